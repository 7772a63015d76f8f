"""Words that hint at a theme, and phrases that give a tone: what only the trained model hears.

    hinted(words, lines, (places, count))      sections × places × themes       data/hints.toml
    toned(text, line, (places, count))         sections × places × tones        data/tones.toml

The text is a string a line: all sections' headings, then all their texts, then what stands in the
headings below them. Place and section of a line follow from its number.
"""

from __future__ import annotations

import tomllib
from functools import cache
from importlib import resources
from typing import Any

import numpy as np

from reportmine.classify.phrases import Phrases

__all__ = ["hint_names", "hinted", "tone_names", "toned"]


def hint_names() -> tuple[str, ...]:
    """All themes that have hints, sorted."""
    return _hints()[1]


def hinted(text: str, line: Any, shape: tuple[int, int]) -> Any:
    """How much of each hint list stands in a section's heading, its text and the headings below it;
    each word counts once a place, and less where several lists hold it."""
    phrases, names, table = _hints()
    places, weights = list[int](), list[float]()
    seen: set[tuple[int, str]] = set()
    end = -1
    for hit in phrases.scan(text):
        at = int(line[hit.start])
        if hit.end <= end or (at, hit.phrase) in seen:
            continue
        end = hit.end
        seen.add((at, hit.phrase))
        found = table[hit.phrase]
        places += [at * len(names) + theme for theme in found]
        weights += [1 / len(found)] * len(found)
    return _counted(places, weights, (*shape, len(names)))


def tone_names() -> tuple[str, ...]:
    """All tones, sorted."""
    return _tones()[1]


def toned(text: str, line: Any, shape: tuple[int, int]) -> Any:
    """How often each tone is heard in a section's heading, its text and the headings below it."""
    phrases, names, table = _tones()
    places, weights = list[int](), list[float]()
    for hit in phrases.scan(text):
        found = table[hit.phrase]
        at = int(line[hit.start]) * len(names)
        places += [at + tone for tone in found]
        weights += [1.0] * len(found)
    return _counted(places, weights, (*shape, len(names)))


@cache
def _hints() -> tuple[Phrases, tuple[str, ...], dict[str, tuple[int, ...]]]:
    table, names = _listed("hints.toml")
    table = {phrase: found for phrase, found in table.items() if len(phrase) > 1}
    return Phrases(table), names, table


@cache
def _tones() -> tuple[Phrases, tuple[str, ...], dict[str, tuple[int, ...]]]:
    table, names = _listed("tones.toml")
    table = {phrase: found for phrase, found in table.items() if len(phrase) > 1}
    return Phrases(table), names, table


def _listed(file: str) -> tuple[dict[str, tuple[int, ...]], tuple[str, ...]]:
    """For each word of a file of lists the indices of the lists that hold it, and their names."""
    text = (resources.files("reportmine") / "data" / file).read_text(encoding="utf-8")
    table = tomllib.loads(text)
    names = tuple(sorted(table))
    words: dict[str, list[int]] = {}
    for index, name in enumerate(names):
        for word in dict.fromkeys(str(table[name]).split()):
            words.setdefault(word, []).append(index)
    return {word: tuple(found) for word, found in words.items()}, names


def _counted(places: list[int], weights: list[float], shape: tuple[int, int, int]) -> Any:
    size = shape[0] * shape[1] * shape[2]
    counts = np.bincount(np.array(places, np.int64), weights, size).astype(np.float32)
    return counts.reshape(shape).transpose(1, 0, 2)
