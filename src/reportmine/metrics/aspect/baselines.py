"""Baselines: figures that another one is compared with, or that something changed from.

In: a paragraph, one of its slots. Out: yes or no for `baseline`. Examples stand at the patterns.
"""

from __future__ import annotations

import re

from reportmine.metrics.context import Paragraph, Slot
from reportmine.metrics.lexicon import DATE, NUMBER

__all__ = ["is_aside", "is_baseline"]

_FROM = re.compile(r"(?:由|从|自|把|将)[^，。；]{0,14}$")
# 从一天900人变成260人
_FROM_EACH = re.compile(rf"(?:由|从|自){NUMBER}{{1,4}}$")
_TO = re.compile(
    rf"^(?:[、和及∶:：]{NUMBER}+)*[^，。；、]{{0,12}}?"
    rf"(?:增加|增长|提高|提升|上升|下降|减少|降低|扩大|扩展|缩短|缩减|压缩|压减|调整|发展|成长|上调|下调|延长|合并|归并|整合|升|降|增"
    rf"|减|退|进|变|改|缩|掉|跌|落|涨|攀|拉|压|扩|拓|提|延|调|并|放宽|收窄|缩窄|划分|细分|细化|拆分|分解|重组|精简|裁减|优化|扩充|修正"
    rf"|修订)[^，。；、]{{0,4}}?[到至为成]"
)
# 从46元和17元分别提高到…: 从 is said of both
_ALONGSIDE = re.compile(rf"(?:{NUMBER}+[、和及与∶:：])+$")
# 从2020年的93亿元增加44亿元: the step is told, and not what it came to
_BY = re.compile(rf"(?:增加|增长|提高|上升|下降|减少|降低)了?{NUMBER}")
_STRAIGHT_TO = re.compile(rf"(?:[\u4e00-\u9fff]?到|至|变成|变为|成为|[并压合]成){NUMBER}")
_LAST_YEAR = re.compile(r"(?:比|较)(?:上年|去年|上一?年度?|年初)(?:预算|执行|决算)?数?$")
# 较去年大会之经费97万元，结余减少6万元: the number that the next one is measured by.
_COMPARED_WITH = re.compile(
    rf"\s*(?:比|较|相比|与)[^，。；]{{0,3}}?(?:{DATE}|[上首往]届|上期)[^，。；]{{0,34}}$"
)
_STEP_NEXT = re.compile(
    r"(?:相比(?:较)?)?[，,]?[^，。；\ue001]{0,6}?(?:增加|减少|增长|成长|下降|上升|增多|提高|降低|提升|多了|少了|增收|减收|增支|减支|增产|减产)"
)
_STEP_BEHIND = re.compile(r"[^，。；]{0,4}?(?:增加|减少|增长|成长|下降|增|减|持平)")
# 投诉57次，调整后降为4次: it was so many before something was done.
_LATER_LESS = re.compile(
    rf"[^，。；{NUMBER}]{{0,8}}，(?:[^，。；{NUMBER}由从自]{{0,14}}，)?[^，。；{NUMBER}由从自]{{0,12}}?"
    rf"(?:降|减|压|缩)[^，。；{NUMBER}]{{0,3}}(?:到|至|为|成)了?(?={NUMBER})"
)
# 以前要6天，现在40分钟; 年初会员6450人，年底5980人
_ONCE_IT_WAS = re.compile(r"(?:以前|从前|原来|原先|最初|起初|头一回)[^，。；]{0,8}$")
_NOW_IT_IS = re.compile(
    rf"[^，。；{NUMBER}]{{0,6}}，?(?:现在|如今|到?年底|到?年末|第二回|后来)[^，。；{NUMBER}]{{0,8}}(?={NUMBER})"
)
# 2023年预算执行数为60万元，2024年预算安排26万元，比2023年预算执行数减少57%
_EXECUTED = re.compile("执行数[为是]?$")
_THAN_EXECUTED = re.compile("[^。]{0,40}?[比较与][^，。；]{0,10}执行数")
# 轻伤4起，比上年的7起少; 比2022年的9起、2021年的10起都少
_THAN_YEAR = re.compile(rf"(?:比|较)(?:{DATE}|上届|上学年)[^，。；]{{0,24}}$")
# 补贴5.3万元，高于去年的5.1万元
_BEYOND_YEAR = re.compile(
    rf"(?:[高低多少快慢优好]于|超过)(?:{DATE}+|[上首往]届|上学年|上期)(?:同期)?的$"
)
_DIFFERS = re.compile(
    rf"(?:、[^，。；{NUMBER}]{{0,10}}{NUMBER}+){{0,3}}(?:都|均|要|还|略|又|大为|明显|有所)*(?:少|多|高|低|好|快|慢|降|升|增|减|提高)"
)
# 外借2,860册（上年2,540册）
_IN_BRACKETS = re.compile(
    r"[（(]\s*(?:去年|上年|上一?年度?|前一年|上学年|上期|上届)(?:同期)?[为是约]?\s*$"
)
# 在现有6个分馆的基础上新建3个
_THERE_NOW = re.compile("(?:现有|原有|已有|现存)的?$")
_BUILT_ON = re.compile(f"[^，。；{NUMBER}]{{1,10}}基础上")
# 签合同73对，上年是58对: the year before, told beside this year's
_YEAR_BEFORE = re.compile(
    "^[，而但]*(?:去年|上年|上一?年度?|上学年|上届|前年)(?:同期)?(?:是|为|仅|只有|才|的|需要?|用了?)?$"
)
# 上年为460条，增幅近三成; 上年执行数为16万元，少2万元
_LAST_YEARS = re.compile("(?:去年|上年|上一年)(?:同期)?(?:预算|执行|决算|项目)?数?(?:是|为)?$")
_STEP_FROM_IT = re.compile(
    f"，(?:{DATE}|当年)?(?:增幅|降幅|增长|增加|减少|下降|[少多增减])[^，。；{NUMBER}]{{0,3}}{NUMBER}"
)
# 8家企业整合为3家, 33个部门精简为27个: of one unit
_JOINED_TO = re.compile(
    rf"[^，。；、{NUMBER}]{{0,6}}?(?:整合|合并|归并|精简|撤并|缩减|并)[为成到至](?={NUMBER})"
)
# 会费为1200元，拟调整为1500元
_IS_TO_BE = re.compile(
    rf"，拟[^，。；{NUMBER}]{{0,4}}?(?:调整|调高|调低|提高|降低|改)[到至为](?={NUMBER})"
)
# 初期设摊位18个，自5月试行，…，减为12个
_AT_THE_OUTSET = re.compile("(?:初期|起初|最初|一开始)[^，。；]{0,8}$")
_BECAME = re.compile(
    rf"[^。；{NUMBER}]{{0,60}}?，[^，。；{NUMBER}由从自]{{0,12}}?(?:增|减|降|升|扩|缩|改|调整)[^，。；{NUMBER}]{{0,2}}"
    rf"(?:为|到|至|成)了?(?={NUMBER})"
)
# 2017年为6000元，2021年提高到9000元: each beside its year
_IN_ITS_YEAR = re.compile(rf"{DATE}+[末底]?(?:还|只|仅)?(?:是|为|有)$")
_LATER_YEAR = re.compile(
    rf"，{DATE}+[末底]?(?:就|已)?(?:增|提|升|上升|涨|扩|降|下降|减|缩|发展|达)[^，。；{NUMBER}]{{0,2}}(?:到|至|为)了?(?={NUMBER})"
)
_AT_FIRST = re.compile(r"年初[^，。；\d]{0,8}$")
_AT_LAST = re.compile(r"(?:，[^。；，]{0,14}){0,2}，到?年[底末][^，。；\d]{0,4}(?=\d)")


