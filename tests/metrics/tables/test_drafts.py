"""Cells of tables as metrics."""

from __future__ import annotations

from decimal import Decimal

from reportmine.findings import CellPath, Mention
from reportmine.metrics import metrics
from reportmine.report import Cell, Span, Table
from tests.metrics.build import FRONT, report_of


def _table(rows: list[list[str]], *, caption: str | None = None, merged: bool = False) -> tuple:
    text, cells = "", []
    for r, row in enumerate(rows):
        line: list[Cell] = []
        for c, word in enumerate(row):
            if word == "^":
                continue
            start = len(text) + sum(len(w) + 1 for w in row[:c] if w != "^")
            span = Span(start, start + len(word)) if word else None
            down = 1
            while r + down < len(rows) and rows[r + down][c] == "^":
                down += 1
            line.append(Cell(word, span, r, c, rowspan=down))
        text += "\t".join(w for w in row if w != "^") + "\n"
        cells.append(tuple(line))
    table = Table("t1", Span(0, len(text)), (), tuple(cells), caption)
    mentions = []
    for line in cells:
        for cell in line:
            digits = cell.text.replace(",", "")
            if cell.span and digits.replace(".", "").isdigit() and len(digits) != 4:
                mentions.append(Mention(cell.span, cell.text, "count", Decimal(digits), table="t1"))
    report = report_of(text, tables=(table,))
    return report, tuple(mentions), metrics(report, (), tuple(mentions), FRONT)


def test_a_cell_has_its_row_and_column() -> None:
    _, mentions, found = _table(
        [["指标", "2023年", "2024年"], ["会员", "112", "118"], ["合计", "212", "218"]]
    )
    assert [m.cell for m in found] == [
        CellPath("t1", ("会员",), ("2023年",)),
        CellPath("t1", ("会员",), ("2024年",)),
        CellPath("t1", ("合计",), ("2023年",)),
        CellPath("t1", ("合计",), ("2024年",)),
    ]
    assert [m.period.label for m in found] == ["2023", "2024", "2023", "2024"]
    assert [m.group for m in found] == [None, None, "total", "total"]
    assert found[0].indicator == "members.total"
    assert found[0].label == "会员"  # when it was, the period says
    assert found[0].evidence.quote == mentions[0].text


def test_cells_that_count_the_ill_are_sensitive() -> None:
    _, _, found = _table([["类别", "2024年"], ["重病职工", "3"], ["会员", "118"], ["低保", "12"]])
    assert [(m.label, m.sensitive) for m in found] == [
        ("重病职工", True),
        ("会员", False),
        ("低保", True),
    ]


def test_merged_row_headings_are_repeated() -> None:
    _, _, found = _table(
        [["类别", "指标", "数量"], ["组织", "分工会", "12"], ["^", "工会小组", "31"]]
    )
    assert [m.cell.row for m in found if m.cell] == [("组织", "分工会"), ("组织", "工会小组")]


def test_two_halves_of_one_table() -> None:
    _, _, found = _table([["收入", "决算数", "支出", "决算数"], ["拨款", "90", "工资", "70"]])
    assert [m.cell.row for m in found if m.cell] == [("拨款",), ("工资",)]


def test_planned_and_last_year_columns() -> None:
    _, _, found = _table(
        [["项目", "年初预算数", "决算数", "上年决算数"], ["培训费", "12", "11", "10"]]
    )
    assert [m.status for m in found] == ["planned", "achieved", "baseline"]
    assert [m.period.label for m in found] == ["2024", "2024", "2023"]


def test_a_plan_over_two_rows_of_headings_is_planned() -> None:
    _, _, found = _table(
        [["预算数", "决算数"], ["公务用车费", "公务用车费"], ["小计", "小计"], ["22", "17"]]
    )
    assert [m.status for m in found] == ["planned", "achieved"]


def test_a_breakdown_names_its_member() -> None:
    _, _, found = _table([["", "自然人", "法人"], ["本年新收政府信息公开申请数量", "21", "3"]])
    assert [m.group for m in found] == ["自然人", "法人"]


def test_a_part_row_points_to_the_row_above() -> None:
    _, _, found = _table([["项目", "人数"], ["会员", "118"], ["其中：女会员", "71"]])
    assert found[1].part_of == found[0].id


def test_rows_that_add_up_are_parts_of_their_total() -> None:
    _, _, found = _table(
        [
            ["部门", "会员"],
            ["机关", "40"],
            ["后勤", "30"],
            ["小计", "70"],
            ["学院", "90"],
            ["中心", "11"],
            ["小计", "101"],
        ]
    )
    totals = [m.id for m in found if m.group == "total"]
    assert [m.part_of for m in found] == [totals[0]] * 2 + [None] + [totals[1]] * 2 + [None]


def test_rows_that_do_not_add_up_are_no_parts() -> None:
    _, _, found = _table([["部门", "会员"], ["机关", "40"], ["后勤", "30"], ["合计", "71"]])
    assert [m.part_of for m in found] == [None] * 3
