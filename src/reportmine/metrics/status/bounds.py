"""Numbers that nobody reached: bounds that pick out or bind, and terms.

In: a paragraph's text, one of its slots. Out: yes or no for `required`: a threshold in a name, a norm,
a condition, a bound that was agreed on, a term. Examples stand at the patterns.
"""

from __future__ import annotations

import re

from reportmine.metrics.context import Slot
from reportmine.metrics.lexicon import AGES, NUMBER, words

__all__ = ["BOUNDS", "is_agreed", "is_term", "is_threshold"]

BOUNDS = ("equal_or_more", "equal_or_less", "approx", "more_than")
_ENDS_IN_BOUND = ("以上", "以下", "以内", "）以上", "及以上")
_SIZES = frozenset(
    words(
        "人 岁 户 元 亩 平方米 年 公里 米 千瓦 人次 天 个月 头 只 吨 ℃ 度 层 公顷 平方公里 立方米"
    )
)

_NORM = re.compile(r"(?:规定|要求|核定|标准|限定|约定)的$")
_FULL_AGE = re.compile(r"(?:年|已|工作|从教|执教|服务|入职|任教|在岗)?满$")
_NOUN_BEHIND = re.compile(r"的?[\u4e00-\u9fff]{2}")
_VERB_BEHIND = re.compile(
    r"的?(?:参加|参与|获|通过|达到|完成|用于|增长|同比|比上|占|为|的(?:目标|任务)|左右|投入|报名|到场|受益|脱贫|就业|发布|公布|公示|公告|告知|通知|上网|办结|办完|答复|到位|提高|下降|增加|减少|才|方可|仍|未|没有|以来|没)"
)
_MUST_BEHIND = re.compile(r"的[^，。；]{1,10}?(?:须|应|必须|要|需|一律)")
# 按每组不超过15户的要求分组
_BY_RULE = re.compile("的?(?:要求|标准|规定|原则)")
# 缺席两次者约谈, 满3年方可申报, 超1万元的须报批: on what condition something is done.
_CONDITION = re.compile(r"(?:的[^，。；]{0,6}?)?，?(?:方可|方能|才可|才能|须经|须报|一律)")
# 学满40学时才发证, 轮岗满两年可申请进修
_ONCE = re.compile(r"(?:满|完|完成|服务|達|达到?|超期|超过?)$")
_THEN = re.compile(
    r"(?:[^，。；\ue001]{0,6}|、[^，。；]{2,8}\ue001+)，?(?:才|方[可能]|可申请|可以申请|即可|发给|發給)"
)
_LIMIT = re.compile(r"超过?|不足|不满|未满|低于|高于|大于|小于|逾|不到")
# 产值上亿元的企业, 税收超500万元楼宇6幢
_ABOVE = re.compile(r"上(?=[百千万亿])|超过?|逾")
_SIZED = re.compile(
    f"(?:的|(?=[^，。；]{{2,6}}{NUMBER}))(?:工业|商务|重点|招商|规模|服务业)?(?:楼宇|企业|项目|大户|商户|工程|订单|园区|强?[镇村]|养殖户)"
)
_LIMITED = re.compile(r"(?:大于|小于|高于|低于|超过|不足|不满|未满)$")
# 创下超过300名的报名人数: that many came
_RECORD = re.compile("(?:创下|创造|达成|取得|实现|迎来|吸引|获得|拥有|收获)了?$")
# 女职工占60%以上的班组: which of them are meant
_SHARE = re.compile("[占达](?:比|到)?$")
_GROUPS = re.compile(
    "的?(?:班组|班级|车间|科室|小组|支部|单位|企业|部门|学校|村组?|社区|街道|家庭|地区|行政村)(?![均都占达已])"
)
_NOUN_OF = re.compile(r"的(?!成绩|速度|比例|规模|水平|目标|优势|高|低)[\u4e00-\u9fff]{2}")
# 借出超过30天不还的，由室主任去取; 用不到500次的不再买: those for whom it holds
_WHOEVER = re.compile(r"(?:[不未没][\u4e00-\u9fff]{1,3})?的(?=[，不未须由])")
# 执行率低于60%须书面说明, 低于75分不予录用, 客流超8000人启动限流, 不足百人时: what then follows
_FOLLOWS = re.compile("(?:的|者)?(?:须|应(?!对)|即(?!将)|由|一律|不予|不再|启动|时(?=，))")
# 违约3次暂停预约, 提案超期90天由主席团质询: what one is held to account for
_OFFENCE = re.compile(
    "(?:违约|爽约|失约|缺席|缺勤|旷[工课]|迟到|逾期|超期|超时|被投诉)(?:累计|达|满|超过?)?$"
)
_CALLED_TO_ACCOUNT = re.compile(
    "(?:的|者)?，?(?:须|即|由|一律|按|暂?停|取消|通报|约谈|问责|公开|质询|清退|退出|调整|扣|罚)"
)
# 三个月未就业的少拨补贴, 两次不履职的按程序调整, 48小时不回音，公开点名
_UNDONE = re.compile(
    "内?(?:不|未|没有?)[\u4e00-\u9fff]{1,4}(?:的[^，。；\ue001]{0,4}|者|，)(?:一律|须|由|按|少|停|不再|取消|通报|约谈|问责|公开|清退|退出|收回|扣)"
)
# 0—6岁儿童, 《0—12岁》书目; but 年龄在20至60岁之间
_AGE_GROUP = re.compile("[》”]|(?![不之的左上以])[\u4e00-\u9fff]{2}")
# 服务满20年医师2名, 听满24课时的课, 年过75岁
_FULL = re.compile("[年工龄务师教职]满$")
_WHO_SERVED = re.compile(f"的?[\u4e00-\u9fff]{{1,6}}{NUMBER}")
_FULL_COURSE = re.compile("满$")
_COURSES = frozenset(words("课时 学时 小时 天 个月 年"))
_PAST_AGE = re.compile("年[过逾]$")
# 教龄25年的教师; 8名馆员在基层服务满20年
_YEARS_OF = re.compile("(?<!平均)(?:教|工|党|军|司|馆|会)龄(?:已?满|达到?|超过)?$")
_SERVED_FULL = re.compile(f"{NUMBER}[^，。；]{{1,16}}(?<!未)(?<!不)满$")
# 三家低于九万元, 9个班超过48人: those of them that lie beyond it
_BEYOND = re.compile(
    rf"{NUMBER}(?:[\u4e00-\u9fff]?(?:低于|高于|不足|不满|未满|大于|小于|不到)|[班站组点村店厂校队科]超过)$"
)
_ITS_END = re.compile("[，,。；、]|$")
# 经现任三分之二委员赞成，可改为书面表决: what a rule asks for, before something may be done
_BEFORE_CONSENT = re.compile(rf"[经须需由获][^，。；{NUMBER}]{{0,8}}$")
_CONSENT = re.compile(
    rf"[^，。；{NUMBER}]{{0,10}}(?:同意|赞成|通过|出席|到会|联名|附议)，?[^，。；]{{0,10}}?(?:[可方]|始得|才能|予以)"
)
# 赞成9票，未达到三分之二
_NOT_REACHED = re.compile("未能?(?:达到?|超过)$")
# 干满90天再考
_FIRST = re.compile("(?:满|够|足)$")
_ONLY_THEN = re.compile("再(?![度次])")
# 高于自定的5%上限, 未到70%的考核线; 设满意率下限85%
_LINE_BEHIND = re.compile(
    r"的?(?:上限|下限|红线|警戒线|考核线|及格线|达标线|门槛|底线|(?<=的)线(?=[，。；、]))"
)
# 按2300元的新标准，尚有贫困人口9人: the line that is drawn; 按每人50元的标准发放 is what was paid
_NEW_LINE = re.compile("的?(?:新|现行|国家|省定|最低)(?:[定的])?标准")
_BY = re.compile("按照?$")
_LINE_BEFORE = re.compile(r"(?:上限|下限|红线|警戒线|法定期限|法定时限)[为是]?$")
# 24小时内完工率: the term belongs to the name of the rate.
_RATE_IN_TIME = re.compile(r"内?[\u4e00-\u9fff]{1,8}率")
# 约定增幅不低于5%, 承诺每吨不低于9元: a bound that somebody agreed to keep.
_AGREED = re.compile(
    r"(?<![按合据照])要求(?!的)|约定|议定|协议|合同|承诺|规定|规矩|章程|制度|办法|提醒|限定"
)
# 坚持每周对外开放不少于56小时
_KEPT_TO = re.compile(
    "(?:坚持|做到|确保|保证|保持|落实)[^，。；]{0,6}每[个]?[周天日月年学季][^，。；]{0,12}$"
)
# 每个分馆的图书不少于500册 is a norm; 每个分馆已不少于500册, 进修21人，每人不少于35天 was done
_FOR_EACH = re.compile("每(?![人位名])[^，。；]{1,20}$")
# 公示期不少于7天
_OPEN_FOR = re.compile("(?:公示|公告|异议|质保|试用|征求意见)(?:期限?|时间)$")
_COME_TO = re.compile("已|了|达到?|实现|完成|均|都$")
_AT_LEAST_OF = re.compile(r"(?:不低于|不少于|不超过|不高于)[^，。；\ue001]{1,10}$")
# 三个工作日内答复: how soon something must be done.
_IN_TIME = re.compile(r"(?:天|小时|分钟|工作日|日)(?:之|以)?内")
# 压缩到15天以内: how long it takes, and no term that somebody is held to.
# 两件申请都在15个工作日以内办完: so it was
_DEALT_WITH = re.compile("之?内?(?:全部)?(?:办完|办结|办毕|完成)")
_KEPT = re.compile("(?<![应须要必])(?:都|均|全部)已?在?$")
_SHORTENED = re.compile(r"(?:缩短|压缩|缩减|压减|控制|减少|降低|降|减|提速)了?(?:到|至|在|为)$")
# 当选之条件：须有三分之二有效票, 提问限定三人: what a rule sets; but 改善办学条件：…
_RULED = re.compile(
    "(?:当选|候选|申请|申报|任职|报名|入会|参评|资格|效力|生效)[^，。；：]{0,4}条件[：:][^。；]*$|(?:限定为?|必须有|须有)$"
)


