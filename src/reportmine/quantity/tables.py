"""Numbers in tables: a cell's unit stands in its column's or row's heading, or in the caption.

A cell that holds nothing but a number is read here; longer cells are read as text. What a bare
number is follows from its headings: an amount of money, a share, a count, a code, a year.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from reportmine.findings import Kind, Mention
from reportmine.quantity.calendar import months, years
from reportmine.quantity.grammar import MULT
from reportmine.quantity.hit import plain
from reportmine.report import Cell, Report, Span, Table
from reportmine.text.numerals import evaluate, fold
from reportmine.text.units import units

_NUMBER = re.compile(
    r"(?P<open>[(（])?(?P<sign>[-−－+－])?(?P<number>\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?|\.\d+)(?P<percent>[%‰])?(?(open)[)）])"
)
_CODES = re.compile(
    r"编码|代码|编号|序号|学号|工号|行次|栏次|文号|电话|手机|邮编|账号|证号|排名|名次|科目号|票据号"
)
_ORDER = re.compile(r"序号|编号|行次|栏次|^号$|^No\.?$|^项次$")
_COUNTS = re.compile(r"[栏列]次[:：]?")
_RANKS = re.compile(r"排名|名次|位次")
_UNIT = re.compile(
    rf"(?:单位[::]?|[((]) ?(?:人民币)?(?P<factor>{MULT}{{1,2}})?(?P<unit>[一-鿿%‰/㎡A-Za-z²³]{{1,6}})(?:[))]|$|[,，;；、 ])"
)
_SHARES = re.compile(
    r"(?:比例|比重|占比|增幅|增长率|增速|完成率|执行率|率|百分比)(?:[((]?%[))]?)?$|%"
)
_COUNTED = re.compile(
    r"(?:件|条|次|人|篇|项|个|户|家|份|册|台|场|期|人次|套|名|辆|宗|起|批|所|座|间)数(?:量)?$"
)
_MONEY = re.compile(r"金额|经费|预算|决算|支出|收入|资金|费用|余额|拨款|收费|成本|资产|负债")
#: How many cells above a column's numbers are taken for its heading.
_HEADS = 4
_YEAR_MONTH = re.compile(r"20[0-3]\d\.(?:1[0-2]|0?[1-9])")
_YEARS = re.compile(r"(?:年度|年份|年)$")


@dataclass(frozen=True, slots=True)
class _Measure:
    """What the numbers of a row, column or table are."""

    kind: Kind
    unit: str | None
    code: str | None
    factor: Decimal
    because: str
    sure: bool = False


_COUNTER = _Measure("numbering", None, None, Decimal(1), "numbers the columns")


def cell_mentions(report: Report) -> Iterator[Mention]:
    """The mentions of all cells that hold one bare number, table by table."""
    for table in report.tables:
        yield from _of_table(table, report.text)


def _of_table(table: Table, text: str) -> Iterator[Mention]:
    whole = stated(table.unit) or stated(table.caption)
    columns: dict[int, list[str]] = {}
    numeric: set[int] = set()
    known: dict[int, tuple[str, _Measure | None]] = {}
    beside: list[tuple[int, _Measure]] = []
    for n, row in enumerate(table.cells):
        beside = [(end, measure) for end, measure in beside if end > n]
        label, of_row = "", beside[-1][1] if beside else None
        counter = _counts_columns(row)
        for cell in row:
            if cell.span is None:
                continue
            words = fold(text[cell.span.start : cell.span.end])
            m = _NUMBER.fullmatch(words.strip())
            if m is None:
                _name_columns(columns, numeric, known, cell, words)
                label, of_row = words, heading(words) or of_row
                if cell.rowspan > 1 and (of_row and of_row.sure):
                    beside.append((n + cell.rowspan, of_row))  # 项目资金（元） beside several rows
                continue
            numeric.add(cell.column)
            head, of_column = _column(columns, known, cell.column)
            measure = _surest(of_column, of_row) or whole
            what = _COUNTER if counter else _decide(head, label, measure, m)
            yield _mention(cell.span, text, words, m, what, table.id)


def _counts_columns(row: Sequence[Cell]) -> bool:
    """Whether a row numbers the table's columns: 栏次 1 2 3, or 1 2 3 4 and nothing else."""
    texts = ["".join(cell.text.split()) for cell in row if cell.text.strip()]
    if any(_COUNTS.fullmatch(text) for text in texts):
        return True
    return len(texts) > 3 and texts == [str(n) for n in range(1, len(texts) + 1)]


def _surest(column: _Measure | None, row: _Measure | None) -> _Measure | None:
    """A unit that is written goes before one that is guessed from the heading's words."""
    if row and row.sure and not (column and column.sure):
        return row
    return column or row


