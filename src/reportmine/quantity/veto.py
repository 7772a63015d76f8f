"""Structure vetoes: numbers that are part of the document's or the world's order, not amounts.

    numbering     一、 （二） 1． 2.3.1 ① 一是
    identifiers   〔2014〕15号 第二十条第（五）项 0517-87222589 湖滨路90号 PM2.5 a@b.cn
    ordinals      第九届 第3次 70周年

Each function takes the prepared text, the offset of a numeral and the offset before which nothing
may be taken, and gives a `Hit` or None.
"""

from __future__ import annotations

import re
from decimal import Decimal

from reportmine.quantity.grammar import ARABIC, CHINESE, STOP
from reportmine.quantity.hit import Hit
from reportmine.text.numerals import evaluate
from reportmine.text.units import units

_CN = "[一二三四五六七八九十百]"
_FINANCIAL = "[壹贰叁肆伍陆柒捌玖拾貳參陸]"
_LEAD = re.compile(r"(?:^|[\n\t\x00])[ #*>•●■◆★▶·\-—“\"(《\[【]*$")
_ITEM = re.compile(
    rf"(?P<plain>{_CN}{{1,4}}|{_FINANCIAL}{{1,3}}|[1-9]\d{{0,2}})(?:、|\.(?![\d])|\.(?=(?:19|20)\d\d年)|[,，](?!\d)|\)(?:、)?|(?=[ \n]|$))"
    r"|(?P<dotted>\d{1,2}(?:\.\d{1,2}){1,4})\.?(?=[ 、一-鿿A-Za-z(《“]|$|\n)"
)
_PARENTHESES = re.compile(rf"\((?P<n>{_CN}{{1,4}}|\d{{1,2}})\)(?:[、.])?")
_FOLLOWS = re.compile(r"[。；;：:！？.)）」”\n\t][ “\"]*$")
_SAY = re.compile(rf"{_CN}{{1,2}}(?:是(?!否|非)|要(?=[^，。、]{{2}})|则(?!新)|来(?=[，,]))")
_SAY_FRONT = re.compile(r"(?:[。；;：:，,、！”\n\t\x00 (]|^|[的以下有项点面]|[，。；]其)$")


def numbering(text: str, at: int, floor: int) -> Hit | None:
    """A list number, at the start of a paragraph or behind a full stop or colon."""
    opening = at - 1 if at > floor and text[at - 1] == "(" else at
    window = text[max(0, opening - 8) : opening]
    leads = opening == 0 or bool(_LEAD.search(window)) or opening == floor == 0
    if opening < at and (m := _PARENTHESES.match(text, opening)):
        inside_word = text[opening - 1 : opening] in tuple("表图式") and not leads
        if not inside_word:
            return Hit(opening, m.end(), "numbering", "numbering in parentheses")
    if not leads and not _FOLLOWS.search(window):
        m = _DOT_WORD.match(text, at)
        if m and not text[at - 1 : at].isascii():
            return Hit(at, m.end(), "numbering", "numbering inside a paragraph")
        return _saying(text, at, window)
    m = _ITEM.match(text, at)
    if m is None:
        return _saying(text, at, window)
    if m["dotted"] and _measures(text, at):
        return None
    if m["plain"] and not leads and m.group()[-1:] not in "、.)":
        return _saying(text, at, window)
    if m["plain"] and m.end() == m.end("plain"):
        return None
    if m["plain"] and m.group()[-1] == "、" and not leads and _enumeration(text, m.end()):
        return None
    if m.group()[-1] == ")":
        return Hit(opening, m.end(), "numbering", "numbering in parentheses")
    return Hit(at, m.end(), "numbering", "numbering at the start of an item")


_DOT_WORD = re.compile(r"[1-9]\d?\.(?=[一-鿿(《“])")


def _measures(text: str, at: int) -> bool:
    """2.3万元 at the start of a paragraph is an amount, 2.3 总体情况 is not."""
    m = re.compile(ARABIC).match(text, at)
    if m is None or text.count(".", at, m.end()) != 1:
        return False
    unit = units().match(text, m.end())
    return text[m.end() : m.end() + 1] in tuple("万亿千百%‰倍") or bool(unit and unit.likely > 0.6)


_ENUM = re.compile(r"[\d一二三四五六七八九十]{1,3}(?:[月年日届期号级类项个两、]|季度)")


def _enumeration(text: str, after: int) -> bool:
    """3、5两月: the 、 joins two numbers."""
    return bool(_ENUM.match(text, after))


