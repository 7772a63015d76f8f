"""One report from file to findings: the only file that knows the order of the steps.

    read ─▶ outline ─▶ classify ─▶ quantity ─▶ metrics

Everything happens in this process and nothing is guarded: `reportmine.batch` runs it in workers
with limits. The same file gives the same `Mined`, always.
"""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from reportmine.classify import classify
from reportmine.errors import ReadError
from reportmine.findings import Mined
from reportmine.metrics import metrics
from reportmine.outline import outline
from reportmine.outline.departments import Departments
from reportmine.quantity import ledger
from reportmine.read import read
from reportmine.read.failed import failed
from reportmine.read.guard import Watch
from reportmine.report import Report

if TYPE_CHECKING:
    from reportmine.classify.model import Model
    from reportmine.classify.taxonomy import Taxonomy
    from reportmine.metrics import Catalogue


def mine(path: Path | str, *, source: str | None = None, watch: Watch | None = None) -> Mined:
    """Mine one file.

    `source` is the name that the record carries; the path as given where it is None. `watch` hears
    of each page (`reportmine.read.guard`). A file that
    gives no text comes back with its status and a note that says what to do; nothing is raised
    for what a file may hold.
    """
    name = source if source is not None else Path(path).as_posix()
    try:
        return mine_report(read(path, source=name, watch=watch))
    except ReadError as error:
        return failed(name, error, file_id=error.file_id)


def mine_report(report: Report) -> Mined:
    """Everything after reading, on a report that has been read."""
    found = outline(report)
    sections = classify(report, found.sections)
    mentions = ledger(report, sections, found.front.period)
    # the blanks of a form are filled with examples: its numbers are nobody's figures
    form = any(note.code == "template" for note in found.notes)
    facts = () if form else metrics(report, sections, mentions, found.front)
    notes = (*report.notes, *found.notes)
    return Mined(report, found.front, sections, mentions, facts, notes, found.volumes)


def settle(mined: Mined, departments: Departments) -> Mined:
    """The report with the organisation's name as the list of departments has it."""
    source = mined.report.source
    volumes = tuple(replace(v, front=departments.settle(v.front)) for v in mined.volumes)
    return replace(mined, front=departments.settle(mined.front, source), volumes=volumes)


def regard(mined: Mined, taxonomy: Taxonomy, model: Model | None = None) -> Mined:
    """The report with roles and themes by a taxonomy, and a model, of one's own.

    What its metrics say (achieved or planned) stays as it was found.
    """
    from reportmine.classify.model import using

    bare = [
        replace(section, role=section.role if section.implicit else None, themes=(), why=())
        for section in mined.sections
    ]
    with using(model):
        return replace(mined, sections=classify(mined.report, bare, taxonomy))


def recount(mined: Mined, catalogue: Catalogue) -> Mined:
    """The report with its metrics named by a catalogue of one's own; nothing else changes."""
    if not mined.metrics:  # nothing is counted, or it is a form
        return mined
    told = metrics(mined.report, mined.sections, mined.mentions, mined.front, catalogue)
    return replace(mined, metrics=told)
