"""Metrics: what each number counts, for when, planned or achieved, and the evidence for it.

In: a report, its sections, the mentions of the ledger and the front matter.
Out: `Metric`s in text order, one for each quantity, and one for each zero told without a number.

    context    each number with the stretch of its clause that is its own
    phrase     a phrase of the text and its edges; left, right: where it begins and ends before a number
               and behind it; sides: on which of them stands what is counted
    heads      the head that a number's own words lack; topics, events, matters: the topic that they take
               from clauses before, from what takes place, from a heading
    shares     shares, fulfilments, numbers that are part of a name; ranks; outlays: what money was for
    lists      names and values side by side
    first      numbers that stand before what they count
    label      the phrase that is counted, by all these rules
    choose     that phrase, or words that are likelier by what was learned (around, clues, chain; vetoes);
               trim: the last touch
    aspect     level, change, growth rate, share …; steps: direction and base of a change
    verdict    achieved or planned, and when, decided together
    status     achieved, planned, required, baseline, negated (promises, ahead, outlook, targets, bounds,
               baselines, denial); scope; sensitive
    times      what time a number speaks of (period, above, meant, terms, timeline)
    parts      what is part of what
    zeros      zeros told in words
    cells      tables (grid, form_rows)
    confidence how sure it is
    catalogue  which known indicator a label names
    resolve    puts it all together
"""

from reportmine.metrics.catalogue import Catalogue, Indicator, load_catalogue
from reportmine.metrics.resolve import metrics

__all__ = ["Catalogue", "Indicator", "load_catalogue", "metrics"]
