"""Numbers in tables: a cell's unit stands in its column's or row's heading, or in the caption.

In: the tables of a report. Out: a `Mention` for each cell that holds nothing but a number; longer cells are read as
text. What a bare number is follows from its headings: an amount of money, a share, a count, a code, a year.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from reportmine.findings import Kind, Mention, Mod
from reportmine.quantity.hit import plain
from reportmine.quantity.tables.columns import Columns
from reportmine.quantity.tables.headings import Measure, RowUnits, heading, stated
from reportmine.report import Cell, Report, Span, Table
from reportmine.text.calendar import months, years
from reportmine.text.numerals import evaluate, fold

__all__ = ["cell_mentions"]

_NUMBER = re.compile(
    r"(?:(?P<bound>[≥≧>≤≦<]) ?)?(?P<open>[(（])?(?P<sign>[-−－+－])?(?P<number>\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?|\.\d+)"
    r"(?P<percent>[%‰]|(?P<own>[万亿]))?(?(open)[)）])"
)
_NOTHING = re.compile(r"[—－–\-/／]+")
_SIGNS: dict[str, Mod] = {
    "≥": "equal_or_more", "≧": "equal_or_more", ">": "more_than", "＞": "more_than",
    "≤": "equal_or_less", "≦": "equal_or_less", "<": "less_than", "＜": "less_than", "=": "exact",
}  # fmt: skip
_COUNTS = re.compile(r"[栏列]次[:：]?")
_CALENDAR_YEAR = re.compile(r"(?:19|20)\d\d")


def cell_mentions(report: Report) -> Iterator[Mention]:
    """The mentions of all cells that hold one bare number, table by table."""
    for table in report.tables:
        yield from _Reader(table, report.text).mentions()


@dataclass(slots=True)
class _Row:
    """What is known of a row so far, from the left to the right."""

    #: Which row of the table it is.
    n: int
    #: The unit that it names in a column of units.
    own: Measure | None
    #: Whether its numbers only count the columns, or are the years at their heads.
    counts: bool
    years: bool
    #: The last label, and what it says of the numbers behind it.
    label: str = ""
    measure: Measure | None = None
    #: Whether a number stood before: the next label opens the other half of the table.
    behind: bool = False
    #: The text of the cell before, where it may be the sign of a bound: ≥ | 12.
    sign: str = ""


class _Reader:
    """Reads one table from the top down."""

    def __init__(self, table: Table, text: str) -> None:
        self.table, self.text = table, text
        self.whole = stated(table.unit) or stated(table.caption)
        self.columns = Columns(text)
        #: What the last row of headings says of the rows below it.
        self.block: Measure | None = None
        #: Measures beside several rows, and the row behind the last of these: 项目资金（元）.
        self.beside: list[tuple[int, Measure]] = []
        #: By the column of the labels.
        self.units: dict[int, RowUnits] = {}

    def mentions(self) -> Iterator[Mention]:
        """The mentions of the table's bare numbers, in reading order."""
        for n, cells in enumerate(self.table.cells):
            row = self._row(n, cells)
            for cell in cells:
                if cell.span is None:
                    continue
                words = fold(self.text[cell.span.start : cell.span.end])
                number = _NUMBER.fullmatch(words.strip())
                if number is None:
                    self._read_words(row, cell, words)
                else:
                    yield self._read_number(row, cell, cell.span, words, number)

    def _row(self, n: int, cells: Sequence[Cell]) -> _Row:
        if _is_all_words(cells):
            self.block = _of_block(self.table, n, self.text)
        self.beside = [(end, measure) for end, measure in self.beside if end > n]
        own, years = self.columns.unit_of(cells), n == 0 and _is_years(cells)
        return _Row(n, own, _counts_columns(cells), years, measure=own or self._beside())

    def _beside(self) -> Measure | None:
        """The nearest measure that stands beside several rows."""
        return self.beside[-1][1] if self.beside else None

    def _read_words(self, row: _Row, cell: Cell, words: str) -> None:
        """A text cell names its columns, and what stands on its right."""
        row.sign = words.strip()
        if row.sign in _SIGNS or _NOTHING.fullmatch(row.sign):
            return
        self.columns.name(cell, words)
        if unit := self.columns.unit_in(cell, words):
            row.measure = unit
            return
        if row.behind:
            row.measure, row.behind = row.own or self._beside(), False
        own = heading(words) or row.measure
        labels = self.units.setdefault(cell.column, RowUnits())
        row.label, row.measure = words, labels.of(words, own)
        if cell.rowspan > 1 and row.measure and row.measure.sure:
            self.beside.append((row.n + cell.rowspan, row.measure))

    def _read_number(
        self, row: _Row, cell: Cell, span: Span, words: str, number: re.Match[str]
    ) -> Mention:
        """The mention of a bare number; `span` is that of its cell, `words` what it holds."""
        row.behind = True
        self.columns.holds_number(cell.column)
        head, of_column = self.columns.head(cell.column), self.columns.measure(cell.column)
        if row.years and not head:
            what = _bare("date", "heading is a year")
        elif row.counts:
            what = _bare("numbering", "numbers the columns")
        else:
            measure = _surest(of_column, row.measure) or self.block or self.whole
            what = _decided(head, row.label, measure, number)
        mention = _mention(span, self.text, words, number, what, self.table.id)
        sign, row.sign = number["bound"] or row.sign, ""
        return _bounded(mention, _SIGNS[sign]) if sign in _SIGNS else mention


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


