"""Suggestions: labels that the catalogue does not know, clustered, as entries that pass the check."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from reportmine.findings import Mined
from reportmine.metrics.catalogue import parse_catalogue
from reportmine.study.rules import check_rules
from reportmine.study.suggest import as_toml, suggest
from reportmine.study.words import data
from tests.factories import mined, relabel


def told(name: str, *facts: tuple[str, str], **more: Any) -> Mined:
    text = (
        "某校工会2021年工作总结\n" + "，".join(f"{label}{number}" for number, label in facts) + "。"
    )
    given = [(number, {"label": label, **more}) for number, label in facts]
    made = mined(text, given, source=f"{name}.pdf")
    return relabel(made, organisation=name)


REPORTS = [
    told("甲", ("12盏", "更换楼道路灯"), ("3处", "新建口袋公园")),
    told("乙", ("15盏", "更换楼道的路灯"), ("40人", "口袋公园志愿者")),
    told("丙", ("9盏", "更换楼道路灯"), ("2处", "新建口袋公园"), ("7台", "饮水机")),
]


def test_labels_that_are_alike_are_one_candidate() -> None:
    first, second = suggest(REPORTS)
    assert (first.label, first.aliases) == ("更换楼道路灯", ("更换楼道路灯", "更换楼道的路灯"))
    assert (first.units, first.count, first.reports) == (("盏",), 3, 3)
    assert (second.label, second.reports) == ("新建口袋公园", 2)
    assert first.id != second.id
    assert {quote.where for quote in first.quotes} == {"甲 2021", "乙 2021", "丙 2021"}


def test_what_is_told_once_is_no_candidate_unless_asked() -> None:
    assert "饮水机" not in {candidate.label for candidate in suggest(REPORTS)}
    assert "饮水机" in {candidate.label for candidate in suggest(REPORTS, least=1)}


def test_what_is_known_or_others_or_a_rate_is_left_out() -> None:
    for more in ({"indicator": "training.sessions"}, {"scope": "全市"}, {"aspect": "growth_rate"}):
        reports = [told(name, ("12盏", "更换楼道路灯"), **more) for name in "甲乙"]
        assert suggest(reports) == ()


def test_units_part_candidates() -> None:
    reports = [told("甲", ("3处", "口袋公园")), told("乙", ("4名", "口袋公园"))]
    assert {c.units for c in suggest(reports, least=1)} == {("处",), ("名",)}


def test_labels_that_must_not_be_merged_are_two_candidates() -> None:
    reports = [told("甲", ("115人", "会员大会应到")), told("乙", ("102人", "会员大会实到"))]
    assert {c.aliases for c in suggest(reports, least=1)} == {("会员大会应到",), ("会员大会实到",)}


def test_what_there_is_and_what_is_new_are_two_candidates() -> None:
    reports = [told("甲", ("9个", "司机之家")), told("乙", ("3个", "新建司机之家"))]
    assert {c.aliases for c in suggest(reports, least=1)} == {("司机之家",), ("新建司机之家",)}


def test_marks_do_not_add_up_over_departments() -> None:
    reports = [told(name, ("95分", "满意度测评得分"), ("3处", "新建口袋公园")) for name in "甲乙"]
    over = {
        entry.zh: entry.over for entry in parse_catalogue(as_toml(suggest(reports)), "x").indicators
    }
    assert over == {"满意度测评得分": "average", "新建口袋公园": "sum"}


def test_whom_a_quote_names_stays_hidden() -> None:
    text = "某校工会2021年工作总结\n看望职工王小明，赠送慰问花篮3只。"
    (found,) = suggest([mined(text, [("3只", {"label": "慰问花篮"})])], least=1)
    assert found.label == "慰问花篮"
    assert "王小明" not in as_toml([found])


def test_the_remarks_speak_the_language_of_their_reader() -> None:
    assert as_toml(suggest(REPORTS), "zh").startswith("# 待选指标")
    assert "# told 3 times, in 3 of the reports" in as_toml(suggest(REPORTS))


def test_the_order_of_the_files_does_not_matter() -> None:
    assert as_toml(suggest(REPORTS)) == as_toml(suggest(REPORTS[::-1]))


def test_the_entries_pass_the_check(tmp_path: Path) -> None:
    toml = as_toml(suggest(REPORTS))
    assert "# 甲 2021: " in toml
    assert [i.zh for i in parse_catalogue(toml, "待选").indicators] == [
        "更换楼道路灯",
        "新建口袋公园",
    ]
    path = tmp_path / "待选.toml"
    path.write_text(toml, encoding="utf-8")
    assert check_rules(path).problems == ()


@pytest.mark.parametrize("pair", data()["suggest"]["apart_examples"])
def test_words_that_keep_labels_apart(pair: str) -> None:
    one, two = pair.split("/")
    found = suggest([told("甲", ("3项", one)), told("乙", ("4项", two))], least=1)
    assert {c.aliases for c in found} == {(one,), (two,)}


@pytest.mark.parametrize("pair", data()["suggest"]["alike_examples"])
def test_labels_that_say_the_same(pair: str) -> None:
    one, two = pair.split("/")
    assert len(suggest([told("甲", ("3盏", one)), told("乙", ("4盏", two))], least=1)) == 1
