"""Steps: what a number went up or down by, and against what it is held.

In: a slot, the words in front of it and its label. Out: the direction of a change and its base. The words are
in `data/status.toml` under [change].
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Literal

from reportmine.findings import Mention
from reportmine.metrics.context import Paragraph, Slot
from reportmine.metrics.label.phrase import Label
from reportmine.metrics.lexicon import DATE, any_of, words
from reportmine.text.shipped import rule_file

Basis = Literal["yoy", "mom", "previous_year", "plan"] | None

_YEAR = re.compile(r"(\d{4})")
_PREVIOUS = re.compile(r"上年|去年|上一年|前一年|上学年|上届|上一届|上期|年初")
# what a figure is held against: 比上年, 较2012年, 与去年同期相比, 是上年的
VERSUS = re.compile(
    rf"同比|环比|(?:比|较|高于|低于|多于|少于|对比)(?:于)?(?P<base>{DATE}+|上年|去年|上一年|(?:年初|年度|当年)?预算|年初|计划|同期|上届|上一届|上学年)"
    rf"|(?:与|和|同|跟)(?P<base2>{DATE}+|上年|上一年|去年|同期)[^，。；]{{0,6}}(?:相比|比较)"
    rf"|(?:是|为|达到|相当于)(?P<base3>{DATE}+|上年|去年|上一年)[^，。；]{{0,4}}的"
)
# What changes may stand between these and the number: 减少合同工2名, 降低用能成本30万元
_OF_THINGS = ("增加", "减少", "压减", "净增", "净减", "减", "精简")
_OF_COSTS, _COSTS = ("降低", "节约", "节省", "削减", "增产", "减产"), ("money", "measure")
_OF_TIMES = ("延长", "缩短")
# What stands between these and the number is what the number is measured against.
_APART = ("高出", "多出", "超出", "高于", "低于", "多于", "少于")
# 巩固提升3万亩基地, 改造提升6家养老机构: better ones, not more; but 提升3个位次
_MADE_BETTER = re.compile("(?:提升|提高)$")
_PLACES = re.compile("位次|名次|等级|档次?|台阶")  # 提高2个名次
_MADE_GOOD = re.compile("(?:巩固|改造|优化|建设|提质)提升$")
_THINGS = re.compile(
    "(?!(?:位次|名次|位|名|等级|档次?|台阶|级|层次|以上|左右|以内|的))[\u4e00-\u9fff]"
)
# 比上年多公示5期, 较去年少收12件: behind a year the verb may stand between 多 and the number
_MORE = re.compile(
    rf"(?:比|较)(?:{DATE}+|上年|去年|上一?届|上一年|上学年|往年)(?:同期)?(?P<word>(?P<up>多)|(?P<down>少))"
    "(?![种个次数元方项年于])[\u4e00-\u9fff]{2,6}$"
)
_SIDE = re.compile(rf"[\u4e00-\u9fff{DATE}]+(?<![的定求])")
# 全年共减少…, 力争每年增产…: words that a step may have in front of it, in its clause
_LEADING = re.compile(
    f"(?:[全年共其中本当内并还另再约，、 将要拟{DATE}]|每年|力?争取?|努力|做到|确保|保证|保持|计划)*"
)
# 年省电3万度, 每盏少用电2度, 节约用水6万吨
_SAVED = re.compile(
    "(?P<word>(?P<up>(?!))|(?P<down>(?:省|少用|节约用|节)[水电油气煤粮]|省[下出](?:来|了)?))(?:约|近|了|达)?$"
)


@lru_cache(maxsize=1)
def _patterns() -> tuple[re.Pattern[str], re.Pattern[str]]:
    """The words that tell a step and what they reached (增长到), and 比…多, 比…年轻 behind what is compared."""
    change = rule_file("status.toml")["change"]
    reached = any_of(words(change["reached"]))
    never = any_of(words(change["no_step"]))
    up, down = any_of(words(change["up"])), any_of(words(change["down"]))
    step = re.compile(
        rf"(?:{never})|(?P<word>(?P<up>{up})|(?P<down>{down}))了?(?P<reached>{reached})?"
    )
    older = re.compile(
        r"(?:比|较)[^，。；]{0,8}(?P<word>(?P<up>多|高|快|长)|(?P<down>少|低|年轻|慢|短))(?:了|(?<=[多少])[\u4e00-\u9fff])?$"
    )
    return step, older


@lru_cache(maxsize=1)
def names_of_growth() -> tuple[str, ...]:
    """What a rate of growth is called: 增长率, 降幅."""
    return words(rule_file("status.toml")["change"]["nouns_growth"])


def direction(
    paragraph: Paragraph, left: str, slot: Slot, label: Label
) -> Literal["up", "down"] | None:
    """Where a number tells a step: up or down."""
    step = None if label.threshold else _step(left, slot)
    if step and _MADE_GOOD.search(left):
        step = None
    elif step and slot.mention.kind in ("count", "measure") and _MADE_BETTER.search(left):
        step = None if _THINGS.match(paragraph.masked, slot.end) else step
    things = step and step.group("word") in ("增加", "减少", "净增")
    # 土地承包期再延长30年的政策
    lasts = step and slot.mention.kind == "duration" and left.endswith(_OF_TIMES)
    if (
        label.rule == "number first"
        and not (things or lasts)
        and not _PLACES.match(paragraph.masked, slot.end)
    ):
        step = None
    if step is None:
        return None
    return "down" if is_negative(slot) or not step.group("up") else "up"


def is_negative(slot: Slot) -> bool:
    """同比-3%: the sign tells the direction."""
    return slot.mention.value is not None and slot.mention.value < 0


def _step(left: str, slot: Slot) -> re.Match[str] | None:
    """The change word right before a number: 增长12%, 减少合同工2名, but not 增长到12%."""
    step, older = _patterns()
    found = None
    for match in step.finditer(left):
        if match.group("up") or match.group("down"):
            found = match
    if found is None:
        return older.search(left) or _MORE.search(left) or _saved(left, slot)
    rest = left[found.end() :].lstrip("了约近超过达 至少不低于高出幅度率为")
    if slot.mention.kind == "ratio":
        rest = rest.removeprefix("突破")
    word = found.group("word")
    if found.group("reached"):
        # 增幅达25%, 增速为6% tell a step; 增加到23项 tells a level.
        steps = word[-1] in "幅速率" and not left[: found.start()].endswith("自然")
        return found if steps and slot.mention.kind == "ratio" else None
    if not rest:
        # 新增 alone, or behind what is new itself (城镇新增就业), is this year's level.
        alone = word == "新增" and not left[: found.start()].strip("全年共其中本当内，、 ")
        return None if alone or (word == "新增" and slot.mention.kind == "count") else found
    if word in _APART and len(rest) <= 8 and _SIDE.fullmatch(rest):
        return found  # 高出对照班4.8分
    if word in _OF_TIMES and slot.mention.kind == "duration" and len(rest) <= 4:
        return found  # 公园延长开放3小时
    if word not in _OF_THINGS and not (word in _OF_COSTS and slot.mention.kind in _COSTS):
        return None
    if slot.mention.kind == "ratio":
        return None
    leads = _LEADING.fullmatch(left, 0, found.start())
    return found if leads and len(rest) <= 10 else None


def _saved(left: str, slot: Slot) -> re.Match[str] | None:
    """年省电〈3万度〉: less than it would have been."""
    return _SAVED.search(left) if slot.mention.kind in _COSTS else None


def base(paragraph: Paragraph, slot: Slot) -> tuple[Basis, str | None]:
    """The base of a change: (basis, base period), from its own clause, else from the sentence."""
    text = paragraph.masked
    match = None
    for found in VERSUS.finditer(text, slot.left[0], slot.end):
        match = found
    if match is None:
        for found in VERSUS.finditer(text, slot.opening, slot.start):
            match = found
        if match is not None and text[match.end() : slot.start].count("；"):
            match = None
    if match is None:
        return None, None
    if match.group().startswith("同比"):
        return "yoy", None
    if match.group().startswith("环比"):
        return "mom", None
    base = match.group("base") or match.group("base2") or match.group("base3") or ""
    if base.endswith(("预算", "计划")):
        return "plan", None
    if _PREVIOUS.search(base):
        return "previous_year", None
    date = _date_in(paragraph, match)
    if date is None:
        return None, None
    year = _YEAR.search((date.period.start or date.period.label) if date.period else date.text)
    previous = _PREVIOUS.search(date.text)
    return ("previous_year" if previous else None), year.group(1) if year else None


def _date_in(paragraph: Paragraph, match: re.Match[str]) -> Mention | None:
    """The first date that a stretch of the paragraph touches."""
    for date in paragraph.dates:
        if date.start < match.end() and match.start() < date.end:
            return date.mention
    return None
