"""Whose a deed is: 城镇 belongs to 城镇新增就业, while in 工会走访职工, 两节走访职工 the words before the verb tell who and when.

In: the words in front of a verb that stays in a label. Out: whether they belong to the label, too.
"""

from __future__ import annotations

import re

from reportmine.metrics.label.phrase import ACTORS
from reportmine.metrics.lexicon import words

__all__ = ["SINCE", "is_owned", "is_when"]

SINCE = re.compile(r"(?:全年|本年|今年|年内|共|已|累计|先后|均|各|每年|总共|分别|\ue000){1,8}$")
# 两节走访困难职工, 首批接收婴幼儿: when and how it was done is no owner; nor is where (救助基金资助学生).
_WHEN = re.compile(
    "(?:首批|同步|日常|分期|依法|直接|重点|转而|年度|新?学期|[雨汛旺淡]季|[暑寒][期假]|[两双]节"
    "|(?:元旦|春节|端午|中秋|国庆|五一|重阳节?|“?三八”?(?:妇女)?节?|[教护]师节){1,3}|[^，]{2,4}至今|每[季学]?[天周月年度期]{1,2})"
)
_WHERE = words("会议 大会 窗口 基金 平台 一线 工作室 网站 圃 角")


def is_when(before: str) -> bool:
    """Whether the words in front of a verb tell when or how it was done: 暑期组织教师疗休养."""
    return bool(_WHEN.fullmatch(before))


def is_owned(before: str) -> bool:
    """Whether what stands before a verb that stays belongs to it: 城镇新增就业, not 工会走访职工."""
    owner = SINCE.sub("", before)
    if len(owner) < len(before):
        return False  # 系统共收到提案: who received
    if not 1 < len(owner) <= 8 or any(c in owner for c in "，、的在为对向于以和与"):
        return False
    if _WHEN.fullmatch(owner) or owner[-1] == "”":
        return False
    return not owner.endswith((*ACTORS, *_WHERE, *"间中后前时内上下"))
