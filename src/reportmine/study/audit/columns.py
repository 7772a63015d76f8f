"""Totals at the foot or the head of columns, and levels of codes (208 = 20805 + 20807).

In: a grid. Out: findings of the rule `table_sum`: the total of a column is not the sum of its rows.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence

from reportmine.study.audit.finding import Finding
from reportmine.study.audit.grid import Grid, Number
from reportmine.study.audit.readings import Test, failed_by_vote, sum_finding

_INNER = re.compile(r"^(?:其中|#)|^\d+[.．、]|^[（(]\d+[）)]|^（[一二三四五六七八九十]+）")
Reading = Callable[[int], Sequence[Number]]


def column_totals(grid: Grid) -> Iterator[Finding]:
    """Totals of columns that are not the sum of their rows, by the reading that most columns confirm."""
    columns = [c for c in grid.columns if grid.adds(c)]
    for row in grid.rows:
        sides: dict[int, list[int]] = {}
        for column in columns:
            number = grid.numbers.get((row, column))
            if number and number.additive and grid.is_total(grid.label(row, column)):
                sides.setdefault(grid.side(row, column), []).append(column)
        for side in sides.values():
            readings = [
                [Test(grid.numbers[row, c], tuple(parts(grid, row, c))) for c in side]
                for parts in (
                    _since,
                    _top_above,
                    _subtotals,
                    _below,
                    _top_below,
                    _beside,
                    _all_above,
                )
            ]
            plain = readings[0] if _is_plain(grid, row, side[0]) else ()
            for test in failed_by_vote(readings, plain):
                yield sum_finding(grid, "table_sum", test)


def _column(grid: Grid, column: int, rows: Sequence[int], side: int) -> Iterator[Number]:
    for r in rows:
        number = grid.numbers.get((r, column))
        if number and number.additive and grid.side(r, column) == side:
            yield number


def _above(grid: Grid, row: int, column: int) -> list[Number]:
    return list(_column(grid, column, range(row), grid.side(row, column)))


def _total_at(grid: Grid, number: Number) -> bool:
    return grid.is_total(grid.label(number.row, number.column))


def _since(grid: Grid, row: int, column: int) -> Sequence[Number]:
    """All rows since the last total."""
    above = _above(grid, row, column)
    last = max((n for n, one in enumerate(above) if _total_at(grid, one)), default=-1)
    return above[last + 1 :]


def _top(grid: Grid, numbers: Sequence[Number]) -> list[Number]:
    """Those of the highest level: the shortest codes, or the names without inner marks."""
    codes = {one: grid.code(one.row, one.column) for one in numbers}
    lengths = [len(code) for code in codes.values() if code]
    if lengths:
        return [one for one in numbers if len(codes[one]) == min(lengths)]
    return [one for one in numbers if not _INNER.match(grid.label(one.row, one.column))]


def _top_above(grid: Grid, row: int, column: int) -> Sequence[Number]:
    return _top(grid, _since(grid, row, column))


def _all_above(grid: Grid, row: int, column: int) -> Sequence[Number]:
    """The last total and what came behind it: 本年合计 + 结转 = 总计."""
    above = _above(grid, row, column)
    last = max((n for n, one in enumerate(above) if _total_at(grid, one)), default=0)
    return _top(grid, above[last:])


def _subtotals(grid: Grid, row: int, column: int) -> Sequence[Number]:
    return [one for one in _above(grid, row, column) if _total_at(grid, one)]


def _below(grid: Grid, row: int, column: int) -> Sequence[Number]:
    """All rows up to the next total: here the total comes first."""
    below = list(_column(grid, column, range(row + 1, len(grid.rows)), grid.side(row, column)))
    ends = [n for n, one in enumerate(below) if _total_at(grid, one)]
    return below[: ends[0]] if ends else below


def _top_below(grid: Grid, row: int, column: int) -> Sequence[Number]:
    return _top(grid, _below_any_side(grid, row, column))


def _below_any_side(grid: Grid, row: int, column: int) -> list[Number]:
    found = [grid.numbers.get((r, column)) for r in range(row + 1, len(grid.rows))]
    return [one for one in found if one and one.additive and not _total_at(grid, one)]


def _beside(grid: Grid, row: int, column: int) -> Sequence[Number]:
    """The rows that share the merged cell at the far left."""
    outer = grid.outer(row)
    if outer is None:
        return ()
    rows = [r for r in range(outer.row, row) if grid.outer(r) is outer]
    found = [grid.numbers.get((r, column)) for r in rows]
    return [one for one in found if one and one.additive]


def _is_plain(grid: Grid, row: int, column: int) -> bool:
    """One total at the foot, one level, nothing that may be read in another way."""
    above = _above(grid, row, column)
    labels = [grid.label(one.row, column) for one in above]
    return (
        len(above) > 1
        and not any(grid.is_total(label) or _INNER.match(label) or not label for label in labels)
        and not any(grid.code(one.row, column) for one in above)
        and not any(grid.outer(one.row) for one in above)
        and len({one.unit for one in above}) == 1
        and not any("结转" in label or "结余" in label for label in labels)
    )


# -- codes: 208 = 20805 + 20807, 20805 = 2080501 + 2080502 ----------------------------------------


def codes(grid: Grid) -> Iterator[Finding]:
    """Rows with a code that are not the sum of the rows whose codes are one level longer."""
    tests: list[Test] = []
    for column in grid.columns:
        if not grid.adds(column):
            continue
        coded = [
            (grid.code(r, column), grid.numbers[r, column])
            for r in grid.rows
            if (r, column) in grid.numbers and grid.code(r, column)
        ]
        for at, (code, number) in enumerate(coded):
            parts: list[Number] = []
            size = 0
            for inner, part in coded[at + 1 :]:
                if not inner.startswith(code) or inner == code:
                    break
                size = size or len(inner)
                if len(inner) == size:
                    parts.append(part)
            if parts:
                tests.append(Test(number, tuple(parts)))
    told_ = [test for test in tests if not test.empty]
    held = sum(test.holds for test in told_)
    if held > 1 and held >= 2 * (len(told_) - held):
        yield from (sum_finding(grid, "table_sum", test) for test in told_ if not test.holds)
