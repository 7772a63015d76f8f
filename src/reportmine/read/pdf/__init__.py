"""PDF → Report, through PDFium.

    pdfium    the file: characters and their boxes, one page open at a time
    drawn     ruling lines, fills and pictures of a page      capi, view, fonts: its tools
    mend      files that were cut off, or have lost their list of pages
    scanned   pages that must be read from their pictures
    pages     the pages read so far, and what was noticed on them

A page's lines and tables are found in `read.layout`, for printed and scanned pages alike. The rest (furniture, paragraphs, assemble) is the same for all formats.
"""

from __future__ import annotations

from pathlib import Path

from reportmine.errors import ReadError
from reportmine.read.assembly import furniture
from reportmine.read.assembly.assemble import Builder
from reportmine.read.assembly.continued import join_tables
from reportmine.read.assembly.paragraphs import join
from reportmine.read.guard import Watch
from reportmine.read.pdf.pages import Pages
from reportmine.read.pdf.pdfium import Document
from reportmine.read.pdf.scanned import Scanner
from reportmine.report import Note, Report

__all__ = ["read_pdf"]


def read_pdf(
    path: Path, data: bytes, *, id: str, source: str, watch: Watch | None = None
) -> Report:
    """Read a PDF. Raises ReadError ("unreadable", "encrypted", "empty", "needs_ocr")."""
    notes: list[Note] = []
    with Document(data) as document:
        if document.pages_count == 0 and not document.rebuild():
            raise ReadError(
                "unreadable", "no_pages", "The PDF has no pages. Ask for the file again."
            )
        with Scanner(path) as scanner:
            state = _read_pages(document, scanner, watch or Watch())
            if state.broken and document.rebuild():
                again = _read_pages(document, scanner, watch or Watch())
                state = max(state, again, key=Pages.worth)
            state.done()
    status = state.check()
    if status == "ok" and (document.rebuilt or (document.mended and state.has_blank)):
        status = "partial"  # in a file that was cut off, what stood on the blank pages is gone
    if document.rebuilt:
        notes.append(
            Note("read", "mended_file", "the list of pages is damaged; those found were read")
        )
    elif document.mended:
        notes.append(
            Note("read", "mended_file", "the end of the file is missing; it was opened without it")
        )
    notes.extend(state.notes())
    removed, furniture_notes = furniture.strip(state.leaves)
    notes.extend(furniture_notes)
    builder = Builder()
    notes.extend(join_tables(state.leaves))
    builder.add(join(state.leaves))
    return builder.report(
        id=id, source=source, format="pdf", leaves=state.leaves, status=status,
        notes=notes, furniture=removed,
    )  # fmt: skip


def _read_pages(document: Document, scanner: Scanner, watch: Watch) -> Pages:
    if document.mended or document.rebuilt:
        scanner.instead(document.data)
    state = Pages(document.pages_count, scanner, watch)
    for sheet in document.pages(state.may_open):
        state.add(sheet)
    return state
