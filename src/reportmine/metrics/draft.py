"""A metric before all of its report are known: without an id, its total told by a key.

In: what a number was found to be. Out: a `Draft`, which `resolve` makes a `Metric` of.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial

from reportmine.findings import Metric


@dataclass(slots=True)
class Draft:
    """A metric that has no id yet."""

    #: Where its words begin in the report's text: drafts are numbered in this order.
    at: int
    #: Which of the report's mentions it is; None for a zero told in words.
    mention: int | None
    #: The metric, but for its id and its total's.
    make: partial[Metric]
    #: The mention of its total.
    part: int | None = None
