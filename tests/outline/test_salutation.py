"""Whom a report speaks to: a line that says no more, in either kind of marks, and what only begins like one."""

from __future__ import annotations

import pytest

from reportmine.outline.salutation import is_hail


@pytest.mark.parametrize(
    "words", ["各位代表！", "各位代表!", "尊敬的各位领导、来宾：", "女士们、先生们！ "]
)
def test_a_salutation_says_nothing_else(words: str) -> None:
    assert is_hail(words)


@pytest.mark.parametrize(
    "words",
    [
        "各位代表。",
        "各位代表，去年我们：",
        "代表们！",
        "各位代表！明年再见！",
        "各位馆员轮流值班。",
    ],
)
def test_a_sentence_that_begins_so_is_none(words: str) -> None:
    assert not is_hail(words)
