"""Pieces of one baseline → a printed line: its text, closed up, and the boxes of its characters.

printer = Printer(layout)            when the layout's boxes change no more
printer.line(pieces, cell=False)     pieces from left to right; None where nothing is printed
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Sequence

from reportmine.boxes import Ink, pack, pack_tenths, tenths
from reportmine.read.assembly.openings import starts_item
from reportmine.read.layout.pieces import Layout, Piece
from reportmine.read.layout.sheet import Box
from reportmine.read.layout.spacing import SPACES, WIDE, spaces_to_drop
from reportmine.read.printed import Printed
from reportmine.text.normalize import fold_line

__all__ = ["Printer"]

_LONGEST_NUMBER = 6
_TOUCHING = 0.12  # of an em: no writer's space is so narrow
_MOST_SHARED = 20_000
_PUT_IN = -1  # instead of a character's index: a space that reading put in
_BREAK = re.compile("[\r\n]")


class _Shared(dict[float, float]):
    """Equal numbers as one object: the lines of a long document begin and end at few margins."""

    def __missing__(self, value: float) -> float:
        if len(self) < _MOST_SHARED:
            self[value] = value
        return value


_shared = _Shared()


class Printer:
    """Makes the lines of one page."""

    def __init__(self, layout: Layout) -> None:
        self.layout = layout
        self._sheet = sheet = layout.sheet
        self._x0, self._x1 = tenths(sheet.x0), tenths(sheet.x1)
        self.ink = Ink()

    def line(self, pieces: list[Piece], *, cell: bool = False) -> Printed | None:
        """The line that pieces of one baseline make, a cell's or the page's own."""
        text, indices = self._text(pieces, cell)
        if not text or text.isspace():
            return None
        main = max(pieces, key=lambda p: p.end - p.start)
        x0, top, x1, bottom, size = map(_shared.__getitem__, (*_extent(pieces), main.size))
        return Printed(
            text, self._sheet.number, x0, top, x1, bottom, size, main.bold, pieces[0].column,
            self.ink, self.ink.add(self._boxes(indices)), gapped=self._is_gapped(pieces), turned=bool(self.layout.turn),
        )  # fmt: skip

    # -- text

    def _text(self, pieces: list[Piece], cell: bool) -> tuple[str, Sequence[int]]:
        """The line's text, and for each of its characters the one of the sheet."""
        text, indices = self._folded(pieces[0])
        if len(pieces) == 1 and " " not in text and "\u3000" not in text:
            return text, indices
        texts, every = [text], list(indices)
        widths = self._gaps(pieces[0], text, indices)
        for before, piece in itertools.pairwise(pieces):
            gap = (piece.x0 - before.x1) / piece.size
            if gap > _TOUCHING:
                widths[len(every)] = gap
                texts.append(" ")
                every.append(_PUT_IN)
            text, indices = self._folded(piece)
            for at, width in self._gaps(piece, text, indices).items():
                widths[len(every) + at] = width
            texts.append(text)
            every.extend(indices)
        text = "".join(texts)
        drop = set(spaces_to_drop(text, widths, cell=cell)) if widths else ()
        if not drop:
            return text, every
        keep = [i for i in range(len(text)) if i not in drop]
        return "".join([text[i] for i in keep]), [every[i] for i in keep]

    def _folded(self, piece: Piece) -> tuple[str, Sequence[int]]:
        """A piece's text without what prints nothing, and the sheet's indices of it."""
        raw = self._sheet.text[piece.start : piece.end]
        kept: Sequence[int] = range(piece.start, piece.end)
        if self.layout.turn and _BREAK.search(raw):  # PDFium breaks turned lines anywhere
            kept = [i for i, char in zip(kept, raw, strict=True) if char not in "\r\n"]
            raw = _BREAK.sub("", raw)
        text, keep = fold_line(raw)
        return text, kept if keep is None else [kept[i] for i in keep]

    def _gaps(self, piece: Piece, text: str, indices: Sequence[int]) -> dict[int, float]:
        """Where runs of spaces begin in a piece's text, and how many ems wide they are."""
        if " " not in text and "\u3000" not in text:
            return {}
        x0, x1 = self.layout.x0, self.layout.x1
        return {
            match.start(): (x1[indices[match.end() - 1]] - x0[indices[match.start()]]) / piece.size
            for match in SPACES.finditer(text)
        }

    def _is_gapped(self, pieces: list[Piece]) -> bool:
        """Whether a gap parts fields; the gap behind an item's number or bullet does not."""
        if len(pieces) < 2:
            return False
        first = self._sheet.text[pieces[0].start : pieces[0].end]
        numbered = len(first) <= _LONGEST_NUMBER and starts_item(first + " 一")
        fields = pieces[1:] if numbered else pieces
        return any(
            after.x0 - before.x1 > WIDE * after.size for before, after in itertools.pairwise(fields)
        )

    # -- boxes

    def _boxes(self, indices: Sequence[int]) -> bytes:
        """The boxes of the characters; a space that reading put in has none."""
        sheet, a, b = self._sheet, indices[0], indices[-1] + 1
        if isinstance(indices, range) or (b - a == len(indices) and _PUT_IN not in indices):
            return pack_tenths(self._x0[a:b], sheet.top[a:b], self._x1[a:b], sheet.bottom[a:b])
        edges = (sheet.x0, sheet.top, sheet.x1, sheet.bottom)
        return pack(*([edge[i] if i >= 0 else 0.0 for i in indices] for edge in edges))


def _extent(pieces: list[Piece]) -> Box:
    if len(pieces) == 1:
        (piece,) = pieces
        return piece.x0, piece.top, piece.x1, piece.bottom
    return (
        min(p.x0 for p in pieces), min(p.top for p in pieces),
        max(p.x1 for p in pieces), max(p.bottom for p in pieces),
    )  # fmt: skip
