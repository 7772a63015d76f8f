"""The audit: what does not fit is found, with quotes and arithmetic; what may be right is left alone."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal
from pathlib import Path

import pytest

from reportmine.findings import Mined
from reportmine.pipeline import mine
from reportmine.study.audit import Finding, across, audit
from reportmine.study.audit.finding import Amount, amount_of, slip, told
from reportmine.study.audit.record import finding_record
from reportmine.study.audit.words import data
from tests.factories import mention, report

Write = Callable[[str], Mined]
TITLE = "<p>某校工会2021年度工作总结</p><p>一、主要工作</p>"


@pytest.fixture
def page(tmp_path: Path) -> Write:
    """Mines a page of which the body is given."""

    def write(body: str) -> Mined:
        path = tmp_path / "总结.html"
        path.write_text(f"<html><body>{TITLE}{body}</body></html>", encoding="utf-8")
        return mine(path)

    return write


def rows(*lines: str) -> str:
    """A table; `|` parts its cells."""
    cells = ["".join(f"<td>{cell.strip()}</td>" for cell in line.split("|")) for line in lines]
    return "<table>" + "".join(f"<tr>{row}</tr>" for row in cells) + "</table>"


def rules(findings: tuple[Finding, ...]) -> list[str]:
    return [finding.rule for finding in findings]


@pytest.mark.parametrize("case", data()["case"], ids=lambda case: case["text"][:20])
def test_cases_of_the_word_lists(case: dict[str, str], page: Write) -> None:
    assert rules(audit(page(f"<p>{case['text']}</p>"))) == case["rules"].split()


CLEAN = [
    "全年支出126.4万元，其中活动支出80.2万元、培训支出46.3万元。",  # rounded
    "会员近200人，其中男会员100人、女会员95人。",  # no exact total
    "参加培训320人次，比上年增加120人次，比年初计划多20%。",  # the rate is against a plan
    "在编馆员52人，合同制馆员20人，其中高级职称24人。",  # which of both is the total is open
    "藏书由12万册增加到15.5万册，年均增长9%。",
    "举办讲座12场、展览8场，合计20场。",
    "基本支出120万元，占60%；项目支出80万元，占40%。",
    "申报课题8项，其他渠道获批9项。",
    "完成年度计划的120%。",
]


@pytest.mark.parametrize("text", CLEAN)
def test_what_may_be_right_is_left_alone(text: str, page: Write) -> None:
    assert audit(page(f"<p>{text}</p>")) == ()


WRONG = [
    ("difference", "经费结余为人民币32,500.元，较去年的21,000元，结余增加18,000元。", "32,500 − 21,000 = 11,500 ≠ 18,000"),
    ("direction", "会员由96人下降到120人，减少24人。", "120 − 96 = 24 ≠ −24"),
    ("growth", "收入118万元，比上年增加18万元，增长28%。", "180,000 ÷ 1,000,000 = 18% ≠ 28%"),
    ("parts", "举办讲座12场、展览8场，合计25场。", "12 + 8 = 20 ≠ 25"),
    ("parts", "接待来访86批，其中个人访40批、集体访16批、其他20批。", "40 + 16 + 20 = 76 ≠ 86"),
    ("share", "收入合计200万元：会费收入50万元，占35%；拨款收入150万元，占75%。", "500,000 ÷ 2,000,000 = 25% ≠ 35%"),
    ("date", "13月5日，召开了总结会。", "13月 ≤ 12月 ✗"),
]  # fmt: skip


@pytest.mark.parametrize(("rule", "text", "sum_"), WRONG)
def test_the_calculation_is_told(rule: str, text: str, sum_: str, page: Write) -> None:
    mined = page(f"<p>{text}</p>")
    (finding,) = audit(mined)
    assert (finding.rule, finding.arithmetic) == (rule, sum_)
    for figure in finding.figures:
        start, end = figure.evidence.span
        assert mined.report.text[start:end] == figure.evidence.quote
        assert figure.evidence.places


def test_a_slip_is_named(page: Write) -> None:
    (finding,) = audit(page("<p>会员由150人增加到230人，增加800人。</p>"))
    assert finding.hint == "×10"


TABLE = (
    "项目|预算数|决算数",
    "活动|40.50|38.20",
    "培训|20.00|19.60",
    "慰问|8.00|7.90",
    "合计|68.50|65.70",
)


def test_totals_of_columns(page: Write) -> None:
    assert audit(page(rows(*TABLE))) == ()
    (finding,) = audit(page(rows(*TABLE).replace("65.70", "75.70")))
    assert finding.rule == "table_sum"
    assert finding.arithmetic == "38.2 + 19.6 + 7.9 = 65.7 ≠ 75.7"
    assert [figure.name for figure in finding.figures] == [
        "合计 · 决算数", "活动 · 决算数", "培训 · 决算数", "慰问 · 决算数",
    ]  # fmt: skip


def test_a_total_that_no_reading_explains_is_left_alone(page: Write) -> None:
    """The total may count something else in both columns: two different sums, no pattern."""
    table = ("部门|人数|人次", "一部|12|40", "二部|15|52", "合计|25|90")
    assert audit(page(rows(*table))) == ()


def test_offices_by_number_are_rows_and_their_growth_is_checked(page: Write) -> None:
    table = (
        "部门|2020年|2021年|增加",
        "公证一科|12|14|2",
        "公证二科|10|11|1",
        "办公室|5|6|1",
        "合计|27|31|4",
    )
    assert audit(page(rows(*table))) == ()
    wrong = audit(page(rows(*table).replace("<td>6</td><td>1</td>", "<td>6</td><td>2</td>")))
    assert [(f.rule, f.arithmetic) for f in wrong] == [
        ("difference", "6 − 5 = 1 ≠ 2"), ("table_sum", "2 + 1 + 2 = 5 ≠ 4"),
    ]  # fmt: skip


def test_levels_of_codes(page: Write) -> None:
    table = (
        "科目编码|科目名称|合计|基本支出|项目支出", "208|社会保障|50.00|30.00|20.00",
        "20805|养老|50.00|30.00|20.00", "2080501|离退休|20.00|20.00|0.00",
        "2080505|养老保险|30.00|10.00|20.00", "212|城乡社区|14.00|4.00|10.00",
        "21201|管理事务|14.00|4.00|10.00", "合计||64.00|34.00|30.00",
    )  # fmt: skip
    assert audit(page(rows(*table))) == ()
    wrong = rows(*table).replace(
        "<td>20.00</td><td>20.00</td><td>0.00</td>", "<td>26.00</td><td>26.00</td><td>0.00</td>"
    )
    assert {finding.rule for finding in audit(page(wrong))} == {"table_sum"}


def test_one_row_of_results_with_its_total(page: Write) -> None:
    head = "<tr><td colspan='4'>行政复议</td></tr>"
    table = rows("维持|纠正|未审结|总计", "7|2|0|9").replace("<table>", f"<table>{head}")
    assert audit(page(table)) == ()
    (finding,) = audit(page(table.replace(">9<", ">0<")))
    assert (finding.rule, finding.arithmetic) == ("row_sum", "7 + 2 = 9 ≠ 0")


def test_calculated_columns(page: Write) -> None:
    table = (
        "项目|2020年|2021年|增减额",
        "活动|30|36|6",
        "培训|18|15|-3",
        "慰问|9|12|3",
        "宣传|4|9|5",
    )
    assert audit(page(rows(*table))) == ()
    (finding,) = audit(page(rows(*table).replace(">6<", ">16<")))
    assert (finding.rule, finding.arithmetic) == ("difference", "36 − 30 = 6 ≠ 16")


def test_prose_against_table(page: Write) -> None:
    table = rows("项目|决算数", "职工活动经费支出（万元）|38.20", "职工培训经费支出（万元）|19.60")
    prose = "<p>职工活动经费支出38.20万元，全部用于文体活动。</p>"
    assert audit(page(prose + table)) == ()
    assert rules(audit(page(prose.replace("38.20", "83.20") + table))) in (["told_twice"], [])


def year(path: Path, number: int, text: str) -> Mined:
    file = path / f"{number}.html"
    title = f"<p>某校图书馆工会{number}年度工作总结</p><p>一、主要工作</p>"
    file.write_text(f"<html><body>{title}<p>{text}</p></body></html>", encoding="utf-8")
    return mine(file)


def test_last_years_figure(tmp_path: Path) -> None:
    before = year(tmp_path, 2020, "现有工会会员150人。")
    right = year(tmp_path, 2021, "工会会员由150人增加到180人。")
    assert across([before, right]) == ()
    wrong = year(tmp_path, 2021, "工会会员由130人增加到180人。")
    ((mined, (finding,)),) = across([before, wrong])
    assert (mined, finding.rule, finding.arithmetic) == (wrong, "last_year", "130 ≠ 150")
    assert [Path(figure.report).name for figure in finding.figures] == ["2021.html", "2020.html"]


@pytest.mark.parametrize(
    ("text", "arithmetic"),
    [
        ("举办文体活动24场，比上年多6场。", "24 − 6 = 18 ≠ 20"),
        ("举办文体活动24场，参与居民3200人次，比上年多6场。", "24 − 6 = 18 ≠ 20"),
        ("举办文体活动14场，比上年减少5场。", "14 + 5 = 19 ≠ 20"),
        ("举办文体活动24场，参与居民3200人次，比上年多4场。", None),
        ("举办文体活动24场，举办讲座9场，比上年多6场。", None),
    ],
)
def test_last_years_figure_is_calculated(text: str, arithmetic: str | None, tmp_path: Path) -> None:
    before = year(tmp_path, 2020, "举办文体活动20场，参与居民2800人次。")
    found = across([before, year(tmp_path, 2021, text)])
    told_ = [finding.arithmetic for _, findings in found for finding in findings]
    assert told_ == ([arithmetic] if arithmetic else [])


@pytest.mark.parametrize(
    ("text", "low", "high"),
    [("12.5", "12.45", "12.55"), ("45", "45", "45"), ("0.00", "-0.005", "0.005")],
)
def test_what_a_printed_number_may_stand_for(text: str, low: str, high: str) -> None:
    of = report(f"共{text}件")
    amount = amount_of(mention(of, text))
    assert amount is not None
    assert (amount.low, amount.high) == (Decimal(low), Decimal(high))


def test_intervals() -> None:
    one, two = (
        Amount(Decimal(10), Decimal(9), Decimal(11)),
        Amount(Decimal(4), Decimal(4), Decimal(4)),
    )
    assert one - two == Amount(Decimal(6), Decimal(5), Decimal(7))
    assert two.over(one).value == Decimal(40)
    assert one.meets(Amount(Decimal(12), Decimal(11), Decimal(13)))
    assert not one.meets(Amount(Decimal(12), Decimal("11.5"), Decimal(13)))


@pytest.mark.parametrize(
    ("printed", "computed", "hint"),
    [(150, 15, "×10"), (15, 150, "÷10"), (40000, 4, "×10000"), (15, 14, None), (0, 5, None)],
)
def test_slips(printed: int, computed: int, hint: str | None) -> None:
    assert slip(Decimal(printed), Decimal(computed)) == hint


def test_numbers_for_people() -> None:
    assert told(Decimal("-1234.50")) == "−1,234.5"
    assert told(Decimal("12.083"), "%") == "12.08%"


def test_a_finding_as_data(page: Write) -> None:
    (finding,) = audit(page("<p>会员由150人增加到230人，增加90人。</p>"))
    record = finding_record(finding, "总结.html")
    assert (record["rule"], record["printed"], record["computed"]) == ("difference", "90", "80")
    assert [figure["value"] for figure in record["figures"]] == ["90", "230", "150"]
    assert all(figure["quote"] and figure["places"] for figure in record["figures"])
