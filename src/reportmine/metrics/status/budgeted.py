"""Money that a budget sets aside, and what it is to bring.

In: a `Case`. Out: yes or no. Examples stand at the patterns.
"""

from __future__ import annotations

import re

from reportmine.metrics.lexicon import DATE
from reportmine.metrics.status.case import Case
from reportmine.metrics.status.past import says_done

__all__ = ["is_budget_money", "is_called_budget", "is_part_of_promised", "is_to_be_bought"]

_BUDGETED = re.compile(
    r"(?:(?:全年|本年|年度)(?:[\u4e00-\u9fff]{2})?预算[为是约]?$)"
    r"|(?<!完成)(?<!超)(?<!占)(?<!比)(?<!年)(?<!公共)(?:收入|支出|^|，|费|总)(?:年初|\ue000+)?(?:部门|单位)?预算"
    r"(?:数|额|总额|金额|资金)?[为是约]?$"
)
# 113年度预算收入6万元, and the 支出 beside it that goes by the same word
_OF_BUDGET = re.compile(
    rf"(?:{DATE}|本年度?|全年)预算(?:收入|支出|收支|经费)(?:总额|合计|各)?[为是计约]*$"
)
_BUDGET_DONE = re.compile(r"实际|决算|执行数|完成|已[经有]?|截至|截止")
# 支出预算比上年执行数增加5万元 measures the budget by what was done, and stays a budget
_MEASURED_BY = re.compile(r"[比较][^，。；]{0,14}?(?:执行数|决算数?|完成数)")
# 开展绩效目标编报工作，编报项目6个: that was done; 主要原因是2025年新增1辆公务用车: that is still to be
_DRAWN_UP = re.compile("编报|开展了")
_TO_BE_NEW = re.compile(
    r"(?:20\d\d年度?|今年|本年)[^，。；]{0,6}(?:新增|增加|新购|购置|更新|新招)了?[^，。；\d]{0,6}$"
)


def is_called_budget(case: Case) -> bool:
    """年初部门预算〈42万元〉; 预算收入6万元，支出〈5万元〉 is worded as that of the budget before it."""
    label = case.label
    named = label.rule == "attribute" and case.text.startswith("预算", label.pieces[0][0])
    return bool(named or _BUDGETED.search(case.left) or _OF_BUDGET.search(case.left))


def is_budget_money(case: Case) -> bool:
    """Money and shares in a budget, unless the clause says that they were spent."""
    if not case.place.budget or case.mention.kind not in ("money", "ratio"):
        return False
    slot = case.slot
    clause = _MEASURED_BY.sub("", case.text[slot.clause_start : slot.clause_end])
    return not _BUDGET_DONE.search(clause)


def is_part_of_promised(case: Case) -> bool:
    """预算总计21万元，其中公务接待〈11万元〉."""
    return case.place.of_promised and not says_done(case)


def is_to_be_bought(case: Case) -> bool:
    """项目支出：更换课桌〈90套〉; 主要原因是2025年新增〈1辆〉公务用车."""
    if not case.place.budget_report:
        return False
    told, slot = case.paragraph.text, case.slot
    drawn_up = _DRAWN_UP.search(told, slot.opening, slot.sentence[1])
    project = case.place.projects and not drawn_up
    return bool(project or _TO_BE_NEW.search(told, slot.clause_start, slot.start))
