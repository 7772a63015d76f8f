"""Whether a number was reached, is promised, is a condition or a comparison; whose it is; and
whether it touches on a person's health or hardship.

In: a slot, its label, the section it stands in. Out: status, scope, sensitive. The words are in
`data/status.toml`.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from reportmine.findings import MetricStatus
from reportmine.metrics.context import Paragraph, Slot
from reportmine.metrics.lexicon import AGES, DATE, NUMBER, any_of, load, words
from reportmine.metrics.phrase import Label

_FROM = re.compile(r"(?:由|从|自|把|将)[^，。；]{0,14}$")
_TO = re.compile(
    rf"^(?:[、和及]{NUMBER}+)*[^，。；、]{{0,12}}?(?:增加|增长|提高|提升|上升|下降|减少|降低|扩大|扩展|缩短|缩减|压缩|压减|调整|发展|上调|下调|延长|升|降|增|减|变|改|缩|掉|跌|落|涨|攀|拉|压|扩|拓|提|延|调|放宽|收窄|缩窄|划分|扩充|修正|修订)[^，。；、]{{0,4}}?[到至为成]"
)
# 从46元和17元分别提高到…: the second figure starts where the first one does
_ALONGSIDE = re.compile(rf"(?:{NUMBER}+[、和及与])+$")
_STRAIGHT_TO = re.compile(rf"(?:[\u4e00-\u9fff]?到|至|变成|变为|成为|[并压合]成){NUMBER}")
# A target that was met is no promise: 完成国家下达目标任务.
_FULFILLED = re.compile(r"(?:完成|实现|超过|对照|根据|按照|围绕|锚定|针对)[^，。；]{0,10}$")
_OF_BUDGET = re.compile("执行|编制|管理|绩效|单位|完成率|法")
_PREVIOUS_COLUMN = re.compile(r"(?:上年|去年|上一?年度)(?:同期|决算|预算|执行|实际|完成)?数?$")

# 将面积从2万平方米扩大到3万平方米, 将420盘录音带翻录: 将 marks the object and promises nothing.
_OBJECT = re.compile(r"[^，。；\ue001]{1,16}?(?:从|由)|$")
# 计划招录10名, 学校计划新建2所; but not 培训计划, 计划内, 按照计划完成.
_INTENDS = re.compile(
    r"(?:^|[，、：:；年月初内会院校馆局处科部工们还也共并\ue000])计划(?=[\u4e00-\u9fff]{2})(?![内外书数性的中与和及]|生育|单列|完成|任务|目标|管理|经济|投资完成)"
)
# 2022年预计实现产值5亿元, 预计全年接待3万人次: the year in review before its last figures are in.
_ESTIMATE = re.compile(rf"(?:{DATE}|全年|当年|年末|年底)预计|预计(?:{DATE}|全年)")
_FELL_SHORT = re.compile(rf"{NUMBER}[^，。；]{{0,4}}(?:仅|只|实)")
# 三个工作日内答复: how soon something must be done.
_IN_TIME = re.compile(r"(?:天|小时|分钟|工作日|日)(?:之|以)?内")
# 应在3日内答复; but 应届, 应急, 供应.
_OUGHT = "(?<![供响反适效相对回])应(?![当届急对用邀聘征付])"
# 压缩到15天以内: how long it takes, and no term that somebody is held to.
_SHORTENED = re.compile(r"(?:缩短|压缩|缩减|压减|控制|减少|降低|降|减|提速)了?(?:到|至|在|为)$")
# 较上年多120人 measures a plan too; it does not say that it was done.
_COMPARED = re.compile(r"(?:比|较|与|和|高于|低于|多于)(?:上年|去年|上一年)度?")
_NORM = re.compile(r"(?:规定|要求|核定|标准|限定|约定)的$")
_FULL_AGE = re.compile(r"(?:年|已|工作|从教|执教|服务|入职|任教|在岗)?满$")
_BUDGETED = re.compile(
    r"(?<!完成)(?<!超)(?<!占)(?<!比)(?<!年)(?<!公共)(?:收入|支出|^|，|费|总)(?:年初)?预算(?:数|额|总额|金额|资金)?[为是约]?$"
)
_BUDGET_DONE = re.compile(r"实际|决算|执行数|完成|已[经有]?|截至|截止")
# 支出预算比上年执行数增加5万元 measures the budget by what was done, and stays a budget
_MEASURED_BY = re.compile(r"[比较][^，。；]{0,6}(?:执行数|决算数?|完成数)")
_LAST_YEAR = re.compile(r"(?:比|较)(?:上年|去年|上一?年度?|年初)(?:预算|执行|决算)?数?$")
# 较去年大会之经费97万元，结余减少6万元: the number that the next one is measured by.
_COMPARED_WITH = re.compile(
    rf"\s*(?:比|较|相比|与)[^，。；]{{0,3}}?(?:{DATE}|上届|上期)[^，。；]{{0,34}}$"
)
_STEP_NEXT = re.compile(r"[，,]?[^，。；\ue001]{0,6}?(?:增加|减少|增长|下降|上升)")
_STEP_BEHIND = re.compile(r"[^，。；]{0,4}?(?:增加|减少|增长|下降|增|减|持平)")
# 没有一件损坏: the one is none.
_NONE = re.compile(r"(?:没有|没|无|未有|未发生|未出现|不曾有)$")
# The number itself is the target: 超过年初提出的4200人次的目标.
_TARGET = re.compile(
    r"[”’]?(?:的)?(?:[\u4e00-\u9fff]{2,4}(?=任务|指标))?(?:年度|全年|年初|既定|预期)?(?:目标|任务目标|年度任务|计划数|指标任务|任务)"
)
_MET = re.compile(r"[^，。；]{0,4}(?:完成|实现|达成)")
_MEETING = re.compile(
    r"^(?:已|均|全部|圆满|顺利|如期|提前|按时|\ue000|全年|共)*(?:完成|实现)了?(?:[\u4e00-\u9fff]{2,6})?$"
)
# 两项重点任务 counts the tasks themselves.
_KINDS_OF_TASKS = ("项", "个", "件", "类", "条")
_SIZES = frozenset(words("人 岁 户 元 亩 平方米 年 公里 米 千瓦 人次 天 个月"))
_NOUN_BEHIND = re.compile(r"的?[\u4e00-\u9fff]{2}")
_VERB_BEHIND = re.compile(
    r"的?(?:参加|参与|获|通过|达到|完成|用于|增长|同比|比上|占|为|的(?:目标|任务)|左右|投入|报名|到场|受益|脱贫|就业|提高|下降|增加|减少|才|方可|仍|未|没有|以来|没)"
)
_MUST_BEHIND = re.compile(r"的[^，。；]{1,10}?(?:须|应|必须|要|需|一律)")
# 缺席两次者约谈, 满3年方可申报, 超1万元的须报批: on what condition something is done.
_CONDITION = re.compile(r"(?:的[^，。；]{0,6}?)?，?(?:方可|方能|才可|才能|须经|须报|一律)")
# 学满40学时才发证, 轮岗满两年可申请进修
_ONCE = re.compile(r"(?:满|完|完成|服务|達|达到?|超期|超过?)$")
_THEN = re.compile(
    r"(?:[^，。；\ue001]{0,6}|、[^，。；]{2,8}\ue001+)，?(?:才|方[可能]|可申请|可以申请|即可|发给|發給)"
)
_LIMIT = re.compile(r"超过?|不足|不满|未满|低于|高于|大于|小于|逾")
_LIMITED = re.compile(r"(?:大于|小于|高于|低于|超过|不足|不满|未满)$")
_VOTES = ("票",)
_NOUN_OF = re.compile(r"的(?!成绩|速度|比例|规模|水平|目标|优势|高|低)[\u4e00-\u9fff]{2}")
_BOUNDS = ("equal_or_more", "equal_or_less", "approx", "more_than")


@dataclass(frozen=True)
class StatusWords:
    """`data/status.toml`, compiled."""

    strong: re.Pattern[str]
    weak: re.Pattern[str]
    protect: frozenset[str]
    done: re.Pattern[str]
    modal: re.Pattern[str]
    never: re.Pattern[str]
    heading: re.Pattern[str]
    review: re.Pattern[str]
    whole: tuple[tuple[str, tuple[str, ...]], ...]
    sensitive: re.Pattern[str]
    delicate: re.Pattern[str]
    harmless: re.Pattern[str]
    units: frozenset[str]


@lru_cache(maxsize=1)
def status_words() -> StatusWords:
    """The lists, compiled once."""
    data = load("status.toml")
    planned, sensitive = data["planned"], data["sensitive"]
    protect = words(planned["protect"])
    return StatusWords(
        strong=re.compile(any_of((*protect, *words(planned["strong"])))),
        weak=re.compile(any_of(words(planned["weak"]))),
        protect=frozenset(protect),
        done=re.compile(any_of(words(planned["done"]))),
        never=re.compile(any_of(words(data["required"]["never"]))),
        modal=re.compile(f"{_OUGHT}|{any_of(words(data['required']['modal']))}"),
        heading=re.compile(any_of(words(planned["heading"]))),
        review=re.compile(any_of(words(planned["review_heading"]))),
        whole=tuple((w["word"], words(w["own"])) for w in data["scope"]["whole"]),
        sensitive=re.compile(any_of(words(sensitive["strong"]))),
        delicate=re.compile(any_of(words(sensitive["weak"]))),
        harmless=re.compile(any_of(words(sensitive["protect"]))),
        units=frozenset(words(sensitive["units"])),
    )


def status_of(
    paragraph: Paragraph, slot: Slot, label: Label, *, plan: bool, budget: bool
) -> tuple[MetricStatus, str]:
    """The status of a slot's number, and the word or rule that decided."""
    text = paragraph.masked
    lists = status_words()
    if label.threshold:
        return "required", "threshold in a name"
    left = text[slot.clause_start : slot.start]
    if _BUDGETED.search(left):
        return "planned", "budget"
    target = _TARGET.match(text, slot.end) if slot.mention.unit not in _KINDS_OF_TASKS else None
    if target and not _MET.match(text, target.end()) and not _MEETING.search(left):
        return "planned", "a target by name"
    if _is_threshold(text, slot):
        return "required", "a bound in a name"
    if _is_baseline(text, slot):
        return "baseline", "from … to"
    if slot.mention.text.startswith("一") and _NONE.search(left):
        return "negated", "not one"
    sentence = text[slot.opening : slot.start]
    if lists.never.search(text, slot.clause_start, slot.end) or lists.never.match(
        slot.mention.text
    ):
        return "required", "modal"
    promise = _promise(lists, sentence, left, plan=plan) or _intends(left, lists)
    if promise:
        return "planned", promise
    done = lists.done.search(_COMPARED.sub("", left))
    weak = lists.weak.search(left)
    if weak and weak.group() == "争取" and slot.mention.kind == "money" and not plan:
        weak = None  # 争取1万元救济金: it was obtained
    if weak and not done and (slot.mention.mod in _BOUNDS or weak.end() == len(left)):
        return "planned", "a bound to be reached"
    votes = slot.mention.unit in _VOTES  # on a plan, and cast
    if plan and not done and not votes and not _looks_back(paragraph, slot):
        return "planned", "plan section"
    if _is_term(lists, slot, left, text[slot.end : slot.end + 1]):
        return "required", "a term"
    money = budget and slot.mention.kind in ("money", "ratio")
    clause = _MEASURED_BY.sub("", text[slot.clause_start : slot.clause_end])
    if money and not _BUDGET_DONE.search(clause):
        return "planned", "budget"
    if slot.mention.mod in ("equal_or_more", "equal_or_less", "range") and lists.modal.search(left):
        return "required", "modal"
    return "achieved", "default"


