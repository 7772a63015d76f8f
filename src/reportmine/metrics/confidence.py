"""How sure a metric is.

In: the rule that found its label, the label, and what else may go wrong; of a cell by what it is named. Out: a share between 0.01 and
0.99: of a hundred metrics at 0.8, about eighty were right in labelled reports. The figures are in
`data/confidence.toml`.
"""

from __future__ import annotations

from bisect import bisect_right
from functools import lru_cache
from typing import Any

from reportmine.text.shipped import rule_file

__all__ = ["confidence", "of_cell", "of_zero"]


@lru_cache(maxsize=4096)
def confidence(
    rule: str,
    label: str,
    *,
    expected: float | None = None,
    promised: bool = False,
    vague: bool = False,
) -> float:
    """The confidence of a label found by `rule`.

    `expected`: the F1 that the learned choice expects of it, None where it knows nothing of the rule;
    `promised`: planned by a word, not by its section; `vague`: a number without a value.
    """
    data: dict[str, Any] = rule_file("confidence.toml")
    evidence = data["evidence"]
    if expected is not None:
        share = _between(data["learned"]["expected"], data["learned"]["right"], expected)
    else:
        share = _by_rule(data, rule, label)
    share *= evidence["promised"] if promised else 1
    share *= evidence["vague"] if vague else 1
    return round(min(0.99, max(0.01, share)), 2)


def _by_rule(data: dict[str, Any], rule: str, label: str) -> float:
    factors = data["lengths"]["factors"]
    share: float = data["rules"].get(rule, 0.5)
    share *= factors[min(max(len(label), 1), len(factors)) - 1]
    return share * data["evidence"]["listed"] if "、" in label else share


def _between(points: list[float], values: list[float], at: float) -> float:
    """The value at a place between points, on straight lines."""
    k = min(max(bisect_right(points, at), 1), len(points) - 1)
    (a, b), (x, y) = points[k - 1 : k + 1], values[k - 1 : k + 1]
    return x + (y - x) * (min(max(at, a), b) - a) / (b - a)


def of_cell(named: str) -> float:
    """The confidence of a cell of a table, by what names it."""
    share: float = rule_file("confidence.toml")["cells"][named]
    return share


def of_zero() -> float:
    """The confidence of a zero told in words."""
    share: float = rule_file("confidence.toml")["zeros"]["in words"]
    return share
