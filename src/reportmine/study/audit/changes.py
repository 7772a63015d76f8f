"""Growth against its two figures, and what was fulfilled against its budget.

In: the sentences of a report. Out: findings for

    difference    由15项增加到23项，增加9项; 结余979,090元，较去年的733,869元增加455,934元
    growth        收入120万元，比上年增加20万元，增长25%
    direction     由15项增加到12项
    fulfilment    预算80万元，决算76万元，完成预算的96%

A figure joins those before it only where the words between say so; what stands alone is not judged, and
neither is what is measured against several years or against a plan.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from reportmine.findings import Mined
from reportmine.study.audit.finding import Amount, Figure, Finding, Rule, slip, told
from reportmine.study.audit.sentences import Sentence, Told, figure
from reportmine.study.cell import label_key

_COMPARED = re.compile(r"[比较較]|上年|去年|上一年|同期|前年|由|从|從")
_STEP = re.compile(
    r"^[，,、；;（(\s]*(?:(?:同|环|環)比|(?:比|较|較|与|與)?(?:上|去|前)一?年(?:度|同期|底|末)?(?:相比)?"
    r"|同比|比上年|按年|[比较較]\d{4}年度?|净|淨|共|实现|實現|首次|又)*"
    r"(?:增|减|減|升|降|上|下|提|扩|擴|缩|縮|净|淨|多|少|涨|漲|跌)\S{0,3}$"
)
_ALOUD = re.compile(
    r"年均|累计|累計|平均|两年|兩年|三年|五年|十年|以来|以來|翻|环比|計劃|计划|目标|目標|预算|預算|全国|全省|全市"
)
_FULFILLED = re.compile(
    r"(?:完成|占|为|達到|达到)[^，。；]{0,12}(?:预算|計劃|计划|目标|任务)[^，。；]{0,6}$"
)
_LAST_YEAR = re.compile(
    r"(?:与|與|较|較|比|上年|去年|同期)(?:上年|去年|上一年度?)?[^，。；]{0,8}(?:决算|同期|上年|去年)数?的?$"
)
_DOWN = re.compile(r"减少|減少|下降|降低|缩减|缩短|压缩|下滑|回落|减|少")
# What they grow by is reckoned at the prices of a base year, their figures are at those of each year.
_AT_BASE_PRICES = re.compile("生产总值|生產總值|增加值|GDP|总产值")
_REAL = re.compile("可比价|不变价|实际增|扣除价格|扣除物价")
_NEAR = 40


@dataclass(slots=True)
class _Group:
    """Figures that tell of one thing: now, before, the step between them, its rate."""

    now: Told | None = None
    base: Told | None = None
    step: Told | None = None
    rate: Told | None = None

    @property
    def last(self) -> Told | None:
        there = [t for t in (self.now, self.base, self.step, self.rate) if t]
        return max(there, key=lambda t: t.start, default=None)


def growth(mined: Mined, sentence: Sentence) -> Iterator[Finding]:
    """Findings of one sentence about changes."""
    for group in _groups(sentence):
        yield from _judged(mined, group)


def _groups(sentence: Sentence) -> Iterator[_Group]:
    group = _Group()
    for one in sentence.told:
        if not _joins(sentence, group, one):
            if group.last:
                yield group
            group = _Group()
            if one.level or one.metric.aspect == "share":
                if _of_last_year(one):
                    group.base = one
                elif one.metric.status == "achieved":
                    group.now = one
    if group.last:
        yield group


def _of_last_year(one: Told) -> bool:
    """Whether a figure is last year's: a baseline, or 与上年决算数19万元相比."""
    beside = _LAST_YEAR.search(one.left) is not None or one.right.startswith("相比")
    return one.metric.status == "baseline" or (beside and one.metric.status == "achieved")


def _joins(sentence: Sentence, group: _Group, one: Told) -> bool:
    """Put a figure into the group of those before it, if it tells of the same thing."""
    last = group.last
    if last is None or one.metric.status == "planned":
        return False
    gap = sentence.between(last, one)
    if len(gap) > _NEAR or "其中" in gap or _ALOUD.search(gap):
        return False
    aspect, anchor = one.metric.aspect, group.now or group.base
    if anchor is None:
        return False
    if one.level or aspect == "share":
        return _joins_level(group, one, gap)
    if not (_STEP.match(gap) or _same_thing(anchor, one)):
        return False
    change = one.metric.change
    if change and change.basis in ("plan", "mom"):
        return False
    if aspect == "change" and group.step is None and one.unit == anchor.unit:
        group.step = one
    elif aspect == "growth_rate" and group.rate is None and one.metric.unit == "%":
        group.rate = one
    else:
        return False
    return True


def _joins_level(group: _Group, one: Told, gap: str) -> bool:
    anchor = group.now or group.base
    if anchor is None or one.unit != anchor.unit or group.step or group.rate:
        return False
    if group.base and not group.now and one.metric.status == "achieved" and "；" not in gap:
        group.now = one
        return True
    if group.now and not group.base and _COMPARED.search(gap) and _related(anchor, one):
        group.base = one
        return True
    return False


