"""Tables without rules: lines whose pieces stand in the same columns, one below the other.

Only what cannot be prose is taken: three lines or more, each of several short pieces, that leave
the same gaps free, with a column of numbers, or with three columns and hardly a hole. Names side
by side, forms and signatures stay lines.
"""

from __future__ import annotations

import re
from itertools import pairwise

from reportmine.read.layout.lines import Printer
from reportmine.read.layout.pieces import Layout, Piece
from reportmine.read.printed import Grid, GridCell

__all__ = ["gather_columns"]

_FEWEST_ROWS = 3
_WIDEST_CELL = 16
_NUMBER = re.compile(r"[-+−(（]?[\d０-９][\d０-９,，.．]*[%％‰)）]?[^\d\s，。；]{0,4}|[-—/]")


def gather_columns(printer: Printer, lines: list[list[Piece]]) -> list[list[Piece]]:
    """The lines, those of each table without rules replaced by one piece that carries its Grid."""
    out: list[list[Piece]] = []
    run: list[list[Piece]] = []
    for line in [*lines, []]:
        if len(line) > 1 and _is_close(run, line):
            run.append(line)
            continue
        out.extend(_settle(printer, run))
        run = [line] if len(line) > 1 else []
        if len(line) == 1:
            out.append(line)
    return out


def _is_close(run: list[list[Piece]], line: list[Piece]) -> bool:
    if not run:
        return True
    last = run[-1][0]
    return line[0].column == last.column and 0 < line[0].top - last.top < 3 * line[0].size


def _settle(printer: Printer, run: list[list[Piece]]) -> list[list[Piece]]:
    if len(run) < _FEWEST_ROWS:
        return run
    edges = _edges(run)
    if len(edges) < 2:
        return run
    table = [[_in_column(line, edge) for edge in edges] for line in run]
    if any(len(cell) > 1 for row in table for cell in row) or not _is_table(printer.layout, table):
        return run
    grid = _grid(printer, run, table, edges)
    first = run[0][0]
    marker = Piece(
        first.start, first.start, grid.x0, grid.top, grid.x1, grid.top + 1.0, first.size, False,
        first.column, grid=grid,
    )  # fmt: skip
    return [[marker]]


def _edges(run: list[list[Piece]]) -> list[tuple[float, float]]:
    """Left and right of each column: stretches that some piece covers, between free gaps."""
    spans = sorted((piece.x0, piece.x1) for line in run for piece in line)
    columns: list[tuple[float, float]] = []
    for x0, x1 in spans:
        if columns and x0 <= columns[-1][1]:
            columns[-1] = (columns[-1][0], max(columns[-1][1], x1))
        else:
            columns.append((x0, x1))
    return columns


def _in_column(line: list[Piece], edge: tuple[float, float]) -> list[Piece]:
    return [piece for piece in line if edge[0] - 0.1 <= piece.x0 and piece.x1 <= edge[1] + 0.1]


def _is_table(layout: Layout, table: list[list[list[Piece]]]) -> bool:
    text = layout.sheet.text
    pieces = [cell[0] for row in table for cell in row if cell]
    if any(piece.x1 - piece.x0 > _WIDEST_CELL * piece.size for piece in pieces):
        return False
    holes = len(table) * len(table[0]) - len(pieces)
    if holes > 0.3 * len(table) * len(table[0]):
        return False
    for column in range(1, len(table[0])):
        cells = [row[column][0] for row in table[1:] if row[column]]
        numbers = [c for c in cells if _NUMBER.fullmatch(text[c.start : c.end].replace(" ", ""))]
        if cells and len(numbers) >= 0.6 * (len(table) - 1):
            return True
    return len(table[0]) > 2 and holes <= 0.1 * len(table) * len(table[0])


def _grid(
    printer: Printer, run: list[list[Piece]], table: list[list[list[Piece]]],
    edges: list[tuple[float, float]],
) -> Grid:  # fmt: skip
    layout = printer.layout
    tops = [min(piece.top for piece in line) for line in run]
    bottoms = [max(piece.bottom for piece in line) for line in run]
    xs = [edges[0][0], *((a[1] + b[0]) / 2 for a, b in pairwise(edges)), edges[-1][1]]
    ys = [tops[0], *((a + b) / 2 for a, b in zip(bottoms, tops[1:], strict=False)), bottoms[-1]]
    rows: list[list[GridCell]] = []
    for r, row in enumerate(table):
        rows.append([])
        for c, cell in enumerate(row):
            line = printer.line(cell, cell=True) if cell else None
            rows[-1].append(
                GridCell(xs[c], ys[r], xs[c + 1], ys[r + 1], r, c, lines=[line] if line else [])
            )
    x0, top, x1, bottom = layout.shown(xs[0], ys[0], xs[-1], ys[-1])
    place = (round(x0, 1), round(top, 1), round(x1, 1), round(bottom, 1))
    number = layout.sheet.number
    return Grid(number, xs[0], ys[0], xs[-1], ys[-1], xs, rows, [(number, place)])
