"""`reportmine mine`: what it writes, what it prints, and its exit codes."""

from __future__ import annotations

import json
from pathlib import Path

import openpyxl
import pytest
from factories import failed, mined, year

from .conftest import Run, Serve


def test_a_folder_is_summed_up(run: Run, folder: Path) -> None:
    result = run("mine", folder)
    assert result.exit_code == 0
    assert result.stdout.count("某校工会") >= 3
    assert "3 files, 3 read; 6 sections, 9 metrics." in result.stdout
    assert result.stderr == ""


def test_records_go_to_stdout_and_nothing_else_does(run: Run, folder: Path) -> None:
    result = run("mine", folder, "--jsonl", "-")
    records = [json.loads(line) for line in result.stdout.splitlines()]
    assert [Path(record["report"]["source"]).name for record in records] == [
        "a.pdf",
        "b.pdf",
        "c.txt",
    ]
    assert "3 files" in result.stderr


def test_all_formats_at_once(run: Run, folder: Path, tmp_path: Path) -> None:
    names = ["r.xlsx", "r.csv", "r.sqlite", "deep/er/r.jsonl"]
    outs = [word for name in names for word in ("--out", tmp_path / name)]
    result = run("mine", folder, "--jsonl", tmp_path / "s.jsonl", *outs)
    assert result.exit_code == 0
    assert all((tmp_path / name).exists() for name in names)
    assert (tmp_path / "s.jsonl").read_bytes() == (tmp_path / "deep/er/r.jsonl").read_bytes()
    assert result.stdout.count("Wrote") == 5


def test_the_workbook_is_chinese_unless_asked(run: Run, folder: Path, tmp_path: Path) -> None:
    run("mine", folder, "--out", tmp_path / "a.xlsx")
    run("mine", folder, "--out", tmp_path / "b.xlsx", "--lang", "en")
    assert openpyxl.load_workbook(tmp_path / "a.xlsx").sheetnames[0] == "汇总"
    assert openpyxl.load_workbook(tmp_path / "b.xlsx").sheetnames[0] == "Summary"


def test_a_failed_file_is_told_and_counted(run: Run, serve: Serve, folder: Path) -> None:
    serve(b=failed(message="Not a PDF; give the original file."))
    result = run("mine", folder)
    assert result.exit_code == 1
    assert "3 files, 2 read" in result.stdout
    assert "! b.pdf: Not a PDF; give the original file." in result.stdout
    assert "unreadable" in result.stdout


def test_departments_and_years_are_compared(run: Run, serve: Serve, folder: Path) -> None:
    serve(
        a=mined("甲\n培训5次。", organisation="甲工会"),
        b=mined("甲\n培训20余次。", [("20余次", {"mod": "more_than", "unit": "次"})], organisation="甲工会", period=year("2022")),
        c=mined("乙\n培训7次。", [("7次", {})], organisation="乙工会"),
    )  # fmt: skip
    lines = [line.split() for line in run("mine", folder, "--lang", "zh").stdout.splitlines()]
    assert ["指标", "部门", "2021", "2022"] in lines
    assert ["培训（次）", "甲工会", "5", "20余"] in lines
    assert ["乙工会", "7", "无报告"] in lines


def test_quiet_is_quiet(run: Run, folder: Path, tmp_path: Path) -> None:
    result = run("mine", folder, "--quiet", "--out", tmp_path / "a.csv")
    assert (result.exit_code, result.output) == (0, "")


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["{folder}", "--out", "a.docx"], "suffix"),
        (["{folder}", "--out", "{folder}"], "suffix"),
        (["{folder}", "--workers", "0"], "workers"),
        (["{folder}", "--lang", "fr"], "lang"),
        (["{folder}/none*.pdf"], "no report"),
        (["{folder}/empty"], "no reports"),
        ([], "PATHS"),
        (["{folder}", "--out", "{folder}/a.pdf/b.csv"], "Cannot write"),
        (["{folder}", "--jsonl", "{folder}/a.pdf/b.jsonl"], "Cannot write"),
        (["{folder}", "--jsonl", "{folder}"], "is a folder"),
    ],
)
def test_a_request_that_makes_no_sense(
    arguments: list[str], said: str, run: Run, folder: Path
) -> None:
    (folder / "empty").mkdir()
    result = run("mine", *(word.format(folder=folder) for word in arguments))
    assert result.exit_code == 2
    assert said in result.stderr
    assert "Traceback" not in result.output


def test_markup_and_control_characters_in_a_report_are_only_text(
    run: Run, serve: Serve, folder: Path
) -> None:
    evil = mined(organisation="[red]坏[/red]\x1b[2J\u202e工会\n二")
    serve(a=evil, b=evil, c=evil)
    out = run("mine", folder).stdout
    assert "[red]坏[/red]\ufffd[2J\ufffd工会 二" in out
    assert "\x1b" not in out


def test_a_pipe_gets_long_lines_whole(run: Run, serve: Serve, folder: Path) -> None:
    name = "很长的名字" * 60 + "工会"
    serve(a=mined(organisation=name))
    assert name in run("mine", folder).stdout


def test_a_place_that_cannot_be_written_is_told_before_the_work(
    run: Run, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("reportmine.batch.mine_all", lambda *_, **__: pytest.fail("began to mine"))
    (folder / "old.csv").mkdir()
    for place in (folder / "a.pdf" / "b.csv", folder / "old.csv"):
        assert run("mine", folder / "a.pdf", "--out", place).exit_code == 2


def test_the_same_run_writes_the_same_bytes(run: Run, folder: Path, tmp_path: Path) -> None:
    for name in ("a", "b"):
        run("mine", folder, "--jsonl", tmp_path / name, "--out", tmp_path / f"{name}.xlsx")
    assert (tmp_path / "a").read_bytes() == (tmp_path / "b").read_bytes()
    assert (tmp_path / "a.xlsx").read_bytes() == (tmp_path / "b.xlsx").read_bytes()


def test_what_is_hidden_in_records_is_told_as_well(
    run: Run, serve: Serve, folder: Path, tmp_path: Path
) -> None:
    serve(a=mined("总结\n看望职工王小明，培训5次。"))
    told = run("mine", folder / "a.pdf", "--jsonl", tmp_path / "r.jsonl", "--redact").stdout
    assert "Hid 1 place in r.jsonl" in told
    assert (
        "are hidden in" not in run("mine", folder / "a.pdf", "--jsonl", tmp_path / "r.jsonl").stdout
    )
