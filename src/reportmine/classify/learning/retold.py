"""A labelled report told otherwise, so that a model learns from more than one outline of it.

broken_off(document)     its beginnings, as excerpts are
taken_apart(document)    with a section of its own for each paragraph, as some outlines have it
"""

from __future__ import annotations

import zlib
from dataclasses import replace
from itertools import pairwise
from typing import cast

from reportmine.classify.learning.corpus import Document, Passage
from reportmine.findings import Role, Section, Theme
from reportmine.report import Span

__all__ = ["broken_off", "taken_apart"]

_BEGUN = 4  # sections that a report which is broken off still has
_TIMES = 3  # so often each report is broken off


def broken_off(document: Document) -> tuple[Document, ...]:
    """The beginnings of a report, up to a section that its name draws from each part; none where it is
    too short."""
    places = range(_BEGUN, len(document.sections))
    drawn = zlib.crc32(document.name.encode())
    bounds = [len(places) * part // _TIMES for part in range(_TIMES + 1)]
    parts = [places[begin:end] for begin, end in pairwise(bounds) if begin < end]
    return tuple(_up_to(document, part[drawn % len(part)]) for part in parts)


def _up_to(document: Document, at: int) -> Document:
    """A report that breaks off in front of a section."""
    end = document.sections[at].span.start
    sections = tuple(
        replace(section, span=Span(section.span.start, min(end, section.span.end)))
        for section in document.sections[:at]
    )
    report = replace(document.report, text=document.report.text[:end])
    passages = tuple(p for p in document.passages if p.span.end <= end)
    return replace(document, report=report, sections=sections, passages=passages)


def taken_apart(document: Document) -> Document | None:
    """The report with a subsection for each paragraph, where a section has two and more."""
    inside: dict[int, list[Passage]] = {}
    parents = {section.parent for section in document.sections}
    for passage in document.passages:
        at = passage.section
        if at < 0 or passage.style != "body" or not document.sections[at].role:
            continue
        if document.sections[at].id not in parents:
            inside.setdefault(at, []).append(passage)
    sections = list[Section]()
    for at, whole in enumerate(document.sections):
        sections.append(whole)
        own = inside.get(at, ())
        for number, passage in enumerate(own if len(own) > 1 else ()):
            sections.append(
                Section(
                    f"{whole.id}.{number}", whole.id, whole.level + 1, None, None, None,
                    passage.span, role=cast(Role, passage.role),
                    themes=tuple(Theme(name, 1.0) for name in passage.themes),
                )
            )  # fmt: skip
    if len(sections) == len(document.sections):
        return None
    return replace(document, sections=tuple(sections))
