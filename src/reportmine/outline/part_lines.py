"""Lines that head a part of a report however they are printed: 2024年工作安排, 存在的问题, 附件.

heads_part(words)      whether a whole line says so
"""

from __future__ import annotations

import re

from reportmine.outline.nodes import FRAME
from reportmine.outline.titles import ANNEX

__all__ = ["heads_part"]

# 2014年工作安排, 过去五年工作回顾, “十五五”时期的主要目标任务: what heads the halves of a report, however it is printed. `lists` asks of
# lines that are headings already whether they head a half, and may be less strict.
_SURE_HALF = re.compile(
    r"(?:(?:19|20)\d\d年度?|(?:20)?[xX×]{2}年度?|[二〇○零一九]{4}年度?|[上下]半年|明年|来年|(?:过去|今后|未来).{1,2}年|“?十[一二三四五六七]?五”?时期)(?:的|政府|主要|重点|全镇|全乡){0,2}(?:工作|目标|任务){0,2}的?(?:简要|基本)?"
    r"(?:回顾|总结|安排|计划|打算|思路|展望|任务|目标|要点|重点)|(?:19|20)\d\d年(?:政府)?重点工作"
)
# 存在的问题, 主要困难和不足, 下一步打算: no paragraph is as short as that
_SURE_PART = re.compile(
    "(?:当前|目前|工作中)?(?:存在的?|主要)(?:主要)?(?:问题|困难|不足|短板)(?:[和与及、](?:主要)?(?:问题|困难|不足|差距))?"
    "|下一?(?:步|阶段)的?(?:重点)?(?:工作)?(?:打算|计划|思路|安排)"
)


def heads_part(words: str) -> bool:
    """Whether a line, without the stop behind it, is sure to head a half or a part."""
    return any(pattern.fullmatch(words) for pattern in (_SURE_HALF, _SURE_PART, ANNEX, FRAME))
