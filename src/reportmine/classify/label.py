"""Adding the votes: for each section one role, the themes that are clear, and why.

Votes are log-odds. For roles they are summed per role and turned into probabilities that sum to 1
(a logarithmic opinion pool); for themes each is its own yes or no, with a bias to no. A theme is
given where it is more likely than not, and either its heading names it outright or it is not far
behind the best one.
"""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Container, Iterable, Sequence
from dataclasses import replace
from functools import lru_cache
from typing import TYPE_CHECKING, cast

from reportmine.classify.features import Features, Node, Vote
from reportmine.classify.subject import ON_SUBJECT
from reportmine.classify.taxonomy import Taxonomy, load_taxonomy
from reportmine.classify.voters import Voter
from reportmine.findings import Reason, Role, Section, Theme
from reportmine.registry import voters
from reportmine.report import Report

if TYPE_CHECKING:
    from reportmine.classify.model import Model

# A theme must be spoken for: without a vote it is as unlikely as this.
_THEME_BIAS = -1.5
_BEHIND_BEST = 1.15
_MOST_THEMES = 3
_MOST_REASONS = 8
# A section whose heading names no theme takes on those of its subsections, if they are so few.
_MOST_GATHERED = 3
# These speak of everything in passing; so do sections that no heading opens, and those that are
# called 工作回顾 or 工作计划. What words they happen to use is no theme.
_GENERAL = ("overview", "closing", "shortcomings")
_ABOUT_ITSELF = ("profile", "annex", "glossary", "procedure")
# What the model was not trained on: here the rules alone answer.
_UNKNOWN_TO_THE_MODEL = ("budget", "disclosure_report", "government_report", "rules", "minutes")
# Of plans it has learned too little to tell their roles: the rules' answer stands.
_ROLES_BY_RULES = ("plan",)
_FEWEST_SECTIONS = 4
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


def vote(features: Features) -> None:
    """Let the voters on rules answer for every section."""
    panel: list[tuple[str, float, Voter]] = [
        (name, weight, voters.get(name))
        for name, weight in features.taxonomy.voters
        if weight and name != "model"
    ]
    for node in features.nodes:
        for name, weight, voter in panel:
            for vote in voter(features, node):
                counted = vote if weight == 1 else vote._replace(weight=weight * vote.weight)
                node.votes.append((name, counted))
        _answer(node, features)
    for node in reversed(features.nodes):
        _gather(node)
        _share(node)


def _answer(node: Node, features: Features) -> None:
    votes = node.votes
    sums = _sums(votes)
    node.role_odds = {name: sums.get(label, 0.0) for name, label in features.taxonomy.role_labels}
    node.role, node.role_score = _role(node.role_odds)
    if deaf := _deaf(node):
        votes = [v for v in votes if v[0] not in deaf or v[1].label.startswith("role:")]
    if brought := _brought(node, features):
        votes = [*votes, *brought]
    if votes is not node.votes:
        sums = _sums(votes)
    node.theme_odds = {
        label[6:]: odds + _THEME_BIAS for label, odds in sums.items() if label.startswith("theme:")
    }
    node.heard = votes
    node.found = _themes(node, features)
    node.themes = tuple([theme.name for theme in node.found])


def _brought(node: Node, features: Features) -> list[tuple[str, Vote]]:
    """The themes that its role brings with it, and in a document of this kind."""
    because = f"its role is {node.role}"
    themes = features.taxonomy.role(node.role).themes
    votes = [("role", Vote(f"theme:{theme}", 2.5, because)) for theme in themes]
    kind = features.kind
    if kind and node.role in kind.surely:
        because = f"{node.role} of a {kind.zh}"
        votes += [("kind", Vote(f"theme:{theme}", 2.5, because)) for theme in kind.themes]
    if features.subject and node.role in ON_SUBJECT:
        votes.append(("title", Vote(f"theme:{features.subject}", 2.5, "what the title names")))
    return votes


def _settle(node: Node) -> None:
    """Make the rules' answer the answer."""
    given = {f"role:{node.role}", *(f"theme:{name}" for name in node.themes)}
    why = _reasons(node.heard, given)
    _record(node, why + _because_of_children(node))


def _because_of_children(node: Node) -> list[Reason]:
    told = "what its subsections are about"
    best = node.found[:1] if node.gathered else ()
    return [Reason("children", f"theme:{theme.name}", theme.score, told) for theme in best]


def _record(node: Node, why: Iterable[Reason]) -> None:
    """Role and themes with their reasons, behind those that made it a section at all."""
    made = [r for r in node.section.why if not r.label.startswith(("role:", "theme:"))]
    node.answer = replace(
        node.section, role=cast(Role, node.role), themes=node.found, why=(*made, *why)
    )


def _gather(node: Node) -> None:
    """A heading that names no theme is about what its subsections are about, if that is little."""
    if node.themes or not node.children or node.role in _GENERAL or _names_role(node):
        return
    best: dict[str, float] = {}
    children = [child for child in node.children if not child.section.implicit]
    for child in children:
        for theme in child.found:
            best[theme.name] = max(best.get(theme.name, 0.0), theme.score)
    if 0 < len(best) <= _MOST_GATHERED and all(child.themes for child in children):
        node.found = tuple(sorted((Theme(*pair) for pair in best.items()), key=lambda t: -t.score))
        node.themes = tuple(theme.name for theme in node.found)
        node.gathered = True


