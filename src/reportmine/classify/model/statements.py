"""A section as the statements it makes: what each is about, and how many are about the same.

    stated(text)                             its statements, in order
    counted(nodes, owner, log_odds)          len(COUNTED) measures, sections × themes each or spread to that

The guideline counts: a theme that holds half or more of a section's statements is its theme, a second
one needs a third, and a heading that names its theme settles it. So each statement is judged by its
own words, a heading is a statement too, and what is counted is weighed with all other evidence
(`pooling`).
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np

from reportmine.classify.model.linear import added, begins
from reportmine.classify.voting.nodes import Node, parents

__all__ = ["COUNTED", "counted", "stated"]

COUNTED = (
    "share", "share, as log", "half or more", "a third or more", "half of those decided",
    "a third of those decided", "mean odds", "surest statement", "share ahead", "heading, as log",
    "heading's odds", "heading", "in the subsections", "half of the subsections", "heading above",
    "share of none", "share, and none", "odds of the only one", "none in the heading",
    "likeliest in the heading", "nothing stated", "heading's odds, nothing stated",
    "share, without heading", "how many", "share, and likeliest in the heading",
)  # fmt: skip
# Plain words are replaced far faster than a pattern is looked for.
_ENDS = "。；;！!？?"
_POINTS = tuple(f"{number}是" for number in "一二三四五六七八九")
_SHORTEST = 4  # characters: less than that says nothing
_BOUND = 4.0
_SILENT = -2.0  # the odds of what is not there
_FLOOR = 0.02


def stated(text: str) -> list[str]:
    """Its sentences, and the points of a list that a sentence tells (一是…二是…), without what ends
    them."""
    for end in _ENDS:
        text = text.replace(end, "\n")
    for point in _POINTS:
        text = text.replace(point, "\n" + point)
    parts = [part.strip(" ，、：:\t") for part in text.split("\n")]
    return [part for part in parts if len(part) >= _SHORTEST]


def counted(nodes: Sequence[Node], owner: Any, log_odds: Any) -> tuple[Any, ...]:
    """What the statements say. `log_odds` has a row a statement, themes and none; the first rows are
    the headings of the sections, then come all other statements; `owner` is the section of each."""
    count, width = len(nodes), log_odds.shape[1]
    bare = np.array([node.headless for node in nodes])[:, None]
    chances = _softmax(log_odds)
    bounded = np.minimum(np.maximum(log_odds, -_BOUND), _BOUND)
    heads = np.where(bare, 0.0, chances[:count])
    head_odds = np.where(bare, _SILENT, bounded[:count])
    rows, own = owner[count:], chances[count:]
    told = np.bincount(rows, minlength=count)[:, None]
    likeliest = own == own.max(1, keepdims=True)
    sums = added(rows, np.concatenate([own, likeliest, bounded[count:]], axis=1), count)
    means = (sums / np.maximum(1, told)).reshape(count, 3, width)
    share, decided, odds = means[:, 0], means[:, 1], means[:, 2]
    odds = np.where(told == 0, _SILENT, odds)
    surest = np.zeros((count, width), np.float32)
    if len(rows):
        firsts = begins(rows)
        surest[rows.take(firsts)] = np.maximum.reduceat(own, firsts, axis=0)
    above = parents(nodes)
    below = _below(above, np.where(told > 0, 0.5 * share + 0.5 * heads, heads))
    over = np.where(above[:, None] >= 0, heads.take(above, axis=0), 0.0)

    none, head_none = share[:, -1:], heads[:, -1:]
    share, decided, odds, surest, heads, head_odds, below, over = (
        each[:, :-1] for each in (share, decided, odds, surest, heads, head_odds, below, over)
    )
    ranked = np.sort(share, axis=1)
    best = ranked[:, -1:]
    rival = np.where(share == best, ranked[:, -2:-1] if share.shape[1] > 1 else 0.0, best)
    loud = heads.max(1, keepdims=True)
    silent = told == 0
    return (
        share, np.log(share + _FLOOR), share >= 0.5, share >= 0.34, decided >= 0.5,
        decided >= 0.34, odds, surest, share - rival, np.log(heads + _FLOOR),
        head_odds, heads, below, below >= 0.5, over,
        none, none * share, (told <= 1) * odds, head_none,
        loud, silent, silent * head_odds,
        bare * share, np.log1p(told), loud * share,
    )  # fmt: skip


def _below(above: Any, told: Any) -> Any:
    """What the subsections of each section are about, on the mean."""
    found = np.zeros_like(told)
    children = (above >= 0).nonzero()[0]
    np.add.at(found, above.take(children), told.take(children, axis=0))
    return found / np.maximum(1, np.bincount(above.take(children), minlength=len(told)))[:, None]


def _softmax(odds: Any) -> Any:
    raised = np.exp(odds - odds.max(1, keepdims=True))
    return raised / raised.sum(1, keepdims=True)
