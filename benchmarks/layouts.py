"""Layouts that reports come in, printed from known truth and read back.

    python benchmarks/layouts.py [--keep FOLDER] [--errors]

Out: for each layout how alike the text is (white space aside; 100 % is every character in order)
and how many table cells are exact: text, row, column and span. Exit code 1 where a layout falls
below its floor. reportlab prints them; where LibreOffice is on the PATH it prints some of them again
from HTML, as another producer would.
"""

from __future__ import annotations

import argparse
import difflib
import html
import io
import math
import shutil
import subprocess
import sys
import tempfile
import unicodedata
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

from reportlab.lib import colors
from reportlab.lib.enums import TA_CENTER
from reportlab.lib.pagesizes import A3, A4, landscape
from reportlab.lib.styles import ParagraphStyle
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.cidfonts import UnicodeCIDFont
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import (
    BaseDocTemplate,
    Flowable,
    Frame,
    FrameBreak,
    NextPageTemplate,
    PageBreak,
    PageTemplate,
    Paragraph,
    Spacer,
    Table,
    TableStyle,
)  # fmt: skip

from reportmine.read import read
from reportmine.report import Report

FONT = "STSong-Light"
TEXT_FLOOR, CELL_FLOOR, LOOSE_CELL_FLOOR = 0.995, 0.99, 0.85
pdfmetrics.registerFont(UnicodeCIDFont(FONT))

BODY = ParagraphStyle(
    "body", fontName=FONT, fontSize=15, leading=26, firstLineIndent=30, wordWrap="CJK"
)
HEADING = ParagraphStyle("heading", parent=BODY, fontSize=16, spaceBefore=6)
TITLE = ParagraphStyle(
    "title", parent=BODY, fontSize=22, leading=36, firstLineIndent=0, alignment=TA_CENTER,
    spaceAfter=14,
)  # fmt: skip
CAPTION = ParagraphStyle("caption", parent=TITLE, fontSize=14, leading=22, spaceAfter=4)
SMALL = ParagraphStyle("small", parent=BODY, fontSize=10.5, leading=15, firstLineIndent=0)

PROSE = (
    "一年来，本站在上级部门的领导下，围绕中心工作，认真履行职责，全年接待群众来访312人次，办结事项298件，"
    "办结率为95.5%，群众满意度稳步提升。",
    "在队伍建设方面，组织业务学习24次，参加人员达到560人次，选派骨干6名到外地考察，形成调研报告3篇，"
    "其中一篇被主管部门采用，为下一步改进工作提供了依据。",
    "在服务保障方面，更新设备15台套，投入资金48.6万元，维修线路1200米，排查隐患37处，已经全部整改到位，"
    "没有发生一起责任事故，较上年减少2起。",
    "存在的主要问题是：人员年龄结构偏大，新技术应用不够，个别同志服务意识有待加强，经费使用的计划性还不够强，"
    "需要在今后的工作中认真加以解决。",
    "下一步，本站将坚持问题导向，完善制度，力争全年培训不少于30次，群众满意度达到97%以上，"
    "把各项工作提高到一个新的水平，为事业发展作出新的贡献。",
)  # fmt: skip
HEADINGS = ("一、主要工作", "二、队伍建设", "三、服务保障", "四、存在的问题", "五、下一步打算")
NAME = "河东水文站2021年度工作总结"

CellTruth = tuple[int, int, int, int, str]
"""row, column, rowspan, colspan, text"""


@dataclass(slots=True)
class Truth:
    """What was printed: the text in order, pieces whose place in the order is free, tables."""

    text: list[str] = field(default_factory=list)
    loose: list[str] = field(default_factory=list)
    tables: list[list[CellTruth]] = field(default_factory=list)
    borderless: bool = False


Story = list[Flowable]
Decorate = Callable[[Canvas, BaseDocTemplate], None]


