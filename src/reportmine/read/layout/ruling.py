"""Ruling lines → the grids of tables, merged cells included.

    frames(rules)  →  [Frame]      xs, ys and cells as (row, column, rowspan, colspan)

Rules on one line are joined (borders drawn cell by cell, dashed lines), rules that touch make one
frame. Its xs and ys cut the plane into unit squares; two squares with no rule between them belong
to one cell. This is one walk over the squares: 100 × 100 rules take milliseconds.
"""

from __future__ import annotations

import itertools
from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from reportmine.read.layout.sheet import Rule

__all__ = ["Frame", "Stroke", "frames", "strokes"]

_SNAP = 2.5
_JOIN = 3.5
_TOUCH = 3.0
_SHORTEST = 5.0
_OPEN_SIDE = 8.0
_MOST_RULES = 6_000
_MOST_SQUARES = 40_000


class Stroke(NamedTuple):
    """Where a straight rule stands (y of a horizontal one, x of a vertical one), where it begins and ends."""

    at: float
    begin: float
    end: float


@dataclass(slots=True)
class Frame:
    """A grid of rules. `xs` and `ys` are ascending; `cells` are sorted by row and column.

    `loose` says that some edges of columns were told by the text alone.
    """

    xs: list[float]
    ys: list[float]
    cells: list[tuple[int, int, int, int]]
    loose: bool = False


def frames(rules: Sequence[Rule]) -> list[Frame] | None:
    """All frames with more than one cell, from top to bottom; None where there are too many rules."""
    across = strokes(Stroke(r.top, r.x0, r.x1) for r in rules if r.x1 - r.x0 >= r.bottom - r.top)
    down = strokes(Stroke(r.x0, r.top, r.bottom) for r in rules if r.bottom - r.top >= r.x1 - r.x0)
    if len(across) + len(down) > _MOST_RULES:
        return None
    found = [_frame(a, d) for a, d in _touching(across, down)]
    return sorted((f for f in found if f), key=lambda f: (f.ys[0], f.xs[0]))


def strokes(pieces: Iterable[Stroke]) -> list[Stroke]:
    """Pieces on one line, joined where they touch; what stays a dot is left out."""
    out: list[Stroke] = []
    group: list[Stroke] = []
    for piece in sorted(pieces):
        if group and piece.at - group[0].at > _SNAP:
            out.extend(_joined(group))
            group = []
        group.append(piece)
    out.extend(_joined(group))
    return out


def _joined(group: list[Stroke]) -> Iterable[Stroke]:
    if not group:
        return
    at = sum(piece.at for piece in group) / len(group)
    begin = end = None
    for _, start, stop in sorted(group, key=lambda piece: piece.begin):
        if begin is None or end is None:
            begin, end = start, stop
        elif start <= end + _JOIN:
            end = max(end, stop)
        else:
            if end - begin >= _SHORTEST:
                yield Stroke(at, begin, end)
            begin, end = start, stop
    if begin is not None and end is not None and end - begin >= _SHORTEST:
        yield Stroke(at, begin, end)


def _touching(across: list[Stroke], down: list[Stroke]) -> list[tuple[list[Stroke], list[Stroke]]]:
    """Strokes in groups that hang together."""
    parent = list(range(len(across) + len(down)))

    def root(i: int) -> int:
        while parent[i] != i:
            parent[i] = parent[parent[i]]
            i = parent[i]
        return i

    xs = [stroke.at for stroke in down]
    for i, (y, x0, x1) in enumerate(across):
        for j in range(bisect_left(xs, x0 - _TOUCH), bisect_right(xs, x1 + _TOUCH)):
            if down[j].begin - _TOUCH <= y <= down[j].end + _TOUCH:
                parent[root(len(across) + j)] = root(i)
    groups: defaultdict[int, tuple[list[Stroke], list[Stroke]]] = defaultdict(lambda: ([], []))
    for i, stroke in enumerate(across):
        groups[root(i)][0].append(stroke)
    for j, stroke in enumerate(down):
        groups[root(len(across) + j)][1].append(stroke)
    return [groups[key] for key in sorted(groups)]


def _frame(across: list[Stroke], down: list[Stroke]) -> Frame | None:
    if len(across) < 2 or not down:
        return None
    xs = _edges(down, across)
    ys = _edges(across, down)
    columns, rows = len(xs) - 1, len(ys) - 1
    if columns < 2 or rows < 1 or columns * rows > _MOST_SQUARES:
        return None
    left_of = _walls(down, xs, ys)
    above = _walls(across, ys, xs)
    cells = _cells(rows, columns, left_of, above)
    return Frame(xs, ys, cells) if len(cells) > 1 else None


def _edges(strokes: list[Stroke], others: list[Stroke]) -> list[float]:
    """Where the strokes stand; a side where only the others end is a side left open."""
    at = sorted({stroke.at for stroke in strokes})
    first, last = min(o.begin for o in others), max(o.end for o in others)
    if at[0] - first > _OPEN_SIDE and sum(o.begin - first < _TOUCH for o in others) > 1:
        at.insert(0, first)
    if last - at[-1] > _OPEN_SIDE and sum(last - o.end < _TOUCH for o in others) > 1:
        at.append(last)
    return at


def _walls(strokes: list[Stroke], at: list[float], along: list[float]) -> list[list[bool]]:
    """`walls[i][k]`: whether a stroke at `at[i]` runs along the k-th interval of `along`."""
    middles = [(a + b) / 2 for a, b in itertools.pairwise(along)]
    walls = [[False] * len(middles) for _ in at]
    index = {value: i for i, value in enumerate(at)}
    for value, begin, end in strokes:
        row = walls[index[value]]
        for k in range(bisect_left(middles, begin), bisect_right(middles, end)):
            row[k] = True
    return walls


def _cells(
    rows: int, columns: int, left_of: list[list[bool]], above: list[list[bool]]
) -> list[tuple[int, int, int, int]]:
    """Squares that no wall divides, together. Each cell is grown to the right, then downwards."""
    taken = [[False] * columns for _ in range(rows)]
    cells: list[tuple[int, int, int, int]] = []
    for r in range(rows):
        for c in range(columns):
            if taken[r][c]:
                continue
            right = c + 1
            while right < columns and not taken[r][right] and not left_of[right][r]:
                right += 1
            below = r + 1
            while below < rows and _goes_on(below, c, right, taken, left_of, above):
                below += 1
            for i in range(r, below):
                taken[i][c:right] = [True] * (right - c)
            cells.append((r, c, below - r, right - c))
    return cells


def _goes_on(
    row: int, first: int, last: int, taken: Sequence[Sequence[bool]],
    left_of: Sequence[Sequence[bool]], above: Sequence[Sequence[bool]],
) -> bool:  # fmt: skip
    """Whether the squares `[first, last)` of `row` belong to the cell above them."""
    if any(above[row][first:last]) or any(taken[row][first:last]):
        return False
    if any(left_of[c][row] for c in range(first + 1, last)):
        return False
    open_left = first > 0 and not left_of[first][row] and not taken[row][first - 1]
    open_right = last < len(above[row]) and not left_of[last][row]
    return not (open_left or open_right)
