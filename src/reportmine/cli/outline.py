"""`reportmine outline FILE`: the section tree with numbers, roles and pages, and why."""

from __future__ import annotations

from collections.abc import Iterator

from rich.console import Console
from rich.table import Table
from rich.text import Text

from reportmine.cli.messages import language, text
from reportmine.cli.options import DepartmentList, Explain, File, Language, mine_one
from reportmine.cli.own import Own, OwnModel, OwnTaxonomy
from reportmine.cli.terminal import Head, console, depth, labels, page_of, plain_text, styled, table
from reportmine.export.headings import heading
from reportmine.export.told import reason, told
from reportmine.export.words import say
from reportmine.findings import Mined, Reason, Section
from reportmine.store.record import all_notes

OPENING = 16  # characters that stand for a section without a heading


def command(
    file: File,
    explain: Explain = False,
    departments: DepartmentList = None,
    taxonomy: OwnTaxonomy = None,
    model: OwnModel = None,
    lang: Language = None,
) -> None:
    speak, own = lang or language(), Own(taxonomy, model)
    mined = own.judge(mine_one(file, speak, departments))
    out = console()
    out.print(front(mined, speak))
    if not mined.sections:
        out.print(text("nothing", speak))
    with own.speaking():
        print_tree(mined, speak, out, explain=explain)
    if explain:
        print_refused(mined, speak, out)
        print_notes(mined, speak, out)


def front(mined: Mined, lang: str) -> Table:
    """What title block and sign-off say."""
    block = mined.front
    facts = {
        "title": block.title,
        "organisation": block.organisation,
        "doc_kind": block.kind,
        "period": block.period.label if block.period else None,
        "issued": block.issued,
        "pages": str(len(mined.report.pages)) if mined.report.pages else None,
        "file": mined.report.source,
    }
    made = Table.grid(padding=(0, 2))
    for name, value in facts.items():
        if value:
            made.add_row(Text(text(name, lang), "dim"), styled(value))
    made.add_row("")
    return made


def print_tree(mined: Mined, lang: str, out: Console, *, explain: bool) -> None:
    """The sections, children indented, with role, themes and page; and why, if asked."""
    if not mined.sections:
        return
    if not explain:
        heads = [Head(text(name, lang)) for name in ("section", "labels", "page")]
        out.print(table(heads, [row for _, row in _rows(mined, lang)]))
        return
    for section, (name, said, page) in _rows(mined, lang):
        out.print(Text.assemble(name, "  ", said, "  ", page))
        for why in section.why:
            out.print(Text.assemble("      ↳ ", styled(_why(why, lang)), style="dim"))


def _why(why: Reason, lang: str) -> str:
    axis, _, name = why.label.partition(":")
    label = say(lang, axis, name) if name else reason(lang, say(lang, "role", axis))
    shown = label if lang == "zh" else why.label
    return f"{reason(lang, why.voter)} {why.score:.2f} {shown}: {reason(lang, why.because)}"


def _rows(mined: Mined, lang: str) -> Iterator[tuple[Section, list[Text]]]:
    parents = {section.id: section for section in mined.sections}
    for section in mined.sections:
        name = name_of(mined, section, lang)
        name.pad_left(2 * depth(section, parents))
        page = Text(page_of(mined.report, section.span.start))
        yield section, [name, styled(labels(section, lang), "cyan"), page]


def name_of(mined: Mined, section: Section, lang: str) -> Text:
    """Number and heading; where there is none, the first words."""
    name = heading(mined, section)
    if section.heading:
        return styled(name, "bold" if section.level == 1 else "")
    start = section.number_span.end if section.number_span else section.span.start
    words = plain_text(mined.report.text[start : min(section.span.end, start + OPENING)])
    return Text.assemble(styled(name), (words + "… ", "italic"), (text("implicit", lang), "dim"))


def print_refused(mined: Mined, lang: str, out: Console) -> None:
    """The paragraphs that were considered as headings and are none, and why."""
    from reportmine.outline import candidates

    refused = [c for c in candidates(mined.report) if not c.accepted]
    if refused:
        out.print()
        out.print(Text(text("refused", lang), "bold"))
    for candidate in refused:
        words = plain_text(candidate.words[:40])
        page = page_of(mined.report, candidate.span.start)
        out.print(Text.assemble("  ", words, "  ", (page, "cyan")))
        out.print(Text.assemble("      ↳ ", styled(reason(lang, candidate.because)), style="dim"))


def print_notes(mined: Mined, lang: str, out: Console) -> None:
    """What the steps noticed, mended or threw away."""
    notes = all_notes(mined)
    if notes:
        out.print()
        out.print(Text(text("notes", lang), "bold"))
    for note in notes:
        quote = mined.report.text[note.span.start : note.span.end][:40] if note.span else ""
        where = f" “{quote}”" if quote else ""
        out.print(styled(f"{note.step} {note.code}: {told(lang, note.message)}{where}", "dim"))
