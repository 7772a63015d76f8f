"""Identifiers: document numbers, phones, codes, addresses, versions, and the digits of names.

The patterns say what the digits look like; words before them (电话, 编号, 路) say what they are.
"""

from __future__ import annotations

import re
from functools import cache

from reportmine.quantity.grammar import DIGITS, ORDER, TO
from reportmine.quantity.hit import Hit
from reportmine.quantity.veto.quoted import name_or_slogan, without_unit
from reportmine.quantity.veto.web import page_counter
from reportmine.text.shipped import rule_file
from reportmine.text.units import units

_DOCUMENT = re.compile(r"[〔\[(【](?:19|20)\d\d[〕\])】](?:第)?\d{1,5}(?:-\d+)?号?")
# “最多跑一次”[1]改革: refers to a note
_NOTE = re.compile(r"\d{1,3}\](?![件票人次名份条项个位][，。；、,;)])")
_NOTED = re.compile(r"[一-鿿”’」》)\]] ?\[$")
_NUMBERED = re.compile(
    rf"(?:\d{{1,6}}|{ORDER}{{1,3}})(?:-\d{{1,4}})?号(?![召称码])"
    rf"(?:楼|院|线|厅|门|机|馆|库|令|文|文件|公告|通告|井|桥|坝|机组|高炉|厂房|学生公寓|公寓|宿舍楼|教学楼|住宅楼|小区|仓|窗口|地块"
    rf"|站)?"
)
_PHONE = re.compile(
    r"(?:\+?86-?)?(?:\(0\d{2,3}\)|0\d{2,3}) ?[-— ]? ?(?:\d{7,8}|\d{3,4}-\d{4})(?:[-转/]\d{1,6})*(?!\d)|(?:\+?86-?)?1[3-9]\d{9}(?!\d)"
    r"|\+\d{1,3}(?:[- ]\d{1,5}){2,5}(?!\d)|[48]00-?\d{3,4}-?\d{3,4}(?!\d)|1[3-9]\d-\d{4}-\d{4}(?!\d)"
    r"|\([2-9]\d{6,7}\)"  # nothing else in its brackets: a number of the town
)
# 电话咨询31，: so many asked; too short to be called
# 读者群二：66123456, CnPack I: 359682: groups of a messenger by their number
_GROUP = re.compile(
    r"(?:群(?:[一二三四五六七八九十\d]{1,2})?|[A-Za-z]{3,}(?: [IVX]{1,3})?)[:：] ?$"
)
_GROUP_NUMBER = re.compile(r"\d{5,10}(?=[，,、（(;；。\s]|$)")
_ASKED = re.compile(r"(?:咨询|监督|举报|电话|传真|联系|微信|邮箱|热线)$")
_FEW = re.compile(r"\d{1,2}(?=[,，、；;。])")
_CODE = re.compile(r"\(?[\dA-Za-z][\dA-Za-z\-—/. ]{0,30}\d\)?|\d")
_DOTTED = re.compile(r"\d+(?:\.\d+){2,}")
# 公开01表: the number that the form of the accounts bears
_FORM = re.compile(r"(?<=公开|预算|财决)\d{2}(?:-\d)?表")
_FIGURE = re.compile(
    r"(?:(?:范文|模板|总结|报告|心得|方案|计划)篇|附件|附表|附图|附录|表格|图表|公开表|(?<!代)表|图|公式|案例|方案|模块|专栏|样本|场景|任务|主题|课题|板块)$"
)
_FIGURE_NUMBER = re.compile(r"\d{1,3}(?:[-.]\d{1,3}){0,2}(?!\d)")
_SHEETS = re.compile(
    r"[张份个件幅套只块支盏项册本页名人篇期次场例家种条座处户栋幢台间口株亩吨公千平%万亿余多—\-~至.]"
)
_ADDRESS = re.compile(
    r"(?:(?<![铁公线电])路|街|(?<![隧管渠步通轨栈绿河车廊跑赛坡航行])道|巷|弄|胡同|号)$"
)
_BUILDING = re.compile(r"(?:楼|幢|栋|大厦|广场|座)$")
_ROOM = re.compile(r"\d{1,5}(?:室|单元|号楼?)(?![万亿])|\d{3,4}(?=[，。；、)])")
_ROOM_BEFORE = re.compile(r"(?:会议|教|办公|实验|阅览|活动|报告|值班)(?:室|厅)$")
_ROOM_NUMBER = re.compile(r"[1-9]\d{2,3}(?=[，。；、)\n]|$)")
_DOOR = re.compile(
    r"\d{1,5}(?:-\d{1,4})?(?:号楼?|弄|室|幢|单元|楼|层|座|栋|支弄|甲|乙|段)(?![万亿])"
)
_FROM_DOOR_TO_DOOR = re.compile(
    r"\d{1,4}(?P<door>栋|幢|号楼|单元|室|楼|层)[至到—~-]\d{1,4}(?P=door)(?![万亿])"
    r"|\d{1,3}[至到—~-]\d{1,3}号(?:楼|院|线|厅|机|馆|库|井|桥|公寓|仓|窗口|地块|泊位)"
)
_ADDRESS_ONLY = re.compile(r"\d{1,5}(?:-\d{1,4})?(?:弄|室|楼(?!宇|市|盘))")
_HASHED = re.compile(r"\d{1,12}")
# 08楼-3: the flat behind its floor
_FLAT = re.compile(r"\d楼[-－—]$")
_ROAD = re.compile(
    r"\d{1,4}(?:国道|省道|县道|乡道|巷(?![道战子])|(?=(?:[、,和与及]\d{1,4}){1,9}(?:国道|省道|县道|乡道)))"
)
# 县道106; but 修建县道12公里
_ROAD_BEFORE = re.compile(r"[国國省县縣乡鄉]道[GSXY]?(?:\d{2,4}[、,和与及])?$")
_ROAD_NUMBER = re.compile(r"\d{2,4}(?=线|線|[、，。,和与及至到段的改拓通在穿]|$)")
_PROGRAMME = re.compile(r"(?:863|973|985|211|111)(?=计划|工程|高校|院校|项目|课题|大学|平台|[”\"])")
# 3113项目攻坚行动计划, 1234工程: so many of what, the name does not say
_OWN_PROGRAMME = re.compile(
    r"(?!(?:19|20)\d\d)\d{3,5}"
    r"(?=(?:项目|质量|人才|产业|民生|基础|安全){0,2}(?:攻坚|提升|倍增|培育)?"
    r"(?:行动|工程(?!师|量|款|机械)|工作法|发展战略|战略|工作思路|工作模式|行动计划|工作布局))"
)
# “99公益日”, 618年中大促: days by their digits, without a dot between month and day
_DAY_NAME = re.compile(
    r"(?:99|315|618|1111|1212)(?=[”\"’]?(?:公益日|大促|购物节|年中|电商节|晚会|消费者权益))"
)
_MONTH = re.compile(r"(?:Jan|Feb|Mar|Apr|May|June?|July?|Aug|Sept?|Oct|Nov|Dec)[a-z]*\.? ?$")
_MONTH_DAY = re.compile(
    r"\d{1,2}(?:(?: ?[-—] ?| and )\d{1,2})?(?!\d)(?:,? ?(?:19|20)\d\d(?!\d))?|(?:19|20)\d\d"
)
_FORMULA = re.compile(r"(?:\d{1,3}|[NnXx])(?:\+(?:\d{1,3}|[NnXx]))+(?![\d.])")
_VERSION = re.compile(
    r"\d{1,2}\.\d{1,2}(?:版|时代|系列)|\d{1,2}\.\d{1,2}(?= ?(?:更新|发布|前瞻|内核|正式版))|(?<=[(])(?:19|20)\d\d版(?=[)])"
    r"|(?<=楼之)\d{1,3}"
    r"|(?<=政府|系统|平台|工业|模式|大脑|城市|服务|教育|农业|治理|改革|党建|工会|物流|计划|行动|工程|方案|中心|机制|社区|医院|校园|图书|书馆|品牌|项目|升级|版本)"
    r"[1-9]\.0(?![\d万亿%‰元倍个])"
    r"|(?<=[一-鿿])[1-9]\.0(?=业务|产品|系统|平台|项目|模式|工程|行动|计划|方案|建设|改造|应用|升级)"
)
_LINES = re.compile(r"\d{1,2}(?:、\d{1,2}){1,5}号(?:线|楼|院|门|馆|机组)?")
_HOTLINE = re.compile(
    r"1(?:10|19|20|22|23\d\d|14|68)"
    r"(?=[”\"]?(?:打[过来进通了]|热线|平台|台(?!(?:多媒|电|设|机|套|计|车|打|空|笔|新|旧|服|自|投))|指挥|专线|电话|政务|接警|急救"
    r"|服务|便民|举报|市民|工单|诉求|报警|联动))"
    r"|12[13]\d\d(?=[投举受接维咨平系消诉政妇法])"
)
_SLOGAN = re.compile(r"0(?:到|至|—|-)1(?=的?(?:突破|跨越|跃升))")
_FACTOR = re.compile(r"\d{1,3}(?= ?[xX×✕*] ?\d)")
# 6 x 18双筒望远镜: the second measure of a model
_MEASURE_BEFORE = re.compile(r"\d ?[xX×✕*] ?$")
# 4×100米接力, 100米跑: the name of a race
_RACE = re.compile(
    r"(?:\d{1,2} ?[xX×✕*] ?)?\d{2,5}米"
    r"(?=(?:混合|男子|女子|迎面|往返|蛙泳|自由泳|蝶泳|仰泳|男女)*(?:接力|短跑|长跑|赛跑|障碍|折返跑|往返跑|跑|蛙泳|自由泳|蝶泳|仰泳)"
    r"(?!道))"
)
_BARE = re.compile(r"\d{1,4}(?:\.\d{1,2})?(?=的|[一-鿿]{2})")
# 01-02地块, 07-3号街坊: where something is to be built
_PLOT = re.compile(r"\d{1,3}(?:-\d{1,3}){1,2}(?:号?(?:地块|街坊|单元|区块|宗地))")
_ROUND_THE_CLOCK = re.compile(r"[57][×xX*][28]4?|24/7|5×8")


