"""Months that head a schedule: lines that are a month and no more, over what is to be done in it.

    monthly_lines(text, body)      items, by block index

`3月：`, `九月份`, `1—2月` stand so in plans of work; two and more of them, each later than the one before, make a
schedule. A month alone on a line, or among rows of figures, heads nothing.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from reportmine.outline.headings.items import Item, Look
from reportmine.outline.paragraphs.blocks import Block
from reportmine.outline.paragraphs.marks import value_of
from reportmine.outline.titles import Title
from reportmine.report import Span

__all__ = ["monthly_lines"]

_MONTH = r"(?:1[0-2]|[1-9]|十[一二]?|[一二三四五六七八九])"
_LINE = re.compile(
    rf"(?P<title>(?P<first>{_MONTH})月?(?:\s*[-－—~～至到、]\s*(?P<last>{_MONTH})月)?(?<=月)份?)\s*[：:]?"
)
# lighter than any other heading without a number
_LOOK = Look(0.0, wordy=2.0)


def monthly_lines(text: str, body: Sequence[Block]) -> dict[int, Item]:
    """The lines of a schedule that name its months; nothing where they are not in order."""
    found: dict[int, Item] = {}
    reached = 0
    for i, block in enumerate(body):
        after = body[i + 1] if i + 1 < len(body) else None
        line = _LINE.fullmatch(text, *block.span) if block.kind == "prose" else None
        if line is None or after is None or after.kind != "prose":
            continue
        first = value_of(line["first"])
        if first <= reached < 12:
            return {}
        reached = value_of(line["last"] or line["first"])
        title = Title(Span(*line.span("title")), line["title"], "", False, 2.0, "a month")
        found[block.index] = Item(
            block,
            None,
            title,
            form="month",
            look=_LOOK,
            heading=True,
            because=["a month of a plan"],
        )
    return found if len(found) > 1 else {}
