"""Ruling lines of a scanned page: long dark strokes of its picture.

    rules(pixels, angle)  →  [(x0, top, x1, bottom)] in pixels of the page set upright

Strokes are found by opening the dark pixels with long thin bars: what is shorter than a few
characters is text. The result feeds the same grids that a printed page's lines do.
"""

from __future__ import annotations

import math
from typing import Any, Final

__all__ = ["rules", "slant", "upright"]

_Stroke = tuple[float, float, float, float]

_SHORTEST: Final = 3.2  # in ems: no stroke of a character is longer
_SHORT: Final = 0.8  # in ems: as long as a row is high; a rule only where both ends meet others
_MEETS: Final = 0.1  # in ems
_STEEPEST: Final = 0.1  # radians: pages that lie more aslant are turned by their text
_THICKEST: Final = 0.5  # in ems: what is thicker is an area
_STRAIGHT: Final = 2.5  # pixels: how far a rule may be off its own line
_GAP: Final = 0.4  # in ems: holes that a scanner leaves in a line


def upright(pixels: Any, angle: float) -> Any:
    """The picture turned by `angle` radians about its middle, white where nothing was."""
    import cv2

    if abs(angle) < 1e-4:
        return pixels
    height, width = pixels.shape[:2]
    degrees = angle * 57.29577951308232
    turn = cv2.getRotationMatrix2D(((width - 1) / 2, (height - 1) / 2), degrees, 1.0)
    white = (255, 255, 255) if pixels.ndim == 3 else 255
    return cv2.warpAffine(pixels, turn, (width, height), flags=cv2.INTER_LINEAR, borderValue=white)


def slant(pixels: Any) -> float | None:
    """How far the long rules of a page run downwards, in radians; None where it has none.

    A page that is all table has few lines of text that are long enough to tell.
    """
    import cv2
    import numpy

    dark = _dark(pixels)
    width = dark.shape[1]
    # Thickened by as much as the steepest rule drops over the length of a bar, it holds the bar.
    bar = max(8, width // 40)
    thick, long, hole = (
        cv2.getStructuringElement(cv2.MORPH_RECT, shape)
        for shape in ((1, 1 + int(_STEEPEST * bar)), (bar, 1), (9, 1))
    )
    mask = cv2.morphologyEx(cv2.dilate(dark, thick), cv2.MORPH_OPEN, long)
    mask = cv2.morphologyEx(mask, cv2.MORPH_CLOSE, hole)
    count, labels, facts, _ = cv2.connectedComponentsWithStats(mask, connectivity=8)
    angles: list[float] = []
    for i, (x, y, wide, high, _) in enumerate(facts[1:count].tolist(), start=1):
        if wide >= 0.25 * width and high <= _STEEPEST * wide + bar:
            angles.extend(_fall(labels[y : y + high, x : x + wide] == i))
    return float(numpy.median(angles)) if len(angles) > 1 else None


def _fall(stroke: Any) -> list[float]:
    """How far a stroke, a mask, runs downwards; nothing where it is not straight."""
    import numpy

    inked = stroke.sum(axis=0)
    at = numpy.flatnonzero(inked)
    middle = (numpy.arange(len(stroke)) @ stroke)[at] / inked[at]
    fall, start = numpy.polyfit(at, middle, 1)
    off = numpy.abs(fall * at + start - middle)
    straight = numpy.percentile(off, 90) <= _STRAIGHT and abs(fall) < _STEEPEST
    return [math.atan(fall)] if straight else []


def rules(pixels: Any, em: float) -> list[_Stroke]:
    """The straight lines of an upright picture; `em` is the usual size of a character in pixels."""
    dark = _dark(pixels)
    across, down = (_strokes(dark, em, across=way) for way in (True, False))
    short = _strokes(dark, em, across=False, short=True)
    down += [stroke for stroke in short if _joins(stroke, across, em)]
    turned = [_turned(stroke) for stroke in down]
    short = _strokes(dark, em, across=True, short=True)
    across += [stroke for stroke in short if _joins(_turned(stroke), turned, em)]
    return [*across, *down]


def _dark(pixels: Any) -> Any:
    import cv2

    grey = cv2.cvtColor(pixels, cv2.COLOR_RGB2GRAY) if pixels.ndim == 3 else pixels
    return cv2.adaptiveThreshold(
        grey, 255, cv2.ADAPTIVE_THRESH_MEAN_C, cv2.THRESH_BINARY_INV, 51, 25
    )


def _joins(stroke: _Stroke, sides: list[_Stroke], em: float) -> bool:
    """Whether a short stroke that runs down begins at one stroke across and ends at another."""
    x, top, _, bottom = stroke
    near = max(4.0, _MEETS * em)
    met = [y for x0, y, x1, _ in sides if x0 - near <= x <= x1 + near]
    return any(abs(y - top) <= near for y in met) and any(abs(y - bottom) <= near for y in met)


def _turned(stroke: _Stroke) -> _Stroke:
    x0, y0, x1, y1 = stroke
    return y0, x0, y1, x1


def _strokes(dark: Any, em: float, *, across: bool, short: bool = False) -> list[_Stroke]:
    """Long strokes, whose holes are closed; or `short` ones, as short as characters are."""
    import cv2

    least, hole = max(12, int(_SHORT * em)), max(3, int(_GAP * em))
    length = least if short else max(12, int(_SHORTEST * em))
    # A line that is not quite level is a staircase: thicken it a little first.
    bars = ((length, 1), (hole, 1), (1, 3))
    shapes = bars if across else [bar[::-1] for bar in bars]
    long, small, thick = (cv2.getStructuringElement(cv2.MORPH_RECT, shape) for shape in shapes)
    mask = cv2.dilate(dark, thick)
    mask = cv2.morphologyEx(mask, cv2.MORPH_OPEN, long)
    if not short:
        mask = cv2.morphologyEx(mask, cv2.MORPH_CLOSE, small)
    count, _, facts, _ = cv2.connectedComponentsWithStats(mask, connectivity=8)
    out: list[_Stroke] = []
    for x, y, width, height, _area in facts[1:count].tolist():
        if min(width, height) > max(_THICKEST * em, 6):
            continue
        if short and max(width, height) >= _SHORTEST * em:
            continue
        if across:
            out.append((x, y + height / 2, x + width, y + height / 2))
        else:
            out.append((x + width / 2, y, x + width / 2, y + height))
    return sorted(out)