def is_threshold(text: str, slot: Slot) -> bool:
    """25人以上非公企业, 50岁以上的员工: a bound that picks out, of a unit that is not counted here."""
    left = text[slot.clause_start : slot.start]
    mention = slot.mention
    if _RULED.search(text, slot.opening, slot.start):
        return True
    if _NORM.search(left) or _LINE_BEFORE.search(left) or _LINE_BEHIND.match(text, slot.end):
        return True
    if _BY.search(left) and _NEW_LINE.match(text, slot.end):
        return True
    if mention.mod in BOUNDS[:2] and _BY_RULE.match(text, slot.end):
        return True
    if text.startswith("者", slot.end) or _CONDITION.match(text, slot.end):
        return True
    if _ONCE.search(left) and _THEN.match(text, slot.end):
        return True
    if _is_condition(text, slot, left) or _is_service(text, slot, left):
        return True
    limited = _LIMIT.match(mention.text) or _LIMITED.search(left)
    if limited and _FOLLOWS.match(text, slot.end):
        return True
    of = _NOUN_OF.match(text, slot.end) or text.startswith("的" + NUMBER, slot.end)
    if limited and (_WHOEVER.match(text, slot.end) or (of and not _RECORD.search(left))):
        return True  # 影响因子大于10的38篇
    if mention.kind == "money" and _ABOVE.match(mention.text) and _SIZED.match(text, slot.end):
        return True
    if _is_asked_for(text, slot, left):
        return True
    in_time = _IN_TIME.search(mention.text + text[slot.end : slot.end + 1])
    if mention.kind == "duration" and in_time and _RATE_IN_TIME.match(text, slot.end):
        return True
    if mention.text.endswith("以上") and text.startswith("的" + NUMBER, slot.end):
        return True  # 年出栏万头以上的3家
    if mention.mod in BOUNDS[:2] and _in_name(text, slot):
        return True
    share = mention.mod in BOUNDS[:2] and mention.kind == "ratio" and _SHARE.search(left)
    if share and _GROUPS.match(text, slot.end):
        return True
    if _FULL_AGE.search(left) and (mention.unit or "") in (*AGES, "年"):
        return text.startswith("的", slot.end)
    if (mention.unit or "") not in _SIZES or mention.mod not in BOUNDS:
        return False
    behind = text[slot.end : slot.end + 12]
    if mention.text.endswith(_ENDS_IN_BOUND):
        return bool(_NOUN_BEHIND.match(behind)) and not _VERB_BEHIND.match(behind)
    return bool(_MUST_BEHIND.match(text, slot.end))


