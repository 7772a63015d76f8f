"""All commands as one application. Nothing heavy is loaded before a command runs."""

from __future__ import annotations

import sys
from contextlib import suppress
from typing import Annotated

import typer

from reportmine.cli import (
    audit,
    catalogue,
    draw,
    evaluate,
    label,
    mine,
    numbers,
    outline,
    rules,
    schema,
    show,
    terms,
    train,
)
from reportmine.cli.edge import Application, at_the_edge
from reportmine.cli.help import Command
from reportmine.cli.messages import text
from reportmine.cli.options import Language

app = typer.Typer(
    name="reportmine",
    cls=Application,
    help=text("help"),
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)
for module in (mine, show, outline, numbers, audit, terms, draw, label, train, evaluate, schema):
    name = module.__name__.rpartition(".")[2]
    app.command(name, cls=Command, help=text(f"help.{name}"))(at_the_edge(module.command))
app.add_typer(catalogue.app, name="catalogue")
app.add_typer(rules.app, name="rules")


def _version(wanted: bool) -> None:
    if wanted:
        from importlib.metadata import version

        typer.echo(f"reportmine {version('reportmine')}")
        raise typer.Exit


@app.callback()
def _options(
    version: Annotated[
        bool, typer.Option("--version", callback=_version, is_eager=True, help=text("help.version"))
    ] = False,
    lang: Language = None,
) -> None:
    """`--lang` is read by `language`, for help is written before options are."""


def run() -> None:
    """Run the command line; characters that the terminal cannot show become `?`."""
    for stream in (sys.stdout, sys.stderr):
        with suppress(AttributeError, ValueError):
            stream.reconfigure(errors="replace")  # type: ignore[union-attr]
    app()
