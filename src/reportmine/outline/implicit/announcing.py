"""What a heading or a lead-in announces: shortcomings, a plan, a list of either.

In: the words of a heading, or a paragraph. Out: whether they announce it.
"""

from __future__ import annotations

import re
from functools import lru_cache

from reportmine.outline.paragraphs.blocks import Block
from reportmine.outline.rules import Sign

_TROUBLE = re.compile(
    "(?:问题|不足|短板|差距|困难|缺点|薄弱环节|短處|缺失|檢討)(?:$|[和与及、，：]|情况|分析|之处|方面|清单|改进)"
)
_WANTING = re.compile("问题|不足|短板|差距|困难|缺点|薄弱|短处|欠缺")
_REMEDY = re.compile("解决|化解|防范|处理|措施|对策|办法|采取")
_SOLVED = re.compile("解决|化解|排查|整改(?!情况|措施)|查摆|防范|处理")
_PLAN_HEAD = re.compile(
    "计划|打算|工作思路|工作安排|展望|设想|下一步|下一年|下一阶段|明年|今后|重点工作|主要任务|努力方向|工作(?:目标|任务|要点)|"
    "(?:改进|整改)(?:措施|方向|意见|打算)|目标任务|工作建议|计画|計畫|計劃"
)
# 展望来年，服务队的计划如下：
_PLAN_LIST = re.compile(
    "[^。；]{0,40}?(?:新的?一年|明年|来年|今后|下一步|下半年|下一?学[年期]|今年|(?:19|20)\\d\\d)[^。；]{0,30}"
    "(?:计划|打算|设想|安排)(?:主要)?(?:有|是|如下|包括|为)?[：:]"
)
PLAN_LIST = Sign("plan-list", "plan", "a list of plans is announced")
_FIRST_POINT = re.compile("\\s{0,4}[（(]?[一1１][、.．）)]")


@lru_cache(maxsize=256)
def tells_trouble(heading: str) -> bool:
    """Whether a heading announces shortcomings (and not the solving of problems)."""
    return bool(_TROUBLE.search(heading)) and not _SOLVED.search(heading)


def heads_plan(heading: str) -> bool:
    """Whether a heading announces plans."""
    return bool(_PLAN_HEAD.search(heading))


def announces_plan(text: str, block: Block) -> bool:
    """Whether a paragraph is no more than the words in front of a list of plans that begins right below."""
    return announces_points(text, block) and bool(_PLAN_LIST.fullmatch(text, *block.span))


def announces_points(text: str, block: Block) -> bool:
    """Whether a short paragraph leads into a list whose first point stands right below."""
    start, end = block.span
    plain = block.kind == "prose" and block.mark is None and end - start <= 80
    return plain and text[end - 1] in "：:" and _FIRST_POINT.match(text, end) is not None


def announces_trouble(text: str, block: Block) -> bool:
    """Whether the list that a paragraph announces is one of shortcomings, and not of remedies."""
    start, end = block.span
    last = text[max(start, text.rfind("。", start, end), text.rfind("；", start, end)) : end]
    return bool(_WANTING.search(last)) and not _REMEDY.search(last)
