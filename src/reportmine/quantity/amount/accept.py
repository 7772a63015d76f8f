"""Acceptance: is a number with this unit, in this place, a quantity?

Arabic digits with a unit always are. Short Chinese numerals are not: 三级 is a grade, 一个 mostly
an article. For them the unit's likelihood, the form of the numeral and what stands around it are
added up, and a quantity needs `NEEDED`.
"""

from __future__ import annotations

import re

from reportmine.quantity.amount.amount import Amount
from reportmine.quantity.amount.one import NEEDED, of_surroundings
from reportmine.quantity.amount.quoted import OPEN_QUOTES, in_slogan, opens_name
from reportmine.quantity.grammar import STOP
from reportmine.quantity.hit import Hit

_FORM = {"chinese": 0.45, "digit": 0.0, "bare": -0.2}

# 借出自己的十本书; but 一本书 is any
_BOOKS = re.compile(r"书(?!记)|杂志|笔记|教材|字典|画册|图书|读物|绘本|小说")
# 气温五度, 旋转三度: degrees of heat or of an angle, not 三度来访
_WARMTH = re.compile(r"(?:[温热冷寒角]|旋转|倾斜|摄氏|华氏)[^，。；、,]{0,5}$")
# 十方面民生实事, “十件民生实事”: deeds that a government counts, also where that is what it calls them; not “三个一批”
_DEEDS = re.compile("(?:方面|[件项类])(?:重点|为民|利民|惠民|民生)?实事")
# 差错率为零, 降至零, 大于零
# 全年零投诉, 火灾零发生: it did not happen once; but 零距离, 零基础, 零增长
_DID_NOT_HAPPEN = re.compile(
    "[零〇](?:发生|死亡|伤亡|(?:安全|责任|火灾|质量|医疗|教学)?事故|(?:有效)?投诉|上访|非访|登记|感染|差错|失误|违纪|违规|违法"
    "|火情|火灾|案件|延误|举报|信访|复议|诉讼|流失|辍学|返工|迟到|迟交|支出|缺勤|脱岗|丢失|损坏|新增|确诊|扩散)"
    "(?![率点度化]|[^，。；、]{0,2}(?:目标|理念|行动|活动|竞赛|工程|班组|社区|车间|单位|承诺|达标|挑战))"
)
_NOUGHT = re.compile(r"(?:[为是到至于]|降为)$")


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
    if amount.value != 1 and _DEEDS.match(text, amount.number_end):
        return True
    score = amount.unit.likely + _FORM[amount.form]
    if amount.unit.word == "本" and _BOOKS.match(text, hit.end):
        score += 0.5
    if amount.unit.word == "度" and _WARMTH.search(text, max(0, hit.start - 8), hit.start):
        score += 0.5
    if modified:
        score += 0.5
    if amount.form == "digit":
        score += of_surroundings(text, hit, amount)
    elif amount.form == "bare" and (
        text[hit.start - 1 : hit.start] in tuple(OPEN_QUOTES) or in_slogan(text, hit)
    ):
        score -= 0.5
    return score >= NEEDED


_NAME = re.compile(r"[一二三四五六七八九]{2,3}")


def _is_name(text: str, amount: Amount) -> bool:
    """三一重工, 六六稳岗计划: nobody writes a number with bare digits side by side, but for 三五天."""
    if amount.form != "chinese" or amount.low is not None or amount.step is not None:
        return False
    return bool(_NAME.fullmatch(text, amount.start, amount.number_end))


def _opens_a_name(text: str, hit: Hit, amount: Amount) -> bool:
    """“五百活动”: a Chinese numeral without a unit at the start of a name in quotation marks."""
    return amount.form == "chinese" and opens_name(text, hit)


_MULTIPLIERS = frozenset("百千万亿兆")


def _without_unit(text: str, hit: Hit, amount: Amount, modified: bool) -> bool:
    """Whether a number counts that no unit follows: 降至零, 共三十六; a multiplier alone (百) does not."""
    hit.because = "number without a unit"
    if amount.form == "arabic" or hit.low is not None:
        return True
    if amount.form == "chinese":
        numeral = text[amount.start : amount.number_end]
        return modified or not _MULTIPLIERS.issuperset(numeral)
    return amount.form == "digit" and _stands_alone(text, hit, amount, modified)


def _stands_alone(text: str, hit: Hit, amount: Amount, modified: bool) -> bool:
    """Whether nothing touches a single Chinese digit: 差错率为零，; 小于一."""
    before, behind = text[hit.start - 1 : hit.start], text[hit.end : hit.end + 1]
    ends = not behind or behind in STOP
    if text[amount.start] in "零〇":
        if _DID_NOT_HAPPEN.match(text, amount.start):
            return not in_slogan(text, hit)
        return ends and bool(_NOUGHT.search(text, max(0, hit.start - 3), hit.start))
    if modified and text[amount.start - 1 : amount.start] == "于":
        return True
    opens = not before or before in STOP + OPEN_QUOTES + "是"
    return opens and (ends or (before == "是" and behind in "这那而却不和与或"))
