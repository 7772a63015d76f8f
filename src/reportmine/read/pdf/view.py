"""From PDF user space to the page as it is shown: origin top left, y down, page turned."""

from __future__ import annotations

from typing import NamedTuple

from reportmine.read.layout.sheet import Box

__all__ = ["View"]


class View(NamedTuple):
    """The visible box of a page in user space (left, bottom, right, top), and its quarter turns."""

    box: Box
    turn: int

    def shown(
        self, left: list[float], top: list[float], right: list[float], bottom: list[float]
    ) -> tuple[list[float], list[float], list[float], list[float]]:
        """User space boxes → boxes on the page as shown, origin top left."""
        bx0, by0, bx1, by1 = self.box
        if self.turn == 0:
            if bx0:
                left, right = [x - bx0 for x in left], [x - bx0 for x in right]
            return left, [by1 - y for y in top], right, [by1 - y for y in bottom]
        if self.turn == 1:
            return (
                [y - by0 for y in bottom], [x - bx0 for x in left],
                [y - by0 for y in top], [x - bx0 for x in right],
            )  # fmt: skip
        if self.turn == 2:
            return (
                [bx1 - x for x in right], [y - by0 for y in bottom],
                [bx1 - x for x in left], [y - by0 for y in top],
            )  # fmt: skip
        return (
            [by1 - y for y in top], [bx1 - x for x in right],
            [by1 - y for y in bottom], [bx1 - x for x in left],
        )  # fmt: skip

    def direction(self, a: float, b: float) -> tuple[float, float]:
        """A direction in user space → as shown (y down)."""
        for _ in range(self.turn):
            a, b = b, -a
        return a, -b

    def shown_box(self, left: float, top: float, right: float, bottom: float) -> Box:
        """One box, as `shown` does many."""
        x0, y0, x1, y1 = self.shown([left], [top], [right], [bottom])
        return x0[0], y0[0], x1[0], y1[0]
