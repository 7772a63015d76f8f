"""Old Word, WPS, RTF and OpenDocument texts → Report: LibreOffice makes a docx of them.

Needs `soffice` (or `libreoffice`) on the PATH. It runs in a folder of its own, with a profile in
which macros, links and updates are off, and is ended when it takes too long. The docx is then read
like any other, so numbering, tables and headings come out the same way.
"""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import tempfile
from dataclasses import replace
from pathlib import Path
from typing import Final

from reportmine.errors import ReadError
from reportmine.read.guard import Watch
from reportmine.read.word import read_word
from reportmine.report import Note, Report

__all__ = ["FORMATS", "converter", "read_office"]

FORMATS: Final = {
    "doc": "an old Word or WPS file",
    "rtf": "an RTF file",
    "odt": "an OpenDocument text",
}
SECONDS: Final = 18.0  # less than a worker gets for it
_INSTALL: Final = "apt-get install libreoffice-writer-nogui"

_SETTINGS: Final = (
    ("Common/Security/Scripting", "DisableMacrosExecution", "true"),
    ("Common/Security/Scripting", "BlockUntrustedRefererLinks", "true"),
    ("Common/Security/Scripting", "DisableActiveContent", "true"),
    ("Writer/Content/Update", "Link", "0"),
)
_ITEM: Final = (
    '<item oor:path="/org.openoffice.Office.{}"><prop oor:name="{}" oor:op="fuse">'
    "<value>{}</value></prop></item>"
)
_PROFILE: Final = (
    '<?xml version="1.0" encoding="UTF-8"?><oor:items '
    'xmlns:oor="http://openoffice.org/2001/registry">{}</oor:items>'
)


def converter() -> str | None:
    """The path of LibreOffice, if it is installed."""
    return shutil.which("soffice") or shutil.which("libreoffice")


def read_office(
    path: Path, data: bytes, *, id: str, source: str, format: str, watch: Watch | None = None
) -> Report:
    """Read a file of one of `FORMATS`. Raises ReadError ("unreadable", "timeout", "empty")."""
    program = converter()
    if program is None:
        raise ReadError(
            "unreadable", "needs_libreoffice",
            f"{path.name} is {FORMATS[format]}, which LibreOffice must convert. Install it "
            f"({_INSTALL}), or save the file as docx or PDF.",
        )  # fmt: skip
    (watch or Watch()).costly()
    with tempfile.TemporaryDirectory(prefix="reportmine-", ignore_cleanup_errors=True) as folder:
        converted = _convert(program, path, data, format, Path(folder))
    report = read_word(path, converted, id=id, source=source)
    note = Note("read", "converted", "LibreOffice made a docx of it, and that was read")
    return replace(report, format=format, notes=(note, *report.notes))


def _convert(program: str, path: Path, data: bytes, format: str, folder: Path) -> bytes:
    original, made = folder / f"report.{format}", folder / "out" / "report.docx"
    original.write_bytes(data)
    profile = folder / "profile"
    (profile / "user").mkdir(parents=True)
    settings = _PROFILE.format("".join(_ITEM.format(*setting) for setting in _SETTINGS))
    (profile / "user" / "registrymodifications.xcu").write_text(settings, encoding="utf-8")
    command = [
        program, f"-env:UserInstallation={profile.as_uri()}", "--headless", "--norestore",
        "--nolockcheck", "--nodefault", "--nofirststartwizard",
        "--convert-to", "docx:MS Word 2007 XML", "--outdir", str(made.parent), str(original),
    ]  # fmt: skip
    if not _run(command, folder):
        raise ReadError(
            "timeout", "conversion",
            f"LibreOffice did not convert {path.name} in {SECONDS:g} s. Save it as docx or PDF.",
        )  # fmt: skip
    try:
        return made.read_bytes()
    except OSError:
        raise ReadError(
            "unreadable", "conversion",
            f"LibreOffice cannot convert {path.name}: it is damaged, encrypted or not a text, or "
            f"Writer is missing ({_INSTALL}). Save it as docx or PDF.",
        ) from None  # fmt: skip


def _run(command: list[str], folder: Path) -> bool:
    """Whether the program ended in time; if not, it and all that it started is ended."""
    process = subprocess.Popen(
        command,
        cwd=folder,
        env={**os.environ, "HOME": str(folder), "TMPDIR": str(folder)},
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
    )
    try:
        process.wait(SECONDS)
    except subprocess.TimeoutExpired:
        return False
    finally:
        if process.poll() is None:
            if hasattr(os, "killpg"):
                os.killpg(process.pid, signal.SIGKILL)
            process.kill()
            process.wait()
    return True
