"""What reportmine says of a report: front matter, sections, mentions, metrics.

All are frozen values. Names and meanings are those of the published record (`reportmine schema`);
`reportmine.store.record` turns them into it.
"""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import Literal, NamedTuple

from reportmine.report import Evidence, Note, Report, Span

Role = Literal[
    "overview", "review", "shortcomings", "plan", "profile",
    "finance", "glossary", "procedure", "closing", "annex",
]  # fmt: skip
Kind = Literal[
    "count", "money", "ratio", "percentage_point", "multiple", "duration", "measure", "score",
    "rank", "date", "ordinal", "identifier", "numbering", "lexical", "unknown",
]  # fmt: skip
Mod = Literal[
    "exact", "approx", "more_than", "less_than", "equal_or_more", "equal_or_less", "range"
]
Aspect = Literal["level", "change", "growth_rate", "share", "rank", "average", "cumulative"]
MetricStatus = Literal["achieved", "planned", "required", "baseline", "negated"]

QUANTITIES: frozenset[str] = frozenset(
    {"count", "money", "ratio", "percentage_point", "multiple", "duration", "measure", "score", "rank"}
)  # fmt: skip


class Period(NamedTuple):
    """What time a report or a number speaks of; ISO dates, both ends included.

    `source` says where it was read: "explicit" beside the number, "inherited" from an earlier
    clause or heading, "document" from the report's own period.
    """

    label: str
    start: str | None = None
    end: str | None = None
    source: str = "document"


#: The kind (`Front.kind`) of the report that a government gives to its congress. It is given early in a year or late
#: in one: its year behind is the one before it is given, and what it is to do is told of the year in which it is.
WORK_REPORT = "政府工作报告"


@dataclass(frozen=True, slots=True)
class Front:
    """What title block and sign-off say. `spans` maps a field's name to where it was read."""

    title: str | None = None
    organisation: str | None = None
    parent_organisation: str | None = None
    kind: str | None = None
    period: Period | None = None
    issued: str | None = None
    spans: tuple[tuple[str, Span], ...] = ()
    author: str | None = None
    document_number: str | None = None


@dataclass(frozen=True, slots=True)
class Volume:
    """One of several reports that a file binds: its own front matter, and where it stands.

    `section` is the section of level 1 that holds it; `pages` its first and last page, both
    included, None in formats without pages.
    """

    front: Front
    span: Span
    section: str
    pages: tuple[int, int] | None = None


class Reason(NamedTuple):
    """One voter's word on a section: who, for which label, how surely (0–1), and why."""

    voter: str
    label: str
    score: float
    because: str


class Theme(NamedTuple):
    """What a section is about, and how surely (0–1)."""

    name: str
    score: float


@dataclass(frozen=True, slots=True)
class Section:
    """A node of the section tree.

    `span` begins at the number or, without one, at the first character, and ends where the next
    section that is not its child begins. `number` is bare: `一`, `1`, `2.3`, `第一部分`. `number_span` covers
    the number with its marks: `一、`, `（一）`. `heading` is None where the text has none.
    `role` is what the outline knows of an implicit section until `classify` gives the answer.
    """

    id: str
    parent: str | None
    level: int
    number: str | None
    heading: str | None
    heading_span: Span | None
    span: Span
    number_span: Span | None = None
    run_in: bool = False
    implicit: bool = False
    role: Role | None = None
    themes: tuple[Theme, ...] = ()
    why: tuple[Reason, ...] = ()

    def answered(self, role: Role, themes: tuple[Theme, ...], why: tuple[Reason, ...]) -> Section:
        """This section with an answer. As `dataclasses.replace`, at half its cost."""
        return Section(
            self.id, self.parent, self.level, self.number, self.heading, self.heading_span, self.span,
            self.number_span, self.run_in, self.implicit, role, themes, why,
        )  # fmt: skip

    @property
    def category(self) -> str | None:
        """The one word most users ask for: shortcomings or plan, else the first theme, else role."""
        if self.role in ("shortcomings", "plan"):
            return self.role
        return self.themes[0].name if self.themes else self.role


@dataclass(frozen=True, slots=True)
class Outline:
    """What the outline step gives: front matter, the section tree in text order, notes.

    `volumes` is empty unless the file binds several reports.
    """

    front: Front
    sections: tuple[Section, ...] = ()
    notes: tuple[Note, ...] = ()
    volumes: tuple[Volume, ...] = ()


@dataclass(frozen=True, slots=True)
class Mention:
    """One entry of the ledger: a number, or a character that looks like one, and what it is.

    `value` is exact and in the base unit: 3.5万元 is 35000 元. `mod` and the bounds tell how exact
    the text is; `bound_source` is "stated" or "convention". `because` names the rule.
    `period` is set for dates. `per` is the base of an average (人均, 日均).
    """

    span: Span
    text: str
    kind: Kind
    value: Decimal | None = None
    min_value: Decimal | None = None
    max_value: Decimal | None = None
    min_inclusive: bool | None = None
    max_inclusive: bool | None = None
    bound_source: Literal["stated", "convention"] | None = None
    mod: Mod = "exact"
    unit: str | None = None
    unit_code: str | None = None
    table: str | None = None
    per: str | None = None
    period: Period | None = None
    because: str = ""

    @property
    def is_quantity(self) -> bool:
        """Whether this is a number of something, and not a date, an ordinal, a name …"""
        return self.kind in QUANTITIES


@dataclass(frozen=True, slots=True)
class Change:
    """A change told by the text: direction, what it is measured against, and of when."""

    direction: Literal["up", "down", "flat"]
    basis: Literal["yoy", "mom", "previous_year", "plan"] | None = None
    base_period: str | None = None


@dataclass(frozen=True, slots=True)
class CellPath:
    """Where in a table a metric stands: all headings of its row and of its column."""

    table: str
    row: tuple[str, ...]
    column: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Metric:
    """A fact: how many of what, for when, achieved or planned, and the evidence for it.

    `mention` is the index of its number in `Mined.mentions`; None where the text states a zero
    without a number (未发生). `label` is the texts of `label_spans` joined.
    """

    id: str
    mention: int | None
    label: str
    label_spans: tuple[Span, ...]
    value: Decimal | None
    min_value: Decimal | None
    max_value: Decimal | None
    mod: Mod
    unit: str | None
    aspect: Aspect
    status: MetricStatus
    period: Period
    section: str | None
    confidence: float
    rule: str
    evidence: Evidence
    indicator: str | None = None
    change: Change | None = None
    part_of: str | None = None
    group: str | None = None
    cell: CellPath | None = None
    sensitive: bool = False
    scope: str | None = None
    same_as: str | None = None


@dataclass(frozen=True, slots=True)
class Mined:
    """A whole mined report. A file that could not be read has a status, notes, and nothing else."""

    report: Report
    front: Front = Front()
    sections: tuple[Section, ...] = ()
    mentions: tuple[Mention, ...] = ()
    metrics: tuple[Metric, ...] = ()
    notes: tuple[Note, ...] = ()
    volumes: tuple[Volume, ...] = ()
