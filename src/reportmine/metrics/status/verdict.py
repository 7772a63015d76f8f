"""What a number in running text was: achieved or planned, and when; the two are decided together.

In: a slot with the label of the rules, its section, the times of its paragraph. Out: a `Verdict`. `status` reads
the words at the number and `times` the years near it; the judge sets both against the report: a budget's
figure of last year was reached, a figure of next year was not, and what a report on last year promises
without a date is for the year that follows.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from reportmine.findings import Change, Front, MetricStatus, Period, Section
from reportmine.metrics.context import Paragraph, Slot
from reportmine.metrics.draft import Default
from reportmine.metrics.label.phrase import Label
from reportmine.metrics.period.periods import at_its_end, following, is_term, last_year_of, year_of
from reportmine.metrics.period.times import Times
from reportmine.metrics.status.above import Above
from reportmine.metrics.status.outlook import PLANLIKE, Outlook, settled
from reportmine.metrics.status.rules import IN_BUDGET, RESOLUTION, says_done, status_of
from reportmine.report import Report

_THIS_YEAR = re.compile(
    "预算|年初|当年|今年|本年|原计划|原定|目标|全年计划|年度计划|全年任务|budget|target|task|bound"
)
_THIS_YEAR_AHEAD = re.compile("年初|今年|本年|原计划|原定")
# 力争年内改造小区20个，整修街巷12公里: of the year that is told of, the second too
_BY_ITS_END = re.compile(r"(?<!\d)(?<![几两三五来后明])年(?:内|底前|底可)")
# 不足与展望: what is lacking, until the text turns ahead
_LACKS_AND_PLANS = re.compile(
    "(?:不足|问题|短板|差距|困难|遗憾|教训|欠账)[^，。；]{0,6}[及和与、暨][^，。；]{0,8}(?:展望|打算|思路|计划|来年|明年|下步|下一步|设想|方向|目标|安排)"
)
_OWN_LACKS = re.compile("存在的?(?:主要)?(?:问题|不足|困难)|不足之处|主要(?:问题|不足|差距)")
_TURNS = "下一?步|明年|来年|今后|下一年|新的一年|新学年|下学期|针对|为此|对此|打算|设想|我们[将要]|[馆校院局会处]将|展望|整改"
# 开展绩效目标编报工作，编报项目6个: that was done; 主要原因是2025年新增1辆公务用车: that is still to be
_DRAWN_UP = re.compile("编报|开展了")
_TO_BE_NEW = re.compile(
    r"(?:20\d\d年度?|今年|本年)[^，。；]{0,6}(?:新增|增加|新购|购置|更新|新招)了?[^，。；\d]{0,6}$"
)
# Nothing is promised there, however it sounds.
_RECORD = re.compile("大事记|大事纪|统计表?$|荣誉|获奖")
_THIS_YEAR_TOLD = re.compile("今年(?!要|将|拟|计划|力争|起|年?内|年?底)|一年来")


@dataclass(frozen=True, slots=True)
class Verdict:
    """The status of a number, the word or rule that decided it, its period, and what it changed against."""

    status: MetricStatus
    why: str
    period: Period
    change: Change | None


class Judge:
    """Judges the numbers of a report in text order: parts of what was promised are promised, too."""

    def __init__(
        self, report: Report, above: Above, front: Front, default: Default, *, budget: bool
    ) -> None:
        self.above, self.front, self.default, self.budget = above, front, default, budget
        self.outlook = Outlook(report, above, front)
        self.next_year = following(front) if above.looks_back else None
        self.promised: set[int] = set()
        self.text, self.turns = report.text, dict[int, int]()
        year = year_of(front.period)
        self.turn = re.compile(f"{_TURNS}|{year + 1}年" if year else _TURNS)

    def of(
        self,
        paragraph: Paragraph,
        slot: Slot,
        label: Label,
        change: Change | None,
        section: Section | None,
        times: Times,
        part: int | None,
    ) -> Verdict:
        """The verdict on one number; `part` is the mention of its total."""
        plan = self._is_in_plan(paragraph, slot, section)
        told = self._told(paragraph, slot, label, section, part, plan=plan)
        status, why = told
        lacking = section is not None and self._is_lacking(paragraph, slot, section)
        if section is None or not (lacking or _RECORD.search(section.heading or "")):
            status, why = settled(*told, self.outlook, paragraph.base + slot.start, plan=plan)
        period = times.of(slot)
        if why == IN_BUDGET and self._is_behind(period):
            status, why = "achieved", "before the budget's year"  # 截至上年末，固定资产35万元
        elif told[0] == "planned":
            self.promised.add(slot.index)
        if change and not change.basis and change.base_period == str((year_of(period) or 0) - 1):
            change = replace(change, basis="previous_year")
        period = self._period(paragraph, slot, times, period, status, why, plan=plan)
        if not change and status != "baseline" and times.is_reached(slot):
            latest = last_year_of(self.default.told) if status == "achieved" else None
            period = at_its_end(period, latest)
        if status == "baseline" and not change:
            budget = section is not None and section.id in self.above.budgets
            # a plan starts from what is
            starts = plan and not budget and period in (times.above, times.term)
            dated = period.source == "explicit" and not is_term(period)
            period = times.base(slot) or (
                self.default.told if starts else period if dated else times.start(slot, period)
            )
        if status == "baseline" and self._is_ahead(period):
            period = self.default.told  # 明年由3万元提到5万元: it is 3 now
        if status == "achieved" and self._is_ahead(period):
            if why == "cast":  # votes on next year's plan
                period = self.default.told
            else:
                status, why = "planned", "later than the report"
        return Verdict(status, why, period, change)

    def _is_in_plan(self, paragraph: Paragraph, slot: Slot, section: Section | None) -> bool:
        said = paragraph.text[slot.opening : slot.start]
        if self.next_year and _THIS_YEAR_TOLD.search(said):
            return False  # a report on a year tells of 今年 what was done
        key = section.id if section else None
        if key in self.above.plans and section and self._is_lacking(paragraph, slot, section):
            return False
        return key in self.above.plans or self.above.is_announced(paragraph.base, section)

    def _is_lacking(self, paragraph: Paragraph, slot: Slot, section: Section) -> bool:
        """Whether a plan's section still tells what is lacking: 不足与展望, 存在问题和下一步打算."""
        begin = section.span.start + len(section.heading or "")
        if _OWN_LACKS.match(paragraph.text):
            begin = paragraph.base
        elif section.run_in or not _LACKS_AND_PLANS.search(section.heading or ""):
            return False
        if begin not in self.turns:
            turn = self.turn.search(self.text, begin, section.span.end)
            self.turns[begin] = turn.start() if turn else section.span.end
        return paragraph.base + slot.start < self.turns[begin]

    def _told(
        self,
        paragraph: Paragraph,
        slot: Slot,
        label: Label,
        section: Section | None,
        part: int | None,
        *,
        plan: bool,
    ) -> tuple[MetricStatus, str]:
        """The status by the words at the number, by its total, and by the kind of its section."""
        key = section.id if section else None
        budget = self.budget or key in self.above.budgets
        told = status_of(paragraph, slot, label, plan=plan, budget=budget)
        if told[1] == "default" and part in self.promised and not says_done(paragraph, slot):
            told = "planned", "budget"  # 预算总计21万元，其中公务接待11万元
        if told[1] == "default" and self.budget:
            said = paragraph.text[slot.opening : slot.sentence[1]]
            project = key in self.above.projects and not _DRAWN_UP.search(said)
            if project or _TO_BE_NEW.search(paragraph.text, slot.clause_start, slot.start):
                told = "planned", IN_BUDGET  # 项目支出：更换课桌90套
        if told[1] == "default" and key in self.above.articles:
            told = "required", "an article"
        return told

    def _period(
        self,
        paragraph: Paragraph,
        slot: Slot,
        times: Times,
        period: Period,
        status: MetricStatus,
        why: str,
        *,
        plan: bool,
    ) -> Period:
        """The period that the text gives, or the one that the status calls for where it gives none."""
        if status == "planned" and period.source == "document":
            if not self._is_for_own_year(paragraph, slot, why, plan=plan):
                return self.next_year or period
        elif status == "planned" and plan and self.next_year and times.is_in_year(slot):
            return times.above or self.next_year  # 上半年启动3个项目
        elif period.source == "document" or (why == "cast" and period is times.above):
            return self.default.told  # votes on last year's accounts are cast now
        return period

    def _is_for_own_year(self, paragraph: Paragraph, slot: Slot, why: str, *, plan: bool) -> bool:
        """Whether what is promised was so for the report's own year; a plan's 年内 is the year it is for."""
        if why == RESOLUTION:
            return True
        clause = paragraph.text[slot.clause_start : slot.start]
        said = paragraph.text[slot.opening : slot.start]
        if plan or why == PLANLIKE:
            return bool(_THIS_YEAR_AHEAD.search(clause))
        return bool(_THIS_YEAR.search(why) or _THIS_YEAR.search(clause) or _BY_ITS_END.search(said))

    def _is_ahead(self, period: Period) -> bool:
        own = self.front.period
        if own is not None and own.end and period.start:
            return period.start > own.end
        year, mine = year_of(period), year_of(own)
        return year is not None and mine is not None and year > mine

    def _is_behind(self, period: Period) -> bool:
        year, mine = last_year_of(period), year_of(self.front.period)
        return year is not None and mine is not None and year < mine
