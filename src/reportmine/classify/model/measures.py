"""What is measured of sections besides their words: a row of numbers each.

    measured(nodes, labels, hints, tones)    sections × width(labels)

What the voters said, cue words, hints and tones in heading, text and subsections, in the heading
above, beside it and in the whole report, and the section's place. The order is part of a trained model.
`hints` and `tones` are sections × (heading, text, subsections) × lists.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from functools import cache
from typing import Any

import numpy as np

from reportmine.classify.model.hints import hint_names, tone_names
from reportmine.classify.voting.nodes import Node, parents

__all__ = ["measured", "width"]

_SPOKEN = ("heading", "body", "context")
_VOICES = {"heading": 0, "outline": 0, "body": 1, "tense": 1}
_PLACES = 21


def width(labels: Sequence[str]) -> int:
    """How many measures there are."""
    spoken = (len(_SPOKEN) + 5) * len(labels)
    return _PLACES + spoken + 10 * len(hint_names()) + 5 * len(tone_names())


def measured(nodes: Sequence[Node], labels: Sequence[str], hints: Any, tones: Any) -> Any:
    """All measures; `labels` are those that are spoken of, in a fixed order."""
    count, above = len(nodes), parents(nodes)
    own = np.array([node.length for node in nodes], np.float32)[:, None]
    whole = own + np.array([len(node.head) for node in nodes], np.float32)[:, None]
    cues = _cues(nodes, labels, above)
    spoken = np.maximum(0, cues[:, 1]) * _themes(tuple(labels))
    blocks = (
        0.5 * _places(nodes),
        0.25 * _votes(nodes, labels),
        0.3 * np.sign(cues) * np.log1p(np.abs(cues)),
        0.6 * spoken / np.maximum(3, spoken.sum(1, keepdims=True)),
        0.5 * np.log1p(hints),
        0.5 * _shares(hints),
        0.5 * _around(hints, above),
        0.5 * np.minimum(1.0, (hints[:, 0] + hints[:, 1]) * 10 / (whole + 20)),
        0.5 * np.log1p(tones),
        0.5 * np.where(above[:, None] < 0, 0, np.log1p(tones[:, 0].take(above, axis=0))),
        0.5 * np.minimum(2.0, tones[:, 1] * 20 / (own + 20)),
    )
    return np.concatenate([block.reshape(count, -1) for block in blocks], axis=1, dtype=np.float32)


def _votes(nodes: Sequence[Node], labels: Sequence[str]) -> Any:
    """What the voters on headings, on bodies and all others said for each label."""
    wide, columns = len(labels) + 1, _columns(tuple(labels))
    starts = {voter: place * wide for voter, place in _VOICES.items()}
    at, weights = list[int](), list[float]()
    for node in nodes:
        row = node.index * len(_SPOKEN) * wide
        for voter, label, weight, _ in node.votes:
            at.append(row + starts.get(voter, 2 * wide) + columns.get(label, wide - 1))
            weights.append(weight)
    return _summed(at, weights, (len(nodes), len(_SPOKEN), wide))


def _cues(nodes: Sequence[Node], labels: Sequence[str], above: Any) -> Any:
    """Cue words in heading, text, subsections and the heading above, for each label."""
    wide, columns = len(labels) + 1, _columns(tuple(labels))
    at, weights = list[int](), list[float]()
    for node in nodes:
        for place, words in enumerate((node.head_words, node.body_words)):
            row = (node.index * 4 + place) * wide
            for label, cues in words.items():
                at.append(row + columns.get(label, wide - 1))
                weights.append(sum([cue.weight for cue in cues]))
    found = _summed(at, weights, (len(nodes), 4, wide))
    children = (above >= 0).nonzero()[0]
    heads = above.take(children)
    np.add.at(found[:, 2], heads, found[children, 0] + np.float32(0.3) * found[children, 1])
    found[children, 3] = found[heads, 0]
    return found


def _summed(at: Sequence[int], weights: Sequence[float], shape: tuple[int, int, int]) -> Any:
    """Weights added up by place, in such a shape; the last column, of no label, is left out."""
    sums = np.bincount(np.array(at, np.int64), weights, math.prod(shape))
    return sums.reshape(shape)[..., :-1].astype(np.float32)


@cache
def _columns(labels: tuple[str, ...]) -> dict[str, int]:
    return {label: at for at, label in enumerate(labels)}


@cache
def _themes(labels: tuple[str, ...]) -> Any:
    """1 for each label that is a theme."""
    return np.array([label.startswith("theme:") for label in labels], np.float32)


def _shares(hints: Any) -> Any:
    return hints / np.maximum(1, hints.sum(-1, keepdims=True))


def _around(hints: Any, above: Any) -> Any:
    """Which hints stand around a section, as shares: in the heading above it, the sections beside it
    and the whole report: sections × 3 × themes."""
    own = hints[:, 0] + hints[:, 1]
    below = np.zeros_like(own)
    children = (above >= 0).nonzero()[0]
    np.add.at(below, above.take(children), own.take(children, axis=0))
    inside = above[:, None] >= 0
    over = np.where(inside, hints[:, 0].take(above, axis=0), 0)
    beside = np.where(inside, below.take(above, axis=0) - own, 0)
    return _shares(np.stack([over, beside, own.sum(0) - own], axis=1))


def _places(nodes: Sequence[Node]) -> Any:
    tops = [node.index for node in nodes if node.parent is None]
    last_top, last = max(1, len(tops) - 1), max(1, len(nodes) - 1)
    rank = {index: at for at, index in enumerate(tops)}
    high, rows = 0.0, []
    for node in nodes:
        if node.parent is None:
            high = rank[node.index] / last_top
        at, section, bare = node.index / last, node.section, node.headless
        rows.append((
            1, at == 0, at == 1, at, high, high * high, high == 0, high == 1, bare, section.run_in,
            section.level == 1, section.level == 2, section.level > 2, bool(node.children),
            min(1.0, node.length / 300), bare and at == 0, bare and at > 0.5, bare and at == 1,
            len(nodes) == 1, bool(section.number), node.parent is not None,
        ))  # fmt: skip
    return np.array(rows, dtype=np.float32).reshape(len(nodes), _PLACES)
