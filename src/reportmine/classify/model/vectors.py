"""What the trained model sees of a report's sections: hashed words and n-grams, and a few measures.

In:  `Features` whose nodes the voters on rules have answered (`node.votes`).
Out: `Vectors`: for each section the buckets of its words and characters, field by field, and a row
     of measures (`measures`); the same for each statement in it.

Everything here is NumPy; scikit-learn is only needed to train.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

from reportmine.classify.model.hashing import Hashed, grams, joined, words
from reportmine.classify.model.hints import heard
from reportmine.classify.model.linear import Bag, added, firsts_of
from reportmine.classify.model.measures import measured
from reportmine.classify.model.statements import stated
from reportmine.classify.voting.features import Features
from reportmine.classify.voting.nodes import Node

__all__ = ["FIELDS", "SHARES", "SPACE", "STATED", "Vectors", "vectorise"]

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
_LONGEST = np.array([max(sizes) for _, sizes, *_ in FIELDS], np.int8)
_MASKS = np.array([(1 << bits) - 1 for *_, bits, _ in FIELDS])
SHARES = tuple(share for *_, share in FIELDS)
STATED = 1 << 17  # the space of the words of statements
_OFFSETS = np.cumsum([0, *(1 << bits for *_, bits, _ in FIELDS)])[:-1]
_TEXT = 1
_WORDED = [at for at, (_, _, worded, *_) in enumerate(FIELDS) if worded]
# What counts by words comes first: headings, texts, what stands below.
_ORDER = np.array([*_WORDED, *(at for at in range(len(FIELDS)) if at not in _WORDED)])


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

    `labels` are those that the measures speak of, in a fixed order.
    """
    nodes = features.nodes
    count = len(nodes)
    lines, fields, rows = _lines(nodes)
    # Every field has a line a section but the text: headings, statements, what stands below, the rest.
    worded = len(lines) - count * (len(FIELDS) - len(_WORDED))
    statements = worded - count
    # All lines are one text: hashed at once, and those that count by words cut at once.
    text = "\n".join(lines) + "\n"
    lengths = np.fromiter(map(len, lines), np.int64, len(lines)) + 1
    line = np.arange(len(lines), dtype=np.int32).repeat(lengths)
    cut = int(lengths[:worded].sum())
    codes = np.frombuffer(text.encode("utf-32-le"), dtype=np.uint32)
    longest = _LONGEST.take(fields).repeat(lengths)
    hashed = joined([*grams(codes, longest), words(text[:cut], line)])
    hints, tones = heard(codes[:cut], line, worded)
    dense = measured(
        nodes, labels, *(_placed(told, rows[:worded], count) for told in (hints, tones))
    )
    of = line.take(hashed.starts)
    return Vectors(
        _sections(hashed, rows.take(of), fields.take(of), dense),
        _statements(hashed, of, hints[:statements]),
        rows[:statements],
        text,
    )


def _lines(nodes: Sequence[Node]) -> tuple[list[str], Any, Any]:
    """All that is looked at, a string a line, with its field and its section."""
    strings = _strings(nodes)
    texts = [stated(text) for text in strings[_TEXT]]
    lines, counts = list[str](), list[int]()
    for field in _ORDER.tolist():
        if field == _TEXT:
            lines += [line for text in texts for line in text]
            counts += map(len, texts)
        else:
            lines += [string.replace("\n", " ") for string in strings[field]]
            counts += [1] * len(nodes)
    places, rows = divmod(np.arange(len(counts)).repeat(counts), len(nodes))
    return lines, _ORDER.take(places).astype(np.int8), rows.astype(np.int32)


def _placed(told: Any, rows: Any, count: int) -> Any:
    """What each line told, added up: sections × places × lists. The first lines are the headings, the
    last what stands below, and all between them the text."""
    text = added(rows[count:-count], told[count:-count], count)
    return np.stack([told[:count], text, told[-count:]], axis=1)


def _sections(hashed: Hashed, rows: Any, fields: Any, dense: Any) -> Bag:
    """The words and n-grams of the sections, each field in its own part of the space."""
    buckets = (hashed.hashes & _MASKS.take(fields)) + _OFFSETS.take(fields)
    first = firsts_of(rows.astype(np.int64) * SPACE + buckets)
    return Bag(
        rows.take(first), fields.take(first), buckets.take(first).astype(np.int32),
        hashed.starts.take(first), hashed.lengths.take(first), dense,
    )  # fmt: skip


def _statements(hashed: Hashed, line: Any, hints: Any) -> Bag:
    """The words and n-grams of the first lines, a row each: as many as `hints` has."""
    own = (line < len(hints)).nonzero()[0]
    rows, buckets = line.take(own), hashed.hashes.take(own) & (STATED - 1)
    first = firsts_of(rows.astype(np.int64) * STATED + buckets)
    own, told = own.take(first), np.log1p(hints)
    part = hints / np.maximum(1, hints.sum(1, keepdims=True))
    return Bag(
        rows.take(first), np.zeros(len(own), np.int8), buckets.take(first).astype(np.int32),
        hashed.starts.take(own), hashed.lengths.take(own),
        np.concatenate([0.3 * told, 0.5 * part], axis=1, dtype=np.float32),
    )  # fmt: skip


def _strings(nodes: Sequence[Node]) -> list[list[str]]:
    """What is looked at of each section, field by field."""
    bodies = [node.own.strip("。：: \n") for node in nodes]
    heads = [node.head for node in nodes]
    return [
        ["" if node.headless else node.head for node in nodes],
        [body[:_MOST] for body in bodies],
        [" ".join([a.head for a in node.ancestors if not a.headless]) for node in nodes],
        [" ".join([child.head for child in node.children]) for node in nodes],
        ["", *heads[:-1]][: len(nodes)],
        [*heads[1:], ""][: len(nodes)],
        [n.head if n.headless else body[:_EDGE] for n, body in zip(nodes, bodies, strict=True)],
        [body[-_EDGE:] for body in bodies],
    ]
