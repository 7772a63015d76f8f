"""The taxonomy: every entry's own examples, and what is said of a file that is wrong."""

from __future__ import annotations

from pathlib import Path
from typing import get_args

import pytest

from classify.cases import answer, build, parse
from reportmine.classify import load_taxonomy
from reportmine.classify.voting.features import Features
from reportmine.errors import RuleError
from reportmine.findings import Role
from reportmine.registry import voters

TAXONOMY = load_taxonomy()
ENTRIES = [*TAXONOMY.roles, *TAXONOMY.themes]


def labels(example: str) -> set[str]:
    section = answer(parse(example))
    return {f"role:{section.role}", *(f"theme:{theme.name}" for theme in section.themes)}


@pytest.mark.parametrize(
    ("label", "example"), [(e.label, x) for e in ENTRIES for x in e.examples], ids=str
)
def test_example(label: str, example: str) -> None:
    assert label in labels(example)


@pytest.mark.parametrize(
    ("label", "example"), [(e.label, x) for e in ENTRIES for x in e.counter_examples], ids=str
)
def test_counter_example(label: str, example: str) -> None:
    assert label not in labels(example)


def kind_of(title: str) -> str | None:
    report, sections = build({"title": title, "heading": "工作情况"})
    kind = Features(report, sections, TAXONOMY).kind
    return kind.name if kind else None


@pytest.mark.parametrize(
    ("kind", "title"), [(k.name, x) for k in TAXONOMY.kinds for x in k.examples], ids=str
)
def test_kind_example(kind: str, title: str) -> None:
    assert kind_of(title) == kind


@pytest.mark.parametrize(
    ("kind", "title"), [(k.name, x) for k in TAXONOMY.kinds for x in k.counter_examples], ids=str
)
def test_kind_counter_example(kind: str, title: str) -> None:
    assert kind_of(title) != kind


def test_every_role_and_theme_is_there_with_labels_and_examples() -> None:
    assert {role.name for role in TAXONOMY.roles} == set(get_args(Role))
    assert len(TAXONOMY.themes) == 21
    for entry in ENTRIES:
        assert entry.zh, entry.label
        assert entry.en, entry.label
        assert entry.description, entry.label
        assert entry.examples, entry.label
        assert entry.counter_examples, entry.label
    assert all(kind.examples and kind.counter_examples for kind in TAXONOMY.kinds)


def test_all_voters_exist() -> None:
    assert all(name in {*voters, "model"} for name, _ in TAXONOMY.voters)


def test_loaded_once() -> None:
    assert load_taxonomy() is TAXONOMY


OWN = """
[themes.garden]
zh = "园艺"
strong = ["花圃", "盆栽"]
examples = ["打理花圃｜新增盆栽30盆。"]
"""


def test_own_themes_take_the_place_of_ours(tmp_path: Path) -> None:
    file = tmp_path / "own.toml"
    file.write_text(OWN, encoding="utf-8")
    own = load_taxonomy(file)
    assert [theme.name for theme in own.themes] == ["garden"]
    assert [role.name for role in own.roles] == [role.name for role in TAXONOMY.roles]
    section = answer(parse("打理花圃｜新增盆栽30盆。"), own)
    assert [theme.name for theme in section.themes] == ["garden"]


def test_a_weight_of_ones_own_leaves_the_other_voters_as_they_are(tmp_path: Path) -> None:
    file = tmp_path / "own.toml"
    file.write_text("[voters]\nmodel = 0\n", encoding="utf-8")
    assert dict(load_taxonomy(file).voters) == {**dict(TAXONOMY.voters), "model": 0}


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("[themes.a]\nzh = ", r"own\.toml: is not valid TOML"),
        ("[themes.a]\nen = 'A'", r"own\.toml: \[themes\.a\] zh must be a text"),
        ("[themes.a]\nzh = 'A'\nwords = ['x']", r"\[themes\.a\] has an unknown key 'words'; use"),
        ("[themes.a]\nzh = 'A'\nstrong = '培训'", r"\[themes\.a\] strong must be a list of texts"),
        ("[themes.a]\nzh = 'A'\nstrong = ['训']", r"the phrase '训' is too short"),
        ("[themes.a]\nzh = 'A'\nheading = ['培训']", r"\[themes\.a\] heading must be a table"),
        ("[themes]\na = 1", r"\[themes\.a\] must be a table"),
        ("themes = 1", r"\[themes\] must hold tables"),
        ("[themes]", r"the file has no \[themes\.…\]"),
        ("# to be written", r"own\.toml: the file says nothing; write a role or a theme"),
        ("[roles.musing]\nzh = 'M'", r"\[roles\.musing\] is no role of the record; use one of"),
        ("[roles.plan]\nzh = 'P'\nchildren = 'musing'", r"children = 'musing' is no role"),
        ("[kinds.a]\nzh = 'A'\nrole = 'musing'", r"\[kinds\.a\] 'musing' is unknown; use one of"),
        ("[kinds.a]\nzh = 'A'\nroles.x.fair = ['概况']", r"\[kinds\.a\] roles has 'role:x'"),
        ("[kinds.a]\nzh = 'A'\nrole_weight = 'much'", r"role_weight must be a number"),
        ("[settings.a]\nzh = 'A'\nlean = { x = 1 }", r"\[settings\.a\] lean has 'x'; use one of"),
        ("[voters]\nheading = -1", r"\[voters\] heading = -1 must be a number from 0"),
        ("[voters]\nheadnig = 1", r"\[voters\] headnig is no voter; use one of body, directory"),
        ("voters = 3", r"\[voters\] must be a table"),
        ("[rules]\na = 1", r"the file has an unknown key 'rules'"),
    ],
)
def test_errors_name_file_entry_and_cure(tmp_path: Path, text: str, message: str) -> None:
    file = tmp_path / "own.toml"
    file.write_text(text, encoding="utf-8")
    with pytest.raises(RuleError, match=message):
        load_taxonomy(file)


def test_missing_file(tmp_path: Path) -> None:
    with pytest.raises(RuleError, match=r"own\.toml: cannot be read"):
        load_taxonomy(tmp_path / "own.toml")
