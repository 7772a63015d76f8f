"""Paragraphs and tables → the Report: one text, a box for each character, lines, pages, tables.

The text is put together here and nowhere else; after this no offset moves. Lines of a paragraph
are joined without anything between them, except where two Latin words meet.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field

from reportmine.boxes import Boxes
from reportmine.lines import Lines
from reportmine.read.assembly.paragraphs import Paragraph
from reportmine.read.assembly.tables import Heading, caption_and_unit
from reportmine.read.printed import Grid, GridCell, Leaf, Printed
from reportmine.report import Box, Cell, Line, Note, Page, Place, Report, Span, Status, Table

__all__ = ["Builder"]

_LATIN_END = re.compile(r"[A-Za-z0-9.,;:!?)\]&%'\"]$")
_LATIN_START = re.compile(r"[A-Za-z0-9(\[&$'\"]")
_DIGIT_END = re.compile(r"[\d.,%:/\-]$")
_DIGIT_START = re.compile(r"[\d.,%:/\-]")
_MANY = 5000  # pieces of text: one long string takes less memory than all of them


def glue(last: str, following: str) -> str:
    """What stands between two lines of a paragraph once they are joined."""
    if not (_LATIN_END.search(last) and _LATIN_START.match(following)):
        return ""
    # A number goes on: 31,|250 or 20|14; letters and digits are two words.
    if _DIGIT_END.search(last) and _DIGIT_START.match(following):
        return ""
    if last[-1] in "-/@" or following[0] in "-/@":
        return ""
    return " "


@dataclass(slots=True)
class Builder:
    """Collects text, boxes and lines; `report` gives the result."""

    _done: list[str] = field(default_factory=list)
    _parts: list[str] = field(default_factory=list)
    _length: int = 0
    _boxes: Boxes = field(default_factory=Boxes)
    _lines: Lines = field(default_factory=Lines)
    _tables: list[Table] = field(default_factory=list)
    _pages: dict[int, Span] = field(default_factory=dict)
    _heading: Heading = field(default_factory=Heading)

    def add(self, blocks: Iterable[Paragraph | Grid]) -> None:
        """Append paragraphs and tables in order."""
        for block in blocks:
            if isinstance(block, Grid):
                self._add_table(block)
                self._heading.clear()
            else:
                start = self._begin_paragraph()
                self._add_lines(block)
                self._heading.add(self._since(start), block[-1])

    def report(
        self, *, id: str, source: str, format: str, leaves: Iterable[Leaf] = (),
        status: Status = "ok", notes: Iterable[Note] = (), furniture: Iterable[str] = (),
    ) -> Report:  # fmt: skip
        """Everything that was added, as a Report."""
        pages: list[Page] = []
        at = 0
        for leaf in leaves:
            span = self._pages.get(leaf.number, Span(at, at))
            pages.append(
                Page(leaf.number, round(leaf.width, 1), round(leaf.height, 1), span, leaf.source)
            )
            at = span.end
        return Report(
            id=id, source=source, format=format, status=status, text="".join([*self._done, *self._parts]),
            pages=tuple(pages), lines=self._lines, tables=tuple(self._tables),
            notes=tuple(notes), furniture=tuple(furniture), boxes=self._boxes,
        )  # fmt: skip

    # -- text

    def _put(self, text: str) -> None:
        self._parts.append(text)
        self._length += len(text)

    def _begin_paragraph(self) -> int:
        if len(self._parts) > _MANY:
            self._done.append("".join(self._parts))
            self._parts.clear()
        if self._length:
            self._put("\n")
        return self._length

    def _since(self, start: int) -> str:
        parts: list[str] = []
        missing = self._length - start
        for part in reversed(self._parts):
            if missing <= 0:
                break
            parts.append(part)
            missing -= len(part)
        return "".join(reversed(parts))

    def _add_lines(self, lines: list[Printed]) -> Span:
        """Lines that belong together, joined; the span of their text."""
        begin = self._length
        for n, line in enumerate(lines):
            start = self._length
            self._put(line.text)
            if line.ink:
                self._boxes.add(start, len(line.text), line.ink, line.number)
            if n + 1 < len(lines) and (between := glue(line.text, lines[n + 1].text)):
                self._put(between)
            self._lines.append(self._line(line, Span(start, self._length)))
            if line.page:
                known = self._pages.get(line.page)
                self._pages[line.page] = Span(known.start if known else start, self._length)
        return Span(begin, self._length)

    def _line(self, line: Printed, span: Span) -> Line:
        if not line.page:
            return Line(span, 0, None, line.size, line.bold, line.style)
        edges: Iterable[float] = (line.x0, line.top, line.x1, line.bottom)
        if line.turned:
            x0, top, x1, bottom = line.edges
            edges = (min(x0), min(top), max(x1), max(bottom))
        box = Box(*[round(edge, 1) for edge in edges])
        return Line(span, line.page, box, round(line.size, 1), line.bold, line.style)

    # -- tables

    def _add_table(self, grid: Grid) -> None:
        start = self._length + (1 if self._length else 0)
        rows: list[tuple[Cell, ...]] = []
        for row in grid.rows:
            self._begin_paragraph()
            rows.append(tuple(self._add_row(row)))
        caption, unit = caption_and_unit(self._heading, rows)
        self._tables.append(
            Table(
                f"t{len(self._tables) + 1}",
                Span(min(start, self._length), self._length),
                tuple(Place(page, Box(*box)) for page, box in grid.places),
                tuple(rows), caption, unit,
            )
        )  # fmt: skip

    def _add_row(self, row: list[GridCell]) -> Iterable[Cell]:
        for n, cell in enumerate(row):
            if n:
                self._put("\t")
            span = self._add_lines(cell.lines) if cell.lines else None
            text = self._since(span.start) if span else ""
            yield Cell(text, span, cell.row, cell.column, cell.rowspan, cell.colspan)