def _is_term(lists: StatusWords, slot: Slot, left: str, behind: str) -> bool:
    """3个工作日内答复, 应在24小时内上报; but 72小时内运抵 is what was done."""
    mention = slot.mention
    if mention.kind != "duration" or not _IN_TIME.search(mention.text + behind):
        return False
    held = "工作日" in mention.text or lists.modal.search(left)
    return bool(held) and not _SHORTENED.search(left)


def _is_threshold(text: str, slot: Slot) -> bool:
    """25人以上非公企业, 50岁以上的员工: a bound that picks out, of a unit that is not counted here."""
    left = text[slot.clause_start : slot.start]
    if _NORM.search(left):
        return True
    if text.startswith("者", slot.end) or _CONDITION.match(text, slot.end):
        return True
    if _ONCE.search(left) and _THEN.match(text, slot.end):
        return True
    limited = _LIMIT.match(slot.mention.text) or _LIMITED.search(left)
    of = _NOUN_OF.match(text, slot.end) or text.startswith("的" + NUMBER, slot.end)
    if limited and of:
        return True  # 影响因子大于10的38篇
    if slot.mention.mod in _BOUNDS[:2] and _in_name(text, slot):
        return True
    if _FULL_AGE.search(left) and (slot.mention.unit or "") in (*AGES, "年"):
        return text.startswith("的", slot.end)
    if (slot.mention.unit or "") not in _SIZES or slot.mention.mod not in _BOUNDS:
        return False
    behind = text[slot.end : slot.end + 12]
    if slot.mention.text.endswith(("以上", "以下", "以内", "）以上", "及以上")):
        return bool(_NOUN_BEHIND.match(behind)) and not _VERB_BEHIND.match(behind)
    return bool(_MUST_BEHIND.match(text, slot.end))


