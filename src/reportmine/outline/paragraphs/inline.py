"""Numbered parts inside one paragraph: a text whose line breaks were lost on the way.

`inline_cuts(text, start, end)` gives the offsets at which the paragraph `[start, end)` is to be cut,
because a list runs through it: `…总结如下：一、民主管理。…。二、权益保障。…`. A list inside a sentence
(`问题有：一、人手少；二、经费紧。`) is left alone: its points are short and hold no sentence of their own.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from reportmine.outline.paragraphs.marks import value_of

_SHORTEST_PARAGRAPH = 120
_SHORTEST_PART = 24
_CN = "[一二三四五六七八九十]{1,3}"
_MARK = re.compile(
    rf"(?<=[。！；：:;”）)])\s*(?:(?P<cn>{_CN})、|[（(](?P<paren>{_CN})[）)]|(?P<ar>\d{{1,2}})[、．.](?!\d)|[（(](?P<inner>\d{{1,2}})[）)])"
)
_OWN = re.compile(
    rf"\s*(?:(?P<cn>{_CN})、|[（(](?P<paren>{_CN})[）)]|(?P<ar>\d{{1,2}})[、．.]|[（(](?P<inner>\d{{1,2}})[）)])"
)
_FAMILIES = ("cn", "paren", "ar", "inner")
_FEWEST = 2


def inline_cuts(text: str, start: int, end: int) -> list[int]:
    """Where parts of a list begin inside the paragraph; nothing for most paragraphs. Linear time."""
    if end - start < _SHORTEST_PARAGRAPH:
        return []
    own = _OWN.match(text, start, end)
    begun = {own.lastgroup: _value(own)} if own and own.lastgroup else {}
    runs: dict[str, list[int]] = {family: [] for family in _FAMILIES}
    last = {family: begun.get(family, 0) for family in _FAMILIES}
    for m in _MARK.finditer(text, start, end):
        family, value = m.lastgroup or "", _value(m)
        inner = family != "cn" and value == 1
        if value == last[family] + 1 or inner:
            runs[family].append(m.start() + len(m[0]) - len(m[0].lstrip()))
            last[family] = value
    cuts: set[int] = set()
    for family, places in runs.items():
        if family in ("ar", "inner") and not cuts:
            continue  # points counted in a text that has its line breaks
        if len(places) + (family in begun) >= _FEWEST and _tell(text, places, end):
            cuts.update(places)
    return sorted(cuts)


def _value(m: re.Match[str]) -> int:
    return value_of(m[m.lastgroup or 0])


def _tell(text: str, places: list[int], end: int) -> bool:
    """Whether the parts are more than points of an enumeration: long, most with a sentence inside."""
    parts = list(_parts(places, end))
    long = sum(b - a >= _SHORTEST_PART for a, b in parts)
    told = sum(text.find("。", a, b - 1) >= 0 for a, b in parts)
    return 4 * long >= 3 * len(parts) and 2 * told > len(parts)


def _parts(places: list[int], end: int) -> Iterator[tuple[int, int]]:
    return zip(places, [*places[1:], end], strict=True)
