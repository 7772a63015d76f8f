"""The last touch on a label."""

from __future__ import annotations

import pytest

from reportmine.metrics.choice.trim import trimmed
from reportmine.metrics.lexicon import NUMBER


@pytest.mark.parametrize(
    ("comment", "words", "label"),
    [
        ("what has the share", "女会员占比", "女会员"),
        ("but a rate by its name", "药占比", "药占比"),
        ("what only links", "经费执行率为", "经费执行率"),
        ("but a word", "人的行为", "人的行为"),
        ("what is held in Taiwan", "办理社区讲座", "社区讲座"),
        ("a card is given out", "办理借书证", "借书证"),
        ("but a task is done", "办理社区事务", "办理社区事务"),
    ],
)
def test_the_end_of_a_label(comment: str, words: str, label: str) -> None:
    pieces = trimmed(words, ((0, len(words)),))
    assert "".join(words[s:e] for s, e in pieces) == label, comment


def test_words_that_are_taken_twice() -> None:
    text = "公示41期，多公示5期"
    assert trimmed(text, ((0, 2), (7, 9))) == ((0, 2),)


def test_how_long_something_took_is_said_once() -> None:
    text = f"用{NUMBER * 2}时间踏查"
    assert trimmed(text, ((3, 7),)) == ((5, 7),)
    assert trimmed(text, ((3, 5),)) == ((3, 5),)
    text = f"定{NUMBER * 2}时间表格"
    assert trimmed(text, ((3, 7),)) == ((3, 7),)
