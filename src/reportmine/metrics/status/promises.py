"""Words that promise: which they are, and where one promises nothing.

In: a `Case`. Out: the word that makes a promise of its number, or None. The words are in `data/status.toml`;
`_EMPTY` tells where one of them is an empty one.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from reportmine.metrics.lexicon import DATE, MARK, NUMBER
from reportmine.metrics.period.periods import YEARS_BEHIND
from reportmine.metrics.status.case import LOOSE, Case
from reportmine.metrics.status.past import are_there
from reportmine.metrics.status.wordlists import is_done, status_words

__all__ = ["intention", "is_bound_ahead", "promise"]

# 完成国家下达目标任务: a target that was met is no promise
_FULFILLED = re.compile(r"(?:完成|实现|达到|超过|对照|根据|按照|围绕|锚定|针对)[^，。；]{0,10}$")
# 预算执行, 预算绩效: no budget that promises money
_OF_BUDGET = re.compile("执行|编制|管理|绩效|单位|完成率|法")
# 将面积从2万平方米扩大到3万平方米, 将420盘录音带翻录: 将 marks the object and promises nothing.
# So does 将读者意见纳入考核, 将三个中心整合为一个; but 将全面纳入考核.
_OBJECT = re.compile(
    r"(?!把|要|进一步|继续|逐步|全面|全部|陆续|分批|重点|着力)(?:"
    r"[^，。；\ue001]{1,16}?(?:从|由)"
    r"|[^，。；\ue001]{3,16}?(?:纳入|列入|列为|融入|编入|作为|当作|视为|定为)"
    r"|[^，。；]{2,60}?(?:整合|细化|细分|划分|分解|合并|归并|拆分|重组|倒录|转录|翻录|转换|转化|改造|改建)(?:为|成)"
    r"|[^，。；]{2,40}?(?:合并|汇总|归纳|归类)(?=[，；]|后|起来)"
    r"|[^，。；\ue001]{2,30}?(?:(?:送|带|搬)(?:进|到|入|至)|分送|报送|移[送交]|转[交给]|交[由给付]|提交|分派给?))|$"
)
# 将乱搭的棚子拆除，新建公厕9处，解决了乱排的现象: what the sentence ends with was done
_ENDED = re.compile("(?<![为除好得])了(?![解结不])")
# 对拟录用人员36名进行公示, 审查拟公开信息36条: those it is meant for are there already.
_INTENDED_ONES = re.compile(
    "(?:[对为给向]|审[查核议定批]|复[核审]|核[查实]|公示|考察|研究|讨论|梳理|征集)$"
)
# 以群众满意为奋斗目标: an aim without a figure
_AIM = re.compile("以[^，。；]{1,30}为$")
# 计划招录10名, 学校计划新建2所; but not 培训计划, 计划内, 按照计划完成.
_INTENDS = re.compile(
    r"(?<![按照依据超内])计划(?:[搞办开]$|招|新增|增|新建|建|购|派|拨|投入|引进|培训|用地)(?=\ue001|[^，。；]{0,12}$)"
    r"|(?:^ *|[，、：:；年月初内会院校馆局处科部工们还也共并\ue000])计划(?=[\u4e00-\u9fff]{2})"
    r"(?![内外书数性的中与和及类表]|总结|规划|生育|单列|完成|任务|目标|管理|经济|投资完成)"
)
# 商场欲裁84人, 建议增设投放点, 尚需购置书架: what is only wanted; but 根据需要增设, 因工作需要招聘
_WANTED = re.compile(
    r"欲(?=[关裁撤停设建招增减购])|建议(?:再|另)?(?:增设|增加|增派|增配|设立|新设|新增|开设|开通|安排|配备|购置|添置)"
    r"|(?<![所无不必按供作际展活产习学业据因])需要?(?:再|另)?(?:购置|购买|采购|添置|增设|增加|增派|增配|补充|新建|改建|改造|更换|招聘|引进|资金|经费)"
)
# 代表建议增设专场，馆里采纳后办了6场
_MET = re.compile("采纳|(?<![为除])了$")
# 第二期计划于2016年开始实施: the plan is a thing; but 二期计划于明年开工.
_PLAN_BEFORE = re.compile(f"[{MARK}期项该此]")
_PLAN_BEGUN = re.compile(f"{DATE}+(?:正式|起)?(?:开始)?(?:实施|执行|结束|核定|公布)")
# 低于年初预期1.1个百分点: what is held against it was reached
_THAN = re.compile(f"(?:[低高好优]于|不及|超过?|达到|符合)(?:{DATE}|年度|全年)*的?$")
_AIMS = ("奋斗目标", "目标任务", "目标为", "目标是")
# 2022年预计实现产值5亿元, 预计全年接待3万人次: the year in review before its last figures are in.
_ESTIMATE = re.compile(rf"(?:{DATE}|全年|当年|年末|年底)份?，?预计|预计(?:{DATE}|全年)")
# 2022年全市生产总值预计1286亿元
_ESTIMATED = re.compile(
    rf"(?:{DATE}|全年|全[国省市县区州旗镇乡]|我[省市县区州])[^，。；]{{0,12}}"
    r"(?:生产总值|GDP|增加值|收入|支出|投资|零售总?额|进出口总?额|总产值|消费价格)[^，。；]{0,4}$"
)
# 预计全市生产总值突破百亿元: what a government knows of the year only when the statistics are out.
_STATISTICS = re.compile(
    r"(?:(?:实现|完成|可)?(?:全[国省市县区州旗镇乡]|我[省市县区州]|地方|地区|国内)?[^，。；]{0,6}?"
    r"(?:生产总值|GDP|增加值|财政|公共预算收入|固定资产投资|社会消费品|进出口|可支配收入|纯收入|消费价格))"
)
# 转下一年度办理的2件: they are there already
_CARRIED = re.compile("(?:转|转[入至到]|结转|[顺]?延[至到]|留[待至到]|推迟[到至])$")
# 新学期伊始: the term has begun
_BEGUN = re.compile("伊始|以来|开学|开始|里|第一|初")
_FELL_SHORT = re.compile(rf"{NUMBER}[^，。；]{{0,4}}(?:仅|只|实)")


class _Empty(NamedTuple):
    """Words that promise nothing behind the one pattern, or in front of the other one."""

    words: tuple[str, ...]
    behind: re.Pattern[str] | None = None
    before: re.Pattern[str] | None = None
    near: int = 0  # characters that `behind` looks at


_EMPTY = (
    _Empty(("将",), before=_OBJECT),
    _Empty(YEARS_BEHIND, behind=_CARRIED, near=4),
    _Empty(("预期", "预期目标"), behind=_THAN, near=8),
    _Empty(("新学期",), before=_BEGUN),
    _Empty(("拟",), behind=_INTENDED_ONES, near=2),
    _Empty(_AIMS, behind=_AIM, near=32),
    _Empty(("计划于",), behind=_PLAN_BEFORE, near=1, before=_PLAN_BEGUN),
)


def promise(case: Case) -> str | None:
    """A promise word in the number's clause, or one earlier in the sentence that still governs it."""
    ahead = case.place.plan or case.place.budget
    if are_there(case):
        return None
    found = _promised(case.before, case.left, ahead=ahead)
    if found == "将" and not ahead:
        told = f"{case.before.partition('将')[2]}{case.behind}"
        return None if _ENDED.search(told) else found
    return found


