"""Tables: totals of rows and columns, levels of codes, both sides of an account, calculated columns.

In: a mined report. Out: findings of the rules

    table_sum    the total of a column is not the sum of its rows
    row_sum      the total of a row is not the sum of its columns
    two_sides    what comes in is not what goes out
    difference, growth, share    a calculated column does not follow from the ones it is made of

What a total is the sum of is not guessed once: several readings (all rows since the last total, the rows of the
top level, the rows below …) are tried on every column, and the one that most columns confirm is
held against the others. Where nothing confirms a reading, only a plain table (one level, one total) is judged.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from functools import reduce
from itertools import permutations
from operator import add
from typing import NamedTuple

from reportmine.findings import Mined
from reportmine.study.audit.finding import NOTHING, Amount, Finding, Rule, slip, told
from reportmine.study.audit.grid import Grid, Number, grids

_INNER = re.compile(r"^(?:其中|#)|^\d+[.．、]|^[（(]\d+[）)]|^（[一二三四五六七八九十]+）")
_CALCULATED = re.compile(r"增减|增长|差额|变动|完成|执行|占|率|比")
_MOST_COLUMNS = 14
Reading = Callable[[int], Sequence[Number]]


def tables(mined: Mined) -> Iterator[Finding]:
    """Findings about every table, those that tell the same of the same figures once."""
    for grid in grids(mined):
        seen: set[tuple[int, int]] = set()
        for finding in _of_table(grid):
            at = {f.evidence.span.start for f in finding.figures}
            key = (min(at), max(at))
            if key not in seen:
                seen.add(key)
                yield finding


def _of_table(grid: Grid) -> Iterator[Finding]:
    yield from _column_totals(grid)
    yield from _codes(grid)
    yield from _row_totals(grid)
    yield from _two_sides(grid)
    yield from _requests(grid)
    yield from _calculated(grid)


class _Test(NamedTuple):
    """A total, and what it should be the sum of by one reading."""

    total: Number
    parts: tuple[Number, ...]

    @property
    def sum(self) -> Amount:
        return reduce(add, (part.amount for part in self.parts), NOTHING)

    @property
    def holds(self) -> bool:
        return self.sum.meets(self.total.amount)

    @property
    def empty(self) -> bool:
        return not self.total.amount.value and not any(p.amount.value for p in self.parts)


def _finding(grid: Grid, rule: Rule, test: _Test) -> Finding:
    shown = [part for part in test.parts if part.amount.value]
    shown = shown if len(shown) > 1 else list(test.parts)
    sum_, printed = test.sum, test.total.amount
    listed = [told(part.amount.value) for part in shown]
    if len(listed) > 8:
        listed = [*listed[:4], "…", *listed[-2:]]
    text = f"{' + '.join(listed)} = {told(sum_.value)} ≠ {told(printed.value)}"
    return Finding(
        rule, "error", (grid.figure(test.total), *(grid.figure(part) for part in shown)), text,
        printed.value, sum_.value, sum_.slack + printed.slack, slip(printed.value, sum_.value),
    )  # fmt: skip


def _voted(readings: Sequence[Sequence[_Test]], plain: Sequence[_Test]) -> Iterator[_Test]:
    """The tests that fail of the reading that most of its tests confirm.

    `plain` is the one test that is believed without any confirmation.
    """
    best: Sequence[_Test] = ()
    votes = 0
    for tests in readings:
        told_ = [test for test in tests if not test.empty and len(test.parts) > 1]
        held = sum(test.holds for test in told_)
        if held > votes and held >= len(told_) - held:
            best, votes = told_, held
    if best:
        yield from (test for test in best if not test.holds)
    elif len(plain) == 1 and len(plain[0].parts) > 1 and not plain[0].holds:
        yield plain[0]


# -- totals at the foot or the head of columns ----------------------------------------------------


def _column_totals(grid: Grid) -> Iterator[Finding]:
    columns = [c for c in grid.columns if grid.adds(c)]
    for row in grid.rows:
        sides: dict[int, list[int]] = {}
        for column in columns:
            number = grid.numbers.get((row, column))
            if number and number.additive and grid.is_total(grid.label(row, column)):
                sides.setdefault(grid.side(row, column), []).append(column)
        for side in sides.values():
            readings = [
                [_Test(grid.numbers[row, c], tuple(parts(grid, row, c))) for c in side]
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
            for test in _voted(readings, plain):
                yield _finding(grid, "table_sum", test)


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


def _codes(grid: Grid) -> Iterator[Finding]:
    tests: list[_Test] = []
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
                tests.append(_Test(number, tuple(parts)))
    told_ = [test for test in tests if not test.empty]
    held = sum(test.holds for test in told_)
    if held > 1 and held >= 2 * (len(told_) - held):
        yield from (_finding(grid, "table_sum", test) for test in told_ if not test.holds)


# -- totals at the end or the head of rows --------------------------------------------------------


def _row_totals(grid: Grid) -> Iterator[Finding]:
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
        for test in _voted(readings, alone):
            yield _finding(grid, "row_sum", test)


def _row_test(grid: Grid, row: int, column: int, group: Sequence[int]) -> _Test | None:
    total = grid.numbers.get((row, column))
    if total is None or not total.additive:
        return None
    found = [grid.numbers.get((row, c)) for c in group]
    return _Test(total, tuple(one for one in found if one and one.additive))


def _names(grid: Grid, column: int) -> list[str]:
    return ["".join(cell.text.split()) for cell in grid.heads(column)]


def _heads_total(grid: Grid, column: int) -> bool:
    return any(grid.is_total(name) for name in _names(grid, column))


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


# -- both sides of an account ---------------------------------------------------------------------


def _two_sides(grid: Grid) -> Iterator[Finding]:
    for row in grid.rows:
        firsts: dict[int, Number] = {}
        for column in grid.columns:
            number = grid.numbers.get((row, column))
            if number and re.search(r"总计|总\s计", grid.label(row, column)):
                firsts.setdefault(grid.side(row, column), number)
        if len(firsts) != 2:
            continue
        one, two = firsts.values()
        heads = [grid.text(0, n.column) + grid.label(row, n.column) for n in (one, two)]
        opposite = "收入" in heads[0] and "支出" in heads[1]
        if opposite and not one.amount.meets(two.amount):
            text = f"{told(one.amount.value)} ≠ {told(two.amount.value)}"
            yield Finding(
                "two_sides", "error", (grid.figure(one), grid.figure(two)), text, one.amount.value,
                two.amount.value, one.amount.slack + two.amount.slack, slip(one.amount.value, two.amount.value),
            )  # fmt: skip


def _requests(grid: Grid) -> Iterator[Finding]:
    """The statutory table of requests: new + carried over = answered + carried on."""
    rows: dict[str, int] = {}
    for row in grid.rows:
        label = grid.text(row, 0) + grid.text(row, 1) + grid.label(row, len(grid.columns) - 1)
        for name, words in _REQUESTS:
            if words.search(label):
                rows.setdefault(name, row)
    if len(rows) < len(_REQUESTS):
        return
    for column in grid.columns:
        four = [grid.numbers.get((rows[name], column)) for name, _ in _REQUESTS]
        if not all(four):
            continue
        new, old, done, on = (number for number in four if number)
        came, went = new.amount + old.amount, done.amount + on.amount
        if not came.meets(went):
            values = [told(n.amount.value) for n in (new, old, done, on)]
            text = "{} + {} = {} ≠ {} + {} = {}".format(
                *values[:2], told(came.value), *values[2:], told(went.value)
            )
            figures = tuple(grid.figure(n) for n in (new, old, done, on))
            yield Finding("table_sum", "error", figures, text, came.value, went.value)


_REQUESTS = (
    ("new", re.compile(r"^一、.*新收.*申请")),
    ("old", re.compile(r"^二、.*结转.*申请")),
    ("done", re.compile(r"^三、.*（七）总计")),
    ("on", re.compile(r"^四、.*结转下年")),
)

# -- calculated columns ---------------------------------------------------------------------------


def _calculated(grid: Grid) -> Iterator[Finding]:
    """Columns that follow from two others in most rows: differences, growth, shares."""
    columns = [c for c in grid.columns if any((r, c) in grid.numbers for r in grid.rows)]
    if not 3 <= len(columns) <= _MOST_COLUMNS:
        return
    for made in columns:
        if not any(_CALCULATED.search(name) for name in _names(grid, made)[-1:]):
            continue
        best: list[tuple[bool, Finding]] = []
        for one, two in permutations([c for c in columns if c != made], 2):
            for rule in ("difference", "growth", "share"):
                tried = list(_tried(grid, rule, made, one, two))
                if sum(ok for ok, _ in tried) > sum(ok for ok, _ in best):
                    best = tried
        held = sum(ok for ok, _ in best)
        if held > 1 and held >= 2 * (len(best) - held):
            yield from (finding for ok, finding in best if not ok)


def _tried(grid: Grid, rule: str, made: int, one: int, two: int) -> Iterator[tuple[bool, Finding]]:
    for row in sorted({r for r, c in grid.numbers if c == made}):
        three = [grid.numbers.get((row, c)) for c in (made, one, two)]
        if not all(three):
            continue
        result, a, b = (number for number in three if number)
        if (result.kind == "ratio") != (rule != "difference") or not (a.additive and b.additive):
            continue
        if a.unit != b.unit or (rule != "difference" and b.amount.low <= 0):
            continue
        x, y = told(a.amount.value), told(b.amount.value)
        if rule == "difference":
            computed, text = a.amount - b.amount, f"{x} − {y}"
        elif rule == "growth":
            computed, text = (a.amount - b.amount).over(b.amount), f"({x} − {y}) ÷ {y}"
        else:
            computed, text = a.amount.over(b.amount), f"{x} ÷ {y}"
        unit = None if rule == "difference" else "%"
        text += f" = {told(computed.value, unit)} ≠ {told(result.amount.value, unit)}"
        name: Rule = (
            "difference" if rule == "difference" else "growth" if rule == "growth" else "share"
        )
        finding = Finding(
            name, "error", tuple(grid.figure(n) for n in (result, a, b)), text, result.amount.value,
            computed.value, computed.slack + result.amount.slack,
            slip(result.amount.value, computed.value),
        )  # fmt: skip
        yield computed.meets(result.amount), finding
