"""What the documents show is what the program does; where they point, something is."""

from __future__ import annotations

import doctest
import re
import subprocess
import sys
from functools import cache
from pathlib import Path

import pytest
from typer.main import get_command

from reportmine.cli.app import app
from reportmine.study.rules import check_rules

ROOT = Path(__file__).parents[2]
DOCUMENTS = sorted(
    path
    for folder in (
        ROOT,
        *map(ROOT.joinpath, ("docs", "corpora", "benchmarks", "benchmarks/probe", "models")),
    )
    for path in folder.glob("*.md")
)


@pytest.mark.parametrize("name", ["README.md", "README.zh.md"])
def test_python_examples(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(ROOT)
    result = doctest.testfile(
        str(ROOT / name),
        module_relative=False,
        encoding="utf-8",
        globs={"Decimal": __import__("decimal").Decimal},
    )
    assert result.attempted > 5
    assert result.failed == 0


def test_shown_output_is_what_the_commands_print() -> None:
    done = subprocess.run(
        [sys.executable, "docs/refresh.py", "--check"], cwd=ROOT, capture_output=True, text=True
    )
    assert done.returncode == 0, f"{done.stdout}{done.stderr}: run python docs/refresh.py"


@pytest.mark.parametrize("path", DOCUMENTS, ids=lambda path: path.relative_to(ROOT).as_posix())
def test_links_lead_somewhere(path: Path) -> None:
    for target in re.findall(r"\]\(([^)#:]+?)(?:#[^)]*)?\)", path.read_text(encoding="utf-8")):
        assert (path.parent / target).exists(), target


# What stands for a name of the reader's own, and what a command is told of beside its options.
_PLACEHOLDER = re.compile(
    "NAME|KIND|PASSAGES|FIRST|[\u3400-\u9fff]|^\\.|^(?:model\\.json|weights\\.npz|close\\.txt)$"
)
_ROOTS = [ROOT, ROOT / "src", ROOT / "src" / "reportmine", ROOT / "src" / "reportmine" / "data"]


@pytest.mark.parametrize("path", DOCUMENTS, ids=lambda path: path.relative_to(ROOT).as_posix())
def test_files_that_are_named_are_there(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    words = {word for code in re.findall("`([^`\n]+)`", text) for word in code.split()}
    files = {
        word
        for word in words
        if re.fullmatch(r"[\w./-]+", word)
        and re.search(r"\w/|\.(?:py|toml|md|txt|jsonl?|npz)$", word)
        and not _PLACEHOLDER.search(word)
    }
    missing = {
        word for word in files if not any((root / word).exists() for root in (path.parent, *_ROOTS))
    }
    assert not missing


_CALL = re.compile(
    r"(?m)(?:`|^|/bin/|run: )reportmine (?!--)((?:catalogue|rules) \w+|\w+)([^`\n>|]*)"
)


@pytest.mark.parametrize("path", DOCUMENTS, ids=lambda path: path.relative_to(ROOT).as_posix())
def test_options_that_are_named_are_there(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    for script, rest in re.findall(r"python ((?:benchmarks|corpora|docs)/\w+\.py)([^`\n|]*)", text):
        source = (ROOT / script).read_text(encoding="utf-8")
        unknown = [
            option for option in re.findall(r"--[a-z]+(?:-[a-z]+)*", rest) if option not in source
        ]
        assert not unknown, script
    for name, rest in _CALL.findall(text):
        known = _commands()[name]
        assert set(re.findall(r"--[a-z]+(?:-[a-z]+)*", rest)) <= known, name


@cache
def _commands() -> dict[str, set[str]]:
    """The options of each command, by its words."""
    found: dict[str, set[str]] = {}
    waiting = list(get_command(app).commands.items())
    for name, command in waiting:
        found[name] = {
            option for each in command.params for option in (*each.opts, *each.secondary_opts)
        }
        below = getattr(command, "commands", {})
        waiting += [(f"{name} {word}", each) for word, each in below.items()]
    return found


def test_rule_files_that_are_shown_pass_their_check(tmp_path: Path) -> None:
    told = (ROOT / "docs" / "own-words.md").read_text(encoding="utf-8")
    shown = re.findall(r"<!-- check: (\w+) -->\n```toml\n(.*?)```", told, re.DOTALL)
    assert len(shown) == 2
    for kind, text in shown:
        file = tmp_path / f"{kind}.toml"
        file.write_text(text, encoding="utf-8")
        checked = check_rules(file)
        assert (checked.kind, checked.problems) == (kind, ())


def test_both_readmes_tell_the_same_commands() -> None:
    def commands(name: str) -> list[str]:
        text = (ROOT / name).read_text(encoding="utf-8")
        told = re.findall(r"(?m)^(?:make|\.venv/bin/reportmine) \S+", text)
        return told + re.findall(r"<!-- run: reportmine (\S+ \S+)", text)

    assert commands("README.md") == commands("README.zh.md")
    assert len(commands("README.md")) >= 8
