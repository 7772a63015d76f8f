"""Last paragraphs that begin with the year to come: 2024年，补上女职工活动室的空调，…

    begins_with_a_year(text, block)             a cheap check before the other
    tells_of_next_year(text, block, before)     whether the block does

Nothing else may tell that such a paragraph plans: its verbs are bare, as in the review. So the year decides: it is
the one after the latest that was named before. In a chronicle, whose paragraphs all begin with their years, it is none.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from reportmine.outline.blocks import Block
from reportmine.outline.rules import Cue

__all__ = ["NEXT_YEAR", "begins_with_a_year", "tells_of_next_year"]

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

_NEVER = re.compile(r"(?!)")
# a cue without words: the years around it decide
NEXT_YEAR = Cue(
    "next-year", "plan", "the paragraph begins with the year to come", _NEVER, _NEVER, None, (), ()
)


def begins_with_a_year(text: str, block: Block) -> bool:
    """Whether a paragraph begins with a year of four digits."""
    return _FIRST.match(text, block.span.start) is not None


def tells_of_next_year(text: str, block: Block, before: Iterable[Block]) -> bool:
    """Whether a paragraph begins with the year after all that were named before it."""
    first = _FIRST.match(text, block.span.start)
    if first is None or _OVER.search(text, first.end(), min(block.span.end, first.end() + 60)):
        return False
    named = [_value(found["year"]) for found in _NAMED.finditer(text, 0, block.span.start)]
    if not named or max(named) != _value(first["year"]) - 1:
        return False
    return not any(begins_with_a_year(text, one) for one in before)


def _value(year: str) -> int:
    return int("".join(_DIGITS[digit] for digit in year))
