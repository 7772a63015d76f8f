"""Redaction: what must not leave does not, in no byte of any file; all else stays where it was."""

from __future__ import annotations

import csv
import time
import zipfile
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from openpyxl import load_workbook

from reportmine.export import write
from reportmine.findings import Mined
from reportmine.pipeline import mine
from reportmine.store.record import dumps, to_record
from reportmine.store.restore import from_record
from reportmine.study.private import data, spots
from reportmine.study.redact import BLACK, hidden, redact

SECRET = ("林晓梅", "陈建国", "13912345678", "xiaomei@example.org", "幸福路8号2单元301室", "白血病")
BODY = f"""<p>某校工会2021年度工作总结</p><p>一、关爱职工</p>
<p>全年慰问患病职工46人，发放慰问金9.2万元。职工{SECRET[0]}患白血病，工会发起捐款3.6万元，{SECRET[0]}深受感动。</p>
<p>其中2名困难职工获得互助金，家住{SECRET[4]}的退休教师{SECRET[1]}同志获上门慰问。</p>
<p>联系电话：{SECRET[2]}，邮箱：{SECRET[3]}。</p>
<table><tr><td>类别</td><td>人数（人）</td></tr><tr><td>困难职工帮扶</td><td>3</td></tr>
<tr><td>生育职工慰问</td><td>57</td></tr><tr><td>退休职工慰问</td><td>38</td></tr>
<tr><td>合计</td><td>98</td></tr></table>"""


@pytest.fixture
def given(tmp_path: Path) -> Mined:
    path = tmp_path / f"{SECRET[0]}.html"
    path.write_text(f"<html><body>{BODY}</body></html>", encoding="utf-8")
    return mine(path)


@pytest.mark.parametrize("case", data()["case"], ids=lambda case: case["text"][:20])
def test_cases_of_the_word_lists(case: dict[str, Any], tmp_path: Path) -> None:
    path = tmp_path / "总结.txt"
    path.write_text(f"某校工会2021年度工作总结\n一、关爱职工\n{case['text']}\n", encoding="utf-8")
    text = redact(mine(path)).report.text
    assert [word for word in case["hidden"] if word in text] == []
    assert [word for word in case["kept"] if word not in text] == []


def test_nothing_moves(given: Mined) -> None:
    made = redact(given)
    assert len(made.report.text) == len(given.report.text)
    changed = [b for a, b in zip(given.report.text, made.report.text, strict=True) if a != b]
    assert set(changed) == {BLACK}
    for metric in made.metrics:
        start, end = metric.evidence.span
        assert made.report.text[start:end] == metric.evidence.quote
        assert metric.label == "".join(made.report.text[s:e] for s, e in metric.label_spans)
    for mention in made.mentions:
        assert made.report.text[slice(*mention.span)] == mention.text


def test_a_hidden_figure_has_no_value(given: Mined) -> None:
    made = redact(given)
    gone = [
        (a.value, b.value) for a, b in zip(given.metrics, made.metrics, strict=True) if a.value != b.value
    ]  # fmt: skip
    assert {int(a or 0) for a, _ in gone} == {2, 3, 38}  # 38: else the total tells the 3
    assert all(b is None for _, b in gone)
    kept = {int(metric.value) for metric in made.metrics if metric.value is not None}
    assert {46, 92000, 57, 98} <= kept


def test_nothing_hidden_survives_in_a_workbook(given: Mined, tmp_path: Path) -> None:
    path = tmp_path / "年报.xlsx"
    write([given], path)
    with zipfile.ZipFile(path) as book:
        everything = b"".join(book.read(name) for name in book.namelist()).decode(
            "utf-8", "replace"
        )
    assert [word for word in SECRET if word in everything] == []
    assert BLACK in everything
    guide = load_workbook(path)["说明"]
    told = " ".join(str(cell.value) for row in guide.iter_rows() for cell in row if cell.value)
    assert f"已隐去 {len(spots(given))} 处" in told


def test_nothing_hidden_survives_in_csv(given: Mined, tmp_path: Path) -> None:
    path = tmp_path / "年报.csv"
    write([given], path)
    text = path.read_text(encoding="utf-8-sig")
    assert [word for word in SECRET if word in text] == []
    assert {row["value"] for row in csv.DictReader(text.splitlines())} >= {"46", "92000"}


def test_who_asks_gets_the_original(given: Mined, tmp_path: Path) -> None:
    path = tmp_path / "年报.csv"
    write([given], path, redacted=False)
    assert "白血病" in path.read_text(encoding="utf-8-sig")


def test_the_record_keeps_the_original_unless_asked(given: Mined, tmp_path: Path) -> None:
    path = tmp_path / "年报.jsonl"
    write([given], path)
    assert path.read_text(encoding="utf-8") == dumps(given) + "\n"
    write([given], path, redacted=True)
    text = path.read_text(encoding="utf-8")
    assert [word for word in SECRET if word in text] == []


def test_a_redacted_report_is_a_report(given: Mined) -> None:
    made = redact(given)
    assert to_record(from_record(to_record(made))) == to_record(made)
    assert hidden(made) == len(spots(given))
    assert hidden(given) == 0


def test_what_has_nothing_to_hide_is_itself(given: Mined, tmp_path: Path) -> None:
    path = tmp_path / "总结.txt"
    path.write_text("某校2021年度工作总结\n一、培训\n全年举办培训12期。\n", encoding="utf-8")
    mined = mine(path)
    assert redact(mined) is mined


def test_names_in_notes_and_reasons_are_hidden(given: Mined) -> None:
    front = replace(given.front, organisation=f"{SECRET[0]}工作室", author=SECRET[0])
    made = redact(replace(given, front=front))
    assert (made.front.organisation, made.front.author) == (f"{BLACK * 3}工作室", BLACK * 3)
    assert SECRET[0] not in made.report.source


def test_a_long_row_of_names_takes_no_longer_than_it_is(tmp_path: Path) -> None:
    names = [f"王{one}{two}" for one in "春夏秋冬东南西北" for two in "梅兰竹菊松柏杨柳"]
    path = tmp_path / "总结.txt"
    path.write_text(
        f"某校工会2021年度工作总结\n一、表彰\n{'、'.join(names * 40)}同志。\n", encoding="utf-8"
    )
    mined = mine(path)
    begun = time.process_time()
    text = redact(mined).report.text
    assert time.process_time() - begun < 5
    assert [name for name in names if name in text] == []
