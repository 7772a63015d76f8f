"""The printed lines of a text, packed: a long report has hundreds of thousands of them.

lines = Lines(some)     any lines, in order
lines.append(line)      one more, behind the last
lines[3]                made anew each time it is asked for, and equal to what was put in
"""

from __future__ import annotations

from array import array
from collections.abc import Iterable, Iterator, Sequence
from operator import eq
from typing import overload

from reportmine.report import Box, Line, Span

__all__ = ["Lines"]

_NOWHERE = (0.0, 0.0, 0.0, 0.0)

Look = tuple[float, bool, str | None, bool]
"""Size, weight and style of a line, and whether it has a box: a report has a few dozen looks."""


class Lines(Sequence[Line]):
    """A sequence of lines that takes some fifty bytes for each."""

    __slots__ = ("_edges", "_known", "_looks", "_pages", "_spans", "_which")

    def __init__(self, lines: Iterable[Line] = ()) -> None:
        self._spans = array("i")  # start and end of each line
        self._pages = array("i")
        self._edges = array("d")  # x0, top, x1 and bottom of each
        self._which = array("i")  # of the looks
        self._looks: list[Look] = []
        self._known: dict[Look, int] = {}
        for line in lines:
            self.append(line)

    def append(self, line: Line) -> None:
        """Put a line behind the last one."""
        look = (line.size, line.bold, line.style, line.bbox is not None)
        which = self._known.get(look)
        if which is None:
            which = self._known[look] = len(self._looks)
            self._looks.append(look)
        self._spans.extend(line.span)
        self._pages.append(line.page)
        self._edges.extend(line.bbox or _NOWHERE)
        self._which.append(which)

    def __len__(self) -> int:
        return len(self._pages)

    def __iter__(self) -> Iterator[Line]:
        return map(self._line, range(len(self)))

    @overload
    def __getitem__(self, index: int) -> Line: ...
    @overload
    def __getitem__(self, index: slice) -> Sequence[Line]: ...
    def __getitem__(self, index: int | slice) -> Line | Sequence[Line]:
        if isinstance(index, slice):
            return tuple(map(self._line, range(len(self))[index]))
        return self._line(range(len(self))[index])

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, Sequence):
            return NotImplemented
        return len(self) == len(other) and all(map(eq, self, other))

    __hash__ = None  # type: ignore[assignment]  # it grows

    def __repr__(self) -> str:
        return f"Lines({[*self]})"

    def _line(self, i: int) -> Line:
        size, bold, style, placed = self._looks[self._which[i]]
        box = Box(*self._edges[4 * i : 4 * i + 4]) if placed else None
        span = Span(self._spans[2 * i], self._spans[2 * i + 1])
        return Line(span, self._pages[i], box, size, bold, style)