def _saying(text: str, at: int, window: str) -> Hit | None:
    """一是…；二是… inside a paragraph."""
    m = _SAY.match(text, at)
    if m and (at == 0 or _SAY_FRONT.search(window)):
        return Hit(at, m.end(), "numbering", "numbering: 一是 and the like")
    return None


_SPECIAL = re.compile(r"[①-⓿❶-➓㈠-㈩㊀-㊉㉑-㉟㊱-㊿Ⅰ-ↈ]+(?:级|类|型|期)?[、.]?")


def enclosed(text: str, at: int) -> Hit | None:
    """① ㈠ Ⅱ: numbering, or a grade where a noun for one follows (Ⅱ级)."""
    m = _SPECIAL.match(text, at)
    if m is None:
        return None
    if m.group()[-1] in "级类型期" or text[at - 1 : at] in tuple("第甲乙"):
        return Hit(at, m.end(), "ordinal", "grade in Roman numerals")
    return Hit(at, m.end(), "numbering", "enclosed numeral")


_NUM = rf"(?:\d{{1,6}}万?|{CHINESE})"
_ARTICLE = re.compile(
    rf"{_NUM}条(?:之{_CN})?(?:、?(?:第?\(?{_NUM}\)?、){{0,9}}第?\(?{_NUM}\)?[款项目]){{0,5}}(?:第?\({_NUM}\))?"
)
_CLAUSE = re.compile(rf"(?:{_NUM}|\({_NUM}\))[款项](?:第?\(?{_NUM}\)?[项目]){{1,3}}")
_PART = re.compile(rf"{_NUM}(?:部分|章|节|编|篇|号)")
_ORDINAL = re.compile(rf"(?:{_NUM}|\({_NUM}\))")
_UNORDERED = frozenset("一二三四五六七八九十")


def ordinal(text: str, at: int, floor: int) -> Hit | None:
    """第…: articles of law and parts of a document are identifiers, the rest are ordinals."""
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
    hit = Hit(start, end, "ordinal", "第 before a number")
    if not several:
        hit.value = evaluate(m.group().strip("()")).value
    return hit


_ANNIVERSARY = re.compile(rf"(?:{_NUM})(?:周年|华诞|岁生日|年校庆)")


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


def anniversary(text: str, at: int) -> Hit | None:
    """70周年 tells which one, not how long."""
    m = _ANNIVERSARY.match(text, at)
    if m is None:
        return None
    value = evaluate(re.match(_NUM, m.group()).group()).value  # type: ignore[union-attr]
    return Hit(at, m.end(), "ordinal", "anniversary", value)


_NAMED = (
    ("grade or class", "lexical", re.compile(rf"(?:{CHINESE}|[1-9]\d?)级(?![别部数以])|[十百千万亿]{{1,3}}(?:元|吨|人|斤)?级")),
    ("kind of game, term or family", "lexical", re.compile(rf"{_NUM}(?:人|年|学年|小时|孩|党|分|日)制")),
    ("working hours", "lexical", re.compile(rf"{_NUM}(?:天|日|小时)工作(?:制|日)")),
    ("class of a year", "ordinal", re.compile(r"(?:19|20)\d\d[届级]")),
    ("congress or session", "ordinal", re.compile(rf"{CHINESE}届(?=历次|全国|全会|[一二三四五六七八九]中|中央|人大|政协|省|市|区|县|党|[一二三四五六七八九十]{{1,2}}次)|{CHINESE}次(?=全会|全体会议|党代会)")),
    ("stage of a project", "ordinal", re.compile(r"[一二三四五六](?:、[二三四五六])?期(?=[、及和]?[二三四五六]期|项目|工程|建设|改造|机组|用地|地块|新建|扩建|场馆|校区|楼|投资|主体|总投|竣工|完工|开工|已|正在)")),
    ("plan named after its years", "lexical", re.compile(rf"(?:{CHINESE}|\d{{1,2}})年(?=行动|规划|计划|攻坚|提升工程|提升行动|发展规划|目标责任)")),
    ("how often", "lexical", re.compile(r"一(?:年|月|周|天|学期|季度|季)(?=[一二两三四五六七八九十\d]{1,2}[次场期检考查])")),
    ("circle of so many minutes", "lexical", re.compile(rf"{_NUM}(?:分钟|小时)(?=[”\"]?[^，。；\d]{{0,8}}圈)")),
    ("fraction in a name", "lexical", re.compile(r"[一二两三四五六七八九十]+(?=年一(?:次|届|度|遇))")),
)  # fmt: skip
_NAMED_LAST = re.compile(
    rf"(?:{_NUM})(?:元|吨|人|斤)?[级人年孩党分日小学届次期月周天季]|{_NUM}分钟"
)


