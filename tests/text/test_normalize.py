"""Folding: Unicode's own data, one character for one, the rest dropped with the mapping kept."""

from __future__ import annotations

import unicodedata

import pytest

from reportmine.text.normalize import fold, fold_line, squeeze


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("⼯会⾦额", "工会金额"),
        ("⺠主⻓期", "民主长期"),
        ("\uf9e4\uf98e\uf967", "理年不"),
        ("２０１４年（一）１．", "２０１４年（一）１．"),
        ("a\u00a0b\u2009c", "a b c"),
        ("㎡ ① Ⅲ ％", "㎡ ① Ⅲ ％"),
        ("普通文字", "普通文字"),
    ],
)
def test_fold(text: str, folded: str) -> None:
    assert fold(text) == folded
    assert len(fold(text)) == len(text)


def test_every_kangxi_radical_folds_as_nfkc_does() -> None:
    for code in range(0x2F00, 0x2FD6):
        assert fold(chr(code)) == unicodedata.normalize("NFKC", chr(code))


def test_the_supplement_folds_where_unicode_gives_an_ideograph() -> None:
    unfolded = [chr(c) for c in range(0x2E80, 0x2EF4) if fold(chr(c)) == chr(c)]
    assert unfolded == ["\u2e80", "\u2e9a"]


@pytest.mark.parametrize(
    ("text", "folded", "kept"),
    [
        ("没有变化", "没有变化", None),
        ("⼯会", "工会", None),
        ("1\u200b2\ufeff3", "123", [0, 2, 4]),
        ("\uf06c 要点", "• 要点", None),
        ("  \uf0b7要点", "  •要点", None),
        ("甲\uf0b7乙", "甲乙", [0, 2]),
        ("\uf06c", "", []),
        ("inter\u00adnet", "internet", [0, 1, 2, 3, 4, 6, 7, 8]),
        ("word\ufffe", "word-", None),
    ],
)
def test_fold_line(text: str, folded: str, kept: list[int] | None) -> None:
    assert fold_line(text) == (folded, kept)


def test_squeeze() -> None:
    assert squeeze(" 目\u3000录\t\n") == "目录"
