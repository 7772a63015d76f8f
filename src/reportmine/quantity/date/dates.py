"""Dates: which shape stands at a numeral, stretches of time told from now, words like 去年同期."""

from __future__ import annotations

import re
from decimal import Decimal

from reportmine.findings import Period
from reportmine.quantity.date.readings import number_in
from reportmine.quantity.date.shapes import (
    DAY,
    FIVE_YEARS,
    LED,
    NUMBER,
    SHAPES,
    TO,
    Shape,
)
from reportmine.quantity.hit import Hit
from reportmine.text import calendar as cal

# The characters that some date has within reach of its first numeral; a cheap gate.
_GATE = re.compile(
    r"[\d〇零一二三四五六七八九十百两个前第、,和与至到—~\- ./·•〃xX×*_]{0,14}[年月日号时点季:学世度./\-—~·•〃xX×*、,]"
)

_SPAN = re.compile(
    rf"(?P<n>{NUMBER})(?P<more>[余多])?(?:个)?(?P<school>学)?年(?P<half>半)?"
    rf"(?P<behind>以来|来|前|之前|以前|间|之间|后|之后|以后|多来|中(?![央小国共部心医学外期]))?"
    rf"(?!级|制|期|龄|终|薪|检|会|轻|画|货|夜|糕)"
)
_TOLD = ("以来", "来", "多来", "前", "之前", "以前", "后", "之后", "以后")
_SPAN_FRONT = re.compile(
    r"(?:最近|近|过去|过去的|今后|未来|(?<![提从以之日目此当年生])前|头|此后|之后|后|刚刚过去的|在过去|上|下)(?:的)?$"
)
_NOT_RECENT = re.compile(
    r"(?:历时|长达|为期|历经|经过|持续|用时|耗时|已有|已经|达|满|服务|运行|成立|从教|任教|工作|花了?|用了?|需要?|约|有着?|拥有|超|时间)(?:将|最)?近$"
)
_HOW_LONG = re.compile(r"(?:连续|期满|届满|已满|满|历时|未满|不满|不足)$")
_BARE_DAY = re.compile(
    rf"(?P<d>{DAY})[日号](?!以[内上下]|之内|[内游均常产元制程期化线楼院门机馆库井桥坝厅令文])(?:{TO}(?P<e>{DAY})[日号])?"
)
_DAY_FRONT = re.compile(
    r"(?:于|至|到|在|自|从|截至|每月|[至—~、和]|即日起至|当月|本月|次日|前|日)$"
)


def date(text: str, at: int, floor: int, reference: Period | None) -> Hit | None:
    """The date whose first numeral stands at `at`."""
    if lunar := _lunar(text, at, floor):
        return lunar
    start = at
    if _GATE.match(text, at):
        for shape in LED if at > floor and text[at - 1] in "前第" else ():
            led = shape.pattern.match(text, at - 1)
            if led and led.end() > at + 1:
                return _hit(shape, led, reference)
        if text.startswith("民国", at - 2) and at - 2 >= floor:
            start = at - 2
        for shape in SHAPES:
            m = shape.pattern.match(text, start)
            if m and m.end() > at:
                hit = _hit(shape, m, reference)
                if shape.name == "century" and text.startswith("上世纪", at - 3):
                    hit.start = at - 3
                return hit
        start = at
    return _years(text, at, floor, reference) or _lately(text, at) or _bare_day(text, at, floor)


_CN_DAY = r"(?:初[一二三四五六七八九十]|十[一二三四五六七八九]?|二十[一二三四五六七八九]?|廿[一二三四五六七八九]?|三十)"
_LUNAR = re.compile(rf"[正腊臘冬]月{_CN_DAY}(?![多几余个天日])(?:[至到]{_CN_DAY})?")
_LUNAR_MONTH = re.compile(rf"十?[一二三四五六七八九十]月{_CN_DAY}(?![日号多几余])")


def _lunar(text: str, at: int, floor: int) -> Hit | None:
    """正月十三, 农历八月十五."""
    start = at - 3 if text[at - 1 : at] == "初" else at - 2
    m = _LUNAR.match(text, start) if start >= floor else None
    if m is None and text[at - 2 : at] in ("农历", "阴历", "旧历"):
        m = _LUNAR_MONTH.match(text, at)
    if m is None:
        return None
    hit = Hit(m.start(), m.end(), "date", "date: day of the lunar year")
    hit.period = cal.nothing(m.group())
    return hit


def term(text: str, at: int, reference: Period | None) -> Hit | None:
    """“十四五”时期: the years of a five-year plan."""
    m = FIVE_YEARS.pattern.match(text, at)
    return _hit(FIVE_YEARS, m, reference) if m else None


def _hit(shape: Shape, m: re.Match[str], reference: Period | None) -> Hit:
    hit = Hit(m.start(), m.end(), "date", f"date: {shape.name}")
    hit.period = shape.read(m, reference)
    if shape.name == "year":
        hit.value = Decimal(number_in(m, "y") or 0)
    return hit


def _years(text: str, at: int, floor: int, reference: Period | None) -> Hit | None:
    """近三年, 五年来, 五年前, 过去五年: stretches of time told from the report's own."""
    m = _SPAN.match(text, at)
    if m is None or text.startswith("一遇", m.end()):
        return None
    front = _SPAN_FRONT.search(text, max(floor, at - 6), at)
    window = text[max(floor, at - 8) : at]
    if m["behind"] in ("后", "之后", "以后") and _HOW_LONG.search(window):
        return None  # 连续二年后: how long, not when
    if front and (
        _NOT_RECENT.search(window) or (front.group() in ("上", "下", "后") and m["n"] != "一")
    ):
        front = None
    behind = m["behind"]
    in_the_year = m.group() == "一年中" and text[m.end() : m.end() + 1] in ("，", ",")
    if behind in ("中", "间", "之间", "后") and not front and m["n"] == "一" and not in_the_year:
        behind = None
    told = behind in _TOLD or behind in ("间", "之间") or in_the_year
    if not front and not told and not _as_a_time(text, at, m.end()):
        return None
    start = front.start() if front else at
    hit = Hit(start, m.end(), "date", "date: told from now")
    hit.period = _relative(m, front.group() if front else "", text[start : m.end()], reference)
    return hit


