"""The aspect of each number of a paragraph: by its own words, or by the number before it.

In: the slots of a paragraph with their labels. Out: a `Facet` for each. 〈 〉 marks the number in the examples.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from reportmine.metrics.aspect.baselines import is_aside
from reportmine.metrics.aspect.facet import (
    COMES_TO,
    Facet,
    facet_of,
    picks_out,
    tells_average,
)
from reportmine.metrics.context import Paragraph, Slot
from reportmine.metrics.label.phrase import Label
from reportmine.metrics.lexicon import NUMBER

__all__ = ["facets"]


def facets(paragraph: Paragraph, slots: Sequence[Slot], labels: Sequence[Label]) -> list[Facet]:
    """The facets of a paragraph's slots. In a list (分别增长8%、6%) the first value speaks for all."""
    found: list[Facet] = []
    for i, (slot, label) in enumerate(zip(slots, labels, strict=True)):
        own = facet_of(paragraph, slot, label)
        if label.threshold and own.aspect == "cumulative":
            own = Facet("level")  # 累计实施亿元以上项目6个: the six are
        elif i and own.aspect == "level" and _adds_up(paragraph, slots[i - 1], labels[i - 1], slot):
            own = Facet("cumulative")
        found.append(_beside(paragraph, slots[i - 1], found[-1], slot, label, own) if i else own)
    return found


_ADDS_UP = re.compile("累计|累积(?![余结盈亏折损])")


def _adds_up(paragraph: Paragraph, one: Slot, label: Label, two: Slot) -> bool:
    """累计实施亿元以上项目〈6个〉: behind the threshold in its own name."""
    if not label.threshold or two.clause_start > one.start:
        return False
    return bool(_ADDS_UP.search(paragraph.masked, one.left[0], one.start))


def _beside(
    paragraph: Paragraph, one: Slot, first: Facet, two: Slot, label: Label, own: Facet
) -> Facet:
    """The facet of the second of two neighbours: that of the first where it goes on with it, else its own."""
    bound = label.threshold or picks_out(two)
    if not bound and _follows(paragraph, one, two):
        return first
    if one.mention.unit == two.mention.unit and is_aside(paragraph, two):
        return first  # 生均借书9册（去年8册）
    if own.aspect == "level" and first.aspect == "average" and _is_norm(paragraph, one, two):
        return Facet("average")
    if own.aspect == "share":
        if first.aspect == "change" and _is_rate_of(paragraph, two):
            return Facet("growth_rate", first.change)
        if first.aspect == "growth_rate" and _is_growth_too(paragraph, one, two):
            return first
    if first.aspect == "cumulative" and own.aspect == "level" and _is_of_which(paragraph, one, two):
        return first
    again = label.rule == "as before" and not bound
    if own.aspect == "level" and first.aspect == "average" and again:
        return own if _sums_up(paragraph, one, two) else first
    if _goes_on(paragraph, one, two):
        return _in_list(paragraph, one, two, label, first, own)
    return own


def _follows(paragraph: Paragraph, one: Slot, two: Slot) -> bool:
    """Whether nothing but a joint stands between two numbers of one kind."""
    if one.mention.kind != two.mention.kind or two.left[0] < one.end:
        return False
    if not two.joined:  # 各减少12.5，25.7万元
        beside = two.start - one.end == 1 and paragraph.masked[one.end] in "，,、和及与"
        return one.mention.unit == two.mention.unit and beside
    return not paragraph.masked[two.left[0] : two.start].strip()


def _is_rate_of(paragraph: Paragraph, slot: Slot) -> bool:
    """涨价280元（0.6%）: alone in the brackets behind a step, by how much that is."""
    text = paragraph.masked
    opens = text[slot.start - 2 : slot.start] in (f"{NUMBER}（", f"{NUMBER}(")
    return opens and text[slot.end : slot.end + 1] in ("）", ")")


# 产值增长6%，全县同期为5%，没有完成9%的预期目标: of growth, too
_ALSO = re.compile("(?:全[国省市县区州]|同期|平均)[^，。；\ue001]{0,6}(?:为|是|仅)?$")
_GOAL = re.compile("的?(?:预期|增长|年度)目标")
# 降幅由9.6%收窄到2.1%
_BECAME = re.compile("(?:收窄|扩大|回[升落]|提高|上升|下降|放缓|加快|缩小)[到至为]")


