"""A labelled report as a marked text: a TOML head between `+++` lines, and the text with its labels.

In: a NAME.txt file (format: corpora/README.md). Out: a `Document`: its `report` (one paragraph a line, as a text
file would give it), its `sections` as a perfect outline would find them, with role and themes, and its
`passages`: each heading, paragraph and table with role and themes of its own.

Only what classification needs is read: the text and the labels of passages. What the marks say of
numbers is passed over.
"""

from __future__ import annotations

import hashlib
import re
import tomllib
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any, NamedTuple, cast

from reportmine.errors import RuleError
from reportmine.findings import Role, Section, Theme
from reportmine.report import Report, Span

_MARK = re.compile(r"\{([^{}|!@]*)(?:\|[^{}]*|![a-z]+)\}|\{@([a-z_ ]+)\}")
_HEADING = re.compile(r"(#+) (?:([^|]*)\|)?(.*?) :: (\w+)((?: \w+)*)( \+)?$")
_STYLED = re.compile(r"@(\w+) ")


class Passage(NamedTuple):
    """A heading, paragraph, stretch of a paragraph or table, and what a careful reader says of it.

    `style` is heading, run_in, body, table, sign or left; `section` the index of the innermost
    section that holds it, -1 in front of all.
    """

    span: Span
    style: str
    role: str
    themes: tuple[str, ...]
    section: int


@dataclass(frozen=True)
class Document:
    """One labelled report. `kind` is the kind of organisation, `style` the house style."""

    name: str
    kind: str
    style: str
    organisation: str
    report: Report
    sections: tuple[Section, ...]
    passages: tuple[Passage, ...]

    def unlabelled(self) -> tuple[Section, ...]:
        """The sections as an outline gives them."""
        return tuple(replace(section, role=None, themes=()) for section in self.sections)


def learnt(source: str) -> str:
    """A marked text without its marks of numbers: as far as classification learns from it."""
    return _MARK.sub(lambda mark: mark[0] if mark[1] is None else mark[1], source)


def load_document(path: Path) -> Document:
    """Read one labelled text. Raises RuleError, naming file and line, where a mark is wrong."""
    try:
        _, *parts = path.read_text(encoding="utf-8").split("+++\n", 2)
        front = tomllib.loads(parts[0]) if len(parts) == 2 else None
    except (OSError, ValueError) as error:
        raise RuleError(f"{path.name}: is no labelled text ({error})") from None
    if front is None:
        raise RuleError(
            f"{path.name}: is no labelled text: it must begin with a head between two lines of +++ (corpora/README.md)"
        )
    return _Builder(path.stem, front).build(parts[1])


