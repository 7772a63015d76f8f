"""Ruling lines of a scanned page: long dark strokes of its picture.

    rules(pixels, angle)  →  [(x0, top, x1, bottom)] in pixels of the page set upright

Strokes are found by opening the dark pixels with long thin bars: what is shorter than a few
characters is text. The result feeds the same grids that a printed page's lines do.
"""

from __future__ import annotations

from typing import Any, Final

__all__ = ["rules", "upright"]

_SHORTEST: Final = 3.2  # in ems: no stroke of a character is longer
_THICKEST: Final = 0.5  # in ems: what is thicker is an area
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


def rules(pixels: Any, em: float) -> list[tuple[float, float, float, float]]:
    """The straight lines of an upright picture; `em` is the usual size of a character in pixels."""
    import cv2

    grey = cv2.cvtColor(pixels, cv2.COLOR_RGB2GRAY) if pixels.ndim == 3 else pixels
    dark = cv2.adaptiveThreshold(
        grey, 255, cv2.ADAPTIVE_THRESH_MEAN_C, cv2.THRESH_BINARY_INV, 51, 25
    )
    return [*_strokes(dark, em, across=True), *_strokes(dark, em, across=False)]


def _strokes(dark: Any, em: float, *, across: bool) -> list[tuple[float, float, float, float]]:
    import cv2

    length, hole = max(12, int(_SHORTEST * em)), max(3, int(_GAP * em))
    # A line that is not quite level is a staircase: thicken it a little first.
    bars = {
        True: ((length, 1), (hole, 1), (1, 3)),
        False: ((1, length), (1, hole), (3, 1)),
    }[across]
    long, small, thick = (cv2.getStructuringElement(cv2.MORPH_RECT, size) for size in bars)
    mask = cv2.dilate(dark, thick)
    mask = cv2.morphologyEx(mask, cv2.MORPH_OPEN, long)
    mask = cv2.morphologyEx(mask, cv2.MORPH_CLOSE, small)
    count, _, facts, _ = cv2.connectedComponentsWithStats(mask, connectivity=8)
    out: list[tuple[float, float, float, float]] = []
    for x, y, width, height, _area in facts[1:count].tolist():
        if min(width, height) > max(_THICKEST * em, 6):
            continue
        if across:
            out.append((x, y + height / 2, x + width, y + height / 2))
        else:
            out.append((x + width / 2, y, x + width / 2, y + height))
    return sorted(out)