def _promised(sentence: str, clause: str, *, ahead: bool) -> str | None:
    """The word, in the `clause` or the `sentence` in front of a number. `ahead`: in a plan or a budget."""
    lists = status_words()
    found = _last_in(clause, sentence, ahead=ahead)
    if found:
        return None if lists.done.search(clause[clause.rfind(found) + len(found) :]) else found
    if lists.done.search(clause):
        return None
    for match in lists.strong.finditer(sentence):
        word = match.group()
        if word in lists.protect or "预算" in word or word.endswith("任务"):
            continue  # 紧扣目标任务，全年新建40家
        if _is_empty(sentence, match, ahead=ahead) or _is_fulfilled(sentence, match):
            continue
        rest = sentence[match.end() :]
        if not lists.done.search(rest) and "。" not in rest:
            found = word
    return found


def _last_in(clause: str, sentence: str, *, ahead: bool) -> str | None:
    """The last word of a clause that promises."""
    lists, found = status_words(), None
    for match in lists.strong.finditer(clause):
        word = match.group()
        if word in lists.protect or _is_empty(clause, match, ahead=ahead):
            continue
        if match.start() == 0 and not ahead and _estimates_in(sentence, clause, match):
            continue  # 1-6月份，预计完成产值9亿元
        of_budget = word.endswith("预算") and _OF_BUDGET.match(clause, match.end())
        if not of_budget and not _is_fulfilled(clause, match):
            found = word
    return found


