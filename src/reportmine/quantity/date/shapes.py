"""The shapes of dates: one pattern each, with the function of `readings` that turns its groups into a period.

In: nothing. Out: `SHAPES`, tried in this order; the first that fits wins, so longer shapes come first.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from reportmine.quantity.date.readings import (
    Reader,
    day,
    day_range,
    decade,
    decade_of_years,
    first_months,
    five_years,
    one_year,
    quarter,
    roc,
    roc_range,
    school,
    short_month,
    short_year,
    unknown,
    year_range,
)
from reportmine.text import calendar as cal

_Y = r"(?:1[789]\d\d|2[01]\d\d|[一二][〇零一二三四五六七八九0]{3})"
_M = r"(?:1[0-2]|0?[1-9]|十[一二]?|[一二三四五六七八九])"
DAY = r"(?:3[01]|[12]\d|0?[1-9]|三十一?|二十[一二三四五六七八九]?|廿[一二三四五六七八九]?|十[一二三四五六七八九]?|[一二三四五六七八九])"
TO = r" ?(?:—{1,2}|-{1,2}|~{1,2}|至|到) ?"
NUMBER = r"(?:\d{1,3}|[一二三四五]?十几|[一二两三四五六七八九十百]{1,4})"
# What of a year is meant: 2023年上半年, 2023年度.
_PART_OF_YEAR = r"(?P<part>上半年|下半年|度|底|末|初|全年|年底)?"


@dataclass(frozen=True, slots=True)
class Shape:
    """One form of a date: `read` makes a period of a match of its `pattern`."""

    name: str
    pattern: re.Pattern[str]
    read: Reader


#: Name, pattern and reader of a shape.
_Rows = tuple[tuple[str, str, Reader], ...]

#: Several days or months, and school years: 1月1日至12月31日, 2022—2023学年.
_SPANS: _Rows = (
    # 1月1日至12月31止: the last 日 left out
    ("day to day", rf"(?:(?P<y>{_Y})年)?(?P<m>{_M})月(?P<d>{DAY})[日号]?{TO}(?P<n>{_M})月(?P<e>{DAY})(?=止|[,，。；、)）]|$)",
     day_range),
    ("day to day", rf"(?:(?P<y>{_Y})年)(?P<m>{_M})月(?:(?P<d>{DAY})[日号])?{TO}(?:(?P<z>{_Y})年)?"
     rf"(?:(?P<n>{_M})月份?)?(?:(?P<e>{DAY})[日号])?(?<=[日号月份])", day_range),
    ("day to day", rf"(?P<m>{_M})月(?P<d>{DAY})[日号]?{TO}(?:(?P<n>{_M})月)?(?P<e>{DAY})[日号]",
     day_range),
    # 2025/07–2026/04
    ("month to month", rf"(?P<y>(?:19|20)\d\d)/(?P<m>1[0-2]|0?[1-9]){TO}(?P<z>(?:19|20)\d\d)/(?P<n>1[0-2]|0?[1-9])(?![\d/])", day_range),
    # 2023年1—9月
    ("month to month", rf"(?:(?P<y>{_Y})年)?(?P<m>{_M})月?份?{TO}(?P<n>{_M})月份?",
     day_range),
    # 1、2、3月; 七、八两月
    ("months side by side", rf"(?:{_M}月?[、,]){{1,11}}{_M}(?:月份?|两月|两个月|三个月)", unknown),
    # 10月14、15日; 112年1至10月
    ("days side by side", rf"(?:(?P<y>{_Y})年)?(?P<m>{_M})月(?P<d>{DAY})[日号]?(?:[、,和及]{DAY}[日号]?){{0,8}}[、,和及](?P<e>{DAY})[日号]", day_range),
    ("ROC days side by side", rf"(?:民国)?(?P<y>[89]\d|1[0-3]\d)年(?P<m>{_M})月(?P<d>{DAY})日?(?:[、,和及至—~-]{DAY}日?){{0,8}}[、,和及至—~-](?P<e>{DAY})日", roc_range),
    # 民国112年1至10月; 111年8月至112年7月
    ("ROC months", rf"(?:民国)?(?P<y>[89]\d|1[0-3]\d)年度?(?P<m>{_M})月?(?:(?P<d>{DAY})日)?{TO}(?:(?P<z>[89]\d|1[0-3]\d)年度?)?(?P<n>{_M})月"
        rf"(?:(?P<e>{DAY})日)?", roc_range),
    # 2022—2023学年第一学期
    ("school year", rf"(?P<y>{_Y})年?{TO}(?:{_Y}|\d\d)(?:学年度?|年度?学年)(?:第?(?P<t>[一二12上下秋春])学?[期季]?(?:学期)?)?", school),
    ("school year", rf"(?P<y>{_Y})学年度?(?:第(?P<t>[一二12])学期)?", school),
)  # fmt: skip
#: Several years, parts of a year and decades: 2020—2025年, 前九个月, 二季度, 1990年代.
_YEARS: _Rows = (
    ("year to year", rf"(?P<y>{_Y})年?(?:度|底|末|初)?{TO}(?P<z>{_Y}|\d\d(?=年))年(?:度|底|末|初)?", year_range),
    # (2023—2025), 图2: 2011-2015三次产业: no unit behind them, so years
    ("year to year", rf"(?P<y>(?:19|20)\d\d){TO}(?P<z>(?:19|20)\d\d)"
        rf"(?![\d.,:/%‰+\-—~×A-Za-z万亿千百余多元美港人名个家户件篇册亩吨公平立所座栋场次期台套份张项条本种类辆米分岁届号室斤株头只担字页])", year_range),
    # 2021、2022年
    ("years side by side", rf"{_Y}年?(?:[、,]{_Y}年?){{0,9}}[、,和与]{_Y}年度?", unknown),
    # 前九个月, 今年前三个月; but 退休前三个月, 提前两个月, and 新人来了，前三个月不独立值班
    ("first months", rf"(?:(?:(?P<y>{_Y})年|(?<=今年)|(?<=本年))前(?P<n>1[0-2]|[2-9]|十[一二]?|[二两三四五六七八九])"
        rf"|(?<![^，。；：、（(\s])前(?P<n2>1[0-2]|[4-9]|十[一二]?|[四五六七八九])"
        rf"|(?<![提以之此目生休工学考年日月龄])前(?P<n3>1[0-2]|[6-9]|十[一二]?|[六七八九])"
        rf"(?=个月(?:在|，|累计|共|全[县市区镇乡院馆]|完成|实现|就|已|均)))个月(?!的)", first_months),
    # 二季度, 前三季度, 第二至四季度
    ("quarter", rf"(?:(?P<y>{_Y})年)?(?P<whole>前)?第?(?P<q>[一二三四1-4])(?:(?:{TO}|、)?第?(?P<p>[二三四2-4]))?(?:个?季度)", quarter),
    ("decade", r"(?P<c>1[89]|20)(?P<e>\d0)年代(?:[初末中]期?|以来)?", decade_of_years),
)  # fmt: skip
#: Days and months with their year, and days as minutes write them: 2023年5月1日, 112/3/14, 11/29.
_DAYS: _Rows = (
    ("day", rf"(?P<y>{_Y})年(?P<m>{_M})月(?:(?P<d>{DAY})[日号])?(?:份|底|末|初|[上中下]旬)?", day),
    # 2023-05-01, 2023.5.1
    ("day", rf"(?P<y>{_Y})(?P<s>[-/.])(?P<m>1[0-2]|0?[1-9])(?P=s)(?P<d>3[01]|[12]\d|0?[1-9])(?!\d)", day),
    # 31/12/2023, and below it 12/31/2023
    ("day first", r"(?P<d>3[01]|[12]\d|0?[1-9])(?P<s>[/.])(?P<m>1[0-2]|0?[1-9])(?P=s)(?P<y>19[5-9]\d|20[0-4]\d)(?![\d./])", day),
    ("month first", r"(?P<m>1[0-2]|0?[1-9])/(?P<d>1[3-9]|2\d|3[01])/(?P<y>19[5-9]\d|20[0-4]\d)(?![\d./])", day),
    # 112/3/14
    ("ROC year", r"(?P<y>[89]\d|1[0-3]\d)(?P<s>[/.])(?P<m>1[0-2]|0?[1-9])(?P=s)(?P<d>3[01]|[12]\d|0?[1-9])(?![\d./])", roc),
    # 於11/29完成, 12/9已寄, 4/18到任: a day as minutes write it, and no fraction
    ("month and day", r"(?:(?<=[于在至自从到])"
        r"|(?=\d{1,2}/\d{1,2}(?:已|完成|起|日|前|下午|上午|晚|星期|\([一二三四五六日]\)|[会會召])"
        r"|(?<![占约为近中达超])\d{1,2}/(?:1[3-9]|2\d|3[01])(?![\d为左是])(?=[^，。；的]{0,6}[\u4e00-\u9fff])))"
        r"(?P<m>1[0-2]|[1-9])/(?P<d>3[01]|[12]\d|[1-9])(?![\d/%]|以上|以下|的)", day),
    # 7/2至7/4
    ("day to day", rf"(?P<m>1[0-2]|[1-9])/(?P<d>3[01]|[12]\d|[1-9]){TO}(?P<n>1[0-2]|[1-9])/(?P<e>3[01]|[12]\d|[1-9])(?![\d/%])", day_range),
    ("ROC month", r"(?P<y>1[0-3]\d)/(?P<m>1[0-2]|[1-9])(?![\d/.])", roc),
    ("month", rf"(?P<y>{_Y})[-.](?P<m>1[0-2]|0[1-9])(?![\d.%万亿元])", day),
)  # fmt: skip
#: Years, and what leaves out some of its digits or its year: 2023年, 98年, 112年度, 80年代, 5月1日.
_LOOSE: _Rows = (
    ("year", rf"(?P<y>{_Y})年{_PART_OF_YEAR}", one_year),
    ("year", rf"(?P<y>{_Y})(?P<part>度)(?=[\u4e00-\u9fff]{{0,6}}(?:工作|总结|报告|计划|预算|决算|考核|评[优先]|先进|优秀))", one_year),
    # 98年, 08年, and below it 23年4月
    ("short year", r"(?P<y>0\d|(?<=[到自从比较由于在至]|[（(，])[789]\d)年(?:度|底|末|初)?(?![来多余级半以内左]|历|期|间|前|代)", short_year),
    ("short year", r"(?P<y>[12]\d)年(?P<m>1[0-2]|0?[1-9])月份?(?!的?(?:工龄|党龄|馆龄))", short_month),
    # 20××年, 20__年5月: the year was taken out
    ("placeholder", rf"(?:{cal.YEAR_TAKEN_OUT}|(?:20|19)(?:_{{1,4}}|[〇○]{{2}})年)(?:\d{{1,2}}月份?)?", unknown),
    # 民国一百一十二年三月; the year alone where a word says that it is one: 112年度, 112年工作, 較111年的
    ("ROC year", rf"民国(?P<y>\d{{2,3}}|[一二三四五六七八九十百零〇]{{1,6}})年度?(?:(?P<m>{_M})月(?:(?P<d>{DAY})日)?)?", roc),
    ("ROC year", rf"(?P<y>[五六七八九]十[一二三四五六七八九]?|一百[零〇]?[一二三四五六七八九]?)年度?(?P<m>{_M})月(?:(?P<d>{DAY})日)?", roc),
    ("ROC year", r"(?P<y>一[〇零一二][〇零一二三四五六七八九]|[五六七八九]十[一二三四五六七八九]?)年度", roc),
    ("ROC year", rf"(?P<y>[89]\d|1[0-3]\d)(?:年度|学年度?|年(?=\d{{1,2}}月|工作|主要|年会|预算|决算|上半年|下半年|全年|底|初|第|学年))"
        rf"(?:(?P<m>{_M})月(?:(?P<d>{DAY})日)?)?", roc),
    ("ROC year", r"(?<=[比较])(?P<y>1[0-3]\d)年(?=的\d)", roc),
    ("ROC year", r"(?<![校史时经立有过达满近逾长])(?P<y>1[0-3]\d)年度?(?=[\u4e00-\u9fff])(?![来余多期以之的历史间内前后老树龄校左])", roc),
    # 上世纪80年代, 21世纪初, 六十年代
    ("century", r"(?P<last>上世纪)?(?:(?P<c>\d{1,2}|[一二十]{1,3})世纪)(?:(?P<e>\d0|[一二三四五六七八九]十)年代)?(?:[初末中]期?)?(?![以之]前)", decade),
    ("decades side by side", r"\d0(?:[、,和]\d0){1,3}年代(?:[初末中]期?)?", unknown),
    ("decade", r"(?P<e>\d0|[一二三四五六七八九]十)年代(?:[初末中]期?)?", decade),
    # 5月1日, 5月底; 6月份, but no 月饼
    ("day of the year", rf"(?P<m>{_M})月(?:(?P<d>{DAY})[日号]|份)?(?:底|末|初|[上中下]旬)?(?![份亮球饼子]|[之以]?内[办完答整解回提缴付报审送])", day),
    ("day of the year", r"(?P<m>1[0-2]|0?[1-9])\.(?P<d>3[01]|[12]\d|0?[1-9])号(?![油楼线机文])", day),
    ("day of the year", r"(?P<m>1[0-2]|0?[1-9])月(?P<d>3[01]|[12]\d|0?[1-9])(?=止|前[,，。；、完]|至|—|~)", day),
)  # fmt: skip
#: Times of the day, and days known by their figures: 9:30—11:00, 十一点半, 3·15.
_HOURS: _Rows = (
    # 9:30—11:00
    ("time", r"(?:[01]?\d|2[0-4]):[0-5]\d(?::[0-5]\d)?(?:(?:—|-|~|至|到)(?:[01]?\d|2[0-4]):[0-5]\d)?(?!\d)", unknown),
    # 上午九点半至十一点
    ("time", r"(?<=[上下中晚早午夜晨上天日])(?:[01]?\d|2[0-4]|[一二两三四五六七八九十]{1,3})[点时]"
        r"(?:[0-5]?\d分|半|整|[一二三四五]?十[一二三四五六七八九]?分)?"
        r"(?:(?:至|到|—|-|~)(?:[01]?\d|2[0-4]|[一二两三四五六七八九十]{1,3})[点时](?:[0-5]?\d分|半|整)?)?", unknown),
    # 9点至17点: two hours with a dash between them are no points made
    ("time", r"(?:[01]?\d|2[0-4])[点时](?:[0-5]?\d分|半|整)?(?:至|到|—|-|~)(?:次日)?(?:早上?|晚上?|上午|下午|中午|凌晨)?"
        r"(?:[01]?\d|2[0-4])[点时](?:[0-5]?\d分|半|整)?(?![希建意])", unknown),
    # 在十一点半: the half, the minutes or the clock say that it is an hour and no point made
    ("time", r"(?:[01]?\d|2[0-4]|十[一二]?|[一二两三四五六七八九])点(?:半|钟|整(?![改治顿理体合])|(?:[0-5]?\d|[二三四五]?十[一二三四五六七八九]?)分)(?:左右)?", unknown),
    ("time", r"(?:[01]?\d|2[0-4])时(?:[0-5]?\d分)?(?![段期间尚代])", unknown),
    # 3·15, 一二·九, 4.23世界读书日, “6.1”
    ("named day", r"(?:1[0-2]|0?[1-9])[·•〃](?:3[01]|[12]\d|0?[1-9])(?!\d)", unknown),
    ("named day", r"(?:一二|十?[一二三四五六七八九十])[·•][一二三四五六七八九十]{1,3}", unknown),
    ("named day", r"(?:1[0-2]|[1-9])[·.•〃](?:3[01]|[12]?\d)"
        r"(?=[”\"’]?(?:节|前后|期间|当天|儿童|劳动|建军|建党|世界|国际|全国|国家|宪法|读书|环境|消防|爱国|禁毒|学雷锋|植树|消费者|防灾"
        r"|地震|惨案|特大|公民|网络|事故|枪击|打拐|晚会|事件|购物|电商|大促|维权|宣传|主题|抗震|护士|扶贫|志愿|讲话|重要))", unknown),
    ("named day", r"(?<=[“\"‘])(?:1[0-2]|[1-9])[·.•〃](?:3[01]|[12]?\d)(?=[”\"’])", unknown),
)  # fmt: skip
SHAPES = tuple(
    Shape(name, re.compile(pattern), read)
    for name, pattern, read in (*_SPANS, *_YEARS, *_DAYS, *_LOOSE, *_HOURS)
)
#: What may begin in front of its numeral: 前三季度, 前九个月, 第二季度.
LED = tuple(shape for shape in SHAPES if shape.name in ("quarter", "first months"))
#: “十四五”时期, 比“十三五”末: when it was; “十四五”规划 is a name.
FIVE_YEARS = Shape(
    "five-year plan",
    re.compile(
        r"(?P<p>十[一二三四五六七])五[”’\"」]?"
        r"(?P<when>(?:时期|期)?末|时期|期间|以来|期?初期?|开局之年|收官之年)"
    ),
    five_years,
)