def prose(truth: Truth, count: int = 5, style: ParagraphStyle = BODY) -> Story:
    """A title and so many sections."""
    truth.text.append(NAME)
    story: Story = [Paragraph(NAME, TITLE)]
    for heading, text in list(zip(HEADINGS, PROSE, strict=True))[:count]:
        truth.text += [heading, text]
        story += [Paragraph(heading, HEADING), Paragraph(text, style)]
    return story


def table(
    truth: Truth, rows: list[list[str]], spans: tuple[tuple[int, int, int, int], ...] = (),
    *, rules: str = "grid", widths: list[float] | None = None, repeat: int = 0, size: float = 12,
    new: bool = True,
) -> Flowable:  # fmt: skip
    """A table; `spans` are (row, column, rowspan, colspan)."""
    covered = {(r + i, c + j) for r, c, h, w in spans for i in range(h) for j in range(w) if i or j}
    size_of = {(r, c): (h, w) for r, c, h, w in spans}
    cells: list[CellTruth] = []
    for r, row in enumerate(rows):
        kept = [(c, text) for c, text in enumerate(row) if (r, c) not in covered]
        truth.text += [text for _, text in kept]
        cells += [(r, c, *size_of.get((r, c), (1, 1)), text) for c, text in kept]
    if new:
        truth.tables.append(cells)
    commands: list[tuple[object, ...]] = [
        ("FONT", (0, 0), (-1, -1), FONT, size), ("VALIGN", (0, 0), (-1, -1), "MIDDLE"),
        ("ALIGN", (1, 0), (-1, -1), "CENTER"),
        *[("SPAN", (c, r), (c + w - 1, r + h - 1)) for r, c, h, w in spans],
    ]  # fmt: skip
    if rules == "grid":
        commands.append(("GRID", (0, 0), (-1, -1), 0.6, colors.black))
    elif rules == "three":
        commands += [
            ("LINEABOVE", (0, 0), (-1, 0), 1.2, colors.black),
            ("LINEBELOW", (0, 0), (-1, 0), 0.6, colors.black),
            ("LINEBELOW", (0, -1), (-1, -1), 1.2, colors.black),
        ]
    small = ParagraphStyle("cell", fontName=FONT, fontSize=size, leading=size * 1.3, wordWrap="CJK")
    shown = [[Paragraph(t, small) if len(t) > 12 else t for t in row] for row in rows]
    return Table(shown, colWidths=widths, style=TableStyle(commands), repeatRows=repeat)


def build(
    story: Story, *, pagesize: tuple[float, float] = A4, columns: int = 1, head: Story | None = None,
    before: Decorate | None = None, after: Decorate | None = None, margin: float = 80,
) -> bytes:  # fmt: skip
    """Flow a story onto pages; `before` and `after` draw on each page."""
    out = io.BytesIO()
    document = BaseDocTemplate(out, pagesize=pagesize, invariant=1)
    wide, high = pagesize
    gap, room = 30.0, wide - 2 * margin
    width = (room - gap * (columns - 1)) / columns

    def frames(top: float) -> list[Frame]:
        return [
            Frame(margin + i * (width + gap), 70, width, high - 70 - top, 0, 0, 0, 0)
            for i in range(columns)
        ]

    plain = PageTemplate(
        "plain", frames(80), onPage=before or _nothing, onPageEnd=after or _nothing
    )
    templates = [plain]
    if head:
        first = [Frame(margin, high - 80 - 60, room, 60, 0, 0, 0, 0), *frames(150)]
        templates.insert(0, PageTemplate("first", first, onPage=before or _nothing))
        story = [NextPageTemplate("plain"), *head, FrameBreak(), *story]
    document.addPageTemplates(templates)
    document.build(story)
    return out.getvalue()


def _nothing(canvas: Canvas, document: BaseDocTemplate) -> None:
    return None


# -- layouts


def one_column(truth: Truth) -> bytes:
    return build(prose(truth))


