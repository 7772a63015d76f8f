"""A table's cells with the headings that stand on their left and above them.

A heading is found by walking left and up from a cell over other numbers and empty cells to the
nearest run of text, so that a table with two halves (收入 | 决算数 | 支出 | 决算数) and a form with several
heads in one table come out right. What a form asks for is passed over like a number. On the left the run ends at
a cell that could have held a number; upwards each heading covers the one below it.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from reportmine.metrics.tables.form_rows import FormRows
from reportmine.report import Cell, Table
from reportmine.text.units import units

__all__ = ["Grid", "is_measure", "is_unit", "squeeze"]

_UNIT_HEAD = re.compile(r"(?:绩效|指标)?(?:计量|度量|数量|計量)?[单單]\s*位$")
_FORM_FIELD = re.compile(
    r"^(?:金额|编制|填报|预算|所属)?(?:单位|单位名称|部门|部门名称)\s*[:：]|^公开\s*\d+\s*表$"
)
_CODE = re.compile(r"编码|代码|序号|栏次|行次|编号|科目码|电话|邮编")
_BARE = re.compile(r"[\d\s.\-—]+")
_CALENDAR_YEAR = re.compile(r"(?:19|20)\d\d")
_MEASURE = re.compile(
    r"^$|^(?:\d{4}年?度?|本年度?|上年度?|今年|去年|年度|全年)?(?:支出|收入)?"
    r"(?:决算|预算|执行|完成|实际|计划)?(?:数量|金额|总计|合计|小计|数值|统计数|数|额|人数|件数|情况|值|完成情况)?$"
)
_NOTHING = re.compile(r"[—－–\-/／无]*|不适用|(?i:n/?a)")
_LONGEST_HEADING = 60


@lru_cache(maxsize=4096)
def squeeze(text: str) -> str:
    """A heading without the white space that the printer put into it."""
    return "".join(text.split())


def is_measure(heading: str) -> bool:
    """Whether a heading says only when or how it was measured (2023年, 决算数, 合计)."""
    return bool(_MEASURE.match(heading))


@lru_cache(maxsize=4096)
def is_unit(text: str) -> bool:
    """Whether a cell holds nothing but a unit: 万册, %."""
    return units().get(text.lstrip("千百万亿")) is not None or text in ("%", "‰")


@lru_cache(maxsize=4096)
def _is_bare_number(text: str) -> bool:
    text = text.strip()
    return bool(_BARE.fullmatch(text)) and not _CALENDAR_YEAR.fullmatch(text)


class Grid:
    """A table's cells by row and column, merged cells at every place that they cover."""

    def __init__(self, table: Table, numeric: set[tuple[int, int]]) -> None:
        self.at: dict[tuple[int, int], Cell] = {}
        self._runs: dict[tuple[int, int, int], tuple[Cell, ...]] = {}
        for row in table.cells:
            for cell in row:
                for r in range(cell.row, cell.row + max(1, cell.rowspan)):
                    for c in range(cell.column, cell.column + max(1, cell.colspan)):
                        self.at.setdefault((r, c), cell)
        self._title = _title(table)
        self._form = FormRows(table)
        self.numeric = {at for at in numeric if not self._is_named(*at)}
        self._values = {column for _, column in self.numeric} | self._measured()

        self._units = self._unit_columns()

    def _is_named(self, row: int, column: int) -> bool:
        there = self.at.get((row, column))
        named = self._form.is_name(row, column)
        return named and there is not None and not _is_bare_number(there.text)

    def _measured(self) -> set[int]:
        """The columns whose heading says that they hold amounts, though they may all be empty."""
        found: set[int] = set()
        for column in {c for _, c in self.at}:
            head, r = "", 0
            while (there := self.at.get((r, column))) and (text := squeeze(there.text)):
                head, r = text, there.row + max(1, there.rowspan)
            if head and _MEASURE.match(head):
                found.add(column)
        return found

    def _unit_columns(self) -> set[int]:
        """The columns headed 单位 that hold units, not offices."""
        words: dict[int, list[str]] = {}
        for (_, column), cell in self.at.items():
            if not _NOTHING.fullmatch(text := cell.text.strip()):
                words.setdefault(column, []).append(text)
        headed = [(c, texts) for c, texts in words.items() if any(map(_UNIT_HEAD.match, texts))]
        return {
            column for column, texts in headed
            if all(_UNIT_HEAD.match(t) or is_unit(t) for t in texts)
        }  # fmt: skip

    def is_number(self, cell: Cell) -> bool:
        """Whether the cell holds a number and little else."""
        return (cell.row, cell.column) in self.numeric

    def left_of(self, cell: Cell) -> tuple[Cell, ...]:
        """The nearest run of text cells on the left, outermost first."""
        return self._walk(cell, 0, -1)

    def above(self, cell: Cell) -> tuple[Cell, ...]:
        """The nearest run of text cells above, outermost first; of indicators their own heading."""
        head = self._form.head_over(cell.row)
        named = self.at.get((head, cell.column)) if head is not None else None
        if named is not None and not self.is_number(named):
            return (named,)
        return self._walk(cell, -1, 0)

    def _walk(self, cell: Cell, dr: int, dc: int) -> tuple[Cell, ...]:
        """The run before a cell; where its neighbour is no text, the neighbour's own run."""
        r, c = cell.row, cell.column
        passed = []
        run: tuple[Cell, ...] | None = None
        while run is None:
            key = (r, c, dr)
            if key in self._runs:
                run = self._runs[key]
                break
            passed.append(key)
            r, c = r + dr, c + dc
            if r < 0 or c < 0 or (dr and r in self._form.fields):
                run = ()
            elif self._is_text(r, c, dc, cell):
                run = self._collect(r, c, dr, dc)
        for key in passed:
            self._runs[key] = run
        return run

    def _collect(self, r: int, c: int, dr: int, dc: int) -> tuple[Cell, ...]:
        """The run of text cells that begins at a place, outermost first."""
        run: list[Cell] = []
        while r >= 0 and c >= 0 and not (dr and r in self._form.fields):
            there = self.at.get((r, c))
            if there is not None:
                if self.is_number(there) or self._is_code(there) or self._ends(run, there, c, dc):
                    break
                if self._is_text(r, c, dc, None) and there not in run:
                    run.append(there)
                if dr and run and self._form.stands_alone(r):
                    break
            r, c = r + dr, c + dc
        return tuple(reversed(run))

    def _ends(self, run: Sequence[Cell], there: Cell, column: int, dc: int) -> bool:
        """Whether a run that stands so far does not go on with this cell."""
        if dc:  # an amount that is not given: what stands beyond it names that amount
            return column in self._values and bool(_NOTHING.fullmatch(squeeze(there.text)))
        if not run or there is run[-1] or not there.text.strip():
            return False
        below = run[-1]
        return (
            there.column > below.column
            or there.column + there.colspan < below.column + below.colspan
            or len(there.text) > _LONGEST_HEADING
        )

    def _is_text(self, r: int, c: int, dc: int, own: Cell | None) -> bool:
        """Whether what stands at a place may be a heading of the cell `own`."""
        there = self.at.get((r, c))
        if there is None or there is own or self.is_number(there) or self._is_code(there):
            return False
        if self._form and self._form.is_answer(r, c):
            return False
        text = there.text.strip()
        if _NOTHING.fullmatch(text) or _FORM_FIELD.match(text) or there is self._title:
            return False
        if text.endswith("。"):
            return False  # a sentence tells something, and names nothing
        return not dc or (c not in self._units and not _CODE.search(text))

    def _is_code(self, cell: Cell) -> bool:
        return _is_bare_number(cell.text)


def _title(table: Table) -> Cell | None:
    """The table's name, where it fills the first row; a form whose parts each have such a row has
    headings there."""
    wide = [row[0] for row in table.cells if len(row) == 1 and row[0].text.strip()]
    return (
        wide[0] if len(wide) == 1 and wide[0].row == 0 and wide[0].text == table.caption else None
    )
