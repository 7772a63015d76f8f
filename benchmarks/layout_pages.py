"""The layouts themselves, each printed by reportlab: `LAYOUTS`, functions Truth -> bytes of a PDF."""

from __future__ import annotations

import io
import math
from collections.abc import Callable

from layout_parts import (
    BODY,
    CAPTION,
    FONT,
    HEADINGS,
    PROSE,
    SMALL,
    TITLE,
    Decorate,
    Story,
    Truth,
    build,
    more_prose,
    prose,
    table,
)
from reportlab.lib import colors
from reportlab.lib.pagesizes import A3, A4, landscape
from reportlab.lib.styles import ParagraphStyle
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import (
    BaseDocTemplate,
    PageBreak,
    Paragraph,
    Spacer,
    Table,
    TableStyle,
)


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
    narrow = ParagraphStyle("narrow", parent=BODY, fontSize=12, leading=19, firstLineIndent=24)
    story = [*prose(truth, style=narrow), *more_prose(truth, narrow)]
    return build(story[1:], columns=2, head=[story[0]], margin=60)


def two_pages_on_one(truth: Truth) -> bytes:
    story = [*prose(truth), *more_prose(truth)]
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
MERGED_SPANS = ((0, 0, 2, 1), (0, 1, 1, 2), (0, 3, 1, 2), (0, 5, 2, 1))


def merged_cells(truth: Truth) -> bytes:
    truth.text += ["经费支出情况表", "单位：万元"]
    story: Story = [Paragraph("经费支出情况表", CAPTION), Paragraph("单位：万元", SMALL)]
    return build([*story, table(truth, MERGED, MERGED_SPANS, widths=[80, 60, 70, 60, 70, 95])])


FORM = [
    ["事项", "", "自然人", "法人", "总计"],
    ["一、本年新收申请", "", "21", "3", "24"],
    ["二、办理结果", "（一）予以公开", "12", "1", "13"],
    ["", "（二）部分公开", "4", "0", "4"],
    ["", "（三）不予公开", "3", "2", "5"],
    ["", "（四）无法提供", "2", "0", "2"],
    ["三、结转下年", "", "0", "0", "0"],
]
FORM_SPANS = ((0, 0, 1, 2), (1, 0, 1, 2), (2, 0, 4, 1), (6, 0, 1, 2))


def form(truth: Truth) -> bytes:
    """A statistics form: heads over two columns, labels over four rows."""
    return build([table(truth, FORM, FORM_SPANS, widths=[120, 110, 60, 60, 60])])


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
    story = [*prose(truth), *more_prose(truth)]
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
    return _open_table(truth, 2, "none")


def three_lines(truth: Truth) -> bytes:
    return _open_table(truth, 1, "three")


def _open_table(truth: Truth, paragraphs: int, rules: str) -> bytes:
    """A table without a frame, behind so many paragraphs; it has no merged cells."""
    truth.borderless = True
    story = prose(truth, paragraphs)
    rows = [row if all(row) else [*row[:2], "11", "91.7%"] for row in ROWS]
    return build([*story, Spacer(1, 12), table(truth, rows, rules=rules, widths=[130, 90, 90, 90])])


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
