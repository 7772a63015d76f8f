"""What a number is of its label: a level, a change, a growth rate, a share, an average …

In: a slot and its label. Out: the aspect and, for changes, direction and base (`steps`).
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from reportmine.findings import Aspect, Change, Mention
from reportmine.metrics.aspect.baselines import is_aside
from reportmine.metrics.aspect.change import VERSUS, base, direction, is_negative, names_of_growth
from reportmine.metrics.context import Paragraph, Slot
from reportmine.metrics.label.phrase import Label
from reportmine.metrics.lexicon import AGES, DATE, NUMBER
from reportmine.text.units import are_alternatives

_AVERAGE = re.compile(
    r"人均|次均|户均|生均|日均|月均|周均|年均|均次|平均|单笔平均|篇均|亩均|师均|馆均|校均|车均|店均|村均|班均|床均|(?<![每本上下])周(?=开放)"
    r"|每(?!年(?:以来|都)|况)[百千万亿十双半一两]*(?:[人名户项个位篇件份家班生周月年季天日期场次题亩张只]|时段|学期|学年|航次|网格|社区|站点|居民|人口|职工)"
)
_RATE = re.compile(r"(?:同比|环比)(?:分别|各)?(?:为|是|达)?$")
_IN_ALL = re.compile("(?:全年|共计?|合计|总计|总共|一共|(?<=[，,；])计)(?:约|为|达)?$")
_EVEN = re.compile(r"平均|[人户生日月周年]均")
# 8月降幅更是达到17%; 超年初任务两成
_GROWTH = re.compile(
    "(?:增幅|增速|增长率|涨幅|降幅|跌幅|减幅)[^，。；\ue001比]{0,4}(?:为|是|在|达到?|至)$"
)
_FALL = re.compile("降幅|跌幅|减幅")
_OVER_TARGET = re.compile("超(?:过|出|额)?[^，。；\ue001]{0,8}(?:任务|目标|计划|指标)(?:数|的)?$")
# 产值增长6%，全县同期为5%，没有完成9%的预期目标: of growth, too
_ALSO = re.compile("(?:全[国省市县区州]|同期|平均)[^，。；\ue001]{0,6}(?:为|是|仅)?$")
_GOAL = re.compile("的?(?:预期|增长|年度)目标")
# Ratios that are no share of anything.
_STATE = re.compile(
    r"(?:利率|湿度|误差|偏差|波动|浓度|坡度|含水量|含糖量?|生师比|师生比|生之比|人员之比|配比)$"
)
# 是平时的3倍, 为上年的93%, 只有全省平均水平的六成: how much it is, told by another figure
_AS_MUCH_AS = re.compile(
    rf"(?:是|为|恢复到|达到?|相当于|只有|仅|不到)[^，。；]{{0,14}}?(?:{DATE}|疫情前|往年|常年|高峰|上年|去年|同期|平均水平|平均|均值|平时|原来|以往)"
    "(?:同期|全年|时?期?|年?[末底])?的$"
)
# 低于全省0.45册的平均水平: what it is measured by is no step
_MEASURE = re.compile("的(?:平均|标准|水平|要求|底线|线(?=[，。；]))")
# 提前2个月完成, 年初年末相差9万元
_APART_BY = re.compile(
    "(?:相差|还差|差额|还缺|(?<=[\ue001的])[差欠]|超(?:任务|计划|目标)|(?<=[\ue001，])超了)(?:了|约|近)?$"
)
# 户均增收2800元: what each earned
_EARNED = re.compile("(?:[人户亩]均|每[户人亩])增收(?:约|达|超过?)?$")
_SOONER = re.compile("提前了?$")
_DONE_SOONER = re.compile("[^，。；的]{0,3}?(?:完成|实现|达到|竣工|完工|建成|通车|投产|投用)")
_PROPORTION = re.compile(r"\d[:：∶]\d")
# 超上年一倍, 翻一番: more than it was; 按1.5倍计算: how many times as much
_MORE = re.compile("[超多高大](?:出|过|于|了)?[^，。；]{0,8}$")
_DOUBLES = re.compile("翻|番")
# 日均接待3人、借书6册: so much a day, the second too; not 人均藏书3册、总藏书36册
_EACH_TIME = re.compile("[日月年周]均|每[年月天日周]")
_EACH_ONE = re.compile("每[人户名位家班生]")  # 每户慰问金600元、大米1袋
_NOT_EACH = re.compile("[达到在共总计超最多少首中其全]|年末|年底")
# 每人50元计21万元
_COMES_TO = re.compile(f"{NUMBER}，?(?:共?计|合计)约?$")
# 每年稳定在3万吨: in each of the years it stands there
_STANDS = re.compile("每[年月天日](?:都|均|继续)?(?:稳定|保持|维持)在$")
_UNDIVIDED = ("册", "本", "人", "名", "件", "条", "篇", "次", "人次", "场")
_MEASURED = tuple("人册件户车台微毫克")
# 一周两次
_EACH = re.compile("(?<![第这那十])一(?:天|日|周|週|个?月|個月|季|学期)$")
_CUMULATIVE = re.compile(
    r"累计|累积(?![余结盈亏折损])|历年(?:共|负债|积欠|拖欠)|总计已|至今已|总阅读量"
)


def aspects(
    paragraph: Paragraph, slots: Sequence[Slot], labels: Sequence[Label]
) -> list[tuple[Aspect, Change | None]]:
    """The aspects of a paragraph's slots. In a list (分别增长8%、6%) the first value speaks for all."""
    judged: list[tuple[Aspect, Change | None]] = []
    for i, (slot, label) in enumerate(zip(slots, labels, strict=True)):
        own = aspect_of(paragraph, slot, label)
        if (
            i
            and not (label.threshold or _picks_out(slot))
            and _follows(paragraph, slots[i - 1], slot)
        ):
            own = judged[-1]
        elif i and slots[i - 1].mention.unit == slot.mention.unit and is_aside(paragraph, slot):
            own = judged[-1]  # 生均借书9册（去年8册）
        elif i and own[0] == "share" and judged[-1][0] == "change" and _is_rate_of(paragraph, slot):
            own = "growth_rate", judged[-1][1]
        elif i and own[0] == "share" and _is_growth_too(paragraph, slots[i - 1], slot, judged[-1]):
            own = judged[-1]
        elif (
            i
            and own[0] == "level"
            and judged[-1][0] == "average"
            and (_is_repeated(label) and not _picks_out(slot))
        ):
            # 平均用时由22天缩短到7天: both are averages; not so 每名500元，共计6000元
            text = paragraph.masked
            if _IN_ALL.search(text, slot.left[0], slot.start) or _COMES_TO.search(
                text, slot.clause_start, slot.start
            ):
                judged.append(own)
                continue
            own = judged[-1] if slots[i - 1].mention.unit == slot.mention.unit else own
        elif i and _goes_on(paragraph, slots[i - 1], slot):
            own = _in_list(paragraph, slots[i - 1], slot, label, judged[-1], own)
        judged.append(own)
    return judged


