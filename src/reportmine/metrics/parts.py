"""Totals and their parts: 收入62万元，其中会费8万元.

In: the slots of a paragraph with their labels and aspects. Out: for each slot the slot whose part it
is, or None. 其中 opens the parts of the number before it; brackets behind a number hold its parts.
A part has its total's unit and is not larger, and the parts together are not larger either.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from decimal import Decimal

from reportmine.findings import Aspect
from reportmine.metrics.context import Paragraph, Slot
from reportmine.metrics.label.phrase import Label
from reportmine.metrics.lexicon import PERSONS

_ANNOUNCES = re.compile(r"(?:其中|包括)(?:[：:，]|如下：)?\s*$")
_LONG = re.compile("其中[：:]")
# What stands between a number and another's bracket: 王某(33票,某院), 李某(30票).
_BORDERS = "，,、；;：:。)）"
_WHOLES = ("level", "cumulative", "average")
_FAR = 60  # numbers between a total and a part of it


def part_of(
    paragraph: Paragraph,
    slots: Sequence[Slot],
    labels: Sequence[Label],
    aspects: Sequence[Aspect],
) -> list[int | None]:
    """For each slot of a paragraph the position of its total."""
    parts = _Parts(paragraph.masked, slots, labels, aspects)
    for i in range(len(slots)):
        parts.add(i)
    return parts.found


class _Parts:
    """The parts and totals of one paragraph, number by number."""

    def __init__(
        self, text: str, slots: Sequence[Slot], labels: Sequence[Label], aspects: Sequence[Aspect]
    ) -> None:
        self.text, self.slots, self.labels, self.aspects = text, slots, labels, aspects
        self.found: list[int | None] = [None] * len(slots)
        #: The number that 其中 opens a list of parts with, and the parts that were listed since.
        self.opened: int | None = None
        self.listed: list[Slot] = []
        #: What the parts of a total come to so far.
        self.used: dict[int, Decimal] = {}

    def add(self, i: int) -> None:
        """Find the total of the next number."""
        slot = self.slots[i]
        if self.opened is not None and self._is_closed(self.opened, i):
            self.opened, self.listed = None, []
        if self.labels[i].part:
            self.opened, self.listed = i, []
        if not self._may_be_part(i):
            return
        total = self._total(i)
        if total is None or not _fits(self.slots[total], slot, self.used.get(total, Decimal(0))):
            return
        self.found[i] = total
        if self.aspects[i] in _WHOLES and slot.mention.value is not None:
            self.used[total] = self.used.get(total, Decimal(0)) + slot.mention.value
            self.listed.append(slot)

    def _is_closed(self, opened: int, i: int) -> bool:
        if self.slots[opened].sentence != self.slots[i].sentence:
            return True
        return _closed(self.text, self.listed, self.slots[i - 1], self.slots[i])

    def _may_be_part(self, i: int) -> bool:
        if self.labels[i].threshold:
            return False  # 其中：单价100万元以上设备1台
        share = self.aspects[i] == "share" and self.labels[i].part
        return share or self.aspects[i] in _WHOLES

    def _total(self, i: int) -> int | None:
        """The total of a number; of 其中：房屋…；车辆7辆（轿车3辆） the nearest one."""
        opened = self.opened
        if self.slots[i].bracket >= 0 and not self.labels[i].part:
            before = _before_bracket(self.text, self.slots, self.aspects, i)
            if before is not None:
                return before
        if opened is None:
            return None
        if opened < i and self.labels[opened].rule == "number last, threshold":
            return None
        return _total(self.slots, self.aspects, self.found, self.slots[i], opened)


def _closed(text: str, listed: Sequence[Slot], before: Slot, slot: Slot) -> bool:
    """Whether a list of parts has ended: 其中甲3件，乙2件；上年结转1件, 含甲3件，另有1件. Behind 其中： a
    semicolon parts the parts, and so it does where nothing else does."""
    if text[slot.left[0] : slot.start].lstrip().startswith("另"):
        return True
    if len(listed) < 2 or "；" not in text[before.end : slot.start]:
        return False
    if _LONG.search(text, listed[0].sentence[0], listed[0].start):
        return False
    return "；" not in text[listed[0].end : listed[-1].start]


class Announced:
    """A total whose parts are announced at the end of its paragraph: …支出5万元。其中：, one a paragraph."""

    def __init__(self) -> None:
        self._total: Slot | None = None
        self._left = Decimal(0)

    def of(self, first: Slot) -> int | None:
        """The mention of the announced total that a paragraph's first number is a part of."""
        total, value = self._total, first.mention.value
        if total is None or first.sentence[0] != 0 or value is None or value > self._left:
            self._total = None
            return None
        if not _alike(total.mention.unit, first.mention.unit):
            return None
        self._left -= value
        return total.index

    def after(self, paragraph: Paragraph, last: Slot, aspect: Aspect) -> None:
        """Remember a total that the end of its paragraph announces the parts of."""
        if _ANNOUNCES.search(paragraph.text, last.end):
            counts = aspect in _WHOLES and last.mention.value is not None
            self._total = last if counts else None
            self._left = last.mention.value or Decimal(0)


def _total(
    slots: Sequence[Slot],
    aspects: Sequence[Aspect],
    found: Sequence[int | None],
    slot: Slot,
    opened: int,
) -> int | None:
    """The last number before the list of parts that counts what the slot counts."""
    near = range(opened - 1, max(-1, opened - 1 - _FAR), -1)
    same_sentence = [k for k in near if slots[k].sentence == slot.sentence and found[k] is None]
    ratio = slot.mention.kind == "ratio"
    for k in same_sentence or near[:4]:
        if aspects[k] not in _WHOLES:
            continue
        if ratio:
            # Several heads side by side (教授12人、副教授20人，其中女职工占45%): no one of them is the whole.
            return None if slots[k].joined else k
        if _alike(slots[k].mention.unit, slot.mention.unit):
            return k
    return None


def _alike(one: str | None, other: str | None) -> bool:
    """Whether two units count the same: persons are 名, 人 or 位."""
    return one == other or (one in PERSONS and other in PERSONS)


def _before_bracket(
    text: str, slots: Sequence[Slot], aspects: Sequence[Aspect], i: int
) -> int | None:
    """The number right in front of the bracket that a slot stands in, if it counts the same."""
    slot = slots[i]
    k = bisect_right(slots, slot.bracket, hi=i, key=lambda one: one.end) - 1
    if k < 0:
        return None
    between = text[slots[k].end : slot.bracket]
    near = len(between) <= 12 and not any(c in between for c in _BORDERS)
    same = _alike(slots[k].mention.unit, slot.mention.unit) and aspects[k] in _WHOLES
    same &= not text[slot.left[0] : slot.start].lstrip().startswith("另")
    return k if near and same else None


def _fits(total: Slot, part: Slot, used: Decimal) -> bool:
    """Whether a part and the parts `used` before it are not larger than their total, but for rounding."""
    whole, value = total.mention.value, part.mention.value
    if whole is None or value is None or part.mention.kind == "ratio":
        return True
    return value + used <= whole * Decimal("1.001")
