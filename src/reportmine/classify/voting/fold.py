"""Folding for comparison: Traditional to Simplified, full-width digits and letters to ASCII.

One character becomes one character, so offsets hold. Only for looking words up: what users see is
always the text as written.
"""

from __future__ import annotations

import re
from functools import cache
from importlib import resources

from reportmine.text.scripts import respelled


def fold(text: str) -> str:
    """`text` with each character folded; the same length."""
    # Most texts hold nothing to fold, and that is told much faster than it is done.
    return respelled(text.translate(_table())) if _folded().search(text) else text


@cache
def _folded() -> re.Pattern[str]:
    return re.compile(f"[{re.escape(''.join(map(chr, _table())))}]")


@cache
def _table() -> dict[int, str]:
    pairs = (resources.files("reportmine") / "data" / "traditional.txt").read_text("utf-8")
    table = {ord(c): chr(ord(c) - 0xFEE0) for c in map(chr, range(0xFF10, 0xFF5B)) if c.isalnum()}
    for line in pairs.splitlines():
        if line and not line.startswith("#"):
            for pair in line.split():
                table[ord(pair[0])] = pair[1]
    return table