def named(text: str, at: int) -> Hit | None:
    """Numbers inside names of grades, rules of games, congresses, stages and plans."""
    if not _NAMED_LAST.match(text, at):
        return None
    for because, kind, pattern in _NAMED:
        if m := pattern.match(text, at):
            return Hit(at, m.end(), kind, because)  # type: ignore[arg-type]
    return None


_TOKEN = re.compile(r"[A-Za-z0-9._\-/@:%?=&#~+'’]+")
_TOKEN_CHAR = frozenset(
    "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789._-/@:?=&#~+"
)
_TOKEN_MAX = 200
_LETTERS = re.compile(r"[A-Za-z]")
_ABBREVIATION = re.compile(r"(?:[A-Z]{2,6}|[A-Za-z]*[CE]I|SCIE)$")
_NETWORK = re.compile(r"(?:[2-6]G|[248]K|[23]D|[2-6]G-?A)(?![A-Za-z0-9])")
_KNOWN = re.compile(r"(?:PM|COVID|H\dN|CO|SO|NO|HSK|TOP|GB|ISO|QQ|AAAA|MPA|[A-Z])-?\d")


def latin(text: str, at: int, floor: int) -> Hit | None:
    """A numeral with Latin letters at it: PM2.5, G60, COVID-19, a@b.cn, https://…; not 5km."""
    start = at
    while start > floor and at - start < _TOKEN_MAX and text[start - 1] in _TOKEN_CHAR:
        start -= 1
    m = _TOKEN.match(text, at, at + _TOKEN_MAX)
    end = m.end() if m else at
    token = text[start:end]
    if not _LETTERS.search(token):
        return None
    if "@" in token or "://" in token or "www." in token:
        return Hit(start, end, "identifier", "web or e-mail address")
    if not _LETTERS.search(token[: at - start]):
        return _number_first(text, at, end)
    head = token[: at - start]
    if _ABBREVIATION.search(head) and not _KNOWN.match(token) and _counts(text, at):
        return None  # SCI12篇: the letters are a name, the number counts
    while end > at and text[end - 1] in ".:-/?&=#~+":
        end -= 1
    while start < at and text[start] in ".:-/?&=#~+":
        start += 1
    return Hit(start, end, "identifier", "name with letters and digits")


def _counts(text: str, at: int) -> bool:
    m = re.compile(ARABIC).match(text, at)
    if m is None:
        return False
    unit = units().match(text, m.end())
    return bool(unit and unit.likely >= 0.8) or text[m.end() : m.end() + 1] in tuple("%余多万")


def _number_first(text: str, at: int, end: int) -> Hit | None:
    """5G and 3D are names; 5km and 80TB are measures and left to the units."""
    if m := _NETWORK.match(text, at):
        return Hit(at, m.end(), "identifier", "name of a technology")
    m = re.compile(ARABIC).match(text, at)
    stop = m.end() if m else at
    stop += text[stop : stop + 1] in tuple("万亿")
    unit = units().match(text, stop)
    if (
        unit
        and unit.word[0].isascii()
        and not re.match(r"[A-Za-z0-9]", text[stop + len(unit.word) : stop + len(unit.word) + 1])
    ):
        return None
    if not re.match(r"[A-Za-z]", text[stop : stop + 1]):
        return None
    if re.match(r"[kK](?![A-Za-z])", text[stop:]):
        return None
    return Hit(at, end, "identifier", "name with letters and digits")


_PROPORTION = re.compile(r"(?P<a>\d{1,5}(?:\.\d{1,3})?):(?P<b>\d{1,5}(?:\.\d{1,3})?)(?![\d:])")


def proportion(text: str, at: int) -> Hit | None:
    """师生比1:16.5: a ratio where the words around say so; else a time or a result."""
    m = _PROPORTION.match(text, at)
    if m is None or not Decimal(m["b"]):
        return None
    like_time = int(Decimal(m["a"])) <= 24 and re.fullmatch(r"[0-5]\d", m["b"])
    told = "比" in text[max(0, at - (3 if like_time else 12)) : at]
    if not told and not re.match(r"的?(?:比例|配比|比率)", text[m.end() : m.end() + 3]):
        return None
    value = (Decimal(m["a"]) / Decimal(m["b"])).quantize(Decimal("0.000001"))
    return Hit(at, m.end(), "ratio", "ratio: two numbers", value, unit="1")