def letterspaced(truth: Truth) -> bytes:
    """Lines filled up with spaces between the characters, as some writers justify."""
    out = io.BytesIO()
    canvas = Canvas(out, A4, invariant=1)
    y = 740.0
    for text in PROSE:
        truth.text.append(text)
        lines, room = [], 26
        first = True
        while text:
            count = room - 2 if first else room
            lines.append(("    " if first else "", text[:count]))
            text, first = text[count:], False
        for n, (indent, line) in enumerate(lines):
            spaced = " ".join(line) if n + 1 < len(lines) else line
            x = 90 + (28 if indent else 0)
            canvas.setFont(FONT, 14)
            wide = pdfmetrics.stringWidth(spaced, FONT, 14)
            goal = 505 - x
            scale = 100 * goal / wide if n + 1 < len(lines) else 100
            piece = canvas.beginText(x, y)
            piece.setFont(FONT, 14)
            piece.setHorizScale(scale)
            piece.textOut(spaced)
            canvas.drawText(piece)
            y -= 27
    canvas.save()
    return out.getvalue()


def two_columns(truth: Truth) -> bytes:
    story = prose(
        truth, style=ParagraphStyle("c", parent=BODY, fontSize=12, leading=19, firstLineIndent=24)
    )
    for text in PROSE:
        truth.text.append(text)
        story.append(
            Paragraph(
                text, ParagraphStyle("d", parent=BODY, fontSize=12, leading=19, firstLineIndent=24)
            )
        )
    return build(story[1:], columns=2, head=[story[0]], margin=60)


def two_pages_on_one(truth: Truth) -> bytes:
    story = prose(truth)
    for text in PROSE:
        truth.text.append(text)
        story.append(Paragraph(text, BODY))
    return build(story, pagesize=landscape(A3), columns=2, margin=90)


WIDE_ROWS = [["单位", *(f"{m}月" for m in range(1, 13)), "合计"]] + [
    [name, *(str(7 * i + 3 * m) for m in range(12)), str(84 * i + 198)]
    for i, name in enumerate(("测量组", "水情组", "后勤组", "办公室"), 1)
]


def landscape_table(truth: Truth) -> bytes:
    truth.text.append("各组月度观测次数")
    story: Story = [Paragraph("各组月度观测次数", CAPTION)]
    return build([*story, table(truth, WIDE_ROWS)], pagesize=landscape(A4))


ROWS = [
    ["项目", "计划数", "完成数", "完成率"],
    ["水位观测", "1460", "1460", "100%"],
    ["流量测验", "120", "118", "98.3%"],
    ["泥沙取样", "60", "57", "95%"],
    ["设备检修", "12", "", "0"],
]


def ruled_table(truth: Truth) -> bytes:
    story = prose(truth, 2)
    truth.text += ["表1 测验任务完成情况", "单位：次"]
    right = ParagraphStyle("r", parent=SMALL, alignment=2)
    story += [Paragraph("表1 测验任务完成情况", CAPTION), Paragraph("单位：次", right)]
    return build([*story, table(truth, ROWS, widths=[130, 90, 90, 90])])


MERGED = [
    ["类别", "本年", "", "上年", "", "备注"],
    ["", "件数", "金额", "件数", "金额", ""],
    ["设备购置", "15", "48.60", "11", "36.20", "含更新改造"],
    ["维修养护", "37", "12.75", "42", "15.10", ""],
    ["人员培训", "24", "6.30", "20", "5.85", "外出考察除外"],
    ["合计", "76", "67.65", "73", "57.15", ""],
]
MERGED_SPANS = ((0, 0, 2, 1), (0, 1, 1, 2), (0, 3, 1, 2), (0, 5, 2, 1), (3, 5, 1, 1))


def merged_cells(truth: Truth) -> bytes:
    truth.text += ["经费支出情况表", "单位：万元"]
    story: Story = [Paragraph("经费支出情况表", CAPTION), Paragraph("单位：万元", SMALL)]
    return build([*story, table(truth, MERGED, MERGED_SPANS[:4], widths=[80, 60, 70, 60, 70, 95])])


FORM = [
    ["一、本年新收申请", "", "21", "3", "24"],
    ["二、办理结果", "（一）予以公开", "12", "1", "13"],
    ["", "（二）部分公开", "4", "0", "4"],
    ["", "（三）不予公开", "3", "2", "5"],
    ["", "（四）无法提供", "2", "0", "2"],
    ["三、结转下年", "", "0", "0", "0"],
]


