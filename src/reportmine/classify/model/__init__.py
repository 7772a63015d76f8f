"""The trained model: linear weights on words and measures, read with NumPy alone.

    model = load(folder); shipped()          weights.npz and model.json, no pickle, with SHA-256
    model.score(vectors)                     for each section and label its log-odds
    model.roles(...), model.themes(...)      calibrated probabilities, rules and sequence pooled in

In the order in which they work:

vectors      what the model sees of a report's sections
  hashing      n-grams and words as hashes      hints      words that hint at a theme, phrases that give a tone
  measures     what is measured besides words
linear       weights on hashed words: the score of each label
statements   the statements of a section, counted by theme
pooling      what speaks for a theme, all told: rules, model, heading, house
explain      why the model said so

It is trained in `learning`, and only that needs scikit-learn.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise, repeat
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np

from reportmine.classify.model.linear import Linear, Scores, stacked
from reportmine.classify.model.measures import width
from reportmine.classify.model.pooling import evidence, where
from reportmine.classify.model.statements import COUNTED, counted
from reportmine.classify.model.vectors import FIELDS, SHARES, SPACE, STATED, Vectors
from reportmine.classify.voting.directories import told_by_list
from reportmine.classify.voting.nodes import Node
from reportmine.classify.voting.voters import told_by_heading, told_by_outline
from reportmine.errors import RuleError
from reportmine.weights import InUse, fetch, store

__all__ = ["Heard", "Model", "Pool", "load", "relation", "shipped", "using"]

VERSION = 4
MOST_THEMES = 3
DENSE_NAME = "rules, hints and place"


class Pool(NamedTuple):
    """How rules, model and sequence are added up; fitted on held-out kinds of organisation.

    Roles: `rule` × log p(rules) + `model` × log-odds, then `sequence` × log of the transitions.
    Themes: `themes` holds a weight for each sort of evidence (`pooling.EVIDENCE`, then
    `statements.COUNTED`), `bias` what is added to their sum. A theme is given from the probability
    `threshold` on, and a further one from `beside` on. One that the heading names outright is given
    from `named` on, or from `also_named` where a likelier one is given anyway: of two words one may be
    an aim or a picture (商圈生态, 读者服务彰显关怀).
    """

    rule: float = 0.2
    model: float = 0.7
    sequence: float = 0.5
    themes: tuple[float, ...] = (0.7, *[0.0] * 5, 0.2, 0.5, *[0.0] * (10 + len(COUNTED)))
    bias: float = 0.0
    threshold: float = 0.35
    named: float = 0.2
    also_named: float = 0.15
    beside: float = 0.5


class Heard(NamedTuple):
    """What the weights say of a report: of its `sections`, the last column for no theme, and of the
    `statements` in them, themes and none; `owner` is the section of each statement.
    """

    sections: Scores
    statements: Scores
    owner: Any


@dataclass(frozen=True)
class Model:
    """Weights, one column a label, and one for having no theme. `labels` are `role:plan`,
    `theme:care` …; roles come first. `statements` know of themes only.

    `transitions` are log ratios, relation × role × role: see `relation`.
    """

    labels: tuple[str, ...]
    sections: Linear
    statements: Linear
    transitions: Any
    pool: Pool
    about: dict[str, Any]

    @cached_property
    def role_names(self) -> tuple[str, ...]:
        """The roles, without their axis."""
        return tuple(label[5:] for label in self.labels if label.startswith("role:"))

    @cached_property
    def theme_names(self) -> tuple[str, ...]:
        """The themes, without their axis."""
        return tuple(label[6:] for label in self.labels if label.startswith("theme:"))

    def score(self, vectors: Vectors) -> Heard:
        """The log-odds of each label."""
        return Heard(
            self.sections.score(vectors.sections),
            self.statements.score(vectors.statements),
            vectors.owner,
        )

    def roles(self, nodes: Sequence[Node], heard: Heard) -> Any:
        """Probabilities of the roles, sections × roles; each row sums to 1."""
        count = len(self.role_names)
        pool = self.pool
        rules = np.array(
            [[*map(node.role_odds.get, self.role_names, repeat(-20.0))] for node in nodes]
        )
        said = pool.rule * log_softmax(rules) + pool.model * heard.sections.log_odds[:, :count]
        for node in nodes:
            sure_of = [(told_by_outline(nodes, node), 4.0), told_by_heading(node)]
            if told_by_list(node):
                sure_of.append(("profile", 3.0))
            for role, sure in sure_of:
                if role in self.role_names:
                    said[node.index, self.role_names.index(role)] += sure
        kinds = [relation(a, b) for a, b in pairwise(nodes)]
        return forward_backward(log_softmax(said), pool.sequence * self.transitions, kinds)

    def themes(self, nodes: Sequence[Node], heard: Heard, home: Collection[str]) -> Any:
        """Probabilities of the themes, sections × themes; each is its own yes or no."""
        told = self.evidence(nodes, heard, home)
        odds = np.array(self.pool.themes).dot(told.reshape(len(told), -1)) + self.pool.bias
        return 1 / (1 + np.exp(-odds.reshape(told.shape[1:])))

    def evidence(self, nodes: Sequence[Node], heard: Heard, home: Collection[str]) -> Any:
        """What speaks for each theme: sorts of evidence × sections × themes."""
        odds, names = heard.sections.log_odds[:, len(self.role_names) :], self.theme_names
        said = evidence(nodes, names, odds[:, :-1], odds[:, -1], home)
        told = counted(nodes, heard.owner, heard.statements.log_odds)
        return stacked((*said, *told), (len(nodes), len(names)))

    def given(self, nodes: Sequence[Node], probabilities: Any) -> list[list[tuple[str, float]]]:
        """The themes that each section is given: those its heading names, as the rules order them,
        then the likeliest."""
        heads = [node.outright for node in nodes]
        headed = where(heads, self.theme_names)
        found: list[list[tuple[str, float]]] = [[] for _ in nodes]
        for row, at in np.argwhere(chosen(probabilities, headed, self.pool)).tolist():
            found[row].append((self.theme_names[at], float(probabilities[row, at])))
        for node, words, themes in zip(nodes, heads, found, strict=True):
            if len(themes) > 1:
                order = [name for name in node.themes if name in words]
                rank = {
                    name: order.index(name) if name in order else len(order) for name, _ in themes
                }
                themes.sort(key=lambda pair: (rank[pair[0]], -pair[1]))
        return [themes[:MOST_THEMES] for themes in found]

    def save(self, folder: Path) -> None:
        """Write `weights.npz` and `model.json` into a folder, which is made where it is missing."""
        arrays = {
            "transitions": self.transitions.astype(np.float16),
            **self.sections.packed("sections"),
            **self.statements.packed("statements"),
        }
        card = {
            **_made_for(),
            "labels": list(self.labels),
            "pool": _rounded(self.pool),
            "about": self.about,
        }
        store(folder, arrays, card)


def load(folder: Path) -> Model:
    """Read a model. Raises RuleError where it is missing, of another version, or was changed."""
    card, arrays = fetch(folder, "train it again", _made_for())
    labels = tuple(card["labels"])
    if arrays["sections_dense"].shape != (width(labels), len(labels) + 1):
        raise RuleError(
            f"{folder.name}: the model was trained with other word lists; train it again"
        )
    return Model(
        labels,
        Linear.unpacked("sections", arrays, SHARES, SPACE),
        Linear.unpacked("statements", arrays, (1.0,), STATED),
        arrays["transitions"].astype(np.float32),
        Pool(**{**card["pool"], "themes": tuple(card["pool"]["themes"])}),
        card["about"],
    )


def _shipped() -> Model | None:
    folder = Path(__file__).parents[2] / "data" / "model"
    return load(folder) if (folder / "model.json").exists() else None


_in_use = InUse(_shipped)
using = _in_use.using


def shipped() -> Model | None:
    """The model that answers: the one in `using`, else the one that came with reportmine."""
    return _in_use.now()


def chosen(chances: Any, headed: Any, pool: Pool) -> Any:
    """Which themes are given, sections × themes; `headed` says which the heading names outright."""
    most = chances.max(1, keepdims=True)
    best = chances == most
    bar = np.where(best | (most < pool.beside), pool.named, pool.also_named)
    given = headed & (chances >= bar)
    given |= best & ~given.any(1, keepdims=True) & (chances >= pool.threshold)
    return given | (chances >= max(pool.beside, pool.threshold))


def relation(node: Node, following: Node) -> int:
    """How the next section in the text stands to a section: 0 its child, 1 its sibling, 2 higher."""
    if following.parent is node:
        return 0
    return 1 if following.parent is node.parent else 2


def log_softmax(scores: Any) -> Any:
    """Rows of log-odds as log-probabilities."""
    shifted = scores - scores.max(1, keepdims=True)
    return shifted - np.log(np.exp(shifted).sum(1, keepdims=True))


def forward_backward(said: Any, transitions: Any, kinds: Sequence[int]) -> Any:
    """Marginal probabilities of a chain: what each section says, and what follows what."""
    if not len(said):
        return said
    emit, step, ones = np.exp(said), np.exp(transitions), np.ones(said.shape[1])
    steps = step.take(kinds, axis=0) * emit[1:, None]
    ahead, back = [emit[0]], [ones]
    for matrix in steps:
        row = ahead[-1].dot(matrix)
        ahead.append(row / row.dot(ones))
    for matrix in steps[::-1]:
        row = matrix.dot(back[-1])
        back.append(row / row.dot(ones))
    both = np.array(ahead) * np.array(back[::-1])
    return both / both.sum(1, keepdims=True)


def _fields() -> list[list[Any]]:
    return [[name, list(sizes), words, bits, weight] for name, sizes, words, bits, weight in FIELDS]


def _rounded(pool: Pool) -> dict[str, Any]:
    told = pool._asdict()
    themes = [round(weight, 4) for weight in told.pop("themes")]
    return {name: round(value, 4) for name, value in told.items()} | {"themes": themes}


def _made_for() -> dict[str, Any]:
    """What a model must have been trained for, to be read here."""
    return {"version": VERSION, "fields": _fields()}
