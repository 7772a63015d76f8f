"""Numbers that tell which one, or stand in a name: 第九届, 第二十条, 70周年, 前三名, 二十届, 五年制.

Articles of law and parts of documents are identifiers, who came where among rivals (获团体第三名) is a
rank, other places in an order are ordinals, the rest are words.
"""

from __future__ import annotations

import re

from reportmine.quantity.grammar import CHINESE, STOP
from reportmine.quantity.hit import Hit
from reportmine.text.numerals import evaluate
from reportmine.text.units import units

_CN = "[一二三四五六七八九十百]"
_NUM = rf"(?:\d{{1,6}}万?|{CHINESE})"
_ARTICLE = re.compile(
    rf"{_NUM}条(?:之{_CN})?(?:、?(?:第?\(?{_NUM}\)?、){{0,9}}第?\(?{_NUM}\)?[款项目]){{0,5}}(?:第?\({_NUM}\))?"
)
_CLAUSE = re.compile(rf"(?:{_NUM}|\({_NUM}\))[款项](?:第?\(?{_NUM}\)?[项目]){{1,3}}")
_PART = re.compile(rf"{_NUM}(?:部分|章|节|编|篇|号)")
_ORDINAL = re.compile(rf"(?:{_NUM}|\({_NUM}\))")


def ordinal(text: str, at: int, floor: int) -> Hit | None:
    """第…: articles of law and parts of a document are identifiers, ranks are quantities, the rest are
    ordinals."""
    start = at - 1
    if text[start] == "(":
        start -= 1
    if start < floor or text[start] != "第":
        return None
    body = start + 1
    for pattern, because in (
        (_ARTICLE, "article of a law"),
        (_CLAUSE, "clause of a law"),
        (_PART, "part or number of a document"),
    ):
        if m := pattern.match(text, body):
            return Hit(start, m.end(), "identifier", because)
    m = _ORDINAL.match(text, body)
    if m is None or _QUARTER.match(text, m.end()):
        return None
    return _ordinal(text, start, m)


_QUARTER = re.compile(rf"(?:(?:{'至|到|—|-|~|、'})第?[一二三四1-4])?个?季度")
_RANGE_END = re.compile(rf"(?:至|到|—|-|~|、)第?{_NUM}")


def _ordinal(text: str, start: int, m: re.Match[str]) -> Hit:
    end = m.end()
    several = _RANGE_END.match(text, end)
    if several:
        end = several.end()
    if text[end : end + 1] in tuple("，、,") and text[start - 1 : start] in ("", *STOP):
        return Hit(start, end, "numbering", "numbering: 第一，")
    unit = units().match(text, end)
    if unit and unit.kind in ("count", "score", "duration") and unit.likely >= 0.3:
        end += len(unit.word)
    elif text[end : end + 1] in tuple("级类等章节期号轮批阶届线名"):
        end += 1
    if several:
        return Hit(start, end, "ordinal", "第 before a number")
    value = evaluate(m.group().strip("()")).value
    if rank := _RANK.match(text, m.end()):
        by = rank["by"] or ""
        before = _STOP.split(text[max(0, start - _NEAR) : start])[-1]
        if _RIVALS[by].search(before) and not _FOREMOST.search(before):
            return Hit(start, rank.end(), "rank", "第 behind what ranks", value, unit=by or None)
    return Hit(start, end, "ordinal", "第 before a number", value)


