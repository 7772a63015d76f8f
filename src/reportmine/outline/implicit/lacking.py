"""A last paragraph of the review that mostly tells what is lacking, whatever its first words are.

    Tail(text, body, heads, plans, ends).lacks(block, k)      whether a paragraph of the section `k` does
    mostly_lacking(words)                                     whether most of what is said is a want

There are as many ways to begin such a paragraph as there are writers (账要两头算。 银杏叶落尽，枝干的疤也露出来了。), but what follows
is alike: one want after the other, and nothing that was done well. The words are data: `outline.toml`, [lacking].
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from functools import cache

from reportmine.outline.implicit.announcing import Head
from reportmine.outline.paragraphs.blocks import Block
from reportmine.outline.rules import Cue, lacking

__all__ = ["LACKING", "Tail", "mostly_lacking"]

_NEVER = re.compile(r"(?!)")
LACKING = Cue(
    "lacking", "shortcomings", "most of the paragraph tells what is lacking", _NEVER, _NEVER, None, (), ()
)  # fmt: skip
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

    def __init__(
        self, text: str, body: Sequence[Block], heads: Sequence[Head], plans: Sequence[bool], ends: float
    ) -> None:  # fmt: skip
        self.text = text
        self.prose = [b for b in body if b.kind == "prose" and b.span.start < ends]
        self.at = [b.span.start for b in self.prose]
        self.starts = [head[0] for head in heads]
        self.tops = [head[1] == 1 for head in heads]
        looks_back = [h[0] for h, plan in zip(heads, plans, strict=True) if h[1] == 1 and not plan]
        self.last = looks_back[-1] if looks_back else -1

    def lacks(self, block: Block, k: int) -> bool:
        """Whether a paragraph in the section `k` (-1: before all heads) closes the review with what is lacking."""
        start = block.span.start
        if block.mark or block.length < _SHORTEST or start < self.last:
            return False
        following = bisect_right(self.starts, start)
        if following < len(self.starts) and not self.tops[following]:
            return False
        until = self.starts[following] if following < len(self.starts) else float("inf")
        here = bisect_left(self.at, start)
        if bisect_left(self.at, until) - here - 1 > _BEHIND or not self._speaks_before(here, k):
            return False
        return mostly_lacking(self.text[start : block.span.end])

    def _speaks_before(self, here: int, k: int) -> bool:
        """Whether the section has told something else before the paragraph."""
        first = bisect_left(self.at, self.starts[k]) if k >= 0 else 0
        before = self.prose[first:here][:3]
        return len(before) > 1 or (len(before) == 1 and before[0].length >= _SHORTEST)
