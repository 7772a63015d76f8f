"""When: the time that each number of the running text speaks of.

In: the dates of a paragraph, the headings above it, the report's own time. Out: a `Period` for each slot.
`times` is the entrance.

    periods      what periods are, and those of reports, headings and plans
    default      what holds where the text near a number names none
    timeline     lines that hold nothing but a date, and speak for what is below
    terms        terms of several years that a paragraph opens
    spans        sums and means of several years, 2016年以来, 三年内
    date_role    whether a date tells when, or is a base, a name, something older
    date_value   what a date means where it stands (去年, 1-9月)
    times        which of all these holds for a slot
"""
