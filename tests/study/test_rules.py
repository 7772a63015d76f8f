"""Users' rule files: our own pass, and what is wrong in theirs is named with file, entry and example."""

from __future__ import annotations

import re
from importlib.resources import files
from pathlib import Path

import pytest
from typer.testing import CliRunner

from reportmine.classify.taxonomy import load_taxonomy
from reportmine.cli.app import app
from reportmine.errors import RuleError
from reportmine.study.rules import MOST_BYTES, check_rules

OWN = Path(str(files("reportmine"))) / "data"
TREES = """
[[indicator]]
id = "garden.trees"
zh = "植树"
en = "trees planted"
theme = "environment"
units = "棵 株"
over = "sum"
aliases = "植树 栽树"
examples = "植树 义务植树"
counter = "种花"
"""


def put(tmp_path: Path, text: str) -> Path:
    path = tmp_path / "我的.toml"
    path.write_text(text, encoding="utf-8")
    return path


@pytest.mark.parametrize("name", ["catalogue", "taxonomy", "units", "lexicon"])
def test_our_own_files_pass(name: str) -> None:
    checked = check_rules(OWN / f"{name}.toml")
    assert (checked.kind, checked.problems) == (name, ())
    assert checked.examples > checked.entries > 5


def test_a_users_catalogue_passes(tmp_path: Path) -> None:
    checked = check_rules(put(tmp_path, TREES))
    assert (checked.kind, checked.entries, checked.examples, checked.problems) == (
        "catalogue",
        1,
        3,
        (),
    )


def test_an_example_that_does_not_match_is_named(tmp_path: Path) -> None:
    (problem,) = check_rules(put(tmp_path, TREES.replace("义务植树", "购买花盆"))).problems
    assert problem == "我的.toml: garden.trees: '购买花盆' must match but finds nothing."


def test_a_counter_example_that_matches_is_named(tmp_path: Path) -> None:
    (problem,) = check_rules(put(tmp_path, TREES.replace("种花", "栽树"))).problems
    assert problem == "我的.toml: garden.trees: '栽树' must not match but finds garden.trees."


def test_a_theme_is_tried_on_its_examples(tmp_path: Path) -> None:
    theme = """
[themes.reading]
zh = "全民阅读"
strong = ["读书会", "阅读推广"]
examples = ["阅读推广｜举办读书会12场"]
counter_examples = ["阅读推广活动"]
"""
    (problem,) = check_rules(put(tmp_path, theme)).problems
    assert problem.startswith("我的.toml: [themes.reading]: '阅读推广活动' must not be it but is ")


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("a = [", "is not valid TOML"),
        ("[other]\nx = 1", r"holds no \[\[indicator\]\]"),
        (TREES.replace('zh = "植树"', ""), r"entry 1 \(garden.trees\): `zh` is missing"),
        (TREES.replace("植树 栽树", "植树 (栽+)+树"), r"garden.trees: aliases holds what looks like a pattern"),
        (TREES.replace("植树 栽树", "植" * 500), r"garden.trees: a phrase of aliases is longer"),
        (TREES.replace('aliases = "植树 栽树"', "aliases = 5"), r"`aliases` must be words with spaces"),
        (TREES.replace('aliases = "植树 栽树"', "aliases = []"), r"`aliases` is missing or empty"),
        ('indicator = ["植树"]', r"entry 1 is no table"),
        ('[[group]]\nname="苗"\nkind="count"\nlikely=1.0\nwords=["株"]\nexamples=5', r"group '苗': examples must be a list"),
        ('[[group]]\nname="苗"\nkind="count"\nlikely=1.0\nwords=["株"]\ntraps=[["株"]]', r"group '苗': traps must be a list"),
        ('[[group]]\nname = "苗"\nlikely = 0.9\nwords = ["株"]', r"group '苗': `kind` is missing"),
        ('[[group]]\nname = "苗"\nkind = "lexical"\nwords = "树苗"', r"group '苗': '树苗' .* holds no numeral"),
        ('[[group]]\nname = "苗"\nkind = "count"\nlikely = 1.0\nwords = []', r"group '苗': has no words"),
        (
            '[[group]]\nname="甲"\nkind="count"\nlikely=1.0\nwords=["株"]\n'
            '[[group]]\nname="乙"\nkind="count"\nlikely=1.0\nwords=["株"]',
            r"group '乙': '株' stands in another group",
        ),
    ],
)  # fmt: skip
def test_what_is_wrong_is_told(text: str, told: str, tmp_path: Path) -> None:
    with pytest.raises(RuleError, match=told) as error:
        check_rules(put(tmp_path, text))
    assert str(error.value).startswith("我的.toml: ")


