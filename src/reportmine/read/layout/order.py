"""Pieces of text → lines in the order in which a reader takes them.

PDFium gives them in the order in which they were drawn, which is right in most files. Where it
runs backwards, or the page has columns of prose, the order is made again from the boxes. Words
printed over others (a stamp's) are left out and reported.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from itertools import accumulate, pairwise

from reportmine.read.layout.pieces import Layout, Piece

__all__ = ["reading_order", "rows", "without_overprints"]

_LONGEST_STAMP = 25


def rows(pieces: Iterable[Piece]) -> list[list[Piece]]:
    """Pieces → lines: those on one baseline, from left to right, lines from top to bottom."""
    lines: list[list[Piece]] = []
    for piece in sorted(pieces, key=lambda p: (p.top + p.bottom) / 2):
        for line in reversed(lines[-3:]):
            if _same_baseline(line[0], piece):
                line.append(piece)
                break
        else:
            lines.append([piece])
    for line in lines:
        line.sort(key=lambda p: p.x0)
    return lines


def _same_baseline(one: Piece, other: Piece) -> bool:
    if one.grid or other.grid:
        return False
    overlap = min(one.bottom, other.bottom) - max(one.top, other.top)
    return overlap > 0.5 * min(one.bottom - one.top, other.bottom - other.top)


def reading_order(pieces: list[Piece]) -> list[list[Piece]]:
    """Pieces as drawn → lines as read."""
    lines = _as_drawn(pieces)
    several = sum(len(line) > 1 for line in lines)
    if several < 4 and _runs_down(lines):
        return lines
    gutter = _gutter(pieces)
    if gutter is not None:
        return _by_columns(pieces, gutter)
    return lines if _runs_down(lines) else rows(pieces)


def without_overprints(layout: Layout, lines: list[list[Piece]]) -> list[list[Piece]]:
    """The lines without words printed over others (a stamp's): the line above such words and the
    one below stand as close as any two lines do."""
    lines = [kept for line in lines if (kept := _without_covered(layout, line))]
    middles = [(line[0].top + line[0].bottom) / 2 for line in lines]
    steps = sorted(b - a for a, b in pairwise(middles) if b > a)
    if len(steps) < 6:
        return lines
    pitch = steps[len(steps) // 2]
    over: set[int] = set()
    for i in range(1, len(lines) - 1):
        above, line, below = lines[i - 1], lines[i], lines[i + 1]
        downwards = middles[i - 1] < middles[i] < middles[i + 1]
        if i - 1 in over or not downwards or middles[i + 1] - middles[i - 1] > 1.15 * pitch:
            continue
        if _covers([*above, *below], line) and above[0].size == below[0].size:
            over.add(i)
            layout.overprint.extend(layout.sheet.text[p.start : p.end] for p in line)
    return [line for i, line in enumerate(lines) if i not in over]


def _without_covered(layout: Layout, line: list[Piece]) -> list[Piece]:
    """A line without the short pieces of another size that are printed over a longer one."""
    if len(line) < 2:
        return line
    out: list[Piece] = []
    for piece in line:
        short = piece.end - piece.start <= _LONGEST_STAMP
        over = any(
            other is not piece
            and other.end - other.start > piece.end - piece.start
            and abs(other.size - piece.size) > 0.05 * other.size
            and min(other.x1, piece.x1) - max(other.x0, piece.x0) > 0.8 * (piece.x1 - piece.x0)
            for other in line
        )
        if short and over:
            layout.overprint.append(layout.sheet.text[piece.start : piece.end])
        else:
            out.append(piece)
    return out


def _covers(others: list[Piece], line: list[Piece]) -> bool:
    """Whether one of the others runs above or below the whole of a short line."""
    x0, x1 = line[0].x0, line[-1].x1
    short = sum(piece.end - piece.start for piece in line) <= _LONGEST_STAMP
    grids = any(piece.grid for piece in (*others, *line))
    return short and not grids and any(p.x0 <= x0 and x1 <= p.x1 for p in others)


def _as_drawn(pieces: list[Piece]) -> list[list[Piece]]:
    lines: list[list[Piece]] = []
    for piece in pieces:
        last = lines[-1][-1] if lines else None
        if last and _same_baseline(last, piece) and piece.x0 >= last.x1 - 0.6 * piece.size:
            lines[-1].append(piece)
        else:
            lines.append([piece])
    return lines


def _runs_down(lines: list[list[Piece]]) -> bool:
    return all(
        below[0].top + below[0].bottom > above[0].top + above[0].bottom + 0.6 * below[0].size
        for above, below in pairwise(lines)
    )


def _gutter(pieces: list[Piece]) -> float | None:
    """The x between two columns of prose, if the page has such."""
    if len(pieces) < 12:
        return None
    left, right = min(p.x0 for p in pieces), max(p.x1 for p in pieces)
    step = max((right - left) / 120, 1.0)
    count = int((right - left) / step) + 1
    change = [0] * (count + 2)
    for piece in pieces:
        change[int((piece.x0 - left) / step)] += 1
        change[int((piece.x1 - left) / step) + 1] -= 1
    cover = list(accumulate(change))
    low, high = int(0.3 * count), int(0.7 * count)
    allowed = 0.12 * len(pieces)
    best: tuple[int, int] | None = None
    i = low
    while i < high:
        if cover[i] <= allowed:
            j = i
            while j < high and cover[j] <= allowed:
                j += 1
            if best is None or j - i > best[1] - best[0]:
                best = (i, j)
            i = j
        i += 1
    if best is None or (best[1] - best[0]) * step < 8:
        return None
    middle = left + step * (best[0] + best[1]) / 2
    return middle if _is_prose(pieces, middle, left, right) else None


def _is_prose(pieces: list[Piece], middle: float, left: float, right: float) -> bool:
    """Whether both sides hold running text: many pieces, most of them filling their column; fewer
    will do where the left side was drawn as a whole before the right one."""
    sides: tuple[Callable[[Piece], bool], ...] = (
        lambda p: p.x1 <= middle,
        lambda p: p.x0 >= middle,
    )
    whole = _drawn_apart(pieces, middle)
    for side, width in zip(sides, (middle - left, right - middle), strict=True):
        mine = [p for p in pieces if side(p)]
        filling = [p for p in mine if p.x1 - p.x0 >= 0.55 * width]
        enough = max(3, 0.25 * len(mine)) if whole else 0.45 * len(mine)
        if len(mine) < 5 or len(filling) < enough:
            return False
    return True


def _drawn_apart(pieces: list[Piece], middle: float) -> bool:
    """Whether all of the left side was drawn before any of the right one."""
    right = [p.x0 >= middle for p in pieces if p.x1 <= middle or p.x0 >= middle]
    return right == sorted(right)


def _by_columns(pieces: list[Piece], middle: float) -> list[list[Piece]]:
    """Left column, right column; a line across both ends the columns above it."""
    out: list[list[Piece]] = []
    left: list[Piece] = []
    right: list[Piece] = []

    def flush() -> None:
        for column, side in ((1, left), (2, right)):
            for piece in side:
                piece.column = column
            out.extend(rows(side))
            side.clear()

    for line in rows(pieces):
        across = [p for p in line if p.x0 < middle < p.x1]
        if across:
            flush()
            out.append(line)
            continue
        left.extend(p for p in line if p.x1 <= middle)
        right.extend(p for p in line if p.x0 >= middle)
    flush()
    return out
