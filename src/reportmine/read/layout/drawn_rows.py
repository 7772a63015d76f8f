"""Tables without rules between their columns, by the order in which their cells were drawn.

Writers draw a table row by row and a cell with all its lines at a time. So pieces that follow each
other downwards are one cell, cells that follow each other to the right are one row, and how far a cell
reaches follows from its middle: a heading over five columns stands in the middle of them, a label over
eight rows stands half way between the first and the last.

Only what cannot be prose is taken: columns of numbers, drawn in that order. `columns` looks at the
lines that are left.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from reportmine.read.assembly.openings import starts_item
from reportmine.read.layout.cells import NUMBER, Block, Row, is_level
from reportmine.read.layout.lines import Printer
from reportmine.read.layout.loose import grid_of
from reportmine.read.layout.pieces import Layout, Piece
from reportmine.read.printed import Grid

__all__ = ["gather_rows", "tokens"]

_BLANKS = "[ \u3000\u00a0]+"
# Between two cells: blanks, or the place where a number ends or begins.
_GAP = re.compile(rf"{_BLANKS}|(?<=[\d.%％])(?=[\u4e00-\u9fff])|(?<=[\u4e00-\u9fff）)])(?=[\d-])")
_FIELD = re.compile(r"\S{0,8}[：:]|公开\s*\d+\s*表$")
_FEWEST = 6
_LINE, _ROW = 1.75, 9.0  # in ems: from line to line in a cell, from row to row
_APART = 0.15  # in ems: between two cells
_FAR = 0.5  # in ems: between two cells without a blank between them
_WIDEST = 30  # in ems: wider lines are prose


def gather_rows(printer: Printer, pieces: list[Piece]) -> list[Piece]:
    """The pieces, those of each table replaced by one that carries its Grid."""
    layout = printer.layout
    loose = [p for p in pieces if not p.grid and not _is_prose(layout, p)]
    parts = {id(piece): list(tokens(layout, piece)) for piece in loose}
    if layout.turn or sum(_is_number(layout, p) for own in parts.values() for p in own) < _FEWEST:
        return pieces
    when = {piece.start: layout.sheet.drawn(piece.start) for piece in loose}
    if -1 in when.values():
        return pieces
    loose.sort(key=lambda piece: (when[piece.start], piece.start))
    rows = _rows(layout, _blocks(layout, [part for piece in loose for part in parts[id(piece)]]))
    owner: dict[int, Piece] = {}
    for group in _groups(layout, rows):
        table = _trimmed(layout, group)
        grid = grid_of(printer, table) if table else None
        if grid:
            marker = _marker(grid, table[0].blocks[0].pieces[0])
            owner |= {id(p): marker for row in table for block in row.blocks for p in block.pieces}
    return list(_without(pieces, parts, owner)) if owner else pieces


def _marker(grid: Grid, first: Piece) -> Piece:
    return Piece(
        first.start, first.start, grid.x0, grid.top, grid.x1, grid.top + 1.0, first.size, False,
        first.column, grid=grid,
    )  # fmt: skip


def _without(
    pieces: list[Piece], parts: dict[int, list[Piece]], owner: dict[int, Piece]
) -> Iterator[Piece]:
    """The pieces, each table's marker in the place of the first of its own."""
    seen: set[int] = set()
    for piece in pieces:
        own = parts.get(id(piece), [piece])
        if not any(id(part) in owner for part in own):
            yield piece
            continue
        for part in own:
            marker = owner.get(id(part), part)
            if id(marker) not in seen:
                seen.add(id(marker))
                yield marker


def _is_prose(layout: Layout, piece: Piece) -> bool:
    """Wide pieces are, but for the numbers of a row that nearly touch."""
    if piece.x1 - piece.x0 < _WIDEST * piece.size:
        return False
    words = re.split(_BLANKS, layout.sheet.text[piece.start : piece.end].strip())
    return sum(bool(NUMBER.fullmatch(word)) for word in words) < max(2, len(words) / 2)


def _is_number(layout: Layout, piece: Piece) -> bool:
    if piece.end - piece.start > 20:
        return False
    return bool(NUMBER.fullmatch(layout.sheet.text[piece.start : piece.end].strip()))


def tokens(layout: Layout, piece: Piece) -> Iterator[Piece]:
    """A piece cut where its words were drawn apart: two cells that nearly touch."""
    raw = layout.sheet.text[piece.start : piece.end]
    start = piece.start
    for gap in _GAP.finditer(raw):
        last, following = piece.start + gap.start() - 1, piece.start + gap.end()
        least = _APART if gap.end() > gap.start() else _FAR
        if following >= piece.end or layout.x0[following] - layout.x1[last] < least * piece.size:
            continue
        if layout.sheet.drawn(last) != layout.sheet.drawn(following):
            yield _part(layout, piece, start, last + 1)
            start = following
    yield _part(layout, piece, start, piece.end) if start > piece.start else piece


def _part(layout: Layout, piece: Piece, start: int, end: int) -> Piece:
    return Piece(
        start, end, layout.x0[start], piece.top, max(layout.x1[start:end]), piece.bottom,
        piece.size, piece.bold, piece.column, piece.turned,
    )  # fmt: skip


