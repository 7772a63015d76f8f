"""A page as it is printed, or as it was recognised: characters with their boxes, rules, coloured areas, pictures."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import NamedTuple, Protocol

__all__ = ["Box", "Look", "OpenPage", "Rule", "Sheet"]

Box = tuple[float, float, float, float]  # x0, top, x1, bottom

_FULL = 0.7  # of a page: the margins of a scan may be cut off


class Rule(NamedTuple):
    """A straight line on the page, horizontal (top == bottom) or vertical (x0 == x1)."""

    x0: float
    top: float
    x1: float
    bottom: float


class Look(NamedTuple):
    """How a character is set: size in points, weight, direction of its line, visibility."""

    size: float
    bold: bool
    dx: float
    dy: float
    hidden: str | None = None


class OpenPage(Protocol):
    """What can be asked of a page of a file as long as it is open."""

    def look(self, index: int) -> Look:
        """How a character is set."""
        ...

    def drawn(self, index: int) -> int:
        """When a character is drawn, as a number; -1 where that is not known."""
        ...

    def ink_box(self, index: int) -> Box | None:
        """The box of a character's ink; None where it has none."""
        ...


@dataclass(slots=True)
class Sheet:
    """A page as printed. Coordinates: points from the top left corner of the page as shown.

    `text` holds one character for each of PDFium's; `x0 top x1 bottom` one number for each.
    """

    number: int
    width: float
    height: float
    text: str = ""
    x0: list[float] = field(default_factory=list)
    top: list[float] = field(default_factory=list)
    x1: list[float] = field(default_factory=list)
    bottom: list[float] = field(default_factory=list)
    rules: list[Rule] = field(default_factory=list)
    fills: list[Box] = field(default_factory=list)
    panes: list[Box] = field(default_factory=list)
    images: list[Box] = field(default_factory=list)
    crowded: bool = False
    _page: OpenPage | None = None

    def look(self, index: int) -> Look:
        """How character `index` is set. Only while the page is open."""
        assert self._page is not None
        return self._page.look(index)

    @property
    def pictured(self) -> bool:
        """Whether pictures fill the page: one, or the strips and layers that a scanner makes. Letters
        that do not show on such a page are what somebody recognised there."""
        covered = sum(
            max(0.0, min(x1, self.width) - max(x0, 0.0))
            * max(0.0, min(bottom, self.height) - max(top, 0.0))
            for x0, top, x1, bottom in self.images
        )
        return covered >= _FULL * self.width * self.height

    def drawn(self, index: int) -> int:
        """When character `index` is drawn, as a number; -1 where that is not known, as in scans.
        Only while the page is open."""
        return self._page.drawn(index) if self._page else -1

    def tighten(self, start: int, end: int) -> None:
        """Use the boxes of the ink for `[start, end)`: fonts for vertical writing have no others."""
        assert self._page is not None
        for i in range(start, end):
            box = self._page.ink_box(i)
            if box:
                self.x0[i], self.top[i], self.x1[i], self.bottom[i] = box
