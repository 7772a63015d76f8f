"""Why the trained model said so: the words, the heading, the parent, the neighbours, with weights."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from typing import Any

import numpy as np

from reportmine.classify.linear import Linear, Scores
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


def explained(
    model: Model, vectors: Vectors, heard: Heard, labels: Sequence[Sequence[str]],
    chances: Sequence[Sequence[float]],
) -> list[list[Reason]]:  # fmt: skip
    """Reasons for the answers that a model gave to the sections of one report.

    `labels` are those that were given, for each section, and `chances` how likely they are. There is one
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
    words = _words(vectors, _added(linear, scores, vectors.sections.rows, worded), len(labels))
    counts = _Counts(model, vectors, heard, len(labels))
    return [
        [
            Reason(
                "model", label, round(chance, 3),
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


def _added(linear: Linear, scores: Scores, rows: Any, columns: Sequence[int]) -> Any:
    """What each word added to one label, that of its section's column."""
    of = np.array(columns).take(rows)
    scale = np.broadcast_to(linear.scale, scores.known.shape[1:])
    return scores.known[np.arange(len(of)), of] * scores.values * scale.take(of)


def _told(parts: Any) -> list[str]:
    """For each section the sources that added most: `heading +2.1, children -0.4`."""
    loudest = np.argsort(-np.abs(parts), axis=1, kind="stable")[:, :_MOST]
    odds = np.take_along_axis(parts, loudest, 1)
    return [
        ", ".join(f"{_NAMES[at]} {x:+.1f}" for at, x in zip(order, row, strict=True) if abs(x) >= _LEAST)
        for order, row in zip(loudest.tolist(), odds.tolist(), strict=True)
    ]  # fmt: skip


def _words(vectors: Vectors, said: Any, count: int) -> list[str]:
    """For each section the words that speak loudest, none inside another: ` (培训 讲座)`.

    Single characters tell nothing to a reader.
    """
    bag = vectors.sections
    heard = ((said > _FAINT) & (bag.lengths > 1)).nonzero()[0]
    # Row by row, the loudest first: no word is as loud as that.
    heard = heard[(bag.rows.take(heard) * 1000.0 - said.take(heard)).argsort(kind="stable")]
    ends = bag.rows.take(heard).searchsorted(np.arange(count + 1)).tolist()
    starts, lengths = bag.starts.take(heard).tolist(), bag.lengths.take(heard).tolist()
    found = []
    for begin, end in pairwise(ends):
        words = list[str]()
        for at in range(begin, min(end, begin + _LOUDEST)):
            word = vectors.text[starts[at] : starts[at] + lengths[at]].strip()
            for other in words:
                if word in other or other in word:
                    break
            else:
                words.append(word)
                if len(words) == _WORDS:
                    break
        found.append(f" ({' '.join(words)})" if words else "")
    return found
