"""`reportmine numbers FILE`: the ledger, every number and what it is, coloured by kind."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from rich.text import Text

from reportmine.cli.messages import language, text
from reportmine.cli.options import Explain, File, Language, mine_one
from reportmine.cli.terminal import Head, console, page_of, plain_text, styled, table
from reportmine.export.told import reason
from reportmine.export.words import say
from reportmine.findings import Mention, Mined
from reportmine.store.record import plain

COLOURS = {
    "count": "green", "money": "bright_green", "ratio": "cyan", "percentage_point": "cyan",
    "multiple": "cyan", "duration": "green", "measure": "green", "score": "green", "rank": "green",
    "date": "blue", "ordinal": "magenta", "identifier": "magenta", "numbering": "bright_black",
    "lexical": "bright_black", "unknown": "red",
}  # fmt: skip
AROUND = 10  # characters of context on either side


def command(file: File, explain: Explain = False, lang: Language = None) -> None:
    speak = lang or language()
    mined = mine_one(file, speak)
    out = console()
    if not mined.mentions:
        out.print(text("nothing", speak))
        return
    names = ["page", "context", "kind", "meaning", *(["because"] if explain else [])]
    heads = [Head(text(name, speak)) for name in names]
    out.print(table(heads, _lines(mined, speak, explain)))
    out.print()
    out.print(_totals(mined, speak))


def _lines(mined: Mined, lang: str, explain: bool) -> Iterator[list[Text]]:
    for mention in mined.mentions:
        colour = COLOURS.get(mention.kind, "")
        line = [
            Text(page_of(mined.report, mention.span.start)),
            _context(mined, mention, f"bold {colour}"),
            Text(say(lang, "kind", mention.kind), colour),
            styled(meaning(mention, lang)),
        ]
        yield [*line, styled(reason(lang, mention.because), "dim")] if explain else line


def _context(mined: Mined, mention: Mention, style: str) -> Text:
    body, (start, end) = mined.report.text, mention.span
    before = body[max(0, start - AROUND) : start].rpartition("\n")[2].replace("\t", "│")
    after = body[end : end + AROUND].partition("\n")[0].replace("\t", "│")
    number = plain_text(body[start:end])
    return Text.assemble((plain_text(before), "dim"), (number, style), (plain_text(after), "dim"))


def meaning(mention: Mention, lang: str) -> str:
    """Value and unit with bounds, or the day that a date means."""
    if mention.period:
        start, end = mention.period.start, mention.period.end
        return mention.period.label if start is None else f"{start} … {end}"
    if mention.value is None and mention.min_value is None:
        return ""
    value = plain(mention.value) if mention.value is not None else "?"
    told = f"{value} {mention.unit or ''}".strip()
    if mention.mod == "exact":
        return told
    low, high = (plain(b) if b is not None else "…" for b in (mention.min_value, mention.max_value))
    return f"{told} {say(lang, 'mod', mention.mod)} [{low}, {high}]"


def _totals(mined: Mined, lang: str) -> Text:
    counts = Counter(mention.kind for mention in mined.mentions)
    made = Text(text("totals", lang) + " ", "dim")
    for kind in COLOURS:
        if count := counts[kind]:  # type: ignore[index]
            made.append(f" {say(lang, 'kind', kind)} {count} ", COLOURS[kind])
    return made
