"""Numbers that stand in a name: 二十届, 五年制, 二期, 两个万亿元产业; none of them counts.

In: prepared text and the offset of a numeral. Out: a `Hit`, or None. The names that are known by their own form are rows of
`name_table`; here are those that what stands before or behind them makes a name.
"""

from __future__ import annotations

import re

from reportmine.quantity.grammar import WHOLE
from reportmine.quantity.hit import Hit
from reportmine.quantity.veto.name_table import NAMED
from reportmine.text.units import units

# 延长12路; but 监控补到128路, 接入16路视频 are counted
_LINE = re.compile(r"\d{1,3}路(?=[、，。及和公车延至到改]|$)")
_CHANNELS = re.compile(
    r"(?:监控|摄像|视频|高清|信号|电话|中继|通道|报警|探头|语音|图像|光纤|采集|传感|广播|接口|回路|专线|热线)[^。；，,\n]{0,14}$"
)
# “民间投资28条”: a policy by its points
_POINTS = re.compile(r"\d{1,3}条(?=[”」])")
_POLICY = re.compile(r"[“「][一-鿿]{2,8}$")
# A numeral and a character that some name goes on with; a cheap gate.
_MAY_BE_NAMED = re.compile(
    rf"(?:{WHOLE})(?:元|吨|人|斤|[余多](?=年))?"
    rf"[级人年孩党分日小学届次期月周天季路强区章层星套家个大部位村件项处批片点条亩头只羽吨床米人户桶标中棵节院厂校馆所园班楼开课讲书(亿万会教办活报接实阅值房机包团档后本连、,和及与]"
    rf"|{WHOLE}分钟|一([^十百千万亿])\1"
)


def named(text: str, at: int) -> Hit | None:
    """Numbers inside names of grades, rules of games, congresses, stages and plans."""
    if not _MAY_BE_NAMED.match(text, at):
        return None
    if (m := _LINE.match(text, at)) and not _CHANNELS.search(text, max(0, at - 16), at):
        return Hit(at, m.end(), "identifier", "bus line")
    if (m := _POINTS.match(text, at)) and _POLICY.search(text, max(0, at - 9), at):
        return Hit(at, m.end(), "lexical", "policy by its points")
    for name in NAMED:
        if m := name.pattern.match(text, at):
            return Hit(at, m.end(), name.kind, name.because)
    return None


_PLAN = re.compile(
    r"(?:十[一二三四五六七八]?|[一二三四五六七八九])五(?=[”\"’」]?(?:规划|计划|时期|期间|纲要|以来|末|初|发展|普法|目标|重大|收官|开局|远景|国家|重点|建设|头))"
)


def plan(text: str, at: int) -> Hit | None:
    """“十五”计划: a five-year plan."""
    m = _PLAN.match(text, at)
    return Hit(at, m.end(), "lexical", "five-year plan") if m else None


# 《潮声七十》, “江城影像七十年”: how many years, by the name
_NAME_ENDS = re.compile(
    r"[一二两三四五六七八九]?[十百]?[一二三四五六七八九]?[十百](?:[一二三四五六七八九])?年?(?=[》〉”」])|[一二三四五六七八九](?=[》〉])"
)
_TITLE_OPEN = re.compile(
    r"(?:《[^《》。\n]{2,14}|[“「][一-鿿·]{2,12}(?<![达到为是率约超至近共计有历经过满前])|[“「][^“”。，\n]{1,8}[:：·][一-鿿]{0,6})$"
)


# 一部, 二分会, 三车间 in the first column of a table; but 三年以下, 十万元以上 are bounds
_ROW = re.compile(r"[一二三四五六七八九十]{1,3}(?![十百千万亿])[一-鿿]{1,4}(?<![上下内岁元])(?=\t)")
_WORDS_SAID = re.compile(r"[一二两三四五六七八九十]{1,3}(?:个大?)?字(?![经])")


def in_a_name(text: str, at: int) -> Hit | None:
    """Numerals that what stands before them makes a name: “人民”二字, 三个万亿元台阶."""
    if (m := _NAME_ENDS.match(text, at)) and _TITLE_OPEN.search(text, max(0, at - 16), at):
        return Hit(at, m.end(), "lexical", "number of a title")
    before = text[at - 1 : at]
    if before == "\n" and (m := _ROW.match(text, at)):
        return Hit(at, m.end(), "identifier", "row by its number")
    if before and before in "”》" and (m := _WORDS_SAID.match(text, at)):
        return Hit(at, m.end(), "lexical", "words that are named")
    if before and before in "路街道" and (m := _SECTION_OF_ROAD.match(text, at)):
        return Hit(at, m.end(), "identifier", "address")
    if (m := _DEPARTMENT.match(text, at)) and _SISTER.search(text, max(0, at - 14), at):
        return Hit(at, m.end(), "identifier", "department by its number")
    if text[at] in "二三四五六" and _WEEKDAYS.search(text, max(0, at - 14), at):
        return Hit(at, at + 1, "date", "date: day of the week")
    if (m := _STAGES.match(text, at)) and (_is_stage(text, at) or _is_stage_of_works(text, m)):
        return Hit(at, m.end(), "ordinal", "stage of a project")
    if before == "元" and text[at - 2].isdigit() and (m := _EACH_SOLD.match(text, at)):
        return Hit(at, m.end(), "lexical", "price of one")
    if (
        before
        and before in "个座家处片"
        and (m := _SIZE_BEHIND.match(text, at))
        and text[at - 2].isdigit()
    ):
        return Hit(at, m.end(), "lexical", "size as a name")
    return size_class(text, at) if before == "个" else None


