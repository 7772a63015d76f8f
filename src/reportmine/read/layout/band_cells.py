"""One table with rules between its rows alone → its frame: columns, rows and cells.

    band_frame(layout, table, rules, pieces)  →  Frame, or None where the text does not fit in

The ends of rules are edges of columns; so are the gaps that the text leaves, where no rule ends.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Sequence
from itertools import pairwise

from reportmine.read.layout.cells import NUMBER, Block, Row, is_level
from reportmine.read.layout.drawn_rows import tokens
from reportmine.read.layout.order import rows as lines
from reportmine.read.layout.pieces import Layout, Piece
from reportmine.read.layout.placing import centred
from reportmine.read.layout.ruling import Frame, Stroke
from reportmine.read.layout.sheet import Rule
from reportmine.read.layout.stretches import column_edges, is_bridged

__all__ = ["band_frame"]

_NEAR = 3.0
_MOST_COLUMNS = 120
_TOUCH, _WORD = 0.1, 0.3  # in ems: between figures of a number, between letters of a word
_DIGITS = frozenset("0123456789-−.,")


def band_frame(
    layout: Layout, table: list[Stroke], rules: Sequence[Rule], pieces: Sequence[Piece]
) -> Frame | None:
    """The frame of one table; None where its text does not fit into columns. `table` are its strokes, `rules` all
    of the page's, `pieces` the text between its strokes."""
    ys = sorted({stroke.at for stroke in table})
    pieces = [part for piece in pieces for part in tokens(layout, piece)]
    rows = [Row() for _ in pairwise(ys)]
    for band, inside in _banded(ys, pieces).items():
        rows[band].blocks = _blocks(layout, inside)
    rows = [row for row in rows if row.blocks]
    if sum(len(row.blocks) for row in rows) < 2 * len(rows) or not any(r.numbers for r in rows):
        return None
    x0, x1 = min(s.begin for s in table), max(s.end for s in table)
    drawn = _ends(rules, (x0, x1), (ys[0], ys[-1]))
    xs = [x0, *_columns(rows, drawn), x1]
    if not 2 < len(xs) <= _MOST_COLUMNS:
        return None
    cells = _Cells(layout, xs, ys, table, pieces)
    if cells.doubtful:
        return None
    return Frame(xs, ys, sorted(cells.found), loose=not _is_cut(drawn, xs))


def _banded(ys: Sequence[float], pieces: Sequence[Piece]) -> dict[int, list[Piece]]:
    bands: defaultdict[int, list[Piece]] = defaultdict(list)
    for piece in pieces:
        bands[min(bisect_right(ys, (piece.top + piece.bottom) / 2), len(ys) - 1) - 1].append(piece)
    return bands


def _blocks(layout: Layout, pieces: Sequence[Piece]) -> list[Block]:
    """What stands below each other in one band, together; of some pages pieces are single letters."""
    blocks: list[Block] = []
    end = float("-inf")
    words = [word for line in lines(list(pieces)) for word in _words(layout, line)]
    for word in sorted(words, key=lambda word: word[0].x0):
        if word[0].x0 < end:
            blocks[-1].pieces += word
        else:
            blocks.append(Block(word, number=False))
        end = max(end, word[-1].x1)
    for block in blocks:
        block.pieces.sort(key=lambda piece: (piece.top, piece.x0))
        text = "".join(layout.sheet.text[p.start : p.end].strip() for p in block.pieces)
        level = all(is_level(block.pieces[0], p) for p in block.pieces)
        block.number = level and bool(NUMBER.fullmatch(text))
    return blocks


def _words(layout: Layout, line: Sequence[Piece]) -> list[list[Piece]]:
    """The pieces of a line, those that touch together."""
    words: list[list[Piece]] = []
    for piece in line:
        room = _TOUCH if layout.sheet.text[piece.start] in _DIGITS else _WORD
        if words and piece.x0 - words[-1][-1].x1 < room * piece.size:
            words[-1].append(piece)
        else:
            words.append([piece])
    return words


def _ends(
    rules: Sequence[Rule], sides: tuple[float, float], between: tuple[float, float]
) -> list[float]:
    """Where rules begin or end inside the table, more than once: the edges of its columns."""
    at = sorted(
        (x, rule.top)
        for rule in rules if between[0] - 1 <= rule.top <= between[1] + 1
        for x in (rule.x0, rule.x1) if sides[0] + _NEAR < x < sides[1] - _NEAR
    )  # fmt: skip
    groups: list[list[float]] = []
    for x, _ in at:
        if groups and x - groups[-1][-1] < _NEAR:
            groups[-1].append(x)
        else:
            groups.append([x])
    return [sum(group) / len(group) for group in groups]


