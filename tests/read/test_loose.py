"""Tables without rules, by the order in which their cells were drawn."""

from __future__ import annotations

from pathlib import Path

from reportmine.read import read
from reportmine.report import Report
from tests.pdfmaker import Cell, draw_cells

X = (90.0, 170.0, 260.0, 330.0, 400.0)


def _draw(path: Path, cells: list[Cell]) -> Report:
    return read(draw_cells(path, cells))


def _row(y: float, label: str, *numbers: int) -> list[Cell]:
    return [(label, X[1], y), *((str(n), x, y) for n, x in zip(numbers, X[2:], strict=True))]


FORM: list[Cell] = [
    ("事项", 130, 220), ("申请人情况", X[3], 200), ("自然人", X[2], 230), ("法人", X[3], 230), ("总计", X[4], 230),
    ("一、本年新收数量", 130, 260), ("21", X[2], 260), ("30", X[3], 260), ("51", X[4], 260),
    ("二、办理|结果", X[0], 320), *_row(290, "（一）公开", 12, 7, 19),
    *_row(320, "（二）部分公开", 4, 3, 7),
    *_row(350, "（三）不予公开|有关信息", 5, 20, 25),
]  # fmt: skip


def test_spans_follow_from_the_middles_of_cells(tmp_path: Path) -> None:
    (table,) = _draw(tmp_path / "a.pdf", FORM).tables
    cells = [[(c.text, c.column, c.rowspan, c.colspan) for c in row] for row in table.cells]
    assert cells[0] == [("事项", 0, 2, 2), ("申请人情况", 2, 1, 3)]
    assert cells[1] == [("自然人", 2, 1, 1), ("法人", 3, 1, 1), ("总计", 4, 1, 1)]
    assert cells[2][0] == ("一、本年新收数量", 0, 1, 2)
    assert cells[3][:3] == [("二、办理结果", 0, 3, 1), ("（一）公开", 1, 1, 1), ("12", 2, 1, 1)]
    assert cells[5][0] == ("（三）不予公开有关信息", 1, 1, 1)
    assert [c.text for c in table.cells[5][1:]] == ["5", "20", "25"]


def test_a_cell_where_nothing_is_drawn_is_empty(tmp_path: Path) -> None:
    cells = [cell for cell in FORM if cell[0] not in ("3", "7")]
    (table,) = _draw(tmp_path / "a.pdf", cells).tables
    assert [c.text for c in table.cells[4]] == ["（二）部分公开", "4", "", ""]
    assert table.cells[4][2].span is None


def test_the_heading_above_is_no_row(tmp_path: Path) -> None:
    heading: list[Cell] = [("三、收到和处理申请情况", 140, 175)]
    report = _draw(tmp_path / "a.pdf", heading + FORM)
    assert report.text.split("\n")[0] == "三、收到和处理申请情况"
    assert report.tables[0].caption == "三、收到和处理申请情况"


def test_lists_and_dates_are_no_table(tmp_path: Path) -> None:
    lines: list[Cell] = [
        (f"{n}．全年开展活动{n * 7}次，参加{n * 40}人", 200, 180 + 20 * n) for n in range(1, 9)
    ]
    lines += [("2023", 150, 400), ("年", 200, 400), ("12", 250, 400), ("月", 300, 400)]
    assert _draw(tmp_path / "a.pdf", lines).tables == ()


def test_a_total_in_the_middle_of_two_columns_opens_no_third(tmp_path: Path) -> None:
    """It stands beside the short names of the second column, and below its long ones."""
    rows = [
        ("201", "一般公共服务支出"),
        ("203", "国防"),
        ("208", "社会保障和就业|各项支出"),
        ("210", "卫生健康类各项支出"),
    ]
    cells: list[Cell] = [
        ("编码", 80, 200),
        ("名称", 190, 200),
        ("预算", 270, 200),
        ("决算", 330, 200),
    ]
    cells += [("合计", 152, 225), ("112.50", 270, 225), ("98.10", 330, 225)]
    for n, (code, name) in enumerate(rows):
        y = 250 + 25.0 * n
        cells += [(code, 80, y), (name, 190, y), ("28.12", 270, y), ("24.52", 330, y)]
    (table,) = _draw(tmp_path / "a.pdf", cells).tables
    assert {c.column + c.colspan for row in table.cells for c in row[-1:]} == {4}
    assert [c.text for c in table.cells[1] if c.text] == ["合计", "112.50", "98.10"]
    assert [c.text for c in table.cells[4]] == ["208", "社会保障和就业各项支出", "28.12", "24.52"]


def test_narrow_columns_are_told_apart_where_a_number_ends(tmp_path: Path) -> None:
    """Two halves side by side, less than a character between them."""
    rows = [
        ("拨缴经费", "61.20", "职工活动", "38.15"),
        ("会费", "7.35", "维权", "9.40"),
        ("补助", "15.00", "业务", "11.05"),
        ("合计", "83.55", "合计", "58.60"),
    ]
    cells: list[Cell] = [
        ("收入", 100, 200),
        ("金额", 136, 200),
        ("支出", 172, 200),
        ("金额", 208, 200),
    ]
    for n, row in enumerate(rows):
        cells += [
            (text, x, 222 + 22.0 * n) for text, x in zip(row, (100, 136, 172, 208), strict=True)
        ]
    (table,) = _draw(tmp_path / "a.pdf", cells).tables
    assert [tuple(c.text for c in row) for row in table.cells[1:]] == rows