# 开馆八个多月以来, 三个月来，: since when
_LATELY = re.compile(rf"{NUMBER}(?:个[余多]?月|[余多]?[天日周])(?:以来|来(?=[，,]))")


def _lately(text: str, at: int) -> Hit | None:
    """开馆八个多月以来: a stretch of the report's own year, told from now."""
    m = _LATELY.match(text, at)
    if m is None:
        return None
    hit = Hit(at, m.end(), "date", "date: told from now")
    hit.period = cal.nothing(m.group())
    return hit


_TIME_FRONT = ("的", "这", "那", "性", "重要", "关键", "开局", "收官", "回顾")


def _as_a_time(text: str, start: int, end: int) -> bool:
    """五年累计投入…, 不平凡的一年: the years of the report, not how long something took."""
    behind = text[end : end + 1]
    front = text[max(0, start - 2) : start]
    if front.endswith(_TIME_FRONT):
        return behind not in tuple("时历期以左内")
    if text.startswith(("累计", "总共", "间", "攻坚克难"), end):
        return True
    if text[start] == "一" and re.match(
        r"的(?:工作|努力|实践|发展|建设|奋斗|历程|成绩)", text[end : end + 3]
    ):
        return not front.endswith(("期", "时", "达", "近", "了"))
    # 通过一年扎实的努力: the year just past; 经过一年的培训 is how long it took
    if text[start] == "一" and front in ("通过", "经过"):
        return behind not in tuple("的时多半左余")
    clause = not front or front[-1] in "\n\t。；，、！ ”—"
    return clause and behind.isalpha() and behind not in tuple("内左以半多期制级的余后前里工教党")


def _relative(m: re.Match[str], front: str, label: str, reference: Period | None) -> Period:
    """The years that a stretch means: 近三年 ends with the report's own, 今后三年 begins behind it."""
    y, n = cal.year_of(reference), number_in(m, "n")
    if y is None or n is None or n > 200:
        return cal.nothing(label)
    behind = m["behind"] or ""
    if front.startswith(("今后", "未来", "此后", "之后", "下")) or behind in ("后", "之后", "以后"):
        return cal.years(label, y + 1, y + n)
    if behind in ("前", "之前", "以前"):
        return cal.years(label, y - n, y - n)
    if front == "上":
        return cal.years(label, y - 1, y - 1)
    if m["school"] and n == 1 and reference:
        return reference
    if m["school"]:
        return cal.days(label, (y - n, 9, 1), (y, 8, 31))
    return cal.years(label, y - n + 1, y)


def _bare_day(text: str, at: int, floor: int) -> Hit | None:
    """15日 without its month, where something in front or behind says that it is a day."""
    m = _BARE_DAY.match(text, at)
    if m is None:
        return None
    if text.startswith(("上午", "下午", "晚", "凌晨", "起"), m.end()):
        pass
    elif text[m.end() - 1] == "号" and not _DAY_FRONT.search(text, max(floor, at - 3), at):
        return None
    if not m["e"] and not m["d"].isascii() and not _DAY_FRONT.search(text, max(floor, at - 3), at):
        return None
    hit = Hit(at, m.end(), "date", "date: day of a month")
    hit.period = cal.nothing(m.group())
    return hit


_WORDS = re.compile(
    r"(?P<this>今年|本年度?|当年度)(?P<tail>上半年|下半年)?|(?P<last>去年同期|上年同期|上一年度?|上年度?|去年)(?P<tail2>底|末)?|(?P<before>(?<!以)前年)"
    r"|(?P<next>明年|来年|(?<![人册件篇户项批台车])次年(?!均)|下一年度?|下年度?)|(?P<first>上半年)|(?P<second>下半年)"
    r"|(?P<some>(?:最?近|(?<![超通经])过去)(?:几|些)?年(?:以来|来|间)?)|(?P<early>年初|年底|年末)(?![始])"
    r"|(?P<term>本学期|上学期|下学期|本学年|上学年|本季度|上季度|本月|上月)"
)


def word(text: str, at: int, reference: Period | None) -> Hit | None:
    """今年, 去年同期, 上半年, 近几年 …: dates without a numeral; `at` is where the word begins."""
    m = _WORDS.match(text, at)
    if m is None:
        return None
    hit = Hit(at, m.end(), "date", "date: told from the report's year")
    y, label = cal.year_of(reference), m.group()
    if y is None:
        hit.period = cal.nothing(label)
        return hit
    half = m["tail"] or ""
    if m["this"]:
        first, last = (1, 6) if half == "上半年" else (7, 12) if half else (1, 12)
        hit.period = cal.months(label, y, first, y, last)
    elif m["last"]:
        hit.period = cal.years(label, y - 1, y - 1)
    elif m["before"]:
        hit.period = cal.years(label, y - 2, y - 2)
    elif m["next"]:
        hit.period = cal.years(label, y + 1, y + 1)
    elif m["first"] or m["second"]:
        hit.period = cal.months(label, y, 1 if m["first"] else 7, y, 6 if m["first"] else 12)
    else:
        hit.period = cal.nothing(label)
    return hit
