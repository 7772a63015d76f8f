"""Across years: what this report says of last year, held against last year's own report.

In: mined reports. Out: findings of the rule last_year, for pairs of reports of one organisation.

    上年为15项, 由15项增加到23项      last year's figure as this report gives it
    23项，比上年增加8项               the same figure, calculated: 23 − 8

Both must carry the same name and unit. Last year's report may give several figures under one name: if
one of them fits, nothing is said.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace

from reportmine.findings import Metric, Mined
from reportmine.study.audit.finding import Amount, Figure, Finding, amount_of, slip, told
from reportmine.study.cell import label_key
from reportmine.study.compare import column_of
from reportmine.study.whose import longer_names, one_name

_Name = tuple[str, str | None]
_SAME = {"名": "人", "位": "人"}


def across(mineds: Iterable[Mined]) -> tuple[tuple[Mined, tuple[Finding, ...]], ...]:
    """For each report that has a predecessor among them, what does not fit it."""
    by_year: dict[tuple[str, str], list[Mined]] = {}
    everything = [m for m in mineds if m.report.status in ("ok", "partial")]
    spelled: dict[str, set[str]] = {}
    for mined in everything:
        spelled.setdefault(column_of(mined).organisation, set()).update(longer_names(mined))
    whose = one_name(spelled)
    for mined in everything:
        name, period = column_of(mined)
        by_year.setdefault((whose.get(name, name), period), []).append(mined)
    found = []
    for mined in everything:
        name, period = column_of(mined)
        name = whose.get(name, name)
        if not period.isdecimal() or len(period) != 4:
            continue
        before = by_year.get((name, str(int(period) - 1)), [])
        if len(before) == 1:
            findings = tuple(_against(mined, before[0]))
            if findings:
                found.append((mined, findings))
    return tuple(found)


def _against(mined: Mined, before: Mined) -> Iterator[Finding]:
    known: dict[_Name, list[Figure]] = {}
    for metric in before.metrics:
        if (
            metric.aspect in ("level", "average", "cumulative", "share")
            and metric.status == "achieved"
        ):
            own = before.front.period is None or metric.period.label == before.front.period.label
            figure = _figure(before, metric)
            if own and figure and metric.scope is None:
                known.setdefault(_name(metric), []).append(figure)
    for name, now, sum_ in _claims(mined):
        then = known.get(name, [])
        if then and not any(now.amount.meets(figure.amount) for figure in then):
            first = min(then, key=lambda f: abs(f.amount.value - now.amount.value))
            text = f"{sum_} ≠ {told(first.amount.value)}"
            yield Finding(
                "last_year", "warning", (now, first), text, now.amount.value, first.amount.value,
                now.amount.slack + first.amount.slack, slip(now.amount.value, first.amount.value),
            )  # fmt: skip


def _claims(mined: Mined) -> Iterator[tuple[_Name, Figure, str]]:
    """What a report says of the year before, told or calculated, and how."""
    own = mined.front.period
    if own is None:
        return
    last = str(int(own.label) - 1)
    levels: dict[_Name, Metric] = {}
    counted: dict[str | None, Metric] = {}  # the last figure of each unit
    nearest: Metric | None = None  # the last figure before that was no change
    for metric in mined.metrics:
        name = _name(metric)
        figure = _figure(mined, metric)
        if figure is None or metric.scope is not None:
            continue
        base = metric.status == "baseline" and metric.period.label in (last, own.label)
        if base or (metric.status == "achieved" and metric.period.label == last):
            if metric.aspect in ("level", "average", "cumulative", "share"):
                yield name, figure, told(figure.amount.value)
        elif metric.aspect == "level" and metric.status == "achieved":
            levels[name] = counted[metric.unit] = nearest = metric
        elif (now := _of_step(metric, levels, counted, nearest)) and _is_step(metric, now, last):
            level = _figure(mined, now)
            if level:
                then, sum_ = _before(level, metric, figure)
                yield _name(now), then, sum_
        elif metric.aspect not in ("change", "growth_rate"):
            nearest = metric


def _of_step(
    step: Metric, levels: Mapping[_Name, Metric], counted: Mapping[str | None, Metric],
    nearest: Metric | None,
) -> Metric | None:  # fmt: skip
    """The figure that a step changes: the nearest one, where they have one name; behind one of another unit
    the one before it of the same sentence (活动24场，居民3200人次，比去年多6场)."""
    now = levels.get(_name(step))
    if now and now is nearest:
        return now
    other = counted.get(step.unit)
    if nearest is None or other is None or nearest.unit == step.unit:
        return None
    return other if other.evidence.span.start == step.evidence.span.start else None


def _is_step(metric: Metric, now: Metric, last: str) -> bool:
    change = metric.change
    near = metric.evidence.span.start - now.evidence.span.end < 60
    if (
        metric.aspect != "change"
        or not change
        or not near
        or change.basis not in ("previous_year", "yoy")
    ):
        return False
    return change.base_period in (None, last) and metric.unit == now.unit


def _before(now: Figure, step: Metric, size: Figure) -> tuple[Figure, str]:
    """The figure less its step, and the calculation."""
    down = step.change is not None and step.change.direction == "down"
    amount: Amount = now.amount + size.amount if down else now.amount - size.amount
    sign = "+" if down else "−"
    sum_ = f"{told(now.amount.value)} {sign} {told(size.amount.value)} = {told(amount.value)}"
    return replace(now, amount=amount), sum_


def _name(metric: Metric) -> _Name:
    return label_key(metric.label), _SAME.get(metric.unit or "", metric.unit)


def _figure(mined: Mined, metric: Metric) -> Figure | None:
    if metric.mention is None or metric.mod != "exact":
        return None
    amount = amount_of(mined.mentions[metric.mention])
    if amount is None:
        return None
    return Figure(metric.label, amount, metric.unit, metric.evidence, mined.report.source)
