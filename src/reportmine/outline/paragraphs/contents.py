"""What is on the page but not in the text: lines of a contents page, cells that were copied one by one.

`without_cells` and `without_contents` give the blocks with such lines as blocks of kind "row" and
"contents", which open no section.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from reportmine.outline.paragraphs.blocks import Block
from reportmine.outline.part_names import heads_part
from reportmine.text.normalize import squeeze

# what Word leaves of a contents field: PAGEREF _Toc25831 \\h 3
_FIELD = re.compile(r"PAGEREF\s+_Toc\d+(?:\s+\\?h)?(?:\s+\d+)?\s*$")
_DOTS = re.compile(r"(?:[.．·…‥]\s*){4,}\s*\d{0,4}\s*$|…{2,}\s*\S{0,4}$")
_CONTENTS = re.compile(r"^[\[【]?(?:目\s*[录錄次]|CONTENTS|Contents)[\]】]?$")
_FIGURE = re.compile(r"[\d,.，．%％/／－—-]+")
# 1.当面申请数 条 179, 二、回应解读情况 ————: a row of the statistics that older forms end with
_COUNTED_ROW = re.compile(
    r"(?<=\s)(?:条|件|次|人|人次|元|万元|个|份|篇|家|场|名|项|册|亩|吨|%)\s*[\d,.]+$|[—―─-]{2,}(?:\s*[—―─-]{2,})?$"
)
_ANNOUNCED = re.compile(r"(?:\d{1,2}[.．、]\s*)?(\S.{3,58}?)(?:\s+|[\s.．·…]{3,})\d{1,3}")
_PAGE = re.compile(r"\s+\d{1,3}$")  # behind a tab
_LEADER = re.compile(r"\s|[.…．·]+\d*$")
_HEAD_ROW = re.compile(r"\S{2,12}(?:\s+\S{2,8}){1,4}")
# a contents page is not longer, and does not begin further down
_MOST_LINES = 400


def announced(furniture: Sequence[str]) -> frozenset[str]:
    """The titles that lines of a contents page, left out of the text, have in front of their pages.

    Fewer than three may be running heads.
    """
    entries = (_ANNOUNCED.fullmatch(words.strip()) for words in furniture)
    titles = frozenset(squeeze(m[1]) for m in entries if m)
    return titles if len(titles) > 2 else frozenset()


def without_cells(text: str, found: list[Block]) -> list[Block]:
    """Marks the cells of a table that was copied line by line: `一、本年新收申请` over `0` is no heading."""
    found = _without_rows(text, found)
    counts = {b.index for b in found if b.kind == "prose" and _is_figure(text, b)}
    if len(counts) < 4:
        return found
    cells: set[int] = set(counts)
    for block in reversed(found):
        below = block.index + 1
        if block.index in cells or below not in cells or block.kind != "prose":
            continue
        if block.mark is None:
            cell = block.length <= 12 and not heads_part(text[slice(*block.span)])
        else:
            beside = below in counts or found[below].mark is not None
            cell = beside and block.length <= 60 and text[block.span.end - 1] not in "。；："
        if cell:
            cells.add(block.index)
    return _as_rows(found, cells)


def _without_rows(text: str, found: list[Block]) -> list[Block]:
    """Marks short lines that end in a unit and a figure, and what stands between them."""
    ends = [
        b.index
        for b in found
        if b.kind == "prose"
        and b.span.end - b.span.start <= 60
        and _COUNTED_ROW.search(text, b.span.start, b.span.end)
    ]
    rows: set[int] = set()
    run: list[int] = []
    for i in [*ends, len(found) + 3]:
        if run and i - run[-1] > 3:
            if len(run) >= 4:
                head = _HEAD_ROW.fullmatch(text, *found[run[0] - 1].span) if run[0] else None
                rows.update(range(run[0] - bool(head), run[-1] + 1))
            run = []
        run.append(i)
    return _as_rows(found, rows)


def _as_rows(found: list[Block], rows: set[int]) -> list[Block]:
    return [
        Block(b.index, b.span, "row", None, b.span.start) if b.index in rows else b for b in found
    ]


def _is_figure(text: str, block: Block) -> bool:
    return block.span.end - block.span.start <= 14 and bool(
        _FIGURE.fullmatch(text, block.span.start, block.span.end)
    )


def without_contents(text: str, found: list[Block]) -> list[Block]:
    """Marks the lines of a contents page that reading left in the text."""
    contents: set[int] = set()
    for block in found[: max(60, len(found) // 2)]:
        if block.kind == "prose" and _is_entry(text[block.span.start : block.span.end]):
            contents.add(block.index)
    contents.update(_announced(text, found))
    contents.update([i for above in contents for i in _entries(text, found, above + 1)])
    if not contents:
        return found
    return [
        b if b.index not in contents else Block(b.index, b.span, "contents", None, b.span.start)
        for b in found
    ]


def _entries(text: str, found: list[Block], first: int) -> range:
    """The numbered lines, three and more, right below 目录 or a line of it: no body begins with headings over no text."""
    last = first
    while last < len(found) and _is_numbered(text, found[last], last - first + 1):
        last += 1
    return range(first, last if last - first > 2 else first)


def _is_numbered(text: str, block: Block, value: int) -> bool:
    """Whether a short line without a stop bears just this number."""
    numbered = block.mark is not None and block.mark.value == value
    return numbered and block.length <= 40 and text[block.span.end - 1] not in "。；："


def _is_entry(words: str) -> bool:
    """The title 目录, a line with a dot leader, or one with Word's page field."""
    if len(words) < 12 and _CONTENTS.match(words):
        return True
    if len(words) < 90 and any(dots in words for dots in ("…", "...", "．．", "··")):
        return bool(_DOTS.search(words))
    return "PAGEREF" in words and bool(_FIELD.search(words))


def _announced(text: str, found: list[Block]) -> list[int]:
    """A run of short lines near the beginning, most of which come again further on."""
    keys = [_key(text, b) for b in found]
    near = min(max(40, len(found) // 4), _MOST_LINES)
    again: list[int] = [0] * len(keys)
    last: dict[str, int] = {}
    for i in range(len(keys) - 1, -1, -1):
        key = keys[i]
        if key:
            again[i] = last.get(key, 0)
            last[key] = i
    start = 0
    while start < min(near, len(keys)):
        stop = start
        while stop < min(len(keys), start + _MOST_LINES) and keys[stop]:
            stop += 1
        repeats = [i for i in range(start, stop) if again[i]]
        if len(repeats) >= 4:
            stop = min(stop, min(again[i] for i in repeats))
            repeats = [i for i in repeats if i < stop]
            run = range(repeats[0], repeats[-1] + 1)
            told = len(repeats) >= 4 and len(repeats) >= 0.6 * len(run)
            if told and not _same_run(repeats, again):
                return list(run)
        start = max(stop, start + 1)
    return []


def _same_run(repeats: list[int], again: list[int]) -> bool:
    """Whether the lines come again as one run: a form used twice, with no text to announce."""
    steps = list(pairwise(repeats))
    same = sum(again[b] - again[a] == b - a for a, b in steps)
    return 2 * same > len(steps)


def _key(text: str, block: Block) -> str | None:
    """What a contents line and its heading share; None for paragraphs."""
    if block.kind != "prose" or block.span.end - block.span.start > 80:
        return None
    words = _PAGE.sub("", text[block.body : block.span.end])
    words = _LEADER.sub("", words)
    return words if 3 <= len(words) <= 60 and not words.endswith("。") else None
