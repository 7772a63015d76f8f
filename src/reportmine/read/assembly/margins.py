"""Where the text of a page begins and ends, and how far its lines stand apart.

margins, pitch = measured(leaves)      margins by (page, column); the pitch in ems
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from statistics import median

from reportmine.read.printed import Grid, Leaf, Printed

__all__ = ["Margins", "is_centred", "measured", "middle"]


_CLOSING = re.compile(r"[，。、；：？！）》〉”’」』】〕…%]")


@dataclass(slots=True)
class Margins:
    """Left and right edge of the text of a column, in points."""

    left: float
    right: float


def measured(leaves: Sequence[Leaf]) -> tuple[dict[tuple[int, int], Margins], float]:
    """The margins of every column of every page, and the usual distance of lines in ems.

    A page with few lines has the margins of all pages of its shape.
    """
    widths = {leaf.number: leaf.width for leaf in leaves}
    by_page: dict[tuple[int, int], list[Printed]] = {}
    by_shape: defaultdict[tuple[int, int], list[Printed]] = defaultdict(list)
    pitches: Counter[int] = Counter()
    for leaf in leaves:
        previous: Printed | None = None
        here: defaultdict[int, list[Printed]] = defaultdict(list)
        for block in leaf.blocks:
            if isinstance(block, Grid):
                previous = None
                continue
            here[block.column].append(block)
            if previous and abs(previous.size - block.size) < 0.6:
                pitches[round(2 * (middle(block) - middle(previous)) / block.size)] += 1
            previous = block
        for column, lines in here.items():
            by_page[leaf.number, column] = lines
            by_shape[round(leaf.width), column].extend(lines)
    shapes = {key: _margins(lines, key[0]) for key, lines in by_shape.items()}
    margins: dict[tuple[int, int], Margins] = {}
    for (page, column), lines in by_page.items():
        shape = shapes[round(widths[page]), column]
        own = _margins(lines, widths[page]) if len(lines) >= 12 else None
        margins[page, column] = own if own and _is_wide(own, shape) else shape
    usual = [n for n, _ in pitches.most_common(1) if n > 0]
    return margins, usual[0] / 2 if usual else 2.0


def middle(line: Printed) -> float:
    """Half-way between the top and the bottom of a line."""
    return (line.top + line.bottom) / 2


def _is_wide(own: Margins, shape: Margins) -> bool:
    return own.right - own.left > 0.8 * (shape.right - shape.left)


def _margins(lines: list[Printed], width: float) -> Margins:
    """Left: the leftmost edge at which several lines begin. Right: the rightmost at which several
    end; where few agree, or as many run past it as end there (headings of one length do agree, on
    a page with hardly a full line), the widest line or the mirror image of the left margin."""
    em = median(line.size for line in lines) or 1.0
    enough = max(2, len(lines) // 30)
    left = _edge(sorted(line.x0 for line in lines), 0.6 * em, enough)
    # Closing punctuation may hang over the margin: lines that end without it show where it is.
    plain = [line for line in lines if not _CLOSING.match(line.text[-1])]
    ends = plain if len(plain) >= max(3, len(lines) // 5) else lines
    rights = [-x for x in sorted((line.x1 for line in ends), reverse=True)]
    right = -_edge(rights, 0.6 * em, max(3, len(ends) // 25))
    widest = max(line.x1 for line in lines)
    there = sum(abs(line.x1 - right) < 0.6 * em for line in lines)
    if there < 3 or sum(line.x1 > right + 2 * em for line in lines) >= there:
        right = max(widest, width - left) if lines[0].column == 0 else widest
    return Margins(left, right)


def _edge(values: list[float], within: float, enough: int) -> float:
    """The first of the ascending values that `enough` values follow closely; the middle of these."""
    for i, value in enumerate(values):
        j = bisect_left(values, value + within)
        if j - i >= enough:
            return values[(i + j) // 2]
    return values[0]


def is_centred(line: Printed, margins: Margins) -> bool:
    """Whether a line stands off both margins, as far from one as from the other."""
    em = line.size or 1.0
    left, right = line.x0 - margins.left, margins.right - line.x1
    return (
        left > 1.6 * em
        and right > 1.6 * em
        and abs(left - right) < max(1.2 * em, 0.06 * (left + right))
    )
