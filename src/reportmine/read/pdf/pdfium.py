"""PDFium through its C interface: what is printed on a page, with as few calls as can be.

    with Document(data) as document:          raises ReadError where the file cannot be opened
        for page in document.pages():         a Sheet: characters, boxes, rules; freed as you go

One C call a character (its loose box) is the floor; everything else (font, size, colour, slant)
is asked for at sample characters only. `map` over the bound C functions keeps the loop out of
Python's byte code. PDFium is not thread-safe: one process reads one document at a time.
"""

from __future__ import annotations

import ctypes as c
import re
from array import array
from collections import deque
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache
from itertools import pairwise, repeat
from typing import Any, NamedTuple, Self

import pypdfium2.raw as pdfium

from reportmine.errors import ReadError
from reportmine.read.pdf.fonts import use_one_font

__all__ = ["Document", "Look", "Rule", "Sheet"]

_TEXT = pdfium.FPDF_PAGEOBJ_TEXT
_INVISIBLE = 3
_FILL_AND_STROKE = (2, 6)
_WHITE = 250
_THIN = 3.0
_MOST_OBJECTS = 60_000
_MOST_SEGMENTS = 4_000
_BOLD_NAMES = ("bold", "black", "heavy", "simhei", "黑体", "xiaobiaosong", "小标宋", "xbs")


_CATALOGUE = re.compile(rb"\b(\d{1,9}) (\d{1,5}) obj\s{0,9}<<[^>]{0,400}?/Type\s{0,9}/Catalog\b")
_OBJECT = re.compile(rb"\b(\d{1,9}) \d{1,5} obj\b")

_P, _I = c.c_void_p, c.c_int


def _bound(name: str, result: Any, *arguments: Any) -> Any:
    """A PDFium function that takes plain integers: no wrapper object for each argument."""
    address = c.cast(getattr(pdfium, name), c.c_void_p).value
    assert address is not None
    return c.CFUNCTYPE(result, *arguments)(address)


class _Api:
    """The functions that are called often enough for their cost to show."""

    loose_box = _bound("FPDFText_GetLooseCharBox", _I, _P, _I, _P)
    ink_box = _bound("FPDFText_GetCharBox", _I, _P, _I, _P, _P, _P, _P)
    text = _bound("FPDFText_GetText", _I, _P, _I, _I, _P)
    unicode = _bound("FPDFText_GetUnicode", c.c_uint, _P, _I)
    text_object = _bound("FPDFText_GetTextObject", _P, _P, _I)
    font_size = _bound("FPDFTextObj_GetFontSize", _I, _P, _P)
    render_mode = _bound("FPDFTextObj_GetTextRenderMode", _I, _P)
    font = _bound("FPDFTextObj_GetFont", _P, _P)
    font_name = _bound("FPDFFont_GetBaseFontName", c.c_size_t, _P, _P, c.c_size_t)
    font_weight = _bound("FPDFFont_GetWeight", _I, _P)
    fill_colour = _bound("FPDFPageObj_GetFillColor", _I, _P, _P, _P, _P, _P)
    stroke_colour = _bound("FPDFPageObj_GetStrokeColor", _I, _P, _P, _P, _P, _P)
    object = _bound("FPDFPage_GetObject", _P, _P, _I)
    form_object = _bound("FPDFFormObj_GetObject", _P, _P, c.c_ulong)
    form_count = _bound("FPDFFormObj_CountObjects", _I, _P)
    kind = _bound("FPDFPageObj_GetType", _I, _P)
    bounds = _bound("FPDFPageObj_GetBounds", _I, _P, _P, _P, _P, _P)
    matrix = _bound("FPDFPageObj_GetMatrix", _I, _P, _P)
    draw_mode = _bound("FPDFPath_GetDrawMode", _I, _P, _P, _P)
    segments = _bound("FPDFPath_CountSegments", _I, _P)
    segment = _bound("FPDFPath_GetPathSegment", _P, _P, _I)
    segment_point = _bound("FPDFPathSegment_GetPoint", _I, _P, _P, _P)
    segment_kind = _bound("FPDFPathSegment_GetType", _I, _P)
    segment_closes = _bound("FPDFPathSegment_GetClose", _I, _P)


