"""Why the trained model said so: the words, the heading, the parent, the neighbours, with weights."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from reportmine.classify.model import DENSE_NAME, Model, Scores
from reportmine.classify.vectors import FIELDS, Vectors
from reportmine.findings import Reason

_WORDS = 4
_TRIED = 10
_LEAST = 0.15  # log-odds: what moves the answer by less is not told
_NAMES = (*(name for name, *_ in FIELDS), DENSE_NAME)


class Explainer:
    """Reasons for the answers that a model gave to the sections of one report."""

    def __init__(self, model: Model, vectors: Vectors, scores: Scores) -> None:
        self.model, self.vectors, self.scores = model, vectors, scores
        self.index = {label: at for at, label in enumerate(model.labels)}
        # Single characters explain nothing to a reader.
        readable = np.flatnonzero(vectors.lengths[scores.entries] > 1)
        self.said = scores.said[readable]
        self.entries = scores.entries[readable]
        self.begins = np.searchsorted(scores.rows[readable], np.arange(len(vectors.dense) + 1))

    def reasons(
        self, row: int, labels: Sequence[str], probabilities: Sequence[float]
    ) -> list[Reason]:
        """One reason for each label: its words, and how much each source added, in log-odds."""
        return [
            Reason("model", label, round(probability, 3), self._told(row, self.index[label]))
            for label, probability in zip(labels, probabilities, strict=True)
        ]

    def _told(self, row: int, label: int) -> str:
        parts = self.scores.parts[row, :, label]
        told = [
            f"{_NAMES[at]} {parts[at]:+.1f}"
            for at in np.argsort(-np.abs(parts), kind="stable").tolist()
            if abs(parts[at]) >= _LEAST
        ]
        words = self._words(row, label)
        return ", ".join(told[:5]) + (f" ({' '.join(words)})" if words else "")

    def _words(self, row: int, label: int) -> list[str]:
        begin, end = int(self.begins[row]), int(self.begins[row + 1])
        said = self.said[begin:end, label]
        words: list[str] = []
        best = (
            np.argpartition(-said, _TRIED)[:_TRIED] if len(said) > _TRIED else np.arange(len(said))
        )
        for at in sorted(best.tolist(), key=lambda at: (-said[at], at)):
            word = self.vectors.word(int(self.entries[begin + at])).strip()
            if said[at] > 0 and not any(word in other or other in word for other in words):
                words.append(word)
        return words[:_WORDS]
