"""SQLite: the whole record as a database file."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable
from pathlib import Path

from reportmine.errors import UsageError
from reportmine.export.files import replacing
from reportmine.findings import Mined
from reportmine.store import database


def write_sqlite(mineds: Iterable[Mined], path: Path) -> None:
    """Write the database of `reportmine.store.database` to `path`."""
    with replacing(path) as temporary:
        try:
            database.build(mineds, temporary)
        except sqlite3.OperationalError as error:
            raise UsageError(f"Cannot write {path}: {error}. Choose another place.") from error
