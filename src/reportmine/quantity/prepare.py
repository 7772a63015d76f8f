"""The text as the rules see it: one spelling, and the printer's spaces closed up.

`prepare` folds (`text.numerals.fold`) and takes out spaces that only the print put there:
`2014 年`, `1 9 9 3 年`, `3.5 万 元`. Tabs and line ends stay: they are borders. Every rule works
on the prepared text; `origin` leads back to the text as it was read.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

from reportmine.report import Span
from reportmine.text.numerals import fold

#: Stands for characters that another step has already explained; no rule reads over it.
GONE = "\x00"

_CJK = "㐀-鿿"
_NUM = "〇零一二三四五六七八九十百千万亿兆两"
# One digit, a space, one digit …: `7 4 7 7 2 亿元`. Table rows (`0 0 0 0`) have no unit behind.
_SPACED = re.compile(
    rf"(?<![\d.,:/A-Za-z\-])\d(?:(?: \.? ?| ?\. ?)\d(?!\d)){{1,19}} ?(?=[%‰{_CJK}])"
)
# Thousands parted by spaces, inside a sentence: 共12 345人.
_THOUSANDS = re.compile(rf"(?<=[{_CJK}])\d{{1,3}}(?: \d{{3}})+(?= ?[{_CJK}%‰])")
# A form that was filled in: 民国 100  年  6  月  10   日, 缺席30      人。
_FILLED = re.compile(
    r"\d{2,4} {1,6}年 {0,6}\d{1,2} {0,6}月(?: {0,6}\d{1,2} {1,6}日)?|\d {2,8}[人票位名席](?=[。，,；;、])"
)
# 20 18 年, as a scanner reads a wide line
_YEAR = re.compile(r"(?<![\d.,])(?:19|20) \d\d(?= ?年)")
# 500 GB, 8 km2: the unit belongs to the number.
_LATIN_UNIT = r"(?:[kKcmnμ]?m[²³23]?|[kmμ]?g|[mM]?[lL]|[KMGTP]B(?:ps)?|[KMG]bps|[kMG]?[VW]h?|[kMG]?Hz|°[CF])(?![A-Za-z0-9])"
# The space stands first in each pattern: that lets the search run from space to space.
_SPACE = re.compile(
    rf" (?:(?<=\d )(?=[{_CJK}%‰℃㎡—~])|(?<=[{_CJK}] )(?=[\d.])|(?<=[{_NUM}余多约近超第之又点] )(?=[{_CJK}])"
    rf"|(?<=负 )(?=[\d{_NUM}])|(?<=[{_CJK}，、]\d\. )(?=\d)|(?<=[{_CJK}，、]\d\d\. )(?=\d)|(?<=[{_CJK}，、]\d\d\d\. )(?=\d)"
    rf"|(?<=\d )(?={_LATIN_UNIT})|(?<=[\d{_NUM}] )(?=个 ?百分点)|(?<=个 )(?=百分点)"
    r"|(?<=[—~] )(?=\d)|(?<=\d, )(?=\d{3}元)|(?<=[$¥] )(?=\d))"
)
_SPACES = re.compile(
    rf"  (?:(?<=\d  )(?=[万亿])|(?<=[{_NUM}\d]  )(?=分 {{0,2}}之|又 ?[{_NUM}\d]|点 ?[{_NUM}])"
    rf"|(?<=分  )(?=之 ?[{_NUM}\d负])|(?<=[之又点]  )(?=[{_NUM}\d负]))|(?<=分) (?=之)"
)


@dataclass(frozen=True, slots=True)
class Prepared:
    """`text` for the rules; `shifts[i]` is where, in it, the i-th space was taken out."""

    text: str
    shifts: tuple[int, ...] = ()

    def origin(self, start: int, end: int) -> Span:
        """The span in the original text of `[start, end)` of the prepared one."""
        if not self.shifts:
            return Span(start, end)
        shifts = self.shifts
        return Span(start + bisect_right(shifts, start), end + bisect_right(shifts, end - 1))


def prepare(text: str, taken: Sequence[Span] = ()) -> Prepared:
    """Fold and close up `text`; the spans in `taken` (sorted) are blanked out."""
    folded = fold(text)
    if taken:
        folded = _blank(folded, taken)
    dropped = _printer_spaces(folded) if " " in folded else []
    if not dropped:
        return Prepared(folded)
    pieces, last = [], 0
    for at in dropped:
        pieces.append(folded[last:at])
        last = at + 1
    pieces.append(folded[last:])
    return Prepared("".join(pieces), tuple(at - i for i, at in enumerate(dropped)))


def _blank(text: str, taken: Sequence[Span]) -> str:
    pieces, last = [], 0
    for span in taken:
        pieces.append(text[last : span.start])
        pieces.append(GONE * (span.end - span.start))
        last = span.end
    pieces.append(text[last:])
    return "".join(pieces)


def _printer_spaces(text: str) -> list[int]:
    found = {m.start() for m in _SPACE.finditer(text)}
    if "  " in text or "分 之" in text:
        found.update(i for m in _SPACES.finditer(text) for i in range(m.start(), m.end()))
    for shape in (_SPACED, _THOUSANDS, _YEAR, *((_FILLED,) if "  " in text else ())):
        for run in shape.finditer(text):
            found.update(i for i in range(run.start(), run.end()) if text[i] == " ")
    return sorted(found)