def _name_columns(
    columns: dict[int, list[str]],
    numeric: set[int],
    known: dict[int, tuple[str, _Measure | None]],
    cell: Cell,
    words: str,
) -> None:
    """A text cell names the columns that it covers; below numbers it opens a new block."""
    for column in range(cell.column, cell.column + max(1, cell.colspan)):
        if column in numeric:
            numeric.discard(column)
            columns[column] = []
        names = columns.setdefault(column, [])
        if len(names) < _HEADS:
            names.append(words.strip())
            known.pop(column, None)


def _column(
    columns: dict[int, list[str]], known: dict[int, tuple[str, _Measure | None]], column: int
) -> tuple[str, _Measure | None]:
    if column not in known:
        head = "\n".join(columns.get(column, ()))
        known[column] = head, heading(head)
    return known[column]


def stated(words: str | None) -> _Measure | None:
    """The unit of `（单位：万元）`, `万元` or `金额（元）`; None where none is said."""
    if not words:
        return None
    folded = fold(words).strip()
    m = _UNIT.search(folded) or _ALONE.fullmatch(folded)
    if m is None:
        return None
    name = m["unit"]
    if name in ("%", "‰"):
        return _Measure("ratio", name, None, Decimal(1), f"unit in the heading: {name}", sure=True)
    unit = units().get(name) or (units().get(name.split("/")[0]) if "/" in name else None)
    if unit is None:
        return None
    factor = evaluate(m["factor"]).value if m["factor"] else Decimal(1)
    shown = name if "/" in name else unit.base
    because = f"unit in the heading: {m['factor'] or ''}{name}"
    return _Measure(unit.kind, shown, unit.code, factor, because, sure=True)


_ALONE = re.compile(rf"(?P<factor>{MULT}{{1,2}})?(?P<unit>[一-鿿%‰/㎡]{{1,4}})")


def heading(words: str) -> _Measure | None:
    """What a heading says of the numbers under or beside it."""
    for line in words.split("\n"):
        if m := _UNIT.search(line):
            found = stated(m.group())
            if found:
                return found
    for line in reversed(words.split("\n")):
        if _SHARES.search(line):
            return _Measure("ratio", "%", None, Decimal(1), "heading names a share")
        if m := _COUNTED.search(line):
            name = m.group().rstrip("量")[:-1]
            return _Measure("count", name, None, Decimal(1), f"heading counts {name}")
    return None


def _decide(head: str, label: str, measure: _Measure | None, m: re.Match[str]) -> _Measure:
    number = m["number"]
    if m["percent"]:
        return _Measure("ratio", m["percent"], None, Decimal(1), "percent in a cell")
    last = head.rsplit("\n", 1)[-1]
    if _RANKS.search(last):
        return _Measure("rank", "名", None, Decimal(1), "heading names a rank")
    if _CODES.search(head) and number.isdigit():
        kind: Kind = "numbering" if _ORDER.search(head) else "identifier"
        return _Measure(kind, None, None, Decimal(1), "heading names a code")
    if _YEARS.search(last) and number.isdigit() and len(number) == 4 and number[:2] in ("19", "20"):
        return _Measure("date", None, None, Decimal(1), "heading names a year")
    if measure:
        return measure
    if _YEAR_MONTH.fullmatch(number):
        return _Measure("date", None, None, Decimal(1), "year and month in a cell")
    if _MONEY.search(label) or _MONEY.search(head):
        return _Measure("money", None, None, Decimal(1), "heading names money, its unit unsaid")
    if number.isdigit() and len(number) >= 3 and number[0] == "0" and not m["sign"]:
        return _Measure("identifier", None, None, Decimal(1), "code with a leading zero")
    return _Measure("count", None, None, Decimal(1), "number in a cell")


def _mention(
    span: Span, text: str, words: str, m: re.Match[str], what: _Measure, table: str
) -> Mention:
    start = span.start + len(words) - len(words.lstrip())
    inner = Span(start, start + len(words.strip()))
    quote = text[inner.start : inner.end]
    if what.kind in ("identifier", "numbering"):
        return Mention(inner, quote, what.kind, table=table, because=what.because)
    value = evaluate(m["number"]).value
    if what.because == "year and month in a cell":
        year, month = (int(part) for part in m["number"].split("."))
        period = months(quote, year, month, year, month)
        return Mention(inner, quote, "date", table=table, period=period, because=what.because)
    if what.kind == "date":
        year = int(value)
        return Mention(
            inner, quote, "date", value, table=table, period=years(quote, year, year),
            because=what.because,
        )  # fmt: skip
    if m["open"] or m["sign"] in ("-", "−", "－"):
        value = -value
    return Mention(
        inner, quote, what.kind, plain(value * what.factor), unit=what.unit, unit_code=what.code,
        table=table, because=what.because,
    )  # fmt: skip
