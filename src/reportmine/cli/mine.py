"""`reportmine mine PATHS…`: many reports to tables, workbooks and databases."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path, PurePath
from typing import TYPE_CHECKING, Annotated

import typer
from rich.console import Console
from rich.text import Text

from reportmine.cli.messages import language, text
from reportmine.cli.options import (
    DepartmentList,
    Language,
    Paths,
    Workers,
    departments_of,
    settled,
    without_boxes,
)
from reportmine.cli.own import Own, OwnCatalogue, OwnModel, OwnTaxonomy
from reportmine.cli.terminal import Head, console, plain_text, styled, table
from reportmine.export.told import told_all
from reportmine.export.words import say
from reportmine.findings import Mined
from reportmine.store.record import all_notes, dumps

if TYPE_CHECKING:
    from reportmine.study.compare import Column, Comparison, Row

READ = ("ok", "partial")
MAIN_INDICATORS = 8
MOST_VALUES = 3  # of one cell
MOST_DEPARTMENTS = 12  # of one indicator


def command(
    paths: Paths,
    jsonl: Annotated[
        str | None,
        typer.Option("--jsonl", metavar="FILE|-", help=text("help.jsonl")),
    ] = None,
    out: Annotated[
        list[Path] | None,
        typer.Option("--out", "-o", metavar="FILE", help=text("help.out")),
    ] = None,
    redact: Annotated[
        bool | None,
        typer.Option("--redact/--no-redact", help=text("help.redact")),
    ] = None,
    workers: Workers = None,
    departments: DepartmentList = None,
    taxonomy: OwnTaxonomy = None,
    model: OwnModel = None,
    catalogue: OwnCatalogue = None,
    lang: Language = None,
    quiet: Annotated[bool, typer.Option("--quiet", "-q", help=text("help.quiet"))] = False,
) -> None:
    from reportmine.batch import expand, mine_all
    from reportmine.export import check, write
    from reportmine.study.redact import redact as hide

    known, own = departments_of(departments), Own(taxonomy, model, catalogue)
    outs = [check(path) for path in out or []]
    files = expand(paths)
    failed, mineds = 0, []
    with _records(jsonl) as put, _progress(len(files), quiet) as advance:
        for found in mine_all(files, workers=workers):
            mined = settled(own.judge(found), known)
            put(hide(mined) if redact else mined)
            advance()
            failed += mined.report.status not in READ
            if outs or not quiet:
                mineds.append(without_boxes(mined))
    with own.speaking():
        for path in outs:
            write(mineds, path, lang=lang or "zh", redacted=redact)
        if not quiet:
            # Records on stdout leave no room for anything else there.
            told = console(err=jsonl == "-")
            written = [Path(jsonl), *outs] if jsonl and jsonl != "-" else outs
            _report(mineds, written, lang or language(), told)
            _hidden(mineds, written, redact, lang or language(), told)
    if failed:
        raise typer.Exit(1)


@contextmanager
def _records(target: str | None) -> Iterator[Callable[[Mined], None]]:
    """Where records go as they come: nowhere, stdout (`-`) or a file."""
    if target is None:
        yield lambda mined: None
    elif target == "-":
        out = sys.stdout.buffer
        yield lambda mined: _put(out.write, out.flush, mined)
    else:
        from reportmine.export.files import replacing

        with replacing(Path(target)) as temporary, temporary.open("wb") as file:
            yield lambda mined: _put(file.write, file.flush, mined)


def _put(write: Callable[[bytes], object], flush: Callable[[], object], mined: Mined) -> None:
    write(dumps(mined).encode("utf-8") + b"\n")
    flush()


@contextmanager
def _progress(files: int, quiet: bool) -> Iterator[Callable[[], None]]:
    """A bar on stderr, if someone looks at it."""
    out = console(err=True)
    if quiet or not out.is_terminal or files < 2:
        yield lambda: None
        return
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn

    columns = (TextColumn(text("mining")), BarColumn(), MofNCompleteColumn())
    with Progress(*columns, console=out, transient=True) as bar:
        task = bar.add_task("", total=files)
        yield lambda: bar.advance(task)


def _report(mineds: list[Mined], outs: Iterable[Path], lang: str, out: Console) -> None:
    out.print(_files(mineds, lang))
    for mined in mineds:
        if mined.report.status != "ok":
            note = told_all(lang, (note.message for note in all_notes(mined)))
            name = PurePath(mined.report.source).name
            out.print(styled(f"! {name}: {note}", "yellow"))
    read = [mined for mined in mineds if mined.report.status in READ]
    counts = {
        "files": len(mineds),
        "read": len(read),
        "sections": sum(len(mined.sections) for mined in read),
        "metrics": sum(len(mined.metrics) for mined in read),
    }
    out.print()
    out.print(text("summary", lang, **counts))
    _compared(read, lang, out)
    for path in outs:
        out.print(plain_text(text("written", lang, path=path)))


def _hidden(
    mineds: list[Mined], outs: Iterable[Path], redact: bool | None, lang: str, out: Console
) -> None:
    """What has been hidden in the files that leave, if anything."""
    from reportmine.export import REDACTED
    from reportmine.study.private import spots

    files = [
        path.name for path in outs if redact or (redact is None and path.suffix.lower() in REDACTED)
    ]
    places = sum(len(spots(mined)) for mined in mineds) if files else 0
    if places:
        told = text("redacted", lang, files=" ".join(files), places=places)
        out.print(plain_text(told))


def _files(mineds: list[Mined], lang: str) -> object:
    names = ("file", "status", "organisation", "period", "pages", "sections", "metrics")
    heads = [Head(text(name, lang), right=name in names[4:]) for name in names]
    rows = []
    for mined in mineds:
        report, front = mined.report, mined.front
        style = "" if report.status == "ok" else "yellow" if report.status == "partial" else "red"
        counts = (len(report.pages), len(mined.sections), len(mined.metrics))
        rows.append(
            [
                styled(PurePath(report.source).name),
                Text(say(lang, "file", report.status), style=style),
                styled(front.organisation or ""),
                styled(front.period.label if front.period else ""),
                *(styled(count) for count in counts),
            ]
        )
    return table(heads, rows)


def _compared(mineds: list[Mined], lang: str, out: Console) -> None:
    """The indicators that most reports mention: departments below each other, years across."""
    if len(mineds) < 2:
        return
    from reportmine.study.compare import Column, compare

    comparison = compare(mineds)
    rows = comparison.main(MAIN_INDICATORS)
    if not rows or len(comparison.columns) < 2:
        return
    told = {column.period for row in rows for column in row.cells}
    periods = [period for period in comparison.periods if period in told]
    heads = [Head(text("indicator", lang)), Head(text("organisation", lang))]
    heads += [Head(period, right=True) for period in periods]
    lines = []
    for row in rows:
        name = row.label if lang == "zh" else row.english
        name += f"（{row.unit}）" if row.unit else ""
        there = {column.organisation for column in row.cells}
        shown = [name for name in comparison.organisations if name in there][:MOST_DEPARTMENTS]
        for organisation in shown:
            columns = [Column(organisation, period) for period in periods]
            cells = [_cell(comparison, row, column, lang) for column in columns]
            lines.append([styled(name, "bold"), styled(organisation), *cells])
            name = ""
        if rest := len(comparison.organisations) - len(shown):
            told_rest = text("rest", lang, count=rest)
            lines.append([Text(), Text(told_rest, "dim"), *(Text() for _ in periods)])
    out.print()
    out.print(table(heads, lines, title=text("main", lang)))
    out.print(Text(text("main.note", lang), "dim"))


def _cell(comparison: Comparison, row: Row, column: Column, lang: str) -> Text:
    """A value, its first ones where there are many, or what its absence means."""
    cell = row.cells.get(column)
    if cell is None:
        missing = "not_mentioned" if column in comparison.columns else "no_report"
        return Text(text(missing, lang), "dim")
    values = cell.shown.split("；")
    more = ["…"] if len(values) > MOST_VALUES else []
    return styled("；".join([*values[:MOST_VALUES], *more]))
