"""For when a number holds that is promised, was reached, or is compared with, where no date says so beside it.

In: a `Case` with its `Ruling`, the `Times` of its paragraph. Out: its `Period`. What a report on last year promises
without a date is for the year that follows; what it calls 年初计划 was for its own.
"""

from __future__ import annotations

import re

from reportmine.findings import Change, Front, Period
from reportmine.metrics.period.default import Default
from reportmine.metrics.period.periods import at_its_end, following, is_term, last_year_of, year_of
from reportmine.metrics.period.spans import over_years, years_to_come
from reportmine.metrics.period.times import Times
from reportmine.metrics.status.case import Case
from reportmine.metrics.status.ruling import OF_ITS_YEAR, Ruling, Why

__all__ = ["Due"]

_THIS_YEAR = re.compile(
    "预算|年初|当年|今年|本年|原计划|原打算|原定|目标|全年计划|年度计划|全年任务"
)
_THIS_YEAR_AHEAD = re.compile("年初|今年|本年|原计划|原打算|原定")
# 力争年内改造小区20个，整修街巷12公里: of the year that is told of, the second too
_BY_ITS_END = re.compile(r"(?<!\d)(?<![几两三五来后明])年(?:内|底前|底可)")


class Due:
    """The periods of one report's numbers. `looks_back`: it tells of a year, and is no plan for one."""

    def __init__(self, front: Front, default: Default, *, looks_back: bool) -> None:
        self.front, self.default = front, default
        self.next_year = following(front) if looks_back else None

    def period(
        self, case: Case, ruled: Ruling, times: Times, said: Period, change: Change | None
    ) -> Period:
        """The period of a number; `said`: the one that its `times` tell."""
        period = self._said_or_due(case, ruled, times, said)
        if ruled.status == "baseline":
            period = period if change else self._of_base(case, times, period)
            # 明年由3万元提到5万元: it is 3 now
            return self.default.told if self.is_ahead(period) else period
        unnamed = ruled.status == "planned" and period.source != "explicit"
        if unnamed and (ahead := years_to_come(case.paragraph, case.slot, period)):
            return ahead
        if change:
            return over_years(case.left, period, change.base_period, times.term)
        if not times.is_reached(case.slot):
            return period
        latest = last_year_of(self.default.told) if ruled.status == "achieved" else None
        return at_its_end(period, latest)

    def _said_or_due(self, case: Case, ruled: Ruling, times: Times, said: Period) -> Period:
        """The period that the text gives, or the one that the status calls for where it gives none."""
        unsaid = said.source == "document"
        if ruled.status == "planned":
            if unsaid and not self._is_for_own_year(case, ruled):
                return self.next_year or said
            if not unsaid and case.place.plan and self.next_year and times.is_in_year(case.slot):
                return times.above or self.next_year  # 上半年启动3个项目
            return said
        if ruled.status == "required" and unsaid and case.place.plan and self.next_year:
            return self.next_year  # 明年…学满20小时才发证书
        if unsaid or (ruled.why is Why.CAST and said is times.above):
            return self.default.told  # votes on last year's accounts are cast now
        return said

    def _is_for_own_year(self, case: Case, ruled: Ruling) -> bool:
        """Whether what is promised was so for the report's own year; a plan's 年内 is the year it is for."""
        if ruled.why is Why.RESOLVED:
            return True  # for the time of the assembly
        if case.place.plan or ruled.why is Why.READS_AHEAD:
            return bool(_THIS_YEAR_AHEAD.search(case.told))
        named = _THIS_YEAR.search(ruled.word) or _THIS_YEAR.search(case.told)
        if named or ruled.why in OF_ITS_YEAR:
            return True
        said = case.paragraph.text[case.slot.opening : case.slot.start]
        return bool(_BY_ITS_END.search(said))

    def _of_base(self, case: Case, times: Times, period: Period) -> Period:
        """The period of a figure that a change starts from; a plan starts from what is."""
        if base := times.base(case.slot):
            return base
        starts = case.place.plan and not case.place.budget_section
        if starts and period in (times.above, times.term):
            return self.default.told
        dated = period.source == "explicit" and not is_term(period)
        return period if dated else times.start(case.slot, period)

    def is_ahead(self, period: Period) -> bool:
        """Whether a period begins behind the report's own."""
        own = self.front.period
        if own is not None and own.end and period.start:
            return period.start > own.end
        year, mine = year_of(period), year_of(own)
        return year is not None and mine is not None and year > mine

    def is_over(self, period: Period) -> bool:
        """Whether a period ends before the report's own year."""
        year, mine = last_year_of(period), year_of(self.front.period)
        return year is not None and mine is not None and year < mine
