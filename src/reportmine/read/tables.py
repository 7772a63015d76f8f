"""Tables: what stands above them, and one table over several pages."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from reportmine.read.printed import Printed
from reportmine.report import Cell

__all__ = ["Heading", "caption_and_unit"]

_UNIT = re.compile(r"(?:金额)?[单單]\s*位\s*[:：]\s*([^\s，,；;）)】\]|]{1,12})")
_MOST_LINES = 3


@dataclass(slots=True)
class Heading:
    """The paragraphs right above a table."""

    texts: list[str] = field(default_factory=list)
    last: Printed | None = None

    def add(self, text: str, line: Printed) -> None:
        self.texts = [*self.texts[1 - _MOST_LINES :], text]
        self.last = line

    def clear(self) -> None:
        self.texts.clear()
        self.last = None


def caption_and_unit(
    heading: Heading, rows: Sequence[Sequence[Cell]]
) -> tuple[str | None, str | None]:
    """Caption and unit of a table, from the paragraphs above it and from its first rows."""
    caption = unit = None
    for text in reversed(heading.texts):
        found = _UNIT.search(text)
        if found and unit is None:
            unit = found[1]
            text = (text[: found.start()] + text[found.end() :]).strip(" （）()[]【】\u3000")
        if not text:
            continue
        if caption is None and len(text) <= 60 and not text.endswith(("。", "；")):
            caption = text
        break
    if unit is None:
        for row in rows[:3]:
            for cell in row:
                found = _UNIT.search(cell.text)
                if found and cell.text.strip(" （）()").startswith(("单位", "單位", "金额单位")):
                    unit = unit or found[1]
    return caption, unit
