"""A scanned page → the same blocks as a printed one: lines and tables, in reading order.

    scan = recognise(pixels, number, width, height)   ─▶ its blocks, and how well it can be read

Words that are printed on the picture (a stamped number, 附件3) are known already: they take the
place of what was recognised there, because the picture shows them only where their font is.

The recogniser gives lines of text with their corners. From there on the page goes the way of a
PDF's: pieces on one baseline are lines, ruling lines (found in the picture) are the grids of
tables, columns are put in order, spaces are the author's or the printer's. What only a scan
needs is done first: a page that lies aslant or on its side is set upright (`way_up`, `ruled`), each
character gets its size and its share of the line's box (`ocr_lines`), and cells in which nothing was
found are looked at once more (`second_look`).
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass, field
from statistics import median
from typing import Any, Final, NamedTuple

from reportmine.read.layout.blocks import blocks
from reportmine.read.layout.pieces import Layout, Piece
from reportmine.read.layout.sheet import Box, Rule, Sheet
from reportmine.read.printed import Block, Grid, Printed
from reportmine.read.quality import GARBLED, garble, unmapped
from reportmine.read.scan.ocr import Corner, Corners, Recognised
from reportmine.read.scan.ocr_lines import HAN, angle_of, mended, shares, sizes_of
from reportmine.read.scan.ruled import rules, slant, upright
from reportmine.read.scan.second_look import SecondLook
from reportmine.read.scan.way_up import right_way_up, score

__all__ = ["Known", "Scan", "recognise"]

_DOUBTFUL: Final = 0.5  # lines below this score are specks, stamps, handwriting
_READABLE: Final = 0.8  # pages below this are nonsense


Known = tuple[str, Box]  # printed words, and their box in points


@dataclass(slots=True)
class Scan:
    """What was recognised on a page. `score` is the recogniser's own, weighed by length."""

    blocks: list[Block]
    score: float = 0.0
    doubtful: list[str] = field(default_factory=list)
    overprint: list[str] = field(default_factory=list)

    @property
    def legible(self) -> bool:
        """Whether what was recognised can be trusted at all."""
        text = self._text()
        return self.score >= _READABLE and garble(text) < GARBLED and not unmapped(text)

    @property
    def chinese(self) -> bool:
        """Whether there are hanzi: fonts without their map paint letters, which read well enough."""
        return 10 * len(HAN.findall(self._text())) > self.letters

    @property
    def letters(self) -> int:
        """How many characters were recognised."""
        return len(self._text())

    def _text(self) -> str:
        lines = [block for block in self.blocks if isinstance(block, Printed)]
        grids = [block for block in self.blocks if isinstance(block, Grid)]
        cells = [cell for grid in grids for row in grid.rows for cell in row]
        return "".join(line.text for line in [*lines, *(x for cell in cells for x in cell.lines)])


class _Slant(NamedTuple):
    """Turns points of a picture about its middle, so that its lines run level."""

    angle: float
    x: float
    y: float

    def level(self, x: float, y: float) -> Corner:
        cos, sin = math.cos(self.angle), math.sin(self.angle)
        dx, dy = x - self.x, y - self.y
        return self.x + cos * dx + sin * dy, self.y - sin * dx + cos * dy


def recognise(
    pixels: Any,
    number: int,
    width: float,
    height: float,
    known: Sequence[Known] = (),
    seconds: float = math.inf,
) -> Scan:
    """Read page `number` from its picture, an array of rows of RGB pixels.

    `width` and `height` are the page's, in points; `known` is what is printed on the picture.
    Raises MissingExtra without the extra, ReadError ("timeout") where it takes more
    processor time than `seconds`.
    """
    page = right_way_up(pixels, max(width, height), seconds)
    found = page.lines
    if known and not page.turn:
        found = _with_known(found, known, pixels.shape[1] / width)
    kept = [line for line in found if line.score >= _DOUBTFUL and line.text.strip()]
    doubtful = [line.text for line in found if line.score < _DOUBTFUL and line.text.strip()]
    if not kept:
        return Scan([], 0.0, doubtful)
    laid = _Page(page.pixels, kept, Sheet(number, width, height), page.turn)
    return Scan(laid.blocks(), score(kept), doubtful, laid.overprint)


def _with_known(
    found: Sequence[Recognised], known: Sequence[Known], scale: float
) -> list[Recognised]:
    """What was recognised, with the printed words in place of what they hide."""
    lines = list(found)
    for text, box in known:
        x0, top, x1, bottom = (edge * scale for edge in box)
        corners = Corners((x0, top), (x1, top), (x1, bottom), (x0, bottom))
        lines = [line for line in lines if not _shows(line, (x0, top, x1, bottom))]
        lines.append(Recognised(text, 1.0, corners))
    return lines


