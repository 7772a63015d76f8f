"""`reportmine catalogue list` and `reportmine catalogue suggest PATHS…`."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Annotated

import typer

from reportmine.cli.edge import at_the_edge
from reportmine.cli.help import Command, Group
from reportmine.cli.messages import language, text
from reportmine.cli.options import Language, Paths, mine_many, without_boxes
from reportmine.cli.own import Own, OwnCatalogue
from reportmine.cli.terminal import Head, console, plain_text, styled, table
from reportmine.export.words import say

app = typer.Typer(cls=Group, no_args_is_help=True, help=text("help.catalogue"))


@app.callback()
def _group(lang: Language = None) -> None:
    """`--lang` is read by `language`; here it is only allowed."""


@app.command("list", cls=Command, help=text("help.catalogue.list"))
@at_the_edge
def show(
    file: Annotated[
        Path | None,
        typer.Option("--file", metavar="TOML", help=text("help.catalogue.file")),
    ] = None,
    lang: Language = None,
) -> None:
    from reportmine.metrics.catalogue import load_catalogue

    speak = lang or language()
    rows = [
        [i.id, i.zh if speak == "zh" else i.en, say(speak, "theme", i.theme), " ".join(i.units), " ".join(i.aliases)]
        for i in load_catalogue(file).indicators
    ]  # fmt: skip
    names = ("id", "indicator", "theme", "unit", "aliases")
    console().print(table([Head(text(name, speak)) for name in names], rows))


@app.command("suggest", cls=Command, help=text("help.catalogue.suggest"))
@at_the_edge
def suggest(
    paths: Paths,
    out: Annotated[
        Path | None,
        typer.Option("--out", "-o", metavar="TOML", help=text("help.suggest.out")),
    ] = None,
    catalogue: OwnCatalogue = None,
    least: Annotated[
        int, typer.Option("--least", metavar="N", min=1, help=text("help.suggest.least"))
    ] = 2,
    lang: Language = None,
) -> None:
    from reportmine.export.files import replacing
    from reportmine.study.suggest import as_toml
    from reportmine.study.suggest import suggest as candidates

    speak, own = lang or language(), Own(catalogue_file=catalogue)
    failed: list[str] = []
    mineds = map(own.judge, mine_many(paths, failed, workers=None, lang=speak))
    found = candidates((without_boxes(mined) for mined in mineds), least=least)
    toml = as_toml(found, speak)
    if out is None:
        sys.stdout.write(toml)
    else:
        with replacing(out) as temporary:
            temporary.write_text(toml, encoding="utf-8")
        told = text("suggested", speak, count=len(found), path=out)
        console().print(styled(plain_text(told)))
    if failed:
        raise typer.Exit(1)