def is_baseline(paragraph: Paragraph, slot: Slot) -> bool:
    """由12万册增加到15万册: the first of the two, or the one that a change is measured by."""
    text = paragraph.masked
    before = text[slot.clause_start : slot.start]
    if text.startswith(("的基础上", "基础上"), slot.end):
        return not before.endswith(("稳定在", "保持在", "维持在"))  # 产量稳定在3万吨的基础上
    if _THERE_NOW.search(before) and _BUILT_ON.match(text, slot.end):
        return True
    told = paragraph.text[slot.clause_start : slot.start]
    if _LAST_YEARS.search(told) and _STEP_FROM_IT.match(text, slot.end):
        return True
    executed = _EXECUTED.search(before) and _THAN_EXECUTED.match(text, slot.end)
    if executed or is_aside(paragraph, slot) or _is_year_before(paragraph, slot):
        return True
    stepped = _STEP_NEXT.search(before[-7:])
    if not stepped and _COMPARED_WITH.match(before) and _STEP_NEXT.match(text, slot.end):
        return True
    than = not stepped and _THAN_YEAR.search(before)
    if than and before.endswith("的") and _DIFFERS.match(text, slot.end):
        return True
    if slot.mention.kind != "multiple" and _BEYOND_YEAR.search(before):
        return True
    if _LAST_YEAR.search(before) and _STEP_BEHIND.match(text, slot.end):
        return True
    if not stepped and _overtaken(paragraph, slot, before):
        return True
    before = _ALONGSIDE.sub("", before)
    tail = before[before.rfind(NUMBER) + 1 :]
    behind = text[slot.end : slot.clause_end]
    starts = _FROM.search(tail) or _FROM_EACH.search(before)
    return bool(starts and any(after.match(behind) for after in (_TO, _STRAIGHT_TO, _BY)))


