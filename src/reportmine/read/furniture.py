"""What stands on a page but does not belong to the text: running heads, page numbers, contents.

    strip(leaves)  →  the furniture's texts, each once, and a note for each kind

It changes the leaves in place. A line is furniture by where it stands *and* by what it says: a
page number in the page's margin, the same line at the same height of several pages, a contents
page whose entries come again as headings. Nothing is dropped without a note.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable
from itertools import pairwise
from statistics import median

from reportmine.read.paragraphs import without_number
from reportmine.read.printed import Grid, Leaf, Printed
from reportmine.report import Note
from reportmine.text.normalize import squeeze

__all__ = ["contents_entries", "is_page_number", "strip"]

_NUMERAL = r"(?:\d{1,4}|[一二三四五六七八九十〇零百]{1,5})"
_DASH = r"[-‐-―－—~～·•|｜_ ]*"
_PAGE_NUMBER = re.compile(
    rf"{_DASH}(?:"
    rf"第?{_NUMERAL}[页頁][,，/／|]?(?:[(（]?共{_NUMERAL}[页頁][)）]?)?"
    rf"|共{_NUMERAL}[页頁][,，/／|]?第{_NUMERAL}[页頁]"
    rf"|[页頁]码?碼?[:：]?\d{{1,4}}"
    rf"|\d{{1,4}}[/／]\d{{1,4}}"
    rf"|\d{{1,4}}of\d{{1,4}}"
    rf"|[Pp](?:age|AGE|\.)?\d{{1,4}}(?:(?:of|/)\d{{1,4}})?"
    rf"){_DASH}"
)
_DASHED_NUMBER = re.compile(r"[-‐-―－—~～·•|｜_]+(\d{1,4})[-‐-―－—~～·•|｜_]+")
_BARE_NUMBER = re.compile(
    r"[-‐-―－—]?(\d{1,4})[-‐-―－—]?|[〔\[【](\d{1,4})[〕\]】]|[-‐-―－—]*[ivxIVX]{1,5}[-‐-―－—]*"
)
_ENDS = re.compile(r"^[\d\s\-‐-―－—|｜/]+|[\d\s\-‐-―－—|｜/]+$")
_UNIT = re.compile(r"单\s*位\s*[:：]|單\s*位\s*[:：]")
_SHORTEST_CORE = 4
_MOST_ENTRIES = 400
_LONGEST_ENTRY = 60
_HEAD_ZONE, _FOOT_ZONE = 0.18, 0.86
_SAME_HEIGHT = 4.0

_PART = re.compile("第[一二三四五六七八九十]{1,3}(?:部分|章|篇)")
_CONTENTS = re.compile(r"[（(【\[]?(?:目录|目錄|目次|CONTENTS|Contents)[)）】\]]?[:：]?")
_LEADER = re.compile(r"(?:[.．。·•…⋯‥_—\-\s]{3,}|\t+)[（(]?(\d{1,4}|[ivxIVX]{1,5})?[)）]?$")
_TAIL = re.compile(r"[.．·•…⋯‥_—\-\s]+$|[.．·•…⋯‥\s]*[（(]?\d{1,4}[)）]?$")


def strip(leaves: list[Leaf]) -> tuple[tuple[str, ...], list[Note]]:
    """Take running heads, page numbers and contents pages out of the leaves."""
    found: dict[str, None] = {}
    notes: list[Note] = []
    heads = _running(leaves)
    numbers = _page_numbers(leaves, heads)
    for code, kind, lines in (
        ("running_head", "running head or footer", heads),
        ("page_number", "page number", numbers),
        ("contents", "contents page", _contents(leaves, heads | numbers)),
    ):
        if not lines:
            continue
        dropped = [line for line in _lines(leaves) if id(line) in lines]
        _drop(leaves, lines)
        if code != "page_number":
            found.update(dict.fromkeys(_LEADER.sub("", line.text) for line in dropped))
        pages = sorted({line.page for line in dropped})
        notes.append(Note("read", code, _message(kind, dropped, pages)))
    return tuple(found), notes


def _message(kind: str, dropped: list[Printed], pages: list[int]) -> str:
    shown = list(dict.fromkeys(_LEADER.sub("", line.text) for line in dropped))[:3]
    where = f"page {pages[0]}" if len(pages) == 1 else f"{len(pages)} pages"
    return f"{kind} left out on {where} ({len(dropped)} lines): {' / '.join(shown)}"


def _lines(leaves: Iterable[Leaf]) -> list[Printed]:
    return [block for leaf in leaves for block in leaf.blocks if isinstance(block, Printed)]


def _drop(leaves: list[Leaf], lines: set[int]) -> None:
    for leaf in leaves:
        if any(id(block) in lines for block in leaf.blocks):
            leaf.blocks = [block for block in leaf.blocks if id(block) not in lines]


# -- running heads


def _in_margin(leaf: Leaf) -> list[Printed]:
    """The lines at the top and at the foot of a page, outside its tables."""
    lines = [block for block in leaf.blocks if isinstance(block, Printed)]
    lines.sort(key=lambda line: line.top)
    grids = [block for block in leaf.blocks if isinstance(block, Grid)]
    top = min((grid.top for grid in grids), default=leaf.height)
    bottom = max((grid.bottom for grid in grids), default=0.0)
    head = [x for x in lines[:7] if x.bottom < _HEAD_ZONE * leaf.height and x.top < top]
    foot = [x for x in lines[-5:] if x.top > _FOOT_ZONE * leaf.height and x.bottom > bottom]
    return head + [x for x in foot if x not in head]


def _running(leaves: list[Leaf]) -> set[int]:
    """Lines that say the same at the same height of several pages, apart from the body."""
    pages = sum(bool(leaf.blocks) for leaf in leaves)
    if pages < 2:
        return set()
    same: defaultdict[str, list[Printed]] = defaultdict(list)
    for leaf in leaves:
        for line in _in_margin(leaf):
            key = _ENDS.sub("", squeeze(line.text))
            if key and not _UNIT.search(line.text) and not is_page_number(line.text):
                same[key].append(line)
    recurring: set[int] = set()
    for lines in same.values():
        for line in lines:
            alike = {x.page for x in lines if abs(x.top - line.top) <= _SAME_HEIGHT}
            if _recurs(alike, pages):
                recurring.add(id(line))
    return {i for leaf in leaves for i in _apart(leaf, recurring)}


def _apart(leaf: Leaf, recurring: set[int]) -> set[int]:
    """Of a page's recurring lines those that its body does not follow at its own pace."""
    lines = sorted(_lines([leaf]), key=lambda line: line.top)
    body = [line for line in lines if id(line) not in recurring]
    if len(body) == len(lines):
        return set()
    gaps = [below.top - above.top for above, below in pairwise(body) if below.top > above.top]
    pitch = median(gaps) if gaps else leaf.height
    size = median(line.size for line in body) if body else 0.0
    out: set[int] = set()
    for from_edge in (lines, lines[::-1]):
        run, next_line = _from_edge(from_edge, recurring)
        gap = abs(next_line.top - run[-1].top) if run and next_line else leaf.height
        for line in run:
            in_margin = line.bottom < 0.085 * leaf.height or line.top > 0.915 * leaf.height
            if in_margin or gap > 1.15 * pitch or abs(line.size - size) > 0.1 * size:
                out.add(id(line))
    return out


