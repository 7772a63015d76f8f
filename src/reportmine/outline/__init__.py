"""The outline: front matter and section tree of a report.

outline(report)     -> Outline             front matter, sections in text order, notes
candidates(report)  -> tuple[Candidate]    every paragraph that could have been a heading, and why it is one or not

blocks     paragraphs with what the eye sees of them
cuts       headings that fill their line, parted from the text below
repair     damaged numbers, mended from their lists
numbering  which mark opens a paragraph
forms      headings without a number
lists      levels, from nesting and continuity
titles     is the first clause a title?
mending    title blocks and sign-offs with spoilt characters
implicit   sections that no heading opens
front      title, organisation, kind, period, date of issue
tree       puts sections together
"""

from __future__ import annotations

import re
from dataclasses import replace

from reportmine.findings import Front, Outline
from reportmine.outline.blocks import blocks
from reportmine.outline.cuts import cut_full_lines
from reportmine.outline.front import read_front
from reportmine.outline.repair import mend_marks
from reportmine.outline.tree import Candidate, Tree, grow
from reportmine.report import Note, Report, Span

_BLANK = re.compile(
    "20[xX×＊*]{2}年|[xX×]{2,4}(?:[省市县区镇乡局]|单位|公司|学校|学院|同志|部门)|_{4,}"
)

__all__ = ["Candidate", "candidates", "outline"]


def outline(report: Report) -> Outline:
    """Front matter and section tree; empty for a report without text. Linear in the text's length."""
    front, tree = _read(report)
    return Outline(front, tree.sections, (*tree.notes, *_template(report)))


def candidates(report: Report) -> tuple[Candidate, ...]:
    """Every paragraph that was considered as a heading, accepted or refused, with the reasons."""
    return _read(report)[1].candidates


def _template(report: Report) -> tuple[Note, ...]:
    """A note where the text is a form to be filled in (20xx年, XX县, ____): placeholders, no data."""
    blanks = list(_BLANK.finditer(report.text))
    if len(blanks) < 3:
        return ()
    span = Span(*blanks[0].span())
    message = f"this looks like a template: {len(blanks)} placeholders such as {blanks[0][0]}"
    return (Note("outline", "template", message, span),)


def _read(report: Report) -> tuple[Front, Tree]:
    found = cut_full_lines(report.text, blocks(report))
    found, mended = mend_marks(report.text, found)
    frame = read_front(report, found)
    tree = grow(report.text, found, frame.first, frame.last) if found else Tree((), (), ())
    return frame.front, replace(tree, notes=(*frame.notes, *mended, *tree.notes))