def _columns(rows: list[Row], drawn: list[float]) -> list[float]:
    """The inner edges of the columns: those drawn, and the gaps of the text where none is."""
    if drawn and not any(_share_column(row, drawn) for row in rows):
        return drawn
    out = list(drawn)
    stretches = column_edges(rows)
    held = stretches[0]
    for stretch in stretches[1:]:
        between = any(sum(held) / 2 < x < sum(stretch) / 2 for x in drawn)
        if not between and is_bridged(rows, held, stretch):
            held = (held[0], stretch[1])
            continue
        if not between:
            out.append((held[1] + stretch[0]) / 2)
        held = stretch
    return sorted(out)


def _share_column(row: Row, edges: Sequence[float]) -> bool:
    """Whether two cells of a row stand between the same edges."""
    at = [bisect_left(edges, block.middle) for block in row.blocks]
    return len(set(at)) < len(at)


def _is_cut(drawn: Sequence[float], xs: Sequence[float]) -> bool:
    return len(drawn) == len(xs) - 2


class _Cells:
    """The cells of a table, as (row, column, rowspan, colspan)."""

    def __init__(
        self, layout: Layout, xs: list[float], ys: list[float], table: Sequence[Stroke],
        pieces: Sequence[Piece],
    ) -> None:  # fmt: skip
        self.found: list[tuple[int, int, int, int]] = []
        self.doubtful = False
        self._layout, self._xs = layout, xs
        strips = [dict.fromkeys(strip) for strip in _strips(xs, ys, table)]
        held: defaultdict[tuple[int, int], list[Piece]] = defaultdict(list)
        for band, inside in _banded(ys, pieces).items():
            for piece in inside:
                column = self._column_at((piece.x0 + piece.x1) / 2)
                held[band, column].append(piece)
        done: set[tuple[int, int]] = set()
        for c, strip in enumerate(strips):
            for top, bottom in strip:
                if (top, c) in done:
                    continue
                last = c + 1
                while last < len(strips) and (top, bottom) in strips[last]:
                    last += 1
                done |= {(top, i) for i in range(c, last)}
                own = [
                    piece for r in range(top, bottom) for i in range(c, last) for piece in held[r, i]
                ]  # fmt: skip
                self._add_run(top, bottom, c, last, own)

    def _column_at(self, x: float) -> int:
        return min(max(bisect_left(self._xs, x) - 1, 0), len(self._xs) - 2)

    def _add_run(self, top: int, bottom: int, first: int, last: int, own: list[Piece]) -> None:
        """Cells of one height beside each other, in the columns `[first, last)`."""
        row = Row(_blocks(self._layout, own))
        xs = self._xs
        taken: list[tuple[int, int]] = []
        for block in row.blocks:
            a = b = self._column_at(block.middle)
            b += 1
            while a > first and xs[a] > block.x0 + 1:
                a -= 1
            while b < last and xs[b] < block.x1 - 1:
                b += 1
            if taken and a < taken[-1][1]:
                self.doubtful |= block.number
                a = taken.pop()[0]
            taken.append((a, max(b, a + 1)))
            block.column, block.colspan = taken[-1][0], taken[-1][1] - taken[-1][0]
        for n, (a, b) in enumerate(taken):
            low = taken[n - 1][1] if n else first
            high = taken[n + 1][0] if n + 1 < len(taken) else last
            block = next(k for k in row.blocks if a <= self._column_at(k.middle) < b)
            if not block.number:
                taken[n] = centred(block.middle, xs, (a, b), (low, high))
        covered = {i for a, b in taken for i in range(a, b)}
        taken += [(i, i + 1) for i in range(first, last) if i not in covered]
        self.found += [(top, a, bottom - top, b - a) for a, b in taken]


def _strips(
    xs: Sequence[float], ys: Sequence[float], table: Sequence[Stroke]
) -> list[list[tuple[int, int]]]:
    """For each column the bands `[first, last)` between the strokes that run through it."""
    index = {y: i for i, y in enumerate(ys)}
    strips: list[list[tuple[int, int]]] = []
    for x0, x1 in pairwise(xs):
        middle = (x0 + x1) / 2
        at = sorted({index[y] for y, begin, end in table if begin <= middle <= end})
        at = sorted({0, *at, len(ys) - 1})
        strips.append(list(pairwise(at)))
    return strips
