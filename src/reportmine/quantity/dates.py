"""Dates: absolute, relative to the report's period, ranges, school years, ROC years, times.

Each shape is one pattern with one small function that turns its groups into a period. They are
tried in order; the first that fits wins, so longer shapes come first.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from decimal import Decimal

from reportmine.findings import Period
from reportmine.quantity import calendar as cal
from reportmine.quantity.hit import Hit

_Y = r"(?:1[789]\d\d|2[01]\d\d|[一二][〇零一二三四五六七八九0]{3})"
_M = r"(?:1[0-2]|0?[1-9]|十[一二]?|[一二三四五六七八九])"
_D = r"(?:3[01]|[12]\d|0?[1-9]|三十一?|二十[一二三四五六七八九]?|廿[一二三四五六七八九]?|十[一二三四五六七八九]?|[一二三四五六七八九])"
_TO = r" ?(?:—{1,2}|-{1,2}|~{1,2}|至|到) ?"
_N = r"(?:\d{1,3}|[一二三四五]?十几|[一二两三四五六七八九十百]{1,4})"


def _get(m: re.Match[str], name: str) -> str | None:
    """The text of a group; None where the shape has no such group."""
    return m[name] if name in m.re.groupindex else None


def _number(m: re.Match[str], name: str) -> int | None:
    return cal.number(_get(m, name))


Reader = Callable[[re.Match[str], "Period | None"], Period]


@dataclass(frozen=True, slots=True)
class _Shape:
    name: str
    pattern: re.Pattern[str]
    read: Reader
    year: bool = False


def _one_year(m: re.Match[str], reference: Period | None) -> Period:
    y = _number(m, "y") or 0
    half = m["part"] or ""
    if half.startswith("上半"):
        return cal.months(m.group(), y, 1, y, 6)
    if half.startswith("下半"):
        return cal.months(m.group(), y, 7, y, 12)
    return cal.years(m.group(), y, y)


def _year_range(m: re.Match[str], reference: Period | None) -> Period:
    first, last = _number(m, "y") or 0, _number(m, "z") or 0
    if last < 100:
        last += first // 100 * 100
    return cal.years(m.group(), first, last)


def _school(m: re.Match[str], reference: Period | None) -> Period:
    term = {"一": 1, "1": 1, "上": 1, "秋": 1, "二": 2, "2": 2, "下": 2, "春": 2}.get(
        _get(m, "t") or ""
    )
    return cal.academic(m.group(), _number(m, "y") or 0, term)


def _day(m: re.Match[str], reference: Period | None) -> Period:
    y = _number(m, "y") if _get(m, "y") else cal.year_of(reference)
    month = _number(m, "m") or 0
    if y is None:
        return cal.nothing(m.group())
    day = _number(m, "d") if _get(m, "d") else None
    if day is None:
        return cal.months(m.group(), y, month, y, month)
    return cal.days(m.group(), (y, month, day), (y, month, day))


def _day_range(m: re.Match[str], reference: Period | None) -> Period:
    y = _number(m, "y") if _get(m, "y") else cal.year_of(reference)
    if y is None:
        return cal.nothing(m.group())
    z = _number(m, "z") or y
    first = _number(m, "m") or 1
    last = _number(m, "n") or first
    if z == y and last < first and not _get(m, "z"):
        z += 1  # 11月至次年2月
    return cal.days(
        m.group(),
        (y, first, _number(m, "d") or 1),
        (z, last, _number(m, "e") or 99),
    )


def _quarter(m: re.Match[str], reference: Period | None) -> Period:
    y = _number(m, "y") if _get(m, "y") else cal.year_of(reference)
    q = _number(m, "q") or 0
    p = _number(m, "p") if _get(m, "p") else None
    if y is None or not 1 <= q <= 4:
        return cal.nothing(m.group())
    if _get(m, "whole"):
        return cal.months(m.group(), y, 1, y, 3 * q)
    last = p if p and q < p <= 4 else q
    return cal.months(m.group(), y, 3 * q - 2, y, 3 * last)


def _roc(m: re.Match[str], reference: Period | None) -> Period:
    y = (_number(m, "y") or 0) + 1911
    if not _get(m, "m"):
        return cal.years(m.group(), y, y)
    month = _number(m, "m") or 0
    if not _get(m, "d"):
        return cal.months(m.group(), y, month, y, month)
    day = _number(m, "d") or 0
    return cal.days(m.group(), (y, month, day), (y, month, day))


def _decade(m: re.Match[str], reference: Period | None) -> Period:
    century, decade = _number(m, "c"), _number(m, "e")
    if century is None and _get(m, "last"):
        century = 20
    if century is None and decade is not None and decade >= 30:
        century = 20
    if century is None:
        return cal.nothing(m.group())
    first = (century - 1) * 100
    if decade is None:
        return cal.years(m.group(), first, first + 99)
    return cal.years(m.group(), first + decade, first + decade + 9)


def _decade_of_years(m: re.Match[str], reference: Period | None) -> Period:
    first = int(m["c"]) * 100 + int(m["e"])
    return cal.years(m.group(), first, first + 9)


def _short_year(m: re.Match[str], reference: Period | None) -> Period:
    """98年, 08年: two digits of a year; those of the reader's own century from 00 on."""
    y = int(m["y"])
    full = y + (1900 if y >= 70 else 2000)
    return cal.years(m.group(), full, full)


