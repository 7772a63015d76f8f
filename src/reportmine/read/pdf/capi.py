"""PDFium's functions, bound once, and the places that their answers are written to.

An argument is a number below 2^31 or a `Handle`: what ctypes makes of an address when it is asked
to convert one. Converted once, it is passed on as it is: half of what a call costs is saved where a
function is asked about each character.

    thing = handle(Api.object(page, 3))      page: a Handle
    size = font_size_of(thing)
"""

from __future__ import annotations

import ctypes as c
from array import array
from collections import deque
from collections.abc import Callable
from itertools import repeat
from typing import Any, NewType, cast

import pypdfium2_raw as pdfium

__all__ = [
    "Api", "Handle", "Matrix", "apply", "bounds_of", "draws", "font_name_of", "font_size_of", "handle", "handle_of",
    "is_white", "loose_boxes", "matrix_of", "point_of", "text_of", "times",
]  # fmt: skip

Handle = NewType("Handle", object)
Matrix = tuple[float, ...]
"""a, b, c, d, e, f: x' = a·x + c·y + e, y' = b·x + d·y + f."""

_WHITE = 250
_BLOCK = 4096  # rectangles at a time
_CORNERS = 16  # bytes of a rectangle
_LONGEST_NAME = 256

handle = cast("Callable[[int | None], Handle]", c.c_void_p.from_param)
"""An address as an argument."""


def handle_of(pointer: Any) -> Handle:
    """A pointer of pypdfium2's as an argument."""
    return handle(c.cast(pointer, c.c_void_p).value)


def _number(name: str, *arguments: Any) -> Callable[..., int]:
    """A PDFium function that answers with a number. `arguments` are told where one is a long."""
    return c.CFUNCTYPE(c.c_int, *arguments)(_address(name))


def _pointer(name: str, *arguments: Any) -> Callable[..., int | None]:
    """A PDFium function that answers with an address."""
    return c.CFUNCTYPE(c.c_void_p, *arguments)(_address(name))


def _address(name: str) -> int:
    address = c.cast(getattr(pdfium, name), c.c_void_p).value
    assert address is not None
    return address


class Api:
    """The functions that are called often enough for their cost to show."""

    loose_box = _number("FPDFText_GetLooseCharBox")
    ink_box = _number("FPDFText_GetCharBox")
    text = _number("FPDFText_GetText")
    unicode = _number("FPDFText_GetUnicode")
    text_object = _pointer("FPDFText_GetTextObject")
    font_size = _number("FPDFTextObj_GetFontSize")
    render_mode = _number("FPDFTextObj_GetTextRenderMode")
    font = _pointer("FPDFTextObj_GetFont")
    font_name = _number("FPDFFont_GetBaseFontName", c.c_void_p, c.c_void_p, c.c_size_t)
    font_weight = _number("FPDFFont_GetWeight")
    fill_colour = _number("FPDFPageObj_GetFillColor")
    stroke_colour = _number("FPDFPageObj_GetStrokeColor")
    object = _pointer("FPDFPage_GetObject")
    form_object = _pointer("FPDFFormObj_GetObject", c.c_void_p, c.c_ulong)
    form_count = _number("FPDFFormObj_CountObjects")
    kind = _number("FPDFPageObj_GetType")
    bounds = _number("FPDFPageObj_GetBounds")
    matrix = _number("FPDFPageObj_GetMatrix")
    draw_mode = _number("FPDFPath_GetDrawMode")
    segments = _number("FPDFPath_CountSegments")
    segment = _pointer("FPDFPath_GetPathSegment")
    segment_point = _number("FPDFPathSegment_GetPoint")
    segment_kind = _number("FPDFPathSegment_GetType")
    segment_closes = _number("FPDFPathSegment_GetClose")


# Where PDFium writes its answers: made once, for PDFium answers one question at a time.
_floats = (c.c_float * 6)()
_floats_at = tuple(handle(c.addressof(_floats) + 4 * i) for i in range(4))
_channels = (c.c_uint * 4)()
_channels_at = tuple(handle(c.addressof(_channels) + 4 * i) for i in range(4))
_block = c.create_string_buffer(_CORNERS * _BLOCK)
_block_at = tuple(handle(c.addressof(_block) + _CORNERS * i) for i in range(_BLOCK))


def text_of(text: Handle, count: int) -> tuple[str, int]:
    """The characters of a text page, and how many UTF-16 units PDFium has written, with an end."""
    size = 2 * count + 2
    buffer = _block if size <= len(_block) else c.create_string_buffer(size)
    written = Api.text(text, 0, count, handle(c.addressof(buffer)))
    units = bytes(memoryview(buffer)[: 2 * max(0, written - 1)])
    return units.decode("utf-16le", "replace"), written


def font_name_of(font: Handle) -> bytes:
    """The name of a font, in whatever encoding its producer took; empty where it is too long."""
    _block[0] = b"\0"
    Api.font_name(font, _block_at[0], _LONGEST_NAME)
    return _block.value


def loose_boxes(text: Handle, count: int) -> array[float]:
    """left, top, right, bottom of each character of a text page; zeros where there is no box."""
    boxes = array("f")
    for first in range(0, count, _BLOCK):
        some = min(_BLOCK, count - first)
        c.memset(_block, 0, _CORNERS * some)
        characters = range(first, first + some)
        deque(map(Api.loose_box, repeat(text), characters, _block_at), maxlen=0)
        boxes.frombytes(memoryview(_block)[: _CORNERS * some])
    return boxes


def bounds_of(thing: Handle) -> tuple[float, float, float, float]:
    """left, bottom, right, top of a page object."""
    Api.bounds(thing, *_floats_at)
    left, bottom, right, top = _floats[:4]
    return left, bottom, right, top


def point_of(segment: Handle) -> tuple[float, float]:
    """Where a segment of a path ends."""
    Api.segment_point(segment, _floats_at[0], _floats_at[1])
    return _floats[0], _floats[1]


def draws(path: Handle) -> tuple[bool, bool]:
    """Whether a path is filled, and whether it is stroked."""
    if not Api.draw_mode(path, _channels_at[0], _channels_at[1]):
        return False, False
    return _channels[0] != 0, _channels[1] != 0


def matrix_of(thing: Handle) -> Matrix:
    """The matrix of a page object."""
    Api.matrix(thing, _floats_at[0])
    return tuple(_floats)


def font_size_of(thing: Handle) -> float:
    """The font size of a text object, before its matrix."""
    Api.font_size(thing, _floats_at[0])
    return _floats[0]


def is_white(thing: Handle, *, stroke: bool) -> bool:
    """Whether an object is drawn in white, or not at all."""
    colour = Api.stroke_colour if stroke else Api.fill_colour
    if not colour(thing, *_channels_at):
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
