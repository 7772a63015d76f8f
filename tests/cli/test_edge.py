"""The edge: languages, errors as one line, exit codes, and nothing heavy at the start."""

from __future__ import annotations

import os
import re
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from reportmine.cli.messages import MESSAGES, language, text
from reportmine.cli.terminal import plain_text
from reportmine.errors import MissingExtra, ReadError, ReportmineError, RuleError, UsageError

from .conftest import Run


@pytest.mark.parametrize(
    ("error", "code"),
    [
        (UsageError("what to do"), 2),
        (ReadError("empty", "empty", "what to do"), 1),
        (RuleError("what to do"), 1),
        (MissingExtra("what to do", "ocr"), 1),
        (ReportmineError("what to do"), 1),
        (KeyboardInterrupt(), 130),
        (ValueError("a\nb\x1b[31m"), 1),
        (RecursionError(), 1),
        (PermissionError(13, "no"), 1),
    ],
)
def test_every_error_is_one_line(
    error: BaseException, code: int, run: Run, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(*_: Any, **__: Any) -> Iterator[Any]:
        raise error
        yield

    monkeypatch.setattr("reportmine.batch.mine_all", broken)
    for command in (["mine", folder], ["show", folder / "a.pdf"]):
        result = run(*command)
        assert result.exit_code == code
        assert result.stderr.startswith("reportmine: ")
        assert result.stderr.count("\n") == 1
        assert "\x1b" not in result.stderr
        if isinstance(error, ReportmineError):
            assert "what to do" in result.stderr


@pytest.mark.parametrize(
    ("argv", "environ", "expected"),
    [
        ([], {"LANG": "zh_CN.UTF-8"}, "zh"),
        ([], {"LANG": "zh_CN.UTF-8", "LC_ALL": "C"}, "en"),
        ([], {"LANG": "en_US.UTF-8"}, "en"),
        ([], {"LC_MESSAGES": "zh_TW", "LANG": "en_US"}, "zh"),
        ([], {}, "en"),
        (["mine", "--lang", "zh"], {"LANG": "C"}, "zh"),
        (["mine", "--lang=en"], {"LANG": "zh_CN"}, "en"),
        (["mine", "--lang"], {"LANG": "zh_CN"}, "zh"),
    ],
)
def test_the_language_is_asked_for_or_the_users(
    argv: list[str], environ: dict[str, str], expected: str
) -> None:
    assert language(argv, environ) == expected


@pytest.mark.parametrize("key", MESSAGES)
def test_messages_hold_the_same_fields_in_both_languages(key: str) -> None:
    chinese, english = MESSAGES[key]
    assert chinese
    assert english
    assert sorted(_fields(chinese)) == sorted(_fields(english))
    assert text(key, "zh") == chinese
    assert text(key, "en") == english


def test_one_is_told_in_the_singular() -> None:
    said = text("rules.checked", "en", file="a", kind="b", entries=1, examples=1, problems=2)
    assert said == "a: b, 1 entry, 1 example, 2 problems."
    assert text("summary", "en", files=1, read=1, sections=0, metrics=11) == (
        "1 file, 1 read; 0 sections, 11 metrics."
    )
    assert text("written", "en", path="1 reports") == "Wrote 1 reports"


def _fields(message: str) -> list[str]:
    return [part.split("}")[0] for part in message.split("{")[1:]]


def test_text_from_files_is_one_plain_line() -> None:
    assert plain_text("a\x1b[31m\nb\t\u202ec\ud800") == "a\ufffd[31m b \ufffdc\ufffd"


def reportmine(*arguments: object, **environ: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "reportmine", *map(str, arguments)],
        capture_output=True, text=True, timeout=120, encoding="utf-8",
        env={**os.environ, "PYTHONIOENCODING": "utf-8", "LC_ALL": "C.UTF-8", **environ},
    )  # fmt: skip


def test_help_speaks_the_users_language() -> None:
    assert "Mine many reports" in reportmine("--help").stdout
    assert "读取许多报告" in reportmine("--help", LC_ALL="zh_CN.UTF-8").stdout
    assert "每份报告一行" in reportmine("mine", "--help", "--lang", "zh").stdout


def test_version_is_the_installed_one() -> None:
    from importlib.metadata import version

    assert reportmine("--version").stdout == f"reportmine {version('reportmine')}\n"


@pytest.mark.parametrize("command", ["mine", "show", "outline", "numbers", "draw"])
def test_bad_files_are_named_without_a_traceback(command: str, tmp_path: Path) -> None:
    (tmp_path / "no.pdf").write_text("this is no PDF")
    (tmp_path / "empty.pdf").write_bytes(b"")
    for name in ("no.pdf", "empty.pdf", "gone.pdf"):
        out = ["--out", tmp_path / "png"] if command == "draw" else []
        run = reportmine(command, tmp_path / name, *out)
        assert run.returncode == 1
        assert name in run.stdout + run.stderr
        assert "Traceback" not in run.stdout + run.stderr


def test_a_reader_that_has_seen_enough_is_no_error(tmp_path: Path) -> None:
    command = f"{sys.executable} -m reportmine schema | head -1"
    run = subprocess.run(["sh", "-c", command], capture_output=True, text=True, timeout=120)
    assert run.stdout == "{\n"
    assert run.stderr == ""


