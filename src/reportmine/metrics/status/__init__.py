"""Achieved, planned, required, baseline or negated; and with it the period that holds.

In: slots with labels and times, what stands above them. Out: a `Verdict` for each. `verdict` is the entrance.

    promises     words that promise, and where they promise nothing
    bounds       thresholds, norms, terms: required
    targets      what was set for the year
    denial       one that is denied is none
    rules        the status by the words at the number, from these and `aspect.baselines`
    plans        sections, lines and paragraphs that look ahead
    above        what stands above a number: its section, whether that plans, for when
    statements   a report as statements, hashed for `outlook`
    outlook      what looks ahead without saying so, by what was learned
    verdict      status and period, decided together
"""