def form(truth: Truth) -> bytes:
    """A statistics form: heads over two columns, labels over four rows."""
    rows = [["事项", "", "自然人", "法人", "总计"], *FORM]
    spans = ((0, 0, 1, 2), (1, 0, 1, 2), (2, 0, 4, 1), (6, 0, 1, 2))
    return build([table(truth, rows, spans, widths=[120, 110, 60, 60, 60])])


def long_table(truth: Truth) -> bytes:
    """A table over three pages, its head repeated on each."""
    rows = [["序号", "站点", "观测次数", "合格次数"]] + [
        [str(n), f"第{n}观测点", str(40 + 3 * n), str(38 + 3 * n)] for n in range(1, 71)
    ]
    truth.text.append("附表 各观测点情况")
    story: Story = [Paragraph("附表 各观测点情况", CAPTION)]
    return build([*story, table(truth, rows, widths=[50, 150, 100, 100], repeat=1)])


def stamped(truth: Truth) -> bytes:
    """A round seal over the last lines."""

    def seal(canvas: Canvas, _: BaseDocTemplate) -> None:
        canvas.setStrokeColor(colors.red)
        canvas.setFillColor(colors.red)
        canvas.circle(400, 300, 60)
        for n, char in enumerate("河东水文站"):
            angle = math.radians(150 - 30 * n)
            canvas.saveState()
            canvas.translate(400 + 44 * math.cos(angle), 300 + 44 * math.sin(angle))
            canvas.rotate(math.degrees(angle) - 90)
            canvas.setFont(FONT, 13)
            canvas.drawCentredString(0, 0, char)
            canvas.restoreState()

    return build(prose(truth, 4), after=seal)


NOTES = ("来访增加31人次", "考察六省", "隐患全部整改")


def side_notes(truth: Truth) -> bytes:
    truth.loose += NOTES

    def notes(canvas: Canvas, _: BaseDocTemplate) -> None:
        canvas.setFont(FONT, 8)
        for n, note in enumerate(NOTES):
            canvas.drawString(508, 640 - 150 * n, note)

    return build(prose(truth, 4), after=notes, margin=95)


