"""What lists are made of: candidates for sections, the lists that are open, and what still lies ahead."""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field

from reportmine.outline.paragraphs.blocks import Block
from reportmine.outline.paragraphs.marks import Mark
from reportmine.outline.titles import Title


@dataclass(slots=True)
class Item:
    """A candidate for a section: a marked paragraph or an unnumbered heading.

    `form` is "" for marked paragraphs, else what made it a candidate ("style", "form", "month").
    `look` orders unnumbered headings by weight (smaller is heavier). `level` 0 means: refused.
    """

    block: Block
    mark: Mark | None
    title: Title | None
    form: str = ""
    look: tuple[float, ...] = ()
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
    look: tuple[float, ...]
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
        return self.next(mark.family, mark.value + 1, i) < min(i + 60, self.end)

    def _behind(self, places: Sequence[int], after: int) -> int:
        k = bisect_right(places, after)
        return places[k] if k < len(places) else self.end


def alike(a: tuple[float, ...], b: tuple[float, ...]) -> bool:
    """Whether two unnumbered headings are printed alike: `(-size, -centred, -bold, …)`.

    Centred headings may differ more in size: pages of tables are often scaled to fit.
    """
    if a[0] < -1.05 and abs(a[0] - b[0]) <= 0.03:
        return a[2:4] == b[2:4]
    return a[1:] == b[1:] and abs(a[0] - b[0]) <= (0.2 if a[1] else 0.06)
