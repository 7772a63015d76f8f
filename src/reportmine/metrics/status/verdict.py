"""What a number in running text was, and when: the two are decided together.

In: a slot with the label of the rules, its section, the times of its paragraph. Out: a `Verdict`. Who decides, in
this order; each may overrule the one before:

    rules      by the words at the number and by where it stands (`rules.RULES`, a table)
    outlook    by how the whole report reads, where the rules only guessed
    due        by the calendar: a budget's figure of last year was reached, a figure of next year was not
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import NamedTuple

from reportmine.findings import Change, Front, MetricStatus, Period, Section
from reportmine.metrics.context import Paragraph, Slot
from reportmine.metrics.label.phrase import Label
from reportmine.metrics.period.default import Default
from reportmine.metrics.period.periods import year_of
from reportmine.metrics.period.times import Times
from reportmine.metrics.status.above import Above
from reportmine.metrics.status.case import Case, Place
from reportmine.metrics.status.due import Due
from reportmine.metrics.status.lacks import Lacks
from reportmine.metrics.status.outlook import Outlook, settled
from reportmine.metrics.status.past import looks_back
from reportmine.metrics.status.rules import ruling
from reportmine.metrics.status.ruling import Ruling, Why
from reportmine.report import Report

__all__ = ["Around", "Judge", "Verdict"]

# Nothing is promised there, however it sounds.
_RECORD = re.compile("大事记|大事纪|统计表?$|荣誉|获奖")
# 2017年，我局先后开展了检查，共查处6起: done, whatever year the report is thought to be of
_TOLD_DONE = re.compile("先后[一-鿿]{2,4}了|[，、]共[一-鿿]{2}(?!计划)")
# 年度确定的28项任务完成27项
_PART_REACHED = re.compile(
    "\ue001[^，。；\ue001]{0,4}(?:任务|指标|目标|实事)[^，。；\ue001]{0,2}(?:完成|办结|办成)$"
)
_THIS_YEAR_TOLD = re.compile("今年(?!要|将|拟|计划|力争|起|年?内|年?底)|一年来")


@dataclass(frozen=True, slots=True)
class Verdict:
    """The status of a number and what decided it, its period, and what it changed against."""

    status: MetricStatus
    why: Why
    period: Period
    change: Change | None


class Around(NamedTuple):
    """What stands around a number."""

    #: The deepest section that it stands in; None in a text without sections.
    section: Section | None
    #: The times of its paragraph.
    times: Times
    #: The mention of the total that it is a part of; None for no part.
    total: int | None


class Judge:
    """Judges the numbers of a report in text order: parts of what was promised are promised, too."""

    def __init__(
        self, report: Report, above: Above, front: Front, default: Default, *, budget: bool
    ) -> None:
        self.above, self.default, self.budget = above, default, budget
        self.outlook = Outlook(report, above, front)
        self.due = Due(front, default, looks_back=above.looks_back)
        self.lacks = Lacks(report.text, year_of(front.period))
        #: The mentions of what was promised.
        self.promised: set[int] = set()

    def of(
        self,
        paragraph: Paragraph,
        slot: Slot,
        label: Label,
        change: Change | None,
        around: Around,
    ) -> Verdict:
        """The verdict on one number. `change`: what it changed against, by its own words."""
        case = Case(paragraph, slot, label, self._place(paragraph, slot, around))
        times = around.times
        by_rules = ruling(case)
        ruled = self._by_the_whole(case, around.section, by_rules)
        said = times.of(slot)
        if ruled.why in (Why.BUDGET_MONEY, Why.PROJECT) and self.due.is_over(said):
            ruled = Ruling("achieved", Why.BEFORE_BUDGET)
        elif by_rules.status == "planned":
            self.promised.add(slot.index)
        period = self.due.period(case, ruled, times, said, change)
        if ruled.status == "achieved" and _is_there(case, said, times):
            period = self.default.told
        elif ruled.status == "achieved" and self.due.is_ahead(period):
            if ruled.why is Why.CAST:
                period = self.default.told  # votes on next year's plan
            elif not _TOLD_DONE.search(paragraph.text, slot.opening, slot.end):
                ruled = Ruling("planned", Why.LATER)
        return Verdict(ruled.status, ruled.why, period, _from_year_before(change, said))

    def _place(self, paragraph: Paragraph, slot: Slot, around: Around) -> Place:
        """What a number stands in."""
        key, above = around.section.id if around.section else None, self.above
        return Place(
            plan=self._is_in_plan(paragraph, slot, around.section),
            budget_report=self.budget,
            budget_section=key in above.budgets,
            projects=key in above.projects,
            article=key in above.articles,
            of_promised=around.total in self.promised,
        )

    def _is_in_plan(self, paragraph: Paragraph, slot: Slot, section: Section | None) -> bool:
        said = paragraph.text[slot.opening : slot.start]
        if self.due.next_year and _THIS_YEAR_TOLD.search(said):
            return False  # a report on a year tells of 今年 what was done
        key = section.id if section else None
        if key in self.above.plans and section and self.lacks.holds(paragraph, slot, section):
            return False
        return key in self.above.plans or self.above.is_announced(paragraph.base, section)

    def _by_the_whole(self, case: Case, section: Section | None, by_rules: Ruling) -> Ruling:
        """What the rules said, or how the report reads; records and lacks promise nothing, however they read."""
        if section is not None and (
            _RECORD.search(section.heading or "")
            or self.lacks.holds(case.paragraph, case.slot, section)
            or _PART_REACHED.search(case.left)
        ):
            return by_rules
        at = case.paragraph.base + case.slot.start
        return settled(by_rules, self.outlook, at, plan=case.place.plan)


def _is_there(case: Case, said: Period, times: Times) -> bool:
    """目前有学校〈12所〉, under 2025年工作安排: of now, and not of the year that the heading names."""
    headed = said in (times.above, times.term)
    return headed and case.place.plan and looks_back(case)


def _from_year_before(change: Change | None, period: Period) -> Change | None:
    """The change, told as one against the year before where its base is that year."""
    if change and not change.basis and change.base_period == str((year_of(period) or 0) - 1):
        return replace(change, basis="previous_year")
    return change
