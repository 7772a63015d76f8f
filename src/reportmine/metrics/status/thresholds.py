"""Bounds that pick out: who or which is meant (50岁以上的员工), where a line runs, on what something else follows.

In: a `Case`. Out: yes or no: whether its number is a threshold, that nobody reached. Each sign of one is a
function of its own, with an example; `_SIGNS` has them all.
"""

from __future__ import annotations

import re
from collections.abc import Callable

from reportmine.metrics.lexicon import AGES, NUMBER
from reportmine.metrics.status.bounds import IN_TIME
from reportmine.metrics.status.case import BOUNDS, LOOSE, Case
from reportmine.metrics.status.passed import is_passed, is_passed_by_some
from reportmine.metrics.status.wordlists import status_words

__all__ = ["is_threshold"]

# 当选之条件：须有三分之二有效票, 提问限定三人: what a rule sets; but 改善办学条件：…
_RULED = re.compile(
    "(?:当选|候选|申请|申报|任职|报名|入会|参评|资格|效力|生效)[^，。；：]{0,4}条件[：:][^。；]*$|(?:限定为?|必须有|须有)$"
)


# 每个时段限80人, 高峰时限流300人; but 启动限流6次, 查处超限6台次
_RATIONED = re.compile("(?:限流|限额|限员|(?<![有年时期界无权局受额上下极超])限)$")
_HEADS = ("人", "名", "个", "户", "家", "册", "本", "张")


def _is_ruled(case: Case) -> bool:
    """当选之条件：须有〈三分之二〉有效票, 每场限额〈25人〉."""
    if case.mention.unit in _HEADS and _RATIONED.search(case.left):
        return True
    return bool(_RULED.search(case.text, case.slot.opening, case.slot.start))


_NORM = re.compile(r"(?:规定|要求|核定|标准|限定|约定|法定)的$")
# 高于自定的5%上限, 未到70%的考核线; 设满意率下限85%
_LINE_BEHIND = re.compile(
    r"的?(?:上限|下限|红线|警戒线|考核线|及格线|合格线|达标线|门槛|底线|(?<=的)线(?=[，。；、]))"
)
_LINE_BEFORE = re.compile(r"(?:上限|下限|红线|警戒线|法定期限|法定时限)[为是]?$")
# 按2300元的新标准，尚有贫困人口9人: the line that is drawn; 按每人50元的标准发放 is what was paid
_NEW_LINE = re.compile("的?(?:新|现行|国家|省定|最低)(?:[定的])?标准")
_BY = re.compile("按照?$")
# 按每组不超过15户的要求分组
_BY_RULE = re.compile("的?(?:要求|标准|规定|原则)")
# 低于三级医院60%的要求, 距省定1册的线
_MEASURES = re.compile(
    "(?:低于|高于|不到|刚过|超过|未达|达到|控制在|[离距与])[^，。；\ue001]{0,12}$"
)
_LINE = re.compile("的(?:最低|基本|建设|配备|评估)?(?:要求|标准|线)(?=[，。；、]|还|尚|差|以内)")


# 库房只有标准的六成: how far it is from the norm
_OF_NORM = re.compile("(?:只有|仅有?|为|是|达到?|不足|不到|相当于)[^，。；\ue001]{0,6}的$")


def _share_of_norm(case: Case) -> bool:
    """只有标准的〈六成〉."""
    return case.mention.kind in ("ratio", "multiple") and bool(_OF_NORM.search(case.left))


def _is_line(case: Case) -> bool:
    """规定的〈15册〉, 〈5%〉上限, 按〈2300元〉的新标准, 低于三级医院〈60%〉的要求."""
    text, end, left = case.text, case.slot.end, case.left
    return bool(
        (_NORM.search(left) and not (_share_of_norm(case)))
        or _LINE_BEFORE.search(left)
        or _LINE_BEHIND.match(text, end)
        or (_BY.search(left) and _NEW_LINE.match(text, end))
        or (case.mention.mod in BOUNDS and _BY_RULE.match(text, end))
        or (_MEASURES.search(left) and _LINE.match(text, end))
    )


