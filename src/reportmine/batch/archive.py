"""Zip archives: the reports inside them, one after the other, within limits.

    for item in items(Path("2014.zip"), limits, folder): …     one Item a report
    with unpacked(item, limits) as path: …                      the report as a file, while needed

A path that is no archive is an Item itself. Entries are copied to files with names of ours, so no
path leaves the archive; what they expand to is counted while it is unpacked, whatever the archive
says of itself. An archive in an archive is opened, one in that is not.
"""

from __future__ import annotations

import contextlib
import shutil
import tempfile
import zipfile
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from typing import IO, Final

from reportmine.batch.files import is_report
from reportmine.errors import ReadError
from reportmine.read.guard import MB, Limits, admit

__all__ = ["Item", "items", "unpacked"]

MOST_ENTRIES: Final = 5_000
LARGEST_DIRECTORY: Final = 4 * MB  # bytes of the list of entries
DEEPEST: Final = 2
_END: Final = b"PK\x05\x06"
_PACKED: Final = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)
_CHUNK: Final = 1 << 18


@dataclass(frozen=True, slots=True)
class Item:
    """A report to be mined: its file (or its archive's), the name that its record carries, its
    entry in the archive, and why it cannot be read, if that is known already."""

    path: Path
    source: str
    entry: str | None = None
    error: ReadError | None = None


def items(
    path: Path, limits: Limits, folder: Path, source: str | None = None, depth: int = 1
) -> Iterator[Item]:
    """The reports that a path stands for. Archives inside an archive are unpacked into `folder`."""
    source = path.as_posix() if source is None else source
    if Path(source).suffix.lower() != ".zip":
        yield Item(path, source)
        return
    try:
        entries = _entries(path, limits)
    except ReadError as error:
        yield Item(path, source, error=error)
        return
    left = limits.archive_mb * MB
    for entry in entries:
        item = Item(path, f"{source}/{_shown(entry)}", entry.filename)
        left -= entry.file_size
        if left < 0:
            message = (
                f"The archive expands to more than {limits.archive_mb} MB; unpack it yourself."
            )
            yield Item(path, item.source, error=ReadError("too_large", "expanded_size", message))
            return
        if not item.source.lower().endswith(".zip"):
            yield item
        elif depth >= DEEPEST:
            message = "It is an archive in an archive in an archive; unpack it yourself."
            yield Item(path, item.source, error=ReadError("unreadable", "depth", message))
        else:
            yield from _inner(item, limits, folder, depth)


def _inner(item: Item, limits: Limits, folder: Path, depth: int) -> Iterator[Item]:
    try:
        with unpacked(item, limits) as path:
            kept = folder / f"{len(list(folder.iterdir()))}.zip"
            shutil.copyfile(path, kept)
    except ReadError as error:
        yield Item(item.path, item.source, error=error)
        return
    yield from items(kept, limits, folder, item.source, depth + 1)


@contextlib.contextmanager
def unpacked(item: Item, limits: Limits) -> Iterator[Path]:
    """The item's file; an entry is unpacked into a file that is gone after the `with` block.

    Raises ReadError where it cannot be unpacked, or is larger than a file may be.
    """
    if item.entry is None:
        yield item.path
        return
    with tempfile.TemporaryDirectory(prefix="reportmine-", ignore_cleanup_errors=True) as folder:
        target = Path(folder, "report" + PurePosixPath(item.source).suffix.lower()[:10])
        with _opened(item.path) as archive, target.open("wb") as out:
            _copy(archive, archive.getinfo(item.entry), out, limits)
        yield target


def _copy(archive: zipfile.ZipFile, entry: zipfile.ZipInfo, out: IO[bytes], limits: Limits) -> None:
    if entry.flag_bits & 1:
        message = "It needs a password to be unpacked. Unpack the archive and read what is in it."
        raise ReadError("encrypted", "password", message)
    if entry.compress_type not in _PACKED:
        message = "It is packed in an uncommon way. Unpack the archive and read what is in it."
        raise ReadError("unreadable", "packing", message)
    written = 0
    try:
        with archive.open(entry) as packed:
            while chunk := packed.read(_CHUNK):
                written += len(chunk)
                if written > limits.file_mb * MB:
                    message = f"It expands to more than {limits.file_mb} MB (file_mb)."
                    raise ReadError("too_large", "file_size", message)
                out.write(chunk)
    except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, RuntimeError) as error:
        message = f"It cannot be unpacked ({error}). Make the archive again."
        raise ReadError("unreadable", "broken_archive", message) from None


def _entries(path: Path, limits: Limits) -> list[zipfile.ZipInfo]:
    """The reports in an archive, in the order of their names."""
    admit(path, limits)
    _admit_directory(path)
    with _opened(path) as archive:
        found = [entry for entry in archive.infolist() if not entry.is_dir()]
    if len(found) > MOST_ENTRIES:
        message = (
            f"{path.name} holds {len(found)} files, more than {MOST_ENTRIES}; unpack it yourself."
        )
        raise ReadError("too_large", "entries", message)
    reports = [entry for entry in found if _is_report(entry)]
    if not reports:
        raise ReadError("empty", "no_reports", f"{path.name} holds no reports.")
    unique = {entry.filename: entry for entry in sorted(reports, key=_shown)}
    return list(unique.values())


def _is_report(entry: zipfile.ZipInfo) -> bool:
    parts = PurePosixPath(_shown(entry)).parts
    hidden = any(part.startswith(".") or part == "__MACOSX" for part in parts[:-1])
    return bool(parts) and not hidden and is_report(parts[-1], named=True)


def _admit_directory(path: Path) -> None:
    """Refuse an archive whose list of entries is too long to be held, before it is."""
    with path.open("rb") as file:
        file.seek(0, 2)
        file.seek(max(0, file.tell() - (1 << 16) - 22))
        tail = file.read()
    at = tail.rfind(_END)
    if at < 0 or len(tail) < at + 22:
        raise _broken(path)
    size = int.from_bytes(tail[at + 12 : at + 16], "little")
    if size > LARGEST_DIRECTORY:  # 0xFFFFFFFF says that the size stands elsewhere: too large, too
        message = f"The list of files in {path.name} is too long; unpack it yourself."
        raise ReadError("too_large", "entries", message)


def _opened(path: Path) -> zipfile.ZipFile:
    try:
        return zipfile.ZipFile(path)
    except (zipfile.BadZipFile, ValueError, OSError, NotImplementedError):
        raise _broken(path) from None


def _broken(path: Path) -> ReadError:
    message = f"{path.name} is not a zip archive that can be opened. Make it again."
    return ReadError("unreadable", "broken_archive", message)


def _shown(entry: zipfile.ZipInfo) -> str:
    """An entry's name as a path that stays below the archive.

    Chinese Windows writes names in GBK without saying so; zipfile takes them for code page 437.
    """
    name = entry.filename
    if not entry.flag_bits & 0x800:
        with contextlib.suppress(UnicodeError):
            name = name.encode("cp437").decode("gb18030")
    parts = [part for part in name.replace("\\", "/").split("/") if part not in ("", ".", "..")]
    return "/".join("".join(c for c in part if c.isprintable()) for part in parts)