class Rule(NamedTuple):
    """A straight line on the page, horizontal (top == bottom) or vertical (x0 == x1)."""

    x0: float
    top: float
    x1: float
    bottom: float


class Look(NamedTuple):
    """How a character is set: size in points, weight, direction of its line, visibility."""

    size: float
    bold: bool
    dx: float
    dy: float
    hidden: str | None = None


@dataclass(slots=True)
class Sheet:
    """A page as printed. Coordinates: points from the top left corner of the page as shown.

    `text` holds one character for each of PDFium's; `x0 top x1 bottom` one number for each.
    """

    number: int
    width: float
    height: float
    text: str = ""
    x0: list[float] = field(default_factory=list)
    top: list[float] = field(default_factory=list)
    x1: list[float] = field(default_factory=list)
    bottom: list[float] = field(default_factory=list)
    rules: list[Rule] = field(default_factory=list)
    fills: list[tuple[float, float, float, float]] = field(default_factory=list)
    images: list[tuple[float, float, float, float]] = field(default_factory=list)
    crowded: bool = False
    _page: _Page | None = None

    def look(self, index: int) -> Look:
        """How character `index` is set. Only while the page is open."""
        assert self._page is not None
        return self._page.look(index)

    def is_generated(self, index: int) -> bool:
        """Whether PDFium put the character in (a space for a gap). Only while the page is open."""
        assert self._page is not None
        return self._page.is_generated(index)

    def tighten(self, start: int, end: int) -> None:
        """Use the boxes of the ink for `[start, end)`: fonts for vertical writing have no others."""
        assert self._page is not None
        for i in range(start, end):
            box = self._page.ink_box(i)
            if box:
                self.x0[i], self.top[i], self.x1[i], self.bottom[i] = box


