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

from reportmine.classify.linear import columns
from reportmine.classify.nodes import Node

__all__ = ["EVIDENCE", "evidence", "rule_themes", "where"]

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
        best = ranked[:, -1:]
        rival = np.where(log_odds == best, ranked[:, -2:-1], best)
        rank = (-log_odds).argsort(1).argsort(1)
    headed = where([node.outright for node in nodes], themes)
    parents = np.array([node.parent.index if node.parent else -1 for node in nodes])
    above = np.where(parents[:, None] < 0, 0.0, given[parents])
    house = np.array([name in home for name in themes])
    blank = np.clip(blank, -4.0, 4.0)[:, None]
    bare = np.array([[node.headless] for node in nodes])
    told = (
        log_odds, np.clip(log_odds, -2.0, 2.0), log_odds - rival,
        np.clip(log_odds - rival, -_BOUND, _BOUND), rank == 0, rank == 1,
        rules, given, headed, headed.any(1, keepdims=True) & ~headed, house,
        house & (best < 0), blank, (rank == 0) * blank, above, bare, bare * log_odds, best,
    )  # fmt: skip
    return columns(told, log_odds.shape)


def rule_themes(nodes: Sequence[Node], themes: Sequence[str]) -> tuple[Any, Any]:
    """What the rules summed up for each theme, within bounds, and 1 where they gave it."""
    index = {name: at for at, name in enumerate(themes)}
    sums = np.full((len(nodes), len(themes)), -4.0)
    for row, node in enumerate(nodes):
        for name, odds in node.theme_odds.items():
            if name in index:
                sums[row, index[name]] = odds
    given = where([node.themes for node in nodes], themes).astype(np.float64)
    return np.clip(sums, -4.0, 4.0), given


def where(told: Sequence[Collection[str]], themes: Sequence[str]) -> Any:
    """Which themes each section was told to have, sections × themes."""
    index = {name: at for at, name in enumerate(themes)}
    found = np.zeros((len(told), len(themes)), dtype=bool)
    for row, names in enumerate(told):
        for name in names:
            if name in index:
                found[row, index[name]] = True
    return found
