"""A page's layout → its blocks, lines and tables, in reading order: for printed and scanned pages."""

from __future__ import annotations

from reportmine.read.layout.columns import gather_columns
from reportmine.read.layout.drawn_rows import gather_rows
from reportmine.read.layout.grids import fill_grids
from reportmine.read.layout.lines import Printer
from reportmine.read.layout.order import reading_order, without_overprints
from reportmine.read.layout.pieces import Layout
from reportmine.read.printed import Block

__all__ = ["blocks"]


def blocks(layout: Layout) -> list[Block]:
    """The blocks of a page. Words printed over others end up in `layout.overprint`."""
    printer = Printer(layout)
    pieces = gather_rows(printer, fill_grids(printer))
    out: list[Block] = []
    lines = without_overprints(layout, reading_order(pieces))
    for line in gather_columns(printer, lines):
        block = line[0].grid or printer.line(line)
        if block:
            out.append(block)
    printer.ink.tighten()
    return out
