"""Training: from labelled reports to a model, with honest estimates on kinds it has not seen.

    seen = [see(document, taxonomy) for document in documents]
    model = fit(seen, labels)                weights and transitions
    pool = fit_pool(held)                    how model and rules are added up
    held_out(seen, groups, labels, more)     for each report the answers of a model that was
                                             trained without any report of the same group

Roles and themes are one-against-rest logistic regressions (scikit-learn, liblinear), balanced. How
rules, model and sequence are added up is fitted on answers for groups that were held out.
"""

from __future__ import annotations

import zlib
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise, product
from typing import Any, cast

import numpy as np

from reportmine.classify.corpus import Document, Passage
from reportmine.classify.features import Features, Node
from reportmine.classify.fitting import FEWEST, fit_linear
from reportmine.classify.label import vote
from reportmine.classify.linear import Linear
from reportmine.classify.model import (
    Heard,
    Model,
    Pool,
    chosen,
    forward_backward,
    log_softmax,
    relation,
)
from reportmine.classify.pooling import EVIDENCE
from reportmine.classify.taxonomy import Taxonomy, load_taxonomy
from reportmine.classify.vectors import SHARES, SPACE, STATED, Vectors, vectorise
from reportmine.errors import RuleError
from reportmine.findings import Role, Section, Theme
from reportmine.report import Span

__all__ = [
    "HeldOut", "Seen", "broken_off", "fit", "fit_pool", "held_out", "see", "taken_apart",
    "train_corpus",
]  # fmt: skip

_OF_SECTIONS, _OF_STATEMENTS = 10.0, 5.0  # how far the models may go for what they are shown
# What the pool may weigh. Rules keep a say that held-out reports alone would not give them: these are
# all of one writer, and sections of other people's reports are plainer and told by their headings.
_RULE, _MODEL, _SEQUENCE = (0.4,), (0.4, 0.5, 0.6), (0.4, 0.6)
_BARS = np.arange(0.16, 0.42, 0.03)
# The guideline: what a heading names outright is given, whatever else the text holds.
_NAMED, _ALSO_NAMED = 0.02, 0.15
_BESIDE = np.arange(0.3, 0.61, 0.06)
_BEGUN = 4  # sections that a report which is broken off still has
_TIMES = 3  # so often each report is broken off


@dataclass(frozen=True)
class Seen:
    """A labelled report as the model sees it: nodes, vectors, and the labels of each node.

    `begun` and `apart` are the same report told otherwise: broken off here and there, as excerpts
    are, so that the model does not take the last section that it sees for the end of the year; and
    with a section of its own for each paragraph of a list, as some outlines have it.
    """

    document: Document
    nodes: tuple[Node, ...]
    vectors: Vectors
    roles: tuple[str, ...]
    themes: tuple[frozenset[str], ...]
    home: frozenset[str]
    begun: tuple[Seen, ...] = ()
    apart: Seen | None = None

    @property
    def all(self) -> tuple[Seen, ...]:
        """The report, and what else it is told as."""
        return (self, *self.begun, *([self.apart] if self.apart else ()))


@dataclass(frozen=True)
class HeldOut:
    """What a model that has not seen its group heard in one report."""

    seen: Seen
    heard: Heard
    model: Model


def see(
    document: Document, taxonomy: Taxonomy | None = None, *, told_otherwise: bool = True
) -> Seen:
    """Let the rules vote on a labelled report and vectorise its sections; also as it is `told_otherwise`."""
    taxonomy = taxonomy or load_taxonomy()
    if not told_otherwise:
        return _see(document, taxonomy)
    begun = tuple(_see(other, taxonomy) for other in broken_off(document))
    apart = taken_apart(document)
    return replace(
        _see(document, taxonomy), begun=begun, apart=_see(apart, taxonomy) if apart else None
    )


def broken_off(document: Document) -> tuple[Document, ...]:
    """The beginnings of a report, up to a section that its name draws from each part; none where it is
    too short."""
    places = range(_BEGUN, len(document.sections))
    drawn = zlib.crc32(document.name.encode())
    bounds = [len(places) * part // _TIMES for part in range(_TIMES + 1)]
    parts = [places[begin:end] for begin, end in pairwise(bounds) if begin < end]
    return tuple(_up_to(document, part[drawn % len(part)]) for part in parts)


def _up_to(document: Document, at: int) -> Document:
    """A report that breaks off in front of a section."""
    end = document.sections[at].span.start
    sections = tuple(
        replace(section, span=Span(section.span.start, min(end, section.span.end)))
        for section in document.sections[:at]
    )
    report = replace(document.report, text=document.report.text[:end])
    passages = tuple(p for p in document.passages if p.span.end <= end)
    return replace(document, report=report, sections=sections, passages=passages)


def taken_apart(document: Document) -> Document | None:
    """The report with a subsection for each paragraph, where a section has two and more."""
    inside: dict[int, list[Passage]] = {}
    parents = {section.parent for section in document.sections}
    for passage in document.passages:
        at = passage.section
        if at < 0 or passage.style != "body" or not document.sections[at].role:
            continue
        if document.sections[at].id not in parents:
            inside.setdefault(at, []).append(passage)
    sections = list[Section]()
    for at, whole in enumerate(document.sections):
        sections.append(whole)
        own = inside.get(at, ())
        for number, passage in enumerate(own if len(own) > 1 else ()):
            sections.append(
                Section(
                    f"{whole.id}.{number}", whole.id, whole.level + 1, None, None, None,
                    passage.span, role=cast(Role, passage.role),
                    themes=tuple(Theme(name, 1.0) for name in passage.themes),
                )
            )  # fmt: skip
    if len(sections) == len(document.sections):
        return None
    return replace(document, sections=tuple(sections))


def _see(document: Document, taxonomy: Taxonomy) -> Seen:
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
        features.home,
    )


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


def train_corpus(
    documents: Sequence[Document],
    taxonomy: Taxonomy | None = None,
    more: Sequence[Document] = (),
) -> tuple[Model, list[HeldOut]]:
    """A model of labelled reports, and the held-out answers that it was pooled on. `more` is only
    learned from.

    Reports are held out by kind of organisation; where there are fewer than three kinds, by fifths.
    """
    taxonomy = taxonomy or load_taxonomy()
    documents = [d for d in documents if any(section.role for section in d.sections)]
    seen = [see(document, taxonomy) for document in documents]
    groups = [document.kind for document in documents]
    if len(set(groups)) < 3:
        groups = [str(at % 5) for at in range(len(documents))]
    also = [see(document, taxonomy, told_otherwise=False) for document in more]
    held = held_out(seen, groups, taxonomy.labels, also)
    model = fit([*seen, *also], taxonomy.labels)
    return replace(model, pool=fit_pool(held)), held


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
    return (
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
        told = each.model.evidence(seen.nodes, each.heard, seen.home)
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
