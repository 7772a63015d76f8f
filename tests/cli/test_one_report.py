"""`show`, `outline`, `numbers`, `draw`, `schema`: one report on one screen."""

from __future__ import annotations

import json
import re
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from factories import failed, mined
from rich.cells import cell_len
from rich.console import Console

from reportmine.findings import Mined
from reportmine.store.record import json_schema

from .conftest import Run, Serve


def test_show_gives_front_tree_and_metrics(run: Run, folder: Path) -> None:
    out = run("show", folder / "a.pdf", "--lang", "zh").stdout
    lines = [line.split() for line in out.splitlines()]
    assert ["标题", "某校工会2021年工作总结"] in lines
    assert ["日期", "2021-12-30"] in lines
    assert ["一、培训", "工作回顾", "·", "学习培训", "p1"] in lines
    assert ["p1", "培训", "5", "次", "5次"] in lines
    assert ["p1", "培训", "2", "次", "增减量", "比上年增加2次"] in lines
    cell = ["p1", "慰问", "35000", "元", "计划", "全校", "慰问", "|", "金额", "|", "3.5"]
    assert cell in lines


def test_the_language_may_be_said_first(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "argv", ["reportmine", "--lang", "zh", "show", "gone.pdf"])
    assert "状态" in run("--lang", "zh", "show", "gone.pdf").output


def test_show_explains(run: Run, folder: Path) -> None:
    out = run("show", folder / "a.pdf", "--explain").stdout
    assert "↳ heading 0.97 theme:training: 培训" in out
    assert (
        "↳ indicator training.sessions; rule number behind its label; number a count; confidence 0.90"
        in out
    )
    assert "part of m1" in out
    assert "outline gap: a number is missing" in out


def test_show_without_metrics_says_so(run: Run, serve: Serve, folder: Path) -> None:
    serve(a=mined(facts=()))
    assert "None found." in run("show", folder / "a.pdf").stdout


def test_a_value_that_is_not_exact_is_shown_as_written(
    run: Run, serve: Serve, folder: Path
) -> None:
    serve(a=mined("总结\n培训20余次。", [("20余次", {"mod": "more_than", "unit": "次"})]))
    assert "20余次" in run("show", folder / "a.pdf").stdout.split()


def test_outline_gives_the_tree(run: Run, folder: Path) -> None:
    out = run("outline", folder / "a.pdf").stdout
    assert "某校工会2021年工作总结 一、… (no heading)" in " ".join(out.split())
    assert "一、培训" in out
    assert "↳" not in out


def test_outline_explains(run: Run, folder: Path) -> None:
    out = run("outline", folder / "a.pdf", "--explain").stdout
    assert "      ↳ heading 0.97 theme:training: 培训" in out


def test_numbers_lists_the_ledger(run: Run, folder: Path) -> None:
    out = run("numbers", folder / "a.pdf", "--explain").stdout
    lines = [" ".join(line.split()) for line in out.splitlines()]
    assert any("约20余人受助" in line and "more than [20, 30]" in line for line in lines)
    assert any("2021-12-30 … 2021-12-30" in line for line in lines)
    assert any("35000 元" in line and "a count" in line for line in lines)
    assert "count 2" in lines[-1]
    assert "date 1" in lines[-1]


@pytest.mark.parametrize("command", ["show", "outline", "numbers", "draw"])
def test_a_file_without_text_is_one_line(
    command: str, run: Run, serve: Serve, folder: Path
) -> None:
    serve(a=failed(message="Scanned; install OCR."))
    more = ["--out", folder / "png"] if command == "draw" else []
    result = run(command, folder / "a.pdf", *more)
    assert result.exit_code == 1
    assert result.stderr.endswith("a.pdf: unreadable. Scanned; install OCR.\n")
    assert result.stderr.count("\n") == 1


@pytest.mark.parametrize("command", ["show", "outline", "numbers", "terms"])
def test_a_text_in_which_nothing_is_found_says_so(
    command: str, run: Run, serve: Serve, folder: Path
) -> None:
    serve(a=mined("hello", []))
    result = run(command, folder / "a.pdf")
    assert result.exit_code == 0
    assert result.stdout.count("None found.") == 1
    assert "───" not in result.stdout


def test_draw_hands_over_the_pages(run: Run, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    drawn: list[Any] = []

    def draw(path: Path, given: Mined, out: Path, *, say: Callable[[str, str], str]) -> list[Path]:
        drawn.append((path, given.report.source, out))
        assert say("role", "plan") == "Plan"
        return [out / "page-001.png"]

    monkeypatch.setattr("reportmine.read.render.draw", draw)
    result = run("draw", folder / "a.pdf", "--out", folder / "png")
    assert result.exit_code == 0
    assert drawn == [(folder / "a.pdf", (folder / "a.pdf").as_posix(), folder / "png")]
    assert "Drew 1 page:" in result.stderr


def test_draw_into_a_file_is_refused(run: Run, folder: Path) -> None:
    result = run("draw", folder / "a.pdf", "--out", folder / "b.pdf")
    assert result.exit_code == 2
    assert "is a file" in result.stderr


def test_schema_is_printed(run: Run) -> None:
    assert json.loads(run("schema").stdout) == json_schema()


def test_a_terminal_gets_lines_that_fit(
    run: Run, serve: Serve, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    sentence = "组织全体会员" * 12 + "开展培训5次，参加培训30人。"
    fact = {"quote": sentence, "label": "培训"}
    serve(a=mined(f"总结\n{sentence}", [("5次", fact), ("30人", fact)]))

    def terminal(**_: bool) -> Console:
        return Console(file=sys.stdout, force_terminal=True, width=80, no_color=True)

    monkeypatch.setattr("reportmine.cli.show.console", terminal)
    out = re.sub(r"\x1b\[[\d;]*m", "", run("show", folder / "a.pdf").stdout)
    assert max(cell_len(line) for line in out.splitlines()) <= 80
    assert "组织全体会员" * 3 in out
    assert sentence not in out
    assert [line.split()[-1] for line in out.splitlines() if "30 人" in line] == ["〃"]