#: 第三名的成绩, 全国第4位。 A noun behind it says which one it is: 第一名志愿者, 第一位的任务, 第一方阵.
_RANK = re.compile(
    r"(?P<by>[名位])?(?=[，。；、;,)”」』’》!！:：\s]|$|的?(?:[好佳]|优[异良秀]|成绩|名次|位次|荣誉|殊荣|桂冠)|[和及與与]|[(（]|(?:一路|迅速)?(?:前移|上升|提升|升|跃|躍|下降|降|下滑|滑|退|跌))"
)
_RANKING = "排|列|居|升|跃|躍|跻|进|進|退|降|跌|滑|夺|奪|获|獲|取得|荣膺|摘|拿|得|名列"
_FIELD = "全[国國省市区區县縣校院镇鎮乡鄉系厂廠公司行业業球]{1,2}|世界|同类|同類|总分|總分|积分|積分|评比|評比|考核|考评|评估|测评|得分|成绩|成績|组|組|项目|項目|单打|双打|接力|团体|團體|集体|個人|个人|综合"
#: What stands before a rank, by the word behind its number: nearer and plainer where that is missing.
_RIVALS = {
    "名": re.compile(rf"{_RANKING}|{_FIELD}"),
    "位": re.compile(rf"排|列|居|[从由從]|升|跃|躍|进|進|降|退|跌|{_FIELD}"),
    "": re.compile(
        rf"(?:(?:排名|排|列|居|{_FIELD})[^，。；、\d第]{{0,6}}|[省市区區县縣]|[拿获獲夺奪]了?|[夺奪获獲取]得)$"
    ),
}
_NEAR = 14  # characters before a rank in which its contest or its verb stands
_STOP = re.compile(r"[。；;！？!?\n]")
# 推进改革，把安全放在第一位: what is held to be most important has no rivals
_FOREMOST = re.compile("[放摆擺置](?:在|到|于|於)$|[把将將][^，]{1,12}[列排](?:在|到|为|為)$")


_ANNIVERSARY = re.compile(rf"(?:{_NUM})(?:周年|华诞|岁生日|年校庆)")


def anniversary(text: str, at: int) -> Hit | None:
    """70周年 tells which one, not how long."""
    m = _ANNIVERSARY.match(text, at)
    if m is None:
        return None
    value = evaluate(re.match(_NUM, m.group()).group()).value  # type: ignore[union-attr]
    return Hit(at, m.end(), "ordinal", "anniversary", value)


_TOP = re.compile(rf"(?P<n>{_NUM})(?:[名位强甲]|(?=[的，。、；)]|$))")
_TOP_FRONT = re.compile(
    r"(?:排名|位列|位居|居|列|进入|跻身|挤进|获得?|名列|稳居|在|入围|评为|荣获|取得|达到|全[国省市区校])[^，。；]{0,6}前$"
)


def top(text: str, at: int, floor: int) -> Hit | None:
    """排名前三, 位列全省前10位: a place in an order."""
    if text[at - 1 : at] != "前" or at - 1 < floor:
        return None
    m = _TOP.match(text, at)
    if m is None or not (
        text[m.end() - 1] in "名强甲" or _TOP_FRONT.search(text, max(0, at - 12), at)
    ):
        return None
    return Hit(at - 1, m.end(), "ordinal", "rank: 前 before a number", evaluate(m["n"]).value)


