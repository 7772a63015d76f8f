"""What stands above a table: its caption and its unit."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from reportmine.read.printed import Printed
from reportmine.report import Cell

__all__ = ["Heading", "caption_and_unit"]

_UNIT = re.compile(r"(?:金[额額])?[单單]\s*位\s*[:：]\s*([^\s，,；;）)】\]|]{1,12})")
_FIELD = re.compile(
    r"[^\s：:，。]{2,8}[:：]|\d{4}\s*年(?:度|\s*\d{1,2}\s*月(?:\s*\d{1,2}\s*日)?)?$|[^\s]{0,6}\d{2}\s*表$"
)
_MOST_LINES = 4
_HEAD_ROWS = 4


@dataclass(slots=True)
class Heading:
    """The paragraphs right above a table."""

    texts: list[str] = field(default_factory=list)
    last: Printed | None = None

    def add(self, text: str, line: Printed) -> None:
        """One more paragraph: its text and its last line."""
        self.texts = [*self.texts[1 - _MOST_LINES :], text]
        self.last = line

    def clear(self) -> None:
        """Another table has come: what stood above it heads nothing below it."""
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
        # 编制部门：某局 stands between a table and its caption.
        if not text or _FIELD.match(text.strip("（）()")):
            continue
        if caption is None and len(text) <= 60 and not text.endswith(("。", "；")):
            caption = text
        break
    if unit is None:
        stated = [_unit_in(cell) for row in rows[:_HEAD_ROWS] for cell in row]
        unit = next(filter(None, stated), None)
    # A form has its title in a first row that runs across all columns.
    if caption is None and rows and len(rows[0]) == 1 and any(len(row) > 1 for row in rows):
        caption = rows[0][0].text or None
    return caption, unit


def _unit_in(cell: Cell) -> str | None:
    """The unit that a cell of the heading states for the whole table: a cell of its own, or the
    corner. One in the heading of another column is that column's."""
    found = _UNIT.search(cell.text)
    words = cell.text.strip(" （）()[]【】")
    if found and (cell.column == 0 or words.startswith(("单位", "單位", "金额单位", "金額單位"))):
        return found[1]
    return None
