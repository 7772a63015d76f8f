"""What stands before the first heading: what the report's body is like, and how its year went.

    openings(text, body, until, bare=False)      an `Opening` for each section

The opening is an overview. Where a paragraph of it says what kind of place or body this is (`云岭乡位于…`,
`本厂现有职工…`), and nothing of the year's work, it is a profile, and what follows is a section of its own. A
salutation in a line of its own (`各位代表：`) opens the section of the paragraph behind it. Minutes open with
when and where it was (`时间：…`), which is procedure; what its title calls 本会简介 tells of nothing else.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import takewhile
from typing import NamedTuple

from reportmine.findings import Role
from reportmine.outline.paragraphs.blocks import Block
from reportmine.outline.part_names import WHEN_HELD, WHERE_HELD
from reportmine.outline.salutation import HEARERS
from reportmine.outline.titles import is_label
from reportmine.text.normalize import squeeze

__all__ = ["SO_FOLLOWS", "Opening", "counts_much", "introduces_itself", "is_general", "openings"]

_SHORTEST = 20
_HEADLINES = 8  # figures: more tell task by task
_GREETING = re.compile(f"(?:{HEARERS}|大家好)")
SO_FOLLOWS = re.compile("(?:如下|汇报|报告|说明|总结)[：:。]$")
_COUNTED = re.compile(
    r"\d[\d.,]*[余多]?[万亿]?(?:元|人次|人|名|场次|场|期|次|家|户|项|件|个|册|篇|%|％|余)"
)
_STAFF = "(?:(?:基层)?工会|委员|编制|工作人员|职工|教职工|员工|教师|学生|会员|党员|人口|居民|村民|馆藏|藏书|馆舍|在校|在职|在岗|在编|下设|教学班)"
_PLACE = "(?:乡|镇|村|街道|社区|厂|矿|校|院|馆|企业|单位|公司|机构|医院|大学|学校|园区|书屋)"
# 云岭乡位于…, 本厂现有职工…, 石桥镇是全县最大的一个山区镇
_INTRODUCES = re.compile(
    "[^，。；：]{2,24}?(?:位于|地处|坐落[于在]|始建于|创建于|组建于|成立于|总面积|辖区面积|占地面积|设[在于](?!置)|"
    f"(?:现有|共有|拥有){_STAFF}|是[^，。；]{{2,40}}{_PLACE}[，。；]"
    # 学院由化工系和材料系合并组建
    "|由[^，。；]{2,30}(?:合并|改建|组建|发展)(?:而[成来]|组建|成立)?[，。于]"
    # 本馆分东西两处，馆舍8600平方米
    r"|分[^，。；]{2,16}[，,](?:馆舍|校舍|院舍)(?:总?面积)?(?:约|近|共)?\d)"
)
# 今年, 在…领导下, 认真: words of the year's work; 于2003年建成 is none
_OF_THE_YEAR = re.compile(
    "[一几]年来|[今本去]年|本学年|上半年|以来|过去|领导下|指导下|紧紧?围绕|以[^，。]{2,40}为(?:指导|指针|中心)|认真|坚持"
    "|(?:如下|汇报|总结)[：:。]$|(?:如何|怎样)|我们"
)
# 在…领导下, 围绕…, 召开: an opening, whatever it counts besides
_GENERAL = re.compile(
    "(?:领导|指导|关心|关怀|支持|重视)下|围绕|贯彻|为(?:指导|指引|引领|立足点|目标|主线)|近年来|召开|举行|汇报|总结"
)
# 云渡书院简介, 南坡法院介绍; but 经验介绍
_OF_ITSELF = re.compile("(?:[简簡]介|[会院馆社宫校所局站园司團团會館]介[绍紹])$")
_WHEN_AND_WHERE = re.compile(f"{WHEN_HELD}|{WHERE_HELD}")
_SENTENCE = re.compile("[^。！？]+[。！？]?\\s*")


class Opening(NamedTuple):
    """A section in front of the first heading: where it begins, what it is, and why."""

    start: int
    role: Role
    because: str


def counts_much(words: str) -> bool:
    """Whether a paragraph tells what was done, with figures."""
    return len(_COUNTED.findall(words)) >= 3


def is_general(words: str) -> bool:
    """Whether the first sentence of a paragraph speaks of the year in general, and few figures follow it."""
    first = _SENTENCE.match(words)
    general = first is not None and _GENERAL.search(first[0])
    return bool(general) and len(_COUNTED.findall(words)) <= _HEADLINES


def openings(text: str, body: Sequence[Block], until: int | None, *, bare: bool) -> list[Opening]:
    """The sections in front of the first heading, which stands at `until`; `bare`: there is none."""
    ahead = [b for b in body if b.kind == "prose" and (until is None or b.span.start < until)]
    met = _when_and_where(text, ahead) if until is not None else []
    prose = [b for b in ahead if _has_words(text, b)]
    if not prose:
        return met
    first = prose[0]
    if bare and introduces_itself(text, body):
        return [Opening(first.span.start, "profile", "the title says that it introduces somebody")]
    if bare and not introduces(text, first) and _tells(text, first):
        return [Opening(first.span.start, "review", "a paragraph of a text without headings")]
    found: list[Opening] = met
    for block in prose[:1] if bare else prose:
        for start, role in _told(text, block):
            if not found or found[-1].role != role:
                start = start if found else _hailed(text, ahead, block)
                found.append(Opening(start, role, "text before the first heading"))
    return found


def _hailed(text: str, ahead: Sequence[Block], first: Block) -> int:
    """Where the first paragraph begins, with the salutation in the line above it."""
    at = ahead.index(first)
    start, end = ahead[at - 1].span if at else first.span
    hails = end - start <= 40 and text[end - 1] in "：:！!" and _GREETING.match(text, start)
    return start if hails else first.span.start


def _told(text: str, block: Block) -> list[tuple[int, Role]]:
    """What a paragraph in front of the first heading tells, each with where it begins to.

    It may say what the body is like, with figures, and then how its year went: 我社区位于城北，有住户3150户、…。一年来，….
    """
    start = block.span.start
    if introduces(text, block):
        return [(start, "profile")]
    words = text[slice(*block.span)]
    told = list(_SENTENCE.finditer(words)) if _INTRODUCES.match(words) else []
    own = list(takewhile(lambda one: not _OF_THE_YEAR.search(one[0]), told))
    if own and counts_much(words[: own[-1].end()]):
        return [(start, "profile"), (start + own[-1].end(), "overview")]
    return [(start, "overview")]


def introduces(text: str, block: Block) -> bool:
    """Whether a paragraph says what a place or body is like, and nothing of what it did."""
    start, end = block.span
    return bool(_INTRODUCES.match(text, start, end)) and not _OF_THE_YEAR.search(text, start, end)


def introduces_itself(text: str, body: Sequence[Block]) -> bool:
    """Whether the title above the body says that it introduces somebody: 南坡慈善会简介."""
    above = text[: body[0].span.start].splitlines()
    return any(_OF_ITSELF.search(line.strip()) for line in above)


def _when_and_where(text: str, ahead: Sequence[Block]) -> list[Opening]:
    """What the minutes of a meeting begin with: 时间：…, 地点：…."""
    first = ahead[0] if ahead else None
    if first is None or not _WHEN_AND_WHERE.match(squeeze(text[slice(*first.span)])):
        return []
    return [Opening(first.span.start, "procedure", "when and where they met")]


def _has_words(text: str, block: Block) -> bool:
    words = text[slice(*block.span)]
    return (
        block.length >= _SHORTEST
        and not is_label(words.partition("：")[0])
        and not (words[-1] in "：:" and _GREETING.match(words))
    )


def _tells(text: str, block: Block) -> bool:
    """Whether the first paragraph of a text without headings tells what was done, with figures.

    One figure is enough where nothing sounds like the opening of a report.
    """
    words = text[slice(*block.span)]
    if SO_FOLLOWS.search(words):
        return False
    return counts_much(words) or bool(_COUNTED.search(words) and not _GENERAL.search(words))
