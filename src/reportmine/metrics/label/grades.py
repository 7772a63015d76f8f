"""Grades and kinds of things that were counted before: 省级3项 behind 市级以上表彰12项 counts 省级表彰.

In: a slot and the label of its own words. Out: the label with the things of which these are some.
"""

from __future__ import annotations

import re

from reportmine.metrics.context import Slot
from reportmine.metrics.label.heads import Heads
from reportmine.metrics.label.phrase import Label, Piece
from reportmine.metrics.label.rule import Rule, View

# 退休 is no part of 在职, though both count staff
_STAFFED = ("在职", "在编", "在岗")
# 市级以上表彰: 以上 goes with the grade, so that 表彰 is left for 省级
_AND_ABOVE = re.compile("及?以[上下]")


class Grades(Rule):
    """The rule for grades, kinds and payers: words that say which of the things are counted."""

    def __init__(self, view: View, heads: Heads) -> None:
        super().__init__(view)
        self.heads = heads

    def which_of_them(self, slot: Slot, label: Label) -> Label:
        """三下乡队伍27支，国家级〈1支〉: the grade, then the noun of the nearest number with the same unit."""
        noun: tuple[Piece, ...] = ()
        if listed := self.heads.whole_of_list(slot):
            noun = self._ungraded(listed.noun or listed.pieces, whole=True)
        for one, found in () if noun else reversed(self.memory.done[-6:]):
            if one.sentence == slot.sentence and one.mention.unit == slot.mention.unit:
                whole = label.part or (found.part and found.rule == "attribute")
                noun = self._ungraded(found.noun or found.pieces, whole=whole)
                break
        if not noun:
            return label
        pieces = (*label.pieces, *(p for p in noun if p[1] <= label.pieces[0][0]))
        return Label(pieces, "attribute", noun, label.verb, label.part, inherited=True)

    def _ungraded(self, noun: tuple[Piece, ...], *, whole: bool) -> tuple[Piece, ...]:
        """A noun without its own grade: 课题 of 国家级课题.

        Empty where what is left names no whole that another kind could belong to (在职), unless 其中 calls it one (`whole`).
        """
        if not noun:
            return ()
        (s, e), *rest = noun
        words = self.text[s:e]
        for grade in self.lexicon.attributive:
            if words.startswith(grade) and len(grade) > 1:
                s += len(grade)
                reach = _AND_ABOVE.match(self.text, s, e)
                s = reach.end() if reach else s
                break
        left = self.text[s:e]
        beside = left.endswith(_STAFFED) or (not whole and left.endswith(self.lexicon.posts))
        if not rest and (len(left) < 2 or beside):
            return ()
        return ((s, e), *rest) if s < e else tuple(rest)
