"""Cells of a scanned table in which nothing was found, looked at once more.

    SecondLook(layout, pixels, scale, em).fill(grid)

A recogniser easily overlooks a single digit in a wide cell. So the ink of such a cell is cut out, and
read as one line.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Final

from reportmine.boxes import Ink, pack
from reportmine.read.layout.pieces import Layout
from reportmine.read.layout.sheet import Box
from reportmine.read.printed import Grid, GridCell, Printed
from reportmine.read.scan.ocr import engine
from reportmine.read.scan.ocr_lines import mended, shares

__all__ = ["SecondLook"]

_READ: Final = 0.6  # what scores less is a speck or a stroke of the border


@dataclass(frozen=True, slots=True)
class SecondLook:
    """A page whose lines run level: its layout, its `pixels`, points a pixel, the usual size in pixels."""

    layout: Layout
    pixels: Any
    scale: float
    em: float

    def fill(self, grid: Grid) -> None:
        """Give the cells of a grid that have no text what is found at the second look."""
        for row in grid.rows:
            for cell in row:
                if not cell.lines:
                    line = self._look_again(cell, grid.page)
                    if line:
                        cell.lines.append(line)

    def _look_again(self, cell: GridCell, page: int) -> Printed | None:
        scale, flat = self.scale, self.pixels
        inset = 0.12 * self.em
        x0, top = cell.x0 / scale + inset, cell.top / scale + inset
        x1, bottom = cell.x1 / scale - inset, cell.bottom / scale - inset
        ink = _ink(flat[max(0, int(top)) : int(bottom), max(0, int(x0)) : int(x1)], self.em)
        if ink is None:
            return None
        left, upper, right, lower = ink
        left, right, upper, lower = (
            left + int(x0),
            right + int(x0),
            upper + int(top),
            lower + int(top),
        )
        pad = max(2, int(0.25 * self.em))
        picture = flat[max(0, upper - pad) : lower + pad, max(0, left - pad) : right + pad]
        text, score = engine().line(picture)
        text = mended(text.strip())
        if score < _READ or not text:
            return None
        box = (left * scale, upper * scale, right * scale, lower * scale)
        return self._printed(text, box, page)

    def _printed(self, text: str, box: Box, page: int) -> Printed:
        """A line of text that fills a box in reading direction."""
        x0, top, x1, bottom = box
        boxes: list[tuple[float, ...]] = []
        for first, last in [*shares(text, 0.0, 1.0)][:-1]:
            edges = (x0 + (x1 - x0) * first, top, x0 + (x1 - x0) * last, bottom)
            boxes.append(self.layout.shown(*edges))
        ink = Ink()
        size, turned = self.em * self.scale, bool(self.layout.turn)
        return Printed(
            text,
            page,
            x0,
            top,
            x1,
            bottom,
            size,
            ink=ink,
            number=ink.add(pack(*zip(*boxes, strict=True))),
            turned=turned,
        )


def _ink(picture: Any, em: float) -> tuple[int, int, int, int] | None:
    """The box of what is dark in a cell; None for specks, and for what is more than a line."""
    import cv2
    import numpy

    if min(picture.shape[:2]) < 4:
        return None
    grey = cv2.cvtColor(picture, cv2.COLOR_RGB2GRAY)
    light = float(numpy.percentile(grey, 90))
    dark = (grey < light - 70).astype("uint8")
    count, _, facts, _ = cv2.connectedComponentsWithStats(dark, connectivity=8)
    parts = [
        part for part in facts[1:count].tolist() if part[3] > 0.3 * em and part[4] > 0.02 * em * em
    ]
    if not parts:
        return None
    left, top = min(p[0] for p in parts), min(p[1] for p in parts)
    right, bottom = max(p[0] + p[2] for p in parts), max(p[1] + p[3] for p in parts)
    return (left, top, right, bottom) if bottom - top < 1.8 * em else None