class Document:
    """A PDF held in memory. Close it, or use it in `with`."""

    def __init__(self, data: bytes) -> None:
        _start()
        self._data = data
        self._handle = pdfium.FPDF_LoadMemDocument64(data, len(data), None)
        self.mended = False
        if not self._handle and pdfium.FPDF_GetLastError() == pdfium.FPDF_ERR_FORMAT:
            self._mend()
        if not self._handle:
            raise _open_error()
        self.pages_count: int = pdfium.FPDF_GetPageCount(self._handle)

    def _mend(self) -> None:
        """Try again with a new end for a file that was cut off behind its catalogue."""
        catalogues = list(_CATALOGUE.finditer(self._data))
        if not catalogues:
            return
        size = max(int(match[1]) for match in _OBJECT.finditer(self._data)) + 1
        number, generation = catalogues[-1][1], catalogues[-1][2]
        self._data += b"\nendobj\ntrailer\n<</Root %s %s R /Size %d>>\nstartxref\n0\n%%%%EOF\n" % (
            number,
            generation,
            size,
        )
        self._handle = pdfium.FPDF_LoadMemDocument64(self._data, len(self._data), None)
        self.mended = bool(self._handle)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        """Give PDFium's memory back."""
        if self._handle:
            pdfium.FPDF_CloseDocument(self._handle)
            self._handle = None

    def pages(self) -> Iterator[Sheet]:
        """Each page in turn; it is closed when the next one is asked for.

        A page that PDFium cannot load comes as an empty sheet of size 0 × 0.
        """
        for index in range(self.pages_count):
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
        self._text = c.cast(text_page, _P).value if text_page else None
        self._fonts: dict[int | None, bool] = {}
        # Where PDFium writes its answers: made once a page, not once a question.
        self._floats = (c.c_float * 6)()
        self._floats_at = c.addressof(self._floats)
        self._channels = (c.c_uint * 4)()
        self._channels_at = c.addressof(self._channels)
        box = pdfium.FS_RECTF()
        pdfium.FPDF_GetPageBoundingBox(page, box)
        self._box = (box.left, box.bottom, box.right, box.top)
        self._turn: int = pdfium.FPDFPage_GetRotation(page) % 4
        self.sheet = Sheet(
            number, pdfium.FPDF_GetPageWidthF(page), pdfium.FPDF_GetPageHeightF(page), _page=self
        )
        if self._text:
            self._read_characters()
        self._read_objects()

    # -- coordinates

    def _shown(
        self, left: list[float], top: list[float], right: list[float], bottom: list[float]
    ) -> tuple[list[float], list[float], list[float], list[float]]:
        """User space boxes → boxes on the page as shown, origin top left."""
        bx0, by0, bx1, by1 = self._box
        if self._turn == 0:
            if bx0:
                left, right = [x - bx0 for x in left], [x - bx0 for x in right]
            return left, [by1 - y for y in top], right, [by1 - y for y in bottom]
        if self._turn == 1:
            return (
                [y - by0 for y in bottom], [x - bx0 for x in left],
                [y - by0 for y in top], [x - bx0 for x in right],
            )  # fmt: skip
        if self._turn == 2:
            return (
                [bx1 - x for x in right], [y - by0 for y in bottom],
                [bx1 - x for x in left], [y - by0 for y in top],
            )  # fmt: skip
        return (
            [by1 - y for y in top], [bx1 - x for x in right],
            [by1 - y for y in bottom], [bx1 - x for x in left],
        )  # fmt: skip

    def _direction(self, a: float, b: float) -> tuple[float, float]:
        """A direction in user space → as shown (y down)."""
        for _ in range(self._turn):
            a, b = b, -a
        return a, -b

    # -- characters

    def _read_characters(self) -> None:
        count = pdfium.FPDFText_CountChars(self._text_page)
        if count <= 0:
            return
        self.sheet.text = self._characters(count)
        buffer = c.create_string_buffer(16 * count)
        start = c.addressof(buffer)
        ends = range(start, start + 16 * count, 16)
        deque(map(_Api.loose_box, repeat(self._text), range(count), ends), maxlen=0)
        boxes = array("f")
        boxes.frombytes(buffer.raw)
        numbers = boxes.tolist()
        sheet = self.sheet
        sheet.x0, sheet.top, sheet.x1, sheet.bottom = self._shown(
            numbers[0::4], numbers[1::4], numbers[2::4], numbers[3::4]
        )

    def _characters(self, count: int) -> str:
        """The page's characters, one for each index (PDFium's text may leave some out)."""
        buffer = c.create_string_buffer(2 * count + 2)
        written = _Api.text(self._text, 0, count, c.addressof(buffer))
        text = buffer.raw[: 2 * max(0, written - 1)].decode("utf-16le", "replace")
        if len(text) == count and written == count + 1:
            return text
        codes = map(_Api.unicode, repeat(self._text), range(count))
        return "".join(
            [chr(n) if 0 < n < 0x110000 and not 0xD800 <= n < 0xE000 else "\ufffd" for n in codes]
        )

    def is_generated(self, index: int) -> bool:
        return bool(pdfium.FPDFText_IsGenerated(self._text_page, index) == 1)

    def ink_box(self, index: int) -> tuple[float, float, float, float] | None:
        edges = (c.c_double * 4)()
        at = c.addressof(edges)
        if not _Api.ink_box(self._text, index, at, at + 8, at + 16, at + 24):
            return None
        left, right, bottom, top = edges
        x0, y0, x1, y1 = self._shown([left], [top], [right], [bottom])
        return x0[0], y0[0], x1[0], y1[0]

    def look(self, index: int) -> Look:
        thing = _Api.text_object(self._text, index)
        if not thing:
            return Look(0.0, False, 1.0, 0.0)
        _Api.font_size(thing, self._floats_at)
        size = abs(self._floats[0])
        _Api.matrix(thing, self._floats_at)
        a, b, cc, d, _, _ = self._floats
        size *= (cc * cc + d * d) ** 0.5
        dx, dy = self._direction(a, b)
        mode = _Api.render_mode(thing)
        bold = mode in _FILL_AND_STROKE or self._is_bold(_Api.font(thing))
        hidden = None
        if mode == _INVISIBLE:
            hidden = "invisible"
        elif size < 1.0:
            hidden = "tiny"
        elif self._is_white(thing, stroke=False):
            hidden = "white"
        return Look(size, bold, dx, dy, hidden)

    def _is_bold(self, font: int | None) -> bool:
        if font not in self._fonts:
            buffer = c.create_string_buffer(256)
            _Api.font_name(font, c.addressof(buffer), 256)
            raw = buffer.value
            name = raw.decode("utf-8", "replace").lower()
            gbk = raw.decode("gbk", "ignore").lower()
            weight = _Api.font_weight(font)
            self._fonts[font] = weight >= 700 or any(
                word in name or word in gbk for word in _BOLD_NAMES
            )
        return self._fonts[font]

    def _is_white(self, thing: int, *, stroke: bool) -> bool:
        colour = _Api.stroke_colour if stroke else _Api.fill_colour
        at = self._channels_at
        if not colour(thing, at, at + 4, at + 8, at + 12):
            return False
        red, green, blue, alpha = self._channels
        return alpha == 0 or min(red, green, blue) >= _WHITE

    # -- rules, fills and pictures

    def _read_objects(self) -> None:
        page = c.cast(self._page, _P).value
        count = pdfium.FPDFPage_CountObjects(self._page)
        if count > _MOST_OBJECTS:
            self.sheet.crowded = True
            return
        self._sort_objects(list(map(_Api.object, repeat(page), range(count))), None, 0)

    def _sort_objects(self, things: list[int], matrix: Any, depth: int) -> None:
        kinds = list(map(_Api.kind, things))
        drawn = [(t, kind) for t, kind in zip(things, kinds, strict=True) if kind != _TEXT]
        for thing, kind in drawn:
            if kind == pdfium.FPDF_PAGEOBJ_PATH:
                self._read_path(thing, matrix)
            elif kind == pdfium.FPDF_PAGEOBJ_IMAGE:
                self.sheet.images.append(self._bounds(thing, matrix))
            elif kind == pdfium.FPDF_PAGEOBJ_FORM and depth < 3:
                self._read_form(thing, matrix, depth)

    def _read_form(self, form: int, outer: Any, depth: int) -> None:
        count = _Api.form_count(form)
        if not 0 < count <= _MOST_OBJECTS:
            return
        matrix = _times(_matrix(form), outer)
        self._sort_objects(
            list(map(_Api.form_object, repeat(form), range(count))), matrix, depth + 1
        )

    def _bounds(self, thing: int, outer: Any) -> tuple[float, float, float, float]:
        edges = (c.c_float * 4)()
        at = c.addressof(edges)
        _Api.bounds(thing, at, at + 4, at + 8, at + 12)
        left, bottom, right, top = edges
        if outer:
            points = [_apply(outer, x, y) for x in (left, right) for y in (bottom, top)]
            left, right = min(p[0] for p in points), max(p[0] for p in points)
            bottom, top = min(p[1] for p in points), max(p[1] for p in points)
        x0, y0, x1, y1 = self._shown([left], [top], [right], [bottom])
        return x0[0], y0[0], x1[0], y1[0]

    def _read_path(self, path: int, outer: Any) -> None:
        fill, stroke = c.c_int(), c.c_int()
        if not _Api.draw_mode(path, c.addressof(fill), c.addressof(stroke)):
            return
        stroked = bool(stroke.value) and not self._is_white(path, stroke=True)
        filled = bool(fill.value) and not self._is_white(path, stroke=False)
        if not stroked and not filled:
            return
        box = self._bounds(path, outer)
        x0, top, x1, bottom = box
        wide, high = x1 - x0 > _THIN, bottom - top > _THIN
        rules = self.sheet.rules
        if not high:
            rules.append(Rule(x0, (top + bottom) / 2, x1, (top + bottom) / 2))
        if not wide:
            rules.append(Rule((x0 + x1) / 2, top, (x0 + x1) / 2, bottom))
        if wide and high:
            if filled:
                self.sheet.fills.append(box)
            if stroked or _segments(path) > 8:
                self._read_segments(path, outer, stroked)

    def _read_segments(self, path: int, outer: Any, stroked: bool) -> None:
        """The straight pieces of a path that is more than one line."""
        count = _segments(path)
        if not 0 < count <= _MOST_SEGMENTS:
            return
        matrix = _times(_matrix(path), outer)
        point = (c.c_float * 2)()
        at = c.addressof(point)
        pieces: list[list[tuple[float, float]]] = []
        for i in range(count):
            segment = _Api.segment(path, i)
            _Api.segment_point(segment, at, at + 4)
            x, y = _apply(matrix, point[0], point[1])
            xs, ys, _, _ = self._shown([x], [y], [x], [y])
            here = (xs[0], ys[0])
            if _Api.segment_kind(segment) == pdfium.FPDF_SEGMENT_MOVETO or not pieces:
                pieces.append([here])
            else:
                pieces[-1].append(here)
            if _Api.segment_closes(segment) and pieces[-1][0] != here:
                pieces[-1].append(pieces[-1][0])
        for piece in pieces:
            self._add_piece(piece, stroked)

    def _add_piece(self, piece: list[tuple[float, float]], stroked: bool) -> None:
        rules = self.sheet.rules
        if not stroked:
            # Thin bars that were filled as one path: each bar is a rule.
            xs, ys = [p[0] for p in piece], [p[1] for p in piece]
            if max(ys) - min(ys) <= _THIN:
                middle = (min(ys) + max(ys)) / 2
                rules.append(Rule(min(xs), middle, max(xs), middle))
            elif max(xs) - min(xs) <= _THIN:
                middle = (min(xs) + max(xs)) / 2
                rules.append(Rule(middle, min(ys), middle, max(ys)))
            return
        for (ax, ay), (bx, by) in pairwise(piece):
            if abs(ay - by) <= 1.0 < abs(ax - bx):
                rules.append(Rule(min(ax, bx), (ay + by) / 2, max(ax, bx), (ay + by) / 2))
            elif abs(ax - bx) <= 1.0 < abs(ay - by):
                rules.append(Rule((ax + bx) / 2, min(ay, by), (ax + bx) / 2, max(ay, by)))


def _segments(path: int) -> int:
    return int(_Api.segments(path))


def _matrix(thing: int) -> tuple[float, ...]:
    numbers = (c.c_float * 6)()
    _Api.matrix(thing, c.addressof(numbers))
    return tuple(numbers)


def _times(inner: tuple[float, ...], outer: tuple[float, ...] | None) -> tuple[float, ...]:
    if not outer:
        return inner
    a, b, cc, d, e, f = inner
    oa, ob, oc, od, oe, of = outer
    return (
        a * oa + b * oc, a * ob + b * od, cc * oa + d * oc, cc * ob + d * od,
        e * oa + f * oc + oe, e * ob + f * od + of,
    )  # fmt: skip


def _apply(matrix: tuple[float, ...], x: float, y: float) -> tuple[float, float]:
    a, b, cc, d, e, f = matrix
    return a * x + cc * y + e, b * x + d * y + f