def _unknown(m: re.Match[str], reference: Period | None) -> Period:
    return cal.nothing(m.group())


def _shapes() -> tuple[_Shape, ...]:
    tail = r"(?P<part>上半年|下半年|度|底|末|初|全年|年底)?"
    rows: list[tuple[str, str, Reader, bool]] = [
        ("day to day", rf"(?:(?P<y>{_Y})年)(?P<m>{_M})月(?:(?P<d>{_D})[日号])?{_TO}(?:(?P<z>{_Y})年)?"
         rf"(?:(?P<n>{_M})月份?)?(?:(?P<e>{_D})[日号])?(?<=[日号月份])", _day_range, False),
        ("day to day", rf"(?P<m>{_M})月(?P<d>{_D})[日号]?{_TO}(?:(?P<n>{_M})月)?(?P<e>{_D})[日号]",
         _day_range, False),
        ("month to month", rf"(?:(?P<y>{_Y})年)?(?P<m>{_M})月?份?{_TO}(?P<n>{_M})月份?",
         _day_range, False),
        ("months side by side", rf"(?:{_M}月?[、,]){{1,11}}{_M}(?:月份?|两月|两个月|三个月)", _unknown, False),
        ("school year", rf"(?P<y>{_Y})年?{_TO}(?:{_Y}|\d\d)(?:学年度?|年度?学年)(?:第?(?P<t>[一二12上下秋春])学?[期季]?(?:学期)?)?", _school, False),
        ("school year", rf"(?P<y>{_Y})学年度?(?:第(?P<t>[一二12])学期)?", _school, False),
        ("year to year", rf"(?P<y>{_Y})年?(?:度|底|末|初)?{_TO}(?P<z>{_Y}|\d\d(?=年))年(?:度|底|末|初)?", _year_range, False),
        ("years side by side", rf"{_Y}年?(?:[、,]{_Y}年?){{0,9}}[、,和与]{_Y}年度?", _unknown, False),
        ("quarter", rf"(?:(?P<y>{_Y})年)?(?P<whole>前)?第?(?P<q>[一二三四1-4])(?:(?:{_TO}|、)?第?(?P<p>[二三四2-4]))?(?:个?季度)", _quarter, False),
        ("decade", r"(?P<c>1[89]|20)(?P<e>\d0)年代(?:[初末中]期?|以来)?", _decade_of_years, False),
        ("day", rf"(?P<y>{_Y})年(?P<m>{_M})月(?:(?P<d>{_D})[日号])?(?:份|底|末|初|[上中下]旬)?", _day, False),
        ("day", rf"(?P<y>{_Y})(?P<s>[-/.])(?P<m>1[0-2]|0?[1-9])(?P=s)(?P<d>3[01]|[12]\d|0?[1-9])(?!\d)", _day, False),
        ("month", rf"(?P<y>{_Y})[-.](?P<m>1[0-2]|0[1-9])(?![\d.%万亿元])", _day, False),
        ("year", rf"(?P<y>{_Y})年{tail}", _one_year, True),
        ("year", rf"(?P<y>{_Y})(?P<part>度)(?!电|数)", _one_year, True),
        ("short year", r"(?P<y>0\d|(?<=[到自从比较由于在至]|[（(，])[789]\d)年(?:度|底|末|初)?(?![来多余级半以内左]|历|期|间|前|代)", _short_year, False),
        ("placeholder", r"(?:20|19)(?:[xX×*]{2}|_{1,4}|[〇○]{2})年", _unknown, False),
        ("ROC year", rf"民国(?P<y>\d{{2,3}}|[一二三四五六七八九十百零〇]{{1,6}})年度?(?:(?P<m>{_M})月(?:(?P<d>{_D})日)?)?", _roc, False),
        ("ROC year", rf"(?P<y>[五六七八九]十[一二三四五六七八九]?|一百[零〇]?[一二三四五六七八九]?)年度?(?P<m>{_M})月(?:(?P<d>{_D})日)?", _roc, False),
        ("ROC year", r"(?P<y>一[〇零一二][〇零一二三四五六七八九])年度", _roc, False),
        ("ROC year", rf"(?P<y>[89]\d|1[0-3]\d)(?:年度|年(?=\d{{1,2}}月|工作|主要|年会|预算|决算|上半年|下半年|全年|底|初|第|学年))(?:(?P<m>{_M})月(?:(?P<d>{_D})日)?)?", _roc, False),
        ("century", r"(?P<last>上世纪)?(?:(?P<c>\d{1,2}|[一二十]{1,3})世纪)(?:(?P<e>\d0|[一二三四五六七八九]十)年代)?(?:[初末中]期?)?(?![以之]前)", _decade, False),
        ("decade", r"(?P<e>\d0|[一二三四五六七八九]十)年代(?:[初末中]期?)?", _decade, False),
        ("day of the year", rf"(?P<m>{_M})月(?:(?P<d>{_D})[日号]|份)?(?:底|末|初|[上中下]旬)?(?![份亮球饼子])", _day, False),
        ("time", r"(?:[01]?\d|2[0-4]):[0-5]\d(?::[0-5]\d)?(?:(?:—|-|~|至|到)(?:[01]?\d|2[0-4]):[0-5]\d)?(?!\d)", _unknown, False),
        ("time", r"(?<=[上下中晚早午夜晨上天日])(?:[01]?\d|2[0-4]|[一二两三四五六七八九十]{1,3})[点时](?:[0-5]?\d分|半|整|[一二三四五]?十[一二三四五六七八九]?分)?", _unknown, False),
        ("time", r"(?:[01]?\d|2[0-4])时(?:[0-5]?\d分)?(?![段期间尚代])", _unknown, False),
        ("named day", r"(?:1[0-2]|0?[1-9])[·•](?:3[01]|[12]\d|0?[1-9])(?!\d)", _unknown, False),
        ("named day", r"(?:一二|十?[一二三四五六七八九十])[·•][一二三四五六七八九十]{1,3}", _unknown, False),
        ("named day", r"(?:1[0-2]|[1-9])[·.•](?:3[01]|[12]?\d)(?=[”\"’]?(?:世界|国际|全国|国家|宪法|读书|环境|消防|爱国|禁毒|学雷锋|植树|消费者|防灾|地震|惨案|特大|公民|网络|事故|枪击|打拐|晚会|事件|购物|电商|大促|维权|宣传|主题|抗震|护士|扶贫|志愿|讲话|重要))", _unknown, False),
        ("named day", r"(?<=[“\"‘])(?:1[0-2]|[1-9])[·.•](?:3[01]|[12]?\d)(?=[”\"’])", _unknown, False),
    ]  # fmt: skip
    return tuple(_Shape(name, re.compile(p), read, year) for name, p, read, year in rows)