# 某路二期, 水库一期: works are built in stages; papers, courses and what is held or issued are counted.
_WORKS = re.compile(
    r"(?:核电|水电|风电|光伏|电站|电厂|工程|项目|机场|车场|市场|码头|港区?|园区?|厂区?|校区|院区|新区|新城|馆舍|高速|高铁|铁路|地铁"
    r"|号线|大桥|水库|隧道|管廊|中心|小区|家园|花园|公寓|广场|博览会|会展)$"
)
_ISSUES = re.compile(
    r"(?:报|刊|讯|班|训|座|会|坛|营|课|讲|赛|展|览|栏|讲堂|课堂|学堂|沙龙|动态|活动|信息|资料|年鉴|志|册|通告|播|节目|视频|音频|推文|合集|辑|选编|汇编"
    r"|学习|教育|榜|画廊|读物|放映|研修|进修|联谊|分享|交流|辅导|比武|演练|展演|诵读|学员|骨干|[”》」』\"]"
    r"|[办出开编共达有到各满少多了过印发下]|召开|举行|举办|组织|完成|制作|推送|开展|进行|参加|[月周年季天日旬度次]|每人|新增|累计|[，。；：、,;:(\n\t\x00第\d])$"
)
_HELD = re.compile(r"(?:培训|轮训|举办|开办|编印|编发|出版|编辑|刊出|播出)[^，。；、\d]{1,12}$")


def _is_stage(text: str, at: int) -> bool:
    """Whether the 二期 at `at` follows a noun for what is built. More than three stages are named only of works."""
    before = text[max(0, at - 4) : at]
    if not before or _WORKS.search(before):
        return bool(before)
    if text[at] in "四五六":
        return False
    return not (_ISSUES.search(before) or _HELD.search(text, max(0, at - 18), at))


# （二期）, 、二期厂房扩建: alone in its brackets, or in front of what is built
_BUILT = re.compile(
    r"(?![一-鿿]{0,8}(?:培训|讲座|研修|课程|(?<!值)班(?!房|室|楼)))[一-鿿]{0,8}(?:工程|建设|扩建|改造|厂房|厂区|地块|项目)"
)


def _is_stage_of_works(text: str, m: re.Match[str]) -> bool:
    """Whether the 二期 of `m` stands alone in brackets or opens a clause in front of what is built."""
    before, behind = text[m.start() - 1 : m.start()], text[m.end() : m.end() + 1]
    if before == "(" and behind == ")":
        return True
    return before in ("", *"，、；。,;\n") and bool(_BUILT.match(text, m.end()))


# 午餐12元一份: what one of them costs
_EACH_SOLD = re.compile(r"一(?:份|斤|张|本|次|天|位|只|件|套|碗|盒|个|餐|瓶|袋|节|场|小时)")
# 英语一部、英语二部
_DEPARTMENT = re.compile(r"[二三四五六七]部(?![^，。；、\d]{0,3}[作著书片])")
_SISTER = re.compile(
    r"(?<![共有各编出版第印写])[一二三四五六]部[、和与及][一-鿿]{1,8}(?<![共有各编出版第印写])$"
)
# 每周二、四、六开放
_WEEKDAYS = re.compile(r"(?:周|星期|礼拜)[一二三四五](?:[、和及][二三四五六])*[、和及]$")
_SECTION_OF_ROAD = re.compile(r"[一二三四五六七八九]段")
_STAGES = re.compile(r"[一二三四五六](?:期?[、和及至][二三四五六]){0,3}期")
# 6个百万羽蛋鸡项目
_SIZE_BEHIND = re.compile(r"[十百千万]{1,3}(?:亩|头|只|羽|吨|千瓦|床|立方米|平方米)(?=[一-鿿])")
_SIZE = re.compile(r"(?:[百千万]{1,2}|[十百千万]?亿)元(?![及(（含)）]{0,4}以[上下])")


def size_class(text: str, at: int) -> Hit | None:
    """三个万亿元台阶, 两个千亿元产业: how large each is, by name."""
    m = _SIZE.match(text, at)
    return Hit(at, m.end(), "lexical", "size as a name") if m else None


_TOTAL = re.compile(r"单位[::]?[^\n\t]{0,6}$")
_UNIT_LABEL = re.compile(r"[万亿千百]{1,2}(?P<unit>[一-鿿/]{1,6})")
_USUAL = re.compile(r"[万亿千百]{1,2}(?:元|美元|人次?|册次?|吨|平方米|亩|户|件|公里)")


def unit_label(text: str, at: int, floor: int) -> Hit | None:
    """The 万 of （单位：万元）: a unit, no number."""
    before = text[at - 1 : at]
    if m := _UNIT_LABEL.match(text, at) if before in "(\n\t" else None:
        behind = text[m.end() : m.end() + 1]
        closed = behind == ")" if before == "(" else before and behind in "\n\t"
        if closed and units().get(m["unit"].partition("/")[0]):
            return Hit(at, m.end(), "lexical", "unit of a table")
    m = _USUAL.match(text, at)
    if m and _TOTAL.search(text, max(floor, at - 10), at):
        return Hit(at, m.end(), "lexical", "unit of a table")
    return None