# -- cells and rows


def _blocks(layout: Layout, parts: Sequence[Piece]) -> list[Block]:
    blocks: list[Block] = []
    for word in _words(parts):
        text = "".join(layout.sheet.text[p.start : p.end] for p in word).strip()
        number = bool(NUMBER.fullmatch(text))
        last = blocks[-1] if blocks else None
        if last and not number and not last.number and _goes_on(last, word, text):
            last.pieces += word
        else:
            blocks.append(Block(word, number))
    return blocks


def _words(parts: Sequence[Piece]) -> list[list[Piece]]:
    """Pieces that touch, together: of some pages PDFium gives single characters."""
    words: list[list[Piece]] = []
    for part in parts:
        last = words[-1][-1] if words else None
        if (
            last
            and is_level(part, last)
            and abs(part.x0 - last.x1) < 0.3 * last.size
            and abs(part.size - last.size) < 0.5
        ):
            words[-1].append(part)
        else:
            words.append([part])
    return words


def _goes_on(block: Block, word: list[Piece], text: str) -> bool:
    """Whether a word is the next of a cell: behind the last one, or on the line below."""
    last, piece = block.pieces[-1], word[0]
    if abs(last.size - piece.size) > 0.5:
        return False
    step = (piece.top + piece.bottom - last.top - last.bottom) / 2
    if is_level(piece, last):
        return 0 <= piece.x0 - last.x1 < _APART * last.size
    if not 0 < step < _LINE * piece.size or starts_item(text):
        return False
    line = [p for p in block.pieces if is_level(p, last)]
    left, right = line[0].x0, last.x1
    shared = min(right, word[-1].x1) - max(left, piece.x0)
    return shared > 0.6 * min(right - left, word[-1].x1 - piece.x0)


def _rows(layout: Layout, blocks: Sequence[Block]) -> list[Row]:
    """Cells that follow each other to the right."""
    rows: list[Row] = []
    for block in blocks:
        if rows and _is_beside(rows[-1], block) and not _heads(layout, rows[-1], block):
            rows[-1].blocks.append(block)
        else:
            rows.append(Row([block]))
    return rows


def _is_beside(row: Row, block: Block) -> bool:
    """Whether a cell is the next of a row. Only one that covers more rows stands lower than the
    last; only behind such a one a cell stands higher."""
    last = row.blocks[-1]
    size = block.pieces[0].size
    if block.x0 < last.x1 - 1 or abs(last.pieces[0].size - size) > 0.6:
        return False
    down = block.y - row.y
    if block.number and row.numbers:
        return abs(down) < 0.4 * size
    return -25 * size < down < 4 * size


def _heads(layout: Layout, row: Row, block: Block) -> bool:
    """Whether what stands there so far is the heading above a table that begins with the block."""
    lower = block.y - row.y > 0.6 * block.pieces[0].size
    return lower and len(row.blocks) == 1 and starts_item(_text(layout, row.blocks[0]))


def _groups(layout: Layout, rows: Sequence[Row]) -> Iterator[list[Row]]:
    """Rows that stand below each other as those of one table do."""
    group: list[Row] = []
    for row in rows:
        step = row.y - group[-1].y if group else 0.0
        size = row.blocks[0].pieces[0].size
        other = bool(group) and abs(size - group[-1].blocks[0].pieces[0].size) > 0.6
        titled = len(row.blocks) == 1 and starts_item(_text(layout, row.blocks[0]))
        titled = titled and bool(group) and row.blocks[0].x0 < min(b.x0 for b in group[-1].blocks)
        if group and (other or titled or not 0 < step < _ROW * size):
            yield group
            group = []
        group.append(row)
    if group:
        yield group


def _trimmed(layout: Layout, group: list[Row]) -> list[Row]:
    """The rows of a group without lines above and below the table; none where there is no table."""
    data = [i for i, row in enumerate(group) if len(row.numbers) > 1]
    if len(data) < 1 or sum(len(group[i].numbers) for i in data) < _FEWEST:
        return []
    size = group[data[0]].blocks[0].pieces[0].size

    left = min(block.x0 for i in data for block in group[i].blocks)

    def belongs(i: int, outwards: int) -> bool:
        """A row of several cells, or a single one in the middle of the table, the name of a part."""
        if not 0 <= i < len(group) or any(_FIELD.match(_text(layout, b)) for b in group[i].blocks):
            return False
        if len(group[i].blocks) > 1:
            return True
        return group[i].blocks[0].x0 > left + 2 * size and belongs(i + outwards, outwards)

    first, last = data[0], data[-1]
    while belongs(first - 1, -1):
        first -= 1
    while belongs(last + 1, 1):
        last += 1
    parts = any(len(row.blocks) == 1 for row in group[first : last + 1])
    if parts and first and len(group[first - 1].blocks) == 1:
        first -= 1
    return group[first : last + 1] if last - first > 1 else []


def _text(layout: Layout, block: Block) -> str:
    return "".join(layout.sheet.text[p.start : p.end] for p in block.pieces)
