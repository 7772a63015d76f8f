"""Where the characters of a text stand, packed: a long report has millions of them.

    pack(x0, top, x1, bottom)   the boxes of the characters of one printed line → bytes
    unpack(packed, count)       and back: one number for each character
    reach(packed, count, end)   where a line begins, and how far its first characters reach
    ink.add(packed)             an Ink keeps the lines of a page together → the line's number
    boxes.add(start, count, ink, number)    the Boxes of a text are collected line by line
    boxes.edges(start, end)     x0, top, x1, bottom of the characters `[start, end)`

A box is told to a tenth of a point, and so x0 and x1 are kept: in 16 bits each or, on pages larger
than a metre, in 32. They are counted from far left of the page, so that a character that hangs over
its edge needs no sign. A line's first byte says which; then come x0 of each character, x1 of each,
and their heights as floats. The characters of a font have one
height, so that most lines have one or a few:

    one             top, bottom
    a few           a byte a character that says which; then top, bottom, top, bottom …
    many            top of each character, then bottom of each
"""

from __future__ import annotations

import struct
import sys
from array import array
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from itertools import chain
from operator import eq
from typing import Final, Literal, NamedTuple, Self, TypeAlias

__all__ = ["Boxes", "Edges", "Ink", "pack", "pack_tenths", "reach", "tenths", "unpack"]

_FLOAT = 4  # bytes
_FEW = 255  # heights that a byte tells apart
_WHOLE = 1.5 * 2**52  # added to a number, it leaves the nearest whole one in the sum's last bits
_LAST, _NEXT = (0, 1) if sys.byteorder == "little" else (3, 2)  # 16 bits of a sum's 64
_ORIGIN = 1 << 15  # tenths left of the page, from where they are counted
_FURTHEST = 1 << 30  # tenths: only a damaged page can say that it is larger
_TYPES: Final[dict[bytes, Literal["H", "i"]]] = {b"H": "H", b"i": "i"}

Plane = Sequence[float]
Tenths: TypeAlias = "array[int]"


class Edges(NamedTuple):
    """The boxes of some characters, edge by edge: one number for each character."""

    x0: array[float]
    top: array[float]
    x1: array[float]
    bottom: array[float]


def tenths(values: Plane) -> Tenths:
    """Coordinates in whole tenths of a point, rounded as `round(value, 1)` rounds PDFium's 32-bit
    floats, counted from `_ORIGIN`."""
    zero = _WHOLE + _ORIGIN
    sums = array("H", struct.pack(f"{len(values)}d", *[10 * value + zero for value in values]))
    if not sums[_NEXT::4].tobytes().strip(b"\0"):
        return sums[_LAST::4]
    near = [max(-_FURTHEST, min(10 * value, _FURTHEST)) for value in values]
    return array("i", [round(value) + _ORIGIN for value in near])


def _points(values: Iterable[int]) -> array[float]:
    """Tenths as `tenths` counts them → points."""
    return array("f", [(value - _ORIGIN) / 10 for value in values])


def pack(x0: Plane, top: Plane, x1: Plane, bottom: Plane) -> bytes:
    """The boxes of a line's characters, in points, as bytes."""
    return pack_tenths(tenths(x0), top, tenths(x1), bottom)


def pack_tenths(x0: Tenths, top: Plane, x1: Tenths, bottom: Plane) -> bytes:
    """The same, where `x0` and `x1` are already in tenths."""
    if x0.itemsize != x1.itemsize:
        x0, x1 = array("i", x0), array("i", x1)
    head = b"H" if x0.itemsize == 2 else b"i"
    return b"".join((head, x0.tobytes(), x1.tobytes(), _pack_heights(top, bottom)))


