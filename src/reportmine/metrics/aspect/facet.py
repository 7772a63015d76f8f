"""The aspect of a number by its own words: a level, a change, a growth rate, a share, an average …

In: a slot and its label. Out: its `Facet`: the aspect and, for changes, direction and base. Examples stand at the patterns;
〈 〉 marks the number.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from reportmine.findings import Aspect, Change, Mention
from reportmine.metrics.aspect.change import VERSUS, base, direction, is_negative, names_of_growth
from reportmine.metrics.context import Paragraph, Slot
from reportmine.metrics.label.phrase import Label
from reportmine.metrics.lexicon import AGES, DATE, FOR_EACH, NUMBER
from reportmine.text.units import are_alternatives

__all__ = ["COMES_TO", "Facet", "facet_of", "picks_out", "tells_average"]


class Facet(NamedTuple):
    """The aspect of a number; for a change its direction and what it is measured from."""

    aspect: Aspect
    change: Change | None = None


def facet_of(paragraph: Paragraph, slot: Slot, label: Label) -> Facet:
    """The facet of a slot's number, by the words around it."""
    text, kind = paragraph.masked, slot.mention.kind
    left = text[slot.left[0] : slot.start]
    if kind == "rank":
        return Facet("rank")
    if _EARNED.search(left):
        return Facet("average")
    if _is_distance(text, slot, left):
        return Facet("change")
    way = None if _MEASURE.match(text, slot.end) else direction(paragraph, left, slot, label)
    if way:
        rate = kind in ("ratio", "multiple")
        return Facet("growth_rate" if rate else "change", Change(way, *base(paragraph, slot)))
    if kind == "percentage_point" and not _GAP.search(text, slot.clause_start, slot.start):
        return Facet("change", Change("up", *base(paragraph, slot)))
    if kind == "multiple":
        return _of_multiple(paragraph, slot, left)
    words = "".join(text[a:b] for a, b in label.pieces)
    if kind == "ratio":
        return _of_ratio(paragraph, slot, left, words)
    return Facet(_of_amount(paragraph, slot, label, left, words))


# 户均增收2800元: what each earned
_EARNED = re.compile("[人户亩月]均(?:每?[年月])?增收(?:约|达|超过?)?$")
# 差距由11个百分点收窄到4个: a distance, and no step
_GAP = re.compile("(?:差距|差幅|相差)(?:仅|只有|为|由|从|[^，。；]{0,20}[到至为])了?$")
# 提前2个月完成, 年初年末相差9万元
_APART_BY = re.compile(
    "(?:相差|还差|差额|还缺|(?<=[\ue001的])[差欠]|仅差|超(?:任务|计划|目标)|超额完成(?:任务)?|超警戒(?:水位|线)?|[超逾]预算|(?<=[\ue001，])超了)(?:了|约|近)?$"
)
_SOONER = re.compile("提前了?$")
# 提前6天公告 is how long before, not how much sooner
_ANNOUNCED = re.compile(
    "、|[^，。；]{0,4}?(?:告|通知|提醒|发布|征求|公示|[张粘]?贴|[预申]?报|申请|预约|推送|招呼|提[出交]|下发|送达|书面|邀|约)"
)
# 低于全省0.45册的平均水平: the level that something is compared with, and no step
_MEASURE = re.compile("的(?:平均|标准|水平|要求|底线|线(?=[，。；]))")


def _is_distance(text: str, slot: Slot, left: str) -> bool:
    """年初年末相差〈9万元〉, 提前〈2个月〉完成: how far off, without saying from what."""
    kind = slot.mention.kind
    if kind != "ratio" and _APART_BY.search(text, slot.left[0], slot.start):
        return True
    sooner = kind == "duration" and _SOONER.search(left)
    return bool(sooner) and not _ANNOUNCED.match(text, slot.end)


# 是平时的3倍, 为上年的93%, 只有全省平均水平的六成: how much it is, told by another figure
_AS_MUCH_AS = re.compile(
    rf"(?:是|为|恢复到|达到?|相当于|只有|仅|不到|不足)[^，。；]{{0,14}}?(?:{DATE}|疫情前|往年|常年|高峰|上年|去年|同期|平均水平|平均数?|均值|平时|原来|以往|标准|规定)"
    "(?:同期|全年|时?期?|年?[末底]|水平|面积|[\u4e00-\u9fff]{2,5})?的$"
)
# 超上年一倍, 翻一番: more than it was; 按1.5倍计算: how many times as much
_MORE = re.compile("[超多高大](?:出|过|于|了)?[^，。；]{0,8}$")
_DOUBLES = re.compile("翻|番")


