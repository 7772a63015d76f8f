"""`reportmine audit`, `catalogue` and `--redact` at the command line."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from typer.testing import CliRunner

from reportmine.cli.app import app

runner = CliRunner()
TEXT = "某校工会{year}年度工作总结\n一、主要工作\n会员由{base}人增加到230人，增加{step}人。职工赵文玲患重病，工会捐款2万元。\n"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "2021.txt").write_text(TEXT.format(year=2021, base=150, step=90), encoding="utf-8")
    (tmp_path / "空.txt").write_text("", encoding="utf-8")
    return tmp_path


def test_findings_on_the_terminal(folder: Path) -> None:
    run = runner.invoke(app, ["audit", str(folder / "2021.txt"), "--lang", "zh"])
    assert run.exit_code == 0
    assert "增减数不符  230 − 150 = 80 ≠ 90" in run.stdout
    assert "核对 1 份报告，发现 1 处对不上。" in run.stdout


def test_findings_as_json_lines(folder: Path) -> None:
    run = runner.invoke(app, ["audit", str(folder / "2021.txt"), "--jsonl", "-"])
    (line,) = run.stdout.splitlines()
    record = json.loads(line)
    assert (record["rule"], record["arithmetic"]) == ("difference", "230 − 150 = 80 ≠ 90")
    target = folder / "发现.jsonl"
    runner.invoke(app, ["audit", str(folder / "2021.txt"), "--jsonl", str(target)])
    assert json.loads(target.read_text(encoding="utf-8")) == record


def test_a_file_without_text_is_told_and_the_others_are_checked(folder: Path) -> None:
    run = runner.invoke(app, ["audit", str(folder), "--lang", "en"])
    assert run.exit_code == 1
    assert "空.txt" in run.stderr
    assert "1 report checked, 1 finding." in run.stdout


@pytest.mark.parametrize(
    ("name", "option", "there"),
    [
        ("年报.csv", [], False), ("年报.csv", ["--no-redact"], True),
        ("年报.jsonl", [], True), ("年报.jsonl", ["--redact"], False),
    ],
)  # fmt: skip
def test_what_leaves_is_redacted(name: str, option: list[str], there: bool, folder: Path) -> None:
    out = folder / name
    run = runner.invoke(
        app, ["mine", str(folder / "2021.txt"), "-o", str(out), *option, "--lang", "zh"]
    )
    assert ("赵文玲" in out.read_text(encoding="utf-8-sig")) is there
    assert ("隐去" in run.stdout) is not there


def test_records_on_stdout_are_redacted_when_asked(folder: Path) -> None:
    run = runner.invoke(app, ["mine", str(folder / "2021.txt"), "--jsonl", "-", "-q", "--redact"])
    assert "赵文玲" not in run.stdout
    assert "▇▇▇" in run.stdout


def test_the_catalogue_is_listed_and_grows(folder: Path) -> None:
    run = runner.invoke(app, ["catalogue", "list", "--lang", "zh"])
    assert run.exit_code == 0
    assert "training.sessions" in run.stdout
    text = "某校总务处2021年度工作总结\n一、主要工作\n更换楼道路灯12盏。\n"
    (folder / "总务.txt").write_text(text, encoding="utf-8")
    run = runner.invoke(app, ["catalogue", "suggest", str(folder / "总务.txt"), "--least", "1"])
    assert 'zh = "更换楼道路灯"' in run.stdout or 'zh = "楼道路灯"' in run.stdout
    target = folder / "待选.toml"
    run = runner.invoke(
        app, ["catalogue", "suggest", str(folder / "总务.txt"), "--least", "1", "-o", str(target), "--lang", "en"]
    )  # fmt: skip
    assert run.stdout.startswith("1 candidate: ")
    assert runner.invoke(app, ["rules", "check", str(target)]).exit_code == 0
