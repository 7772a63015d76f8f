"""What the user pointed at, as a list of files: folders, patterns, single files.

    expand(["reports", "2014/*.pdf", "last.txt"])  ─▶ [Path, …], each file once

A folder is searched to the bottom, in the order of names, for files of the kinds below; hidden
files and what editors leave behind (`~$x.docx`, `.~lock.x#`) are passed over. A file that is named
itself stays in the list whatever it is, also when it is not there: mining it says why not. A zip
archive is one file here; mining it gives a record for each report in it.
"""

from __future__ import annotations

import glob
import os
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Final

from reportmine.errors import UsageError

READ: Final = (".docx", ".htm", ".html", ".markdown", ".md", ".pdf", ".text", ".txt")
# These need LibreOffice; where it is missing their record says so.
CONVERT: Final = (".doc", ".odt", ".rtf", ".wps")
SCANS: Final = (".tif", ".tiff")
ARCHIVES: Final = (".zip",)
# In a folder these are mostly drawings and photographs: they are read where they are asked for.
PICTURES: Final = (".bmp", ".jpeg", ".jpg", ".png", ".webp")
_LEFTOVERS = (".", "~$", "~WRL")


def expand(paths: Iterable[Path | str]) -> list[Path]:
    """The files that `paths` stand for, in order, each once.

    Raises UsageError for no paths at all, and for a folder or a pattern that holds no report.
    """
    files: dict[str, Path] = {}
    for path in paths:
        for file in _expand_one(Path(path)):
            files.setdefault(os.path.realpath(file), file)
    if not files:
        raise UsageError(f"no files given; name files or folders of {_readable()}")
    return list(files.values())


def _expand_one(path: Path) -> list[Path]:
    if path.is_dir():
        found = list(_walk(path))
        if not found:
            raise UsageError(
                f"{path} holds no reports; files of these kinds are read: {_readable()}"
            )
        return found
    if not path.exists() and glob.has_magic(str(path)):
        return _match(str(path))
    return [path]


def _match(pattern: str) -> list[Path]:
    found: list[Path] = []
    anchor = Path(pattern).anchor
    below = pattern[len(anchor) :]
    for path in sorted(Path(anchor or ".").glob(below)):
        if path.is_dir():
            found += _walk(path)
        elif is_report(path.name, named=True):
            found.append(path)
    if not found:
        raise UsageError(f"no report matches {pattern}; these are read: {_readable()}")
    return found


def _walk(folder: Path) -> Iterator[Path]:
    """The reports below a folder; links to folders are not followed, so there is an end."""
    for here, folders, names in os.walk(folder):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        yield from (Path(here, name) for name in sorted(names) if is_report(name))


def is_report(name: str, *, named: bool = False) -> bool:
    """Whether a file of this name is a report; pictures only where it was `named`, also by a
    pattern."""
    kinds = READ + CONVERT + SCANS + ARCHIVES + (PICTURES if named else ())
    return not name.startswith(_LEFTOVERS) and Path(name).suffix.lower() in kinds


def _readable() -> str:
    return " ".join(sorted(READ + SCANS + ARCHIVES))
