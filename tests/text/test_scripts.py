"""Traditional to Simplified, for looking words up."""

from __future__ import annotations

import pytest

from reportmine.text.scripts import simplified


@pytest.mark.parametrize(
    ("written", "looked_up"),
    [
        ("年度工作計畫", "年度工作计划"),
        ("動畫與書畫展", "动画与书画展"),
        ("規劃", "规划"),
        ("已是简体", "已是简体"),
        ("计画已改", "计划已改"),  # half respelled before us
        ("", ""),
    ],
)
def test_words_are_respelled(written: str, looked_up: str) -> None:
    assert simplified(written) == looked_up