def test_files_that_cannot_be_checked(tmp_path: Path) -> None:
    with pytest.raises(RuleError, match="cannot be read"):
        check_rules(tmp_path / "没有.toml")
    with pytest.raises(RuleError, match="is larger than"):
        check_rules(put(tmp_path, "#" * (MOST_BYTES + 1)))
    path = tmp_path / "编码.toml"
    path.write_bytes('zh = "植树"'.encode("gb18030"))
    with pytest.raises(RuleError, match="not UTF-8"):
        check_rules(path)


def test_units_and_their_examples(tmp_path: Path) -> None:
    text = '[[group]]\nname = "苗"\nkind = "count"\nlikely = 0.9\nwords = ["茬儿"]\nexamples = ["栽种300茬儿", "栽种花木"]\ntraps = ["补3茬儿"]'
    problems = check_rules(put(tmp_path, text)).problems
    assert problems == (
        "我的.toml: group '苗': '栽种花木' holds none of its words where it counts.",
        "我的.toml: group '苗': '补3茬儿' is read as a quantity of one of its words.",
    )


def test_the_command_tells_and_fails(tmp_path: Path) -> None:
    run = CliRunner().invoke(app, ["rules", "check", str(put(tmp_path, TREES)), "--lang", "en"])
    assert (run.exit_code, run.stdout.strip()) == (
        0, "我的.toml: catalogue, 1 entry, 3 examples, 0 problems.",
    )  # fmt: skip
    wrong = put(tmp_path, TREES.replace("种花", "栽树"))
    run = CliRunner().invoke(app, ["rules", "check", str(wrong), "--lang", "en"])
    assert run.exit_code == 1
    assert "'栽树' must not match" in run.stdout
    run = CliRunner().invoke(app, ["rules", "check", str(put(tmp_path, "x = [")), "--lang", "en"])
    assert run.exit_code == 1
    assert run.stderr.startswith("reportmine: 我的.toml: is not valid TOML")


def test_words_may_be_a_list(tmp_path: Path) -> None:
    listed = TREES.replace('aliases = "植树 栽树"', 'aliases = ["植树", "栽树"]')
    assert listed != TREES
    assert check_rules(put(tmp_path, listed)).problems == check_rules(put(tmp_path, TREES)).problems


def test_a_catalogue_may_keep_apart_from_built_in_entries(tmp_path: Path) -> None:
    apart = TREES.replace("aliases =", 'apart = "training.sessions"\naliases =', 1)
    assert check_rules(put(tmp_path, apart)).problems == ()


def test_the_themes_of_a_taxonomy_of_ones_own(tmp_path: Path) -> None:
    other = tmp_path / "分类.toml"
    other.write_text('[themes.green]\nzh = "绿化"\nstrong = ["绿化"]\n', encoding="utf-8")
    path = put(tmp_path, re.sub('theme = "[a-z_]+"', 'theme = "green"', TREES))
    (problem,) = check_rules(path).problems
    assert "green is no theme of the taxonomy" in problem
    assert check_rules(path, load_taxonomy(other)).problems == ()


def test_a_file_that_is_wrong_does_not_stop_the_others(tmp_path: Path) -> None:
    wrong, right = tmp_path / "wrong.toml", put(tmp_path, TREES)
    wrong.write_text("indicator = 5\n", encoding="utf-8")
    told = CliRunner().invoke(app, ["rules", "check", str(wrong), str(right), "--lang", "en"])
    assert told.exit_code == 1
    assert "wrong.toml: no [[indicator]] entries" in told.output
    assert "我的.toml: catalogue, 1 entry, 3 examples, 0 problems." in told.output
