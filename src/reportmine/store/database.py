"""The record as a database: one SQLite file, tables tied by foreign keys, ready for SQL.

    reports ─┬─ sections ── section_themes          facts      a view: one line a metric, with
             ├─ mentions                                       organisation, period and page
             ├─ metrics ── places
             ├─ report_tables ── cells
             └─ notes

Ids are those of the record; inside a database a report has a number, for one file may be given
twice. Values are kept exactly, as text (`value`), and as a number for sums and sorting
(`value_num`); null is null. The same reports in the same order give the same file.
"""

from __future__ import annotations

import re
import sqlite3
from collections.abc import Iterable, Sequence
from contextlib import closing
from decimal import Decimal
from pathlib import Path
from typing import Any

from reportmine.findings import Mention, Metric, Mined
from reportmine.report import Place, Span, Table
from reportmine.store.record import SCHEMA, all_notes, plain

TABLES = """
CREATE TABLE about (name TEXT PRIMARY KEY, value TEXT) WITHOUT ROWID;
CREATE TABLE reports (
  report INTEGER PRIMARY KEY, id TEXT NOT NULL, source TEXT NOT NULL, format TEXT NOT NULL,
  status TEXT NOT NULL, title TEXT, organisation TEXT, parent_organisation TEXT, kind TEXT,
  period TEXT, period_start TEXT, period_end TEXT, issued TEXT, pages INTEGER NOT NULL, text TEXT NOT NULL
);
CREATE TABLE sections (
  report INTEGER NOT NULL REFERENCES reports, id TEXT NOT NULL, parent TEXT, level INTEGER NOT NULL,
  number TEXT, heading TEXT, start INTEGER NOT NULL, "end" INTEGER NOT NULL, run_in INTEGER NOT NULL,
  implicit INTEGER NOT NULL, role TEXT, category TEXT,
  PRIMARY KEY (report, id),
  FOREIGN KEY (report, parent) REFERENCES sections (report, id) DEFERRABLE INITIALLY DEFERRED
);
CREATE TABLE section_themes (
  report INTEGER NOT NULL, section TEXT NOT NULL, rank INTEGER NOT NULL, name TEXT NOT NULL, score REAL NOT NULL,
  PRIMARY KEY (report, section, rank), FOREIGN KEY (report, section) REFERENCES sections (report, id)
);
CREATE TABLE report_tables (
  report INTEGER NOT NULL REFERENCES reports, id TEXT NOT NULL, caption TEXT, unit TEXT,
  start INTEGER NOT NULL, "end" INTEGER NOT NULL, page INTEGER, PRIMARY KEY (report, id)
);
CREATE TABLE cells (
  report INTEGER NOT NULL, "table" TEXT NOT NULL, row INTEGER NOT NULL, "column" INTEGER NOT NULL,
  rowspan INTEGER NOT NULL, colspan INTEGER NOT NULL, text TEXT NOT NULL, start INTEGER, "end" INTEGER,
  PRIMARY KEY (report, "table", row, "column"), FOREIGN KEY (report, "table") REFERENCES report_tables (report, id)
);
CREATE TABLE mentions (
  report INTEGER NOT NULL REFERENCES reports, number INTEGER NOT NULL, start INTEGER NOT NULL, "end" INTEGER NOT NULL,
  text TEXT NOT NULL, kind TEXT NOT NULL, value TEXT, min_value TEXT, max_value TEXT, value_num REAL,
  mod TEXT NOT NULL, unit TEXT, unit_code TEXT, "table" TEXT, because TEXT NOT NULL,
  PRIMARY KEY (report, number)
);
CREATE TABLE metrics (
  report INTEGER NOT NULL REFERENCES reports, id TEXT NOT NULL, mention INTEGER, indicator TEXT, label TEXT NOT NULL,
  value TEXT, min_value TEXT, max_value TEXT, value_num REAL, mod TEXT NOT NULL, unit TEXT, aspect TEXT NOT NULL,
  status TEXT NOT NULL, period TEXT NOT NULL, period_start TEXT, period_end TEXT, period_source TEXT NOT NULL,
  direction TEXT, basis TEXT, part_of TEXT, same_as TEXT, section TEXT, "table" TEXT, scope TEXT,
  sensitive INTEGER NOT NULL, confidence REAL NOT NULL, rule TEXT NOT NULL, quote TEXT NOT NULL,
  start INTEGER NOT NULL, "end" INTEGER NOT NULL,
  PRIMARY KEY (report, id),
  FOREIGN KEY (report, mention) REFERENCES mentions (report, number),
  FOREIGN KEY (report, section) REFERENCES sections (report, id)
);
CREATE TABLE places (
  report INTEGER NOT NULL, metric TEXT NOT NULL, number INTEGER NOT NULL, page INTEGER,
  x0 REAL, top REAL, x1 REAL, bottom REAL, address TEXT,
  PRIMARY KEY (report, metric, number), FOREIGN KEY (report, metric) REFERENCES metrics (report, id)
);
CREATE TABLE notes (
  report INTEGER NOT NULL REFERENCES reports, number INTEGER NOT NULL, step TEXT NOT NULL, code TEXT NOT NULL,
  message TEXT NOT NULL, start INTEGER, "end" INTEGER, PRIMARY KEY (report, number)
);
CREATE INDEX metrics_by_indicator ON metrics (indicator, period);
CREATE VIEW facts AS
  SELECT r.organisation, r.period AS report_period, m.indicator, m.label, m.value, m.value_num, m.min_value,
         m.max_value, m.mod, m.unit, m.aspect, m.status, m.period, s.role, s.heading AS section,
         (SELECT name FROM section_themes t WHERE t.report = m.report AND t.section = m.section AND t.rank = 1) AS theme,
         (SELECT page FROM places p WHERE p.report = m.report AND p.metric = m.id AND p.number = 1) AS page,
         m.quote, m.confidence, r.source, m.report, m.id
  FROM metrics m JOIN reports r ON r.report = m.report
  LEFT JOIN sections s ON s.report = m.report AND s.id = m.section;
"""