def furniture(truth: Truth) -> bytes:
    """Contents page, running head, page numbers."""

    def head(canvas: Canvas, document: BaseDocTemplate) -> None:
        canvas.setFont(FONT, 9)
        canvas.drawString(80, 800, "河东水文站工作总结")
        canvas.drawCentredString(297, 40, f"— {document.page} —")

    contents: Story = [Paragraph("目录", TITLE)]
    for n, heading in enumerate(HEADINGS):
        contents.append(Paragraph(heading + "." * 40 + str(2 + n // 3), SMALL))
    story = prose(truth)
    for text in PROSE:
        truth.text.append(text)
        story.append(Paragraph(text, BODY))
    return build([*contents, PageBreak(), *story], before=head)


def watermark(truth: Truth) -> bytes:
    def aslant(canvas: Canvas, _: BaseDocTemplate) -> None:
        canvas.saveState()
        canvas.setFillColor(colors.lightgrey)
        canvas.setFont(FONT, 60)
        canvas.translate(300, 420)
        canvas.rotate(45)
        canvas.drawCentredString(0, 0, "内部资料")
        canvas.restoreState()

    return build(prose(truth), before=aslant)


def borderless(truth: Truth) -> bytes:
    truth.borderless = True
    story = prose(truth, 2)
    rows = [row if all(row) else [*row[:2], "11", "91.7%"] for row in ROWS]
    return build(
        [*story, Spacer(1, 12), table(truth, rows, rules="none", widths=[130, 90, 90, 90])]
    )


def three_lines(truth: Truth) -> bytes:
    truth.borderless = True
    story = prose(truth, 1)
    rows = [row if all(row) else [*row[:2], "11", "91.7%"] for row in ROWS]
    return build(
        [*story, Spacer(1, 12), table(truth, rows, rules="three", widths=[130, 90, 90, 90])]
    )


def turned_page(truth: Truth) -> bytes:
    """A portrait page that is shown turned, as scanners and Word's sections make them."""

    def turn(canvas: Canvas, _: BaseDocTemplate) -> None:
        canvas.setPageRotation(90)
        canvas.translate(0, A4[1])
        canvas.rotate(-90)

    return build([table(truth, WIDE_ROWS, size=10)], pagesize=landscape(A4), before=_rotated(turn))


def _rotated(turn: Decorate) -> Decorate:
    def draw(canvas: Canvas, document: BaseDocTemplate) -> None:
        canvas.setPageSize(landscape(A4))
        canvas.setPageRotation(90)
        canvas.translate(A4[1], 0)
        canvas.rotate(90)
        canvas.scale(A4[0] / A4[1], A4[0] / A4[1])

    return draw


def boxed(truth: Truth) -> bytes:
    """A frame round a paragraph is no table."""
    story = prose(truth, 2)
    truth.text.append(PROSE[4])
    box = Table(
        [[Paragraph(PROSE[4], BODY)]], colWidths=[430],
        style=TableStyle([("BOX", (0, 0), (-1, -1), 0.8, colors.black)]),
    )  # fmt: skip
    return build([*story, Spacer(1, 14), box])


def backwards(truth: Truth) -> bytes:
    """Lines drawn from the last to the first: only their places tell the order."""
    out = io.BytesIO()
    canvas = Canvas(out, A4, invariant=1)
    lines: list[tuple[float, float, str]] = []
    y = 740.0
    for text in PROSE:
        truth.text.append(text)
        x, rest = 118.0, text
        while rest:
            count = int((505 - x) // 14)
            lines.append((x, y, rest[:count]))
            x, y, rest = 90.0, y - 26, rest[count:]
    canvas.setFont(FONT, 14)
    for x, y, line in reversed(lines):
        canvas.drawString(x, y, line)
    canvas.save()
    return out.getvalue()


LAYOUTS: tuple[Callable[[Truth], bytes], ...] = (
    one_column, letterspaced, two_columns, two_pages_on_one, landscape_table, ruled_table,
    merged_cells, form, long_table, stamped, side_notes, furniture, watermark, borderless,
    three_lines, turned_page, boxed, backwards,
)  # fmt: skip


# -- the same by LibreOffice


def by_office(truth: Truth, folder: Path) -> bytes | None:
    """Prose, a merged table and a long one as HTML, printed by LibreOffice; None without it."""
    program = shutil.which("soffice") or shutil.which("libreoffice")
    if program is None:
        return None
    parts = []
    for heading, text in zip(HEADINGS, PROSE, strict=True):
        truth.text += [heading, text]
        parts.append(f"<h2>{heading}</h2><p style='text-indent:2em'>{text}</p>")
    for rows, spans in (
        (MERGED, MERGED_SPANS[:4]),
        ([["事项", "", "自然人", "法人", "总计"], *FORM], FORM_SPANS),
    ):
        table(truth, rows, spans)
        parts.append(_html(rows, spans))
        truth.text.append(PROSE[0])
        parts.append(f"<p>{PROSE[0]}</p>")
    page = folder / "office.html"
    page.write_text(
        f"<html><head><meta charset='utf-8'></head><body>{''.join(parts)}</body></html>",
        encoding="utf-8",
    )
    command = [program, f"-env:UserInstallation={(folder / 'profile').as_uri()}", "--headless"]
    command += [
        "--infilter=HTML (StarWriter)",
        "--convert-to",
        "pdf:writer_pdf_Export",
        "--outdir",
        str(folder),
        str(page),
    ]
    subprocess.run(command, capture_output=True, check=False, timeout=120)
    made = folder / "office.pdf"
    return made.read_bytes() if made.exists() else None


FORM_SPANS = ((0, 0, 1, 2), (1, 0, 1, 2), (2, 0, 4, 1), (6, 0, 1, 2))


def _html(rows: list[list[str]], spans: tuple[tuple[int, int, int, int], ...]) -> str:
    covered = {(r + i, c + j) for r, c, h, w in spans for i in range(h) for j in range(w) if i or j}
    size = {(r, c): (h, w) for r, c, h, w in spans}
    out = []
    for r, row in enumerate(rows):
        cells = []
        for c, text in enumerate(row):
            if (r, c) not in covered:
                high, wide = size.get((r, c), (1, 1))
                cells.append(f"<td rowspan={high} colspan={wide}>{html.escape(text)}</td>")
        out.append(f"<tr>{''.join(cells)}</tr>")
    return f"<table border=1 cellspacing=0>{''.join(out)}</table>"


# -- measuring


def solid(text: str) -> str:
    """Without white space, compatibility forms folded."""
    return "".join(unicodedata.normalize("NFKC", text).split())


def likeness(report: Report, truth: Truth) -> float:
    """How alike text and truth are, from 0 to 1."""
    found, loose = solid(report.text), [solid(piece) for piece in truth.loose]
    missing = [piece for piece in loose if piece not in found]
    for piece in loose:
        found = found.replace(piece, "", 1)
    wanted = solid("".join(truth.text)) + "".join(missing)
    return difflib.SequenceMatcher(None, found, wanted, autojunk=False).ratio()


def exact_cells(report: Report, truth: Truth) -> tuple[int, int]:
    """Table cells found exactly, and how many there are."""
    exact = 0
    for number, cells in enumerate(truth.tables):
        if number < len(report.tables):
            rows = report.tables[number].cells
            found = {
                (c.row, c.column, c.rowspan, c.colspan, solid(c.text)) for row in rows for c in row
            }
            exact += sum((*cell[:4], solid(cell[4])) in found for cell in cells)
    return exact, sum(map(len, truth.tables))


def layouts_table(folder: Path, *, errors: bool = False) -> tuple[str, int]:
    """Print all layouts into a folder, read them back: a Markdown table, and how many fail."""
    lines = ["| layout | pages | text alike | cells exact |", "|---|---:|---:|---:|"]
    failed = 0
    for number in range(len(LAYOUTS) + 1):
        truth = Truth()
        name = LAYOUTS[number].__name__ if number < len(LAYOUTS) else "libreoffice"
        data = LAYOUTS[number](truth) if number < len(LAYOUTS) else by_office(truth, folder)
        if data is None:
            lines.append("| libreoffice | – | not installed | – |")
            continue
        path = folder / f"{name}.pdf"
        path.write_bytes(data)
        line, good = row(name, read(path), truth, errors=errors)
        lines.append(line)
        failed += not good
    return "\n".join(lines), failed


def row(name: str, report: Report, truth: Truth, *, errors: bool) -> tuple[str, bool]:
    """A row of the table, and whether the layout meets its floors."""
    alike, (exact, cells) = likeness(report, truth), exact_cells(report, truth)
    shown = f"{exact} of {cells}" if cells else "–"
    extra = "" if cells or not report.tables else f" ({len(report.tables)} made up)"
    if errors and (alike < 1 or exact < cells):
        print(report.text, *report.tables, sep="\n", file=sys.stderr)
    floor = LOOSE_CELL_FLOOR if truth.borderless else CELL_FLOOR
    good = alike >= TEXT_FLOOR and exact >= floor * cells and not extra
    name = name.replace("_", " ")
    return f"| {name} | {len(report.pages)} | {alike:.2%} | {shown}{extra} |", good


def main() -> int:
    """Print, read, compare."""
    parser = argparse.ArgumentParser(description="Layouts printed from known truth, read back.")
    parser.add_argument("--keep", type=Path, help="leave the PDF files in this folder")
    parser.add_argument("--errors", action="store_true", help="show where text differs")
    args = parser.parse_args()
    with tempfile.TemporaryDirectory() as temporary:
        folder = args.keep or Path(temporary)
        folder.mkdir(parents=True, exist_ok=True)
        text, failed = layouts_table(folder, errors=args.errors)
    print(text)
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
