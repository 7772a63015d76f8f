"""Money of budgets, and what articles lay down."""

from __future__ import annotations

from dataclasses import replace

import pytest

from reportmine.findings import Front
from reportmine.metrics import metrics
from reportmine.quantity import find_numbers
from tests.metrics.build import FRONT, YEAR, facts, report_of, section


def test_what_is_in_a_budget_is_planned() -> None:
    text = "審議115年度收支預算案\n說明\n收支各為6萬元。\n"
    whole = section(text, "審議115年度收支預算案", role="procedure")
    part = replace(section(text, "說明", role="procedure"), id="s2", parent="s1", level=2)
    found = metrics(report_of(text), (whole, part), find_numbers(text), FRONT)
    assert [m.status for m in found] == ["planned"]


def test_a_budget_plans_its_money() -> None:
    front = Front(title="2024年部门预算", kind="部门预算", period=YEAR)
    found = facts("基本支出320万元。下设部门5个。", front=front)
    assert found["320万元"].status == "planned"
    assert found["5个"].status == "achieved"
    compared = facts("支出预算320万元，比2023年执行数增加12万元。", front=front)
    assert compared["12万元"].status == "planned"


@pytest.mark.parametrize(
    ("text", "number", "year", "status"),
    [
        ("截至2023年8月，馆内有书车6辆。另有书架9个。", "6辆", "2023", "achieved"),
        ("截至2023年8月，馆内有书车6辆。另有书架9个。", "9个", "2023", "achieved"),
        ("截止2023年12月31日，固定资产35万元。", "35万元", "2023", "achieved"),
        ("2023年8月购书车6辆。另有书架9个。", "9个", "2024", "achieved"),
        ("购书支出35万元。", "35万元", "2024", "planned"),
        ("购书支出35万元，比2023年执行数增加5%。", "5%", "2024", "planned"),
        ("购书支出35万元，2023年执行数为30万元。", "30万元", "2023", "achieved"),
    ],
)
def test_what_a_budget_tells_of_the_time_before_it(
    text: str, number: str, year: str, status: str
) -> None:
    whole = "购书预算\n" + text + "\n"
    front = replace(FRONT, kind="部门预算")
    found = metrics(report_of(whole), (section(whole, "购书预算"),), find_numbers(whole), front)
    numbers = find_numbers(whole)
    told = {numbers[m.mention or 0].text: (m.period.label, m.status) for m in found}
    assert told[number] == (year, status)


@pytest.mark.parametrize(
    ("number", "role", "status"),
    [
        ("第五条", "procedure", "required"),
        ("五", "procedure", "achieved"),
        ("第五条", "review", "achieved"),
    ],
)
def test_what_an_article_lays_down_is_no_deed(number: str, role: str, status: str) -> None:
    text = "本会设理事9名。\n（一）名额\n另设监事3名。\n"
    whole = replace(section(text, "本会设理事9名", role=role), number=number)
    part = replace(section(text, "（一）名额", role=role), id="s2", parent="s1", level=2)
    found = metrics(report_of(text), (whole, part), find_numbers(text), FRONT)
    assert [m.status for m in found] == [status] * 2
