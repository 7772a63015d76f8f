"""Labelled reports, found in files and folders.

In:  NAME.txt files, marked texts (`marked`), NAME.jsonl files that `labelling` wrote, or folders of them.
Out: a `Document` each. A line of a labels file gives no passages.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any, cast

from reportmine.classify.entries import ROLES
from reportmine.classify.learning.marked import Document, Passage, learnt, load_document
from reportmine.errors import RuleError
from reportmine.findings import Role, Section, Theme
from reportmine.report import Report, Span

__all__ = [
    "Document",
    "Passage",
    "check_labels",
    "corpus_digest",
    "corpus_files",
    "from_line",
    "label_lines",
    "load_corpus",
    "load_document",
]

# What a labels file says of a section besides its labels.
PLAIN = ("id", "parent", "level", "number", "heading", "run_in", "implicit")
SPANS = ("span", "heading_span", "number_span")


def corpus_files(paths: Path | Iterable[Path]) -> list[Path]:
    """The labelled texts in files and folders, sorted. Raises RuleError where there are none."""
    paths = [paths] if isinstance(paths, Path) else list(paths)
    found = [
        file
        for path in paths
        for file in ([path] if path.is_file() else sorted(path.rglob("*")))
        if file.suffix in (".txt", ".jsonl") and file.is_file()
    ]
    if not found:
        named = ", ".join(path.name for path in paths)
        raise RuleError(f"{named}: holds no labelled texts (*.txt, *.jsonl); see corpora/README.md")
    return found


def load_corpus(paths: Path | Iterable[Path]) -> list[Document]:
    """All labelled reports in files and folders. Raises RuleError naming file and line."""
    documents = []
    for path in corpus_files(paths):
        documents += _lines(path) if path.suffix == ".jsonl" else [load_document(path)]
    return documents


def check_labels(documents: Iterable[Document], labels: Sequence[str]) -> None:
    """Raises RuleError, naming report and label, where a section is labelled by another taxonomy."""
    for document in documents:
        for section in document.sections:
            given = [f"role:{section.role}"] if section.role else []
            given += [f"theme:{theme.name}" for theme in section.themes]
            for label in given:
                if label not in labels:
                    name = label.partition(":")[2]
                    raise RuleError(
                        f"{document.name}: “{name}” is no role or theme of the taxonomy; name the one that the labels are of (--taxonomy)"
                    )


def label_lines(path: Path) -> list[str]:
    """The lines of a labels file, empty ones too. Raises RuleError where it is no text."""
    try:
        return path.read_text(encoding="utf-8").split("\n")
    except (OSError, ValueError) as error:
        raise RuleError(f"{path.name}: cannot be read ({error})") from None


def _lines(path: Path) -> list[Document]:
    lines = enumerate(label_lines(path), 1)
    return [from_line(line, f"{path.name}, line {at}") for at, line in lines if line.strip()]


def corpus_digest(paths: Path | Iterable[Path]) -> str:
    """SHA-256 over the names of all files of a corpus and what is learnt from them: a mark that says
    more of a number changes nothing."""
    sha = hashlib.sha256()
    for path in corpus_files(paths):
        raw = path.read_bytes().decode("utf-8", "surrogateescape")
        sha.update(f"{path.name}\0{learnt(raw)}\0".encode("utf-8", "surrogateescape"))
    return sha.hexdigest()


def from_line(line: str, where: str) -> Document:
    """The report of one line. Raises RuleError, naming `where`, for what is no such line."""
    try:
        told = json.loads(line)
        text = str(told["text"])
        sections = tuple(_section(item, len(text)) for item in told["sections"])
        name, kind, style, organisation = (
            str(told[key]) for key in ("name", "kind", "style", "organisation")
        )
    except (ValueError, KeyError, TypeError, AttributeError) as error:
        raise RuleError(f"{where}: is no line of a labels file ({error})") from None
    report = Report(hashlib.sha256(text.encode()).hexdigest(), name, "text", text=text)
    return Document(name, kind, style, organisation, report, sections, ())


def _section(item: Mapping[str, Any], end: int) -> Section:
    """One section; its spans must lie within a text of this length. Raises ValueError or TypeError."""
    if item["role"] is not None and item["role"] not in ROLES:
        raise ValueError(f"role {item['role']!r}")
    if not isinstance(item["themes"], list):
        raise TypeError(f"themes {item['themes']!r}")
    spans: dict[str, Any] = {name: _span(item.get(name), end) for name in SPANS}
    themes = tuple(Theme(str(name), 1.0) for name in item["themes"])
    plain = {name: item[name] for name in PLAIN}
    if spans["span"] is None:
        raise ValueError("no span")
    return Section(**plain, **spans, role=cast(Role, item["role"]), themes=themes)


def _span(told: Any, end: int) -> Span | None:
    if told is None:
        return None
    if [type(at) for at in told] != [int, int] or not 0 <= told[0] <= told[1] <= end:
        raise ValueError(f"span {told}")
    return Span(*told)
