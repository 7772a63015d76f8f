"""Headings that fill their line: parted from the text that was joined to them.

Where lines are wrapped without indents, a heading as wide as the page runs into its text. The
printed line is the only trace. A paragraph is cut after its first line where this reads as a title
and where the other members of its list are headings on lines of their own; the title of the report
is cut off where a line ends with a kind of report.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from reportmine.outline.paragraphs.blocks import Block
from reportmine.outline.paragraphs.marks import RANK
from reportmine.outline.paragraphs.numbering import mark_at
from reportmine.outline.rules import kinds
from reportmine.outline.titles import propose
from reportmine.report import Span

_STOPS = "。！？；：，、,;:!?"
# no line ends so that goes on with nothing
_DANGLING = "的和与與及或为為是在把被从從向由以并並而且于於对對"
_LONGEST_OWN = 44
_LAST_WORD = 5  # characters: no sentence is so short


def cut_full_lines(text: str, blocks: Sequence[Block]) -> list[Block]:
    """The blocks, with headings that fill their line as blocks of their own."""
    if not any(b.starts for b in blocks):
        return list(blocks)
    own, run_in = _habits(text, blocks)
    out: list[Block] = []
    for block in blocks:
        at = _where(text, block, own, run_in) if block.starts else 0
        if at:
            out += _halves(text, block, at, len(out))
        else:
            out.append(block if block.index == len(out) else replace(block, index=len(out)))
    return out


def _habits(text: str, blocks: Sequence[Block]) -> tuple[Counter[str], Counter[str]]:
    """For each habit of numbering: how many items stand on lines of their own, how many do not."""
    own: Counter[str] = Counter()
    run_in: Counter[str] = Counter()
    for block in blocks:
        mark = block.mark
        if not mark or not block.length:
            continue
        if _stands_alone(text, block):
            own[mark.family] += 1
        elif not block.starts or _stops_in(text, block.body, block.starts[0]):
            run_in[mark.family] += 1
    return own, run_in


def _stands_alone(text: str, block: Block) -> bool:
    return block.length <= _LONGEST_OWN and text[block.span.end - 1] not in _STOPS


def _stops_in(text: str, start: int, end: int) -> bool:
    return any(c in "。：；" for c in text[start:end])


def _where(text: str, block: Block, own: Counter[str], run_in: Counter[str]) -> int:
    """The line start at which the paragraph is to be cut; 0 for nowhere."""
    if block.kind != "prose" or block.style is not None:
        return 0
    if block.mark is None:
        return _after_title(text, block) if block.index < 3 else 0
    at, family = block.starts[0], block.mark.family
    if own[family] < run_in[family] or _stands_alone(text, block):
        return 0
    if not own[family] and (block.mark.weak or RANK.get(family, 12) > RANK["（一）"]):
        return 0
    if text[at - 1] in _STOPS + _DANGLING or text[at] in _STOPS or _stops_in(text, block.body, at):
        return 0
    below = text[at : block.span.end]
    if len(below) < 24 or not any(c in "，," for c in below):
        return 0  # the second line of one long item, no text of its own
    if "。" in below[:_LAST_WORD]:
        return 0  # a title whose last word did not fit the line: …彰显新担|当。
    whole = propose(text, block.body, block.span.end)
    if not own[family] and whole and whole.run_in and whole.ending == "。" and whole.score >= 1.0:
        return 0  # a title that is longer than the line, its text behind it
    title = propose(text, block.body, at)
    return at if title and title.score >= 2.5 else 0


def _after_title(text: str, block: Block) -> int:
    """The first line end before which the paragraph reads as a report's title."""
    for at in block.starts[:3]:
        words = text[block.span.start : at].strip()
        if any(c in "。；，！" for c in words):
            return 0
        if words.endswith(kinds()):
            return at
    return 0


def _halves(text: str, block: Block, at: int, index: int) -> list[Block]:
    stop = at
    while stop > block.body and text[stop - 1].isspace():
        stop -= 1
    lines = sum(s < at for s in block.starts) + 1
    head = replace(
        block, index=index, span=Span(block.span.start, stop), lines=lines,
        starts=tuple(s for s in block.starts if s < at),
    )  # fmt: skip
    mark = mark_at(text, at, block.span.end)
    start = mark.end if mark else at
    while start < block.span.end and text[start].isspace():
        start += 1
    body = replace(
        block, index=index + 1, span=Span(at, block.span.end), body=start, centred=False,
        mark=replace(mark, weak=True) if mark else None,
        lines=block.lines - lines, starts=tuple(s for s in block.starts if s > at),
    )  # fmt: skip
    return [head, body]
