"""A page's tables: frames of ruling lines, with the text that stands in their cells.

`fill_grids` takes the pieces of text that stand inside a table out of a layout and puts one piece
in their stead, which carries the finished `Grid` through the reading order.
"""

from __future__ import annotations

import itertools
import re
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Sequence
from itertools import pairwise

from reportmine.read.layout.bands import band_frames
from reportmine.read.layout.lines import Printer
from reportmine.read.layout.order import rows
from reportmine.read.layout.pieces import Layout, Piece
from reportmine.read.layout.ruling import Frame, frames
from reportmine.read.layout.sheet import Rule
from reportmine.read.layout.tiles import tile_frames
from reportmine.read.printed import Grid, GridCell, Printed

__all__ = ["fill_grids"]

_PROSE = 300
_NEAR = 3.0
_CENTS = re.compile(r"\d{1,3}(?:,\d{3})+\.\d\d")
_NUMBER = re.compile(r"[\d,.%\s-]+")
_HEADING_ROWS = 3


def fill_grids(printer: Printer) -> list[Piece]:
    """The page's pieces, those of each table replaced by one that carries its Grid."""
    layout = printer.layout
    sheet = layout.sheet
    found: list[Frame] | None = []
    rules = [Rule(*layout.box(*rule)) for rule in sheet.rules]
    if len(rules) >= 4:
        found = frames(rules)
    if found is None:
        sheet.crowded = True
        return layout.pieces
    areas = ([layout.box(*box) for box in boxes] for boxes in (sheet.fills, sheet.panes))
    pieces = layout.pieces
    found += tile_frames(*areas)
    for frame in found:
        pieces = _take_in(printer, frame, pieces)
    loose = [piece for piece in pieces if not piece.grid]
    for frame in band_frames(layout, _outside(rules, found), loose):
        pieces = _take_in(printer, frame, pieces)
    return pieces


def _outside(rules: list[Rule], found: Sequence[Frame]) -> list[Rule]:
    """The rules that are none of a frame's and stand in none."""
    for frame in found:
        x0, x1 = frame.xs[0] - _NEAR, frame.xs[-1] + _NEAR
        top, bottom = frame.ys[0] - _NEAR, frame.ys[-1] + _NEAR
        rules = [r for r in rules if r[0] < x0 or r[2] > x1 or r[1] < top or r[1] > bottom]
    return rules


def _take_in(printer: Printer, frame: Frame, pieces: list[Piece]) -> list[Piece]:
    """Move the pieces that stand in a frame into its cells, if it is a table."""
    x0, x1, top, bottom = frame.xs[0], frame.xs[-1], frame.ys[0], frame.ys[-1]
    inside = [
        piece for piece in pieces
        if not piece.grid and piece.x1 > x0 and piece.x0 < x1
        and top < (piece.top + piece.bottom) / 2 < bottom and _mostly_inside(piece, x0, x1)
    ]  # fmt: skip
    if not inside:
        return pieces
    cells = [GridCell(frame.xs[c], frame.ys[r], frame.xs[c + cs], frame.ys[r + rs], r, c, rs, cs)
             for r, c, rs, cs in frame.cells]  # fmt: skip
    where = _owners(frame)
    held: defaultdict[int, list[Piece]] = defaultdict(list)
    for piece in inside:
        for part, cell in _parts(printer.layout, frame, where, piece):
            held[cell].append(part)
    if not _is_table(frame, held):
        return pieces
    for index, parts in held.items():
        cells[index].lines = _cell_lines(printer, parts, cells[index])
    grid = _grid(printer.layout, frame, cells)
    gone = set(map(id, inside))
    first = next(i for i, piece in enumerate(pieces) if id(piece) in gone)
    marker = Piece(
        inside[0].start, inside[0].start, x0, top, x1, top + 1.0, inside[0].size, False, grid=grid
    )
    rest = [piece for piece in pieces[first:] if id(piece) not in gone]
    return [*pieces[:first], marker, *rest]


def _mostly_inside(piece: Piece, x0: float, x1: float) -> bool:
    return min(piece.x1, x1) - max(piece.x0, x0) > 0.5 * (piece.x1 - piece.x0)


def _owners(frame: Frame) -> list[list[int]]:
    """For each unit square the index of its cell."""
    where = [[-1] * (len(frame.xs) - 1) for _ in range(len(frame.ys) - 1)]
    for n, (r, c, rowspan, colspan) in enumerate(frame.cells):
        for i in range(r, r + rowspan):
            where[i][c : c + colspan] = [n] * colspan
    return where


def _is_table(frame: Frame, held: dict[int, list[Piece]]) -> bool:
    """Frames round a single block of text, and two columns of prose in a box, are not tables."""
    if len(held) < 2:
        return False
    if len(frame.ys) > 2:
        return True
    letters = [sum(p.end - p.start for p in parts) for parts in held.values()]
    return len(frame.cells) >= 2 and max(letters) < _PROSE


