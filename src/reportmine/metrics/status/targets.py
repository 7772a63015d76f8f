"""Targets: figures that were set beforehand, also where the text tells how much of them was reached.

In: a `Case`. Out: yes or no. Examples stand at the patterns; 〈 〉 marks the number. Tasks that are counted are in `tasks`.
"""

from __future__ import annotations

import re

from reportmine.metrics.lexicon import NUMBER
from reportmine.metrics.status.case import Case
from reportmine.metrics.status.tasks import KINDS_OF_TASKS

__all__ = ["is_measured_by_target", "is_target"]

# The number itself is called a target: 超过年初提出的4200人次的目标; but 完成年度任务, 完成教学任务 were done.
_DONE_TASKS = "(?:完成|实现)(?:年度|全年)|的?(?:完成|实现|教学|授课|培训|护理|执勤|值班|巡查|接待|运输|保障|科研|采购)任务"
_TARGET = re.compile(
    rf"(?!{_DONE_TASKS})[”’]?(?:的)?"
    r"(?:(?!完成|实现)[\u4e00-\u9fff]{2,4}(?=任务|指标))?"  # 扶贫任务, 招商指标
    r"(?:年度|全年|年初|既定|预期|控制|责任|考核|约束性)?(?:目标|任务目标|年度任务|计划数|指标任务|任务)"
)
# 〈4200人次〉的目标圆满完成: it was reached
_MET = re.compile(r"[^，。；]{0,4}(?:完成|实现|达成)")
# 已完成〈5000亩〉任务, 全年实现了〈9000万元〉目标: so, too
_MEETING = re.compile(
    r"^(?:已|均|全部|圆满|顺利|如期|提前|按时|\ue000|全年|共)*"
    r"(?:(?:完成|实现)了?(?:[\u4e00-\u9fff]{2,6})?|(?:完成|实现|达到)了[^，。；\ue001]{2,20})$|完成全部$"
)


def is_target(case: Case) -> bool:
    """Whether a number is called a target, or told as one that was reached in part or not at all."""
    return (
        _is_called_so(case)
        or _is_missed(case)
        or _is_told_with_what_was_reached(case)
        or _is_set_aside(case)
        or bool(_SET_FOR_US.search(case.left) or _ONCE_MEANT.search(case.left))
        or bool(_GOAL_OF.search(case.left))
    )


def _is_called_so(case: Case) -> bool:
    """超过年初提出的〈4200人次〉的目标; 完成〈5项〉任务 was done."""
    if case.mention.unit in KINDS_OF_TASKS:
        return False
    target = _TARGET.match(case.text, case.slot.end)
    if target is None or _MET.match(case.text, target.end()):
        return False
    return not _MEETING.search(case.left)


# 没有达到学期初定的100%, 比学校给的指标3篇差得远; 年初定的60件欠8件, 规划的14处只建成5处
_FALLS_SHORT = re.compile(
    "(?:离|距|没有?达到|未达到?|没有?完成|未完成|没有超出|比)[^，。；\ue001]{0,10}(?:[定给派]|下达|确定|承诺|预算)的(?:指标|目标|任务)?$"
)
_WAS_SET = re.compile(
    "(?:(?:定下?|下达|承诺|规划|计划|核定|安排)的|计划(?:[搞办开招建]|完成)[^，。；\ue001]{0,6})$"
)
_FELL_SHORT = re.compile(
    f"[^，。；{NUMBER}]{{0,8}}，?[^，。；{NUMBER}]{{0,3}}?(?:只|仅|才|还?[差欠]|尚?缺)[^，。；{NUMBER}]{{0,4}}{NUMBER}"
)


def _is_missed(case: Case) -> bool:
    """没有达到学期初定的〈100%〉; 规划的〈14处〉只建成5处."""
    if _FALLS_SHORT.search(case.left):
        return True
    return bool(_WAS_SET.search(case.left) and _FELL_SHORT.match(case.text, case.slot.end))


