"""The ledger of a report: sections, tables, borders, and that nothing is missing."""

from __future__ import annotations

from decimal import Context, Decimal, localcontext

import pytest

from reportmine.findings import Mention, Period, Section
from reportmine.quantity import find_numbers, ledger
from reportmine.report import Cell, Place, Report, Span, Table
from reportmine.text.numerals import LEDGER, parse_number

YEAR = Period("2022", "2022-01-01", "2022-12-31")


def report_of(*parts: str | list[list[str]], unit: str | None = None) -> Report:
    """Paragraphs and tables, one below the other; a table is a list of rows of cell texts."""
    text, tables = "", []
    for part in parts:
        if isinstance(part, str):
            text += part + "\n"
            continue
        start, rows = len(text), []
        for r, row in enumerate(part):
            cells = []
            for c, words in enumerate(row):
                text += "\t" if c else ""
                span = Span(len(text), len(text) + len(words)) if words else None
                cells.append(Cell(words, span, r, c))
                text += words
            text += "\n"
            rows.append(tuple(cells))
        span = Span(start, len(text) - 1)
        tables.append(
            Table(f"t{len(tables) + 1}", span, (Place(None, None),), tuple(rows), unit=unit)
        )
    return Report(id="0" * 64, source="a.txt", format="text", text=text, tables=tuple(tables))


def cells(report: Report) -> dict[str, Mention]:
    """The mentions of the report's tables by their text; texts must differ."""
    return {m.text: m for m in ledger(report) if m.table}


def complete(report: Report, mentions: tuple[Mention, ...]) -> None:
    """Each numeral lies in one mention, and mentions are in order."""
    last = 0
    covered: set[int] = set()
    for m in mentions:
        assert m.span.start >= last
        assert report.text[m.span.start : m.span.end] == m.text
        assert not set(m.text) & set("\t\n")
        last = m.span.end
        covered.update(range(*m.span))
    assert [x.group() for x in LEDGER.finditer(report.text) if x.start() not in covered] == []


def test_a_units_place_is_the_heading_of_the_column() -> None:
    found = cells(
        report_of(
            [
                ["项目", "件数", "金额（单位：万元）", "比例（%）"],
                ["许可", "12", "77.5", "30.1"],
                ["处罚", "4,119", "（8.2）", "69.9"],
            ]
        )
    )
    assert (found["12"].value, found["12"].unit, found["12"].kind) == (12, "件", "count")
    assert found["4,119"].value == 4119
    assert (found["77.5"].value, found["77.5"].unit) == (775000, "元")
    assert found["（8.2）"].value == -82000
    assert (found["30.1"].kind, found["30.1"].unit) == ("ratio", "%")
    assert {m.table for m in found.values()} == {"t1"}


def test_a_written_unit_of_the_row_goes_before_a_guess_from_the_column() -> None:
    found = cells(
        report_of(
            [["指标", "本年", "增长率"], ["慰问金（万元）", "3.5", "12.5"], ["场次数", "26", "8.3"]]
        )
    )
    assert (found["3.5"].value, found["3.5"].unit) == (35000, "元")
    assert found["8.3"].kind == "ratio"


def test_a_unit_beside_several_rows_is_that_of_all() -> None:
    text = "资金（元）\t总额\t4100\t今年\t3100\n其中：拨款\t4000\t受益人数\t70\n验收\t2"
    places = [("资金（元）", 0, 0, 2), ("总额", 0, 1, 1), ("4100", 0, 2, 1)]
    places += [("今年", 0, 3, 1), ("3100", 0, 4, 1), ("其中：拨款", 1, 1, 1), ("4000", 1, 2, 1)]
    places += [("受益人数", 1, 3, 1), ("70", 1, 4, 1), ("验收", 2, 1, 1), ("2", 2, 2, 1)]
    rows: list[list[Cell]] = [[], [], []]
    for word, row, column, rowspan in places:
        at = text.index(word)
        rows[row].append(Cell(word, Span(at, at + len(word)), row, column, rowspan=rowspan))
    table = Table("t1", Span(0, len(text)), (), tuple(map(tuple, rows)))
    found = cells(Report("x", "x.txt", "text", "ok", text, tables=(table,)))
    units = [found[n].unit for n in ("4100", "3100", "4000", "70", "2")]
    assert units == ["元", "元", "元", "人", None]


