"""How a workbook is made: sheets with frozen headings, filters, fitted rows, links, print setup.

A text is written as text whatever it looks like, so none is ever a formula; a number that a
spreadsheet would round is written as text too. There are no merged cells, no wall clock and no
names of people in the file's properties: the same content gives the same bytes.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import datetime
from decimal import Decimal
from math import ceil
from pathlib import Path
from typing import Any, NamedTuple
from unicodedata import east_asian_width

import xlsxwriter
from xlsxwriter.exceptions import FileCreateError

from reportmine.export.files import clean
from reportmine.store.record import plain

Value = str | int | Decimal | None

BORN = datetime(2000, 1, 1)  # a workbook names its day of birth; a fixed one keeps repeats equal
FONT = "微软雅黑"
A4 = 9
MOST_ROWS = 1_048_575
MOST_LINKS = 65_000  # a sheet may hold 65,530
MOST_TEXT = 32_000  # a cell may hold 32,767 characters
EXACT_DIGITS = 15  # what a spreadsheet's number keeps

# At 9 points, in pixels: a column's unit, a full-width and a half-width character.
UNIT, WIDE, NARROW = 7.0, 12.2, 6.6
LINE_HEIGHT, MOST_LINES = 13.5, 20  # points

_LINE = {"border": 1, "border_color": "#D0D7DE"}
_BASE = {"font_name": FONT, "font_size": 9, "valign": "vcenter", "text_wrap": True}
_STYLES: dict[str, dict[str, Any]] = {
    "head": {"bold": True, "bg_color": "#DCE6F1", "align": "center", **_LINE},
    "text": _LINE,
    "center": {"align": "center", **_LINE},
    "value": {"align": "right", "font_color": "#1F4E9E", **_LINE},
    "number": {"align": "right", **_LINE},
    "link": {"font_color": "#1F4E9E", **_LINE},
    "missing": {"align": "right", "font_color": "#9AA0A6", **_LINE},
    "bad": {"font_color": "#C00000", **_LINE},
    "plain": {"text_wrap": False},
    "strong": {"text_wrap": False, "bold": True, "font_size": 11},
}


class Head(NamedTuple):
    """A column: its heading and its width in characters."""

    title: str
    width: float


class Put(NamedTuple):
    """A cell: its value, its style, and the sheet and row (from 0) that a click leads to."""

    value: Value
    style: str = "text"
    link: tuple[str, int] | None = None


class Book:
    """A workbook under construction. Rows of a sheet are added from the top down."""

    def __init__(self, path: Path, title: str, footer: str) -> None:
        self._book = xlsxwriter.Workbook(str(path), {"constant_memory": True})
        self._book.set_properties({"created": BORN, "title": title})
        self._styles: dict[tuple[str, int | None, bool], Any] = {}
        self.title = title
        self.footer = footer

    def close(self) -> None:
        """Write the file."""
        try:
            self._book.close()
        except FileCreateError as error:
            raise error.args[0] from error  # the OSError that it stands for

    def sheet(
        self, name: str, heads: Sequence[Head], *, frozen: int = 0, printed: int = 0
    ) -> Sheet:
        """A new sheet with its heading row.

        The first `frozen` columns stay in sight; only the first `printed` ones go on paper (0: all).
        """
        page = self._book.add_worksheet(name)
        page.set_landscape()
        page.set_paper(A4)
        page.set_margins(left=0.4, right=0.4, top=0.65, bottom=0.6)
        page.fit_to_pages(1, 0)
        page.repeat_rows(0)
        page.freeze_panes(1, frozen)
        page.set_header(f"&L{self.title}&R{name}")
        page.set_footer(self.footer)
        for at, head in enumerate(heads):
            page.set_column(at, at, head.width)
        sheet = Sheet(self, page, heads, printed or len(heads))
        sheet.add([Put(head.title, "head") for head in heads])
        return sheet

    def style(self, name: str, places: int | None = None, parted: bool = False) -> Any:
        """The cell format of a style; for a number with so many decimals; with a line above."""
        key = (name, places, parted)
        if key not in self._styles:
            number = {} if places is None else {"num_format": _number_format(places)}
            line = {"top": 1, "top_color": "#6B7C93"} if parted else {}
            self._styles[key] = self._book.add_format({**_BASE, **_STYLES[name], **number, **line})
        return self._styles[key]


class Sheet:
    """A sheet under construction."""

    def __init__(self, book: Book, page: Any, heads: Sequence[Head], printed: int) -> None:
        self._book, self._page, self._heads, self._printed = book, page, heads, printed
        self._links = 0
        self.rows = 0

    def add(self, cells: Sequence[Put], *, parted: bool = False) -> None:
        """Add a row, as high as its fullest cell needs; `parted` draws a line above it."""
        widths = (head.width for head in self._heads)
        lines = max(
            (_lines(put.value, width) for put, width in zip(cells, widths, strict=False)
             if put.style not in ("plain", "strong")),
            default=1,
        )  # fmt: skip
        self._page.set_row(self.rows, LINE_HEIGHT * min(lines, MOST_LINES) + 3)
        for column, put in enumerate(cells):
            self._put(column, put, parted)
        self.rows += 1

    def finish(self, rows: int | None = None) -> None:
        """Set the filter over the rows (all, or the first so many) and what is printed."""
        last = self.rows - 1 if rows is None else rows
        self._page.autofilter(0, 0, last, len(self._heads) - 1)
        if self._printed < len(self._heads):
            self._page.print_area(0, 0, self.rows - 1, self._printed - 1)

    def choices(self, column: int, words: Iterable[str]) -> None:
        """Let the user choose among words in every cell of a column."""
        if self.rows > 1:
            rule = {"validate": "list", "source": list(words)}
            self._page.data_validation(1, column, self.rows - 1, column, rule)

    def _put(self, column: int, put: Put, parted: bool) -> None:
        number = _as_number(put.value)
        places = None if number is None else _places(put.value)
        form = self._book.style(put.style, places, parted)
        if put.link and self._links < MOST_LINKS:
            self._links += 1
            name, row = put.link
            # The link belongs to the cell; what the cell holds is written over it below.
            target = f"internal:'{name}'!A{row + 1}"
            self._page.write_url(self.rows, column, target, form, string=" ")
        if number is not None:
            self._page.write_number(self.rows, column, number, form)
        elif put.value is None or put.value == "":
            self._page.write_blank(self.rows, column, None, form)
        else:
            self._page.write_string(self.rows, column, _as_text(put.value), form)


def _as_text(value: Value) -> str:
    text = plain(value) if isinstance(value, Decimal) else clean(str(value))
    return text[:MOST_TEXT]


def _as_number(value: Value) -> float | None:
    """The number that a spreadsheet keeps without loss, if it does."""
    if isinstance(value, int):
        return value
    if not isinstance(value, Decimal) or not value.is_finite():
        return None
    digits = value.as_tuple().digits
    while digits and digits[-1] == 0:
        digits = digits[:-1]
    return float(value) if len(digits) <= EXACT_DIGITS and abs(value.adjusted()) < 300 else None


def _places(value: Value) -> int:
    """How many decimals a number has."""
    return len(plain(value).partition(".")[2]) if isinstance(value, Decimal) else 0


def _number_format(places: int) -> str:
    return "#,##0" + ("." + "0" * places if places else "")


def _lines(value: Value, width: float) -> int:
    """How many lines a value takes in a column of this width."""
    if not isinstance(value, str):
        return 1
    room = width * UNIT
    if len(value) * WIDE <= room and "\n" not in value:
        return 1
    parts = value[:MOST_TEXT].split("\n")
    return sum(max(1, ceil(sum(map(_pixels, part)) / room)) for part in parts)


def _pixels(character: str) -> float:
    return WIDE if east_asian_width(character) in "WFA" else NARROW
