"""Cells of a table without rules, as they were drawn: pieces of text, and rows of them."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from reportmine.read.layout.pieces import Piece

__all__ = ["NUMBER", "Block", "Row", "is_level"]


NUMBER = re.compile(r"[-−(（]?\d[\d,，]*(?:\.\d+)?[%％)）]?|[-—－]")


@dataclass(slots=True, eq=False)
class Block:
    """A cell as drawn: its pieces, one or more a line."""

    pieces: list[Piece]
    number: bool
    column: int = 0
    colspan: int = 1
    rowspan: int = 1

    @property
    def x0(self) -> float:
        return min(piece.x0 for piece in self.pieces)

    @property
    def x1(self) -> float:
        return max(piece.x1 for piece in self.pieces)

    @property
    def middle(self) -> float:
        """Half-way between its sides."""
        return (self.x0 + self.x1) / 2

    @property
    def y(self) -> float:
        top, bottom = min(p.top for p in self.pieces), max(p.bottom for p in self.pieces)
        return (top + bottom) / 2


@dataclass(slots=True, eq=False)
class Row:
    """The cells of one row, from the left."""

    blocks: list[Block] = field(default_factory=list)

    @property
    def numbers(self) -> list[Block]:
        """The cells that hold numbers."""
        return [block for block in self.blocks if block.number]

    @property
    def y(self) -> float:
        """Where the row stands: at its numbers, else at its highest cell."""
        return min(block.y for block in self.numbers or self.blocks)


def is_level(one: Piece, other: Piece) -> bool:
    """Whether two pieces stand beside each other: they share more than half of the lower one's height."""
    overlap = min(one.bottom, other.bottom) - max(one.top, other.top)
    return overlap > 0.5 * min(one.bottom - one.top, other.bottom - other.top)
