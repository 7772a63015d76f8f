"""Tables with rules between their rows alone → the same frames that full rules make.

    band_frames(layout, rules, pieces)  →  [Frame]

The rules say how high each cell is: a cell over several rows is one that rules stop at. How many
columns it covers follows from where its text stands: in the middle of them (`band_cells`).

Rules under headings, above footnotes and in letterheads are rules, too. So a table has three that are
as long as it is wide, and nothing but short words and numbers between them.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby, pairwise
from statistics import median

from reportmine.read.layout.band_cells import band_frame
from reportmine.read.layout.cells import is_level
from reportmine.read.layout.pieces import Layout, Piece
from reportmine.read.layout.ruling import Frame, Stroke, strokes
from reportmine.read.layout.sheet import Rule

__all__ = ["band_frames"]

_FEWEST_BANDS = 2
_NARROWEST = 120.0
_NEAR = 3.0
_WIDE = 0.8  # of the table: wider lines are prose
_HIGHEST = 12.0  # in ems: a band without a word
_MOST = 4_000
_FIELD = re.compile(r"[（(]?[^\s（(：:]{0,8}[：:]|公开\s*\d+\s*表$")


def band_frames(layout: Layout, rules: Sequence[Rule], pieces: Sequence[Piece]) -> list[Frame]:
    """The tables that rules across make up. `rules` and `pieces` are those that no frame holds."""
    across = [rule for rule in rules if rule.x1 - rule.x0 > rule.bottom - rule.top]
    if not _FEWEST_BANDS < len(across) <= _MOST:
        return []
    drawn = strokes(Stroke(rule.top, rule.x0, rule.x1) for rule in across)
    frames = (
        band_frame(layout, table, across, inside)
        for stack in _stacks(drawn)
        for table, inside in _tables(layout, stack, pieces)
    )
    return [frame for frame in frames if frame]


def _stacks(drawn: Sequence[Stroke]) -> Iterator[list[Stroke]]:
    """Strokes below each other that lie within the longest of them, or share a side with it."""
    stack: list[Stroke] = []
    x0 = x1 = 0.0
    for stroke in drawn:
        _, begin, end = stroke
        inside = begin > x0 - _NEAR and end < x1 + _NEAR
        outside = begin < x0 + _NEAR and end > x1 - _NEAR
        shared = abs(begin - x0) < _NEAR or abs(end - x1) < _NEAR
        if stack and not (inside or (outside and shared)):
            yield stack
            stack = []
        x0, x1 = (min(x0, begin), max(x1, end)) if stack else (begin, end)
        stack.append(stroke)
    if stack:
        yield stack


def _tables(
    layout: Layout, stack: list[Stroke], pieces: Sequence[Piece]
) -> Iterator[tuple[list[Stroke], list[Piece]]]:
    """The strokes of each table of a stack, and the pieces between them."""
    ys = sorted({stroke.at for stroke in stack})
    x0, x1 = min(s.begin for s in stack), max(s.end for s in stack)
    if len(ys) <= _FEWEST_BANDS or x1 - x0 < _NARROWEST:
        return
    held: list[list[Piece]] = [[] for _ in pairwise(ys)]
    for piece in pieces:
        band = bisect_right(ys, (piece.top + piece.bottom) / 2) - 1
        if 0 <= band < len(held) and piece.x1 > x0 and piece.x0 < x1:
            held[band].append(piece)
    across = [s for s in stack if s.begin < x0 + _NEAR and s.end > x1 - _NEAR]
    open_at = {s.at for s in across}
    bands = [
        _Band(inside, above, below, above in open_at and below in open_at)
        for inside, (above, below) in zip(held, pairwise(ys), strict=True)
    ]
    usual = median([piece.size for band in held for piece in band] or [0.0]), _usual_height(bands)
    keys = [_belongs(layout, band, (x0, x1), usual) for band in bands]
    at = 0
    for inside, group in groupby(keys):
        count = len(list(group))
        own = [s for s in stack if ys[at] <= s.at <= ys[at + count]]
        full = sum(ys[at] <= s.at <= ys[at + count] for s in across)
        if inside and count >= _FEWEST_BANDS and full > 1:
            yield own, [piece for band in held[at : at + count] for piece in band]
        at += count


@dataclass(slots=True)
class _Band:
    """What stands between two rules; `closed` where both are as wide as the table."""

    pieces: list[Piece]
    top: float
    bottom: float
    closed: bool

    @property
    def height(self) -> float:
        """How far the two rules stand apart."""
        return self.bottom - self.top

    @property
    def is_line(self) -> bool:
        """Whether all that it holds stands on one line."""
        return bool(self.pieces) and all(is_level(self.pieces[0], p) for p in self.pieces)


def _usual_height(bands: Sequence[_Band]) -> float:
    return median([band.height for band in bands if band.is_line] or [0.0])


def _belongs(
    layout: Layout, band: _Band, sides: tuple[float, float], usual: tuple[float, float]
) -> bool:
    """Whether a band is one of a table, not the room between two or a stretch of text.

    `usual` is the size of the text and the height of a band with one line.
    """
    size, height = usual
    if not band.pieces:
        return band.height < _HIGHEST * size
    x0, x1 = sides
    for piece in band.pieces:
        prose = piece.x1 - piece.x0 > _WIDE * (x1 - x0)
        outside = piece.x0 < x0 - _NEAR or piece.x1 > x1 + _NEAR
        if prose or outside or abs(piece.size - size) > 0.15 * size:
            return False
    if not band.closed or len(band.pieces) > 3:
        return True
    first = min(band.pieces, key=lambda piece: (piece.top, piece.x0))
    title = len(band.pieces) == 1 and first.x0 < x0 + 3 * size and band.height > 1.35 * height
    texts = (layout.sheet.text[piece.start : piece.end].strip() for piece in band.pieces)
    return not title and not any(map(_FIELD.match, texts))
