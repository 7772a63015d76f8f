"""`reportmine audit PATHS…`: figures that cannot all be right, with both quotes and the calculation."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path, PurePath
from typing import TYPE_CHECKING, Annotated, TextIO

import typer
from rich.console import Console
from rich.text import Text

from reportmine.cli.messages import language, text
from reportmine.cli.options import Language, Paths, Workers, mine_many, without_boxes
from reportmine.cli.terminal import console, plain_text, styled
from reportmine.export.told import told
from reportmine.export.words import say
from reportmine.findings import Mined

if TYPE_CHECKING:
    from reportmine.study.audit import Figure, Finding

MOST_FIGURES = 6  # of one finding on the terminal


def command(
    paths: Paths,
    jsonl: Annotated[
        str | None,
        typer.Option("--jsonl", metavar="FILE|-", help=text("help.audit.jsonl")),
    ] = None,
    workers: Workers = None,
    lang: Language = None,
) -> None:
    from reportmine.study.audit import across, audit

    speak = lang or language()
    failed: list[str] = []
    mineds = mine_many(paths, failed, workers=workers, lang=speak)
    found = [(without_boxes(mined), audit(mined)) for mined in mineds]
    years = {id(mined): findings for mined, findings in across(mined for mined, _ in found)}
    found = [(mined, (*own, *years.get(id(mined), ()))) for mined, own in found]
    if jsonl:
        with _records(jsonl) as out:
            _write(found, out)
    if jsonl != "-":
        _tell(found, speak, console())
    if failed:
        raise typer.Exit(1)


@contextmanager
def _records(target: str) -> Iterator[TextIO]:
    if target == "-":
        yield sys.stdout
        return
    from reportmine.export.files import replacing

    with replacing(Path(target)) as temporary, temporary.open("w", encoding="utf-8") as out:
        yield out


def _write(found: list[tuple[Mined, tuple[Finding, ...]]], out: TextIO) -> None:
    from reportmine.study.audit.record import finding_record

    for mined, findings in found:
        for finding in findings:
            record = finding_record(finding, mined.report.source)
            out.write(json.dumps(record, ensure_ascii=False) + "\n")


def _tell(found: list[tuple[Mined, tuple[Finding, ...]]], lang: str, out: Console) -> None:
    for mined, findings in found:
        if findings:
            out.print(styled(PurePath(mined.report.source).name, "bold"))
        for finding in findings:
            _print(mined, finding, lang, out)
    reports, count = len(found), sum(len(findings) for _, findings in found)
    out.print(text("audit.summary", lang, reports=reports, findings=count))
    out.print(Text(text("audit.note", lang), "dim"))


def _print(mined: Mined, finding: Finding, lang: str, out: Console) -> None:
    colour = "red" if finding.severity == "error" else "yellow"
    line = Text.assemble(
        "  ", (say(lang, "audit", finding.rule), colour), "  ", (finding.arithmetic, "bold")
    )
    if finding.hint:
        line.append(f"  {text('audit.slip', lang).format(hint=finding.hint)}", colour)
    out.print(line)
    for figure in finding.figures[:MOST_FIGURES]:
        out.print(_quoted(mined, figure, lang))
    if len(finding.figures) > MOST_FIGURES:
        out.print(Text("      …", "dim"))
    out.print()


def _quoted(mined: Mined, figure: Figure, lang: str) -> Text:
    place = figure.evidence.places[0] if figure.evidence.places else None
    where = (f"p{place.page}" if place.page else told(lang, place.address or "")) if place else ""
    line = Text.assemble("      ", (where, "dim"), "  ", plain_text(figure.evidence.quote))
    if figure.name and figure.name not in figure.evidence.quote:
        line.append(f"  {plain_text(figure.name)}", "dim")
    if figure.report and figure.report != mined.report.source:
        line.append(f"  {plain_text(PurePath(figure.report).name)}", "dim")
    return line
