"""Which words of a row form phrases: the probabilities of a linear chain, exact.

Each place is outside of the label, or begins a piece of it, goes on, ends it, or is a piece by itself.
In: scores, rows × places × states, and of a state behind another. Out: by forward and backward sums
the log of the total, the probability of each state at each place, and expected transitions.

The sums are scaled at each place, so that no row is too long for them.
"""

from __future__ import annotations

from typing import Any, NamedTuple

import numpy as np

__all__ = ["ALLOWED", "STATES", "Sums", "expected", "forward_backward", "states_of"]

OUTSIDE, BEGINS, GOES_ON, ENDS, ALONE = range(5)
STATES = 5
_CLOSED, _OPEN = (OUTSIDE, ENDS, ALONE), (BEGINS, GOES_ON)
# A piece that ends is followed by a word outside: what touches is one piece.
ALLOWED = np.zeros((STATES, STATES), bool)
ALLOWED[OUTSIDE, [OUTSIDE, BEGINS, ALONE]] = True
ALLOWED[[ENDS, ALONE], OUTSIDE] = True
ALLOWED[np.ix_(_OPEN, (GOES_ON, ENDS))] = True
# The states that a row may begin and end with.
_FIRST, _LAST = (
    np.isin(np.arange(STATES), some).astype(float)[:, None]
    for some in ((OUTSIDE, BEGINS, ALONE), _CLOSED)
)


class Sums(NamedTuple):
    """Scaled sums, places × states × rows: of what leads to a state, and of what follows on it with its
    own score; and the factors of the transitions."""

    ahead: Any
    back: Any
    steps: Any


def forward_backward(scores: Any, transitions: Any, open_: Any) -> tuple[Any, Any, Sums]:
    """Log totals (rows), probabilities (rows × places × states), and the sums for `expected`.

    Places that are not `open_` are outside.
    """
    scores = np.where(open_[..., None], scores, 0.0).transpose(1, 2, 0)
    places, _, rows = scores.shape
    most = scores.max(1, keepdims=True)
    factors = np.exp(scores - most)
    factors[:, 1:] *= open_.T[:, None]
    steps = np.exp(transitions) * ALLOWED
    ahead, back = np.empty((2, places, STATES, rows))
    sizes = np.empty((places, 1, rows))
    sums = _FIRST.repeat(rows, axis=1)
    for factor, size, out in zip(factors, sizes, ahead, strict=True):
        sums *= factor
        np.add.reduce(sums, axis=0, keepdims=True, out=size)
        np.divide(sums, size, out=out)
        sums = steps.T.dot(out)
    follows = _LAST.repeat(rows, axis=1)
    ends = (ahead[-1] * follows).sum(0)
    shares = np.empty_like(ahead)
    factors /= sizes
    for at in range(places - 1, -1, -1):
        np.multiply(ahead[at], follows, out=shares[at])
        np.multiply(follows, factors[at], out=back[at])
        follows = steps.dot(back[at])
    total = np.log(ends) + (np.log(sizes) + most).sum((0, 1))
    return total, (shares / ends).transpose(2, 0, 1), Sums(ahead, back / ends, steps)


def expected(sums: Sums) -> Any:
    """How often each state is expected behind each, over all rows; for training."""
    return np.einsum("tsr,tur->su", sums.ahead[:-1], sums.back[1:]) * sums.steps


def states_of(inside: Any) -> Any:
    """The state of each place, from whether it is inside a label; rows × places."""
    before, behind = np.zeros_like(inside), np.zeros_like(inside)
    before[:, 1:], behind[:, :-1] = inside[:, :-1], inside[:, 1:]
    state = np.select([before & behind, before, behind], [GOES_ON, ENDS, BEGINS], ALONE)
    return np.where(inside, state, OUTSIDE)
