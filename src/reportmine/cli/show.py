"""`reportmine show FILE`: one report on one screen: sections, then metrics with their evidence."""

from __future__ import annotations

from collections.abc import Iterator

from rich.console import Console
from rich.text import Text

from reportmine.cli.messages import language, text
from reportmine.cli.options import Explain, File, Language, mine_one
from reportmine.cli.outline import front, print_notes, print_tree
from reportmine.cli.own import Own, OwnCatalogue, OwnModel, OwnTaxonomy
from reportmine.cli.terminal import Head, console, plain_text, styled, table
from reportmine.export.told import reason
from reportmine.export.words import say
from reportmine.findings import Metric, Mined

LABEL_WIDTH = 22  # on a terminal, so that quotes have room


def command(
    file: File,
    explain: Explain = False,
    taxonomy: OwnTaxonomy = None,
    model: OwnModel = None,
    catalogue: OwnCatalogue = None,
    lang: Language = None,
) -> None:
    speak, own = lang or language(), Own(taxonomy, model, catalogue)
    mined = own.judge(mine_one(file, speak))
    with own.speaking():
        _show(mined, speak, console(), explain=explain)


def _show(mined: Mined, speak: str, out: Console, *, explain: bool) -> None:
    out.print(front(mined, speak))
    print_tree(mined, speak, out, explain=explain)
    out.print()
    if not mined.metrics:
        out.print(text("nothing", speak))
    elif explain:
        _print_explained(mined, speak, out)
    else:
        names = ("page", "label", "value", "status", "quote")
        fitted = LABEL_WIDTH if out.is_terminal else 0
        most = {"label": fitted, "value": fitted * 2 // 3}
        heads = [Head(text(n, speak), n == "value", most.get(n, 0)) for n in names]
        rows = [row for _, row in _rows(mined, speak)]
        out.print(table(heads, _once(rows) if out.is_terminal else rows))
    if explain:
        print_notes(mined, speak, out)


def _once(rows: list[list[Text]]) -> Iterator[list[Text]]:
    """The rows with a quote that stands in the row above replaced by a ditto mark."""
    above = None
    for *told, quote in rows:
        yield [*told, Text("〃", "dim") if quote.plain == above else quote]
        above = quote.plain


def _rows(mined: Mined, lang: str) -> Iterator[tuple[Metric, list[Text]]]:
    from reportmine.export.rows import Item, Source

    source = Source(1, mined)
    for metric in mined.metrics:
        page = Item(source, metric).page
        value = styled(_value(mined, metric), "bold")
        told = [styled(metric.label), value, _status(mined, metric, lang), _quote(mined, metric)]
        yield metric, [Text(f"p{page}" if page else ""), *told]


def _print_explained(mined: Mined, lang: str, out: Console) -> None:
    for metric, (page, label, value, status, quote) in _rows(mined, lang):
        out.print(Text("  ").join(part for part in (page, label, value, status) if part))
        out.print(Text.assemble("      “", quote, "”"))
        out.print(Text.assemble("      ↳ ", styled(_why(mined, metric, lang)), style="dim"))


def _value(mined: Mined, metric: Metric) -> str:
    """Exact values in the base unit; others as written, unit and all."""
    from reportmine.study.cell import shown

    if metric.mod != "exact" and metric.mention is not None:
        return mined.mentions[metric.mention].text
    return f"{shown(metric, mined)} {metric.unit or ''}".strip()


def _status(mined: Mined, metric: Metric, lang: str) -> Text:
    """What is not simply achieved, of this year, and the department's own."""
    told = []
    if metric.status != "achieved":
        told.append(say(lang, "status", metric.status))
    if metric.aspect != "level":
        told.append(say(lang, "aspect", metric.aspect))
    if mined.front.period is None or metric.period.label != mined.front.period.label:
        told.append(metric.period.label)
    if metric.scope:
        told.append(metric.scope)
    return styled(" ".join(told), "green" if metric.status == "achieved" else "yellow")


def _quote(mined: Mined, metric: Metric) -> Text:
    """The quote, its number in bold; of a cell with the headings that say what its number is."""
    words = metric.evidence.quote
    if metric.cell:
        paths = ("/".join(metric.cell.row), "/".join(metric.cell.column))
        words = " | ".join([*filter(None, paths), words])
    quote = Text(plain_text(words))
    if metric.mention is not None:
        quote.highlight_words([plain_text(mined.mentions[metric.mention].text)], "bold")
    return quote


def _why(mined: Mined, metric: Metric, lang: str) -> str:
    number = mined.mentions[metric.mention].because if metric.mention is not None else ""
    told = {
        "indicator": metric.indicator or "",
        "rule": reason(lang, metric.rule),
        "number": reason(lang, number),
        "confidence": f"{metric.confidence:.2f}",
        "part_of": metric.part_of or "",
        "same_as": metric.same_as or "",
    }
    named = [f"{text(f'why.{name}', lang)} {value}" for name, value in told.items() if value]
    return ("；" if lang == "zh" else "; ").join(named)
