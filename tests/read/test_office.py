"""Formats that LibreOffice converts: with a stand-in for it, and with the real one where it is."""

from __future__ import annotations

import os
import stat
import sys
import textwrap
import time
from pathlib import Path

import pytest

from reportmine.batch import mine_all
from reportmine.errors import ReadError
from reportmine.read import office, read
from reportmine.read.guard import Watch
from tests.hostile.files import word

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600)
TITLE, PARAGRAPH = "某站2020年工作总结", "一、开展培训。全年举办培训班3期。"
BODY = "".join(f"<w:p><w:r><w:t>{text}</w:t></w:r></w:p>" for text in (TITLE, PARAGRAPH))
NAMESPACE = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
DOCX = word(f'<w:document xmlns:w="{NAMESPACE}"><w:body>{BODY}</w:body></w:document>'.encode())

posix = pytest.mark.skipif(os.name != "posix", reason="the stand-in is a script")


def stand_in(folder: Path, script: str) -> str:
    """A program that is called like LibreOffice; `out` is where its docx is expected."""
    program = folder / "soffice"
    lines = f"""\
        #!{sys.executable}
        import sys, time, pathlib
        out = pathlib.Path(sys.argv[sys.argv.index("--outdir") + 1], "report.docx")
        """
    program.write_text(textwrap.dedent(lines) + textwrap.dedent(script), encoding="utf-8")
    program.chmod(program.stat().st_mode | stat.S_IXUSR)
    return str(program)


def has_writer() -> bool:
    """Whether LibreOffice is there with the part that reads texts."""
    program = office.converter()
    return program is not None and (Path(program).resolve().parent / "libswlo.so").exists()


@posix
@pytest.mark.parametrize(
    ("name", "data", "format"), [("a.wps", OLE, "doc"), ("a.rtf", rb"{\rtf1 a}", "rtf")]
)
def test_what_comes_back_is_read_like_a_docx(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str, data: bytes, format: str
) -> None:
    (tmp_path / "made.docx").write_bytes(DOCX)
    made = repr(str(tmp_path / "made.docx"))
    script = f"out.parent.mkdir()\nout.write_bytes(pathlib.Path({made}).read_bytes())\n"
    program = stand_in(tmp_path, script)
    monkeypatch.setattr(office, "converter", lambda: program)
    (tmp_path / name).write_bytes(data)
    told: list[str] = []

    class Told(Watch):
        def costly(self) -> float:
            told.append("costly")
            return 1.0

    report = read(tmp_path / name, watch=Told())
    assert report.text == f"{TITLE}\n{PARAGRAPH}"
    assert (report.format, report.status) == (format, "ok")
    assert [note.code for note in report.notes] == ["converted"]
    assert told == ["costly"]


def failing(path: Path) -> tuple[str, str, str]:
    path.write_bytes(OLE)
    with pytest.raises(ReadError) as caught:
        read(path)
    assert len(caught.value.file_id) == 64
    return caught.value.status, caught.value.code, str(caught.value)


@posix
def test_what_it_cannot_convert(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    program = stand_in(tmp_path, "")
    monkeypatch.setattr(office, "converter", lambda: program)
    status, code, message = failing(tmp_path / "a.doc")
    assert (status, code) == ("unreadable", "conversion")
    assert "damaged, encrypted or not a text" in message


@posix
def test_it_is_ended_with_all_that_it_started(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    script = f"""\
        import subprocess
        child = subprocess.Popen([sys.executable, "-c", "import time; time.sleep(60)"])
        pathlib.Path({str(tmp_path / "child")!r}).write_text(str(child.pid))
        time.sleep(60)
        """
    program = stand_in(tmp_path, script)
    monkeypatch.setattr(office, "converter", lambda: program)
    monkeypatch.setattr(office, "SECONDS", 2.0)
    status, code, _ = failing(tmp_path / "a.doc")
    assert (status, code) == ("timeout", "conversion")
    child = int((tmp_path / "child").read_text())
    for _ in range(100):
        if not running(child):
            return
        time.sleep(0.05)
    pytest.fail("what LibreOffice started still runs")


def running(process: int) -> bool:
    """Whether a process is there and no zombie."""
    try:
        os.kill(process, 0)
        facts = Path(f"/proc/{process}/stat")
        return not facts.exists() or facts.read_text().rpartition(")")[2].split()[0] != "Z"
    except (ProcessLookupError, FileNotFoundError):
        return False


def test_without_it_the_message_says_what_to_install(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(office, "converter", lambda: None)
    status, code, message = failing(tmp_path / "a.doc")
    assert (status, code) == ("unreadable", "needs_libreoffice")
    assert "apt-get install libreoffice-writer-nogui" in message


@pytest.mark.skipif(not has_writer(), reason="LibreOffice Writer is not installed")
def test_the_real_one(tmp_path: Path) -> None:
    text = "".join(f"\\u{ord(char)}?" if ord(char) > 127 else char for char in PARAGRAPH)
    (tmp_path / "a.rtf").write_text(r"{\rtf1\ansi\uc1 " + text + r"\par}", encoding="ascii")
    (mined,) = mine_all([tmp_path / "a.rtf"], workers=1)
    assert mined.report.text == PARAGRAPH
    assert mined.report.format == "rtf"
