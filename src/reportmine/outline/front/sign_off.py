"""The sign-off: who signs below the text, and when."""

from __future__ import annotations

import re
from dataclasses import dataclass

from reportmine.outline.front.mending import mend_name
from reportmine.outline.front.names import close, is_organisation
from reportmine.outline.front.periods import find_day
from reportmine.outline.front.view import View
from reportmine.outline.paragraphs.blocks import Block
from reportmine.report import Span
from reportmine.text.normalize import squeeze

# signed with a month alone
_MONTH_LINE = re.compile(
    r"[（(]?(?:[12]\d{3}|[一二][〇○零九一二三四五六七八]{3})年(?:\d{1,2}|[一二三四五六七八九十]{1,2})月(?:[底末初]|[上中下]旬)?[）)]?"
)


@dataclass(frozen=True, slots=True)
class SignOff:
    """Block `start` is the first that belongs to it; the block that signs; the day and where it is."""

    start: int
    signed: Block | None = None
    day: str | None = None
    span: Span | None = None


def find_sign_off(view: View, first: int, end: int) -> SignOff:
    """The sign-off at the end of the body `blocks[first:end]`; an empty one starts at `end`."""
    for k in range(end - 1, max(first + 1, end - 6) - 1, -1):
        block = view.blocks[k]
        words = view.words(block)
        if block.kind != "prose":
            continue
        if _MONTH_LINE.fullmatch(squeeze(words)) and not block.mark:
            above = _signs_above(view, k, first)
            return SignOff(above.index if above else k, above)
        found = find_day(words)
        if found and _is_last(words, found.start, found.end):
            span = view.inside(block, found.start, found.end)
            name = words[: found.start].strip(" \u3000（(")
            if name:
                return SignOff(k, block if is_organisation(name) else None, found.day, span)
            above = _signs_above(view, k, first)
            return SignOff(above.index if above else k, above, found.day, span)
    tail = view.blocks[end - 1]
    own_line = end - 1 > first and tail.kind == "prose" and not tail.mark
    if own_line and is_organisation(view.words(tail)):
        return SignOff(end - 1, tail)
    return SignOff(end)


def _is_last(words: str, start: int, end: int) -> bool:
    """Whether a short line ends with the day at `[start, end)` and is no sentence."""
    return len(words) <= 60 and not words[end:].strip(" 。)）") and "。" not in words[:start]


def _signs_above(view: View, k: int, first: int) -> Block | None:
    """The line over block `k`, if it is a name, perhaps with a spoilt character."""
    above = view.blocks[k - 1] if k - 1 > first else None
    if above is None or above.kind != "prose":
        return None
    words = view.words(above)
    known = is_organisation(words) or (
        len(words) <= 24 and is_organisation(mend_name(close(words), is_name=False))
    )
    return above if known else None


def signature(view: View, signed: Block) -> str:
    """The name in a line that signs."""
    words = view.words(signed)
    day = find_day(words)
    name = close(words[: day.start] if day else words)
    return mend_name(name, is_organisation(name))
