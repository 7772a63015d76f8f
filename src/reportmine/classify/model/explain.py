"""Why the trained model said so: the words, the heading, the parent, the neighbours, with weights."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from typing import Any

import numpy as np

from reportmine.classify.model import DENSE_NAME, Heard, Model
from reportmine.classify.model.linear import Bag, Linear, Scores
from reportmine.classify.model.vectors import FIELDS, Vectors
from reportmine.findings import Reason

_WORDS = 4
_LOUDEST = 16  # n-grams that words are looked for in: many lie inside each other
_FAINT = 0.03
_MOST = 3
_QUOTED = 24
_LEAST = 0.15  # log-odds: what moves the answer by less is not told
_NAMES = (*(name for name, *_ in FIELDS), DENSE_NAME)


def explained(
    model: Model, vectors: Vectors, heard: Heard, labels: Sequence[Sequence[str]],
    chances: Sequence[Sequence[float]],
) -> list[list[Reason]]:  # fmt: skip
    """Reasons for the answers that a model gave to the sections of one report.

    `labels` are those that were given, for each section, and `chances` how likely they are, rounded. There is one
    reason for each label: how much each source added, in log-odds; for one its words, and for a theme
    how many statements are about it.
    """
    linear, scores = model.sections, heard.sections
    index = {label: at for at, label in enumerate(model.labels)}
    rows = [row for row, own in enumerate(labels) for _ in own]
    columns = [index[label] for own in labels for label in own]
    parts = scores.parts[rows, :, columns]
    # What no word said, the measures did.
    dense = scores.log_odds[rows, columns] - linear.bias.take(columns) - parts.sum(1)
    told = iter(_told(np.column_stack([parts, dense])))
    # What is worded is the first theme, else the role.
    turns = [min(1, len(own) - 1) for own in labels]
    worded = [index[own[turn]] for own, turn in zip(labels, turns, strict=True)]
    words = _words(vectors.sections, linear, scores, worded, vectors.text)
    counts = _Counts(model, vectors, heard, len(labels))
    return [
        [
            Reason(
                "model", label, chance,
                next(told) + (words[row] if turn == turns[row] else "") + counts.of(row, label),
            )
            for turn, (label, chance) in enumerate(zip(own, sure, strict=True))
        ]
        for row, (own, sure) in enumerate(zip(labels, chances, strict=True))
    ]  # fmt: skip


class _Counts:
    """Which statements of a section are about a theme."""

    def __init__(self, model: Model, vectors: Vectors, heard: Heard, count: int) -> None:
        self.columns = {f"theme:{name}": at for at, name in enumerate(model.theme_names)}
        self.odds = heard.statements.log_odds
        self.about: list[int] = self.odds.argmax(1).tolist()
        self.lines = vectors.text.split("\n", len(heard.owner))
        starts = np.searchsorted(heard.owner[count:], np.arange(count + 1)) + count
        self.starts: list[int] = starts.tolist()

    def of(self, row: int, label: str) -> str:
        """`; 2 of 3 statements: “…”`, the clearest of them; empty where none is."""
        begin, end = self.starts[row : row + 2]
        column = self.columns.get(label)
        own = 0 if column is None else self.about[begin:end].count(column)
        if not own:
            return ""
        clearest = self.lines[begin + int(self.odds[begin:end, column].argmax())]
        return f"; {own} of {end - begin} statements: “{clearest[:_QUOTED]}”"


def _told(parts: Any) -> list[str]:
    """For each section the sources that added most: `heading +2.1, children -0.4`."""
    loudest = (-np.abs(parts)).argsort(axis=1, kind="stable")[:, :_MOST]
    return [
        ", ".join([f"{_NAMES[at]} {row[at]:+.1f}" for at in order if abs(row[at]) >= _LEAST])
        for order, row in zip(loudest.tolist(), parts.tolist(), strict=True)
    ]


def _words(
    bag: Bag, linear: Linear, scores: Scores, columns: Sequence[int], text: str
) -> list[str]:
    """For each section the words that speak loudest for the label of its column, none inside another:
    ` (培训 讲座)`.

    Single characters tell nothing to a reader.
    """
    heard = (bag.lengths > 1).nonzero()[0]
    of = np.array(columns).take(bag.rows.take(heard))
    said = scores.known[heard, of] * scores.values.take(heard) * linear.scales.take(of)
    loud = (said > _FAINT).nonzero()[0]
    heard, said = heard.take(loud), said.take(loud)
    # Row by row, the loudest first: no word is as loud as that.
    rows = bag.rows.take(heard)
    heard = heard.take((rows * 1000.0 - said).argsort(kind="stable"))
    ends = rows.searchsorted(np.arange(len(columns) + 1)).tolist()
    starts, lengths = bag.starts.take(heard).tolist(), bag.lengths.take(heard).tolist()
    found = []
    for begin, end in pairwise(ends):
        words: list[str] = []
        for at in range(begin, min(end, begin + _LOUDEST)):
            word = text[starts[at] : starts[at] + lengths[at]].strip()
            for other in words:
                if word in other or other in word:
                    break
            else:
                words.append(word)
                if len(words) == _WORDS:
                    break
        found.append(f" ({' '.join(words)})" if words else "")
    return found
