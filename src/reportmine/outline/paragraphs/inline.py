"""Numbered parts inside one paragraph: a text whose line breaks were lost on the way.

`Inline(text).cuts(start, end)` gives the offsets at which the paragraph `[start, end)` is to be cut. It is asked
for one paragraph after the other, and cuts

    where a list runs through the paragraph     …总结如下：一、民主管理。…。二、权益保障。…
    where the list of the paragraphs goes on    一、资源建设 / …。二、读者服务1、延长开放时间。…
    where a heading ends the paragraph          …嘉宾5位。三、队伍建设 / 选派馆员…

A list inside a sentence (`问题有：一、人手少；二、经费紧。`) is left alone: its points are short and hold no sentence
of their own.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from reportmine.outline.paragraphs.marks import value_of

__all__ = ["Inline"]

_SHORTEST_PARAGRAPH = 120
_SHORTEST_PART = 24
_CN = "[一二三四五六七八九十]{1,3}"
_MARK = re.compile(
    rf"(?<=[。！；：:;”）)])\s*"
    rf"(?:(?P<cn>{_CN})、|[（(](?P<paren>{_CN})[）)]|(?P<ar>\d{{1,2}})[、．.](?!\d)|[（(](?P<inner>\d{{1,2}})[）)])"
)
_OWN = re.compile(
    rf"\s*(?:(?P<cn>{_CN})、|[（(](?P<paren>{_CN})[）)]|(?P<ar>\d{{1,2}})[、．.]|[（(](?P<inner>\d{{1,2}})[）)])"
)
# 。二、读者服务: a part of the list of the paragraphs, behind a full stop; or one that nothing follows
_NEXT = re.compile(
    rf"(?<=[。！])\s*(?P<cn>{_CN})、"
    rf"(?:(?<=[^\n]{{44}})(?P<last>[一-鿿、]{{2,20}}[：:。]?)(?=\n|\Z)|[一-鿿]{{2}}[^。；;]{{0,40}}[。：:\s\d].{{10}})",
    re.DOTALL,
)
# 按两条办：一、…。二、…: a paragraph that begins to count by itself
_COUNTS_ITSELF = re.compile("[：:；;]\\s*一、")
_FIRST = re.compile(rf"{_CN}、[^。；;\d]{{2,24}}。?\s*(?P<ar>1)[、．.](?=[一-鿿])")
_POINT = re.compile(r"(?<=。)\s*(?P<ar>\d{1,2})[、．.](?=[一-鿿])")
_LONGEST_PART = 2000
_FAMILIES = ("cn", "paren", "ar", "inner")
_FEWEST = 2


class Inline:
    """The cuts of the paragraphs of one text, asked for in text order."""

    def __init__(self, text: str) -> None:
        self.text = text
        #: The number that the list 一、 二、 of the paragraphs has come to.
        self.at = 0
        #: Cuts that go on with it, or begin the points right below such a part.
        self.sure: set[int] = set()

    def cuts(self, start: int, end: int) -> list[int]:
        """Where the paragraph `[start, end)` is to be cut, in order; mostly nowhere. Linear time."""
        text = self.text
        own = _OWN.match(text, start, end)
        if own and own["cn"]:
            self.at = _value(own)
        found = _running_through(text, start, end)
        counted = _COUNTS_ITSELF.search(text, start, end)
        for m in _NEXT.finditer(text, start, end):
            value, ends = value_of(m["cn"]), m["last"] is not None
            if counted and counted.start() < m.start():
                break
            if (self.at and value == self.at + 1) or ends:
                self.at = value
                sure = {m.start("cn"), *_points(text, m, end)}
                self.sure |= sure
                found |= sure
                if ends and m.end("last") < end:
                    found.add(m.end("last"))
        return sorted(found)


def _points(text: str, part: re.Match[str], end: int) -> Iterator[int]:
    """Where the points of a part begin that has no line breaks: 二、读者服务1、延长…。2、…。"""
    first = _FIRST.match(text, part.start("cn"), end)
    if first is None:
        return
    yield first.start("ar")
    value = 1
    for m in _POINT.finditer(text, first.end(), min(end, first.end() + _LONGEST_PART)):
        if int(m["ar"]) == value + 1:
            value += 1
            yield m.start("ar")


def _running_through(text: str, start: int, end: int) -> set[int]:
    """Where parts of a list that runs through the paragraph begin; nothing for most. Linear time."""
    if end - start < _SHORTEST_PARAGRAPH:
        return set()
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
    return cuts


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
