"""What is still to come without a word of promise: events, aims that open a list or a paragraph.

In: a `Case`. Out: yes or no. Examples stand at the patterns.
"""

from __future__ import annotations

import re

from reportmine.metrics.lexicon import DATE, NUMBER
from reportmine.metrics.status.case import Case
from reportmine.metrics.status.wordlists import status_words

__all__ = ["is_in_list_of_targets", "is_to_come", "tasks_were_set"]

_FORESEEN = re.compile(
    r"[^，。；\d的]{0,8}?(?:即将|将要?|要|明年|后年|年内将|近年内?)(?:同年|陆续|相继|先后|一起|到龄)?"
    r"(?:退休|退(?![\u4e00-\u9fff])|离职|离任|离开|到期|到龄|毕业离|调离|届满|停用|撤并|关停)"
)
# 4个即将竣工验收
_SOON_DONE = re.compile(
    "(?:项目|工程)?(?:也|均|都)?即将(?:竣工|完工|建成|投产|投用|投入使用|开工|开馆|开业|交付|启用)"
)
# 年底可搬迁231人, 投产后可安置900人
_MAY_BE = re.compile(
    rf"(?:{DATE}|届时|[投达]产后|[建完]成后|[完竣]工后)(?:前|就|预计)*可(?![以见谓])[^，。；了{NUMBER}]{{1,8}}$"
)
_FORESEES = re.compile(r"(?:将有|即将有|要有|再过\ue001*[^，。；\ue001]{0,2}有)$")
# 主要预期目标是：产值增长6%；…；就业5万人: the words govern the whole list
_TARGETS = re.compile(
    "(?:预期目标|主要目标|总体目标|发展目标|奋斗目标|工作目标|目标任务)(?:是|为)[：:]"
)
_LONGEST_LIST = 1200  # characters: no list of targets is longer, and time stays linear
_GOALS_ARE = re.compile("主要(?:工作)?(?:目标)?任务(?:目标)?(?:是|为|有|如下|：)+")
_GOALS_END = re.compile(f"已|了|截[至止]|目前|实际|{DATE}底?，|完成情况|比上年|同比")
_FAR_BACK = 400  # characters


def is_to_come(case: Case) -> bool:
    """〈两名〉教师明年退休, 3年内将有〈2名〉退休: what the shortcomings foresee."""
    told, slot, mention = case.paragraph.text, case.slot, case.mention
    if mention.kind == "duration":
        within = mention.text.endswith("内") and told.startswith("将", slot.end)
        return within or told.startswith(("内将", "后将"), slot.end)
    return bool(
        _SOON_DONE.match(told, slot.end)
        or _FORESEEN.match(told, slot.end)
        or _FORESEES.search(case.left)
        or _MAY_BE.search(case.left)
    )


def is_in_list_of_targets(case: Case) -> bool:
    """主要预期目标是：产值增长6%；…；就业〈5万人〉."""
    slot = case.slot
    begin = max(slot.sentence[0], slot.start - _LONGEST_LIST)
    listed = _TARGETS.search(case.text, begin, slot.clause_start)
    return bool(listed) and not status_words().done.search(case.left)


def tasks_were_set(case: Case) -> bool:
    """全年主要任务是：…。新建…, 修缮〈9处〉: what follows in the paragraph, until it tells what was done."""
    text, slot = case.text, case.slot
    opened = _GOALS_ARE.search(text, max(0, slot.start - _FAR_BACK), slot.start)
    if opened is None or opened.end() > slot.clause_start:
        return False
    return not _GOALS_END.search(text, opened.end(), slot.end)
