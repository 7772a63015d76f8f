"""Asking the voters on rules: what they say of each section, and what that adds up to.

    vote(features)      fills votes, odds, role and themes of every node

Votes are log-odds. For roles they are summed per role and turned into probabilities that sum to 1
(a logarithmic opinion pool); for themes each is its own yes or no, with a bias to no. A theme is
given where it is more likely than not, and either its heading names it outright or it is not far
behind the best one.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from functools import lru_cache
from math import exp

from reportmine.classify.voting.features import Features, Node
from reportmine.classify.voting.nodes import ABOUT_ITSELF, GENERAL, Counted
from reportmine.classify.voting.subject import ON_SUBJECT
from reportmine.classify.voting.subsections import gather, share
from reportmine.classify.voting.voters import Voter
from reportmine.findings import Theme
from reportmine.registry import voters

__all__ = ["probability", "vote"]

# A theme must be spoken for: without a vote it is as unlikely as this.
_THEME_BIAS = -1.5
_BEHIND_BEST = 1.15
_BROUGHT = 2.5  # log-odds of a theme that comes with a role
_MOST_THEMES = 3
_FEWEST_GOALS = 3
_DEAF_TO_BODY = (*GENERAL, *ABOUT_ITSELF)


def vote(features: Features) -> None:
    """Let the voters on rules answer for every section."""
    panel: list[tuple[str, float, Voter]] = [
        (name, weight, voters.get(name))
        for name, weight in features.taxonomy.voters
        if weight and name != "model"
    ]
    for node in features.nodes:
        for name, weight, voter in panel:
            for label, said, because in voter(features, node):
                node.votes.append(Counted(name, label, weight * said, because))
        _answer(node, features)
    for node in reversed(features.nodes):
        gather(node)
        share(node)


def _answer(node: Node, features: Features) -> None:
    heard = node.votes
    sums = _sums(heard)
    node.role_odds = {name: sums.get(label, 0.0) for name, label in features.taxonomy.role_labels}
    node.role, node.role_score = _role(node.role_odds)
    if deaf := _deaf(node):
        heard = [v for v in heard if v.voter not in deaf or v.label.startswith("role:")]
        sums = _sums(heard)
    if brought := _brought(node, features):
        heard = [*heard, *brought]
        for each in brought:
            sums[each.label] += each.weight
    themes = features.taxonomy.theme_labels
    node.theme_odds = {
        themes[label]: odds + _THEME_BIAS for label, odds in sums.items() if label in themes
    }
    node.heard = heard
    node.found = _themes(node, features)
    node.themes = tuple([theme.name for theme in node.found])


def _brought(node: Node, features: Features) -> list[Counted]:
    """The themes that its role brings with it, and in a document of this kind."""
    themes = features.taxonomy.role(node.role).themes
    votes = [
        Counted("role", f"theme:{theme}", _BROUGHT, f"its role is {node.role}") for theme in themes
    ]
    kind = features.kind
    if kind and node.role in kind.surely:
        because = f"{node.role} of a {kind.zh}"
        votes += [Counted("kind", f"theme:{theme}", _BROUGHT, because) for theme in kind.themes]
    if kind and node.role == "plan" and not node.children:
        votes += [
            Counted("kind", f"theme:{theme}", 3.0, "goals in its headline figures")
            for theme, figures in kind.headline
            if sum(figure in node.own for figure in figures) >= _FEWEST_GOALS
        ]
    if features.subject and node.role in ON_SUBJECT:
        label = f"theme:{features.subject}"
        votes.append(Counted("title", label, _BROUGHT, "what the title names"))
    return votes


def _deaf(node: Node) -> tuple[str, ...]:
    """The voters on words that are not to be asked what this section is about."""
    if node.headless and (node.role in GENERAL or (node.section.implicit and node.role == "plan")):
        return ("heading", "body")
    if node.role in ABOUT_ITSELF and node.named < (2 if node.role == "procedure" else 3):
        return ("heading", "body")
    if node.role in _DEAF_TO_BODY or node.names_role:
        return ("body",)
    return ()


def _sums(votes: Iterable[Counted]) -> defaultdict[str, float]:
    sums: defaultdict[str, float] = defaultdict(float)
    for each in votes:
        sums[each.label] += each.weight
    return sums


def _role(odds: dict[str, float]) -> tuple[str, float]:
    name = max(odds, key=odds.__getitem__)
    best = odds[name]
    return name, 1.0 / sum([exp(score - best) for score in odds.values()])


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
        Theme(name, probability(score))
        for score, name in scored[:_MOST_THEMES]
        if (score > bar or name in node.outright)
    )


@lru_cache(1 << 12)
def probability(log_odds: float) -> float:
    """The chance that log-odds stand for."""
    return round(1.0 / (1.0 + exp(-log_odds)), 3)
