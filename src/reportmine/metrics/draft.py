"""Metrics in the making: without ids, for these are given when all of a report are known.

In: what each number was found to be, as `Draft`s. Out: `Metric`s in text order, with their ids, their totals, and
the facts of the prose that cells of tables only repeat.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

from reportmine.findings import Metric

__all__ = ["Draft", "numbered"]


@dataclass(frozen=True, slots=True)
class Draft:
    """A metric without an id."""

    #: Where it is told in the report's text: drafts are numbered in this order.
    at: int
    metric: Metric
    #: The mention of its total.
    part: int | None = None


def numbered(drafts: Iterable[Draft]) -> tuple[Metric, ...]:
    """The metrics of the drafts, m1, m2, … in text order."""
    ordered = sorted(drafts, key=lambda draft: draft.at)
    named = [(f"m{n}", draft) for n, draft in enumerate(ordered, 1)]
    ids = {draft.metric.mention: id for id, draft in named}
    told: dict[tuple[object, ...], str] = {}
    for id, draft in named:
        if draft.metric.cell is None and (fact := _fact(draft.metric)):
            told.setdefault(fact, id)
    return tuple(
        replace(
            draft.metric,
            id=id,
            part_of=ids.get(draft.part) if draft.part is not None else None,
            same_as=told.get(_fact(draft.metric)) if draft.metric.cell else None,
        )
        for id, draft in named
    )


def _fact(metric: Metric) -> tuple[object, ...]:
    """What makes a cell the same fact as one told in prose; empty where nothing can be said."""
    if not metric.indicator or not metric.value or metric.group not in (None, "total"):
        return ()
    return (
        metric.indicator, metric.value, metric.unit, metric.aspect, metric.status,
        metric.period.label,
    )  # fmt: skip
