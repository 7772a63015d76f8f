"""Sentences of the genre with everything that is in them: tests/cases/numbers_sentences.jsonl.

A row names every quantity (text, kind, value, unit and, unless exact, mod and bounds) and every
other mention (text, kind), in order; nothing else may be found. Known failures are strict xfail.
"""

from __future__ import annotations

import json
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from reportmine.findings import Mention
from reportmine.quantity import find_numbers

TABLE = Path(__file__).parent.parent / "cases" / "numbers_sentences.jsonl"
ROWS: list[dict[str, Any]] = [json.loads(x) for x in TABLE.read_text("utf-8").splitlines()]


def told(m: Mention) -> list[Any]:
    """A quantity as the table writes it."""
    row: list[Any] = [m.text, m.kind, _text(m.value), m.unit]
    return row if m.mod == "exact" else [*row, m.mod, _text(m.min_value), _text(m.max_value)]


def _text(number: Decimal | None) -> str | None:
    return None if number is None else str(number)


def _param(row: dict[str, Any]) -> Any:
    marks = [pytest.mark.xfail(strict=True, reason=row["xfail"])] if "xfail" in row else []
    return pytest.param(row, id=row["text"][:24], marks=marks)


@pytest.mark.parametrize("row", [_param(row) for row in ROWS])
def test_sentence(row: dict[str, Any]) -> None:
    found = find_numbers(row["text"])
    assert [told(m) for m in found if m.is_quantity] == row["quantities"]
    assert [[m.text, m.kind] for m in found if not m.is_quantity] == row["others"]
