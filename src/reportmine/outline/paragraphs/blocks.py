"""Paragraphs with what the eye sees of them: mark, size, weight, centring, style.

`blocks(report)` gives one `Block` for each paragraph of the text, table rows included (as one block
of kind "row" for each row), in order. Everything later in the outline works on this list, so it is
the only place where lines and tables of the report are looked at.
"""

from __future__ import annotations

import itertools
import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Literal

from reportmine.outline.paragraphs.inline import Inline
from reportmine.outline.paragraphs.marks import Mark, ordinal
from reportmine.outline.paragraphs.numbering import mark_at, markdown_level
from reportmine.report import Line, Report, Span

BlockKind = Literal["prose", "row", "contents"]


@dataclass(frozen=True, slots=True)
class Block:
    """A paragraph. `span` leaves out white space at both ends; `body` begins after the mark.

    `size` is relative to the body text (1.0 the same, 0.0 unknown). `style` is the depth that the
    format itself gives to a heading (1–9), 0 for its title, None for anything else. `starts` is
    where its second and further printed lines begin.
    """

    index: int
    span: Span
    kind: BlockKind
    mark: Mark | None
    body: int
    size: float = 0.0
    bold: bool = False
    centred: bool = False
    style: int | None = None
    page: int = 0
    lines: int = 1
    starts: tuple[int, ...] = ()

    @property
    def length(self) -> int:
        """Characters after the mark."""
        return self.span.end - self.body


_OPENERS = frozenset("一二三四五六七八九十（(第0123456789①②③④⑤⑥⑦⑧⑨")
# these begin and end words as well (队 / 伍、): they open a heading only after a full stop
_RARE_OPENERS = frozenset("甲乙丙丁戊己庚辛壬癸IVXABCDEFGH壹贰貳叁參肆伍陆陸柒捌玖拾")
# 统 / 一、 and 之 / 一、 are words
_ENDS_IN_ONE = frozenset("统統唯同专專单單合万萬之划不其逐第如任")
# after these a number goes on with the sentence: 第 / 十条, 一、 / 二、, 3 / 1.
_GOES_ON = frozenset("、，,第（(和及至到—-~～.．0123456789零一二三四五六七八九十百千万")
_STYLE = re.compile(r"heading (\d)")


def blocks(report: Report) -> list[Block]:
    """All paragraphs of the text as blocks; see the module's docstring."""
    text = report.text
    tables = [t.span for t in report.tables]
    looks = _Looks(report)
    found: list[Block] = []
    t = 0
    for span in report.paragraphs:
        start, end = _strip(text, span)
        if start == end:
            continue
        while t < len(tables) and tables[t].end <= start:
            t += 1
        in_table = t < len(tables) and tables[t].start <= start < tables[t].end
        if in_table or _is_row(text, start, end):
            found.append(Block(len(found), Span(start, end), "row", None, start))
            continue
        for piece in looks.pieces(start, end):
            found.append(looks.block(len(found), *piece))
    return found


def _strip(text: str, span: Span) -> tuple[int, int]:
    start, end = span
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return start, end


def _is_row(text: str, start: int, end: int) -> bool:
    """Cells joined by tabs or bars: a row of a table that was copied as text."""
    if text.find("\t", start, end) >= 0:
        return True
    barred = text[end - 1] == "|" or text.find(" | ", start, end) >= 0
    return barred and end - start > 1


def _sizes_and_margins(
    lines: Iterable[Line],
) -> tuple[dict[int, Counter[float]], dict[int, float]]:
    """For each page: how many characters are printed in which size, and its left margin."""
    sizes: dict[int, Counter[float]] = defaultdict(Counter)
    margins: dict[int, float] = {}
    for line in lines:
        if line.bbox:
            margins[line.page] = min(margins.get(line.page, 1e9), line.bbox.x0)
        if line.size:
            sizes[line.page][line.size] += line.span.end - line.span.start
    return sizes, margins


def _body_size(sizes: Mapping[int, Counter[float]]) -> float:
    """The size in which most characters are printed; 0.0 where sizes are unknown."""
    halves: Counter[float] = Counter()
    for counted in sizes.values():
        for size, count in counted.items():
            halves[round(size * 2) / 2] += count
    return halves.most_common(1)[0][0] if halves else 0.0


