"""Whether a number was reached, is promised, is a condition or a comparison.

In: a slot, its label, the section it stands in. Out: its status, and the word or rule that decided. The words
are in `data/status.toml`; conditions and comparisons are told by `bounds`.
"""

from __future__ import annotations

import re

from reportmine.findings import MetricStatus
from reportmine.metrics.aspect.baselines import is_baseline
from reportmine.metrics.context import Paragraph, Slot
from reportmine.metrics.label.phrase import Label
from reportmine.metrics.lexicon import AGES, DATE, NUMBER
from reportmine.metrics.status.bounds import BOUNDS, is_agreed, is_term, is_threshold
from reportmine.metrics.status.denial import NOT_ONE, is_none
from reportmine.metrics.status.promises import intends, promise, status_words
from reportmine.metrics.status.targets import is_target, is_task_set

_PREVIOUS_COLUMN = re.compile(r"(?:上年|去年|上一?年度)(?:同期|决算|预算|执行|实际|完成)?数?$")

# 较上年多120人 measures a plan too; it does not say that it was done.
_COMPARED = re.compile(
    r"(?:比|较|与|和|高于|低于|多于)(?:上年|去年|上一年)度?|在(?:上年|去年|上一年)度?的?基础上"
)
_BUDGETED = re.compile(
    r"(?:(?:全年|本年|年度)(?:[\u4e00-\u9fff]{2})?预算[为是约]?$)|(?<!完成)(?<!超)(?<!占)(?<!比)(?<!年)(?<!公共)(?:收入|支出|^|，|费|总)(?:年初|\ue000+)?(?:部门|单位)?预算(?:数|额|总额|金额|资金)?[为是约]?$"
)
# 113年度预算收入6万元, and the 支出 beside it that goes by the same word
_OF_BUDGET = re.compile(
    rf"(?:{DATE}|本年度?|全年)预算(?:收入|支出|收支|经费)(?:总额|合计|各)?[为是计约]*$"
)
_BUDGET_DONE = re.compile(r"实际|决算|执行数|完成|已[经有]?|截至|截止")
# 支出预算比上年执行数增加5万元 measures the budget by what was done, and stays a budget
_MEASURED_BY = re.compile(r"[比较][^，。；]{0,14}?(?:执行数|决算数?|完成数)")
# 支出决算为年初预算的106%
_OF_WHAT_WAS_SET = re.compile("(?:决算|实际|已)[^，。；]{0,8}(?:预算|计划|任务|目标)数?的$")
# 贫困户36户（今年争取脱贫9户），五保户6户: what a closed bracket promises, it promises of itself
_CLOSED = re.compile("（[^（）]*）|\\([^()]*\\)")
_VOTES = ("票",)
#: What decided: nothing but that the money stands in a budget.
IN_BUDGET = "money of a budget"
#: What decided: that an assembly resolved it. It is for the time of the assembly, unless that says when.
RESOLUTION = "a resolution"
# 主要预期目标是：产值增长6%；…；就业5万人: the words govern the whole list
_TARGETS = re.compile(
    "(?:预期目标|主要目标|总体目标|发展目标|奋斗目标|工作目标|目标任务)(?:是|为)[：:]"
)
_LONGEST_LIST = 1200  # characters: no list of targets is longer, and time stays linear
# 低于三级医院60%的要求, 距省定1册的线
_MEASURES = re.compile("(?:低于|高于|不到|刚过|超过|未达|达到|[离距])[^，。；\ue001]{0,12}$")
_LINE = re.compile("的(?:最低|基本)?(?:要求|标准|线)(?=[，。；、]|还|尚|差)")
_PEOPLE = re.compile(
    "的?(?:孩子|儿童|幼儿|少儿|青少年|学生|老人|老年人|居民|青年|妇女|人群|读者|群众|党员|职工)"
)
_FORESEEN = re.compile(
    r"[^，。；\d的]{0,8}?(?:即将|将要?|要|明年|后年|年内将|近年内?)(?:同年|陆续|相继|先后|一起|到龄)?(?:退休|退(?![\u4e00-\u9fff])|离职|离任|离开|到期|到龄|毕业离|调离|届满|停用|撤并|关停)"
)
# 4个即将竣工验收
_SOON_DONE = re.compile(
    "(?:项目|工程)?(?:也|均|都)?即将(?:竣工|完工|建成|投产|投用|投入使用|开工|开馆|开业|交付|启用)"
)
# 年底可搬迁231人, 投产后可安置900人
_MAY_BE = re.compile(
    rf"(?:{DATE}|届时|[投达]产后|[建完]成后|[完竣]工后)(?:前|就|预计)*可(?![以见谓])[^，。；了{NUMBER}]{{1,8}}$"
)
_FORESEES = re.compile(r"(?:将有|即将有|要有|再过\ue001*[^，。；\ue001]{0,2}有)$")


