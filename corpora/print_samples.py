"""Prints the samples as PDFs, the way offices do, and writes their labels beside the sources.

    python corpora/print_samples.py [--out DIR]

In:  corpora/samples/*.txt (format: samplefile.py).
Out: corpora/samples/pdf/*.pdf and corpora/samples/*.labels.json; the same bytes every time.

The page follows the usual layout of official papers: A4, 28 characters a line, title centred, first
lines indented by two characters, ruled tables, page numbers between dashes. Chinese is set in
STSong-Light, which every PDF reader knows by name, so that no font file is needed.
"""

from __future__ import annotations

import argparse
import json
import re
from pathlib import Path

from reportlab.lib.pagesizes import A4
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.cidfonts import UnicodeCIDFont
from reportlab.pdfgen.canvas import Canvas
from samplefile import SAMPLES, Block, Cell, Sample, load, sample_files

SONG, LATIN = "STSong-Light", "Times-Roman"
WIDTH, HEIGHT = A4
NOT_FIRST = "，。、；：！？）》」』”’〕％%·…—"
NOT_LAST = "（《“‘「『〔"
_RUN = re.compile(r"[\x20-\x7e]+|[^\x20-\x7e]+")
_TOKEN = re.compile(r"[0-9A-Za-z.,/%@-]+|\s+|.", re.DOTALL)
_GAP = re.compile(r"(?<=[\u4e00-\u9fff])(?=[0-9A-Za-z])|(?<=[0-9A-Za-z])(?=[\u4e00-\u9fff])")


def width_of(text: str, size: float) -> float:
    """The width of mixed text: Chinese in Song, the rest in Times."""
    width = 0.0
    for run in _RUN.findall(text):
        width += pdfmetrics.stringWidth(run, LATIN if run.isascii() else SONG, size)
    return width


def wrap(text: str, size: float, width: float, indent: float = 0.0) -> list[str]:
    """Lines no wider than `width`; no mark that may not begin or end a line does so."""
    lines, line, room = [], "", width - indent
    for token in _TOKEN.findall(text):
        if width_of(line + token, size) > room + 0.01 and line:
            carry = ""
            if token[0] in NOT_FIRST:  # take the last character along
                line, carry = line[:-1], line[-1]
            while line and line[-1] in NOT_LAST:
                line, carry = line[:-1], line[-1] + carry
            lines.append(line.rstrip())
            line, room = carry, width
            if token.isspace():
                continue
        line += token
    return [*lines, line] if line.strip() else lines


