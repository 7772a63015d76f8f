"""What only a heading says that a number is of: 提案二：会费减免案 … 决议：赞成9票; 收到和处理政府信息公开申请情况 … 新收12件.

In: a section and the sections by their ids. Out: the words of a heading that name the matter, as a span of the text.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

from reportmine.findings import Section
from reportmine.metrics.label.votes import VOTE
from reportmine.report import Span
from reportmine.text.scripts import simplified

__all__ = ["matter_of", "named_above", "vote_in"]

_BARE = re.compile(f"(?:(?:举手|投票)?表决|经)?(?P<vote>{VOTE})")
_ITEMS = re.compile("提案|议案|讨论|审议|表决|决议|临时动议")
_MATTER = re.compile(
    "(?:^|[：:，])(?!提请|谨请|敬请|请)(?P<what>[^，。；：:]{3,30}?)(?=$|，?(?:提请|谨请|敬请|请)[^，]{0,6}$|（)"
)
# The statutory report on disclosure counts what came in, and names the applications only above; what became of
# them (予以公开, 不予处理) goes by its own name.
_CAME_IN = re.compile("(?:本年度?|全年|年内)?(?:新收|收到|受理|(?:上年度?|上一年度)结转)")
_APPLICATIONS = re.compile("政府信息公开申请|信息公开申请|依申请公开")
# “三公”经费支出情况 / 预算38万元，决算29万元; 教育支出（类）进修及培训（款） / 年初预算42万元.
_ACCOUNT = re.compile("(?:年初|支出|收入)?(?:预算|决算)数?|完成(?:年初)?(?:预算)?")
# 3.卫生健康支出。 / 年初预算24万元: an item of the accounts without its grade
_PLAIN_ITEM = re.compile(
    "(?P<item>[^，。：、（）()\\d]{2,16}(?:支出|收入|经费|费))(?:预算|决算)?(?:情况)?(?:说明)?"
)
# 3．康复楼改造项目。总投资2680万元
_WORKS = re.compile("[^，。：、]{2,16}(?:项目|工程)")
_SIZED = re.compile("(?:计划|概算)?总?投资|(?:总|建筑|占地)?面积|总概算|合同价")
_ITEM = re.compile(
    r"“三公”经费|(?P<item>[^（）()。，、\d.．]{2,20})[（(][类款项][）)](?!.*[（(][类款项][）)])"
)
# 教学竞赛 / 参赛98人: a contest, course or fund, and who took part in it.
_EVENT = re.compile(
    "[\u4e00-\u9fff]{0,6}(?:竞赛|比赛|大赛|培训|互助|保障|接种|体检|演练|运动会|提案)"
)
_TOOK_PART = re.compile("参赛|参训|参保|参加|参与|参检|接种|征集|立案")
_RIGHT_BELOW = 4  # characters between a heading and the first words of its text


def named_above(
    label: str, at: int, section: Section | None, by_id: Mapping[str, Section]
) -> Span | None:
    """What a heading names that a label, which stands at `at`, lacks; None where it lacks nothing."""
    found = _applications_of(label, section, by_id)
    if found or section is None or section.heading is None or section.heading_span is None:
        return found
    heading, start = section.heading, section.heading_span.start
    if section.heading_span.end - start != len(heading):
        return None
    if _ACCOUNT.fullmatch(label):
        item = _ITEM.search(heading) or _PLAIN_ITEM.fullmatch(heading)
        if item is None:
            return None
        s, e = item.span(item.lastgroup or 0)
        twice = heading[s:e].endswith("支出") and label.startswith("支出")  # 养老支出, 支出决算
        return Span(start + s, start + e - 2 * twice)
    if _SIZED.fullmatch(label) and _WORKS.fullmatch(heading):
        return section.heading_span
    below = 0 <= at - section.heading_span.end < _RIGHT_BELOW
    if below and _TOOK_PART.fullmatch(label) and _EVENT.fullmatch(heading):
        return section.heading_span if label not in heading else None
    return None


def _applications_of(
    label: str, section: Section | None, by_id: Mapping[str, Section]
) -> Span | None:
    """The applications that a heading above names, where a label says only that some came in."""
    if not _CAME_IN.fullmatch(label):
        return None
    while section is not None:
        named = section.heading_span and _APPLICATIONS.search(section.heading or "")
        if named and section.heading_span:
            start = section.heading_span.start
            if section.heading_span.end - start == len(section.heading or ""):
                return Span(start + named.start(), start + named.end())
        section = by_id.get(section.parent or "")
    return None


def vote_in(label: str) -> int:
    """How many characters at the end of a label tell how was voted; 0 where it also says on what."""
    bare = _BARE.fullmatch(simplified(label))
    return len(bare["vote"]) if bare else 0


def matter_of(section: Section | None, by_id: Mapping[str, Section]) -> Span | None:
    """The matter that an item of the minutes is headed by; None for other sections."""
    if section is None or section.heading is None or section.heading_span is None:
        return None
    heading = simplified(section.heading)
    parent = by_id.get(section.parent or "")
    among = parent is not None and _ITEMS.search(simplified(parent.heading or ""))
    matter = _MATTER.search(heading)
    whole = section.heading_span.end - section.heading_span.start == len(heading)
    if matter is None or not whole or not (among or matter["what"].endswith("案")):
        return None
    start = section.heading_span.start
    return Span(start + matter.start("what"), start + matter.end("what"))
