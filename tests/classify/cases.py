"""A report with one section (and one above it), built from a line of tests/cases/sections.jsonl."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path
from typing import Any

from reportmine.classify import Taxonomy, classify
from reportmine.findings import Section
from reportmine.report import Report, Span

FILE = Path(__file__).parent.parent / "cases" / "sections.jsonl"


def load() -> list[dict[str, Any]]:
    """The labelled cases: title?, under?, heading?, body?, role, themes, not?."""
    return [json.loads(line) for line in FILE.read_text(encoding="utf-8").splitlines()]


def build(case: dict[str, Any]) -> tuple[Report, list[Section]]:
    """The report of a case: its title, the heading of the section above, the section itself."""
    text = f"{case['title']}\n" if case.get("title") else ""
    sections: list[Section] = []
    if above := case.get("under"):
        sections.append(_headed("s1", None, 1, "二、", above, len(text)))
        text += f"二、{above}\n"
    parent = sections[0].id if sections else None
    start, level = len(text), 2 if parent else 1
    if heading := case.get("heading"):
        sections.append(_headed("s2", parent, level, "（一）", heading, start))
        text += f"（一）{heading}\n"
    else:
        sections.append(
            Section("s2", parent, level, None, None, None, Span(start, 0), implicit=True)
        )
    text += case.get("body", "")
    whole = [replace(s, span=Span(s.span.start, len(text))) for s in sections]
    return Report("0" * 64, "总结.txt", "text", text=text), whole


def answer(case: dict[str, Any], taxonomy: Taxonomy | None = None) -> Section:
    """The section of the case, classified."""
    report, sections = build(case)
    return classify(report, sections, taxonomy)[-1]


def parse(example: str) -> dict[str, Any]:
    """`heading｜body` as a case."""
    heading, _, body = example.partition("｜")
    return {"heading": heading, "body": body}


def _headed(
    id: str, parent: str | None, level: int, number: str, heading: str, start: int
) -> Section:
    at = start + len(number)
    return Section(
        id, parent, level, number.strip("（）、"), heading, Span(at, at + len(heading)),
        Span(start, 0), number_span=Span(start, at),
    )  # fmt: skip
