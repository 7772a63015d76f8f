"""Rows of cells without rules → a Grid: columns by the text between them, spans by middles.

grid_of(printer, rows)  →  Grid, or None where the cells do not fit beside each other
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from reportmine.read.layout.cells import NUMBER, Block, Row, is_level
from reportmine.read.layout.lines import Printer
from reportmine.read.layout.pieces import Piece
from reportmine.read.layout.placing import place
from reportmine.read.layout.stretches import bridged, column_edges, edges
from reportmine.read.printed import Grid, GridCell

__all__ = ["grid_of"]


def grid_of(printer: Printer, table: list[Row]) -> Grid | None:
    """The rows of a table without rules as a grid; None where their cells stand in no columns."""
    columns = column_edges(table)
    xs = edges(columns)
    if len(xs) < 3:
        return None
    if not place(table, xs):
        # A total in the middle of two columns may stand beside all that is in the second.
        xs = edges(bridged(table, columns))
        if len(xs) < 3 or not place(table, xs):
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
    printed = (round(shown[0], 1), round(shown[1], 1), round(shown[2], 1), round(shown[3], 1))
    number = layout.sheet.number
    return Grid(number, *box, xs, rows, [(number, printed)], loose=True)


def _lines(block: Block) -> list[list[Piece]]:
    lines: list[list[Piece]] = [block.pieces[:1]]
    for last, piece in pairwise(block.pieces):
        if is_level(piece, last):
            lines[-1].append(piece)
        else:
            lines.append([piece])
    return lines


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