def _is_growth_too(
    paragraph: Paragraph, one: Slot, two: Slot, first: tuple[Aspect, Change | None]
) -> bool:
    """增长6%，全县同期为5%: a rate beside a rate of growth, in one sentence."""
    if first[0] != "growth_rate" or one.sentence != two.sentence:
        return False
    left = paragraph.text[two.clause_start : two.start]
    return bool(_ALSO.fullmatch(left) or _GOAL.match(paragraph.masked, two.end))


def _goes_on(paragraph: Paragraph, one: Slot, two: Slot) -> bool:
    """Whether 、 stands between two numbers, and words of the second's own."""
    text = paragraph.masked
    return two.joined and text[one.end : one.end + 1] == "、" and two.start - one.end > 1


def _in_list(
    paragraph: Paragraph,
    one: Slot,
    two: Slot,
    label: Label,
    first: tuple[Aspect, Change | None],
    own: tuple[Aspect, Change | None],
) -> tuple[Aspect, Change | None]:
    """日均接待3人、借书6册: what is told for each day of the first is so of the second, but no more than that."""
    left = paragraph.masked[two.left[0] : two.start]
    words = left + "".join(paragraph.masked[a:b] for a, b in label.pieces)
    if own[0] not in ("average", "level") or _AVERAGE.search(words) or _EVEN.search(words):
        return own
    if own[0] == "average" and two.mention.per is None:
        return own
    if first[0] == "cumulative" and not _NOT_EACH.search(left) and "新增" not in left:
        return "cumulative", None  # 累计改造小区3个、住房6套
    opening = paragraph.masked[one.left[0] : one.start]
    timed = _EACH_ONE.search(opening) or (
        two.mention.kind == "count" and _EACH_TIME.search(opening)
    )
    each = timed and first[0] == "average"
    return ("average" if each and not _NOT_EACH.search(left + two.mention.text) else "level"), None


def _is_rate_of(paragraph: Paragraph, slot: Slot) -> bool:
    """涨价280元（0.6%）: alone in the brackets behind a step, by how much that is."""
    text = paragraph.masked
    opens = text[slot.start - 2 : slot.start] in (f"{NUMBER}（", f"{NUMBER}(")
    return opens and text[slot.end : slot.end + 1] in ("）", ")")


def _follows(paragraph: Paragraph, one: Slot, two: Slot) -> bool:
    """Whether nothing but a joint stands between two numbers of one kind."""
    if one.mention.kind != two.mention.kind or two.left[0] < one.end:
        return False
    if not two.joined:  # 各减少12.5，25.7万元
        beside = two.start - one.end == 1 and paragraph.masked[one.end] in "，,、和及与"
        return one.mention.unit == two.mention.unit and beside
    return not paragraph.masked[two.left[0] : two.start].strip()


