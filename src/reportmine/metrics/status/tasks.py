"""Tasks that were set and counted, where the text tells how many of them were done: 年初确定的46项任务完成43项.

In: a `Case`. Out: yes or no. Examples stand at the patterns; 〈 〉 marks the number. A task that was wholly done is no promise
any more.
"""

from __future__ import annotations

import re

from reportmine.metrics.lexicon import NUMBER
from reportmine.metrics.status.case import Case

__all__ = ["KINDS_OF_TASKS", "is_task_set"]

#: Units in which tasks themselves are counted: 两项重点任务.
KINDS_OF_TASKS = ("项", "个", "件", "类", "条")
_WORDS = f"[^，。；{NUMBER}]"  # within one clause, up to the next number

# 县里下达的〈16项〉指标，完成15项; 列入计划的工程〈24个〉，竣工10个; 年初定的检查〈12次〉，实际做了10次
_SET_BY = re.compile(
    "(?:年初|[省市区县镇乡局院校]里?|政府|上级|集团|总公司|党委)[^，。；\ue001]{0,8}"
    "(?:确定|承诺|许下|定下?|排定|安排|部署|下达|公布|布置|交办)的(?:[\u4e00-\u9fff]{0,8})$"
    "|列入(?:年度|当年)?计划的[\u4e00-\u9fff]{0,6}$|计划涉及[\u4e00-\u9fff]{0,4}$"
)
_DONE_OF_IT = re.compile(
    # …，完成15项; 中，实际做了10次
    rf"{_WORDS}{{0,10}}?(?:中，?|，)?{_WORDS}{{0,8}}?"
    rf"(?:完成|办成|办结|竣工|投产|投用|建成|实际){_WORDS}{{0,8}}{NUMBER}"
    # …，15项已办结
    rf"|{_WORDS}{{0,8}}?(?:中，?|，){NUMBER}+(?:已|均|全部)?(?:完成|办成|办结|竣工|建成)"
)
# 〈38项〉任务已完成35项
_TASKS_DONE = re.compile(
    rf"(?:重点|目标)*任务{_WORDS}{{0,4}}(?:完成|办结|办成){_WORDS}{{0,3}}{NUMBER}"
)
# 年初会上定下的〈38项〉目标任务，抓项目…
_SET_TASKS = re.compile(r"(?:年初|全年|年度)[^，。；]{0,24}(?:定下?|确定|下达|部署|安排)的$")
_TASKS = re.compile("(?:重点)?(?:目标任务|目标|任务)(?![^，。；]{0,4}(?:完成|办结|办成|落实|实现))")
# 年初承诺的〈10件〉实事完成9件
_SET = re.compile(
    r"年初[^，。；]{0,8}(?:确定|承诺|许下|定下|提出|排定|安排|部署|下达)的$|(?:全年|年初|年度|原)计划的$"
)
# 〈38项〉年度目标中，达到预期的34项
_GOALS = re.compile(r"(?:个|项)?(?:年度|既定|预期)(?:目标|任务)")
_PART_DONE = re.compile(
    # …完成9件, …中，达到预期的34项
    rf"{_WORDS}{{0,10}}?(?:中，?|，)?{_WORDS}{{0,10}}?"
    rf"(?:完成|办成|办结|达到|实现|到位|落实|达标){_WORDS}{{0,8}}{NUMBER}"
    # …，有2件没办成
    rf"|{_WORDS}{{0,8}}?(?:中，?|，)?有?{NUMBER}+(?:没有?|未能?)(?:[搞办做]成|完成|开展|举办|落实)"
)


def is_task_set(case: Case) -> bool:
    """年初确定的〈46项〉任务完成43项: what was set, where the text tells how much of it was done."""
    text, slot, told = case.text, case.slot, case.paragraph.text
    said = told[slot.clause_start : slot.start]
    if case.mention.kind == "count" and _SET_BY.search(said) and _DONE_OF_IT.match(text, slot.end):
        return True
    if case.mention.unit not in KINDS_OF_TASKS:
        return False
    if _TASKS_DONE.match(text, slot.end):
        return True
    if _SET_TASKS.search(said) and _TASKS.match(text, slot.end):
        return True
    set_so = _SET.search(said) or _GOALS.match(text, slot.end)
    return bool(set_so and _PART_DONE.match(text, slot.end))