def _related(one: Told, two: Told) -> bool:
    if two.metric.status == "baseline":
        return True
    return bool(re.search(r"上年|去年|前年|\d{4}年", two.left)) and _same_thing(one, two)


def _same_thing(one: Told, two: Told) -> bool:
    a, b = (label_key(t.metric.label).lstrip("之的") for t in (one, two))
    return not a or not b or a in b or b in a


def _judged(mined: Mined, group: _Group) -> Iterator[Finding]:
    now, base, step, rate = group.now, group.base, group.step, group.rate
    if now and base and not step and not rate:
        return
    if now and base:
        yield from _against_base(mined, now, base, step, rate)
    elif now and step and rate:
        signed = _signed(step)
        before = now.amount - signed
        if before.value > 0:
            yield from _rate(mined, rate, signed, before, (now, step))
        elif before.high < 0 <= now.amount.low:
            text = f"{told(now.amount.value)} − {told(signed.value)} = {told(before.value)} < 0"
            yield _finding(mined, "difference", (step, now, rate), text, signed.value, now.amount)
    elif base and step and rate and base.amount.value > 0:
        yield from _rate(mined, rate, _signed(step), base.amount, (base, step))


def _against_base(
    mined: Mined, now: Told, base: Told, step: Told | None, rate: Told | None
) -> Iterator[Finding]:
    difference = now.amount - base.amount
    if step:
        signed = _signed(step)
        if not signed.meets(difference):
            sizes_meet = signed.meets(_negative(difference))
            sum_ = (
                f"{told(now.amount.value)} − {told(base.amount.value)} = {told(difference.value)}"
            )
            yield _finding(
                mined, "direction" if sizes_meet else "difference", (step, now, base),
                f"{sum_} ≠ {told(signed.value)}", signed.value, difference,
            )  # fmt: skip
            return
    if rate and base.amount.value > 0:
        yield from _rate(mined, rate, difference, base.amount, (now, base))


def _rate(
    mined: Mined, rate: Told, step: Amount, before: Amount, others: Sequence[Told]
) -> Iterator[Finding]:
    computed, printed = step.over(before), _signed(rate)
    if before.low <= 0 or computed.meets(printed) or _is_real(rate, *others):
        return
    rule: Rule = "direction" if computed.meets(_negative(printed)) else "growth"
    sum_ = f"{told(step.value)} ÷ {told(before.value)} = {told(computed.value, '%')}"
    yield _finding(
        mined,
        rule,
        (rate, *others),
        f"{sum_} ≠ {told(printed.value, '%')}",
        printed.value,
        computed,
    )


def _is_real(rate: Told, *others: Told) -> bool:
    """Whether a rate is free of what prices rose by, so that the two figures do not give it."""
    named = any(_AT_BASE_PRICES.search(one.metric.label) for one in (rate, *others))
    return named or _REAL.search(rate.left) is not None


def _negative(amount: Amount) -> Amount:
    return Amount(-amount.value, -amount.high, -amount.low)


def _signed(one: Told) -> Amount:
    """A change with its sign: 减少5项 is −5."""
    change = one.metric.change
    down = change.direction == "down" if change else bool(_DOWN.search(one.left[-8:]))
    return _negative(one.amount) if down and one.amount.value > 0 else one.amount


def fulfilment(mined: Mined, sentence: Sentence) -> Iterator[Finding]:
    """预算80万元，决算76万元，完成预算的95%: the ratio against both."""
    for at, rate in enumerate(sentence.told):
        if rate.metric.unit != "%" or not _FULFILLED.search(rate.left[-24:]) or at < 2:
            continue
        two, one = sentence.told[at - 1], sentence.told[at - 2]
        pair = sorted((one, two), key=lambda t: t.metric.status != "planned")
        plan, done = pair[0], pair[1]
        statuses = (plan.metric.status, done.metric.status)
        if statuses != ("planned", "achieved") or plan.unit != done.unit or plan.unit == "%":
            continue
        if not (plan.level and done.level) or plan.amount.low <= 0:
            continue
        computed = done.amount.over(plan.amount)
        if computed.meets(rate.amount):
            continue
        sum_ = (
            f"{told(done.amount.value)} ÷ {told(plan.amount.value)} = {told(computed.value, '%')}"
        )
        yield _finding(
            mined, "fulfilment", (rate, done, plan), f"{sum_} ≠ {told(rate.amount.value, '%')}",
            rate.amount.value, computed,
        )  # fmt: skip


def _finding(
    mined: Mined, rule: Rule, told_: Sequence[Told], sum_: str, printed: Decimal, computed: Amount
) -> Finding:
    figures: tuple[Figure, ...] = tuple(figure(mined, one) for one in told_)
    return Finding(
        rule, "error", figures, sum_, printed, computed.value,
        computed.slack + told_[0].amount.slack, slip(printed, computed.value),
    )  # fmt: skip