def _shows(line: Recognised, box: Box) -> bool:
    """Whether a recognised line is what is printed in a box: it has its middle there, and is not
    much longer (a box round a lone digit is twice as wide as the digit)."""
    xs, ys = zip(*line.corners, strict=True)
    inside = box[0] < sum(xs) / 4 < box[2] and box[1] < sum(ys) / 4 < box[3]
    return bool(inside and max(xs) - min(xs) < 1.5 * (box[2] - box[0]))


class _Page:
    """A recognised page on its way to blocks."""

    def __init__(self, pixels: Any, lines: Sequence[Recognised], sheet: Sheet, turn: int) -> None:
        high, wide = pixels.shape[:2]
        self._layout = Layout(sheet, turn, [], [], [], [])
        self._scale = self._layout.width / wide
        angle = slant(pixels)
        angle = angle_of(lines) if angle is None else angle
        self._slant = _Slant(angle, (wide - 1) / 2, (high - 1) / 2)
        self._flat = upright(pixels, self._slant.angle)
        lines = sorted(lines, key=lambda line: self._middle(line)[1])
        sizes = sizes_of(lines)
        self._em = median(sizes)
        self._rules = rules(self._flat, self._em)
        for line, size in zip(lines, sizes, strict=True):
            self._add(line, size)

    @property
    def overprint(self) -> list[str]:
        """Words printed over others, which `blocks` left out: a stamp's."""
        return self._layout.overprint

    def blocks(self) -> list[Block]:
        """Lines and tables in reading order, their coordinates in points."""
        # `Sheet` has its rules as the page is shown, `rules` found them in reading direction.
        self._layout.sheet.rules = [
            Rule(*self._layout.shown(*(edge * self._scale for edge in rule)))
            for rule in self._rules
        ]
        out = blocks(self._layout)
        again = SecondLook(self._layout, self._flat, self._scale, self._em)
        for block in out:
            if isinstance(block, Grid):
                again.fill(block)
        return out

    def _middle(self, line: Recognised) -> Corner:
        xs, ys = zip(*line.corners, strict=True)
        return self._slant.level(sum(xs) / 4, sum(ys) / 4)

    def _add(self, line: Recognised, size: float) -> None:
        """Append a line's characters to the sheet, and its piece to the layout."""
        text = mended(line.text)
        layout, sheet = self._layout, self._layout.sheet
        start = len(sheet.text)
        sheet.text += text + "\n"
        left, right = line.corners.ends
        begin, end = self._between_rules(left, right, size)
        for first, last in shares(text, begin, end):
            points = [
                (left[0] + (right[0] - left[0]) * at, left[1] + (right[1] - left[1]) * at)
                for at in (first, last)
            ]
            _append(sheet, layout.shown(*self._box(points, size)))
            _append(layout, self._box([self._slant.level(*point) for point in points], size))
        stop = start + len(text)
        layout.pieces.append(
            Piece(
                start, stop, layout.x0[start], min(layout.top[start:stop]), layout.x1[stop - 1],
                max(layout.bottom[start:stop]), size * self._scale, False,
            )
        )  # fmt: skip

    def _box(self, ends: Sequence[Corner], size: float) -> Box:
        """The box of a character between two points of its line's middle, in points."""
        (a, b), scale = ends, self._scale
        middle, half = (a[1] + b[1]) / 2, 0.58 * size
        return a[0] * scale, (middle - half) * scale, b[0] * scale, (middle + half) * scale

    def _between_rules(self, left: Corner, right: Corner, size: float) -> tuple[float, float]:
        """Where a line's text begins and ends, as shares of its box: the box may reach over the
        border of its cell by part of a character, the text does not."""
        (ax, ay), (bx, by) = self._slant.level(*left), self._slant.level(*right)
        begin, end = ax, bx
        for x, top, _, bottom in self._rules:
            if bottom - top > size and top < (ay + by) / 2 < bottom:
                if ax - 1 <= x < ax + 0.9 * size:
                    begin = max(begin, x + 1)
                elif bx - 0.9 * size < x <= bx + 1:
                    end = min(end, x - 1)
        if end - begin < 0.4 * (bx - ax) or bx <= ax:
            return 0.0, 1.0
        return (begin - ax) / (bx - ax), (end - ax) / (bx - ax)


def _append(to: Sheet | Layout, box: tuple[float, ...]) -> None:
    to.x0.append(box[0])
    to.top.append(box[1])
    to.x1.append(box[2])
    to.bottom.append(box[3])