def is_aside(paragraph: Paragraph, slot: Slot) -> bool:
    """外借2,860册（上年2,540册）: what it was before, told in brackets behind what it is."""
    text = paragraph.text
    before = paragraph.masked[max(0, slot.bracket - 4) : slot.bracket]
    if slot.bracket < 0 or not before.rstrip().endswith(NUMBER):
        return False
    return bool(_IN_BRACKETS.search(text, slot.bracket, slot.start))


def _is_year_before(paragraph: Paragraph, slot: Slot) -> bool:
    """外借3万册，去年2.6万册: beside a number of the same unit in the sentence."""
    if not _YEAR_BEFORE.search(paragraph.text[slot.clause_start : slot.start]):
        return False
    text, unit = paragraph.masked, slot.mention.unit
    before = text.rfind(NUMBER, slot.opening, slot.clause_start)
    while before > 0 and text[before - 1] == NUMBER:
        before -= 1
    behind = text.find(NUMBER, slot.end, slot.sentence[1])
    others = (paragraph.slot_at(at) for at in (before, behind) if at >= 0)
    return any(other is not None and other.mention.unit == unit for other in others)


def _overtaken(paragraph: Paragraph, slot: Slot, before: str) -> bool:
    """Whether a later figure of the same unit says what became of this one."""
    text = paragraph.masked
    later = _LATER_LESS.match(text, slot.end) or _IS_TO_BE.match(text, slot.end)
    later = later or _JOINED_TO.match(text, slot.end)
    if not later and _ONCE_IT_WAS.search(before):
        later = _NOW_IT_IS.match(text, slot.end)
    if not later and _AT_THE_OUTSET.search(before):
        later = _BECAME.match(text, slot.end)
    if not later and _IN_ITS_YEAR.search(before):
        later = _LATER_YEAR.match(text, slot.end)
    if not later and _AT_FIRST.search(paragraph.text, slot.clause_start, slot.start):
        later = _AT_LAST.match(paragraph.text, slot.end)
    other = paragraph.slot_at(later.end()) if later else None
    return other is not None and _alike(slot, other)


def _alike(one: Slot, other: Slot) -> bool:
    """Of one unit, or both times, which are told in days first and in minutes then."""
    a, b = one.mention, other.mention
    return a.unit == b.unit or a.kind == b.kind == "duration"
