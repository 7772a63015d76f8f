"""Fitting a chain of two states by maximum likelihood; not every place need be marked.

    evidence, steps = fit(rows, borders, marks)

In:  for each report its places × measures, the border in front of each place, and a mark a place: 1 or
     0, -1 where none is known. Out: a weight for each measure, and borders × state before × state.

The slope is what the chain expects with the marks given less what it expects without (L-BFGS).
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np
from scipy.optimize import minimize

PENALTY = 1.0
ROUNDS = 80
_GIVEN = 60.0  # log-odds of a place whose mark is given


def fit(
    rows: Sequence[Any], borders: Sequence[Any], marks: Sequence[Any], kinds: int
) -> tuple[Any, Any]:
    """The weights of the measures, and the steps over `kinds` of borders."""
    sizes = np.array([len(each) for each in rows])
    shape = (len(rows), int(sizes.max()))
    measures = rows[0].shape[1]
    told = np.zeros((*shape, measures))
    between, known = np.zeros(shape, int), np.full(shape, -1)
    for i, size in enumerate(sizes):
        told[i, :size], between[i, :size], known[i, :size] = rows[i], borders[i], marks[i]
    given = np.select([known > 0, known == 0], [_GIVEN, -_GIVEN])
    most = _GIVEN * (known > 0).sum()

    def loss(theta: Any) -> tuple[float, Any]:
        said, steps = told @ theta[:measures], theta[measures:].reshape(kinds, 2, 2)
        free, ahead, over = _expected(said, steps, between, sizes)
        tied, marked, crossed = _expected(said + given, steps, between, sizes)
        slope = np.einsum("rp,rpm->m", ahead - marked, told)
        slopes = np.concatenate([slope, (over - crossed).ravel()])
        value = free - (tied - most) + PENALTY / 2 * (theta**2).sum()
        return float(value), slopes + PENALTY * theta

    begin = np.zeros(measures + kinds * 4)
    found = minimize(loss, begin, jac=True, method="L-BFGS-B", options={"maxiter": ROUNDS}).x
    return found[:measures], found[measures:].reshape(kinds, 2, 2)


def _expected(said: Any, steps: Any, between: Any, sizes: Any) -> tuple[float, Any, Any]:
    """The log of the total, how likely each place is in state 1, and how often each step is taken."""
    count, places = said.shape
    own = np.stack([np.zeros_like(said), said], -1)
    taken = steps[between]
    ahead, back = np.zeros((2, count, places, 2))
    ahead[:, 0] = own[:, 0]
    for at in range(1, places):
        ahead[:, at] = np.logaddexp.reduce(ahead[:, at - 1, :, None] + taken[:, at], 1) + own[:, at]
    for at in range(places - 2, -1, -1):
        follows = (back[:, at + 1] + own[:, at + 1])[:, None, :]
        live = (at + 1 < sizes)[:, None]
        back[:, at] = np.where(live, np.logaddexp.reduce(taken[:, at + 1] + follows, 2), 0.0)
    total = np.logaddexp.reduce(ahead[np.arange(count), sizes - 1], 1)
    both = np.exp(np.minimum(ahead + back - total[:, None, None], 0.0))
    live = np.arange(places) < sizes[:, None]
    over = np.zeros_like(steps)
    pairs = ahead[:, :-1, :, None] + taken[:, 1:] + (own + back)[:, 1:, None, :]
    likely = np.exp(np.minimum(pairs - total[:, None, None, None], 0.0)) * live[:, 1:, None, None]
    np.add.at(over, between[:, 1:], likely)
    return float(total.sum()), both[..., 1] * live, over
