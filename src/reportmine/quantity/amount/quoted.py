"""Short words in quotation marks: a numeral in them is part of a name or a slogan.

In: prepared text, a hit. Out: yes or no.
"""

from __future__ import annotations

import re

from reportmine.quantity.hit import Hit

__all__ = ["OPEN_QUOTES", "in_slogan", "opens_name"]

OPEN_QUOTES = '“‘「『"《〈<'
_CLOSE_QUOTES = '”’」』"'
_OPENED = re.compile(r"[“‘「『][^”’」』。；\d\n]{0,14}$")
_CLOSES = re.compile(r"[^“‘「『。；\d\n]{0,14}[”’」』]")


def in_slogan(text: str, hit: Hit) -> bool:
    """“一个中心、两个基本点”: short words in quotation marks are a name."""
    if not _CLOSES.match(text, hit.end, hit.end + 16):
        return False
    return bool(_OPENED.search(text, max(0, hit.start - 16), hit.start))


def opens_name(text: str, hit: Hit) -> bool:
    """“五百活动”: a numeral at the start of words in quotation marks, and not all of them."""
    if text[hit.start - 1 : hit.start] not in tuple(OPEN_QUOTES):
        return False
    closes = _CLOSES.match(text, hit.end, hit.end + 16)
    return bool(closes) and text[hit.end] not in _CLOSE_QUOTES
