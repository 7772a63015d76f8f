"""Reading: a file of any known format → a Report.

    report = read("总结.pdf")        raises ReadError where the file gives no text

What the file *is* decides, not what it is called: the first bytes are looked at before the
suffix. A reader is a callable `(path, data, *, id, source) -> Report`; further ones are found in
`reportmine.registry.readers` under the name of their format.

guard, sniff   may the file be opened, and what is it; `failed` is the report of one that gives nothing
one reader a format
  pdf/           through PDFium          image    pictures, each a scanned page
  word/          docx                    office   old formats, through LibreOffice
  html           web pages (`page_bars`: what stands around their text)        plain/   text and Markdown
what a reader gives: `printed` lines and tables, page by page
  quality        is the text layer usable? If not: scan/, which recognises pictures of pages
  layout/        a page's characters → its lines and tables, in reading order: printed or scanned
  assembly/      from lines to the Report: one text, after which no offset moves
pictures of a PDF's pages: `paint`ed by a process of its own (`painter`), for scan/ and for render/, which draws
what was found on them
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from functools import partial
from pathlib import Path, PurePath
from typing import cast

from reportmine.errors import ReadError
from reportmine.read.guard import Watch
from reportmine.read.sniff import sniff
from reportmine.registry import readers
from reportmine.report import Report

__all__ = ["read", "sniff"]

Reader = Callable[..., Report]
_TOLD = ("pdf", "image", "doc", "rtf", "odt")  # formats whose readers take `watch`


def read(path: Path | str, *, source: str | None = None, watch: Watch | None = None) -> Report:
    """Read one file.

    `source` is what the Report calls the file; by default the path as given, with `/`. `watch` is
    asked before each page of a PDF or a scan whether there is time for it.
    Raises ReadError with the status "unreadable", "encrypted", "empty" or "needs_ocr" and a
    message that says what to do.
    """
    file = Path(path)
    data = _bytes(file)
    if not data:
        raise ReadError(
            "empty", "no_bytes", f"{file.name} is empty (0 bytes). Ask for the file again."
        )
    digest = hashlib.sha256(data).hexdigest()
    format = sniff(data, file.suffix)
    name = PurePath(path).as_posix() if source is None else source
    told = {"watch": watch} if watch and format in _TOLD else {}
    try:
        return _reader(format, file)(file, data, id=digest, source=name, **told)
    except ReadError as error:
        error.file_id = digest
        raise


def _bytes(file: Path) -> bytes:
    try:
        return file.read_bytes()
    except FileNotFoundError:
        raise ReadError("unreadable", "not_found", f"There is no file {file}.") from None
    except IsADirectoryError:
        raise ReadError("unreadable", "is_folder", f"{file} is a folder, not a file.") from None
    except PermissionError:
        raise ReadError(
            "unreadable", "no_permission", f"{file.name} may not be read: check its permissions."
        ) from None
    except OSError as error:
        raise ReadError(
            "unreadable", "io_error", f"{file.name} cannot be read: {error.strerror or error}."
        ) from None


def _reader(format: str, file: Path) -> Reader:
    if format == "pdf":
        from reportmine.read.pdf import read_pdf

        return read_pdf
    if format == "image":
        from reportmine.read.image import read_image

        return read_image
    if format in ("text", "markdown"):
        from reportmine.read.plain import read_plain

        return read_plain
    if format == "docx":
        from reportmine.read.word import read_word

        return read_word
    if format == "html":
        from reportmine.read.html import read_html

        return read_html
    if format in ("doc", "rtf", "odt"):
        from reportmine.read.office import read_office

        return partial(read_office, format=format)
    if format in readers:
        return cast(Reader, readers.get(format))
    raise ReadError(
        "unreadable", "unknown_format",
        f"{file.name} looks like {format}, for which there is no reader. "
        "PDF, Word, web pages, plain text, Markdown and pictures are read: save it as one of these.",
    )  # fmt: skip