def aspect_of(paragraph: Paragraph, slot: Slot, label: Label) -> tuple[Aspect, Change | None]:
    """The aspect of a slot's number, and what changed against what."""
    text = paragraph.masked
    left = text[slot.left[0] : slot.start]
    kind = slot.mention.kind
    if kind == "rank":
        return "rank", None
    if _EARNED.search(left):
        return "average", None
    apart = kind != "ratio" and _APART_BY.search(text, slot.left[0], slot.start)
    if apart or (kind == "duration" and _is_sooner(text, slot, left)):
        return "change", None
    measure = _MEASURE.match(text, slot.end)
    if not measure and (way := direction(paragraph, left, slot, label)):
        rate = kind in ("ratio", "multiple")
        return ("growth_rate" if rate else "change"), Change(way, *base(paragraph, slot))
    if kind == "percentage_point":
        return "change", Change("up", *base(paragraph, slot))
    if kind in ("multiple", "ratio") and _AS_MUCH_AS.search(left):
        return "level", None
    if kind == "multiple" and left.rstrip().endswith("的") and not VERSUS.search(left):
        return "level", None  # 甲地是乙地的5倍
    if kind == "multiple" and not (_DOUBLES.search(slot.mention.text) or _MORE.search(left)):
        return "level", None
    if kind == "multiple":
        return "growth_rate", Change("up", *base(paragraph, slot))
    label_text = "".join(text[a:b] for a, b in label.pieces)
    if kind == "ratio":
        return _aspect_of_ratio(paragraph, slot, left, label_text)
    if _is_written_apart(slot.mention.unit or "") and not _is_average(left, label_text, label):
        return "level", None
    if _STANDS.search(left):
        return "level", None
    if _picks_out(slot) and not (_AVERAGE.search(left) or _EVEN.search(left)):
        return "level", None  # 80岁以上的3人
    if _COMES_TO.search(text, slot.clause_start, slot.start):
        return "level", None
    if slot.mention.per or _is_average(left, label_text, label):
        of_ages = label_text.endswith("年龄") and slot.mention.unit not in AGES
        return ("level" if of_ages else "average"), None  # 平均年龄62岁，其中70岁以上9名
    if _is_for_each(paragraph, slot):
        return "average", None
    return ("cumulative" if _CUMULATIVE.search(left) else "level"), None


def _picks_out(slot: Slot) -> bool:
    """80岁以上: who is meant."""
    mention = slot.mention
    bound = mention.text.endswith(("以上", "以下")) or mention.mod == "range"
    return mention.unit in AGES and bound


def _is_repeated(label: Label) -> bool:
    """Whether a number is told of what the number before it counts."""
    return label.rule == "as before" and not label.threshold


def _is_sooner(text: str, slot: Slot, left: str) -> bool:
    """Whether a time tells by how much something was done before it was due."""
    return bool(_SOONER.search(left) and _DONE_SOONER.match(text, slot.end))


def _aspect_of_ratio(
    paragraph: Paragraph, slot: Slot, left: str, label_text: str
) -> tuple[Aspect, Change | None]:
    """同比12% and 增长率12% tell growth, 含水量12% a state, 占12% a share."""
    if _RATE.search(left):
        change = Change("down" if is_negative(slot) else "up", *base(paragraph, slot))
        return "growth_rate", change
    if _GROWTH.search(left) or _OVER_TARGET.search(left):
        return "growth_rate", Change("down" if _FALL.search(left) else "up", *base(paragraph, slot))
    if _STATE.search(label_text or left) or _PROPORTION.search(slot.mention.text):
        return "level", None
    if label_text.endswith(names_of_growth()):
        down = any(w in label_text for w in ("降", "减", "跌"))
        return "growth_rate", Change("down" if down else "up", *base(paragraph, slot))
    return "share", None


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


def _is_written_apart(unit: str) -> bool:
    """26微克/立方米 is a measure, 8万人/次 stands for 人次, 台/套 for either: none is so much for each."""
    if are_alternatives(unit):
        return True
    return unit.endswith(("/次", "克/立方米", "克/升", "克/m³", "克/L")) and unit[:1] in _MEASURED


def _is_fraction(mention: Mention) -> bool:
    """6.4册, 0.5条: nobody borrows four tenths of a book."""
    whole = mention.value is None or mention.value == mention.value.to_integral_value()
    return not whole and mention.unit in _UNDIVIDED


def _is_average(left: str, label_text: str, label: Label) -> bool:
    """人均, 日均, sums per head, and how often something is done (每月1次)."""
    near = _AVERAGE.search(left[-12:]) or (_EVEN.search(left) if left else None)
    if near is None and not label.inherited:
        near = _AVERAGE.match(label_text) or _EVEN.search(label_text)
    return near is not None
