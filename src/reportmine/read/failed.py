"""The record of a file that could not be read: its status, and a note that says what to do."""

from __future__ import annotations

from pathlib import PurePath

from reportmine.errors import ReadError
from reportmine.findings import Mined
from reportmine.report import Note, Report


def failed(source: str, error: ReadError, *, file_id: str = "") -> Mined:
    """What is told of a file that gives no text; `file_id` is the sha256 of its bytes, if known."""
    note = Note("read", error.code, str(error))
    kind = PurePath(source).suffix.lower().lstrip(".") or "unknown"
    report = Report(id=file_id, source=source, format=kind, status=error.status, notes=(note,))
    return Mined(report, notes=report.notes)
