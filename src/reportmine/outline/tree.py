"""From paragraphs to the section tree: candidates, lists, titles, implicit sections, spans."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import zip_longest

from reportmine.findings import WORK_REPORT, Reason, Section
from reportmine.outline.front import Frame
from reportmine.outline.headings.items import Item
from reportmine.outline.headings.lead_sections import with_leads
from reportmine.outline.headings.lists import arrange
from reportmine.outline.headings.months import monthly_lines
from reportmine.outline.headings.settling import ALWAYS_TITLED, settle_titles
from reportmine.outline.headings.unnumbered import (
    annexed_tables,
    announced_lines,
    styled_heading,
    unnumbered_lines,
)
from reportmine.outline.implicit.adjourning import adjournment
from reportmine.outline.implicit.alike import with_alike
from reportmine.outline.implicit.announcing import announces_trouble
from reportmine.outline.implicit.heads import Head
from reportmine.outline.implicit.intros import intros
from reportmine.outline.implicit.turns import Turn, turns
from reportmine.outline.nodes import Node, adopted, beside_frames, spanned
from reportmine.outline.paragraphs.blocks import Block
from reportmine.outline.paragraphs.lead_ins import leads_in
from reportmine.outline.paragraphs.marks import Mark, ordinal
from reportmine.outline.part_names import ANNEX
from reportmine.outline.salutation import HEARERS
from reportmine.outline.titles import bare_words, propose
from reportmine.report import Note, Span

_SALUTATION = re.compile(f"(?:{HEARERS})[^。，,；;]{{0,14}}[！!：:，,]")
# 过去五年，……主要体会是： speaks of the whole, not of the item before it
_LOOKS_BACK = re.compile(
    r"(?:回顾|总结|回望|过去|几年来|[一两三四五]年来|一年来|年来|实践).{0,60}(?:体会|经验|启示|认识到)[^。]{0,10}[：:]$"
)
_NAMED_PARTS = ALWAYS_TITLED | {"第条"}


@dataclass(frozen=True, slots=True)
class Candidate:
    """A paragraph that might have been a heading; `accepted` says what became of it and why."""

    span: Span
    words: str
    accepted: bool
    level: int
    because: str


@dataclass(frozen=True, slots=True)
class Tree:
    """Sections in text order, what was noticed on the way, and every candidate with its fate."""

    sections: tuple[Section, ...]
    notes: tuple[Note, ...]
    candidates: tuple[Candidate, ...]


def grow(
    text: str,
    blocks: Sequence[Block],
    frame: Frame,
    entries: frozenset[str] = frozenset(),
) -> Tree:
    """The section tree of the body that the frame leaves; `entries` are titles that its contents had."""
    first, last = frame.first, frame.last
    items = _items(text, blocks, first, last, entries)
    notes = arrange(items)
    stops = [item.block.index for item in items if item.pause]
    pauses = [item for item in items if item.pause and item.level]
    items = [item for item in items if not item.pause]
    settle_titles(text, blocks, items, last)
    candidates = tuple(_candidate(text, item) for item in items)
    nodes = beside_frames(_sections(items))
    end = blocks[last - 1].span.end if last > first else 0
    if sum(bool(b.style) for b in blocks[first:last]) < 3:
        nodes = with_leads(text, blocks, nodes, (first, last), stops)
    government = frame.front.kind == WORK_REPORT
    nodes = _with_turns(text, blocks[first:last], nodes, government=government)
    nodes = with_alike(text, blocks[first:last], nodes)
    nodes = adopted(_with_pauses(nodes, pauses), _announced(text, blocks[first:last]))
    return Tree(spanned(nodes, end), tuple(notes), candidates)


# --- candidates ---------------------------------------------------------------------------------


def _items(
    text: str, blocks: Sequence[Block], first: int, last: int, entries: frozenset[str]
) -> list[Item]:
    styled = sum(bool(b.style) for b in blocks[first:last])
    # where the format marks its headings, nothing else is one for its looks alone
    unnumbered = unnumbered_lines(text, blocks, first, last) if styled < 3 else {}
    unnumbered.update(announced_lines(text, blocks[first:last], entries))
    unnumbered.update(monthly_lines(text, blocks[first:last]))
    unnumbered.update(annexed_tables(text, blocks[first:last]))
    items: list[Item] = []
    for block in blocks[first:last]:
        if block.kind != "prose":
            continue
        item = styled_heading(block) or unnumbered.get(block.index)
        if item is None and block.mark and not _enumerates(text, block):
            item = Item(block, block.mark, None)
        if item is None and _pauses(text, block):
            item = Item(block, None, None, pause=True)
        if item is None:
            continue
        if item.title is None:
            item.title = propose(text, block.body, block.span.end)
        items.append(item)
    return items


def _enumerates(text: str, block: Block) -> bool:
    """一是… 二是… inside one paragraph are points of its text, though the first opens it."""
    mark = block.mark
    if mark is None or mark.shape != "lead" or not mark.counts:
        return False
    after = ordinal(mark, mark.value + 1)
    if mark.family == "首先":
        return "其次" in text[mark.end : block.span.end]
    return after is not None and bool(
        re.search(f"[。；;，]\\s*{after}[是要]|其{after}[，是]", text[mark.end : block.span.end])
    )


def _pauses(text: str, block: Block) -> bool:
    """Whether a paragraph without a number ends the lists before it: 各位代表！, 主要体会是："""
    start, end = block.span
    if _SALUTATION.match(text, start, end):
        return True
    return text[end - 1] in "：:" and bool(_LOOKS_BACK.search(text, max(start, end - 120), end))


def _told(mark: Mark) -> str | None:
    """The number without its marks: 一 of （一）; 第三章 whole, for there the words are the number."""
    if mark.number and mark.family in _NAMED_PARTS:
        return f"第{mark.number}{mark.family[1:]}"
    return mark.number


def _candidate(text: str, item: Item) -> Candidate:
    words = item.title.words if item.title else text[item.block.body : item.block.body + 40]
    why = (
        "; ".join(item.because)
        if item.level
        else "; ".join(item.because or ["its number fits no list"])
    )
    return Candidate(item.block.span, words, bool(item.level and item.heading), item.level, why)


# --- sections -----------------------------------------------------------------------------------


def _sections(items: Sequence[Item]) -> list[Node]:
    nodes = []
    for item in items:
        if not item.level:
            continue
        mark, title = item.mark, item.title if item.heading else None
        counted = mark if mark and mark.end > mark.start else None
        nodes.append(
            Node(
                item.block.span.start,
                item.level,
                _told(counted) if counted else None,
                Span(counted.start, counted.end) if counted and counted.number else None,
                bare_words(title.words) if title else None,
                title.span if title else None,
                bool(title and title.run_in),
                why=(
                    Reason(
                        "outline",
                        "heading" if title else "item",
                        round(item.score, 2),
                        "; ".join(item.because),
                    ),
                ),
            )
        )
    return nodes


def _with_turns(
    text: str, body: Sequence[Block], nodes: list[Node], *, government: bool
) -> list[Node]:
    """Adds the sections that no heading opens; a turn to level 1 ends everything before it."""
    end = _annexed(nodes)
    if end is not None:
        body = [b for b in body if b.span.start < end]
    heads = [
        Head(n.start, n.level, n.heading, n.number is not None)
        for n in nodes
        if end is None or n.start < end
    ]
    found: list[Turn] = turns(text, body, heads)
    for others in (
        intros(text, body, heads, government=government),
        adjournment(text, body, [head.start for head in heads]),
    ):
        taken = {turn.start for turn in found}
        found += [turn for turn in others if turn.start not in taken]
    if not found:
        return nodes
    added = [
        Node(t.start, t.level, implicit=True, role=t.role, why=(Reason("outline", t.role, 0.7, t.because),))
        for t in found
    ]  # fmt: skip
    return sorted(nodes + added, key=lambda n: (n.start, n.level))


def _announced(text: str, body: Sequence[Block]) -> dict[int, tuple[int, bool]]:
    """The paragraphs that announce a list: by their start, their end and whether it is of troubles.

    针对上述问题，我县精准施策； right above 一是… announces one, too.
    """
    return {
        b.span.start: (b.span.end, announces_trouble(text, b))
        for b, below in zip_longest(body, body[1:])
        if b.kind == "prose" and (leads_in(text, b) or _goes_over(text, b, below))
    }


def _goes_over(text: str, block: Block, below: Block | None) -> bool:
    """Whether a paragraph breaks off and its points follow: …，精准施策； over 一是…."""
    mark = below.mark if below else None
    points = mark is not None and mark.shape == "lead" and mark.value == 1
    return points and text[block.span.end - 1] in "；;，,"


def _annexed(nodes: Sequence[Node]) -> int | None:
    """Where the annexes begin, in front of which the report has taken its leave."""
    annexes = (n.start for n in nodes if n.level == 1 and n.heading and ANNEX.fullmatch(n.heading))
    return next(annexes, None)


def _with_pauses(nodes: list[Node], pauses: Sequence[Item]) -> list[Node]:
    """各位代表！… behind the last point of a list speaks of the whole, and is no part of that point."""
    why = (Reason("outline", "implicit", 0.6, "turns to the hearers behind a list"),)
    starts = [n.start for n in nodes]
    added = []
    for item in pauses:
        start, end = item.block.span
        after = bisect_left(starts, start)
        if after < len(nodes) and nodes[after].start <= end + 1:
            continue  # the next heading ends the list by itself
        added.append(Node(start, item.level, implicit=True, why=why))
    return sorted(nodes + added, key=lambda n: (n.start, n.level)) if added else nodes
