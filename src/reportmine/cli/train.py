"""`reportmine train CORPUS -o MODEL`: labelled reports to a model, with its honest figures."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import Annotated

import typer

from reportmine.cli.messages import language, text
from reportmine.cli.options import Language
from reportmine.cli.own import OwnTaxonomy


def command(
    corpus: Annotated[Path, typer.Argument(metavar="CORPUS", help=text("help.corpus"))],
    out: Annotated[Path, typer.Option("--out", "-o", metavar="MODEL", help=text("help.model.out"))],
    lines: Annotated[
        Path | None, typer.Option("--lines", metavar="LINES", help=text("help.lines"))
    ] = None,
    taxonomy: OwnTaxonomy = None,
    lang: Language = None,
) -> None:
    train_and_tell([corpus], out, lang or language(), taxonomy, lines)


def train_and_tell(
    paths: Sequence[Path], out: Path, lang: str, taxonomy: Path | None = None,
    lines: Path | None = None,
) -> None:  # fmt: skip
    """Train on all labelled reports of these paths, and the passages of a file or folder of
    lines; write the model, say how good it is."""
    from reportmine.classify.learning.corpus import corpus_digest, load_corpus
    from reportmine.classify.learning.evaluation import held_out_answers, macro, per_class
    from reportmine.classify.learning.lines import load_lines
    from reportmine.classify.learning.training import held_out_by_kind, train_corpus
    from reportmine.classify.taxonomy import load_taxonomy
    from reportmine.export.files import probe

    probe(out / "model.json")  # before long work, not after it
    documents = load_corpus(paths)
    own = load_taxonomy(taxonomy)
    model, held = train_corpus(documents, own, load_lines(lines, own) if lines else ())
    answers = held_out_answers(held, model.pool)
    roles = per_class(answers.true_roles, answers.roles)
    themes = per_class(answers.true_themes, answers.themes)
    by_kind = held_out_by_kind(documents)
    about = {
        "corpus": corpus_digest(paths),
        "lines": corpus_digest(lines) if lines else None,
        "reports": len(documents),
        "sections": len(answers.sure),
        "held_out_by": "kind of organisation" if by_kind else "fifths of the reports",
        "roles": {name: round(figures.f1, 4) for name, figures in roles.items()},
        "themes": {name: round(figures.f1, 4) for name, figures in themes.items()},
    }
    replace(model, about=about).save(out)
    typer.echo(
        text(
            "trained",
            lang,
            held=text("held.kind" if by_kind else "held.fifths", lang),
            path=out.as_posix(),
            reports=len(documents),
            sections=len(answers.sure),
            roles=f"{macro(roles):.3f}",
            themes=f"{macro(themes):.3f}",
        )
    )
