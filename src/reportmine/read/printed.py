"""What a reader makes of a page: printed lines, and tables between them.

A reader turns its format into a list of `Printed` lines and `Grid`s in reading order, for each
page; the rooms beside it (furniture, paragraphs, assemble) turn these into a Report and know
nothing of PDF.
"""

from __future__ import annotations

from array import array
from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import chain

from reportmine.report import Source

__all__ = ["Block", "Grid", "GridCell", "Leaf", "Printed", "packed"]


@dataclass(slots=True, eq=False)
class Printed:
    """A printed line. `x0 top x1 bottom` are where it stands in the reading direction of the page;
    `ink` holds the `boxes` of its characters in the page's own coordinates (they differ on pages
    whose text is turned), packed: a long document has many lines at a time. `column` is 0 on pages of one column, else 1, 2 … `gapped` says that a wide gap
    parts its text: fields of a form, names side by side. `turned` says that the two differ.
    """

    text: str
    page: int = 0
    x0: float = 0.0
    top: float = 0.0
    x1: float = 0.0
    bottom: float = 0.0
    size: float = 0.0
    bold: bool = False
    column: int = 0
    ink: bytes = b""
    style: str | None = None
    gapped: bool = False
    turned: bool = False

    @property
    def height(self) -> float:
        return self.bottom - self.top

    @property
    def boxes(self) -> array[float]:
        """Four floats a character; nothing in formats without pages."""
        return _unpacked(self.ink, len(self.text))

    def add_space(self) -> None:
        """A space behind the line, which is not printed."""
        boxes = self.boxes
        boxes.extend((0.0,) * 4)
        self.text += " "
        self.ink = boxes.tobytes()


def packed(
    x0: Sequence[float], top: Sequence[float], x1: Sequence[float], bottom: Sequence[float]
) -> bytes:
    """The boxes of a line's characters. The characters of a font have one height: most lines have
    two or three, so that a byte a character says which, and the heights follow at the end."""
    count = len(x0)
    heights = {pair: n for n, pair in enumerate(dict.fromkeys(zip(top, bottom, strict=True)))}
    if len(heights) > min(count // 2, 255):
        boxes = array("f", bytes(16 * count))
        for edge, values in enumerate((x0, top, x1, bottom)):
            boxes[edge::4] = array("f", values)
        return boxes.tobytes()
    which = bytes(map(heights.__getitem__, zip(top, bottom, strict=True)))
    return which + array("f", [*x0, *x1, *chain.from_iterable(heights)]).tobytes()


def _unpacked(ink: bytes, count: int) -> array[float]:
    if len(ink) in (0, 16 * count):
        return array("f", ink)
    which, floats = ink[:count], array("f", ink[count:])
    boxes = array("f", bytes(16 * count))
    boxes[0::4], boxes[2::4] = floats[:count], floats[count : 2 * count]
    heights = floats[2 * count :]
    for edge in (0, 1):
        boxes[2 * edge + 1 :: 4] = array("f", map(heights[edge::2].__getitem__, which))
    return boxes


@dataclass(slots=True, eq=False)
class GridCell:
    """A cell by its corners, with the printed lines inside it in reading order."""

    x0: float
    top: float
    x1: float
    bottom: float
    row: int = 0
    column: int = 0
    rowspan: int = 1
    colspan: int = 1
    lines: list[Printed] = field(default_factory=list)


@dataclass(slots=True, eq=False)
class Grid:
    """A table: the x of its columns' edges, and for each row the cells that begin in it."""

    page: int
    x0: float
    top: float
    x1: float
    bottom: float
    xs: list[float]
    rows: list[list[GridCell]]
    places: list[tuple[int, tuple[float, float, float, float]]] = field(default_factory=list)
    column: int = 0


Block = Printed | Grid


@dataclass(slots=True, eq=False)
class Leaf:
    """A page's blocks in reading order."""

    number: int
    width: float = 0.0
    height: float = 0.0
    blocks: list[Block] = field(default_factory=list)
    source: Source = "text"
