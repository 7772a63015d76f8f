"""The shapes of dates: one pattern each, and what turns its groups into a period.

They are tried in order; the first that fits wins, so longer shapes come first.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass

from reportmine.findings import Period
from reportmine.text import calendar as cal

_Y = r"(?:1[789]\d\d|2[01]\d\d|[一二][〇零一二三四五六七八九0]{3})"
_M = r"(?:1[0-2]|0?[1-9]|十[一二]?|[一二三四五六七八九])"
DAY = r"(?:3[01]|[12]\d|0?[1-9]|三十一?|二十[一二三四五六七八九]?|廿[一二三四五六七八九]?|十[一二三四五六七八九]?|[一二三四五六七八九])"
TO = r" ?(?:—{1,2}|-{1,2}|~{1,2}|至|到) ?"
NUMBER = r"(?:\d{1,3}|[一二三四五]?十几|[一二两三四五六七八九十百]{1,4})"


def _get(m: re.Match[str], name: str) -> str | None:
    """The text of a group; None where the shape has no such group."""
    return m[name] if name in m.re.groupindex else None


def number_in(m: re.Match[str], name: str) -> int | None:
    """The whole number that a group holds; None where the shape has no such group or it is empty."""
    return cal.number(_get(m, name))


Reader = Callable[[re.Match[str], "Period | None"], Period]


@dataclass(frozen=True, slots=True)
class Shape:
    """One form of a date. Its pattern's groups: `y` `m` `d` the year, month and day that it begins with, `z` `n` `e`
    those that it ends with, `q` `p` quarters; `read` makes a period of them, given the report's own.
    """

    name: str
    pattern: re.Pattern[str]
    read: Reader


def _one_year(m: re.Match[str], reference: Period | None) -> Period:
    y = number_in(m, "y") or 0
    half = m["part"] or ""
    if half.startswith("上半"):
        return cal.months(m.group(), y, 1, y, 6)
    if half.startswith("下半"):
        return cal.months(m.group(), y, 7, y, 12)
    return cal.years(m.group(), y, y)


def _year_range(m: re.Match[str], reference: Period | None) -> Period:
    first, last = number_in(m, "y") or 0, number_in(m, "z") or 0
    if last < 100:
        last += first // 100 * 100
    return cal.years(m.group(), first, last)


def _school(m: re.Match[str], reference: Period | None) -> Period:
    term = {"一": 1, "1": 1, "上": 1, "秋": 1, "二": 2, "2": 2, "下": 2, "春": 2}.get(
        _get(m, "t") or ""
    )
    return cal.academic(m.group(), number_in(m, "y") or 0, term)


def _day(m: re.Match[str], reference: Period | None) -> Period:
    y = number_in(m, "y") if _get(m, "y") else cal.year_of(reference)
    month = number_in(m, "m") or 0
    if y is None:
        return cal.nothing(m.group())
    day = number_in(m, "d") if _get(m, "d") else None
    if day is None:
        return cal.months(m.group(), y, month, y, month)
    return cal.days(m.group(), (y, month, day), (y, month, day))


def _day_range(m: re.Match[str], reference: Period | None) -> Period:
    """1月1日至12月31日, 11月至次年2月; a day that is left out is the first or the last of its month."""
    y = number_in(m, "y") if _get(m, "y") else cal.year_of(reference)
    if y is None:
        return cal.nothing(m.group())
    z = number_in(m, "z") or y
    first = number_in(m, "m") or 1
    last = number_in(m, "n") or first
    if z == y and last < first and not _get(m, "z"):
        z += 1  # 11月至次年2月
    return cal.days(
        m.group(),
        (y, first, number_in(m, "d") or 1),
        (z, last, number_in(m, "e") or 99),
    )


def _first_months(m: re.Match[str], reference: Period | None) -> Period:
    y = number_in(m, "y") if _get(m, "y") else cal.year_of(reference)
    last = number_in(m, next(k for k in ("n", "n2", "n3") if m[k]))
    if y is None or last is None:
        return cal.nothing(m.group())
    return cal.months(m.group(), y, 1, y, last)


def _quarter(m: re.Match[str], reference: Period | None) -> Period:
    """一季度, 前三季度, 第二至四季度."""
    y = number_in(m, "y") if _get(m, "y") else cal.year_of(reference)
    q = number_in(m, "q") or 0
    p = number_in(m, "p") if _get(m, "p") else None
    if y is None or not 1 <= q <= 4:
        return cal.nothing(m.group())
    if _get(m, "whole"):
        return cal.months(m.group(), y, 1, y, 3 * q)
    last = p if p and q < p <= 4 else q
    return cal.months(m.group(), y, 3 * q - 2, y, 3 * last)


def _roc(m: re.Match[str], reference: Period | None) -> Period:
    y = (number_in(m, "y") or 0) + 1911
    if not _get(m, "m"):
        return cal.years(m.group(), y, y)
    month = number_in(m, "m") or 0
    if not _get(m, "d"):
        return cal.months(m.group(), y, month, y, month)
    day = number_in(m, "d") or 0
    return cal.days(m.group(), (y, month, day), (y, month, day))


def _roc_range(m: re.Match[str], reference: Period | None) -> Period:
    first = (number_in(m, "y") or 0) + 1911
    last = number_in(m, "z")
    month = number_in(m, "m") or 1
    return cal.days(
        m.group(),
        (first, month, number_in(m, "d") or 1),
        (last + 1911 if last else first, number_in(m, "n") or month, number_in(m, "e") or 99),
    )


def _decade(m: re.Match[str], reference: Period | None) -> Period:
    """上世纪80年代, 21世纪, 80年代; without a century only what cannot be of this one."""
    century, decade = number_in(m, "c"), number_in(m, "e")
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


def _short_month(m: re.Match[str], reference: Period | None) -> Period:
    """23年4月: of this century."""
    year, month = 2000 + int(m["y"]), int(m["m"])
    return cal.months(m.group(), year, month, year, month)


def _five_years(m: re.Match[str], reference: Period | None) -> Period:
    """The eleventh plan ran from 2006 to 2010; 末 is its last year, 以来 is up to the report's own."""
    count = number_in(m, "p") or 0
    first = 1966 + 5 * (count - 3)
    last = first + 4
    if m["when"].endswith("末") or m["when"] == "收官之年":
        first = last
    elif "初" in m["when"] or m["when"] == "开局之年":
        last = first
    elif m["when"] == "以来":
        last = min(last, max(first, cal.year_of(reference) or last))
    return cal.years(f"{first}-{last}" if last > first else str(first), first, last)


