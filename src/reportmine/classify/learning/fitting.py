"""Fitting linear weights on bags of words: one label against the rest, scikit-learn's liblinear.

linear = fit_linear(bags, truths, weights, shares, space, strength)
"""

from __future__ import annotations

import warnings
from collections.abc import Sequence
from typing import Any

import numpy as np

from reportmine.classify.model.linear import Bag, Linear, normed

__all__ = ["FEWEST", "fit_linear"]

FEWEST = 2  # examples of a label; with fewer the model is silent on it
_RAREST = 2  # an n-gram that only one row holds says nothing of other rows


def fit_linear(
    bags: Sequence[Bag], truths: Any, weights: Any, shares: tuple[float, ...], space: int,
    strength: float,
) -> Linear:  # fmt: skip
    """One against the rest for each row of `truths`, labels × rows; what weighs nothing is left out."""
    buckets, idf = _vocabulary(bags)
    asked = np.flatnonzero(weights > 0)
    matrix = _matrix(bags, buckets, idf, shares)[asked]
    fitted = [_one_against_rest(matrix, truth[asked], weights[asked], strength) for truth in truths]
    both = np.array([columns for columns, _ in fitted], np.float32).T
    bias = np.array([start for _, start in fitted], np.float32)
    table = Linear.tabled(space, buckets, idf, both[: len(buckets)])
    return Linear(table, both[len(buckets) :], bias, shares)


def _vocabulary(bags: Sequence[Bag]) -> tuple[Any, Any]:
    buckets, counts = np.unique(np.concatenate([bag.buckets for bag in bags]), return_counts=True)
    total = sum(len(bag.dense) for bag in bags)
    often = counts >= _RAREST
    idf = np.log((1 + total) / (1 + counts[often])).astype(np.float32)
    return buckets[often], idf


def _matrix(bags: Sequence[Bag], buckets: Any, idf: Any, shares: Sequence[float]) -> Any:
    from scipy.sparse import csr_matrix, hstack  # type: ignore[import-untyped]

    values, rows, columns, base = [], [], [], 0
    for bag in bags:
        slots = np.searchsorted(buckets, bag.buckets)
        slots[slots == len(buckets)] = 0
        entries = np.flatnonzero(buckets[slots] == bag.buckets)
        slots, own = slots[entries], bag.rows[entries]
        spots = own * len(shares) + bag.fields[entries]
        values.append(normed(spots, idf[slots], len(bag.dense), shares))
        rows.append(own + base)
        columns.append(slots)
        base += len(bag.dense)
    place = (np.concatenate(rows), np.concatenate(columns))
    sparse = csr_matrix((np.concatenate(values), place), shape=(base, len(buckets)))
    dense = csr_matrix(np.concatenate([bag.dense for bag in bags]))
    return hstack([sparse, dense], format="csr")


def _one_against_rest(matrix: Any, truth: Any, weights: Any, strength: float) -> tuple[Any, float]:
    """Weights and bias; where a label has too few examples nothing speaks for it."""
    from sklearn.linear_model import LogisticRegression

    if truth.sum() < FEWEST or truth.all():
        return np.zeros(matrix.shape[1], np.float32), -8.0
    fitted = LogisticRegression(
        C=strength, solver="liblinear", dual=True, tol=0.1, max_iter=12,
        class_weight="balanced", random_state=0,
    )  # fmt: skip
    with warnings.catch_warnings():
        # It stops where further steps hardly change an answer, and says that it could go on.
        warnings.simplefilter("ignore")
        fitted.fit(matrix, truth, sample_weight=weights)
    return fitted.coef_[0].astype(np.float32), float(fitted.intercept_[0])
