"""Labelled passages without a whole report: to learn from, never to measure on.

In:  a text file, or a folder of them, a passage a line: `role themes | heading | text`; `#` begins a
     comment. `@ title` begins a small report of its own, up to the next one or the file's end.
Out: `Document`s: the small reports as they stand, all other passages by the dozen, in the order in
     which a report has its roles.

A passage costs a tenth of the writing that a report costs, and brings as many words of its theme.
"""

from __future__ import annotations

import hashlib
from collections.abc import Sequence, Set
from pathlib import Path
from typing import NamedTuple, cast

from reportmine.classify.learning.corpus import Document, corpus_files
from reportmine.classify.taxonomy import ROLES, Taxonomy, load_taxonomy
from reportmine.errors import RuleError
from reportmine.findings import Role, Section, Theme
from reportmine.report import Report, Span

__all__ = ["KIND", "load_lines"]

KIND = "lines"
_TITLE = "年度工作总结"
_TOGETHER = 12
_ORDER = (
    "overview", "profile", "procedure", "review", "finance", "shortcomings", "plan", "closing",
    "glossary", "annex",
)  # fmt: skip


class _Line(NamedTuple):
    role: str
    themes: tuple[str, ...]
    heading: str
    text: str


def load_lines(path: Path, taxonomy: Taxonomy | None = None) -> list[Document]:
    """The passages of a file or of all files of a folder, with themes of this taxonomy. What stands under no title is put together
    by turns, so that neighbours are of different themes. Raises RuleError, naming file and line, for
    what is no such line."""
    loose, told = list[_Line](), list[Document]()
    themes = {theme.name for theme in (taxonomy or load_taxonomy()).themes}
    for file in corpus_files(path) if path.is_dir() else [path]:
        titles, groups = [""], [list[_Line]()]
        for number, line in enumerate(_read(file), 1):
            if line.startswith("@"):
                titles.append(line[1:].strip())
                groups.append([])
            elif line.strip() and not line.startswith("#"):
                groups[-1].append(_line(line, themes, f"{file.name}, line {number}"))
        loose += groups[0]
        told += [
            _document(title, lines, f"{file.stem}@{at}")
            for at, (title, lines) in enumerate(zip(titles, groups, strict=True))
            if at and lines
        ]
    apart = -(-len(loose) // _TOGETHER)
    return told + [
        _document(_TITLE, _ordered(loose[at::apart]), f"{path.stem}-{at + 1}")
        for at in range(apart)
    ]


def _read(file: Path) -> list[str]:
    try:
        return file.read_text(encoding="utf-8").splitlines()
    except (OSError, ValueError) as error:
        raise RuleError(f"{file.name}: cannot be read ({error})") from None


def _ordered(lines: Sequence[_Line]) -> list[_Line]:
    return sorted(lines, key=lambda each: _ORDER.index(each.role))


def _line(line: str, themes: Set[str], where: str) -> _Line:
    parts = [part.strip() for part in line.split("|")]
    labels = parts[0].split()
    if len(parts) != 3 or not labels or not parts[2]:
        raise RuleError(f"{where}: is not “role themes | heading | text”")
    if labels[0] not in ROLES or (unknown := set(labels[1:]) - themes):
        wrong = labels[0] if labels[0] not in ROLES else min(unknown)
        raise RuleError(f"{where}: “{wrong}” is no role or theme")
    return _Line(labels[0], tuple(labels[1:]), parts[1], parts[2])


def _document(title: str, lines: Sequence[_Line], name: str) -> Document:
    text = title
    sections = list[Section]()
    for line in lines:
        start = len(text) + 1
        text += "\n" + "\n".join(part for part in (line.heading, line.text) if part)
        head = Span(start, start + len(line.heading)) if line.heading else None
        sections.append(
            Section(
                f"s{len(sections) + 1}", None, 1, None, line.heading or None, head,
                Span(start, len(text)), implicit=head is None, role=cast(Role, line.role),
                themes=tuple(Theme(theme, 1.0) for theme in line.themes),
            )
        )  # fmt: skip
    report = Report(hashlib.sha256(text.encode()).hexdigest(), name, "text", text=text)
    return Document(name, KIND, "", "", report, tuple(sections), ())
