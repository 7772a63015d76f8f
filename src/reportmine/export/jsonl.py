"""JSON Lines: the published record of each report on a line of its own."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from reportmine.export.files import replacing
from reportmine.findings import Mined
from reportmine.store.record import dumps


def write_jsonl(mineds: Iterable[Mined], path: Path) -> None:
    """Write one record a line, UTF-8, as they come."""
    with replacing(path) as temporary, temporary.open("w", encoding="utf-8", newline="\n") as out:
        for mined in mineds:
            out.write(dumps(mined) + "\n")
