"""Items of the accounts: 住房保障支出（类）住房改革支出（款）住房公积金（项）.

In: a text and where to look. Out: the pieces that name an item: its own name, and where many bodies have one of that
name (行政运行, 一般行政管理事务) the grade above it, too. The grades are those of the State's classification of
revenue and expenditure (政府收支分类科目).
"""

from __future__ import annotations

import re

__all__ = ["item_before", "item_of_path"]

_NAME = r"(?:[^。，；：、“”（）()\s\ue002]|[（(](?![类款项][）)])[^，。；：（）()]{1,8}[）)]){2,30}"
_GRADE = re.compile(r"[（(][类款项][）)]")
_ITEM = re.compile(rf"({_NAME})[（(]项[）)]")
_ABOVE = re.compile(rf"({_NAME})[（(]款[）)]$")
#: Items that stand under every 款.
_COMMON = ("行政运行", "一般行政管理事务", "机关服务", "事业运行", "信息化建设")
_LONGEST = 36  # characters of a name and its grade
_FAR_BACK = 600  # characters in which the figures of an item follow it


def item_before(text: str, end: int) -> tuple[tuple[int, int], ...]:
    """The last item（项）that is named not too far before `end`; empty where none is."""
    items = list(_ITEM.finditer(text, max(0, end - _FAR_BACK), end))
    if not items:
        return ()
    start, stop = items[-1].span(1)
    return _named(text, max(0, start - _LONGEST), start, stop)


def item_of_path(text: str, start: int, end: int) -> int:
    """Where the last item of a path `[start, end)` begins; `start` where it is no path."""
    grades = list(_GRADE.finditer(text, start, end))
    if len(grades) < 2:
        return start
    item = grades[-2].end()
    pieces = _named(text, start, item, grades[-1].start())
    return pieces[0][0]


def _named(text: str, begin: int, start: int, end: int) -> tuple[tuple[int, int], ...]:
    above = _ABOVE.search(text[begin:start]) if text[start:end] in _COMMON else None
    own = (start, end)
    return ((begin + above.start(1), begin + above.end(1)), own) if above else (own,)
