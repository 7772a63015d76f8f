"""The command line without mining: files are found as usual, findings are made by hand."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from factories import everything
from typer.testing import CliRunner, Result

from reportmine.findings import Mined

Run = Callable[..., Result]
Serve = Callable[..., None]


@pytest.fixture
def serve(monkeypatch: pytest.MonkeyPatch) -> Serve:
    """Say what mining gives: for each file name its findings, for others `everything()`."""

    def serve(**by_stem: Mined) -> None:
        def mine_all(paths: Iterable[Path], **_: Any) -> Iterator[Mined]:
            for path in paths:
                mined = by_stem.get(path.stem) or everything()
                yield replace(mined, report=replace(mined.report, source=path.as_posix()))

        monkeypatch.setattr("reportmine.batch.mine_all", mine_all)

    return serve


@pytest.fixture
def run(monkeypatch: pytest.MonkeyPatch, serve: Serve) -> Run:
    """Run a command as from a pipe; English, whatever the locale of the machine."""
    monkeypatch.setenv("LC_ALL", "C")
    serve()

    def run(*arguments: object) -> Result:
        from reportmine.cli.app import app

        return CliRunner().invoke(app, [str(argument) for argument in arguments])

    return run


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder of three files that look like reports."""
    for name in ("a.pdf", "b.pdf", "c.txt"):
        (tmp_path / "in" / name).parent.mkdir(exist_ok=True)
        (tmp_path / "in" / name).write_bytes(b"%PDF-1.4")
    return tmp_path / "in"