def _is_asked_for(text: str, slot: Slot, left: str) -> bool:
    """三家低于九万元, 经三分之二委员赞成方可, 未达到三分之二: a line that some keep to, and some do not."""
    share = slot.mention.kind in ("ratio", "multiple")
    if share and _NOT_REACHED.search(left):
        return True
    if _BEFORE_CONSENT.search(left) and _CONSENT.match(text, slot.end):
        return True
    near = _LIMIT.match(slot.mention.text)
    beyond = _BEYOND.search(left + near.group() if near else left)
    return bool(beyond and not share and _ITS_END.match(text, slot.end))


def _is_condition(text: str, slot: Slot, left: str) -> bool:
    """违约3次暂停预约, 三个月未就业的少拨补贴, 干满90天再考: on what something else follows."""
    if _UNDONE.match(text, slot.end):
        return slot.mention.kind == "duration" or slot.mention.unit in ("次", "回")
    if _OFFENCE.search(left):
        return bool(_CALLED_TO_ACCOUNT.match(text, slot.end))
    return bool(_FIRST.search(left) and _ONLY_THEN.match(text, slot.end))


def _is_service(text: str, slot: Slot, left: str) -> bool:
    """0—6岁儿童, 服务满20年医师2名, 听满24课时的课, 年过75岁: who is meant, by age or service."""
    unit = slot.mention.unit or ""
    if unit in AGES:
        group = slot.mention.mod == "range" and _AGE_GROUP.match(text, slot.end)
        return bool(group or _PAST_AGE.search(left))
    if unit not in _COURSES:
        return False
    if unit == "年" and _YEARS_OF.search(left) and _NOUN_BEHIND.match(text, slot.end):
        return True
    if unit == "年" and _SERVED_FULL.search(left) and _ITS_END.match(text, slot.end):
        return True
    if _FULL.search(left) and _WHO_SERVED.match(text, slot.end):
        return True
    return bool(_FULL_COURSE.search(left)) and text.startswith("的", slot.end)


