"""A file that binds several reports: where each of them begins.

`volume_starts(text, blocks, named)` gives the indexes of the blocks at which reports of a bound volume (汇编) begin; nothing for
a file that holds one report. A report begins at a title: a line that names an organisation and ends
with a kind of report, printed like the title of the first one, or set apart by a heading style, or
after the end of the report before it. `bind` then reads each one by itself and hangs its sections
under a section of level 1 that carries its title. The plan at the end of a summary (2024年工作计划) names no
organisation and begins nothing.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import replace

from reportmine.findings import Front, Reason, Section, Volume
from reportmine.outline.paragraphs.blocks import Block
from reportmine.outline.rules import kinds
from reportmine.outline.tree import Tree
from reportmine.report import Note, Report, Span
from reportmine.text.normalize import squeeze

Read = Callable[[Report, Sequence[Block]], tuple[Front, Tree]]

_LONGEST = 44
_FEWEST_BLOCKS = 3
_ENDED = re.compile(r"(?:[。！!]|日\s*[）)]?)$")
_CLAUSES = re.compile("[。，；：,;:]")
_BOOK = ("汇编", "選輯", "选编", "文集", "合集", "材料集")


def volume_starts(
    text: str, blocks: Sequence[Block], named: Callable[[str], str | None]
) -> list[int]:
    """Indexes of the blocks that open a report, if there are two or more; `named` reads the
    organisation out of a title."""
    found = [b for b in blocks if _is_title(text, blocks, b, named)]
    if found and found[0].size:
        found = [b for b in found if abs(b.size - found[-1].size) <= 0.06 or b.style is not None]
    kept: list[Block] = []
    for block in found:
        if not kept or block.index - kept[-1].index >= _FEWEST_BLOCKS:
            kept.append(block)
    return [b.index for b in kept] if len(kept) > 1 and _apart(text, kept) else []


def _is_title(
    text: str, blocks: Sequence[Block], block: Block, named: Callable[[str], str | None]
) -> bool:
    if block.kind != "prose" or block.length > _LONGEST or not block.length:
        return False
    words = squeeze(text[block.body : block.span.end])
    if not words.endswith(kinds()) or words.endswith(_BOOK) or _CLAUSES.search(words):
        return False
    if block.mark and block.style is None:
        return False
    if not named(words):
        return False
    if block.style is not None:
        return block.style <= 1
    if block.size > 1.12:
        return True
    if any(b.size > 1.12 for b in blocks[:8]):
        return False  # titles are printed large here
    above = blocks[block.index - 1] if block.index else None
    if above is None or above.kind != "prose":
        return True
    before = text[above.span.start : above.span.end]
    return bool(_ENDED.search(before)) or before.endswith(_BOOK) or bool(named(before))


def _apart(text: str, found: Sequence[Block]) -> bool:
    """Different titles: one that comes again is a running head."""
    titles = [squeeze(text[b.body : b.span.end]) for b in found]
    return len(set(titles)) == len(titles)


def bind(
    report: Report, blocks: Sequence[Block], starts: Sequence[int], read: Read
) -> tuple[tuple[Volume, ...], tuple[Section, ...], tuple[Note, ...]]:
    """Each report read by itself: volumes, all sections with new ids, notes."""
    volumes: list[Volume] = []
    sections: list[Section] = []
    notes: list[Note] = []
    before = blocks[: starts[0]]
    if any(b.kind == "prose" and b.length > _LONGEST for b in before):  # a preface
        end = before[-1].span.end
        sections += [
            replace(s, span=Span(s.span.start, min(s.span.end, end)))
            for s in read(report, before)[1].sections
        ]
    for start, stop in zip(starts, [*starts[1:], len(blocks)], strict=True):
        own = [replace(b, index=i) for i, b in enumerate(blocks[start:stop])]
        front, tree = read(report, own)
        end = blocks[stop].span.start if stop < len(blocks) else own[-1].span.end
        span = Span(own[0].span.start, end)
        top = _holder(f"s{len(sections) + 1}", front, own[0], span)
        volumes.append(Volume(front, span, top.id, _pages(own)))
        shift = len(sections) + 1
        sections += [top, *(_moved(s, shift, top.id, end) for s in tree.sections)]
        notes += tree.notes
    return tuple(volumes), tuple(sections), tuple(notes)


def cover(front: Front, begin: int) -> Front:
    """The front matter of the whole file: nothing that only one of its reports says."""
    kept = {name: span for name, span in front.spans if span.start < begin}
    fields = ("organisation", "parent_organisation", "issued", "author", "document_number")
    lost = [f for f, _ in front.spans if f not in kept and f in fields]
    return replace(front, **dict.fromkeys(lost), spans=tuple(kept.items()))


def _holder(name: str, front: Front, first: Block, span: Span) -> Section:
    at = dict(front.spans).get("title", first.span)
    why = Reason("outline", "volume", 0.9, "the title of a report in a bound file")
    return Section(name, None, 1, None, front.title, at if front.title else None, span, why=(why,))


def _moved(section: Section, shift: int, holder: str, end: int) -> Section:
    name = f"s{int(section.id[1:]) + shift}"
    parent = f"s{int(section.parent[1:]) + shift}" if section.parent else holder
    span = Span(section.span.start, min(section.span.end, end))
    return replace(section, id=name, parent=parent, level=section.level + 1, span=span)


def _pages(blocks: Sequence[Block]) -> tuple[int, int] | None:
    first, last = blocks[0].page, max(b.page for b in blocks)
    return (first, last) if first else None
