"""What the documents show is what the program does; where they point, something is."""

from __future__ import annotations

import doctest
import re
import subprocess
import sys
from pathlib import Path

import pytest

from reportmine.study.rules import check_rules

ROOT = Path(__file__).parents[2]
DOCUMENTS = sorted(
    path
    for folder in (ROOT, ROOT / "docs", ROOT / "corpora", ROOT / "benchmarks")
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