def _is_fulfilled(text: str, word: re.Match[str]) -> bool:
    """Whether a target is named that was met."""
    return bool(_FULFILLED.search(text, max(0, word.start() - 12), word.start()))


def _is_empty(text: str, word: re.Match[str], *, ahead: bool) -> bool:
    """Whether a word promises nothing where it stands: 将 that marks an object, 预计 of a year that is over."""
    start, end = word.span()
    for empty in _EMPTY:
        if word.group() in empty.words:
            behind = empty.behind is None or empty.behind.search(
                text, max(0, start - empty.near), start
            )
            if behind and (empty.before is None or empty.before.match(text, end)):
                return True
    return not ahead and _estimates(text, word.group(), start)


def _estimates_in(sentence: str, clause: str, word: re.Match[str]) -> bool:
    """Whether a word of the clause only estimates, judged in the sentence if the clause ends it."""
    start = len(sentence) - len(clause) + word.start()
    if sentence.startswith(word.group(), start) and start >= 0:
        return _estimates(sentence, word.group(), start)
    return _estimates(clause, word.group(), word.start())


def _estimates(text: str, word: str, start: int) -> bool:
    """Whether the word that starts there tells what is known of the year in review so far."""
    if word != "预计":
        return False
    end = start + len(word)
    if text.startswith(("，", ","), end):
        return True  # 预计（下同），全年实现产值5亿元, without what stood in brackets
    around = text[max(0, start - 3) : end + 2]
    if _ESTIMATE.search(around) or _STATISTICS.match(text, end):
        return True
    return bool(_ESTIMATED.search(text, max(0, start - 30), start))


def intention(case: Case) -> str | None:
    """计划招录〈10名〉, 尚需购置书架〈9个〉: a verb, and nothing behind it that says that it was done."""
    clause, sentence, lists = case.left, case.before, status_words()
    wanted = _WANTED.search(sentence)
    met = wanted and (
        lists.done.search(sentence, wanted.end()) or _MET.search(sentence, wanted.end())
    )
    if wanted and not met:
        return wanted.group()
    match = _INTENDS.search(clause)
    if match is None or lists.done.search(clause, match.end()):
        return None
    return None if NUMBER in clause and _FELL_SHORT.search(clause, match.end()) else "计划"


def is_bound_ahead(case: Case) -> bool:
    """确保参保率〈不低于98%〉; 争取1万元救济金, in no plan, was obtained."""
    weak = status_words().weak.search(case.left)
    obtained = case.mention.kind == "money" and not case.place.plan
    if weak is None or (weak.group() == "争取" and obtained):
        return False
    bound = case.mention.mod in LOOSE or weak.end() == len(case.left)
    return bound and not is_done(case.left)
