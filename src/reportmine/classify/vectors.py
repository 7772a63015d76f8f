"""What the trained model sees of a report's sections: hashed words and n-grams, and a few measures.

In:  `Features` whose nodes the voters on rules have answered (`node.votes`).
Out: `Vectors`: for each section the buckets of its words and characters, field by field, and a row
     of dense measures: what the voters said, words of the taxonomy, hints, place in the report.

Everything here is NumPy; scikit-learn is only needed to train.
"""

from __future__ import annotations

import tomllib
import zlib
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache, cached_property
from importlib import resources
from typing import Any

import numpy as np

from reportmine.classify.features import Features, Node
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
_SPOKEN = ("heading", "body", "context")
_PLACES = 21


@dataclass(frozen=True)
class Vectors:
    """`rows`, `buckets` (both sorted), and where each entry stands in its field's joined text."""

    rows: Any
    buckets: Any
    starts: Any
    lengths: Any
    dense: Any
    texts: tuple[str, ...]

    @cached_property
    def fields(self) -> Any:
        """The index of the field of each entry."""
        ends = np.cumsum([1 << bits for *_, bits, _ in FIELDS])
        return np.searchsorted(ends, self.buckets, side="right")

    def word(self, at: int) -> str:
        """The n-gram or word of an entry."""
        start = int(self.starts[at])
        return self.texts[int(self.fields[at])][start : start + int(self.lengths[at])]


def vectorise(features: Features, labels: Sequence[str]) -> Vectors:
    """The sections of a report, in the order of `features.nodes`.

    `labels` are those that the dense measures speak of, in a fixed order.
    """
    nodes = features.nodes
    strings = _strings(features)
    parts = []
    hints = np.zeros((len(nodes), 3, len(hint_words()[1])), dtype=np.float32)
    offset = 0
    texts = []
    for (name, sizes, words, bits, _), column in zip(FIELDS, strings, strict=True):
        joined = "\n".join(column) + "\n"
        texts.append(joined)
        rows, hashes, starts, lengths = _grams(joined, sizes)
        if words:
            found = _words(joined, rows_of(joined))
            _count_hints(found, hints, ("heading", "text", "children").index(name))
            rows = np.concatenate([rows, [row for row, _, _ in found]]).astype(np.int64)
            hashes = np.concatenate([hashes, np.array([_crc(w) for _, _, w in found], np.uint64)])
            starts = np.concatenate([starts, [start for _, start, _ in found]]).astype(np.int64)
            lengths = np.concatenate([lengths, [len(w) for _, _, w in found]]).astype(np.int64)
        buckets = (hashes >> np.uint64(20)).astype(np.int64) & ((1 << bits) - 1)
        parts.append((rows, buckets + offset, starts, lengths))
        offset += 1 << bits
    rows, buckets, starts, lengths = (np.concatenate(column) for column in zip(*parts, strict=True))
    _, first = np.unique(rows * SPACE + buckets, return_index=True)
    dense = _dense(nodes, labels, hints)
    return Vectors(rows[first], buckets[first], starts[first], lengths[first], dense, tuple(texts))


def DENSE(labels: Sequence[str]) -> int:
    """How many dense measures there are."""
    return _PLACES + (len(_SPOKEN) + 5) * len(labels) + 6 * len(hint_words()[1])


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


def rows_of(joined: str) -> Any:
    """For each character of a joined text the index of the string that it belongs to."""
    codes = np.frombuffer(joined.encode("utf-32-le"), dtype=np.uint32)
    return np.cumsum(codes == 10) - (codes == 10)


def _grams(joined: str, sizes: tuple[int, ...]) -> tuple[Any, Any, Any, Any]:
    codes = np.frombuffer(joined.encode("utf-32-le"), dtype=np.uint32).astype(np.uint64)
    breaks = codes == 10
    row = np.cumsum(breaks) - breaks
    out = []
    for size in sizes:
        count = len(codes) - size + 1
        if count <= 0:
            continue
        hashed = np.full(count, size * 0x9E3779B97F4A7C15 & (2**64 - 1), dtype=np.uint64)
        broken = np.zeros(count, dtype=bool)
        for k in range(size):
            hashed = (hashed ^ codes[k : count + k]) * np.uint64(0x100000001B3)
            hashed ^= hashed >> np.uint64(29)
            broken |= breaks[k : count + k]
        at = np.flatnonzero(~broken)
        out.append((row[at], hashed[at], at, np.full(len(at), size)))
    rows, hashes, starts, lengths = (np.concatenate(c) for c in zip(*out, strict=True))
    return rows, hashes, starts, lengths