_DOCUMENT = re.compile(r"[〔\[(【](?:19|20)\d\d[〕\])】](?:第)?\d{1,5}(?:-\d+)?号?")
_NUMBERED = re.compile(
    rf"(?:\d{{1,6}}|{_CN}{{1,3}})(?:-\d{{1,4}})?号(?![召称码])(?:楼|院|线|厅|门|机|馆|库|令|文|文件|公告|通告|井|桥|坝|机组|高炉|厂房|学生公寓|公寓|宿舍楼|教学楼|住宅楼|小区|仓|窗口|地块|站)?"
)
_PHONE = re.compile(
    r"(?:\+?86-?)?(?:\(0\d{2,3}\)|0\d{2,3}) ?[-— ]? ?(?:\d{7,8}|\d{3,4}-\d{4})(?:[-转/]\d{1,6})*(?!\d)|(?:\+?86-?)?1[3-9]\d{9}(?!\d)"
    r"|\+\d{1,3}(?:[- ]\d{1,5}){2,5}(?!\d)|[48]00-?\d{3,4}-?\d{3,4}(?!\d)|1[3-9]\d-\d{4}-\d{4}(?!\d)"
)
_LABELLED = re.compile(
    r"(?:邮政编码|邮编|电话|热线|传真|手机|座机|总机|编码|代码|编号|账号|帐号|学号|工号|证号|批号|注册号|备案号|备案|许可证|信用代码|订单号|文号|卡号|书号|刊号|ISBN|ISSN|CN"
    r"|群号|QQ|版本|密码|拨打|咨询|监督|举报|联系|分机|转|坐落|门牌|图号|卷号|档号|档案号|项目号|邮箱|微信|公告|序号|案号|车牌|列车|航班|工业|机号|Python|No|NO|号码)(?:号|为|是|为:|是:)?[::. ]{0,3}\(?$"
)
_CODE = re.compile(r"\(?[\dA-Za-z][\dA-Za-z\-—/. ]{0,30}\d\)?|\d")
_DOTTED = re.compile(r"\d+(?:\.\d+){2,}")
_FIGURE = re.compile(
    r"(?:附件|附表|附图|附录|表格|图表|公开表|表|图|公式|案例|方案|模块|专栏|例|注|样本|场景|任务|主题|课题|板块)$"
)
_FIGURE_NUMBER = re.compile(r"\d{1,3}(?:[-.]\d{1,3}){0,2}(?!\d)")
_SHEETS = re.compile(r"[张份个件幅套项册本页名人篇期次场例家种%万余多—\-~至.]")
_ADDRESS = re.compile(r"(?:路|街|道|巷|弄|胡同|号)$")
_BUILDING = re.compile(r"(?:楼|幢|栋|大厦|广场|座)$")
_ROOM = re.compile(r"\d{1,5}(?:室|单元|号楼?)(?![万亿])")
_DOOR = re.compile(
    r"\d{1,5}(?:-\d{1,4})?(?:号楼?|弄|室|幢|单元|楼|层|座|栋|支弄|甲|乙|段)(?![万亿])"
)
_ADDRESS_ONLY = re.compile(r"\d{1,5}(?:-\d{1,4})?(?:弄|室|楼(?!宇|市|盘))")
_PROGRAMME = re.compile(r"(?:863|973|985|211|111)(?=计划|工程|高校|院校|项目|课题|大学|平台|[”\"])")
_MONTH = re.compile(r"(?:Jan|Feb|Mar|Apr|May|June?|July?|Aug|Sept?|Oct|Nov|Dec)[a-z]*\.? ?$")
_MONTH_DAY = re.compile(
    r"\d{1,2}(?:(?: ?[-—] ?| and )\d{1,2})?(?!\d)(?:,? ?(?:19|20)\d\d(?!\d))?|(?:19|20)\d\d"
)
_FORMULA = re.compile(r"(?:\d{1,3}|[NnXx])(?:\+(?:\d{1,3}|[NnXx]))+(?![\d.])")
_VERSION = re.compile(r"\d{1,2}\.\d{1,2}(?:版|时代)")
_QUOTED = re.compile(r"\d{1,5}(?:[”\"’」])")
_HOTLINE = re.compile(
    r"1(?:10|19|20|22|23\d\d|14|68)(?=[”\"]?(?:热线|平台|台|指挥|专线|电话|政务|接警|急救|服务|便民|举报|市民|工单|诉求|报警|联动))"
)
_FACTOR = re.compile(r"\d{1,3}(?=[×✕*]\d)")
_ROUND_THE_CLOCK = re.compile(r"[57][×xX*][28]4?|24/7|5×8")


