"""The pages of a PDF read so far, and what was noticed on them.

In: pages as PDFium gives them. Out: leaves with their blocks, from the page's text or from its picture;
the status of the whole file, and a note for every kind of page that was not read as it should be.
"""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from reportmine.errors import ReadError
from reportmine.read.guard import Watch
from reportmine.read.layout.blocks import blocks
from reportmine.read.layout.pieces import Layout, lay_out
from reportmine.read.layout.sheet import Sheet
from reportmine.read.pdf.scanned import Scanner
from reportmine.read.printed import Leaf
from reportmine.read.quality import GARBLED, garble, unmapped
from reportmine.report import Note, Status
from reportmine.text.normalize import fold_line, squeeze

if TYPE_CHECKING:
    from reportmine.read.scan.page import Known, Scan

__all__ = ["Pages"]

_VAIN = 2  # garbled pages on end whose pictures are no better: so are those of the rest
_DRAWN = 8  # filled areas on a page without a letter: its letters, perhaps
_FEW = 40  # characters: a stamp, a page number
_OCR = "Install the scan reader with  pip install 'reportmine[ocr]'"


class Pages:
    """The pages read so far, and what was noticed on them."""

    def __init__(self, count: int, scanner: Scanner, watch: Watch) -> None:
        self.leaves: list[Leaf] = []
        self._count, self._scanner, self._watch = count, scanner, watch
        self._stopped = ""
        self._illegible: list[int] = []
        self._in_vain = 0
        self._slow: list[int] = []
        self._pictures: list[int] = []
        self._doubtful: dict[str, None] = {}
        self._scanned: list[int] = []
        self._garbled: list[int] = []
        self._blank: list[int] = []
        self._broken: list[int] = []
        self._crowded: list[int] = []
        self._hidden: Counter[str] = Counter()
        self._watermarks: dict[str, None] = {}
        self._overprints: list[str] = []

    def may_open(self, number: int) -> bool:
        """Whether there is time for a page, and no other reason to stop."""
        self._stopped = self._watch.page(number)
        return not self._stopped

    def add(self, sheet: Sheet) -> None:
        """Take in the next page."""
        leaf = Leaf(sheet.number, sheet.width, sheet.height)
        self.leaves.append(leaf)
        if not sheet.width:
            self._broken.append(sheet.number)
            leaf.source = "none"
            return
        layout = lay_out(sheet)
        self._hidden.update(layout.hidden)
        self._watermarks.update(dict.fromkeys(layout.watermark))
        if sheet.crowded:
            self._crowded.append(sheet.number)
        lines = blocks(layout)
        text = sheet.text
        if garble(text) >= GARBLED or unmapped(text):
            self._recognise(leaf, self._garbled)
        elif not text.strip() and (sheet.images or len(sheet.fills) >= _DRAWN):
            self._recognise(leaf, self._scanned)
        elif not lines:
            self._blank.append(sheet.number)
        elif not (_is_picture(layout) and self._recognise_more(leaf, layout)):
            leaf.blocks = lines
            self._overprints.extend(layout.overprint)

    @property
    def broken(self) -> bool:
        """Whether there are pages that cannot be opened."""
        return bool(self._broken)

    def worth(self) -> tuple[int, int]:
        """How many pages say something, and how many at least can be opened."""
        return sum(bool(leaf.blocks) for leaf in self.leaves), len(self.leaves) - len(self._broken)

    def done(self) -> None:
        """No more pages."""
        self._watch.done()

    def _recognise_more(self, leaf: Leaf, layout: Layout) -> bool:
        """Read a page from its picture, if that says more than its few words of text: a scan with
        a stamped page number, say. Whether it did."""
        if not self._scanner.installed:
            self._pictures.append(leaf.number)
            return False
        seconds = self._watch.costly()
        known = _known(layout)
        try:
            scan = self._scanner.read(leaf.number, leaf.width, leaf.height, known, seconds)
        except ReadError:
            return False
        if not scan.legible or scan.letters < 2 * len(squeeze(layout.sheet.text)) + _FEW:
            return False
        self._take(leaf, scan)
        return True

    def _take(self, leaf: Leaf, scan: Scan) -> None:
        leaf.source, leaf.blocks = "ocr", scan.blocks
        self._overprints.extend(scan.overprint)
        self._doubtful.update(dict.fromkeys(scan.doubtful))

    def _recognise(self, leaf: Leaf, unread: list[int]) -> None:
        """Read a page from its picture; it goes to `unread` where the extra is not installed."""
        leaf.source = "none"
        if not self._scanner.installed:
            unread.append(leaf.number)
            return
        if unread is self._garbled and self._in_vain >= _VAIN:
            self._illegible.append(leaf.number)
            return
        seconds = self._watch.costly()
        try:
            scan = self._scanner.read(leaf.number, leaf.width, leaf.height, seconds=seconds)
        except ReadError as error:  # it cannot be painted, or recognising it takes too long
            slow = error.status == "timeout"
            (self._slow if slow else self._broken).append(leaf.number)
            return
        legible = scan.legible and (scan.chinese or unread is not self._garbled)
        self._in_vain = 0 if legible else self._in_vain + 1
        if not scan.blocks:
            self._blank.append(leaf.number)
        elif not legible:
            self._illegible.append(leaf.number)
        else:
            self._take(leaf, scan)

    @property
    def has_blank(self) -> bool:
        """Whether there are pages with nothing on them."""
        return bool(self._blank)

    def check(self) -> Status:
        """The status of the file. Raises ReadError where no page gives text."""
        if any(leaf.blocks for leaf in self.leaves):
            unread = self._scanned or self._garbled or self._broken or self._illegible
            return "partial" if unread or self._slow or len(self.leaves) < self._count else "ok"
        if not self.leaves:
            raise ReadError("timeout", "time_limit", f"No page was read: {self._stopped}.")
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
        if self._illegible:
            raise ReadError(
                "unreadable", "illegible",
                "The pages show nothing that reads as text: the scan is too poor, or the letters "
                "themselves are garbled. Scan the paper again at 300 dpi, or ask for another copy.",
            )  # fmt: skip
        if self._slow:
            raise ReadError(
                "timeout", "slow_pages",
                "Recognising the pages takes more time than they may have; raise the limit "
                "(seconds_per_scan), or scan the paper again at 300 dpi.",
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
            ("picture_page", self._pictures, f"is a picture with few words of text; only these were read. {_OCR}"),
            ("illegible_page", self._illegible, "shows nothing that reads as text and was left out"),
            ("slow_page", self._slow, "takes too long to recognise and was left out; raise the limit (seconds_per_scan)"),
            ("broken_page", self._broken, "is damaged and was not read"),
            ("crowded_page", self._crowded, "has too many drawn objects: its tables were not looked for"),
            ("blank_page", self._blank, "is blank"),
        ]  # fmt: skip
        out = [Note("read", code, f"{_named(pages)} {what}") for code, pages, what in told if pages]
        if recognised := [leaf.number for leaf in self.leaves if leaf.source == "ocr"]:
            out.append(Note("read", "ocr", f"{_named(recognised)} was recognised from its picture"))
        if len(self.leaves) < self._count:
            missing = list(range(len(self.leaves) + 1, self._count + 1))
            out.append(
                Note("read", "unread_pages", f"{_named(missing)} was not read: {self._stopped}")
            )
        if self._doubtful:
            shown = " / ".join(list(self._doubtful)[:3])
            out.append(Note("read", "doubtful", f"hardly legible and left out: {shown}"))
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


def _is_picture(layout: Layout) -> bool:
    """Whether pictures fill the page and hardly a word of text is printed on it."""
    sheet = layout.sheet
    if not sheet.pictured or sum(piece.end - piece.start for piece in layout.pieces) > _FEW:
        return False
    # Invisible words are somebody's recognised text.
    return not any(sheet.look(piece.start).hidden for piece in layout.pieces)


def _known(layout: Layout) -> list[Known]:
    """The words printed on the page, and where they are shown."""
    if layout.turn:
        return []
    return [
        (
            fold_line(layout.sheet.text[piece.start : piece.end])[0],
            (piece.x0, piece.top, piece.x1, piece.bottom),
        )
        for piece in layout.pieces
        if not piece.turned
    ]


def _named(pages: list[int]) -> str:
    if len(pages) == 1:
        return f"page {pages[0]}"
    runs: list[tuple[int, int]] = []
    for page in pages:
        if runs and runs[-1][1] == page - 1:
            runs[-1] = (runs[-1][0], page)
        else:
            runs.append((page, page))
    return "each of pages " + ", ".join(f"{a}–{b}" if a < b else f"{a}" for a, b in runs)
