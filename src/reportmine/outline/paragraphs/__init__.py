"""The paragraphs of a text as the eye sees them: `Block`s, and the marks that open them.

read_paragraphs(report)      blocks in text order, and a note for each number that was mended

In the order in which they work:

blocks      one block a paragraph, table rows included: mark, size, weight, centring, style
  numbering   which mark opens a paragraph      marks     what it is worth, and what its list writes next
  inline      lists that run through one paragraph, whose line breaks were lost
contents    contents pages, and tables that were copied line by line, open no section
cuts        headings that fill their line, parted from the text below
lead_ins    whether a paragraph announces what comes below it
repair      damaged numbers, mended from their lists
"""

from __future__ import annotations

from reportmine.outline.paragraphs.blocks import Block, blocks
from reportmine.outline.paragraphs.contents import without_cells, without_contents
from reportmine.outline.paragraphs.cuts import cut_full_lines
from reportmine.outline.paragraphs.repair import mend_marks
from reportmine.report import Note, Report

__all__ = ["read_paragraphs"]


def read_paragraphs(report: Report) -> tuple[list[Block], list[Note]]:
    """All paragraphs as blocks, each with its place in the list as `index`; and what was mended."""
    found = without_contents(report.text, without_cells(report.text, blocks(report)))
    return mend_marks(report.text, cut_full_lines(report.text, found))
