"""Forms drawn by reportlab, in a font that needs no file."""

from __future__ import annotations

import io

from form_look import PROSE, Look, broken, upright
from form_tables import Form
from reportlab.lib import colors
from reportlab.lib.pagesizes import A4, landscape
from reportlab.lib.styles import ParagraphStyle
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.cidfonts import UnicodeCIDFont
from reportlab.platypus import Flowable, PageBreak, Paragraph, SimpleDocTemplate, Table, TableStyle

__all__ = ["draw_forms"]

_FONT = "STSong-Light"
_RULES: dict[str, list[tuple[object, ...]]] = {
    "full": [("GRID", (0, 0), (-1, -1), 0.6, colors.black)],
    "hair": [
        ("INNERGRID", (0, 0), (-1, -1), 0.3, colors.grey),
        ("BOX", (0, 0), (-1, -1), 1.5, colors.black),
    ],
    "rows": [
        ("LINEBELOW", (0, 0), (-1, -1), 0.5, colors.black),
        ("LINEABOVE", (0, 0), (-1, 0), 1, colors.black),
    ],
    "none": [],
}


def draw_forms(forms: list[Form], heading: str, look: Look) -> bytes:
    """A PDF of the forms."""
    pdfmetrics.registerFont(UnicodeCIDFont(_FONT))
    body = ParagraphStyle(
        "body", fontName=_FONT, fontSize=14, leading=24, firstLineIndent=28, wordWrap="CJK"
    )
    head = ParagraphStyle("head", parent=body, fontSize=16)
    small = ParagraphStyle("small", parent=body, fontSize=9, leading=12, firstLineIndent=0)
    size = landscape(A4) if look.landscape else A4
    story: list[Flowable] = [Paragraph(heading, head), Paragraph("一、总体情况", head)]
    story += [Paragraph(PROSE, body) for _ in range(look.lead)]
    for n, form in enumerate(forms):
        if n and look.apart:
            story.append(PageBreak())
        if form.rows[0][0].text != form.title:
            story.append(Paragraph(form.title, head))
        story += [Paragraph(text, small) for line in form.above for text in line.split("\t")]
        story.append(_table(form, look, size[0] - 140))
    story.append(Paragraph(PROSE, body))
    out = io.BytesIO()
    SimpleDocTemplate(
        out,
        pagesize=size,
        leftMargin=70,
        rightMargin=70,
        topMargin=70,
        bottomMargin=60,
        invariant=1,
    ).build(story)
    return out.getvalue()


def _table(form: Form, look: Look, width: float) -> Table:
    style = {
        align: ParagraphStyle(
            f"c{align}",
            fontName=_FONT,
            fontSize=look.size,
            leading=look.size * 1.3,
            wordWrap="CJK",
            alignment=align,
        )
        for align in (1, 2)
    }
    grid: list[list[Flowable | str]] = [[""] * form.columns for _ in form.rows]
    used: set[tuple[int, int]] = set()
    spans: list[tuple[object, ...]] = []
    for r, row in enumerate(form.rows):
        c = 0
        for cell in row:
            while (r, c) in used:
                c += 1
            used |= {(r + i, c + j) for i in range(cell.rowspan) for j in range(cell.colspan)}
            text = broken(cell.text) if look.broken else cell.text
            if look.vertical and upright(cell):
                text = "\n".join(cell.text)
            align = 2 if cell.number and look.numbers == "right" else 1
            grid[r][c] = Paragraph(text.replace("\n", "<br/>"), style[align])
            if cell.rowspan > 1 or cell.colspan > 1:
                spans.append(("SPAN", (c, r), (c + cell.colspan - 1, r + cell.rowspan - 1)))
    settings: list[tuple[object, ...]] = [
        ("VALIGN", (0, 0), (-1, -1), "MIDDLE"),
        ("LEFTPADDING", (0, 0), (-1, -1), 2), ("RIGHTPADDING", (0, 0), (-1, -1), 2),
        *spans, *_RULES.get(look.rules, _RULES["full"]),
    ]  # fmt: skip
    unit = width / sum(form.widths)
    return Table(
        grid, colWidths=[w * unit for w in form.widths], style=TableStyle(settings),
        repeatRows=form.heads if look.repeat else 0, splitInRow=0,
    )  # fmt: skip
