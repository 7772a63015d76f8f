"""Counters that web pages print beside the date and the source of a text."""

from __future__ import annotations

import re

from reportmine.quantity.hit import Hit

__all__ = ["page_counter"]

_COUNTER = re.compile(
    r"(?:(?:阅读|浏览|点击|访问|下载)(?:次数|量|数|率)?|人气|热度|围观)[:： ]{1,2}$"
)
_TIMES = re.compile(r"\d+(?:\.\d+)?(?:[KkWw万](?![A-Za-z元]))?次?")
_CHROME = re.compile(r"发布|发佈|来源|作者|日期|时间|字号|编辑|栏目")


def page_counter(text: str, at: int, before: str) -> Hit | None:
    """阅读次数:277次 beside the date and source of a web page counts readers of the page."""
    if before[-1:] not in tuple(":： ") or not _COUNTER.search(before):
        return None
    line = text.rfind("\n", max(0, at - 120), at) + 1
    if not _CHROME.search(text, max(line, at - 120), at):
        return None
    m = _TIMES.match(text, at)
    return Hit(at, m.end(), "lexical", "counter of a web page") if m else None
