"""Linear weights on hashed words and a few measures: one column a label, read with NumPy alone.

    scores = linear.score(bag)               for each row of the bag and each label its log-odds

A `Bag` holds the words of many rows (sections, statements): entry by entry its row, field and bucket.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise
from typing import Any, NamedTuple

import numpy as np

__all__ = ["Bag", "Linear", "Scores", "added", "begins", "firsts_of", "normed", "stacked"]

_ROWS = 12  # what BLAS multiplies at once
_AT_ONCE = 1 << 13  # entries whose weights are floats together, so that memory stays small


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
    labels. For each entry of the bag `known` holds its weights, and `values` what these are multiplied by.
    """

    log_odds: Any
    parts: Any
    known: Any
    values: Any


@dataclass(frozen=True)
class Linear:
    """`table` has a record for each hash bucket of the space: its `idf`, 0 where the bucket is not known,
    and its `weights`, one a label. Both lie side by side: to look up a word is to wait for memory once.
    `dense` has a row of weights for each measure, and `shares` say how much each field weighs.

    What is loaded stays in one byte a weight, for that is read faster; `scale` says for each column
    what one is worth.
    """

    table: Any
    dense: Any
    bias: Any
    shares: tuple[float, ...]
    scale: Any = 1.0

    @staticmethod
    def tabled(space: int, buckets: Any, idf: Any, weights: Any) -> Any:
        """The table of so many buckets, of which these are known."""
        record = [("idf", np.float32), ("weights", weights.dtype, weights.shape[1:])]
        table = np.zeros(space, record)
        table["idf"][buckets], table["weights"][buckets] = idf, weights
        return table

    @cached_property
    def scales(self) -> Any:
        """What one is worth in each column."""
        return np.broadcast_to(self.scale, self.bias.shape)

    def score(self, bag: Bag) -> Scores:
        """The log-odds of each label."""
        shape = (len(bag.dense), len(self.shares), len(self.bias))
        spots = bag.rows * shape[1] + bag.fields
        # All are looked up at once, then multiplied field by field.
        known = self.table.take(bag.buckets)
        values = normed(spots, known["idf"], shape[0], self.shares)
        firsts = begins(spots)
        ends = [*firsts.tolist(), len(spots)]
        parts = np.zeros((shape[0] * shape[1], shape[2]), np.float32)
        if len(firsts):
            said = list(_said(values, known, ends))
            parts[spots.take(firsts)] = np.concatenate(said).reshape(len(said), -1)[:, -shape[2] :]
        parts = parts.reshape(shape) * self.scale
        log_odds = _times(bag.dense, self.dense) + self.bias + np.add.reduce(parts, axis=1)
        return Scores(log_odds, parts, known["weights"], values)

    def packed(self, name: str) -> dict[str, Any]:
        """What is written of it, in few bytes; `unpacked` reads that."""
        buckets = np.flatnonzero(self.table["idf"])
        known = self.table[buckets]
        weights = known["weights"] * self.scale
        scale = np.maximum(np.abs(weights).max(0, initial=0.0), 1e-6) / 127
        return {
            f"{name}_buckets": np.diff(buckets, prepend=0).astype(np.uint16),
            f"{name}_idf": known["idf"].astype(np.float16),
            f"{name}_weights": np.round(weights / scale).astype(np.int8),
            f"{name}_scale": scale.astype(np.float32),
            f"{name}_dense": self.dense.astype(np.float16),
            f"{name}_bias": self.bias.astype(np.float32),
        }

    @staticmethod
    def unpacked(name: str, arrays: dict[str, Any], shares: Sequence[float], space: int) -> Linear:
        """The weights of that name."""
        buckets = np.cumsum(arrays[f"{name}_buckets"].astype(np.int64))
        idf, weights = arrays[f"{name}_idf"], arrays[f"{name}_weights"]
        return Linear(
            Linear.tabled(space, buckets, idf, weights),
            arrays[f"{name}_dense"].astype(np.float32),
            arrays[f"{name}_bias"],
            tuple(shares),
            arrays[f"{name}_scale"],
        )


def _said(values: Any, known: Any, ends: Sequence[int]) -> Iterator[Any]:
    """What the entries up to each end say together; the last columns are the labels'."""
    weights, start, stop = known[:0], 0, 0
    for begin, end in pairwise(ends):
        if end > stop:
            start, stop = begin, max(end, begin + _AT_ONCE)
            weights = _floats(known[start:stop])
        yield values[begin:end].dot(weights[begin - start : end - start])


def _floats(known: Any) -> Any:
    """Records as rows of floats, the weights in the last columns. What is before them is their idf, byte by
    byte, and means nothing here; but all that stands together is turned and multiplied much faster."""
    return known.view(known["weights"].dtype).reshape(len(known), -1).astype(np.float32)


def _times(dense: Any, weights: Any) -> Any:
    """The product of two matrices, a few rows at once: so small a one BLAS works out by itself, larger
    ones it shares out to threads, which wait for longer than they work. No part has one row only: it
    would be rounded otherwise."""
    starts = [*range(0, max(1, len(dense) - 1), _ROWS), len(dense)]
    return np.concatenate([dense[begin:end] @ weights for begin, end in pairwise(starts)])


def normed(spots: Any, idf: Any, count: int, shares: Sequence[float]) -> Any:
    """The entries' values: rare words count more, and each field has length 1 times its share.
    `spots` say for each entry its row and field, in one number."""
    length = np.sqrt(np.bincount(spots, idf * idf, count * len(shares))).reshape(count, -1)
    factor = (np.array(shares) / np.maximum(1e-9, length)).astype(np.float32)
    return factor.reshape(-1).take(spots) * idf


def begins(keys: Any) -> Any:
    """Where a new key begins; equal keys stand together."""
    new = np.empty(len(keys), bool)
    new[:1] = True
    np.not_equal(keys[1:], keys[:-1], out=new[1:])
    return new.nonzero()[0]


def firsts_of(keys: Any) -> Any:
    """Where each key stands first, in the order of the keys."""
    order = (keys << 28) | np.arange(len(keys))
    order.sort()
    return order.take(begins(order >> 28)) & 0xFFFFFFF


def added(rows: Any, told: Any, count: int) -> Any:
    """What each entry told, added up by row; `rows` never falls."""
    found = np.zeros((count, *told.shape[1:]), np.float32)
    if len(rows):
        firsts = begins(rows)
        found[rows.take(firsts)] = np.add.reduceat(told, firsts, axis=0)
    return found


def stacked(told: Sequence[Any], shape: tuple[int, ...]) -> Any:
    """Measures of one shape, or that spread to it, one behind the other."""
    found = np.empty((len(told), *shape))
    for at, each in enumerate(told):
        found[at] = each
    return found
