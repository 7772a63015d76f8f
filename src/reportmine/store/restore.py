"""The way back from a record: `from_record(dict)` → Mined, and `to_record(from_record(r)) == r`.

A record holds neither the box of every character nor the printed lines: a `Mined` made from one
gives the evidence that is stored in it, and cannot be asked for the place of another span.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from itertools import takewhile
from typing import Any

from reportmine.errors import UsageError
from reportmine.findings import (
    CellPath,
    Change,
    Front,
    Mention,
    Metric,
    Mined,
    Period,
    Reason,
    Section,
    Theme,
    Volume,
)
from reportmine.report import Box, Cell, Evidence, Note, Page, Place, Report, Span, Table
from reportmine.store.record import SCHEMA


def from_record(record: Mapping[str, Any]) -> Mined:
    """The `Mined` of a record, all but the printed lines and the box of every character.

    Raises UsageError where it is not a record of this schema; further fields are ignored.
    """
    schema = record.get("schema") if isinstance(record, Mapping) else None
    if schema != SCHEMA:
        raise UsageError(f"Not a record of schema {SCHEMA}: its schema is {schema!r}.")
    try:
        return _read_mined(record)
    except (KeyError, TypeError, ValueError, AttributeError, InvalidOperation) as error:
        raise UsageError(
            f"A record that breaks its schema ({type(error).__name__}: {error}); "
            "check it against `reportmine schema`."
        ) from error


def _read_mined(record: Mapping[str, Any]) -> Mined:
    head = record["report"]
    notes = tuple(_read_note(n) for n in record["notes"])
    report = Report(
        id=head["id"],
        source=head["source"],
        format=head["format"],
        status=head["status"],
        text=record["text"],
        pages=tuple(_read_page(p) for p in record["pages"]),
        tables=tuple(_read_table(t) for t in record["tables"]),
        notes=tuple(takewhile(lambda note: note.step == "read", notes)),
        furniture=tuple(head.get("furniture", ())),
    )
    return Mined(
        report,
        _read_front(head),
        tuple(_read_section(s) for s in record["sections"]),
        tuple(_read_mention(m) for m in record["mentions"]),
        tuple(_read_metric(m) for m in record["metrics"]),
        notes,
        tuple(_read_volume(v) for v in record.get("volumes", ())),
    )


def _read_front(head: Mapping[str, Any]) -> Front:
    return Front(
        title=head["title"],
        organisation=head["organisation"],
        parent_organisation=head["parent_organisation"],
        kind=head["kind"],
        period=_read_period(head["period"]),
        issued=head["issued"],
        spans=tuple((name, Span(*span)) for name, span in head.get("spans", {}).items()),
        author=head.get("author"),
        document_number=head.get("document_number"),
    )


def _read_volume(volume: Mapping[str, Any]) -> Volume:
    first, last = volume["pages"] or (0, 0)
    return Volume(
        _read_front(volume),
        Span(*volume["span"]),
        volume["section"],
        (first, last) if first else None,
    )


@dataclass(frozen=True, slots=True)
class _Fields:
    """The fields of one object of the record, read by kind."""

    of: Mapping[str, Any]

    def span(self, name: str) -> Span | None:
        """A field that is a span or null."""
        value = self.of.get(name)
        return Span(*value) if value is not None else None

    def number(self, name: str) -> Decimal | None:
        """A field that is a number or null."""
        value = self.of.get(name)
        return Decimal(value) if value is not None else None

    def same(self, *names: str) -> dict[str, Any]:
        """Those of the fields that are there, as they are."""
        return {name: self.of[name] for name in names if name in self.of}


def _read_page(of: Mapping[str, Any]) -> Page:
    return Page(of["number"], of["width"], of["height"], Span(*of["span"]), of["source"])


def _read_table(of: Mapping[str, Any]) -> Table:
    rows = tuple(tuple(_read_cell(cell) for cell in row) for row in of["cells"])
    places = tuple(_read_place(place) for place in of["places"])
    return Table(of["id"], Span(*of["span"]), places, rows, of["caption"], of["unit"])


def _read_cell(of: Mapping[str, Any]) -> Cell:
    return Cell(
        text=of["text"],
        span=_Fields(of).span("span"),
        **_Fields(of).same("row", "column", "rowspan", "colspan"),
    )


def _read_section(of: Mapping[str, Any]) -> Section:
    fields = _Fields(of)
    return Section(
        span=Span(*of["span"]),
        heading_span=fields.span("heading_span"),
        number_span=fields.span("number_span"),
        themes=tuple(Theme(t["name"], t["score"]) for t in of["themes"]),
        why=tuple(Reason(r["voter"], r["label"], r["score"], r["because"]) for r in of["why"]),
        **fields.same("id", "parent", "level", "number", "heading", "run_in", "implicit", "role"),
    )


def _read_mention(of: Mapping[str, Any]) -> Mention:
    fields = _Fields(of)
    return Mention(
        span=Span(*of["span"]),
        value=fields.number("value"),
        min_value=fields.number("min_value"),
        max_value=fields.number("max_value"),
        period=_read_period(of.get("period")),
        **fields.same("text", "kind", "min_inclusive", "max_inclusive", "bound_source"),
        **fields.same("mod", "unit", "unit_code", "table", "per", "because"),
    )


def _read_metric(of: Mapping[str, Any]) -> Metric:
    fields, change, cell, period = _Fields(of), of["change"], of["cell"], of["period"]
    evidence = of["evidence"]
    places = tuple(_read_place(place) for place in evidence["places"])
    return Metric(
        label_spans=tuple(Span(*span) for span in of["label_spans"]),
        value=fields.number("value"),
        min_value=fields.number("min_value"),
        max_value=fields.number("max_value"),
        period=Period(period["label"], period["start"], period["end"], period["source"]),
        change=change and Change(change["direction"], change["basis"], change["base_period"]),
        cell=cell and CellPath(cell["table"], tuple(cell["row"]), tuple(cell["column"])),
        evidence=Evidence(evidence["quote"], Span(*evidence["span"]), places),
        **fields.same("id", "mention", "indicator", "label", "mod", "unit", "aspect", "status"),
        **fields.same("section", "part_of", "group", "scope", "same_as", "sensitive"),
        **fields.same("confidence", "rule"),
    )


def _read_place(of: Mapping[str, Any]) -> Place:
    if "address" in of:
        return Place(None, None, of["address"])
    return Place(of["page"], Box(*of["bbox"]) if of["bbox"] else None)


def _read_period(of: Mapping[str, Any] | None) -> Period | None:
    if of is None:
        return None
    return Period(of["label"], of["start"], of["end"], of.get("source", "document"))


def _read_note(of: Mapping[str, Any]) -> Note:
    return Note(of["step"], of["code"], of["message"], _Fields(of).span("span"))
