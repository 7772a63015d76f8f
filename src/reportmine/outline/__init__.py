"""The outline: front matter and section tree of a report.

outline(report)     -> Outline             front matter, sections in text order, notes
candidates(report)  -> tuple[Candidate]    every paragraph that could have been a heading, and why it is one or not

In the order in which they work:

paragraphs   the text's paragraphs as the eye sees them, and the marks (一、 1.) that open them
volumes      where the reports of a bound file begin
front        title, organisation, kind, period, date of issue; where the body begins and ends
tree         puts the sections together:
  headings     candidates for headings, their levels, and which of them are headings
  implicit     sections that no heading opens
  nodes        sections before they know where they end
dated        parts whose heading names a year that lies ahead
blanks       forms to be filled in, names taken out

What several of them ask: `titles` (is a clause a title?), `part_names` (前言, 附件, 存在的问题), `salutation` (各位代表！), `rules`
(the words of `data/outline.toml`). `departments` is no step: it reads a user's list of departments, which `pipeline` holds the front
matter against.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from reportmine.findings import Front, Outline
from reportmine.outline.blanks import noted_blanks
from reportmine.outline.dated import with_dated_roles
from reportmine.outline.front import name_in_title, read_front
from reportmine.outline.paragraphs import read_paragraphs
from reportmine.outline.paragraphs.blocks import Block
from reportmine.outline.paragraphs.contents import announced
from reportmine.outline.tree import Candidate, Tree, grow
from reportmine.outline.volumes import bind, cover, volume_starts
from reportmine.report import Report

__all__ = ["Candidate", "candidates", "outline"]


def outline(report: Report) -> Outline:
    """Front matter and section tree; empty for a report without text. Linear in the text's length."""
    found, mended = read_paragraphs(report)
    starts = volume_starts(report.text, found, lambda words: name_in_title(report, words))
    front, tree = _read(report, found)
    notes = (*mended, *noted_blanks(report))
    if len(starts) < 2:
        return Outline(front, tree.sections, (*tree.notes, *notes))
    volumes, sections, more = bind(report, found, starts, _read)
    if starts[0]:
        front = cover(front, volumes[0].span.start)
    return Outline(front, sections, (*more, *notes), volumes)


def candidates(report: Report) -> tuple[Candidate, ...]:
    """Every paragraph that was considered as a heading, accepted or refused, with the reasons."""
    return _read(report, read_paragraphs(report)[0])[1].candidates


def _read(report: Report, found: Sequence[Block]) -> tuple[Front, Tree]:
    """One report, which may be one of a bound file: `found` are its paragraphs."""
    entries = announced(report.furniture)
    frame = read_front(report, found, entries)
    tree = grow(report.text, found, frame, entries) if found else Tree((), (), ())
    sections = with_dated_roles(tree.sections, frame.front)
    return frame.front, replace(tree, sections=sections, notes=(*frame.notes, *tree.notes))
