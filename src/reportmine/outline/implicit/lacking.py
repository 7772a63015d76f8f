"""A last paragraph of the review that mostly tells what is lacking, whatever its first words are.

    Tail(text, body, heads).lacks(block, k)      whether a paragraph of the section `k` does
    mostly_lacking(words)                                     whether most of what is said is a want

There are as many ways to begin such a paragraph as there are writers (账要两头算。 银杏叶落尽，枝干的疤也露出来了。), but what follows
is alike: one want after the other, and nothing that was done well. The words are data: `outline.toml`, [lacking].
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from functools import cache

from reportmine.outline.implicit.heads import Heads
from reportmine.outline.paragraphs.blocks import Block
from reportmine.outline.rules import Sign, lacking

__all__ = ["LACKING", "Tail", "mostly_lacking"]

LACKING = Sign("lacking", "shortcomings", "most of the paragraph tells what is lacking")
_STATEMENT = re.compile("[^；;。！？!?\n]{4,}")
_SHORTEST = 40  # characters of a paragraph that is judged
_BEHIND = 2  # paragraphs that may follow before the plan or the end
_MOST = 0.5  # of the statements are wants


@cache
def _words() -> tuple[re.Pattern[str], re.Pattern[str]]:
    data = lacking()
    return re.compile("|".join(data["wants"])), re.compile("|".join(data["done"]))


def mostly_lacking(words: str) -> bool:
    """Whether two statements or more, and half of all, tell of a want and of nothing that was done well."""
    wants, done = _words()
    told = _STATEMENT.findall(words)
    lack = [wants.search(one) is not None for one in told]
    good = [done.search(one) is not None for one in told]
    only = sum(a and not b for a, b in zip(lack, good, strict=True))
    return sum(lack) > 1 and only >= _MOST * len(told) and sum(good) <= max(1, len(told) // 4)


class Tail:
    """Where the review of a report ends: what follows its last sections is a plan, or nothing."""

    def __init__(self, text: str, body: Sequence[Block], heads: Heads) -> None:
        self.text, self.heads = text, heads
        self.prose = [b for b in body if b.kind == "prose" and b.span.start < heads.ends]
        self.at = [b.span.start for b in self.prose]
        self.last = heads.last_review

    def lacks(self, block: Block, k: int) -> bool:
        """Whether a paragraph in the section `k` (-1: before all heads) closes the review with what is lacking."""
        start = block.span.start
        if block.mark or block.length < _SHORTEST or start < self.last:
            return False
        following = self.heads.all[self.heads.around(start) + 1 :][:1]
        if following and following[0].level != 1:
            return False
        until = following[0].start if following else float("inf")
        here = bisect_left(self.at, start)
        if bisect_left(self.at, until) - here - 1 > _BEHIND or not self._speaks_before(here, k):
            return False
        return mostly_lacking(self.text[start : block.span.end])

    def _speaks_before(self, here: int, k: int) -> bool:
        """Whether the section has told something else before the paragraph."""
        first = bisect_left(self.at, self.heads.starts[k]) if k >= 0 else 0
        before = self.prose[first:here][:3]
        return len(before) > 1 or (len(before) == 1 and before[0].length >= _SHORTEST)
