"""Many files in worker processes: order, isolation, and what each failure is called."""

from __future__ import annotations

import io
import os
import signal
import subprocess
import sys
import time
import zlib
from collections.abc import Iterator
from pathlib import Path

import pikepdf
import pytest
from hostile.files import good

from reportmine.batch import Limits, mine_all
from reportmine.batch.crew import Crew
from reportmine.batch.run import AHEAD, _attempt
from reportmine.batch.wire import Order
from reportmine.errors import ReadError
from reportmine.findings import Mined
from reportmine.pipeline import mine
from reportmine.read.guard import digest
from tests.pdfmaker import Press


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("reports")
    for name in ("一.pdf", "二.pdf", "三.pdf"):
        (folder / name).write_bytes(good())
    text = "某局2020年工作总结\n一、培训\n举办培训班{}期。\n"
    for i in range(9):
        (folder / f"{i}.txt").write_text(text.format(i), encoding="utf-8")
    return folder


def test_the_same_as_in_this_process_for_any_number_of_workers(folder: Path) -> None:
    files = sorted(folder.iterdir())
    here = [mine(file) for file in files]
    assert [m.report.status for m in here] == ["ok"] * 12
    assert list(mine_all(files, workers=1)) == here
    assert list(mine_all(files, workers=3)) == here


def test_nothing_for_nothing() -> None:
    assert list(mine_all([])) == []


def test_fewer_than_one_worker_is_refused_at_once() -> None:
    with pytest.raises(ValueError, match="at least 1, not 0"):
        mine_all([], workers=0)


def test_progress_hears_of_every_document(folder: Path) -> None:
    files, heard = sorted(folder.iterdir()), []
    mined = list(mine_all(files, workers=2, progress=heard.append))
    assert sorted(m.report.source for m in heard) == sorted(m.report.source for m in mined)


def test_files_are_asked_for_as_they_are_needed(folder: Path) -> None:
    asked = []

    def paths() -> Iterator[Path]:
        while True:
            asked.append(folder / "一.pdf")
            yield asked[-1]

    stream = mine_all(paths(), workers=1)
    next(stream)
    assert len(asked) <= AHEAD
    stream.close()  # type: ignore[attr-defined]


def status_and_code(mined: Mined) -> tuple[str, str]:
    return mined.report.status, mined.notes[-1].code


def test_what_is_not_a_file_that_can_be_read(folder: Path, tmp_path: Path) -> None:
    pipe = tmp_path / "pipe.pdf"
    os.mkfifo(pipe)
    (tmp_path / "folder.pdf").mkdir()
    (tmp_path / "empty.pdf").touch()
    link = tmp_path / "link.pdf"
    link.symlink_to(tmp_path / "nowhere.pdf")
    files = [
        pipe, tmp_path / "folder.pdf", tmp_path / "empty.pdf", link, Path("/dev/zero"),
        tmp_path / "nul\0.pdf", folder / "一.pdf" / "x.pdf", folder / "一.pdf",
    ]  # fmt: skip
    assert [m.report.status for m in mine_all(files)] == ["unreadable"] * 2 + ["empty"] + [
        "unreadable"
    ] * 4 + ["ok"]
    assert [status_and_code(m)[1] for m in mine_all(files[:-1])] == [
        "special_file", "is_folder", "no_bytes", "not_found", "special_file", "io_error",
        "io_error",
    ]  # fmt: skip