def status_of(
    paragraph: Paragraph, slot: Slot, label: Label, *, plan: bool, budget: bool
) -> tuple[MetricStatus, str]:
    """The status of a slot's number, and the word or rule that decided."""
    return (
        _by_name(paragraph, slot, label)
        or _by_bounds(paragraph, slot)
        or _by_promise(paragraph, slot, plan=plan, budget=budget)
        or _by_place(paragraph, slot, plan=plan, budget=budget)
        or ("achieved", "default")
    )


def _by_name(paragraph: Paragraph, slot: Slot, label: Label) -> tuple[MetricStatus, str] | None:
    """What is called a budget, a target or a vote is one, wherever it stands."""
    text = paragraph.masked
    if label.threshold:
        return "required", "threshold in a name"
    left = text[slot.clause_start : slot.start]
    if _BUDGETED.search(left) or _OF_BUDGET.search(left) or _is_attribute(text, label):
        return "planned", "budget"
    if is_target(paragraph, slot):
        return "planned", "a target by name"
    if slot.mention.unit in _VOTES:
        return "achieved", "cast"  # on a plan, too
    return None


def _by_bounds(paragraph: Paragraph, slot: Slot) -> tuple[MetricStatus, str] | None:
    """Conditions, what is compared with, what is denied, and what was set or is foreseen."""
    text, lists = paragraph.masked, status_words()
    left = text[slot.clause_start : slot.start]
    if (
        is_threshold(text, slot)
        or _is_age_of(text, slot)
        or (_MEASURES.search(left) and _LINE.match(text, slot.end))
    ):
        return "required", "a bound in a name"
    if is_baseline(paragraph, slot):
        return "baseline", "from … to"
    if is_none(text, slot, left):
        return "negated", NOT_ONE
    if is_task_set(paragraph, slot):
        return "planned", "a task that was set"
    if _to_come(paragraph.text, slot, left):
        return "planned", "an event to come"
    if slot.mention.mod in BOUNDS[:2] and text.startswith("，实际", slot.end):
        return "required", "a bound, and what was"
    never = lists.never.search(text, slot.clause_start, slot.end)
    if never or lists.never.match(slot.mention.text):
        return "required", "modal"
    return None


def _is_age_of(text: str, slot: Slot) -> bool:
    """为3—6岁的孩子讲绘本: who is meant."""
    ages = slot.mention.unit in AGES and slot.mention.mod == "range"
    return ages and bool(_PEOPLE.match(text, slot.end))


def _by_promise(
    paragraph: Paragraph, slot: Slot, *, plan: bool, budget: bool
) -> tuple[MetricStatus, str] | None:
    """What the words before the number promise, list as a target or move."""
    text, lists = paragraph.masked, status_words()
    left, behind = text[slot.clause_start : slot.start], text[slot.end : slot.sentence[1]]
    if not plan and slot.mention.kind == "ratio" and _OF_WHAT_WAS_SET.search(left):
        return None
    sentence = _CLOSED.sub("", text[slot.opening : slot.start])
    word = promise(lists, sentence, left, behind, plan=plan or budget) or intends(
        left, sentence, lists
    )
    if word:
        return "planned", word
    listed = max(slot.sentence[0], slot.start - _LONGEST_LIST)
    if _TARGETS.search(text, listed, slot.clause_start) and not lists.done.search(left):
        return "planned", "a list of targets"
    if _MOVED.search(left) and _MOTION.match(text, slot.end):
        return "planned", "a motion"
    weak = lists.weak.search(left)
    if weak and weak.group() == "争取" and slot.mention.kind == "money" and not plan:
        weak = None  # 争取1万元救济金: it was obtained
    if weak and not _is_done(left) and (slot.mention.mod in BOUNDS or weak.end() == len(left)):
        return "planned", "a bound to be reached"
    return None


def _by_place(
    paragraph: Paragraph, slot: Slot, *, plan: bool, budget: bool
) -> tuple[MetricStatus, str] | None:
    """What a plan, a budget or a modal makes of a number that no word calls done."""
    text, lists = paragraph.masked, status_words()
    left = text[slot.clause_start : slot.start]
    plan = plan or _goals_were_set(paragraph, slot)
    if plan and not _is_done(left) and not _looks_back(paragraph, slot):
        return "planned", "plan section"
    if is_term(slot, left, text[slot.end : slot.end + 8], bound=bool(lists.modal.search(left))):
        return "required", "a term"
    money = budget and slot.mention.kind in ("money", "ratio")
    clause = _MEASURED_BY.sub("", text[slot.clause_start : slot.clause_end])
    if money and not _BUDGET_DONE.search(clause):
        return "planned", IN_BUDGET
    if slot.mention.mod in ("equal_or_more", "equal_or_less", "range") and lists.modal.search(left):
        return "required", "modal"
    if is_agreed(text, slot):
        return "required", "a bound that was agreed"
    if _RESOLVED.search(paragraph.masked, slot.opening, slot.start) and _RESOLVES.search(left):
        return "planned", RESOLUTION
    return None