def identifier(text: str, at: int, floor: int) -> Hit | None:
    """Document numbers, phones, codes, addresses and the like; `at` is an ASCII digit.

    What stands in a bracket or behind a + begins one character earlier, but not before `floor`.
    """
    before = text[max(0, at - 8) : at]
    return (
        _by_sign(text, at, floor, before)
        or _by_shape(text, at)
        or _english_day(text, at, before)
        or page_counter(text, at, before)
        or _by_use(text, at, before)
        or _by_label(text, at, before)
        or _address(text, at, before)
        or name_or_slogan(text, at, before)
    )


def _by_sign(text: str, at: int, floor: int, before: str) -> Hit | None:
    """What the character in front tells: 〔2023〕5号, #12, 省道106, (0571)88880000."""
    if at > floor and before[-1:] in tuple("〔[(【") and (m := _DOCUMENT.match(text, at - 1)):
        return Hit(at - 1, m.end(), "identifier", "document number")
    m = _NOTE.match(text, at) if at > floor and _NOTED.search(before) else None
    if m:
        return Hit(at - 1, m.end(), "identifier", "mark of a note")
    if before[-1:] == "#" and (m := _HASHED.match(text, at)):
        return Hit(at, m.end(), "identifier", "number behind #")
    if _FLAT.search(before) and (m := _HASHED.match(text, at)):
        return Hit(at, m.end(), "identifier", "address")
    if m := _ROAD.match(text, at) or (_ROAD_BEFORE.search(before) and _ROAD_NUMBER.match(text, at)):
        return Hit(at, m.end(), "identifier", "road")
    inside = at - 1 if at > floor and before[-1:] in tuple("(+") else at
    if m := _PHONE.match(text, inside) or _PHONE.match(text, at):
        return Hit(
            m.start(), m.end(), "identifier", "phone number"
        )  # （0571）88880000, （0571-88880000）
    return None


