"""Tables drawn as areas: coloured cells beside each other, or white ones on a dark ground.

    tile_frames(fills, panes)  →  [Frame]      as `ruling` makes them from rules

The edges of the areas are taken for rules. Shaded words are areas, too: what is a table has three
rows, is covered by its cells without holes, and the edges of its columns come again.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence

from reportmine.read.layout.ruling import Frame, frames
from reportmine.read.layout.sheet import Box, Rule

__all__ = ["tile_frames"]

_FEWEST, _MOST = 6, 3_000
_FEWEST_ROWS = 3
_SMALLEST = 5.0
_NEAR = 3.0
_COVERED = 0.85


def tile_frames(fills: Sequence[Box], panes: Sequence[Box]) -> list[Frame]:
    """The tables that coloured areas (`fills`) and white ones (`panes`) make up."""
    if not _FEWEST <= len(fills) + len(panes) <= _MOST:
        return []
    tiles = [box for box in dict.fromkeys([*fills, *_on_ground(fills, panes)]) if _is_cell(box)]
    grounds = [box for box in fills if sum(_holds(box, tile) for tile in tiles) > 1]
    tiles = [tile for tile in tiles if tile not in grounds]
    if len(tiles) < _FEWEST:
        return []
    found = frames([rule for tile in tiles for rule in _edges(tile)]) or []
    return [frame for frame in found if _is_tiled(frame, tiles)]


def _on_ground(fills: Sequence[Box], panes: Sequence[Box]) -> list[Box]:
    """The white areas on the darkest of grounds: one that holds several of them."""
    grounds = sorted(fills, key=_area, reverse=True)[:20]
    held = [[pane for pane in panes if _holds(ground, pane)] for ground in grounds]
    return [pane for inside in held if len(inside) >= _FEWEST for pane in inside]


def _area(box: Box) -> float:
    return (box[2] - box[0]) * (box[3] - box[1])


def _is_cell(box: Box) -> bool:
    return min(box[2] - box[0], box[3] - box[1]) >= _SMALLEST


def _holds(outer: Box, inner: Box) -> bool:
    return (
        outer != inner
        and outer[0] - 1 <= inner[0]
        and outer[1] - 1 <= inner[1]
        and inner[2] <= outer[2] + 1
        and inner[3] <= outer[3] + 1
    )


def _edges(box: Box) -> Iterable[Rule]:
    x0, top, x1, bottom = box
    yield Rule(x0, top, x1, top)
    yield Rule(x0, bottom, x1, bottom)
    yield Rule(x0, top, x0, bottom)
    yield Rule(x1, top, x1, bottom)


def _is_tiled(frame: Frame, tiles: Sequence[Box]) -> bool:
    if len(frame.ys) <= _FEWEST_ROWS:
        return False
    whole = (frame.xs[0], frame.ys[0], frame.xs[-1], frame.ys[-1])
    inside = [tile for tile in tiles if _holds(whole, tile)]
    columns = len(frame.xs) - 1
    if len(inside) < 2 * columns or sum(map(_area, inside)) < _COVERED * _area(whole):
        return False
    seen: defaultdict[int, set[int]] = defaultdict(set)
    for x0, top, x1, _ in inside:
        for i, x in enumerate(frame.xs[1:-1]):
            if abs(x - x0) < _NEAR or abs(x - x1) < _NEAR:
                seen[i].add(round(top))
    return all(len(seen[i]) > 1 for i in range(columns - 1))
