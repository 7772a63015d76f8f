"""Traditional and Simplified characters, one for one; only for looking words up and comparing."""

from __future__ import annotations

import re
from functools import cache

from reportmine.text import shipped


@cache
def pairs() -> dict[str, str]:
    """Each Traditional character of `data/traditional.txt` and its Simplified one."""
    lines = shipped.lines("traditional.txt")
    return {pair[0]: pair[1] for line in lines for pair in line.split()}


@cache
def _table() -> dict[int, str]:
    return {ord(a): b for a, b in pairs().items()}


@cache
def _traditional() -> re.Pattern[str]:
    return re.compile(f"[{''.join(pairs())}]")


def simplified(text: str) -> str:
    """The text in Simplified characters, as long as before."""
    # most texts have none to look up
    return respelled(text.translate(_table()) if _traditional().search(text) else text)


def respelled(text: str) -> str:
    """計畫 is 计划, while the 畫 of 動畫 is 画: words that do not go character by character."""
    return text.replace("计画", "计划") if "计画" in text else text
