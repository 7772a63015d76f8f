"""What classification sees: for each section its heading, its own text and the phrases in both.

The report's text is scanned once; each hit goes to the innermost section that holds it. Hits in a
heading count as heading words, also those in the lead of a section without a heading: its first
clause says what it is about as a heading would.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import TypeVar

from reportmine.classify.fold import fold
from reportmine.classify.phrases import Hit, Phrases
from reportmine.classify.taxonomy import Cue, Kind, Setting, Taxonomy
from reportmine.findings import Section
from reportmine.report import Report

# The first clauses of a section without a heading, as long as a long heading is.
_LEAD = re.compile(r"[^。；！？\n]{0,46}")
_TITLE_CHARACTERS = 260


@dataclass(frozen=True, slots=True)
class CueHit:
    """A cue and where it stands in the text."""

    cue: Cue
    start: int
    end: int


@dataclass(slots=True)
class Node:
    """One section with what is known of it; `role`, `themes` and `answer` are filled one by one.

    `head` is its folded heading, or where it has none its lead; `length` counts the characters
    of its own text, without its subsections and its heading.
    """

    section: Section
    parent: Node | None
    index: int
    head: str
    headless: bool
    children: list[Node] = field(default_factory=list)
    head_hits: list[CueHit] = field(default_factory=list)
    body_hits: list[CueHit] = field(default_factory=list)
    length: int = 0
    role: str = ""
    role_score: float = 0.0
    themes: tuple[str, ...] = ()
    answer: Section = field(init=False)

    def __post_init__(self) -> None:
        self.answer = self.section

    @property
    def ancestors(self) -> Iterator[Node]:
        """Parent, grandparent …"""
        node = self.parent
        while node:
            yield node
            node = node.parent


class Features:
    """A report and its sections as the voters see them. `nodes` stand in text order."""

    def __init__(self, report: Report, sections: Sequence[Section], taxonomy: Taxonomy) -> None:
        self.report = report
        self.taxonomy = taxonomy
        self.text = fold(report.text)
        self.nodes = _nodes(self.text, sections)
        self.by_id = {node.section.id: node for node in self.nodes}
        _share_out(_phrases(taxonomy).scan(self.text), self.nodes, taxonomy.cues)

    @cached_property
    def title(self) -> str:
        """Title and first lines, where a document says what it is; without white space."""
        begin = self.nodes[0].section.span.start if self.nodes else 0
        opening = self.text[: max(begin, _TITLE_CHARACTERS)][:_TITLE_CHARACTERS]
        return re.sub(r"\s+", "", opening)

    @cached_property
    def kind(self) -> Kind | None:
        """What kind of document this is: the one whose words stand first in the title."""
        return _first(self.title, [(kind.title, kind) for kind in self.taxonomy.kinds])

    @cached_property
    def setting(self) -> Setting | None:
        """What organisation writes: the one whose words stand first in the title."""
        return _first(self.title, [(s.names, s) for s in self.taxonomy.settings])


T = TypeVar("T")


def _first(title: str, owners: Sequence[tuple[tuple[str, ...], T]]) -> T | None:
    places = [
        (title.find(phrase), number)
        for number, (phrases, _) in enumerate(owners)
        for phrase in phrases
        if phrase in title
    ]
    return owners[min(places)[1]][1] if places else None


_COMPILED: dict[int, tuple[Taxonomy, Phrases]] = {}


def _phrases(taxonomy: Taxonomy) -> Phrases:
    """The compiled phrases of a taxonomy; kept, for compiling costs more than a report."""
    kept = _COMPILED.get(id(taxonomy))
    if kept is None or kept[0] is not taxonomy:
        kept = _COMPILED[id(taxonomy)] = (
            taxonomy,
            Phrases(taxonomy.cues, taxonomy.hiding),
        )
    return kept[1]


def _nodes(text: str, sections: Sequence[Section]) -> list[Node]:
    by_id: dict[str, Node] = {}
    nodes: list[Node] = []
    for section in sorted(sections, key=lambda s: (s.span.start, -s.span.end)):
        parent = by_id.get(section.parent) if section.parent else None
        begin = section.number_span.end if section.number_span else section.span.start
        headless = section.heading_span is None
        if section.heading_span:
            head = text[section.heading_span.start : section.heading_span.end]
        else:
            lead = _LEAD.match(text, begin, section.span.end)
            head = lead[0] if lead else ""
        node = Node(section, parent, len(nodes), head, headless)
        by_id[section.id] = node
        nodes.append(node)
        if parent:
            parent.children.append(node)
    return nodes


def _share_out(hits: list[Hit], nodes: list[Node], cues: dict[str, tuple[Cue, ...]]) -> None:
    """Give each hit to the innermost section that holds it."""
    open_nodes: list[Node] = []
    upcoming = 0
    denied: dict[str, int] = {}
    for hit in hits:
        while upcoming < len(nodes) and nodes[upcoming].section.span.start <= hit.start:
            open_nodes.append(nodes[upcoming])
            upcoming += 1
        while open_nodes and open_nodes[-1].section.span.end <= hit.start:
            open_nodes.pop()
        if open_nodes:
            _keep(hit, open_nodes[-1], cues[hit.phrase], denied)
    for node in nodes:
        inner = sum(child.section.span.end - child.section.span.start for child in node.children)
        span = node.section.span
        node.length = max(0, span.end - span.start - inner - len(node.head))


def _keep(hit: Hit, node: Node, cues: tuple[Cue, ...], denied: dict[str, int]) -> None:
    section = node.section
    begin = section.number_span.end if section.number_span else section.span.start
    if section.heading_span:
        begin = section.heading_span.start
    in_head = begin <= hit.start and hit.end <= begin + len(node.head)
    for cue in cues:
        # A phrase against a label takes away the words for it that stand inside the phrase.
        if cue.weight < 0:
            denied[cue.label] = hit.end
        elif hit.end <= denied.get(cue.label, -1):
            continue
        if in_head and cue.where != "body":
            if cue.begins and hit.start != begin:
                continue
            if cue.ends and hit.end != begin + len(node.head.rstrip("。：:；; ")):
                continue
            node.head_hits.append(CueHit(cue, hit.start, hit.end))
        if (not in_head or node.headless) and cue.where != "heading":
            node.body_hits.append(CueHit(cue, hit.start, hit.end))