def _in_name(text: str, slot: Slot) -> bool:
    """小班化（30人以下）, 85岁以上42人: a bound alone in brackets, or an age that picks out."""
    if not slot.mention.text.endswith(("上", "下", "内")):
        return False
    alone = text[slot.start - 1 : slot.start] in ("（", "(") and text[slot.end : slot.end + 1] in (
        "）", ")",
    )  # fmt: skip
    return alone or (slot.mention.unit in AGES and text.startswith(NUMBER, slot.end))


def _is_baseline(text: str, slot: Slot) -> bool:
    before = text[slot.clause_start : slot.start]
    if text.startswith(("的基础上", "基础上"), slot.end):
        return True
    stepped = _STEP_NEXT.search(before[-7:])
    if not stepped and _COMPARED_WITH.match(before) and _STEP_NEXT.match(text, slot.end):
        return True
    if _LAST_YEAR.search(before) and _STEP_BEHIND.match(text, slot.end):
        return True
    before = _ALONGSIDE.sub("", before)
    tail = before[before.rfind(NUMBER) + 1 :]
    behind = text[slot.end : slot.clause_end]
    return bool(_FROM.search(tail) and (_TO.match(behind) or _STRAIGHT_TO.match(behind)))


def _promise(lists: StatusWords, sentence: str, clause: str, *, plan: bool) -> str | None:
    """A promise word in the number's clause, or one earlier in the sentence that still governs it."""
    found = None
    for match in lists.strong.finditer(clause):
        before = clause[max(0, match.start() - 12) : match.start()]
        if match.group() == "将" and _OBJECT.match(clause, match.end()):
            continue
        if not plan and _estimates(clause, match):
            continue
        of_budget = match.group().endswith("预算") and _OF_BUDGET.match(clause, match.end())
        if match.group() not in lists.protect and not of_budget and not _FULFILLED.search(before):
            found = match.group()
    if found:
        return None if lists.done.search(clause[clause.rfind(found) + len(found) :]) else found
    if lists.done.search(clause):
        return None
    for match in lists.strong.finditer(sentence):
        word = match.group()
        if word in lists.protect or "预算" in word or word.endswith("任务"):
            continue
        if word == "将" and _OBJECT.match(sentence, match.end()):
            continue  # 紧扣目标任务，全年新建40家 promises nothing
        if not plan and _estimates(sentence, match):
            continue
        if _FULFILLED.search(sentence[max(0, match.start() - 12) : match.start()]):
            continue
        rest = sentence[match.end() :]
        if not lists.done.search(rest) and "。" not in rest:
            found = word
    return found