def _bare(kind: Kind, because: str, unit: str | None = None) -> Measure:
    """What a number is by what its headings or its digits say, where these tell no factor."""
    return Measure(kind, unit, None, Decimal(1), because)


_RANKS = re.compile(r"排名|名次|位次")
_SCORES = re.compile(
    r"(?:指标|标准|自评|评价|考核)?(?:分值|得分|评分|满分|权重)(?:[(（].{1,6}[)）])?$"
)
_CODES = re.compile(
    r"编码|代码|编号|序号|学号|工号|行次|栏次|文号|电话|手机|邮编|账号|证号|排名|名次|科目号|票据号"
)
_ORDER = re.compile(r"序号|编号|行次|栏次|^号$|^No\.?$|^项次$")
_REACHED_BY = re.compile(r"电话|手机|传真|邮编|邮政编码|账号|帐号|信用代码")
_YEARS = re.compile(r"(?:年度|年份|年)$")
_YEAR_MONTH = re.compile(r"20[0-3]\d\.(?:1[0-2]|0?[1-9])")
_MONEY = re.compile(r"金额|经费|预算|决算|支出|收入|资金|费用|余额|拨款|收费|成本|资产|负债")


def _decided(head: str, label: str, measure: Measure | None, m: re.Match[str]) -> Measure:
    """What a number is: its `head` is above it, its `label` on its left, `measure` the unit that these tell."""
    digits, last = m["number"], head.rsplit("\n", 1)[-1]
    if m["percent"] and not m["own"]:
        return _bare("ratio", "percent in a cell", m["percent"])
    if _RANKS.search(last):
        return _bare("rank", "heading names a rank", "名")
    if _SCORES.search(last) and "%" not in last:
        return _bare("score", "heading names a score", "分")
    if _CODES.search(head) and digits.isdigit():
        return _bare("numbering" if _ORDER.search(head) else "identifier", "heading names a code")
    if _REACHED_BY.search(label) and digits.isdigit() and len(digits) > 5:
        return _bare("identifier", "heading names a code")
    if _YEARS.search(last) and digits.isdigit() and _CALENDAR_YEAR.fullmatch(digits):
        return _bare("date", "heading names a year")
    if measure:
        return measure
    if _YEAR_MONTH.fullmatch(digits):
        return _bare("date", _MONTH)
    if _MONEY.search(label) or _MONEY.search(head):
        return _bare("money", "heading names money, its unit unsaid")
    if digits.isdigit() and len(digits) >= 3 and digits[0] == "0" and not m["sign"]:
        return _bare("identifier", "code with a leading zero")
    return _bare("count", "number in a cell")


_MONTH = "year and month in a cell"


def _mention(
    span: Span, text: str, words: str, m: re.Match[str], what: Measure, table: str
) -> Mention:
    """The mention of a number, without the white space of its cell."""
    start = span.start + len(words) - len(words.lstrip())
    inner = Span(start, start + len(words.strip()))
    quote = text[inner.start : inner.end]
    bare = Mention(inner, quote, what.kind, table=table, because=what.because)
    if what.kind in ("identifier", "numbering"):
        return bare
    if what.because == _MONTH:
        year, month = (int(part) for part in m["number"].split("."))
        return replace(bare, period=months(quote, year, month, year, month))
    value = evaluate(m["number"]).value
    if what.kind == "date":
        return replace(bare, value=value, period=years(quote, int(value), int(value)))
    factor = evaluate(m["own"]).value if m["own"] else what.factor  # 8.6万 below 人次
    if m["open"] or m["sign"] in ("-", "−", "－"):
        value = -value
    return replace(bare, value=plain(value * factor), unit=what.unit, unit_code=what.code)
