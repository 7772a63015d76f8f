"""Acceptance: is a number with this unit, in this place, a quantity?

Arabic digits with a unit always are. Short Chinese numerals are not: 三级 is a grade, 一个 mostly
an article. For them the unit's likelihood, the form of the numeral and what stands around it are
added up, and a quantity needs `NEEDED`.
"""

from __future__ import annotations

import re

from reportmine.quantity.amount.amount import Amount
from reportmine.quantity.grammar import STOP
from reportmine.quantity.hit import Hit

NEEDED = 0.5
_FORM = {"chinese": 0.45, "digit": 0.0, "bare": -0.2}
_ONE = -0.35

_COUNTED = re.compile(
    r"(?:其中|仅|只|只有|共|共计|共有|合计|累计|各|获|获得|荣获|取得|获批|新增|增加|增设|减少|新建|新设|建成|完成|举办|召开|开展|组织|承办|协办"
    r"|发表|出版|推荐|录用|引进|调入|调出|退休|选派|派出|聘任|聘用|受理|收到|处理|处置|查处|办理|评选|评出|发放|购置|购买|采购|配备|设立|成立"
    r"|立项|结项|授权|申请|申报|为|有|出动|接待|接到|下属|所属|管辖|走访|慰问|救助|资助|培训|发生|开设|编印|编制|编写|印发|制定|修订|出台|拍摄|制作|每人|每年|隔[年月周天日]|每月|每周|每季度"
    r"|每户|每班|每校|每村|每半年|至少|不少于|征集|采纳|发展|培养|拥有|配有|设有|下设|捐赠|投入|提高|上升|下降|缺席|请假|邀请|听取|审议|通过|举行"
    r"|进行|开通|上线|新进|净增|公布|公示|发布|汇报|通报|更新|体检|考核|评比|共(?:提出|收集|形成|梳理|推出|产生|征得))(?:了|过)?$"
)
# 办了一场演出, 添一台电脑: a plain deed done once, by the classifiers of things and events
_DEED = re.compile(
    r"(?:[开办写买换装建拍演编印捐讲修租设送请调借接]了|添了?|增添|增配|(?:腾|辟|挤|空|租|借|开|办|改造)出|(?:购|引|新)进|[请调借接送]来|[换装配安]上|租用|补种)$"
)
# 每级办一次培训, 开一场恳谈会: an event
_HOLDS = re.compile(r"[办搞做开上]$")
_EVENTS = frozenset("次场期届")
_LEFT = re.compile(r"(?:剩下|剩余|余下)的?$")
_ARTICLE = re.compile(
    r"(?:是|作为|成为|这|那|该|每|某|另|同|任何|营造|形成|又|再|新的|下|上|(?<![碰埋街])头|的|像|如|当|打造|建设|创造|创建|迎来|提供|搭建|树立|作|当好|当|做|走|走出|保持|牢固|和|与)$"
)
_ADJECTIVE = re.compile(
    r"(?:新|重要|重大|重点|良好|全面|完整|崭新|伟大|优秀|合格|温|和谐|强|高素质|高水平|充满|综合|系统|现代|安全|有|更|较|全新|整体|统一|相对|不断|长期|关键|主要|基本|比较|特殊|特别|非常|真正|永恒|艰|好|大(?!学|[一二三四专夫])|小(?!学|区|组)|硬|难|紧迫|光荣|神圣|普通|共产|人民|为|由|以|集|具|能|可|独特|典型|明显|清晰|稳定|完善|健康|积极|严|深|广|宽|多|快|蓬勃|崇高|光明|集中|巨大|极|固|像样|正式)"
)
# 借出自己的十本书; but 一本书 is any
_BOOKS = re.compile(r"书(?!记)|杂志|笔记|教材|字典|画册|图书|读物|绘本|小说")
# 气温五度, 旋转三度: degrees of heat or of an angle, not 三度来访
_WARMTH = re.compile(r"(?:[温热冷寒角]|旋转|倾斜|摄氏|华氏)[^，。；、,]{0,5}$")
# 「理事任期二年，連選連任」: how long, in a rule that is quoted
_LASTS = re.compile(r"(?:任期|为期|历时|期限|连任)(?:为|均?为)?$")
# 一人获全国表彰, 两篇入选: what became of that one
_RESULT = re.compile(
    r"(?:获(?!得感)|荣获|被(?!动)|入选|入围|当选|晋升|晋级|考取|考入|通过|立项|结项|夺|录用|中标|取得|完成|达|遴选|入库|入列|列入|落户|竣工|开工|投产|上市|退休|调离|离职|死亡|受伤)"
)
# 添置的保温箱一台供读者使用: what it is for
_SERVES = re.compile(r"(?:供|用于|用来|以供)")
# 4人一组: how they are grouped
_GROUPED = re.compile(r"\d(?:人|名|户|家|天|周|月|年)为?$")
# 差错率为零, 降至零, 大于零
_NOUGHT = re.compile(r"(?:[为是到至于]|降为)$")
# 没有一个学校停课, 一个都没有弄错, 一件投诉都没有: an explicit none, and no article
_DENIED = re.compile(r"(?:没有|未有|没|无)$")
# 没有发生过一起, 从未接到一起, 开不上一次会; 没想到一位老人… tells what nobody thought
_NEVER = re.compile(
    r"(?:没有?|未|不曾)(?![想料等][到过])[一-鿿]{1,3}[过到成上出](?<!通过)$|[一-鿿]不[上到成了出]$"
)
_NEVER_COUNTED = frozenset("次起例件人户场")
_DENIES = re.compile(r"(?:[\u4e00-\u9fff]{0,6}?[也都])?(?:没有|未|没)(?![\u4e00-\u9fff]?[到足])")
# 把目录翻了一遍: all through; 一项一卷: one for each
_THROUGH = re.compile(r"[了过]$|再[一-鿿]{1,3}$")
# 先比了一轮: once, as the first step
_ROUND = re.compile(r"[比赛走查跑排过摸看听理]了$")
# 是来人最齐的一个。
_MOST = re.compile(r"最[一-鿿]{1,5}的$")
# 考古报告一部在印: in which state it is
_STATE = re.compile(r"(?:已|正在|正(?![确常])|在(?![线校职岗籍编内])|待(?!遇)|尚|付印|交付)")
_WORKS = frozenset("部篇本册卷")
_FOR_EACH = re.compile(
    r"(?:^|[^又第又一二三四五六七八九十百千万])一[项人户事案企村校馆街岗室楼车河县镇园店站班课书表机路树件]$"
)
# 没有一起去: not together
_TOGETHER = re.compile(r"[去来走做吃住学看听玩讨商参聊到办]")
_COUNTABLE = frozenset("个名位件起例宗家户人场次")
# 有一个…, 为一种…: with these it is mostly an article, with 名 and 位 a person.
_VAGUE = frozenset("个种段片块批类股条支次项")
_ANAPHORA = re.compile(r"(?:这|那|该|上述|以上|前述|其他|其余|上面|前面)$")
# 每个村创建一块示范园: one for each is a count, whatever is done with it
_EACH = re.compile(
    r"每[^，。；、,\d每]{1,10}(?:建|建立|建成|创建|建设|打造|树立|设立?|成立|开展|举办|配备?|培养|培育|推选|推荐|选派|帮扶|联系|完成|提交|撰写|确定|明确|落实|安排|组织|参加|有)$"
)
# 培养一支懂管理的队伍, 描绘了一幅画卷: what is praised, not how many
_PRAISED = re.compile(
    r"(?:培养|培育|造就|锻造|锤炼|磨砺|打造|建设|形成|描绘|绘就|绘制|勾勒|展现|呈现|构成|组成|铺展|谱写|奏响)(?:了|出|成|出了|成了)?$"
)
_PRAISE = frozenset("支幅曲首道")
# 创建一家企业, 组建一所学校: firms and houses are counted, where others are praised (创建一个环境)
_FOUNDED = re.compile(r"(?:创建|组建|再?建|开|办|设)(?:了|成|起|立)?$")
_PLACE = re.compile(
    r"[^，。；、\d]{0,6}(?:书屋|书房|之家|班(?!子)|室|工作站|服务站|分馆|书库|协会|社团|分会|食堂|公园|广场)(?![^，。；、\d]{0,3}[的性化])"
)
_HOUSES = frozenset("家所间栋幢")
# 不漏一户, 不让一个学生掉队: none may be missing
# 公证一科, 财务一科: which office, not how many
_OFFICE = re.compile(r"[^\W\d设立有增分建共开办为了]$")
_NOT_ONE = re.compile(r"不(?:漏|落|少|丢|丢下|掉|拉|缺|弃|让|放过|错过|遗漏|落下|忘)$")
_DIGITS = frozenset("0123456789二三四五六七八九十百两")
_QUOTE = '“‘「『"《〈<'
_OTHER = re.compile(r"(?<![第这每某任另])[0-9一二三四五六七八九十两]")


