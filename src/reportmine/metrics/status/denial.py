"""One that is denied is none: 没有一件投诉, 一个都没有弄错, 一件投诉都没有.

In: a `Case`. Out: whether its one is denied, and the words of its label that only deny.
Other numbers that are denied (没有三小时下不来) are no counts of nothing.
"""

from __future__ import annotations

import re

from reportmine.metrics.context import Paragraph, Slot
from reportmine.metrics.label.phrase import Piece
from reportmine.metrics.status.case import Case

__all__ = ["denies_a_deed", "is_none", "undenied"]

_BEFORE = re.compile(
    r"(?:没有|没|无|未有|(?:未|没有?)(?:发生|出现|收到|接到|产生|引发)过?|不曾有"
    r"|[没未](?:有[\u4e00-\u9fff]{0,4}?)?(?:开展|组织|举办|举行|参加|召开|开|办|来|去|丢|漏|错|少|缺|坏|损|断|误|出|退|掉|伤)过?)$"
)
_BEHIND = re.compile(r"(?:[\u4e00-\u9fff]{0,6}?[也都])?(?:没有|未|没)(?!\ue001)(?P<deed>[\u4e00-\u9fff]?)")  # fmt: skip
_WORDS = re.compile("[也都]?(?:没有|未有|没能|未能|没|未(?!来|成年)|无)")


def is_none(case: Case) -> bool:
    """没有〈一件〉投诉, 〈一个〉都没有弄错: whether a one is denied, in front of it or behind."""
    if not case.mention.text.startswith("一"):
        return False
    return bool(_BEFORE.search(case.left) or _BEHIND.match(case.text, case.slot.end))


def denies_a_deed(paragraph: Paragraph, slot: Slot) -> bool:
    """Whether what is denied is a deed: 馆员一人都没有请假 says nothing of how many there are."""
    match = _BEHIND.match(paragraph.masked, slot.end)
    return bool(match and match["deed"])


def undenied(text: str, pieces: tuple[Piece, ...]) -> tuple[Piece, ...]:
    """The pieces of a label without the words that deny: the nought says it. All of them where nothing is left."""
    left: list[Piece] = []
    for start, end in pieces:
        for match in _WORDS.finditer(text, start, end):
            left.append((start, match.start()))
            start = match.end()
        left.append((start, end))
    return tuple(piece for piece in left if piece[0] < piece[1]) or pieces
