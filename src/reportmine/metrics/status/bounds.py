"""Bounds that bind: what nobody may pass, what was agreed on, how soon something must be done.

In: a `Case`. Out: yes or no. Bounds that pick out (50岁以上的员工) are `thresholds`.
"""

from __future__ import annotations

import re

from reportmine.metrics.status.case import BOUNDS, Case
from reportmine.metrics.status.wordlists import status_words

__all__ = [
    "IN_TIME",
    "is_agreed",
    "is_bound_and_reached",
    "is_bound_by_modal",
    "is_never_to_pass",
    "is_term",
]

# 约定增幅不低于5%, 承诺每吨不低于9元: a bound that somebody agreed to keep.
_AGREED = re.compile(
    r"(?<![按合据照])要求(?!的)|约定|议定|协议|合同|承诺|规定|规矩|章程|制度|办法|提醒|限定"
)
# 坚持每周对外开放不少于56小时
_KEPT_TO = re.compile(
    "(?:坚持|做到|确保|保证|保持|落实)[^，。；]{0,6}每[个]?[周天日月年学季][^，。；]{0,12}$"
)
# 每周开放不少于35小时, 每月检查不少于2次: a duty that is in force was done
_HOW_OFTEN = re.compile("每个?(?:周|月|季度?|学期|学年|年|天|日)[^，。；\ue001]{0,12}$")
# 每个分馆的图书不少于500册 is a norm; 每个分馆已不少于500册, 进修21人，每人不少于35天 was done
_FOR_EACH = re.compile("每(?![人位名])[^，。；]{1,20}$")
# 公示期不少于7天
_OPEN_FOR = re.compile("(?:公示|公告|异议|质保|试用|征求意见)(?:期限?|时间)$")
# 不足七成, 不到十人 tell how few there are, and bind nobody
_LIMITS = re.compile("不(?![足到及])|[最至][多少]")
_COME_TO = re.compile("已|了|达到?|实现|完成|均|都$")
_AT_LEAST_OF = re.compile(r"(?:不低于|不少于|不超过|不高于)[^，。；\ue001]{1,10}$")
# 三个工作日内答复: how soon something must be done.
IN_TIME = re.compile(r"(?:天|小时|分钟|工作日|日)(?:之|以)?内")
# 压缩到15天以内: how long it takes, and no term that somebody is held to.
# 两件申请都在15个工作日以内办完: so it was
_DEALT_WITH = re.compile("之?内?(?:全部)?(?:办完|办结|办毕|完成)")
_KEPT = re.compile("(?<![应须要必])(?:都|均|全部)已?在?$")
_SHORTENED = re.compile(r"(?:缩短|压缩|缩减|压减|控制|减少|降低|降|减|提速)了?(?:到|至|在|为)$")


def is_never_to_pass(case: Case) -> bool:
    """每吨不得低于〈9元〉."""
    never, slot = status_words().never, case.slot
    found = never.search(case.text, slot.clause_start, slot.end)
    return bool(found or never.match(case.mention.text))


def is_bound_and_reached(case: Case) -> bool:
    """每位教师听课〈不少于15节〉，实际人均16节."""
    bound = case.mention.mod in BOUNDS
    return bound and case.text.startswith("，实际", case.slot.end)


def is_bound_by_modal(case: Case) -> bool:
    """应当每年听课〈15至20节〉; an exact number behind 应当 may well be one that was reached."""
    if case.mention.mod not in (*BOUNDS, "range"):
        return False
    return bool(status_words().modal.search(case.left))


def is_agreed(case: Case) -> bool:
    """约定增幅〈不低于5%〉, 工资不低于原岗位的〈85%〉: a bound that is kept to, outside plans."""
    left, mention = case.left, case.mention
    often = mention.mod == "equal_or_more" and _HOW_OFTEN.search(left)
    if often and not _AGREED.search(case.text, case.slot.opening, case.slot.start):
        return False
    if _AT_LEAST_OF.search(left) and mention.kind == "ratio":
        return True
    if mention.mod == "equal_or_more" and _KEPT_TO.search(left):
        return True
    if not _LIMITS.match(mention.text):
        return False
    if _OPEN_FOR.search(left):
        return True
    each = _FOR_EACH.search(left) if mention.text.startswith("不") else None
    if each and not _COME_TO.search(left):
        return True
    return bool(_AGREED.search(case.text, case.slot.opening, case.slot.start))


def is_term(case: Case) -> bool:
    """〈3个工作日内〉答复, 应在〈24小时内〉上报; but 72小时内运抵 is what was done."""
    mention, behind = case.mention, case.behind
    if mention.kind != "duration" or not IN_TIME.search(mention.text + behind[:1]):
        return False
    if _KEPT.search(case.left) and _DEALT_WITH.match(behind[:8]):
        return False
    bound = "工作日" in mention.text or status_words().modal.search(case.left)
    return bool(bound) and not _SHORTENED.search(case.left)
