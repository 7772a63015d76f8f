"""What speaks for a theme in a section, all told: rules, model, other themes, heading, house.

    evidence(nodes, themes, log_odds, blank, home)      sections × themes × len(EVIDENCE)

Most sections have one theme, and the guideline lets the heading decide. So a theme is weighed against
its rivals: how far it is ahead of the best other one, whether another stands in the heading, whether
the section is likely to have no theme at all (`blank`). The weights are the same for all themes, so
they are learned from the frequent ones and hold for the rare ones too, and for kinds of organisation
that no report was seen of.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from typing import Any

import numpy as np

from reportmine.classify.features import Node
from reportmine.classify.voters import outright

__all__ = ["EVIDENCE", "evidence", "rule_themes"]

EVIDENCE = (
    "model", "model, within bounds", "ahead", "ahead, within bounds", "likeliest", "second",
    "rules", "given by rules", "in the heading", "another in the heading", "of the house",
    "of the house, and none likely", "no theme", "likeliest, and no theme", "of the parent",
    "without heading", "without heading: model", "the likeliest of all",
)  # fmt: skip
_BOUND = 3.0


def evidence(
    nodes: Sequence[Node], themes: Sequence[str], log_odds: Any, blank: Any, home: Collection[str]
) -> Any:
    """`log_odds` (sections × themes) and `blank` (sections) are the model's; `home` the themes that
    this kind of organisation is there for."""
    rules, given = rule_themes(nodes, themes)
    if len(themes) < 2:
        best, rival = log_odds, np.full_like(log_odds, -_BOUND)
        rank = np.zeros(log_odds.shape, int)
    else:
        ranked = np.sort(log_odds, axis=1)
        best = np.broadcast_to(ranked[:, -1:], log_odds.shape)
        rival = np.where(log_odds == best, ranked[:, -2:-1], best)
        rank = (-log_odds).argsort(1).argsort(1)
    heads = [outright(node) for node in nodes]
    headed = np.array([[f"theme:{name}" in words for name in themes] for words in heads])
    above = np.array(
        [given[node.parent.index] if node.parent else np.zeros(len(themes)) for node in nodes]
    )
    house = np.broadcast_to([name in home for name in themes], log_odds.shape)
    blank = np.broadcast_to(np.clip(blank, -4.0, 4.0)[:, None], log_odds.shape)
    bare = np.broadcast_to([[node.headless] for node in nodes], log_odds.shape)
    told = (
        log_odds, np.clip(log_odds, -2.0, 2.0), log_odds - rival,
        np.clip(log_odds - rival, -_BOUND, _BOUND), rank == 0, rank == 1,
        rules, given, headed, headed.any(1, keepdims=True) & ~headed, house,
        house & (best < 0), blank, (rank == 0) * blank, above, bare, bare * log_odds, best,
    )  # fmt: skip
    return np.stack([np.asarray(each, np.float64) for each in told], axis=-1)


def rule_themes(nodes: Sequence[Node], themes: Sequence[str]) -> tuple[Any, Any]:
    """What the rules summed up for each theme, within bounds, and 1 where they gave it."""
    sums = np.array([[node.theme_odds.get(name, -4.0) for name in themes] for node in nodes])
    given = np.array([[float(name in node.themes) for name in themes] for node in nodes])
    return np.clip(sums, -4.0, 4.0), given
