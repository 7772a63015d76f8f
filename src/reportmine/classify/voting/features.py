"""What classification sees: for each section its heading, its own text and the phrases in both.

The report's text is scanned once; each hit goes to the innermost section that holds it. Hits in a
heading count as heading words, also those in the lead of a section without a heading: its first
clause says what it is about as a heading would.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cached_property
from typing import Any, TypeVar

from reportmine.classify.entries import Kind, Setting, Taxonomy
from reportmine.classify.voting.fold import fold
from reportmine.classify.voting.nodes import Node, Vote, nodes_of
from reportmine.classify.voting.sharing import shared_out
from reportmine.classify.voting.subject import subject_of
from reportmine.classify.voting.tenses import TOLD, only_ahead
from reportmine.findings import Section
from reportmine.report import Report

__all__ = ["Features", "Node", "Vote"]

_TITLE_CHARACTERS = 260
_OFTEN = 3  # times: who is named so often in a text without a title writes it
_YEAR = re.compile(r"(?<!\d)(20\d\d)(?=年)")
_SUMMED_UP = re.compile(
    r"(?<!\d)(20\d\d)(?=年)[^。]{0,16}?(?:总结|小结|述职|年报|年度工作报告|工作汇报)"
)
# 2020年养老产业发展报告V2.0, 数字阅读白皮书: on a field; but 2020年度报告, 年终工作报告
_ON_A_FIELD = re.compile(
    r"(?:(?!年度|年终|年末|学年|学期|半年|全年|工作|总结|述职|情况)[\u3400-\u9fff]){4,}(?:报告|白皮书|蓝皮书|绿皮书|指数|名录|图谱|年鉴)"
    r"(?:[（(][^（）()]{1,12}[）)]|V[\d.]+|[上下]篇|摘要)*$",
    re.I,
)
_BRACKET = re.compile(r"[（(][^（）()]{1,12}[）)]$")


class Features:
    """A report and its sections as the voters see them.

    `nodes` stand in text order; `memo` holds what a voter works out once for all of them.
    """

    def __init__(self, report: Report, sections: Sequence[Section], taxonomy: Taxonomy) -> None:
        self.report = report
        self.taxonomy = taxonomy
        self.text = fold(report.text)
        self.memo: dict[str, Any] = {}
        self.nodes = nodes_of(self.text, sections)
        self.by_id = {node.section.id: node for node in self.nodes}
        self._told_by_years()
        shared_out(self.text, self.nodes, taxonomy)

    @cached_property
    def kind(self) -> Kind | None:
        """What kind of document this is: as its title, else its first lines say; else a plan, where all it
        tells lies ahead."""
        kinds = self.taxonomy.kinds
        opening = self.text[self._begin : self._begin + _TITLE_CHARACTERS]
        return (
            _first(self.title, [(kind.title, kind) for kind in kinds])
            or _ended(self.title, kinds)
            or _first(opening, [(kind.opening, kind) for kind in kinds])
            or next((kind for kind in kinds if kind.name == "plan" and only_ahead(self.text)), None)
        )

    def _told_by_years(self) -> None:
        """Marks the sections whose heading names the year that the report sums up: 2022年度重点工作 tells what was done,
        where no heading names an earlier year (a report for the next year's meeting); and those whose heading begins
        with a later one and that tell of nothing done: 2023年思路."""
        found = _SUMMED_UP.search(_tight(self.title))
        if not found or (self.kind and self.kind.name != "summary"):
            return
        heads = ((n.index, "" if n.headless else n.head) for n in self.nodes)
        named = [(at, year) for at, head in heads for year in _YEAR.findall(head)]
        if any(year < found[1] for _, year in named):
            return
        later = {at for at, year in named if year > found[1]}
        for at, year in named:
            node = self.nodes[at]
            node.looks_back = at not in later
            if year > found[1] and node.head.startswith(year):
                node.looks_ahead = not TOLD.search(self.text, *node.section.span)

    @cached_property
    def setting(self) -> Setting | None:
        """What organisation writes: the one whose words stand first in the title, else that the text names."""
        settings = self.taxonomy.settings
        return _first(self.title, [(each.names, each) for each in settings]) or self._told_of

    @cached_property
    def _told_of(self) -> Setting | None:
        """Where the title names none: the organisation that the text names most often, if it does so again and
        again. A report on a whole field (养老产业发展报告) names many, and none of them writes it."""
        if not self.kind and any(map(_ON_A_FIELD.search, map(_tight, self.title.splitlines()))):
            return None
        text = _tight(self.text)
        counts = [
            (max(map(text.count, each.names)), -at)
            for at, each in enumerate(self.taxonomy.settings)
        ]
        often, at = max(counts, default=(0, 0))
        return self.taxonomy.settings[-at] if often >= _OFTEN else None

    @cached_property
    def subject(self) -> str:
        """The theme that the whole report is about, as its title says; "" where it says none."""
        told = self.kind is None or self.kind.name in ("summary", "plan")
        return subject_of(self.title, self.taxonomy) if told else ""

    @cached_property
    def home(self) -> frozenset[str]:
        """The themes that who writes is there for: in 云岭大学图书馆 what is said last counts."""
        title = _tight(self.title)
        places = [
            (title.rfind(name) + len(name), at)
            for at, setting in enumerate(self.taxonomy.settings)
            for name in setting.names
            if name in title
        ]
        named = self.taxonomy.settings[max(places)[1]] if places else self._told_of
        return frozenset(named.home if named else ())

    @cached_property
    def year(self) -> int | None:
        """The last year that its title names."""
        return max(map(int, _YEAR.findall(_tight(self.title))), default=None)

    @cached_property
    def _begin(self) -> int:
        return self.nodes[0].section.span.start if self.nodes else 0

    @cached_property
    def title(self) -> str:
        """What stands in front of the first section, folded."""
        return self.text[: self._begin][:_TITLE_CHARACTERS]


T = TypeVar("T")


def _tight(text: str) -> str:
    """A text without its white space."""
    return "".join(text.split())


def _first(title: str, owners: Sequence[tuple[tuple[str, ...], T]]) -> T | None:
    title = _tight(title)
    places = [
        (title.find(phrase), -len(phrase), number)
        for number, (phrases, _) in enumerate(owners)
        for phrase in phrases
        if phrase in title
    ]
    return owners[min(places)[2]][1] if places else None


def _ended(title: str, kinds: Sequence[Kind]) -> Kind | None:
    """The kind whose `$` phrase ends a line of the title and is not all of it: 图书室工作计划（草案）."""
    for line in title.splitlines():
        bare = _BRACKET.sub("", _tight(line))
        for kind in kinds:
            ends = [phrase[:-1] for phrase in kind.title if phrase.endswith("$")]
            if any(bare.endswith(end) and len(bare) > len(end) + 1 for end in ends):
                return kind
    return None
