"""Votes, and the matter that they were cast on: 《考勤办法》：赞成98票，反对40票; 关于增补理事的动议：赞成13票.

In: a text, where the number of votes stands. Out: the pieces that name the matter.
"""

from __future__ import annotations

import re

from reportmine.metrics.label.phrase import Piece
from reportmine.metrics.lexicon import any_of

__all__ = ["VOTE", "VOTES", "matter_before"]

VOTES = ("赞成", "反对", "弃权", "同意", "不同意")
#: A pattern of them, the longest first.
VOTE = any_of(VOTES)
_TITLE = re.compile("《([^《》（(\n]{2,30})[^《》\n]{0,20}》")
_FAR = 120  # characters between a title and the votes on it
_HEADED = re.compile(
    "(决议|动议|提议|提案|议案|议题)：[^，。；：]{0,2}(?:[赞反弃同不][^，。；：]{3,8}，){0,3}$"
)


def matter_before(text: str, at: int, sentence: int) -> tuple[Piece, ...]:
    """The title last before `at`, what its list is headed, or that it was voted on; `sentence`: where that begins."""
    titles = list(_TITLE.finditer(text, max(0, at - _FAR), at))
    if titles:
        return (titles[-1].span(1),)
    headed = _HEADED.search(text, sentence, at)
    if headed:
        return (headed.span(1),)
    voted = text.rfind("表决", sentence, at)
    return ((voted, voted + 2),) if voted >= 0 else ()
