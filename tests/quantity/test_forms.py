"""Every form of writing a number: tests/cases/numbers_forms.jsonl, written by forms.py."""

from __future__ import annotations

import json
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from reportmine.findings import Mention
from reportmine.quantity import find_numbers
from tests.quantity.forms import table

TABLE = Path(__file__).parent.parent / "cases" / "numbers_forms.jsonl"
ROWS: list[dict[str, Any]] = [json.loads(x) for x in TABLE.read_text("utf-8").splitlines()]


def problems(row: dict[str, Any], found: list[Mention]) -> list[str]:
    """What is wrong with the one mention that the row's sentence must have; [] when nothing is."""
    if len(found) != 1:
        return [f"{len(found)} mentions: {[m.text for m in found]}"]
    m, wrong = found[0], []
    want = {
        "span": tuple(row["span"]),
        "kind": row["kind"],
        "value": _decimal(row["value"]),
        "unit": row["unit"],
        "mod": row.get("mod", "exact"),
        "min": _decimal(row.get("min")),
        "max": _decimal(row.get("max")),
    }
    got = {
        "span": tuple(m.span), "kind": m.kind, "value": m.value, "unit": m.unit, "mod": m.mod,
        "min": m.min_value, "max": m.max_value,
    }  # fmt: skip
    if "code" in row:
        want["code"], got["code"] = row["code"], m.unit_code
    if "period" in row:
        want["period"] = tuple(row["period"])
        got["period"] = (m.period.start, m.period.end) if m.period else None
    wrong += [f"{k}: {got[k]} not {want[k]}" for k in want if got[k] != want[k]]
    return wrong


def _decimal(text: str | None) -> Decimal | None:
    return None if text is None else Decimal(text)


@pytest.mark.parametrize("form", sorted({row["form"] for row in ROWS}))
def test_each_form_is_read_exactly(form: str) -> None:
    rows = [row for row in ROWS if row["form"] == form]
    wrong = [
        f"{row['text']}: {'; '.join(bad)}"
        for row in rows
        if (bad := problems(row, find_numbers(row["text"])))
    ]
    assert not wrong, f"{len(wrong)} of {len(rows)}:\n" + "\n".join(wrong[:40])


def test_the_table_is_what_its_writer_writes() -> None:
    assert TABLE.read_text("utf-8").splitlines() == list(table())