_NAMED = (
    ("grade or class", "lexical", re.compile(rf"(?:{CHINESE}|[1-9]\d?)级(?![别部数以])|[十百千万亿]{{1,3}}(?:元|吨|人|斤)?级")),
    ("kind of game, term or family", "lexical", re.compile(rf"{_NUM}(?:人|年|学年|小时|孩|党|分|日)制")),
    # 百亿企业5家: how large each is, by name
    ("size as a name", "lexical", re.compile(r"(?:[十百千]亿|亿|[十百千]?万亿|[百千]万)(?=[县區区镇乡村城](?!人)|企业|产业|园区|集群|项目|工程|俱乐部|商圈|大[县省市])|(?:[十百千]?亿|[百千]万)元(?=(?:企业|产业|园区|集群|[镇村县])\d)")),
    ("so many digits", "lexical", re.compile(r"[一二两三四五六七八九]位(?=数)")),
    ("list of the strongest", "lexical", re.compile(rf"{_NUM}强(?![度化调力壮制烈大势劲于国军])")),
    ("chapter", "identifier", re.compile(rf"{CHINESE}章(?=第)")),
    ("zone of journals", "lexical", re.compile(r"[一二三四1-4]区(?=\d|论文|期刊|TOP|[、及和][一二三四]区)")),
    ("floor", "identifier", re.compile(rf"(?:{CHINESE}|\d{{1,2}})层(?=[^，。；]{{0,4}}(?:会议|报告|多功能|展|大|礼)[室厅堂])")),
    ("room", "identifier", re.compile(r"\d{3,4}(?=(?:会议|教|办公|活动|报告|接待|实验|阅览|值班)室|房间|机房|教室|包间)")),
    ("bus line", "identifier", re.compile(r"\d{1,3}路(?=[、，。及和公车延及]|$)")),
    ("working hours", "lexical", re.compile(rf"{_NUM}(?:天|日|小时)工作(?:制|日)")),
    ("grade by stars", "lexical", re.compile(r"(?:[1-7]|[一二三四五六七])星级")),
    # 乡四套班子: bodies that everybody knows by their number
    ("bodies by their number", "lexical", re.compile(r"[二两三四五六][套家](?=(?:领导)?班子(?!成员\d))")),
    # 24小时自助借还: never closed; but 开放24小时, 等了24小时
    ("round the clock", "lexical", re.compile(r"(?<![×x*])24小时(?=(?:无人)?(?:自助|不打烊|借[阅还]|值[班守]|热线|图书馆|书房|书屋|书吧|便民|智[能慧]))")),
    # 本报告由总体情况等五个部分组成: how it is laid out
    ("parts of a report", "lexical", re.compile(rf"{_NUM}个?大?部分(?:内容)?(?=组成|构成)")),
    ("medal of so many years", "lexical", re.compile(r"(?<=在党|从教|从医|从警|服役)\d{2}年(?=[”\"’]*(?:纪念章|奖章|荣誉章|荣誉证书))")),
    ("so many points in a name", "lexical", re.compile(r"[百千]分(?=考核|竞赛|量化)")),
    # 一、二、三等奖: which prizes, not how many
    ("grades of a prize", "lexical", re.compile(r"[一二三四](?:[、,和及与][二三四五]){1,3}(?=等[奖功])")),
    # 助学金一档36人: which grade of aid
    ("grade of aid", "lexical", re.compile(r"[一二三四五]档(?=\d|[为共有各][\d]|[、及和][一二三四五]档|标准|助学|补助|资助|[:：])")),
    # 34团中学: regiments of the production corps, which are places by now
    ("regiment", "identifier", re.compile(r"\d{2,3}团(?=[场镇部连党机工医社职场群纪宣幼]|[中小]学|学校|农业|公安|派出|社区)")),
    ("class of a year", "ordinal", re.compile(r"(?:19|20)\d\d[届级]")),
    ("session", "ordinal", re.compile(rf"{CHINESE}届{CHINESE}次")),
    ("congress or session", "ordinal", re.compile(rf"{CHINESE}届(?=教代|职代|工代|团代|学代|妇代|会员|代表|理事|监事|董事|常委|执委|委员|历次|全国|全会|[一二三四五六七八九]中|中央|人大|政协|省|市|区|县|党|[一二三四五六七八九十]{{1,2}}次)|(?<!共召开)(?<!先后召开)(?<!累计召开)(?<!共举行){CHINESE}次(?=全会|全体会议|全委|党代会|教代会|职代会|工代会|团代会|代表大会|会员大会|会员代表|党委全委)")),
    # 十五届人大三次会议: the sitting of a congress
    ("sitting", "ordinal", re.compile(rf"(?<=人大|政协){CHINESE}次(?=会议|全体会议)")),
    ("stage of a project", "ordinal", re.compile(r"[一二三四五六](?:期?[、及和至][二三四五六]){0,3}期(?=等|\d[\d,.]*[万亿]{0,2}(?:元|亩|平)|项目|工程|建设|改造|机组|用地|地块|新建|扩建|场馆|校区|楼|投资|主体|计划|规划|总投|竣工|完工|开工|并网|投运|投产|通车|启动|验收|交付|运营|动工|封顶|先后|已|正在)")),
    # 一颗颗, 一张张: one after another, and nobody counts
    ("one after another", "lexical", re.compile(r"一([^十百千万亿])\1(?!千克|万)")),
    ("plan named after its years", "lexical", re.compile(rf"(?:{CHINESE}|\d{{1,2}})年(?=战略|行动|规划|计划|攻坚|提升工程|提升行动|发展规划|目标责任)")),
    ("how often", "lexical", re.compile(r"一(?:年|月|周|天|学期|季度|季)(?=[一二两三四五六七八九十\d]{1,2}[次场期检考查])")),
    ("circle of so many minutes", "lexical", re.compile(rf"{_NUM}(?:分钟|小时)(?=[”\"]?[^，。；\d]{{0,8}}圈)")),
    ("fraction in a name", "lexical", re.compile(r"[一二两三四五六七八九十]+(?=年一(?:次|届|度|遇))")),
)  # fmt: skip
_NAMED_LAST = re.compile(
    rf"(?:{_NUM})(?:元|吨|人|斤)?[级人年孩党分日小学届次期月周天季路强区章层星套家个大部位亿万会教办活报接实阅值房机包团档、,和及与]|{_NUM}分钟|一([^十百千万亿])\1"
)


