"""Pages as pictures, with what was found on them: how a person checks a mined report.

    render_page(path, number, scale)   ─▶ the page as an image
    draw(path, mined, folder)          ─▶ page-001.png … with boxes drawn on the page

Sections are named in the left margin (number, level, role), metrics in the right one (what is
counted, and the value), each with a line to its box, so that no label covers the text. Where the
system has no font with Chinese characters, labels are the short names of the record: S3, M12.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Final

from reportmine.errors import UsageError
from reportmine.findings import Metric, Mined, Section
from reportmine.read.paint import Painter
from reportmine.report import Box, Place, Span

if TYPE_CHECKING:
    from PIL import Image, ImageDraw, ImageFont

SCALE: Final = 1.6  # pixels a point: 115 dpi
MARGIN: Final = 270  # pixels on either side
LEGEND: Final = 26  # pixels above the page
LARGEST_LABEL: Final = 20  # characters

HEADING: Final = "#1f5fbf"
IMPLICIT: Final = "#7a4fbf"
METRIC: Final = "#c2410c"
PLANNED: Final = "#15803d"
TABLE: Final = "#64748b"
PAPER: Final = "#ffffff"

_FONT_FOLDERS: Final = (
    "/usr/share/fonts",
    "/usr/local/share/fonts",
    "~/.local/share/fonts",
    "~/.fonts",
    "/System/Library/Fonts",
    "/Library/Fonts",
    "C:/Windows/Fonts",
)
_FONTS: Final = (
    "NotoSansCJK-Regular.ttc",
    "NotoSansCJKsc-Regular.otf",
    "NotoSansSC-Regular.ttf",
    "SourceHanSansSC-Regular.otf",
    "SourceHanSansCN-Regular.otf",
    "wqy-microhei.ttc",
    "wqy-zenhei.ttc",
    "PingFang.ttc",
    "Hiragino Sans GB.ttc",
    "STHeiti Light.ttc",
    "msyh.ttc",
    "simhei.ttf",
    "simsun.ttc",
    "DroidSansFallbackFull.ttf",
    "DroidSansFallback.ttf",
    "uming.ttc",
    "ukai.ttc",
)


@dataclass(frozen=True, slots=True)
class Mark:
    """A box on a page, its colour, and what the margin says of it ("" for nothing)."""

    page: int
    box: Box
    colour: str
    label: str = ""
    right: bool = False


def render_page(path: Path | str, number: int, scale: float = SCALE) -> Image.Image:
    """Page `number` (from 1) of a PDF as an RGB image, `scale` pixels a point.

    A page too large for that is drawn smaller. Raises ReadError where there is no such page, or it
    cannot be drawn.
    """
    return next(_painted(Path(path), [number], scale))


#: What a name of the record is called: `("role", "review")` ─▶ 工作回顾.
Say = Callable[[str, str], str]


def draw(
    path: Path | str,
    mined: Mined,
    folder: Path | str,
    *,
    scale: float = SCALE,
    say: Say = lambda _, name: name,
) -> list[Path]:
    """Draw every page of a mined PDF into `folder` as page-001.png …; returns the files.

    `say` gives roles ("role"), themes ("theme") and statuses ("status") their names for readers.

    Raises UsageError where the report has no pages or no boxes, ReadError where the file cannot
    be drawn (any more).
    """
    if not mined.report.pages or not mined.report.boxes:
        raise UsageError(f"{mined.report.source} has no pages with text: there is nothing to draw")
    folder = Path(folder)
    folder.mkdir(parents=True, exist_ok=True)
    marks: dict[int, list[Mark]] = {}
    for mark in _marks(mined, say if _font_file() else None):
        marks.setdefault(mark.page, []).append(mark)
    width = max(3, len(str(len(mined.report.pages))))
    files = []
    pages = mined.report.pages
    images = _painted(Path(path), [page.number for page in pages], scale)
    for page, image in zip(pages, images, strict=True):
        sheet = _annotate(image, image.width / max(page.width, 1), marks.get(page.number, []))
        files.append(folder / f"page-{page.number:0{width}}.png")
        sheet.save(files[-1])
    return files


def _painted(path: Path, numbers: list[int], scale: float) -> Iterator[Image.Image]:
    with Painter(path, scale) as painter:
        for number in numbers:
            yield painter.page(number)


def _marks(mined: Mined, say: Say | None) -> Iterator[Mark]:
    """Tables below, then sections, then metrics: the later ones are drawn on top.

    Without a font for Chinese (`say` is None) the labels are ids.
    """
    for table in mined.report.tables:
        label = f"{table.id} {table.caption or ''}".rstrip() if say else table.id.upper()
        yield from _at(table.places, TABLE, label)
    for section in mined.sections:
        label = _section_label(mined, section, say) if say else section.id.upper()
        colour = IMPLICIT if section.implicit else HEADING
        yield from _at(mined.report.evidence(_opening(section)).places, colour, label)
    rows: dict[tuple[str, tuple[str, ...]], list[Metric]] = {}
    for metric in mined.metrics:
        if metric.cell:  # a row of a table has one label for all its values
            rows.setdefault((metric.cell.table, metric.cell.row), []).append(metric)
        else:
            label = _metric_label(metric, say) if say else metric.id.upper()
            yield from _metric_marks(mined, metric, label)
    for (_, headings), metrics in rows.items():
        values = "  ".join(_value(metric) for metric in metrics)
        label = f"{_short(headings[-1])}: {values}" if headings else values
        if not say:
            label = metrics[0].id.upper()
        for metric in metrics:
            yield from _metric_marks(mined, metric, label)
            label = ""


def _at(places: Iterable[Place], colour: str, label: str, *, right: bool = False) -> Iterator[Mark]:
    """One mark for each place; the label stands beside the first."""
    for place in places:
        if place.page and place.bbox:
            yield Mark(place.page, place.bbox, colour, label, right)
            label = ""


def _opening(section: Section) -> Span:
    """Number and heading; the first characters of a section that has neither."""
    spans = [s for s in (section.number_span, section.heading_span) if s]
    if spans:
        return Span(min(s.start for s in spans), max(s.end for s in spans))
    return Span(section.span.start, min(section.span.end, section.span.start + 12))


def _section_label(mined: Mined, section: Section, say: Say) -> str:
    name = "implicit" if section.implicit else section.id
    if section.number_span:
        name = mined.report.text[section.number_span.start : section.number_span.end].strip()
    role = say("role", section.role) if section.role else ""
    themes = "+".join(say("theme", theme.name) for theme in section.themes)
    return " ".join(filter(None, [f"{name} · L{section.level}", role, themes]))


def _metric_marks(mined: Mined, metric: Metric, label: str) -> Iterator[Mark]:
    colour = METRIC if metric.status == "achieved" else PLANNED
    span = metric.evidence.span if metric.mention is None else mined.mentions[metric.mention].span
    yield from _at(mined.report.evidence(span).places, colour, label, right=True)
    for piece in metric.label_spans:
        yield from _at(mined.report.evidence(piece).places, colour + "66", "")


def _metric_label(metric: Metric, say: Say) -> str:
    label = f"{_short(metric.label)} = {_value(metric)}"
    return label if metric.status == "achieved" else f"{label} ({say('status', metric.status)})"


def _value(metric: Metric) -> str:
    signs = {"more_than": ">", "less_than": "<", "equal_or_more": "≥", "equal_or_less": "≤"}
    if metric.mod == "range":
        number = f"{metric.min_value}–{metric.max_value}"
    else:
        sign = "~" if metric.mod == "approx" else signs.get(metric.mod, "")
        number = f"{sign}{'?' if metric.value is None else metric.value}"
    return f"{number} {metric.unit or ''}".rstrip()


def _short(text: str) -> str:
    return text if len(text) <= LARGEST_LABEL else text[: LARGEST_LABEL - 1] + "…"


def _annotate(page: Image.Image, scale: float, marks: list[Mark]) -> Image.Image:
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
    font = _font(size)
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
    chinese = _font_file() is not None
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
    font = _font(13)
    x = 8.0
    for colour, name in entries:
        pen.rectangle((x, 7, x + 11, 18), outline=colour, width=2)
        pen.text((x + 17, 4), name, fill=colour, font=font)
        x += 17 + pen.textlength(name, font=font) + 18


@cache
def _font_file() -> Path | None:
    """A font with Chinese characters, if this system has one that we know by name."""
    from PIL import ImageFont

    for folder in _FONT_FOLDERS:
        fonts = {file.name: file for file in _below(folder)}
        for name in _FONTS:
            if name in fonts:
                try:
                    ImageFont.truetype(str(fonts[name]), 12)
                except OSError:
                    continue  # there, but not for us
                return fonts[name]
    return None


def _below(folder: str) -> list[Path]:
    try:
        return sorted(Path(folder).expanduser().rglob("*.[to]t[cf]"))
    except (OSError, RuntimeError):  # no permission, or no home
        return []


@cache
def _font(size: int) -> ImageFont.FreeTypeFont:
    from PIL import ImageFont

    file = _font_file()
    if file:
        return ImageFont.truetype(str(file), size)
    return ImageFont.load_default(size)  # type: ignore[return-value]
