"""Numbers told of several years: their sums, where things stand at their end, mean growth, years to come."""

from __future__ import annotations

import pytest

from reportmine.findings import Front, Period
from reportmine.metrics import metrics
from reportmine.quantity import find_numbers
from tests.metrics.build import report_of, section

_OF_2022 = Front(kind="政府工作报告", period=Period("2022", "2022-01-01", "2022-12-31"))


def _period(text: str, number: str, heading: str, front: Front = _OF_2022) -> tuple[str, str]:
    """The period and the status of a number below a heading."""
    whole = f"{heading}\n{text}\n"
    role = "plan" if "安排" in heading else "review"
    mentions = find_numbers(whole, reference=front.period)
    found = metrics(report_of(whole), (section(whole, heading, role=role),), mentions, front)
    told = {mentions[m.mention].text: m for m in found if m.mention is not None}
    return told[number].period.label, told[number].status


@pytest.mark.parametrize(
    ("text", "number", "label"),
    [
        # sums of all the years
        ("五年累计投入教育经费达到30亿元。", "30亿元", "2017-2021"),
        ("五年财政用于科技的投入达到3亿元。", "3亿元", "2017-2021"),
        ("新增城镇就业达到5万人。", "5万人", "2017-2021"),
        ("建成学校36所。", "36所", "2017-2021"),
        # where things stand at their end
        ("五年来，财政收入达到30亿元。", "30亿元", "2021"),
        ("财政收入达到30亿元。", "30亿元", "2021"),
        ("城镇化率提高到60%。", "60%", "2021"),
        ("学校增加到36所。", "36所", "2021"),
        # mean growth
        ("2021年生产总值达到320亿元，年均增长8.4%。", "320亿元", "2021"),
        ("2021年生产总值达到320亿元，年均增长8.4%。", "8.4%", "2017-2021"),
        ("农业增加值平均每年实际增长4.5%。", "4.5%", "2017-2021"),
        ("2021年生产总值达到320亿元，增长8.4%。", "8.4%", "2021"),
        ("2019年生产总值达到320亿元，比2016年增长20%，年均增长6.3%。", "6.3%", "2017-2019"),
        # 去年, then the term again
        ("2021年，收入达到3亿元。五年来新建学校5所。培训教师600人。", "600人", "2017-2021"),
        ("2021年，收入达到3亿元。新建学校5所。培训教师600人。", "600人", "2021"),
        # from some year on
        ("2018年以来，关停煤矿12家。", "12家", "2018-2021"),
        ("2018年，关停煤矿12家。", "12家", "2018"),
    ],
)
def test_what_a_review_of_five_years_tells(text: str, number: str, label: str) -> None:
    assert _period(text, number, "一、过去五年工作回顾") == (label, "achieved")


@pytest.mark.parametrize(
    ("text", "label"),
    [
        ("学校由32所增加到36所。", "2016"),
        ("2021年，收入达到3亿元，学校由32所增加到36所。", "2016"),
        ("2021年，学校由32所增加到36所。", "2021"),
        ("去年收入达到3亿元，学校由32所增加到36所。", "2021"),
    ],
)
def test_where_a_change_over_five_years_starts(text: str, label: str) -> None:
    assert _period(text, "32所", "一、过去五年工作回顾") == (label, "baseline")


@pytest.mark.parametrize(
    ("text", "number", "label"),
    [
        ("三年内把街道轮训一遍，新建学校5所。", "三年内", "2022-2024"),
        ("三年内把街道轮训一遍，新建学校5所。", "5所", "2022-2024"),
        ("用两年左右的时间改造小区20个。", "20个", "2022-2023"),
        ("力争用两年时间改造小区20个。新建学校5所。", "5所", "2022"),
        ("打好三年行动收官战，改造小区20个。", "20个", "2022"),
        ("一年内改造小区20个。", "20个", "2022"),
    ],
)
def test_years_that_a_plan_takes(text: str, number: str, label: str) -> None:
    assert _period(text, number, "二、2022年工作安排") == (label, "planned")


def test_years_that_were_taken_are_none_to_come() -> None:
    text = "用两年时间改造了小区20个。"
    assert _period(text, "20个", "一、2021年工作回顾") == ("2021", "achieved")


@pytest.mark.parametrize(
    ("text", "number", "told"),
    [
        ("目前有学校12所，再建6所。", "12所", ("2021", "achieved")),
        ("目前有学校12所，再建6所。", "6所", ("2022", "planned")),
        ("库房还剩3间，要再建6间。", "3间", ("2021", "achieved")),
        ("学校达到12所。", "12所", ("2022", "planned")),
    ],
)
def test_what_there_is_stays_so_in_a_plan(text: str, number: str, told: tuple[str, str]) -> None:
    assert _period(text, number, "二、2022年工作安排") == told
