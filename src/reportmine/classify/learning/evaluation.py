"""How right roles and themes are: precision, recall, F1, calibration, coverage.

In:  `Answers`: for each section what is true, what was said, and how surely.
Out: figures as plain values. `held_out_answers` gives the honest ones: each report is answered by a
     model that was trained without any report of its kind of organisation, or of its house style.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field, replace
from typing import NamedTuple

import numpy as np

from reportmine.classify.label import classify, opens_or_ends
from reportmine.classify.learning.corpus import Document
from reportmine.classify.learning.seen import HeldOut, Seen
from reportmine.classify.model import Pool
from reportmine.classify.taxonomy import Taxonomy

__all__ = [
    "GROUPS", "Answers", "Figures", "calibration", "calibration_error", "classified", "confusion",
    "coverage", "held_out_answers",
    "macro", "per_class", "rule_answers", "set_f1",
]  # fmt: skip

GROUPS: dict[str, Callable[[Document], str]] = {
    "kind": lambda document: document.kind,
    "style": lambda document: document.style,
    "organisation": lambda document: document.organisation,
}


class Figures(NamedTuple):
    """Of one class; `there` is how many there truly are."""

    precision: float
    recall: float
    f1: float
    there: int


@dataclass
class Answers:
    """One entry a section in each list. `sure` is the probability of the role that was given."""

    documents: list[Document] = field(default_factory=list)
    headless: list[bool] = field(default_factory=list)
    true_roles: list[frozenset[str]] = field(default_factory=list)
    roles: list[frozenset[str]] = field(default_factory=list)
    sure: list[float] = field(default_factory=list)
    true_themes: list[frozenset[str]] = field(default_factory=list)
    themes: list[frozenset[str]] = field(default_factory=list)

    def add(
        self, document: Document, headless: bool, truth: tuple[str, Iterable[str]],
        said: tuple[str, float, Iterable[str]],
    ) -> None:  # fmt: skip
        """One section: its true role and themes, and what was said of them. Without a true role
        nothing is judged."""
        if not truth[0]:
            return
        self.documents.append(document)
        self.headless.append(headless)
        self.true_roles.append(frozenset([truth[0]]))
        self.true_themes.append(frozenset(truth[1]))
        self.roles.append(frozenset([said[0]]))
        self.sure.append(said[1])
        self.themes.append(frozenset(said[2]))

    def by(self, group: Callable[[Document], str]) -> dict[str, Answers]:
        """The same answers, apart for each group."""
        parts: dict[str, Answers] = defaultdict(Answers)
        for at, document in enumerate(self.documents):
            part = parts[group(document)]
            part.documents.append(document)
            part.headless.append(self.headless[at])
            part.true_roles.append(self.true_roles[at])
            part.roles.append(self.roles[at])
            part.sure.append(self.sure[at])
            part.true_themes.append(self.true_themes[at])
            part.themes.append(self.themes[at])
        return dict(sorted(parts.items()))

    def recall_of_headless(self, role: str) -> tuple[float, int]:
        """Of the sections of this role that no heading opens, the share that was found."""
        asked = [
            role in said
            for said, truth, bare in zip(self.roles, self.true_roles, self.headless, strict=True)
            if bare and role in truth
        ]
        return sum(asked) / max(1, len(asked)), len(asked)


def per_class(
    truth: Sequence[frozenset[str]], said: Sequence[frozenset[str]]
) -> dict[str, Figures]:
    """Precision, recall and F1 of each class that truly occurs, by name."""
    figures = {}
    for name in sorted({name for names in truth for name in names}):
        both = sum(name in t and name in s for t, s in zip(truth, said, strict=True))
        there = sum(name in t for t in truth)
        given = sum(name in s for s in said)
        figures[name] = Figures(
            both / given if given else 0.0, both / there, 2 * both / (there + given), there
        )
    return figures


def macro(figures: dict[str, Figures]) -> float:
    """The mean F1 of all classes, each counting the same."""
    return sum(each.f1 for each in figures.values()) / max(1, len(figures))


def set_f1(truth: Sequence[frozenset[str]], said: Sequence[frozenset[str]]) -> float:
    """The mean F1 of the sets, over those that truly hold something."""
    scores = [2 * len(t & s) / (len(t) + len(s)) for t, s in zip(truth, said, strict=True) if t]
    return sum(scores) / max(1, len(scores))


def calibration_error(sure: Sequence[float], right: Sequence[bool], bins: int = 10) -> float:
    """Expected calibration error: how far stated probability and share of right answers differ."""
    gaps = [abs(stated - hit) * count for stated, hit, count in calibration(sure, right, bins)]
    return float(sum(gaps) / max(1, len(sure)))


def calibration(
    sure: Sequence[float], right: Sequence[bool], bins: int = 10
) -> list[tuple[float, float, int]]:
    """For each tenth of stated probability that occurs: its mean, the share right, how many."""
    stated, hit = np.array(sure), np.array(right, float)
    bin_of = np.minimum((stated * bins).astype(int), bins - 1)
    inside = [bin_of == b for b in range(bins)]
    return [
        (float(stated[at].mean()), float(hit[at].mean()), int(at.sum()))
        for at in inside
        if at.any()
    ]


def confusion(answers: Answers) -> list[tuple[str, str, int]]:
    """True role, the role said instead, how often; the most frequent first."""
    pairs = Counter(
        (min(truth), min(said))
        for truth, said in zip(answers.true_roles, answers.roles, strict=True)
        if truth != said
    )
    ranked = sorted(pairs.items(), key=lambda pair: (-pair[1], pair[0]))
    return [(truth, said, times) for (truth, said), times in ranked]


def coverage(
    sure: Sequence[float], right: Sequence[bool], bars: Sequence[float] = (0.0, 0.5, 0.7, 0.9, 0.97)
) -> list[tuple[float, float, float]]:
    """For each bar: it, the share of answers at least so sure, and the share of those right."""
    stated, hit = np.array(sure), np.array(right, float)
    rows = []
    for bar in bars:
        kept = stated >= bar
        rows.append((bar, float(kept.mean()), float(hit[kept].mean()) if kept.any() else 0.0))
    return rows


def held_out_answers(held: Sequence[HeldOut], pool: Pool) -> Answers:
    """What models said of reports of groups that they had not seen."""
    answers = Answers()
    for each in held:
        model, nodes = replace(each.model, pool=pool), each.seen.nodes
        roles = model.roles(nodes, each.heard)
        themes = model.themes(nodes, each.heard, each.seen.home)
        chosen = model.given(nodes, themes)
        for at, node in enumerate(nodes):
            best = int(roles[at].argmax())
            name = model.role_names[best]
            given = [] if opens_or_ends(node.section, name) else chosen[at]
            answers.add(
                each.seen.document, node.headless, (each.seen.roles[at], each.seen.themes[at]),
                (name, float(roles[at, best]), [theme for theme, _ in given]),
            )  # fmt: skip
    return answers


def rule_answers(seen: Sequence[Seen]) -> Answers:
    """What the voters on rules said, without any model."""
    answers = Answers()
    for each in seen:
        for at, node in enumerate(each.nodes):
            said = (node.role, node.role_score, node.themes)
            answers.add(
                each.document, node.headless, (each.roles[at], each.themes[at]), said
            )  # fmt: skip
    return answers


def classified(documents: Sequence[Document], taxonomy: Taxonomy | None = None) -> Answers:
    """What `classify` says, with the true sections given."""
    answers = Answers()
    for document in documents:
        said = classify(document.report, document.unlabelled(), taxonomy)
        for truth, found in zip(document.sections, said, strict=True):
            label = f"role:{found.role}"
            sure = next((reason.score for reason in found.why if reason.label == label), 0.0)
            answers.add(
                document, truth.heading is None,
                (truth.role or "", [theme.name for theme in truth.themes]),
                (found.role or "", sure, [theme.name for theme in found.themes]),
            )  # fmt: skip
    return answers
