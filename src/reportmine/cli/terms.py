"""`reportmine terms PATHS…`: the words of each section, or what sets departments or years apart."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated

import typer
from rich.console import Console

from reportmine.cli.messages import language, text
from reportmine.cli.options import Language, Paths, mine_many
from reportmine.cli.terminal import Head, console, styled, table
from reportmine.findings import Mined


class Between(StrEnum):
    """What is compared."""

    organisation = "organisation"
    year = "year"


def command(
    paths: Paths,
    between: Annotated[
        Between | None,
        typer.Option(
            "--between",
            metavar="organisation|year",
            help=text("help.between"),
        ),
    ] = None,
    most: Annotated[int, typer.Option("--most", metavar="N", min=1, help=text("help.most"))] = 8,
    lang: Language = None,
) -> None:
    speak, out = lang or language(), console()
    failed: list[str] = []
    mineds = list(mine_many(paths, failed, workers=None, lang=speak))
    _tell(mineds, between, most, speak, out)
    if failed:
        raise typer.Exit(1)


def _tell(
    mineds: list[Mined], between: Between | None, most: int, speak: str, out: Console
) -> None:
    from reportmine.study.terms import GROUPS, distinctive, keywords

    if between:
        heads = [Head(text("group", speak)), Head(text("terms", speak))]
        told = list(distinctive(mineds, GROUPS[between], most))
        rows = [
            [styled(group), styled(" ".join(f"{word} {z:.1f}" for word, z, _ in found) or "–")]
            for group, found in told
        ]
        out.print(table(heads, rows))
        if not all(found for _, found in told):
            out.print(text("terms.none", speak))
        return
    heads = [Head(text("section", speak)), Head("TF-IDF"), Head("TextRank")]
    for mined in mineds:
        out.print(styled(mined.report.source, "bold"))
        rows = []
        for section, tf_idf, rank in keywords(mined, mineds if len(mineds) > 1 else (), most):
            start = section.span.start
            name = section.heading or mined.report.text[start : start + 12] + "…"
            rows.append(
                [styled(name), *(styled(" ".join(w for w, _ in k)) for k in (tf_idf, rank))]
            )
        out.print(table(heads, rows) if rows else text("nothing", speak))