class Printer:
    """Sets one sample, block by block, and breaks pages."""

    def __init__(self, sample: Sample, path: Path) -> None:
        self.sample, self.layout = sample, sample.head.get("layout", {})
        self.size: float = self.layout.get("size", 16)
        self.leading = self.size * 1.75
        self.margin = (WIDTH - 28 * 16) / 2
        self.width = WIDTH - 2 * self.margin
        self.canvas = Canvas(str(path), pagesize=A4, invariant=1, pageCompression=0)
        self.canvas.setTitle(sample.head["front"]["title"])
        self.canvas.setAuthor(sample.head["front"]["organisation"])
        self.page, self.y = 1, HEIGHT - 92.0
        self._furniture()

    def print(self) -> None:
        """Print all blocks and close the file."""
        apart, before = {"title", "note", "sign"}, "title"
        for block in self.sample.blocks:
            if before != block.style and apart & {before, block.style}:
                self.y -= self.leading * (1.0 if block.style == "sign" else 0.6)
            before = block.style
            {"table": self._table, "title": self._centred, "note": self._centred}.get(
                block.style, self._text
            )(block)
        self.canvas.save()

    def _furniture(self) -> None:
        head: str = self.layout.get("running_head", "")
        if head:
            at = (WIDTH - width_of(head, 10.5)) / 2
            self._string(at, HEIGHT - 50, head, 10.5)
            self.canvas.setLineWidth(0.5)
            self.canvas.line(self.margin, HEIGHT - 56, WIDTH - self.margin, HEIGHT - 56)
        foot: str = self.layout.get("footer", "- {page} -").replace("{page}", str(self.page))
        self._string((WIDTH - width_of(foot, 12)) / 2, 46, foot, 12)

    def _room(self, height: float) -> None:
        if self.y - height < 72:
            self.canvas.showPage()
            self.page, self.y = self.page + 1, HEIGHT - 92.0
            self._furniture()

    def _string(
        self, x: float, y: float, text: str, size: float, spread: float = 0.0, bold: bool = False
    ) -> None:
        """One line of mixed text; `spread` is added after each character to justify it."""
        out = self.canvas.beginText(x, y)
        out.setTextRenderMode(2 if bold else 0)
        self.canvas.setLineWidth(size / 45)
        for run in _RUN.findall(text):
            out.setFont(LATIN if run.isascii() else SONG, size)
            out.setCharSpace(spread)
            out.textOut(run)
        out.setTextRenderMode(0)
        self.canvas.drawText(out)

    def _spaced(self, text: str) -> str:
        """Some word processors put a space between Chinese and Latin; some authors type it."""
        return _GAP.sub(" ", text) if self.layout.get("spaces") else text

    def _centred(self, block: Block) -> None:
        size = 22.0 if block.style == "title" else 14.0
        for line in wrap(self._spaced(block.text), size, self.width):
            self._room(size * 1.6)
            self.y -= size * 1.6
            x = (WIDTH - width_of(line, size)) / 2
            self._string(x, self.y, line, size, bold=block.style == "title")

    def _text(self, block: Block) -> None:
        if block.style == "sign":
            self._room(self.leading)
            self.y -= self.leading
            text = self._spaced(block.text)
            self._string(
                WIDTH - self.margin - 2 * self.size - width_of(text, self.size),
                self.y, text, self.size,
            )  # fmt: skip
            return
        indent = 0.0 if block.style == "left" else 2 * self.size
        bold = block.style == "heading" and block.level == 1
        lines = wrap(self._spaced(block.text), self.size, self.width, indent)
        for i, line in enumerate(lines):
            self._room(self.leading)
            self.y -= self.leading
            x = self.margin + (indent if i == 0 else 0)
            missing = self.width - (x - self.margin) - width_of(line, self.size)
            last = i == len(lines) - 1
            spread = 0.0 if last or missing > 2 * self.size else missing / max(1, len(line) - 1)
            self._string(x, self.y, line, self.size, spread, bold)

    def _table(self, table: Block) -> None:
        size, pad = 12.0, 5.0
        widths = self._columns(table, size, pad)
        lefts = [self.margin + sum(widths[:i]) for i in range(len(widths) + 1)]
        wrapped = [
            (c, wrap(c.text, size, lefts[c.column + c.colspan] - lefts[c.column] - 2 * pad))
            for c in table.cells
        ]
        heights = [26.0] * (1 + max(c.row + c.rowspan - 1 for c in table.cells))
        for cell, lines in wrapped:
            if cell.rowspan == 1:
                heights[cell.row] = max(heights[cell.row], 10.0 + 16 * len(lines))
        above = 22 * bool(table.caption) + 20 * bool(table.unit) + 6
        groups = self._groups(table, len(heights))
        self._room(above + sum(heights[: groups[0][1]] if table.split else heights))
        if table.caption:
            self.y -= 22
            self._string((WIDTH - width_of(table.caption, 14)) / 2, self.y, table.caption, 14)
        if table.unit:
            self.y -= 20
            unit = f"单位：{table.unit}"
            self._string(WIDTH - self.margin - width_of(unit, size), self.y, unit, size)
        self.y -= 6
        for first, end in groups:
            self._room(sum(heights[first:end]))
            for cell, lines in wrapped:
                if first <= cell.row < end:
                    self._cell(cell, lines, lefts, heights[first:end], cell.row - first, size)
            self.y -= sum(heights[first:end])
        self.y -= 8

    @staticmethod
    def _groups(table: Block, rows: int) -> list[tuple[int, int]]:
        """Rows that a page break must not part: the head, and those that merged cells tie."""
        tied = set(range(1, table.head))
        for cell in table.cells:
            tied.update(range(cell.row + 1, cell.row + cell.rowspan))
        starts = [row for row in range(rows) if row not in tied]
        return list(zip(starts, [*starts[1:], rows], strict=True))

    def _columns(self, table: Block, size: float, pad: float) -> list[float]:
        natural = [40.0] * table.columns
        for cell in table.cells:
            if cell.colspan == 1:
                width = min(width_of(cell.text, size), 11 * size) + 2 * pad + 2
                natural[cell.column] = max(natural[cell.column], width)
        scale = self.width / sum(natural)
        return [w * scale for w in natural]

    def _cell(
        self,
        cell: Cell,
        lines: list[str],
        lefts: list[float],
        heights: list[float],
        row: int,
        size: float,
    ) -> None:
        """Rule and text of one cell; `row` counts in the group of rows whose `heights` these are."""
        x, width = lefts[cell.column], lefts[cell.column + cell.colspan] - lefts[cell.column]
        height = sum(heights[row : row + cell.rowspan])
        y = self.y - sum(heights[:row]) - height
        self.canvas.setLineWidth(0.7)
        self.canvas.rect(x, y, width, height)
        base = y + height / 2 + 8 * len(lines) - size
        for i, line in enumerate(lines):
            at = x + 5 if len(cell.text) > 11 else x + (width - width_of(line, size)) / 2
            self._string(at, base - 16 * i, line, size)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--out", type=Path, default=SAMPLES / "pdf")
    parser.add_argument("--no-labels", action="store_true", help="print only")
    args = parser.parse_args()
    pdfmetrics.registerFont(UnicodeCIDFont(SONG))
    args.out.mkdir(parents=True, exist_ok=True)
    for path in sample_files():
        sample = load(path)
        Printer(sample, args.out / f"{sample.name}.pdf").print()
        if not args.no_labels:
            text = json.dumps(sample.labels, ensure_ascii=False, indent=1) + "\n"
            path.with_suffix(".labels.json").write_text(text, encoding="utf-8")
        print(f"{sample.name}: {len(''.join(sample.plain_text.split()))} characters")


if __name__ == "__main__":
    main()
