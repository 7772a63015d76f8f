"""What a reader makes of a page: printed lines, and tables between them.

A reader turns its format into a list of `Printed` lines and `Grid`s in reading order, for each
page; the rooms beside it (furniture, paragraphs, assemble) turn these into a Report and know
nothing of PDF.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from reportmine.boxes import Edges, Ink, pack, unpack
from reportmine.report import Source

__all__ = ["Block", "Grid", "GridCell", "Leaf", "Printed"]


@dataclass(slots=True, eq=False)
class Printed:
    """A printed line. `x0 top x1 bottom` are where it stands in the reading direction of the page;
    `ink` holds, under `number`, the boxes of its characters in the page's own coordinates; `turned`
    says that the two differ. `column` is 0 on pages of one column, else 1, 2 … `gapped` says that a wide
    gap parts its text: fields of a form, names side by side.
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
    ink: Ink | None = None
    number: int = 0
    style: str | None = None
    gapped: bool = False
    turned: bool = False

    @property
    def height(self) -> float:
        return self.bottom - self.top

    @property
    def packed(self) -> bytes:
        """The boxes of its characters as `boxes.pack` packs them; only where there is `ink`."""
        assert self.ink is not None
        return self.ink[self.number]

    @property
    def edges(self) -> Edges:
        """The boxes of its characters; only where there is `ink`."""
        return unpack(self.packed, len(self.text))

    def add_space(self) -> None:
        """A space behind the line, which is not printed."""
        assert self.ink is not None
        self.number = self.ink.add(pack(*([*edge, 0.0] for edge in self.edges)))
        self.text += " "


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
    """A table: the x of its columns' edges, and for each row the cells that begin in it. `loose`
    says that no rule shows the edges: they are known by the text between them only.
    """

    page: int
    x0: float
    top: float
    x1: float
    bottom: float
    xs: list[float]
    rows: list[list[GridCell]]
    places: list[tuple[int, tuple[float, float, float, float]]] = field(default_factory=list)
    column: int = 0
    loose: bool = False


Block = Printed | Grid


@dataclass(slots=True, eq=False)
class Leaf:
    """A page's blocks in reading order."""

    number: int
    width: float = 0.0
    height: float = 0.0
    blocks: list[Block] = field(default_factory=list)
    source: Source = "text"