def test_a_unit_over_the_labels_is_that_of_the_rows_below() -> None:
    found = cells(
        report_of(
            [
                ["预算数（万元）", "年初", "调整后", "权重"],
                ["总额", "31", "32", "10"],
                ["名称", "年初", "调整后", "备注"],
                ["书架", "41", "42", "43"],
                ["书架（个）", "金额（元）", "备注"],
                ["51", "52", "53"],
            ]
        )
    )
    units = {n: found[n].unit for n in ("31", "32", "10", "41", "43", "52", "53")}
    assert units == {
        "31": "元",
        "32": "元",
        "10": "分",
        "41": None,
        "43": None,
        "52": "元",
        "53": None,
    }
    assert found["31"].value == 310000


def test_a_column_of_units_tells_the_numbers_on_both_its_sides() -> None:
    rows = [
        ["指标", "目标值", "绩效度量单位", "完成值"],
        ["巡查", "80", "次", "91"],
        ["经费", "30", "万元", "28"],
    ]
    found = cells(report_of(rows))
    assert [found[n].unit for n in ("80", "91", "30", "28")] == ["次", "次", "元", "元"]
    assert found["30"].value == 300000


def test_a_bound_in_the_cell_before() -> None:
    rows = [
        ["指标", "性质", "指标值", "完成值"],
        ["巡查", "≥", "80", "91"],
        ["事故", "＜", "3", "2"],
        ["会议", "=", "4", "5"],
    ]
    found = cells(report_of(rows))
    assert [found[n].mod for n in ("80", "91", "3", "2", "4")] == [
        "equal_or_more", "exact", "less_than", "exact", "exact",
    ]  # fmt: skip
    assert (found["80"].min_value, found["80"].min_inclusive) == (80, True)
    assert (found["3"].max_value, found["3"].max_inclusive) == (3, False)


def test_telephones_beside_their_label() -> None:
    found = cells(
        report_of([["联系人", "陈某", "联系电话", "87650012"], ["在编", "45", "退休", "18"]])
    )
    assert [found[n].kind for n in ("87650012", "45")] == ["identifier", "count"]


def test_points_are_no_money_though_the_row_holds_money() -> None:
    heads = ["项目资金（万元）", "全年预算数", "分值", "得分", "得分率"]
    found = cells(report_of([heads, ["资金总额（万元）", "130", "10", "9", "90"]]))
    assert (found["130"].kind, found["130"].value) == ("money", 1300000)
    assert [(found[n].kind, found[n].unit) for n in ("10", "9")] == [("score", "分")] * 2
    assert found["90"].kind == "ratio"


def test_the_nearest_of_many_headings_counts() -> None:
    rows = [["甲表", "甲表"], ["名称", "苗圃"], ["部门", "林场"], ["日期", "三月"]]
    found = cells(report_of([*rows, ["指标", "分值"], ["巡查", "15"]]))
    assert (found["15"].kind, found["15"].unit) == ("score", "分")


def test_the_tables_own_unit_holds_where_no_heading_says_otherwise() -> None:
    found = cells(
        report_of(
            [
                ["科目编码", "科目名称", "合计", "完成率"],
                ["2050101", "行政运行", "812.40", "98.2%"],
                ["2050199", "其他支出", "-36.5", "91.0%"],
            ],
            unit="万元",
        )
    )
    assert found["2050101"].kind == "identifier"
    assert (found["812.40"].value, found["812.40"].unit) == (8124000, "元")
    assert found["-36.5"].value == -365000
    assert (found["98.2%"].value, found["98.2%"].unit) == (Decimal("98.2"), "%")


def test_a_second_block_of_headings_replaces_the_first() -> None:
    found = cells(
        report_of(
            [
                ["信息内容", "本年制发件数"],
                ["规章", "3"],
                ["信息内容", "本年收费金额（单位：万元）"],
                ["事业性收费", "73.28"],
            ]
        )
    )
    assert found["3"].unit == "件"
    assert (found["73.28"].value, found["73.28"].unit) == (732800, "元")


