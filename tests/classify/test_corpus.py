"""Labelled texts are read as their authors meant them, and errors say where."""

from __future__ import annotations

from pathlib import Path

import pytest

from reportmine.classify.learning.corpus import (
    corpus_digest,
    corpus_files,
    load_corpus,
    load_document,
)
from reportmine.errors import RuleError

TEXT = """+++
[front]
organisation = "清河馆工会"
[corpus]
kind = "library"
style = "S1"
+++
@title 清河馆工会总结
% overview
一年来{3次|会议}会。
# 一、|抓培训 :: review training
## 1．|办班。 :: review training +
办{6期|培训班|=6}班。{@plan care}明年慰问。
%% review honours
|= caption: 获奖; unit: 项; head: 1
| 奖项 | 数量 |
| 一等奖 | 2 |
@sign 清河馆工会
"""


def write(folder: Path, text: str = TEXT) -> Path:
    file = folder / "one.txt"
    file.write_text(text, encoding="utf-8")
    return file


def test_text_sections_and_passages(tmp_path: Path) -> None:
    document = load_document(write(tmp_path))
    text = document.report.text
    assert text.split("\n")[:4] == [
        "清河馆工会总结", "一年来3次会。", "一、抓培训", "1．办班。办6期班。明年慰问。",
    ]  # fmt: skip
    assert (document.kind, document.style, document.organisation) == ("library", "S1", "清河馆工会")
    said = [(text[slice(*p.span)], p.style, p.role, p.themes, p.section) for p in document.passages]
    assert said == [
        ("一年来3次会。", "body", "overview", (), 0),
        ("一、抓培训", "heading", "review", ("training",), 1),
        ("1．办班。", "run_in", "review", ("training",), 2),
        ("办6期班。", "body", "review", ("training",), 2),
        ("明年慰问。", "body", "plan", ("care",), 2),
        ("获奖\n单位：项\n奖项\t数量\n一等奖\t2", "table", "review", ("honours",), 2),
        ("清河馆工会", "sign", "review", ("training",), 2),
    ]
    first, second, third = document.sections
    assert first.implicit
    assert first.heading is None
    assert (second.parent, third.parent) == (None, second.id)
    assert text[slice(*third.span)].startswith("1．办班")
    assert third.span.end <= text.index("\n清河馆工会", 10) + 1
    assert [s.heading for s in document.sections] == [None, "抓培训", "办班"]
    assert all(s.role is None and not s.themes for s in document.unlabelled())


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("no head", "one.txt: is no labelled text"),
        (TEXT.replace(" :: review training\n", "\n", 1), "one, line 4 of the text: not a heading"),
    ],
)
def test_errors_name_file_and_line(tmp_path: Path, text: str, message: str) -> None:
    with pytest.raises(RuleError, match=message):
        load_document(write(tmp_path, text))


def test_no_corpus(tmp_path: Path) -> None:
    with pytest.raises(RuleError, match="holds no labelled texts"):
        load_corpus(tmp_path)


def test_the_digest_changes_with_a_character(tmp_path: Path) -> None:
    file = write(tmp_path)
    before = corpus_digest(tmp_path)
    assert corpus_digest([file]) == before
    write(tmp_path, TEXT.replace("一年来", "一年"))
    assert corpus_digest(tmp_path) != before


def test_the_digest_does_not_change_with_the_marks_of_numbers(tmp_path: Path) -> None:
    write(tmp_path, TEXT.replace("一年来", "一年来办了{3场|讲座}，{第九届!ordinal}"))
    before = corpus_digest(tmp_path)
    write(tmp_path, TEXT.replace("一年来", "一年来办了{3场|办讲座|planned}，{第九届!lexical}"))
    assert corpus_digest(tmp_path) == before


def test_it_reads_the_project_s_own_corpus() -> None:
    root = Path(__file__).parents[2] / "corpora"
    documents = load_corpus(root / "samples")
    assert len(documents) == len(corpus_files(root / "samples")) == 11
    for document in documents:
        assert len(document.sections) >= 8
        for section in document.sections:
            if section.heading_span:
                assert document.report.text[slice(*section.heading_span)] == section.heading
