"""What leads up to the subsections of a review: 一、2022年工作回顾, then a paragraph on the year, then （一）….

    intros(text, body, heads, government=…)      sections without a heading, one for each such part

It speaks of the year in general, as the opening of a report does, and is an overview, with the headline figures of
the year; where it gives figures and speaks of nothing in general (在…领导下, 围绕…) it tells what was done, and
stays a part of the review. A government's report gives its headline figures there whatever the words are.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from itertools import pairwise

from reportmine.outline.implicit.heads import Head
from reportmine.outline.implicit.openings import counts_much, is_general
from reportmine.outline.implicit.turns import Turn
from reportmine.outline.paragraphs.blocks import Block

__all__ = ["intros"]

_LOOKS_BACK = re.compile("回顾|总结|回顧|總結|年度?(?:的|主要|重点)?工作(?:开展|完成)?情况$")
_ACHIEVED = re.compile("成就|(?:年|时期|以来)(?:的?政府)?工作$")
_MOST_GENERAL = 2  # paragraphs: more tell task by task
_SHORTEST = 30  # characters: less is a line that announces what follows


def intros(
    text: str, body: Sequence[Block], heads: Sequence[Head], *, government: bool
) -> list[Turn]:
    """One for each section on what was done that has words of its own before its first subsection;
    `government`: in a government's report."""
    starts = [block.span.start for block in body]
    found: list[Turn] = []
    for head, following in pairwise(heads):
        if following.level <= head.level or not _looks_back(head.heading or "", government):
            continue
        first, last = bisect_right(starts, head.start), bisect_right(starts, following.start - 1)
        own = [block for block in body[first:last] if block.kind == "prose"]
        if own and own[0].length >= _SHORTEST and not _tells(text, own, government):
            because = "what leads up to the subsections"
            found.append(Turn(own[0].span.start, following.level, "overview", because))
    return found


def _looks_back(heading: str, government: bool) -> bool:
    return bool(_LOOKS_BACK.search(heading) or (government and _ACHIEVED.search(heading)))


def _tells(text: str, own: Sequence[Block], government: bool) -> bool:
    """Whether these paragraphs tell what was done."""
    if any(block.mark for block in own):
        return True
    if government:
        return len(own) > _MOST_GENERAL
    words = [text[slice(*block.span)] for block in own]
    return any(counts_much(each) and not is_general(each) for each in words)
