"""Sections as the voters see them: a `Node` each, with the cue words that stand in it.

    nodes = nodes_of(text, sections)         in text order, parents and children tied
    strength(cues), mass(cues)               what the cue words of one label add up to

`text` is the report's, folded; all places are places in it.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import partial
from typing import Any, NamedTuple

import numpy as np

from reportmine.classify.entries import Cue
from reportmine.findings import Section, Theme

__all__ = [
    "ABOUT_ITSELF",
    "GENERAL",
    "Counted",
    "Node",
    "Vote",
    "mass",
    "nodes_of",
    "parents",
    "strength",
]

# These speak of everything in passing; so do sections that no heading opens, and those that are
# called 工作回顾 or 工作计划. What words they happen to use is no theme.
GENERAL = ("overview", "closing", "shortcomings")
ABOUT_ITSELF = ("profile", "annex", "glossary", "procedure")

# The first clauses of a section without a heading, as long as a long heading is.
_LEAD = re.compile(r"[^。；！？\n]{0,46}")
# A word counts at most so often in one section: repeating a name is no new evidence.
_REPEATS = 3
# Words of a heading that add up to so much name a theme outright, or fairly.
_OUTRIGHT, _FAIRLY = 2.5, 1.5


class Vote(NamedTuple):
    """What one voter says: the label (`role:plan`), its weight in log-odds, and why."""

    label: str
    weight: float
    because: str


class Counted(NamedTuple):
    """A vote as it counts: who said it, of which label, its weight in log-odds, and why."""

    voter: str
    label: str
    weight: float
    because: str


@dataclass(slots=True)
class Node:
    """One section with what is known of it; `role`, `themes` and `answer` are filled one by one.

    From `begin` to `reach` words count as heading words; that is a little behind a run-in heading,
    for what joins it to its text (事业收入：指…).

    `head` is its folded heading, or where it has none its lead; `own` is its text without heading and
    subsections, and `length` counts what is not head; `head_words` and `body_words` are the cues in
    both, by label. `outright` are the themes that its heading names with a strong word, and nothing
    there denies; `named` says how clearly heading or lead name a theme: 3 outright, 2 fairly, 0 hardly.
    `looks_back` says that its heading names the year that is summed up, `looks_ahead` that it names a
    later one and tells of nothing done. `votes` and the odds are what the voters on rules said of it,
    and what that adds up to; `heard` are the votes that counted in the
    end, `found` the themes, and `gathered` says that these are those of its subsections.
    """

    section: Section
    parent: Node | None
    index: int
    head: str
    headless: bool
    begin: int
    reach: int
    children: list[Node] = field(default_factory=list)
    head_words: dict[str, list[Cue]] = field(default_factory=partial(defaultdict, list))
    body_words: dict[str, list[Cue]] = field(default_factory=partial(defaultdict, list))
    looks_back: bool = False
    looks_ahead: bool = False
    own: str = ""
    length: int = 0
    named: int = 0
    outright: set[str] = field(default_factory=set)
    votes: list[Counted] = field(default_factory=list)
    role: str = ""
    role_score: float = 0.0
    themes: tuple[str, ...] = ()
    found: tuple[Theme, ...] = ()
    gathered: bool = False
    heard: list[Counted] = field(default_factory=list)
    role_odds: dict[str, float] = field(default_factory=dict)
    theme_odds: dict[str, float] = field(default_factory=dict)
    answer: Section = field(init=False)

    def __post_init__(self) -> None:
        self.answer = self.section

    @property
    def names_role(self) -> bool:
        """Whether its heading says outright what it does: 工作回顾, 下一步工作打算."""
        return any(cue.weight > _OUTRIGHT for cue in self.head_words.get(f"role:{self.role}", ()))

    def name(self) -> None:
        """Fill `named` and `outright`, once all cue words are shared out."""
        for label, cues in self.head_words.items():
            if label.startswith("theme:"):
                best = max([cue.weight for cue in cues])
                self.named = max(self.named, 3 if best > _OUTRIGHT else 2 if best > _FAIRLY else 0)
                if not self.headless and strength(cues) > _OUTRIGHT:
                    self.outright.add(label[6:])

    @property
    def ancestors(self) -> Iterator[Node]:
        """Parent, grandparent …"""
        node = self.parent
        while node:
            yield node
            node = node.parent


def nodes_of(text: str, sections: Sequence[Section]) -> list[Node]:
    """The sections of a text as nodes, in text order."""
    by_id: dict[str, Node] = {}
    nodes: list[Node] = []
    for section in sorted(sections, key=lambda s: (s.span.start, -s.span.end)):
        parent = by_id.get(section.parent) if section.parent else None
        begin = section.number_span.end if section.number_span else section.span.start
        headless = section.heading_span is None
        if section.heading_span:
            begin = section.heading_span.start
            head = text[begin : section.heading_span.end]
            reach = section.heading_span.end + (3 if section.run_in else 0)
        else:
            lead = _LEAD.match(text, begin, section.span.end)
            head = lead[0] if lead else ""
            reach = begin + len(head)
        node = Node(section, parent, len(nodes), head, headless, begin, reach)
        by_id[section.id] = node
        nodes.append(node)
        if parent:
            parent.children.append(node)
    for node in nodes:
        node.own, inner = _own(text, node)
        span = node.section.span
        node.length = max(0, span.end - span.start - inner - len(node.head))
    return nodes


def _own(text: str, node: Node) -> tuple[str, int]:
    """A section's text without its heading and its subsections, and how much these are."""
    start, end = node.section.span
    if node.section.heading_span:
        start = node.section.heading_span.end
    pieces: list[str] = []
    inner = 0
    for child in node.children:
        first, last = child.section.span
        pieces.append(text[start:first])
        inner += last - first
        start = last
    return "".join([*pieces, text[start:end]]), inner


def parents(nodes: Sequence[Node]) -> Any:
    """For each node the index of its parent, -1 where it has none."""
    return np.array([node.parent.index if node.parent else -1 for node in nodes], np.int64)


def strength(cues: Sequence[Cue]) -> float:
    """The strongest cue in full, further ones by ever less: three words are hardly more than two."""
    if len(cues) == 1:
        return cues[0].weight
    best: dict[str, float] = {}
    for cue in cues:
        if abs(cue.weight) > abs(best.get(cue.phrase, 0.0)):
            best[cue.phrase] = cue.weight
    ranked = sorted(best.values(), key=lambda weight: -abs(weight))
    return sum([weight * 0.25**i for i, weight in enumerate(ranked)])


def mass(cues: Sequence[Cue]) -> float:
    """All cues, each phrase ever less when it comes again."""
    if len(cues) == 1:
        return cues[0].weight
    seen: dict[str, int] = {}
    total = 0.0
    for cue in cues:
        seen[cue.phrase] = times = seen.get(cue.phrase, 0) + 1
        if times <= _REPEATS:
            total += cue.weight / times
    return total
