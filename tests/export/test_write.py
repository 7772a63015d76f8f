"""Writing files: formats by suffix, whole files or none, and places that cannot be written."""

from __future__ import annotations

import errno
import json
import os
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest
from factories import everything, failed, mined

import reportmine
from reportmine.errors import UsageError
from reportmine.export import WRITERS, check, write
from reportmine.export.files import clean
from reportmine.findings import Mined
from reportmine.store.restore import from_record

GIVEN = [everything(), mined(source="二.pdf"), failed()]


@pytest.mark.parametrize("suffix", WRITERS)
def test_every_format_is_written_twice_the_same(suffix: str, tmp_path: Path) -> None:
    first, again = tmp_path / f"a{suffix}", tmp_path / f"b{suffix}"
    write(GIVEN, first)
    write(iter(GIVEN), again)
    assert first.read_bytes() == again.read_bytes()
    assert len(first.read_bytes()) > 500
    assert sorted(path.name for path in tmp_path.iterdir()) == [first.name, again.name]


@pytest.mark.parametrize("suffix", WRITERS)
def test_no_reports_is_a_file_too(suffix: str, tmp_path: Path) -> None:
    write([], tmp_path / f"a{suffix}")
    assert (tmp_path / f"a{suffix}").exists()


def test_an_unknown_suffix_names_the_known_ones(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match=r"\.csv .*\.jsonl .*\.sqlite .*\.xlsx"):
        write([], tmp_path / "a.docx")
    with pytest.raises(UsageError):
        check("reports")
    assert list(tmp_path.iterdir()) == []


def test_an_old_file_stays_until_the_new_one_is_whole(tmp_path: Path) -> None:
    def broken() -> Iterator[Mined]:
        yield mined()
        raise RuntimeError("stop")

    for suffix in WRITERS:
        path = tmp_path / f"a{suffix}"
        path.write_text("old")
        with pytest.raises(RuntimeError, match="stop"):
            write(broken(), path)
        assert path.read_text() == "old"
    assert len(list(tmp_path.iterdir())) == len(WRITERS)


def test_an_old_file_is_replaced(tmp_path: Path) -> None:
    path = tmp_path / "a.sqlite"
    path.write_text("no database")
    write(GIVEN, path)
    with closing(sqlite3.connect(path)) as db:
        assert db.execute("SELECT count(*) FROM reports").fetchone() == (3,)


def test_missing_folders_are_made(tmp_path: Path) -> None:
    write([], tmp_path / "out" / "2021" / "a.csv")
    assert (tmp_path / "out" / "2021" / "a.csv").exists()


@pytest.mark.parametrize("suffix", WRITERS)
def test_a_place_that_cannot_be_written_is_named(suffix: str, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    (tmp_path / f"folder{suffix}").mkdir()
    with pytest.raises(UsageError, match="file"):
        write([], tmp_path / "file" / f"a{suffix}")
    with pytest.raises(UsageError, match="is a folder"):
        write([], tmp_path / f"folder{suffix}")


@pytest.mark.parametrize("suffix", WRITERS)
def test_a_full_disk_is_said(suffix: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(self: Path, target: Path) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    path = check(tmp_path / f"a{suffix}")
    monkeypatch.setattr(Path, "replace", full)
    with pytest.raises(UsageError, match="No space left"):
        write([], path)
    assert list(tmp_path.iterdir()) == []


def test_trouble_with_another_file_is_not_blamed_on_this_one(tmp_path: Path) -> None:
    def broken() -> Iterator[Mined]:
        yield mined()
        raise FileNotFoundError("other.toml")

    with pytest.raises(FileNotFoundError, match=r"other\.toml"):
        write(broken(), tmp_path / "a.csv")


@pytest.mark.skipif(os.name == "nt" or os.geteuid() == 0, reason="root may write anywhere")
def test_a_folder_without_permission_is_named(tmp_path: Path) -> None:
    tmp_path.chmod(0o500)
    with pytest.raises(UsageError, match="Cannot write"):
        write([], tmp_path / "a.csv")


@pytest.mark.skipif(os.name == "nt", reason="links and pipes of Unix")
def test_links_stay_links_and_pipes_are_refused(tmp_path: Path) -> None:
    (tmp_path / "real.csv").write_text("old")
    (tmp_path / "link.csv").symlink_to(tmp_path / "real.csv")
    write([mined()], tmp_path / "link.csv")
    assert (tmp_path / "link.csv").is_symlink()
    assert "某校工会" in (tmp_path / "real.csv").read_text(encoding="utf-8-sig")
    os.mkfifo(tmp_path / "pipe.csv")
    with pytest.raises(UsageError, match="device or a pipe"):
        write([], tmp_path / "pipe.csv")


def test_a_new_file_has_the_usual_permissions(tmp_path: Path) -> None:
    write([], tmp_path / "a.csv")
    (tmp_path / "plain").write_text("")
    assert (tmp_path / "a.csv").stat().st_mode == (tmp_path / "plain").stat().st_mode


def test_json_lines_hold_the_record(tmp_path: Path) -> None:
    write(GIVEN, tmp_path / "a.jsonl")
    lines = (tmp_path / "a.jsonl").read_text(encoding="utf-8").splitlines()
    assert [from_record(json.loads(line)).metrics for line in lines] == [m.metrics for m in GIVEN]


def test_text_is_cleaned_character_by_character() -> None:
    assert clean("a\x00b\ud800c\ufffed\te\nf") == "a\ufffdb\ufffdc\ufffdd\te\nf"


def test_the_public_verb_is_this_one() -> None:
    assert reportmine.write is write
