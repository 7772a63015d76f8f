"""What lists are made of: candidates for sections, the lists that are open, and what still lies ahead."""

from __future__ import annotations

import math
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from reportmine.outline.paragraphs.blocks import Block
from reportmine.outline.paragraphs.marks import Mark
from reportmine.outline.titles import Title


class Look(NamedTuple):
    """How an unnumbered heading looks; compared part by part, and the smaller is the heavier.

    `size` is that of its print, the body's being 1, with a minus; of a heading in a style of the format it
    is the style's depth. `centred` and `bold` are -1 where it is. `sentence` (it ends with a stop) and
    `wordy` (it is long, or has several clauses) are 1 where it is: such a line heads less.
    """

    size: float
    centred: float = 0.0
    bold: float = 0.0
    sentence: float = 0.0
    wordy: float = 0.0


NUMBERED = Look(math.inf)  # a number says what it heads, whatever it looks like


@dataclass(slots=True)
class Item:
    """A candidate for a section: a marked paragraph or an unnumbered heading.

    `form` is "" for marked paragraphs, else what made it a candidate ("style", "form", "month").
    `level` 0 means: refused.
    """

    block: Block
    mark: Mark | None
    title: Title | None
    form: str = ""
    look: Look = NUMBERED
    pause: bool = False
    level: int = 0
    parent_item: Item | None = None
    group: int = -1
    heading: bool = False
    because: list[str] = field(default_factory=list)
    score: float = 0.8

    @property
    def family(self) -> str:
        """The key under which members of one list find each other."""
        if self.form:
            return f"{self.form}{self.look}"
        return self.mark.family if self.mark else ""


@dataclass(slots=True)
class OpenList:
    """A list that may still go on; `item` is the index of its latest member."""

    family: str
    numerals: str
    last: int
    item: int
    group: int
    separator: str
    look: Look
    form: str
    rank: float
    members: int = 1
    marks: str = ""


class Ahead:
    """Where the members of each family, and each of their values, stand among the items."""

    def __init__(self, items: Sequence[Item]) -> None:
        self.end = len(items)
        self.places: dict[tuple[str, int], list[int]] = defaultdict(list)
        self.heads: dict[str, list[int]] = defaultdict(list)
        for i, item in enumerate(items):
            self.heads[item.family].append(i)
            if item.mark and not item.form:
                self.places[item.family, item.mark.value].append(i)

    def next(self, family: str, value: int, after: int) -> int:
        """Index of the next item of this family with this value, or a number past the end."""
        return self._behind(self.places.get((family, value), []), after)

    def next_of(self, family: str, after: int) -> int:
        """Index of the next item of this family, or a number past the end."""
        return self._behind(self.heads.get(family, []), after)

    def follows(self, mark: Mark, i: int) -> bool:
        """Whether the number after this mark's stands not far behind item `i`."""
        return self.due(mark.family, mark.value, i) < min(i + 60, self.end)

    def due(self, family: str, last: int, i: int) -> int:
        """Where the list whose last number is `last` goes on behind item `i`, or a number past the end.

        One of a list in capital numerals (壹 參 肆) may be left out, for nothing else is written so.
        """
        skipped = self.next(family, last + 2, i) if family == "壹、" else self.end
        return min(self.next(family, last + 1, i), skipped)

    def _behind(self, places: Sequence[int], after: int) -> int:
        k = bisect_right(places, after)
        return places[k] if k < len(places) else self.end


def alike(a: Look, b: Look) -> bool:
    """Whether two unnumbered headings are printed alike.

    Large ones of one size may stand in the middle or not, and be long or short. Centred ones may differ
    more in size: pages of tables are often scaled to fit.
    """
    apart = abs(a.size - b.size)
    if a.size < -1.05 and apart <= 0.03:
        return (a.bold, a.sentence) == (b.bold, b.sentence)
    return a[1:] == b[1:] and apart <= (0.2 if a.centred else 0.06)