def _unknown(m: re.Match[str], reference: Period | None) -> Period:
    return cal.nothing(m.group())


def _shapes() -> tuple[Shape, ...]:
    """All shapes but that of a five-year plan, the longer ones first."""
    tail = r"(?P<part>上半年|下半年|度|底|末|初|全年|年底)?"
    rows: list[tuple[str, str, Reader]] = [
        # 1月1日至12月31止: the last 日 left out
        ("day to day", rf"(?:(?P<y>{_Y})年)?(?P<m>{_M})月(?P<d>{DAY})[日号]?{TO}(?P<n>{_M})月(?P<e>{DAY})(?=止|[,，。；、)）]|$)",
         _day_range),
        ("day to day", rf"(?:(?P<y>{_Y})年)(?P<m>{_M})月(?:(?P<d>{DAY})[日号])?{TO}(?:(?P<z>{_Y})年)?"
         rf"(?:(?P<n>{_M})月份?)?(?:(?P<e>{DAY})[日号])?(?<=[日号月份])", _day_range),
        ("day to day", rf"(?P<m>{_M})月(?P<d>{DAY})[日号]?{TO}(?:(?P<n>{_M})月)?(?P<e>{DAY})[日号]",
         _day_range),
        # 2025/07–2026/04
        ("month to month", rf"(?P<y>(?:19|20)\d\d)/(?P<m>1[0-2]|0?[1-9]){TO}(?P<z>(?:19|20)\d\d)/(?P<n>1[0-2]|0?[1-9])(?![\d/])", _day_range),
        ("month to month", rf"(?:(?P<y>{_Y})年)?(?P<m>{_M})月?份?{TO}(?P<n>{_M})月份?",
         _day_range),
        ("months side by side", rf"(?:{_M}月?[、,]){{1,11}}{_M}(?:月份?|两月|两个月|三个月)", _unknown),
        # 10月14、15日; 112年1至10月
        ("days side by side", rf"(?:(?P<y>{_Y})年)?(?P<m>{_M})月(?P<d>{DAY})[日号]?(?:[、,和及]{DAY}[日号]?){{0,8}}[、,和及](?P<e>{DAY})[日号]", _day_range),
        ("ROC days side by side", rf"(?:民国)?(?P<y>[89]\d|1[0-3]\d)年(?P<m>{_M})月(?P<d>{DAY})日?(?:[、,和及至—~-]{DAY}日?){{0,8}}[、,和及至—~-](?P<e>{DAY})日", _roc_range),
        ("ROC months", rf"(?:民国)?(?P<y>[89]\d|1[0-3]\d)年度?(?P<m>{_M})月?(?:(?P<d>{DAY})日)?{TO}(?:(?P<z>[89]\d|1[0-3]\d)年度?)?(?P<n>{_M})月(?:(?P<e>{DAY})日)?", _roc_range),
        ("school year", rf"(?P<y>{_Y})年?{TO}(?:{_Y}|\d\d)(?:学年度?|年度?学年)(?:第?(?P<t>[一二12上下秋春])学?[期季]?(?:学期)?)?", _school),
        ("school year", rf"(?P<y>{_Y})学年度?(?:第(?P<t>[一二12])学期)?", _school),
        ("year to year", rf"(?P<y>{_Y})年?(?:度|底|末|初)?{TO}(?P<z>{_Y}|\d\d(?=年))年(?:度|底|末|初)?", _year_range),
        # (2023—2025), 图2: 2011-2015三次产业: no unit behind them, so years
        ("year to year", rf"(?P<y>(?:19|20)\d\d){TO}(?P<z>(?:19|20)\d\d)(?![\d.,:/%‰+\-—~×A-Za-z万亿千百余多元美港人名个家户件篇册亩吨公平立所座栋场次期台套份张项条本种类辆米分岁届号室斤株头只担字页])", _year_range),
        ("years side by side", rf"{_Y}年?(?:[、,]{_Y}年?){{0,9}}[、,和与]{_Y}年度?", _unknown),
        # 前九个月, 今年前三个月; but 退休前三个月, 提前两个月, and 新人来了，前三个月不独立值班
        ("first months", rf"(?:(?:(?P<y>{_Y})年|(?<=今年)|(?<=本年))前(?P<n>1[0-2]|[2-9]|十[一二]?|[二两三四五六七八九])|(?<![^，。；：、（(\s])前(?P<n2>1[0-2]|[4-9]|十[一二]?|[四五六七八九])|(?<![提以之此目生休工学考年日月龄])前(?P<n3>1[0-2]|[6-9]|十[一二]?|[六七八九])(?=个月(?:在|，|累计|共|全[县市区镇乡院馆]|完成|实现|就|已|均)))个月(?!的)", _first_months),
        ("quarter", rf"(?:(?P<y>{_Y})年)?(?P<whole>前)?第?(?P<q>[一二三四1-4])(?:(?:{TO}|、)?第?(?P<p>[二三四2-4]))?(?:个?季度)", _quarter),
        ("decade", r"(?P<c>1[89]|20)(?P<e>\d0)年代(?:[初末中]期?|以来)?", _decade_of_years),
        ("day", rf"(?P<y>{_Y})年(?P<m>{_M})月(?:(?P<d>{DAY})[日号])?(?:份|底|末|初|[上中下]旬)?", _day),
        ("day", rf"(?P<y>{_Y})(?P<s>[-/.])(?P<m>1[0-2]|0?[1-9])(?P=s)(?P<d>3[01]|[12]\d|0?[1-9])(?!\d)", _day),
        ("day first", r"(?P<d>3[01]|[12]\d|0?[1-9])(?P<s>[/.])(?P<m>1[0-2]|0?[1-9])(?P=s)(?P<y>19[5-9]\d|20[0-4]\d)(?![\d./])", _day),
        ("month first", r"(?P<m>1[0-2]|0?[1-9])/(?P<d>1[3-9]|2\d|3[01])/(?P<y>19[5-9]\d|20[0-4]\d)(?![\d./])", _day),
        ("ROC year", r"(?P<y>[89]\d|1[0-3]\d)(?P<s>[/.])(?P<m>1[0-2]|0?[1-9])(?P=s)(?P<d>3[01]|[12]\d|0?[1-9])(?![\d./])", _roc),
        # 於11/29完成, 12/9已寄, 4/18到任: a day as minutes write it, and no fraction
        ("month and day", r"(?:(?<=[于在至自从到])|(?=\d{1,2}/\d{1,2}(?:已|完成|起|日|前|下午|上午|晚|星期|\([一二三四五六日]\)|[会會召])|(?<![占约为近中达超])\d{1,2}/(?:1[3-9]|2\d|3[01])(?![\d为左是])(?=[^，。；的]{0,6}[\u4e00-\u9fff])))(?P<m>1[0-2]|[1-9])/(?P<d>3[01]|[12]\d|[1-9])(?![\d/%]|以上|以下|的)", _day),
        # 7/2至7/4
        ("day to day", rf"(?P<m>1[0-2]|[1-9])/(?P<d>3[01]|[12]\d|[1-9]){TO}(?P<n>1[0-2]|[1-9])/(?P<e>3[01]|[12]\d|[1-9])(?![\d/%])", _day_range),
        ("ROC month", r"(?P<y>1[0-3]\d)/(?P<m>1[0-2]|[1-9])(?![\d/.])", _roc),
        ("month", rf"(?P<y>{_Y})[-.](?P<m>1[0-2]|0[1-9])(?![\d.%万亿元])", _day),
        ("year", rf"(?P<y>{_Y})年{tail}", _one_year),
        ("year", rf"(?P<y>{_Y})(?P<part>度)(?=[\u4e00-\u9fff]{{0,6}}(?:工作|总结|报告|计划|预算|决算|考核|评[优先]|先进|优秀))", _one_year),
        ("short year", r"(?P<y>0\d|(?<=[到自从比较由于在至]|[（(，])[789]\d)年(?:度|底|末|初)?(?![来多余级半以内左]|历|期|间|前|代)", _short_year),
        ("short year", r"(?P<y>[12]\d)年(?P<m>1[0-2]|0?[1-9])月份?(?!的?(?:工龄|党龄|馆龄))", _short_month),
        ("placeholder", rf"(?:{cal.YEAR_TAKEN_OUT}|(?:20|19)(?:_{{1,4}}|[〇○]{{2}})年)(?:\d{{1,2}}月份?)?", _unknown),
        ("ROC year", rf"民国(?P<y>\d{{2,3}}|[一二三四五六七八九十百零〇]{{1,6}})年度?(?:(?P<m>{_M})月(?:(?P<d>{DAY})日)?)?", _roc),
        ("ROC year", rf"(?P<y>[五六七八九]十[一二三四五六七八九]?|一百[零〇]?[一二三四五六七八九]?)年度?(?P<m>{_M})月(?:(?P<d>{DAY})日)?", _roc),
        ("ROC year", r"(?P<y>一[〇零一二][〇零一二三四五六七八九]|[五六七八九]十[一二三四五六七八九]?)年度", _roc),
        ("ROC year", rf"(?P<y>[89]\d|1[0-3]\d)(?:年度|学年度?|年(?=\d{{1,2}}月|工作|主要|年会|预算|决算|上半年|下半年|全年|底|初|第|学年))(?:(?P<m>{_M})月(?:(?P<d>{DAY})日)?)?", _roc),
        ("ROC year", r"(?<=[比较])(?P<y>1[0-3]\d)年(?=的\d)", _roc),
        ("ROC year", r"(?<![校史时经立有过达满近逾长])(?P<y>1[0-3]\d)年度?(?=[\u4e00-\u9fff])(?![来余多期以之的历史间内前后老树龄校左])", _roc),
        ("century", r"(?P<last>上世纪)?(?:(?P<c>\d{1,2}|[一二十]{1,3})世纪)(?:(?P<e>\d0|[一二三四五六七八九]十)年代)?(?:[初末中]期?)?(?![以之]前)", _decade),
        ("decades side by side", r"\d0(?:[、,和]\d0){1,3}年代(?:[初末中]期?)?", _unknown),
        ("decade", r"(?P<e>\d0|[一二三四五六七八九]十)年代(?:[初末中]期?)?", _decade),
        ("day of the year", rf"(?P<m>{_M})月(?:(?P<d>{DAY})[日号]|份)?(?:底|末|初|[上中下]旬)?(?![份亮球饼子]|[之以]?内[办完答整解回提缴付报审送])", _day),
        ("day of the year", r"(?P<m>1[0-2]|0?[1-9])\.(?P<d>3[01]|[12]\d|0?[1-9])号(?![油楼线机文])", _day),
        ("day of the year", r"(?P<m>1[0-2]|0?[1-9])月(?P<d>3[01]|[12]\d|0?[1-9])(?=止|前[,，。；、完]|至|—|~)", _day),
        ("time", r"(?:[01]?\d|2[0-4]):[0-5]\d(?::[0-5]\d)?(?:(?:—|-|~|至|到)(?:[01]?\d|2[0-4]):[0-5]\d)?(?!\d)", _unknown),
        ("time", r"(?<=[上下中晚早午夜晨上天日])(?:[01]?\d|2[0-4]|[一二两三四五六七八九十]{1,3})[点时](?:[0-5]?\d分|半|整|[一二三四五]?十[一二三四五六七八九]?分)?(?:(?:至|到|—|-|~)(?:[01]?\d|2[0-4]|[一二两三四五六七八九十]{1,3})[点时](?:[0-5]?\d分|半|整)?)?", _unknown),
        # 9点至17点: two hours with a dash between them are no points made
        ("time", r"(?:[01]?\d|2[0-4])[点时](?:[0-5]?\d分|半|整)?(?:至|到|—|-|~)(?:次日)?(?:早上?|晚上?|上午|下午|中午|凌晨)?(?:[01]?\d|2[0-4])[点时](?:[0-5]?\d分|半|整)?(?![希建意])", _unknown),
        # 在十一点半: the half, the minutes or the clock say that it is an hour and no point made
        ("time", r"(?:[01]?\d|2[0-4]|十[一二]?|[一二两三四五六七八九])点(?:半|钟|整(?![改治顿理体合])|(?:[0-5]?\d|[二三四五]?十[一二三四五六七八九]?)分)(?:左右)?", _unknown),
        ("time", r"(?:[01]?\d|2[0-4])时(?:[0-5]?\d分)?(?![段期间尚代])", _unknown),
        ("named day", r"(?:1[0-2]|0?[1-9])[·•〃](?:3[01]|[12]\d|0?[1-9])(?!\d)", _unknown),
        ("named day", r"(?:一二|十?[一二三四五六七八九十])[·•][一二三四五六七八九十]{1,3}", _unknown),
        ("named day", r"(?:1[0-2]|[1-9])[·.•〃](?:3[01]|[12]?\d)(?=[”\"’]?(?:节|前后|期间|当天|儿童|劳动|建军|建党|世界|国际|全国|国家|宪法|读书|环境|消防|爱国|禁毒|学雷锋|植树|消费者|防灾|地震|惨案|特大|公民|网络|事故|枪击|打拐|晚会|事件|购物|电商|大促|维权|宣传|主题|抗震|护士|扶贫|志愿|讲话|重要))", _unknown),
        ("named day", r"(?<=[“\"‘])(?:1[0-2]|[1-9])[·.•〃](?:3[01]|[12]?\d)(?=[”\"’])", _unknown),
    ]  # fmt: skip
    return tuple(Shape(name, re.compile(pattern), read) for name, pattern, read in rows)


SHAPES = _shapes()
#: What may begin in front of its numeral: 前三季度, 前九个月, 第二季度.
LED = tuple(shape for shape in SHAPES if shape.name in ("quarter", "first months"))
#: “十四五”时期, 比“十三五”末: when it was; “十四五”规划 is a name.
FIVE_YEARS = Shape(
    "five-year plan",
    re.compile(
        r"(?P<p>十[一二三四五六七])五[”’\"」]?"
        r"(?P<when>(?:时期|期)?末|时期|期间|以来|期?初期?|开局之年|收官之年)"
    ),
    _five_years,
)