class _Builder:
    """Walks the lines once; grows the text, the sections and the passages."""

    def __init__(self, name: str, head: dict[str, Any]) -> None:
        self.name, self.head = name, head
        self.text = ""
        self.sections: list[Section] = []
        self.passages: list[Passage] = []
        self.open: list[int] = []  # indices of the open sections, outermost first
        self.waiting: tuple[str, tuple[str, ...]] | None = None  # an implicit section to open
        self.label: tuple[str, tuple[str, ...]] | None = None  # of the next passage only
        self.run_in = False
        self.table: list[str] = []
        self.end: int | None = None  # where the sign-off begins

    def build(self, body: str) -> Document:
        for number, line in enumerate(body.split("\n"), 1):
            try:
                self._line(line.rstrip())
            except ValueError as error:
                raise RuleError(f"{self.name}, line {number} of the text: {error}") from None
        self._close_table()
        end = len(self.text) if self.end is None else self.end
        while self.open:
            self._shut(end)
        corpus, front = self.head.get("corpus", {}), self.head.get("front", {})
        report = Report(
            hashlib.sha256(self.text.encode()).hexdigest(), self.name, "text", text=self.text
        )
        return Document(
            self.name,
            str(corpus.get("kind", "")),
            str(corpus.get("style", "")),
            str(front.get("organisation") or ""),
            report,
            tuple(self.sections),
            tuple(self.passages),
        )

    def _line(self, line: str) -> None:
        if not line or line.startswith("//"):
            return
        if line.startswith("|") and not line.startswith("|="):
            cells = [cell.strip() for cell in line.strip("|").split("|")]
            self.table.append("\t".join(cell for cell in cells if cell not in ("<", "^")))
            return
        self._close_table()
        if line.startswith("#"):
            self._heading(line)
        elif line.startswith("%% "):
            self.label = _label(line[3:].split())
        elif line.startswith("% "):
            self.waiting = _label(line[2:].split())
        elif line.startswith("|="):
            options = dict(p.strip().split(": ", 1) for p in line[2:].split(";") if ": " in p)
            unit = options.get("unit", "")
            self.table = [t for t in (options.get("caption"), unit and f"单位：{unit}") if t]
        else:
            styled = _STYLED.match(line)
            self._paragraph(
                styled[1] if styled else "body", line[styled.end() :] if styled else line
            )

    def _heading(self, line: str) -> None:
        match = _HEADING.fullmatch(line)
        if not match:
            raise ValueError(f"not a heading: {line}")
        marks, number, heading, role, themes, run_in = match.groups()
        label = _label([role, *themes.split()])
        start = self._new_line()
        begin = start + len(number or "")
        bare = (number or "").strip(" \u3000、．.（）()：:") or None
        text = heading.rstrip("。：:")
        section = Section(
            "", None, len(marks), bare, text, Span(begin, begin + len(text)), Span(start, start),
            number_span=Span(start, begin) if number else None, run_in=bool(run_in),
        )  # fmt: skip
        self._open(section, label)
        self.text += (number or "") + heading
        self.run_in = bool(run_in)
        style = "run_in" if run_in else "heading"
        self._passage(Span(start, len(self.text)), style, label)

    def _paragraph(self, style: str, source: str) -> None:
        start = len(self.text) if self.run_in else self._new_line()
        self.run_in = False
        if style in ("title", "note"):
            self.text += _plain(source)
            return
        if style in ("sign", "left") and self.end is None:
            self.end = start
        self._begin(start)
        label = self._current()
        last = 0
        for match in [*(m for m in _MARK.finditer(source) if m[2]), None]:
            begin = len(self.text)
            self.text += _plain(source[last : match.start() if match else len(source)])
            if len(self.text) > begin:
                self._passage(Span(begin, len(self.text)), style, label)
            if match:
                last = match.end()
                label = _label(match[2].split())

    def _close_table(self) -> None:
        if self.table:
            start = self._new_line()
            self._begin(start)
            self.text += "\n".join(self.table)
            self.table = []
            self._passage(Span(start, len(self.text)), "table", self._current())

    def _new_line(self) -> int:
        if self.text:
            self.text += "\n"
        return len(self.text)

    def _begin(self, start: int) -> None:
        """Open the implicit section that waits, if one does."""
        if self.waiting:
            section = Section("", None, 1, None, None, None, Span(start, start), implicit=True)
            self._open(section, self.waiting)
            self.waiting = None

    def _current(self) -> tuple[str, tuple[str, ...]]:
        label, self.label = self.label, None
        if label:
            return label
        if not self.open:
            return "overview", ()
        section = self.sections[self.open[-1]]
        return section.role or "", tuple(theme.name for theme in section.themes)

    def _open(self, section: Section, label: tuple[str, tuple[str, ...]]) -> None:
        while self.open and self.sections[self.open[-1]].level >= section.level:
            self._shut(section.span.start)
        parent = self.sections[self.open[-1]].id if self.open else None
        role, themes = label
        self.open.append(len(self.sections))
        self.sections.append(
            replace(
                section,
                id=f"s{len(self.sections) + 1}",
                parent=parent,
                role=cast(Role, role),
                themes=tuple(Theme(name, 1.0) for name in themes),
            )
        )

    def _shut(self, end: int) -> None:
        index = self.open.pop()
        section = self.sections[index]
        self.sections[index] = replace(section, span=Span(section.span.start, end))

    def _passage(self, span: Span, style: str, label: tuple[str, tuple[str, ...]]) -> None:
        index = self.open[-1] if self.open else -1
        self.passages.append(Passage(span, style, *label, index))


def _label(words: Sequence[str]) -> tuple[str, tuple[str, ...]]:
    if not words:
        raise ValueError("a label needs a role")
    return words[0], tuple(words[1:])


def _plain(source: str) -> str:
    """A marked text without its marks."""
    return _MARK.sub(lambda match: match[1] or "", source)
