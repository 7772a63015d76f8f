"""CSV: a tidy long table, one row a metric, with the names and codes of the record.

UTF-8 with a byte order mark, so that spreadsheets read the Chinese; RFC 4180 line ends. A text that
a spreadsheet would take for a formula gets an apostrophe in front; numbers stay numbers.
"""

from __future__ import annotations

import csv
import re
from collections.abc import Callable, Iterable
from decimal import Decimal
from pathlib import Path

from reportmine.export.files import clean, replacing
from reportmine.export.rows import Item, Source, items
from reportmine.findings import Mined
from reportmine.study.cell import shown
from reportmine.study.compare import column_of

Value = str | int | float | bool | Decimal | None

FIELDS: dict[str, Callable[[Item], Value]] = {
    "report_id": lambda i: i.source.mined.report.id,
    "source": lambda i: i.source.mined.report.source,
    "organisation": lambda i: i.source.mined.front.organisation,
    "kind": lambda i: i.source.mined.front.kind,
    "report_period": lambda i: column_of(i.source.mined).period,
    "metric_id": lambda i: i.metric.id,
    "section_id": lambda i: i.metric.section,
    "section": lambda i: i.source.path_of(i.metric),
    "role": lambda i: i.role,
    "theme": lambda i: i.theme,
    "category": lambda i: i.section.category if i.section else None,
    "indicator": lambda i: i.metric.indicator,
    "label": lambda i: i.metric.label,
    "shown": lambda i: shown(i.metric, i.source.mined),
    "value": lambda i: i.metric.value,
    "min_value": lambda i: i.metric.min_value,
    "max_value": lambda i: i.metric.max_value,
    "mod": lambda i: i.metric.mod,
    "unit": lambda i: i.metric.unit,
    "aspect": lambda i: i.metric.aspect,
    "status": lambda i: i.metric.status,
    "period": lambda i: i.metric.period.label,
    "period_start": lambda i: i.metric.period.start,
    "period_end": lambda i: i.metric.period.end,
    "change_direction": lambda i: i.metric.change.direction if i.metric.change else None,
    "change_basis": lambda i: i.metric.change.basis if i.metric.change else None,
    "part_of": lambda i: i.metric.part_of,
    "table": lambda i: i.metric.cell.table if i.metric.cell else None,
    "row_headings": lambda i: " / ".join(i.metric.cell.row) if i.metric.cell else None,
    "column_headings": lambda i: " / ".join(i.metric.cell.column) if i.metric.cell else None,
    "scope": lambda i: i.metric.scope,
    "same_as": lambda i: i.metric.same_as,
    "sensitive": lambda i: i.metric.sensitive,
    "confidence": lambda i: Decimal(f"{i.metric.confidence:.2f}"),
    "page": lambda i: i.page,
    "where": lambda i: i.where.replace("\n", "; "),
    "quote": lambda i: i.metric.evidence.quote,
}


def write_csv(mineds: Iterable[Mined], path: Path) -> None:
    """Write every metric of every report, in order; files without text give no row."""
    with (
        replacing(path) as temporary,
        temporary.open("w", encoding="utf-8-sig", newline="") as out,
    ):
        table = csv.writer(out, lineterminator="\r\n")
        table.writerow(FIELDS)
        sources = (Source(number, mined) for number, mined in enumerate(mineds, 1))
        for item in items(sources):
            table.writerow(cell(get(item)) for get in FIELDS.values())


# A spreadsheet calculates what begins so; the full-width forms count in Chinese settings.
_FORMULA = re.compile(r"\s*[=+\-@＝＋－＠]|[\t\r\n]")
_NUMBER = re.compile(r"-?\d+(\.\d+)?")


def cell(value: Value) -> str:
    """A value as the text of one cell: numbers bare, texts with formulas disarmed."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, Decimal):
        return format(value, "f")
    text = clean(str(value))
    return f"'{text}" if _FORMULA.match(text) and not _NUMBER.fullmatch(text) else text
