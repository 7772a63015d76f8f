"""`reportmine terms PATHS…`: the words of each section, or what sets departments or years apart."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated

import typer

from reportmine.cli.messages import language, text
from reportmine.cli.options import Language
from reportmine.cli.terminal import Head, console, styled, table


class Between(StrEnum):
    """What is compared."""

    organisation = "organisation"
    year = "year"


def command(
    paths: Annotated[
        list[str], typer.Argument(metavar="PATHS", help=text("help.paths"), show_default=False)
    ],
    between: Annotated[
        Between | None, typer.Option("--between", help=text("help.between"), show_default=False)
    ] = None,
    most: Annotated[int, typer.Option("--most", min=1, help=text("help.most"))] = 8,
    lang: Language = None,
) -> None:
    from reportmine.batch import expand, mine_all
    from reportmine.study.terms import GROUPS, distinctive, keywords

    speak, out = lang or language(), console()
    mineds = [m for m in mine_all(expand(paths)) if m.report.status in ("ok", "partial")]
    if between:
        heads = [Head(text("group", speak)), Head(text("terms", speak))]
        rows = [
            [styled(group), styled(" ".join(f"{word} {z:.1f}" for word, z, _ in found))]
            for group, found in distinctive(mineds, GROUPS[between], most)
        ]
        out.print(table(heads, rows))
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
        out.print(table(heads, rows))
