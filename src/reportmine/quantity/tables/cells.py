"""Numbers in tables: a cell's unit stands in its column's or row's heading, or in the caption.

A cell that holds nothing but a number is read here; longer cells are read as text. What a bare
number is follows from its headings: an amount of money, a share, a count, a code, a year.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from decimal import Decimal

from reportmine.findings import Kind, Mention, Mod
from reportmine.quantity.hit import plain
from reportmine.quantity.tables.headings import Measure, RowUnits, heading, stated
from reportmine.report import Cell, Report, Span, Table
from reportmine.text.calendar import months, years
from reportmine.text.numerals import evaluate, fold

_NUMBER = re.compile(
    r"(?:(?P<bound>[≥≧>≤≦<]) ?)?(?P<open>[(（])?(?P<sign>[-−－+－])?(?P<number>\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?|\.\d+)(?P<percent>[%‰]|(?P<own>[万亿]))?(?(open)[)）])"
)
_NOTHING = re.compile(r"[—－–\-/／]+")
_UNIT_COLUMN = re.compile(r"^(?:绩效|指标)?(?:计量|度量|数量)?单\s*位$", re.MULTILINE)
_CODES = re.compile(
    r"编码|代码|编号|序号|学号|工号|行次|栏次|文号|电话|手机|邮编|账号|证号|排名|名次|科目号|票据号"
)
_ORDER = re.compile(r"序号|编号|行次|栏次|^号$|^No\.?$|^项次$")
_SIGNS: dict[str, Mod] = {
    "≥": "equal_or_more", "≧": "equal_or_more", ">": "more_than", "＞": "more_than",
    "≤": "equal_or_less", "≦": "equal_or_less", "<": "less_than", "＜": "less_than", "=": "exact",
}  # fmt: skip
_REACHED_BY = re.compile(r"电话|手机|传真|邮编|邮政编码|账号|帐号|信用代码")
_COUNTS = re.compile(r"[栏列]次[:：]?")
_RANKS = re.compile(r"排名|名次|位次")
_SCORES = re.compile(
    r"(?:指标|标准|自评|评价|考核)?(?:分值|得分|评分|满分|权重)(?:[(（].{1,6}[)）])?$"
)
_MONEY = re.compile(r"金额|经费|预算|决算|支出|收入|资金|费用|余额|拨款|收费|成本|资产|负债")
#: How many cells above a column's numbers are taken for its heading.
_HEADS = 4
_YEAR_MONTH = re.compile(r"20[0-3]\d\.(?:1[0-2]|0?[1-9])")
_CALENDAR_YEAR = re.compile(r"(?:19|20)\d\d")
_YEARS = re.compile(r"(?:年度|年份|年)$")


_YEAR_HEAD = Measure("date", None, None, Decimal(1), "heading is a year")
_COUNTER = Measure("numbering", None, None, Decimal(1), "numbers the columns")


def cell_mentions(report: Report) -> Iterator[Mention]:
    """The mentions of all cells that hold one bare number, table by table."""
    for table in report.tables:
        yield from _of_table(table, report.text)


def _of_table(table: Table, text: str) -> Iterator[Mention]:
    whole = stated(table.unit) or stated(table.caption)
    columns: dict[int, list[str]] = {}
    numeric: set[int] = set()
    known: dict[int, tuple[str, Measure | None]] = {}
    beside: list[tuple[int, Measure]] = []
    rows: dict[int, RowUnits] = {}
    block: Measure | None = None
    for n, row in enumerate(table.cells):
        block = _of_block(table, n, text) if _is_all_words(row) else block
        beside = [(end, measure) for end, measure in beside if end > n]
        named = _in_unit_column(row, columns, text)
        label, of_row = "", named or (beside[-1][1] if beside else None)
        behind, sign = False, ""
        counter = _counts_columns(row)
        named_years = n == 0 and _is_years(row)
        for cell in row:
            if cell.span is None:
                continue
            words = fold(text[cell.span.start : cell.span.end])
            m = _NUMBER.fullmatch(words.strip())
            if m is None:
                sign = words.strip()
                if sign in _SIGNS or _NOTHING.fullmatch(words.strip()):
                    continue
                _name_columns(columns, numeric, known, cell, words)
                unit = _unit_under("\n".join(columns[cell.column]), words)
                if unit:
                    of_row = unit
                    continue
                if behind:  # the other half of the table
                    of_row, behind = named or (beside[-1][1] if beside else None), False
                own = heading(words) or of_row
                label, of_row = words, rows.setdefault(cell.column, RowUnits()).of(words, own)
                if cell.rowspan > 1 and (of_row and of_row.sure):
                    beside.append((n + cell.rowspan, of_row))  # 项目资金（元） beside several rows
                continue
            behind = True
            numeric.add(cell.column)
            head, of_column = _column(columns, known, cell.column)
            measure = _surest(of_column, of_row) or block or whole
            what = _COUNTER if counter else _decide(head, label, measure, m)
            if named_years and not head:
                what = _YEAR_HEAD
            mention = _mention(cell.span, text, words, m, what, table.id)
            sign = m["bound"] or sign
            yield _bounded(mention, _SIGNS[sign]) if sign in _SIGNS else mention
            sign = ""


def _bounded(mention: Mention, mod: Mod) -> Mention:
    """A number whose bound stands before it, in its own cell or in the one before: ≥ | 12."""
    if mention.value is None or mod == "exact" or not mention.is_quantity:
        return mention
    inclusive = mod in ("equal_or_more", "equal_or_less")
    if mod in ("equal_or_more", "more_than"):
        mention = replace(mention, min_value=mention.value, min_inclusive=inclusive)
    else:
        mention = replace(mention, max_value=mention.value, max_inclusive=inclusive)
    return replace(mention, mod=mod, bound_source="stated")


def _is_all_words(row: Sequence[Cell]) -> bool:
    texts = [cell.text.strip() for cell in row if cell.text.strip()]
    return len(texts) > 2 and not any(_NUMBER.fullmatch(fold(one)) for one in texts)


def _of_block(table: Table, n: int, text: str) -> Measure | None:
    """The unit of the rows below a row of headings, where it stands over labels: 金额（万元） | 年初 | 调整后."""
    below = table.cells[n + 1] if n + 1 < len(table.cells) else ()
    labels = {c.column for c in below if c.span and not _NUMBER.fullmatch(fold(c.text.strip()))}
    for cell in table.cells[n]:
        if cell.span and cell.column in labels:
            measure = heading(fold(text[cell.span.start : cell.span.end]))
            if measure and measure.sure:
                return measure
    return None


def _in_unit_column(
    row: Sequence[Cell], columns: dict[int, list[str]], text: str
) -> Measure | None:
    """The unit that a row names in a column of units, which may stand behind its numbers."""
    for cell in row:
        named = "\n".join(columns.get(cell.column, ()))
        if cell.span and named:
            unit = _unit_under(named, fold(text[cell.span.start : cell.span.end]))
            if unit:
                return unit
    return None


def _unit_under(head: str, words: str) -> Measure | None:
    """The unit that a cell of a column of units names; 单位 itself is the head, or an office."""
    named = _UNIT_COLUMN.search(head) and not _UNIT_COLUMN.fullmatch(words.strip())
    return stated(words) if named else None


def _counts_columns(row: Sequence[Cell]) -> bool:
    """Whether a row numbers the table's columns: 栏次 1 2 3, or 1 2 3 4 and nothing else."""
    texts = ["".join(cell.text.split()) for cell in row if cell.text.strip()]
    if any(_COUNTS.fullmatch(text) for text in texts):
        return True
    return len(texts) > 3 and texts == [str(n) for n in range(1, len(texts) + 1)]


