"""What the trained model sees of a report's sections: hashed words and n-grams, and a few measures.

In:  `Features` whose nodes the voters on rules have answered (`node.votes`).
Out: `Vectors`: for each section the buckets of its words and characters, field by field, and a row
     of dense measures: what the voters said, words of the taxonomy, hints, place in the report.

Everything here is NumPy; scikit-learn is only needed to train.
"""

from __future__ import annotations

import zlib
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

import numpy as np

from reportmine.classify.features import Features, Node
from reportmine.classify.hints import heard, hint_names, tone_names
from reportmine.classify.voters import own_text
from reportmine.text.segment import segmenter

__all__ = ["DENSE", "FIELDS", "SPACE", "Vectors", "vectorise"]

# Name, sizes of character n-grams, whether its words count, bits of its space, weight.
FIELDS: tuple[tuple[str, tuple[int, ...], bool, int, float], ...] = (
    ("heading", (1, 2, 3), True, 14, 1.0),
    ("text", (1, 2), True, 15, 1.0),
    ("above", (1, 2), False, 13, 0.6),
    ("children", (1, 2), True, 13, 0.6),
    ("previous", (1, 2), False, 12, 0.4),
    ("next", (1, 2), False, 12, 0.4),
    ("first words", (1, 2), False, 13, 0.6),
    ("last words", (1, 2), False, 12, 0.5),
)
SPACE = sum(1 << bits for *_, bits, _ in FIELDS)
_TEXT = 1200
_EDGE = 30
_LONGEST = max(size for _, sizes, *_ in FIELDS for size in sizes)
_SIZED = np.array([[n + 1 in sizes for n in range(_LONGEST)] for _, sizes, *_ in FIELDS])
_MASKS = np.array([(1 << bits) - 1 for *_, bits, _ in FIELDS])
_OFFSETS = np.cumsum([0, *(1 << bits for *_, bits, _ in FIELDS)])[:-1]
_WORDED = [at for at, (_, _, words, *_) in enumerate(FIELDS) if words]
_ORDER = [*_WORDED, *(at for at, (_, _, words, *_) in enumerate(FIELDS) if not words)]
_ORDER_ARRAY = np.array(_ORDER)
_SPOKEN = ("heading", "body", "context")
_VOICES = {"heading": 0, "outline": 0, "body": 1, "tense": 1}
_PLACES = 21


@dataclass(frozen=True)
class Vectors:
    """One entry a section, field and bucket, in that order: `rows`, `fields`, `buckets`, and where
    the first such n-gram or word stands in `text`: `starts`, `lengths`. `dense` has a row a section.
    """

    rows: Any
    fields: Any
    buckets: Any
    starts: Any
    lengths: Any
    dense: Any
    text: str

    def word(self, at: int) -> str:
        """The n-gram or word of an entry."""
        start = int(self.starts[at])
        return self.text[start : start + int(self.lengths[at])]


