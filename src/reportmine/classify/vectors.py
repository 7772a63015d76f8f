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
from typing import Any

import numpy as np

from reportmine.classify.features import Features, Node
from reportmine.classify.hints import heard, hint_names, tone_names
from reportmine.classify.linear import Bag, added
from reportmine.classify.statements import stated
from reportmine.classify.voters import own_text
from reportmine.text.segment import segmenter

__all__ = ["DENSE", "FIELDS", "SHARES", "SPACE", "STATED", "Vectors", "vectorise"]

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
_MOST = 1200  # characters of a section's text
_EDGE = 30
_LONGEST = max(size for _, sizes, *_ in FIELDS for size in sizes)
_SIZED = np.array([[n + 1 in sizes for n in range(_LONGEST)] for _, sizes, *_ in FIELDS])
_MASKS = np.array([(1 << bits) - 1 for *_, bits, _ in FIELDS])
SHARES = tuple(share for *_, share in FIELDS)
STATED = 1 << 17  # the space of the words of statements
_OFFSETS = np.cumsum([0, *(1 << bits for *_, bits, _ in FIELDS)])[:-1]
_WORDED = [at for at, (_, _, words, *_) in enumerate(FIELDS) if words]
_ORDER = [*_WORDED, *(at for at, (_, _, words, *_) in enumerate(FIELDS) if not words)]
_TEXT = 1
_SPOKEN = ("heading", "body", "context")
_VOICES = {"heading": 0, "outline": 0, "body": 1, "tense": 1}
_PLACES = 21


@dataclass(frozen=True)
class Vectors:
    """What is seen of a report's sections and of the statements in them (`statements.stated`).

    The first statements are the sections' headings, one each; `owner` is the section of each. Entries
    of `sections` stand once a section, field and bucket; `starts` and `lengths` are places in `text`.
    """

    sections: Bag
    statements: Bag
    owner: Any
    text: str


def vectorise(features: Features, labels: Sequence[str]) -> Vectors:
    """The sections of a report, in the order of `features.nodes`.

    `labels` are those that the dense measures speak of, in a fixed order.
    """
    nodes = features.nodes
    lines, fields, rows = _lines(features)
    # Every field has a line a section but the text: headings, statements, what stands below, the rest.
    worded = len(lines) - len(nodes) * (len(FIELDS) - len(_WORDED))
    statements = worded - len(nodes)
    # All lines are one text: hashed at once, and those that count by words cut at once.
    text = "\n".join(lines) + "\n"
    cut = sum(map(len, lines[:worded])) + worded
    codes = np.frombuffer(text.encode("utf-32-le"), dtype=np.uint32)
    breaks = codes == 10
    line = np.cumsum(breaks) - breaks
    hashed, starts, lengths = _hashed(text[:cut], codes, breaks, _SIZED[fields][line])
    hints, tones = heard(codes[:cut], line, worded)
    placed = (_placed(told, rows[:worded], len(nodes)) for told in (hints, tones))
    dense = _dense(nodes, labels, *placed)
    of = line[starts]
    own, kinds = rows[of], fields[of]
    buckets = (hashed & _MASKS[kinds]) + _OFFSETS[kinds]
    first = _firsts(own * SPACE + buckets)
    return Vectors(
        Bag(own[first], kinds[first], buckets[first], starts[first], lengths[first], dense),
        _statements(hashed, starts, lengths, of, hints[:statements]),
        rows[:statements],
        text,
    )


def _lines(features: Features) -> tuple[list[str], Any, Any]:
    """All that is looked at, a string a line, with its field and its section; those with words first."""
    strings = _strings(features)
    lines, fields, rows = list[str](), list[int](), list[int]()
    for field in _ORDER:
        for row, string in enumerate(strings[field]):
            told = stated(string) if field == _TEXT else [string.replace("\n", " ")]
            lines += told
            fields += [field] * len(told)
            rows += [row] * len(told)
    return lines, np.array(fields, np.int64), np.array(rows, np.int64)


def _placed(told: Any, rows: Any, count: int) -> Any:
    """What each line told, added up: sections × places × lists. The first lines are the headings, the
    last what stands below, and all between them the text."""
    text = added(rows[count:-count], told[count:-count], count)
    return np.stack([told[:count], text, told[-count:]], axis=1)


def _statements(hashed: Any, starts: Any, lengths: Any, line: Any, hints: Any) -> Bag:
    """The words of the first lines, a row each: as many as `hints` has."""
    buckets = hashed & (STATED - 1)
    own = np.flatnonzero(line < len(hints))
    own = own[_firsts(line[own] * STATED + buckets[own])]
    part = hints / np.maximum(1, hints.sum(1, keepdims=True))
    dense = np.concatenate([0.3 * np.log1p(hints), 0.5 * part], axis=1).astype(np.float32)
    return Bag(
        line[own], np.zeros(len(own), np.int64), buckets[own],
        starts[own], lengths[own], dense,
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
    bodies = [own_text(features, node).strip("。：: \n") for node in nodes]
    heads = [node.head for node in nodes]
    return [
        ["" if n.headless else head for n, head in zip(nodes, heads, strict=True)],
        [body[:_MOST] for body in bodies],
        [" ".join(heads[a.index] for a in n.ancestors if not a.headless) for n in nodes],
        [" ".join(heads[c.index] for c in n.children) for n in nodes],
        ["", *heads[:-1]][: len(nodes)],
        [*heads[1:], ""][: len(nodes)],
        [h if n.headless else b[:_EDGE] for n, h, b in zip(nodes, heads, bodies, strict=True)],
        [body[-_EDGE:] for body in bodies],
    ]


def _hashed(text: str, codes: Any, breaks: Any, sized: Any) -> tuple[Any, Any, Any]:
    """Hashes, starts and lengths of all n-grams, and of the words of `text`, where the codes begin."""
    grams = _grams(codes, breaks, sized)
    words = segmenter().cut(text)
    lengths = np.fromiter(map(len, words), np.int64, len(words))
    ends = np.cumsum(lengths)
    broken = np.concatenate([[0], np.cumsum(breaks)])
    # One character is no word, and no word reaches over a line.
    kept = np.flatnonzero((lengths > 1) & (broken[ends] == broken[ends - lengths]))
    hashes = np.array([_CRCS[words[at]] for at in kept.tolist()], np.uint64)
    told = (hashes, (ends - lengths)[kept], lengths[kept])
    hashed, starts, lengths = (np.concatenate(pair) for pair in zip(grams, told, strict=True))
    return (hashed >> np.uint64(20)).astype(np.int64), starts, lengths


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


class _Hashes(dict[str, int]):
    """The hash of each word that was asked for: asked for again, it is there."""

    def __missing__(self, word: str) -> int:
        self[word] = hashed = (zlib.crc32(word.encode()) * 0x9E3779B97F4A7C15) & (2**64 - 1)
        return hashed


_CRCS = _Hashes()


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
        if node.children:
            kin = [child.index for child in node.children]
            above[kin] = hints[node.index, 0]
            beside[kin] = own[kin].sum(0) - own[kin]
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
