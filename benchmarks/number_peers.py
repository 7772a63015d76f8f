"""Other libraries that read numbers, asked in the same run as this one, where they are installed.

`pip install -e '.[peers]'` brings them. Each adapter turns what a library reports into
`(start, end, value)`; offsets are those of the text, half-open, or -1 where a library keeps none.
"""

from __future__ import annotations

import contextlib
import importlib
import io
import re
import warnings
from collections.abc import Callable, Iterator
from decimal import Decimal, InvalidOperation
from typing import Any

Found = list[tuple[int, int, Decimal | None]]
Ask = Callable[[str], Found]


def peers() -> Iterator[tuple[str, Ask | None]]:
    """Each known library and how to ask it; None where it cannot be loaded."""
    for name, module, make in (
        ("Recognizers-Text", "recognizers_number_with_unit", _recognizers),
        ("cn2an", "cn2an", _cn2an),
        ("JioNLP (money)", "jionlp", _jionlp),
        ("quantulum3", "quantulum3.parser", _quantulum),
        ("LAC", "LAC", _lac),
    ):
        with contextlib.redirect_stdout(io.StringIO()), contextlib.redirect_stderr(io.StringIO()):
            try:
                ask = make(importlib.import_module(module))
                ask("共3项")
            except Exception:  # a peer that cannot be loaded is left out, whatever its reason
                yield name, None
                continue
        yield name, ask


def number(value: Any) -> Decimal | None:
    """A peer's value; a percentage without its sign."""
    try:
        return Decimal(str(value).rstrip("%"))
    except InvalidOperation:
        return None


def _recognizers(units: Any) -> Ask:
    """Numbers, percentages, money, measures and ages; where they overlap, the longest is kept."""
    numbers = importlib.import_module("recognizers_number")
    culture = importlib.import_module("recognizers_text").Culture.Chinese
    models = (
        numbers.recognize_number, numbers.recognize_percentage, units.recognize_currency,
        units.recognize_dimension, units.recognize_age,
    )  # fmt: skip

    def ask(text: str) -> Found:
        found = [
            (r.start, r.end + 1, number((r.resolution or {}).get("value")))
            for model in models
            for r in model(text, culture)
        ]
        kept: Found = []
        for one in sorted(found, key=lambda f: (f[0] - f[1], f[0])):
            if all(one[1] <= other[0] or other[1] <= one[0] for other in kept):
                kept.append(one)
        return kept

    return ask


def _cn2an(lib: Any) -> Ask:
    """It rewrites the text and keeps no offsets: its numbers count by their value alone."""

    def ask(text: str) -> Found:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            turned = lib.transform(text, "cn2an")
        return [(-1, -1, number(m.group())) for m in re.finditer(r"\d+(?:\.\d+)?", turned)]

    return ask


def _quantulum(parser: Any) -> Ask:
    return lambda text: [(q.span[0], q.span[1], number(q.value)) for q in parser.parse(text)]


def _jionlp(lib: Any) -> Ask:
    def ask(text: str) -> Found:
        return [
            (x["offset"][0], x["offset"][1], number((x.get("detail") or {}).get("num")))
            for x in lib.ner.extract_money(text, with_parsing=True)
        ]

    return ask


def _lac(lib: Any) -> Ask:
    """A tagger: it gives the spans of numerals and no values."""
    model = lib.LAC(mode="lac")

    def ask(text: str) -> Found:
        found: Found = []
        at = 0
        for word, tag in zip(*model.run(text), strict=True):
            if tag == "m":
                found.append((at, at + len(word), None))
            at += len(word)
        return found

    return ask
