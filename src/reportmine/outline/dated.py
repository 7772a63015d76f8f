"""Parts whose heading names a year: whether it lies ahead is told by the report's own.

A government reports in 2026 on 2025, and under 2026年工作 it promises; a summary of 2023 promises
under 2024年工作; a budget of 2025 says under 2025年重点工作, in its profile, what the money is for. A
heading that says what it does (2025年工作回顾) needs no such rule.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace

from reportmine.findings import WORK_REPORT, Front, Reason, Section
from reportmine.text.calendar import is_school
from reportmine.text.normalize import squeeze

# the work itself, and nothing that was done with it: 关于2026年工作, 2026年主要任务, 做好今年工作
_WORK = re.compile(
    r"(?:关于|做好|抓好|扎实做好|全力做好)?(?P<year>(?:19|20)\d\d|今|明)年(?:度)?(?:的|政府|主要|重点|经济社会发展|各项)*"
    r"(?:工作|任务|目标任务|工作任务|工作重点|发展目标)(?:的?(?:建议|总体要求|安排|部署|打算|思路))?"
)
_NO_TASK = re.compile("附|回顾|总结|成就|体会|说明|名词|解释|注释|[（(]草案|形势|外交|结束语|结语")
_BUDGET = re.compile("预算(?!执行)(?!.*决算)")
_SUMMARY = re.compile("总结|报告|回顾|情况|汇报")


def with_dated_roles(sections: Iterable[Section], front: Front) -> tuple[Section, ...]:
    """The sections, those at the top whose heading names a year to come as plans.

    What a government comes to behind its plan (四、加强政府自身建设) is still to be done.
    """
    found: list[Section] = []
    planned = False
    for section in sections:
        dated = _dated(section, front)
        planned = planned or dated is not section
        if planned and front.kind == WORK_REPORT and _is_task(dated):
            why = Reason("outline", "plan", 0.8, "a government's plan stands above")
            dated = replace(dated, role="plan", why=(*dated.why, why))
        found.append(dated)
    return tuple(found)


def _is_task(section: Section) -> bool:
    headed = section.parent is None and section.heading is not None and section.role is None
    return headed and not _NO_TASK.search(section.heading or "")


def _dated(section: Section, front: Front) -> Section:
    named = _WORK.fullmatch(squeeze(section.heading or ""))
    ahead = _ahead(front)
    if section.role or named is None or ahead is None:
        return section
    if section.parent is not None and not _BUDGET.search(front.kind or ""):
        return section
    year = named["year"]
    told = {"今": ahead if front.kind == WORK_REPORT else None, "明": ahead}
    if (told[year] if year in told else int(year)) != ahead:
        return section
    why = Reason("outline", "plan", 0.9, f"{year}年 lies ahead of the report")
    return replace(section, role="plan", why=(*section.why, why))


def _ahead(front: Front) -> int | None:
    """The year that the report plans for; None where that is not sure."""
    start = front.period.start if front.period else None
    if not start or not front.kind or (front.period and is_school(front.period)):
        return None
    own = int(start[:4])
    if front.kind == WORK_REPORT or _BUDGET.search(front.kind):
        return own
    return own + 1 if _SUMMARY.search(front.kind) else None
