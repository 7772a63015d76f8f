"""Which way up a scanned page lies, and its lines, read that way.

    page = right_way_up(pixels, points, seconds)     raises ReadError ("timeout") where it takes longer

Where most of the text runs up or down, the page lies on its side. Which of the two ways that are
left is the right one, the longest lines tell: upside down, they read as nonsense.
"""

from __future__ import annotations

import math
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Any, Final

from reportmine.errors import ReadError
from reportmine.read.quality import GARBLED, garble, unmapped
from reportmine.read.scan.ocr import Corners, Recognised, engine

__all__ = ["Upright", "right_way_up", "score"]

_LEGIBLE: Final = 0.9  # lines that read like this are the right way up
_HOPELESS: Final = 0.6  # pages whose longest lines read like this cannot be read
_ENOUGH: Final = 5  # lines that tell


@dataclass(frozen=True, slots=True)
class Upright:
    """A page's picture, given so many quarter turns that it is upright, and its lines."""

    turn: int
    pixels: Any
    lines: list[Recognised]


class _Clock:
    """Raises ReadError where a page has taken more processor time than it may."""

    def __init__(self, seconds: float) -> None:
        self._seconds, self._end = seconds, time.process_time() + seconds

    def check(self) -> None:
        """Between two lines: a tenth of a second or less goes by."""
        if time.process_time() > self._end:
            raise ReadError(
                "timeout", "slow_page",
                f"Recognising it takes more than {self._seconds:g} s of processor time; raise the "
                "limit (seconds_per_scan).",
            )  # fmt: skip


def right_way_up(pixels: Any, points: float, seconds: float = math.inf) -> Upright:
    """Set a page upright and read it; `points` is the length of its longer side.

    Where its longest lines are nonsense, it has only these. Raises ReadError ("timeout") where it
    takes more processor time than `seconds`.
    """
    import numpy

    engine()  # loading it is not the page's fault
    clock = _Clock(seconds)
    best = Upright(0, pixels, [])
    corners: list[Corners] = []
    found = engine().find(pixels, points)
    for turn in _turns(found):
        turned = numpy.ascontiguousarray(numpy.rot90(pixels, turn)) if turn else pixels
        there = engine().find(turned, points) if turn else found
        telling = sorted(there, key=lambda line: -line.length)[:_ENOUGH]
        page = Upright(turn, turned, [*_read(turned, telling, clock)])
        if not best.lines or score(page.lines) > score(best.lines):
            best, corners = page, there
        if score(page.lines) >= _LEGIBLE:
            break
    if not _language(best.lines):
        return best
    known = {line.corners: line for line in best.lines}
    rest = _read(best.pixels, [line for line in corners if line not in known], clock)
    known.update((line.corners, line) for line in rest)
    return replace(best, lines=[known[line] for line in corners])


def score(lines: Sequence[Recognised]) -> float:
    """How sure the recogniser is of a page, each line weighed by its length."""
    letters = sum(len(line.text) for line in lines)
    return sum(line.score * len(line.text) for line in lines) / letters if letters else 0.0


def _language(lines: Sequence[Recognised]) -> bool:
    """Whether lines say anything: where the longest are nonsense, so are the others."""
    text = "".join(line.text for line in lines)
    return score(lines) >= _HOPELESS and garble(text) < GARBLED and not unmapped(text)


def _turns(found: Sequence[Corners]) -> tuple[int, int]:
    """The quarter turns that may set the page upright, the likelier first."""
    along = sum(line.length for line in found if line.flat)
    across = sum(line.thickness for line in found if not line.flat)
    return (1, 3) if across > along else (0, 2)


def _read(pixels: Any, corners: Sequence[Corners], clock: _Clock) -> Iterator[Recognised]:
    for line in corners:
        clock.check()
        yield engine().read(pixels, line)