def _is_done(left: str) -> bool:
    """Whether the words before a number say that it was reached; a comparison does not."""
    return bool(status_words().done.search(_COMPARED.sub("", left)))


def _is_attribute(text: str, label: Label) -> bool:
    """Whether a bare 支出 is worded as that of a budget that stands before it."""
    return label.rule == "attribute" and text.startswith("预算", label.pieces[0][0])


def says_done(paragraph: Paragraph, slot: Slot) -> bool:
    """Whether a number's clause says that it was reached: 计划新建12个，其中已开工5个."""
    text = paragraph.masked
    done = status_words().done.search(text, slot.clause_start, slot.clause_end)
    return bool(done or _MADE.search(text, slot.clause_start, slot.end))


def _to_come(text: str, slot: Slot, left: str) -> bool:
    """两名教师明年退休, 3年内将有2名退休: what the shortcomings foresee."""
    if slot.mention.kind == "duration":
        return text.startswith(("内将", "后将"), slot.end) or (
            slot.mention.text.endswith("内") and text.startswith("将", slot.end)
        )
    if _SOON_DONE.match(text, slot.end):
        return True
    return bool(_FORESEEN.match(text, slot.end) or _FORESEES.search(left) or _MAY_BE.search(left))


def _looks_back(paragraph: Paragraph, slot: Slot) -> bool:
    """Whether a plan's clause tells what was: 在去年完成5项的基础上, 截至目前已有3个."""
    built_on = paragraph.text.rfind("基础上", slot.opening, slot.start)
    start = max(slot.clause_start, built_on + 3)
    clause = paragraph.text[start : slot.clause_end]
    masked = paragraph.masked[start : slot.clause_end]
    opening = paragraph.text[slot.sentence[0] : slot.sentence[0] + 8] if built_on < 0 else ""
    past = _PAST.search(_COMPARED.sub("", clause)) or _DID.search(masked)
    told = paragraph.text[max(0, slot.start - _FAR_BACK) : slot.start]
    if past or _PAST_OPENING.search(opening) or _YEARS_BEHIND.search(told):
        return True
    return bool(_SO_FAR.search(paragraph.text, slot.opening, slot.start))


def _goals_were_set(paragraph: Paragraph, slot: Slot) -> bool:
    """全年主要任务是：…。新建…, 修缮…: what follows in the paragraph, until it tells what was done."""
    opened = _GOALS_ARE.search(paragraph.masked, max(0, slot.start - _FAR_BACK), slot.start)
    if opened is None or opened.end() > slot.clause_start:
        return False
    return not _GOALS_END.search(paragraph.masked, opened.end(), slot.end)


# 决议：先开办1班, 经费以45万元为限: what is resolved is still to be done
_RESOLVED = re.compile(
    r"(?:决\s*议|决\s*定|裁\s*示)[：:](?:(?!(?:说\s*明|讨\s*论|报\s*告)[：:]).)*$"
)
_RESOLVES = re.compile(
    "(?:[先改缩减增调聘留]|以(?=$)|维持|[定订]为|组成|成立|编列|补助|提拨|核发|开办|办理|购置|访查|采购)[^，。；、已经]{0,8}$"
)
_PAST = re.compile(r"基础上|(?:已|已经)(?:建成|完成|实现|有|达)|截至|上年|去年")
# 这五年，实力再上台阶。生产总值达到…: what is said of the years behind, until the text turns ahead
_YEARS_BEHIND = re.compile(
    "(?:这|过去|[五几]年来，?)(?:[五几]年)?，(?:(?!今后|未来|下一步|将|力争|到20).)*$"
)
_FAR_BACK = 400
# 截至8月底累计接待900人，外借4000册: both were, whatever the section promises
_SO_FAR = re.compile("截[至止](?:(?!今后|未来|下一步|计划|将|力争|拟|确保|争取)[^。；])*$")
_GOALS_ARE = re.compile("主要(?:工作)?(?:目标)?任务(?:目标)?(?:是|为|有|如下|：)+")
_GOALS_END = re.compile(f"已|了|截[至止]|目前|实际|{DATE}底?，|完成情况|比上年|同比")
# 关于增补监事两名的动议
_MOVED = re.compile(
    "关于(?:增[补设购加聘]|补选|聘[任请]|设立|新[设建购]|添置|购[置买]|修[建缮]|租用)[^，。；]{0,16}$"
)
_MOTION = re.compile("[^，。；]{0,12}?的?(?:动议|议案|提案|提请|请示)")
_MADE = re.compile("完成|实现|到位|开工|竣工|支出了|用了|了\ue001")
_PAST_OPENING = re.compile("截至|去年|上年|过去|近年")
# 来了8700人次, 写了120页: a verb and 了 right in front of the number.
_DID = re.compile("(?<![为除])了\ue001")


def previous_column(heading: str) -> bool:
    """Whether a table heading says that its figures are last year's."""
    return bool(_PREVIOUS_COLUMN.search(heading.replace(DATE, "")))
