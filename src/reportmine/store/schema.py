"""The record: a mined report as one JSON object, the published form of every result.

    to_record(mined)   → dict       what `reportmine mine --jsonl` writes, one report a line
    from_record(dict)  → Mined      the way back; `to_record(from_record(r)) == r`
    dumps(mined)       → str        the record as one line of JSON, always the same bytes
    json_schema()      → dict       the JSON Schema of it all (draft 2020-12)

Numbers that a report states are decimal strings, never floats. Spans are `[start, end)` offsets
into `text`; boxes `[x0, top, x1, bottom]` in points. A record holds neither the box of every
character nor the printed lines: a `Mined` made from one gives the evidence that is stored in it,
and cannot be asked for the place of another span.
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from importlib.resources import files
from itertools import takewhile
from typing import Any, cast

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

SCHEMA = "reportmine/1"

Record = dict[str, Any]


# -- out ---------------------------------------------------------------------------------------


def to_record(mined: Mined) -> Record:
    """The record of a mined report: only dicts, lists, strings, numbers, booleans and None."""
    report = mined.report
    return {
        "schema": SCHEMA,
        "report": _report(mined),
        "text": report.text,
        "pages": [_page(page) for page in report.pages],
        "sections": [_section(section) for section in mined.sections],
        "tables": [_table(table, mined.sections) for table in report.tables],
        "mentions": [_mention(mention) for mention in mined.mentions],
        "metrics": [_metric(metric) for metric in mined.metrics],
        "notes": [_note(note) for note in all_notes(mined)],
        "volumes": [_volume(volume) for volume in mined.volumes],
    }


def dumps(mined: Mined) -> str:
    """The record as one line of JSON without its line end; the same bytes for the same findings.

    Lone surrogates, which a broken font map can give, and the separators that some readers take
    for line ends (U+0085, U+2028, U+2029) are written as escapes.
    """
    line = json.dumps(to_record(mined), ensure_ascii=False, separators=(",", ":"))
    return _ESCAPED.sub(lambda match: f"\\u{ord(match[0]):04x}", line)


_ESCAPED = re.compile("[\x7f-\x9f\u2028\u2029\ud800-\udfff]")


def json_schema() -> Record:
    """The JSON Schema of a record. It allows further fields: a reader should ignore them."""
    source = files("reportmine").joinpath("data", "record.schema.json")
    return cast(Record, json.loads(source.read_text(encoding="utf-8")))


def plain(number: Decimal) -> str:
    """A decimal as people write it: no exponent, no zeros behind the last place, no `-0`."""
    text = format(number, "f")
    if "." in text:
        text = text.rstrip("0").rstrip(".")
    return "0" if text == "-0" else text


def all_notes(mined: Mined) -> tuple[Note, ...]:
    """The notes of every step in their order, those of reading first, none twice."""
    return tuple(dict.fromkeys((*mined.report.notes, *mined.notes)))


def _report(mined: Mined) -> Record:
    report, front = mined.report, mined.front
    return {
        "id": report.id,
        "source": report.source,
        "format": report.format,
        "status": report.status,
        **_front(front),
        "pages": len(report.pages),
        "furniture": list(report.furniture),
    }


def _front(front: Front) -> Record:
    return {
        "title": front.title,
        "organisation": front.organisation,
        "parent_organisation": front.parent_organisation,
        "kind": front.kind,
        "period": _period(front.period) if front.period else None,
        "issued": front.issued,
        "author": front.author,
        "document_number": front.document_number,
        "spans": {name: list(span) for name, span in front.spans},
    }


def _volume(volume: Volume) -> Record:
    return {
        **_front(volume.front),
        "span": list(volume.span),
        "pages": list(volume.pages) if volume.pages else None,
        "section": volume.section,
    }


def _page(page: Page) -> Record:
    return {
        "number": page.number,
        "width": round(page.width, 1),
        "height": round(page.height, 1),
        "span": list(page.span),
        "source": page.source,
    }


def _section(section: Section) -> Record:
    return {
        "id": section.id,
        "parent": section.parent,
        "level": section.level,
        "number": section.number,
        "number_span": _span(section.number_span),
        "heading": section.heading,
        "heading_span": _span(section.heading_span),
        "span": list(section.span),
        "run_in": section.run_in,
        "implicit": section.implicit,
        "role": section.role,
        "themes": [{"name": t.name, "score": round(t.score, 2)} for t in section.themes],
        "category": section.category,
        "why": [
            {"voter": r.voter, "label": r.label, "score": round(r.score, 2), "because": r.because}
            for r in section.why
        ],
    }


def _table(table: Table, sections: Sequence[Section]) -> Record:
    return {
        "id": table.id,
        "span": list(table.span),
        "places": [_place(place) for place in table.places],
        "caption": table.caption,
        "unit": table.unit,
        "section": _deepest(sections, table.span.start),
        "cells": [[_cell(cell) for cell in row] for row in table.cells],
    }


def _deepest(sections: Sequence[Section], offset: int) -> str | None:
    around = [s for s in sections if s.span.start <= offset < s.span.end]
    return max(around, key=lambda s: (s.level, s.span.start)).id if around else None


def _cell(cell: Cell) -> Record:
    return {
        "text": cell.text,
        "span": _span(cell.span),
        "row": cell.row,
        "column": cell.column,
        "rowspan": cell.rowspan,
        "colspan": cell.colspan,
    }


def _mention(mention: Mention) -> Record:
    return {
        "span": list(mention.span),
        "text": mention.text,
        "kind": mention.kind,
        "value": _number(mention.value),
        "min_value": _number(mention.min_value),
        "max_value": _number(mention.max_value),
        "min_inclusive": mention.min_inclusive,
        "max_inclusive": mention.max_inclusive,
        "bound_source": mention.bound_source,
        "mod": mention.mod,
        "unit": mention.unit,
        "unit_code": mention.unit_code,
        "table": mention.table,
        "per": mention.per,
        "period": _period(mention.period) if mention.period else None,
        "because": mention.because,
    }


def _metric(metric: Metric) -> Record:
    change, cell = metric.change, metric.cell
    return {
        "id": metric.id,
        "mention": metric.mention,
        "indicator": metric.indicator,
        "label": metric.label,
        "label_spans": [list(span) for span in metric.label_spans],
        "value": _number(metric.value),
        "min_value": _number(metric.min_value),
        "max_value": _number(metric.max_value),
        "mod": metric.mod,
        "unit": metric.unit,
        "aspect": metric.aspect,
        "status": metric.status,
        "period": _period(metric.period),
        "change": change
        and {
            "direction": change.direction,
            "basis": change.basis,
            "base_period": change.base_period,
        },
        "part_of": metric.part_of,
        "group": metric.group,
        "section": metric.section,
        "cell": cell
        and {"table": cell.table, "row": list(cell.row), "column": list(cell.column)},
        "scope": metric.scope,
        "same_as": metric.same_as,
        "sensitive": metric.sensitive,
        "confidence": round(metric.confidence, 2),
        "rule": metric.rule,
        "evidence": {
            "quote": metric.evidence.quote,
            "span": list(metric.evidence.span),
            "places": [_place(place) for place in metric.evidence.places],
        },
    }  # fmt: skip


def _place(place: Place) -> Record:
    if place.page is None:
        return {"address": place.address}
    box = [round(edge, 1) for edge in place.bbox] if place.bbox else None
    return {"page": place.page, "bbox": box}


def _period(period: Period) -> Record:
    return {
        "label": period.label,
        "start": period.start,
        "end": period.end,
        "source": period.source,
    }


def _note(note: Note) -> Record:
    return {
        "step": note.step,
        "code": note.code,
        "message": note.message,
        "span": _span(note.span),
    }


def _span(span: Span | None) -> list[int] | None:
    return list(span) if span is not None else None


def _number(number: Decimal | None) -> str | None:
    return plain(number) if number is not None else None


# -- and back ----------------------------------------------------------------------------------


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
        value = self.of.get(name)
        return Span(*value) if value is not None else None

    def number(self, name: str) -> Decimal | None:
        value = self.of.get(name)
        return Decimal(value) if value is not None else None

    def same(self, *names: str) -> dict[str, Any]:
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
