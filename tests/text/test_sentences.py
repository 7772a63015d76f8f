"""Sentences and clauses."""

from __future__ import annotations

import pytest

from reportmine.text.sentences import clause_spans, sentence_spans


def _texts(text: str, spans: list) -> list[str]:
    return [text[s.start : s.end] for s in spans]


@pytest.mark.parametrize(
    ("text", "sentences"),
    [
        ("办讲座5场。发论文3篇！", ["办讲座5场。", "发论文3篇！"]),
        ("他说：“好。”大家笑了。", ["他说：“好。”", "大家笑了。"]),
        ("第一行\n第二行。", ["第一行", "第二行。"]),
        ("没有句号", ["没有句号"]),
        ("增长1.5%，很好。", ["增长1.5%，很好。"]),
        ("", []),
        ("  \n 。", ["。"]),
    ],
)
def test_sentences(text: str, sentences: list[str]) -> None:
    assert _texts(text, sentence_spans(text)) == sentences


@pytest.mark.parametrize(
    ("text", "clauses"),
    [
        ("办讲座5场，参加300人；获奖2项。", ["办讲座5场", "参加300人", "获奖2项"]),
        ("收入1,200元，支出300元", ["收入1,200元", "支出300元"]),
        ("其中：教授3人", ["其中", "教授3人"]),
        ("", []),
    ],
)
def test_clauses(text: str, clauses: list[str]) -> None:
    assert _texts(text, clause_spans(text)) == clauses


def test_a_stretch_keeps_the_offsets_of_the_text() -> None:
    text = "甲。乙。丙。"
    assert [tuple(s) for s in sentence_spans(text, 2, 6)] == [(2, 4), (4, 6)]
