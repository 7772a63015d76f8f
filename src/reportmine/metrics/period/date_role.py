"""Dates that tell when: not what a comparison starts from (较2012年), a name (2023年工作方案) or older things.

In: a paragraph, one of its dates, the front matter. Out: yes or no. Examples stand at the patterns.
"""

from __future__ import annotations

import re

from reportmine.findings import Front
from reportmine.metrics.context import Dated, Paragraph
from reportmine.metrics.period.periods import year_of

__all__ = ["BEFORE_THIS", "LAST_YEARS", "is_founding", "tells_when"]

_BASE_BEFORE = re.compile(
    r"(?:占|转|结转至?|结转到|转入|转至|留待|延至|推迟到|比|较|与|和|同|跟|高于|低于|多于|少于|快于|慢于|好于|优于|自|相当于|(?<!特别)(?<!尤其)是)(?:其|了)? ?$"
)
_BASE_AFTER = re.compile(
    r"^(?:度|全年|年度|同期|末|底|初)?(?:相比|比较|持平|的(?:\ue001|基础)|基础上)"
)
# 上年结转4件, 2010年以前的文件 and 2000年前建成的小区 count things of now.
_NOT_THEN = re.compile(
    r"度?末?(?:为止|结转|结余|净资产|以前|之前|及以前|前(?=[建修成入开投出签毕])[\u4e00-\u9fff]{1,6}的)"
)
# 对2015年以来制发的文件进行清理，共清理163件: which of them are meant
_OF_THINGS = re.compile(r"(?:以来|以后|之后|起|底以前)[\u4e00-\u9fff]{0,6}的")
_OBJECT_BEFORE = re.compile(r"(?<![核校])[对把将][^，。；\ue000\ue001]{0,4}$")
# 清理2006年以来的文件160份: which of them were gone through
_GONE_THROUGH = re.compile("(?:清理|整理|梳理|复查|核查|审查|排查|清查|审核|归档|扫描)了?$")
# 近三年入藏的图书中有四成没有借出: which of them are meant
_LATELY = re.compile("(?:最?近|过去)[二三四五六七八九十两几\\d]+年$")
_OF_THOSE = re.compile(
    "(?!以?来)[\u4e00-\u9fff]{2,4}的[\u4e00-\u9fff]{1,8}(?:中|里|有|约|近|仍|还)[\u4e00-\u9fff]{0,3}\ue001"
)
# 到馆9.6万人次，为上年的83%, 恢复到2019年的八成, 只有上年的71%
_MEASURED_BY = re.compile(
    "(?:(?:恢复|回升)[到至](?:疫情?前的?)?|相当于|达到?|只有|只是|仅有|仅为|是|为|不足|不到|超过|约为|约是)$"
)
_AS_MUCH_AS = re.compile(
    r"(?:同期|全年|[\u4e00-\u9fff]{2,6})?的(?:近|约)?(?:\d[\d.．]*|[一二三四五六七八九两]+)(?:[%％倍成]|个百分)"
)
_NAME_AFTER = re.compile(
    r"^(?:年?度?)[^，。；\ue001]{0,14}(?:规划|纲要|行动计划|方案|办法|条例|意见|》|计划》)"
)
_AGE = re.compile("年代|世纪")
# 去年是3万元，今年增加…: last year's figure, and no time of what follows
BEFORE_THIS = ("去年", "上年", "上一年", "上学年", "上届")
LAST_YEARS = re.compile(
    r"(?:同?期?(?:是|为|仅|只有|才)?|度?末?(?:结余|净资产)[^，。；\ue001]{0,6})\ue001"
)


def tells_when(paragraph: Paragraph, front: Front, date: Dated) -> bool:
    """Whether a date says when something was, and is no base, name or mark of other things."""
    text, (s, e, _) = paragraph.masked, date
    if paragraph.text[s:e] == "次年" and paragraph.text[s - 1 : s] in "人件册":
        return False  # 人次年均: 人次 and 年均
    since = text[s - 1 : s] == "自" and _begins_later(paragraph, front, date)
    if _BASE_BEFORE.search(text[max(0, s - 4) : s]) and not since:
        return text[max(0, s - 3) : s].endswith("截至")
    if _NOT_THEN.match(text, e) and not _is_carried(paragraph, front, date):
        return False
    if _BASE_AFTER.match(text[e : e + 8]) and not text.startswith("的\ue001", e):
        return False
    if _OBJECT_BEFORE.search(text, max(0, s - 5), s) and _OF_THINGS.match(text, e):
        return False
    if _GONE_THROUGH.search(text, max(0, s - 4), s) and _OF_THINGS.match(text, e):
        return False
    if _LATELY.match(paragraph.text, s, e) and _OF_THOSE.match(text, e):
        return False
    if _MEASURED_BY.search(text, max(0, s - 8), s) and _AS_MUCH_AS.match(paragraph.text, e):
        return False
    if _AGE.search(paragraph.text, s, e):
        return False
    if text.count("《", 0, s) > text.count("》", 0, s):
        return False
    return not (_NAME_AFTER.match(text[e : e + 20]) and "》" in text[e : e + 24])


def _is_carried(paragraph: Paragraph, front: Front, date: Dated) -> bool:
    """上年结余23万元 was there at the year's end; in a budget it is money of this year."""
    kind = f"{front.kind or ''}{front.title or ''}"
    if not date.mention.text.startswith(BEFORE_THIS) or "预算" in kind or "决算" in kind:
        return False
    return bool(LAST_YEARS.match(paragraph.masked, date.end))


def _begins_later(paragraph: Paragraph, front: Front, date: Dated) -> bool:
    """自明年起，大会手册全面电子化: from when on something will be, if the report's time is over by then."""
    begin, own = year_of(date.mention.period), year_of(front.period)
    starts = paragraph.masked.startswith("起", date.end)
    return starts and begin is not None and own is not None and begin > own


# When something was founded is no time of what it counts: 始建于1983年, 2015年合并而成.
_FOUNDED_BEFORE = re.compile(
    r"(?:始?建|成立|创建|组建|创办|创刊|设立|开馆|建成)于$|(?:成立|登记|注册|创办|设立|建馆|建校|建院)(?:时间|日期)?[：:]?$"
)
_FOUNDED_AFTER = re.compile(
    r"[^，。；]{0,8}?(?:投用|投入使用|启用|评为|获评|命名|迁入|合并而成|发起|登记|注册|开放|开馆|开业|落成|改建|获批|建[校馆院所站社团厂园队]|创办|创刊|成立|组建|设立|始建|改制)"
)


def is_founding(text: str, s: int, e: int) -> bool:
    """Whether the date `[s, e)` tells when something was founded: no time of what it counts."""
    return bool(_FOUNDED_BEFORE.search(text, max(0, s - 6), s) or _FOUNDED_AFTER.match(text, e))
