"""The ledger of a report: sections say what is numbering, tables what their cells count."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import localcontext

from reportmine.findings import Mention, Period, Section
from reportmine.quantity.prepare import prepare
from reportmine.quantity.scan import scan
from reportmine.quantity.tables.cells import cell_mentions
from reportmine.report import Report, Span
from reportmine.text.numerals import ARITHMETIC, LEDGER


def ledger(
    report: Report, sections: Sequence[Section] = (), period: Period | None = None
) -> tuple[Mention, ...]:
    """Every number of the report, sorted by span, none overlapping.

    The numbers of `sections` become numbering. A table's cells are read with the unit of their
    column, row or table, and carry the table's id; no mention crosses a cell's border.
    """
    with localcontext(ARITHMETIC):
        return _ledger(report, sections, period)


def _ledger(
    report: Report, sections: Sequence[Section], period: Period | None
) -> tuple[Mention, ...]:
    """What sections and tables know first; then what the scanner finds in the rest."""
    text = report.text
    known = [*_numbering(text, sections), *cell_mentions(report)]
    known.sort(key=lambda m: m.span)
    taken: list[Span] = []
    kept: list[Mention] = []
    for mention in known:
        if not taken or mention.span.start >= taken[-1].end:
            taken.append(mention.span)
            kept.append(mention)
    prepared = prepare(text, taken)
    at_table = _TableFinder(report)
    for hit in scan(prepared.text, period):
        span = prepared.origin(hit.start, hit.end)
        kept.append(hit.mention(text, prepared, at_table(span.start)))
    kept.sort(key=lambda m: m.span)
    return tuple(kept)


def _numbering(text: str, sections: Sequence[Section]) -> list[Mention]:
    found = []
    for section in sections:
        span = section.number_span
        if span and LEDGER.search(text, span.start, span.end):
            words = text[span.start : span.end]
            found.append(Mention(span, words, "numbering", because="number of a section"))
    return found


class _TableFinder:
    """The id of the table at an offset; asked with rising offsets, so it walks along."""

    def __init__(self, report: Report) -> None:
        self._tables = sorted(report.tables, key=lambda t: t.span)
        self._i = 0

    def __call__(self, offset: int) -> str | None:
        while self._i < len(self._tables) and self._tables[self._i].span.end <= offset:
            self._i += 1
        if self._i < len(self._tables) and self._tables[self._i].span.start <= offset:
            return self._tables[self._i].id
        return None
