"""Which spaces of a printed line are the author's, and which are the printer's.

Chinese prose has no spaces; a PDF shows them where a line was justified (`邮 编 ： 223100`), where
a Latin letter or digit meets a Chinese character (`2014 年`), and where the author wanted a gap
(`主席：甲  记录：乙`, `第一部分 概况`). The first two are closed up, the third stays one space.
"""

from __future__ import annotations

import re

__all__ = ["SPACES", "WIDE", "spaces_to_drop"]

WIDE = 1.6
"""Gaps of so many ems and more are meant: columns, fields of a form."""

SPACES = re.compile("[ \u3000\u00a0\u2000-\u200a]+")
"""A run of spaces as a PDF may hold them, before they are folded."""

_TOUCH = (0.1, 0.35)
_GAP = re.compile(r"[ \u3000]+")
_FULL = "\u3001-\u303f\uff01-\uff0f\uff1a-\uff20\uff3b-\uff40\uff5b-\uff65\u2018-\u201d\u2026\u2014"
_HAN = "\u3005\u3007\u3400-\u9fff\U00020000-\U0003ffff"
_IS_FULL = re.compile(f"[{_FULL}]")
_IS_HAN = re.compile(f"[{_HAN}]")
_IS_WORD = re.compile("[0-9A-Za-z%‰℃\uff10-\uff19\uff21-\uff3a\uff41-\uff5a]")
_IS_DIGIT = re.compile("[0-9\uff10-\uff19.．,，%]")
_SENTENCE = re.compile("[，。；！？]")
_NUMBERED = re.compile(
    r"(?:第[\d一二三四五六七八九十百]+[部分章节条款篇编项卷届次]+|[附图表]件?[\d一二三四五六七八九十\-－.]*)$"
)
_SPELT = re.compile(rf"(?<![{_HAN}])[{_HAN}](?:[ \u3000]+[{_HAN}])+(?![{_HAN}])")
_PARTED = re.compile(rf"(?<=[{_HAN}])[ \u3000]+(?=[{_HAN}])")
_WHOLE_PART = re.compile(rf"[{_HAN}]\d[\d,，]*[.．]$")  # 支出21. but not 1. at the head of a line
_NO_NUMBER = re.compile(r"[.．](?!\d)")
_LETTERSPACED = 0.3


def spaces_to_drop(text: str, widths: dict[int, float], *, cell: bool = False) -> list[int]:
    """The indices of the spaces in `text` that the printer put there.

    `widths` gives, for the first index of each run of spaces, how wide the gap is on the page,
    in ems. Of a run that stays, all spaces but the first are dropped. `cell` says that the line
    stands in a table cell, whose borders already part what the author wanted apart.
    """
    runs = list(_GAP.finditer(text))
    spaced = _is_letterspaced(text, runs, widths)
    spelt = {i for match in _SPELT.finditer(text) for i in range(*match.span())}
    drop: list[int] = []
    for run in runs:
        start, end = run.span()
        width = widths.get(start, 0.0)
        closes = (
            start == 0
            or end == len(text)
            or (width < WIDE and _closes(text, start, end, width, spaced, cell))
            or (start in spelt and width < 2 * WIDE)
        )
        drop.extend(range(start if closes else start + 1, end))
    return drop


def _is_letterspaced(text: str, runs: list[re.Match[str]], widths: dict[int, float]) -> bool:
    """Whether a good part of the line's characters stand apart from each other."""
    narrow = [
        run for run in runs
        if widths.get(run.start(), 0.0) < 1.0 and _IS_HAN.search(text[run.start() - 1] + text[run.end() : run.end() + 1])
    ]  # fmt: skip
    solid = len(text) - sum(run.end() - run.start() for run in runs)
    return len(narrow) >= 3 and len(runs) >= _LETTERSPACED * (solid - 1)


def _closes(text: str, start: int, end: int, width: float, spaced: bool, cell: bool) -> bool:
    before, after = text[start - 1], text[end]
    if _IS_FULL.match(before) or _IS_FULL.match(after):
        return True
    han_before, han_after = bool(_IS_HAN.match(before)), bool(_IS_HAN.match(after))
    if han_before and han_after:
        return _closes_hanzi(text, start, end, width, spaced, cell)
    if han_before or han_after:
        other = after if han_before else before
        return bool(_IS_WORD.match(other)) or spaced
    if width < 1.0 and _IS_DIGIT.match(before) and _IS_DIGIT.match(after):
        # 21. 91亿元, 21 .91亿元: glyphs of a number set apart.
        decimal = after in ".．" or _WHOLE_PART.search(text[:start])
        return spaced or (bool(decimal) and not _NO_NUMBER.match(text, end))
    return False


def _closes_hanzi(text: str, start: int, end: int, width: float, spaced: bool, cell: bool) -> bool:
    """Between two hanzi: an author parts names and fields, never the words of a sentence."""
    if _NUMBERED.search(text[:start]):
        return False
    if spaced or _TOUCH[0] < width < _TOUCH[1]:
        return True
    if width >= 0.8:
        return False
    # One stray space is a slip; several part names or items.
    if len(_PARTED.findall(text)) > 1:
        return False
    long_neighbour = max(len(text[:start].split()[-1]), len(text[end:].split()[0])) >= 5
    return bool(_SENTENCE.search(text)) or (cell and long_neighbour)
