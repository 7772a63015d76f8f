"""For each section one role, the themes that are clear, and why: by the rules, or by rules and model.

The voters on rules always speak; where a trained model may speak too, it is pooled with them and
answers. Where it may not, what the rules said is the answer.
"""

from __future__ import annotations

import re
from collections.abc import Container, Iterable, Sequence
from typing import TYPE_CHECKING, cast

from reportmine.classify.taxonomy import Taxonomy, load_taxonomy
from reportmine.classify.voting.features import Features, Node
from reportmine.classify.voting.nodes import Counted
from reportmine.classify.voting.panel import probability, vote
from reportmine.classify.voting.subject import ON_SUBJECT
from reportmine.classify.voting.subsections import share, told_by_children
from reportmine.classify.voting.tenses import AHEAD, looks_back
from reportmine.findings import Reason, Role, Section, Theme
from reportmine.report import Report

if TYPE_CHECKING:
    from reportmine.classify.model import Model

_MOST_REASONS = 8
# What the model was not trained on: here the rules alone answer.
_UNKNOWN_TO_THE_MODEL = ("budget", "disclosure_report", "rules")
# Of these it has learned too little to tell their roles: the rules' answer stands.
_ROLES_BY_RULES = ("plan", "government_report", "minutes", "bulletin")
_FEWEST_SECTIONS = 2
# The chance from which a section is a plan that the rules, who know plans by their words, take for a review.
_SURE_OF_PLAN = 0.75
_SURE_OF_TITLE = 0.8  # the chance of a theme that only the title names
# Whose report it is, where the title does not call it a report.
_ORGANISATION = re.compile(
    r"工会|[馆院所处局厂校园站]|中心|街道|社区|支部|党委|基金会|慈善|协会|公司|集团"
)


def classify(
    report: Report, sections: Sequence[Section], taxonomy: Taxonomy | None = None
) -> tuple[Section, ...]:
    """The sections, in their order, with `role`, `themes` and `why` filled.

    Raises UsageError where the taxonomy names a voter that does not exist.
    """
    features = Features(report, sections, taxonomy or load_taxonomy())
    vote(features)
    trained = _model_for(features)
    if trained:
        decide(features, trained)
    else:
        for node in features.nodes:
            _settle(node)
    return tuple(features.by_id[section.id].answer for section in sections)


def _settle(node: Node) -> None:
    """Make the rules' answer the answer."""
    given = {f"role:{node.role}", *(f"theme:{name}" for name in node.themes)}
    why = _reasons(node.heard, given)
    _record(node, why + told_by_children(node))


def _record(node: Node, why: Iterable[Reason]) -> None:
    """Role and themes with their reasons, behind those that made it a section at all."""
    made = [r for r in node.section.why if not r.label.startswith(("role:", "theme:"))]
    node.answer = node.section.answered(cast(Role, node.role), node.found, (*made, *why))


def _reasons(
    votes: Sequence[Counted], given: Container[str], most: int = _MOST_REASONS
) -> list[Reason]:
    """The votes that count most, those for the answer first."""
    loudest = sorted(votes, key=lambda vote: (vote.label not in given, -abs(vote.weight)))
    return [
        Reason(name, label, probability(weight), because)
        for name, label, weight, because in loudest[:most]
    ]


def _model_for(features: Features) -> Model | None:
    """The trained model, where it may speak.

    It knows reports of organisations, so it abstains on documents of other kinds (budgets, rules …), on
    what is no organisation's report, on a single section, and where the taxonomy has not the labels it learned.
    """
    if not dict(features.taxonomy.voters).get("model") or len(features.nodes) < _FEWEST_SECTIONS:
        return None
    if features.kind and features.kind.name in _UNKNOWN_TO_THE_MODEL:
        return None
    if not (features.kind or features.setting or _ORGANISATION.search(features.title)):
        return None
    from reportmine.classify.model import shipped

    trained = shipped()
    if trained is None or trained.labels != features.taxonomy.labels:
        return None
    return trained


def decide(features: Features, trained: Model) -> None:
    """Let a trained model, pooled with the rules, answer for every section."""
    from reportmine.classify.model.explain import explained
    from reportmine.classify.model.vectors import vectorise

    nodes = features.nodes
    vectors = vectorise(features, trained.labels)
    heard = trained.score(vectors)
    themes = trained.given(nodes, trained.themes(nodes, heard, features.home))
    if not features.kind or features.kind.name not in _ROLES_BY_RULES:
        roles = trained.roles(nodes, heard)
        best = roles.argmax(1)
        scores = roles[range(len(nodes)), best].tolist()
        said = [trained.role_names[at] for at in best.tolist()]
        doubted = _by_place_alone(features, said)
        for node, role, score in zip(nodes, said, scores, strict=True):
            if node.index not in doubted and believed(role, score, node.role):
                node.role, node.role_score = role, score
    for node, chosen in zip(nodes, themes, strict=True):
        found = [] if opens_or_ends(node.section, node.role) else chosen
        if features.subject and node.role in ON_SUBJECT:
            found = _on_subject(node, found, features.subject)
        node.found = tuple([Theme(name, round(chance, 3)) for name, chance in found])
        node.themes = tuple([name for name, _ in found])
        node.gathered = False
    for node in reversed(nodes):
        share(node)
    labels = [[f"role:{node.role}", *[f"theme:{name}" for name in node.themes]] for node in nodes]
    chances = [
        [round(node.role_score, 3), *[theme.score for theme in node.found]] for node in nodes
    ]
    told = explained(trained, vectors, heard, labels, chances)
    for node, own, reasons in zip(nodes, labels, told, strict=True):
        heard_too = _reasons(node.votes, own, _MOST_REASONS - len(own))
        _record(node, reasons + told_by_children(node) + heard_too)


def believed(role: str, chance: float, by_rules: str) -> bool:
    """Whether a role is the model's to give: an unsure plan is none where the rules heard no promise."""
    return role != "plan" or by_rules != "review" or chance >= _SURE_OF_PLAN


def _by_place_alone(features: Features, said: Sequence[str]) -> set[int]:
    """The sections that the model takes for a plan by their place alone: most reports end with one, and what follows
    a plan mostly plans, too.

    The rules hear no plan in them; and they tell of what was (影响, the last part of a who is who: 2004年成立联盟), or,
    inside a section that is none, of nothing ahead. What is inside such a section is no plan either.
    """
    found = set[int]()
    for node in features.nodes:
        if said[node.index] != "plan" or node.role != "review":
            continue
        text = features.text[slice(*node.section.span)]
        inside = node.parent is not None and said[node.parent.index] != "plan"
        if (
            any(above.index in found for above in node.ancestors)
            or (inside and not AHEAD.search(text))
            or looks_back(text, features.year)
        ):
            found.add(node.index)
    return found


def _on_subject(
    node: Node, found: list[tuple[str, float]], subject: str
) -> list[tuple[str, float]]:
    """The themes of a section in a report with one subject: others only where its heading names them."""
    named = [(name, chance) for name, chance in found if name in node.outright]
    if any(name == subject for name, _ in named):
        return named
    return [*named, (subject, dict(found).get(subject, _SURE_OF_TITLE))]


def opens_or_ends(section: Section, role: str) -> bool:
    """Whether a section without heading opens or ends the report: it speaks of everything."""
    return section.implicit and role in ("overview", "closing")
