"""Fitting how rules, model and sequence are added up, on answers for reports that were held out.

    pool = fit_pool(held)

Roles: the weights under which the truth is likeliest. Themes: a logistic regression on the evidence
(`pooling`), and the bars under which the sets of themes are best.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise, product
from typing import Any, NamedTuple

import numpy as np

from reportmine.classify.learning.seen import HeldOut
from reportmine.classify.model import Pool, chosen, forward_backward, log_softmax, relation
from reportmine.classify.model.pooling import EVIDENCE

__all__ = ["fit_pool"]

# What the pool may weigh. Rules keep a say that held-out reports alone would not give them: these are
# all of one writer, and sections of other people's reports are plainer and told by their headings.
_RULE, _MODEL, _SEQUENCE = (0.4,), (0.4, 0.5, 0.6), (0.4, 0.6)
_BARS = np.arange(0.16, 0.42, 0.03)
# The guideline: what a heading names outright is given, whatever else the text holds.
_NAMED, _ALSO_NAMED = 0.02, 0.15
_BESIDE = np.arange(0.3, 0.61, 0.06)


class _Ready(NamedTuple):
    """What is asked of a report: `rules` and `odds` (sections × roles), `transitions` (relations ×
    roles × roles), the relation of each section to the one before (`kinds`), and the number of each section's true role (-1: none)."""

    rules: Any
    odds: Any
    transitions: Any
    kinds: list[int]
    truth: Any


def fit_pool(held: Sequence[HeldOut]) -> Pool:
    """How rules, model and sequence are best added up, by the likelihood of held-out truth."""
    best, lowest = Pool(), float("inf")
    ready = [_for_roles(each) for each in held]
    for rule, model, sequence in product(_RULE, _MODEL, _SEQUENCE):
        loss = 0.0
        for each in ready:
            said = log_softmax(rule * each.rules + model * each.odds)
            found = forward_backward(said, sequence * each.transitions, each.kinds)
            asked = np.flatnonzero(each.truth >= 0)
            loss -= float(np.log(found[asked, each.truth[asked]] + 1e-9).sum())
        if loss < lowest:
            best, lowest = best._replace(rule=rule, model=model, sequence=sequence), loss
    return _theme_pool(held, best)


def _for_roles(held: HeldOut) -> _Ready:
    names = held.model.role_names
    nodes = held.seen.nodes
    rules = np.array([[node.role_odds.get(name, -20.0) for name in names] for node in nodes])
    kinds = [relation(a, b) for a, b in pairwise(nodes)]
    truth = np.array([names.index(role) if role else -1 for role in held.seen.roles])
    return _Ready(
        log_softmax(rules),
        held.heard.sections.log_odds[:, : len(names)],
        held.model.transitions,
        kinds,
        truth,
    )


def _theme_pool(held: Sequence[HeldOut], pool: Pool) -> Pool:
    """Weights of the evidence by logistic regression, and where to draw the line."""
    from sklearn.linear_model import LogisticRegression

    names = held[0].model.theme_names
    rows, truths = [], []
    for each in held:
        seen = each.seen
        told = np.moveaxis(each.model.evidence(seen.nodes, each.heard, seen.home), 0, -1)
        asked = [at for at, role in enumerate(seen.roles) if role]
        rows.append(told[asked])
        truths.append(np.array([[name in seen.themes[at] for name in names] for at in asked]))
    told, truth = np.concatenate(rows), np.concatenate(truths)
    scale = told.std((0, 1)) + 1e-6
    flat = (told / scale).reshape(-1, told.shape[-1])
    fitted = LogisticRegression(C=1.0, max_iter=300).fit(flat, truth.reshape(-1))
    weights, bias = fitted.coef_[0] / scale, float(fitted.intercept_[0])
    chances = 1 / (1 + np.exp(-(told @ weights + bias)))
    pool = pool._replace(themes=tuple(weights.tolist()), bias=bias)
    headed = told[:, :, EVIDENCE.index("in the heading")] > 0
    tried = [
        pool._replace(
            threshold=float(bar), named=_NAMED, also_named=_ALSO_NAMED, beside=float(beside)
        )
        for bar, beside in product(_BARS, _BESIDE)
    ]
    return max(tried, key=lambda each: _worth(truth, chosen(chances, headed, each)))


def _worth(truth: Any, given: Any) -> float:
    """What users see is the set of a section, and rare themes must not drown: all of it counts."""
    exact = float((truth == given).all(1).mean())
    return _macro_f1(truth, given) + _set_f1(truth, given) + exact


def _set_f1(truth: Any, given: Any) -> float:
    """The mean F1 of the sets of themes, over sections that have some."""
    both, all_of = (truth & given).sum(1), truth.sum(1) + given.sum(1)
    asked = truth.any(1)
    return float((2 * both[asked] / np.maximum(1, all_of[asked])).mean())


def _macro_f1(truth: Any, given: Any) -> float:
    both = (truth & given).sum(0)
    all_of = truth.sum(0) + given.sum(0)
    asked = truth.sum(0) > 0
    return float((2 * both[asked] / np.maximum(1, all_of[asked])).mean())
