"""Labelled passages without a report."""

from __future__ import annotations

from pathlib import Path

import pytest

from reportmine.classify.learning.corpus import load_corpus
from reportmine.classify.learning.lines import load_lines
from reportmine.errors import RuleError

CORPORA = Path(__file__).parents[2] / "corpora"


def test_a_line_becomes_a_section_with_its_labels(tmp_path: Path) -> None:
    file = tmp_path / "some.txt"
    file.write_text(
        "# a comment\n\nplan care | 送清凉 | 给外勤送水。\nreview || 开了会，修了屋。\n",
        encoding="utf-8",
    )
    (document,) = load_lines(file)
    told = [
        (s.role, [t.name for t in s.themes], s.heading, document.report.text[slice(*s.span)])
        for s in document.sections
    ]
    assert told == [
        ("review", [], None, "开了会，修了屋。"),
        ("plan", ["care"], "送清凉", "送清凉\n给外勤送水。"),
    ]


def test_a_folder_and_small_reports_in_it(tmp_path: Path) -> None:
    (tmp_path / "b.txt").write_text(
        "plan || 再开会。\n@ 云溪医院2022年总结\nreview service | 门诊 | 多看了病人。\n\noverview || 一年来。\n"
        "@ 云溪馆2021年总结\nreview || 开馆。\n",
        encoding="utf-8",
    )
    (tmp_path / "a.txt").write_text("review care || 探望病人。\n", encoding="utf-8")
    hospital, museum, loose = load_lines(tmp_path)
    assert hospital.report.text == "云溪医院2022年总结\n门诊\n多看了病人。\n一年来。"
    assert [section.role for section in hospital.sections] == ["review", "overview"]
    assert museum.report.text == "云溪馆2021年总结\n开馆。"
    assert [section.role for section in loose.sections] == ["review", "plan"]


@pytest.mark.parametrize(
    ("line", "says"),
    [
        ("review care 送清凉", "line 1: is not"),
        ("review care | 送清凉 |", "line 1: is not"),
        ("| 送清凉 | 给外勤送水。", "line 1: is not"),
        ("reviews | 送清凉 | 给外勤送水。", "“reviews” is no role or theme"),
        ("review cares | 送清凉 | 给外勤送水。", "“cares” is no role or theme"),
    ],
)
def test_what_is_no_line(tmp_path: Path, line: str, says: str) -> None:
    file = tmp_path / "some.txt"
    file.write_text(line, encoding="utf-8")
    with pytest.raises(RuleError, match=says):
        load_lines(file)


def test_no_file(tmp_path: Path) -> None:
    with pytest.raises(RuleError, match=r"gone\.txt: cannot be read"):
        load_lines(tmp_path / "gone.txt")


def test_no_shipped_line_stands_in_a_report_or_twice() -> None:
    documents = load_lines(CORPORA / "lines")
    sections = [(d.report.text, s) for d in documents for s in d.sections]
    texts = [text[slice(*s.span)].removeprefix(f"{s.heading}\n") for text, s in sections]
    assert len(texts) > 8000
    assert len(set(texts)) == len(texts)
    reports = "".join(document.report.text for document in load_corpus(CORPORA / "reports"))
    assert [text for text in texts if text in reports] == []