def accepted(text: str, hit: Hit, amount: Amount, *, modified: bool) -> bool:
    """Whether `hit` is a quantity; sets its `because`."""
    if hit.kind == "ratio" or amount.by_nature:
        hit.because = f"ratio: {hit.unit}" if hit.kind == "ratio" else f"unit: {hit.unit}"
        return True
    if amount.unit is None:
        if not modified and (_is_name(text, amount) or _opens_a_name(text, hit, amount)):
            return False
        return _without_unit(text, hit, amount, modified)
    hit.because = f"unit: {amount.unit.word}"
    if hit.kind in ("money", "percentage_point"):
        return amount.form != "bare" or modified
    if amount.form == "arabic":
        return True
    if _is_name(text, amount):
        return False
    score = amount.unit.likely + _FORM[amount.form]
    if amount.unit.word == "本" and _BOOKS.match(text, hit.end):
        score += 0.5
    if amount.unit.word == "度" and _WARMTH.search(text, max(0, hit.start - 8), hit.start):
        score += 0.5
    if modified:
        score += 0.5
    if amount.form == "digit":
        score += _short(text, hit, amount)
    elif amount.form == "bare" and (
        text[hit.start - 1 : hit.start] in tuple(_QUOTE) or _in_slogan(text, hit)
    ):
        score -= 0.5
    return score >= NEEDED


