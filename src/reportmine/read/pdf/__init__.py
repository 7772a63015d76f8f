"""PDF → Report, through PDFium.

    pdfium    the file: characters and their boxes, one page open at a time
    drawn     ruling lines, fills and pictures of a page      capi, view, fonts: its tools
    layout    a page's characters → pieces of lines
    order     pieces → lines as a reader takes them
    spacing   which spaces are the printer's
    ruling    ruling lines → the frame of a table
    columns   tables without rules
    grids     a page's frames, with the pieces of text that stand in each cell

The rest (furniture, paragraphs, assemble) is the same for all formats.
"""

from __future__ import annotations

from collections import Counter
from pathlib import Path

from reportmine.errors import ReadError
from reportmine.read import furniture
from reportmine.read.assemble import Builder
from reportmine.read.paragraphs import join
from reportmine.read.pdf.columns import gather_columns
from reportmine.read.pdf.grids import fill_grids
from reportmine.read.pdf.layout import Layout, lay_out
from reportmine.read.pdf.order import reading_order, without_overprints
from reportmine.read.pdf.pdfium import Document, Sheet
from reportmine.read.printed import Grid, Leaf, Printed
from reportmine.read.quality import GARBLED, garble
from reportmine.read.tables import join_tables
from reportmine.report import Note, Report, Status

__all__ = ["read_pdf"]

_OCR = "Install the scan reader with  pip install 'reportmine[ocr]'"


def read_pdf(path: Path, data: bytes, *, id: str, source: str) -> Report:
    """Read a PDF. Raises ReadError ("unreadable", "encrypted", "empty", "needs_ocr")."""
    notes: list[Note] = []
    with Document(data) as document:
        if document.pages_count == 0:
            raise ReadError(
                "unreadable", "no_pages", "The PDF has no pages. Ask for the file again."
            )
        if document.mended:
            notes.append(
                Note(
                    "read",
                    "mended_file",
                    "the end of the file is missing; it was opened without it",
                )
            )
        state = _Pages()
        for sheet in document.pages():
            state.add(sheet)
    status = state.check()
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


class _Pages:
    """The pages read so far, and what was noticed on them."""

    def __init__(self) -> None:
        self.leaves: list[Leaf] = []
        self._scanned: list[int] = []
        self._garbled: list[int] = []
        self._blank: list[int] = []
        self._broken: list[int] = []
        self._crowded: list[int] = []
        self._hidden: Counter[str] = Counter()
        self._watermarks: dict[str, None] = {}
        self._overprints: list[str] = []

    def add(self, sheet: Sheet) -> None:
        leaf = Leaf(sheet.number, sheet.width, sheet.height)
        self.leaves.append(leaf)
        if not sheet.width:
            self._broken.append(sheet.number)
            leaf.source = "none"
            return
        layout = lay_out(sheet)
        leaf.width, leaf.height = sheet.width, sheet.height
        self._hidden.update(layout.hidden)
        self._watermarks.update(dict.fromkeys(layout.watermark))
        if sheet.crowded:
            self._crowded.append(sheet.number)
        lines = _lines(layout)
        self._overprints.extend(layout.overprint)
        text = sheet.text
        if garble(text) >= GARBLED:
            self._garbled.append(sheet.number)
            leaf.source = "none"
        elif not text.strip() and sheet.images:
            self._scanned.append(sheet.number)
            leaf.source = "none"
        elif not lines:
            self._blank.append(sheet.number)
        else:
            leaf.blocks = lines

    def check(self) -> Status:
        """The status of the file. Raises ReadError where no page gives text."""
        if any(leaf.blocks for leaf in self.leaves):
            return "partial" if self._scanned or self._garbled or self._broken else "ok"
        if self._garbled:
            raise ReadError(
                "needs_ocr", "garbled_text",
                "The PDF's text layer is garbled (its fonts have no usable character map), so it "
                f"must be read from the page images. {_OCR}",
            )  # fmt: skip
        if self._scanned:
            raise ReadError(
                "needs_ocr", "no_text_layer",
                f"The pages are pictures without a text layer. {_OCR}",
            )  # fmt: skip
        if self._broken:
            raise ReadError(
                "unreadable", "broken_pages",
                "No page of the PDF can be opened; the file is damaged. Save it again from a viewer.",
            )  # fmt: skip
        raise ReadError("empty", "blank_pages", "All pages of the PDF are blank.")

    def notes(self) -> list[Note]:
        told = [
            ("scanned_page", self._scanned, f"has no text layer and was not read. {_OCR}"),
            ("garbled_page", self._garbled, f"has a garbled text layer and was not read. {_OCR}"),
            ("broken_page", self._broken, "is damaged and was not read"),
            ("crowded_page", self._crowded, "has too many drawn objects: its tables were not looked for"),
            ("blank_page", self._blank, "is blank"),
        ]  # fmt: skip
        out = [Note("read", code, f"{_named(pages)} {what}") for code, pages, what in told if pages]
        if self._hidden:
            what = ", ".join(f"{n} {why}" for why, n in sorted(self._hidden.items()))
            out.append(
                Note(
                    "read",
                    "hidden_text",
                    f"characters that the page does not show were left out: {what}",
                )
            )
        if self._watermarks:
            shown = " / ".join(list(self._watermarks)[:3])
            out.append(Note("read", "watermark", f"text set aslant was left out: {shown}"))
        if self._overprints:
            shown = " / ".join(self._overprints[:3])
            out.append(
                Note("read", "overprint", f"words printed over others were left out: {shown}")
            )
        return out


def _named(pages: list[int]) -> str:
    return f"page {pages[0]}" if len(pages) == 1 else "each of pages " + ", ".join(map(str, pages))


def _lines(layout: Layout) -> list[Printed | Grid]:
    pieces = fill_grids(layout)
    out: list[Printed | Grid] = []
    lines = without_overprints(layout, reading_order(pieces))
    for line in gather_columns(layout, lines):
        block = line[0].grid or layout.printed(line)
        if block:
            out.append(block)
    return out
