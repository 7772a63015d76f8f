"""`reportmine rules check FILE…`: users' rule files, checked as ours are."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from reportmine.cli.edge import at_the_edge
from reportmine.cli.help import Command, Group
from reportmine.cli.messages import language, text
from reportmine.cli.options import Language
from reportmine.cli.own import OwnTaxonomy
from reportmine.cli.terminal import console, plain_text, styled
from reportmine.errors import RuleError

app = typer.Typer(cls=Group, no_args_is_help=True, help=text("help.rules"))


@app.callback()
def _group(lang: Language = None) -> None:
    """`--lang` is read by `language`; here it is only allowed."""


@app.command("check", cls=Command, help=text("help.rules.check"))
@at_the_edge
def check(
    files: Annotated[
        list[Path],
        typer.Argument(metavar="FILES", help=text("help.rules.file")),
    ],
    taxonomy: OwnTaxonomy = None,
    lang: Language = None,
) -> None:
    from reportmine.classify.taxonomy import load_taxonomy
    from reportmine.export.told import told
    from reportmine.study.rules import check_rules

    speak, out = lang or language(), console()
    own = load_taxonomy(taxonomy)
    wrong = 0
    for file in files:
        try:
            checked = check_rules(file, own)
        except RuleError as error:  # the other files are checked all the same
            typer.echo(f"reportmine: {plain_text(told(speak, str(error)))}", err=True)
            wrong += 1
            continue
        for problem in checked.problems:
            out.print(styled(told(speak, problem), "red"))
        wrong += len(checked.problems)
        summary = text("rules.checked", speak, file=file.name, kind=text(f"rules.{checked.kind}", speak), entries=checked.entries,
            examples=checked.examples, problems=len(checked.problems),
        )  # fmt: skip
        out.print(styled(summary))
    if wrong:
        raise typer.Exit(1)