# 缺席两次者约谈, 满3年方可申报, 超1万元的须报批: on what condition something is done.
_CONDITION = re.compile(r"(?:的[^，。；]{0,6}?)?，?(?:方可|方能|才可|才能|须经|须报|一律)")
# 学满40学时才发证, 轮岗满两年可申请进修
_ONCE = re.compile(r"(?:满|完|完成|服务|達|达到?|超期|超过?)$")
_THEN = re.compile(
    r"(?:[^，。；\ue001]{0,6}|、[^，。；]{2,8}\ue001+)，?(?:才|方[可能]|可申请|可以申请|即可|发给|發給)"
)
# 三个月未就业的少拨补贴, 两次不履职的按程序调整, 48小时不回音，公开点名
_UNDONE = re.compile(
    "内?(?:不|未|没有?)[\u4e00-\u9fff]{1,4}(?:的[^，。；\ue001]{0,4}|者|，)(?:一律|须|由|按|少|停|不再|取消|通报|约谈|问责|公开|清退|退出|收回|扣)"
)
# 违约3次暂停预约, 提案超期90天由主席团质询: what one is held to account for
_OFFENCE = re.compile(
    "(?:违约|爽约|失约|缺席|缺勤|旷[工课]|迟到|逾期|超期|超时|被投诉)(?:累计|达|满|超过?)?$"
)
_CALLED_TO_ACCOUNT = re.compile(
    "(?:的|者)?，?(?:须|即|由|一律|按|暂?停|取消|通报|约谈|问责|公开|质询|清退|退出|调整|扣|罚)"
)
# 干满90天再考
_FIRST = re.compile("(?:满|够|足)$")
_ONLY_THEN = re.compile("再(?![度次])")


def _is_condition(case: Case) -> bool:
    """满〈3年〉方可申报, 〈三个月〉未就业的少拨补贴, 违约〈3次〉暂停预约, 干满〈90天〉再考."""
    text, end, left = case.text, case.slot.end, case.left
    if text.startswith("者", end) or _CONDITION.match(text, end):
        return True
    if _ONCE.search(left) and _THEN.match(text, end):
        return True
    if _UNDONE.match(text, end):
        return case.mention.kind == "duration" or case.mention.unit in ("次", "回")
    if _OFFENCE.search(left):
        return bool(_CALLED_TO_ACCOUNT.match(text, end))
    return bool(_FIRST.search(left) and _ONLY_THEN.match(text, end))


# 0—6岁儿童, 《0—12岁》书目; but 年龄在20至60岁之间
_AGE_GROUP = re.compile("[》”]|(?![不之的左上以])[\u4e00-\u9fff]{2}")
_PAST_AGE = re.compile("年[过逾]$")
_PEOPLE = re.compile(
    "的?(?:孩子|儿童|幼儿|少儿|青少年|学生|老人|老年人|居民|青年|妇女|人群|读者|群众|党员|职工)"
)


def _is_age(case: Case) -> bool:
    """〈0—6岁〉儿童, 为〈3—6岁〉的孩子讲绘本, 年过〈75岁〉."""
    if case.mention.unit not in AGES:
        return False
    text, end = case.text, case.slot.end
    group = _AGE_GROUP.match(text, end) or _PEOPLE.match(text, end)
    return bool((group and case.mention.mod == "range") or _PAST_AGE.search(case.left))


# 服务满20年医师2名, 听满24课时的课, 年过75岁
_FULL = re.compile("[年工龄务师教职]满$")
_WHO_SERVED = re.compile(f"的?[\u4e00-\u9fff]{{1,6}}{NUMBER}")
_FULL_COURSE = re.compile("满$")
# 教龄25年的教师; 8名馆员在基层服务满20年
_YEARS_OF = re.compile("(?<!平均)(?:教|工|党|军|司|馆|会)龄(?:已?满|达到?|超过)?$")
_SERVED_FULL = re.compile(f"{NUMBER}[^，。；]{{1,16}}(?<!未)(?<!不)满$")
_ITS_END = re.compile("[，,。；、]|$")


