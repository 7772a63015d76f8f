"""The record: a mined report as one JSON object, the published form of every result.

    to_record(mined)   → dict       what `reportmine mine --jsonl` writes, one report a line
    dumps(mined)       → str        the record as one line of JSON, always the same bytes
    json_schema()      → dict       the JSON Schema of it all (draft 2020-12)

Numbers that a report states are decimal strings, never floats. Spans are `[start, end)` offsets
into `text`; boxes `[x0, top, x1, bottom]` in points. `reportmine.store.restore` is the way back.
"""

from __future__ import annotations

import json
import re
from collections.abc import Sequence
from decimal import Decimal
from importlib.resources import files
from typing import Any, cast

from reportmine.findings import Front, Mention, Metric, Mined, Period, Section, Volume
from reportmine.report import Cell, Note, Page, Place, Span, Table

SCHEMA = "reportmine/1"

Record = dict[str, Any]


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
