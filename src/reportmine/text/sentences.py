"""Where sentences and clauses begin and end.

In: a text, or a stretch of it. Out: `Span`s on that text, in order, that cover all of it but white
space at their edges. A sentence ends behind 。！？ or … with their closing quotes and brackets, and
at every line break; a clause ends behind ，；：, too. A full stop or a comma between digits ends
nothing.
"""

from __future__ import annotations

import re

from reportmine.report import Span

_SENTENCE = re.compile(r"[^。！？!?\n]*(?:[。！？!?]+[”’」』）)\]】》]*|\n|$)")
_CLAUSE = re.compile(r"(?:[^，,；;：:。！？!?\n]|(?<=\d)[,:，](?=\d))+")


def sentence_spans(text: str, start: int = 0, end: int | None = None) -> list[Span]:
    """The sentences of `text[start:end]`, their end marks included."""
    return _spans(_SENTENCE, text, start, len(text) if end is None else end)


def clause_spans(text: str, start: int = 0, end: int | None = None) -> list[Span]:
    """The clauses of `text[start:end]`, without the marks between them."""
    return _spans(_CLAUSE, text, start, len(text) if end is None else end)


def _spans(pattern: re.Pattern[str], text: str, start: int, end: int) -> list[Span]:
    found = []
    for match in pattern.finditer(text, start, end):
        s, e = match.span()
        while s < e and text[s].isspace():
            s += 1
        while s < e and text[e - 1].isspace():
            e -= 1
        if s < e:
            found.append(Span(s, e))
    return found
