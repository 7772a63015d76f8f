"""Tables: each numeric cell a metric, named by the headings of its row and its column.

In: a report's tables with their mentions, what stands above them. Out: `Draft`s. `drafts` is the entrance.

    form_rows    forms: their fields, and the indicators that they set values for
    grid         cells with the headings on their left and above them
    bands        rows named by bounds (35岁以下)
    said         what headings say: aspect, status, period, total
    cells        a cell with its headings, and what they say
    totals       parts of totals, proved by their sum
    drafts       metrics in the making, matched with the catalogue
"""
