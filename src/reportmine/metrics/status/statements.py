"""A report as the statements it makes, and each as the hashed runs of characters that it is worded in.

    stated(text)                  spans of its sentences and of what a sentence lists between semicolons
    worded(text, year)            for each character the buckets of the runs that end there
    added(weights, spans)         what the characters of each span weigh together

Characters decide: no segmenter is asked. Figures are all alike, but for the year of the report and the next.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any

import numpy as np

__all__ = ["BITS", "BUCKETS", "LONGEST", "Stretch", "added", "stated", "worded"]

BITS = 16
BUCKETS = 1 << BITS
LONGEST = 3  # characters of a run
Stretch = tuple[int, int]

_ENDS = "。；;！!？?\n"
_END = re.compile(f"[{_ENDS}]+")
_SHORTEST = 4  # characters: less than that says nothing
_ALIKE = str.maketrans(
    {
        **dict.fromkeys("0123456789０１２３４５６７８９", "#"), **dict.fromkeys(_ENDS, "|"),
        ",": "，", ":": "：", "\u3000": " ", "\t": " ",
    }
)  # fmt: skip
_THIS_YEAR, _NEXT_YEAR = "本" * 4, "次" * 4
_MIX, _STIR = np.uint32(0x9E3779B1), np.uint32(0x85EBCA6B)


def stated(text: str) -> list[Stretch]:
    """Where each statement begins and ends, without what ends it."""
    spans, start = [], 0
    for end in _END.finditer(text):
        spans.append((start, end.start()))
        start = end.end()
    spans.append((start, len(text)))
    return [(s, e) for s, e in spans if len(text[s:e].strip()) >= _SHORTEST]


def worded(text: str, year: int | None) -> Any:
    """Buckets, runs of one, two, three characters × characters. `year`: the report's own."""
    if year is not None:
        text = text.replace(str(year + 1), _NEXT_YEAR).replace(str(year), _THIS_YEAR)
    told = np.frombuffer(f"|{text.translate(_ALIKE)}".encode("utf-32-le"), np.uint32) * _MIX
    out = np.empty((LONGEST, len(text)), np.uint16)
    run = told
    for size in range(LONGEST):
        if size:
            run = np.concatenate([run[:1], run[:-1]]) * np.uint32(31) ^ told
            run *= _STIR
            run ^= run >> np.uint32(15)
        out[size] = (run[1:] * _MIX + np.uint32(size)) >> np.uint32(32 - BITS)
    return out


def added(weights: Any, spans: Sequence[Stretch]) -> Any:
    """The sum over each span of what its characters weigh: whole numbers, so that it is exact."""
    sums = np.concatenate([[0], np.cumsum(weights, dtype=np.int64)])
    ends = np.array(spans, np.int64).reshape(-1, 2)
    return sums[ends[:, 1]] - sums[ends[:, 0]]