def _short(text: str, hit: Hit, amount: Amount) -> float:
    """What the surroundings of one Chinese digit add: 其中一条, 国家项目一项，, “三个…"."""
    before = text[max(0, hit.start - 5) : hit.start]
    behind = text[hit.end : hit.end + 6]
    score = 0.0
    if (before[-1:] and before[-1] in _QUOTE) or (
        _in_slogan(text, hit) and not _LASTS.search(before)
    ):
        score -= 0.5
    if amount.value != 1:
        if _ANAPHORA.search(before) and not _sibling(text, hit, amount):
            score -= 0.4
        return score
    score += _ONE
    word = amount.unit.word if amount.unit else ""
    if word == "科" and _OFFICE.search(before):
        return -1.0
    if (word == "遍" and _THROUGH.search(before)) or _FOR_EACH.search(before):
        return -1.0
    if word == "轮" and _ROUND.search(before):
        return -1.0
    if behind[:1] in STOP and _MOST.search(text, max(0, hit.start - 8), hit.start):
        return -1.0
    if word == "起" and _TOGETHER.match(behind):
        return -1.0
    if _NOT_ONE.search(before) or (word in _PRAISE and _PRAISED.search(before)):
        score -= 0.6
    elif _denied(before, behind, amount) or _EACH.search(text, max(0, hit.start - 16), hit.start):
        score += 0.6
    elif _done_once(before, word, text[hit.end : hit.end + 10]):
        score += 0.3
    elif _ARTICLE.search(before) or _GROUPED.search(before):
        score -= 0.4
    elif _COUNTED.search(before):
        score += (
            0.1 if before[-1:] in "有为" and amount.unit and amount.unit.word in _VAGUE else 0.3
        )
    if behind.startswith("为限"):
        score += 0.6  # 连任以一次为限
    elif not behind or behind[0] in STOP:
        score += 0.4 if before and before[-1] not in STOP else 0.1
    elif (
        word != "对"
        and behind[0] in _DIGITS
        and before[-1:].isalpha()
        and not _ARTICLE.search(before)
    ):
        score += 0.3  # 库房一间三十平方米
    elif _ADJECTIVE.match(behind):
        score -= 0.2
    elif (
        _RESULT.match(behind)
        or (before[-1:].isalpha() and _SERVES.match(behind))
        or (word in _WORKS and before[-1:].isalpha() and _STATE.match(behind))
    ):
        score += 0.3
    if score + (amount.unit.likely if amount.unit else 0) < NEEDED:
        score += _sibling(text, hit, amount)
    return score