def test_a_row_that_numbers_the_columns_holds_no_amounts() -> None:
    found = ledger(
        report_of(
            [
                ["项目", "合计", "基本", "专项", "其他"],
                ["栏次", "1", "2", "3", "4"],
                ["培训", "5", "6", "7", "8"],
            ],
            unit="万元",
        )
    )
    assert [m.kind for m in found if m.table] == ["numbering"] * 4 + ["money"] * 4
    found = ledger(
        report_of(
            [["预算", "决算", "结余", "结转"], ["1", "2", "3", "4"], ["1", "2", "3", "5"]],
            unit="万元",
        )
    )
    assert [m.kind for m in found if m.table] == ["numbering"] * 4 + ["money"] * 4


def test_years_orders_and_ranks_in_cells() -> None:
    found = cells(
        report_of(
            [["序号", "年度", "人数", "排名"], ["1", "2021", "35", "4"], ["2", "2022", "41", "3"]]
        )
    )
    assert found["1"].kind == "numbering"
    assert (found["2021"].kind, found["2021"].value) == ("date", 2021)
    assert found["2022"].period == Period("2022", "2022-01-01", "2022-12-31", "explicit")
    assert (found["35"].kind, found["35"].unit) == ("count", "人")
    assert (found["4"].kind, found["3"].value) == ("rank", 3)


def test_cells_are_borders() -> None:
    report = report_of([["甲", "0", "0", "12", "34"], ["乙", "1", "2", "3", "万元以上"]])
    mentions = ledger(report)
    complete(report, mentions)
    assert [m.text for m in mentions if m.kind == "count"] == ["0", "0", "12", "34", "1", "2", "3"]


def test_text_in_a_cell_is_read_as_text() -> None:
    found = cells(
        report_of([["活动", "参加职工约120人"], ["经费", "3.2万元（含上年结转0.5万元）"]])
    )
    assert found["约120人"].mod == "approx"
    assert found["0.5万元"].value == 5000


def test_the_outlines_numbers_are_numbering() -> None:
    report = report_of("3月份工作", "二是加强管理，办结12件。", "第一部分 概况")
    second, part = report.text.index("二是"), report.text.index("第一部分")
    sections = [
        Section(
            "s1", None, 1, "二", None, None, Span(second, part), number_span=Span(second, second + 2)
        ),
        Section(
            "s2", None, 1, "一", "概况", Span(part + 5, part + 7), Span(part, part + 7),
            number_span=Span(part, part + 4),
        ),
    ]  # fmt: skip
    mentions = ledger(report, sections)
    complete(report, mentions)
    kinds = {m.text: (m.kind, m.because) for m in mentions}
    assert kinds["二是"] == ("numbering", "number of a section")
    assert kinds["第一部分"] == ("numbering", "number of a section")
    assert kinds["12件"][0] == "count"


def test_relative_dates_are_read_from_the_period() -> None:
    text = "今年完成3项，上年2项；上半年1项，近三年6项；3月5日开馆，1—9月接待200人。"
    found = {m.text: m.period for m in find_numbers(text, reference=YEAR) if m.kind == "date"}
    days = {name: (p.start, p.end) for name, p in found.items() if p}
    assert days == {
        "今年": ("2022-01-01", "2022-12-31"),
        "上年": ("2021-01-01", "2021-12-31"),
        "上半年": ("2022-01-01", "2022-06-30"),
        "近三年": ("2020-01-01", "2022-12-31"),
        "3月5日": ("2022-03-05", "2022-03-05"),
        "1—9月": ("2022-01-01", "2022-09-30"),
    }


def test_without_a_period_relative_dates_have_no_days() -> None:
    found = find_numbers("今年3月5日，近三年")
    assert len(found) > 1
    for mention in found:
        assert mention.kind == "date"
        assert mention.period is not None
        assert mention.period.start is None


def test_impossible_days_have_no_period() -> None:
    (mention,) = find_numbers("2023年2月31日")
    assert mention.period == Period("2023年2月31日", None, None, "explicit")