def _estimates(text: str, word: re.Match[str]) -> bool:
    around = text[max(0, word.start() - 2) : word.end() + 2]
    return word.group() == "预计" and bool(_ESTIMATE.search(around))


def _intends(clause: str, lists: StatusWords) -> str | None:
    """计划招录10名: 计划 as a verb, and nothing behind it that says that it was done."""
    match = _INTENDS.search(clause)
    if match is None or lists.done.search(clause, match.end()):
        return None
    return None if NUMBER in clause and _FELL_SHORT.search(clause, match.end()) else "计划"


def _looks_back(paragraph: Paragraph, slot: Slot) -> bool:
    """Whether a plan's clause tells what was: 在去年完成5项的基础上, 截至目前已有3个."""
    clause = paragraph.text[slot.clause_start : slot.clause_end]
    masked = paragraph.masked[slot.clause_start : slot.clause_end]
    opening = paragraph.text[slot.sentence[0] : slot.sentence[0] + 8]
    past = _PAST.search(_COMPARED.sub("", clause)) or _DID.search(masked)
    return bool(past) or bool(_PAST_OPENING.search(opening))


_PAST = re.compile(r"基础上|(?:已|已经)(?:建成|完成|实现|有|达)|截至|上年|去年")
_PAST_OPENING = re.compile("截至|去年|上年|过去|近年")
# 来了8700人次, 写了120页: a verb and 了 right in front of the number.
_DID = re.compile("(?<![为除])了\ue001")
_PART = re.compile(r"(?:总?工会|党委|党总支|团委|委员会|人民政府|办公室)+$")
_BEFORE_SCOPE = f"{DATE} 　，、年度末底全当其中截至目前共现"
_NAMED = re.compile("重点|先进|优秀|文明|模范|五一|三八|工会|青年|劳动|首[个批家]|统一|第")


