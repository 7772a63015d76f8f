"""Metrics: what each number counts, for when, planned or achieved, and the evidence for it.

In: a report, its sections, the mentions of the ledger and the front matter.
Out: `Metric`s in text order, one for each quantity, and one for each zero told without a number.

    context    each number with the stretch of its clause that is its own
    phrase     the words on either side of a number: where the phrase begins and ends
    heads      the head that a number's own words lack
    shares     shares, fulfilments, numbers that are part of a name
    label      the phrase that is counted
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
