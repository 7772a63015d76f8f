"""A label without the marks that stand between its words.

In: a text and the spans of a label. Out: the same spans, parted where a mark was: 两癌筛查 of “两癌”筛查,
培训家政电工 of 培训家政、电工, 新建村分馆 of 新建村（社区）分馆. A label is made of words alone (corpora/guideline_numbers.md, 2.1);
what a title holds between its words stays (《听、说、读》展).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from reportmine.report import Span

__all__ = ["words_only"]

# An aside in brackets goes, and so do the grades of the accounts (住房公积金（项）); one letter is part of the
# word around it, its brackets alone go (因公出国（境）费).
_MARKS = re.compile(
    r"《(?P<title>[^《》]*)》"
    r"|[（(](?P<letter>[^类款项（）()])[）)]|[（(][^（）()]*[）)]"
    r"|[“”‘’「」『』《》（）()、，；：。！？\"]"
)


def words_only(text: str, spans: Sequence[Span]) -> tuple[Span, ...]:
    """The spans of a label in the text without its marks; as they were, where nothing else is in them."""
    return tuple(word for span in spans for word in _words(text, span)) or tuple(spans)


def _words(text: str, span: Span) -> Iterator[Span]:
    start = span.start
    for mark in _MARKS.finditer(text, span.start, span.end):
        if start < mark.start():
            yield Span(start, mark.start())
        if mark.lastgroup and mark[mark.lastgroup]:
            yield Span(*mark.span(mark.lastgroup))
        start = mark.end()
    if start < span.end:
        yield Span(start, span.end)
