"""Title, organisation, kind, period and date of issue."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

import pytest
from factories import report

from reportmine.outline import outline
from reportmine.outline.front.periods import find_day, find_period, loose_year, without_periods
from reportmine.report import Report

FILE = Path(__file__).parents[1] / "cases" / "outline_front.toml"
CASES = tomllib.loads(FILE.read_text(encoding="utf-8"))["case"]
NAMES = FILE.with_name("outline_front_names.toml")
NAMED = tomllib.loads(NAMES.read_text(encoding="utf-8"))["case"]


@pytest.mark.parametrize("case", CASES, ids=lambda c: c["name"])
def test_front(case: dict[str, Any]) -> None:
    of = report(case["text"].strip(), source=case.get("file", "r.txt"), paged=False)
    front = outline(of).front
    got = {
        "title": front.title,
        "organisation": front.organisation,
        "kind": front.kind,
        "period": list(front.period[:3]) if front.period else None,
        "issued": front.issued,
    }
    assert got == {key: case.get(key) for key in got}
    for name, span in front.spans:
        assert of.text[slice(*span)].strip(), name


@pytest.mark.parametrize("case", NAMED, ids=lambda c: c["name"])
def test_whose_report_it_is(case: dict[str, Any]) -> None:
    front = outline(
        report(case["text"].strip(), source=case.get("file", "r.txt"), paged=False)
    ).front
    period = front.period.label if front.period else None
    fields = ("title", "organisation", "kind", "issued")
    got = {name: getattr(front, name) for name in fields} | {"period": period}
    wanted = {key: case[key] for key in got if key in case}
    assert {key: got[key] or "none" for key in wanted} == wanted


def test_spans_are_evidence() -> None:
    of = report(CASES[0]["text"].strip(), paged=False)
    spans = dict(outline(of).front.spans)
    assert of.text[slice(*spans["organisation"])] == "东湖文化馆"
    assert of.text[slice(*spans["issued"])] == "2018年12月20日"


@pytest.mark.parametrize(
    ("words", "label", "start", "end"),
    [
        ("2014年度工作总结", "2014", "2014-01-01", "2014-12-31"),
        ("2 0 1 4 年", None, None, None),
        ("２０１４年", "2014", "2014-01-01", "2014-12-31"),
        ("二〇一四年", "2014", "2014-01-01", "2014-12-31"),
        ("2023-2024学年", "2023-2024", "2023-09-01", "2024-08-31"),
        ("2023—2024学年第二学期", "2023-2024学年第二学期", "2024-02-01", "2024-08-31"),
        ("2024年上半年", "2024上半年", "2024-01-01", "2024-06-30"),
        ("2024年第三季度", "2024Q3", "2024-07-01", "2024-09-30"),
        ("2019—2023年工作回顾", "2019-2023", "2019-01-01", "2023-12-31"),
        ("民國105年度", "2016", "2016-01-01", "2016-12-31"),
        ("時間：111年9月18日", "2022", "2022-01-01", "2022-12-31"),
        ("读者服务工作", None, None, None),
        ("2024年3月", None, None, None),
        ("馆舍2013年启用", None, None, None),
        ("1958年建馆，2019年扩建", "2019", "2019-01-01", "2019-12-31"),
        ("2013年建成区绿化总结", "2013", "2013-01-01", "2013-12-31"),
    ],
)
def test_find_period(words: str, label: str | None, start: str | None, end: str | None) -> None:
    found = find_period(words)
    assert (found.period[:3] if found else (None, None, None)) == (label, start, end)


@pytest.mark.parametrize(
    ("words", "label"),
    [
        ("某大學圖書館八十七年回顧", "1998"),
        ("一百零四年度工作報告", "2015"),
        ("創館二十七年回顧", None),
        ("建校九十年回顧", None),
        ("建校一百八十七年回顧", None),
    ],
)
def test_years_of_taiwan_that_are_written_out(words: str, label: str | None) -> None:
    found = find_period(words, roc=True)
    assert (found.period.label if found else None) == label


@pytest.mark.parametrize(
    ("words", "day"),
    [
        ("2014年12月3日", "2014-12-03"),
        ("2014 年 12 月 3 日", "2014-12-03"),
        ("二〇一四年十二月三日", "2014-12-03"),
        ("二○二一年十月二十一日", "2021-10-21"),
        ("2026-01-22", "2026-01-22"),
        ("民國一一二年六月十日", "2023-06-10"),
        ("105年12月10日上午9時", "2016-12-10"),
        ("14年12月3日", None),
        ("8/11/2021 上午", "2021-11-08"),
        ("第8/11/2021/3号", None),
        ("31/2/2021", None),
        ("2105年12月10日", None),
        ("2014年13月3日", None),
        ("2014年12月", None),
    ],
)
def test_find_day(words: str, day: str | None) -> None:
    found = find_day(words)
    assert (found.day if found else None) == day


def test_loose_years_of_file_names() -> None:
    period = loose_year("gonghui-2014-final")
    assert period is not None
    assert period.label == "2014"
    assert loose_year("report-20149") is None
    assert loose_year("某工会〔2023〕12号") is None


def test_without_periods() -> None:
    assert without_periods("图书馆2014年度工作总结") == "图书馆工作总结"
    assert without_periods("图书馆2023-2024学年总结") == "图书馆总结"


def test_the_first_line_of_a_web_page_is_its_title_whatever_it_says() -> None:
    text = (
        "当前位置： 时代头条 > 正文\n青泉县依托项目惠及妇女儿童\n河西日报讯（记者 林小桥） 2015年，青泉县妇联更新观念、"
        "拓宽思路，办了不少实事，得到各方好评。\n发放小额贷款六千万元，一千二百户妇女受益，为三十所学校送去了棉衣和书包。"
    )
    found = outline(Report("r", "r.txt", "text", text=text))
    assert found.front.title == "青泉县依托项目惠及妇女儿童"
    assert all(s.implicit for s in found.sections)


def test_a_line_of_a_timetable_is_no_title_and_a_meeting_no_organisation() -> None:
    text = "第七屆會員大會\n時間：2013年5月4日\n18:30－18:40 主席報告\n18:40－19:10 工作報告\n"
    text += "一、出席人數：過半數會員到場方得開會，委託出席者不得超過三分之一。\n"
    text += "二、投票方式：會員憑證領票，一人一票，開票時請兩位會員監票。"
    front = outline(Report(id="r", source="r.txt", format="text", text=text)).front
    assert front.title == "第七屆會員大會"
    assert front.organisation is None


@pytest.mark.parametrize(
    "name", ["兰溪市青少年宫", "市工人文化宫", "青山林场", "县越剧团", "市广播电视台", "市机床厂", "县残联", "南湖公园"]
)  # fmt: skip
def test_houses_of_many_kinds_keep_their_names(name: str) -> None:
    text = f"{name}2023年工作总结\n一、主要工作\n开展活动5场。\n二、存在问题\n经费不足。"
    front = outline(Report(id="r", source="r.txt", format="text", text=text)).front
    assert front.organisation == name
