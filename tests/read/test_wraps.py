"""The printed width of a line, and what a line has room for."""

from __future__ import annotations

import pytest

from reportmine.read.plain.wraps import Wrap, ems


@pytest.mark.parametrize(
    ("line", "width"),
    [
        ("", 0.0),
        ("全年办班", 4.0),
        ("办班12期", 4.0),
        ("A/B test", 4.0),
        ("“夜校”——", 6.0),
        ("𠮷林，", 3.0),
        ("１２", 2.0),
        ("3.5％…", 3.5),
    ],
)
def test_chinese_characters_are_twice_as_wide_as_latin_ones(line: str, width: float) -> None:
    assert ems(line) == width


@pytest.mark.parametrize(
    ("line", "following", "full"),
    [
        ("组织会员学习业务参加竞赛", "开展帮扶", True),
        ("组织会员学习业务参加", "开展帮扶", False),
        ("组织会员学习业务参加竞赛。", "开展帮扶", True),
        ("组织会员学习业务参加竞赛，开展帮扶", "开展帮扶", False),  # a title may be longer
        ("组织会员学习业务，", "1256人次", True),
        ("组织会员学习业，", "1256人次", False),
    ],
)
def test_a_line_is_full_where_the_next_word_has_no_room(
    line: str, following: str, full: bool
) -> None:
    assert Wrap(12, len, whole=True).full(line, following) is full
