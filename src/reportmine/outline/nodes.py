"""Sections while the tree is put together: each knows where it starts and how deep it stands, not yet where it ends.

beside_frames(nodes)         forewords and afterwords hold nothing
adopted(nodes, announced)    a list below the section that announces it
spanned(nodes, end)          the finished `Section`s: ids, parents, spans, levels without gaps
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from reportmine.findings import Reason, Role, Section
from reportmine.outline.paragraphs.marks import value_of
from reportmine.outline.part_names import FRAME
from reportmine.report import Span


@dataclass(frozen=True, slots=True)
class Node:
    """A section from `start` (an offset of the text) on; `level` orders, and may leave gaps, until `spanned`."""

    start: int
    level: int
    number: str | None = None
    number_span: Span | None = None
    heading: str | None = None
    heading_span: Span | None = None
    run_in: bool = False
    implicit: bool = False
    role: Role | None = None
    why: tuple[Reason, ...] = ()


def beside_frames(nodes: Sequence[Node]) -> list[Node]:
    """The nodes, those that stood under a foreword or an afterword beside it."""
    found: list[Node] = []
    frame, lift = 0, 0
    for node in map(_framed, nodes):
        if lift and node.level <= frame:
            lift = 0
        elif found and FRAME.fullmatch(found[-1].heading or "") and node.level > found[-1].level:
            frame, lift = found[-1].level, node.level - found[-1].level
        found.append(replace(node, level=max(frame, node.level - lift)) if lift else node)
    return found


def _framed(node: Node) -> Node:
    """A foreword is an overview, an afterword a closing."""
    if not FRAME.fullmatch(node.heading or ""):
        return node
    role: Role = "overview" if node.heading and node.heading[0] in "前引序导導" else "closing"
    return replace(node, role=role, why=(*node.why, Reason("outline", role, 0.8, "its heading")))


def parents(nodes: Sequence[Node]) -> dict[int, int]:
    """For each node, by its start, where the one around it starts; -1 for those at the top."""
    above: dict[int, int] = {}
    around: list[Node] = []
    for node in nodes:
        while around and around[-1].level >= node.level:
            around.pop()
        above[node.start] = around[-1].start if around else -1
        around.append(node)
    return above


def adopted(nodes: list[Node], announced: Mapping[int, tuple[int, bool]]) -> list[Node]:
    """工作中还有许多不足：1、… 2、…: the list that an implicit section announces hangs under it.

    `announced` tells of paragraphs that end by announcing a list where they end, and whether it
    is a list of shortcomings. What an opening announces is the report itself. The section may begin
    within the paragraph: 管网老化。针对这一问题，拟采取以下措施：一、… 二、….
    """
    out = list(nodes)
    starts = sorted(announced)
    for i, node in enumerate(nodes[:-1]):
        at = bisect_right(starts, node.start) - 1
        end, trouble = announced[starts[at]] if at >= 0 else (0, False)
        head = node.implicit and node.role not in ("overview", "closing")
        if not head or (node.role == "shortcomings" and not trouble):
            continue
        if not node.start < end <= nodes[i + 1].start <= end + 1 or _value(nodes[i + 1]) != 1:
            continue
        level = nodes[i + 1].level
        out[i] = replace(node, level=min(node.level, level))
        deeper = out[i].level + 1 - level
        for k in _run(nodes, i + 1) if deeper > 0 else ():
            out[k] = replace(out[k], level=nodes[k].level + deeper)
    return out


def _run(nodes: Sequence[Node], first: int) -> range:
    """The list that begins at `first`, with what stands under its members."""
    level, value = nodes[first].level, 0
    for k in range(first, len(nodes)):
        node = nodes[k]
        if node.level < level or (node.level == level and _value(node) != value + 1):
            return range(first, k)
        value += node.level == level
    return range(first, len(nodes))


def _value(node: Node) -> int:
    return value_of(node.number or "")


def spanned(nodes: Sequence[Node], end: int) -> tuple[Section, ...]:
    """Ids, parents and ends: a section lasts until the next one that is not its child."""
    ends = [end] * len(nodes)
    above: list[int | None] = [None] * len(nodes)
    open_: list[int] = []
    for i, node in enumerate(nodes):
        while open_ and nodes[open_[-1]].level >= node.level:
            ends[open_.pop()] = node.start
        above[i] = open_[-1] if open_ else None
        open_.append(i)
    levels: list[int] = []
    sections = []
    for i, node in enumerate(nodes):
        p = above[i]
        levels.append(levels[p] + 1 if p is not None else 1)
        sections.append(
            Section(
                f"s{i + 1}",
                f"s{p + 1}" if p is not None else None,
                levels[i],
                node.number,
                node.heading,
                node.heading_span,
                Span(node.start, ends[i]),
                node.number_span,
                node.run_in,
                node.implicit,
                node.role,
                (),
                node.why,
            )
        )
    return tuple(sections)
