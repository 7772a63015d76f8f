"""What a number was, and what decided it: the vocabulary of this folder.

In: nothing. Out: `Why`, each reason with an example; `Ruling`, a status with its reason.
"""

from __future__ import annotations

from enum import Enum
from typing import NamedTuple

from reportmine.findings import MetricStatus

__all__ = ["OF_ITS_YEAR", "UNSAID", "Ruling", "Why"]


class Why(Enum):
    """What decided a status. Behind each an example; the number meant is the one in 〈 〉."""

    NAMED_THRESHOLD = "a threshold in a name"  # 引进〈50万元以上〉仪器6台
    BUDGET = "called a budget"  # 年初部门预算〈42万元〉
    TARGET = "called a target"  # 超过年初提出的〈4200人次〉的目标
    CAST = "a vote"  # 同意〈16票〉
    BOUND = "a bound that picks out"  # 年出栏〈600头以上〉的6家
    BASELINE = "what a change starts from"  # 由〈15项〉增加到23项
    NOT_ONE = "not one"  # 没有〈一件〉投诉
    TASK_SET = "a task that was set"  # 年初确定的〈46项〉任务完成43项
    TO_COME = "an event to come"  # 〈两名〉教师明年退休
    BOUND_SET = "a bound, and what was reached"  # 听课〈不少于15节〉，实际16节
    NEVER = "nobody may pass it"  # 〈不得低于9元〉
    WORD = "a word of promise"  # 力争达到〈95%〉; the word is told
    LISTED = "a list of targets"  # 主要预期目标是：产值增长6%；就业〈5万人〉
    MOTION = "a motion"  # 关于增补监事〈两名〉的动议
    BOUND_AHEAD = "a bound to be reached"  # 确保参保率〈不低于98%〉
    PLAN = "it stands in a plan"  # 下一步打算：培训馆员〈6次〉
    TERM = "how soon it must be done"  # 应在〈3个工作日内〉答复
    BUDGET_MONEY = "it is money of a budget"  # 预算说明：购置费〈36万元〉
    MODAL = "a bound by a modal verb"  # 应当每年听课〈15至20节〉
    AGREED = "a bound that was agreed"  # 约定增幅〈不低于5%〉
    RESOLVED = "an assembly resolved it"  # 決議：先開辦〈1班〉
    PART_OF_PROMISED = "part of what is promised"  # 预算总计21万元，其中公务接待〈11万元〉
    PROJECT = "what a budget's project is to bring"  # 项目支出：更换课桌〈90套〉
    ARTICLE = "an article lays it down"  # 第五条 本会设理事〈九名〉
    NOTHING_SAID = "nothing says otherwise"
    # What the report as a whole makes of these:
    READS_AHEAD = "it reads like a plan"
    READS_BACK = "it reads like a deed"
    BEFORE_BUDGET = "before the budget's year"  # 截至上年末，固定资产〈35万元〉
    LATER = "later than the report"


#: What is promised so, without a date, was for the report's own year, also in a report that looks back.
OF_ITS_YEAR = frozenset(
    {Why.BUDGET, Why.TARGET, Why.TASK_SET, Why.LISTED, Why.BOUND_AHEAD, Why.BUDGET_MONEY}
    | {Why.PART_OF_PROMISED, Why.PROJECT}
)
#: What makes a plan of a number without a word of promise.
UNSAID = frozenset(
    {Why.BUDGET, Why.PLAN, Why.BUDGET_MONEY, Why.PART_OF_PROMISED, Why.PROJECT, Why.READS_AHEAD}
)


class Ruling(NamedTuple):
    """What a number was, what decided that, and the word where one did."""

    status: MetricStatus
    why: Why
    word: str = ""
