"""Sections of paragraphs that open with a title: a node for each, below the section that they stand in.

    with_leads(text, blocks, nodes, (first, last), stops)      the nodes, and those

Which clause at the head of a paragraph is a title is told by `leads`; here it is weighed over the whole report.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from itertools import groupby

from reportmine.findings import Reason
from reportmine.outline.headings.leads import (
    Headed,
    boxed_leads,
    headed,
    label_leads,
    leads,
    short_leads,
)
from reportmine.outline.nodes import Node, parents
from reportmine.outline.paragraphs.blocks import Block
from reportmine.outline.paragraphs.lead_ins import leads_in
from reportmine.outline.titles import Title, bare_words

__all__ = ["with_leads"]


def with_leads(
    text: str,
    blocks: Sequence[Block],
    nodes: list[Node],
    body: tuple[int, int],
    stops: Sequence[int],
) -> list[Node]:
    """Adds a section for each paragraph of a section whose own paragraphs all have titles.

    A salutation at one of the blocks `stops` ends a section before the next heading does.

    Three such paragraphs make a habit; where three sections have it, two are enough elsewhere.
    """
    if not nodes:
        plain = headed(text, [b for b in blocks[slice(*body)] if b.kind == "prose"])
        found = boxed_leads(text, plain) or short_leads(text, plain[1:], 3)
        return [_lead(1, block, title) for block, title in found]
    starts = [b.span.start for b in blocks]
    leaves: list[tuple[Node, list[Headed]]] = []
    for k, node in enumerate(nodes):
        if node.heading is None:
            continue
        i = bisect_left(starts, node.start) + 1
        j = bisect_left(starts, nodes[k + 1].start) if k + 1 < len(nodes) else body[1]
        j = min(j, stops[at]) if (at := bisect_left(stops, i)) < len(stops) else j
        # what stands before the first point of a list leads up to it, unless it is many
        leaf = k + 1 == len(nodes) or nodes[k + 1].level <= node.level
        prose = [b for b in blocks[i:j] if b.kind == "prose" and not b.mark]
        if leaf or len(prose) >= 3:
            leaves.append((node, headed(text, prose)))
    habits = [leads(text, plain, 3) for _, plain in leaves]
    habits = [
        habit
        or _few_leads(text, node, plain)
        or _marked_leads(text, plain)
        or _announced_leads(text, plain)
        for habit, (node, plain) in zip(habits, leaves, strict=True)
    ]
    if sum(bool(h) for h in habits) >= 3:
        habits = [
            leads(text, plain, 2, habit=True) or habit
            for habit, (_, plain) in zip(habits, leaves, strict=True)
        ]
    habits = _beside(text, nodes, leaves, habits)
    added = [
        _lead(node.level + 1, block, title)
        for (node, _), habit in zip(leaves, habits, strict=True)
        for block, title in habit
    ]
    return sorted(nodes + added, key=lambda n: n.start) if added else nodes


def _beside(
    text: str,
    nodes: Sequence[Node],
    leaves: Sequence[tuple[Node, Sequence[Headed]]],
    habits: Sequence[list[tuple[Block, Title]]],
) -> list[list[tuple[Block, Title]]]:
    """A section's only paragraph, where one of the sections beside it has several with such titles."""
    out = list(habits)
    above = parents(nodes)
    for _, run in groupby(range(len(leaves)), key=lambda i: above[leaves[i][0].start]):
        beside = list(run)
        if not any(len(habits[i]) > 1 for i in beside):
            continue
        alone = {i: habits[i] or short_leads(text, leaves[i][1], 1) for i in beside}
        told = sum(bool(habit) for habit in alone.values())
        if told >= 3 and 2 * told > len(beside):
            for i, habit in alone.items():
                out[i] = habit
    return out


def _few_leads(text: str, node: Node, plain: Sequence[Headed]) -> list[tuple[Block, Title]]:
    """Two short titles make no habit, but they may fill a section; where it has a number, a first
    paragraph may lead up to them."""
    found = short_leads(text, plain, 2)
    if found or not node.number:
        return found
    return short_leads(text, plain[1:], 2) or leads(text, plain[1:], 3)


def _announced_leads(text: str, plain: Sequence[Headed]) -> list[tuple[Block, Title]]:
    """What stands behind a paragraph that announces it: 一年来，主要做了以下工作： over three paragraphs
    with titles, or two with short ones."""
    behind = next((i + 1 for i, (b, _) in enumerate(plain) if leads_in(text, b)), len(plain))
    return leads(text, plain[behind:], 3) or short_leads(text, plain[behind:], 2)


def _marked_leads(text: str, plain: Sequence[Headed]) -> list[tuple[Block, Title]]:
    """Titles that a box or a colon tells from the text behind them."""
    return boxed_leads(text, plain) or label_leads(text, plain)


def _lead(level: int, block: Block, title: Title) -> Node:
    because = "the paragraphs of this section all open with a title; " + title.because
    why = Reason("outline", "heading", 0.6, because)
    return Node(
        block.span.start, level, None, None, bare_words(title.words), title.span, True, why=(why,)
    )
