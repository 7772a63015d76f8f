"""Words that promise: which they are, and where one promises nothing.

In: the clause and the sentence in front of a number. Out: the word that makes a promise of it, or None. The
words are in `data/status.toml`.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from reportmine.metrics.lexicon import DATE, MARK, NUMBER, any_of, load, words

# A target that was met is no promise: 完成国家下达目标任务.
_FULFILLED = re.compile(r"(?:完成|实现|达到|超过|对照|根据|按照|围绕|锚定|针对)[^，。；]{0,10}$")
_OF_BUDGET = re.compile("执行|编制|管理|绩效|单位|完成率|法")
# 将面积从2万平方米扩大到3万平方米, 将420盘录音带翻录: 将 marks the object and promises nothing.
# So does 将读者意见纳入考核, 将三个中心整合为一个; but 将全面纳入考核.
_OBJECT = re.compile(
    r"(?!把|要|进一步|继续|逐步|全面|全部|陆续|分批|重点|着力)(?:"
    r"[^，。；\ue001]{1,16}?(?:从|由)|[^，。；\ue001]{3,16}?(?:纳入|列入|列为|融入|编入|作为|当作|视为|定为)"
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
# 以群众满意为奋斗目标: an aim that is no figure's
_AIM = re.compile("以[^，。；]{1,30}为$")
# 计划招录10名, 学校计划新建2所; but not 培训计划, 计划内, 按照计划完成.
_INTENDS = re.compile(
    r"(?<![按照依据超内])计划(?:[搞办开]$|招|新增|增|新建|建|购|派|拨|投入|引进|培训|用地)(?=\ue001|[^，。；]{0,12}$)|(?:^ *|[，、：:；年月初内会院校馆局处科部工们还也共并\ue000])计划(?=[\u4e00-\u9fff]{2})(?![内外书数性的中与和及类表]|总结|规划|生育|单列|完成|任务|目标|管理|经济|投资完成)"
)
# 商场欲裁84人, 建议增设投放点, 尚需购置书架: what is only wanted; but 根据需要增设, 因工作需要招聘
_WANTED = re.compile(
    r"欲(?=[关裁撤停设建招增减购])|建议(?:再|另)?(?:增设|增加|增派|增配|设立|新设|新增|开设|开通|安排|配备|购置|添置)"
    r"|(?<![所无不必按供作际展活产习学业据因])需要?(?:再|另)?(?:购置|购买|采购|添置|增设|增加|增派|增配|补充|新建|改建|改造|更换|招聘|引进|资金|经费)"
)
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
_NEXT = ("明年", "下一年", "来年", "下一年度", "下年度", "明年度")
_CARRIED = re.compile("(?:转|转[入至到]|结转|[顺]?延[至到]|留[待至到]|推迟[到至])$")
# 新学期伊始: the term has begun
_BEGUN = re.compile("伊始|以来|开学|开始|里|第一|初")
_FELL_SHORT = re.compile(rf"{NUMBER}[^，。；]{{0,4}}(?:仅|只|实)")
# 应在3日内答复; but 应届, 应急, 供应.
_OUGHT = "(?<![供响反适效相对回])应(?![当届急对用邀聘征付])"


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


# The indicator's own name says 实际, in plans too: 实际使用外资增长10%.
_NAMED_SO = "实际(?:对外|使用外资|利用[外内省]|吸收外资|需[要求]|情况|问题|困难|出发)"


@lru_cache(maxsize=1)
def status_words() -> StatusWords:
    """The lists, compiled once."""
    data = load("status.toml")
    planned = data["planned"]
    protect = words(planned["protect"])
    return StatusWords(
        strong=re.compile(any_of((*protect, *words(planned["strong"])))),
        weak=re.compile(any_of(words(planned["weak"]))),
        protect=frozenset(protect),
        done=re.compile(f"(?!{_NAMED_SO})(?:{any_of(words(planned['done']))})"),
        never=re.compile(any_of(words(data["required"]["never"]))),
        modal=re.compile(f"{_OUGHT}|{any_of(words(data['required']['modal']))}"),
        heading=re.compile(any_of(words(planned["heading"]))),
        review=re.compile(any_of(words(planned["review_heading"]))),
    )


def promise(
    lists: StatusWords, sentence: str, clause: str, behind: str = "", *, plan: bool
) -> str | None:
    """A promise word in the number's clause, or one earlier in the sentence that still governs it.

    `behind` is the rest of the sentence: a 将 promises nothing where it goes on to what was done.
    """
    found = _promised(lists, sentence, clause, plan=plan)
    told = f"{sentence.partition('将')[2]}{behind}"
    return None if found == "将" and not plan and _ENDED.search(told) else found


def _promised(lists: StatusWords, sentence: str, clause: str, *, plan: bool) -> str | None:
    found = None
    for match in lists.strong.finditer(clause):
        before = clause[max(0, match.start() - 12) : match.start()]
        if _promises_nothing(clause, match, plan=plan):
            continue
        if match.start() == 0 and not plan and _estimates_in(sentence, clause, match):
            continue  # 1-6月份，预计完成产值9亿元
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
        if _promises_nothing(sentence, match, plan=plan):
            continue  # nor does 紧扣目标任务，全年新建40家
        if _FULFILLED.search(sentence[max(0, match.start() - 12) : match.start()]):
            continue
        rest = sentence[match.end() :]
        if not lists.done.search(rest) and "。" not in rest:
            found = word
    return found


def _estimates_in(sentence: str, clause: str, word: re.Match[str]) -> bool:
    """Whether a word of the clause only estimates, judged in the sentence if the clause ends it."""
    start = len(sentence) - len(clause) + word.start()
    if sentence.startswith(word.group(), start) and start >= 0:
        return _estimates(sentence, word.group(), start)
    return _estimates(clause, word.group(), word.start())


def _promises_nothing(text: str, word: re.Match[str], *, plan: bool) -> bool:
    """将 that marks an object, 预计 of a year that is over, 第二期计划于… where the plan is a thing."""
    if word.group() == "将":
        return bool(_OBJECT.match(text, word.end()))
    if word.group() in _NEXT and _CARRIED.search(text, max(0, word.start() - 4), word.start()):
        return True
    if word.group().startswith("预期") and _THAN.search(
        text, max(0, word.start() - 8), word.start()
    ):
        return True
    if word.group() == "新学期" and _BEGUN.match(text, word.end()):
        return True
    if word.group() == "拟" and _INTENDED_ONES.search(text, max(0, word.start() - 2), word.start()):
        return True
    if word.group() in _AIMS and _AIM.search(text, max(0, word.start() - 32), word.start()):
        return True
    if word.group() == "计划于" and _PLAN_BEFORE.match(text, word.start() - 1):
        return bool(_PLAN_BEGUN.match(text, word.end()))
    return not plan and _estimates(text, word.group(), word.start())


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


def intends(clause: str, sentence: str, lists: StatusWords) -> str | None:
    """计划招录10名: 计划 as a verb, and nothing behind it that says that it was done."""
    wanted = _WANTED.search(sentence)
    if wanted and not lists.done.search(sentence, wanted.end()):
        return wanted.group()
    match = _INTENDS.search(clause)
    if match is None or lists.done.search(clause, match.end()):
        return None
    return None if NUMBER in clause and _FELL_SHORT.search(clause, match.end()) else "计划"
