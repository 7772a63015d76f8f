"""What numbers a paragraph: the mark, what its numeral is worth, and how its list writes the next one.

    value_of("二十一")            21, whatever the digits
    ordinal(mark, 2)              二 where the list is written 一、, Ⅱ where it is Ⅰ
    RANK[mark.family]             where such a mark usually stands

Where marks stand in a text is read by `numbering`; which list they belong to is decided by `lists`.
"""

from __future__ import annotations

from dataclasses import dataclass

__all__ = [
    "FORMALS",
    "ORDER",
    "RANK",
    "STEMS",
    "Mark",
    "ordinal",
    "roman_value",
    "value_of",
]


@dataclass(frozen=True, slots=True)
class Mark:
    """The number at the start of a paragraph.

    `family` names the habit (`一、`, `（一）`, `1.`, `第章` …), `numerals` the kind of digits, `shape` how
    they are dressed. `number` is bare and as written (第一部分 and 第一 with their 第); `value` counts from 1 (0 for bullets).
    `[start, end)` covers the number with its marks, white space after them excluded.
    """

    family: str
    numerals: str
    shape: str
    number: str | None
    value: int
    start: int
    end: int
    separator: str = ""
    weak: bool = False

    @property
    def counts(self) -> bool:
        """Whether the mark has a value that can continue a list."""
        return self.value > 0


#: Where a habit usually stands in a report, outermost first: only used where continuity is silent.
RANK: dict[str, int] = {
    "第部分": 0, "第篇": 0, "第编": 0, "第卷": 0, "第章": 1, "第节": 2, "壹、": 3, "甲、": 3, "I.": 3,
    "一、": 4, "第条": 5, "提案": 5, "（一）": 6, "（壹）": 6, "第一，": 7, "一是": 8, "首先": 8, "1.": 9, "1.1": 9, "1.1.1": 10,
    "1.1.1.1": 11, "（1）": 12, "1）": 12, "A.": 12, "①": 13, "a.": 13, "（a）": 13, "——": 14, "•": 15,
}  # fmt: skip

_DIGITS = {c: i for i, c in enumerate("〇一二三四五六七八九")} | {"零": 0, "○": 0}
_FORMAL = {c: i // 2 for i, c in enumerate("零零壹壹贰貳叁參肆肆伍伍陆陸柒柒捌捌玖玖")} | {"叄": 3}
FORMALS = "壹贰貳叁參叄肆伍陆陸柒捌玖拾"
STEMS = "甲乙丙丁戊己庚辛壬癸"
_ROMANS = ("I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X")
_NUMERALS = "〇一二三四五六七八九"
_ROMAN = {"I": 1, "V": 5, "X": 10}
ORDER = {"首先": 1, "其次": 2, "再次": 3, "最后": 4, "最後": 4}


def value_of(numeral: str) -> int:
    """The value of an ordinal, in Arabic digits or, below a thousand, in Chinese (二十一 → 21); else 0."""
    if numeral.isdigit():
        return int(numeral)
    total = last = 0
    for c in numeral:
        if c in _DIGITS:
            last = _DIGITS[c]
        elif c in _FORMAL:
            last = _FORMAL[c]
        elif c in "十拾":
            total += (last or 1) * 10
            last = 0
        elif c == "百":
            total += (last or 1) * 100
            last = 0
        else:
            return 0
    return total + last


def ordinal(like: Mark, value: int) -> str | None:
    """The bare number `value` as the list of `like` writes it: 二 for 2 where `like` is `一、`."""
    if like.shape == "multi" and like.number:
        return like.number.rpartition(".")[0] + f".{value}"
    if like.shape == "single" and like.number:
        first = ord(like.number) - like.value
        return chr(first + value)
    if like.numerals == "ar":
        return str(value)
    if like.numerals == "cn":
        return _chinese(value) if not (like.number or "").isdigit() else str(value)
    if value > 10:
        return None
    if like.numerals == "letter":
        return chr(ord("A" if (like.number or "").isupper() else "a") + value - 1)
    rows = {"formal": "壹贰叁肆伍陆柒捌玖拾", "stem": STEMS}
    if like.numerals in rows:
        return rows[like.numerals][value - 1]
    return _ROMANS[value - 1] if like.numerals == "roman" else None


def _chinese(value: int) -> str:
    tens, ones = divmod(value, 10)
    return ("" if tens < 2 else _NUMERALS[tens]) + "十" * (tens > 0) + _NUMERALS[ones] * (ones > 0)


def roman_value(numeral: str) -> int:
    """The value of a Roman numeral of I, V and X: IX is 9."""
    values = [_ROMAN[c] for c in numeral]
    pairs = zip(values, [*values[1:], 0], strict=True)
    return sum(-a if a < b else a for a, b in pairs)
