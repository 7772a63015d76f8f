"""Tables with rules between their rows alone."""

from __future__ import annotations

from pathlib import Path

from reportmine.read import read
from reportmine.report import Report
from tests.pdfmaker import Cell, Rule, draw_cells

LEFT, RIGHT = 60.0, 520.0


def _draw(path: Path, cells: list[Cell], rules: list[Rule]) -> Report:
    # Baselines stand a little below the middle of their cells.
    below = [(text, x, y + 4) for text, x, y in cells]
    return read(draw_cells(path, below, rules, leading=14))


def _full(*ys: float) -> list[Rule]:
    return [(y, LEFT, RIGHT) for y in ys]


HEADS: list[Cell] = [
    ("事项", 170, 120), ("申请人情况", 400, 110), ("自然人", 320, 130), ("法人", 400, 130), ("总计", 480, 130),
]  # fmt: skip
FORM: list[Cell] = [
    *HEADS,
    ("一、本年新收数量", 170, 150), ("21", 320, 150), ("30", 400, 150), ("51", 480, 150),
    ("二、办理|结果", 100, 190), ("（一）公开", 220, 175), ("12", 320, 175), ("7", 400, 175), ("19", 480, 175),
    ("（二）不予公开|有关信息", 220, 205), ("5", 320, 205), ("", 400, 205), ("5", 480, 205),
]  # fmt: skip
RULES: list[Rule] = [*_full(100, 140, 160, 230), (120, 280, RIGHT), (190, 140, RIGHT)]


def _cells(report: Report, table: int = 0) -> list[list[tuple[str, int, int, int]]]:
    rows = report.tables[table].cells
    return [[(c.text, c.column, c.rowspan, c.colspan) for c in row] for row in rows]


def test_rules_tell_the_heights_and_middles_the_widths(tmp_path: Path) -> None:
    cells = _cells(_draw(tmp_path / "a.pdf", FORM, RULES))
    assert cells == [
        [("事项", 0, 2, 2), ("申请人情况", 2, 1, 3)],
        [("自然人", 2, 1, 1), ("法人", 3, 1, 1), ("总计", 4, 1, 1)],
        [("一、本年新收数量", 0, 1, 2), ("21", 2, 1, 1), ("30", 3, 1, 1), ("51", 4, 1, 1)],
        [
            ("二、办理结果", 0, 2, 1), ("（一）公开", 1, 1, 1),
            ("12", 2, 1, 1), ("7", 3, 1, 1), ("19", 4, 1, 1),
        ],
        [("（二）不予公开有关信息", 1, 1, 1), ("5", 2, 1, 1), ("", 3, 1, 1), ("5", 4, 1, 1)],
    ]  # fmt: skip


def test_a_heading_between_two_tables_is_in_none_of_them(tmp_path: Path) -> None:
    below = [(text, x, y + 190) for text, x, y in FORM]
    rules = [*RULES, *((y + 190, x0, x1) for y, x0, x1 in RULES)]
    report = _draw(tmp_path / "a.pdf", [*FORM, ("三、行政复议情况", 100, 262), *below], rules)
    assert len(report.tables) == 2
    assert _cells(report, 0) == _cells(report, 1)
    assert "\n三、行政复议情况\n" in report.text


def test_rules_drawn_cell_by_cell_tell_the_columns(tmp_path: Path) -> None:
    """Numbers as wide as their columns leave no gap that the eye of a reader could not do without."""
    edges = (60.0, 160.0, 200.0, 240.0, 280.0)
    rows = [
        ("科目", "预算", "决算", "差额"),
        ("甲", "11111.1", "22222.2", "3"),
        ("乙", "5", "44444.4", "6"),
    ]
    cells = [
        (text, (edges[n] + edges[n + 1]) / 2, 110 + 20 * r)
        for r, row in enumerate(rows) for n, text in enumerate(row)
    ]  # fmt: skip
    rules = [(y, edges[n], edges[n + 1]) for y in (100, 120, 140, 160) for n in range(4)]
    assert [[c[0] for c in row] for row in _cells(_draw(tmp_path / "a.pdf", cells, rules))] == [
        list(row) for row in rows
    ]


def test_rules_above_and_below_prose_make_no_table(tmp_path: Path) -> None:
    prose = "今年共办理来信二十一件，比上年增加三件，办结率达到百分之百，群众满意。"
    cells = [
        ("工作简报", 290, 60),
        *((prose, 290, 110 + 20.0 * n) for n in range(6)),
        ("3", 290, 790),
    ]
    assert _draw(tmp_path / "a.pdf", cells, _full(75, 240, 780)).tables == ()
