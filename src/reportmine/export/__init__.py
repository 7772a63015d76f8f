"""What leaves: workbooks, tables and databases made from mined reports.

write(mineds, "年报.xlsx")    .xlsx    a workbook for people: 汇总 明细 证据 待核 说明
                            .csv     a tidy table, one row a metric
                            .sqlite  the whole record in tables with foreign keys
                            .jsonl   the published record, one report a line

What is handed on, workbook and CSV, is redacted (`reportmine.study.redact`) unless `redacted=False`; the record
and the database keep the original unless `redacted=True`.

One file a format: `xlsx` (made with `book`, its columns are `fields`, its own words `guide`), `csv`, `sqlite`, `jsonl`.
They share `rows` (a metric as a row for people), `headings`, `words` (what the names of the record are called), `told`
(messages and reasons in Chinese) and `files` (whole files or none). `curves` draws how sure a classifier is.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from pathlib import Path

from reportmine.errors import UsageError
from reportmine.export.files import probe
from reportmine.findings import Mined

Lang = str


def _xlsx(mineds: Iterable[Mined], path: Path, lang: Lang) -> None:
    from reportmine.export.xlsx import write_xlsx

    write_xlsx(mineds, path, lang=lang)


def _csv(mineds: Iterable[Mined], path: Path, lang: Lang) -> None:
    from reportmine.export.csv import write_csv

    write_csv(mineds, path)


def _sqlite(mineds: Iterable[Mined], path: Path, lang: Lang) -> None:
    from reportmine.export.sqlite import write_sqlite

    write_sqlite(mineds, path)


def _jsonl(mineds: Iterable[Mined], path: Path, lang: Lang) -> None:
    from reportmine.export.jsonl import write_jsonl

    write_jsonl(mineds, path)


WRITERS: dict[str, Callable[[Iterable[Mined], Path, Lang], None]] = {
    ".xlsx": _xlsx,
    ".csv": _csv,
    ".sqlite": _sqlite,
    ".db": _sqlite,
    ".jsonl": _jsonl,
}


REDACTED = frozenset({".xlsx", ".csv"})  # unless the caller says otherwise


def check(path: Path | str) -> Path:
    """The path, if its suffix names a format and a file can be put there.

    Raises UsageError otherwise: before long work, not after it.
    """
    path = Path(path)
    if path.suffix.lower() not in WRITERS:
        known = " ".join(sorted(WRITERS))
        raise UsageError(
            f"Cannot tell the format of {path.name!r} by its suffix: use one of {known}"
        )
    return probe(path)


def write(
    mineds: Iterable[Mined], path: Path | str, *, lang: Lang = "zh", redacted: bool | None = None
) -> None:
    """Write reports to `path` in the format of its suffix; an old file is replaced as a whole.

    `lang` is the language of headings and notes, "zh" or "en"; a report's words stay as they are.
    `redacted` hides persons and what they suffer from; None: as the format does by itself.
    Raises UsageError for a suffix that names no format and for a place that cannot be written.
    """
    path = check(path)
    if redacted is None:
        redacted = path.suffix.lower() in REDACTED
    if redacted:
        from reportmine.study.redact import redact

        mineds = map(redact, mineds)
    WRITERS[path.suffix.lower()](mineds, path, lang)
