"""Where a plan's section still tells what is lacking: 不足与展望, 存在问题和下一步打算.

In: the report's text and year. Out: by paragraph and section, whether an offset stands before the turn.
"""

from __future__ import annotations

import re

from reportmine.findings import Section
from reportmine.metrics.context import Paragraph, Slot
from reportmine.metrics.status.wordlists import status_words

__all__ = ["Lacks"]

# 不足与展望: a section that first tells what is lacking, then what is planned
_LACKS_AND_PLANS = re.compile(
    "(?:不足|问题|短板|差距|困难|遗憾|教训|欠账)[^，。；]{0,6}[及和与、暨][^，。；]{0,8}(?:展望|打算|思路|计划|来年|明年|下步|下一步|设想|方向|目标|安排)"
)
_OWN_LACKS = re.compile("存在的?(?:主要)?(?:问题|不足|困难)|不足之处|主要(?:问题|不足|差距)")


class Lacks:
    """Where the sections of one report that tell lacks and plans turn from the one to the other."""

    def __init__(self, text: str, year: int | None) -> None:
        self.text = text
        self.turn = status_words().turns_ahead(year)
        #: Where the text that begins at an offset turns ahead.
        self.turns: dict[int, int] = {}

    def holds(self, paragraph: Paragraph, slot: Slot, section: Section) -> bool:
        """Whether a number tells of what is lacking, in a section of lacks and plans."""
        begin = section.heading_span.end if section.heading_span else section.span.start
        if _OWN_LACKS.match(paragraph.text):
            begin = paragraph.base
        elif section.run_in or not _LACKS_AND_PLANS.search(section.heading or ""):
            return False
        if begin not in self.turns:
            turn = self.turn.search(self.text, begin, section.span.end)
            self.turns[begin] = turn.start() if turn else self._last_paragraph(begin, section)
        return paragraph.base + slot.start < self.turns[begin]

    def _last_paragraph(self, begin: int, section: Section) -> int:
        """Where the last of several paragraphs begins: the heading announces plans, too; else the section's end."""
        text = self.text[begin : section.span.end].rstrip("\n")
        last = text.rfind("\n")
        return begin + last if text[:last].strip("\n") and last > 0 else section.span.end
