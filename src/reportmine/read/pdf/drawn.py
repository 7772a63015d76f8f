"""What is drawn on a page besides text: ruling lines, filled areas, pictures."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import pairwise, repeat
from typing import Any

import pypdfium2_raw as pdfium

from reportmine.read.layout.sheet import Box, Rule
from reportmine.read.pdf.capi import (
    Api,
    Handle,
    Matrix,
    apply,
    bounds_of,
    draws,
    handle,
    handle_of,
    is_white,
    matrix_of,
    point_of,
    times,
)
from reportmine.read.pdf.view import View

__all__ = ["Drawings"]

Point = tuple[float, float]

_TEXT = pdfium.FPDF_PAGEOBJ_TEXT
_THIN = 3.0
_MOST_OBJECTS = 60_000
_MOST_SEGMENTS = 4_000


class Drawings:
    """The rules, fills and pictures of an open page, in the page's coordinates as shown.

    White lines are left out; white areas are `panes`. `crowded` says that there are too many objects
    to look at. `order` holds the addresses of all objects, those of forms included, as they are drawn one after the other.
    """

    def __init__(self, page: Any, view: View) -> None:
        self._view = view
        self.rules: list[Rule] = []
        self.fills: list[Box] = []
        self.panes: list[Box] = []
        self.images: list[Box] = []
        self.order: list[int] = []
        count = pdfium.FPDFPage_CountObjects(page)
        self.crowded = count > _MOST_OBJECTS
        if not self.crowded:
            things = map(Api.object, repeat(handle_of(page)), range(count))
            self._sort(things, None, 0)

    def _sort(self, addresses: Iterable[int | None], matrix: Matrix | None, depth: int) -> None:
        found = [address for address in addresses if address is not None]
        things = list(map(handle, found))
        for address, thing, kind in zip(found, things, map(Api.kind, things), strict=True):
            self.order.append(address)
            if kind == _TEXT:
                continue
            if kind == pdfium.FPDF_PAGEOBJ_PATH:
                self._read_path(thing, matrix)
            elif kind == pdfium.FPDF_PAGEOBJ_IMAGE:
                self.images.append(self._bounds(thing, matrix))
            elif kind == pdfium.FPDF_PAGEOBJ_FORM and depth < 3:
                self._read_form(thing, matrix, depth)

    def _read_form(self, form: Handle, outer: Matrix | None, depth: int) -> None:
        count = Api.form_count(form)
        if not 0 < count <= _MOST_OBJECTS:
            return
        matrix = times(matrix_of(form), outer)
        self._sort(map(Api.form_object, repeat(form), range(count)), matrix, depth + 1)

    def _bounds(self, thing: Handle, outer: Matrix | None) -> Box:
        left, bottom, right, top = bounds_of(thing)
        if outer:
            points = [apply(outer, x, y) for x in (left, right) for y in (bottom, top)]
            left, right = min(p[0] for p in points), max(p[0] for p in points)
            bottom, top = min(p[1] for p in points), max(p[1] for p in points)
        return self._view.shown_box(left, top, right, bottom)

    def _read_path(self, path: Handle, outer: Matrix | None) -> None:
        fill, stroke = draws(path)
        stroked = stroke and not is_white(path, stroke=True)
        filled = fill and not is_white(path, stroke=False)
        if not stroked and not filled:
            if fill:
                self.panes.append(self._bounds(path, outer))
            return
        box = self._bounds(path, outer)
        x0, top, x1, bottom = box
        wide, high = x1 - x0 > _THIN, bottom - top > _THIN
        rules = self.rules
        if not high:
            rules.append(Rule(x0, (top + bottom) / 2, x1, (top + bottom) / 2))
        if not wide:
            rules.append(Rule((x0 + x1) / 2, top, (x0 + x1) / 2, bottom))
        if wide and high:
            if filled:
                self.fills.append(box)
            if stroked or Api.segments(path) >= 8:
                self._read_segments(path, outer, stroked)

    def _read_segments(self, path: Handle, outer: Matrix | None, stroked: bool) -> None:
        """The straight pieces of a path that is more than one line."""
        count = Api.segments(path)
        if not 0 < count <= _MOST_SEGMENTS:
            return
        matrix = times(matrix_of(path), outer)
        pieces: list[list[Point]] = []
        for i in range(count):
            segment = handle(Api.segment(path, i))
            x, y = apply(matrix, *point_of(segment))
            here = self._view.shown_box(x, y, x, y)[:2]
            if Api.segment_kind(segment) == pdfium.FPDF_SEGMENT_MOVETO or not pieces:
                pieces.append([here])
            else:
                pieces[-1].append(here)
            if Api.segment_closes(segment) and pieces[-1][0] != here:
                pieces[-1].append(pieces[-1][0])
        if not stroked and len(pieces) == 2 and self._add_border(*pieces):
            return
        for piece in pieces:
            self._add_piece(piece, stroked)

    def _add_border(self, one: list[Point], other: list[Point]) -> bool:
        """A rectangle with a hole is a border, filled: its sides are rules."""
        (ax0, atop, ax1, abottom), (bx0, btop, bx1, bbottom) = _extent(one), _extent(other)
        x0, x1 = (ax0 + bx0) / 2, (ax1 + bx1) / 2
        top, bottom = (atop + btop) / 2, (abottom + bbottom) / 2
        edges = (ax0 - bx0, bx1 - ax1, atop - btop, bbottom - abottom)
        nested = all(edge >= 0 for edge in edges) or all(edge <= 0 for edge in edges)
        if not nested or max(map(abs, edges)) > _THIN or min(x1 - x0, bottom - top) <= _THIN:
            return False
        self.rules += [
            Rule(x0, top, x1, top), Rule(x0, bottom, x1, bottom),
            Rule(x0, top, x0, bottom), Rule(x1, top, x1, bottom),
        ]  # fmt: skip
        return True

    def _add_piece(self, piece: list[Point], stroked: bool) -> None:
        rules = self.rules
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


def _extent(piece: list[Point]) -> Box:
    xs, ys = zip(*piece, strict=True)
    return min(xs), min(ys), max(xs), max(ys)
