"""What a date means where it stands: 去年 under the heading of a year, 五年来 in a government's report, 1-9月.

In: a date, the report's own time, what the heading above names, the words of the paragraph. Out: its `Period`.
"""

from __future__ import annotations

import re

from reportmine.findings import WORK_REPORT, Front, Mention, Period
from reportmine.metrics.period.periods import (
    RELATIVE_WORD,
    document_period,
    earlier,
    is_term,
    last_year_of,
    last_years,
    relative,
    school_year_before,
    whole_year,
    year_of,
)

# 五年来, 过去五年, 今后五年: told from the year in which the report is made
_YEARS_FROM_NOW = re.compile(
    r"(?:这|(?:最?近|过去|今后|未来)的?)?(?:[二三四五六七八九十两]+|\d{1,2})年(?:多|余)?(?:以?来|间|中|里|累计)?$"
)
_BARE_YEARS = re.compile(r"(?:[二三四五六七八九十两]+|\d{1,2})年")
_YEARS_BEHIND = re.compile(f"{_BARE_YEARS.pattern}[之以]?后")
_SUMMARY = re.compile("总结|小结|回顾|汇报")
_SITTING = re.compile("[纪記紀记][要錄录]$")
_YEAR_BEFORE = ("上年", "上年度", "上一年", "上一年度")
_WITHIN = re.compile(r"\d{1,2}(?:[-—－~～至到]\d{1,2})?月(?!\d)")
_PAST_YEAR = ("去年", "上年", "上年度", "上一年")
_THE_YEAR = re.compile(r"(?:(?:刚刚)?过去的?|[这过]去?)?一年(?:来|以来|里|中)?|全年|年内|一年")
# 一年来, 过去的一年: told by a government in the year behind it
_YEAR_BEHIND = re.compile(r"(?:刚刚)?过去的?一年(?:来|以来|里|中)?|这?一年(?:来|以来)")


class Meant:
    """Reads the dates of one paragraph; what stands above it names one year (`above`) or a `term` of several."""

    def __init__(self, text: str, front: Front, above: Period | None) -> None:
        self.text, self.front = text, front
        self.term = above if is_term(above) else None
        self.above = None if self.term else above

    def _is_told_later(self) -> bool:
        """Whether 去年 is the report's own year, told from the next: where only the text names that year,
        or where a heading above does (2012年工作回顾) and nothing beside it is of a later one."""
        own, title = self.front.period, self.front.title
        if own is None or not own.start or not title or self.front.issued:
            return False
        if _SITTING.search(self.front.kind or ""):
            return False
        summary = self.front.kind != WORK_REPORT and _SUMMARY.search(self.front.kind or "")
        headed = summary and self.above is not None and year_of(self.above) == year_of(own)
        told = headed or own.start[:4] not in title
        return bool(told) and "今年" not in self.text

    def _is_behind(self) -> bool:
        """Whether the term above is over, or ends with the report's own year."""
        last, own = last_year_of(self.term), last_year_of(self.front.period)
        return last is not None and own is not None and last <= own

    def _is_headed_ahead(self) -> bool:
        """Whether the heading names the year behind the report's own."""
        headed, own = year_of(self.above), year_of(self.front.period)
        return headed is not None and own is not None and headed == own + 1

    def _spoken_of(self) -> int:
        """The year that a work report tells of where it is, if that is not its own; else 0.

        What it calls 上年 is the year before that one.
        """
        own = year_of(self.front.period)
        if self.front.kind != WORK_REPORT or own is None:
            return 0
        year = year_of(self.above)
        return year if year is not None and year == own - 1 else 0

    def period(self, mention: Mention, *, compared: bool = False) -> Period | None:
        """What a date means; None where no year can be said. `compared`: it is the base of a comparison."""
        period, text = mention.period, mention.text
        if text.startswith("去年") and not compared and self._is_told_later():
            return document_period(self.front)
        if self.term and self.front.kind == WORK_REPORT and _THE_YEAR.fullmatch(text):
            return relative("上年", self.front, "inherited")
        if self.term and period and _BARE_YEARS.fullmatch(text) and is_term(period):
            # under 今后五年的工作: 五年创效3000万元; under 过去五年: 两年平均增长6%
            return last_years(self.term, period) if self._is_behind() else self.term
        if self.term and _YEARS_BEHIND.fullmatch(text) and is_term(self.term):
            return whole_year(last_year_of(self.term) or 0, "explicit")  # 五年后达到55%
        if self.above and _THE_YEAR.fullmatch(text):
            return self.above  # under 2013年工作回顾 the year that is spoken of is 2013
        if self.front.kind == WORK_REPORT and _YEAR_BEHIND.fullmatch(text):
            return relative("上年", self.front, "inherited")
        if self.front.kind == WORK_REPORT and period and _YEARS_FROM_NOW.match(text):
            return earlier(period)  # 五年来 end, 今后五年 begin with the year before it is told
        if self.above and period and _WITHIN.match(text):
            within = year_of(self.above) == year_of(period)
            return period if within else self.above  # 1-9月 under 2022年工作回顾
        if text in _PAST_YEAR and self._is_headed_ahead():
            return document_period(self.front)  # 2025年打算：在去年9件的基础上再增2件
        if text == "上学年":
            return school_year_before(self.front)
        if text in _YEAR_BEFORE and self._spoken_of():
            return whole_year(self._spoken_of() - 1, "explicit")
        if period is not None and period.start:
            return period
        word = RELATIVE_WORD.match(text)
        if word and len(text) <= len(word.group()) + 2:
            return relative(word.group(), self.front, "explicit")
        year = re.fullmatch(r"(\d{4})\s*年度?", text)
        if year:
            return whole_year(int(year.group(1)), "explicit")
        return None