def test_a_file_without_permission(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(os, "access", lambda path, mode: False)
    (mined,) = mine_all([folder / "一.pdf"])
    assert status_and_code(mined) == ("unreadable", "no_permission")


def test_a_file_that_vanishes_after_it_was_listed(folder: Path, tmp_path: Path) -> None:
    def paths() -> Iterator[Path]:
        gone = tmp_path / "gone.pdf"
        gone.write_bytes(good())
        gone.unlink()
        yield from (gone, folder / "一.pdf")

    gone, left = mine_all(paths())
    assert status_and_code(gone) == ("unreadable", "not_found")
    assert left.report.status == "ok"


def test_a_file_over_the_limit_is_not_opened(tmp_path: Path) -> None:
    large = tmp_path / "large.pdf"
    with large.open("wb") as file:
        file.truncate(3 << 20)
    (mined,) = mine_all([large], limits=Limits(file_mb=2))
    assert status_and_code(mined) == ("too_large", "file_size")
    assert "3 MB, the limit is 2" in mined.notes[-1].message


def test_a_name_that_is_not_unicode(tmp_path: Path) -> None:
    name = os.fsdecode(b"\xd6\xd0.txt")
    (tmp_path / name).write_text("某局2020年工作总结\n举办培训班3期。\n", encoding="utf-8")
    (mined,) = mine_all([tmp_path / name])
    assert mined.report.status == "ok"
    assert mined.report.source.endswith(name)


def test_a_worker_is_replaced_after_its_documents(folder: Path) -> None:
    crew = Crew(documents=2)
    try:
        answers = [crew.ask(Order(str(folder / "0.txt"), "0.txt", 10, 500, 0, 0)) for _ in range(5)]
    finally:
        crew.close()
    assert len(set(answers)) == 1


def test_a_worker_that_was_killed_from_outside_is_replaced(folder: Path) -> None:
    crew = Crew()
    try:
        first = crew.ask(Order(str(folder / "0.txt"), "0.txt", 10, 500, 0, 0))
        (worker,) = crew._all
        worker._process.kill()
        worker._process.wait()
        assert crew.ask(Order(str(folder / "0.txt"), "0.txt", 10, 500, 0, 0)) == first
    finally:
        crew.close()


def pages(path: Path, count: int, bad: int, content: bytes, *, packed: bool = False) -> Path:
    """A PDF of so many pages, one of which has this content."""
    press = Press()
    for number in range(1, count + 1):
        if number > 1:
            press.new_page()
        press.paragraph(f"这是第{number}页，全年开展活动{number}次。")
    with pikepdf.open(io.BytesIO(press.bytes())) as pdf:
        pdf.pages[bad - 1].Contents = pdf.make_stream(content)
        if packed:
            pdf.pages[bad - 1].Contents.write(content, filter=pikepdf.Name.FlateDecode)
        pdf.save(path)
    return path


class Fails(Crew):
    """A crew whose worker, when it is first asked, does not get beyond a page."""

    def __init__(self, page: int) -> None:
        super().__init__()
        self.failure = ReadError("timeout", "time_limit", "Not done after 15 s.")
        self.failure.page = page
        self.orders: list[Order] = []

    def ask(self, order: Order) -> tuple[bytes, bytes]:
        self.orders.append(order)
        if len(self.orders) == 1:
            raise self.failure
        return super().ask(order)


@pytest.mark.parametrize(
    ("page", "status", "kept"), [(4, "partial", [1, 2, 3]), (1, "timeout", []), (0, "timeout", [])]
)
def test_pages_before_the_one_that_takes_too_long_are_kept(
    tmp_path: Path, page: int, status: str, kept: list[int]
) -> None:
    file = pages(tmp_path / "a.pdf", 5, 4, b"")
    crew = Fails(page)
    try:
        mined = _attempt(crew, file, "a.pdf", Limits())
    finally:
        crew.close()
    assert mined.report.status == status
    assert [one.number for one in mined.report.pages] == kept
    assert mined.report.id == digest(file)
    if kept:
        (note,) = [note for note in mined.notes if note.code == "unread_pages"]
        expected = "each of pages 4–5 was not read: page 4 is too much. Not done after 15 s."
        assert note.message == expected


def test_pages_before_the_one_that_needs_too_much_memory_are_kept(tmp_path: Path) -> None:
    packer = zlib.compressobj()
    bomb = b"".join(packer.compress(bytes(1 << 20)) for _ in range(300)) + packer.flush()
    large = pages(tmp_path / "large.pdf", 3, 2, bomb, packed=True)
    (mined,) = mine_all([large], workers=1, limits=Limits(memory_mb=100))
    assert mined.report.status == "partial"
    assert mined.report.text == "这是第1页，全年开展活动1次。"
    assert "page 2 is too much. The file needs more than 100 MB" in mined.notes[0].message


# A suite that was started in the background hands down that Ctrl-C is ignored.
SCRIPT = """
import signal, sys
signal.signal(signal.SIGINT, signal.default_int_handler)
from pathlib import Path
from reportmine.batch import mine_all
def endless():
    while True:
        yield Path(sys.argv[1])
try:
    for i, mined in enumerate(mine_all(endless(), workers=2)):
        if i == 3:
            print("running", flush=True)
except KeyboardInterrupt:
    print("stopped", flush=True)
"""


def test_ctrl_c_ends_the_workers_too(folder: Path) -> None:
    run = subprocess.Popen(
        [sys.executable, "-c", SCRIPT, str(folder / "0.txt")],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )
    try:
        _stop(run)
    finally:
        run.kill()  # or it would go on for ever
        run.communicate()


def _stop(run: subprocess.Popen[str]) -> None:
    assert run.stdout
    assert run.stdout.readline() == "running\n"
    children = Path(f"/proc/{run.pid}/task/{run.pid}/children")
    workers = [int(pid) for pid in children.read_text().split()] if children.exists() else []
    run.send_signal(signal.SIGINT)
    out, err = run.communicate(timeout=120)  # a machine may be busy
    assert (out, err, run.returncode) == ("stopped\n", "", 0)
    for _ in range(100):
        if not any(Path(f"/proc/{pid}").exists() for pid in workers):
            break
        time.sleep(0.05)
    else:
        pytest.fail("a worker outlived the run")
