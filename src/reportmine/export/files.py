"""Files that appear whole or not at all, and text that is safe to put into them."""

from __future__ import annotations

import errno
import os
import re
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from reportmine.errors import UsageError

# What the disk or the system says of the file that is written, and not of one that is read.
_DISK = {errno.ENOSPC, errno.EDQUOT, errno.EFBIG, errno.EROFS, errno.EACCES, errno.EPERM, errno.EIO}


def probe(path: Path) -> Path:
    """The path, if a file can be put there; UsageError if not. Missing folders are made."""
    with _beside(path):
        return path


@contextmanager
def replacing(path: Path) -> Iterator[Path]:
    """A temporary file beside `path` that takes its place when all went well.

    Folders that are missing are made. Raises UsageError where the place cannot be written.
    """
    with _beside(path) as temporary:
        yield temporary
        temporary.chmod(0o666 & ~_umask())
        temporary.replace(path.resolve())  # a link goes on pointing to the new file


@contextmanager
def _beside(path: Path) -> Iterator[Path]:
    """An empty temporary file in the folder of `path`, gone at the end if it is still there."""
    if path.is_dir():
        raise UsageError(f"{path} is a folder: name a file in it.")
    if path.exists() and not path.is_file():
        raise UsageError(f"{path} is a device or a pipe: name a file, or use --jsonl - for stdout.")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        handle, name = tempfile.mkstemp(
            dir=path.parent, prefix=f".{path.stem}-", suffix=path.suffix
        )
    except OSError as error:
        raise UsageError(_cannot(path, error)) from error
    os.close(handle)
    temporary = Path(name)
    try:
        yield temporary
    except OSError as error:
        if error.errno not in _DISK:
            raise  # not about this file
        raise UsageError(_cannot(path, error)) from error
    finally:
        with suppress(OSError):
            temporary.unlink(missing_ok=True)


def _cannot(path: Path, error: OSError) -> str:
    if isinstance(error, FileExistsError):  # a file where a folder should be
        return _cannot(path, NotADirectoryError(errno.ENOTDIR, os.strerror(errno.ENOTDIR)))
    reason = error.strerror or type(error).__name__
    return f"Cannot write {path}: {reason}. Choose a place that you may write to."


def _umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask


# Control characters, lone surrogates and non-characters: no spreadsheet, terminal or database
# wants them. One character stays one character, so offsets into the text still hold.
_UNSAFE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")


def clean(text: str) -> str:
    """The text with every character that breaks other programs replaced by U+FFFD."""
    return _UNSAFE.sub("\ufffd", text)