def _share(node: Node) -> None:
    """工作回顾 is about what two thirds of its subsections are about."""
    if (
        not node.children
        or node.themes
        or node.named
        or node.headless
        or node.role in _ABOUT_ITSELF
    ):
        return
    children = [child for child in node.children if not child.section.implicit]
    themes = [theme for child in children for theme in child.found]
    counted = Counter([theme.name for theme in themes])
    shared = [name for name, times in counted.items() if 3 * times >= 2 * len(children)]
    node.found = tuple(
        [Theme(n, max(theme.score for theme in themes if theme.name == n)) for n in shared]
    )
    node.themes = tuple(shared)
    node.gathered = bool(shared)


def _deaf(node: Node) -> tuple[str, ...]:
    """The voters on words that are not to be asked what this section is about."""
    if node.headless and (node.role in _GENERAL or (node.section.implicit and node.role == "plan")):
        return ("heading", "body")
    if node.role in _ABOUT_ITSELF and node.named < (2 if node.role == "procedure" else 3):
        return ("heading", "body")
    if node.role in (*_GENERAL, *_ABOUT_ITSELF) or _names_role(node):
        return ("body",)
    return ()


def _names_role(node: Node) -> bool:
    """Whether the heading of this section says outright what it does: 工作回顾, 下一步工作打算."""
    return any(cue.weight > 2.5 for cue in node.head_words.get(f"role:{node.role}", ()))


def _sums(votes: Iterable[tuple[str, Vote]]) -> dict[str, float]:
    sums: dict[str, float] = {}
    for _, (label, weight, _) in votes:
        sums[label] = sums.get(label, 0.0) + weight
    return sums


def _role(odds: dict[str, float]) -> tuple[str, float]:
    name = max(odds, key=odds.__getitem__)
    best = odds[name]
    return name, 1.0 / sum([math.exp(score - best) for score in odds.values()])


def _themes(node: Node, features: Features) -> tuple[Theme, ...]:
    kind = features.kind
    allowed = kind.themes if kind and kind.only else features.taxonomy.theme_ranks
    scored = [
        (odds, name) for name, odds in node.theme_odds.items() if odds > 0 and name in allowed
    ]
    if not scored:
        return ()
    rank = features.taxonomy.theme_ranks
    scored.sort(key=lambda pair: (-pair[0], rank[pair[1]]))
    bar = scored[0][0] - _BEHIND_BEST
    return tuple(
        Theme(name, _probability(score))
        for score, name in scored[:_MOST_THEMES]
        if (score > bar or name in node.outright)
    )


def _reasons(
    votes: Sequence[tuple[str, Vote]], given: Container[str], most: int = _MOST_REASONS
) -> list[Reason]:
    """The votes that count most, those for the answer first."""
    loudest = sorted(votes, key=lambda vote: (vote[1][0] not in given, -abs(vote[1][1])))
    return [
        Reason(name, label, _probability(weight), because)
        for name, (label, weight, because) in loudest[:most]
    ]


def _model_for(features: Features) -> Model | None:
    """The trained model, where it may speak.

    It knows whole reports of organisations, so it abstains on documents of other kinds (budgets,
    minutes, rules …), on what is no organisation's report, on a section or two, and where the taxonomy has not the labels it learned.
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
    from reportmine.classify.explain import explained
    from reportmine.classify.vectors import vectorise

    nodes = features.nodes
    vectors = vectorise(features, trained.labels)
    heard = trained.score(vectors)
    themes = trained.given(nodes, trained.themes(nodes, heard, features.home))
    if not features.kind or features.kind.name not in _ROLES_BY_RULES:
        roles = trained.roles(nodes, heard)
        best = roles.argmax(1)
        scores = roles[range(len(nodes)), best].tolist()
        for node, at, score in zip(nodes, best.tolist(), scores, strict=True):
            if believed(trained.role_names[at], score, node.role):
                node.role, node.role_score = trained.role_names[at], score
    for node, chosen in zip(nodes, themes, strict=True):
        found = [] if opens_or_ends(node.section, node.role) else chosen
        if features.subject and node.role in ON_SUBJECT:
            found = _on_subject(node, found, features.subject)
        node.found = tuple([Theme(name, round(chance, 3)) for name, chance in found])
        node.themes = tuple([name for name, _ in found])
        node.gathered = False
    for node in reversed(nodes):
        _share(node)
    labels = [[f"role:{node.role}", *[f"theme:{name}" for name in node.themes]] for node in nodes]
    chances = [
        [round(node.role_score, 3), *[theme.score for theme in node.found]] for node in nodes
    ]
    told = explained(trained, vectors, heard, labels, chances)
    for node, own, reasons in zip(nodes, labels, told, strict=True):
        heard_too = _reasons(node.votes, own, _MOST_REASONS - len(own))
        _record(node, reasons + _because_of_children(node) + heard_too)


def believed(role: str, chance: float, by_rules: str) -> bool:
    """Whether a role is the model's to give: an unsure plan is none where the rules heard no promise."""
    return role != "plan" or by_rules != "review" or chance >= _SURE_OF_PLAN


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


@lru_cache(1 << 12)
def _probability(log_odds: float) -> float:
    return round(1.0 / (1.0 + math.exp(-log_odds)), 3)
