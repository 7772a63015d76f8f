"""One fact told twice: in prose and in a table, with different figures.

In: a mined report. Out: findings of the rule told_twice. Only what carries the same name, unit, time, status
and aspect is compared, only where each side tells it once, and only where the figures differ by more than
rounding: a report may well count two things under one short name.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from reportmine.findings import CellPath, Metric, Mined
from reportmine.study.audit.finding import Amount, Figure, Finding, amount_of, slip, told
from reportmine.study.cell import label_key

_MEASURE = re.compile(r"(?:决算|预算|实际|完成)?(?:数|金额|合计|总计)$|^(?:本年|全年|年度|\d{4}年)")
# 2023年度一般公共预算支出决算表: what the total of the table is called
_CAPTION = re.compile(
    r"^.*?\d{4}年度?(?:部门|单位)?|(?:收支|情况|明细|功能分类|经济分类)?(?:决算|预算)?(?:总表|明细表|情况表|表)$"
)
_ALL = re.compile(r"合\s*计|总\s*计")
# 卫生健康支出 of one fund and of all funds are two figures.
_FUND = re.compile(r"一般公共预算|政府性基金|国有资本|社会保险基金")
_LEAST = 4  # characters of a name that means one thing
_Key = tuple[str, str | None, str, str, str, str]


def told_twice(mined: Mined) -> Iterator[Finding]:
    """Facts whose figure in prose is not the one in a table."""
    prose: dict[_Key, list[Metric]] = {}
    cells: dict[_Key, list[Metric]] = {}
    captions = {table.id: table.caption or "" for table in mined.report.tables}
    told_under = _headings(mined)
    for metric in mined.metrics:
        if metric.mention is None or metric.value is None or metric.aspect != "level":
            continue
        (cells if metric.cell else prose).setdefault(_key(metric, captions, told_under), []).append(
            metric
        )
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


def _of_all(caption: str, column: str) -> str:
    """The total of a column: 一般公共预算支出 and 基本支出 are 一般公共预算基本支出."""
    name = _CAPTION.sub("", "".join(caption.split()))
    if _ALL.fullmatch(column) or name.endswith(column):
        return name
    return name.removesuffix("支出") + column if column.endswith("支出") else name + column


def _headings(mined: Mined) -> dict[str, str]:
    """The headings over each section, its own last."""
    found: dict[str, str] = {}
    for section in mined.sections:
        found[section.id] = found.get(section.parent or "", "") + (section.heading or "")
    return found


def _key(metric: Metric, captions: Mapping[str, str], told_under: Mapping[str, str]) -> _Key:
    if metric.cell:
        caption = captions.get(metric.cell.table, "")
        name, around = _name(metric.cell, caption), caption + "".join(metric.cell.column)
    else:
        name, around = metric.label, told_under.get(metric.section or "", "") + metric.label
    plain = re.sub(r"^[一二三四五六七八九十\d]+[、.．]", "", label_key(name))
    fund = ["", *_FUND.findall(around)][-1]
    return (
        _MEASURE.sub("", plain), metric.unit, metric.period.label, metric.status,
        metric.scope or "", fund,
    )  # fmt: skip


def _name(cell: CellPath, caption: str) -> str:
    """What a cell tells of: its row, or what the total of its table is called."""
    row = cell.row[-1] if cell.row else ""
    column = cell.column[-1] if cell.column else ""
    if caption and _ALL.fullmatch(row):
        return _of_all(caption, column)
    return row + _MEASURE.sub("", column)


def _figure(mined: Mined, metric: Metric) -> Figure | None:
    assert metric.mention is not None
    amount: Amount | None = amount_of(mined.mentions[metric.mention])
    return Figure(metric.label, amount, metric.unit, metric.evidence) if amount else None