@pytest.mark.parametrize(
    "text",
    [
        "",
        "\n\t\n",
        "没有数字。",
        "①②③㈠㈡ⅠⅡ½",
        "队伍陆续收拾，參加大陸。",
        "１２３ 4 5 6 七八九 十百千万亿",
        "1" * 500,
        "一" * 500,
        "万" * 500,
        "1,2,3," * 100,
        "第一、第二、" * 80,
        "九" * 30 + "亿元",
        "0.0.0.0",
        "1/0 3/4 7/7",
        "0^-1 9^99 9e99 2.5e-99",
        "٣٤٥项",
        "二○一四年○五月",
    ],
)
def test_everything_is_in_the_ledger_whatever_the_text(text: str) -> None:
    report = report_of(text)
    complete(report, ledger(report, (), YEAR))


def test_the_same_text_gives_the_same_ledger() -> None:
    report = report_of("一、2022年培训36场、1200余人次", [["人数", "12"], ["金额（万元）", "3.5"]])
    assert ledger(report, (), YEAR) == ledger(report, (), YEAR)


def test_a_program_that_changes_the_decimal_context_changes_no_value() -> None:
    with localcontext(Context(prec=3)):
        (mention,) = find_numbers("收入1234567.89元")
        assert str(parse_number("九千八百七十六万五千四百三十二")) == "98765432"
    assert str(mention.value) == "1234567.89"


FORM = [
    ["项目", "行次", "统计数", "项目", "行次", "统计数"],
    ["（一）支出合计", "1", "25.00", "（一）车辆数合计（辆）", "21", "7"],
    ["1．因公出国（境）费", "2", "0.10", "1.副部（省）级领导用车", "22", "3"],
    ["（二）相关统计数", "3", "—", "（二）单价100万元（含）以上设备（不含车辆）", "23", "4"],
    ["1．因公出国（境）团组数（个）", "4", "5", "三、采购", "24", "—"],
    ["2．国内公务接待人次（人）", "5", "96", "1.货物支出", "25", "60.00"],
    ["其中：外事接待", "6", "12", "2.公务用车保有量", "26", "8"],
]


@pytest.mark.parametrize(
    ("number", "unit"),
    [
        ("25.00", "元"), ("0.10", "元"), ("5", "个"), ("96", "人"), ("12", "人"),
        ("7", "辆"), ("3", "辆"), ("4", "台"), ("60.00", "元"), ("8", "辆"),
    ],
)  # fmt: skip
def test_people_and_cars_in_a_table_of_money(number: str, unit: str) -> None:
    found = [m for m in ledger(report_of(FORM, unit="万元")) if m.table and m.is_quantity]
    assert [m.unit for m in found if m.text == number] == [unit]


def test_a_factor_without_a_unit() -> None:
    found = cells(
        report_of(
            [
                ["指标", "本年"],
                ["入馆人次（万）", "73.6"],
                ["点击量（千）", "5.5"],
                ["下载（万篇）", "2"],
            ]
        )
    )
    assert [(found[n].value, found[n].unit) for n in ("73.6", "5.5", "2")] == [
        (736000, "人次"), (5500, None), (20000, "篇"),
    ]  # fmt: skip


def test_a_column_of_units() -> None:
    found = cells(
        report_of(
            [
                ["项目", "单位", "上年数", "本年数", "比上年增减%"],
                ["经费合计", "万元", "20.1", "18.3", "-8.9"],
                ["接待人数", "人", "88", "96", "9.1"],
                ["用车", "辆", "5", "6", "20.0"],
            ],
            unit="万元、人、辆",
        )
    )
    units = {text: m.unit for text, m in found.items() if m.is_quantity}
    assert units == {
        "20.1": "元", "18.3": "元", "-8.9": "%", "88": "人", "96": "人", "9.1": "%",
        "5": "辆", "6": "辆", "20.0": "%",
    }  # fmt: skip


def test_the_innermost_heading_that_names_a_unit_holds() -> None:
    found = cells(
        report_of(
            [["单位", "接待（个、人）", ""], ["", "批次（个）", "人数（人）"], ["机关", "12", "96"]]
        )
    )
    assert (found["12"].unit, found["96"].unit) == ("个", "人")
