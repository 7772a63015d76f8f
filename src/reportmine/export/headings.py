"""Headings as they stand in the text."""

from __future__ import annotations

from reportmine.findings import Mined, Section


def heading(mined: Mined, section: Section) -> str:
    """Number and heading as they stand in the text; empty for an implicit section."""
    number = section.number_span
    marks = mined.report.text[number.start : number.end].strip() if number else section.number or ""
    gap = " " if section.heading and marks[-1:].isalnum() else ""
    return f"{marks}{gap}{section.heading or ''}"
