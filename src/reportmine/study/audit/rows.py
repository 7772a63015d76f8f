"""Totals at the end or the head of rows.

In: a grid. Out: findings of the rule `row_sum`: the total of a row is not the sum of its columns.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from reportmine.study.audit.finding import Finding
from reportmine.study.audit.grid import Grid
from reportmine.study.audit.readings import Test, failed_by_vote, sum_finding


def row_totals(grid: Grid) -> Iterator[Finding]:
    """Totals of rows that are not the sum of their columns, by the reading that most rows confirm."""
    rows = sorted({row for row, _ in grid.numbers})
    for column in grid.columns:
        if not _heads_total(grid, column):
            continue
        groups = [
            group for group in (
                _left(grid, column), _right(grid, column), _siblings(grid, column),
                _upper(grid, column), _steps(grid, column),
            ) if len(group) > 1
        ]  # fmt: skip
        readings = [
            [test for row in rows if (test := _row_test(grid, row, column, group))]
            for group in groups
        ]
        alone = readings[0] if groups and _one_family(grid, column, groups[0]) else ()
        for test in failed_by_vote(readings, alone):
            yield sum_finding(grid, "row_sum", test)


def _row_test(grid: Grid, row: int, column: int, group: Sequence[int]) -> Test | None:
    total = grid.numbers.get((row, column))
    if total is None or not total.additive:
        return None
    found = [grid.numbers.get((row, c)) for c in group]
    return Test(total, tuple(one for one in found if one and one.additive))


def _heads_total(grid: Grid, column: int) -> bool:
    return any(grid.is_total(name) for name in grid.names(column))


def _left(grid: Grid, column: int) -> list[int]:
    """The columns since the last total."""
    found: list[int] = []
    for c in range(column - 1, -1, -1):
        if _heads_total(grid, c) or not _is_numeric(grid, c):
            break
        found.append(c)
    return found[::-1]


def _right(grid: Grid, column: int) -> list[int]:
    found: list[int] = []
    for c in range(column + 1, len(grid.columns)):
        if _heads_total(grid, c) or not _is_numeric(grid, c):
            break
        found.append(c)
    return found


def _siblings(grid: Grid, column: int) -> list[int]:
    """The columns to the right under the same outer heading."""
    heads = grid.heads(column)
    if len(heads) < 2:
        return []
    return [c for c in _right(grid, column) if heads[-2] in grid.heads(c)]


def _upper(grid: Grid, column: int) -> list[int]:
    """One column for each outer heading: of a group with a subtotal only that one counts."""
    found: list[int] = []
    seen: list[object] = []
    for c in range(column + 1, len(grid.columns)):
        heads = grid.heads(c)
        if not heads or not _is_numeric(grid, c):
            break
        if heads[0] not in seen:
            seen.append(heads[0])
            found.append(c)
    return found


def _steps(grid: Grid, column: int) -> list[int]:
    """合计, 甲, 乙 over 预算数 and 决算数 each: the columns with the same inner heading."""
    inner = grid.head(column)
    if grid.is_total(inner):
        return []
    return [
        c for c in grid.columns
        if c != column and grid.head(c) == inner and not _heads_total(grid, c)
    ]  # fmt: skip


def _is_numeric(grid: Grid, column: int) -> bool:
    return grid.adds(column) and any((row, column) in grid.numbers for row in grid.rows)


def _one_family(grid: Grid, column: int, group: Sequence[int]) -> bool:
    """Whether total and parts stand side by side under one outer heading."""
    outer = [grid.heads(c)[:-1] for c in (*group, column)]
    return all(heads == outer[0] for heads in outer) and group[-1] < column