def _scales(sizes: Mapping[int, Counter[float]], body_size: float) -> dict[int, float]:
    """How much each page is scaled against the others.

    Pages of wide tables are often shrunk to fit, headings and all.
    """
    scales: dict[int, float] = {}
    for page, counted in sizes.items():
        size, count = counted.most_common(1)[0]
        scale = size / body_size if body_size else 1.0
        if count >= 60 and 0.75 <= scale <= 1.1:
            scales[page] = scale
    return scales


class _Looks:
    """How paragraphs look in print."""

    def __init__(self, report: Report) -> None:
        self.report, self.text = report, report.text
        self.widths = {page.number: page.width for page in report.pages}
        sizes, self.margins = _sizes_and_margins(report.lines)
        self.body_size = _body_size(sizes)
        self.scales = _scales(sizes, self.body_size)
        self.inline = Inline(report.text)

    def pieces(self, start: int, end: int) -> list[tuple[int, int, Sequence[Line]]]:
        """A paragraph, cut where a printed line inside it opens with a chapter number; each piece with its lines.

        Where a heading follows a line that is full, the page alone does not tell that a paragraph
        ended; the number may. Whether it is believed is decided with its list.
        """
        cuts = [start]
        lines = [*self.report.lines_in(Span(start, end))]
        for line in lines[1:]:
            at = line.span.start
            opens = self.text[at] in _OPENERS and self.text[at - 1] not in _GOES_ON
            opens = opens and not (self.text[at] == "一" and self.text[at - 1] in _ENDS_IN_ONE)
            if opens or (self.text[at] in _RARE_OPENERS and self.text[at - 1] in "。！？；："):
                mark = mark_at(self.text, at, end)
                if mark and mark.counts and mark.shape != "lead" and not mark.weak:
                    cuts.extend([] if self._runs_inside(start, mark) else [at])
        inside = self.inline.cuts(start, end)
        if inside:
            cuts = sorted({*cuts, *inside})
        if len(cuts) == 1:
            return [(start, end, lines)]
        return [
            (a, b, [line for line in lines if line.span.overlaps(Span(a, b))])
            for a, b in itertools.pairwise([*cuts, end])
            if self.text[a:b].strip()
        ]

    def _runs_inside(self, start: int, mark: Mark) -> bool:
        """职责是：1、…。2、…。 / 3、…: the number before it stands in the middle of a line."""
        before = ordinal(mark, mark.value - 1) if mark.value > 1 and mark.shape == "bare" else None
        if before is None:
            return False
        at = self.text.rfind(before + mark.separator, start, mark.start)
        return at > start and self.text[at - 1] in "。；：:;"

    def block(self, index: int, start: int, end: int, mine: Sequence[Line]) -> Block:
        """The block of the paragraph `[start, end)`, which is printed on the lines `mine`."""
        text = self.text
        depth = markdown_level(text, start, end)
        begin = depth[1] if depth else start
        mark = mark_at(text, begin, end)
        inside = text[start - 1 : start] not in ("", "\n") and not text[start - 1].isspace()
        if mark and inside and start not in self.inline.sure:
            mark = replace(mark, weak=True)
        body = mark.end if mark else begin
        while body < end and text[body].isspace():
            body += 1
        if not mine:
            return Block(index, Span(start, end), "prose", mark, body, style=depth and depth[0])
        first = mine[0]
        sizes = [line.size for line in mine if line.size]
        size = min(sizes) / self.body_size if sizes and self.body_size else 0.0
        size /= self.scales.get(first.page, 1.0)
        bold = all(line.bold for line in mine)
        style = depth[0] if depth else _style(first.style)
        if style is None and first.style == "list" and mark is None:
            mark = Mark("•", "none", "bullet", None, 0, start, start)
        return Block(
            index, Span(start, end), "prose", mark, body, round(size, 2), bold,
            all(self._centred(line) for line in mine), style, first.page, len(mine),
            tuple(line.span.start for line in mine[1:]),
        )  # fmt: skip

    def _centred(self, line: Line) -> bool:
        """Middle of the line on the middle of the page, and room on both sides of it."""
        width = self.widths.get(line.page, 0.0)
        if not line.bbox or not width:
            return False
        left, right = line.bbox.x0, width - line.bbox.x1
        room = self.margins[line.page] + 2.6 * max(line.size, 9.0)
        return abs(left - right) < 0.04 * width and (left > room or left > 0.25 * width)


def _style(style: str | None) -> int | None:
    if style == "title":
        return 0
    m = _STYLE.fullmatch(style) if style else None
    return int(m[1]) if m else None
