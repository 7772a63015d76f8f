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

from reportmine.classify.corpus import PLAIN, SPANS
from reportmine.findings import Section
from reportmine.report import Report

__all__ = ["Given", "by_doubt", "certainty", "to_line"]

Given = Mapping[str, tuple[str, Sequence[str]]]


def certainty(section: Section) -> float:
    """How sure the answer of a section is, 0 to 1."""
    label = f"role:{section.role}"
    role = next((reason.score for reason in section.why if reason.label == label), 0.0)
    return min([role, *(theme.score for theme in section.themes)])


def by_doubt(sections: Sequence[Section]) -> list[Section]:
    """The sections, the least certain first."""
    return sorted(sections, key=lambda section: (certainty(section), section.span.start))


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
