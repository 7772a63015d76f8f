"""Data files that come with the package."""

from __future__ import annotations

import pytest

from reportmine.text.shipped import lines, rule_file


def test_a_rule_file_is_read_once() -> None:
    assert rule_file("units.toml")["group"]
    assert rule_file("units.toml") is rule_file("units.toml")


def test_comments_and_empty_lines_are_no_words() -> None:
    found = list(lines("words.txt"))
    assert found
    assert all(line.strip() == line and not line.startswith("#") for line in found)


def test_a_file_that_is_not_there_is_named() -> None:
    with pytest.raises(FileNotFoundError, match=r"no\.toml"):
        rule_file("no.toml")
