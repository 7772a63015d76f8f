"""Tables: each numeric cell with all headings of its row and of its column.

In: a table and its mentions. Out: `CellFact`s. `grid` finds the headings.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from reportmine.findings import Aspect, Front, Mention, MetricStatus, Period
from reportmine.metrics.period.periods import heading_period, relative
from reportmine.metrics.tables.bands import bands_of, fills
from reportmine.metrics.tables.grid import Grid, is_unit, squeeze
from reportmine.report import Cell, Span, Table
from reportmine.text.scripts import simplified

_THRESHOLD = re.compile(r"(?:（含）|\(含\))?(?:以上|以下)[一-鿿]")
_COMPARED = re.compile(r"[比较較与與同](?:上年|去年|上一年|前年)")
_TOTAL = re.compile(
    r"^(?:[一二三四五六七八九十（(]+[）)、]?)?(?:合计|总计|共计|小计|累计|总额|全部)(?:数)?$|(?:收入|支出|收支|经费|本年)(?:合计|总计)$"
)
_NUMBERED = re.compile(
    r"^\s*(?:[一二三四五六七八九十]+、|（[一二三四五六七八九十]+）|\([一二三四五六七八九十]+\)|\d+[.．、](?!\d)|（\d+）|\(\d+\)|其中[:：]?)\s*"
)
_PREVIOUS = re.compile(r"(?:上年|去年|上一?年度)(?:同期|决算|预算|执行|实际|完成)?数?$")
_PLANNED = re.compile(r"预算|计划|目标|任务|预期|指标值")
_DONE = re.compile(r"决算|执行|完成|实际|得分|评分")
_GROWTH = re.compile(r"增长率|增幅|增速|同比|增减(?:率|比例|%|％|幅度)|增长(?:\(|（)?[%％]|涨幅")
_CHANGE = re.compile(r"增减(?:额|数|量)?$|增加额|减少额|增长额|差额")
_CARRIED = re.compile(r"结转|结余")
# Only when: the period says it, and 会员 of 2022年 and of 2023年 are one thing that is counted.
_YEAR = re.compile(r"(?:(?:19|20)\d\d年?度?|[本上去今前]一?年度?)(?:同期)?(?:数|数量|人数|金额)?")
_BARE_YEAR = re.compile(r"(?:19|20)\d\d")
_RELATIVE = re.compile(r"[上下]年度?|去年|[上下]一年度?|前年|明年")
#: Funds are called budgets; money from them is not thereby planned.
_FUNDS = re.compile(
    r"一般公共预算|政府性基金预算|国有资本经营预算|社会保险基金预算|预算内|预算外|非预算"
)


@dataclass(frozen=True, slots=True)
class CellFact:
    """One number of a table with what its headings say; `place` is the column of one without a heading."""

    index: int
    mention: Mention
    row: tuple[str, ...]
    column: tuple[str, ...]
    label_spans: tuple[Span, ...]
    aspect: Aspect
    status: MetricStatus
    period: Period | None
    total: bool
    risk: float
    rule: str
    part: bool
    place: int


_UNIT_NOTE = re.compile(r"[（(](?:单位[:：])?[^（()）]{1,6}[）)]$|[（(].{8,}[）)]$")


@lru_cache(maxsize=4096)
def plain_heading(headings: tuple[str, ...]) -> str:
    """The innermost heading without its number and its unit: 会员 of 1.会员（人）."""
    text = _NUMBERED.sub("", headings[-1]) if headings else ""
    return _UNIT_NOTE.sub("", text)


def facts(
    table: Table, mentions: Sequence[tuple[int, Mention]], front: Front, *, promised: bool = False
) -> Iterator[CellFact]:
    """The facts of a table, in the order of its mentions. `promised`: it stands in a budget."""
    cells = sorted(
        (cell for row in table.cells for cell in row if cell.span is not None),
        key=lambda cell: cell.span.start if cell.span else 0,
    )
    homes: list[tuple[int, Mention, Cell]] = []
    k = 0
    for index, mention in mentions:
        while k < len(cells) and (cells[k].span or Span(0, 0)).end <= mention.span.start:
            k += 1
        if k < len(cells):
            span = cells[k].span
            if span is not None and span.start <= mention.span.start < span.end:
                homes.append((index, mention, cells[k]))
    bands = bands_of(homes)
    numeric = {(c.row, c.column) for _, m, c in homes if fills(m, c)} - bands
    grid = Grid(table, numeric)
    caption = simplified(table.caption or "")
    periods = _Periods(caption, front)
    promised = _says_planned(caption) or (promised and not _DONE.search(caption))
    for index, mention, cell in homes:
        fact = _fact(grid, periods, promised, index, mention, cell)
        yield _as_band(grid, fact, cell) if (cell.row, cell.column) in bands else fact


def _as_band(grid: Grid, fact: CellFact, cell: Cell) -> CellFact:
    """The bound itself: required, and of what stands over its column."""
    above = grid.above(cell)[:1]
    spans = tuple(c.span for c in above if c.span is not None)
    return replace(
        fact,
        row=(),
        column=tuple(squeeze(c.text) for c in above),
        label_spans=spans,
        status="required",
    )


def _fact(
    grid: Grid, periods: _Periods, promised: bool, index: int, mention: Mention, cell: Cell
) -> CellFact:
    inside = not grid.is_number(cell)
    threshold = inside and _is_threshold(cell, mention)
    row, column = ((), ()) if threshold else (grid.left_of(cell), grid.above(cell))
    if not row:
        # A table without row headings: what its outer column headings name stands for the row.
        row = column[:-1]
    row_texts = tuple([squeeze(c.text) for c in row])
    column_texts = tuple([squeeze(c.text) for c in column])
    pieces = _pieces(row, column, cell, mention) if not inside else _inside(cell, mention)
    risk = 0.04
    if not row and not column:
        risk = 0.5
    elif inside:
        risk = 0.3
    elif not row or not column:
        risk = 0.1
    said, above = _plainly(row_texts), _plainly(column_texts)
    return CellFact(
        index, mention, row_texts, column_texts, pieces,
        _aspect(mention.kind, mention.per, above[-1:], said[-1:]),
        "required" if threshold else _status(above, said, promised),
        periods.of(above, said),
        _is_total(said[-1:]) or _is_total(above[-1:]),
        risk, "text in a cell" if inside else "cell",
        bool(said) and said[-1].startswith("其中"),
        -1 if column_texts else cell.column,
    )  # fmt: skip


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


def _pieces(
    row: Sequence[Cell], column: Sequence[Cell], cell: Cell, mention: Mention
) -> tuple[Span, ...]:
    pieces = []
    above = [c for c in column if not is_unit(squeeze(c.text))] or column  # 到馆 over 万人次
    named = [c for c in above if not _YEAR.fullmatch(squeeze(c.text))]  # 到馆 over 2021年, 2022年
    headings = [one for one in (*row[-1:], *(named or above)[-1:]) if one.span is not None]
    what = [heading for heading in headings if not _YEAR.fullmatch(squeeze(heading.text))]
    for heading in what or headings:
        assert heading.span is not None
        skip = _NUMBERED.match(heading.text)
        start = heading.span.start + (skip.end() if skip else 0)
        if start < heading.span.end:
            pieces.append(Span(start, heading.span.end))
    return tuple(dict.fromkeys(pieces))


def _inside(cell: Cell, mention: Mention) -> tuple[Span, ...]:
    if cell.span is None:
        return ()
    before = Span(cell.span.start, mention.span.start)
    after = Span(mention.span.end, cell.span.end)
    return tuple(s for s in (before, after) if s.end > s.start)


@lru_cache(maxsize=4096)
def _is_total(headings: tuple[str, ...]) -> bool:
    return any(_TOTAL.search(_NUMBERED.sub("", text)) for text in headings)


@lru_cache(maxsize=4096)
def _aspect(kind: str, per: str | None, column: tuple[str, ...], row: tuple[str, ...]) -> Aspect:
    last = "".join((*column, *row))
    if kind == "rank":
        return "rank"
    if kind == "percentage_point":
        return "change"
    if kind == "ratio":
        return "growth_rate" if _GROWTH.search(last) else "share"
    if _GROWTH.search(last):
        return "growth_rate"
    if any(_CHANGE.search(t) for t in (*column, *row)):
        return "change"
    if "人均" in last or "平均" in last or per:
        return "average"
    return "cumulative" if "累计" in last else "level"


@lru_cache(maxsize=4096)
def _status(column: tuple[str, ...], row: tuple[str, ...], promised: bool) -> MetricStatus:
    if any(_PREVIOUS.search(t) for t in column):
        return "baseline"
    for text in (*reversed(column), *row[-1:]):
        if _says_planned(text):
            return "planned"
        if _DONE.search(text):
            return "achieved"
    return "planned" if promised else "achieved"


@lru_cache(maxsize=4096)
def _says_planned(text: str) -> bool:
    """Whether a heading says that its numbers are planned, not only which fund they are of."""
    return bool(_PLANNED.search(_FUNDS.sub("", text))) and not _DONE.search(text)


def parts_of_totals(found: Sequence[CellFact]) -> dict[int, int]:
    """Which cells of a table are parts of which total, by mention; only where the sum proves it.

    In each column, and then in each row, the cells between one total and the next make it up.
    """
    counted = [f for f in found if f.mention.value is not None and f.aspect == "level"]
    parts = _proved([(f.column, f.row[-1:], f) for f in counted])
    return _proved([(f.row, f.column[-1:], f) for f in counted]) | parts


def _proved(
    cells: Sequence[tuple[tuple[str, ...], tuple[str, ...], CellFact]],
) -> dict[int, int]:
    lines: dict[tuple[str, ...], list[tuple[bool, CellFact]]] = {}
    for line, heading, fact in cells:
        if heading:
            lines.setdefault(line, []).append((_is_total(heading), fact))
    parts: dict[int, int] = {}
    for members in lines.values():
        totals = [i for i, (total, _) in enumerate(members) if total]
        borders = [-1, *totals, len(members)]
        for n, i in enumerate(totals, 1):
            whole = members[i][1]
            for first, last in ((borders[n - 1] + 1, i), (i + 1, borders[n + 1])):
                inside = [f for _, f in members[first:last] if not f.part]
                if _adds_up(inside, whole):
                    parts.update({f.index: whole.index for f in inside})
                    break
    return parts


def _adds_up(parts: Sequence[CellFact], total: CellFact) -> bool:
    values = [f.mention.value for f in parts if f.mention.value is not None]
    same = {f.mention.unit for f in parts} <= {total.mention.unit}
    return len(values) > 1 and same and sum(values) == total.mention.value != 0


class _Periods:
    """The periods that the headings of one table name."""

    def __init__(self, caption: str, front: Front) -> None:
        self.front = front
        self.caption = heading_period(caption, front)
        self._known: dict[str, Period | None] = {}

    def of(self, column: Sequence[str], row: Sequence[str]) -> Period | None:
        """The period of a cell: its nearest heading that names one, else the caption's."""
        for text in (*reversed(column), *reversed(row)):
            if text not in self._known:
                self._known[text] = self._named(text)
            if self._known[text]:
                return self._known[text]
        return self.caption

    def _named(self, text: str) -> Period | None:
        if _COMPARED.search(text):
            return None
        carried = _CARRIED.search(text) is not None
        word = _RELATIVE.search(text)
        if _BARE_YEAR.fullmatch(text):
            text += "年"  # 指标 | 2021 | 2022
        found = heading_period(text, self.front)
        if found and not (carried and word):
            return found._replace(source="explicit")
        return relative(word.group(), self.front, "explicit") if word and not carried else None