def _words(joined: str, row: Any) -> list[tuple[int, int, str]]:
    """Words of two characters and more: row, start, word."""
    found = []
    at = 0
    rows = row.tolist()
    for word in segmenter().cut(joined):
        if len(word) > 1 and "\n" not in word:
            found.append((rows[at], at, word))
        at += len(word)
    return found


@cache
def _crc(word: str) -> int:
    return (zlib.crc32(word.encode()) * 0x9E3779B97F4A7C15) & (2**64 - 1)


@cache
def hint_words() -> tuple[dict[str, tuple[int, ...]], tuple[str, ...]]:
    """For each hint the themes that it hints at, and all themes that have hints."""
    text = (resources.files("reportmine") / "data" / "hints.toml").read_text(encoding="utf-8")
    table = tomllib.loads(text)
    themes = tuple(sorted(table))
    words: dict[str, list[int]] = {}
    for index, theme in enumerate(themes):
        for word in str(table[theme]).split():
            words.setdefault(word, []).append(index)
    return {word: tuple(found) for word, found in words.items()}, themes


def _count_hints(found: list[tuple[int, int, str]], hints: Any, place: int) -> None:
    table, _ = hint_words()
    seen: set[tuple[int, str]] = set()
    end, before = -1, ""
    for row, start, word in found:
        pair = before + word if start == end else ""
        for each in (word, pair):
            themes = table.get(each)
            if themes and (row, each) not in seen:
                seen.add((row, each))
                for theme in themes:
                    hints[row, place, theme] += 1 / len(themes)
        end, before = start + len(word), word


def _dense(nodes: Sequence[Node], labels: Sequence[str], hints: Any) -> Any:
    index = {label: at for at, label in enumerate(labels)}
    votes = np.zeros((len(nodes), len(_SPOKEN), len(labels)), dtype=np.float32)
    cues = np.zeros((len(nodes), 4, len(labels)), dtype=np.float32)
    for node in nodes:
        row = node.index
        for voter, vote in node.votes:
            place = 0 if voter in ("heading", "outline") else 1 if voter in ("body", "tense") else 2
            if (at := index.get(vote.label)) is not None:
                votes[row, place, at] += vote.weight
        for place, hits in enumerate((node.head_hits, node.body_hits)):
            for hit in hits:
                if (at := index.get(hit.cue.label)) is not None:
                    cues[row, place, at] += hit.cue.weight
    for node in nodes:
        for child in node.children:
            cues[node.index, 2] += cues[child.index, 0] + 0.3 * cues[child.index, 1]
        if node.parent:
            cues[node.index, 3] = cues[node.parent.index, 0]
    is_theme = np.array([label.startswith("theme:") for label in labels], dtype=np.float32)
    spoken = np.maximum(0, cues[:, 1]) * is_theme
    spoken /= np.maximum(3, spoken.sum(1, keepdims=True))
    part = hints / np.maximum(1, hints.sum(2, keepdims=True))
    blocks = (
        0.5 * _places(nodes),
        0.25 * votes.reshape(len(nodes), -1),
        0.3 * (np.sign(cues) * np.log1p(np.abs(cues))).reshape(len(nodes), -1),
        0.6 * spoken,
        0.5 * np.log1p(hints).reshape(len(nodes), -1),
        0.5 * part.reshape(len(nodes), -1),
    )
    return np.concatenate(blocks, axis=1).astype(np.float32)


def _places(nodes: Sequence[Node]) -> Any:
    tops = [node.index for node in nodes if node.parent is None]
    last_top, last = max(1, len(tops) - 1), max(1, len(nodes) - 1)
    rank = {index: at for at, index in enumerate(tops)}
    out = np.zeros((len(nodes), _PLACES), dtype=np.float32)
    for node in nodes:
        top = node
        while top.parent:
            top = top.parent
        at, high = node.index / last, rank[top.index] / last_top
        section, bare = node.section, node.headless
        out[node.index] = (
            1, at == 0, at == 1, at, high, high * high, high == 0, high == 1, bare, section.run_in,
            section.level == 1, section.level == 2, section.level > 2, bool(node.children),
            min(1.0, node.length / 300), bare and at == 0, bare and at > 0.5, bare and at == 1,
            len(nodes) == 1, bool(section.number), node.parent is not None,
        )  # fmt: skip
    return out
