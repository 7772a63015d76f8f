"""What a budget says of itself: this year's plan against what last year was spent, and what cannot be.

In: the sentences of a report. Out: findings for

    growth        2022年执行数为40万元，2023年预算安排50万元，比2022年执行数增加30%
    difference    预算0万元，比上年预算增加5万元: last year's would have been less than nothing
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from reportmine.findings import Mined
from reportmine.study.audit.finding import Amount, Figure, Finding, slip, told
from reportmine.study.audit.sentences import Sentence, Told, figure
from reportmine.study.cell import label_key

__all__ = ["against_last_year", "less_than_nothing"]

_BY_WHAT_WAS_DONE = re.compile(
    r"[比较較][^，。；]{0,10}?(?:执行|執行|决算|決算|完成|实际|實際)(?:支出)?数?[^，。；]{0,4}$"
)
_DONE = re.compile(r"执行|執行|决算|決算|完成|实际|實際")
_BY_LAST_YEAR = re.compile(r"^[，,]?(?:[比较較与與])(?:\d{4}年|上年|去年|上一年)[^，。；]{0,10}$")


def against_last_year(mined: Mined, sentence: Sentence) -> Iterator[Finding]:
    """The rate at which a plan is above what the year before was spent, against both."""
    for at, rate in enumerate(sentence.told[2:], 2):
        plan, done = sentence.told[at - 1], sentence.told[at - 2]
        change = rate.metric.change
        if change is None or change.basis != "previous_year" or not _is_pair(done, plan):
            continue
        if (
            not _BY_WHAT_WAS_DONE.search(rate.left)
            or done.metric.period.label != change.base_period
        ):
            continue
        step = plan.amount - done.amount
        by_share = rate.metric.aspect == "growth_rate" and rate.unit == "%"
        if by_share and done.amount.low > 0:
            yield from _unless_met(mined, rate, step.over(done.amount), (plan, done), "%")
        elif rate.metric.aspect == "change" and rate.unit == plan.unit:
            yield from _unless_met(mined, rate, step, (plan, done), None)


def _is_pair(done: Told, plan: Told) -> bool:
    statuses = (done.metric.status, plan.metric.status)
    alike = done.unit == plan.unit and done.level and plan.level
    told = statuses in (("achieved", "planned"), ("baseline", "planned"))
    return alike and told and bool(_DONE.search(done.left))


def _unless_met(
    mined: Mined, rate: Told, computed: Amount, two: tuple[Told, Told], unit: str | None
) -> Iterator[Finding]:
    change = rate.metric.change
    down = change is not None and change.direction == "down"
    size = Amount(0 - rate.amount.value, 0 - rate.amount.high, 0 - rate.amount.low)
    printed = size if down else rate.amount
    if computed.meets(printed):
        return
    plan, done = two
    sum_ = f"{told(plan.amount.value)} − {told(done.amount.value)}"
    sum_ = f"({sum_}) ÷ {told(done.amount.value)}" if unit else sum_
    figures: tuple[Figure, ...] = tuple(figure(mined, one) for one in (rate, *two))
    yield Finding(
        "growth" if unit else "difference", "error", figures,
        f"{sum_} = {told(computed.value, unit)} ≠ {told(printed.value, unit)}",
        printed.value, computed.value, computed.slack + printed.slack,
        slip(printed.value, computed.value),
    )  # fmt: skip


def less_than_nothing(mined: Mined, sentence: Sentence) -> Iterator[Finding]:
    """Amounts that are said to have grown by more than they are."""
    for now, step in pairwise(sentence.told):
        change = step.metric.change
        if change is None or change.direction != "up" or change.basis != "previous_year":
            continue
        alike = now.level and step.metric.aspect == "change" and now.unit == step.unit
        same = label_key(now.metric.label) == label_key(step.metric.label)
        if not (alike and same and _BY_LAST_YEAR.match(sentence.between(now, step))):
            continue
        before = now.amount - step.amount
        if before.high < 0 <= now.amount.value:
            sum_ = (
                f"{told(now.amount.value)} − {told(step.amount.value)} = {told(before.value)} < 0"
            )
            yield Finding(
                "difference", "error", (figure(mined, step), figure(mined, now)), sum_,
                step.amount.value, now.amount.value, now.amount.slack + step.amount.slack,
                slip(step.amount.value, now.amount.value),
            )  # fmt: skip
