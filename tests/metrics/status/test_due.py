"""For when a number is that was promised or reached without a date beside it."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest

from reportmine.findings import Front, Period
from reportmine.metrics import metrics
from reportmine.metrics.period.periods import following
from reportmine.quantity import find_numbers
from tests.metrics.build import FRONT, YEAR, facts, mentions_of, report_of, section


@pytest.mark.parametrize(("title", "period"), [(None, "2024"), ("2024年工作总结", "2025")])
def test_a_text_of_plans_alone_is_for_its_own_year(title: str | None, period: str) -> None:
    text = "1、抓好培训，办班6期。\n2、送书12次。\n"
    front = replace(FRONT, title=title, kind=None)
    parts = [section(text, words, role="plan") for words in ("1、抓好培训", "2、送书")]
    found = facts(text, *parts, front=front)
    assert {(found[n].status, found[n].period.label) for n in ("6期", "12次")} == {
        ("planned", period)
    }


def test_what_stands_behind_a_plan_is_for_the_plans_year() -> None:
    text = "一、2026年工作安排\n新增座位9个。\n二、加强自身建设\n减少会议7次。\n"
    sections = (
        section(text, "一、2026年工作安排", role="plan"),
        replace(section(text, "二、加强自身建设", role="plan"), id="s2"),
    )
    found = metrics(report_of(text), sections, mentions_of(text), FRONT)
    assert [m.period.label for m in found] == ["2026", "2026"]


@pytest.mark.parametrize(
    ("label", "start", "end", "then"),
    [
        ("2024", "2024-01-01", "2024-12-31", "2025"),
        ("2024-2025", "2024-09-01", "2025-08-31", "2025-2026"),
        ("2024-2025学年第一学期", "2024-09-01", "2025-01-31", "2024-2025学年第二学期"),
        ("2024-2025学年第二学期", "2025-02-01", "2025-08-31", "2025-2026学年第一学期"),
        ("2024上半年", "2024-01-01", "2024-06-30", "2024"),
        ("2024Q1", "2024-01-01", "2024-03-31", "2024"),
        ("2024Q4", "2024-10-01", "2024-12-31", "2025"),
    ],
)
def test_a_plan_is_for_the_time_behind_the_report(
    label: str, start: str, end: str, then: str
) -> None:
    found = following(Front(period=Period(label, start, end)))
    assert found is not None
    assert found.label == then


def test_a_government_tells_of_the_year_before_and_promises_for_its_own() -> None:
    text = "一、过去一年\n新增就业900人。\n二、今年任务\n新增就业1000人。\n"
    sections = (
        section(text, "一、过去一年", role="review"),
        replace(section(text, "二、今年任务", role="plan"), id="s2"),
    )
    front = Front(kind="政府工作报告", period=Period("2021", "2021-01-01", "2021-12-31"))
    found = metrics(report_of(text), sections, mentions_of(text), front)
    assert [(m.period.label, m.status) for m in found] == [
        ("2020", "achieved"), ("2021", "planned")
    ]  # fmt: skip


def test_the_year_behind_a_governments_report_is_the_one_before_it_is_named_by() -> None:
    text = "一、工作回顾\n一年来，我们新增就业900人。预计全市生产总值突破百亿元。\n"
    sections = (section(text, "一、工作回顾", role="review"),)
    front = Front(kind="政府工作报告", period=Period("2021", "2021-01-01", "2021-12-31"))
    found = metrics(report_of(text), sections, find_numbers(text, reference=front.period), front)
    assert {(m.period.label, m.status) for m in found} == {("2020", "achieved")}


def test_a_plan_tells_of_the_years_behind_until_it_turns_ahead() -> None:
    text = (
        "一、规划说明\n这五年，实力再上台阶。生产总值达到900亿元，新增学校12所。"
        "今后五年，将新建学校20所。\n"
    )
    sections = (section(text, "一、规划说明", role="plan"),)
    front = Front(kind="政府工作报告", period=Period("2026", "2026-01-01", "2026-12-31"))
    found = metrics(report_of(text), sections, mentions_of(text), front)
    told = {m.label: m.status for m in found if m.value in (Decimal(12), Decimal(20))}
    assert sorted(told.values()) == ["achieved", "planned"]


@pytest.mark.parametrize(
    ("words", "years"),
    [
        ("力争年内改造小区5个，整修街巷12公里。", ["2024", "2024"]),
        ("力争改造小区5个，整修街巷12公里。", ["2025", "2025"]),
        ("力争三年内改造小区5个，整修街巷12公里。", ["2025-2027", "2025-2027"]),
    ],
)
def test_what_is_promised_within_the_year_is_of_that_year(words: str, years: list[str]) -> None:
    front = Front(title="松林街道2024年工作总结", kind="工作总结", period=YEAR)
    text = f"一、城市更新\n{words}\n"
    found = metrics(
        report_of(text), (section(text, "一、城市更新", role="review"),), find_numbers(text), front
    )
    assert [m.period.label for m in found if m.unit in ("个", "公里")] == years


@pytest.mark.parametrize(("heading", "year"), [("二、明年打算", "2025"), ("一、工作回顾", "2024")])
def test_what_a_plan_requires_is_of_its_year(heading: str, year: str) -> None:
    text = f"{heading}\n对36岁以下馆员逐一培训。\n"
    front = Front(title="松林街道2024年工作总结", kind="工作总结", period=YEAR)
    role = "plan" if "打算" in heading else "review"
    found = metrics(
        report_of(text), (section(text, heading, role=role),), find_numbers(text), front
    )
    assert [(m.status, m.period.label) for m in found] == [("required", year)]
