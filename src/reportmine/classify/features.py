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
from typing import Any, NamedTuple, TypeVar

from reportmine.classify.fold import fold
from reportmine.classify.phrases import GAP, Hit
from reportmine.classify.taxonomy import Cue, Kind, Setting, Taxonomy
from reportmine.findings import Section, Theme
from reportmine.report import Report

# The first clauses of a section without a heading, as long as a long heading is.
_LEAD = re.compile(r"[^。；！？\n]{0,46}")
_TITLE_CHARACTERS = 260
_YEAR = re.compile(r"(?<!\d)(20\d\d)(?=年)")
_SUMMED_UP = re.compile(
    r"(?<!\d)(20\d\d)(?=年)[^。]{0,16}?(?:总结|小结|述职|年报|年度工作报告|工作汇报)"
)
_NO_DOUBT = 4.0  # the weight of a word that leaves no doubt of a role (工作安排)


class CueHit(NamedTuple):
    """A cue and where it stands in the text."""

    cue: Cue
    start: int
    end: int


class Vote(NamedTuple):
    """What one voter says: the label (`role:plan`), its weight in log-odds, and why."""

    label: str
    weight: float
    because: str


@dataclass
class Node:
    """One section with what is known of it; `role`, `themes` and `answer` are filled one by one.

    From `begin` to `reach` words count as heading words; that is a little behind a run-in heading,
    for what joins it to its text (事业收入：指…).

    `head` is its folded heading, or where it has none its lead; `own` is its own text, without its
    subsections and its heading, and `length` counts the characters of that. `outright` are the themes
    that its heading names, once somebody asked. `votes` and the odds are what the
    voters on rules said of it, and what that adds up to; `heard` are the votes that counted in the
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
    head_hits: list[CueHit] = field(default_factory=list)
    body_hits: list[CueHit] = field(default_factory=list)
    length: int = 0
    own: str | None = None
    outright: frozenset[str] | None = None
    votes: list[tuple[str, Vote]] = field(default_factory=list)
    role: str = ""
    role_score: float = 0.0
    themes: tuple[str, ...] = ()
    found: tuple[Theme, ...] = ()
    gathered: bool = False
    heard: list[tuple[str, Vote]] = field(default_factory=list)
    role_odds: dict[str, float] = field(default_factory=dict)
    theme_odds: dict[str, float] = field(default_factory=dict)
    answer: Section = field(init=False)

    def __post_init__(self) -> None:
        self.answer = self.section

    @cached_property
    def head_words(self) -> dict[str, list[CueHit]]:
        """The heading words, by label; to be asked only when all hits are shared out."""
        return _by_label(self.head_hits)

    @cached_property
    def body_words(self) -> dict[str, list[CueHit]]:
        """The words of its own text, by label; to be asked only when all hits are shared out."""
        return _by_label(self.body_hits)

    @property
    def ancestors(self) -> Iterator[Node]:
        """Parent, grandparent …"""
        node = self.parent
        while node:
            yield node
            node = node.parent


class Features:
    """A report and its sections as the voters see them.

    `nodes` stand in text order; `memo` holds what a voter works out once for all of them.
    """

    def __init__(self, report: Report, sections: Sequence[Section], taxonomy: Taxonomy) -> None:
        self.report = report
        self.taxonomy = taxonomy
        self.text = fold(report.text)
        self.memo: dict[str, Any] = {}
        self.nodes = _nodes(self.text, sections)
        self.by_id = {node.section.id: node for node in self.nodes}
        _Sharing(taxonomy.cues).share_out(taxonomy.phrases.scan(self.text), self.nodes)
        for node in map(self.nodes.__getitem__, self.looking_back):
            node.head_hits = [
                hit for hit in node.head_hits
                if hit.cue.label != "role:plan" or hit.cue.weight > _NO_DOUBT
            ]  # fmt: skip

    @cached_property
    def kind(self) -> Kind | None:
        """What kind of document this is: as its title, else its first lines say."""
        kinds = self.taxonomy.kinds
        opening = self.text[self._begin : self._begin + _TITLE_CHARACTERS]
        return _first(self.title, [(kind.title, kind) for kind in kinds]) or _first(
            opening, [(kind.opening, kind) for kind in kinds]
        )

    @cached_property
    def looking_back(self) -> frozenset[int]:
        """The places of sections whose heading names the year that the report sums up: 2022年度重点工作 tells what
        was done, where no heading names an earlier year (a report for the next year's meeting)."""
        found = _SUMMED_UP.search(re.sub(r"\s+", "", self.title))
        if not found or (self.kind and self.kind.name != "summary"):
            return frozenset()
        heads = ((n.index, "" if n.headless else n.head) for n in self.nodes)
        named = [(at, year) for at, head in heads for year in _YEAR.findall(head)]
        if any(year < found[1] for _, year in named):
            return frozenset()
        later = {at for at, year in named if year > found[1]}
        return frozenset(at for at, _ in named if at not in later)

    @cached_property
    def setting(self) -> Setting | None:
        """What organisation writes: the one whose words stand first in the title."""
        return _first(self.title, [(setting.names, setting) for setting in self.taxonomy.settings])

    @cached_property
    def home(self) -> frozenset[str]:
        """The themes that who writes is there for: in 云岭大学图书馆 what is said last counts."""
        title = re.sub(r"\s+", "", self.title)
        places = [
            (title.rfind(name) + len(name), at)
            for at, setting in enumerate(self.taxonomy.settings)
            for name in setting.names
            if name in title
        ]
        return frozenset(self.taxonomy.settings[max(places)[1]].home if places else ())

    @cached_property
    def _begin(self) -> int:
        return self.nodes[0].section.span.start if self.nodes else 0

    @cached_property
    def title(self) -> str:
        """What stands in front of the first section, folded."""
        return self.text[: self._begin][:_TITLE_CHARACTERS]


T = TypeVar("T")


def _first(title: str, owners: Sequence[tuple[tuple[str, ...], T]]) -> T | None:
    title = re.sub(r"\s+", "", title)
    places = [
        (title.find(phrase), number)
        for number, (phrases, _) in enumerate(owners)
        for phrase in phrases
        if phrase in title
    ]
    return owners[min(places)[1]][1] if places else None


def _by_label(hits: Sequence[CueHit]) -> dict[str, list[CueHit]]:
    groups: dict[str, list[CueHit]] = {}
    for hit in hits:
        groups.setdefault(hit.cue.label, []).append(hit)
    return groups


def _nodes(text: str, sections: Sequence[Section]) -> list[Node]:
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
    return nodes


class _Sharing:
    """Gives each hit to the innermost section that holds it, unless a longer phrase hides it.

    A mute phrase hides all that lies inside it; a phrase that speaks for a role (a theme) the
    shorter ones that speak for roles (themes); one that speaks against a label only the words for
    that label. So 公开招聘 is no 公开, 教学基本功 no 教学, and 困难职工 no 困难 of ours.
    """

    def __init__(self, cues: dict[str, tuple[Cue, ...]]) -> None:
        self.cues = cues
        self.hidden: dict[str, int] = {}  # "" (all), axis or label → where the hiding ends
        self.now = Hit(0, 0, "")

    def share_out(self, hits: list[Hit], nodes: list[Node]) -> None:
        open_nodes: list[Node] = []
        upcoming = 0
        for hit in hits:
            while upcoming < len(nodes) and nodes[upcoming].section.span.start <= hit.start:
                open_nodes.append(nodes[upcoming])
                upcoming += 1
            while open_nodes and open_nodes[-1].section.span.end <= hit.start:
                open_nodes.pop()
            if open_nodes and hit.end > self.hidden.get("", -1):
                self._keep(hit, open_nodes[-1])
        for node in nodes:
            span = node.section.span
            inner = sum(c.section.span.end - c.section.span.start for c in node.children)
            node.length = max(0, span.end - span.start - inner - len(node.head))

    def _keep(self, hit: Hit, node: Node) -> None:
        in_head = node.begin <= hit.start and hit.end <= node.reach
        cues = self.cues[hit.phrase]
        if not cues:
            self.hidden[""] = hit.end
        hiding = set()
        for cue in cues:
            axis = cue.label[:4]
            if hit.end <= max(self.hidden.get(axis, -1), self.hidden.get(cue.label, -1)):
                continue
            heads = in_head and cue.where != "body" and _stands(cue, hit, node)
            speaks = (not in_head or node.headless) and cue.where != "heading"
            if heads:
                node.head_hits.append(CueHit(cue, hit.start, hit.end))
            if speaks:
                node.body_hits.append(CueHit(cue, hit.start, hit.end))
            if heads or speaks:
                hiding.add(axis if cue.weight > 0 else cue.label)
        for what in hiding:
            # What lies in the gap of a phrase is no part of it, unless it speaks against.
            if GAP not in hit.phrase or ":" in what:
                self.hidden[what] = max(self.hidden.get(what, -1), hit.end)


def _stands(cue: Cue, hit: Hit, node: Node) -> bool:
    """Whether a `^` or `$` cue stands where it must."""
    if cue.begins and hit.start != node.begin:
        return False
    return not cue.ends or hit.end == node.begin + len(node.head.rstrip("。：:；; "))
