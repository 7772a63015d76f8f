"""Columns of a table without rules: the stretches of the page that the cells of one column cover.

stretches = column_edges(rows)       from left to right
xs = edges(stretches)                where one column ends and the next begins
bridged(rows, stretches)             those as one that only ever hold parts of one cell
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Sequence
from itertools import pairwise

from reportmine.read.layout.cells import Block, Row

__all__ = ["bridged", "column_edges", "edges", "is_bridged"]


def column_edges(table: Sequence[Row]) -> list[tuple[float, float]]:
    """The stretches that cells of one column cover.

    Cells over several columns are told by what they cover: two stretches that a row parts.
    """
    # Headings stand over several columns more often than data do.
    spans = [
        (block.x0, block.x1)
        for row in sorted(table, key=lambda row: not row.numbers)
        for block in sorted(row.blocks, key=lambda block: block.x1 - block.x0)
    ]
    data = sum(len(row.blocks) for row in table if row.numbers)
    spans[:data] = sorted(spans[:data], key=lambda s: s[1] - s[0])
    spans[data:] = sorted(spans[data:], key=lambda s: s[1] - s[0])
    columns: list[tuple[float, float]] = []
    for x0, x1 in spans:
        over = [i for i, (a, b) in enumerate(columns) if min(b, x1) - max(a, x0) > 0]
        if not over:
            columns.insert(bisect_left(columns, (x0, x1)), (x0, x1))
        elif len(over) == 1:
            (a, b), i = columns[over[0]], over[0]
            left = columns[i - 1][1] if i else float("-inf")
            right = columns[i + 1][0] if i + 1 < len(columns) else float("inf")
            columns[i] = (min(a, max(x0, left)), max(b, min(x1, right)))
    return _united(table, columns)


def _united(table: Sequence[Row], columns: list[tuple[float, float]]) -> list[tuple[float, float]]:
    """A heading in the middle and numbers on the right are one column, though nothing overlaps."""
    out: list[tuple[float, float]] = []
    kinds: list[tuple[bool, bool]] = []  # whether a heading, whether a cell of a row with numbers
    heads = _held(table, columns, lambda row: not row.numbers)
    filled = _held(table, columns, lambda row: bool(row.numbers))
    for column, kind in zip(columns, zip(heads, filled, strict=True), strict=True):
        halves = bool(out) and {kinds[-1], kind} == {(True, False), (False, True)}
        if halves:
            out[-1] = (out[-1][0], column[1])
            kinds[-1] = (kinds[-1][0] or kind[0], kinds[-1][1] or kind[1])
        else:
            out.append(column)
            kinds.append(kind)
    return out


def _held(
    table: Sequence[Row], columns: Sequence[tuple[float, float]], where: Callable[[Row], bool]
) -> list[bool]:
    """For each column whether a cell of the rows asked for stands in it."""
    middles = [block.middle for row in table if where(row) for block in row.blocks]
    return [any(x0 <= x <= x1 for x in middles) for x0, x1 in columns]


def edges(columns: Sequence[tuple[float, float]]) -> list[float]:
    """The edges of the columns: half way between stretches that cells of one column cover."""
    inner = [(a[1] + b[0]) / 2 for a, b in pairwise(columns)]
    return [columns[0][0], *inner, columns[-1][1]] if columns else []


def bridged(
    table: Sequence[Row], columns: Sequence[tuple[float, float]]
) -> list[tuple[float, float]]:
    """The stretches, those together that only ever hold parts of one cell."""
    out = [columns[0]]
    for column in columns[1:]:
        if is_bridged(table, out[-1], column):
            out[-1] = (out[-1][0], column[1])
        else:
            out.append(column)
    for x0, x1 in sorted((block.x0, block.x1) for row in table for block in row.blocks):
        over = [i for i, (a, b) in enumerate(out) if min(b, x1) > max(a, x0)]
        if len(over) == 1:
            i = over[0]
            left = out[i - 1][1] if i else float("-inf")
            right = out[i + 1][0] if i + 1 < len(out) else float("inf")
            out[i] = (min(out[i][0], max(x0, left)), max(out[i][1], min(x1, right)))
    return out


def is_bridged(table: Sequence[Row], one: tuple[float, float], other: tuple[float, float]) -> bool:
    """Whether a cell covers both stretches and no row has a cell in each."""

    def covers(block: Block, stretch: tuple[float, float]) -> bool:
        return min(block.x1, stretch[1]) > max(block.x0, stretch[0])

    bridged = False
    for row in table:
        left = {id(block) for block in row.blocks if covers(block, one)}
        right = {id(block) for block in row.blocks if covers(block, other)}
        if left - right and right - left:
            return False
        bridged |= bool(left & right)
    return bridged
