"""What cannot be: 120 % of all, the 31st of February, fewer than no people.

In: a mined report. Out: findings of the rules limit, negative and date, each about one figure or date.
"""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Iterator
from decimal import Decimal

from reportmine.findings import Metric, Mined
from reportmine.report import Span
from reportmine.study.audit.finding import NOTHING, Amount, Figure, Finding, amount_of, told
from reportmine.study.audit.sentences import Told, figure
from reportmine.study.audit.words import words

_DATE = re.compile(
    r"(?:(?<!\d)(\d{4})\s*年\s*)?(?<![\d.])(\d{1,2})\s*月\s*(\d{1,2})\s*[日号](?!楼|线|院|门|路)"
)
_PERSONS = frozenset(
    {"人", "名", "位", "人次", "户", "例", "项", "次", "场", "期", "件", "篇", "册"}
)
_ALL = Decimal(100)


def limits(mined: Mined) -> Iterator[Finding]:
    """Impossible values of metrics."""
    for metric in mined.metrics:
        if metric.mention is None or metric.value is None:
            continue
        if metric.unit == "%" and metric.value > _ALL:
            yield from _over_all(mined, metric)
        elif metric.value < 0 and metric.unit in _PERSONS and metric.aspect == "level":
            text = f"{told(metric.value)} < 0"
            yield Finding("negative", "error", (_plain(mined, metric),), text, metric.value)


def _over_all(mined: Mined, metric: Metric) -> Iterator[Finding]:
    assert metric.mention is not None
    start = mined.mentions[metric.mention].span.start
    around = re.split(r"[，。；\n\t]", mined.report.text[max(0, start - 16) : start])[-1]
    name = (metric.label + around) if metric.cell is None else metric.label
    if metric.aspect not in ("share", "level", "average") or words().never.search(name):
        return
    if words().capped.search(name) and metric.status in ("achieved", "planned", "baseline"):
        text = f"{told(metric.value or _ALL, '%')} > 100%"
        yield Finding("limit", "error", (_plain(mined, metric),), text, metric.value, _ALL)


def _plain(mined: Mined, metric: Metric) -> Figure:
    assert metric.mention is not None
    assert metric.value is not None
    mention = mined.mentions[metric.mention]
    amount = amount_of(mention) or Amount(metric.value, metric.value, metric.value)
    return figure(mined, Told(metric, mention, amount, "", ""))


def dates(mined: Mined) -> Iterator[Finding]:
    """Days that no calendar has."""
    text = mined.report.text
    for match in _DATE.finditer(text):
        year, month, day = (int(part) if part else 0 for part in match.groups())
        # Without a year the 29th of February may be right.
        last = monthrange(year or 2024, month)[1] if 1 <= month <= 12 else 0
        if 1 <= month <= 12 and 1 <= day <= last:
            continue
        evidence = mined.report.evidence(Span(*match.span()))
        limit = f"{month}月 ≤ 12月" if not 1 <= month <= 12 else f"1日 ≤ {day}日 ≤ {last}日"
        named = Figure(match[0], NOTHING, None, evidence)
        yield Finding("date", "error", (named,), f"{limit} ✗")
