"""Small Chinese PDFs for tests, printed by reportlab with a CID font that every reader knows.

    press = Press(head="某校工会", number="- {page} -")
    press.title("某校工会2023年度工作总结")
    press.paragraph("一年来，……", indent=2)          wrapped at the line's width, like Word does
    press.table([["项目", "数量"], ["培训", "12"]])
    path = press.save(tmp_path / "a.pdf")

`Press` keeps a cursor and begins pages by itself; `at` puts text anywhere. Nothing is embedded, so
a file has about 2 kB.
"""

from __future__ import annotations

import io
from collections.abc import Callable, Sequence
from pathlib import Path

from reportlab.lib.colors import Color, black, white
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.cidfonts import UnicodeCIDFont
from reportlab.pdfgen.canvas import Canvas

FONT = "STSong-Light"
A4 = (595.0, 842.0)
_NOT_FIRST = "，。、；：？！）》”’】"
pdfmetrics.registerFont(UnicodeCIDFont(FONT))


Cell = tuple[str, float, float]
"""Lines of a cell, parted by |, the middle of the cell: x, y from the top."""
Rule = tuple[float, float, float]
"""y from the top, and where the rule begins and ends."""

#: A paragraph of several printed lines.
LONG = (
    "一年来，某某中心工会在上级工会和中心党总支的领导下，围绕年度重点任务，组织全体会员学习业务、"
    "参加竞赛、开展帮扶，共举办各类培训23场，培训会员1256人次，发放慰问金3.5万元，会员满意度达到98.6%，"
    "比上一年度提高了2.4个百分点，得到了会员的普遍认可，也为今后的工作打下了比较扎实的基础。"
)


def draw_cells(
    path: Path, cells: Sequence[Cell], rules: Sequence[Rule] = (), *, leading: float = 15
) -> Path:
    """A page with the words of a table, centred in cells that nothing but `rules` shows."""
    canvas = Canvas(str(path), A4, invariant=1)
    canvas.setFont(FONT, 10)
    for text, x, y in cells:
        lines = text.split("|")
        for n, line in enumerate(lines):
            canvas.drawCentredString(x, A4[1] - y - leading * (n - (len(lines) - 1) / 2), line)
    for y, begin, end in rules:
        canvas.line(begin, A4[1] - y, end, A4[1] - y)
    canvas.save()
    return path


def width(text: str, size: float) -> float:
    """How wide a text is printed."""
    return float(pdfmetrics.stringWidth(text, FONT, size))


