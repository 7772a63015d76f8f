"""For when a number is: by the dates near it, the headings above it, the report itself."""

from __future__ import annotations

import pytest

from reportmine.findings import Front, Period
from reportmine.metrics import metrics
from reportmine.quantity import find_numbers
from tests.metrics.build import FRONT, YEAR, facts, metrics_of, report_of, section


@pytest.mark.parametrize(
    ("text", "number", "year"),
    [
        ("集中公开了2022年各科室决算和2023年预算，公开项目信息6条、救助信息4条。", "4条", "2024"),
        ("2022年公开了各科室决算，公开项目信息6条、救助信息4条。", "4条", "2022"),
        ("公布2022年经费收入6万元。", "6万元", "2022"),
    ],
)
def test_the_year_of_what_was_made_known_is_not_that_of_the_deed(
    text: str, number: str, year: str
) -> None:
    assert facts(text)[number].period.label == year


@pytest.mark.parametrize(
    ("heading", "text", "number", "year"),
    [
        ("上年存在问题的改进情况", "已有6个站点联网。", "6个", "2024"),
        ("2023年存在问题的改进情况", "已有6个站点联网。", "6个", "2024"),
        ("2023年工作回顾", "已有6个站点联网。", "6个", "2023"),
        ("2023年工作回顾", "1-9月联网6个站点。", "6个", "2023"),
        ("审议114年度收支预算表", "收支各为6万元。", "6万元", "2025"),
        ("审议14年度收支预算表", "收支各为6万元。", "6万元", "2024"),
        ("审议2023年度收支决算", "同意6票。", "6票", "2024"),
        ("审议2023年度收支决算", "结余6万元。", "6万元", "2023"),
        ("工作回顾", "公布2024年预算、2023年决算；编印手册6种。", "6种", "2024"),
        ("工作回顾", "2023年，公布决算；编印手册6种。", "6种", "2023"),
    ],
)
def test_what_a_year_above_or_before_governs(
    heading: str, text: str, number: str, year: str
) -> None:
    whole = f"{heading}\n{text}\n"
    mentions = find_numbers(whole, reference=FRONT.period)
    above = (section(whole, heading, role="review"),)
    found = metrics(report_of(whole), above, mentions, FRONT)
    told = {mentions[m.mention].text: m for m in found if m.mention is not None}
    assert told[number].period.label == year


def test_the_year_before_the_one_a_government_tells_of() -> None:
    text = "一、2025年工作回顾\n常住人口由上年91万人增加到93万人。\n"
    front = Front(kind="政府工作报告", period=Period("2026", "2026-01-01", "2026-12-31"))
    above = (section(text, "一、2025年工作回顾", role="review"),)
    mentions = find_numbers(text, reference=front.period)
    found = metrics(report_of(text), above, mentions, front)
    told = next((m.period.label, m.status) for m in found if m.mention is not None)
    assert told == ("2024", "baseline")


@pytest.mark.parametrize(
    ("text", "year"),
    [
        ("2020年，工会换届。\n办班6期。", "2020"),
        ("2020年是难忘的一年。\n工会办班6期。", "2020"),
        ("2020年，工会换届。\n2021年，工会搬家。\n办班6期。", ""),
        ("本馆于2020年建成。\n办班6期。", ""),
        ("2020年3月，工会成立。\n办班6期。", ""),
    ],
)
def test_a_report_is_of_the_one_year_that_it_opens_a_sentence_with(text: str, year: str) -> None:
    found = metrics(report_of(text), (), find_numbers(text), Front())
    assert [m.period.label for m in found if m.unit == "期"] == [year]


def test_a_heading_gives_the_period() -> None:
    text = "一、2023年工作回顾\n举办讲座12场。\n"
    period = facts(text, section(text, "一、2023年工作回顾", role="review"))["12场"].period
    assert (period.label, period.source) == ("2023", "inherited")


def test_the_year_spoken_of_is_that_of_the_heading() -> None:
    text = "一、2023年工作回顾\n一年来，新建站点6个，全年举办讲座12场。\n"
    found = facts(text, section(text, "一、2023年工作回顾", role="review"))
    assert [found[n].period.label for n in ("6个", "12场")] == ["2023", "2023"]


@pytest.mark.parametrize(
    ("text", "number", "label", "source"),
    [
        ("2023年举办讲座12场。", "12场", "2023", "explicit"),
        ("2023年，读书会办得好。举办讲座12场。", "12场", "2023", "inherited"),
        ("举办讲座12场。", "12场", "2024", "document"),
        ("馆藏比2019年增加3万册。", "3万册", "2024", "document"),
        ("6月，召开会员大会。举办讲座12场。", "12场", "2024", "document"),
        ("6月举办讲座12场。", "12场", "2024", "explicit"),
        ("依据《条例》（2019年修订）举办讲座12场。", "12场", "2024", "document"),
    ],
)
def test_periods(text: str, number: str, label: str, source: str) -> None:
    period = facts(text)[number].period
    assert (period.label, period.source) == (label, source)


@pytest.mark.parametrize(
    ("text", "label"),
    [
        ("2020年到2025年，新增学位12个。", "2020-2025"),
        ("2020—2025年新增学位12个。", "2020-2025"),
        ("2023年新增学位12个。", "2023"),
    ],
)
def test_several_years_are_labelled_by_the_first_and_the_last(text: str, label: str) -> None:
    found = metrics(report_of(text), (), find_numbers(text, reference=YEAR), FRONT)
    assert [m.period.label for m in found] == [label]


def test_a_report_without_a_period_has_none() -> None:
    period = facts("举办讲座12场。", front=Front())["12场"].period
    assert period == Period("", None, None, "document")


def test_a_school_year_in_a_heading_is_the_reports_own() -> None:
    own = Period("2023-2024", "2023-09-01", "2024-08-31", "document")
    front = Front(kind="年度工作总结", period=own)
    text = "一、2023—2024学年工作\n举办讲座12场。\n"
    fact = facts(text, section(text, "一、2023—2024学年工作", role="review"), front=front)["12场"]
    assert (fact.period.label, fact.status) == ("2023-2024", "achieved")


@pytest.mark.parametrize("than", ["快于", "慢于", "好于", "高于", "比"])
def test_the_year_that_is_compared_with_is_not_the_numbers_own(than: str) -> None:
    found = metrics_of(f"全年产量增长4%，{than}2022年1.8个百分点。")
    assert {m.period.label for m in found} == {YEAR.label}


def test_a_day_behind_the_report_is_no_other_year() -> None:
    found = facts("截至2025年1月5日，累计受理9件，办结8件。")
    assert [(m.period.label, m.status) for m in found.values()] == [("2024", "achieved")] * 2


@pytest.mark.parametrize(
    ("heading", "words", "kind", "year"),
    [
        ("一、2024年工作回顾", "去年，完成投资5亿元。", "工作总结", "2024"),
        ("一、2024年工作回顾", "去年完成投资5亿元，今年更多。", "工作总结", "2023"),
        ("一、工作回顾", "去年，完成投资5亿元。", "工作总结", "2023"),
        ("一、2024年工作回顾", "去年，完成投资5亿元。", "工作计划", "2023"),
    ],
)
def test_what_is_told_in_january_calls_its_own_year_the_last(
    heading: str, words: str, kind: str, year: str
) -> None:
    text = f"{heading}\n{words}\n"
    front = Front(title=f"松林街道2024年{kind}", kind=kind, period=YEAR)
    found = metrics(
        report_of(text), (section(text, heading, role="review"),), find_numbers(text), front
    )
    assert [m.period.label for m in found if m.unit == "元"] == [year]
