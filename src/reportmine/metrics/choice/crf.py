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


class Sums(NamedTuple):
    """Scaled sums, places × rows × states: of what leads to a state, and of what follows on it with its
    own score; and the factors of the transitions."""

    ahead: Any
    back: Any
    steps: Any


def forward_backward(scores: Any, transitions: Any, open_: Any) -> tuple[Any, Any, Sums]:
    """Log totals (rows), probabilities (rows × places × states), and the sums for `expected`.

    Places that are not `open_` are outside.
    """
    rows, places, _ = scores.shape
    scores = np.where(open_[..., None], scores, 0.0).transpose(1, 0, 2)
    most = scores.max(2, keepdims=True)
    factors = np.exp(scores - most)
    factors[..., 1:] *= open_.T[..., None]
    steps = np.exp(transitions) * ALLOWED
    ahead, back = np.empty((2, places, rows, STATES))
    sizes = np.empty((places, rows, 1))
    begins = np.isin(np.arange(STATES), (OUTSIDE, BEGINS, ALONE))
    for at in range(places):
        sums = (ahead[at - 1] @ steps if at else begins) * factors[at]
        sizes[at] = sums.sum(1, keepdims=True)
        np.divide(sums, sizes[at], out=ahead[at])
    follows = np.broadcast_to(np.isin(np.arange(STATES), _CLOSED), (rows, STATES))
    ends = (ahead[-1] * follows).sum(1)
    shares = np.empty_like(ahead)
    for at in range(places - 1, -1, -1):
        np.multiply(ahead[at], follows, out=shares[at])
        np.multiply(follows, factors[at] / sizes[at], out=back[at])
        follows = back[at] @ steps.T
    total = np.log(ends) + (np.log(sizes) + most).sum((0, 2))
    shares = (shares / ends[:, None]).transpose(1, 0, 2)
    return total, shares, Sums(ahead, back / ends[:, None], steps)


def expected(sums: Sums) -> Any:
    """How often each state is expected behind each, over all rows; for training."""
    return np.einsum("trs,tru->su", sums.ahead[:-1], sums.back[1:]) * sums.steps


def states_of(inside: Any) -> Any:
    """The state of each place, from whether it is inside a label; rows × places."""
    before, behind = np.zeros_like(inside), np.zeros_like(inside)
    before[:, 1:], behind[:, :-1] = inside[:, :-1], inside[:, 1:]
    state = np.select([before & behind, before, behind], [GOES_ON, ENDS, BEGINS], ALONE)
    return np.where(inside, state, OUTSIDE)
