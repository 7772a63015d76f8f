"""What speaks for a theme in a section, all told: rules, model, other themes, heading, house.

    evidence(nodes, themes, log_odds, blank, home)      len(EVIDENCE) measures, sections × themes each or
                                                        spread to that

Most sections have one theme, and the guideline lets the heading decide. So a theme is weighed against
its rivals: how far it is ahead of the best other one, whether another stands in the heading, whether
the section is likely to have no theme at all (`blank`). The weights are the same for all themes, so
they are learned from the frequent ones and hold for the rare ones too, and for kinds of organisation
that no report was seen of.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from functools import cache
from typing import Any

import numpy as np

from reportmine.classify.voting.nodes import Node, parents

__all__ = ["EVIDENCE", "evidence", "rule_themes", "where"]

EVIDENCE = (
    "model", "model, within bounds", "ahead", "ahead, within bounds", "likeliest", "second",
    "rules", "given by rules", "in the heading", "another in the heading", "of the house",
    "of the house, and none likely", "no theme", "likeliest, and no theme", "of the parent",
    "without heading", "without heading: model", "the likeliest of all",
)  # fmt: skip
_BOUND = 3.0
_MOST_OF_RULES = 4.0  # log-odds: what the rules say of a theme counts no more, for or against


def evidence(
    nodes: Sequence[Node], themes: Sequence[str], log_odds: Any, blank: Any, home: Collection[str]
) -> tuple[Any, ...]:
    """`log_odds` (sections × themes) and `blank` (sections) are the model's; `home` the themes that
    this kind of organisation is there for."""
    rules, given = rule_themes(nodes, themes)
    ranked = np.sort(log_odds, axis=1)
    best = ranked[:, -1:]
    second = ranked[:, -2:-1] if len(themes) > 1 else np.full_like(best, -_BOUND)
    likeliest = log_odds == best
    ahead = log_odds - np.where(likeliest, second, best)
    headed = where([node.outright for node in nodes], themes)
    over = parents(nodes)
    above = np.where(over[:, None] < 0, 0.0, given.take(over, axis=0))
    house = np.array([name in home for name in themes])
    blank = _within(blank, 4.0)[:, None]
    bare = np.array([[node.headless] for node in nodes])
    return (
        log_odds, _within(log_odds, 2.0), ahead, _within(ahead, _BOUND),
        likeliest, log_odds == second,
        rules, given, headed, headed.any(1, keepdims=True) & ~headed, house,
        house & (best < 0), blank, likeliest * blank, above, bare, bare * log_odds, best,
    )  # fmt: skip


def _within(odds: Any, bound: float) -> Any:
    return np.minimum(np.maximum(odds, -bound), bound)


def rule_themes(nodes: Sequence[Node], themes: Sequence[str]) -> tuple[Any, Any]:
    """What the rules summed up for each theme, within bounds, and 1 where they gave it."""
    index, width = _places(tuple(themes)), len(themes)
    told = [
        (row * width + index[name], odds)
        for row, node in enumerate(nodes)
        for name, odds in node.theme_odds.items()
        if name in index
    ]
    sums = np.full(len(nodes) * width, -_MOST_OF_RULES)
    sums[[at for at, _ in told]] = [odds for _, odds in told]
    given = where([node.themes for node in nodes], themes).astype(np.float64)
    return _within(sums, _MOST_OF_RULES).reshape(given.shape), given


def where(told: Sequence[Collection[str]], themes: Sequence[str]) -> Any:
    """Which themes each section was told to have, sections × themes."""
    index, width = _places(tuple(themes)), len(themes)
    found = np.zeros(len(told) * width, bool)
    found[
        [row * width + index[name] for row, own in enumerate(told) for name in own if name in index]
    ] = True
    return found.reshape(len(told), width)


@cache
def _places(themes: tuple[str, ...]) -> dict[str, int]:
    return {name: at for at, name in enumerate(themes)}
