"""Words that hint at a theme, and phrases that give a tone: what only the trained model hears.

    hints, tones = heard(codes, line, count)     lines × themes, lines × tones

The text is a string a line; `codes` are its characters, `line` says of each in which of the `count`
lines it stands.
"""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import Any

import numpy as np

from reportmine.classify.model.linear import added, firsts_of
from reportmine.classify.phrases import Phrases

__all__ = ["heard", "hint_names", "tone_names"]

_SHORTEST = 2


@dataclass(frozen=True)
class _Lists:
    """The phrases of both files, and by their numbers what each adds to each list: `hints` and
    `tones` (phrases × lists); `hinting` says which are hints at all.
    """

    hint_names: tuple[str, ...]
    tone_names: tuple[str, ...]
    phrases: Phrases
    hints: Any
    tones: Any
    hinting: Any


def hint_names() -> tuple[str, ...]:
    """All themes that have hints, sorted."""
    return _lists().hint_names


def tone_names() -> tuple[str, ...]:
    """All tones, sorted."""
    return _lists().tone_names


def heard(codes: Any, line: Any, count: int) -> tuple[Any, Any]:
    """How much of each list stands in each line.

    A hint counts once a line, less where several lists hold it, and not inside a longer one. A tone
    counts wherever it stands.
    """
    lists = _lists()
    starts, sizes, numbers = lists.phrases.find(codes)
    lines = line.take(starts)
    tones = added(lines, lists.tones.take(numbers, axis=0), count)
    hinting = lists.hinting.take(numbers).nonzero()[0]
    ends = (starts + sizes).take(hinting)
    hidden = ends[1:] <= np.maximum.accumulate(ends)[:-1]
    open_ = np.concatenate([hinting[:1], hinting[1:][~hidden]])
    first = open_.take(firsts_of(lines.take(open_) * len(lists.hints) + numbers.take(open_)))
    return added(lines.take(first), lists.hints.take(numbers.take(first), axis=0), count), tones


@cache
def _lists() -> _Lists:
    hints, tones = _read("hints.toml"), _read("tones.toml")
    words = sorted({w for table in (hints, tones) for own in table.values() for w in own})
    hinted, toned = _held(words, hints), _held(words, tones)
    hinted /= np.maximum(1, hinted.sum(1, keepdims=True))
    return _Lists(tuple(hints), tuple(tones), Phrases(words), hinted, toned, hinted.any(1))


def _held(words: list[str], lists: Mapping[str, frozenset[str]]) -> Any:
    """1 where a list holds a word: words × lists."""
    return np.array([[word in own for own in lists.values()] for word in words], np.float32)


def _read(file: str) -> dict[str, frozenset[str]]:
    """The lists of a file by name, sorted; one character alone is too little to hint at anything."""
    text = (resources.files("reportmine") / "data" / file).read_text(encoding="utf-8")
    table = tomllib.loads(text)
    return {
        name: frozenset(word for word in str(table[name]).split() if len(word) >= _SHORTEST)
        for name in sorted(table)
    }
