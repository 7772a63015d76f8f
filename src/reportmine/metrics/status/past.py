"""Words that tell of the past in a plan, or beside a number that is part of a promise.

In: a `Case`. Out: yes or no. The words that say that it was done are in `data/status.toml`.
"""

from __future__ import annotations

import re

from reportmine.metrics.status.case import Case
from reportmine.metrics.status.wordlists import status_words, uncompared

__all__ = ["are_there", "looks_back", "says_done"]

_PAST = re.compile(r"基础上|(?:已|已经)(?:建成|完成|实现|有|达)|截至|上年|去年")
# 这五年，实力再上台阶。生产总值达到…: the past holds until the text looks ahead
_YEARS_BEHIND = re.compile(
    "(?:这|过去|[五几]年来，?)(?:[五几]年)?，(?:(?!今后|未来|下一步|将|力争|到20).)*$"
)
_FAR_BACK = 400
# 截至8月底累计接待900人，外借4000册: both were reached, also in a plan
_SO_FAR = re.compile("截[至止](?:(?!今后|未来|下一步|计划|将|力争|拟|确保|争取)[^。；])*$")
_MADE = re.compile("完成|实现|到位|开工|竣工|支出了|用了|了\ue001")
_PAST_OPENING = re.compile("截至|去年|上年|过去|近年")
# 来了8700人次, 写了120页: a verb and 了 right in front of the number.
_DID = re.compile("(?<![为除])了\ue001")

# 我区人均只有6分地，要节约用地; 库房还剩3间: how things stand now
_THERE_IS = re.compile(
    "(?:(?:只|仅|才)[有剩够]|还剩|(?:现[有存]|目前[^，。；]{0,4}有)[^，。；\ue001]{0,8})$"
)
# 把竞赛延伸到全部14个单位, 对63户监测户落实帮扶: those that a plan is for exist already
_ARE_THERE = re.compile(
    "(?:覆盖|延伸[到至]|推广[到至]|涵盖|走访|面向)(?:全部|所有|现有)$|(?:^|[，；：。])对$"
)
_HOUSEHOLDS = ("户", "名", "人", "位", "家")


def are_there(case: Case) -> bool:
    """Whether a number counts those that something will be done for, who exist already: 覆盖全部〈28个〉科室."""
    named = _ARE_THERE.search(case.left)
    if named is None or case.mention.kind != "count":
        return False
    return named.group()[-1] != "对" or case.mention.unit in _HOUSEHOLDS


def says_done(case: Case) -> bool:
    """Whether a number's clause says that it was reached: 计划新建12个，其中已开工〈5个〉."""
    text, slot = case.text, case.slot
    done = status_words().done.search(text, slot.clause_start, slot.clause_end)
    return bool(done or _MADE.search(text, slot.clause_start, slot.end))


def looks_back(case: Case) -> bool:
    """Whether a plan's clause tells what was: 在去年完成〈5项〉的基础上, 截至目前已有〈3个〉."""
    told, masked, slot = case.paragraph.text, case.text, case.slot
    built_on = told.rfind("基础上", slot.opening, slot.start)
    start = max(slot.clause_start, built_on + 3)
    opening = told[slot.sentence[0] : slot.sentence[0] + 8] if built_on < 0 else ""
    return are_there(case) or bool(
        _PAST.search(uncompared(told[start : slot.clause_end]))
        or _DID.search(masked[start : slot.clause_end])
        or _PAST_OPENING.search(opening)
        or _YEARS_BEHIND.search(told[max(0, slot.start - _FAR_BACK) : slot.start])
        or _SO_FAR.search(told, slot.opening, slot.start)
        or _THERE_IS.search(masked, slot.clause_start, slot.start)
    )
