"""Rows of a table that are named by bounds: 35岁以下, 36—50岁, 51岁以上.

In: the numbers of a table with their cells. Out: the places of the cells that name rows, though they hold a number.
"""

from __future__ import annotations

from collections.abc import Sequence

from reportmine.findings import Mention
from reportmine.metrics.tables.grid import squeeze
from reportmine.report import Cell

__all__ = ["bands_of", "fills"]

_BOUNDED = frozenset({"range", "equal_or_more", "equal_or_less", "more_than", "less_than"})


def fills(mention: Mention, cell: Cell) -> bool:
    """Whether a cell holds the number and little else."""
    return 2 * len(squeeze(mention.text)) >= len(squeeze(cell.text))


def bands_of(homes: Sequence[tuple[int, Mention, Cell]]) -> set[tuple[int, int]]:
    """The cells of a first column with a bound and its unit, beside other numbers; one alone may be a result."""
    beside = {cell.row for _, m, cell in homes if cell.column and fills(m, cell)}
    found = {
        (cell.row, cell.column)
        for _, m, cell in homes
        if cell.column == 0
        and cell.row in beside
        and m.mod in _BOUNDED
        and m.unit
        and fills(m, cell)
    }
    return found if len(found) > 1 else set()