def _by_shape(text: str, at: int) -> Hit | None:
    """What the digits tell by themselves, with the word behind them: 1.2.3, 3+2, 863计划, 618年中大促."""
    if m := _DOTTED.match(text, at) or _FORMULA.match(text, at) or _VERSION.match(text, at):
        return Hit(at, m.end(), "identifier", "dotted number, formula or version")
    if m := _PROGRAMME.match(text, at) or _OWN_PROGRAMME.match(text, at):
        return Hit(at, m.end(), "lexical", "name of a programme")
    if m := _DAY_NAME.match(text, at):
        return Hit(at, m.end(), "date", "date: named day")
    return None


def _english_day(text: str, at: int, before: str) -> Hit | None:
    """March 15, 2024."""
    led = before[-1:] in tuple("abcdefghijklmnopqrstuvwxyz. ") and before.strip()
    if led and _MONTH.search(text, max(0, at - 12), at) and (m := _MONTH_DAY.match(text, at)):
        return Hit(at, m.end(), "date", "date: English month")
    return None


def _by_use(text: str, at: int, before: str) -> Hit | None:
    """12345热线, 从0到1, 6 x 18双筒望远镜, 7×24小时."""
    if m := _HOTLINE.match(text, at):
        return Hit(at, m.end(), "identifier", "hotline")
    if m := _SLOGAN.match(text, at):
        return Hit(at, m.end(), "lexical", "from nought to one")
    if m := _RACE.match(text, at):
        return Hit(at, m.end(), "lexical", "name of a race")
    m = _FACTOR.match(text, at) or (
        _MEASURE_BEFORE.search(before) and without_unit(text, _BARE.match(text, at))
    )
    if m:
        return Hit(at, m.end(), "lexical", "factor of a product")
    if m := _ROUND_THE_CLOCK.match(text, at):
        return Hit(at, m.end(), "lexical", "service hours")
    return None