def test_nor_is_it_where_tables_are_printed() -> None:
    code = (
        "import sys, typer\n"
        "from reportmine.cli.edge import at_the_edge\n"
        "from reportmine.cli.terminal import console\n"
        "def command() -> None:\n"
        "    for line in range(100_000):\n"
        "        console().print(line)\n"
        "app = typer.Typer()\n"
        "app.command()(at_the_edge(command))\n"
        "app()\n"
    )
    with subprocess.Popen(
        [sys.executable, "-c", code], stdout=subprocess.PIPE, stderr=subprocess.PIPE
    ) as process:
        assert process.stdout is not None
        assert process.stderr is not None
        assert process.stdout.readline().strip() == b"0"
        process.stdout.close()
        assert process.stderr.read() == b""
        assert process.wait(timeout=120) == 0


@pytest.mark.skipif(os.name == "nt", reason="signals of Unix")
def test_stopped_by_the_user(tmp_path: Path) -> None:
    code = (
        "import os, signal, sys, reportmine.batch as batch\n"
        "signal.signal(signal.SIGINT, signal.default_int_handler)\n"  # ignored in the background
        "def mine_all(*_, **__):\n"
        "    os.kill(os.getpid(), signal.SIGINT)\n"
        "    yield\n"
        "batch.mine_all = mine_all\n"
        "from reportmine.cli import main\n"
        "sys.argv = ['reportmine', 'mine', sys.argv[1], '--jsonl', sys.argv[1] + '.jsonl']\n"
        "main()\n"
    )
    (tmp_path / "a.txt").write_text("一、培训")
    run = subprocess.run(
        [sys.executable, "-c", code, str(tmp_path / "a.txt")],
        capture_output=True, text=True, timeout=120,
    )  # fmt: skip
    assert run.returncode == 128 + signal.SIGINT
    assert run.stderr.count("\n") == 1
    assert sorted(path.name for path in tmp_path.iterdir()) == ["a.txt"]


@pytest.mark.parametrize(
    ("words", "zh", "en"),
    [
        (["mine"], "缺少参数 PATHS。用法见 ", "Missing argument 'PATHS'. See "),
        (["nosuch"], "没有命令 nosuch。用法见 ", "No such command 'nosuch'. See "),
        (["show", "a.pdf", "b.pdf"], "多余的参数：b.pdf。", "extra argument(s) (b.pdf)"),
        (["mine", "a.pdf", "--nothing"], "没有选项 --nothing", "No such option: --nothing"),
        (["mine", "a.pdf", "--workers", "0"], "--workers 的值不对：", "value for '--workers': "),
        (["train", "corpus"], "缺少选项 --out / -o。", "Missing option '--out' / '-o'. "),
        (["mine", "a.pdf", "--out"], "选项 --out 后面要有值。", "'--out' requires an argument."),
    ],
)
def test_a_wrong_command_line_is_one_line_in_the_users_language(
    words: list[str], zh: str, en: str, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    for locale, said in (("zh_CN.UTF-8", zh), ("C", en)):
        monkeypatch.setenv("LC_ALL", locale)
        result = run(*words)
        assert result.exit_code == 2
        assert result.stderr.startswith("reportmine: ")
        assert said in result.stderr
        assert result.stderr.count("\n") == 1


def test_a_group_without_a_command_gives_its_help(run: Run) -> None:
    for words in ([], ["catalogue"], ["rules"]):
        result = run(*words)
        assert result.exit_code == 2
        assert result.stdout == run(*words, "--help").stdout
        assert "Commands" in result.stdout


def _commands() -> Iterator[tuple[list[str], Any]]:
    import typer.main

    from reportmine.cli.app import app

    def below(words: list[str], command: Any) -> Iterator[tuple[list[str], Any]]:
        yield words, command
        for name, each in getattr(command, "commands", {}).items():
            yield from below([*words, name], each)

    return below([], typer.main.get_command(app))


@pytest.mark.parametrize("width", [60, 80])
def test_help_tells_every_option_to_its_last_word(
    width: int, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COLUMNS", str(width))
    for words, command in _commands():
        help_ = run(*words, "--help").stdout
        assert max(map(len, help_.splitlines())) <= width
        shown = set(re.findall(r"\S+", help_))
        for param in command.params:
            assert set(param.help.split()) <= shown, (words, param.name)


def test_chinese_help_is_not_cut_and_chinese_only() -> None:
    shown = reportmine("mine", "--help", "--lang", "zh", COLUMNS="80").stdout
    for key in ("taxonomy", "catalogue.own", "redact", "departments"):
        assert "".join(text(f"help.{key}", "zh").split()) in "".join(shown.split())
    assert not {"Usage:", "Options", "Arguments", "this"} & set(shown.split())


def test_a_group_takes_the_language(run: Run) -> None:
    assert "没有" in run("rules", "--lang", "zh", "check", "--lang", "zh", "none.toml").stderr
    assert "指标" in run("catalogue", "--lang", "zh", "list", "--lang", "zh").stdout
