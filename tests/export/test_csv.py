"""The CSV table: tidy, readable by spreadsheets, and no formula in it."""

from __future__ import annotations

import csv
from pathlib import Path
from typing import Any

import pytest
from factories import everything, failed, mined

from reportmine.export import write
from reportmine.export.csv import FIELDS, cell
from reportmine.findings import Mined


def rows(tmp_path: Path, *mineds: Mined) -> list[dict[str, Any]]:
    path = tmp_path / "a.csv"
    write(mineds, path)
    with path.open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))


def test_one_row_a_metric(tmp_path: Path) -> None:
    found = rows(tmp_path, everything(), failed(), mined(source="二.pdf"))
    assert [row["metric_id"] for row in found] == ["m1", "m2", "m3", "m1"]
    assert list(found[0]) == list(FIELDS)


def test_a_row_tells_all(tmp_path: Path) -> None:
    row = rows(tmp_path, everything())[2]
    expected = {
        "organisation": "某校工会", "report_period": "2021", "label": "慰问", "value": "35000", "shown": "35000",
        "unit": "元", "status": "planned", "row_headings": "慰问", "column_headings": "金额", "scope": "全校",
        "same_as": "m1", "sensitive": "false", "confidence": "0.90", "page": "1", "table": "t1",
    }  # fmt: skip
    assert {name: row[name] for name in expected} == expected


def test_a_row_tells_its_section(tmp_path: Path) -> None:
    row = rows(tmp_path, everything())[0]
    assert row["section"] == "一、培训"
    assert (row["role"], row["theme"], row["category"]) == ("review", "training", "training")


def test_spreadsheets_see_utf8(tmp_path: Path) -> None:
    write([mined()], tmp_path / "a.csv")
    data = (tmp_path / "a.csv").read_bytes()
    assert data.startswith(b"\xef\xbb\xbfreport_id,")
    assert data.count(b"\r\n") == data.count(b"\n") == 2


@pytest.mark.parametrize(
    "text",
    [
        "=1+1",
        "+1+1",
        "-1+1",
        "@A1",
        "\t=1",
        "\r=1",
        "\n=1",
        " =1",
        "＝1",
        "＋1",
        "－1",
        "＠a",
        "-",
        "=\x00",
    ],
)
def test_a_text_is_never_a_formula(text: str) -> None:
    assert cell(text).startswith("'")


@pytest.mark.parametrize("text", ["甲=乙", "1-2", "a@b", "—", "-12.3", "5", ""])
def test_other_texts_stay_as_they_are(text: str) -> None:
    assert cell(text) == text


def test_injection_from_a_report_is_disarmed(tmp_path: Path) -> None:
    bad = mined(
        "=cmd|' /C calc'!A0\n举办=SUM(A1)培训5次。",
        [("5次", {"label": "=SUM(A1)培训", "quote": "=SUM(A1)培训5次", "section": "s1"})],
        organisation="@组织",
        sections=[("=cmd", {"heading": "+标题"})],
    )
    (row,) = rows(tmp_path, bad)
    assert row["organisation"] == "'@组织"
    assert row["label"] == "'=SUM(A1)培训"
    assert row["section"] == "'+标题"
    assert row["quote"] == "'=SUM(A1)培训5次"
    assert row["value"] == "5"


def test_negative_numbers_stay_numbers(tmp_path: Path) -> None:
    given = mined("下降12次。", [("12次", {"value": "-12", "aspect": "change"})])
    (row,) = rows(tmp_path, given)
    assert (row["value"], row["min_value"], row["shown"]) == ("-12", "-12", "-12")
