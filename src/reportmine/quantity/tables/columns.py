"""The headings of a table's columns, as they are met from the top down.

In: the cells of a table in reading order. Out: for a column the words above its numbers, and what these say of them.
A text cell below numbers opens a new block: it names its columns anew.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from reportmine.quantity.tables.headings import Measure, heading, stated
from reportmine.report import Cell
from reportmine.text.numerals import fold

__all__ = ["Columns"]

#: How many cells above a column's numbers are taken for its heading.
_HEADS = 4
_UNIT_COLUMN = re.compile(r"^(?:绩效|指标)?(?:计量|度量|数量)?单\s*位$", re.MULTILINE)


class Columns:
    """The columns of one table."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._words: dict[int, list[str]] = {}
        self._numeric: set[int] = set()
        self._known: dict[int, Measure | None] = {}

    def name(self, cell: Cell, words: str) -> None:
        """A text cell names the columns that it covers."""
        for column in range(cell.column, cell.column + max(1, cell.colspan)):
            if column in self._numeric:
                self._numeric.discard(column)
                self._words[column] = []
            names = self._words.setdefault(column, [])
            del names[_HEADS - 1 :]  # the first ones and the nearest
            names.append(words.strip())
            self._known.pop(column, None)

    def holds_number(self, column: int) -> None:
        """A number stands in a column: the next text cell there is a new heading."""
        self._numeric.add(column)

    def head(self, column: int) -> str:
        """The words above the numbers of a column, one cell a line."""
        return "\n".join(self._words.get(column, ()))

    def measure(self, column: int) -> Measure | None:
        """What the heading of a column says of its numbers."""
        if column not in self._known:
            self._known[column] = heading(self.head(column))
        return self._known[column]

    def unit_in(self, cell: Cell, words: str) -> Measure | None:
        """The unit that a cell of a column of units names; 单位 itself is the head, or an office."""
        named = _UNIT_COLUMN.search(self.head(cell.column))
        return stated(words) if named and not _UNIT_COLUMN.fullmatch(words.strip()) else None

    def unit_of(self, row: Sequence[Cell]) -> Measure | None:
        """The unit that a row names in a column of units, which may stand behind its numbers."""
        for cell in row:
            if cell.span and cell.column in self._words:
                unit = self.unit_in(cell, fold(self._text[cell.span.start : cell.span.end]))
                if unit:
                    return unit
        return None
