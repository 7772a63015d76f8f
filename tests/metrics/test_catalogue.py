"""The catalogue: its own examples, its tree, and users' files."""

from __future__ import annotations

from pathlib import Path

import pytest

from reportmine.errors import RuleError
from reportmine.metrics import Indicator, load_catalogue
from reportmine.metrics.catalogue import Match, parse_catalogue

CATALOGUE = load_catalogue()
GOOD = """
[[indicator]]
id = "garden.trees"
zh = "植树"
en = "trees planted"
theme = "environment"
units = "棵 株"
over = "sum"
aliases = "植树 栽树"
"""


def _matches(indicator: Indicator, example: str) -> set[str]:
    verb, slash, label = example.partition("/")
    if not slash:
        verb, label = "", example
    if example in indicator.aliases:
        verb, label = "", example
    found = set()
    for unit in indicator.units or (None,):
        aspect = "share" if unit == "%" else "level"
        match = CATALOGUE.match(label, unit=unit, verb=verb, aspect=aspect)
        if match:
            found.add(match.id)
    return found


@pytest.mark.parametrize("indicator", CATALOGUE.indicators, ids=lambda i: i.id)
def test_examples_and_counter_examples(indicator: Indicator) -> None:
    assert indicator.examples
    assert indicator.counter
    for example in indicator.examples:
        assert indicator.id in _matches(indicator, example), example
    for example in indicator.counter:
        assert indicator.id not in _matches(indicator, example), example


def test_it_is_large_enough() -> None:
    assert len(CATALOGUE.indicators) >= 150


def test_what_must_not_be_merged_is_not() -> None:
    for indicator in CATALOGUE.indicators:
        for other in indicator.apart:
            shared = set(indicator.aliases) & set(CATALOGUE[other].aliases)
            assert not shared or indicator.exclude or CATALOGUE[other].needs


@pytest.mark.parametrize(
    ("label", "unit", "verb", "id"),
    [
        ("国家社科基金", "项", "获批", "research.projects.nssf"),
        ("国家社科基金", "项", "申报", "research.projects.nssf_applied"),
        ("党员", "名", "发展", "party.new_members"),
        ("党员", "名", "", "party.members"),
        ("培训职工", "人次", "培训", "training.people"),
        ("业务培训", "期", "举办", "training.sessions"),
        ("会员食堂", "个", "", None),
        ("会员", "元", "", None),
        ("天气", "次", "", None),
        ("", "项", "", None),
    ],
)
def test_verb_and_unit_decide(label: str, unit: str, verb: str, id: str | None) -> None:
    match = CATALOGUE.match(label, unit=unit, verb=verb)
    assert (match.id if match else None) == id


def test_scores_are_ordered_by_how_sure_they_are() -> None:
    whole = CATALOGUE.match("合理化建议", unit="条")
    longer = CATALOGUE.match("职工合理化建议", unit="条")
    assert whole is not None
    assert longer is not None
    assert whole.score == 1.0 > longer.score


def test_parents_make_a_tree() -> None:
    assert CATALOGUE["research.projects.nssf"].parent == "research.projects"
    with pytest.raises(KeyError):
        CATALOGUE["no.such.indicator"]


def test_a_user_file(tmp_path: Path) -> None:
    path = tmp_path / "mine.toml"
    path.write_text(GOOD, encoding="utf-8")
    own = load_catalogue(path)
    assert own.match("植树", unit="棵") == Match("garden.trees", 1.0, "植树")
    assert own.match("植树", unit="人") is None


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("[[indicator", "not valid TOML"),
        ("x = 1", "no [[indicator]]"),
        (GOOD.replace('zh = "植树"\n', ""), "`zh` is missing"),
        (GOOD.replace('"sum"', '"add"'), "use sum, average or never"),
        (GOOD + 'colour = "green"\n', "unknown key `colour`"),
        (GOOD + GOOD, "used twice"),
        (GOOD + 'apart = "garden.flowers"\n', "which is no entry"),
    ],
)
def test_a_wrong_file_says_what_to_change(text: str, says: str) -> None:
    with pytest.raises(RuleError, match=r"mine\.toml") as raised:
        parse_catalogue(text, "mine.toml")
    assert says in str(raised.value)


def test_a_file_that_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(RuleError, match="cannot be read"):
        load_catalogue(tmp_path / "none.toml")
