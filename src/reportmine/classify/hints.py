"""Words that hint at a theme, and phrases that give a tone: what only the trained model hears.

    hints, tones = heard(codes, line, (places, count))    sections × places × themes or tones

The text is a string a line: all sections' headings, then all their texts, then what stands in the
headings below them; `codes` are its characters, `line` says of each its line. Place and section of a
line follow from its number.

All n-grams of a text are looked up at once, as hashes: a good deal faster than one after the other.
"""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import Any

import numpy as np

__all__ = ["heard", "hint_names", "tone_names"]

_SHORTEST = 2
_STEP = np.uint64(0x100000001B3)
_MARKS = 1 << 16  # pairs of characters share so many marks: a mark tells what may begin here


@dataclass(frozen=True)
class _Lists:
    """The phrases of both files, found by their hashes.

    `keys` has for each length the sorted hashes of the phrases so long, `phrases` their numbers;
    `reach` says for each mark how long the longest phrase is that begins so.
    `hints` and `tones` (phrases × lists) say what a phrase adds to each list.
    """

    hint_names: tuple[str, ...]
    tone_names: tuple[str, ...]
    keys: Mapping[int, Any]
    phrases: Mapping[int, Any]
    reach: Any
    hints: Any
    tones: Any


def hint_names() -> tuple[str, ...]:
    """All themes that have hints, sorted."""
    return _lists().hint_names


def tone_names() -> tuple[str, ...]:
    """All tones, sorted."""
    return _lists().tone_names


def heard(codes: Any, line: Any, shape: tuple[int, int]) -> tuple[Any, Any]:
    """How much of each list stands in a section's heading, its text and the headings below it.

    A hint counts once a place, less where several lists hold it, and not inside a longer one. A tone
    counts wherever it stands.
    """
    lists = _lists()
    starts, sizes, phrases = _found(codes, lists)
    lines = line[starts]
    tones = _summed(lines, lists.tones[phrases], shape)
    hinting = np.flatnonzero(lists.hints[phrases].any(1))
    starts, sizes, phrases, lines = (x[hinting] for x in (starts, sizes, phrases, lines))
    ends = np.maximum.accumulate(starts + sizes) if len(starts) else starts
    hidden = np.concatenate([[False], (starts + sizes)[1:] <= ends[:-1]])[: len(starts)]
    _, first = np.unique((lines * len(lists.hints) + phrases)[~hidden], return_index=True)
    first = np.flatnonzero(~hidden)[np.sort(first)]
    return _summed(lines[first], lists.hints[phrases[first]], shape), tones


def _found(codes: Any, lists: _Lists) -> tuple[Any, Any, Any]:
    """Starts, lengths and numbers of all phrases, by start, the longest first."""
    reach = lists.reach[_marks(codes[:-1], codes[1:])]
    starts = np.flatnonzero(reach)
    reach = reach[starts]
    hashed = _hash(codes, starts, 0, _SHORTEST, np.zeros(len(starts), np.uint64))
    out, size = [], _SHORTEST
    for length in sorted(lists.keys):
        near = np.flatnonzero((reach >= length) & (starts + length <= len(codes)))
        starts, hashed, reach = starts[near], hashed[near], reach[near]
        hashed = _hash(codes, starts, size, length, hashed)
        size = length
        keys = lists.keys[length]
        at = np.searchsorted(keys, hashed)
        at[at == len(keys)] = 0
        right = np.flatnonzero(keys[at] == hashed)
        out.append((starts[right], np.full(len(right), length), lists.phrases[length][at[right]]))
    found, sizes, phrases = (np.concatenate(each) for each in zip(*out, strict=True))
    order = np.lexsort((-sizes, found))
    return found[order], sizes[order], phrases[order]


def _hash(codes: Any, starts: Any, begin: int, end: int, hashed: Any) -> Any:
    for k in range(begin, end):
        hashed = (hashed ^ codes[starts + k].astype(np.uint64)) * _STEP
        hashed = hashed ^ (hashed >> np.uint64(29))
    return hashed


def _marks(first: Any, second: Any) -> Any:
    return (first * np.uint32(0x9E3779B1) + second * np.uint32(0x85EBCA6B)) >> np.uint32(16)


def _summed(lines: Any, weights: Any, shape: tuple[int, int]) -> Any:
    """Rows of weights added up by line; `lines` never falls. Sections × places × lists."""
    told = np.zeros((shape[0] * shape[1], weights.shape[1]), np.float32)
    if len(lines):
        firsts = np.flatnonzero(np.diff(lines, prepend=-1))
        told[lines[firsts]] = np.add.reduceat(weights, firsts, axis=0)
    return told.reshape(*shape, -1).transpose(1, 0, 2)


@cache
def _lists() -> _Lists:
    hints, tones = _read("hints.toml"), _read("tones.toml")
    words = sorted({w for table in (hints, tones) for own in table.values() for w in own})
    keys, phrases = dict[int, Any](), dict[int, Any]()
    reach = np.zeros(_MARKS, np.int8)
    for length in sorted({len(word) for word in words}):
        own = [at for at, word in enumerate(words) if len(word) == length]
        codes = np.array([[ord(char) for char in words[at]] for at in own], np.uint32)
        reach[_marks(codes[:, 0], codes[:, 1])] = length
        flat, firsts = codes.reshape(-1), np.arange(len(own)) * length
        hashed = _hash(flat, firsts, 0, length, np.zeros(len(own), np.uint64))
        order = np.argsort(hashed)
        keys[length], phrases[length] = hashed[order], np.array(own)[order]
    hinted, toned = _held(words, hints), _held(words, tones)
    hinted /= np.maximum(1, hinted.sum(1, keepdims=True))
    return _Lists(tuple(hints), tuple(tones), keys, phrases, reach, hinted, toned)


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
