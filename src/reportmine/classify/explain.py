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
        """One reason for each label: how much each source added, in log-odds; for one its words."""
        worded = labels[min(1, len(labels) - 1)]  # the first theme, else the role
        return [
            Reason("model", label, round(probability, 3), self._told(row, label, label == worded))
            for label, probability in zip(labels, probabilities, strict=True)
        ]

    def _told(self, row: int, label: str, with_words: bool) -> str:
        at = self.index[label]
        parts = zip(self.scores.parts[row, :, at].tolist(), _NAMES, strict=True)
        ranked = sorted(parts, key=lambda part: (-abs(part[0]), part[1]))
        told = ", ".join(f"{name} {odds:+.1f}" for odds, name in ranked[:5] if abs(odds) >= _LEAST)
        words = self._words(row, at) if with_words else []
        return told + (f" ({' '.join(words)})" if words else "")

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
