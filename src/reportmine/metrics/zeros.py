"""Zeros that are told in words: 全年未发生安全事故, 无行政复议, 做到零投诉, 臨時動議：無.

In: a `Document`. Out: `Draft`s of what counts nought, where no number says so. Only phrases that name what did not
happen; 无论, 未发生变化 and the like are in `data/status.toml`.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache

from reportmine.findings import Metric
from reportmine.metrics.confidence import of_zero
from reportmine.metrics.document import Document
from reportmine.metrics.draft import Draft
from reportmine.metrics.label.marks import words_only
from reportmine.metrics.lexicon import any_of, words
from reportmine.metrics.quote import back, forth
from reportmine.report import Span
from reportmine.text.scripts import simplified
from reportmine.text.shipped import rule_file

__all__ = ["zeros"]

_PROMISE = re.compile(r"(?:确保|力争|努力|争取|防止|避免|杜绝|严防|要|将|目标)[^，。；]{0,8}$")
_IF = re.compile(r"(?:如|若|如果|凡|因|对|是否|有无|有没有|应)[^，。；]{0,6}$")
_STOP = re.compile(r"[，。；：！？、（）()\s”“]|的(?!行政|事故|事件)|和(?=谐)")
_LIST = re.compile(r"[，。；：！？（）()\s”“]")


@dataclass(frozen=True, slots=True)
class Zero:
    """A zero without a number: `what` counts nought because `words` say so."""

    what: Span
    words: Span
    promised: bool


def zeros(document: Document) -> Iterator[Draft]:
    """A draft for each zero told in words, in text order; none in tables or beside a number, nor in a heading
    unless what stands behind it says so."""
    report, sections = document.report, document.above.by_id.values()
    plain = simplified(report.text)
    taken = [m.span for m in document.mentions if m.is_quantity]
    taken += [t.span for t in report.tables]
    headings = [s.heading_span for s in sections if s.heading_span and not s.run_in]
    found = [*in_lines(plain, taken), *in_phrases(plain, [*taken, *headings])]
    for zero in sorted(found, key=lambda z: z.words.start):
        yield Draft(zero.words.start, _metric(document, zero))


def _metric(document: Document, zero: Zero) -> Metric:
    """The metric of one zero."""
    text, above = document.report.text, document.above
    section = above.section(zero.words.start)
    key = section.id if section else None
    match = document.catalogue.match(text[zero.what.start : zero.what.end])
    spans = words_only(text, [zero.what])
    planned = zero.promised or key in above.plans
    end = forth(text, zero.words.end)
    first = back(text, min(zero.what.start, zero.words.start))
    proof = Span(first, end - text.endswith("\n", first, end))
    return Metric(
        id="",
        mention=None,
        label=document.words(spans),
        label_spans=spans,
        value=Decimal(0),
        min_value=None,
        max_value=None,
        mod="exact",
        unit=None,
        aspect="level",
        status="planned" if planned else "negated",
        period=above.period(zero.words.start, section) or document.default.of(planned=planned),
        section=key,
        confidence=of_zero(),
        rule="zero in words",
        evidence=document.report.evidence(proof),
        indicator=match.id if match else None,
    )


@lru_cache(maxsize=1)
def _pattern() -> tuple[re.Pattern[str], re.Pattern[str]]:
    data = rule_file("status.toml")["negated"]
    nouns = any_of(words(data["bare_nouns"]))
    told = any_of(words(data["before"]))
    nothing = any_of(w for w in words(data["after"]) if len(w) == 3 and w[0] == "零")
    pattern = (
        rf"(?P<told>{told})(?:过|了|任何|一起|一例|一件)?|无(?=(?:{nouns}))|(?P<zero>{nothing})"
    )
    return re.compile(pattern), re.compile(any_of(words(data["not_zero"])))


class _Taken:
    """Numbers, tables and headings, which no zero may touch; it is asked in text order."""

    def __init__(self, spans: Iterable[Span]) -> None:
        self.spans, self.at = sorted(spans), 0

    def touches(self, zero: Span) -> bool:
        """Whether one of them has a character of the zero's words."""
        while self.at < len(self.spans) and self.spans[self.at].end <= zero.start:
            self.at += 1
        return self.at < len(self.spans) and self.spans[self.at].start < zero.end


def in_phrases(text: str, taken: Iterable[Span]) -> Iterator[Zero]:
    """全年未发生〈安全事故〉, 无〈行政复议〉, 零〈投诉〉, in order; none that touches a span of `taken`."""
    pattern, never = _pattern()
    others = _Taken(taken)
    for match in pattern.finditer(text):
        s, e = match.span()
        if never.match(text, s) or _IF.search(text[max(0, s - 8) : s]):
            continue
        what = _what(text, match)
        if what is None:
            continue
        whole = Span(min(s, what.start), max(e, what.end))
        if not others.touches(whole):
            yield Zero(what, whole, bool(_PROMISE.search(text[max(0, s - 12) : s])))


@lru_cache(maxsize=1)
def _line() -> re.Pattern[str]:
    matters = any_of(words(rule_file("status.toml")["negated"]["matters"]))
    return re.compile(
        rf"(?<![\u3400-\u9fff])(?P<what>{matters})[：:][ \n]{{0,2}}(?P<none>[暂均]?无|没有)(?=[。；，;\s]|$)"
    )


def in_lines(text: str, taken: Iterable[Span]) -> Iterator[Zero]:
    """参、〈临时动议〉：无: a line that names a matter and says that there was none; none that touches a span of `taken`."""
    others = _Taken(taken)
    for match in _line().finditer(text):
        if not others.touches(Span(*match.span())):
            yield Zero(Span(*match.span("what")), Span(*match.span("none")), False)


def _what(text: str, match: re.Match[str]) -> Span | None:
    """What counts nought behind 未发生, or is in 零投诉; None where nothing is named."""
    s, e = match.span()
    if match.group("zero"):
        return Span(s + 1, e) if text[s + 1 : e] != "发生" else None
    stop = (_STOP if match.group("told") else _LIST).search(text, e, e + 30)
    end = stop.start() if stop else min(len(text), e + 30)
    if stop is None and end - e >= 30:
        return None
    for ending in ("事故", "事件", "案件", "情况", "问题", "现象"):
        at = text.rfind(ending, e, end)
        if at >= 0:
            end = at + len(ending)
            break
    return Span(e, end) if end - e >= 2 else None
