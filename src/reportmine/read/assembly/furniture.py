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

from reportmine.read.assembly.listing import LEADER, contents_entries
from reportmine.read.assembly.stationery import stationery
from reportmine.read.printed import Grid, Leaf, Printed
from reportmine.report import Note
from reportmine.text.normalize import squeeze

__all__ = ["is_page_number", "strip"]

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
_HEAD_ZONE, _FOOT_ZONE = 0.18, 0.86
_SAME_HEIGHT = 4.0


def strip(leaves: list[Leaf]) -> tuple[tuple[str, ...], list[Note]]:
    """Take running heads, page numbers and contents pages out of the leaves."""
    found: dict[str, None] = {}
    notes: list[Note] = []
    heads = _running(leaves)
    numbers = _page_numbers(leaves, heads)
    heads |= stationery(leaves, numbers)
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
            found.update(dict.fromkeys(LEADER.sub("", line.text) for line in dropped))
        pages = sorted({line.page for line in dropped})
        notes.append(Note("read", code, _message(kind, dropped, pages)))
    return tuple(found), notes


def _message(kind: str, dropped: list[Printed], pages: list[int]) -> str:
    shown = list(dict.fromkeys(LEADER.sub("", line.text) for line in dropped))[:3]
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
