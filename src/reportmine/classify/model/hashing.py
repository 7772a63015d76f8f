"""The n-grams and words of many lines as hashes, all lines at once: that is what makes it fast.

    Hashed: hashes, starts, lengths          one entry for each place where an n-gram or word stands
    grams(codes, longest)                    n-grams of one character, two … up to `longest` there
    words(text, line)                        words of two characters or more
    joined(several)                          all of them, one behind the other

The lines stand one behind the other, each closed by a line break; `codes` are the code points and
`line` says for each character in which line it stands. Nothing reaches over a line. What is hashed how
is part of a trained model: another hash needs another model.
"""

from __future__ import annotations

import zlib
from collections.abc import Iterable, Iterator
from itertools import compress
from typing import Any, NamedTuple

import numpy as np

from reportmine.text.segment import segmenter

__all__ = ["Hashed", "grams", "joined", "words"]

_SEED = 0x9E3779B97F4A7C15
_WRAP = 2**64 - 1
_STEP = np.uint64(0x100000001B3)
_MIX = np.uint64(29)
_DROPPED = np.uint64(20)  # of 64 bits the lowest are mixed least
_BREAK = 10
_REMEMBERED = 1 << 18  # words: more than a language needs, less than a long life gathers


class Hashed(NamedTuple):
    """Hashes of 44 bits, and where in the text what was hashed stands: 32 bits each, for there are millions."""

    hashes: Any
    starts: Any
    lengths: Any


def joined(several: Iterable[Hashed]) -> Hashed:
    """All of them, one behind the other."""
    return Hashed(*map(np.concatenate, zip(*several, strict=True)))


def grams(codes: Any, longest: Any) -> Iterator[Hashed]:
    """All n-grams, size by size; `longest` says for each character how long those are at most that
    begin there."""
    wide = codes.astype(np.uint64)
    inside = codes != _BREAK
    keep = inside
    for size in range(1, int(longest.max(initial=0)) + 1):
        if size > 1:
            keep = keep[:-1] & inside[size - 1 :]
        at = (keep & (longest[: len(keep)] >= size)).nonzero()[0]
        hashed = np.full(len(at), size * _SEED & _WRAP, np.uint64)
        for turn in range(size):
            hashed ^= wide.take(at + turn)
            hashed *= _STEP
            hashed ^= hashed >> _MIX
        hashed >>= _DROPPED
        yield Hashed(hashed.view(np.int64), at.astype(np.int32), np.full(len(at), size, np.int32))


def words(text: str, line: Any) -> Hashed:
    """All words of `text`; one character is no word."""
    found = segmenter().cut(text)
    lengths = np.fromiter(map(len, found), np.int32, len(found))
    ends = lengths.cumsum(dtype=np.int32)
    starts = ends - lengths
    # A break belongs to the line that it closes, so what follows a word is still of its line.
    kept = (lengths > 1) & (line.take(starts) == line.take(ends, mode="clip"))
    hashes = np.fromiter(map(_WORDS.__getitem__, compress(found, kept.tolist())), np.int64)
    return Hashed(hashes, starts[kept], lengths[kept])


class _Hashes(dict[str, int]):
    """The hash of each word that was asked for: asked for again, it is there, unless too many were."""

    def __missing__(self, word: str) -> int:
        if len(self) >= _REMEMBERED:
            self.clear()
        self[word] = hashed = (zlib.crc32(word.encode()) * _SEED & _WRAP) >> int(_DROPPED)
        return hashed


_WORDS = _Hashes()
