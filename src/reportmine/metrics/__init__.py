"""Metrics: what each number counts, for when, planned or achieved, and the evidence for it.

In: a report, its sections, the mentions of the ledger and the front matter.
Out: `Metric`s in text order, one for each quantity, and one for each zero told without a number.

    context    each number with the stretch of its clause that is its own
    phrase     a phrase of the text and its edges; left, right: where it begins and ends before a number
               and behind it
    heads      the head that a number's own words lack
    shares     shares, fulfilments, numbers that are part of a name
    first      numbers that stand before what they count
    label      the phrase that is counted, by rules
    choose     that phrase, or words that are likelier by what was learned (around, clues, chain)
    aspect     level, change, growth rate, share …; direction and base of a change
    status     achieved, planned, required, baseline, negated; scope; sensitive
    period     what time it speaks of
    parts      what is part of what
    zeros      zeros told in words
    cells      tables
    confidence how sure it is
    catalogue  which known indicator a label names
    resolve    puts it all together
"""

from reportmine.metrics.catalogue import Catalogue, Indicator, load_catalogue
from reportmine.metrics.resolve import metrics

__all__ = ["Catalogue", "Indicator", "load_catalogue", "metrics"]
