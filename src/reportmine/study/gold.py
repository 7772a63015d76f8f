"""Labelled documents: what was said of their sections, set against their labels.

    label_files(folder)                       *.gold.json and *.labels.json below it, sorted
    gold_answers(folder, documents, taxonomy) roles and themes, true and said, of each labelled place

In:  label files (format: corpora/README.md, "Label format") and the documents that they name, which are
     read and outlined: an outline that goes wrong costs here, unlike with a corpus, whose true sections are given.
Out: `Answers`, as for a corpus. A place counts as what the innermost section there was said to be. Where
     the labels are silent on themes nothing is judged but the role.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from reportmine.classify import classify
from reportmine.classify.learning.corpus import Document
from reportmine.classify.learning.evaluation import Answers
from reportmine.classify.taxonomy import Taxonomy
from reportmine.errors import RuleError
from reportmine.findings import Front, Section
from reportmine.outline import outline
from reportmine.read import read
from reportmine.report import Report

__all__ = ["gold_answers", "label_files"]


def label_files(folder: Path) -> list[Path]:
    """The label files below a folder, sorted."""
    return sorted([*folder.rglob("*.gold.json"), *folder.rglob("*.labels.json")])


def gold_answers(
    folder: Path, documents: Path | None = None, taxonomy: Taxonomy | None = None
) -> Answers:
    """Read the documents that the labels in `folder` name, sought in `documents`, else in the folder,
    its `pdf` or the one that holds it, and tell what each labelled place is. Raises RuleError for
    what is not there, ReadError for what cannot be read."""
    labels = [_read(path) for path in label_files(folder)]
    places = [documents] if documents else [folder, folder / "pdf", folder.resolve().parent]
    answers = Answers()
    for label in labels:
        report = read(_found(str(label["document"]), places))
        found = outline(report)
        _judge(label, report, found.front, classify(report, found.sections, taxonomy), answers)
    return answers


def _read(path: Path) -> dict[str, Any]:
    try:
        label = json.loads(path.read_text(encoding="utf-8"))
        if not isinstance(label, dict) or not {"document", "sections"} <= label.keys():
            raise ValueError("it names no document or no sections")
    except (OSError, ValueError) as error:
        raise RuleError(f"{path.name}: is no label file ({error}); see corpora/README.md") from None
    return label


def _found(name: str, places: Sequence[Path]) -> Path:
    for place in places:
        if (place / name).is_file():
            return place / name
    raise RuleError(f"{name}: the labelled document is not there; name its folder (--documents)")


def _judge(
    label: Mapping[str, Any], report: Report, front: Front, sections: Sequence[Section], answers: Answers
) -> None:  # fmt: skip
    back = [at for at, char in enumerate(report.text) if not char.isspace()]
    squeezed = "".join(report.text[at] for at in back)
    whole = Document(
        Path(str(label["document"])).name, front.kind or "", "", front.organisation or "",
        report, tuple(sections), (),
    )  # fmt: skip
    for want in (*label["sections"], *label.get("paragraphs", ())):
        if "role" not in want:
            continue
        at = squeezed.find("".join(str(want.get("starts") or want["heading"]).split()))
        role, sure, themes = _said(_innermost(sections, back[at]) if at >= 0 else None)
        truth = (str(want["role"]), want.get("themes", ()))
        said = (role, sure, themes if want.get("themes") else ())
        answers.add(whole, want.get("heading") is None, truth, said)


def _said(section: Section | None) -> tuple[str, float, tuple[str, ...]]:
    if section is None:
        return "", 0.0, ()
    told = f"role:{section.role}"
    sure = next((reason.score for reason in section.why if reason.label == told), 0.0)
    return section.role or "", sure, tuple(theme.name for theme in section.themes)


def _innermost(sections: Sequence[Section], offset: int) -> Section | None:
    inside = [s for s in sections if s.span.start <= offset < s.span.end]
    return max(inside, key=lambda s: (s.level, s.span.start), default=None)
