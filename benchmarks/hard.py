"""Sentences that look like another class: the classifier against the names of classes as keywords.

In:  benchmarks/hard_sentences.toml, made up for this. Out: for each sentence the true role and themes,
     and which of the two got all of it right.

Each sentence stands in a small made-up report (opening, review, plan), so that it has the neighbours
and the heading above it that a sentence in a report has.
"""

from __future__ import annotations

import tomllib
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import NamedTuple

from reportmine.classify import classify
from reportmine.findings import Section
from reportmine.report import Report, Span

FILE = Path(__file__).with_name("hard_sentences.toml")
TITLE = "云溪单位2022年工作总结"
OPENING = "一年来，全体同仁踏实做事，现将情况汇报如下。"
FRAME = (
    ("主要工作", ("完成了年初交办的各项事务。", "{}", "其他事务也都按时办完。")),
    ("下一步打算", ("继续做好日常事务。", "{}", "把没有办完的事情办完。")),
)
Keywords = Callable[[str, str], tuple[str, list[str]]]


class Hard(NamedTuple):
    """One sentence: what it looks like, where it stands, and its true role and themes."""

    looks: str
    under: str
    heading: str
    text: str
    role: str
    themes: frozenset[str]


class Told(NamedTuple):
    """Role and themes that someone gave."""

    role: str
    themes: frozenset[str]

    def right(self, hard: Hard) -> bool:
        """Whether role and themes are all right."""
        return (self.role, self.themes) == (hard.role, hard.themes)


def sentences() -> Iterator[Hard]:
    """All of them, in the file's order."""
    for trap in tomllib.loads(FILE.read_text(encoding="utf-8"))["traps"]:
        for source, truth in trap["sentences"]:
            heading, _, text = source.rpartition("｜")
            role, *themes = truth.split()
            yield Hard(trap["looks"], trap["under"], heading, text, role, frozenset(themes))


def answer(hard: Hard) -> Told:
    """What `classify` says of the sentence in its report."""
    text, sections = f"{TITLE}\n{OPENING}", list[Section]()
    sections.append(_section("s0", None, 1, None, len(TITLE) + 1, len(text), implicit=True))
    asked = ""
    for number, (heading, lines) in enumerate(FRAME):
        own = [line for line in lines if line != "{}" or heading == hard.under]
        parent, start = f"p{number}", len(text) + 1
        text += f"\n{heading}"
        sections.append(_section(parent, None, 1, heading, start, start))
        for at, line in enumerate(own):
            name, begin = f"{parent}.{at}", len(text) + 1
            head = hard.heading if line == "{}" else ""
            text += f"\n{head}" + ("\n" if head else "")
            text += hard.text if line == "{}" else line
            asked = name if line == "{}" else asked
            sections.append(_section(name, parent, 2, head or None, begin, len(text)))
    ends = {section.id: section.span.end for section in sections}
    whole = [
        section if "." in section.id or section.implicit else replace(
            section, span=Span(section.span.start, max(e for i, e in ends.items() if i.startswith(section.id)))
        )
        for section in sections
    ]  # fmt: skip
    found = next(
        s for s in classify(Report("0" * 64, "x", "text", text=text), whole) if s.id == asked
    )
    return Told(found.role or "", frozenset(theme.name for theme in found.themes))


def _section(
    name: str, parent: str | None, level: int, heading: str | None, start: int, end: int, *,
    implicit: bool = False,
) -> Section:  # fmt: skip
    span = Span(start, start + len(heading)) if heading else None
    return Section(
        name, parent, level, None, heading, span, Span(start, end), implicit=implicit,
        role="overview" if implicit else None,
    )  # fmt: skip


def table(keywords: Keywords) -> list[str]:
    """The lines of the page: how many each gets right, by what they look like, and each sentence."""
    rows, counts = list[str](), dict[str, list[int]]()
    for hard in sentences():
        ours, names = answer(hard), Told(*_frozen(keywords(hard.heading, hard.text)))
        count = counts.setdefault(hard.looks, [0, 0, 0])
        for at, hit in enumerate((True, names.right(hard), ours.right(hard))):
            count[at] += hit
        shown = (f"{hard.heading}｜" if hard.heading else "") + hard.text
        truth = " ".join([hard.role, *sorted(hard.themes)])
        rows.append(f"| {shown} | {truth} | {_mark(names, hard)} | {_mark(ours, hard)} |")
    total = [sum(column) for column in zip(*counts.values(), strict=True)]
    return [
        "### Sentences that look like another class", "",
        f"{total[0]} sentences of benchmarks/hard_sentences.toml, each alone in a small report; right is what has the",
        "right role and exactly the right themes. By keywords, the names of the classes are looked for.", "",
        "| they look like | sentences | by keywords | rules + model |", "|---|---|---|---|",
        *(f"| {looks} | {n} | {k} | {o} |" for looks, (n, k, o) in counts.items()),
        f"| **all** | {total[0]} | {total[1]} | {total[2]} |", "",
        "| sentence | truth | by keywords | rules + model |", "|---|---|---|---|", *rows, "",
    ]  # fmt: skip


def _frozen(told: tuple[str, list[str]]) -> tuple[str, frozenset[str]]:
    return told[0], frozenset(told[1])


def _mark(told: Told, hard: Hard) -> str:
    return "✓" if told.right(hard) else " ".join([told.role, *sorted(told.themes)])
