"""Headings that reports share, known by their words however they are printed.

FRAME          前言, 结束语          what stands before the parts of a report and behind them, and has none of its own
ANNEX          附件一：             a line that says no more than that an annex follows
SHORT          概述, 名词解释, …     these and FRAME: headings, though as short as a name or a button
WHEN_HELD, WHERE_HELD   时间：, 会议地点：  what the lines at the head of minutes begin with, for patterns
heads_part     2014年工作安排, 过去五年工作回顾, “十五五”时期的主要目标任务, 存在的问题, 附件, 前言
"""

from __future__ import annotations

import re

__all__ = ["ANNEX", "FRAME", "SHORT", "WHEN_HELD", "WHERE_HELD", "heads_part"]

FRAME = re.compile(
    r"[前引序导導]\s*言|[结結]\s*[语語]|[结結]\s*束\s*[语語]|[后後]\s*[记記]|尾\s*[声聲]|寄\s*[语語]|[致鸣鳴]\s*[谢謝]"
)
ANNEX = re.compile(r"附\s*[件录錄]\s*[一二三四五\d]?\s*[：:]?")
SHORT = re.compile(rf"{FRAME.pattern}|附\s*[录件表]|概\s*述|名\s*词\s*解\s*释")
_MEETING = "(?:[会會][议議]|[开開][会會])?"
WHEN_HELD = f"{_MEETING}(?:[时時][间間]|日期)[：:]"
WHERE_HELD = f"{_MEETING}地[点點][：:]"

# what heads the halves of a report, however it is printed. `open_lists` asks of lines that are headings already whether
# they head a half, and may be less strict.
_SURE_HALF = re.compile(
    r"(?:(?:19|20)\d\d年度?|(?:20)?[xX×]{2}年度?|[二〇○零一九]{4}年度?|[上下]半年|明年|来年|(?:过去|今后|未来).{1,2}年"
    r"|“?十[一二三四五六七]?五”?时期)(?:的|政府|主要|重点|全镇|全乡){0,2}(?:工作|目标|任务){0,2}的?(?:简要|基本)?"
    r"(?:回顾|总结|(?:完成|开展)?情况|安排|计划|打算|思路|展望|任务|目标|要点|重点)|(?:19|20)\d\d年(?:政府)?重点工作"
)
# 存在的问题, 主要困难和不足, 下一步打算: no paragraph is as short as that
_SURE_PART = re.compile(
    "(?:当前|目前|工作中)?(?:存在的?|主要)(?:主要)?(?:问题|困难|不足|短板)(?:[和与及、](?:主要)?(?:问题|困难|不足|差距))?"
    "|下一?(?:步|阶段)的?(?:重点)?(?:工作)?(?:打算|计划|思路|安排)"
    "|(?:年度|主要|重点|特色){0,2}工作(?:亮点|成效|成绩|(?:完成|开展)情况)"
)


def heads_part(words: str) -> bool:
    """Whether a line, without the stop behind it, is sure to head a half or a part."""
    return any(pattern.fullmatch(words) for pattern in (_SURE_HALF, _SURE_PART, ANNEX, FRAME))
