"""What stands above a number: the deepest section, its period, whether it promises or cares.

In: a report's sections with their roles and themes, its front matter. Out: an `Above`, asked by offset.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence

from reportmine.findings import Front, Period, Section
from reportmine.metrics.period.periods import heading_period, is_term, year_of
from reportmine.metrics.period.terms import Terms
from reportmine.metrics.period.timeline import Timeline
from reportmine.metrics.status.plans import (
    budgets,
    is_plan_line,
    opens_plan,
    plans,
    projects,
    promised,
)
from reportmine.report import Report
from reportmine.text.scripts import simplified

# 2025年工作要点, 关于印发《2025年工作计划》的通知; but 政府工作报告要点
_PROMISES = re.compile(
    r"(?:工作|活动|任务|年度|学期|学年)(?:要点|计划|打算|安排)(?:[》）)]|的通知|（[^）]*）)*$"
)
# 2024年工作总结和2025年工作要点, 2024年工作情况及2025年工作安排
_LOOKS_BACK = re.compile("总结|工作(?:情况|报告)[和及与暨]")
_ARTICLE = re.compile(r"第[一二三四五六七八九十百零〇\d]+[条條]")
_AHEAD = re.compile(r"预算|计划|要点|安排|方案|政府工作报告|国民经济")


def _is_later(period: Period | None, front: Front) -> bool:
    """Whether a period begins after the report's own."""
    year, own = year_of(period), year_of(front.period)
    return year is not None and own is not None and year > own


def _is_plan(sections: Sequence[Section]) -> bool:
    """Whether all that the sections do is to plan, but for an opening and an end."""
    roles = {section.role for section in sections}
    return "plan" in roles and roles <= {"plan", "overview", "closing", "annex"}


def _deepest(ordered: Sequence[Section]) -> tuple[list[int], list[Section | None]]:
    """Where the deepest section changes, and which it is from there on."""
    borders = sorted({b for s in ordered for b in (s.span.start, s.span.end)})
    deepest: list[Section | None] = []
    stack: list[Section] = []
    k = 0
    for border in borders:
        stack = [s for s in stack if s.span.end > border]
        while k < len(ordered) and ordered[k].span.start <= border:
            if ordered[k].span.end > border:
                stack.append(ordered[k])
            k += 1
        deepest.append(max(stack, key=lambda s: (s.level, s.span.start), default=None))
    return borders, deepest


class Above:
    """What stands above an offset: the deepest section, its period, whether it promises or cares."""

    def __init__(self, report: Report, sections: Sequence[Section], front: Front) -> None:
        title = f"{front.title or ''}{front.kind or ''}"
        # What a report on a year promises is for the year behind it; a plan, named so or not, is for its own.
        self.looks_back = bool(_LOOKS_BACK.search(title)) or not (
            _AHEAD.search(title) or _is_plan(sections)
        )
        ordered = sorted(sections, key=lambda s: (s.span.start, s.level))
        self.by_id = {s.id: s for s in sections}
        self.borders, self.deepest = _deepest(ordered)
        promises = not self.looks_back and _PROMISES.search(simplified(front.title or ""))
        self.plans = plans(
            ordered, looks_back=self.looks_back,
            promised=promised(ordered, simplified(report.text)) if promises else (),
        )  # fmt: skip
        self.budgets = budgets(ordered)
        self.projects = projects(ordered)
        self.top = [s.span.start for s in ordered if s.parent is None]
        self.periods: dict[str, Period | None] = {}
        self.care: set[str] = set()
        self.articles: set[str] = set()
        self._hand_down(ordered, front)
        self.terms, self.timeline = Terms(report, ordered, front), Timeline(report)
        self.lines, self.openings = self._announcements(report, front)

    def _hand_down(self, ordered: Sequence[Section], front: Front) -> None:
        """Fill periods, care and articles, which subsections take over from the section above."""
        planned: Period | None = None
        for section in ordered:
            period = heading_period(section.heading or "", front)
            if section.role == "shortcomings" and _is_later(period, front):
                period = None  # 不足与来年: what is lacking is lacking now
            if section.parent is None:
                # 三、加强自身建设 behind 二、2023年工作安排 speaks of 2023 too
                planned = (period or planned) if section.role == "plan" else None
                period = planned or period
            parent = section.parent if section.parent in self.periods else None
            above = self.periods[parent] if parent else None
            if section.role == "shortcomings" and is_term(above):
                above = None  # what is lacking behind 过去五年 is lacking now
            self.periods[section.id] = period or above
            themes = {t.name for t in section.themes}
            if themes & {"care"} or (section.parent in self.care and not themes):
                self.care.add(section.id)
            # 第五条 本会设理事九名: what an article lays down is no deed
            own = section.role == "procedure" and _ARTICLE.fullmatch(section.number or "")
            if own or section.parent in self.articles:
                self.articles.add(section.id)

    def _announcements(self, report: Report, front: Front) -> tuple[list[int], list[int]]:
        """Where lines and paragraphs begin that open a plan without being headings."""
        if not self.looks_back:
            return [], []
        text, year, half = report.text, year_of(front.period), len(report.text) // 2
        lines = [
            p.start for p in report.paragraphs
            if p.end - p.start <= 24 and is_plan_line(text[p.start : p.end], year)
        ]  # fmt: skip
        openings = [
            p.start for p in report.paragraphs
            if p.start > half and opens_plan(text[p.start : min(p.end, p.start + 80)], year)
        ]  # fmt: skip
        return lines, openings

    def section(self, offset: int) -> Section | None:
        """The deepest section that holds an offset."""
        k = bisect_right(self.borders, offset) - 1
        return self.deepest[k] if k >= 0 else None

    def period(self, paragraph: int, section: Section | None) -> Period | None:
        """The time that stands above a paragraph: its heading's, the term that was opened before it,
        or the date that stands on a line of its own."""
        term = self.terms.at(paragraph, section) or self.timeline.at(paragraph, section)
        return term or (self.periods.get(section.id) if section else None)

    def is_announced(self, at: int, section: Section | None) -> bool:
        """Whether a line or paragraph that opens a plan stands above, in the same part of the report."""
        k = bisect_right(self.openings, at) - 1
        if k >= 0 and section is not None:
            opening = self.openings[k]
            if section.span.start <= opening:
                return True
            # 下学年要做好以下工作： and its points behind it, each a section of its own
            above = self.section(opening)
            if above is not None and above.id == section.parent:
                return True
        k = bisect_right(self.lines, at) - 1
        if k < 0:
            return False
        top = self.top
        line = self.lines[k]
        return bisect_right(top, at) == bisect_right(top, line)
