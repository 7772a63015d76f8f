"""The figures of running text, sentence by sentence, with the words that belong to each.

In: a mined report. Out: `Sentence`s, each with its `Told` figures in order. `left` is what stands between
the figure before (or the sentence's beginning) and this one, `right` what follows up to the next mark.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass

from reportmine.findings import Mention, Metric, Mined
from reportmine.report import Span
from reportmine.study.audit.finding import Amount, Figure, amount_of

_END = re.compile(r"[。！？!?]+[”’」』）)]*|\n")
_MARK = re.compile(r"[，,；;：:。、（）()\n]")
_CLAUSE = re.compile(r"[，,；;：:。（(\n]")
_SAME = {"名": "人", "位": "人", "圆": "元", "个百分点": "%", "新台币": "元", "人民币": "元"}


@dataclass(frozen=True, slots=True)
class Told:
    """A figure of running text with its metric and the words around it."""

    metric: Metric
    mention: Mention
    amount: Amount
    left: str
    right: str

    @property
    def start(self) -> int:
        return self.mention.span.start

    @property
    def end(self) -> int:
        return self.mention.span.end

    @property
    def unit(self) -> str | None:
        """The unit, with classifiers that count the same made one: 名 is 人."""
        return _SAME.get(self.metric.unit or "", self.metric.unit)

    @property
    def level(self) -> bool:
        """Whether it counts something, and is no share, change or rank."""
        return self.metric.aspect in ("level", "cumulative", "average")

    @property
    def phrase(self) -> str:
        """The words of its own clause, on both sides."""
        return _CLAUSE.split(self.left)[-1] + "〇" + self.right


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence with at least one figure."""

    span: Span
    text: str
    told: tuple[Told, ...]

    def between(self, one: Told, two: Told) -> str:
        """The words between two of its figures."""
        return self.text[one.end - self.span.start : two.start - self.span.start]


def figure(mined: Mined, one: Told) -> Figure:
    """A figure as a finding shows it: its quote is its clause up to the number."""
    text = mined.report.text
    start = one.start
    floor = max(0, start - 30)
    while start > floor and not _MARK.match(text[start - 1]):
        start -= 1
    span = Span(
        start + len(text[start : one.start]) - len(text[start : one.start].lstrip()), one.end
    )
    return Figure(one.metric.label, one.amount, one.metric.unit, mined.report.evidence(span))


def sentences(mined: Mined) -> Iterator[Sentence]:
    """The sentences of running text that hold a metric with a value, in order."""
    text = mined.report.text
    ends = [match.end() for match in _END.finditer(text)] + [len(text)]
    groups: dict[int, list[Metric]] = {}
    for metric in mined.metrics:
        if metric.mention is not None and metric.cell is None:
            at = mined.mentions[metric.mention].span.start
            groups.setdefault(bisect_right(ends, at), []).append(metric)
    for number, metrics in sorted(groups.items()):
        span = Span(ends[number - 1] if number else 0, ends[number])
        told = tuple(_told(mined, span, metrics))
        if told:
            yield Sentence(span, text[span.start : span.end], told)


def _told(mined: Mined, span: Span, metrics: list[Metric]) -> Iterator[Told]:
    text, before = mined.report.text, span.start
    for metric in sorted(metrics, key=lambda m: m.mention or 0):
        assert metric.mention is not None
        mention = mined.mentions[metric.mention]
        amount = amount_of(mention)
        if amount is not None and metric.status != "required":
            mark = _MARK.search(text, mention.span.end, span.end)
            right = text[mention.span.end : mark.start() if mark else span.end]
            yield Told(metric, mention, amount, text[before : mention.span.start], right)
        before = mention.span.end
