"""PDFium through its C interface: what is printed on a page, with as few calls as can be.

    with Document(data) as document:          raises ReadError where the file cannot be opened
        for page in document.pages():         a Sheet: characters, boxes, rules; freed as you go

One C call a character (its loose box) is the floor; everything else (font, size, colour, slant)
is asked for at sample characters only. `map` over the bound C functions keeps the loop out of
Python's byte code. PDFium is not thread-safe: one process reads one document at a time.
"""

from __future__ import annotations

import ctypes as c
from collections.abc import Callable, Iterator
from functools import cache, cached_property
from itertools import repeat
from typing import Any, Self

import pypdfium2_raw as pdfium

from reportmine.errors import ReadError
from reportmine.read.layout.sheet import Box, Look, Sheet
from reportmine.read.pdf.capi import (
    Api,
    font_name_of,
    font_size_of,
    handle,
    handle_of,
    is_white,
    loose_boxes,
    matrix_of,
    text_of,
)
from reportmine.read.pdf.drawn import Drawings
from reportmine.read.pdf.fonts import use_one_font
from reportmine.read.pdf.mend import with_new_end, with_new_pages
from reportmine.read.pdf.view import View

__all__ = ["Document"]

_AT_A_TIME = (
    250  # pages: PDFium keeps something of each page and of its fonts until the file is closed
)
_INVISIBLE = 3
_FILL_AND_STROKE = (2, 6)
_BOLD_NAMES = ("bold", "black", "heavy", "simhei", "黑体", "xiaobiaosong", "小标宋", "xbs")


class Document:
    """A PDF held in memory: `data`, its bytes as mended. Close it, or use it in `with`."""

    def __init__(self, data: bytes) -> None:
        _start()
        self.data, self._whole = data, data
        self._handle = pdfium.FPDF_LoadMemDocument64(data, len(data), None)
        self.mended = self.rebuilt = False
        if not self._handle and pdfium.FPDF_GetLastError() == pdfium.FPDF_ERR_FORMAT:
            self.mended = self._open(with_new_end(data)) or self.rebuild()
        if not self._handle:
            raise _open_error()

    @property
    def pages_count(self) -> int:
        """How many pages the file says it has."""
        return int(pdfium.FPDF_GetPageCount(self._handle))

    def rebuild(self) -> bool:
        """Open the file by the pages that are found in it, whatever its list of pages says, if
        there are any. What was read before stays valid; a second time does nothing."""
        if not self.rebuilt:
            self.rebuilt = self._open(with_new_pages(self._whole))
            return self.rebuilt
        return False

    def _open(self, data: bytes | None) -> bool:
        """Open these bytes of the file, in place of those that it was opened with."""
        if data is None:
            return False
        handle = pdfium.FPDF_LoadMemDocument64(data, len(data), None)
        if not handle:
            return False
        self.close()
        self.data, self._handle = data, handle
        return True

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        """Give PDFium's memory back."""
        if self._handle:
            pdfium.FPDF_CloseDocument(self._handle)
            self._handle = None

    def pages(self, may_open: Callable[[int], bool] = lambda number: True) -> Iterator[Sheet]:
        """Each page in turn; it is closed when the next one is asked for.

        `may_open` is asked for the number of each page before it is opened; the first no ends the
        walk. A page that PDFium cannot load comes as an empty sheet of size 0 × 0.
        """
        for index in range(self.pages_count):
            if not may_open(index + 1):
                return
            if index and index % _AT_A_TIME == 0:
                self._open(self.data)
            page = pdfium.FPDF_LoadPage(self._handle, index)
            if not page:
                yield Sheet(index + 1, 0.0, 0.0)
                continue
            text_page = pdfium.FPDFText_LoadPage(page)
            try:
                yield _Page(page, text_page, index + 1).sheet
            finally:
                if text_page:
                    pdfium.FPDFText_ClosePage(text_page)
                pdfium.FPDF_ClosePage(page)


@cache
def _start() -> None:
    pdfium.FPDF_InitLibrary()
    use_one_font()


