"""Weights in use: the shipped ones, or others for a while."""

from __future__ import annotations

import pytest

from reportmine.weights import InUse


def test_others_answer_for_a_while_and_the_shipped_ones_are_read_once() -> None:
    read: list[str] = []
    in_use = InUse(lambda: read.append("read") or "shipped")
    assert not read
    with in_use.using("mine"):
        assert in_use.now() == "mine"
        with in_use.using("theirs"):
            assert in_use.now() == "theirs"
        assert in_use.now() == "mine"
    assert [in_use.now(), in_use.now()] == ["shipped", "shipped"]
    assert read == ["read"]


def test_none_changes_nothing() -> None:
    in_use: InUse[str] = InUse(lambda: "shipped")
    with in_use.using(None):
        assert in_use.now() == "shipped"


def test_what_fails_gives_the_weights_back() -> None:
    in_use = InUse(lambda: "shipped")
    with pytest.raises(ValueError, match="boom"), in_use.using("mine"):
        raise ValueError("boom")
    assert in_use.now() == "shipped"