def identifier(text: str, at: int, floor: int) -> Hit | None:
    """Document numbers, phones, codes, addresses and the like; `at` is an ASCII digit."""
    before = text[max(0, at - 8) : at]
    if at > floor and before[-1:] in tuple("〔[(【") and (m := _DOCUMENT.match(text, at - 1)):
        return Hit(at - 1, m.end(), "identifier", "document number")
    if m := _PHONE.match(text, at - 1 if at > floor and before[-1:] in tuple("(+") else at):
        return Hit(m.start(), m.end(), "identifier", "phone number")
    if (
        (m := _DOTTED.match(text, at))
        or (m := _FORMULA.match(text, at))
        or (m := _VERSION.match(text, at))
    ):
        return Hit(at, m.end(), "identifier", "dotted number, formula or version")
    if m := _PROGRAMME.match(text, at):
        return Hit(at, m.end(), "lexical", "name of a programme")
    if (
        before[-1:] in tuple("abcdefghijklmnopqrstuvwxyz. ")
        and before.strip()
        and _MONTH.search(text, max(0, at - 12), at)
    ):
        m = _MONTH_DAY.match(text, at)
        if m:
            return Hit(at, m.end(), "date", "date: English month")
    if m := _HOTLINE.match(text, at):
        return Hit(at, m.end(), "identifier", "hotline")
    if m := _FACTOR.match(text, at):
        return Hit(at, m.end(), "lexical", "factor of a product")
    if m := _ROUND_THE_CLOCK.match(text, at):
        return Hit(at, m.end(), "lexical", "service hours")
    if _LABELLED.search(before) and (m := _CODE.match(text, at)) and not _is_amount(text, at):
        return Hit(at, m.end(), "identifier", "number behind its label")
    if (
        _FIGURE.search(before)
        and (m := _FIGURE_NUMBER.match(text, at))
        and not _SHEETS.match(text, m.end())
    ):
        return Hit(at, m.end(), "identifier", "number of a table, figure or annex")
    if (
        (_ADDRESS.search(before) and (m := _DOOR.match(text, at)))
        or (_BUILDING.search(before) and (m := _ROOM.match(text, at)))
        or (m := _ADDRESS_ONLY.match(text, at))
    ):
        return Hit(at, m.end(), "identifier", "address")
    if before[-1:] in tuple('“"‘「') and (m := _QUOTED.match(text, at)):
        return Hit(at, m.end() - 1, "lexical", "name in quotation marks")
    return None


def _is_amount(text: str, at: int) -> bool:
    m = re.compile(ARABIC).match(text, at)
    if m is None:
        return False
    if text[m.end() : m.end() + 1] in tuple("%‰万亿余多"):
        return True
    unit = units().match(text, m.end())
    return bool(unit and unit.likely >= 0.7)


def numbered(text: str, at: int) -> Hit | None:
    """15号, 3号楼, 二号线."""
    m = _NUMBERED.match(text, at)
    return Hit(at, m.end(), "identifier", "number with 号") if m else None


def long_number(text: str, at: int) -> Hit | None:
    """Digits that are too many for an amount: ID, bank and order numbers."""
    m = re.compile(r"\d{11,}[xX]?(?!\.)").match(text, at)
    if m and not units().match(text, m.end()):
        return Hit(at, m.end(), "identifier", "long digit string")
    return None


_PLAN = re.compile(
    r"(?:十[一二三四五六七八]?|[一二三四五六七八九])五(?=[”\"’」]?(?:规划|计划|时期|期间|纲要|以来|末|初|发展|普法|目标|重大|收官|开局|远景|国家|重点|建设|头))"
)
_TOTAL = re.compile(r"单位[::]?[^\n\t]{0,6}$")
_UNIT_LABEL = re.compile(r"[万亿千百]{1,2}(?:元|美元|人|册|吨|平方米|亩|户|件|人次|公里)")


def plan(text: str, at: int) -> Hit | None:
    """“十五”计划: a five-year plan."""
    m = _PLAN.match(text, at)
    return Hit(at, m.end(), "lexical", "five-year plan") if m else None


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


def value_of(numeral: str) -> Decimal | None:
    """The value of a numeral, None where it has none."""
    try:
        return evaluate(numeral).value
    except ValueError:
        return None
