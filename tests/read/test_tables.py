"""Ruled tables: cells, merged cells, vertical heads, one table over pages, caption and unit."""

from __future__ import annotations

import io
import re
from pathlib import Path

import pytest
from reportlab.pdfgen.canvas import Canvas

from reportmine.read import read
from reportmine.read.layout.ruling import frames
from reportmine.read.layout.sheet import Rule
from reportmine.report import Report, Table
from tests.pdfmaker import Press

ROWS = [
    ["项目", "预算数", "决算数"],
    ["培训费", "12.50", "11.86"],
    ["慰问费", "8.00", "7.35"],
    ["合计", "20.50", "19.21"],
]


def _cells(table: Table) -> list[list[str]]:
    return [[cell.text for cell in row] for row in table.cells]


def _check(report: Report) -> None:
    """What holds for every table: its text stands in the text once, at its place."""
    for table in report.tables:
        rows = report.text[table.span.start : table.span.end].split("\n")
        assert rows == ["\t".join(cell.text for cell in row) for row in table.cells]
        for row in table.cells:
            for cell in row:
                assert (cell.span is None) == (cell.text == "")
                if cell.span:
                    assert report.text[cell.span.start : cell.span.end] == cell.text


def test_a_table_stands_in_the_text_at_its_place(tmp_path: Path) -> None:
    press = Press()
    press.paragraph("经费的使用情况见下表。")
    press.centred("表1 经费使用情况", size=12)
    press.table(ROWS)
    press.y += 20
    press.paragraph("以上数字由财务部门提供。")
    report = read(press.save(tmp_path / "a.pdf"))
    _check(report)
    assert [_cells(table) for table in report.tables] == [ROWS]
    assert report.tables[0].caption == "表1经费使用情况"
    assert report.text.split("\n")[0] == "经费的使用情况见下表。"
    assert report.text.split("\n")[-1] == "以上数字由财务部门提供。"


def _downward_bars(canvas: Canvas, *ends: float) -> None:
    x0, y0, x1, y1 = ends
    canvas.rect(
        min(x0, x1) - 0.3,
        min(y0, y1) - 0.3,
        abs(x1 - x0) + 0.6,
        abs(y1 - y0) + 0.6,
        stroke=0,
        fill=1,
    )