def _of_multiple(paragraph: Paragraph, slot: Slot, left: str) -> Facet:
    """是2019年的〈1.6倍〉, 甲地是乙地的〈5倍〉 are levels; 翻一番, 超上年〈一倍〉 tell growth."""
    if _AS_MUCH_AS.search(left) or (left.rstrip().endswith("的") and not VERSUS.search(left)):
        return Facet("level")
    if not (_DOUBLES.search(slot.mention.text) or _MORE.search(left)):
        return Facet("level")
    return Facet("growth_rate", Change("up", *base(paragraph, slot)))


_RATE = re.compile(r"(?:同比|环比)(?:分别|各)?(?:为|是|达)?$")
# 8月降幅更是达到17%; 超年初任务两成
_GROWTH = re.compile(
    "(?:增幅|增速|增长率|涨幅|降幅|跌幅|减幅)(?:[^，。；\ue001比]{0,4}(?:为|是|在|达到?|至)|[由从][^，。；\ue001]{0,8})$"
    "|增长的?(?:速度)?(?:预期|预计|年度)?目标(?:值)?(?:初步)?(?:定|设定|确定)?(?:为|是|在|成)$"
)
_FALL = re.compile("降幅|跌幅|减幅")
_OVER_TARGET = re.compile("超(?:过|出|额)?[^，。；\ue001]{0,8}(?:任务|目标|计划|指标)(?:数|的)?$")
# Ratios that are no share of anything.
_STATE = re.compile(
    r"(?:利率|湿度|误差|偏差|波动|浓度|强度|指数|赤字率|坡度|含水量|含糖量?|生师比|师生比|之比|配比)$"
)
_PROPORTION = re.compile(r"\d ?[:：∶] ?\d")
_FALLING = ("降", "减", "跌")


def _of_ratio(paragraph: Paragraph, slot: Slot, left: str, words: str) -> Facet:
    """同比〈12%〉 and 增长率〈12%〉 tell growth, 含水量〈12%〉 a state, 占〈12%〉 a share. `words`: the label's."""
    if _AS_MUCH_AS.search(left):
        return Facet("level")
    if _RATE.search(left):
        down = is_negative(slot)
    elif _GROWTH.search(left) or _OVER_TARGET.search(left):
        down = bool(_FALL.search(left))
    elif _STATE.search(words or left) or _PROPORTION.search(slot.mention.text):
        return Facet("level")
    elif words.endswith(names_of_growth()):
        down = any(word in words for word in _FALLING)
    else:
        return Facet("share")
    return Facet("growth_rate", Change("down" if down else "up", *base(paragraph, slot)))


_CUMULATIVE = re.compile(
    r"累计|累积(?![余结盈亏折损])|历年(?:共|负债|积欠|拖欠)|总计已|至今已|总阅读量"
)
_EVEN = re.compile(r"平均|[人户生日月周年场案次馆校]均(?![已为等在由有])")
_AVERAGE = re.compile(
    r"人均|次均|户均|生均|日均|月均|周均|年均|均次|平均|单笔平均|篇均|亩均|师均|馆均|校均|车均|店均|村均|班均|床均|场均|案均"
    r"|单篇(?=[\u4e00-\u9fff]{0,4}成本)|单场(?=补贴|成本)|千人(?=床位|口?拥有)|万元(?=[^，。；\ue001]{0,10}(?:能耗|用水|用电))"
    r"|(?<![每本上下])周(?=开放)"
    rf"|每(?!年(?:以来|都)|况)[百千万亿十双半一两]*(?:[{FOR_EACH}]|时段|学期|学年|航次|网格|社区|站点|居民|人口|职工)"
)
# 每人50元计21万元
COMES_TO = re.compile(f"{NUMBER}，?(?:共?计|合计)约?$")
# 每年稳定在3万吨: in each of the years it stands there
_STANDS = re.compile("每[年月天日](?:都|均|继续)?(?:稳定|保持|维持)在$")


# 3岁以下婴幼儿: who is of that age
_WHO = re.compile("[\u4e00-\u9fff]{2}")