def _from_edge(
    lines: Iterable[Printed], recurring: set[int]
) -> tuple[list[Printed], Printed | None]:
    """The recurring lines that come first, page numbers apart, and the line that follows them."""
    run: list[Printed] = []
    for line in lines:
        if id(line) in recurring:
            run.append(line)
        elif not _BARE_NUMBER.fullmatch(squeeze(line.text)) and not is_page_number(line.text):
            return run, line
    return run, None


def _recurs(on: set[int], pages: int) -> bool:
    """A head stands on all pages of its chapter, or on all left or right ones; a sentence that a
    report repeats lands at the same height of another page now and then."""
    if len(on) < 3 and not (len(on) == 2 and pages <= 4):
        return False
    return len(on) >= 0.4 * (max(on) - min(on) + 1)


# -- page numbers


def is_page_number(text: str) -> bool:
    """Whether a line can be nothing but a page number: `- 1 -`, `第1页 共5页`, `1/5`."""
    text = squeeze(text)
    return bool(_PAGE_NUMBER.fullmatch(text) or _DASHED_NUMBER.fullmatch(text))


def _page_numbers(leaves: list[Leaf], heads: set[int]) -> set[int]:
    out: set[int] = set()
    bare: list[tuple[Printed, int | None]] = []
    for leaf in leaves:
        margin = list(_outermost(leaf, heads))
        for line in margin:
            text = squeeze(line.text)
            if is_page_number(text):
                out.add(id(line))
            elif match := _BARE_NUMBER.fullmatch(text):
                number = match[1] or match[2]
                bare.append((line, int(number) if number else None))
    out.update(id(line) for line, number in bare if _counts(bare, line, number))
    return out


def _outermost(leaf: Leaf, heads: set[int]) -> list[Printed]:
    """The first and the last lines of a page (two, where it is printed as two book pages)."""
    lines = [line for line in _lines([leaf]) if id(line) not in heads]
    if not lines:
        return []
    top, bottom = min(x.top for x in lines), max(x.bottom for x in lines)
    margin = [line for line in _in_margin(leaf) if id(line) not in heads]
    return [x for x in margin if x.top < top + x.height or x.bottom > bottom - x.height]


def _counts(bare: list[tuple[Printed, int | None]], line: Printed, number: int | None) -> bool:
    """Whether a bare number runs along with the pages, or stands alone on a page of its own."""
    if number is None:
        return True
    others = [(x, n) for x, n in bare if n is not None and x is not line]
    if not others:
        return True
    return any(n - number == x.page - line.page or abs(n - number) == 1 for x, n in others)


# -- contents


def _contents(leaves: list[Leaf], gone: set[int]) -> set[int]:
    lines = [line for line in _lines(leaves) if id(line) not in gone]
    return {id(lines[i]) for i in contents_entries([line.text for line in lines])}


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
    match = _LEADER.search(text)
    return bool(match and (match[1] or len(squeeze(match[0])) >= 6) and match.start() > 1)


def _entry(text: str) -> str:
    """An entry without its number, leader and page number: headings may be numbered otherwise."""
    previous = ""
    bare = squeeze(text)
    if _leader(text):
        bare = squeeze(_LEADER.sub("", text))
    while bare != previous:
        previous, bare = bare, _TAIL.sub("", bare)
    core = without_number(bare)
    return core if len(core) >= _SHORTEST_CORE else bare


def _entries_below(texts: list[str], bare: list[str], start: int) -> list[int]:
    """The entries after the title `目录`, whose next line is `start`."""
    entries = [_entry(text) for text in texts[start : start + _MOST_ENTRIES]]
    if not entries:
        return []
    again = _Again(bare, start)
    end = _comes_again(entries, texts[start:])
    if end:
        leaders = [_leader(text) for text in texts[start : start + end]]
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
