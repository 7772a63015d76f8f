"""Rows of cells without rules → a Grid: columns by the text between them, spans by middles.

grid_of(printer, rows)  →  Grid, or None where the cells do not fit beside each other
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from reportmine.read.pdf.layout import Piece
from reportmine.read.pdf.lines import Printer
from reportmine.read.printed import Grid, GridCell

__all__ = [
    "NUMBER", "Block", "Row", "centred", "column_edges", "grid_of", "is_bridged", "is_level",
]  # fmt: skip

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
        return (self.x0 + self.x1) / 2

    @property
    def y(self) -> float:
        top, bottom = min(p.top for p in self.pieces), max(p.bottom for p in self.pieces)
        return (top + bottom) / 2


@dataclass(slots=True, eq=False)
class Row:
    blocks: list[Block] = field(default_factory=list)

    @property
    def numbers(self) -> list[Block]:
        return [block for block in self.blocks if block.number]

    @property
    def y(self) -> float:
        """Where the row stands: at its numbers, else at its highest cell."""
        return min(block.y for block in self.numbers or self.blocks)


def is_level(one: Piece, other: Piece) -> bool:
    overlap = min(one.bottom, other.bottom) - max(one.top, other.top)
    return overlap > 0.5 * min(one.bottom - one.top, other.bottom - other.top)


def grid_of(printer: Printer, table: list[Row]) -> Grid | None:
    columns = column_edges(table)
    xs = _edges(columns)
    if len(xs) < 3:
        return None
    if not _place(table, xs):
        # A total in the middle of two columns may stand beside all that is in the second.
        xs = _edges(_bridged(table, columns))
        if len(xs) < 3 or not _place(table, xs):
            return None
    ys = _heights(table)
    rows: list[list[GridCell]] = []
    for r, row in enumerate(table):
        rows.append([])
        for block in row.blocks:
            lines = [printer.line(line, cell=True) for line in _lines(block)]
            rows[-1].append(
                GridCell(
                    xs[block.column], ys[r], xs[block.column + block.colspan], ys[r + block.rowspan],
                    r, block.column, block.rowspan, block.colspan,
                    [line for line in lines if line],
                )
            )  # fmt: skip
    _add_empty(rows, xs, ys)
    box = (xs[0], ys[0], xs[-1], ys[-1])
    layout = printer.layout
    shown = layout.shown(*box)
    place = (round(shown[0], 1), round(shown[1], 1), round(shown[2], 1), round(shown[3], 1))
    number = layout.sheet.number
    return Grid(number, *box, xs, rows, [(number, place)], loose=True)


def _lines(block: Block) -> list[list[Piece]]:
    lines: list[list[Piece]] = [block.pieces[:1]]
    for last, piece in pairwise(block.pieces):
        if is_level(piece, last):
            lines[-1].append(piece)
        else:
            lines.append([piece])
    return lines


def _edges(columns: Sequence[tuple[float, float]]) -> list[float]:
    """The edges of the columns: half way between stretches that cells of one column cover."""
    inner = [(a[1] + b[0]) / 2 for a, b in pairwise(columns)]
    return [columns[0][0], *inner, columns[-1][1]] if columns else []


def _bridged(
    table: Sequence[Row], columns: Sequence[tuple[float, float]]
) -> list[tuple[float, float]]:
    """The stretches, those together that only ever hold parts of one cell."""
    out = [columns[0]]
    for column in columns[1:]:
        if is_bridged(table, out[-1], column):
            out[-1] = (out[-1][0], column[1])
        else:
            out.append(column)
    for x0, x1 in sorted((block.x0, block.x1) for row in table for block in row.blocks):
        over = [i for i, (a, b) in enumerate(out) if min(b, x1) > max(a, x0)]
        if len(over) == 1:
            i = over[0]
            left = out[i - 1][1] if i else float("-inf")
            right = out[i + 1][0] if i + 1 < len(out) else float("inf")
            out[i] = (min(out[i][0], max(x0, left)), max(out[i][1], min(x1, right)))
    return out


def is_bridged(table: Sequence[Row], one: tuple[float, float], other: tuple[float, float]) -> bool:
    """Whether a cell covers both stretches and no row has a cell in each."""

    def covers(block: Block, stretch: tuple[float, float]) -> bool:
        return min(block.x1, stretch[1]) > max(block.x0, stretch[0])

    bridged = False
    for row in table:
        left = {id(block) for block in row.blocks if covers(block, one)}
        right = {id(block) for block in row.blocks if covers(block, other)}
        if left - right and right - left:
            return False
        bridged |= bool(left & right)
    return bridged


def column_edges(table: Sequence[Row]) -> list[tuple[float, float]]:
    """The stretches that cells of one column cover.

    Cells over several columns are told by what they cover: two stretches that a row parts.
    """
    # Headings stand over several columns more often than data do.
    spans = [
        (block.x0, block.x1)
        for row in sorted(table, key=lambda row: not row.numbers)
        for block in sorted(row.blocks, key=lambda block: block.x1 - block.x0)
    ]
    data = sum(len(row.blocks) for row in table if row.numbers)
    spans[:data] = sorted(spans[:data], key=lambda s: s[1] - s[0])
    spans[data:] = sorted(spans[data:], key=lambda s: s[1] - s[0])
    columns: list[tuple[float, float]] = []
    for x0, x1 in spans:
        over = [i for i, (a, b) in enumerate(columns) if min(b, x1) - max(a, x0) > 0]
        if not over:
            columns.insert(bisect_left(columns, (x0, x1)), (x0, x1))
        elif len(over) == 1:
            (a, b), i = columns[over[0]], over[0]
            left = columns[i - 1][1] if i else float("-inf")
            right = columns[i + 1][0] if i + 1 < len(columns) else float("inf")
            columns[i] = (min(a, max(x0, left)), max(b, min(x1, right)))
    return _united(table, columns)


def _united(table: Sequence[Row], columns: list[tuple[float, float]]) -> list[tuple[float, float]]:
    """A heading in the middle and numbers on the right are one column, though nothing overlaps."""
    out: list[tuple[float, float]] = []
    kinds: list[tuple[bool, bool]] = []  # whether a heading, whether a cell of a row with numbers
    heads = _held(table, columns, lambda row: not row.numbers)
    filled = _held(table, columns, lambda row: bool(row.numbers))
    for column, kind in zip(columns, zip(heads, filled, strict=True), strict=True):
        halves = bool(out) and {kinds[-1], kind} == {(True, False), (False, True)}
        if halves:
            out[-1] = (out[-1][0], column[1])
            kinds[-1] = (kinds[-1][0] or kind[0], kinds[-1][1] or kind[1])
        else:
            out.append(column)
            kinds.append(kind)
    return out


def _held(
    table: Sequence[Row], columns: Sequence[tuple[float, float]], where: Callable[[Row], bool]
) -> list[bool]:
    """For each column whether a cell of the rows asked for stands in it."""
    middles = [block.middle for row in table if where(row) for block in row.blocks]
    return [any(x0 <= x <= x1 for x in middles) for x0, x1 in columns]


def _place(table: Sequence[Row], xs: Sequence[float]) -> bool:
    """Give each cell its column and spans. Whether they fit: no two cells at one place."""
    for block in (block for row in table for block in row.blocks):
        block.column, block.colspan, block.rowspan = 0, 1, 1
    middles = [row.y for row in table]
    taken: set[tuple[int, int]] = set()
    for r, row in enumerate(table):
        for block in row.blocks:
            column = _column_of(block, xs)
            first = column
            if not block.number:
                first, block.colspan = _reach(block, xs, column, r, taken)
                if not row.numbers:
                    first, block.colspan = _centred(row, block, xs, first, r, taken)
            block.column = first
            if not block.number:
                block.rowspan = _depth(block, middles, r)
            for i in range(r, r + block.rowspan):
                for c in range(block.column, block.column + block.colspan):
                    if (i, c) in taken:
                        if i == r:
                            return False
                        block.rowspan = i - r
                        break
            taken |= {
                (i, c)
                for i in range(r, r + block.rowspan)
                for c in range(block.column, block.column + block.colspan)
            }
    _fill(table, taken)
    return True


def _fill(table: Sequence[Row], taken: set[tuple[int, int]]) -> None:
    """A label over several rows goes on to the next one below: a page break may have cut off the
    part of its cell in whose middle it would stand."""
    for r, row in enumerate(table):
        for block in row.blocks:
            columns = range(block.column, block.column + block.colspan)
            if (
                block.number
                or block.rowspan == 1
                or any(b.number and b.column < block.column for b in row.blocks)
            ):
                continue
            end = r + block.rowspan
            while end < len(table) and not any((end, c) in taken for c in columns):
                taken |= {(end, c) for c in columns}
                end += 1
            block.rowspan = end - r


def _column_of(block: Block, xs: Sequence[float]) -> int:
    return min(max(bisect_left(xs, block.middle) - 1, 0), len(xs) - 2)


def _reach(
    block: Block, xs: Sequence[float], column: int, row: int, taken: set[tuple[int, int]]
) -> tuple[int, int]:
    """The first column of a cell with words, and how many it covers: those around its middle."""
    first = column
    while first and (row, first - 1) not in taken and xs[first] > block.x0 + 1:
        first -= 1
    last = column + 1
    while last < len(xs) - 1 and xs[last] < block.x1 - 1:
        last += 1
    return first, last - first


def _centred(
    row: Row, block: Block, xs: Sequence[float], first: int, r: int, taken: set[tuple[int, int]]
) -> tuple[int, int]:
    """A heading covers the columns in whose middle it stands, as far as no other cell is there."""
    last = first + block.colspan
    others = {_column_of(other, xs) for other in row.blocks if other is not block}
    others |= {c for i, c in taken if i == r}
    low = max((c + 1 for c in others if c < first), default=0)
    high = min((c for c in others if c >= last), default=len(xs) - 1)
    a, b = centred(block.middle, xs, (first, last), (low, high))
    return a, b - a


def centred(
    middle: float, xs: Sequence[float], held: tuple[int, int], room: tuple[int, int]
) -> tuple[int, int]:
    """The most columns about those `held`, within the `room`, in whose middle a text stands."""
    best = held
    for a in range(room[0], held[0] + 1):
        for b in range(held[1], room[1] + 1):
            off = abs((xs[a] + xs[b]) / 2 - middle)
            side = min(xs[a + 1] - xs[a], xs[b] - xs[b - 1])
            if off < 0.4 * side and b - a > best[1] - best[0]:
                best = (a, b)
    return best


def _depth(block: Block, middles: Sequence[float], row: int) -> int:
    """How many rows a cell covers, whose middle lies below that of its first row."""
    below = 2 * block.y - middles[row]
    if below - middles[row] < 0.8 * block.pieces[0].size:
        return 1
    nearest = min(range(row, len(middles)), key=lambda i: abs(middles[i] - below))
    return nearest - row + 1


def _heights(table: Sequence[Row]) -> list[float]:
    middles = [row.y for row in table]
    top = min(p.top for block in table[0].blocks for p in block.pieces)
    bottom = max(p.bottom for row in table for block in row.blocks for p in block.pieces)
    return [top, *((a + b) / 2 for a, b in pairwise(middles)), bottom]


def _add_empty(rows: list[list[GridCell]], xs: Sequence[float], ys: Sequence[float]) -> None:
    """Cells where nothing was drawn."""
    taken = {
        (r, c)
        for row in rows
        for cell in row
        for r in range(cell.row, cell.row + cell.rowspan)
        for c in range(cell.column, cell.column + cell.colspan)
    }
    first = min((c.column for row in rows for c in row if _holds_number(c)), default=0)
    for r, row in enumerate(rows):
        for c in range(len(xs) - 1):
            if (r, c) in taken:
                continue
            # The rest of a label on the page before.
            below = r + 1
            while not r and c < first and below < len(rows) and (below, c) not in taken:
                below += 1
            taken |= {(i, c) for i in range(r, below)}
            row.append(GridCell(xs[c], ys[r], xs[c + 1], ys[below], r, c, below - r))
        row.sort(key=lambda cell: cell.column)


def _holds_number(cell: GridCell) -> bool:
    return len(cell.lines) == 1 and bool(NUMBER.fullmatch(cell.lines[0].text))