def _is_growth_too(paragraph: Paragraph, one: Slot, two: Slot) -> bool:
    """增长6%，全县同期为〈5%〉: a rate beside a rate of growth, in one sentence."""
    if one.sentence != two.sentence:
        return False
    left = paragraph.text[two.clause_start : two.start]
    between = paragraph.masked[one.end : two.start]
    also = _ALSO.fullmatch(left) or _BECAME.fullmatch(between)
    return bool(also or _GOAL.match(paragraph.masked, two.end))


def _is_of_which(paragraph: Paragraph, one: Slot, two: Slot) -> bool:
    """累计投入30亿元，其中危房改造〈5亿元〉: up to now, too."""
    same = one.mention.unit == two.mention.unit and one.sentence == two.sentence
    return same and paragraph.masked.startswith("，其中", one.end)


# 生均1.6册，低于规定的2册: the norm is so much for each, too
_MEASURED_BY = re.compile(
    "(?:低于|高于|超过|没有达到|未达到?|优于|[距离比较与])[^，。；\ue001]{0,16}$"
)
_BY_NAME = re.compile("规定|要求|标准|指标")
_NORM_BEHIND = re.compile("的[^，。；\ue001]{0,6}(?:标准|要求|合格线|达标线)")


def _is_norm(paragraph: Paragraph, one: Slot, two: Slot) -> bool:
    """生均1.6册，低于规定的〈2册〉: of one unit, in one sentence."""
    if one.sentence != two.sentence or one.mention.unit != two.mention.unit:
        return False
    left = _MEASURED_BY.search(paragraph.masked, two.clause_start, two.start)
    if left is None:
        return False
    return bool(_BY_NAME.search(left.group()) or _NORM_BEHIND.match(paragraph.masked, two.end))


_IN_ALL = re.compile("(?:全年|共计?|合计|总计|总共|一共|(?<=[，,；])计)(?:约|为|达)?$")


def _sums_up(paragraph: Paragraph, one: Slot, two: Slot) -> bool:
    """每名500元，共计〈6000元〉 is so much in all; 平均用时由22天缩短到〈7天〉 is an average too."""
    text = paragraph.masked
    in_all = _IN_ALL.search(text, two.left[0], two.start)
    comes_to = COMES_TO.search(text, two.clause_start, two.start)
    return bool(in_all or comes_to) or one.mention.unit != two.mention.unit


def _goes_on(paragraph: Paragraph, one: Slot, two: Slot) -> bool:
    """Whether 、 stands between two numbers, and words of the second's own."""
    text = paragraph.masked
    return two.joined and text[one.end : one.end + 1] == "、" and two.start - one.end > 1


# 日均接待3人、借书6册: so much a day, the second too; not 人均藏书3册、总藏书36册
_EACH_TIME = re.compile("[日月年周]均|每[年月天日周]")
_EACH_ONE = re.compile("每[人户名位家班生]")  # 每户慰问金600元、大米1袋
_NOT_EACH = re.compile("[达到在共总计超最多少首中其全]|年末|年底")


def _in_list(
    paragraph: Paragraph, one: Slot, two: Slot, label: Label, first: Facet, own: Facet
) -> Facet:
    """日均接待3人、借书〈6册〉: what is told for each day of the first is so of the second, but no more than that."""
    text, mention = paragraph.masked, two.mention
    left = text[two.left[0] : two.start]
    words = left + "".join(text[a:b] for a, b in label.pieces)
    if own.aspect not in ("average", "level") or tells_average(words):
        return own
    if own.aspect == "average" and mention.per is None:
        return own
    if first.aspect == "cumulative" and not _NOT_EACH.search(left) and "新增" not in left:
        return Facet("cumulative")  # 累计改造小区3个、住房6套
    opening = text[one.left[0] : one.start]
    timed = mention.kind == "count" and _EACH_TIME.search(opening)
    each = first.aspect == "average" and (_EACH_ONE.search(opening) or timed)
    return Facet("average" if each and not _NOT_EACH.search(left + mention.text) else "level")
