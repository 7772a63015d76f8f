"""One number as the rules of this folder see it: its words, and what it stands in.

In: a slot of a paragraph with the label of the rules. Out: a `Case`. Its text has stand-ins for numbers and
dates (`metrics.context`), offsets are those of the paragraph.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property

from reportmine.metrics.context import Paragraph, Slot
from reportmine.metrics.label.phrase import Label

__all__ = ["BOUNDS", "LOOSE", "Case", "Place"]

#: How a number is written that binds (不少于15节, 50岁以上), and one that is told loosely.
BOUNDS = ("equal_or_more", "equal_or_less")
LOOSE = (*BOUNDS, "approx", "more_than")

# 贫困户36户（今年争取脱贫9户），五保户6户: what a closed bracket promises, it promises of itself
_CLOSED = re.compile("（[^（）]*）|\\([^()]*\\)")


@dataclass(frozen=True, slots=True)
class Place:
    """What a number stands in."""

    #: A section, or what a line or paragraph opened, that looks ahead.
    plan: bool = False
    #: A report that is a budget.
    budget_report: bool = False
    #: A section whose money is only planned.
    budget_section: bool = False
    #: A section that tells what a budget's projects are to bring.
    projects: bool = False
    #: An article of statutes.
    article: bool = False
    #: A total that is promised.
    of_promised: bool = False

    @property
    def budget(self) -> bool:
        """Whether money there is planned."""
        return self.budget_report or self.budget_section


_NOWHERE = Place()


class Case:
    """A number with its words and its place; asked by many rules, so what all ask for is laid out."""

    def __init__(
        self, paragraph: Paragraph, slot: Slot, label: Label, place: Place = _NOWHERE
    ) -> None:
        self.paragraph, self.slot, self.label, self.place = paragraph, slot, label, place
        #: The paragraph, with stand-ins.
        self.text = paragraph.masked
        #: The number itself.
        self.mention = slot.mention
        #: The number's clause in front of it.
        self.left = self.text[slot.clause_start : slot.start]

    @property
    def told(self) -> str:
        """The clause in front of the number as it is written, with its numbers and dates."""
        return self.paragraph.text[self.slot.clause_start : self.slot.start]

    @cached_property
    def before(self) -> str:
        """The sentence in front of the number, without its closed brackets."""
        return _CLOSED.sub("", self.text[self.slot.opening : self.slot.start])

    @cached_property
    def behind(self) -> str:
        """The rest of the sentence."""
        return self.text[self.slot.end : self.slot.sentence[1]]
