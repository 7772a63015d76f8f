"""`reportmine evaluate CORPUS|GOLD`: how right roles and themes are, class by class."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer
from rich.console import Console

from reportmine.cli.messages import language, text
from reportmine.cli.options import Language
from reportmine.cli.own import Own, OwnTaxonomy, model_for
from reportmine.cli.terminal import Head, console, styled, table
from reportmine.errors import RuleError, UsageError
from reportmine.export.words import say

if TYPE_CHECKING:
    from reportmine.classify.learning.evaluation import Answers


MOST_CONFUSED = 10


class Group(StrEnum):
    """What reports can be held out, or told apart, by."""

    kind = "kind"
    style = "style"
    organisation = "organisation"


GROUPED = "|".join(Group)


def command(
    corpus: Annotated[Path, typer.Argument(metavar="CORPUS", help=text("help.corpus"))],
    model: Annotated[
        Path | None, typer.Option("--model", metavar="MODEL", help=text("help.model"))
    ] = None,
    documents: Annotated[
        Path | None, typer.Option("--documents", metavar="DIR", help=text("help.documents"))
    ] = None,
    held_out: Annotated[
        Group | None, typer.Option("--held-out", metavar=GROUPED, help=text("help.held_out"))
    ] = None,
    by: Annotated[Group | None, typer.Option("--by", metavar=GROUPED, help=text("help.by"))] = None,
    taxonomy: OwnTaxonomy = None,
    picture: Annotated[
        Path | None,
        typer.Option("--picture", metavar="FILE.svg", help=text("help.picture")),
    ] = None,
    lang: Language = None,
) -> None:
    from reportmine.classify.learning.evaluation import GROUPS

    gold = _is_gold(corpus, documents)
    if gold and held_out:
        raise UsageError(text("gold.held_out", lang or language()))
    if model and held_out:
        raise UsageError(text("model.held_out", lang or language()))
    if gold:
        answers = _gold_answers(corpus, model, documents, taxonomy)
    else:
        answers = _answers(corpus, model, held_out, taxonomy)
    if not answers.sure:
        raise RuleError(f"{corpus.name}: no section has a label; label some first")
    out, speak = console(), lang or language()
    if not held_out and _has_learnt(corpus, model):
        out.print(styled(text("learnt", speak), "yellow"))
    with Own(taxonomy).speaking():
        _classes(answers, out, speak)
        _confusion(answers, out, speak)
    _sure(answers, out, speak)
    if picture:
        _draw(answers, picture, speak)
    if by:
        _groups(answers.by(GROUPS[by]), out, speak)


def _is_gold(folder: Path, documents: Path | None) -> bool:
    """Whether these are labels of documents: a folder of label files without labelled texts, or one
    whose documents are named."""
    from reportmine.study.gold import label_files

    if not folder.is_dir() or not label_files(folder):
        return False
    return documents is not None or not any(folder.rglob("*.txt"))


def _has_learnt(corpus: Path, folder: Path | None) -> bool:
    """Whether the model that answers was trained on these very reports."""
    from reportmine.classify.learning.corpus import corpus_digest
    from reportmine.classify.model import load, shipped

    model = load(folder) if folder else shipped()
    try:
        return model is not None and model.about.get("corpus") == corpus_digest(corpus)
    except RuleError:  # label files only
        return False


def _gold_answers(
    folder: Path, model: Path | None, documents: Path | None, taxonomy: Path | None
) -> Answers:
    from reportmine.classify.model import using
    from reportmine.classify.taxonomy import load_taxonomy
    from reportmine.study.gold import gold_answers

    own = load_taxonomy(taxonomy)
    with using(model_for(model, own) if model else None):
        return gold_answers(folder, documents, own)


def _answers(
    corpus: Path, folder: Path | None, group: Group | None, taxonomy: Path | None
) -> Answers:
    from reportmine.classify.learning import evaluation
    from reportmine.classify.learning.corpus import check_labels, load_corpus
    from reportmine.classify.learning.pool_fitting import fit_pool
    from reportmine.classify.learning.seen import see
    from reportmine.classify.learning.training import held_out
    from reportmine.classify.model import using
    from reportmine.classify.taxonomy import load_taxonomy

    documents, own = load_corpus(corpus), load_taxonomy(taxonomy)
    if group is None:
        with using(model_for(folder, own) if folder else None):
            check_labels(documents, own.labels)
            return evaluation.classified(documents, own)
    groups = [evaluation.GROUPS[group](document) for document in documents]
    if len(set(groups)) < 2:
        raise UsageError(
            f"--held-out {group.value}: all reports have the same {group.value}, or name none; hold out something else"
        )
    check_labels(documents, own.labels)
    seen = [see(document, own) for document in documents]
    held = held_out(seen, groups, own.labels)
    return evaluation.held_out_answers(held, fit_pool(held))


def _classes(answers: Answers, out: Console, lang: str) -> None:
    from reportmine.classify.learning.evaluation import macro, per_class

    for axis, truth, said in (
        ("role", answers.true_roles, answers.roles),
        ("theme", answers.true_themes, answers.themes),
    ):
        figures = per_class(truth, said)
        heads = [Head(text(axis, lang)), *(Head(h, True) for h in ("P", "R", "F1", "n"))]
        rows = [
            [styled(say(lang, axis, name)), *(styled(f"{x:.3f}") for x in each[:3]), styled(str(each.there))]
            for name, each in figures.items()
        ]  # fmt: skip
        mean = [styled(text("macro", lang), "bold"), styled(""), styled("")]
        rows.append([*mean, styled(f"{macro(figures):.3f}", "bold"), styled(str(len(truth)))])
        out.print(table(heads, rows))


def _confusion(answers: Answers, out: Console, lang: str) -> None:
    from reportmine.classify.learning.evaluation import confusion

    rows = [
        [styled(say(lang, "role", truth)), styled(say(lang, "role", said)), styled(str(times))]
        for truth, said, times in confusion(answers)[:MOST_CONFUSED]
    ]
    heads = [Head(text("truly", lang)), Head(text("said", lang)), Head(text("times", lang), True)]
    if rows:
        out.print(text("confusion", lang))
        out.print(table(heads, rows))


def _sure(answers: Answers, out: Console, lang: str) -> None:
    from reportmine.classify.learning.evaluation import calibration, calibration_error, coverage

    right = [a == b for a, b in zip(answers.roles, answers.true_roles, strict=True)]
    error = calibration_error(answers.sure, right)
    out.print(text("calibration", lang, error=f"{error:.3f}"))
    heads = [Head(text(name, lang), True) for name in ("stated", "right", "sections")]
    lines = [
        [styled(f"{stated:.3f}"), styled(f"{hit:.3f}"), styled(str(count))]
        for stated, hit, count in calibration(answers.sure, right)
    ]
    out.print(table(heads, lines))
    heads = [Head(text(name, lang), True) for name in ("at_least", "covered", "right")]
    rows = [[styled(f"{x:.3f}") for x in row] for row in coverage(answers.sure, right)]
    out.print(table(heads, rows))


def _draw(answers: Answers, path: Path, lang: str) -> None:
    from reportmine.classify.learning.evaluation import calibration, coverage
    from reportmine.export.curves import Panel, curves

    right = [a == b for a, b in zip(answers.roles, answers.true_roles, strict=True)]
    bars = [at / 50 for at in range(51)]
    covered = [(share, hit) for _, share, hit in coverage(answers.sure, right, bars) if share]
    stated = [(mean, hit) for mean, hit, _ in calibration(answers.sure, right)]
    drawn = curves(
        [
            Panel(text("stated", lang), text("right", lang), stated, diagonal=True),
            Panel(text("covered", lang), text("right", lang), covered, diagonal=False),
        ]
    )
    try:
        path.write_text(drawn, encoding="utf-8")
    except OSError as error:
        raise UsageError(f"Cannot write {path}: {error.strerror}. Name another file.") from error


def _groups(parts: dict[str, Answers], out: Console, lang: str) -> None:
    from reportmine.classify.learning.evaluation import macro, per_class

    heads = [
        Head(text("group", lang)),
        *(Head(text(h, lang), True) for h in ("role", "theme")),
        Head("n", True),
    ]
    rows = []
    for name, part in parts.items():
        right = sum(a == b for a, b in zip(part.roles, part.true_roles, strict=True))
        themes = macro(per_class(part.true_themes, part.themes))
        told = (name, f"{right / len(part.sure):.3f}", f"{themes:.3f}", str(len(part.sure)))
        rows.append([styled(each) for each in told])
    out.print(table(heads, rows))
