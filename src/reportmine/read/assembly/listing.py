"""The contents: 目录 and the lines below it, whose entries come again as headings.

contents_entries(texts)    the indices of the lines that make up a contents page
without_contents(blocks)   the same for formats without pages, taken out
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from reportmine.read.assembly.openings import without_number
from reportmine.read.assembly.paragraphs import Paragraph
from reportmine.read.printed import Grid
from reportmine.text.normalize import squeeze

__all__ = ["LEADER", "contents_entries", "without_contents"]

_SHORTEST_CORE = 4
_MOST_ENTRIES = 400
_LONGEST_ENTRY = 60
_PART = re.compile("第[一二三四五六七八九十]{1,3}(?:部分|章|篇)")
_CONTENTS = re.compile(r"[（(【\[]?(?:目录|目錄|目次|CONTENTS|Contents)[)）】\]]?[:：]?")
_TAIL = re.compile(r"[.．·•…⋯‥_—\-\s]+$|[.．·•…⋯‥\s]*[（(]?\d{1,4}[)）]?$")


# 1.2023…: the number of an entry and a year, no number with a point
_BEFORE_YEAR = re.compile(r"^\d{1,2}[.．](?=(?:19|20)\d\d(?!\d))")
_PAGE = re.compile(r"\s(\d{1,3})$")

#: What leads from a line of the contents to its page.
LEADER = re.compile(r"(?:[.．。·•…⋯‥_—\-\s]{3,}|\t+)[（(]?(\d{1,4}|[ivxIVX]{1,5})?[)）]?$")


def without_contents(
    blocks: Sequence[Paragraph | Grid],
) -> tuple[list[Paragraph | Grid], tuple[str, ...]]:
    """The blocks of a format without pages, and the lines of the contents that were among them."""
    texts = ["" if isinstance(b, Grid) else "".join(line.text for line in b) for b in blocks]
    entries = set(contents_entries(texts))
    kept = [b for i, b in enumerate(blocks) if i not in entries or isinstance(b, Grid)]
    return kept, tuple(dict.fromkeys(texts[i] for i in sorted(entries) if texts[i]))


def contents_entries(texts: list[str]) -> list[int]:
    """The indices of the lines that make up a contents page, its title included.

    A contents page begins at `目录` and ends before its first entry comes again, or at the first
    line that neither has a dot leader nor comes again below. Without a title, three lines with dot
    leaders and page numbers in a row are one.
    """
    bare = [squeeze(text) for text in texts]
    for i, text in enumerate(bare[: max(80, len(bare) // 4)]):
        if _CONTENTS.fullmatch(text):
            block = _entries_below(texts, bare, i + 1)
            if len(block) >= 2:
                return [i, *block]
    leaders = {i for i, text in enumerate(texts) if _leader(text)}
    return [
        i for i in sorted(leaders)
        if any({i + a, i + b} <= leaders for a, b in ((-2, -1), (-1, 1), (1, 2)))
    ]  # fmt: skip


def _leader(text: str) -> bool:
    match = LEADER.search(text)
    return bool(match and (match[1] or len(squeeze(match[0])) >= 6) and match.start() > 1)


def _led(texts: Sequence[str]) -> list[bool]:
    """Which lines lead to a page; all of them, where each ends in a page further on: 概况 2, 总结 6."""
    pages = [_PAGE.search(text) for text in texts]
    numbers = [int(page[1]) for page in pages if page]
    if len(numbers) == len(texts) > 2 and numbers == sorted(numbers) and numbers[0] < numbers[-1]:
        return [True] * len(texts)
    return [_leader(text) for text in texts]


def _entry(text: str) -> str:
    """An entry without its number, leader and page number: headings may be numbered otherwise."""
    previous = ""
    bare = squeeze(text)
    if _leader(text):
        bare = squeeze(LEADER.sub("", text))
    while bare != previous:
        previous, bare = bare, _TAIL.sub("", bare)
    core = without_number(_BEFORE_YEAR.sub("", bare))
    return core if len(core) >= _SHORTEST_CORE else bare


def _entries_below(texts: list[str], bare: list[str], start: int) -> list[int]:
    """The entries after the title `目录`, whose next line is `start`."""
    entries = [_entry(text) for text in texts[start : start + _MOST_ENTRIES]]
    if not entries:
        return []
    again = _Again(bare, start)
    end = _comes_again(entries, texts[start:])
    if end:
        leaders = _led(texts[start : start + end])
        known = [leader or again(n, entries) for n, leader in enumerate(leaders)]
        # The title of the report may stand between the contents and the first heading.
        while any(leaders) and not known[end - 1]:
            end -= 1
        # 第一部分 on a line of its own opens the body: its title stands on the next line
        while end > 1 and _PART.fullmatch(bare[start + end - 1]):
            end -= 1
        if sum(known) >= 0.5 * end and max(map(len, entries[:end])) <= _LONGEST_ENTRY:
            return list(range(start, start + end))
    block: list[int] = []
    doubtful: list[int] = []
    for n in range(len(entries)):
        if _leader(texts[start + n]) or again(n, entries):
            block.extend([*doubtful, start + n])
            doubtful = []
        elif len(doubtful) < 2 and len(entries[n]) < _LONGEST_ENTRY:
            doubtful.append(start + n)
        else:
            break
    return block


def _comes_again(entries: list[str], texts: list[str]) -> int | None:
    """How many lines the contents have: up to where one of the first entries comes again."""
    for first in range(min(3, len(entries))):
        if len(entries[first]) < 3:
            continue
        for n in range(first + 1, len(entries)):
            if entries[n] == entries[first] and not _leader(texts[n]):
                return n - first if n - first > first + 1 else None
    return None


class _Again:
    """Whether an entry (it may be wrapped over two lines) comes again further down."""

    def __init__(self, bare: list[str], start: int) -> None:
        below = bare[start:]
        self._body = "".join(below)
        self._ends: list[int] = []
        at = 0
        for text in below:
            at += len(text)
            self._ends.append(at)

    def __call__(self, n: int, entries: list[str]) -> bool:
        entry = entries[n]
        if len(entry) < 2:
            return False
        return self._body.find(entry, self._ends[n]) >= 0