_SHAPES = _shapes()
_QUARTER = next(shape for shape in _SHAPES if shape.name == "quarter")
# The characters that some date has within reach of its first numeral; a cheap gate.
_GATE = re.compile(
    r"[\d〇零一二三四五六七八九十百两前第、,和与至到—~\- ./·•xX*_]{0,14}[年月日号时点季:学世度./\-·•xX*、,]"
)

_SPAN = re.compile(
    rf"(?P<n>{_N})(?P<more>[余多])?(?:个)?年(?P<half>半)?(?P<behind>以来|来|前|之前|以前|间|之间|后|之后|以后|多来|中(?![央小国共部心医学外期]))?(?!级|制|期|龄|终|薪|检|会|轻|画|货|夜|糕)"
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
    rf"(?P<d>{_D})[日号](?![内游均常产元制程期化线楼院门机馆库井桥坝厅令文])(?:{_TO}(?P<e>{_D})[日号])?"
)
_DAY_FRONT = re.compile(
    r"(?:于|至|到|在|自|从|截至|每月|[至—~、和]|即日起至|当月|本月|次日|前|日)$"
)


def date(text: str, at: int, floor: int, reference: Period | None) -> Hit | None:
    """The date whose first numeral stands at `at`."""
    start = at
    if _GATE.match(text, at):
        if text[at - 1 : at] == "前" or text[at - 1 : at] == "第":
            quarter = _QUARTER.pattern.match(text, at - 1) if at > floor else None
            if quarter and quarter.end() > at + 1:
                return _hit(_QUARTER, quarter, reference)
        if text.startswith("民国", at - 2) and at - 2 >= floor:
            start = at - 2
        for shape in _SHAPES:
            m = shape.pattern.match(text, start)
            if m and m.end() > at:
                hit = _hit(shape, m, reference)
                if shape.name == "century" and text.startswith("上世纪", at - 3):
                    hit.start = at - 3
                return hit
        start = at
    return _years(text, at, floor, reference) or _bare_day(text, at, floor)


