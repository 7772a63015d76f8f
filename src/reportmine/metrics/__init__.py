"""Metrics: what each number counts, for when, planned or achieved, and the evidence for it.

In: a report, its sections, the mentions of the ledger and the front matter.
Out: `Metric`s in text order, one for each quantity, and one for each zero told without a number.

    lexicon ─▶ context ─▶ label/ ─▶ choice/ ─▶ aspect/ ─▶ period/ ─▶ status/ ─▶ document ─▶ prose ┐
                                                                                     ├─▶ tables/ ┼─▶ resolve
                                                                                     └─▶ zeros   ┘

Each of these may import those on its left, not on its right (`tests/test_imports.py`). The first two
are what all share: word lists as patterns, and each number with the stretch of its clause that is its
own (a `Slot` of a `Paragraph`). The folders are one question each:

    label        what does a number count?             rules, a `Label`
    choice       is that likely?                       learned, a `Choice`
    aspect       a level, a change, a share, …?        `Aspect`, `Change`
    period       for when?                             a `Period`
    status       achieved, planned, required, …?       a `Verdict`, with the period that holds
    tables       the same for the cells of tables      `Draft`s

    parts        what is part of what                  quote       the words that prove it
    scope        whose a number is; what is sensitive  confidence  how sure it is
    catalogue    which known indicator a label names   document    what all of a report's metrics share
    draft        metrics before they have ids          prose       all this, in order, for the running text
    zeros        zeros told in words                   resolve     prose, tables and zeros as one
"""

from reportmine.metrics.catalogue import Catalogue, Indicator, load_catalogue
from reportmine.metrics.resolve import metrics

__all__ = ["Catalogue", "Indicator", "load_catalogue", "metrics"]
