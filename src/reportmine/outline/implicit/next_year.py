"""Last paragraphs that begin with the year to come: 2024年，补上女职工活动室的空调，…

    begins_with_a_year(text, block)             a cheap check before the other
    tells_of_next_year(text, block, before)     whether the block does
    promises_for_next_year(text, start, end)    whether a sentence behind shortcomings does

Nothing else may tell that such a paragraph plans: its verbs are bare, as in the review. So the year decides: it is
the one after the latest that was named before. In a chronicle, whose paragraphs all begin with their years, it is none.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable
from functools import lru_cache
from itertools import accumulate
from typing import NamedTuple

from reportmine.outline.paragraphs.blocks import Block
from reportmine.outline.rules import Sign

__all__ = [
    "NEXT_YEAR",
    "begins_with_a_year",
    "promises_for_next_year",
    "tells_of_next_year",
]

_DIGITS = {
    **{str(n): str(n) for n in range(10)},
    **dict(zip("〇○零一二三四五六七八九", "000123456789", strict=True)),
}
_YEAR = r"(?<!\d)(?P<year>(?:19|20)\d\d|[一二][〇○零九][〇○零一二三四五六七八九]{2})(?:学年|年)?"
_NAMED = re.compile(f"{_YEAR}(?<=年)")
_FIRST = re.compile(
    rf"\s*{_YEAR}(?<=年)度?(?!(?:[\d〇一二三四五六七八九十]{{1,3}}月|底|末|初|以来|至|到|—|-))"
)
# what is over: 2024年，书库搬迁完工了
_OVER = re.compile("了[，。；]|已经|已[于完建]|截至|圆满|顺利|以来|去年|上年")

# what the year to come will lack as well: 2024年，经费的缺口还会更大
_LACKS = re.compile("困难|问题|挑战|压力|形势|缺口|矛盾|不足|不够|难以|紧张")

# no words of its own: the years around it decide
NEXT_YEAR = Sign("next-year", "plan", "the paragraph begins with the year to come")


def begins_with_a_year(text: str, block: Block) -> bool:
    """Whether a paragraph begins with a year of four digits."""
    return _FIRST.match(text, block.span.start) is not None


def tells_of_next_year(text: str, block: Block, before: Iterable[Block]) -> bool:
    """Whether a paragraph begins with the year after all that were named before it."""
    first = _FIRST.match(text, block.span.start)
    if first is None or _OVER.search(text, first.end(), min(block.span.end, first.end() + 60)):
        return False
    return not any(begins_with_a_year(text, one) for one in before) and _is_next(text, first)


def promises_for_next_year(text: str, start: int, end: int) -> bool:
    """Whether a sentence of `text[start:end]` begins with the year after all that were named before it,
    and is not one more thing that is lacking."""
    first = _FIRST.match(text, start, end)
    if first is None or _OVER.search(text, first.end(), min(end, first.end() + 60)):
        return False
    stop = text.find("。", start, end)
    lacks = _LACKS.search(text, first.end(), stop if stop >= 0 else end)
    return not lacks and _is_next(text, first)


def _is_next(text: str, first: re.Match[str]) -> bool:
    """Whether the year is the one after the latest that was named before."""
    named = _years_named(text)
    before = bisect_left(named.starts, first.start())
    return before > 0 and named.latest[before - 1] == _value(first["year"]) - 1


class _Years(NamedTuple):
    """Where years are named, and at each the latest year named so far."""

    starts: tuple[int, ...]
    latest: tuple[int, ...]


@lru_cache(maxsize=2)
def _years_named(text: str) -> _Years:
    found = list(_NAMED.finditer(text))
    latest = accumulate((_value(one["year"]) for one in found), max)
    return _Years(tuple(one.start() for one in found), tuple(latest))


def _value(year: str) -> int:
    return int("".join(_DIGITS[digit] for digit in year))