def scope_of(paragraph: Paragraph, slot: Slot, organisation: str | None) -> str | None:
    """The body that a number belongs to where that is not the reporting organisation itself."""
    clause = paragraph.masked[slot.clause_start : slot.start]
    for word, own in status_words().whole:
        at = clause.find(word)
        if (
            at >= 0
            and not clause[:at].strip(_BEFORE_SCOPE)
            and not _NAMED.match(clause, at + len(word))
        ):
            # A union speaks of the house that it is the union of as its own.
            name = _PART.sub("", organisation or "")
            mine = name.endswith(own)
            if mine or not name:
                return None
            return word
    return None


def sensitive_of(paragraph: Paragraph, slot: Slot, *, care: bool) -> bool:
    """Illness, bereavement or hardship in the number's sentence, where persons are counted."""
    lists = status_words()
    if (slot.mention.unit or "") not in lists.units:
        return False
    clause = paragraph.text[slot.clause_start : slot.clause_end]
    sentence = clause if len(clause) > 160 else paragraph.text[slot.sentence[0] : slot.sentence[1]]
    if len(sentence) > 200:
        sentence = paragraph.text[max(slot.sentence[0], slot.start - 60) : slot.end + 60]
    if lists.sensitive.search(lists.harmless.sub("", sentence)):
        return True
    return care and bool(lists.delicate.search(lists.harmless.sub("", clause)))


def previous_column(heading: str) -> bool:
    """Whether a table heading says that its figures are last year's."""
    return bool(_PREVIOUS_COLUMN.search(heading.replace(DATE, "")))
