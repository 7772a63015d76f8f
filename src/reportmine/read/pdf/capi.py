"""PDFium's functions, bound once, taking plain integers: the loops over them stay in C."""

from __future__ import annotations

import ctypes as c
from typing import Any

import pypdfium2.raw as pdfium

__all__ = ["Api", "Matrix", "address", "apply", "font_size_of", "is_white", "matrix_of", "times"]

Matrix = tuple[float, ...]
"""a, b, c, d, e, f: x' = a·x + c·y + e, y' = b·x + d·y + f."""

_WHITE = 250
_P, _I = c.c_void_p, c.c_int


def _bound(name: str, result: Any, *arguments: Any) -> Any:
    """A PDFium function that takes plain integers: no wrapper object for each argument."""
    address = c.cast(getattr(pdfium, name), c.c_void_p).value
    assert address is not None
    return c.CFUNCTYPE(result, *arguments)(address)


class Api:
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


_floats = (c.c_float * 6)()
_floats_at = c.addressof(_floats)
_channels = (c.c_uint * 4)()
_channels_at = c.addressof(_channels)
# Where PDFium writes its answers: made once, for PDFium answers one question at a time.


def address(handle: Any) -> int | None:
    """The plain address of a handle."""
    return c.cast(handle, _P).value


def matrix_of(thing: int) -> Matrix:
    """The matrix of a page object."""
    Api.matrix(thing, _floats_at)
    return tuple(_floats)


def font_size_of(thing: int) -> float:
    """The font size of a text object, before its matrix."""
    Api.font_size(thing, _floats_at)
    return _floats[0]


def is_white(thing: int, *, stroke: bool) -> bool:
    """Whether an object is drawn in white, or not at all."""
    colour = Api.stroke_colour if stroke else Api.fill_colour
    at = _channels_at
    if not colour(thing, at, at + 4, at + 8, at + 12):
        return False
    red, green, blue, alpha = _channels
    return alpha == 0 or min(red, green, blue) >= _WHITE


def times(inner: Matrix, outer: Matrix | None) -> Matrix:
    """First `inner`, then `outer`."""
    if not outer:
        return inner
    a, b, cc, d, e, f = inner
    oa, ob, oc, od, oe, of = outer
    return (
        a * oa + b * oc, a * ob + b * od, cc * oa + d * oc, cc * ob + d * od,
        e * oa + f * oc + oe, e * ob + f * od + of,
    )  # fmt: skip


def apply(matrix: Matrix, x: float, y: float) -> tuple[float, float]:
    """A point under a matrix."""
    a, b, cc, d, e, f = matrix
    return a * x + cc * y + e, b * x + d * y + f
