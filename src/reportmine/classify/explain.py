"""Why the trained model said so: the words, the heading, the parent, the neighbours, with weights."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np

from reportmine.classify.linear import Scores
from reportmine.classify.model import DENSE_NAME, Heard, Model
from reportmine.classify.vectors import FIELDS, Vectors
from reportmine.findings import Reason

_WORDS = 4
_LOUDEST = 16  # n-grams that words are looked for in: many lie inside each other
_FAINT = 0.03
_MOST = 3
_QUOTED = 24
_LEAST = 0.15  # log-odds: what moves the answer by less is not told
_NAMES = (*(name for name, *_ in FIELDS), DENSE_NAME)


class Explainer:
    """Reasons for the answers that a model gave to the sections of one report.

    `labels` are those that were given, for each section; the work is done for all at once.
    """

    def __init__(
        self, model: Model, vectors: Vectors, heard: Heard, labels: Sequence[Sequence[str]]
    ) -> None:
        self.labels, scores = labels, heard.sections
        index = {label: at for at, label in enumerate(model.labels)}
        linear = model.sections
        scale = np.broadcast_to(linear.scale, len(model.labels) + 1)
        spots = scores.rows * len(FIELDS) + vectors.sections.fields[scores.entries]
        row = np.arange(len(labels))
        # What is worded is the first theme, else the role.
        loud = np.zeros(len(scores.rows))
        self.told = list[list[str]]()
        for turn in range(max(map(len, labels), default=0)):
            has = np.array([len(own) > turn for own in labels])
            columns = np.array([index[own[turn]] if len(own) > turn else 0 for own in labels])
            at = np.flatnonzero(has[scores.rows])
            column = columns[scores.rows[at]]
            said = linear.weights[scores.slots[at], column] * scale[column] * scores.values[at]
            if turn < 2:
                loud[at] = said
            parts = np.bincount(spots[at], said, len(labels) * len(FIELDS)).reshape(len(labels), -1)
            # What no word said, the measures did.
            dense = (scores.log_odds[row, columns] - linear.bias[columns] - parts.sum(1)) * has
            self.told.append(_told(np.column_stack([parts, dense])))
        self.words = _words(vectors, scores, loud, len(labels))
        self.counts = _Counts(model, vectors, heard, len(labels))

    def reasons(self, row: int, probabilities: Sequence[float]) -> list[Reason]:
        """One reason for each label: how much each source added, in log-odds; for one its words, and
        for a theme how many statements are about it."""
        labels = self.labels[row]
        worded = min(1, len(labels) - 1)
        return [
            Reason(
                "model", label, round(chance, 3),
                self.told[turn][row] + (self.words[row] if turn == worded else "")
                + self.counts.of(row, label),
            )
            for turn, (label, chance) in enumerate(zip(labels, probabilities, strict=True))
        ]  # fmt: skip


class _Counts:
    """Which statements of a section are about a theme."""

    def __init__(self, model: Model, vectors: Vectors, heard: Heard, count: int) -> None:
        self.columns = {f"theme:{name}": at for at, name in enumerate(model.theme_names)}
        self.odds = heard.statements.log_odds
        self.about = self.odds.argmax(1)
        self.lines = vectors.text.split("\n", len(heard.owner))
        starts = np.searchsorted(heard.owner[count:], np.arange(count + 1)) + count
        self.starts: list[int] = starts.tolist()

    def of(self, row: int, label: str) -> str:
        """`; 2 of 3 statements: “…”`, the clearest of them; empty where none is."""
        begin, end = self.starts[row : row + 2]
        column = self.columns.get(label)
        own = 0 if column is None else int((self.about[begin:end] == column).sum())
        if not own:
            return ""
        clearest = self.lines[begin + int(self.odds[begin:end, column].argmax())]
        return f"; {own} of {end - begin} statements: “{clearest[:_QUOTED]}”"


def _told(parts: Any) -> list[str]:
    """For each section the sources that added most: `heading +2.1, children -0.4`."""
    loudest = np.argsort(-np.abs(parts), axis=1, kind="stable")[:, :_MOST]
    odds = np.take_along_axis(parts, loudest, 1)
    return [
        ", ".join(f"{_NAMES[at]} {x:+.1f}" for at, x in zip(order, row, strict=True) if abs(x) >= _LEAST)
        for order, row in zip(loudest.tolist(), odds.tolist(), strict=True)
    ]  # fmt: skip


def _words(vectors: Vectors, scores: Scores, said: Any, count: int) -> list[str]:
    """For each section the words that speak loudest, none inside another: ` (培训 讲座)`.

    Single characters tell nothing to a reader.
    """
    heard = np.flatnonzero((said > _FAINT) & (vectors.sections.lengths[scores.entries] > 1))
    # Row by row, the loudest first: no word is as loud as that.
    heard = heard[np.argsort(scores.rows[heard] * 1000.0 - said[heard], kind="stable")]
    begins = np.searchsorted(scores.rows[heard], scores.rows[heard])
    heard = heard[np.arange(len(heard)) - begins < _LOUDEST]
    rows, entries = scores.rows[heard].tolist(), scores.entries[heard].tolist()
    words: list[list[str]] = [[] for _ in range(count)]
    for row, entry in zip(rows, entries, strict=True):
        own = words[row]
        if len(own) < _WORDS:
            word = vectors.word(entry).strip()
            if not any(word in other or other in word for other in own):
                own.append(word)
    return [f" ({' '.join(own)})" if own else "" for own in words]
