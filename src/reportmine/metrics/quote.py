"""The words that prove a metric: the sentence that holds number and label, or its clauses where it is long.

In: a paragraph, a slot, the pieces of its label. Out: a span of the report's text.
"""

from __future__ import annotations

from reportmine.metrics.choice.window import Pieces
from reportmine.metrics.context import Paragraph, Slot
from reportmine.report import Span

__all__ = ["back", "forth", "quote"]

_LONG = 90
_FURTHEST = 240  # how far the evidence goes for the end of a clause
_CLAUSE_END = "，；。！？,;\n"


def quote(paragraph: Paragraph, slot: Slot, pieces: Pieces) -> Span:
    """The sentence that holds number and label, or its clauses where it is long."""
    text = paragraph.text
    first = min([a for a, _ in pieces] + [slot.start])
    last = max([b for _, b in pieces] + [slot.end])
    start, end = min(slot.sentence[0], first), max(slot.sentence[1], last)
    if first < slot.sentence[0]:
        start = back(text, first)
    if end - start > _LONG:
        start = max(start, back(text, min(first, slot.clause_start)))
        end = min(end, forth(text, max(last, slot.clause_end)))
    while start < first and text[start].isspace():
        start += 1
    while end > last and text[end - 1].isspace():
        end -= 1
    return paragraph.span(start, end)


def back(text: str, at: int) -> int:
    """Where the clause of an offset begins, or not too far before."""
    least = max(0, at - _FURTHEST)
    while at > least and text[at - 1] not in _CLAUSE_END:
        at -= 1
    return at


def forth(text: str, at: int) -> int:
    """Behind the mark that ends the clause of an offset, or not too far behind."""
    most = min(len(text), at + _FURTHEST)
    while at < most and text[at] not in _CLAUSE_END:
        at += 1
    return min(len(text), at + 1)
