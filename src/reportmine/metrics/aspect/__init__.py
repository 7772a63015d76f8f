"""What a number is of its label: level, change, growth rate, share, rank, average, cumulative.

In: the slots of a paragraph with their labels. Out: a `Facet` for each: an aspect, and what changed against what.
`aspects` is the entrance.

    change       direction and base of a change
    baselines    figures that a change starts from
    facet        a number's own words
    aspects      the facet of each slot; in a list the first one speaks for all
"""
