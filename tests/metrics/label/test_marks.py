"""A label is made of words: marks between them go, what a title holds stays."""

from __future__ import annotations

import pytest

from reportmine.metrics.label.accounts import item_before, item_of_path
from reportmine.metrics.label.marks import words_only
from reportmine.report import Span


@pytest.mark.parametrize(
    ("text", "label"),
    [
        ("“两癌”筛查", "两癌筛查"),
        ("培训家政、电工", "培训家政电工"),
        ("新建村（社区）分馆", "新建村分馆"),
        ("因公出国（境）费", "因公出国境费"),
        ("卫生健康支出（类）", "卫生健康支出"),
        ("《听、说、读》展", "听、说、读展"),
        ("1+X证书", "1+X证书"),
        ("（", "（"),
    ],
)
def test_only_words_are_left(text: str, label: str) -> None:
    spans = words_only(f"举办{text}3场", [Span(2, 2 + len(text))])
    assert "".join(f"举办{text}3场"[s.start : s.end] for s in spans) == label


def test_pieces_without_marks_stay_as_they_are() -> None:
    spans = (Span(0, 4), Span(6, 8))
    assert words_only("建议提案，采纳", spans) == spans


PATH = "一般公共服务支出（类）组织事务（款）"


@pytest.mark.parametrize(
    ("item", "named"),
    [("专项普查活动", "专项普查活动"), ("行政运行", "组织事务行政运行")],
)
def test_an_item_of_the_accounts_goes_by_its_own_name(item: str, named: str) -> None:
    text = f"{PATH}{item}（项）"
    pieces = item_before(text, len(text))
    assert "".join(text[s:e] for s, e in pieces) == named
    start = item_of_path(text, 0, len(text))
    assert words_only(text, [Span(start, len(text))])[0].start == pieces[0][0]


def test_one_grade_is_no_path() -> None:
    assert item_of_path("教育支出（类）", 0, 7) == 0
    assert item_before("教育支出（类）", 7) == ()
