"""A sheet's characters → pieces of lines, in the order in which they were drawn.

Characters that follow each other on one baseline without a gap form a piece; pieces on one
baseline form a line (`order` finds which). Hidden text and watermarks are left out and reported.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from operator import sub

from reportmine.read.layout.sheet import Box, Look, Sheet
from reportmine.read.layout.spacing import SPACES, WIDE
from reportmine.read.printed import Grid

__all__ = ["Layout", "Piece", "lay_out"]

_RAW_LINE = re.compile(r"[^\r\n]+")
_SPACE_CHARS = " \u3000\u00a0\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\t"


@dataclass(slots=True, eq=False)
class Piece:
    """Characters `[start, end)` of the sheet that stand on one baseline without a wide gap."""

    start: int
    end: int
    x0: float
    top: float
    x1: float
    bottom: float
    size: float
    bold: bool
    column: int = 0
    turned: bool = False
    grid: Grid | None = None


@dataclass(slots=True)
class Layout:
    """A sheet with its pieces. `x0 top x1 bottom` run in the reading direction of its text."""

    sheet: Sheet
    turn: int
    x0: list[float]
    top: list[float]
    x1: list[float]
    bottom: list[float]
    pieces: list[Piece] = field(default_factory=list)
    hidden: Counter[str] = field(default_factory=Counter)
    watermark: list[str] = field(default_factory=list)
    overprint: list[str] = field(default_factory=list)

    @property
    def width(self) -> float:
        """Of the page, in the reading direction of its text."""
        return self.sheet.height if self.turn % 2 else self.sheet.width

    @property
    def height(self) -> float:
        """Of the page, across the reading direction."""
        return self.sheet.width if self.turn % 2 else self.sheet.height

    def box(self, x0: float, top: float, x1: float, bottom: float) -> Box:
        """A box of the page as shown → in reading direction."""
        width, height = self.sheet.width, self.sheet.height
        if self.turn == 1:
            return top, width - x1, bottom, width - x0
        if self.turn == 2:
            return width - x1, height - bottom, width - x0, height - top
        if self.turn == 3:
            return height - bottom, x0, height - top, x1
        return x0, top, x1, bottom

    def shown(self, x0: float, top: float, x1: float, bottom: float) -> tuple[float, ...]:
        """A box in reading direction → on the page as shown."""
        width, height = self.sheet.width, self.sheet.height
        if self.turn == 1:
            return width - bottom, x0, width - top, x1
        if self.turn == 2:
            return width - x1, height - bottom, width - x0, height - top
        if self.turn == 3:
            return top, height - x1, bottom, height - x0
        return x0, top, x1, bottom


def lay_out(sheet: Sheet) -> Layout:
    """Find the pieces of a sheet, in the order in which they were drawn."""
    turn = _turn(sheet)
    layout = Layout(sheet, turn, sheet.x0, sheet.top, sheet.x1, sheet.bottom)
    if turn:
        _turn_boxes(layout)
    for start, end in _raw_lines(sheet.text, turn):
        layout.pieces.extend(_pieces(layout, start, end))
    return layout


# -- turned text


def _turn(sheet: Sheet) -> int:
    """How the page's text runs: 0 upright, 1 downwards, 2 upside down, 3 upwards."""
    votes: Counter[int] = Counter()
    step = max(1, len(sheet.text) // 6)
    for i in range(0, len(sheet.text), step):
        look = sheet.look(i) if sheet.text[i] not in "\r\n " else None
        if look:
            votes[_quarter(look) or 0] += 1
    return votes.most_common(1)[0][0] if votes else 0


def _quarter(look: Look) -> int | None:
    """The quarter turn of a character; None where it stands aslant."""
    along, across = abs(look.dx), abs(look.dy)
    if across <= 0.05 * along:
        return 0 if look.dx >= 0 else 2
    if along <= 0.05 * across:
        return 1 if look.dy > 0 else 3
    return None


def _turn_boxes(layout: Layout) -> None:
    s, width, height = layout.sheet, layout.sheet.width, layout.sheet.height
    if layout.turn == 1:
        layout.x0, layout.x1 = s.top, s.bottom
        layout.top, layout.bottom = [width - x for x in s.x1], [width - x for x in s.x0]
    elif layout.turn == 2:
        layout.x0, layout.x1 = [width - x for x in s.x1], [width - x for x in s.x0]
        layout.top, layout.bottom = [height - y for y in s.bottom], [height - y for y in s.top]
    else:
        layout.x0, layout.x1 = [height - y for y in s.bottom], [height - y for y in s.top]
        layout.top, layout.bottom = s.x0, s.x1


# -- pieces


def _raw_lines(text: str, turn: int) -> Iterator[tuple[int, int]]:
    if turn:  # PDFium breaks turned lines after each character
        yield 0, len(text)
        return
    for match in _RAW_LINE.finditer(text):
        yield match.span()


def _pieces(layout: Layout, start: int, end: int) -> Iterator[Piece]:
    """The pieces of one of PDFium's lines, `[start, end)`."""
    raw = layout.sheet.text[start:end]
    end -= len(raw) - len(raw.rstrip(_SPACE_CHARS))
    start += len(raw) - len(raw.lstrip(_SPACE_CHARS))
    if start >= end:
        return
    look = layout.sheet.look((start + end) // 2 if end - start > 2 else start)
    size = look.size or layout.sheet.look(start).size or 1.0  # a space may have none
    piece = None if layout.turn else _whole(layout, start, end, size, look.bold)
    if piece:
        if _is_visible(layout, piece, look):
            yield piece
        return
    for s, e in _split(layout, start, end, size):
        part = layout.sheet.look((s + e) // 2)
        piece = Piece(
            s, e, layout.x0[s], min(layout.top[s:e]), max(layout.x1[s:e]), max(layout.bottom[s:e]),
            part.size or size, part.bold,
        )  # fmt: skip
        if _is_visible(layout, piece, part):
            yield piece


def _whole(layout: Layout, start: int, end: int, size: float, bold: bool) -> Piece | None:
    """One piece of all characters, if they stand on one baseline without a wide gap."""
    spaces = _mend_spaces(layout, start, end)
    top, bottom = min(layout.top[start:end]), max(layout.bottom[start:end])
    heights = map(sub, layout.bottom[start:end], layout.top[start:end])
    # A font's boxes may be far too high; lines of one table row are only lower than the first.
    if bottom - top > 3 * size and max(heights) > 3 * size:
        layout.sheet.tighten(start, end)
        top, bottom = min(layout.top[start:end]), max(layout.bottom[start:end])
    if spaces >= WIDE * size or bottom - top >= 2.2 * size:
        return None
    x0, x1 = layout.x0, layout.x1
    gaps = list(map(sub, x0[start + 1 : end], x1[start : end - 1]))
    if gaps and (max(gaps) >= WIDE * size or min(gaps) <= -0.6 * size):
        return None
    return Piece(start, end, x0[start], top, max(x1[start:end]), bottom, size, bold)


def _mend_spaces(layout: Layout, start: int, end: int) -> float:
    """Give each run of spaces the box between its neighbours; the widest run, in points."""
    widest = 0.0
    x0, x1, top, bottom = layout.x0, layout.x1, layout.top, layout.bottom
    for match in SPACES.finditer(layout.sheet.text, start, end):
        a, b = match.span()
        left, right = x1[a - 1], x0[b]
        if right < left:
            right = left
        for i in range(a, b):
            x0[i], x1[i], top[i], bottom[i] = left, left, top[a - 1], bottom[a - 1]
        x1[b - 1] = right
        widest = max(widest, right - left)
    return widest


def _split(layout: Layout, start: int, end: int, size: float) -> Iterator[tuple[int, int]]:
    """Cut a stretch of characters where the next one does not stand right behind the last."""
    text, x0, x1 = layout.sheet.text, layout.x0, layout.x1
    top, bottom = layout.top, layout.bottom
    first, last = start, -1
    for i in range(start, end):
        if text[i] in _SPACE_CHARS or text[i] in "\r\n":
            continue
        if last >= 0:
            gap = x0[i] - x1[last]
            overlap = min(bottom[i], bottom[last]) - max(top[i], top[last])
            height = min(bottom[i] - top[i], bottom[last] - top[last])
            if gap > WIDE * size or gap < -0.6 * size or overlap < 0.35 * height:
                yield first, last + 1
                first = i
        elif last < 0:
            first = i
        last = i
    if last >= first:
        yield first, last + 1


def _is_visible(layout: Layout, piece: Piece, look: Look) -> bool:
    """Whether a reader of the page would see the piece; notes how it is turned."""
    quarter = _quarter(look)
    if quarter is None or (quarter != layout.turn and piece.size > 30):
        layout.watermark.append(layout.sheet.text[piece.start : piece.end])
        return False
    why = look.hidden
    if why == "white" and _on_ink(layout, piece):
        why = None
    if why == "invisible" and layout.sheet.pictured:
        why = None
    if piece.x1 <= 0 or piece.bottom <= 0 or piece.x0 >= layout.width or piece.top >= layout.height:
        why = "off the page"
    if why:
        layout.hidden[why] += piece.end - piece.start
        return False
    piece.turned = quarter != layout.turn
    return True


def _on_ink(layout: Layout, piece: Piece) -> bool:
    """White letters on a coloured ground or a picture can be read."""
    sheet, i = layout.sheet, piece.start
    x, y = (sheet.x0[i] + sheet.x1[i]) / 2, (sheet.top[i] + sheet.bottom[i]) / 2
    return any(a <= x <= c and b <= y <= d for a, b, c, d in (*sheet.fills, *sheet.images))
