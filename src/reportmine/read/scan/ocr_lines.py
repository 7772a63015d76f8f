"""What the recogniser's lines tell: how the page lies, how large its characters are, where each stands.

The recogniser gives a line's text and the corners of its box. Sizes that differ by a pixel or two
are one size, each character gets its share of the box, and punctuation is as Chinese print has it.
"""

from __future__ import annotations

import math
import re
from collections.abc import Iterator, Sequence
from statistics import median
from typing import Final

from reportmine.read.scan.ocr import Recognised

__all__ = ["HAN", "angle_of", "mended", "shares", "sizes_of"]


_SURE: Final = 10  # hanzi that a line must have to tell the size of its characters
_SAME_SIZE: Final = 0.17
_SPACE_WIDTH, _HALF_WIDTH = 0.3, 0.52  # in ems
HAN = re.compile("[\u3400-\u9fff]")
_WIDE = re.compile("[\u2e80-\ua4cf\uac00-\ud7af\uf900-\ufaff\ufe30-\ufe4f\uff00-\uff60“”‘’…—]")
_FOLD = str.maketrans("(),:;?!", "（），：；？！")
_ASCII_MARK = re.compile("[(),:;?!]")
_MIDDLE_DOT = re.compile(r"^(\d{1,2})[·・•](?=[^\d\s])")


def angle_of(lines: Sequence[Recognised]) -> float:
    """How far the page's lines run downwards, in radians: the middle of the long ones."""
    found: list[float] = []
    for line in lines:
        (ax, ay), (bx, by) = line.corners.ends
        if bx - ax > 6 * line.corners.thickness:
            found.append(math.atan2(by - ay, bx - ax))
    angle = median(found) if len(found) >= 3 else 0.0
    return angle if abs(angle) > 0.0005 else 0.0


def _width(char: str) -> float:
    """How wide a character is, in ems."""
    if char == " ":
        return _SPACE_WIDTH
    return 1.0 if _WIDE.match(char) else _HALF_WIDTH


def shares(text: str, begin: float, end: float) -> Iterator[tuple[float, float]]:
    """Where each character of a line begins and ends, as shares of the line's box; then the end."""
    step = (end - begin) / (sum(map(_width, text)) or 1.0)
    at = begin
    for char in text:
        first, at = at, at + step * _width(char)
        yield first, at
    yield end, end


def sizes_of(lines: Sequence[Recognised]) -> list[float]:
    """The size of each line's characters in pixels; sizes that nearly agree are one.

    A line of hanzi is as long as they are wide. For the others the height of the box tells, less
    what the recogniser leaves round the text.
    """
    sure = {
        i: line.corners.length / sum(map(_width, line.text))
        for i, line in enumerate(lines)
        if (hanzi := len(HAN.findall(line.text))) >= _SURE and hanzi >= 0.8 * len(line.text)
    }
    usual = median(sure.values()) if sure else 0.0
    rim = median(lines[i].corners.thickness - size for i, size in sure.items()) if sure else 0.0
    sizes: list[float] = []
    for i, line in enumerate(lines):
        size = sure.get(i) or max(line.corners.thickness - rim, 0.5 * line.corners.thickness)
        if i not in sure:
            # Letterspaced text is wider than its size, never narrower.
            size = min(1.1 * size, line.corners.length / sum(map(_width, line.text)))
        near = [known for known in (usual, *sizes) if abs(known - size) <= _SAME_SIZE * known]
        sizes.append(near[0] if near else size)
    return sizes


def mended(text: str) -> str:
    """Punctuation as Chinese print has it, character for character.

    The recogniser writes `(` for `（` and `1·` for `1．`, now and then in one pair of brackets.
    """
    text = _MIDDLE_DOT.sub(r"\1．", text)
    if not HAN.search(text) or not _ASCII_MARK.search(text):
        return text
    chars = list(text)
    for i, char in enumerate(chars):
        if char in "()" or (char in ",:;?!" and _beside_han(text, i)):
            chars[i] = char.translate(_FOLD)
    return "".join(chars)


def _beside_han(text: str, i: int) -> bool:
    return bool(HAN.match(text[i - 1 : i]) or HAN.match(text[i + 1 : i + 2]))
