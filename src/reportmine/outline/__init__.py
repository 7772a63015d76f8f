"""The outline: front matter and section tree of a report.

outline(report)     -> Outline             front matter, sections in text order, notes
candidates(report)  -> tuple[Candidate]    every paragraph that could have been a heading, and why it is one or not

blocks     paragraphs with what the eye sees of them
contents   contents pages and tables that were copied line by line
inline     lists that run through one paragraph
cuts       headings that fill their line, parted from the text below
repair     damaged numbers, mended from their lists
marks      what numbers a paragraph, and what its numeral is worth
numbering  which mark opens a paragraph
forms      headings without a number
leads      clauses that head paragraphs; lead_sections: where they make sections
lists      levels, from nesting and continuity, of the items of `items`
titles     is the first clause a title?
headings   which titles are headings, list by list
mending    title blocks and sign-offs with spoilt characters
implicit   sections that no heading opens; dated: those whose year lies ahead; alike: paragraphs that begin alike
front      title, organisation, kind, period, date of issue, put together from
view         the blocks, spoilt words at both ends mended
limits       where the body begins and ends
title_block  the title and its lines; names: what their words say
organisation, signing, covered
volumes    several reports in one file
tree       puts sections together; nodes: sections before they know where they end
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from reportmine.findings import Front, Outline
from reportmine.outline.blocks import Block, blocks
from reportmine.outline.contents import announced, without_cells, without_contents
from reportmine.outline.cuts import cut_full_lines
from reportmine.outline.dated import with_dated_roles
from reportmine.outline.front import name_in_title, read_front
from reportmine.outline.repair import mend_marks
from reportmine.outline.tree import Candidate, Tree, grow
from reportmine.outline.volumes import bind, cover, openings
from reportmine.report import Note, Report, Span
from reportmine.text.calendar import YEAR_TAKEN_OUT

_BLANK = re.compile(
    rf"{YEAR_TAKEN_OUT}|[xX×]{{2,4}}(?:[省市县区镇乡局]|单位|公司|学校|学院|同志|部门)|_{{4,}}"
)
_BLANK_FIGURE = re.compile(
    "_{3,}|(?<![A-Za-z\\d])[xX×]{1,4}(?:[余多]?[万亿]?元|[余多]?[人名次场期项个件户篇册%％])"
)
_FEWEST_BLANKS = 3

__all__ = ["Candidate", "candidates", "outline"]


def outline(report: Report) -> Outline:
    """Front matter and section tree; empty for a report without text. Linear in the text's length."""
    found, mended = _blocks(report)
    starts = openings(report.text, found, lambda words: name_in_title(report, words))
    front, tree = _read(report, found)
    notes = (*mended, *_template(report))
    if len(starts) < 2:
        return Outline(front, tree.sections, (*tree.notes, *notes))
    volumes, sections, more = bind(report, found, starts, _read)
    if starts[0]:
        front = cover(front, volumes[0].span.start)
    return Outline(front, sections, (*more, *notes), volumes)


def candidates(report: Report) -> tuple[Candidate, ...]:
    """Every paragraph that was considered as a heading, accepted or refused, with the reasons."""
    return _read(report, _blocks(report)[0])[1].candidates


def _template(report: Report) -> tuple[Note, ...]:
    """A note where the text has blanks: a form to be filled in, where figures are to be written (____,
    XX人) and those that stand there are examples; or a report whose names and years were taken out
    (20xx年, XX县), with figures of its own."""
    blanks = list(_BLANK.finditer(report.text))
    figures = list(_BLANK_FIGURE.finditer(report.text))
    if len(figures) >= _FEWEST_BLANKS:
        message = f"this looks like a template: {len(figures)} figures are to be filled in, such as {figures[0][0]}"
        return (Note("outline", "template", message, Span(*figures[0].span())),)
    if len(blanks) >= _FEWEST_BLANKS:
        message = (
            f"names or years were taken out: {len(blanks)} placeholders such as {blanks[0][0]}"
        )
        return (Note("outline", "anonymised", message, Span(*blanks[0].span())),)
    return ()


def _blocks(report: Report) -> tuple[list[Block], list[Note]]:
    found = without_contents(report.text, without_cells(report.text, blocks(report)))
    return mend_marks(report.text, cut_full_lines(report.text, found))


def _read(report: Report, found: Sequence[Block]) -> tuple[Front, Tree]:
    entries = announced(report.furniture)
    frame = read_front(report, found, entries)
    tree = grow(report.text, found, frame.first, frame.last, entries) if found else Tree((), (), ())
    sections = with_dated_roles(tree.sections, frame.front)
    return frame.front, replace(tree, sections=sections, notes=(*frame.notes, *tree.notes))
