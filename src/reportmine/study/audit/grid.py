"""A table as an audit sees it: numbers by row and column, and what heads them.

In: a mined report and one of its tables. Out: a `Grid`.

    numbers      (row, column) → `Number`: amount, unit, span
    label(r, c)  the nearest text on the left: the name of a row, for each half of a two-sided table
    code(r, c)   the digits in front of that name: 2080501
    outer(r, c)  the cell at the far left: rows that share a merged one belong together
    heads(c)     the texts above a column, outermost first, as cells: merged ones are one cell
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, field
from decimal import Decimal
from functools import cached_property

from reportmine.findings import Mention, Mined
from reportmine.report import Cell, Span, Table
from reportmine.study.audit.finding import Amount, Figure, amount_of

_CODE = re.compile(r"[\d\s]+")
_MARKS = re.compile(
    r"^(?:[一二三四五六七八九十]+、|[（(][一二三四五六七八九十\d]+[）)]|\d+[.．、])"
)
_PRINTED = re.compile(r"\d[\d,，]*(?:\.\d+)?")
TOTAL = re.compile(
    r"^(?:[一二三四五六七八九十]+、)?(?:[（(][一二三四五六七八九十]+[）)])?"
    r"(?:合\s*计|总\s*计|共\s*计|小\s*计|总额|合计数|总数|(?:收入|支出|本年|收支|经费|全年|本年收入|本年支出|收入总|支出总)(?:合计|总计|计))(?:数|（\S{1,4}）)?$"
)
_OTHER = re.compile(
    r"率|占比|比重|比例|平均|人均|均值|得分|排名|名次|[%％]|编码|代码|序号|行次|栏次|年份|电话|单价|标准"
)


@dataclass(frozen=True, slots=True)
class Number:
    """A number of a table."""

    row: int
    column: int
    amount: Amount
    unit: str | None
    kind: str
    span: Span

    @property
    def additive(self) -> bool:
        """Whether it may be part of a sum."""
        return self.kind not in ("ratio", "percentage_point", "multiple", "rank", "score")


@dataclass
class Grid:
    """The cells of a table at every place that they cover, and its numbers."""

    mined: Mined
    table: Table
    at: dict[tuple[int, int], Cell] = field(default_factory=dict)
    numbers: dict[tuple[int, int], Number] = field(default_factory=dict)

    @property
    def rows(self) -> range:
        return range(1 + max((r for r, _ in self.at), default=-1))

    @property
    def columns(self) -> range:
        return range(1 + max((c for _, c in self.at), default=-1))

    def text(self, row: int, column: int) -> str:
        """The words of a cell without white space; "" where there is none."""
        cell = self.at.get((row, column))
        return "".join(cell.text.split()) if cell else ""

    def side(self, row: int, column: int) -> int:
        """Where the name of a row stands (-1: nowhere): columns that share it belong to one half of the table."""
        for c in range(column - 1, -1, -1):
            text = self.text(row, c)
            if text and (row, c) not in self.numbers and not _CODE.fullmatch(text):
                return c
        return -1

    def label(self, row: int, column: int) -> str:
        """The nearest text on the left; "" where there is none."""
        at = self.side(row, column)
        return self.text(row, at) if at >= 0 else ""

    def code(self, row: int, column: int) -> str:
        """The digits in front of a row's name, several cells joined."""
        at, found = self.side(row, column), []
        for c in range(at - 1, -1, -1):
            text = self.text(row, c)
            if text and not _CODE.fullmatch(text):
                break
            if text:
                found.append(text)
        parts = found[::-1]
        return "".join([*parts[:1], *(part.zfill(2) for part in parts[1:])])

    def outer(self, row: int) -> Cell | None:
        """The merged cell at the far left of a row; None where there is no such one."""
        cell = self.at.get((row, 0))
        return cell if cell and cell.rowspan > 1 else None

    @cached_property
    def first(self) -> int:
        """The first row with a number."""
        return min((row for row, _ in self.numbers), default=0)

    def heads(self, column: int) -> tuple[Cell, ...]:
        """The cells above a column down to its first number, outermost first."""
        found: list[Cell] = []
        for row in range(self.first):
            cell = self.at.get((row, column))
            if cell and cell.text.strip() and not any(cell is other for other in found):
                found.append(cell)
        return tuple(found)

    def names(self, column: int) -> list[str]:
        """The headings of a column without white space, outermost first."""
        return ["".join(cell.text.split()) for cell in self.heads(column)]

    def head(self, column: int) -> str:
        """The innermost heading of a column; "" where it has none."""
        return "".join(self.names(column)[-1:])

    def adds(self, column: int) -> bool:
        """Whether the numbers of a column may be added up."""
        return not any(_OTHER.search(cell.text) for cell in self.heads(column)[-1:])

    def is_total(self, text: str) -> bool:
        """Whether a heading says total."""
        return TOTAL.match(text) is not None

    def figure(self, number: Number) -> Figure:
        """A number as a finding shows it."""
        row, column = self.label(number.row, number.column), self.head(number.column)
        name = " · ".join(part for part in (_MARKS.sub("", row), column) if part)
        return Figure(name, number.amount, number.unit, self.mined.report.evidence(number.span))


def grids(mined: Mined) -> list[Grid]:
    """The tables of a report that hold at least two numbers."""
    mentions: dict[str, list[Mention]] = {}
    for mention in mined.mentions:
        if mention.table is not None:
            mentions.setdefault(mention.table, []).append(mention)
    made = [_grid(mined, table, mentions.get(table.id, [])) for table in mined.report.tables]
    return [grid for grid in made if len(grid.numbers) > 1]


def _grid(mined: Mined, table: Table, mentions: list[Mention]) -> Grid:
    grid = Grid(mined, table)
    for row in table.cells:
        for cell in row:
            for r in range(cell.row, cell.row + max(1, cell.rowspan)):
                for c in range(cell.column, cell.column + max(1, cell.colspan)):
                    grid.at.setdefault((r, c), cell)
    cells = [c for row in table.cells for c in row if c.span is not None]
    cells.sort(key=lambda c: c.span or Span(0, 0))
    factor = _factor(mentions)
    k = 0
    for mention in mentions:
        while k < len(cells) and (cells[k].span or mention.span).end <= mention.span.start:
            k += 1
        if k == len(cells) or not mention.is_quantity or not _fills(mention, cells[k]):
            continue
        # A zero of money cannot tell its unit: 0.00 under 万元 is rounded as its neighbours are.
        zero = mention.kind == "money" and not mention.value
        amount = amount_of(mention, factor if zero else None)
        if amount is not None:
            cell = cells[k]
            place = (cell.row, cell.column)
            grid.numbers[place] = Number(*place, amount, mention.unit, mention.kind, mention.span)
    return grid


def _fills(mention: Mention, cell: Cell) -> bool:
    return 2 * len("".join(mention.text.split())) >= len("".join(cell.text.split()))


def _factor(mentions: list[Mention]) -> Decimal:
    """What most numbers of a table are multiplied by: 10,000 under 单位：万元."""
    found: Counter[Decimal] = Counter()
    for mention in mentions:
        printed = _PRINTED.search(mention.text)
        if printed and mention.value and mention.kind == "money":
            number = Decimal(re.sub(r"[,，]", "", printed[0]))
            if number:
                found[(abs(mention.value) / number).normalize()] += 1
    return found.most_common(1)[0][0] if found else Decimal(1)
