"""What time a number is told for: years behind and ahead, parts of a year, years that only compare or pick out."""

from __future__ import annotations

import pytest

from reportmine.findings import Front, Metric, Period
from reportmine.metrics import metrics
from reportmine.quantity import find_numbers

from .build import FRONT, report_of, section

_ASSEMBLY = Front(
    kind="政府工作报告", period=Period("2024", "2024-01-01", "2024-12-31", "document")
)
_SITTING = Front(title="理事會議紀錄", kind="會議紀錄", period=FRONT.period)


def _told(text: str, *, front: Front = FRONT, plan: str = "") -> dict[str, Metric]:
    """The metrics of a text by their number; `plan` is the heading of a plan above it."""
    whole = f"{plan}\n{text}\n" if plan else text
    above = (section(whole, plan, role="plan"),) if plan else ()
    mentions = find_numbers(whole, reference=front.period)
    found = metrics(report_of(whole), above, mentions, front)
    return {mentions[m.mention].text: m for m in found if m.mention is not None}


@pytest.mark.parametrize(
    ("text", "number", "year"),
    [
        ("五年来，累计植树36万株。", "36万株", "2019-2023"),
        ("五年来，绿地率达到36%，新建公园16个。", "36%", "2023"),
        ("五年来，绿地率达到36%，新建公园16个。", "16个", "2019-2023"),
        ("五年来，绿地率达到36%。新建公园16个。", "16个", "2019-2023"),
        ("五年来，公园由6个增加到16个。", "16个", "2023"),
        ("一年来，新建公园16个。", "16个", "2023"),
        ("今后五年，新建公园16个。", "16个", "2024-2028"),
        ("今后五年，绿地率提高到36%。", "36%", "2028"),
        ("“十三五”时期，绿地率由26%提高到36%。", "36%", "2020"),
        ("五年来，绿地率提高6.3个百分点。", "6.3个百分点", "2019-2023"),
    ],
)
def test_the_years_a_government_looks_back_and_ahead(text: str, number: str, year: str) -> None:
    assert _told(text, front=_ASSEMBLY)[number].period.label == year


@pytest.mark.parametrize(
    ("text", "number", "year"),
    [
        ("近三年，开馆讲座36场。", "36场", "2022-2024"),
        ("近三年，讲座开了36场。今年参加讲座600人。", "600人", "2024"),
        ("整理近三年的卷宗，全年装订36册。", "36册", "2024"),
        ("核对2019年以来签订的合同36份。", "36份", "2019"),
        ("对2019年以来签订的合同逐份核对，补签36份。", "36份", "2024"),
        ("把2019年以前印的目录翻了出来，重编36种。", "36种", "2024"),
        ("2019年以来，补签合同36份。", "36份", "2019"),
        ("2005年前建成的书库漏雨，待修书架36个。", "36个", "2024"),
        ("外借6.6万册，为上年的86%。", "86%", "2024"),
        ("上年的36条建议都有答复。", "36条", "2023"),
        ("差旅费在去年基础上减少16%。", "16%", "2024"),
        ("在去年修好16个阅览室的基础上，又修好6个。", "6个", "2024"),
        ("2022年度续建的6万亩农田已验收，发放补贴96万元。", "6万亩", "2022"),
        ("2022年度续建的6万亩农田已验收，发放补贴96万元。", "96万元", "2024"),
        ("去年上半年借出3600册。", "3600册", "2023"),
        ("上半年借出3600册。", "3600册", "2024"),
        ("自明年起合订成一本，省下印刷费6万元。", "6万元", "2025"),
        ("自2019年起，每年举办读书节，今年36场。", "36场", "2024"),
        ("为此，2025年我们打算：办好讲座；再开分馆6个。", "6个", "2025"),
    ],
)
def test_the_year_of_a_number(text: str, number: str, year: str) -> None:
    assert _told(text)[number].period.label == year


@pytest.mark.parametrize(
    ("text", "number", "year"),
    [
        ("上半年开讲座16场。", "16场", "2025"),
        ("6月底前装好书架16个。", "16个", "2025"),
        ("争取年内开分馆6个。", "6个", "2025"),
        ("当年更换书架16个。", "16个", "2025"),
        ("2024年12月底前装好书架16个。", "16个", "2024"),
        ("讲座由16场增加到26场。", "16场", "2024"),
    ],
)
@pytest.mark.parametrize("plan", ["下一步打算", "2025年工作打算"])
def test_the_year_of_what_a_plan_says(text: str, number: str, year: str, plan: str) -> None:
    assert _told(text, plan=plan)[number].period.label == year


def test_last_year_is_the_reports_own_where_the_heading_names_the_next() -> None:
    text = "在去年16场的基础上，再办6场。"
    assert _told(text, plan="2025年工作打算")["16场"].period.label == "2024"
    assert _told(text, plan="下一步打算")["16场"].period.label == "2023"


def test_within_a_report_of_half_a_year_the_year_is_told() -> None:
    half = Front(
        kind="工作总结", period=Period("2024上半年", "2024-01-01", "2024-06-30", "document")
    )
    promised = _told("举办讲座16场。", front=half, plan="下半年打算")["16场"]
    assert (promised.period.label, promised.period.start) == ("2024", "2024-07-01")


@pytest.mark.parametrize("words", ["明显减少", "减少6人"])
def test_the_year_that_minutes_compare_with(words: str) -> None:
    found = _told(f"出席36人，较去年同期46人{words}。", front=_SITTING)["46人"]
    assert (found.period.label, found.status) == ("2023", "baseline")


@pytest.mark.parametrize(
    ("heading", "year"),
    [
        ("车辆运行费与2023年持平", "2024"),
        ("2023年车辆运行费", "2023"),
        ("与2023年相比减少", "2024"),
    ],
)
def test_a_heading_that_compares_gives_no_year(heading: str, year: str) -> None:
    text = f"{heading}\n现有车辆6辆。\n"
    mentions = find_numbers(text, reference=FRONT.period)
    found = metrics(report_of(text), (section(text, heading),), mentions, FRONT)
    assert [m.period.label for m in found if m.value == 6] == [year]
