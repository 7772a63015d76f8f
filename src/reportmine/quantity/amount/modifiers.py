"""Words around a number that say how exact it is, and the bounds that follow from them.

before   近 约 超过 至少 不超过 …     inside the span where they touch the number
behind   余 多 左右 以上 以内 …       余 and 多 stand inside the numeral and reach to the next
                                      step of its last significant place
away     至少撰写读书笔记1篇          sets `mod`, stays outside; so does the verb 突破

The words before a number are data (`data/modifiers.toml`).
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal
from functools import cache
from typing import NamedTuple

from reportmine.findings import Mod
from reportmine.quantity.hit import Hit
from reportmine.text import shipped

# 上千, 上万: before a bare multiplier only
_UP_TO_A_MULTIPLIER = "上"


@dataclass(frozen=True, slots=True)
class _Words:
    """`data/modifiers.toml`: what each word says, and behind which characters and words it says so."""

    mods: dict[str, Mod]
    not_after: dict[str, str]
    still: dict[str, tuple[str, ...]]
    last: frozenset[str]
    longest: int


@cache
def _words() -> _Words:
    """The lists, read once."""
    mods = {
        word: group["mod"]
        for group in shipped.rule_file("modifiers.toml")["before"]
        for word in group["words"].split()
    }
    touching = shipped.rule_file("modifiers.toml")["touching"]
    return _Words(
        mods,
        {row["word"]: row["not_after"] for row in touching},
        {row["word"]: tuple(row.get("still", "").split()) for row in touching},
        frozenset(word[-1] for word in mods) | {_UP_TO_A_MULTIPLIER},
        max(map(len, mods)),
    )


class Front(NamedTuple):
    """A modifier before a number: where it begins, and what it says."""

    start: int
    mod: Mod


def before(text: str, start: int, floor: int, *, bare: bool) -> Front | None:
    """The modifier that ends at `start`. `bare`: the numeral begins with a multiplier (上千)."""
    if start <= floor or text[start - 1] not in _words().last:
        return None
    found = _one_before(text, start, floor, bare)
    if found is None:
        return None
    outer = _one_before(text, found.start, floor, False) if found.start > floor else None
    return Front(outer.start, outer.mod) if outer else found


def _one_before(text: str, start: int, floor: int, bare: bool) -> Front | None:
    """The longest word of the list that ends at `start` and is not the end of another word."""
    words = _words()
    for length in range(min(words.longest, start - floor), 0, -1):
        at = start - length
        word = text[at:start]
        mod = words.mods.get(word)
        if mod is None and bare and word == _UP_TO_A_MULTIPLIER:
            mod = "equal_or_more"
        if mod is None:
            continue
        part_of_word = at > floor and text[at - 1] in words.not_after.get(word, "")
        if not part_of_word or text.endswith(words.still.get(word, ()), 0, at):
            return Front(at, mod)
    return None


# 5万吨级以上泊位: of that size, and larger ones
_BEHIND = re.compile(
    r"(?P<approx>左右|上下|前后(?=[,，。；、)])|许(?=[,，。；、)]))"
    r"|(?P<more>\(含[^()]{0,6}\)以上|级?以上(?:\(含[^()]{0,6}\))?|\(含\)以上|(?:[及或]|或者)(?:以上|更多|更高|更大)|之多|及其以上)"
    r"|(?P<less>\(含[^()]{0,6}\)以[内下]|以[内下](?:\(含[^()]{0,6}\))?|(?:[及或]|或者)(?:以下|更少|更低|更小)|之内)"
    r"|(?P<over>有余|以外|开外|出头|\+(?!\d))"
    r"|(?P<above>强)(?=[的，。、；),]|$)|(?P<under>弱)(?=[的，。、；),]|$)|(?P<inside>内(?![容部涵外地蒙控审需核设]))"
)


def behind(text: str, end: int, *, inside: bool) -> tuple[int, Mod | None]:
    """The modifier that begins at `end`, as its end and meaning. `inside`: 半年内 is allowed."""
    if text[end : end + 1] not in _BEHIND_FIRST:
        return end, None
    m = _BEHIND.match(text, end)
    if m is None or (m.lastgroup == "inside" and not inside):
        return end, None
    if m.lastgroup in ("above", "under") and "分之" not in text[max(0, end - 12) : end]:
        return end, None  # 三分之一强, not 500强
    if m.group() == "以外" and text[end - 1] in "类项个种者家户方处部":
        return end, None  # 上面两类以外: other than those
    return m.end(), _BEHIND_MOD[m.lastgroup or ""]


_BEHIND_FIRST = frozenset("左上前许(级以及或之有开出内里+强弱")
_BEHIND_MOD: dict[str, Mod] = {
    "approx": "approx", "more": "equal_or_more", "less": "equal_or_less", "over": "more_than",
    "inside": "equal_or_less", "above": "more_than", "under": "less_than",
}  # fmt: skip

_AWAY = re.compile(
    r"(?P<least>至少|最少(?![时的是为一])|起码|不少于|不低于)|(?P<most>至多|最多(?![时的是为一])|不超过|不得超过)"
)
_AWAY_GATE = frozenset("少码多过低")
_VERB = re.compile(r"(?:突破|冲破)(?:了|到)?$")
_LARGE = frozenset("百千万亿")
# 产值过2亿元: behind what is measured, a verb; but 通过2项, 办过3期
_SUM_PASSED = re.compile(
    "(?:产值|收入|税收|销售额?|投资|总额|总量|营收|规模|余额|交易额|利润|人数|人次|量|率)(?:均|都|已|双)?过$"
)
_PASSED = re.compile(r"(?<![不通经透渡难错度路来走拖谈办做])过$")
_SHARED = re.compile(
    r"分别(?:突破|冲破|超过|超|逾)了?(?:[\d.]{1,9}[一-鿿%‰]{1,5}?(?:、|和|与|及|以及)){1,4}$"
)
_ABOUT = re.compile(r"约(?:为|有|占|计|合|达|需)$")
_CLAUSE = re.compile(r"[，。；！？,;、\n\t：:\d\x00〇零二三四五六七八九十百千万亿两]")


def away(text: str, start: int, floor: int) -> Mod | None:
    """What a modifier says that stands in the same clause, apart from the number."""
    window = text[max(floor, start - 16) : start]
    passed = text[start : start + 1] in _LARGE or text[start + 1 : start + 2] == "成"
    if window[-1:] == "过" and passed and _PASSED.search(window):
        return "more_than"  # 点击过百万, 占比过七成
    if window[-1:] == "过" and _SUM_PASSED.search(window):
        return "more_than"  # 产值过2亿元
    if "破" in window[-4:] and _VERB.search(window):
        return "more_than"
    if window[-1:] in tuple("、和与及") and _SHARED.search(text, max(0, start - 60), start):
        return "more_than"  # 分别突破5万册和3万人次: the verb is said of both
    if "约" in window[-2:] and _ABOUT.search(window):
        return "approx"
    if not _AWAY_GATE.intersection(window):
        return None
    for m in _AWAY.finditer(window):
        if not _CLAUSE.search(window, m.end()):
            return "equal_or_more" if m.lastgroup == "least" else "equal_or_less"
    return None


# 超过总数的六成, 不足上年的一半: said of the share, in front of its whole; but 超过规定的80% compares
_OF_WHOLE = re.compile(
    r"(?:(?P<more>超过|超|逾)|(?P<less>不足|不到|不满|未到|接近|将近))(?![了的]|[^，。；]{0,8}(?:规定|核定|要求|标准|目标|计划))[^，。；、：\d]{1,12}的$"
)


def of_whole(text: str, start: int) -> Mod | None:
    """What a modifier says of the share that begins at `start`, in front of the whole: 超过总数的〈六成〉."""
    m = _OF_WHOLE.search(text, max(0, start - 18), start)
    return None if m is None else "more_than" if m["more"] else "less_than"


AT_LEAST = frozenset({"more_than", "equal_or_more"})
AT_MOST = frozenset({"less_than", "equal_or_less"})


def combine(mods: list[Mod]) -> Mod:
    """One word for several: the first where they agree in direction, else `approx`."""
    if not mods:
        return "exact"
    for side in (AT_LEAST, AT_MOST):
        if all(mod in side for mod in mods):
            return mods[0]
    return "approx"


def bound(hit: Hit, *, vague: Decimal | None) -> None:
    """Set the bounds that `hit.mod` states; `vague` is the step that 余 or 多 reaches up to."""
    if hit.value is None:
        return
    if hit.mod == "more_than" and vague is not None:
        hit.low, hit.high = hit.value, hit.value + vague
        hit.low_in = hit.high_in = False
        hit.source = "convention"
    elif hit.mod in AT_LEAST:
        hit.low, hit.low_in, hit.source = hit.value, hit.mod == "equal_or_more", "stated"
    elif hit.mod in AT_MOST:
        hit.high, hit.high_in, hit.source = hit.value, hit.mod == "equal_or_less", "stated"
