"""What must balance or follow: both sides of an account, the table of requests, calculated columns.

In: a grid. Out: findings of the rules `two_sides` (what comes in is not what goes out), `table_sum` (requests), and
`difference`, `growth`, `share` (a calculated column does not follow from the ones it is made of).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import permutations

from reportmine.study.audit.finding import Finding, Rule, slip, told
from reportmine.study.audit.grid import Grid, Number

_CALCULATED = re.compile(r"增减|增加|减少|净增|增幅|升降|增长|差额|变动|完成|执行|占|率|比")
_MOST_COLUMNS = 14


def two_sides(grid: Grid) -> Iterator[Finding]:
    """Totals of income and expenditure that stand in one row and differ."""
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


def requests(grid: Grid) -> Iterator[Finding]:
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


def calculated(grid: Grid) -> Iterator[Finding]:
    """Columns that follow from two others in most rows: differences, growth, shares."""
    columns = [c for c in grid.columns if any((r, c) in grid.numbers for r in grid.rows)]
    if not 3 <= len(columns) <= _MOST_COLUMNS:
        return
    for made in columns:
        if not any(_CALCULATED.search(name) for name in grid.names(made)[-1:]):
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