def _dashes(canvas: Canvas, *ends: float) -> None:
    x0, y0, x1, y1 = ends
    steps = max(1, int(max(abs(x1 - x0), abs(y1 - y0)) // 5))
    for n in range(steps):
        a, b = n / steps, (n + 0.6) / steps
        canvas.line(x0 + a * (x1 - x0), y0 + a * (y1 - y0), x0 + b * (x1 - x0), y0 + b * (y1 - y0))


@pytest.mark.parametrize("rule", [_downward_bars, _dashes])
def test_rules_of_any_make_are_seen(tmp_path: Path, rule: object) -> None:
    press = Press()
    press.table(ROWS, rule=rule)  # type: ignore[arg-type]
    report = read(press.save(tmp_path / "a.pdf"))
    assert [_cells(table) for table in report.tables] == [ROWS]


def test_merged_cells_keep_their_span(tmp_path: Path) -> None:
    press = Press()
    rows = [
        ["类别", "本年", "", "上年"],
        ["", "件数", "金额", ""],
        ["许可", "12", "3.4", "10"],
        ["处罚", "7", "", "9"],
    ]
    press.table(rows, merge=[(0, 0, 2, 1), (0, 1, 1, 2), (0, 3, 2, 1)])
    report = read(press.save(tmp_path / "a.pdf"))
    _check(report)
    table = report.tables[0]
    assert _cells(table) == [
        ["类别", "本年", "上年"],
        ["件数", "金额"],
        ["许可", "12", "3.4", "10"],
        ["处罚", "7", "", "9"],
    ]
    head = [(c.text, c.row, c.column, c.rowspan, c.colspan) for row in table.cells[:2] for c in row]
    assert head == [
        ("类别", 0, 0, 2, 1),
        ("本年", 0, 1, 1, 2),
        ("上年", 0, 3, 2, 1),
        ("件数", 1, 1, 1, 1),
        ("金额", 1, 2, 1, 1),
    ]


def test_a_stray_rule_in_a_heading_parts_nothing(tmp_path: Path) -> None:
    press = Press()
    rows = [["复议", "", "诉讼", ""], ["维持", "直接起诉", "", "合计"], ["1", "2", "3", "4"]]
    press.table(rows, merge=[(0, 2, 1, 2), (1, 1, 1, 2)])
    table = read(press.save(tmp_path / "a.pdf")).tables[0]
    assert [(c.text, c.column, c.colspan) for c in table.cells[0]] == [
        ("复议", 0, 1),
        ("诉讼", 1, 3),
    ]


def test_wrapped_and_vertical_cells_are_joined(tmp_path: Path) -> None:
    press = Press()
    rows = [
        ["办\n理\n结\n果", "予以公开", "1234567\n8.90"],
        ["", "部分公开（只计这\n一情形）", "3"],
        ["", "不予公开", "0"],
    ]
    press.table(rows, widths=[40, 120, 60], merge=[(0, 0, 3, 1)], height=30)
    report = read(press.save(tmp_path / "a.pdf"))
    assert _cells(report.tables[0]) == [
        ["办理结果", "予以公开", "12345678.90"],
        ["部分公开（只计这一情形）", "3"],
        ["不予公开", "0"],
    ]


def _framed(
    path: Path, xs: tuple[int, ...], ys: tuple[int, ...], words: list[tuple[str, float, float]]
) -> Table:
    """The one table of a page with rules at these places and words drawn by hand: (text, x, y)."""
    out = io.BytesIO()
    canvas = Canvas(out, invariant=1)
    for x in xs:
        canvas.line(x, ys[0], x, ys[-1])
    for y in ys:
        canvas.line(xs[0], y, xs[-1], y)
    canvas.setFont("STSong-Light", 10)
    for text, left, base in words:
        canvas.drawString(left, base, text)
    canvas.save()
    path.write_bytes(out.getvalue())
    (table,) = read(path).tables
    return table


def test_an_amount_whose_last_digit_is_on_the_next_line(tmp_path: Path) -> None:
    words = [
        *[("水费", 90, 680), ("2,264.1", 170, 680), ("1", 170, 666)],
        *[("电费", 90, 630), ("31", 170, 630), ("28", 170, 616)],
    ]
    table = _framed(tmp_path / "a.pdf", (80, 160, 240), (600, 650, 700), words)
    assert _cells(table) == [["水费", "2,264.11"], ["电费", "31 28"]]


def test_columns_that_run_down_are_read_from_right_to_left(tmp_path: Path) -> None:
    columns = ((110, "本年收"), (94, "入合计"))
    upright = [(char, x, 688 - 11 * n) for x, column in columns for n, char in enumerate(column)]
    words = [*upright, ("上年", 200, 680), ("31", 100, 630), ("28", 200, 630)]
    table = _framed(tmp_path / "a.pdf", (80, 180, 280), (600, 660, 700), words)
    assert _cells(table) == [["本年收入合计", "上年"], ["31", "28"]]


@pytest.mark.parametrize(
    ("above", "caption", "unit"),
    [
        (["收入支出表", "单位：万元"], "收入支出表", "万元"),
        (["收入支出表（单位：万元）"], "收入支出表", "万元"),
        (["收入支出表", "编制部门：某某局    金额单位：元"], "收入支出表", "元"),
        (["收入支出表"], "收入支出表", None),
        (["以上各项支出都已经过审计，没有发现问题。"], None, None),
    ],
)
def test_caption_and_unit_stand_above(
    tmp_path: Path, above: list[str], caption: str | None, unit: str | None
) -> None:
    press = Press(size=12)
    for text in above:
        press.centred(text)
    press.table(ROWS)
    table = read(press.save(tmp_path / "a.pdf")).tables[0]
    assert (table.caption, table.unit) == (caption, unit)


def test_a_unit_in_a_heading_row_of_its_own(tmp_path: Path) -> None:
    press = Press()
    rows = [["收入支出表", "", ""], ["单位：万元", "", ""], *ROWS]
    press.table(rows, merge=[(0, 0, 1, 3), (1, 0, 1, 3)])
    table = read(press.save(tmp_path / "a.pdf")).tables[0]
    assert (table.caption, table.unit) == ("收入支出表", "万元")


def test_a_unit_of_one_column_is_not_the_tables(tmp_path: Path) -> None:
    press = Press()
    press.table([["内容", "金额（单位：万元）"], ["罚没", "12"], ["收费", "7"]])
    assert read(press.save(tmp_path / "a.pdf")).tables[0].unit is None


def test_a_unit_in_the_corner_is_the_tables(tmp_path: Path) -> None:
    press = Press()
    press.table([["项目（单位：万元）", "本年"], ["罚没", "12"], ["收费", "7"]])
    assert read(press.save(tmp_path / "a.pdf")).tables[0].unit == "万元"


def test_one_table_over_pages_is_one(tmp_path: Path) -> None:
    press = Press(number="- {page} -")
    rows = [["序号", "活动", "人数"]] + [
        [str(n), f"第{n}次活动", str(10 * n)] for n in range(1, 60)
    ]
    press.table(rows)
    report = read(press.save(tmp_path / "a.pdf"))
    _check(report)
    assert len(report.pages) > 2
    assert [_cells(table) for table in report.tables] == [rows]
    assert [place.page for place in report.tables[0].places] == [1, 2, 3]
    assert [row[0].row for row in report.tables[0].cells] == list(range(60))


def test_a_repeated_heading_row_is_dropped_with_a_note(tmp_path: Path) -> None:
    press = Press(number="- {page} -")
    head = ["序号", "活动", "人数"]
    press.table([head, *([str(n), "讲座", str(n)] for n in range(1, 21))])
    press.new_page()
    press.table([head, *([str(n), "讲座", str(n)] for n in range(21, 31))])
    report = read(press.save(tmp_path / "a.pdf"))
    assert len(report.tables) == 1
    assert len(report.tables[0].cells) == 31
    assert report.text.count("序号") == 1
    assert "table_continued" in [note.code for note in report.notes]


def test_tables_of_another_make_stay_apart(tmp_path: Path) -> None:
    press = Press(number="- {page} -")
    press.table(ROWS)
    press.new_page()
    press.table([["单位", "人数"], ["甲部", "3"]])
    report = read(press.save(tmp_path / "a.pdf"))
    assert len(report.tables) == 2


def test_a_form_filled_in_twice_is_two_tables(tmp_path: Path) -> None:
    press = Press()
    for name in ("甲项目", "乙项目"):
        rows = [["项目表", ""], ["名称", name], ["负责部门", "某部"], ["金额", "1.2"]]
        press.table(rows, merge=[(0, 0, 1, 2)])
        if name == "甲项目":
            press.new_page()
    assert len(read(press.save(tmp_path / "a.pdf")).tables) == 2


def test_a_table_with_a_name_of_its_own_goes_on_with_none(tmp_path: Path) -> None:
    press = Press()
    for name in ("收入决算表", "支出决算表"):
        rows = [[name, "", ""], ["项目", "本年", "上年"], [f"{name[:2]}一", "3", "4"]]
        press.table(rows, merge=[(0, 0, 1, 3)])
        if name == "收入决算表":
            press.new_page()
    tables = read(press.save(tmp_path / "a.pdf")).tables
    assert [table.caption for table in tables] == ["收入决算表", "支出决算表"]


def test_a_frame_round_text_is_no_table(tmp_path: Path) -> None:
    press = Press()
    press.canvas.rect(60, 60, 475, 722)
    press.paragraph(
        "页面有一个框，框里只是文字，没有表格，读出来应当是普通的段落，一行一行地接起来。"
    )
    report = read(press.save(tmp_path / "a.pdf"))
    assert report.tables == ()
    assert len(report.paragraphs) == 1


def test_underlines_are_no_table(tmp_path: Path) -> None:
    press = Press()
    for n in range(3):
        press.line(f"第{n + 1}项：已经完成")
        press.canvas.line(
            press.left, press.high - press.y - 3, press.right, press.high - press.y - 3
        )
    assert read(press.save(tmp_path / "a.pdf")).tables == ()


# -- frames


def _grid(xs: list[float], ys: list[float]) -> list[Rule]:
    return [Rule(xs[0], y, xs[-1], y) for y in ys] + [Rule(x, ys[0], x, ys[-1]) for x in xs]


def test_a_grid_has_all_its_squares() -> None:
    found = frames(_grid([0, 50, 100], [0, 20, 40, 60]))
    assert found is not None
    assert found[0].cells == [(r, c, 1, 1) for r in range(3) for c in range(2)]


def test_open_sides_are_closed() -> None:
    rules = [Rule(0, y, 150, y) for y in (0, 20, 40)] + [Rule(50, 0, 50, 40), Rule(100, 0, 100, 40)]
    found = frames(rules)
    assert found is not None
    assert found[0].xs == [0, 50, 100, 150]


def test_two_tables_are_two_frames() -> None:
    found = frames(_grid([0, 50, 100], [0, 20, 40]) + _grid([0, 60, 100], [80, 100, 120]))
    assert found is not None
    assert [frame.ys[0] for frame in found] == [0, 80]


def test_a_large_grid_is_quick_and_a_huge_one_is_refused() -> None:
    found = frames(_grid([4.0 * n for n in range(101)], [4.0 * n for n in range(101)]))
    assert found is not None
    assert len(found[0].cells) == 10_000
    crowd = [
        Rule(12.0 * (n % 90), 9.0 * (n // 90), 12.0 * (n % 90) + 6, 9.0 * (n // 90))
        for n in range(7000)
    ]
    assert frames(crowd) is None


def test_cells_of_any_shape_never_overlap() -> None:
    import random

    chance = random.Random(7)
    for _ in range(60):
        rules = _grid([0, 50, 100, 150], [0, 20, 40, 60])
        inner = [
            r for r in (
                [Rule(x, y, x, y + 20) for x in (50, 100) for y in (0, 20, 40)]
                + [Rule(x, y, x + 50, y) for y in (20, 40) for x in (0, 50, 100)]
            ) if chance.random() < 0.7
        ]  # fmt: skip
        found = frames([rules[0], rules[3], rules[4], rules[7], *inner])
        if not found:
            continue
        for frame in found:
            squares = [
                (i, j) for r, c, rs, cs in frame.cells for i in range(r, r + rs) for j in range(c, c + cs)
            ]  # fmt: skip
            assert len(squares) == len(set(squares)) == (len(frame.xs) - 1) * (len(frame.ys) - 1)


def test_table_text_is_not_read_twice(tmp_path: Path) -> None:
    press = Press()
    press.table(ROWS)
    report = read(press.save(tmp_path / "a.pdf"))
    assert re.findall("培训费", report.text) == ["培训费"]


# -- tables without rules


def _columns(press: Press, rows: list[list[str]], xs: list[float]) -> None:
    for row in rows:
        press.y += 22
        for x, text in zip(xs, row, strict=True):
            if text:
                press.at(x, press.y, text, size=12)


def test_columns_of_numbers_without_rules_are_a_table(tmp_path: Path) -> None:
    rows = [
        ["项目", "上年", "本年"],
        ["入馆人次", "251262", "266950"],
        ["外借册数", "50433", ""],
        ["讲座", "9场", "12场"],
    ]
    press = Press(size=12)
    press.centred("表2 主要指标")
    _columns(press, rows, [100, 250, 400])
    press.paragraph("以上是两年的比较。")
    report = read(press.save(tmp_path / "a.pdf"))
    _check(report)
    assert [_cells(table) for table in report.tables] == [rows]
    assert report.tables[0].caption == "表2主要指标"


def test_three_full_columns_of_words_are_a_table(tmp_path: Path) -> None:
    rows = [["姓名", "部门", "职务"], ["甲某", "流通部", "主席"], ["乙某", "采编部", "委员"]]
    press = Press(size=12)
    _columns(press, rows, [100, 250, 400])
    assert [_cells(t) for t in read(press.save(tmp_path / "a.pdf")).tables] == [rows]


@pytest.mark.parametrize(
    "rows",
    [
        [["主席：甲某", "记录：乙某"], ["时间：上午", "地点：一楼"]],
        [
            ["甲某（一部）", "乙某（二部）"],
            ["丙某（三部）", "丁某（四部）"],
            ["戊某（五部）", "己某（六部）"],
        ],
    ],
)
def test_fields_side_by_side_are_no_table(tmp_path: Path, rows: list[list[str]]) -> None:
    press = Press(size=12)
    _columns(press, rows, [100, 320])
    report = read(press.save(tmp_path / "a.pdf"))
    assert report.tables == ()
    assert len(report.paragraphs) == len(rows)
