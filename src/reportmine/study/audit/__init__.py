"""The audit: figures of a report that cannot all be right.

In: a mined report, or several of one organisation. Out: `Finding`s in text order, each with its rule, the
quotes of the figures that do not fit, and the calculation. Nothing is called wrong that rounding explains,
and nothing that the text leaves open.

    finding     amounts as intervals; what a finding says
    sentences   the figures of running text with their words
    changes     changes and rates against their two figures; what was fulfilled against its budget
    budgets     this year's plan against what last year was spent
    parts       parts against their total
    shares      shares and rates against the figures that they are made of
    stages      later stages of a funnel against earlier ones
    tables      totals of columns (`columns`) and rows (`rows`), accounts that must balance (`accounts`)
    impossible  what cannot be
    twice       one fact told twice, in prose and in a table
    years       last year's figure here and in last year's report

`grid` is a table as these see it, `readings` what a total of it may be the sum of; `record` gives findings as plain data.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby

from reportmine.findings import Mined
from reportmine.study.audit.budgets import against_last_year, less_than_nothing
from reportmine.study.audit.changes import fulfilment, growth
from reportmine.study.audit.finding import Amount, Figure, Finding
from reportmine.study.audit.impossible import dates, limits
from reportmine.study.audit.parts import parts
from reportmine.study.audit.sentences import Sentence, sentences
from reportmine.study.audit.shares import shares
from reportmine.study.audit.stages import order
from reportmine.study.audit.tables import over_totals, tables
from reportmine.study.audit.twice import told_twice
from reportmine.study.audit.years import across

__all__ = ["Amount", "Figure", "Finding", "across", "audit"]


def audit(mined: Mined) -> tuple[Finding, ...]:
    """Everything that does not fit in one report, in the order of its text."""
    found = [
        *_prose(mined),
        *tables(mined),
        *over_totals(mined),
        *limits(mined),
        *dates(mined),
        *told_twice(mined),
    ]
    unique = {(f.rule, f.figures): f for f in found}
    return tuple(sorted(unique.values(), key=lambda f: (f.start, f.rule)))


def _prose(mined: Mined) -> Iterator[Finding]:
    for _, group in groupby(sentences(mined), key=lambda s: _paragraph(mined, s)):
        paragraph = list(group)
        yield from shares(mined, paragraph)
        for sentence in paragraph:
            yield from growth(mined, sentence)
            yield from fulfilment(mined, sentence)
            yield from against_last_year(mined, sentence)
            yield from less_than_nothing(mined, sentence)
            yield from parts(mined, sentence)
            yield from order(mined, sentence)


def _paragraph(mined: Mined, sentence: Sentence) -> int:
    """Where the paragraph of a sentence begins."""
    return mined.report.text.rfind("\n", 0, sentence.span.start)
