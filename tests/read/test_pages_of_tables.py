"""One table over several pages: what the page break cut is one again. Tables drawn as areas."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from reportlab.lib.colors import HexColor, white
from reportlab.pdfgen.canvas import Canvas

from reportmine.read import read
from reportmine.report import Report
from tests.pdfmaker import Press

HEAD = ["类别", "事项", "上半年", "下半年"]
WIDTHS = (50.0, 80.0, 100.0, 100.0)
Rows = list[list[str]]
Spans = tuple[tuple[int, int, int, int], ...]


def _two_pages(
    path: Path, first: tuple[Rows, Spans], second: tuple[Rows, Spans], **how: object
) -> Report:
    press = Press()
    for n, (rows, merge) in enumerate((first, second)):
        if n:
            press.new_page()
        press.table(rows, widths=WIDTHS, merge=merge, height=30, **how)  # type: ignore[arg-type]
    return read(press.save(path))


ABOVE: Rows = [HEAD, ["一、来访", "甲", "12", "3"], ["二、来信", "一般事项", "5", "0"]]

CASES: dict[str, tuple[tuple[Rows, Spans], tuple[Rows, Spans], Rows]] = {
    "the rest of a label": (
        ([*ABOVE[:2], ["二、来信", "交通出行和停", "5", "0"]], ()),
        ([["", "车问题", "", ""], ["三、来电", "丙", "7", "1"]], ()),
        [*ABOVE[:2], ["二、来信", "交通出行和停车问题", "5", "0"], ["三、来电", "丙", "7", "1"]],
    ),
    "numbers above, label below": (
        ([*ABOVE, ["", "", "4", "9"]], ()),
        ([["三、来电", "丙", "", ""], ["四、其他", "丁", "7", "1"]], ()),
        [*ABOVE, ["三、来电", "丙", "4", "9"], ["四、其他", "丁", "7", "1"]],
    ),
    "a heading row of its own is not the rest of a label": (
        (ABOVE, ()),
        ([["三、其他", "", "", ""], ["四、来电", "丙", "7", "1"]], ()),
        [*ABOVE, ["三、其他", "", "", ""], ["四、来电", "丙", "7", "1"]],
    ),
    "a short label does not go on": (
        ([*ABOVE[:2], ["二、来信", "一般", "5", "0"]], ()),
        ([["", "特殊", "", ""], ["三、来电", "丙", "7", "1"]], ()),
        [*ABOVE[:2], ["二、来信", "一般", "5", "0"], ["", "特殊", "", ""], ["三、来电", "丙", "7", "1"]],
    ),
    "room left at the foot of the page": (
        ([*ABOVE, ["", "", "", ""]], ((3, 0, 1, 4),)),
        ([["三、来电", "丙", "7", "1"], ["四、其他", "丁", "0", "0"]], ()),
        [*ABOVE, ["三、来电", "丙", "7", "1"], ["四、其他", "丁", "0", "0"]],
    ),
    "a cell over rows on both pages": (
        ([*ABOVE[:2], ["二、来信来", "乙", "5", "0"], ["", "丙", "1", "0"]], ((2, 0, 2, 1),)),
        ([["电来访", "丁", "7", "1"], ["", "戊", "0", "0"]], ((0, 0, 2, 1),)),
        [*ABOVE[:2], ["二、来信来电来访", "乙", "5", "0"], ["丙", "1", "0"], ["丁", "7", "1"], ["戊", "0", "0"]],
    ),
    "a label whose cell was closed on each page": (
        ([*ABOVE[:2], ["二、来信", "乙", "5", "0"], ["", "丙", "1", "0"]], ((2, 0, 2, 1),)),
        ([["", "丁", "7", "1"], ["", "戊", "0", "0"], ["", "己", "2", "2"]], ((0, 0, 3, 1),)),
        [*ABOVE[:2], ["二、来信", "乙", "5", "0"], ["丙", "1", "0"], ["丁", "7", "1"], ["戊", "0", "0"], ["己", "2", "2"]],
    ),
    "a label printed where most of its rows are": (
        ([*ABOVE[:2], ["", "乙", "5", "0"]], ()),
        ([["二、来信", "丁", "7", "1"], ["", "戊", "0", "0"]], ((0, 0, 2, 1),)),
        [*ABOVE[:2], ["二、来信", "乙", "5", "0"], ["丁", "7", "1"], ["戊", "0", "0"]],
    ),
    "a label that ends before the page does": (
        (
            [*ABOVE[:2], ["二、来信", "乙", "5", "0"], ["", "丙", "1", "0"], ["", "丁", "7", "1"], ["", "戊", "0", "0"]],
            ((2, 0, 2, 1), (4, 0, 2, 1)),
        ),
        ([["三、来电", "己", "2", "2"]], ()),
        [
            *ABOVE[:2], ["二、来信", "乙", "5", "0"], ["丙", "1", "0"], ["丁", "7", "1"], ["戊", "0", "0"],
            ["三、来电", "己", "2", "2"],
        ],
    ),
    "a number is not the rest of a heading": (
        ([["事项", "类别", "件数", "总计"], ["", "", "本年", ""]], ((0, 0, 2, 1), (0, 1, 2, 1), (0, 3, 2, 1))),
        ([["一、来访", "甲", "12", "3"], ["二、来信", "乙", "5", "0"]], ()),
        [["事项", "类别", "件数", "总计"], ["本年"], ["一、来访", "甲", "12", "3"], ["二、来信", "乙", "5", "0"]],
    ),
    "an empty cell beside a long label below the break": (
        ([*ABOVE[:2], ["二、来信", "乙", "5", "0"], ["", "丙", "1", "0"]], ((2, 0, 2, 1),)),
        ([["", "丁", "7", "1"], ["三、来电", "", "0", "0"]], ((1, 0, 1, 2),)),
        [*ABOVE[:2], ["二、来信", "乙", "5", "0"], ["丙", "1", "0"], ["丁", "7", "1"], ["三、来电", "0", "0"]],
    ),
}  # fmt: skip


@pytest.mark.parametrize("case", CASES)
def test_rows_that_a_page_break_cut(tmp_path: Path, case: str) -> None:
    first, second, joined = CASES[case]
    (table,) = _two_pages(tmp_path / "a.pdf", first, second).tables
    assert [[cell.text for cell in row] for row in table.cells] == joined
    assert [row[0].row for row in table.cells] == list(range(len(joined)))
    columns = len(joined[0])
    covered = [
        (r, c)
        for row in table.cells
        for cell in row
        for r in range(cell.row, cell.row + cell.rowspan)
        for c in range(cell.column, cell.column + cell.colspan)
    ]
    assert sorted(covered) == [(r, c) for r in range(len(joined)) for c in range(columns)]


# -- areas

ROWS: Rows = [HEAD, *([f"第{n}类", "甲", str(7 * n), str(n)] for n in range(1, 5))]


def _areas(canvas: Canvas, colour: Callable[[int, int], object], gap: float) -> None:
    for r, row in enumerate(ROWS):
        for c, text in enumerate(row):
            canvas.setFillColor(colour(r, c))  # type: ignore[arg-type]
            canvas.rect(80 + 100 * c, 700 - 30 * r, 100 - gap, 30 - gap, stroke=0, fill=1)
            canvas.setFillColor(HexColor(0))
            canvas.setFont("STSong-Light", 11)
            canvas.drawString(90 + 100 * c, 710 - 30 * r, text)


def test_white_cells_on_a_dark_ground_are_a_table(tmp_path: Path) -> None:
    press = Press()
    press.canvas.setFillColor(HexColor(0x333333))
    press.canvas.rect(79, 579, 401, 151, stroke=0, fill=1)
    _areas(press.canvas, lambda _r, _c: white, 1)
    (table,) = read(press.save(tmp_path / "a.pdf")).tables
    assert [[cell.text for cell in row] for row in table.cells] == ROWS


def test_coloured_cells_are_a_table(tmp_path: Path) -> None:
    press = Press()
    _areas(press.canvas, lambda r, _c: HexColor(0xDDE6F0 if r else 0xB0C4DE), 0.8)
    (table,) = read(press.save(tmp_path / "a.pdf")).tables
    assert [[cell.text for cell in row] for row in table.cells] == ROWS


def test_borders_drawn_as_frames_are_rules(tmp_path: Path) -> None:
    press = Press()
    canvas = press.canvas
    for r, row in enumerate(ROWS):
        for c, text in enumerate(row):
            x, y = 80 + 100 * c, 700 - 30 * r
            frame = canvas.beginPath()
            frame.rect(x, y, 100, 30)
            frame.rect(x + 0.8, y + 0.8, 98.4, 28.4)
            canvas.drawPath(frame, stroke=0, fill=1, fillMode=0)
            canvas.setFont("STSong-Light", 11)
            canvas.drawString(x + 10, y + 10, text)
    (table,) = read(press.save(tmp_path / "a.pdf")).tables
    assert [[cell.text for cell in row] for row in table.cells] == ROWS


def test_shaded_words_are_no_table(tmp_path: Path) -> None:
    press = Press()
    for r in range(6):
        x = 80.0
        for n, text in enumerate(("本站全年接待", "来访群众", "三百人次，答复", "咨询")):
            wide = 14.0 * len(text) + (13 * r * (n + 1)) % 17
            press.canvas.setFillColor(HexColor(0xEEEEEE))
            press.canvas.rect(x, 700 - 20 * r, wide, 20, stroke=0, fill=1)
            press.canvas.setFillColor(HexColor(0))
            press.canvas.setFont("STSong-Light", 14)
            press.canvas.drawString(x, 704 - 20 * r, text)
            x += wide
    assert read(press.save(tmp_path / "a.pdf")).tables == ()
