"""Plain text and Markdown → Report. (no pages, no boxes)"""

from __future__ import annotations

from pathlib import Path

from reportmine.errors import ReadError
from reportmine.read.assemble import Builder
from reportmine.read.printed import Printed
from reportmine.report import Report


def read_plain(path: Path, data: bytes, *, id: str, source: str) -> Report:
    text = data.decode("utf-8-sig", "replace")
    if not text.strip():
        raise ReadError("empty", "blank", f"{path.name} holds no text.")
    builder = Builder(paged=False)
    builder.add([Printed(line.strip())] for line in text.splitlines() if line.strip())
    return builder.report(id=id, source=source, format="text")
