"""Labels given at the keyboard: the doubtful first, kept as a corpus that can be trained on."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import pytest

from reportmine.classify import classify, load_taxonomy
from reportmine.classify.learning.corpus import from_line, load_corpus, load_document
from reportmine.classify.learning.labelling import certainty, to_line
from reportmine.classify.learning.seen import see
from reportmine.classify.learning.training import fit
from reportmine.errors import RuleError

SAMPLE = Path(__file__).parents[2] / "corpora" / "samples" / "library-2022.txt"


def test_a_section_is_as_certain_as_the_least_certain_of_its_answers() -> None:
    document = load_document(SAMPLE)
    sections = classify(document.report, document.unlabelled())
    assert 0 < min(map(certainty, sections)) < max(map(certainty, sections)) <= 1
    for section in sections:
        assert all(certainty(section) <= theme.score for theme in section.themes)


def test_a_line_brings_everything_back(tmp_path: Path) -> None:
    document = load_document(SAMPLE)
    sections = document.unlabelled()
    given = {sections[1].id: ("review", ["training"]), sections[-1].id: ("plan", [])}
    line = to_line(document.report, "某馆工会", sections, given)
    (tmp_path / "mine.jsonl").write_text(line + "\n", encoding="utf-8")
    (again,) = load_corpus(tmp_path)
    assert again.report.text == document.report.text
    assert again.unlabelled() == sections
    assert {s.id: s.role for s in again.sections if s.role} == {
        sections[1].id: "review", sections[-1].id: "plan",
    }  # fmt: skip


def test_sections_without_a_label_train_nothing() -> None:
    seen = []
    for document in load_corpus(SAMPLE.parent):
        kept = [s.role if s.role in ("review", "plan") else None for s in document.sections]
        sections = zip(document.sections, kept, strict=True)
        seen.append(
            see(replace(document, sections=tuple(replace(s, role=role) for s, role in sections)))
        )
    assert any("" in one.roles for one in seen)
    model = fit(seen, load_taxonomy().labels)
    assert not model.sections.table["weights"][:, model.labels.index("role:shortcomings")].any()
    assert model.sections.table["weights"][:, model.labels.index("role:plan")].any()


@pytest.mark.parametrize("line", ["{", "[]", '{"text": "x"}'])
def test_what_is_no_line_is_refused(line: str) -> None:
    with pytest.raises(RuleError, match="mine, line 3: is no line of a labels file"):
        from_line(line, "mine, line 3")


WRONG = {
    "role": [("role", "nonsense"), ("role", 5)],
    "themes": [("themes", "care"), ("themes", None)],
    "span": [("span", [5, 999_999]), ("span", ["a", "b"]), ("span", [3]), ("span", None)],
    "heading span": [("heading_span", [9, 2])],
}


@pytest.mark.parametrize(
    ("key", "value"), [pair for pairs in WRONG.values() for pair in pairs], ids=str
)
def test_a_section_that_cannot_be_is_refused(key: str, value: object) -> None:
    document = load_document(SAMPLE)
    told = json.loads(to_line(document.report, "某馆工会", document.unlabelled(), {}))
    told["sections"][1][key] = value
    with pytest.raises(RuleError, match="is no line of a labels file"):
        from_line(json.dumps(told), "mine, line 1")


def test_sections_must_be_a_list_of_tables() -> None:
    told = {"name": "x", "kind": "", "style": "", "organisation": "", "text": "x", "sections": "x"}
    with pytest.raises(RuleError, match="is no line of a labels file"):
        from_line(json.dumps(told), "mine, line 1")


def test_a_line_separator_in_a_text_ends_no_line(tmp_path: Path) -> None:
    document = load_document(SAMPLE)
    text = document.report.text.replace("。", "\u2028", 1)
    line = to_line(replace(document.report, text=text), "某馆工会", document.unlabelled(), {})
    (tmp_path / "mine.jsonl").write_text(line + "\n", encoding="utf-8")
    (again,) = load_corpus(tmp_path)
    assert again.report.text == text


def test_a_labels_file_that_is_no_text(tmp_path: Path) -> None:
    (tmp_path / "mine.jsonl").write_bytes(b"\xff\xfe")
    with pytest.raises(RuleError, match=r"mine.jsonl: cannot be read"):
        load_corpus(tmp_path)


def test_empty_lines_count(tmp_path: Path) -> None:
    (tmp_path / "mine.jsonl").write_text("\n\n{\n", encoding="utf-8")
    with pytest.raises(RuleError, match=r"mine.jsonl, line 3: is no line"):
        load_corpus(tmp_path)