def _done_once(before: str, word: str, behind: str) -> bool:
    """剩下的一件, 办了一场, 创建一所学校."""
    if word not in _VAGUE and _DEED.search(before):
        return True
    if word in _EVENTS and _HOLDS.search(before):
        return True
    if word == "个" and _FOUNDED.search(before) and _PLACE.match(behind):
        return True
    return bool(_LEFT.search(before) or (word in _HOUSES and _FOUNDED.search(before)))


def _denied(before: str, behind: str, amount: Amount) -> bool:
    if amount.unit is None or amount.unit.word not in _COUNTABLE:
        return False
    if amount.unit.word in _NEVER_COUNTED and _NEVER.search(before):
        return True
    none = _DENIED.search(before) and behind[:1] not in STOP and not _ADJECTIVE.match(behind)
    return bool(none or _DENIES.match(behind))


_NAME = re.compile(r"[一二三四五六七八九]{2,3}")


def _is_name(text: str, amount: Amount) -> bool:
    """三一重工, 六六稳岗计划: nobody writes a number with bare digits side by side, but for 三五天."""
    if amount.form != "chinese" or amount.low is not None or amount.step is not None:
        return False
    return bool(_NAME.fullmatch(text, amount.start, amount.number_end))


def _opens_a_name(text: str, hit: Hit, amount: Amount) -> bool:
    """“五百活动”: a Chinese numeral at the start of a name in quotation marks, without a unit."""
    if amount.form != "chinese" or text[hit.start - 1 : hit.start] not in tuple(_QUOTE):
        return False
    return bool(_CLOSES.match(text, hit.end, hit.end + 16)) and text[hit.end] not in _QUOTE_END


_QUOTE_END = '”’」』"'
_OPENED = re.compile(r"[“‘「『][^”’」』。；\d\n]{0,14}$")
_CLOSES = re.compile(r"[^“‘「『。；\d\n]{0,14}[”’」』]")


def _in_slogan(text: str, hit: Hit) -> bool:
    """“一个中心、两个基本点”: short words in quotation marks are a name."""
    if not _CLOSES.match(text, hit.end, hit.end + 16):
        return False
    return bool(_OPENED.search(text, max(0, hit.start - 16), hit.start))


_ONE_BY_ONE = re.compile(r"是|为|由|来自")


def _sibling(text: str, hit: Hit, amount: Amount) -> float:
    """Another number with the same unit nearby: 推荐2名…，最终一名; 一项…、两项…"""
    if amount.unit is None:
        return 0.0
    window = text[max(0, hit.start - 30) : hit.start] + "|" + text[hit.end : hit.end + 30]
    word = amount.unit.word
    others = (m for m in _OTHER.finditer(window) if window.startswith(word, m.end()))
    if any(m.group() != "一" for m in others):
        return 0.3
    if text[hit.start - 1] == "另" and re.search(
        rf"(?<!另)一{word}[^。；！？\n]*$", text[max(0, hit.start - 30) : hit.start]
    ):
        return 0.7  # 一位获一等奖，另一位获二等奖
    # 一件是…，一件是…: told one by one
    again = _ONE_BY_ONE.match(text, hit.end) and re.search(rf"一{word}(?:是|为|由|来自)", window)
    return 0.3 if again else 0.0


_MULTIPLIERS = frozenset("百千万亿兆")


def _without_unit(text: str, hit: Hit, amount: Amount, modified: bool) -> bool:
    hit.because = "number without a unit"
    if amount.form == "arabic" or hit.low is not None:
        return True
    if amount.form == "chinese":
        numeral = text[amount.start : amount.number_end]
        return modified or not _MULTIPLIERS.issuperset(numeral)
    before, behind = text[hit.start - 1 : hit.start], text[hit.end : hit.end + 1]
    if amount.form == "digit":
        if text[amount.start] in "零〇":
            return bool(_NOUGHT.search(text, max(0, hit.start - 3), hit.start)) and (
                not behind or behind in STOP
            )
        if modified and text[amount.start - 1 : amount.start] == "于":
            return True  # 大于零, 小于一
        return (not before or before in STOP + _QUOTE + "是") and (
            not behind or behind in STOP or (before == "是" and behind in "这那而却不和与或")
        )
    return False
