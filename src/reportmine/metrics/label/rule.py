"""What every rule for labels sees of a paragraph: its text, its phrases, what its numbers counted so far.

In: a paragraph, the names of who reports. Out: a `View`, which the rules of one paragraph share; each
rule is a `Rule`, and is given the other rules that it asks.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from reportmine.metrics.context import Paragraph, Slot
from reportmine.metrics.label.left import LeftSide
from reportmine.metrics.label.phrase import Label, Phrases
from reportmine.metrics.label.right import RightSide

#: The number before one in its sentence, with its label; None for the first.
Before = tuple[Slot, Label] | None


@dataclass(slots=True)
class Memory:
    """What earlier numbers of the paragraph counted."""

    done: list[tuple[Slot, Label]] = field(default_factory=list)

    def level(self, unit: str | None = None) -> Label | None:
        """The last phrase that was found in the text itself, of this unit if one is given."""
        for slot, label in reversed(self.done[-8:]):
            if not label.pieces or label.threshold:
                continue
            if slot.mention.unit == unit if unit else slot.mention.kind != "percentage_point":
                return label
        return None

    def fulfilling(self, slot: Slot, told: Label) -> Label:
        """支出决算5万元，完成预算的95%，比上年增加1万元: the accounts grew, and not how far they fulfil a budget."""
        for one, label in reversed(self.done[-4:]):
            if label.pieces and label.rule != "fulfilled" and one.sentence == slot.sentence:
                return label
        return Label(told.noun, "number last", told.noun) if told.noun else told


class View:
    """One paragraph as the rules see it. `actors`: names of who reports, who are never counted."""

    def __init__(self, paragraph: Paragraph, actors: Sequence[str] = ()) -> None:
        self.phrases = Phrases(paragraph, actors)
        self.left = LeftSide(self.phrases)
        self.right = RightSide(self.phrases)
        self.memory = Memory()


class Rule:
    """A rule for labels. Offsets are those of the paragraph; `text` is what the phrases are cut from."""

    def __init__(self, view: View) -> None:
        self.phrases, self.left, self.right = view.phrases, view.left, view.right
        self.memory = view.memory
        self.text, self.lexicon = view.phrases.text, view.phrases.lexicon

    def is_part(self, slot: Slot) -> bool:
        """Whether 其中 in front of a number makes it a part of the one before."""
        return "其中" in self.text[slot.left[0] : slot.start] or (
            slot.opener in ("：", ":", "，", ",")
            and self.text[max(0, slot.left[0] - 3) : slot.left[0] - 1] == "其中"
        )