def _is_service(case: Case) -> bool:
    """服务满〈20年〉医师2名, 教龄〈25年〉的教师, 听满〈24课时〉的课."""
    text, end, left, unit = case.text, case.slot.end, case.left, case.mention.unit
    if unit not in status_words().courses:
        return False
    if unit == "年" and _YEARS_OF.search(left) and _NOUN_BEHIND.match(text, end):
        return True
    if unit == "年" and _SERVED_FULL.search(left) and _ITS_END.match(text, end):
        return True
    if _FULL.search(left) and _WHO_SERVED.match(text, end):
        return True
    return bool(_FULL_COURSE.search(left)) and text.startswith("的", end)


_LIMIT = re.compile(r"超过?|不足|不满|未满|低于|高于|大于|小于|逾|不到")
_LIMITED = re.compile(r"(?:大于|小于|高于|低于|超过|不足|不满|未满)$")
# 执行率低于60%须书面说明, 低于75分不予录用, 客流超8000人启动限流, 不足百人时: what then follows
_FOLLOWS = re.compile("(?:的|者)?(?:须|应(?!对)|即(?!将)|由|一律|不予|不再|启动|时(?=，))")
# 借出超过30天不还的，由室主任去取; 用不到500次的不再买: those for whom it holds
_WHOEVER = re.compile(r"(?:[不未没][\u4e00-\u9fff]{1,3})?的(?=[，不未须由])")
_NOUN_OF = re.compile(
    r"的(?![^，。；]{0,4}平均)(?!成绩|速度|比例|规模|水平|目标|优势|高|低)[\u4e00-\u9fff]{2}"
)
# 超过10万的有3篇, 不足1年的有11名
_OF_WHICH = re.compile(f"的(?:只有|仅有?|有|占了?|达到?)?{NUMBER}")
# 创下超过300名的报名人数: that many came
_RECORD = re.compile("(?:创下|创造|达成|取得|实现|迎来|吸引|获得|拥有|收获)了?$")


def _is_limit(case: Case) -> bool:
    """〈低于75分〉不予录用, 借出〈超过30天〉不还的, 影响因子〈大于10〉的38篇."""
    text, end = case.text, case.slot.end
    if not (_LIMIT.match(case.mention.text) or _LIMITED.search(case.left)):
        return False
    if _FOLLOWS.match(text, end) or _WHOEVER.match(text, end):
        return True
    of = _NOUN_OF.match(text, end) or _OF_WHICH.match(text, end)
    return bool(of) and not _RECORD.search(case.left)


# 产值上亿元的企业, 税收超500万元楼宇6幢
_ABOVE = re.compile(r"上(?=[百千万亿])|超过?|逾")
_SIZED = re.compile(
    f"(?:的|(?=[^，。；]{{2,6}}{NUMBER}))(?:工业|商务|重点|招商|规模|服务业)?(?:楼宇|企业|项目|大户|商户|工程|订单|园区|强?[镇村]|养殖户)"
)


def _is_size_of_firm(case: Case) -> bool:
    """产值〈上亿元〉的企业, 税收〈超500万元〉楼宇6幢."""
    above = case.mention.kind == "money" and _ABOVE.match(case.mention.text)
    return bool(above and _SIZED.match(case.text, case.slot.end))


# 经现任三分之二委员赞成，可改为书面表决: what a rule asks for, before something may be done
_BEFORE_CONSENT = re.compile(rf"[经须需由获][^，。；{NUMBER}]{{0,8}}$")
_CONSENT = re.compile(
    rf"[^，。；{NUMBER}]{{0,10}}(?:同意|赞成|通过|出席|到会|联名|附议)，?[^，。；]{{0,10}}?(?:[可方]|始得|才能|予以)"
)
# 赞成9票，未达到三分之二
_NOT_REACHED = re.compile("未能?(?:达到?|超过)$")
# 三家低于九万元, 9个班超过48人: those of them that lie beyond it
_BEYOND = re.compile(
    rf"{NUMBER}(?:[\u4e00-\u9fff]?(?:低于|高于|不足|不满|未满|大于|小于|不到)|[班站组点村店厂校队科]超过)$"
)


