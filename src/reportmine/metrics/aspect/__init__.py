"""What a number is of its label: level, change, growth rate, share, rank, average, cumulative.

In: the slots of a paragraph with their labels. Out: an aspect for each, and what changed against what.
`aspects` is the entrance.

    change       direction and base of a change
    baselines    figures that a change starts from
    aspects      the aspect of each slot; in a list the first one speaks for all
"""