@cache
def _labelled() -> re.Pattern[str]:
    """A label of `data/identifiers.toml` right in front of a number."""
    words = sorted(
        rule_file("identifiers.toml")["labels"]["words"].split(),
        key=lambda word: (-len(word), word),
    )
    return re.compile(
        rf"(?:{'|'.join(map(re.escape, words))})(?:号|为|是|为:|是:)?[::. ]{{0,3}}\(?$"
    )


def _by_label(text: str, at: int, before: str) -> Hit | None:
    """邮编310000, 公开01表, 附件3."""
    labelled = _labelled().search(before) and not (_ASKED.search(before) and _FEW.match(text, at))
    if labelled and (m := _CODE.match(text, at)) and not _is_amount(text, at):
        return Hit(at, m.end(), "identifier", "number behind its label")
    m = _GROUP_NUMBER.match(text, at) if before[-2:].endswith((":", ": ")) else None
    if m and _GROUP.search(text, max(0, at - 14), at):
        return Hit(at, m.end(), "identifier", "number behind its label")
    if m := _FORM.match(text, at):
        return Hit(at, m.end(), "identifier", "number of a form")
    m = _FIGURE_NUMBER.match(text, at) if _FIGURE.search(before) else None
    if m and not _SHEETS.match(text, m.end()):
        return Hit(at, m.end(), "identifier", "number of a table, figure or annex")
    return None


def _address(text: str, at: int, before: str) -> Hit | None:
    """07-3号街坊, 中山路15号, 3栋至5栋, 1201室."""
    m = (
        _PLOT.match(text, at)
        or (_ADDRESS.search(before) and _DOOR.match(text, at))
        or (_BUILDING.search(before) and _ROOM.match(text, at))
        or (_ROOM_BEFORE.search(before) and _ROOM_NUMBER.match(text, at))
        or _FROM_DOOR_TO_DOOR.match(text, at)
        or _ADDRESS_ONLY.match(text, at)
    )
    return Hit(at, m.end(), "identifier", "address") if m else None


def _is_amount(text: str, at: int) -> bool:
    m = DIGITS.match(text, at)
    if m and (to := TO.match(text, m.end())):
        m = DIGITS.match(text, to.end()) or m  # 联系1至2个
    if m is None:
        return False
    if text[m.end() : m.end() + 1] in tuple("%‰万亿余多"):
        return True
    unit = units().match(text, m.end())
    return bool(unit and (unit.likely >= 0.7 or unit.word == "本"))  # 许可证41本


def numbered(text: str, at: int) -> Hit | None:
    """15号, 3号楼, 二号线."""
    m = _NUMBERED.match(text, at) or _LINES.match(text, at)
    return Hit(at, m.end(), "identifier", "number with 号") if m else None


# 01012: what counts does not begin with nought
_NOUGHT_FIRST = re.compile(r"0\d{2,10}(?![\d.,%])")
_MANY = re.compile(r"\d{11,}[xX]?(?!\.)")


def long_number(text: str, at: int) -> Hit | None:
    """Digits that are too many for an amount: ID, bank and order numbers."""
    if m := without_unit(text, _NOUGHT_FIRST.match(text, at)):
        return Hit(at, m.end(), "identifier", "number with a leading nought")
    if m := without_unit(text, _MANY.match(text, at)):
        return Hit(at, m.end(), "identifier", "long digit string")
    return None
