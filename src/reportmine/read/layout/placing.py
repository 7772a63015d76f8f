"""Which columns and rows each cell of a table without rules covers: those in whose middle it stands.

place(rows, xs)      sets column, colspan and rowspan of each cell; whether they fit beside each other
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence

from reportmine.read.layout.cells import Block, Row

__all__ = ["centred", "place"]


def place(table: Sequence[Row], xs: Sequence[float]) -> bool:
    """Give each cell its column and spans. Whether they fit: no two cells at one place."""
    for block in (block for row in table for block in row.blocks):
        block.column, block.colspan, block.rowspan = 0, 1, 1
    middles = [row.y for row in table]
    taken: set[tuple[int, int]] = set()
    for r, row in enumerate(table):
        for block in row.blocks:
            column = _column_of(block, xs)
            first = column
            if not block.number:
                first, block.colspan = _reach(block, xs, column, r, taken)
                if not row.numbers:
                    first, block.colspan = _head_over(row, block, xs, first, r, taken)
            block.column = first
            if not block.number:
                block.rowspan = _depth(block, middles, r)
            for i in range(r, r + block.rowspan):
                for c in range(block.column, block.column + block.colspan):
                    if (i, c) in taken:
                        if i == r:
                            return False
                        block.rowspan = i - r
                        break
            taken |= {
                (i, c)
                for i in range(r, r + block.rowspan)
                for c in range(block.column, block.column + block.colspan)
            }
    _fill(table, taken)
    return True


def _fill(table: Sequence[Row], taken: set[tuple[int, int]]) -> None:
    """A label over several rows goes on to the next one below: a page break may have cut off the
    part of its cell in whose middle it would stand."""
    for r, row in enumerate(table):
        for block in row.blocks:
            columns = range(block.column, block.column + block.colspan)
            if (
                block.number
                or block.rowspan == 1
                or any(b.number and b.column < block.column for b in row.blocks)
            ):
                continue
            end = r + block.rowspan
            while end < len(table) and not any((end, c) in taken for c in columns):
                taken |= {(end, c) for c in columns}
                end += 1
            block.rowspan = end - r


def _column_of(block: Block, xs: Sequence[float]) -> int:
    return min(max(bisect_left(xs, block.middle) - 1, 0), len(xs) - 2)


def _reach(
    block: Block, xs: Sequence[float], column: int, row: int, taken: set[tuple[int, int]]
) -> tuple[int, int]:
    """The first column of a cell with words, and how many it covers: those around its middle."""
    first = column
    while first and (row, first - 1) not in taken and xs[first] > block.x0 + 1:
        first -= 1
    last = column + 1
    while last < len(xs) - 1 and xs[last] < block.x1 - 1:
        last += 1
    return first, last - first


def _head_over(
    row: Row, block: Block, xs: Sequence[float], first: int, r: int, taken: set[tuple[int, int]]
) -> tuple[int, int]:
    """A heading covers the columns in whose middle it stands, as far as no other cell is there."""
    last = first + block.colspan
    others = {_column_of(other, xs) for other in row.blocks if other is not block}
    others |= {c for i, c in taken if i == r}
    low = max((c + 1 for c in others if c < first), default=0)
    high = min((c for c in others if c >= last), default=len(xs) - 1)
    a, b = centred(block.middle, xs, (first, last), (low, high))
    return a, b - a


def centred(
    middle: float, xs: Sequence[float], held: tuple[int, int], room: tuple[int, int]
) -> tuple[int, int]:
    """The most columns about those `held`, within the `room`, in whose middle a text stands."""
    best = held
    for a in range(room[0], held[0] + 1):
        for b in range(held[1], room[1] + 1):
            off = abs((xs[a] + xs[b]) / 2 - middle)
            side = min(xs[a + 1] - xs[a], xs[b] - xs[b - 1])
            if off < 0.4 * side and b - a > best[1] - best[0]:
                best = (a, b)
    return best


def _depth(block: Block, middles: Sequence[float], row: int) -> int:
    """How many rows a cell covers, whose middle lies below that of its first row."""
    below = 2 * block.y - middles[row]
    if below - middles[row] < 0.8 * block.pieces[0].size:
        return 1
    nearest = min(range(row, len(middles)), key=lambda i: abs(middles[i] - below))
    return nearest - row + 1
