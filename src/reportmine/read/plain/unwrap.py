"""Lines that were cut at a width → paragraphs: what the width broke is joined, what the author broke is not.

unwrap(lines, find_wrap(lines))      paragraphs, each with its lines, these without indents
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterable, Iterator

from reportmine.read.assembly.openings import (
    STRONG,
    WORD,
    mark_goes_on,
    number_goes_on,
    starts_item,
)
from reportmine.read.plain.wraps import INDENT, Wrap, ends_sentence
from reportmine.read.printed import Printed

__all__ = ["unwrap"]

_NTH = re.compile(r"[一二三四五六七八九十]+是")
_PUNCTUATED = re.compile(r"[，、。！？；：,!?;:…]|[）)”’」』》]$")
# 下设工会小组 / 7个: a noun, and how many of it; but a year may begin a paragraph
_FIGURE = re.compile(r"(?!(?:19|20)\d\d年)\d[\d.,]*(?:%|％|[\u4e00-\u9fff])")
_OPEN_ENDED = re.compile("[\u4e00-\u9fff]$")
_TITLE = re.compile(
    r"^[^，。；：]*(?:总结|年[报報]|報告|报告|總結|计划|計畫|要点|安排|小结|说明|纪要|[纪记紀][录錄])$"
)


def unwrap(lines: Iterable[str], wrap: Wrap) -> Iterator[list[Printed]]:
    """Join lines that were cut at the width of `wrap`."""
    rows = list(lines)
    spaced = _is_double_spaced(rows)
    solid = [i for i, row in enumerate(rows) if row.strip()]
    paragraph: list[str] = []
    for n, i in enumerate(solid):
        line = rows[i].rstrip()
        if paragraph:
            blanks = i - solid[n - 1] - 1
            parted = blanks > 1 if spaced else blanks > 0
            following = rows[solid[n + 1]].strip() if n + 1 < len(solid) else ""
            if parted or _begins(paragraph, line, following, wrap, n):
                yield [Printed(text.strip()) for text in paragraph]
                paragraph = []
        paragraph.append(line)
    if paragraph:
        yield [Printed(text.strip()) for text in paragraph]


def _is_double_spaced(rows: list[str]) -> bool:
    """Whether nearly every line is followed by a blank one, so that blanks mean nothing."""
    solid = [i for i, row in enumerate(rows) if row.strip()]
    if len(solid) < 2:
        return False
    single = sum(b - a == 2 for a, b in itertools.pairwise(solid))
    return single > 0.7 * (len(solid) - 1)


def _begins(paragraph: list[str], line: str, following: str, wrap: Wrap, n: int) -> bool:
    """Whether `line` begins a paragraph: indented, after a line that was not full, or after the end
    of a sentence as an item of a list or as a line that stands alone. It is the line `n`: a title may stand
    before the first ones."""
    if INDENT.match(line):
        return True
    last, text = paragraph[-1], line.strip()
    if mark_goes_on(last.strip(), text):
        return False
    opened = len(paragraph) == 1 and n > 1
    slack = wrap.slack(last, opened=opened)
    if number_goes_on(last, text) and slack < 0.4 * wrap.width:
        return False
    if _FIGURE.match(text) and _OPEN_ENDED.search(last) and slack < 0.3 * wrap.width:
        heads = len(paragraph) == 1 and starts_item(last.strip())
        if not heads and not starts_item(text) and n > 2:
            return False
    if not wrap.full(last, text, opened=opened) or (n < 3 and _TITLE.match(last)):
        return True
    if not ends_sentence(last):
        return len(paragraph) == 1 and starts_item(last.strip()) and starts_item(text)
    if wrap.indented:
        return bool(STRONG.match(text))
    if starts_item(text):
        return True
    if slack >= 1.0 and (not wrap.exact or WORD.match(text)):
        return not _lists_on(paragraph, text)
    # a heading or a signature: the last line of a paragraph has its full stop
    return not wrap.full(line, following or "\u3000") and not _PUNCTUATED.search(text)


def _lists_on(paragraph: list[str], text: str) -> bool:
    """一是…二是…三是: where the second runs on in the paragraph of the first, so does the third."""
    return bool(_NTH.match(text) and _NTH.search("".join(paragraph), 1))
