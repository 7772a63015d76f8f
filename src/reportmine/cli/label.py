"""`reportmine label FILES… -o LABELS`: labels at the keyboard, the least certain sections first."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from reportmine.cli.messages import language, text
from reportmine.cli.options import Language, OwnTaxonomy
from reportmine.cli.terminal import console, styled
from reportmine.cli.train import train_and_tell
from reportmine.errors import UsageError

if TYPE_CHECKING:
    from reportmine.classify.taxonomy import Taxonomy
    from reportmine.findings import Mined, Section

SHOWN = 160  # characters of a section's text

Label = tuple[str, list[str]]


def command(
    paths: Annotated[
        list[str], typer.Argument(metavar="FILES", help=text("help.paths"), show_default=False)
    ],
    out: Annotated[Path, typer.Option("--out", "-o", metavar="LABELS", help=text("help.labels"))],
    retrain: Annotated[
        Path | None,
        typer.Option("--retrain", metavar="CORPUS", help=text("help.retrain"), show_default=False),
    ] = None,
    model: Annotated[
        Path | None,
        typer.Option("--model", metavar="MODEL", help=text("help.model.out"), show_default=False),
    ] = None,
    taxonomy: OwnTaxonomy = None,
    lang: Language = None,
) -> None:
    from reportmine.batch import expand, mine_all
    from reportmine.classify.labelling import to_line
    from reportmine.classify.taxonomy import load_taxonomy
    from reportmine.pipeline import regard

    if out.suffix != ".jsonl" or (retrain is None) != (model is None):
        raise UsageError("labels go to a .jsonl file; --retrain and --model belong together")
    speak = lang or language()
    own = load_taxonomy(taxonomy)
    found = (m for m in mine_all(expand(paths)) if m.report.status in ("ok", "partial"))
    mineds = [regard(mined, own) if taxonomy else mined for mined in found]
    given = _ask_all(mineds, own, speak)
    lines = [
        to_line(mined.report, mined.front.organisation or "", mined.sections, given[at])
        for at, mined in enumerate(mineds)
        if given[at]
    ]
    with out.open("a", encoding="utf-8") as file:
        file.writelines(line + "\n" for line in lines)
    count = sum(len(each) for each in given.values())
    typer.echo(text("label.done", speak).format(path=out.as_posix(), count=count))
    if retrain and model:
        train_and_tell([retrain, out], model, speak, taxonomy)


def _ask_all(mineds: list[Mined], taxonomy: Taxonomy, lang: str) -> dict[int, dict[str, Label]]:
    """The user's labels: for each report those of its sections, by id."""
    from reportmine.classify.labelling import certainty

    asked = [(section, at) for at, mined in enumerate(mineds) for section in mined.sections]
    asked.sort(key=lambda pair: (certainty(pair[0]), pair[1], pair[0].span.start))
    given: dict[int, dict[str, Label]] = {at: {} for at in range(len(mineds))}
    for section, at in asked:
        _show(mineds[at], section)
        answer = _ask(section, taxonomy, lang)
        if answer is None:
            break
        if answer:
            given[at][section.id] = answer
    return given


def _show(mined: Mined, section: Section) -> None:
    out = console()
    above = next((s for s in mined.sections if s.id == section.parent), None)
    path = " › ".join(s.heading or "" for s in (above, section) if s)
    words = mined.report.text[
        section.span.start : min(section.span.end, section.span.start + SHOWN)
    ]
    out.print(styled(f"\n{mined.report.source}  {path}", "bold"))
    out.print(styled(words))
    out.print(styled(" ".join([section.role or "", *(t.name for t in section.themes)]), "cyan"))


def _ask(section: Section, taxonomy: Taxonomy, lang: str) -> Label | tuple[()] | None:
    """A label; nothing where it is skipped; None where the user has had enough."""
    roles, themes = ([e.name for e in entries] for entries in (taxonomy.roles, taxonomy.themes))
    while True:
        words = typer.prompt(text("label.ask", lang), default="", show_default=False).split()
        if not words:
            return section.role or "review", [theme.name for theme in section.themes]
        if words == ["s"]:
            return ()
        if words == ["q"]:
            return None
        bad = [
            *(w for w in words[:1] if w not in roles),
            *(w for w in words[1:] if w not in themes),
        ]
        if not bad:
            return words[0], words[1:]
        told = text("label.unknown", lang)
        typer.echo(told.format(name=bad[0], roles=" ".join(roles), themes=" ".join(themes)))
