"""units.toml, lexicon.toml, modifiers.toml, ones.toml and identifiers.toml carry their own examples and traps: all of them are run here."""

from __future__ import annotations

from typing import Any

import pytest

from reportmine.quantity import find_numbers
from reportmine.text.shipped import rule_file
from reportmine.text.units import units


def _strings(group: dict[str, Any], name: str) -> list[str]:
    return list(group.get(name, []))


def _words(group: dict[str, Any]) -> set[str]:
    return {*group.get("words", []), *group.get("codes", {})}


UNIT_EXAMPLES = [(g, x) for g in rule_file("units.toml")["group"] for x in _strings(g, "examples")]
UNIT_TRAPS = [(g, x) for g in rule_file("units.toml")["group"] for x in _strings(g, "traps")]
LEXICON_EXAMPLES = [
    (g, x) for g in rule_file("lexicon.toml")["group"] for x in _strings(g, "examples")
]
LEXICON_TRAPS = [(g, x) for g in rule_file("lexicon.toml")["group"] for x in _strings(g, "traps")]


@pytest.mark.parametrize(("group", "example"), UNIT_EXAMPLES, ids=[x for _, x in UNIT_EXAMPLES])
def test_a_unit_is_read_in_its_examples(group: dict[str, Any], example: str) -> None:
    last = [m for m in find_numbers(example) if m.is_quantity][-1]
    because = last.because.removeprefix("unit: ")
    assert because in _words(group), f"{last.text} was read because of {last.because}"


@pytest.mark.parametrize(("group", "trap"), UNIT_TRAPS, ids=[x for _, x in UNIT_TRAPS])
def test_a_units_trap_holds_no_quantity(group: dict[str, Any], trap: str) -> None:
    assert [m.text for m in find_numbers(trap) if m.is_quantity] == []


@pytest.mark.parametrize(
    ("group", "example"), LEXICON_EXAMPLES, ids=[x for _, x in LEXICON_EXAMPLES]
)
def test_a_word_is_found_in_its_examples(group: dict[str, Any], example: str) -> None:
    found = find_numbers(example)
    words = str(group["words"]).split()
    mine = [m for m in found if m.kind == group["kind"] and any(w in m.text for w in words)]
    assert mine, [(m.text, m.because) for m in found]
    assert not [m.text for m in found if m.is_quantity]


@pytest.mark.parametrize(("group", "trap"), LEXICON_TRAPS, ids=[x for _, x in LEXICON_TRAPS])
def test_a_words_trap_is_read_otherwise(group: dict[str, Any], trap: str) -> None:
    assert any(m.is_quantity for m in find_numbers(trap)), group["name"]


MODIFIERS = [(g, x) for g in rule_file("modifiers.toml")["before"] for x in _strings(g, "examples")]
TOUCHING = rule_file("modifiers.toml")["touching"]


@pytest.mark.parametrize(("group", "example"), MODIFIERS, ids=[x for _, x in MODIFIERS])
def test_a_modifier_is_read_in_its_examples(group: dict[str, Any], example: str) -> None:
    (number,) = (m for m in find_numbers(example) if m.is_quantity)
    assert number.mod == group["mod"]


@pytest.mark.parametrize("row", TOUCHING, ids=[row["word"] for row in TOUCHING])
def test_a_modifier_that_ends_another_word_says_nothing(row: dict[str, Any]) -> None:
    for example in row["examples"]:
        (number,) = (m for m in find_numbers(example) if m.is_quantity)
        assert number.text.startswith(row["word"])
    for trap in row["traps"]:
        assert all(m.mod == "exact" for m in find_numbers(trap))


@pytest.mark.parametrize("name", rule_file("ones.toml"))
def test_one_is_a_count_in_the_examples_and_an_article_in_the_traps(name: str) -> None:
    group = rule_file("ones.toml")[name]
    for example in _strings(group, "examples"):
        assert any(m.is_quantity and m.text[0] == "一" for m in find_numbers(example)), example
    for trap in _strings(group, "traps"):
        assert not [m.text for m in find_numbers(trap) if m.is_quantity], trap


@pytest.mark.parametrize("name", rule_file("identifiers.toml"))
def test_digits_behind_a_label_are_no_amount(name: str) -> None:
    group = rule_file("identifiers.toml")[name]
    for example in _strings(group, "examples"):
        assert {m.kind for m in find_numbers(example)} == {"identifier"}, example
    for trap in _strings(group, "traps"):
        assert all(m.kind != "identifier" for m in find_numbers(trap)), trap


def test_the_longest_unit_wins() -> None:
    table = units()
    assert table.match("人次", 0) == table.get("人次")
    assert [u.word for u in table.matches("千瓦时", 0)][:2] == ["千瓦时", "千瓦"]
    assert table.get("不是单位") is None