def _in_name(text: str, slot: Slot) -> bool:
    """小班化（30人以下）, 85岁以上占一成, 580分以上120人: alone in brackets, an age, before a number."""
    if not slot.mention.text.endswith(("上", "下", "内")):
        return False
    alone = text[slot.start - 1 : slot.start] in ("（", "(") and text[slot.end : slot.end + 1] in (
        "）", ")",
    )  # fmt: skip
    return alone or text.startswith(NUMBER, slot.end) or slot.mention.unit in AGES


def is_agreed(text: str, slot: Slot) -> bool:
    """约定增幅不低于5%, 工资不低于原岗位的85%: a bound that is kept to, outside plans."""
    left = text[slot.clause_start : slot.start]
    if _AT_LEAST_OF.search(left) and slot.mention.kind == "ratio":
        return True
    if slot.mention.mod == "equal_or_more" and _KEPT_TO.search(left):
        return True
    if not slot.mention.text.startswith(("不", "最多", "至多", "至少")):
        return False
    if _OPEN_FOR.search(left):
        return True
    each = _FOR_EACH.search(left) if slot.mention.text.startswith("不") else None
    if each and not _COME_TO.search(left):
        return True
    return bool(_AGREED.search(text, slot.opening, slot.start))


def is_term(slot: Slot, left: str, behind: str, *, bound: bool) -> bool:
    """3个工作日内答复, 应在24小时内上报; but 72小时内运抵 is what was done. `bound`: by a modal verb."""
    mention = slot.mention
    if mention.kind != "duration" or not _IN_TIME.search(mention.text + behind[:1]):
        return False
    if _KEPT.search(left) and _DEALT_WITH.match(behind):
        return False
    return ("工作日" in mention.text or bound) and not _SHORTENED.search(left)
