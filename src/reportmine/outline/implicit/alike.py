"""Paragraphs that begin alike (`一年来，我们…`, `这五年是…的五年。`): each tells a matter of its own."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from itertools import groupby

from reportmine.findings import Reason
from reportmine.outline.nodes import Node
from reportmine.outline.paragraphs.blocks import Block
from reportmine.outline.titles import propose

# words that look back; 今年 and 这几年 open any sentence
_FORMULA = re.compile(
    r"[一两三四五]年来|这[一两三四五]年|过去[一两三四五]年|这是[^。]{4,40}的[一两三四五]年"
)
_LEAST, _TELLS = 3, 40
_TITLE = 32  # characters
_WHY = (Reason("outline", "review", 0.6, "one of several paragraphs that begin alike"),)
_BEHIND = (Reason("outline", "implicit", 0.6, "stands behind paragraphs that begin alike"),)


def with_alike(text: str, body: Sequence[Block], nodes: list[Node]) -> list[Node]:
    """Adds a section without heading for each of three or more neighbours that begin with the same
    words, and one for what stands behind them in their section."""
    starts, begins = [node.start for node in nodes], [block.span.start for block in body]
    opened = set(starts)
    added: list[Node] = []
    for words, run in groupby(body, lambda block: _words(text, block, opened)):
        alike = list(run)
        at = bisect_right(starts, alike[0].span.start) - 1
        if not words or len(alike) < _LEAST or at < 0:
            continue
        level = nodes[at].level + 1
        added += _titled(text, alike, level) or [
            Node(block.span.start, level, implicit=True, role="review", why=_WHY) for block in alike
        ]
        behind = next(iter(body[bisect_right(begins, alike[-1].span.start) :][:1]), None)
        if behind and behind.kind == "prose" and behind.span.start not in opened:
            added.append(Node(behind.span.start, level, implicit=True, why=_BEHIND))
    return sorted(nodes + added, key=lambda n: (n.start, n.level)) if added else nodes


def _titled(text: str, alike: Sequence[Block], level: int) -> list[Node]:
    """一年来，我们扎实抓安全，防线越筑越牢。全年…: their first sentences, where all are short, are titles."""
    titles = [propose(text, block.span.start, block.span.end) for block in alike]
    found = [t for t in titles if t and t.run_in and t.ending == "。" and len(t.words) <= _TITLE]
    if len(found) < len(alike):
        return []
    return [
        Node(title.span.start, level, None, None, title.words, title.span, True, why=_WHY)
        for title in found
    ]


def _words(text: str, block: Block, opened: set[int]) -> str:
    """The words of looking back that a paragraph begins with; none where it opens a section already."""
    start, end = block.span
    if block.kind != "prose" or block.mark or end - start < _TELLS or start in opened:
        return ""
    found = _FORMULA.match(text, start, end)
    return found[0][:2] + found[0][-2:] if found else ""