def _parts(
    layout: Layout, frame: Frame, where: list[list[int]], piece: Piece
) -> list[tuple[Piece, int]]:
    """A piece cut at the cell borders it runs over."""

    def cell_at(i: int) -> int:
        x = (layout.x0[i] + layout.x1[i]) / 2
        column = min(max(bisect_right(frame.xs, x) - 1, 0), len(frame.xs) - 2)
        return where[row][column]

    middle = (piece.top + piece.bottom) / 2
    row = min(max(bisect_right(frame.ys, middle) - 1, 0), len(frame.ys) - 2)
    first, last = cell_at(piece.start), cell_at(piece.end - 1)
    if first == last:
        return [(piece, first)]
    text = layout.sheet.text
    parts: list[tuple[Piece, int]] = []
    start, owner = piece.start, first
    for i in range(piece.start, piece.end + 1):
        if i < piece.end and (text[i] in " \u3000\r\n" or cell_at(i) == owner):
            continue
        part = _sub_piece(layout, piece, start, i)
        if part:
            parts.append((part, owner))
        if i < piece.end:
            start, owner = i, cell_at(i)
    return parts


def _sub_piece(layout: Layout, piece: Piece, start: int, end: int) -> Piece | None:
    text = layout.sheet.text
    while end > start and text[end - 1] in " \u3000\r\n":
        end -= 1
    if end <= start:
        return None
    return Piece(
        start, end, layout.x0[start], piece.top, max(layout.x1[start:end]), piece.bottom,
        piece.size, piece.bold, piece.column, piece.turned,
    )  # fmt: skip


def _cell_lines(printer: Printer, parts: list[Piece], cell: GridCell) -> list[Printed]:
    if len(parts) > 1 and all(part.turned for part in parts):
        lines = [parts]
    else:
        lines = _running_down(parts) or rows(parts)
    printed = [line for line in (printer.line(parts, cell=True) for parts in lines) if line]
    for line, following in itertools.pairwise(printed):
        _keep_numbers_apart(line, following, cell)
    return printed


def _running_down(parts: list[Piece]) -> list[list[Piece]] | None:
    """Characters set one below the other in columns from right to left; None for other text."""
    if len(parts) < 3 or any(part.end - part.start > 2 for part in parts):
        return None
    drawn = sorted(parts, key=lambda part: part.start)
    columns = [drawn[:1]]
    for last, part in pairwise(drawn):
        right = (part.x0 + part.x1) / 2 - (last.x0 + last.x1) / 2
        if part.top > last.top and abs(right) < 0.3 * part.size:
            columns[-1].append(part)
        elif part.top < last.top and right < -0.7 * part.size:
            columns.append([part])
        else:
            return None
    return columns if len(columns) > 1 else None


def _keep_numbers_apart(line: Printed, following: Printed, cell: GridCell) -> None:
    """Two numbers below each other are one broken number only where the first fills the cell."""
    if _CENTS.fullmatch(line.text + following.text) and not _CENTS.fullmatch(line.text):
        return  # 2,264.1 and 1: an amount has two decimals
    if line.text[-1].isdigit() and following.text[0].isdigit():
        room = (cell.x1 - cell.x0) - (line.x1 - line.x0)
        if room > following.x1 - following.x0 + line.size:
            line.add_space()


def _grid(layout: Layout, frame: Frame, cells: list[GridCell]) -> Grid:
    by_row: list[list[GridCell]] = [[] for _ in range(len(frame.ys) - 1)]
    for cell in cells:
        by_row[cell.row].append(cell)
    heads = itertools.takewhile(_is_heading, by_row[:_HEADING_ROWS])
    for upper, lower in pairwise(heads):
        _close_gaps(upper, lower)
    x0, top, x1, bottom = frame.xs[0], frame.ys[0], frame.xs[-1], frame.ys[-1]
    number = layout.sheet.number
    shown = layout.shown(x0, top, x1, bottom)
    place = (round(shown[0], 1), round(shown[1], 1), round(shown[2], 1), round(shown[3], 1))
    return Grid(
        number, x0, top, x1, bottom, list(frame.xs), by_row, [(number, place)], loose=frame.loose
    )  # fmt: skip


def _is_heading(row: list[GridCell]) -> bool:
    """Whether no cell of a row holds a number and nothing else."""
    return not any(len(c.lines) == 1 and _NUMBER.fullmatch(c.lines[0].text) for c in row)


def _close_gaps(upper: list[GridCell], lower: list[GridCell]) -> None:
    """A rule between an empty cell and its neighbour that ends in the middle of a cell below is a
    slip of the table's maker: headings never part what one heading below them holds together."""
    across = [range(c.column + 1, c.column + c.colspan) for c in lower]
    i = 1
    while i < len(upper):
        left, right = upper[i - 1], upper[i]
        beside = left.column + left.colspan == right.column and left.rowspan == right.rowspan == 1
        stray = beside and any(right.column in inside for inside in across)
        if stray and bool(left.lines) != bool(right.lines):
            left.lines = left.lines or right.lines
            left.colspan += right.colspan
            left.x1 = right.x1
            del upper[i]
        else:
            i += 1
