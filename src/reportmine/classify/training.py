"""Training: from labelled reports to a model, with honest estimates on kinds it has not seen.

    seen = [see(document, taxonomy) for document in documents]
    model = train(seen)                      fits weights, and how model and rules are pooled
    held_out(seen, groups)                   for each report the answers of a model that was
                                             trained without any report of the same group

Roles and themes are one-against-rest logistic regressions (scikit-learn, liblinear), balanced. How
rules, model and sequence are added up is fitted on answers for groups that were held out.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise, product
from typing import Any

import numpy as np

from reportmine.classify.corpus import Document
from reportmine.classify.features import Features, Node
from reportmine.classify.label import vote
from reportmine.classify.model import (
    Model,
    Pool,
    forward_backward,
    known,
    log_softmax,
    normed,
    relation,
    rule_themes,
)
from reportmine.classify.taxonomy import Taxonomy, load_taxonomy
from reportmine.classify.vectors import Vectors, vectorise
from reportmine.classify.voters import outright
from reportmine.errors import RuleError

__all__ = ["HeldOut", "Seen", "fit", "held_out", "see", "train", "train_corpus"]

# An n-gram that only one section holds says nothing of other sections.
_RAREST = 2
_STRENGTH = 10.0
# What the pool may weigh. Rules always keep a say: the corpus does not hold every kind of report.
_RULE, _MODEL, _SEQUENCE = (0.3, 0.5), (0.4, 0.6, 0.8), (0.4, 0.6)
_THRESHOLDS = np.arange(0.26, 0.45, 0.02)
_FEWEST = 2  # examples of a label; with fewer the model is silent on it


@dataclass(frozen=True)
class Seen:
    """A labelled report as the model sees it: nodes, vectors, and the labels of each node."""

    document: Document
    nodes: tuple[Node, ...]
    vectors: Vectors
    roles: tuple[str, ...]
    themes: tuple[frozenset[str], ...]


@dataclass(frozen=True)
class HeldOut:
    """Log-odds for one report by a model that has not seen its group."""

    seen: Seen
    log_odds: Any
    model: Model


def see(document: Document, taxonomy: Taxonomy | None = None) -> Seen:
    """Let the rules vote on a labelled report and vectorise its sections."""
    taxonomy = taxonomy or load_taxonomy()
    features = Features(document.report, document.unlabelled(), taxonomy)
    vote(features)
    truth = {section.id: section for section in document.sections}
    own = [truth[node.section.id] for node in features.nodes]
    return Seen(
        document,
        tuple(features.nodes),
        vectorise(features, taxonomy.labels),
        tuple(section.role or "" for section in own),
        tuple(frozenset(theme.name for theme in section.themes) for section in own),
    )


def fit(seen: Sequence[Seen], labels: Sequence[str], pool: Pool | None = None) -> Model:
    """Weights and transitions from labelled reports. Raises RuleError where fewer than two roles
    have examples."""
    roles = [role for each in seen for role in each.roles]
    if sum(roles.count(name) >= _FEWEST for name in set(roles) - {""}) < 2:
        raise RuleError("training needs examples of two roles or more; label more sections")
    buckets, idf = _vocabulary(seen)
    labelled = [at for at, role in enumerate(roles) if role]
    matrix = _matrix(seen, buckets, idf)[labelled]
    themes = [each for one in seen for each in one.themes]
    roles, themes = [roles[at] for at in labelled], [themes[at] for at in labelled]
    columns, bias = [], []
    for label in labels:
        axis, _, name = label.partition(":")
        truth = [role == name for role in roles] if axis == "role" else [name in t for t in themes]
        weights, start = _one_against_rest(matrix, np.array(truth))
        columns.append(weights)
        bias.append(start)
    both = np.array(columns, np.float32).T
    names = [label[5:] for label in labels if label.startswith("role:")]
    return Model(
        tuple(labels), buckets, idf, both[: len(buckets)], both[len(buckets) :],
        np.array(bias, np.float32), _transitions(seen, names), pool or Pool(), {},
    )  # fmt: skip


def held_out(seen: Sequence[Seen], groups: Sequence[str], labels: Sequence[str]) -> list[HeldOut]:
    """For each report the answers of a model trained on all other groups, in the same order."""
    models = {
        group: fit([s for s, g in zip(seen, groups, strict=True) if g != group], labels)
        for group in sorted(set(groups))
    }
    return [
        HeldOut(one, models[group].score(one.vectors).log_odds, models[group])
        for one, group in zip(seen, groups, strict=True)
    ]


def train(seen: Sequence[Seen], labels: Sequence[str], held: Sequence[HeldOut]) -> Model:
    """A model of all reports, pooled with the rules as the held-out answers say."""
    return replace(fit(seen, labels), pool=fit_pool(held))


def train_corpus(
    documents: Sequence[Document], taxonomy: Taxonomy | None = None
) -> tuple[Model, list[HeldOut]]:
    """A model of labelled reports, and the held-out answers that it was pooled on.

    Reports are held out by kind of organisation; where there are fewer than three kinds, by fifths.
    """
    taxonomy = taxonomy or load_taxonomy()
    documents = [d for d in documents if any(section.role for section in d.sections)]
    seen = [see(document, taxonomy) for document in documents]
    groups = [document.kind for document in documents]
    if len(set(groups)) < 3:
        groups = [str(at % 5) for at in range(len(documents))]
    held = held_out(seen, groups, taxonomy.labels)
    return train(seen, taxonomy.labels, held), held


def fit_pool(held: Sequence[HeldOut]) -> Pool:
    """How rules, model and sequence are best added up, by the likelihood of held-out truth."""
    best, lowest = Pool(), float("inf")
    ready = [_for_roles(each) for each in held]
    for rule, model, sequence in product(_RULE, _MODEL, _SEQUENCE):
        loss = 0.0
        for rules, odds, transitions, kinds, truth in ready:
            said = log_softmax(rule * rules + model * odds)
            found = forward_backward(said, sequence * transitions, kinds)
            asked = np.flatnonzero(truth >= 0)
            loss -= float(np.log(found[asked, truth[asked]] + 1e-9).sum())
        if loss < lowest:
            best, lowest = best._replace(rule=rule, model=model, sequence=sequence), loss
    return _theme_pool(held, best)


def _for_roles(held: HeldOut) -> tuple[Any, Any, Any, list[int], Any]:
    names = held.model.role_names
    nodes = held.seen.nodes
    rules = np.array([[node.role_odds.get(name, -20.0) for name in names] for node in nodes])
    kinds = [relation(a, b) for a, b in pairwise(nodes)]
    truth = np.array([names.index(role) if role else -1 for role in held.seen.roles])
    return log_softmax(rules), held.log_odds[:, : len(names)], held.model.transitions, kinds, truth


def _theme_pool(held: Sequence[HeldOut], pool: Pool) -> Pool:
    from sklearn.linear_model import LogisticRegression

    names = held[0].model.theme_names
    rows: list[Any] = []
    truths: list[Any] = []
    silent: list[bool] = []
    for each in held:
        rule, given = rule_themes(each.seen.nodes, names)
        odds = each.log_odds[:, len(each.model.role_names) :]
        asked = [at for at, role in enumerate(each.seen.roles) if role]
        rows.append(np.stack([rule, given, odds], axis=-1)[asked])
        truths.append(np.array([[name in each.seen.themes[at] for name in names] for at in asked]))
        silent += [not outright(each.seen.nodes[at]) for at in asked]
    stacked, truth = np.concatenate(rows), np.concatenate(truths)
    fitted = LogisticRegression(C=10.0).fit(stacked.reshape(-1, 3), truth.reshape(-1))
    weights = fitted.coef_[0]
    chances = 1 / (1 + np.exp(-(stacked @ weights + fitted.intercept_[0])))
    bare = np.array(silent)
    scores = [_macro_f1(truth[bare], chances[bare] >= bar) for bar in _THRESHOLDS]
    return pool._replace(
        theme_rule=float(weights[0]),
        theme_given=float(weights[1]),
        theme_model=float(weights[2]),
        theme_bias=float(fitted.intercept_[0]),
        threshold=float(_THRESHOLDS[int(np.argmax(scores))]),
    )


def _macro_f1(truth: Any, given: Any) -> float:
    both = (truth & given).sum(0)
    all_of = truth.sum(0) + given.sum(0)
    asked = truth.sum(0) > 0
    return float((2 * both[asked] / np.maximum(1, all_of[asked])).mean())


def _vocabulary(seen: Sequence[Seen]) -> tuple[Any, Any]:
    held = np.concatenate([each.vectors.buckets for each in seen])
    buckets, counts = np.unique(held, return_counts=True)
    total = sum(len(each.nodes) for each in seen)
    often = counts >= _RAREST
    idf = np.log((1 + total) / (1 + counts[often])).astype(np.float32)
    return buckets[often], idf


def _matrix(seen: Sequence[Seen], buckets: Any, idf: Any) -> Any:
    from scipy.sparse import csr_matrix, hstack  # type: ignore[import-untyped]

    values, rows, columns, base = [], [], [], 0
    for each in seen:
        vectors = each.vectors
        entries, slots = known(buckets, vectors.buckets)
        own, fields = vectors.rows[entries], vectors.fields[entries]
        values.append(normed(own, fields, idf[slots], len(vectors.dense)))
        rows.append(own + base)
        columns.append(slots)
        base += len(vectors.dense)
    place = (np.concatenate(rows), np.concatenate(columns))
    sparse = csr_matrix((np.concatenate(values), place), shape=(base, len(buckets)))
    dense = csr_matrix(np.concatenate([each.vectors.dense for each in seen]))
    return hstack([sparse, dense], format="csr")


def _one_against_rest(matrix: Any, truth: Any) -> tuple[Any, float]:
    """Weights and bias; where a label has too few examples nothing speaks for it."""
    import warnings

    from sklearn.linear_model import LogisticRegression

    if truth.sum() < _FEWEST or truth.all():
        return np.zeros(matrix.shape[1], np.float32), -8.0
    fitted = LogisticRegression(
        C=_STRENGTH, solver="liblinear", dual=True, tol=0.03, max_iter=150,
        class_weight="balanced", random_state=0,
    )  # fmt: skip
    with warnings.catch_warnings():
        # It stops where further steps no longer change an answer, and says that it could go on.
        warnings.simplefilter("ignore")
        fitted.fit(matrix, truth)
    return fitted.coef_[0].astype(np.float32), float(fitted.intercept_[0])


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
