"""`reportmine label PATHS… -o LABELS`: labels at the keyboard, the least certain sections first.

Each answer is on the disk before the next question, and a later session goes on where this one stopped.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from reportmine.cli.edge import INTERRUPTED
from reportmine.cli.messages import language, text
from reportmine.cli.options import Language, Paths, mine_many
from reportmine.cli.own import OwnTaxonomy
from reportmine.cli.terminal import console, styled
from reportmine.cli.train import train_and_tell
from reportmine.errors import UsageError

if TYPE_CHECKING:
    from reportmine.classify.learning.labelling import Label
    from reportmine.classify.taxonomy import Entry, Taxonomy
    from reportmine.findings import Mined, Section

SHOWN = 160  # characters of a section's text


def command(
    paths: Paths,
    out: Annotated[Path, typer.Option("--out", "-o", metavar="LABELS", help=text("help.labels"))],
    retrain: Annotated[
        Path | None,
        typer.Option("--retrain", metavar="CORPUS", help=text("help.retrain")),
    ] = None,
    model: Annotated[
        Path | None,
        typer.Option("--model", metavar="MODEL", help=text("help.model.out")),
    ] = None,
    taxonomy: OwnTaxonomy = None,
    lang: Language = None,
) -> None:
    from reportmine.classify.taxonomy import load_taxonomy
    from reportmine.pipeline import regard

    speak, failed = lang or language(), list[str]()
    if out.suffix != ".jsonl" or (retrain is None) != (model is None):
        raise UsageError(text("label.usage", speak))
    kept, own = _Kept(out), load_taxonomy(taxonomy)
    if retrain and model:
        _check_before(retrain, model, own)
    found = mine_many(paths, failed, workers=None, lang=speak)
    mineds = [regard(mined, own) if taxonomy else mined for mined in found]
    count, interrupted = _ask_all(mineds, kept, _Names(own, speak))
    if count:
        typer.echo(text("label.done", speak, path=out.as_posix(), count=count))
    if interrupted:
        raise typer.Exit(INTERRUPTED)
    if retrain and model:
        told = [out] if out.exists() else []
        train_and_tell([retrain, *told], model, speak, taxonomy)
    if failed:
        raise typer.Exit(1)


def _check_before(corpus: Path, model: Path, taxonomy: Taxonomy) -> None:
    """What cannot be trained on or written to is told before the questions, not after them."""
    from reportmine.classify.learning.corpus import check_labels, load_corpus
    from reportmine.export.files import probe

    probe(model / "model.json")
    check_labels(load_corpus(corpus), taxonomy.labels)


class _Kept:
    """The labels file: what it says of a report, and what is added to it."""

    def __init__(self, path: Path) -> None:
        from reportmine.classify.learning.corpus import label_lines
        from reportmine.classify.learning.labelling import told_before
        from reportmine.export.files import probe

        self.path = probe(path)
        there = label_lines(path) if path.exists() else []
        self.lines = [line for line in there if line.strip()]
        self.told = told_before(self.lines, path.name)

    def has(self, mined: Mined, section: Section) -> bool:
        return section.span in self.told.get(mined.report.text, {})

    def add(self, mined: Mined, section: Section, label: Label) -> None:
        """Write one more label, and the others of its report with it."""
        from reportmine.classify.learning.labelling import put, to_line
        from reportmine.export.files import replacing

        told = self.told.setdefault(mined.report.text, {})
        told[section.span] = label
        given = {each.id: told[each.span] for each in mined.sections if each.span in told}
        line = to_line(mined.report, mined.front.organisation or "", mined.sections, given)
        self.lines = put(self.lines, line)
        with replacing(self.path) as temporary:
            temporary.write_text("".join(f"{each}\n" for each in self.lines), encoding="utf-8")


class _Names:
    """What roles and themes are called at the keyboard: by their names, and in Chinese by their `zh`."""

    def __init__(self, taxonomy: Taxonomy, lang: str) -> None:
        self.lang = lang
        self.roles, self.themes = taxonomy.roles, taxonomy.themes

    @cached_property
    def _said(self) -> dict[str, str]:
        entries = (*self.roles, *self.themes)
        return {entry.label: self._call(entry) for entry in entries}

    def _call(self, entry: Entry) -> str:
        return entry.zh if self.lang == "zh" and len(entry.zh.split()) == 1 else entry.name

    def of(self, role: str, themes: Sequence[str]) -> str:
        labels = [f"role:{role}", *(f"theme:{theme}" for theme in themes)]
        return " ".join(self._said.get(label, label.partition(":")[2]) for label in labels)

    def read(self, words: Sequence[str]) -> Label:
        """The label that these words mean. Raises ValueError, telling the first word that means none."""
        role = self._name(words[0], self.roles, "label.no_role")
        themes = [self._name(word, self.themes, "label.no_theme") for word in words[1:]]
        return role, themes

    def _name(self, word: str, axis: Sequence[Entry], otherwise: str) -> str:
        for entry in axis:
            if word in (entry.name, entry.zh):
                return entry.name
        raise ValueError(text(otherwise, self.lang, name=word))

    @property
    def example(self) -> str:
        """An answer as it may be typed: a role and one of the themes that there are."""
        names = [theme.name for theme in self.themes]
        return self.of("plan", ["care" if "care" in names else names[0]])

    def all(self) -> str:
        roles, themes = (" ".join(map(self._call, each)) for each in (self.roles, self.themes))
        return text("label.names", self.lang, roles=roles, themes=themes)


def _ask_all(mineds: list[Mined], kept: _Kept, names: _Names) -> tuple[int, bool]:
    """Ask about every section that has no label yet; how many got one, and whether Ctrl-C ended it."""
    from reportmine.classify.learning.labelling import certainty

    asked = [
        (section, at)
        for at, mined in enumerate(mineds)
        for section in mined.sections
        if not kept.has(mined, section)
    ]
    if not asked:
        typer.echo(text("label.nothing", names.lang))
    asked.sort(key=lambda pair: (certainty(pair[0]), pair[1], pair[0].span.start))
    count = 0
    for number, (section, at) in enumerate(asked, 1):
        left = text("label.left", names.lang, at=number, count=len(asked))
        _show(mineds[at], section, names, left)
        try:
            answer = _ask(section, names)
        except KeyboardInterrupt:
            typer.echo()
            return count, True
        if answer is None:
            break
        if answer:
            kept.add(mineds[at], section, answer)
            count += 1
    return count, False


def _show(mined: Mined, section: Section, names: _Names, left: str) -> None:
    out = console()
    above = next((s for s in mined.sections if s.id == section.parent), None)
    path = " › ".join(s.heading for s in (above, section) if s and s.heading)
    words = mined.report.text[
        section.span.start : min(section.span.end, section.span.start + SHOWN)
    ]
    out.print()
    out.print(styled(f"{mined.report.source}  {path}", "bold"), styled(left, "dim"))
    out.print(styled(words))
    out.print(styled(names.of(section.role or "review", [t.name for t in section.themes]), "cyan"))


def _ask(section: Section, names: _Names) -> Label | tuple[()] | None:
    """A label; nothing where it is skipped; None where the user has had enough (q, or no more input)."""
    prompt = text("label.ask", names.lang, example=names.example)
    while True:
        try:
            words = input(f"{prompt}: ").split()
        except EOFError:
            typer.echo()
            return None
        if not words:
            return section.role or "review", [theme.name for theme in section.themes]
        if words in (["s"], ["q"]):
            return () if words == ["s"] else None
        if words in (["?"], ["？"]):
            typer.echo(names.all())
            continue
        try:
            return names.read(words)
        except ValueError as error:
            typer.echo(str(error))
            typer.echo(names.all())
