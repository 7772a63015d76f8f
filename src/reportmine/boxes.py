"""Where the characters of a text stand, packed: a long report has millions of them.

    pack(x0, top, x1, bottom)       the boxes of the characters of one printed line → bytes
    unpack(packed, count)           and back: x0, top, x1, bottom, one number for each character
    reach(packed, count, end)       where a line begins, and how far its first characters reach
    boxes.add(start, count, packed) Boxes of a whole text are collected line by line
    boxes.edges(start, end)         x0, top, x1, bottom of the characters `[start, end)`

Packed are 32-bit floats, x0 of each character, then x1 of each, then their heights. The characters
of a font have one height, so that most lines have one or a few:

    one             top, bottom
    a few           a byte a character that says which; then top, bottom, top, bottom …
    many            top of each character, then bottom of each
"""

from __future__ import annotations

from array import array
from bisect import bisect_right
from collections.abc import Sequence
from itertools import chain
from typing import NamedTuple, Self

__all__ = ["Boxes", "Edges", "pack", "pack_heights", "reach", "unpack"]

_FLOAT = 4  # bytes
_FEW = 255  # heights that a byte tells apart

Plane = Sequence[float]


class Edges(NamedTuple):
    """The boxes of some characters, edge by edge: one number for each character."""

    x0: array[float]
    top: array[float]
    x1: array[float]
    bottom: array[float]


def pack(x0: Plane, top: Plane, x1: Plane, bottom: Plane) -> bytes:
    """The boxes of a line's characters as bytes."""
    widths = array("f", x0).tobytes() + array("f", x1).tobytes()
    return widths + pack_heights(top, bottom)


def pack_heights(top: Plane, bottom: Plane) -> bytes:
    """What follows the x of the characters."""
    if top.count(top[0]) == len(top) == bottom.count(bottom[0]):
        return array("f", (top[0], bottom[0])).tobytes()
    heights: dict[tuple[float, float], int] = {}
    which = [heights.setdefault(pair, len(heights)) for pair in zip(top, bottom, strict=True)]
    if len(heights) > min(len(top) // 2, _FEW):
        return array("f", top).tobytes() + array("f", bottom).tobytes()
    return bytes(which) + array("f", chain.from_iterable(heights)).tobytes()


def reach(packed: bytes, count: int, end: int) -> tuple[float, float]:
    """Where the first of `count` characters begins, and how far the first `end` of them reach."""
    x1 = array("f", packed[_FLOAT * count : _FLOAT * (count + end)])
    return array("f", packed[:_FLOAT])[0], max(x1)


def unpack(packed: bytes, count: int) -> Edges:
    """The boxes of `count` characters. Raises ValueError where the bytes do not hold so many."""
    x0, x1, rest = (
        array("f", packed[: _FLOAT * count]),
        array("f", packed[_FLOAT * count : 2 * _FLOAT * count]),
        packed[2 * _FLOAT * count :],
    )
    if len(rest) == 2 * _FLOAT:
        top, bottom = array("f", rest)
        return Edges(x0, array("f", [top]) * count, x1, array("f", [bottom]) * count)
    if len(rest) == 2 * _FLOAT * count:
        heights = array("f", rest)
        return Edges(x0, heights[:count], x1, heights[count:])
    which, heights = rest[:count], array("f", rest[count:])
    tops, bottoms = heights[0::2], heights[1::2]
    if not count or max(which, default=_FEW) >= len(bottoms):
        raise ValueError(f"{len(packed)} bytes are not the boxes of {count} characters")
    return Edges(
        x0,
        array("f", map(tops.__getitem__, which)),
        x1,
        array("f", map(bottoms.__getitem__, which)),
    )


class Boxes:
    """The boxes of a text's characters, added in order. A character without one is not printed."""

    __slots__ = ("_counts", "_packed", "_starts")

    def __init__(self) -> None:
        self._starts = array("i")
        self._counts = array("i")
        self._packed: list[bytes] = []

    def __bool__(self) -> bool:
        return bool(self._packed)

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, Boxes):
            return NotImplemented
        return (self._starts, self._counts, self._packed) == (
            other._starts, other._counts, other._packed,
        )  # fmt: skip

    __hash__ = None  # type: ignore[assignment]  # it grows

    @property
    def end(self) -> int:
        """The offset behind the last character that has a box."""
        return self._end(-1) if self._packed else 0

    def add(self, start: int, count: int, packed: bytes) -> None:
        """The boxes of the characters `[start, start + count)`, behind all that are there."""
        self._starts.append(start)
        self._counts.append(count)
        self._packed.append(packed)

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
        edges = unpack(self._packed[line], self._counts[line])
        a, b = start - self._starts[line], end - self._starts[line]
        return Edges(*(edge[a:b] for edge in edges))

    def tobytes(self) -> bytes:
        """All of it, to be sent to another process on this computer."""
        sizes = array("i", map(len, self._packed))
        head = array("i", [len(sizes), *self._starts, *self._counts, *sizes])
        return head.tobytes() + b"".join(self._packed)

    @classmethod
    def frombytes(cls, data: bytes) -> Self:
        """What `tobytes` gave. Raises ValueError for anything else."""
        boxes = cls()
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
            boxes.add(start, count, packed)
            at += size
        if at != len(data):
            raise ValueError("not the boxes of a text")
        return boxes
