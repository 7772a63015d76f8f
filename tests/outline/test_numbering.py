"""The numbering grammar: what a paragraph's first characters say, and what only looks like it."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from reportmine.outline.paragraphs.marks import value_of
from reportmine.outline.paragraphs.numbering import mark_at, markdown_level

CASES = [
    json.loads(line)
    for line in (Path(__file__).parents[1] / "cases" / "outline_numbering.jsonl")
    .read_text(encoding="utf-8")
    .splitlines()
]


@pytest.mark.parametrize("case", CASES, ids=lambda c: c["text"])
def test_mark(case: dict[str, Any]) -> None:
    text = case["text"]
    mark = mark_at(text, 0, len(text))
    if case["family"] is None:
        assert mark is None
        return
    assert mark is not None
    got = {"family": mark.family, "number": mark.number, "value": mark.value, "end": mark.end}
    assert got == {k: case[k] for k in got}
    assert mark.weak == case.get("weak", False)


def test_offsets_are_those_of_the_whole_text() -> None:
    text = "前文。\n（二）读者服务"
    mark = mark_at(text, 4, len(text))
    assert mark is not None
    assert text[mark.start : mark.end] == "（二）"


@pytest.mark.parametrize(
    ("numeral", "value"),
    [
        ("七", 7),
        ("十", 10),
        ("十二", 12),
        ("二十", 20),
        ("三十五", 35),
        ("一百零三", 103),
        ("柒", 7),
        ("万", 0),
    ],
)
def test_value_of(numeral: str, value: int) -> None:
    assert value_of(numeral) == value


def test_markdown_heading() -> None:
    assert markdown_level("### 小节", 0, 6) == (3, 4)
    assert markdown_level("#标签", 0, 3) is None