def build(mineds: Iterable[Mined], path: Path) -> None:
    """Make a new database at `path`, which must be empty or missing."""
    with closing(sqlite3.connect(path)) as db, db:
        db.execute("PRAGMA foreign_keys = ON")
        db.executescript(TABLES)
        db.execute("INSERT INTO about VALUES ('schema', ?)", (SCHEMA,))
        for number, mined in enumerate(mineds, 1):
            _add(db, number, mined)


def _add(db: sqlite3.Connection, number: int, mined: Mined) -> None:
    report, front = mined.report, mined.front
    period = front.period
    head = (report.id, report.source, report.format, report.status)
    told = (front.title, front.organisation, front.parent_organisation, front.kind)
    when = (period.label, period.start, period.end) if period else (None, None, None)
    _insert(
        db, "reports", [(number, *head, *told, *when, front.issued, len(report.pages), report.text)]
    )
    _add_sections(db, number, mined)
    for table in report.tables:
        _add_table(db, number, table)
    _insert(db, "mentions", [_mention(number, i, m) for i, m in enumerate(mined.mentions)])
    _insert(db, "metrics", [_metric(number, m) for m in mined.metrics])
    places = [(m.id, i, p) for m in mined.metrics for i, p in enumerate(m.evidence.places, 1)]
    _insert(db, "places", [(number, owner, i, *_place(place)) for owner, i, place in places])
    notes = [
        (number, i, note.step, note.code, note.message, *_ends(note.span))
        for i, note in enumerate(all_notes(mined), 1)
    ]
    _insert(db, "notes", notes)


def _add_sections(db: sqlite3.Connection, number: int, mined: Mined) -> None:
    rows = [
        (number, s.id, s.parent, s.level, s.number, s.heading, s.span.start, s.span.end,
         s.run_in, s.implicit, s.role, s.category)
        for s in mined.sections
    ]  # fmt: skip
    _insert(db, "sections", rows)
    themes = [
        (number, section.id, rank, theme.name, round(theme.score, 2))
        for section in mined.sections
        for rank, theme in enumerate(section.themes, 1)
    ]
    _insert(db, "section_themes", themes)


def _add_table(db: sqlite3.Connection, number: int, table: Table) -> None:
    page = table.places[0].page if table.places else None
    _insert(db, "report_tables", [(number, table.id, table.caption, table.unit, *table.span, page)])
    cells = [cell for row in table.cells for cell in row]
    _insert(
        db,
        "cells",
        [
            (number, table.id, c.row, c.column, c.rowspan, c.colspan, c.text, *_ends(c.span))
            for c in cells
        ],
    )


def _mention(number: int, index: int, m: Mention) -> tuple[Any, ...]:
    values = (*_texts(m.value, m.min_value, m.max_value), _float(m.value))
    named = (m.mod, m.unit, m.unit_code, m.table, m.because)
    return (number, index, *m.span, m.text, m.kind, *values, *named)


def _metric(number: int, m: Metric) -> tuple[Any, ...]:
    what = (m.mention, m.indicator, m.label)
    values = (*_texts(m.value, m.min_value, m.max_value), _float(m.value), m.mod, m.unit)
    change = (m.change.direction, m.change.basis) if m.change else (None, None)
    context = (m.part_of, m.same_as, m.section, m.cell.table if m.cell else None, m.scope)
    trust = (m.sensitive, round(m.confidence, 2), m.rule, m.evidence.quote, *m.evidence.span)
    return (number, m.id, *what, *values, m.aspect, m.status, *m.period, *change, *context, *trust)


def _place(place: Place) -> tuple[Any, ...]:
    return (place.page, *(place.bbox or (None, None, None, None)), place.address)


def _ends(span: Span | None) -> tuple[int | None, int | None]:
    return (span.start, span.end) if span is not None else (None, None)


def _texts(*numbers: Decimal | None) -> tuple[str | None, ...]:
    return tuple(None if number is None else plain(number) for number in numbers)


def _float(number: Decimal | None) -> float | None:
    return None if number is None else float(number)


# SQLite stores UTF-8, which has no lone surrogates, and a NUL would cut a text short for readers.
_UNSTORABLE = re.compile("[\x00\ud800-\udfff]")


def _insert(db: sqlite3.Connection, table: str, rows: Sequence[tuple[Any, ...]]) -> None:
    if not rows:
        return
    marks = ", ".join("?" * len(rows[0]))
    safe = (
        tuple(_UNSTORABLE.sub("\ufffd", v) if isinstance(v, str) else v for v in row)
        for row in rows
    )
    db.executemany(f"INSERT INTO {table} VALUES ({marks})", safe)
