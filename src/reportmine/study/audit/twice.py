"""One fact told twice: in prose and in a table, with different figures.

In: a mined report. Out: findings of the rule told_twice. Only what carries the same name, unit, time, status
and aspect is compared, only where each side tells it once, and only where the figures differ by more than
rounding: a report may well count two things under one short name.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from reportmine.findings import Metric, Mined
from reportmine.study.audit.finding import Amount, Figure, Finding, amount_of, slip, told
from reportmine.study.cell import label_key

_MEASURE = re.compile(r"(?:决算|预算|实际|完成)?(?:数|金额|合计|总计)$|^(?:本年|全年|年度|\d{4}年)")
_LEAST = 4  # characters of a name that means one thing
_Key = tuple[str, str | None, str, str, str]


def told_twice(mined: Mined) -> Iterator[Finding]:
    """Facts whose figure in prose is not the one in a table."""
    prose: dict[_Key, list[Metric]] = {}
    cells: dict[_Key, list[Metric]] = {}
    for metric in mined.metrics:
        if metric.mention is None or metric.value is None or metric.aspect != "level":
            continue
        (cells if metric.cell else prose).setdefault(_key(metric), []).append(metric)
    for key, told_ in prose.items():
        if len(key[0]) < _LEAST or key not in cells:
            continue
        there = cells[key]
        if len({m.value for m in told_}) > 1 or len({m.value for m in there}) > 1:
            continue
        one, two = _figure(mined, told_[0]), _figure(mined, there[0])
        if one and two and not one.amount.meets(two.amount):
            text = f"{told(one.amount.value)} ≠ {told(two.amount.value)}"
            yield Finding(
                "told_twice", "warning", (one, two), text, one.amount.value, two.amount.value,
                one.amount.slack + two.amount.slack, slip(one.amount.value, two.amount.value),
            )  # fmt: skip


def _key(metric: Metric) -> _Key:
    label = metric.label
    if metric.cell:
        row = metric.cell.row[-1] if metric.cell.row else ""
        column = metric.cell.column[-1] if metric.cell.column else ""
        label = row + _MEASURE.sub("", column)
    name = _MEASURE.sub("", re.sub(r"^[一二三四五六七八九十\d]+[、.．]", "", label_key(label)))
    return name, metric.unit, metric.period.label, metric.status, metric.scope or ""


def _figure(mined: Mined, metric: Metric) -> Figure | None:
    assert metric.mention is not None
    amount: Amount | None = amount_of(mined.mentions[metric.mention])
    return Figure(metric.label, amount, metric.unit, metric.evidence) if amount else None
