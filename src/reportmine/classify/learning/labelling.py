"""Labels that a user gives at the keyboard: which section to ask about next, and how they are kept.

A labels file is JSON Lines, one report a line, and part of a corpus like the marked texts:

    {"name", "kind", "style", "organisation", "text",
     "sections": [{"id", "parent", "level", "number", "heading", "span", "heading_span",
                   "number_span", "run_in", "implicit", "role", "themes"}]}

Spans are offsets of `text`. A section that nobody has labelled has no role (null) and trains nothing.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from typing import Any

from reportmine.classify.learning.corpus import PLAIN, SPANS, from_line
from reportmine.findings import Section
from reportmine.report import Report, Span

__all__ = ["Given", "Label", "certainty", "put", "to_line", "told_before"]

Label = tuple[str, Sequence[str]]
Given = Mapping[str, Label]


def certainty(section: Section) -> float:
    """How sure the answer of a section is, 0 to 1."""
    label = f"role:{section.role}"
    role = next((reason.score for reason in section.why if reason.label == label), 0.0)
    return min([role, *(theme.score for theme in section.themes)])


def to_line(report: Report, organisation: str, sections: Sequence[Section], given: Given) -> str:
    """One line of a labels file; `given` holds role and themes by section id."""
    kept = []
    for section in sections:
        role, themes = given.get(section.id, (None, ()))
        item: dict[str, Any] = {name: getattr(section, name) for name in PLAIN}
        item |= {name: getattr(section, name) for name in SPANS}
        kept.append(item | {"role": role, "themes": list(themes)})
    told = {
        "name": report.source,
        "kind": "",
        "style": "",
        "organisation": organisation,
        "text": report.text,
        "sections": kept,
    }
    return json.dumps(told, ensure_ascii=False)


def told_before(lines: Sequence[str], name: str) -> dict[str, dict[Span, Label]]:
    """The labels in the lines of a file: for each text, by the span of the section.

    Raises RuleError, naming file and line, for what is no such line.
    """
    told: dict[str, dict[Span, Label]] = {}
    for at, line in enumerate(lines, 1):
        document = from_line(line, f"{name}, line {at}")
        told.setdefault(document.report.text, {}).update(
            (section.span, (section.role, [theme.name for theme in section.themes]))
            for section in document.sections
            if section.role
        )
    return told


def put(lines: Sequence[str], line: str) -> list[str]:
    """The lines with this one at the end, in place of what they said of the same report."""
    text = json.loads(line)["text"]
    others = [each for each in lines if json.loads(each)["text"] != text]
    return [*others, line]