class Press:
    """Prints pages from top to bottom. All measures in points, `y` from the top of the page."""

    def __init__(
        self,
        *,
        head: str | None = None,
        number: str | None = None,
        pagesize: tuple[float, float] = A4,
        margin: float = 90.0,
        top: float = 90.0,
        size: float = 16.0,
        leading: float = 28.0,
        rotation: int = 0,
        password: str | None = None,
    ) -> None:
        self._buffer = io.BytesIO()
        self.wide, self.high = pagesize
        self.canvas = Canvas(
            self._buffer,
            # reportlab swaps the sides of a page that is turned by a quarter.
            pagesize=pagesize[::-1] if rotation in (90, 270) else pagesize,
            pageCompression=1,
            invariant=1,
            encrypt=password,
        )
        self.head, self.number = head, number
        self.left, self.right = margin, self.wide - margin
        self.top, self.size, self.leading = top, size, leading
        self.rotation = rotation
        self.page = 0
        self._begin()

    # -- pages

    def _begin(self) -> None:
        self.page += 1
        self.y = self.top
        if self.rotation:
            self.canvas.setPageRotation(self.rotation)
        if self.head:
            self.at(self.left, 50, self.head, size=9)
        if self.number:
            text = self.number.format(page=self.page)
            self.at((self.wide - width(text, 10)) / 2, self.high - 45, text, size=10)

    def new_page(self) -> None:
        """End this page, begin the next."""
        self.canvas.showPage()
        self._begin()

    def _room(self, height: float) -> None:
        if self.y + height > self.high - 70:
            self.new_page()

    # -- text

    def at(
        self,
        x: float,
        y: float,
        text: str,
        *,
        size: float | None = None,
        colour: Color = black,
        mode: int = 0,
        spread: float = 0.0,
        angle: float = 0.0,
    ) -> None:
        """One line of text, its baseline at `y`; `spread` is added after each character."""
        canvas = self.canvas
        canvas.saveState()
        canvas.translate(x, self.high - y)
        canvas.rotate(angle)
        line = canvas.beginText(0, 0)
        line.setFont(FONT, size or self.size)
        line.setFillColor(colour)
        line.setTextRenderMode(mode)
        line.setCharSpace(spread)
        line.textOut(text)
        canvas.drawText(line)
        canvas.restoreState()

    def line(self, text: str, *, indent: float = 0.0, size: float | None = None) -> None:
        """One printed line below the last one; `indent` in characters."""
        size = size or self.size
        self._room(self.leading)
        self.y += self.leading
        self.at(self.left + indent * size, self.y, text, size=size)

    def centred(self, text: str, *, size: float | None = None) -> None:
        """One line in the middle."""
        size = size or self.size
        self._room(self.leading)
        self.y += max(self.leading, 1.4 * size)
        self.at((self.wide - width(text, size)) / 2, self.y, text, size=size)

    def title(self, text: str) -> None:
        """A large centred line."""
        self.centred(text, size=22)
        self.y += 10

    def signed(self, text: str) -> None:
        """A line at the right margin."""
        self._room(self.leading)
        self.y += self.leading
        self.at(self.right - width(text, self.size) - 8, self.y, text)

    def paragraph(self, text: str, *, indent: float = 2.0, hanging: float = 0.0) -> None:
        """A paragraph, wrapped anywhere: closing punctuation hangs over the margin."""
        first = True
        while text:
            shift = indent if first else hanging
            line, text = self._fill(text, self.right - self.left - shift * self.size)
            self.line(line, indent=shift)
            first = False

    def _fill(self, text: str, room: float) -> tuple[str, str]:
        end = 0
        while end < len(text) and width(text[: end + 1], self.size) <= room:
            end += 1
        if end < len(text) and text[end] in _NOT_FIRST:
            end += 1
        return text[:end], text[end:]

    # -- tables

    def table(
        self,
        rows: Sequence[Sequence[str]],
        *,
        widths: Sequence[float] | None = None,
        merge: Sequence[tuple[int, int, int, int]] = (),
        height: float = 24.0,
        size: float = 10.5,
        rule: Callable[[Canvas, float, float, float, float], None] | None = None,
    ) -> None:
        """A ruled table. `merge` holds (row, column, rowspan, colspan); a cell's text may have `\\n`.

        Rows that do not fit go to the next page. `rule` draws one line, for odd kinds of lines.
        """
        columns = len(rows[0])
        widths = widths or [(self.right - self.left) / columns] * columns
        xs = [self.left]
        for column in widths:
            xs.append(xs[-1] + column)
        draw = rule or (lambda canvas, *ends: canvas.line(*ends))
        covered = {
            (r + i, c + j)
            for r, c, rowspan, colspan in merge
            for i in range(rowspan)
            for j in range(colspan)
        } - {(r, c) for r, c, _, _ in merge}
        spans = {(r, c): (rowspan, colspan) for r, c, rowspan, colspan in merge}
        self.y += 12
        for r, row in enumerate(rows):
            self._room(height)
            for c, text in enumerate(row):
                if (r, c) in covered:
                    continue
                rowspan, colspan = spans.get((r, c), (1, 1))
                self._cell(
                    xs[c], self.y, xs[c + colspan], self.y + rowspan * height, text, size, draw
                )
            self.y += height

    def _cell(
        self,
        x0: float,
        top: float,
        x1: float,
        bottom: float,
        text: str,
        size: float,
        draw: Callable[..., None],
    ) -> None:
        canvas, high = self.canvas, self.high
        for ends in (
            (x0, high - top, x1, high - top),
            (x0, high - bottom, x1, high - bottom),
            (x0, high - top, x0, high - bottom),
            (x1, high - top, x1, high - bottom),
        ):
            draw(canvas, *ends)
        lines = text.split("\n") if text else []
        y = (top + bottom) / 2 - (len(lines) - 1) * 0.6 * size + 0.35 * size
        for line in lines:
            self.at(x0 + (x1 - x0 - width(line, size)) / 2, y, line, size=size)
            y += 1.2 * size

    # -- the file

    def bytes(self) -> bytes:
        """The PDF."""
        self.canvas.showPage()
        self.canvas.save()
        return self._buffer.getvalue()

    def save(self, path: Path) -> Path:
        """Write the PDF and give its path."""
        path.write_bytes(self.bytes())
        return path


__all__ = ["A4", "FONT", "Press", "black", "white", "width"]
