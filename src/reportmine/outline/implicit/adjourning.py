"""The line with which the minutes of a meeting end, where it has no number: 散会：上午十一时。

    adjournment(text, body, starts)      one `Turn` or none; `starts`: where the headed sections begin

It belongs to the meeting, and not to the matter that was dealt with last.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from reportmine.outline.implicit.turns import Turn
from reportmine.outline.paragraphs.blocks import Block

__all__ = ["adjournment"]

# 散會（下午三時）, 主席宣布散会。
_ADJOURNED = re.compile(
    r"(?:[^，。：:\s]{0,6}宣[布佈告])?(?:散|休|閉|闭)[会會](?:[时時][间間刻])?(?:[：:（( ].{0,24}|。)?"
)
_LAST = 4  # paragraphs: who took the minutes, and the foot of the page, may come behind it


def adjournment(text: str, body: Sequence[Block], starts: Sequence[int]) -> list[Turn]:
    """The section of the last line that says that the meeting was over."""
    prose = [block for block in body if block.kind == "prose"][-_LAST:]
    for block in prose if starts else ():
        start, end = block.span
        plain = block.mark is None and start > starts[0] and start not in starts
        if plain and _ADJOURNED.fullmatch(text, start, end):
            return [Turn(start, 1, "procedure", "the meeting is over")]
    return []