def vectorise(features: Features, labels: Sequence[str]) -> Vectors:
    """The sections of a report, in the order of `features.nodes`.

    `labels` are those that the dense measures speak of, in a fixed order.
    """
    nodes = features.nodes
    strings = _strings(features)
    # All fields are one text, a string a line, those with words first: hashed at once, cut once.
    text = "\n".join(string for field in _ORDER for string in strings[field]) + "\n"
    lines = sum(len(strings[field]) for field in _WORDED)
    cut = len("\n".join(string for field in _WORDED for string in strings[field])) + 1
    codes = np.frombuffer(text.encode("utf-32-le"), dtype=np.uint32)
    breaks = codes == 10
    line = np.cumsum(breaks) - breaks
    hashed, starts, lengths = _grams(
        codes, breaks, _SIZED[_ORDER_ARRAY[line // max(1, len(nodes))]]
    )
    words = _words(text[:cut] if lines else "")
    crcs = np.array([_crc(word) for word, _ in words], np.uint64)
    hashed = np.concatenate([hashed, crcs])
    starts = np.concatenate([starts, np.array([start for _, start in words], np.int64)])
    lengths = np.concatenate([lengths, np.array([len(word) for word, _ in words], np.int64)])
    owner = line[starts]
    rows, fields = owner % max(1, len(nodes)), _ORDER_ARRAY[owner // max(1, len(nodes))]
    buckets = ((hashed >> np.uint64(20)).astype(np.int64) & _MASKS[fields]) + _OFFSETS[fields]
    first = _firsts(rows * SPACE + buckets)
    places = (len(_WORDED), len(nodes))
    hints, tones = heard(codes[:cut] if lines else codes[:0], line, places)
    return Vectors(
        rows[first], fields[first], buckets[first], starts[first], lengths[first],
        _dense(nodes, labels, hints, tones), text,
    )  # fmt: skip


def _firsts(keys: Any) -> Any:
    """Where each key stands first, in the order of the keys."""
    order = np.sort((keys << 28) | np.arange(len(keys)))
    return order[np.diff(order >> 28, prepend=-1) != 0] & 0xFFFFFFF


def DENSE(labels: Sequence[str]) -> int:
    """How many dense measures there are."""
    spoken = (len(_SPOKEN) + 5) * len(labels)
    return _PLACES + spoken + 10 * len(hint_names()) + 5 * len(tone_names())


def _strings(features: Features) -> list[list[str]]:
    nodes = features.nodes
    bodies = [own_text(features, node).replace("\n", " ").strip("。：: ") for node in nodes]
    heads = [node.head.replace("\n", " ") for node in nodes]
    return [
        ["" if n.headless else head for n, head in zip(nodes, heads, strict=True)],
        [body[:_TEXT] for body in bodies],
        [" ".join(heads[a.index] for a in n.ancestors if not a.headless) for n in nodes],
        [" ".join(heads[c.index] for c in n.children) for n in nodes],
        ["", *heads[:-1]][: len(nodes)],
        [*heads[1:], ""][: len(nodes)],
        [h if n.headless else b[:_EDGE] for n, h, b in zip(nodes, heads, bodies, strict=True)],
        [body[-_EDGE:] for body in bodies],
    ]


def _grams(codes: Any, breaks: Any, sized: Any) -> tuple[Any, Any, Any]:
    """Hashes, starts and lengths of the n-grams that stand in one line; `sized` says for each
    character which sizes count there."""
    wide = codes.astype(np.uint64)
    out = []
    for size in range(1, _LONGEST + 1):
        count = max(0, len(codes) - size + 1)
        keep = sized[:count, size - 1].copy()
        for k in range(size):
            keep &= ~breaks[k : count + k]
        at = np.flatnonzero(keep)
        hashed = np.full(len(at), size * 0x9E3779B97F4A7C15 & (2**64 - 1), dtype=np.uint64)
        for k in range(size):
            hashed = (hashed ^ wide[at + k]) * np.uint64(0x100000001B3)
            hashed ^= hashed >> np.uint64(29)
        out.append((hashed, at, np.full(len(at), size)))
    hashes, starts, lengths = (np.concatenate(c) for c in zip(*out, strict=True))
    return hashes, starts, lengths


def _words(text: str) -> list[tuple[str, int]]:
    """Words of two characters and more, and where they start."""
    found = []
    at = 0
    for word in segmenter().cut(text):
        size = len(word)
        if size > 1 and "\n" not in word:
            found.append((word, at))
        at += size
    return found


@cache
def _crc(word: str) -> int:
    return (zlib.crc32(word.encode()) * 0x9E3779B97F4A7C15) & (2**64 - 1)


def _dense(nodes: Sequence[Node], labels: Sequence[str], hints: Any, tones: Any) -> Any:
    index = {label: at for at, label in enumerate(labels)}
    said = [
        ((node.index * len(_SPOKEN) + _VOICES.get(voter, 2), label), weight)
        for node in nodes
        for voter, (label, weight, _) in node.votes
    ]
    stood = [
        ((node.index * 4 + place, hit.cue.label), hit.cue.weight)
        for node in nodes
        for place, hits in enumerate((node.head_hits, node.body_hits))
        for hit in hits
    ]
    votes = _summed(said, index, len(nodes) * len(_SPOKEN))
    cues = _summed(stood, index, len(nodes) * 4).reshape(len(nodes), 4, len(labels))
    for node in nodes:
        for child in node.children:
            cues[node.index, 2] += cues[child.index, 0] + 0.3 * cues[child.index, 1]
        if node.parent:
            cues[node.index, 3] = cues[node.parent.index, 0]
    is_theme = np.array([label.startswith("theme:") for label in labels], dtype=np.float32)
    spoken = np.maximum(0, cues[:, 1]) * is_theme
    spoken /= np.maximum(3, spoken.sum(1, keepdims=True))
    part = hints / np.maximum(1, hints.sum(2, keepdims=True))
    around = _around(nodes, hints)
    blocks = (
        0.5 * _places(nodes),
        0.25 * votes.reshape(len(nodes), -1),
        0.3 * (np.sign(cues) * np.log1p(np.abs(cues))).reshape(len(nodes), -1),
        0.6 * spoken,
        0.5 * np.log1p(hints).reshape(len(nodes), -1),
        0.5 * part.reshape(len(nodes), -1),
        0.5 * around.reshape(len(nodes), -1),
        0.5 * _spoken(nodes, tones).reshape(len(nodes), -1),
    )
    return np.concatenate(blocks, axis=1).astype(np.float32)


def _around(nodes: Sequence[Node], hints: Any) -> Any:
    """Which hints stand around a section, as shares: in the heading above it, the sections beside it
    and the whole report; and how densely its own text holds them: sections × 4 × themes."""
    own = hints[:, 0] + hints[:, 1]
    above, beside = np.zeros_like(own), np.zeros_like(own)
    whole = np.broadcast_to(own.sum(0), own.shape) - own
    for node in nodes:
        if node.parent:
            above[node.index] = hints[node.parent.index, 0]
        kin = node.parent.children if node.parent else ()
        for other in kin:
            if other is not node:
                beside[node.index] += own[other.index]
    sizes = np.array([[node.length + len(node.head)] for node in nodes], np.float32)
    found = np.stack([above, beside, whole], axis=1)
    found /= np.maximum(1, found.sum(2, keepdims=True))
    return np.concatenate([found, np.minimum(1.0, own * 10 / (sizes + 20))[:, None]], axis=1)


def _spoken(nodes: Sequence[Node], tones: Any) -> Any:
    """Of each tone how much there is in heading, text, subsections and the heading above, and how
    densely the text holds it: sections × 5 × tones."""
    above = np.zeros_like(tones[:, 0])
    for node in nodes:
        if node.parent:
            above[node.index] = np.log1p(tones[node.parent.index, 0])
    sizes = np.array([[node.length] for node in nodes], np.float32)
    dense = np.minimum(2.0, tones[:, 1] * 20 / (sizes + 20))
    return np.concatenate([np.log1p(tones), above[:, None], dense[:, None]], axis=1)


def _summed(told: Sequence[tuple[tuple[int, str], float]], index: dict[str, int], rows: int) -> Any:
    """Weights added up by row and label: rows × labels."""
    width = len(index)
    known = [(row * width + index[name], weight) for (row, name), weight in told if name in index]
    at = np.array([at for at, _ in known], np.int64)
    summed = np.bincount(at, [weight for _, weight in known], rows * width)
    return summed.astype(np.float32).reshape(rows, width)


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
