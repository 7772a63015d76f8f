"""Numbers: what each of them is, its exact value, its unit, and how sure the text is of it.

    text ─▶ prepare ─▶ scan ─▶ mentions
            one spelling,   numbering → identifiers → words → dates → quantities,
            spaces closed   the first rule that answers decides and leaves its name

    grammar      the shapes of numbers        hit        a mention in the making
    veto         numerals that count nothing: numbering, identifiers, places in an order, words
    date         dates and their periods
    amount       quantities: number, unit, modifiers, bounds
    tables       the numbers of a table, read by its headings
    scan         the rules in order           ledger     a whole report

`find_numbers` reads a piece of text; `ledger` a whole report, where the outline has already said
what is numbering and a table's headings give the units of its cells. Both account for every
digit and every Chinese numeral character exactly once.
"""

from __future__ import annotations

from decimal import localcontext

from reportmine.findings import Mention, Period
from reportmine.quantity.ledger import ledger
from reportmine.quantity.prepare import prepare
from reportmine.quantity.scan import scan
from reportmine.text.numerals import ARITHMETIC, parse_number

__all__ = ["find_numbers", "ledger", "parse_number"]


def find_numbers(text: str, *, reference: Period | None = None) -> list[Mention]:
    """Every number of `text` and what it is, sorted; spans are code points, half-open.

    `reference` is the period that 今年, 上半年 or 近三年 are read from. A line end or a tab is a
    border that no number crosses. Never raises; text without numerals gives an empty list.
    """
    prepared = prepare(text)
    with localcontext(ARITHMETIC):
        return [hit.mention(text, prepared) for hit in scan(prepared.text, reference)]
