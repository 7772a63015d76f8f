"""Linear weights on hashed words and a few measures: one column a label, read with NumPy alone.

    scores = linear.score(bag)               for each row of the bag and each label its log-odds

A `Bag` holds the words of many rows (sections, statements): entry by entry its row, field and bucket.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise
from typing import Any, NamedTuple

import numpy as np

__all__ = ["Bag", "Linear", "Scores", "added", "begins", "columns", "normed"]


@dataclass(frozen=True)
class Bag:
    """One entry a row, field and bucket, sorted by row: `rows`, `fields`, `buckets`, and where the
    n-gram or word stands in a text: `starts`, `lengths`. `dense` has a row of measures for each row.
    """

    rows: Any
    fields: Any
    buckets: Any
    starts: Any
    lengths: Any
    dense: Any


class Scores(NamedTuple):
    """Log-odds, rows × labels, and what the words of each field add to them: `parts`, rows × fields ×
    labels. For each word that is known `entries` holds its index in the bag, `rows` its row, `slots` its
    row of weights and `values` what that is multiplied by.
    """

    log_odds: Any
    parts: Any
    entries: Any
    rows: Any
    slots: Any
    values: Any


@dataclass(frozen=True)
class Linear:
    """`buckets` are the known hash buckets of a `space`, sorted; `idf` and `weights` have a row for
    each, `dense` one for each measure, and `shares` say how much each field weighs.

    What is loaded stays in one byte a weight, for that is read faster; `scale` says for each column
    what one is worth.
    """

    buckets: Any
    idf: Any
    weights: Any
    dense: Any
    bias: Any
    shares: tuple[float, ...]
    space: int
    scale: Any = 1.0

    @cached_property
    def slots(self) -> Any:
        """For each bucket of the whole space its row of weights, -1 where it is not known."""
        table = np.full(self.space, -1, np.int32)
        table[self.buckets] = np.arange(len(self.buckets))
        return table

    def score(self, bag: Bag) -> Scores:
        """The log-odds of each label."""
        shape = (len(bag.dense), len(self.shares))
        asked = self.slots.take(bag.buckets)
        entries = np.flatnonzero(asked >= 0)
        slots, rows = asked.take(entries), bag.rows.take(entries)
        spots = rows * shape[1] + bag.fields.take(entries)
        values = normed(spots, self.idf.take(slots), shape[0], self.shares)
        # All are looked up at once, then multiplied field by field: nothing else is as fast.
        weights = self.weights.take(slots, axis=0).astype(np.float32)
        ends = np.searchsorted(spots, np.arange(shape[0] * shape[1] + 1)).tolist()
        said = [values[begin:end].dot(weights[begin:end]) for begin, end in pairwise(ends)]
        parts = np.array(said, np.float32).reshape(*shape, weights.shape[1]) * self.scale
        log_odds = bag.dense @ self.dense + self.bias + parts.sum(1)
        return Scores(log_odds, parts, entries, rows, slots, values)

    def packed(self, name: str) -> dict[str, Any]:
        """What is written of it, in few bytes; `unpacked` reads that."""
        weights = self.weights * self.scale
        scale = np.maximum(np.abs(weights).max(0, initial=0.0), 1e-6) / 127
        return {
            f"{name}_buckets": np.diff(self.buckets, prepend=0).astype(np.uint16),
            f"{name}_idf": self.idf.astype(np.float16),
            f"{name}_weights": np.round(weights / scale).astype(np.int8),
            f"{name}_scale": scale.astype(np.float32),
            f"{name}_dense": self.dense.astype(np.float16),
            f"{name}_bias": self.bias.astype(np.float32),
        }

    @staticmethod
    def unpacked(name: str, arrays: dict[str, Any], shares: Sequence[float], space: int) -> Linear:
        """The weights of that name."""
        return Linear(
            np.cumsum(arrays[f"{name}_buckets"].astype(np.int64)),
            arrays[f"{name}_idf"].astype(np.float32),
            np.ascontiguousarray(arrays[f"{name}_weights"]),
            arrays[f"{name}_dense"].astype(np.float32),
            arrays[f"{name}_bias"],
            tuple(shares),
            space,
            arrays[f"{name}_scale"],
        )


def normed(spots: Any, idf: Any, count: int, shares: Sequence[float]) -> Any:
    """The entries' values: rare words count more, and each field has length 1 times its share.
    `spots` say for each entry its row and field, in one number."""
    length = np.sqrt(np.bincount(spots, idf * idf, count * len(shares))).reshape(count, -1)
    factor = (np.array(shares) / np.maximum(1e-9, length)).astype(np.float32)
    return factor.reshape(-1).take(spots) * idf


def begins(keys: Any) -> Any:
    """Where a new key begins; equal keys stand together."""
    new = np.ones(len(keys), bool)
    np.not_equal(keys[1:], keys[:-1], out=new[1:])
    return np.flatnonzero(new)


def added(rows: Any, told: Any, count: int) -> Any:
    """What each entry told, added up by row; `rows` never falls."""
    found = np.zeros((count, *told.shape[1:]), np.float32)
    if len(rows):
        firsts = begins(rows)
        found[rows.take(firsts)] = np.add.reduceat(told, firsts, axis=0)
    return found


def columns(told: Sequence[Any], shape: tuple[int, ...]) -> Any:
    """Measures of one shape, or that spread to it, side by side in a last axis."""
    found = np.empty((*shape, len(told)))
    for at, each in enumerate(told):
        found[..., at] = each
    return found