def _is_years(row: Sequence[Cell]) -> bool:
    """Whether the only numbers of a first row are years: 指标 | 2021 | 2022."""
    texts = [cell.text.strip() for cell in row if cell.text.strip()]
    figures = [text for text in texts if _NUMBER.fullmatch(fold(text))]
    return len(figures) > 1 and all(_CALENDAR_YEAR.fullmatch(fold(one)) for one in figures)


def _surest(column: Measure | None, row: Measure | None) -> Measure | None:
    """A unit that is written goes before one that is guessed from the heading's words, but a
    column of shares holds shares."""
    if column and column.kind == "ratio":
        return column
    if row and row.sure and not (column and column.sure):
        return row
    return column or row


def _name_columns(
    columns: dict[int, list[str]],
    numeric: set[int],
    known: dict[int, tuple[str, Measure | None]],
    cell: Cell,
    words: str,
) -> None:
    """A text cell names the columns that it covers; below numbers it opens a new block."""
    for column in range(cell.column, cell.column + max(1, cell.colspan)):
        if column in numeric:
            numeric.discard(column)
            columns[column] = []
        names = columns.setdefault(column, [])
        del names[_HEADS - 1 :]  # the first ones and the nearest
        names.append(words.strip())
        known.pop(column, None)


def _column(
    columns: dict[int, list[str]], known: dict[int, tuple[str, Measure | None]], column: int
) -> tuple[str, Measure | None]:
    if column not in known:
        head = "\n".join(columns.get(column, ()))
        known[column] = head, heading(head)
    return known[column]