def _hit(shape: _Shape, m: re.Match[str], reference: Period | None) -> Hit:
    hit = Hit(m.start(), m.end(), "date", f"date: {shape.name}")
    hit.period = shape.read(m, reference)
    if shape.year:
        hit.value = Decimal(_number(m, "y") or 0)
    return hit


def _years(text: str, at: int, floor: int, reference: Period | None) -> Hit | None:
    """近三年, 五年来, 五年前, 过去五年: stretches of time told from the report's own."""
    m = _SPAN.match(text, at)
    if m is None:
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
    if behind in ("中", "间", "之间", "后") and not front and m["n"] == "一":
        behind = None
    told = behind in _TOLD or behind in ("间", "之间")
    if not front and not told and not _as_a_time(text, at, m.end()):
        return None
    start = front.start() if front else at
    hit = Hit(start, m.end(), "date", "date: told from now")
    hit.period = _relative(m, front.group() if front else "", text[start : m.end()], reference)
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
    y, n = cal.year_of(reference), _number(m, "n")
    if y is None or n is None or n > 200:
        return cal.nothing(label)
    behind = m["behind"] or ""
    if front.startswith(("今后", "未来", "此后", "之后", "下")) or behind in ("后", "之后", "以后"):
        return cal.years(label, y + 1, y + n)
    if behind in ("前", "之前", "以前"):
        return cal.years(label, y - n, y - n)
    if front == "上":
        return cal.years(label, y - 1, y - 1)
    return cal.years(label, y - n + 1, y)


def _bare_day(text: str, at: int, floor: int) -> Hit | None:
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
    r"(?P<this>今年|本年度?|当年度)(?P<tail>上半年|下半年)?|(?P<last>去年同期|上年同期|上一年度?|上年度?|去年)(?P<tail2>底|末)?|(?P<before>前年)"
    r"|(?P<next>明年|来年|(?<![人册件篇户项批台车])次年(?!均)|下一年度?|下年度?)|(?P<first>上半年)|(?P<second>下半年)"
    r"|(?P<some>(?:最?近|过去)(?:几|些)?年(?:以来|来|间)?)|(?P<early>年初|年底|年末)(?![始])"
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
