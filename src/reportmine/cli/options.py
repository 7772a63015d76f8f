"""Arguments and options that several commands share, and the mining of a single file."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from reportmine.cli.messages import text
from reportmine.errors import ReadError
from reportmine.export.words import say
from reportmine.findings import Mined
from reportmine.store.schema import all_notes


class Lang(StrEnum):
    """The languages that the command line speaks."""

    zh = "zh"
    en = "en"


File = Annotated[Path, typer.Argument(metavar="FILE", help=text("help.file"), show_default=False)]
Language = Annotated[
    Lang | None, typer.Option("--lang", help=text("help.lang"), show_default=False)
]
Explain = Annotated[bool, typer.Option("--explain", help=text("help.explain"))]


def mine_one(path: Path, lang: str) -> Mined:
    """Mine a file in a worker, within limits. Raises ReadError where it gives no text."""
    from reportmine.batch import mine_all

    (mined,) = mine_all([path], workers=1)
    status = mined.report.status
    if status not in ("ok", "partial"):
        note = " ".join(note.message for note in all_notes(mined))
        message = text("unreadable", lang).format(
            source=mined.report.source, status=say(lang, "file", status), note=note
        )
        raise ReadError(status, "no_text", message)
    return mined
