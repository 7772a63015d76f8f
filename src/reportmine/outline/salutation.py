"""各位代表！ and the like: whom a report speaks to, at its begin and where it turns to them once more.

HEARERS                      what such a line begins with, for a pattern
hails(text, block)           whether a paragraph begins with 各位代表！
is_hail(words)               whether a sentence says nothing else
with_hail(text, body, start) where a paragraph begins, with such a line above it
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence

from reportmine.outline.paragraphs.blocks import Block

__all__ = ["HEARERS", "hails", "is_hail", "with_hail"]

HEARERS = "各位|同志们|同事们|朋友们|尊敬的|女士们"
_HAIL = re.compile(f"(?:{HEARERS})[^，。！!：:]{{0,14}}[！!：:]\\s*")


def hails(text: str, block: Block) -> bool:
    """Whether a paragraph begins with 各位代表！."""
    return block.kind == "prose" and _HAIL.match(text, block.span.start) is not None


def is_hail(words: str) -> bool:
    """Whether a sentence is 各位代表！ and nothing else."""
    return _HAIL.fullmatch(words) is not None


def with_hail(text: str, body: Sequence[Block], start: int) -> int:
    """Where the paragraph that begins at `start` begins with the 各位代表！ in the line above it."""
    at = bisect_left(body, start, key=lambda block: block.span.start)
    if not 0 < at < len(body) or body[at].span.start != start:
        return start
    above = body[at - 1]
    alone = above.kind == "prose" and is_hail(text[slice(*above.span)])
    return above.span.start if alone else start