def _pack_heights(top: Plane, bottom: Plane) -> bytes:
    """What follows the x of the characters."""
    if top.count(top[0]) == len(top) == bottom.count(bottom[0]):
        return array("f", (top[0], bottom[0])).tobytes()
    # Where each glyph is placed by itself, the heights differ in their last bits.
    pairs = list(zip(tenths(top), tenths(bottom), strict=True))
    number = {pair: n for n, pair in enumerate(dict.fromkeys(pairs))}
    if len(number) > max(1, min(len(pairs) // 2, _FEW)):
        return array("f", chain(top, bottom)).tobytes()
    which = bytes(map(number.__getitem__, pairs)) if len(number) > 1 else b""
    return which + _points(chain.from_iterable(number)).tobytes()


def reach(packed: bytes, count: int, end: int) -> tuple[float, float]:
    """Where the first of `count` characters begins, and how far the first `end` of them reach."""
    x0, x1, _ = _split(packed, count)
    return (x0[0] - _ORIGIN) / 10, (max(x1[:end]) - _ORIGIN) / 10


def unpack(packed: bytes, count: int, start: int = 0, end: int | None = None) -> Edges:
    """The boxes of the characters `[start, end)` of `count`, by default of all of them.

    Raises ValueError where the bytes do not hold so many.
    """
    x0, x1, heights = _split(packed, count)
    top, bottom = _unpack_heights(heights, count)
    left, right = _points(x0[start:end]), _points(x1[start:end])
    return Edges(left, top[start:end], right, bottom[start:end])


def _split(packed: bytes, count: int) -> tuple[Tenths, Tenths, bytes]:
    """x0 and x1 of a line's characters, and the bytes with their heights."""
    code = _TYPES.get(packed[:1])
    if code is None:
        raise ValueError(f"{len(packed)} bytes are not the boxes of {count} characters")
    width = count * array(code).itemsize
    x0, x1 = array(code, packed[1 : 1 + width]), array(code, packed[1 + width : 1 + 2 * width])
    return x0, x1, packed[1 + 2 * width :]


def _unpack_heights(packed: bytes, count: int) -> tuple[array[float], array[float]]:
    """top and bottom of each of a line's characters."""
    if len(packed) == 2 * _FLOAT:
        top, bottom = array("f", packed)
        return array("f", [top]) * count, array("f", [bottom]) * count
    if len(packed) == 2 * _FLOAT * count:
        heights = array("f", packed)
        return heights[:count], heights[count:]
    which, heights = packed[:count], array("f", packed[count:])
    tops, bottoms = heights[0::2], heights[1::2]
    if not count or max(which, default=_FEW) >= len(bottoms):
        raise ValueError(f"{len(packed)} bytes are not the heights of {count} characters")
    return array("f", map(tops.__getitem__, which)), array("f", map(bottoms.__getitem__, which))


class Ink:
    """The boxes of a page's lines, packed, one line behind the other."""

    __slots__ = ("_packed", "_stops")

    def __init__(self) -> None:
        self._packed: bytearray | bytes = bytearray()
        self._stops = array("i", [0])

    def add(self, packed: bytes) -> int:
        """Keep what `pack` gave; the number under which it is found again."""
        self._packed += packed
        self._stops.append(len(self._packed))
        return len(self._stops) - 2

    def tighten(self) -> None:
        """Take no more room than is needed: call it when a page is done."""
        self._packed, self._stops = bytes(self._packed), self._stops[:]

    def __getitem__(self, number: int) -> bytes:
        return bytes(self._packed[self._stops[number] : self._stops[number + 1]])


class Boxes:
    """The boxes of a text's characters, added in order. A character without one is not printed."""

    __slots__ = ("_counts", "_inks", "_numbers", "_pages", "_starts")

    def __init__(self) -> None:
        self._starts = array("i")  # offset of each line's first character
        self._counts = array("i")  # its characters
        self._inks: list[Ink] = []
        self._pages = array("i")  # which of the inks has its boxes
        self._numbers = array("i")  # and under which number

    def __bool__(self) -> bool:
        return bool(self._starts)

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, Boxes):
            return NotImplemented
        same = (self._starts, self._counts) == (other._starts, other._counts)
        return same and all(map(eq, self._lines(), other._lines()))

    __hash__ = None  # type: ignore[assignment]  # it grows

    @property
    def end(self) -> int:
        """The offset behind the last character that has a box."""
        return self._end(-1) if self else 0

    def add(self, start: int, count: int, ink: Ink, number: int) -> None:
        """The boxes of the characters `[start, start + count)`, behind all that are there."""
        if not self._inks or self._inks[-1] is not ink:
            self._inks.append(ink)
        self._starts.append(start)
        self._counts.append(count)
        self._pages.append(len(self._inks) - 1)
        self._numbers.append(number)

    def edges(self, start: int, end: int) -> Edges:
        """Four numbers for each of the characters `[start, end)`; zeros where it has no box."""
        first = max(0, bisect_right(self._starts, start) - 1)
        if self and self._starts[first] <= start and end <= self._end(first):
            return self._within(first, start, end)  # all on one line, as most are
        out = Edges(*(array("f", bytes(_FLOAT * (end - start))) for _ in range(4)))
        for i in range(first, len(self._starts)):
            a, b = max(start, self._starts[i]), min(end, self._end(i))
            if a >= end:
                break
            if a < b:
                for plane, values in zip(out, self._within(i, a, b), strict=True):
                    plane[a - start : b - start] = values
        return out

    def _end(self, line: int) -> int:
        return self._starts[line] + self._counts[line]

    def _within(self, line: int, start: int, end: int) -> Edges:
        """The edges of characters that all stand on one line."""
        first = self._starts[line]
        return unpack(self._line(line), self._counts[line], start - first, end - first)

    def _line(self, line: int) -> bytes:
        return self._inks[self._pages[line]][self._numbers[line]]

    def _lines(self) -> Iterator[bytes]:
        return map(self._line, range(len(self._starts)))

    def tobytes(self) -> bytes:
        """All of it, to be sent to another process on this computer."""
        number, sizes = array("i", [len(self._starts)]), array("i", map(len, self._lines()))
        return b"".join((number, self._starts, self._counts, sizes, *self._lines()))

    @classmethod
    def frombytes(cls, data: bytes) -> Self:
        """What `tobytes` gave. Raises ValueError for anything else."""
        boxes, ink = cls(), Ink()
        (number,) = array("i", data[:4]) or (-1,)
        head = array("i", data[4 : 4 + 12 * number])
        if number < 0 or len(head) != 3 * number:
            raise ValueError("not the boxes of a text")
        at = 4 + 12 * number
        for start, count, size in zip(
            head[:number], head[number : 2 * number], head[2 * number :], strict=True
        ):
            packed = data[at : at + size]
            if start < boxes.end or count < 1 or size < 1 or len(packed) != size:
                raise ValueError("not the boxes of a text")
            unpack(packed, count)
            boxes.add(start, count, ink, ink.add(packed))
            at += size
        if at != len(data):
            raise ValueError("not the boxes of a text")
        return boxes
