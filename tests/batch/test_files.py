"""What a folder, a pattern or a name stands for."""

from __future__ import annotations

from pathlib import Path

import pytest

from reportmine.batch import expand
from reportmine.errors import UsageError


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for name in (
        "2019/乙.pdf",
        "2019/甲.PDF",
        "2018/深/一.txt",
        "b.pdf",
        "a.pdf",
        ".hidden.pdf",
        ".git/x.pdf",
        "~$a.pdf",
        ".~lock.a.pdf#",
        "Thumbs.db",
        "notes.xyz",
    ):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).touch()
    return tmp_path


def names(files: list[Path], folder: Path) -> list[str]:
    return [file.relative_to(folder).as_posix() for file in files]


def test_a_folder_to_its_bottom_in_order(folder: Path) -> None:
    assert names(expand([folder]), folder) == [
        "a.pdf", "b.pdf", "2018/深/一.txt", "2019/乙.pdf", "2019/甲.PDF",
    ]  # fmt: skip


def test_each_file_once_where_it_was_first_named(folder: Path) -> None:
    files = expand([folder / "b.pdf", str(folder), folder / "2019" / ".." / "b.pdf"])
    assert names(files, folder)[:2] == ["b.pdf", "a.pdf"]
    assert len(files) == 5


def test_patterns(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert names(expand([folder / "*.pdf"]), folder) == ["a.pdf", "b.pdf"]
    assert names(expand([folder / "20*"]), folder) == [
        "2018/深/一.txt",
        "2019/乙.pdf",
        "2019/甲.PDF",
    ]
    assert names(expand([folder / "**" / "一.*"]), folder) == ["2018/深/一.txt"]
    monkeypatch.chdir(folder)
    assert expand(["?.pdf"]) == [Path("a.pdf"), Path("b.pdf")]


def test_a_name_with_brackets_is_a_name_first(folder: Path) -> None:
    (folder / "[1].pdf").touch()
    assert expand([folder / "[1].pdf"]) == [folder / "[1].pdf"]


def test_a_file_named_itself_stays(folder: Path) -> None:
    gone, strange = folder / "gone.pdf", folder / "notes.xyz"
    assert expand([gone, strange]) == [gone, strange]


def test_a_link_that_leads_back_has_an_end(folder: Path) -> None:
    (folder / "2019" / "up").symlink_to(folder, target_is_directory=True)
    assert len(expand([folder])) == 5


def test_nothing_to_read_says_what_is_read(tmp_path: Path) -> None:
    (tmp_path / "a.xyz").touch()
    with pytest.raises(UsageError, match=r"holds no reports; .*\.pdf .*\.txt"):
        expand([tmp_path])
    with pytest.raises(UsageError, match=r"no report matches .*\.pdf"):
        expand([tmp_path / "*.xyz"])
    with pytest.raises(UsageError, match="no files given"):
        expand([])
