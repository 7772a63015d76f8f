"""What printed layouts are made of: sentences, styles, tables, flowing pages.

    prose(truth)                  title and sections, as reportlab flows them
    table(truth, rows, spans)     a ruled, three-line or borderless table
    build(story, columns=2, …)    the PDF's bytes

Each writes down in the `Truth` what it prints.
"""

from __future__ import annotations

import io
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

from reportlab.lib import colors
from reportlab.lib.enums import TA_CENTER
from reportlab.lib.pagesizes import A4
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
    PageTemplate,
    Paragraph,
    Table,
    TableStyle,
)

FONT = "STSong-Light"
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

Merge = tuple[int, int, int, int]
"""row, column, rowspan, colspan of a merged cell"""


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


def more_prose(truth: Truth, style: ParagraphStyle = BODY) -> Story:
    """The paragraphs alone, to fill the page."""
    truth.text += PROSE
    return [Paragraph(text, style) for text in PROSE]


def shown_cells(rows: list[list[str]], spans: tuple[Merge, ...]) -> Iterator[CellTruth]:
    """The cells that a table shows, row by row; what a merged cell covers is none."""
    covered = {(r + i, c + j) for r, c, h, w in spans for i in range(h) for j in range(w) if i or j}
    size = {(r, c): (h, w) for r, c, h, w in spans}
    for r, row in enumerate(rows):
        for c, text in enumerate(row):
            if (r, c) not in covered:
                yield (r, c, *size.get((r, c), (1, 1)), text)


def table(
    truth: Truth, rows: list[list[str]], spans: tuple[Merge, ...] = (), *, rules: str = "grid",
    widths: list[float] | None = None, repeat: int = 0, size: float = 12,
) -> Flowable:  # fmt: skip
    """A table with "grid", "three" or no rules, written down as one more of the truth."""
    cells = list(shown_cells(rows, spans))
    truth.text += [text for *_, text in cells]
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
