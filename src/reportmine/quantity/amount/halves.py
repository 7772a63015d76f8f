"""Quantities that are words: 半年, 半公斤, 半数以上, 过半, 对折, 翻一番, 翻了近两番."""

from __future__ import annotations

import re
from decimal import Decimal

from reportmine.findings import Mod
from reportmine.quantity.amount import modifiers
from reportmine.quantity.grammar import SMALL
from reportmine.quantity.hit import Hit
from reportmine.text.units import units

_TURNS = re.compile(
    r"翻(?:了)?(?P<mod>近|约|超)?(?P<n>[一二三两四五六\d])?番(?![茄薯])(?P<more>多)?"
)
_TURNS_MOD: dict[str, Mod] = {"近": "less_than", "约": "approx", "超": "more_than"}
_HALF = re.compile(
    r"半(?:(?P<some>数)|(?P<unit>个月|个小时|个学期|个世纪|个百分点|小时|分钟|学期|学年|年|天|日|周岁|周|岁|价(?=以)"
    r"|公斤|千克|斤(?!八两)|公升|升|亩|吨|公里|英里|里(?!程)|米|克拉|克)(?![谈来刊度片制成]))"
)
_CUT = re.compile(r"(?:(?P<half>对|半)折(?![叠合页])|半成(?![品年员本立型功]))")
# 半小时经济圈: a circle by how long it takes
_CIRCLE = re.compile(r"[^，。；、\d]{0,6}圈")
_LONG = re.compile(r"年|天|个月|学期|个学期")
_PAST_HALF = re.compile(r"(?:超过|不足|不到|不满|接近|将近|大约|至少|不止|过|超|近|约|逾|大)$")
_UNDER_HALF = frozenset({"近", "不足", "不到", "不满", "接近", "将近"})
# 半年公布一次: how often; but 每半年 is told as such
_HOW_OFTEN = re.compile(r"年(?:(?![未没不无])[一-鿿]{0,4}一次|一[小调总][结度])")


def half(text: str, at: int, floor: int) -> Hit | None:
    """半数以上, 半年内, 半个月, 对折: `at` stands at 半 or 对."""
    if cut := _CUT.match(text, at):
        share = Decimal(50) if cut["half"] else Decimal(5)
        return Hit(at, cut.end(), "ratio", "half a price or a half of a tenth", share, unit="%")
    before = text[at - 1 : at]
    m = _HALF.match(text, at)
    if m is None and (more := _HALF_AND_MORE.match(text, at)) and before != "一":
        return _half_and_more(at, more)
    if m is None and before == "过" and floor < at:
        if text.endswith(("时间过", "任务过", "双过"), floor, at):
            return None  # 时间过半、任务过半: a slogan
        return _share_of_half(text, at, at + 1, floor)
    if m is None or (before in tuple("上下前后一多每数头") and text[at - 2 : at] != "提前"):
        return None
    if m["some"]:
        return _share_of_half(text, at, m.end(), floor)
    if text.startswith(("微课", "微讲"), m.end()) and before in tuple("“「《"):
        return Hit(at, m.end(), "lexical", "length in a name")
    if _CIRCLE.match(text, m.end()):
        return None
    if before not in ("每", "隔") and _HOW_OFTEN.match(text, at + 1):
        return Hit(at, m.end(), "lexical", "how often")
    return _half_of_unit(text, m, floor)


def _half_of_unit(text: str, m: re.Match[str], floor: int) -> Hit | None:
    """半年, 近半小时, 半公斤多, 大半年."""
    at, unit = m.start(), units().match(m["unit"], 0)
    if unit is None:
        return None
    hit = Hit(at, m.end(), unit.kind, f"半 with {unit.word}", Decimal("0.5"), unit=unit.base)
    hit.code = unit.code
    front = modifiers.before(text, at, floor, bare=False)
    hit.end, tail = modifiers.behind(text, hit.end, inside=True)
    if text[hit.end : hit.end + 1] in ("多", "余"):
        hit.end, tail = hit.end + 1, "more_than"
    hit.start = front.start if front else at
    mods: list[Mod] = [mod for mod in (front.mod if front else None, tail) if mod]
    if text[at - 1 : at] == "大":
        if floor >= at or not _LONG.fullmatch(m["unit"]):
            return None
        hit.start, mods = at - 1, ["more_than"]  # 大半年: the better part of a year
    if not mods and (far := modifiers.away(text, hit.start, floor)):
        mods = [far]
    hit.mod = modifiers.combine(mods)
    modifiers.bound(hit, vague=None)
    return hit


_HALF_AND_MORE = re.compile(r"半个多(?P<unit>月|小时|学期|世纪)")


def _half_and_more(at: int, m: re.Match[str]) -> Hit | None:
    """半个多月."""
    unit = units().match(f"个{m['unit']}", 0)
    if unit is None:
        return None
    hit = Hit(at, m.end(), unit.kind, f"半 with {unit.word}", Decimal("0.5"), unit=unit.base)
    hit.code, hit.mod = unit.code, "more_than"
    modifiers.bound(hit, vague=None)
    return hit


def _share_of_half(text: str, start: int, end: int, floor: int) -> Hit:
    """半数以上, 过半数, 一半以上: more than a half, for nobody means the half itself."""
    hit = Hit(start, end, "ratio", "a half", Decimal("0.5"), unit="1")
    mods: list[Mod] = []
    if m := _PAST_HALF.search(text, max(floor, start - 2), start):
        word = m.group()
        hit.start = m.start()
        mods.append(
            "less_than" if word in _UNDER_HALF else "approx" if "约" in word
            else "equal_or_more" if word == "至少" else "more_than"
        )  # fmt: skip
    elif far := modifiers.of_whole(text, start):
        mods.append(far)
    hit.end, tail = modifiers.behind(text, end, inside=False)
    if tail:
        mods.append("more_than" if tail == "equal_or_more" else tail)
    hit.mod = modifiers.combine(mods)
    modifiers.bound(hit, vague=None)
    return hit


def one_half(text: str, at: int, floor: int) -> Hit | None:
    """一半 at `at`."""
    if text.startswith("一半", at) and text[at + 2 : at + 3] not in ("会", "儿", "天"):
        return _share_of_half(text, at, at + 2, floor)
    return None


_HEARTY = re.compile(r"百分百的?(?:投入|努力|支持|信任|热情|用心|信心|真诚|责任)")


def all_of_it(text: str, at: int) -> Hit | None:
    """百分百签约 is all of them; 百分百投入 is an adverb."""
    if not text.startswith("百分百", at) or _HEARTY.match(text, at):
        return None
    return Hit(at, at + 3, "ratio", "百分百", Decimal(100), unit="%")


def doubled(text: str, at: int) -> Hit | None:
    """翻番, 翻一番, 翻了两番: 翻 stands at `at`; n turns are 2 to the n times."""
    m = _TURNS.match(text, at)
    if m is None:
        return None
    n = m["n"] or "一"
    turns = int(n) if n.isdigit() and n.isascii() else SMALL[n]
    hit = Hit(at, m.end(), "multiple", "翻番", Decimal(2) ** turns, unit="倍")
    if m["more"] or m["mod"]:
        hit.mod = "more_than" if m["more"] else _TURNS_MOD[m["mod"]]
        modifiers.bound(hit, vague=None)
    return hit