def _is_asked_for(case: Case) -> bool:
    """三家低于〈九万元〉, 经〈三分之二〉委员赞成方可, 未达到〈三分之二〉: a line that some keep to, and some do not."""
    text, end, left = case.text, case.slot.end, case.left
    share = case.mention.kind in ("ratio", "multiple")
    if share and _NOT_REACHED.search(left):
        return True
    if _BEFORE_CONSENT.search(left) and _CONSENT.match(text, end):
        return True
    near = _LIMIT.match(case.mention.text)
    beyond = _BEYOND.search(left + near.group() if near else left)
    return bool(beyond and not share and _ITS_END.match(text, end))


# 24小时内完工率: the term belongs to the name of the rate.
_RATE_IN_TIME = re.compile(r"内?[\u4e00-\u9fff]{1,8}率")


def _is_in_name_of_rate(case: Case) -> bool:
    """〈24小时内〉完工率."""
    text, end = case.text, case.slot.end
    in_time = IN_TIME.search(case.mention.text + text[end : end + 1])
    return bool(case.mention.kind == "duration" and in_time and _RATE_IN_TIME.match(text, end))


def _is_in_name(case: Case) -> bool:
    """小班化（〈30人以下〉）, 〈85岁以上〉占一成, 〈580分以上〉120人, 年出栏〈万头以上〉的3家."""
    text, slot, mention = case.text, case.slot, case.mention
    if mention.text.endswith("以上") and text.startswith("的" + NUMBER, slot.end):
        return True
    if mention.mod not in BOUNDS or not mention.text.endswith(("上", "下", "内")):
        return False
    opens, closes = text[slot.start - 1 : slot.start], text[slot.end : slot.end + 1]
    alone = opens in ("（", "(") and closes in ("）", ")")
    return alone or text.startswith(NUMBER, slot.end) or mention.unit in AGES


# 女职工占60%以上的班组: which of them are meant
_SHARE = re.compile("[占达](?:比|到)?$")
_GROUPS = re.compile(
    "的?(?:班组|班级|车间|科室|小组|支部|单位|企业|部门|学校|村组?|社区|街道|家庭|地区|行政村)(?![均都占达已])"
)


def _is_share_of_group(case: Case) -> bool:
    """女职工占〈60%以上〉的班组."""
    share = case.mention.mod in BOUNDS and case.mention.kind == "ratio"
    return bool(share and _SHARE.search(case.left) and _GROUPS.match(case.text, case.slot.end))


_ENDS_IN_BOUND = ("以上", "以下", "以内")
_FULL_AGE = re.compile(r"(?:年|已|工作|从教|执教|服务|入职|任教|在岗)?满$")
_NOUN_BEHIND = re.compile(r"的?[\u4e00-\u9fff]{2}")
_MUST_BEHIND = re.compile(r"的[^，。；]{1,10}?(?:须|应|必须|要|需|一律)")


def _is_size(case: Case) -> bool:
    """〈25人以上〉非公企业, 年满〈50岁〉的员工; but 〈60人以上〉参加."""
    text, end, mention = case.text, case.slot.end, case.mention
    if _FULL_AGE.search(case.left) and mention.unit in (*AGES, "年"):
        return text.startswith("的", end)
    if mention.unit not in status_words().sizes or mention.mod not in LOOSE:
        return False
    if mention.text.endswith(_ENDS_IN_BOUND):
        behind = text[end : end + 12]
        return bool(_NOUN_BEHIND.match(behind)) and not status_words().deed.match(behind)
    return bool(_MUST_BEHIND.match(text, end))


_SIGNS: tuple[Callable[[Case], bool], ...] = (
    _is_ruled,
    _is_line,
    _is_condition,
    _is_age,
    _is_service,
    _is_limit,
    _is_size_of_firm,
    _is_asked_for,
    is_passed_by_some,
    is_passed,
    _is_in_name_of_rate,
    _is_in_name,
    _is_share_of_group,
    _is_size,
)


def is_threshold(case: Case) -> bool:
    """Whether a number picks out or is a line, and counts nothing itself."""
    return any(sign(case) for sign in _SIGNS)