# 完成年度任务42亿元的92%: what was set, by how much of it was reached
_SET_BY_NAME = re.compile("(?:目标|任务|指标|计划|预算)(?:数|总额)?(?:的)?$")
_REACHED_OF_IT = re.compile(f"中?的{NUMBER}+(?!的)")  # 完成重点任务38项中的36项
# 收入任务520万元，实际入库563万元; 原定60场，实际完成68场
_SET_AND_REACHED = re.compile("(?:任务|指标|计划|目标)(?:数|额)?[为是]?$")
_SET_BEFORE = re.compile("(?:任务|指标|计划|目标)[：:]$")  # 年初目标：办讲座60场，实际办了72场
# 订购图书6.2万册，年初计划为6万册: set beside what was reached
_SET_BESIDE = re.compile(
    "(?:年初|年度|全年|原定?|[省市区县]定|上级下达)的?(?:计划|任务|目标|指标)(?:数|额)?[为是]?"
)
_REACHED_NEXT = re.compile(
    f"[^，。；{NUMBER}]{{0,6}}，[^，。；{NUMBER}]{{0,8}}?(?:实际|完成|入库|到位|实现|实收|实招)[^，。；{NUMBER}]{{0,8}}{NUMBER}"
)


def _is_told_with_what_was_reached(case: Case) -> bool:
    """完成年度任务〈42亿元〉的92%; 原定60场; 订购图书6.2万册，年初计划为〈6万册〉."""
    text, slot, left = case.text, case.slot, case.left
    if _SET_BY_NAME.search(left) and _REACHED_OF_IT.match(text, slot.end):
        return True
    named = _SET_AND_REACHED.search(left) or _SET_BEFORE.search(
        text, max(0, slot.clause_start - 3), slot.clause_start
    )
    reached = _REACHED_NEXT.match(text, slot.end) if named else None
    if reached:
        # 承办重点任务15项，已完成15项: done, and no promise any more
        last = case.paragraph.slot_at(reached.end() - 1)
        return last is None or last.mention.value != case.mention.value
    comma = text.rfind("，", slot.opening, slot.start)
    if comma <= 0 or text[comma - 1] != NUMBER:
        return False
    return bool(_SET_BESIDE.fullmatch(case.paragraph.text, comma + 1, slot.start))


# 采购经费680万元，实际执行655万元
_FUNDS_SET = re.compile("(?:经费|资金|概算|预算)(?:总额|额度)?[为是]?$")
_FUNDS_USED = re.compile(f"，实际(?:执行|支出|使用|开支|花)[^，。；{NUMBER}]{{0,4}}{NUMBER}")
_GIVEN = re.compile("拨付|到账|收到")
# 局长办公会年初核定36万元
_GRANTED = re.compile("年初[^，。；]{0,6}(?:核定|安排|下达|批复)[^，。；\\d]{0,8}$")


def _is_set_aside(case: Case) -> bool:
    """采购经费〈680万元〉，实际执行655万元; 局长办公会年初核定〈36万元〉."""
    if case.mention.kind != "money":
        return False
    slot = case.slot
    given = _GIVEN.search(case.left)
    if not given and _FUNDS_SET.search(case.left) and _FUNDS_USED.match(case.text, slot.end):
        return True
    return bool(_GRANTED.search(case.paragraph.text, slot.clause_start, slot.start))


# 县里下达我镇的收入指标为290万元, 今年投资计划13亿元: what was set, whatever is told next
_SET_FOR_US = re.compile(
    "(?:下达|分配|分解|核定|交办)(?!.{0,30}完成)[^，。；]{0,20}(?:任务|指标|目标)(?:数|总额)?[为是]?$"
    "|(?:^|[，年])(?!.{0,30}(?:完成|超|[占比较按]))[^，。；]{0,12}(?:投资|固投|收入|税收|产值|招生|生产)计划(?:数|额)?[为是]?$"
)
# 资格考试通过率目标55%; but 实现入学率目标98%
_GOAL_OF = re.compile(
    "(?:^|[，；：])(?:(?!实现|完成|达成|达到|超|高于|低于)[^，；：]){2,16}[率量额值数分比度面]的?目标(?:值|数)?(?:定?为|定在|是)?$"
)
_ONCE_MEANT = re.compile("(?<![比较按照由从把])原(?:定|订|计划)(?!的)[^，。；]{0,6}$")
# 支出决算为年初预算的106%
_OF_WHAT_WAS_SET = re.compile("(?:决算|实际|已)[^，。；]{0,8}(?:预算|计划|任务|目标)数?的$")


def is_measured_by_target(case: Case) -> bool:
    """支出决算为年初预算的〈106%〉: by what was set, and no promise itself."""
    reached = case.mention.kind == "ratio" and _OF_WHAT_WAS_SET.search(case.left)
    return bool(reached) and not case.place.plan
