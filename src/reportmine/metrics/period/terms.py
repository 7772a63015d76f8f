"""Terms: the several years that the paragraphs of a government's report speak of, until it turns to one year.

In: paragraphs and sections of a report, its front matter. Out: by offset, the term that was opened above:
behind 五年来，我们… all that follows is told of the five years. A term that a heading names is in `period`.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence

from reportmine.findings import WORK_REPORT, Front, Period, Section
from reportmine.metrics.period.periods import term_in
from reportmine.report import Report, Span

_PLAN = "十[一二三四五六七]五[”’]?"
_YEARS = r"(?<![\d二三四五六七八九十])(?:[二两三四五六七八九十]|[2-9]|10)年"
# 2025年工作和“十四五”发展成就: of both; 2024年工作回顾: of one year, whatever a paragraph recalls
_NAMES_TERM = re.compile(f"{_PLAN}|{_YEARS}")
_NAMES_YEAR = re.compile(r"(?:19|20)\d{2}\s*年|去年|上年|今年|本年|全年|一年")
_REVIEWS = re.compile("回顾|总结|成就|成绩|工作情况")
# 各位代表！…。回望过去五年，…: what opens the review of a term
_OPENS = re.compile(
    rf"(?:^|[。！；：—])[“”\s]*(?:回顾|回望|总结)?(?:这|过去|刚刚?过去)?的?"
    rf"(?:{_YEARS}(?:以?来|间)?|{_PLAN}(?:时期|期间|以来|的五年))，"
)
# 2025年，…, 过去一年，…: one year again
_CLOSES = re.compile(
    r"[“”\s]*(?:各位代表[！，：])?\s*(?:(?:19|20)\d{2}年|去年|过去一年|一年来|在?刚刚?过去的?(?:一年|\d{4}年)|今年)"
)
_NEAR = 160  # characters: what opens a review stands at the head of its paragraph
_NOT_TOLD = ("plan", "closing", "shortcomings")


class Terms:
    """Where the paragraphs of a report speak of a term."""

    def __init__(self, report: Report, sections: Sequence[Section], front: Front) -> None:
        self.turns: list[tuple[int, Period | None]] = []
        if front.kind == WORK_REPORT:
            begins = [p.start for p in report.paragraphs]
            for section in sections:
                if section.parent is None and _may_tell(section):
                    first = bisect_right(begins, section.span.start)
                    self.turns += _turns(report, first, section.span, front)
        self.starts = [at for at, _ in self.turns]

    def at(self, offset: int, section: Section | None) -> Period | None:
        """The term that a paragraph speaks of, if one was opened before it."""
        if section is not None and section.role in _NOT_TOLD:
            return None
        k = bisect_right(self.starts, offset) - 1
        return self.turns[k][1] if k >= 0 else None


def _may_tell(section: Section) -> bool:
    heading = section.heading or ""
    of_no_year = _REVIEWS.search(heading) and not _NAMES_YEAR.search(heading)
    return section.role not in _NOT_TOLD and bool(_NAMES_TERM.search(heading) or of_no_year)


def _turns(
    report: Report, first: int, part: Span, front: Front
) -> Iterator[tuple[int, Period | None]]:
    """Where a part of the report, from its `first` paragraph on, turns to a term, and back to one year."""
    term: Period | None = None
    paragraphs = report.paragraphs
    for k in range(first, len(paragraphs)):
        p = paragraphs[k]
        if p.start >= part.end:
            break
        head = report.text[p.start : min(p.end, p.start + _NEAR)]
        opened = _OPENS.search(head)
        if term and not opened and _CLOSES.match(head):
            term = None
            yield p.start, None
        elif opened and not term and (term := term_in(opened.group(), front)):
            yield p.end, term
    yield part.end, None
