"""The rows of a form: its fields, and the indicators that it sets values for.

In: a table's cells. Out: which cells are answers (苗圃运行 beside 项目名称, 合格 below 实际完成值): words
that stand where a form asks for them are no headings of the numbers under or beside them.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterator, Sequence

from reportmine.report import Cell, Table

__all__ = ["FormRows"]

_FIELD = re.compile(
    r"(?:项目|课题|专项|政策|部门|单位)(?:名称|性质|类别|类型|属性|代码|编码|编号|负责人|单位)"
    r"|(?:主管|实施|预算|填报|编制|申报|业务|责任|评价)(?:主管)?(?:部门|单位|处室|科室)(?:名称)?"
    r"|(?:计划|项目)?(?:开始|起始|完成|结束|截止|起止|实施)(?:日期|时间|年限|期限)"
    r"|(?:项目)?(?:联系人|负责人|填报人|填表人|经办人|审核人)|联系电话|填[报表](?:日期|时间)"
)
_DIGITS = re.compile(r"[\d\-－—()（）]{6,}|\d{4}[年./-]\d{1,2}(?:[月./-](?:\d{1,2}日?)?)?")
_INDICATOR = re.compile(r"(?:[一二三四]级|绩效|考核|评价)?指标(?:名称|内容)?")
_VALUE = re.compile(
    r"(?:年度|全年|本年)?(?:[(（].{1,6}[)）])?(?:绩效)?(?:指标|目标|预期|计划|完成|实际|实际完成|实现|实际达到)(?:指标)?值"
    r"(?:[(（].{1,6}[)）])?|(?:实际|目标)?完成情况|分值|得分|自评分|自评得分|权重"
)


def _plain(cell: Cell) -> str:
    return "".join(cell.text.split())


class FormRows:
    """Of one table: the rows of fields, and the rows that head indicators."""

    def __init__(self, table: Table) -> None:
        self.fields = _field_rows(table)
        self._held = {
            r for row in table.cells for c in row for r in range(c.row + 1, c.row + c.rowspan)
        }
        self._heads = dict(_heads(table))
        self._ends = sorted([*self._heads, *self.fields])

    def __bool__(self) -> bool:
        return bool(self._ends)

    def stands_alone(self, row: int) -> bool:
        """Whether what is above a heading says nothing of what is below it: over indicators, and in a form
        where no cell holds both rows together."""
        return row in self._heads or (bool(self.fields) and row not in self._held)

    def head_over(self, row: int) -> int | None:
        """The row that heads the indicators among which a row stands."""
        nearest = bisect_right(self._ends, row) - 1
        head = self._ends[nearest] if nearest >= 0 else row
        return head if head < row and head in self._heads else None

    def is_name(self, row: int, column: int) -> bool:
        """Whether a cell stands among the names of indicators: 开展活动300场 is one, with its number."""
        head = self.head_over(row)
        return head is not None and column < self._heads[head]

    def is_answer(self, row: int, column: int) -> bool:
        """Whether a cell stands below the heading of an indicator's values."""
        head = self.head_over(row)
        return head is not None and column >= self._heads[head]


def _field_rows(table: Table) -> frozenset[int]:
    """Rows with a field's name that has another one above or below it: 项目名称 over 主管部门. In a list of
    projects 项目名称 stands over names, and 主管部门 beside it."""
    columns: dict[int, list[int]] = defaultdict(list)
    for row in table.cells:
        for cell in row:
            if _FIELD.fullmatch(_plain(cell).rstrip(":：")):
                columns[cell.column].append(cell.row)
    stacked = [
        row for rows in columns.values() for row in rows if row - 1 in rows or row + 1 in rows
    ]
    return frozenset(stacked) | {row[0].row for row in table.cells if _is_field(row)}


def _is_field(row: Sequence[Cell]) -> bool:
    """Whether a row is one field with an answer as wide as the form, or answers a field with digits."""
    names = [bool(_FIELD.fullmatch(_plain(cell).rstrip(":："))) for cell in row]
    if names == [True, False]:
        return row[1].colspan > 2
    answers = zip(names, row[1:], strict=False)
    return any(named and _DIGITS.fullmatch(_plain(answer)) for named, answer in answers)


def _heads(table: Table) -> Iterator[tuple[int, int]]:
    """The rows that head indicators, each with the first column behind their names."""
    for row in table.cells:
        named = [c for c in row if _INDICATOR.fullmatch(_plain(c))]
        values = [c.column for c in row if _VALUE.fullmatch(_plain(c))]
        if named and values and max(values) > named[-1].column:
            yield row[0].row, named[-1].column + max(1, named[-1].colspan)
