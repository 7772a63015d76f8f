"""Paragraphs that lead into a list: 主要做了以下工作：, 还有许多不足需要改进：, 主要体会有以下几点."""

from __future__ import annotations

import re

from reportmine.outline.paragraphs.blocks import Block

__all__ = ["leads_in"]

_AHEAD = re.compile(
    "(?:[：:]|(?:以下|如下)(?:[一二三四五六七八九十几\\d]{0,2}(?:个方面|方面|[个条项点件类])\\w{0,4})?)$"
)


def leads_in(text: str, block: Block) -> bool:
    """Whether a paragraph ends by announcing what comes below it."""
    start, end = block.span
    return bool(_AHEAD.search(text, max(start, end - 60), end))
