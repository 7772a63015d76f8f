"""The Chinese specs of Recognizers-Text: how many of their cases are met, by us and by their own code.

A case is a sentence and what is to be found in it, with offsets and values. The cases that
`quantities_rejected.toml` names are not counted, each with its reason.
"""

from __future__ import annotations

import hashlib
import importlib
import json
import tomllib
from collections.abc import Callable, Iterator
from decimal import Decimal
from pathlib import Path
from typing import Any

from number_parts import numbers_inside
from number_peers import Found, number

from reportmine.quantity import find_numbers

REJECTED = Path(__file__).parent / "quantities_rejected.toml"
MODELS = ("NumberModel", "OrdinalModel", "CurrencyModel")


def table(folder: Path, errors: bool) -> Iterator[str]:
    """Markdown rows, one a spec that stands in `folder`."""
    yield "| spec | cases | not counted | reportmine | Recognizers-Text |"
    yield "|---|---|---|---|---|"
    rejected = {
        (c["model"], c["digest"]) for c in tomllib.loads(REJECTED.read_text("utf-8"))["case"]
    }
    for model in MODELS:
        path = folder / f"{model}.json"
        if not path.exists():
            continue
        cases = json.loads(path.read_text("utf-8-sig"))
        counted = [c for c in cases if (model, _digest(c)) not in rejected]
        missed = [c for c in counted if not _met(c, _ours(model, c["Input"]))]
        theirs = _theirs(model)
        met = sum(_met(c, theirs(c["Input"])) for c in counted) if theirs else None
        right = len(counted) - len(missed)
        yield (
            f"| {model} | {len(counted)} | {len(cases) - len(counted)} | {right / len(counted):.1%} | "
            f"{'–' if met is None else f'{met / len(counted):.1%}'} |"
        )
        if errors:
            yield from (f"missed: {c['Input']}" for c in missed)


def _digest(case: dict[str, Any]) -> str:
    return hashlib.sha256(case["Input"].encode()).hexdigest()[:12]


def _ours(model: str, text: str) -> Found:
    found = find_numbers(text)
    if model == "NumberModel":
        return [part for m in found for part in numbers_inside(m)]
    kinds = {"money"} if model == "CurrencyModel" else {"ordinal", "identifier"}
    return [
        (m.span.start, m.span.end, m.value)
        for m in found
        if m.kind in kinds and m.value is not None
    ]


def _theirs(model: str) -> Callable[[str], Found] | None:
    try:
        culture = importlib.import_module("recognizers_text").Culture.Chinese
        numbers = importlib.import_module("recognizers_number")
        units = importlib.import_module("recognizers_number_with_unit")
    except ImportError:
        return None
    ask = {
        "NumberModel": numbers.recognize_number,
        "OrdinalModel": numbers.recognize_ordinal,
        "CurrencyModel": units.recognize_currency,
    }[model]

    def asked(text: str) -> Found:
        return [
            (r.start, r.end + 1, number((r.resolution or {}).get("value")))
            for r in ask(text, culture)
            if (r.resolution or {}).get("value") is not None
        ]

    return asked


def _met(case: dict[str, Any], got: Found) -> bool:
    """As many as wanted, each touching the wanted one in its place and of the same value."""
    wanted = [
        (r["Start"], r["End"] + 1, r["Resolution"]["value"])
        for r in case["Results"]
        if r["Resolution"].get("value") is not None
    ]
    return len(got) == len(wanted) and all(
        a < d and c < b and _same(value, number(want))
        for (a, b, value), (c, d, want) in zip(got, wanted, strict=True)
    )


def _same(a: Decimal | None, b: Decimal | None) -> bool:
    if a is None or b is None:
        return a is b
    return abs(a - b) <= Decimal("1e-6") * max(1, abs(b))
