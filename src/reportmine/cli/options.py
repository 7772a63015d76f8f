"""Arguments and options that several commands share, and the mining of a single file."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from reportmine.boxes import Boxes
from reportmine.cli.messages import text
from reportmine.cli.terminal import plain_text
from reportmine.errors import ReadError, UsageError
from reportmine.export.told import told_all
from reportmine.export.words import say
from reportmine.findings import Mined
from reportmine.store.record import all_notes

if TYPE_CHECKING:
    from reportmine.outline.departments import Departments


class Lang(StrEnum):
    """The languages that the command line speaks."""

    zh = "zh"
    en = "en"


Paths = Annotated[list[str], typer.Argument(metavar="PATHS", help=text("help.paths"))]
Workers = Annotated[
    int | None, typer.Option("--workers", metavar="N", min=1, help=text("help.workers"))
]
File = Annotated[Path, typer.Argument(metavar="FILE", help=text("help.file"))]
Language = Annotated[Lang | None, typer.Option("--lang", metavar="zh|en", help=text("help.lang"))]
Explain = Annotated[bool, typer.Option("--explain", help=text("help.explain"))]


def mine_many(
    paths: list[str], failed: list[str], *, workers: int | None, lang: str
) -> Iterator[Mined]:
    """Mine files and folders; those that give no text are told on stderr and added to `failed`."""
    from reportmine.batch import expand, mine_all

    for mined in mine_all(expand(paths), workers=workers):
        if mined.report.status in ("ok", "partial"):
            yield mined
        else:
            failed.append(mined.report.source)
            typer.echo(f"! {plain_text(_unreadable(mined, lang))}", err=True)


def without_boxes(mined: Mined) -> Mined:
    """What tables need of a report: no boxes, no lines."""
    return replace(mined, report=replace(mined.report, boxes=Boxes(), lines=()))


def _unreadable(mined: Mined, lang: str) -> str:
    status = mined.report.status
    note = told_all(lang, (note.message for note in all_notes(mined)))
    return text(
        "unreadable", lang, source=mined.report.source, status=say(lang, "file", status), note=note
    )


DepartmentList = Annotated[
    Path | None,
    typer.Option("--departments", metavar="FILE", help=text("help.departments")),
]


def departments_of(path: Path | None) -> Departments | None:
    """The list of departments, if one is given. Raises RuleError where it is wrong."""
    from reportmine.outline.departments import load

    return load(path) if path else None


def settled(mined: Mined, known: Departments | None) -> Mined:
    """The report with the organisation's name as the list of departments has it, if one is given."""
    if known is None:
        return mined
    from reportmine.pipeline import settle

    return settle(mined, known)


def mine_one(path: Path, lang: str, departments: Path | None = None) -> Mined:
    """Mine a file in a worker, within limits. Raises ReadError where it gives no text."""
    from reportmine.batch import mine_all

    known = departments_of(departments)
    mined, *more = mine_all([path], workers=1)
    if more:
        raise UsageError(f"{path} holds {1 + len(more)} reports; unpack it and name one of them")
    status = mined.report.status
    if status not in ("ok", "partial"):
        raise ReadError(status, "no_text", _unreadable(mined, lang))
    return settled(mined, known)
