"""Tables: each numeric cell with all headings of its row and of its column.

In: a table and its mentions. Out: `CellFact`s. `grid` finds the headings, `said` reads them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Literal

from reportmine.findings import Aspect, Front, Mention, MetricStatus, Period
from reportmine.metrics.tables.bands import bands_of, fills
from reportmine.metrics.tables.grid import Grid, is_unit, squeeze
from reportmine.metrics.tables.said import (
    Periods,
    aspect_of,
    is_done,
    is_total,
    says_planned,
    status_of,
    without_number,
)
from reportmine.report import Cell, Span, Table
from reportmine.text.scripts import simplified

__all__ = ["CellFact", "Named", "facts"]

#: By what a cell is named; `data/confidence.toml` says how often that is right.
Named = Literal["row and column", "row or column", "text in the cell", "nothing"]


@dataclass(frozen=True, slots=True)
class CellFact:
    """One number of a table with what its headings say."""

    #: Which of the report's mentions it is.
    index: int
    mention: Mention
    #: The headings on its left and above it, outermost first.
    row: tuple[str, ...]
    column: tuple[str, ...]
    #: The headings that name it, in the report's text.
    label_spans: tuple[Span, ...]
    aspect: Aspect
    status: MetricStatus
    #: The period that a heading or the caption names.
    period: Period | None
    #: Whether it is a total, or by its heading (其中) a part of the one above it.
    total: bool
    part: bool
    named: Named
    #: Whether it stands among words of its own cell.
    inside: bool
    #: The column of a cell that no heading stands over; else -1.
    place: int

    @property
    def rule(self) -> str:
        """The name of the rule that found it."""
        return "text in a cell" if self.inside else "cell"


def facts(
    table: Table, mentions: Sequence[tuple[int, Mention]], front: Front, *, promised: bool = False
) -> Iterator[CellFact]:
    """The facts of a table, in the order of its mentions. `promised`: it stands in a budget."""
    homes = list(_homes(table, mentions))
    bands = bands_of(homes)
    numeric = {(c.row, c.column) for _, m, c in homes if fills(m, c)} - bands
    caption = simplified(table.caption or "")
    promised = says_planned(caption) or (promised and not is_done(caption))
    reader = _Reader(Grid(table, numeric), Periods(caption, front), promised)
    for index, mention, cell in homes:
        fact = reader.fact(index, mention, cell)
        yield reader.as_band(fact, cell) if (cell.row, cell.column) in bands else fact


def _homes(
    table: Table, mentions: Sequence[tuple[int, Mention]]
) -> Iterator[tuple[int, Mention, Cell]]:
    """The mentions with the cells that they stand in."""
    cells = [(cell.span, cell) for row in table.cells for cell in row if cell.span is not None]
    cells.sort(key=lambda home: home[0].start)
    k = 0
    for index, mention in mentions:
        while k < len(cells) and cells[k][0].end <= mention.span.start:
            k += 1
        if k < len(cells) and cells[k][0].start <= mention.span.start:
            yield index, mention, cells[k][1]


class _Reader:
    """Reads the cells of one table. `promised`: its money is, unless a heading says otherwise."""

    def __init__(self, grid: Grid, periods: Periods, promised: bool) -> None:
        self.grid, self.periods, self.promised = grid, periods, promised

    def fact(self, index: int, mention: Mention, cell: Cell) -> CellFact:
        """What the headings of a cell say of its number."""
        inside = not self.grid.is_number(cell)
        threshold = inside and _is_threshold(cell, mention)
        row, column = ((), ()) if threshold else (self.grid.left_of(cell), self.grid.above(cell))
        if not row:
            # A table without row headings: what its outer column headings name stands for the row.
            row = column[:-1]
        row_texts = tuple([squeeze(c.text) for c in row])
        column_texts = tuple([squeeze(c.text) for c in column])
        said, above = _plainly(row_texts), _plainly(column_texts)
        return CellFact(
            index,
            mention,
            row=row_texts,
            column=column_texts,
            label_spans=_inside(cell, mention) if inside else _pieces(row, column),
            aspect=aspect_of(mention.kind, mention.per, above[-1:], said[-1:]),
            status="required" if threshold else status_of(above, said, self.promised),
            period=self.periods.of(above, said),
            total=is_total(said[-1:]) or is_total(above[-1:]),
            part=bool(said) and said[-1].startswith("其中"),
            named=_named(row, column, inside),
            inside=inside,
            place=-1 if column_texts else cell.column,
        )

    def as_band(self, fact: CellFact, cell: Cell) -> CellFact:
        """The bound itself: required, and of what stands over its column."""
        above = self.grid.above(cell)[:1]
        return replace(
            fact,
            row=(),
            column=tuple(squeeze(c.text) for c in above),
            label_spans=tuple(c.span for c in above if c.span is not None),
            status="required",
        )


def _named(row: Sequence[Cell], column: Sequence[Cell], inside: bool) -> Named:
    """By what a cell is named that stands behind `row` and below `column`, or has words of its own."""
    if not row and not column:
        return "nothing"
    if inside:
        return "text in the cell"
    return "row and column" if row and column else "row or column"


_THRESHOLD = re.compile(r"(?:（含）|\(含\))?(?:以上|以下)[一-鿿]")


def _is_threshold(cell: Cell, mention: Mention) -> bool:
    """Whether a number is part of what a row counts: 单价100万元（含）以上设备."""
    if cell.span is None:
        return False
    behind = cell.text[mention.span.end - cell.span.start :]
    return mention.text.endswith(("以上", "以下")) or bool(_THRESHOLD.match(behind))


@lru_cache(maxsize=4096)
def _plainly(headings: tuple[str, ...]) -> tuple[str, ...]:
    """The headings in Simplified characters: the rules know one script only."""
    return tuple(map(simplified, headings))


# Only when: the period says it, and 会员 of 2022年 and of 2023年 are one thing that is counted.
_YEAR = re.compile(r"(?:(?:19|20)\d\d年?度?|[本上去今前]一?年度?)(?:同期)?(?:数|数量|人数|金额)?")


def _pieces(row: Sequence[Cell], column: Sequence[Cell]) -> tuple[Span, ...]:
    """The innermost headings, without numbers; one that only says when stands where there is no other."""
    pieces = []
    above = [c for c in column if not is_unit(squeeze(c.text))] or column  # 到馆 over 万人次
    named = [c for c in above if not _YEAR.fullmatch(squeeze(c.text))]  # 到馆 over 2021年, 2022年
    headings = [one for one in (*row[-1:], *(named or above)[-1:]) if one.span is not None]
    what = [heading for heading in headings if not _YEAR.fullmatch(squeeze(heading.text))]
    for heading in what or headings:
        assert heading.span is not None
        start = heading.span.start + without_number(heading.text)
        if start < heading.span.end:
            pieces.append(Span(start, heading.span.end))
    return tuple(dict.fromkeys(pieces))


def _inside(cell: Cell, mention: Mention) -> tuple[Span, ...]:
    """The words of a cell in front of its number and behind it."""
    if cell.span is None:
        return ()
    before = Span(cell.span.start, mention.span.start)
    after = Span(mention.span.end, cell.span.end)
    return tuple(s for s in (before, after) if s.end > s.start)
