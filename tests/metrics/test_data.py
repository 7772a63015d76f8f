"""The rule files carry their own examples and counter-examples; this runs them all."""

from __future__ import annotations

from typing import Any

import pytest

from reportmine.metrics.lexicon import words
from reportmine.text.shipped import rule_file
from tests.metrics.build import facts


def _cases(name: str) -> list[Any]:
    found = []
    for case in rule_file(name)["case"]:
        marks = [pytest.mark.xfail(reason=case["xfail"])] if "xfail" in case else []
        found.append(pytest.param(case, id=f"{case['number']} {case['text'][:20]}", marks=marks))
    return found


@pytest.mark.parametrize("case", _cases("labels.toml"))
def test_labels(case: dict[str, str]) -> None:
    label = facts(case["text"])[case["number"]].label
    assert label == case["label"]
    assert label != case.get("not")


@pytest.mark.parametrize("case", _cases("status.toml"))
def test_status(case: dict[str, str]) -> None:
    assert facts(case["text"])[case["number"]].status == case["status"]


def test_words_come_longest_first_and_once() -> None:
    assert words("获 获得 获\n 获得了") == ("获得了", "获得", "获")


def test_no_protected_verb_is_also_a_verb() -> None:
    verbs = rule_file("labels.toml")["verbs"]
    listed = {w for key in ("drop", "keep", "dual") for w in words(verbs[key])}
    assert not listed & set(words(verbs["protect"]))
