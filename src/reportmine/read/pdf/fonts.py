"""One font for all that a file does not embed, the same on every computer.

Many Chinese PDFs only name their fonts (STSong-Light, 宋体). PDFium then takes what the computer
has: it searches all fonts, loads megabytes of them, and measures characters by whatever it found;
where it finds none, it drops characters that stand alone. For reading we need no shapes, only that
every character has a box. So PDFium is given a font of 3 kB in which every Chinese character is a
full square and every other one a narrow bar: widths come from the file, heights from the square.

    use_one_font()      from here on, in this process; pages are drawn in another one

The fourteen standard Latin fonts stay PDFium's own: it brings them along, with their widths.
"""

from __future__ import annotations

import ctypes as c
import struct
from functools import cache
from typing import Any, Final

import pypdfium2_raw as pdfium

__all__ = ["square_font", "use_one_font"]

_STANDARD: Final = (b"helvetica", b"arial", b"times", b"courier", b"symbol", b"zapfdingbats")
_EM, _ASCENT, _DESCENT = 1000, 880, -120  # of the usual CJK square
_BAR: Final = 200  # narrower than any letter: what is printed must not leave the letter's advance
_HAN: Final = 0x2E80  # from here on characters are a square wide
_HALF_WIDTH: Final = range(0xFF00, 0x10000)  # or not: what is half as wide stands here, too


@cache
def use_one_font() -> tuple[Any, ...]:
    """Answer PDFium's questions for a font with this one.

    Returns what must live as long as PDFium does; calling it again changes nothing.
    """
    font = square_font()
    info = pdfium.FPDF_SYSFONTINFO()
    info.version = 1
    kinds = dict(pdfium.FPDF_SYSFONTINFO._fields_)

    def find(
        _info: Any, _weight: int, _italic: int, _set: int, _pitch: int, face: Any, _: Any
    ) -> int:
        name = c.string_at(face).lower() if face else b""
        return 0 if name.startswith(_STANDARD) and b"unicode" not in name else 1

    def data(_info: Any, _font: Any, table: int, buffer: Any, size: int) -> int:
        if table:  # is it a collection of fonts? It is not
            return 0
        if buffer and size >= len(font):
            c.memmove(buffer, font, len(font))
        return len(font)

    answers: dict[str, Any] = {
        "Release": lambda _info: None,
        "EnumFonts": lambda _info, _mapper: None,
        "MapFont": find,
        "GetFont": lambda _info, _face: 0,
        "GetFontData": data,
        "GetFaceName": lambda *_question: 0,
        "GetFontCharset": lambda _info, _font: 0,
        "DeleteFont": lambda _info, _font: None,
    }
    callbacks = tuple(kinds[name](answer) for name, answer in answers.items())
    for name, callback in zip(answers, callbacks, strict=True):
        setattr(info, name, callback)
    pdfium.FPDF_SetSystemFontInfo(info)
    return info, callbacks, font


def square_font() -> bytes:
    """A TrueType font of two glyphs: 0, a narrow bar, and 1, a full square.

    Tables by the OpenType specification, in the order of their tags.
    """
    bar, square = _rectangle(_BAR), _rectangle(_EM)
    name = "Square".encode("utf-16-be")
    tables = {
        b"OS/2": _os2(),
        b"cmap": struct.pack(">HHHHI", 0, 1, 3, 1, 12) + _characters(),
        b"glyf": bar + square + bar,
        b"head": struct.pack(
            ">IIIIHHQQhhhhHHhhh",
            0x10000, 0x10000, 0, 0x5F0F3CF5, 0, _EM, 0, 0, 0, _DESCENT, _EM, _ASCENT, 0, 8, 2, 0, 0,
        ),
        b"hhea": struct.pack(
            ">IhhhHhhhhhhhhhhhH",
            0x10000, _ASCENT, _DESCENT, 0, _EM, 0, 0, _EM, 1, 0, 0, 0, 0, 0, 0, 0, 3,
        ),
        b"hmtx": struct.pack(">HhHhHh", _EM // 2, 0, _EM, 0, _EM // 2, 0),
        b"loca": struct.pack(">HHHH", *(n * len(bar) // 2 for n in range(4))),
        b"maxp": struct.pack(">IHHHHHHHHHHHHHH", 0x10000, 3, 4, 1, 0, 0, 1, 0, 0, 0, 0, 0, 0, 0, 0),
        b"name": struct.pack(">HHHHHHHHH", 0, 1, 18, 3, 1, 0x409, 1, len(name), 0) + name,
        b"post": struct.pack(">IIhhIIIII", 0x30000, 0, 0, 0, 1, 0, 0, 0, 0),
    }  # fmt: skip
    return _file(tables)


def _rectangle(width: int) -> bytes:
    """A glyph of one contour with four points, from the descent to the ascent."""
    glyph = struct.pack(">hhhhh", 1, 0, _DESCENT, width, _ASCENT) + struct.pack(">HH", 3, 0)
    glyph += bytes([1, 1, 1, 1])  # points on the curve, coordinates of two bytes
    glyph += struct.pack(">hhhh", 0, width, 0, -width)
    glyph += struct.pack(">hhhh", _DESCENT, 0, _ASCENT - _DESCENT, 0)
    return glyph + bytes(-len(glyph) % 4)


def _characters() -> bytes:
    """Which glyph each character of the basic plane is: a table of format 4.

    A segment for each 256 characters; all segments look into one list of 256 equal numbers behind
    the segments' offsets, and add their own delta: 1 is the square, 2 another bar.
    """
    count = 256
    starts = [256 * n for n in range(count)]
    deltas = [0 if start >= _HAN and start not in _HALF_WIDTH else 1 for start in starts]
    offsets = [2 * (count - n) for n in range(count)]
    body = struct.pack(f">{count}H", *(start + 255 for start in starts)) + bytes(2)
    body += struct.pack(f">{count}H", *starts) + struct.pack(f">{count}H", *deltas)
    body += struct.pack(f">{count}H", *offsets) + struct.pack(">256H", *[1] * 256)
    return struct.pack(">HHHHHHH", 4, 14 + len(body), 0, 2 * count, 512, 8, 0) + body


def _os2() -> bytes:
    """Version 0 of the table that tells line heights and weight."""
    head = struct.pack(">HhHHH", 0, _EM, 400, 5, 0) + struct.pack(">10hh", *[0] * 10, 0)
    return (
        head
        + bytes(10 + 16 + 4)
        + struct.pack(">HHHhhhHH", 0x40, 0x20, 0xFFFF, _ASCENT, _DESCENT, 0, _ASCENT, -_DESCENT)
    )


def _file(tables: dict[bytes, bytes]) -> bytes:
    """The tables as a font file, with their directory and sums."""
    offset = 12 + 16 * len(tables)
    directory, body = struct.pack(">IHHHH", 0x10000, len(tables), 128, 3, 32), b""
    for tag, data in tables.items():
        padded = data + bytes(-len(data) % 4)
        total = sum(struct.unpack(f">{len(padded) // 4}I", padded)) & 0xFFFFFFFF
        directory += struct.pack(">4sIII", tag, total, offset + len(body), len(data))
        body += padded
    return directory + body