def _of_amount(paragraph: Paragraph, slot: Slot, label: Label, left: str, words: str) -> Aspect:
    """What an amount without a step is: for each, up to now, or just so much. `words`: the label's."""
    average = _is_average(left, words, label)
    if _is_written_apart(slot.mention.unit or "") and not average:
        return "level"
    if _STANDS.search(left) or COMES_TO.search(paragraph.masked, slot.clause_start, slot.start):
        return "level"
    named = _WHO.match(paragraph.masked, slot.end)  # 每千人口拥有3岁以下婴幼儿托位
    if picks_out(slot) and (named or not tells_average(left)):
        return "level"  # 80岁以上的3人
    if slot.mention.per or average:
        of_ages = words.endswith("年龄") and slot.mention.unit not in AGES
        return "level" if of_ages else "average"  # 平均年龄62岁，其中70岁以上9名
    if _is_for_each(paragraph, slot):
        return "average"
    if _CUMULATIVE.search(left) or _is_since_founding(paragraph, slot):
        return "cumulative"
    return "level"


# 协会自成立以来，设立基金6个，投入善款3亿元: up to now
_SINCE_FOUNDED = re.compile(
    "自[^，。；]{0,8}(?:成立|创建|创办|建会|设立|开馆|启用|启动)以来，"
    f"(?:(?!现有|目前|今年|上年|去年|{DATE}|[共已现]有)[^。；])*$"
)
_STANDS_AT = re.compile("(?:达到?|现有|拥有|设有|下设|面积|占|居)[^，。；]{0,8}$")


def _is_since_founding(paragraph: Paragraph, slot: Slot) -> bool:
    """自成立以来，投入善款〈3亿元〉; but what a body has, it has now."""
    if slot.mention.kind not in ("count", "money", "measure"):
        return False
    text = paragraph.masked
    if not _SINCE_FOUNDED.search(text, slot.opening, slot.start):
        return False
    return not _STANDS_AT.search(text, slot.clause_start, slot.start)


def picks_out(slot: Slot) -> bool:
    """80岁以上: who is meant."""
    mention = slot.mention
    bound = mention.text.endswith(("以上", "以下")) or mention.mod == "range"
    return mention.unit in AGES and bound


# 一周两次
_EACH = re.compile("(?<![第这那十])一(?:天|日|周|週|个?月|個月|季|学期)$")


def _is_for_each(paragraph: Paragraph, slot: Slot) -> bool:
    """12元/人, 借书6.4册, 一周两次: so much for each, or each time."""
    unit = slot.mention.unit
    if unit and "/" in unit:
        return True
    if slot.mention.kind == "count" and _is_fraction(slot.mention):
        return True
    each = unit in ("次", "回", "小时", "课时", "学时") and _EACH.search(
        paragraph.text, max(0, slot.start - 4), slot.start
    )
    return bool(each)


# The first characters of units before a stroke that parts no average: 人/次, 微克/立方米.
_MEASURED = tuple("人册件户车台微毫克")


def _is_written_apart(unit: str) -> bool:
    """26微克/立方米 is a measure, 8万人/次 stands for 人次, 台/套 for either: none is so much for each."""
    if are_alternatives(unit):
        return True
    return unit.endswith(("/次", "克/立方米", "克/升", "克/m³", "克/L")) and unit[:1] in _MEASURED


# Units of what is not divided: a fraction of them is an average.
_UNDIVIDED = ("册", "本", "人", "名", "件", "条", "篇", "次", "人次", "场")


def _is_fraction(mention: Mention) -> bool:
    """6.4册, 0.5条: nobody borrows four tenths of a book."""
    whole = mention.value is None or mention.value == mention.value.to_integral_value()
    return not whole and mention.unit in _UNDIVIDED


def _is_average(left: str, words: str, label: Label) -> bool:
    """人均, 日均, sums per head, and how often something is done (每月1次)."""
    near = _AVERAGE.search(left[-12:]) or (_EVEN.search(left) if left else None)
    if near is None and not label.inherited:
        near = _AVERAGE.match(words) or _EVEN.search(words)
    return near is not None


def tells_average(words: str) -> bool:
    """Whether words say that a number is so much for each: 人均, 平均."""
    return bool(_AVERAGE.search(words) or _EVEN.search(words))
