"""Automatic numbers of Word paragraphs: what Word prints before a paragraph but does not store.

    numbers = Numbering(numbering_xml)
    numbers.next(num_id, level)         ─▶ "（三）", "2.1 ", "" for bullets

A numbered paragraph names a list (`numId`) and a level (`ilvl`). Lists that share an abstract
definition go on counting together, as Word does, unless a list starts its level anew.
ECMA-376 part 1, 17.9 (numbering), 17.18.59 (formats).
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from typing import Any

from reportmine.read.word.xml import child, children, integer, value

_HAN = "〇一二三四五六七八九"
_LEGAL = "零壹贰叁肆伍陆柒捌玖"
_STEMS = "甲乙丙丁戊己庚辛壬癸"
_BRANCHES = "子丑寅卯辰巳午未申酉戌亥"
_PLACE = re.compile(r"%([1-9])")
_DEEPEST = 9


@dataclass(frozen=True, slots=True)
class Level:
    """One level of a list: how its numbers look and where they begin."""

    format: str
    pattern: str
    start: int
    legal: bool
    style: str | None


# What a list changes of its abstract definition: a whole level, and where it begins anew.
Override = tuple[Level | None, int | None]


class Numbering:
    """The lists of one document, and how far each has been counted."""

    def __init__(self, root: Any | None) -> None:
        self._abstract: dict[str, dict[int, Level]] = {}
        self._lists: dict[str, tuple[str, dict[int, Override]]] = {}
        self._linked: dict[str, str] = {}
        self._counts: dict[str, list[int | None]] = {}
        self._begun: set[tuple[str, int]] = set()
        if root is not None:
            self._load(root)

    def _load(self, root: Any) -> None:
        by_style: dict[str, str] = {}
        for abstract in children(root, "abstractNum"):
            name = value(abstract, None, "abstractNumId") or ""
            self._abstract[name] = dict(_levels(abstract))
            if link := value(abstract, "styleLink"):
                by_style[link] = name
            if link := value(abstract, "numStyleLink"):
                self._linked[name] = link
        self._linked = {
            name: by_style[link] for name, link in self._linked.items() if link in by_style
        }
        for item in children(root, "num"):
            number, kind = value(item, None, "numId"), value(item, "abstractNumId")
            if number and kind:
                self._lists[number] = (self._linked.get(kind, kind), dict(_overrides(item)))

    def styled(self, style: str) -> tuple[str, int] | None:
        """The list and level that a paragraph style numbers by itself, if any."""
        for name, (abstract, _) in self._lists.items():
            for depth, level in self._abstract.get(abstract, {}).items():
                if level.style == style:
                    return name, depth
        return None

    def next(self, num_id: str, depth: int) -> str | None:
        """The number of the next paragraph of this list and level; "" for a bullet, None if the
        list does not exist (numId 0 takes a number away)."""
        if num_id not in self._lists or not 0 <= depth < _DEEPEST:
            return None
        abstract, overrides = self._lists[num_id]
        levels = self._changed(abstract, overrides)
        if depth not in levels:
            return None
        counts = self._counts.setdefault(abstract, [None] * _DEEPEST)
        anew = overrides.get(depth, (None, None))[1] is not None
        if anew and (num_id, depth) not in self._begun:
            counts[depth] = None
        self._begun.add((num_id, depth))
        before = counts[depth]
        counts[depth] = levels[depth].start if before is None else before + 1
        counts[depth + 1 :] = [None] * (_DEEPEST - depth - 1)
        return _shown(levels, counts, depth)

    def _changed(self, abstract: str, overrides: dict[int, Override]) -> dict[int, Level]:
        levels = dict(self._abstract.get(abstract, {}))
        for depth, (level, start) in overrides.items():
            found = level or levels.get(depth)
            if found:
                levels[depth] = found if start is None else replace(found, start=start)
        return levels


def _levels(abstract: Any) -> Iterator[tuple[int, Level]]:
    for item in children(abstract, "lvl"):
        yield integer(value(item, None, "ilvl"), 0), _level(item)


def _level(item: Any) -> Level:
    return Level(
        format=value(item, "numFmt") or "decimal",
        pattern=value(item, "lvlText") or "",
        start=integer(value(item, "start"), 1),
        legal=child(item, "isLgl") is not None,
        style=value(item, "pStyle"),
    )


def _overrides(item: Any) -> Iterator[tuple[int, Override]]:
    for override in children(item, "lvlOverride"):
        level = child(override, "lvl")
        start = value(override, "startOverride")
        yield (
            integer(value(override, None, "ilvl"), 0),
            (
                None if level is None else _level(level),
                None if start is None else integer(start, 1),
            ),
        )


def _shown(levels: dict[int, Level], counts: list[int | None], depth: int) -> str:
    level = levels[depth]
    if level.format in ("bullet", "none") and not _PLACE.search(level.pattern):
        return ""

    def fill(match: re.Match[str]) -> str:
        at = int(match[1]) - 1
        upper = levels.get(at, level)
        count = counts[at]
        number = upper.start if count is None else count
        return spell(number, "decimal" if level.legal else upper.format)

    text = _PLACE.sub(fill, level.pattern).strip()
    # `1.1` and its title are kept apart by a tab stop that the text does not have.
    return f"{text} " if text and text[-1].isalnum() and not text.endswith(_CHAPTER) else text


_CHAPTER = ("章", "节", "条", "部分", "篇")


def spell(number: int, format: str) -> str:
    """A number in one of Word's formats; decimal for formats that Chinese reports do not use."""
    if number < 0:
        return str(number)
    writers: dict[str, Callable[[int], str]] = {
        "chineseCounting": han,
        "chineseCountingThousand": han,
        "japaneseCounting": han,
        "taiwaneseCounting": han,
        "taiwaneseCountingThousand": han,
        "ideographDigital": lambda n: "".join(_HAN[int(d)] for d in str(n)),
        "japaneseDigitalTenThousand": lambda n: "".join(_HAN[int(d)] for d in str(n)),
        "taiwaneseDigital": lambda n: "".join(_HAN[int(d)] for d in str(n)),
        "chineseLegalSimplified": lambda n: han(n, _LEGAL, "拾佰仟"),
        "ideographLegalTraditional": lambda n: han(n, "零壹貳參肆伍陸柒捌玖", "拾佰仟"),
        "ideographTraditional": lambda n: _STEMS[(n - 1) % 10],
        "ideographZodiac": lambda n: _BRANCHES[(n - 1) % 12],
        "upperLetter": lambda n: chr(65 + (n - 1) % 26) * ((n - 1) // 26 + 1),
        "lowerLetter": lambda n: chr(97 + (n - 1) % 26) * ((n - 1) // 26 + 1),
        "upperRoman": _roman,
        "lowerRoman": lambda n: _roman(n).lower(),
        "decimalZero": lambda n: f"{n:02}",
        "decimalFullWidth": lambda n: "".join(chr(0xFF10 + int(d)) for d in str(n)),
        "decimalFullWidth2": lambda n: "".join(chr(0xFF10 + int(d)) for d in str(n)),
        "decimalEnclosedCircle": lambda n: _enclosed(n, 0x2460),
        "decimalEnclosedCircleChinese": lambda n: _enclosed(n, 0x2460),
        "decimalEnclosedParen": lambda n: _enclosed(n, 0x2474),
        "decimalEnclosedFullstop": lambda n: _enclosed(n, 0x2488),
        "ideographEnclosedCircle": lambda n: chr(0x3280 + n - 1) if 1 <= n <= 10 else str(n),
        "none": lambda n: "",
    }
    return writers.get(format, str)(number)


def han(number: int, digits: str = _HAN, units: str = "十百千") -> str:
    """A number below 10,000 in Chinese: 十一, 二十, 一百零五."""
    if number > 9999:
        return str(number)
    if number == 0:
        return digits[0]
    out, gap = "", False
    for place in range(len(str(number)) - 1, -1, -1):
        digit = number // 10**place % 10
        if digit:
            out += ("零" if gap else "") + digits[digit] + (units[place - 1] if place else "")
        gap = not digit and bool(out)
    return out[1:] if units[0] == "十" and 10 <= number < 20 else out


def _roman(number: int) -> str:
    if not 0 < number < 4000:
        return str(number)
    out = ""
    for size, sign in zip(
        (1000, 900, 500, 400, 100, 90, 50, 40, 10, 9, 5, 4, 1),
        ("M", "CM", "D", "CD", "C", "XC", "L", "XL", "X", "IX", "V", "IV", "I"),
        strict=True,
    ):
        out += sign * (number // size)
        number %= size
    return out


def _enclosed(number: int, first: int) -> str:
    return chr(first + number - 1) if 1 <= number <= 20 else str(number)
