"""Comparing: what goes into the table, where, and what an empty cell means."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from typing import Any

import pytest
from factories import failed, metric, mined, relabel, report, year

from reportmine.findings import CellPath, Change, Mention, Metric, Mined, Period, Theme
from reportmine.report import Span
from reportmine.study.cell import label_key, row_name, shown, signed
from reportmine.study.compare import Column, Comparison, Name, compare

SESSIONS = {"indicator": "training.sessions"}
KNOWN = {
    "training.sessions": Name("培训次数", "training sessions", "training", 2),
    "training.people": Name("培训人次", "people trained", "training", 1),
    "care.visits": Name("慰问人次", "visits", "care", 3),
}


def known(indicator: str) -> Name | None:
    return KNOWN.get(indicator)


def table(*mineds: Mined) -> Comparison:
    return compare(mineds, name=known)


def one(text: str, *facts: tuple[str, dict[str, Any]], **more: Any) -> Mined:
    return mined(f"某校工会2021年工作总结\n{text}", facts, **more)


def cells(comparison: Comparison) -> dict[str, dict[tuple[str, str], str]]:
    return {
        row.label: {tuple(column): cell.shown for column, cell in row.cells.items()}
        for row in comparison.rows
    }


def test_departments_and_years_meet_in_a_row() -> None:
    comparison = table(
        one("培训5次。", ("5次", SESSIONS), organisation="甲工会"),
        one("培训7次。", ("7次", SESSIONS), organisation="乙工会"),
        one("培训6次。", ("6次", SESSIONS), organisation="甲工会", period=year("2022")),
    )
    assert comparison.organisations == ("甲工会", "乙工会")
    assert comparison.periods == ("2021", "2022")
    assert cells(comparison) == {
        "培训次数": {("甲工会", "2021"): "5", ("乙工会", "2021"): "7", ("甲工会", "2022"): "6"}
    }


def test_what_is_not_mentioned_is_not_zero() -> None:
    none = one("未发生事故。", ("未发生", {"value": None, "label": "事故", "status": "negated"}))
    zero = replace(
        none, metrics=(replace(none.metrics[0], value=Decimal(0), min_value=Decimal(0)),)
    )
    silent = one("培训5次。", ("5次", {}), organisation="乙工会")
    comparison = table(zero, silent)
    accident = next(row for row in comparison.rows if row.label == "事故")
    assert accident.cells[Column("某校工会", "2021")].value == 0
    assert Column("乙工会", "2021") not in accident.cells
    assert accident.coverage == 1


def test_labels_that_differ_only_in_form_are_one_row() -> None:
    comparison = table(
        one("“送温暖”活动3次。", ("3次", {"label": "“送温暖”活动"})),
        one("送温暖 活动4次。", ("4次", {"label": "送温暖 活动"}), period=year("2022")),
    )
    (row,) = comparison.rows
    assert row.coverage == 2
    assert label_key("“送温暖”（活动）") == label_key("送温暖 (活动)")


def test_persons_are_persons() -> None:
    comparison = table(
        one("培训5名。", ("5名", {})), one("培训6人。", ("6人", {}), period=year("2022"))
    )
    (row,) = comparison.rows
    assert row.unit == "名/人"


@pytest.mark.parametrize(
    ("first", "second", "unit"),
    [
        ("5场", "6期", "场/期"),
        ("5条", "6项", "条/项"),
        ("5位", "6名", "位/名"),
        ("5人", "6人", "人"),
    ],
)
def test_a_known_indicator_may_be_counted_in_several_ways(
    first: str, second: str, unit: str
) -> None:
    made = (one(f"培训{first}。", (first, SESSIONS)), one(f"培训{second}。", (second, SESSIONS)))
    assert [row.unit for row in table(*made).rows] == [unit]


@pytest.mark.parametrize(
    ("first", "second", "facts"),
    [
        ("5人", "6人次", SESSIONS),
        ("5场", "6期", {}),
        ("5元", "6项", SESSIONS),
        ("5项", "6次", SESSIONS),
    ],
)
def test_other_units_are_other_rows(first: str, second: str, facts: dict[str, Any]) -> None:
    made = (one(f"培训{first}。", (first, facts)), one(f"培训{second}。", (second, facts)))
    assert len(table(*made).rows) == 2


def test_every_department_is_asked_for_a_known_indicator() -> None:
    comparison = table(
        one("培训5次，增长3次，学习4天。", ("5次", SESSIONS), ("3次", {**SESSIONS, "aspect": "change"}),
            ("4天", {"label": "学习"}), organisation="甲"),
        one("无。", organisation="乙"),
    )  # fmt: skip
    asked = {(row.label, row.aspect): comparison.asked(row) for row in comparison.rows}
    assert asked == {
        ("培训次数", "level"): ("甲", "乙"), ("培训次数", "change"): ("甲",), ("学习", "level"): ("甲",),
    }  # fmt: skip


@pytest.mark.parametrize(
    ("differs", "reason"),
    [
        ({"status": "required"}, "required"),
        ({"status": "baseline"}, "baseline"),
        ({"scope": "全校"}, "scope"),
        ({"period": year("2019", "explicit")}, "period"),
        ({"period": Period("近三年", "2019-01-01", "2021-12-31", "explicit")}, "period"),
        ({"period": Period("去年同期", None, None, "explicit")}, "period"),
    ],
)
def test_what_is_not_the_departments_own_figure_stays_out(
    differs: dict[str, Any], reason: str
) -> None:
    comparison = table(one("培训5次。", ("5次", differs)))
    assert comparison.rows == ()
    assert comparison.left_out == {reason: 1}


def test_a_month_of_the_year_belongs_to_it() -> None:
    march = Period("2021年3月", "2021-03-01", "2021-03-31", "explicit")
    assert len(table(one("培训5次。", ("5次", {"period": march}))).rows) == 1


def test_plans_have_rows_of_their_own_at_the_end() -> None:
    comparison = table(
        one(
            "计划培训9次。培训5次。",
            ("9次", {**SESSIONS, "status": "planned", "period": year("2022")}),
            ("5次", SESSIONS),
        )
    )
    assert [(row.status, *row.cells.values()) for row in comparison.rows] == [
        ("achieved", comparison.rows[0].cells[Column("某校工会", "2021")]),
        ("planned", comparison.rows[1].cells[Column("某校工会", "2021")]),
    ]
    assert [cell.shown for row in comparison.rows for cell in row.cells.values()] == ["5", "9"]


def test_growth_and_level_are_not_mixed() -> None:
    comparison = table(
        one("培训5次，增长3次。", ("5次", SESSIONS), ("3次", {**SESSIONS, "aspect": "change"}))
    )
    assert [row.aspect for row in comparison.rows] == ["level", "change"]


def test_different_values_are_shown_and_never_added() -> None:
    comparison = table(one("培训5次，又培训3次。", ("5次", SESSIONS), ("3次", SESSIONS)))
    ((cell,),) = [row.cells.values() for row in comparison.rows]
    assert cell.shown == "5；3"
    assert cell.value is None
    assert len(cell.facts) == 2


@pytest.mark.parametrize("tie", [{"part_of": "m1"}, {"same_as": "m1"}])
def test_a_whole_speaks_for_its_parts_and_its_copies(tie: dict[str, str]) -> None:
    comparison = table(
        one(
            "培训5次，其中校级3次。",
            ("5次", SESSIONS),
            ("3次", {**SESSIONS, **tie, "confidence": 1}),
        )
    )
    ((cell,),) = [row.cells.values() for row in comparison.rows]
    assert (cell.shown, cell.value, len(cell.facts)) == ("5", 5, 2)


def test_a_tables_total_speaks_for_its_rows() -> None:
    def row(name: str) -> dict[str, Any]:
        return {**SESSIONS, "cell": CellPath("t1", (name,), ("培训",))}

    facts = [("3次", row("一科")), ("4次", row("二科")), ("7次", row("合 计")), ("9次", SESSIONS)]
    corner = {**SESSIONS, "cell": CellPath("t1", ("合计",), ("全年合计",))}
    with_total = table(one("一科3次二科4次合计7次，培训9次。", *facts))
    without = table(one("一科3次二科4次。", *facts[:2]))
    assert cells(with_total)["培训次数"] == {("某校工会", "2021"): "7；9"}
    assert cells(without)["培训次数"] == {("某校工会", "2021"): "3；4"}
    with_corner = table(one("合计7次，全年8次。", ("7次", row("合计")), ("8次", corner)))
    assert cells(with_corner)["培训次数"] == {("某校工会", "2021"): "8"}


def test_a_sentence_that_gives_the_exact_value_gives_it_once() -> None:
    text = "培训突破50次，达到52次。培训多于60次。"
    quote = {**SESSIONS, "quote": "培训突破50次，达到52次。"}
    more = {"mod": "more_than", "max_value": None}
    facts = [("50次", {**quote, **more}), ("52次", quote), ("60次", {**SESSIONS, **more})]
    assert cells(table(one(text, *facts)))["培训次数"] == {("某校工会", "2021"): "52；>60"}


def test_a_part_whose_whole_is_elsewhere_speaks_for_itself() -> None:
    part = {**SESSIONS, "part_of": "m1"}
    comparison = table(one("学习9天，培训3次。", ("9天", {"label": "学习"}), ("3次", part)))
    assert cells(comparison)["培训次数"] == {("某校工会", "2021"): "3"}


def test_rows_follow_the_taxonomy_then_the_catalogue() -> None:
    made = one(
        "慰问4次，培训5次，培训6人，交流7次。",
        ("7次", {"label": "交流", "section": "s1"}),
        ("4次", {"indicator": "care.visits"}),
        ("5次", SESSIONS),
        ("6人", {"indicator": "training.people"}),
        sections=[("慰问4次", {"themes": (Theme("training", 0.9),)})],
    )
    labels = [row.label for row in table(made).rows]
    assert labels == ["培训人次", "培训次数", "慰问人次", "交流"]


def test_ranks_meet_in_a_row_whatever_word_is_behind_them_and_never_with_amounts() -> None:
    def place(unit: str | None) -> dict[str, Any]:
        return {"label": "外借图书", "aspect": "rank", "unit": unit}

    comparison = table(
        one("外借图书第3名，外借图书3名。", ("第3名", place("名")), ("3名", {"label": "外借图书"})),
        one("外借图书居第2位。", ("第2位", place("位")), period=year("2022")),
        one("外借图书居第1。", ("第1", place(None)), period=year("2023")),
    )
    shown = {row.aspect: [cell.shown for cell in row.cells.values()] for row in comparison.rows}
    assert shown == {"level": ["3"], "rank": ["3", "2", "1"]}


def test_very_many_departments_are_asked_only_for_what_they_tell(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("reportmine.study.compare.MOST_ASKED", 1)
    comparison = table(
        one("培训5次。", ("5次", SESSIONS), organisation="甲"), one("无。", organisation="乙")
    )
    assert comparison.asked(comparison.rows[0]) == ("甲",)


def test_files_that_were_not_read_have_no_column() -> None:
    assert table(failed(), one("培训5次。", ("5次", {}))).columns == (Column("某校工会", "2021"),)


def test_a_report_without_front_matter_is_known_by_its_file() -> None:
    unknown = relabel(mined(source="甲/乙.pdf"), organisation=None, period=None)
    assert table(unknown).columns == (Column("[乙]", "?"),)


def test_the_main_rows_are_those_that_most_reports_mention() -> None:
    both = {**SESSIONS}
    comparison = table(
        one("培训5次，交流7次，走访8次。", ("5次", both), ("7次", {"label": "交流"}), ("8次", {"label": "走访"})),
        one("培训6次，走访9次。", ("6次", both), ("9次", {"label": "走访"}), period=year("2022")),
    )  # fmt: skip
    assert [row.label for row in comparison.main(2)] == ["培训次数", "走访"]


def test_no_reports_is_an_empty_table() -> None:
    assert compare([]) == Comparison((), (), {})


def as_written(written: str, unit: str | None, **differs: Any) -> str:
    """What is shown of a number that stands so in a text."""
    of = report(f"培训{written}。")
    span = Span(2, 2 + len(written))
    there = Mention(span, written, "count", unit=unit)
    given: Metric = metric(of, written, mention=0, unit=unit, **differs)
    return shown(given, Mined(of, mentions=(there,)))


@pytest.mark.parametrize(
    ("written", "unit", "differs", "expected"),
    [
        ("5次", "次", {}, "5"),
        ("3.50万元", "元", {"value": "35000"}, "35000"),
        ("12.30%", "%", {"value": "12.3"}, "12.3"),
        ("20余项", "项", {"mod": "more_than"}, "20余"),
        ("约50万元", "元", {"mod": "approx", "value": "500000"}, "约50万"),
        ("95%以上", "%", {"mod": "equal_or_more"}, "95以上"),
        ("不少于20项", "项", {"mod": "equal_or_more"}, "不少于20"),
        ("20项", "项", {"mod": "equal_or_more"}, "≥20"),
        ("三项", "项", {"mod": "more_than", "value": "3"}, ">3"),
        ("10—20名", "名", {"mod": "range"}, "10—20"),
        ("若干项", "项", {"value": None, "mod": "approx"}, "若干项"),
        ("多名", "名", {"value": None, "mod": "approx"}, "多名"),
        ("30多", None, {"mod": "more_than"}, "30多"),
        ("近百", "人", {"mod": "less_than", "value": "100"}, "近百"),
    ],
)
def test_values_are_shown_as_written(
    written: str, unit: str | None, differs: dict[str, Any], expected: str
) -> None:
    assert as_written(written, unit, **differs) == expected


def test_an_explicit_zero_without_a_number_is_shown_as_zero() -> None:
    of = report("未发生事故。")
    assert shown(metric(of, "未发生", value=0, status="negated"), Mined(of)) == "0"


@pytest.mark.parametrize(
    ("told", "names"),
    [
        ("本报告由安平市临江区政府编制。", ("安平市临江区政府",)),  # its own text says so
        ("请与安平市临江区政府联系。", ("安平市临江区政府",)),
        ("本报告由临江区政府编制。", ("临江区政府", "安平市临江区政府")),
        ("学习宁远市临江区政府的经验。", ("临江区政府", "安平市临江区政府")),
    ],
)
def test_one_office_under_two_names(told: str, names: tuple[str, ...]) -> None:
    comparison = table(
        one(f"{told}培训5次。", ("5次", SESSIONS), organisation="临江区政府"),
        one("培训6次。", ("6次", SESSIONS), organisation="安平市临江区政府", period=year("2022")),
    )
    assert comparison.organisations == names
    assert [len(row.cells) for row in comparison.rows] == [2]


def test_a_name_that_two_longer_ones_end_in_stays() -> None:
    told = "甲市临江区政府与乙市临江区政府共建。"
    comparison = table(
        one(f"{told}培训5次。", ("5次", SESSIONS), organisation="临江区政府"),
        one("培训6次。", ("6次", SESSIONS), organisation="甲市临江区政府"),
        one("培训7次。", ("7次", SESSIONS), organisation="乙市临江区政府"),
    )
    assert len(comparison.organisations) == 3


@pytest.mark.parametrize(
    ("indicator", "unit", "rows"),
    [("disclosure.requests.received", "件", 1), ("finance.procurement", "元", 2)],
)
def test_a_form_that_does_not_say_what_it_counts(indicator: str, unit: str, rows: int) -> None:
    cell = CellPath("t1", ("收到数",), ("总计",))
    comparison = compare(
        [
            one("收到8。", ("8", {"indicator": indicator, "unit": None, "cell": cell})),
            one("收到9。", ("9", {"indicator": indicator, "unit": unit}), period=year("2022")),
        ]
    )
    assert [row.unit for row in comparison.rows] == ([unit] if rows == 1 else [None, unit])


FALL = {"aspect": "growth_rate", "unit": "%", "change": Change("down", "yoy", None)}


def test_a_fall_is_below_nought() -> None:
    text = "来信来访132件，下降8.3%。"
    cell = table(one(text, ("8.3%", FALL | {"label": "来信来访"}))).rows[0].cells
    assert [(c.shown, c.value) for c in cell.values()] == [("-8.3", Decimal("-8.3"))]


def test_the_bounds_of_a_fall_change_places() -> None:
    of = report("来信来访下降近10%。")
    given = metric(
        of,
        "近10%",
        value=None,
        mod="less_than",
        min_value=Decimal(8),
        max_value=Decimal(10),
        **FALL,
    )
    mention = Mention(Span(6, 10), "近10%", "ratio", None, None, None, "less_than", "%", "unit: %")
    given = replace(given, mention=0)
    assert shown(given, Mined(of, mentions=(mention,))) == "降近10"
    assert signed(given) == (None, Decimal(-10), Decimal(-8))


@pytest.mark.parametrize(
    "more",
    [
        {"aspect": "level"},
        {"change": Change("up", "yoy", None)},
        {"change": None},
        {"value": -8},
    ],
    ids=str,
)
def test_what_is_no_fall_keeps_its_sign(more: dict[str, Any]) -> None:
    of = report("来信来访变化8%。")
    given = metric(of, "8%", **FALL | more)
    assert signed(given).value == given.value


@pytest.mark.parametrize(
    ("label", "cell", "expected"),
    [
        ("会费收入2021年（万元）", True, "会费收入"),
        ("会费收入2020年（万元）", True, "会费收入2020年"),
        ("会员（人）", True, "会员"),
        ("会员（在编）", True, "会员（在编）"),
        ("2021年", True, "2021年"),
        ("会费收入2021年（万元）", False, "会费收入2021年（万元）"),
    ],
)
def test_rows_of_cells_go_without_their_year_and_unit(
    label: str, cell: bool, expected: str
) -> None:
    of = report("会费收入12万元。")
    path = CellPath("t1", ("会费收入",), ("2021年（万元）",)) if cell else None
    assert row_name(metric(of, "12万元", label=label, cell=path)) == expected
