"""How sure a metric of the running text is.

In: the rule that found its label, the label, and what else may go wrong. Out: a share between 0.01 and
0.99: of a hundred metrics at 0.8, about eighty were right in labelled reports. The figures are in
`data/confidence.toml`.
"""

from __future__ import annotations

from functools import lru_cache
from typing import Any

from reportmine.metrics.lexicon import load

__all__ = ["confidence"]


@lru_cache(maxsize=4096)
def confidence(rule: str, label: str, *, promised: bool = False, vague: bool = False) -> float:
    """The confidence of a label found by `rule`.

    `promised`: planned by a word, not by its section; `vague`: a number without a value.
    """
    data: dict[str, Any] = load("confidence.toml")
    evidence = data["evidence"]
    behind = rule.startswith("number first")
    factors = data["lengths"]["behind" if behind else "before"]
    share: float = data["rules"].get(rule, 0.5) * factors[min(max(len(label), 1), len(factors)) - 1]
    if not behind and "、" in label:
        share *= evidence["listed"]
    share *= evidence["promised"] if promised else 1
    share *= evidence["vague"] if vague else 1
    return round(min(0.99, max(0.01, share)), 2)