def named(text: str, at: int) -> Hit | None:
    """Numbers inside names of grades, rules of games, congresses, stages and plans."""
    if not _NAMED_LAST.match(text, at):
        return None
    for because, kind, pattern in _NAMED:
        if m := pattern.match(text, at):
            return Hit(at, m.end(), kind, because)  # type: ignore[arg-type]
    return None


_PLAN = re.compile(
    r"(?:十[一二三四五六七八]?|[一二三四五六七八九])五(?=[”\"’」]?(?:规划|计划|时期|期间|纲要|以来|末|初|发展|普法|目标|重大|收官|开局|远景|国家|重点|建设|头))"
)


def plan(text: str, at: int) -> Hit | None:
    """“十五”计划: a five-year plan."""
    m = _PLAN.match(text, at)
    return Hit(at, m.end(), "lexical", "five-year plan") if m else None


_WORDS_SAID = re.compile(r"[一二两三四五六七八九十]{1,3}(?:个大?)?字(?![经])")


def in_a_name(text: str, at: int) -> Hit | None:
    """Numerals that what stands before them makes a name: “人民”二字, 三个万亿元台阶."""
    before = text[at - 1 : at]
    if before and before in "”》" and (m := _WORDS_SAID.match(text, at)):
        return Hit(at, m.end(), "lexical", "words that are named")
    if before and before in "路街道" and (m := _SECTION_OF_ROAD.match(text, at)):
        return Hit(at, m.end(), "identifier", "address")
    if (m := _STAGES.match(text, at)) and _WORKS.search(text, max(0, at - 4), at):
        return Hit(at, m.end(), "ordinal", "stage of a project")
    return size_class(text, at) if before == "个" else None


# Works that are built in stages: 核电二期, 水库一期.
_WORKS = re.compile(
    r"(?:核电|水电|风电|光伏|电站|电厂|工程|项目|机场|码头|港区|园区|厂区|校区|院区|馆舍|高速|高铁|铁路|地铁|号线|大桥|水库|隧道|管廊|公园|中心|小区|家园|花园)$"
)
_SECTION_OF_ROAD = re.compile(r"[一二三四五六七八九]段")
_STAGES = re.compile(r"[一二三四五六](?:期?[、和及至][二三四五六]){0,3}期")
_SIZE = re.compile(r"(?:[百千万]{1,2}|[十百千万]?亿)元(?![及(（含)）]{0,4}以[上下])")


def size_class(text: str, at: int) -> Hit | None:
    """三个万亿元台阶, 两个千亿元产业: how large each is, by name."""
    m = _SIZE.match(text, at)
    return Hit(at, m.end(), "lexical", "size as a name") if m else None


_TOTAL = re.compile(r"单位[::]?[^\n\t]{0,6}$")
_UNIT_LABEL = re.compile(r"[万亿千百]{1,2}(?:元|美元|人|册|吨|平方米|亩|户|件|人次|公里)")


def unit_label(text: str, at: int, floor: int) -> Hit | None:
    """The 万 of （单位：万元）: a unit, no number."""
    m = _UNIT_LABEL.match(text, at)
    if m is None:
        return None
    before = text[max(floor, at - 10) : at]
    closed = text[at - 1 : at] == "(" and text[m.end() : m.end() + 1] == ")"
    if closed or _TOTAL.search(before):
        return Hit(at, m.end(), "lexical", "unit of a table")
    return None
