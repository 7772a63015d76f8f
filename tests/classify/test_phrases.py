"""Finding phrases, and which of them hide which."""

from __future__ import annotations

import pytest

from classify.cases import answer
from reportmine.classify import phrases
from reportmine.classify.phrases import Gapped
from reportmine.classify.voting.fold import fold


def found(text: str, *phrases: str) -> list[tuple[int, int, str]]:
    return [tuple(hit) for hit in Gapped(phrases).scan(text)]


def test_all_phrases_at_all_places_longest_first() -> None:
    assert found("教职工代表大会", "教职工", "职工代表大会", "教职工代表大会", "代表") == [
        (0, 7, "教职工代表大会"),
        (0, 3, "教职工"),
        (1, 7, "职工代表大会"),
        (3, 5, "代表"),
    ]


@pytest.mark.parametrize(
    ("text", "stands"),
    [
        ("解决职工停车难问题", True),
        ("解决问题", True),
        ("解决了停车难，问题不大", False),
        ("解决" + "很" * 17 + "问题", False),
    ],
)
def test_a_gap_stays_in_its_clause(text: str, stands: bool) -> None:
    assert bool(found(text, "解决…问题")) is stands


def test_a_gap_behind_one_character() -> None:
    assert found("会议在校党委领导下召开", "在…领导下") == [(2, 9, "在…领导下")]


def test_a_long_text_is_looked_through_in_parts(monkeypatch: pytest.MonkeyPatch) -> None:
    text, names = "举办培训，公开账目；" * 9, ("培训", "公开", "公开账目")
    whole = found(text, *names)
    monkeypatch.setattr(phrases, "_AT_ONCE", 4)
    assert found(text, *names) == whole
    assert len(whole) == 27


def test_nothing_to_find() -> None:
    assert found("全年培训6期") == []
    assert found("", "培训") == []


@pytest.mark.parametrize(
    ("heading", "theme", "given"),
    [
        ("公开招聘", "disclosure", False),
        ("公开招聘信息公开", "disclosure", True),
        ("教学基本功比赛", "teaching", False),
        ("教学工作", "teaching", True),
        ("民主生活会", "democratic_management", False),
    ],
)
def test_longer_phrases_hide_shorter_ones(heading: str, theme: str, given: bool) -> None:
    themes = {t.name for t in answer({"heading": heading}).themes}
    assert (theme in themes) is given


def test_folding_keeps_every_offset() -> None:
    text = "會員２１２人，經費結餘；Ａ座"
    assert fold(text) == "会员212人，经费结余；A座"
    assert len(fold(text)) == len(text)
