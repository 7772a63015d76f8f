"""The sections that a heading or a number opens, as what stands between them asks for them.

In: a `Head` each, in text order. Out: `Heads`, where a section is named by its index `k`; -1 is what stands before
the first. A section within 存在的问题 is about shortcomings whatever its own heading says.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable, Sequence
from typing import NamedTuple

from reportmine.outline.implicit.announcing import heads_plan, tells_trouble

__all__ = ["Head", "Heads"]

_BACK_MATTER = re.compile(
    "(?:有关|相关)?(?:名[词詞]|[术術用][语語])(?:解释|注释|说明|解釋)|附[件录表注錄]|注释|註釋"
)


class Head(NamedTuple):
    """A section that has a number or a heading: its offset, its depth, its heading, whether it is numbered."""

    start: int
    level: int
    heading: str | None
    numbered: bool


class Heads:
    """All of them; `starts` has their offsets, `ends` is where the glossary or the annexes behind the report begin."""

    def __init__(self, heads: Sequence[Head]) -> None:
        self.all = heads
        self.starts = [head.start for head in heads]
        self.ends = _back_matter(heads)
        self._tops = [(h.start, h.numbered) for h in heads if h.level == 1 and h.start < self.ends]
        self._trouble = _inherited(heads, tells_trouble)
        self._plans = _inherited(heads, heads_plan)

    def around(self, offset: int) -> int:
        """The section in which an offset of the text lies."""
        return bisect_right(self.starts, offset) - 1

    def opens(self, offset: int) -> bool:
        """Whether a section begins just there."""
        k = self.around(offset)
        return k >= 0 and self.starts[k] == offset

    def is_trouble(self, k: int) -> bool:
        """Whether the section, or one around it, announces shortcomings."""
        return k >= 0 and self._trouble[k]

    def is_plan(self, k: int) -> bool:
        """Whether the section, or one around it, announces plans."""
        return k >= 0 and self._plans[k]

    def part(self, k: int) -> int:
        """Where the section of level 1 around this one begins; its own begin where there is none."""
        tops = (i for i in range(k, -1, -1) if self.all[i].level == 1)
        return self.starts[next(tops, k)]

    def part_follows(self, k: int) -> bool:
        """Whether a section of level 1 still follows, in front of glossary and annexes."""
        return bool(self._tops) and k >= 0 and self._tops[-1][0] > self.starts[k]

    def list_goes_on(self, k: int) -> bool:
        """Whether the next section of level 1 stands in one list with the one around `k`: both are numbered, or none."""
        if k < 0:
            return False
        place = bisect_right(self._tops, (self.starts[k], True))
        if not place or place >= len(self._tops):
            return False
        return self._tops[place - 1][1] == self._tops[place][1]

    @property
    def last_review(self) -> int:
        """Where the last section of level 1 begins that plans nothing; -1 where there is none."""
        back = (h.start for k, h in enumerate(self.all) if h.level == 1 and not self._plans[k])
        return max(back, default=-1)


def _inherited(heads: Sequence[Head], announces: Callable[[str], bool]) -> list[bool]:
    """For each section: whether its heading, or that of one around it, announces this."""
    told: list[bool] = []
    around: list[int] = []
    for i, head in enumerate(heads):
        while around and heads[around[-1]].level >= head.level:
            around.pop()
        above = around[-1] if around else -1
        told.append(announces(head.heading or "") or (above >= 0 and told[above]))
        around.append(i)
    return told


def _back_matter(heads: Sequence[Head]) -> float:
    tops = [head for head in heads if head.level == 1]
    ends = float("inf")
    while tops and _BACK_MATTER.match(tops[-1].heading or ""):
        ends = tops.pop().start
    return ends
