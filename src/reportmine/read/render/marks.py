"""What is marked on the pages of a mined report: a box, its colour, and what the margin says of it.

marked(mined, say)      tables, then sections, then metrics: the later ones are drawn on top
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from reportmine.findings import Metric, Mined, Section
from reportmine.report import Box, Place, Span

if TYPE_CHECKING:
    pass

__all__ = ["HEADING", "IMPLICIT", "METRIC", "PLANNED", "TABLE", "Mark", "Say", "marked"]


HEADING: Final = "#1f5fbf"
IMPLICIT: Final = "#7a4fbf"
METRIC: Final = "#c2410c"
PLANNED: Final = "#15803d"
TABLE: Final = "#64748b"
LARGEST_LABEL: Final = 20  # characters
#: What a name of the record is called: `("role", "review")` ─▶ 工作回顾.
Say = Callable[[str, str], str]


@dataclass(frozen=True, slots=True)
class Mark:
    """A box on a page, its colour, and what the margin says of it ("" for nothing)."""

    page: int
    box: Box
    colour: str
    label: str = ""
    right: bool = False


def marked(mined: Mined, say: Say | None) -> Iterator[Mark]:
    """Tables below, then sections, then metrics: the later ones are drawn on top.

    Without a font for Chinese (`say` is None) the labels are ids.
    """
    for table in mined.report.tables:
        label = f"{table.id} {table.caption or ''}".rstrip() if say else table.id.upper()
        yield from _at(table.places, TABLE, label)
    for section in mined.sections:
        label = _section_label(mined, section, say) if say else section.id.upper()
        colour = IMPLICIT if section.implicit else HEADING
        yield from _at(mined.report.evidence(_opening(section)).places, colour, label)
    rows: dict[tuple[str, tuple[str, ...]], list[Metric]] = {}
    for metric in mined.metrics:
        if metric.cell:  # a row of a table has one label for all its values
            rows.setdefault((metric.cell.table, metric.cell.row), []).append(metric)
        else:
            label = _metric_label(metric, say) if say else metric.id.upper()
            yield from _metric_marks(mined, metric, label)
    for (_, headings), metrics in rows.items():
        values = "  ".join(_value(metric) for metric in metrics)
        label = f"{_short(headings[-1])}: {values}" if headings else values
        if not say:
            label = metrics[0].id.upper()
        for metric in metrics:
            yield from _metric_marks(mined, metric, label)
            label = ""


def _at(places: Iterable[Place], colour: str, label: str, *, right: bool = False) -> Iterator[Mark]:
    """One mark for each place; the label stands beside the first."""
    for place in places:
        if place.page and place.bbox:
            yield Mark(place.page, place.bbox, colour, label, right)
            label = ""


def _opening(section: Section) -> Span:
    """Number and heading; the first characters of a section that has neither."""
    spans = [s for s in (section.number_span, section.heading_span) if s]
    if spans:
        return Span(min(s.start for s in spans), max(s.end for s in spans))
    return Span(section.span.start, min(section.span.end, section.span.start + 12))


def _section_label(mined: Mined, section: Section, say: Say) -> str:
    name = "implicit" if section.implicit else section.id
    if section.number_span:
        name = mined.report.text[section.number_span.start : section.number_span.end].strip()
    role = say("role", section.role) if section.role else ""
    themes = "+".join(say("theme", theme.name) for theme in section.themes)
    return " ".join(filter(None, [f"{name} · L{section.level}", role, themes]))


def _metric_marks(mined: Mined, metric: Metric, label: str) -> Iterator[Mark]:
    colour = METRIC if metric.status == "achieved" else PLANNED
    span = metric.evidence.span if metric.mention is None else mined.mentions[metric.mention].span
    yield from _at(mined.report.evidence(span).places, colour, label, right=True)
    for piece in metric.label_spans:
        yield from _at(mined.report.evidence(piece).places, colour + "66", "")


def _metric_label(metric: Metric, say: Say) -> str:
    label = f"{_short(metric.label)} = {_value(metric)}"
    return label if metric.status == "achieved" else f"{label} ({say('status', metric.status)})"


def _value(metric: Metric) -> str:
    signs = {"more_than": ">", "less_than": "<", "equal_or_more": "≥", "equal_or_less": "≤"}
    if metric.mod == "range":
        number = f"{metric.min_value}–{metric.max_value}"
    else:
        sign = "~" if metric.mod == "approx" else signs.get(metric.mod, "")
        number = f"{sign}{'?' if metric.value is None else metric.value}"
    return f"{number} {metric.unit or ''}".rstrip()


def _short(text: str) -> str:
    return text if len(text) <= LARGEST_LABEL else text[: LARGEST_LABEL - 1] + "…"