def _decide(head: str, label: str, measure: Measure | None, m: re.Match[str]) -> Measure:
    number = m["number"]
    if m["percent"] and not m["own"]:
        return Measure("ratio", m["percent"], None, Decimal(1), "percent in a cell")
    last = head.rsplit("\n", 1)[-1]
    if _RANKS.search(last):
        return Measure("rank", "名", None, Decimal(1), "heading names a rank")
    if _SCORES.search(last) and "%" not in last:
        return Measure("score", "分", None, Decimal(1), "heading names a score")
    if _CODES.search(head) and number.isdigit():
        kind: Kind = "numbering" if _ORDER.search(head) else "identifier"
        return Measure(kind, None, None, Decimal(1), "heading names a code")
    if _REACHED_BY.search(label) and number.isdigit() and len(number) > 5:
        return Measure("identifier", None, None, Decimal(1), "heading names a code")
    if _YEARS.search(last) and number.isdigit() and len(number) == 4 and number[:2] in ("19", "20"):
        return Measure("date", None, None, Decimal(1), "heading names a year")
    if measure:
        return measure
    if _YEAR_MONTH.fullmatch(number):
        return Measure("date", None, None, Decimal(1), "year and month in a cell")
    if _MONEY.search(label) or _MONEY.search(head):
        return Measure("money", None, None, Decimal(1), "heading names money, its unit unsaid")
    if number.isdigit() and len(number) >= 3 and number[0] == "0" and not m["sign"]:
        return Measure("identifier", None, None, Decimal(1), "code with a leading zero")
    return Measure("count", None, None, Decimal(1), "number in a cell")


def _mention(
    span: Span, text: str, words: str, m: re.Match[str], what: Measure, table: str
) -> Mention:
    start = span.start + len(words) - len(words.lstrip())
    inner = Span(start, start + len(words.strip()))
    quote = text[inner.start : inner.end]
    if what.kind in ("identifier", "numbering"):
        return Mention(inner, quote, what.kind, table=table, because=what.because)
    value = evaluate(m["number"]).value
    factor = evaluate(m["own"]).value if m["own"] else what.factor  # 8.6万 below 人次
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
        inner, quote, what.kind, plain(value * factor), unit=what.unit, unit_code=what.code,
        table=table, because=what.because,
    )  # fmt: skip
