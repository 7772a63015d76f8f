"""What reading gives: one text, and where each of its characters stands.

A `Report` is made once, by `reportmine.read`, and never changes. Every later step points into
`Report.text` with a `Span`; `Report.evidence` turns a span back into the quote and its boxes.

Conventions, everywhere in reportmine
    offsets   0-based code points of `Report.text`, half-open `[start, end)`
    boxes     PDF points from the page's top left corner, `(x0, top, x1, bottom)`
    pages     numbered from 1
"""

from __future__ import annotations

import re
from array import array
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from operator import gt
from typing import Literal, NamedTuple

from reportmine.boxes import Boxes

Status = Literal[
    "ok", "partial", "needs_ocr", "encrypted", "empty", "unreadable", "timeout", "too_large"
]
Source = Literal["text", "ocr", "none"]


class Span(NamedTuple):
    """A half-open range `[start, end)` of code points of the one text."""

    start: int
    end: int

    def covers(self, other: Span) -> bool:
        """Whether `other` lies inside this span."""
        return self.start <= other.start and other.end <= self.end

    def overlaps(self, other: Span) -> bool:
        """Whether the two share a character."""
        return self.start < other.end and other.start < self.end


class Box(NamedTuple):
    """A rectangle on a page: points from the top left corner."""

    x0: float
    top: float
    x1: float
    bottom: float


class Place(NamedTuple):
    """Where a piece of text stands: page and box, or an address where there are no pages."""

    page: int | None
    bbox: Box | None
    address: str | None = None


@dataclass(frozen=True, slots=True)
class Evidence:
    """A quote and every place that it stands in; `text[span.start:span.end] == quote`."""

    quote: str
    span: Span
    places: tuple[Place, ...]


@dataclass(frozen=True, slots=True)
class Note:
    """What a step noticed, mended or threw away."""

    step: str
    code: str
    message: str
    span: Span | None = None


@dataclass(frozen=True, slots=True)
class Page:
    """A page; `span` is the stretch of the text whose characters it carries (it may be empty)."""

    number: int
    width: float
    height: float
    span: Span
    source: Source = "text"


@dataclass(frozen=True, slots=True)
class Line:
    """A printed line, or a line inside a table cell, without its line break.

    `page` is 0 and `bbox` None in formats without pages. `size` is the median font size in points
    (0.0 unknown). `style` is what the format itself says: "title", "heading 1" … "heading 9",
    "list", or None.
    """

    span: Span
    page: int = 0
    bbox: Box | None = None
    size: float = 0.0
    bold: bool = False
    style: str | None = None


@dataclass(frozen=True, slots=True)
class Cell:
    """A table cell. `row` and `column` count from 0; `span` is None where the cell is empty."""

    text: str
    span: Span | None
    row: int
    column: int
    rowspan: int = 1
    colspan: int = 1


@dataclass(frozen=True, slots=True)
class Table:
    """A table. In the text each of its rows is one paragraph, the cells separated by a tab.

    `cells` holds, for each row, the cells that begin in that row. `span` covers all its rows.
    `unit` is the unit that the caption or a heading gives to every cell, as written (`万元`).
    """

    id: str
    span: Span
    places: tuple[Place, ...]
    cells: tuple[tuple[Cell, ...], ...]
    caption: str | None = None
    unit: str | None = None


_PARAGRAPH = re.compile(r"[^\n]+")


@dataclass(frozen=True)
class Report:
    """One file, read.

    `lines` and `tables` are sorted by span; every character of the text except "\\n" and "\\t" lies in one of
    them. `boxes` says where each printed character of `text` stands; it is empty in formats without
    pages. `furniture` has the running heads
    and footers that were taken out of the text, each once.
    """

    id: str
    source: str
    format: str
    status: Status = "ok"
    text: str = ""
    pages: tuple[Page, ...] = ()
    lines: Sequence[Line] = ()
    tables: tuple[Table, ...] = ()
    notes: tuple[Note, ...] = ()
    furniture: tuple[str, ...] = ()
    boxes: Boxes = field(default_factory=Boxes, repr=False)

    @cached_property
    def paragraphs(self) -> tuple[Span, ...]:
        """The paragraphs of the text, in order; empty ones are left out."""
        return tuple(Span(*m.span()) for m in _PARAGRAPH.finditer(self.text))

    @cached_property
    def _line_starts(self) -> array[int]:
        return array("i", [line.span.start for line in self.lines])

    @cached_property
    def _table_starts(self) -> list[int]:
        return [table.span.start for table in self.tables]

    @cached_property
    def _paragraph_starts(self) -> list[int]:
        return [span.start for span in self.paragraphs]

    def lines_in(self, span: Span) -> Iterator[Line]:
        """The lines that share a character with `span`, in order."""
        starts = self._line_starts
        first = max(0, bisect_right(starts, span.start) - 1)
        for i in range(first, bisect_left(starts, span.end, first)):
            line = self.lines[i]
            if line.span.overlaps(span):
                yield line

    def table_at(self, offset: int) -> Table | None:
        """The table whose rows hold this offset, if any."""
        i = bisect_right(self._table_starts, offset) - 1
        return self.tables[i] if i >= 0 and offset < self.tables[i].span.end else None

    def page_of(self, offset: int) -> int | None:
        """The number of the page that shows the character at `offset`; None without pages."""
        line = next(self.lines_in(Span(offset, offset + 1)), None)
        return line.page or None if line else None

    def evidence(self, span: Span) -> Evidence:
        """The quote of `span` and its places: one box for each printed line that it touches.

        Raises ValueError where the span is not inside the text.
        """
        if not 0 <= span.start <= span.end <= len(self.text):
            raise ValueError(f"span {tuple(span)} is outside the text (0–{len(self.text)})")
        return Evidence(self.text[span.start : span.end], span, tuple(self._places(span)))

    def _places(self, span: Span) -> Iterator[Place]:
        if not self.boxes:
            if span.start < span.end:
                yield Place(None, None, self._address(span.start))
            return
        for line in self.lines_in(span):
            box = self._box(max(span.start, line.span.start), min(span.end, line.span.end))
            if box:
                yield Place(line.page, box)

    def _box(self, start: int, end: int) -> Box | None:
        x0, top, x1, bottom = self.boxes.edges(start, end)
        if x0 and all(map(gt, x1, x0)):  # every character is printed: no need to look at each
            return _rounded(min(x0), min(top), max(x1), max(bottom))
        inked = [
            box
            for box in zip(x0, top, x1, bottom, strict=True)
            if box[2] > box[0] or box[3] > box[1]
        ]
        if not inked:
            return None
        x0s, tops, x1s, bottoms = zip(*inked, strict=True)
        return _rounded(min(x0s), min(tops), max(x1s), max(bottoms))

    def _address(self, offset: int) -> str:
        table = self.table_at(offset)
        if table:
            for row in table.cells:
                for cell in row:
                    if cell.span and cell.span.start <= offset < cell.span.end:
                        return f"{table.id} row {cell.row + 1} column {cell.column + 1}"
        return f"paragraph {bisect_right(self._paragraph_starts, offset)}"


def _rounded(x0: float, top: float, x1: float, bottom: float) -> Box:
    return Box(round(x0, 1), round(top, 1), round(x1, 1), round(bottom, 1))