def _open_error() -> ReadError:
    if pdfium.FPDF_GetLastError() == pdfium.FPDF_ERR_PASSWORD:
        return ReadError(
            "encrypted", "password",
            "The file opens only with a password. Save a copy without one and read that.",
        )  # fmt: skip
    return ReadError(
        "unreadable", "broken_pdf",
        "This is not a PDF that can be opened; it may be cut off or damaged. "
        "Open it in a PDF viewer and save or print it to PDF again.",
    )  # fmt: skip


class _Page:
    """An open page."""

    def __init__(self, page: Any, text_page: Any, number: int) -> None:
        self._page, self._text_page = page, text_page
        self._text = handle_of(text_page)
        self._fonts: dict[int | None, bool] = {}
        box = pdfium.FS_RECTF()
        pdfium.FPDF_GetPageBoundingBox(page, box)
        turn = pdfium.FPDFPage_GetRotation(page) % 4
        self._view = View((box.left, box.bottom, box.right, box.top), turn)
        self.sheet = Sheet(
            number, pdfium.FPDF_GetPageWidthF(page), pdfium.FPDF_GetPageHeightF(page), _page=self
        )
        if text_page:
            self._read_characters()
        self._drawings = drawn = Drawings(page, self._view)
        self.sheet.rules, self.sheet.fills = drawn.rules, drawn.fills
        self.sheet.panes = drawn.panes
        self.sheet.images, self.sheet.crowded = drawn.images, drawn.crowded

    # -- characters

    def _read_characters(self) -> None:
        count = pdfium.FPDFText_CountChars(self._text_page)
        if count <= 0:
            return
        self.sheet.text = self._characters(count)
        numbers = loose_boxes(self._text, count).tolist()
        sheet = self.sheet
        sheet.x0, sheet.top, sheet.x1, sheet.bottom = self._view.shown(
            numbers[0::4], numbers[1::4], numbers[2::4], numbers[3::4]
        )

    def _characters(self, count: int) -> str:
        """The page's characters, one for each index (PDFium's text may leave some out)."""
        text, written = text_of(self._text, count)
        if len(text) == count and written == count + 1:
            return text
        codes = map(Api.unicode, repeat(self._text), range(count))
        return "".join(
            [chr(n) if 0 < n < 0x110000 and not 0xD800 <= n < 0xE000 else "\ufffd" for n in codes]
        )

    def drawn(self, index: int) -> int:
        return self._order.get(Api.text_object(self._text, index) or 0, -1)

    @cached_property
    def _order(self) -> dict[int, int]:
        """When each object is drawn, by its address."""
        return {address: n for n, address in enumerate(self._drawings.order)}

    def ink_box(self, index: int) -> Box | None:
        edges = (c.c_double * 4)()
        at = c.addressof(edges)
        if not Api.ink_box(self._text, index, *map(handle, range(at, at + 32, 8))):
            return None
        left, right, bottom, top = edges
        return self._view.shown_box(left, top, right, bottom)

    def look(self, index: int) -> Look:
        address = Api.text_object(self._text, index)
        if not address:
            return Look(0.0, False, 1.0, 0.0)
        thing = handle(address)
        a, b, cc, d, _, _ = matrix_of(thing)
        size = abs(font_size_of(thing)) * (cc * cc + d * d) ** 0.5
        dx, dy = self._view.direction(a, b)
        mode = Api.render_mode(thing)
        bold = mode in _FILL_AND_STROKE or self._is_bold(Api.font(thing))
        hidden = None
        if mode == _INVISIBLE:
            hidden = "invisible"
        elif size < 1.0:
            hidden = "tiny"
        elif is_white(thing, stroke=False):
            hidden = "white"
        return Look(size, bold, dx, dy, hidden)

    def _is_bold(self, font: int | None) -> bool:
        if font not in self._fonts:
            raw = font_name_of(handle(font))
            name = raw.decode("utf-8", "replace").lower()
            gbk = raw.decode("gbk", "ignore").lower()
            weight = Api.font_weight(handle(font))
            self._fonts[font] = weight >= 700 or any(
                word in name or word in gbk for word in _BOLD_NAMES
            )
        return self._fonts[font]
