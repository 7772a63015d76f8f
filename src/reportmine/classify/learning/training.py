"""Training: from labelled reports to a model, with honest estimates on kinds it has not seen.

    seen = [see(document, taxonomy) for document in documents]
    model = fit(seen, labels)                weights and transitions
    held_out(seen, groups, labels, more)     for each report the answers of a model that was
                                             trained without any report of the same group
    train_corpus(documents, taxonomy)        all of it, and how model and rules are added up

Roles and themes are one-against-rest logistic regressions (scikit-learn, liblinear), balanced. How
rules, model and sequence are added up is fitted on answers for groups that were held out.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

import numpy as np

from reportmine.classify.learning.corpus import Document, check_labels
from reportmine.classify.learning.fitting import FEWEST, fit_linear
from reportmine.classify.learning.pool_fitting import fit_pool
from reportmine.classify.learning.seen import HeldOut, Seen, see
from reportmine.classify.model import Model, Pool, relation
from reportmine.classify.model.linear import Linear
from reportmine.classify.model.vectors import SHARES, SPACE, STATED
from reportmine.classify.taxonomy import Taxonomy, load_taxonomy
from reportmine.errors import RuleError

__all__ = ["fit", "held_out", "train_corpus"]

_OF_SECTIONS, _OF_STATEMENTS = 10.0, 5.0  # how far the models may go for what they are shown


def fit(seen: Sequence[Seen], labels: Sequence[str], pool: Pool | None = None) -> Model:
    """Weights and transitions from labelled reports. Raises RuleError where fewer than two roles
    have examples."""
    told = [each for one in seen for each in one.all]
    roles = [role for each in told for role in each.roles]
    if sum(roles.count(name) >= FEWEST for name in set(roles) - {""}) < 2:
        raise RuleError("training needs examples of two roles or more; label more sections")
    themes = [each for one in told for each in one.themes]
    labelled = np.array([bool(role) for role in roles])
    sections = fit_linear(
        [each.vectors.sections for each in told],
        np.array([_truth(label, roles, themes) for label in (*labels, "")]),
        labelled.astype(float), SHARES, SPACE, _OF_SECTIONS,
    )  # fmt: skip
    names = [label[5:] for label in labels if label.startswith("role:")]
    return Model(
        tuple(labels), sections, _of_statements(seen, labels), _transitions(told, names),
        pool or Pool(), {},
    )  # fmt: skip


def _of_statements(seen: Sequence[Seen], labels: Sequence[str]) -> Linear:
    """Each statement is about what its paragraph is about, and a heading about what its section is."""
    told = [one.apart or one for one in seen]
    asked = [label for label in (*labels, "") if not label.startswith("role:")]
    truths = [
        [_truth(label, (), [each.themes[at] for at in each.vectors.owner]) for label in asked]
        for each in told
    ]
    return fit_linear(
        [each.vectors.statements for each in told],
        np.concatenate(truths, axis=1), np.concatenate([_sure(each) for each in told]), (1.0,),
        STATED, _OF_STATEMENTS,
    )  # fmt: skip


def _sure(seen: Seen) -> Any:
    """How far each statement is known to be about what its paragraph is about: less where that has
    two themes, and not at all where it has none and holds several statements."""
    owner, count = seen.vectors.owner, len(seen.nodes)
    themes = np.array([len(own) for own in seen.themes])[owner]
    told = np.bincount(owner[count:], minlength=count)[owner]
    known = np.array([bool(role) for role in seen.roles])[owner] / np.maximum(1, themes)
    known[:count] *= ~np.array([node.headless for node in seen.nodes])
    known[count:] *= ((themes > 0) | (told < 2))[count:]
    return known


def _truth(label: str, roles: Sequence[str], themes: Sequence[frozenset[str]]) -> Any:
    """Where a label holds; the empty one where there is no theme."""
    axis, _, name = label.partition(":")
    if axis == "role":
        return np.array([role == name for role in roles])
    return np.array([name in each if name else not each for each in themes])


def _transitions(seen: Sequence[Seen], names: Sequence[str]) -> Any:
    """Log of how much likelier one role follows another than it stands anywhere."""
    index = {name: at for at, name in enumerate(names)}
    counts = np.full((3, len(names), len(names)), 0.5)
    prior = np.ones(len(names))
    for each in seen:
        roles = [index[role] if role else -1 for role in each.roles]
        np.add.at(prior, [role for role in roles if role >= 0], 1)
        for at in range(1, len(roles)):
            if roles[at - 1] >= 0 and roles[at] >= 0:
                kind = relation(each.nodes[at - 1], each.nodes[at])
                counts[kind, roles[at - 1], roles[at]] += 1
    shares = counts / counts.sum(2, keepdims=True)
    return (np.log(shares) - np.log(prior / prior.sum())).astype(np.float32)


def held_out(
    seen: Sequence[Seen], groups: Sequence[str], labels: Sequence[str], more: Sequence[Seen] = ()
) -> list[HeldOut]:
    """For each report the answers of a model trained on all other groups, in the same order. `more`
    belongs to no group: every model learns from it, and none is judged by it."""
    models = {
        group: fit([*(s for s, g in zip(seen, groups, strict=True) if g != group), *more], labels)
        for group in sorted(set(groups))
    }
    return [
        HeldOut(one, models[group].score(one.vectors), models[group])
        for one, group in zip(seen, groups, strict=True)
    ]


def held_out_by_kind(documents: Sequence[Document]) -> bool:
    """Whether there are kinds of organisation enough to hold one out at a time."""
    return len({document.kind for document in documents}) >= 3


def train_corpus(
    documents: Sequence[Document],
    taxonomy: Taxonomy | None = None,
    more: Sequence[Document] = (),
) -> tuple[Model, list[HeldOut]]:
    """A model of labelled reports, and the held-out answers that it was pooled on. `more` is only
    learned from.

    Reports are held out by kind of organisation; where there are fewer than three kinds, by fifths.
    Raises RuleError where there is too little to learn from, or the labels are of another taxonomy.
    """
    taxonomy = taxonomy or load_taxonomy()
    check_labels([*documents, *more], taxonomy.labels)
    documents = [d for d in documents if any(section.role for section in d.sections)]
    if len(documents) < 2:
        raise RuleError("training judges itself on reports held out: label two reports or more")
    seen = [see(document, taxonomy) for document in documents]
    groups = [document.kind for document in documents]
    if not held_out_by_kind(documents):
        groups = [str(at % 5) for at in range(len(documents))]
    also = [see(document, taxonomy, told_otherwise=False) for document in more]
    held = held_out(seen, groups, taxonomy.labels, also)
    model = fit([*seen, *also], taxonomy.labels)
    return replace(model, pool=fit_pool(held)), held
