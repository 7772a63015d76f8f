"""A page with its marks on a larger sheet: boxes on the page, labels in its margins, the legend above.

    annotated(page, scale, marks)      `scale` is pixels a point

Sections are named in the left margin, metrics in the right one, each with a line to its box, so that
no label covers the text.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from reportmine.read.render import fonts
from reportmine.read.render.marks import HEADING, IMPLICIT, METRIC, PLANNED, TABLE, Mark
from reportmine.report import Box

if TYPE_CHECKING:
    from PIL import Image, ImageDraw, ImageFont

__all__ = ["LEGEND", "MARGIN", "annotated"]


MARGIN: Final = 270  # pixels on either side
LEGEND: Final = 26  # pixels above the page


def annotated(page: Image.Image, scale: float, marks: list[Mark]) -> Image.Image:
    """The page on a larger sheet: boxes on it, labels in its margins, the legend above."""
    from PIL import Image, ImageDraw

    sheet = Image.new("RGB", (page.width + 2 * MARGIN, page.height + LEGEND), "#f1f5f9")
    sheet.paste(page, (MARGIN, LEGEND))
    pen = ImageDraw.Draw(sheet, "RGBA")
    for mark in marks:
        x0, top, x1, bottom = _on_sheet(mark.box, scale)
        pen.rectangle((x0 - 1, top - 1, x1 + 1, bottom + 1), outline=mark.colour, width=1)
    for right in (False, True):
        _write_margin(pen, sheet, [m for m in marks if m.label and m.right is right], scale, right)
    _write_legend(pen)
    return sheet


def _on_sheet(box: Box, scale: float) -> tuple[float, float, float, float]:
    x0, top, x1, bottom = (edge * scale for edge in box)
    return (
        MARGIN + min(x0, x1),
        LEGEND + min(top, bottom),
        MARGIN + max(x0, x1),
        LEGEND + max(top, bottom),
    )


def _write_margin(
    pen: ImageDraw.ImageDraw, sheet: Image.Image, marks: list[Mark], scale: float, right: bool
) -> None:
    """Labels of one margin from the top down, none on another, each with a line to its box."""
    if not marks:
        return
    room = (sheet.height - LEGEND - 4) / len(marks)
    size = int(max(7, min(13, room - 2)))
    step = min(size + 3.0, room)
    font = fonts.sized(size)
    marks = sorted(marks, key=lambda m: (m.box.top, m.box.x0))
    wanted = [LEGEND + m.box.top * scale for m in marks]
    for mark, y in zip(marks, _spread(wanted, step, LEGEND, sheet.height - 4), strict=True):
        x0, top, _, bottom = _on_sheet(mark.box, scale)
        text = _fitting(pen, mark.label, font, MARGIN - 16)
        width = pen.textlength(text, font=font)
        edge = sheet.width - MARGIN + 8 if right else MARGIN - 8 - width
        # On the right the line begins at the edge of the page: it must not run through the text.
        near, far = (sheet.width - MARGIN, edge - 3) if right else (x0 - 1, edge + width + 3)
        first_line = min((top + bottom) / 2, top + size)
        pen.line((near, first_line, far, y + size / 2), fill=mark.colour[:7] + "55")
        pen.text((edge, y), text, fill=mark.colour, font=font)


def _spread(wanted: list[float], step: float, top: float, bottom: float) -> list[float]:
    """Heights near the wanted ones (sorted), at least `step` apart, all between the two ends."""
    heights: list[float] = []
    for y in wanted:
        heights.append(max(y, heights[-1] + step if heights else top))
    limit = bottom - step
    for i in reversed(range(len(heights))):
        heights[i] = min(heights[i], limit)
        limit = heights[i] - step
    return heights


def _fitting(
    pen: ImageDraw.ImageDraw, text: str, font: ImageFont.FreeTypeFont, width: float
) -> str:
    """The text, shortened in its middle until it fits: the value at the end is what matters."""
    keep = len(text)
    while keep > 8 and pen.textlength(text, font=font) > width:
        keep -= 1
        head = keep // 2
        text = f"{text[:head].rstrip('…')}…{text[len(text) - (keep - head) :].lstrip('…')}"
    return text


def _write_legend(pen: ImageDraw.ImageDraw) -> None:
    chinese = fonts.chinese() is not None
    entries = (
        (HEADING, "标题 heading" if chinese else "heading"),
        (IMPLICIT, "无标题段 implicit section" if chinese else "implicit section"),
        (METRIC, "指标 metric" if chinese else "metric"),
        (
            PLANNED,
            "计划等 planned, required, baseline" if chinese else "planned, required, baseline",
        ),
        (TABLE, "表格 table" if chinese else "table"),
    )
    font = fonts.sized(13)
    x = 8.0
    for colour, name in entries:
        pen.rectangle((x, 7, x + 11, 18), outline=colour, width=2)
        pen.text((x + 17, 4), name, fill=colour, font=font)
        x += 17 + pen.textlength(name, font=font) + 18
