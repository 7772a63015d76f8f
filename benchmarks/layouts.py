"""Layouts that reports come in, printed from known truth and read back.

    python benchmarks/layouts.py [--keep FOLDER] [--errors]

Out: for each layout how alike the text is (white space aside; 100 % is every character in order)
and how many table cells are exact: text, row, column and span. Exit code 1 where a layout falls
below its floor. reportlab prints them; where LibreOffice is on the PATH it prints some of them again
from HTML, as another producer would.
"""

from __future__ import annotations

import argparse
import difflib
import sys
import tempfile
import unicodedata
from pathlib import Path

from layout_office import by_office
from layout_pages import LAYOUTS
from layout_parts import Truth

from reportmine.read import read
from reportmine.report import Report

TEXT_FLOOR, CELL_FLOOR, LOOSE_CELL_FLOOR = 0.995, 0.99, 0.85


def solid(text: str) -> str:
    """Without white space, compatibility forms folded."""
    return "".join(unicodedata.normalize("NFKC", text).split())


def likeness(report: Report, truth: Truth) -> float:
    """How alike text and truth are, from 0 to 1."""
    found, loose = solid(report.text), [solid(piece) for piece in truth.loose]
    missing = [piece for piece in loose if piece not in found]
    for piece in loose:
        found = found.replace(piece, "", 1)
    wanted = solid("".join(truth.text)) + "".join(missing)
    return difflib.SequenceMatcher(None, found, wanted, autojunk=False).ratio()


def exact_cells(report: Report, truth: Truth) -> tuple[int, int]:
    """Table cells found exactly, and how many there are."""
    exact = 0
    for number, cells in enumerate(truth.tables):
        if number < len(report.tables):
            rows = report.tables[number].cells
            found = {
                (c.row, c.column, c.rowspan, c.colspan, solid(c.text)) for row in rows for c in row
            }
            exact += sum((*cell[:4], solid(cell[4])) in found for cell in cells)
    return exact, sum(map(len, truth.tables))


def layouts_table(folder: Path, *, errors: bool = False) -> tuple[str, int]:
    """Print all layouts into a folder, read them back: a Markdown table, and how many fail."""
    lines = ["| layout | pages | text alike | cells exact |", "|---|---:|---:|---:|"]
    failed = 0
    for number in range(len(LAYOUTS) + 1):
        truth = Truth()
        name = LAYOUTS[number].__name__ if number < len(LAYOUTS) else "libreoffice"
        data = LAYOUTS[number](truth) if number < len(LAYOUTS) else by_office(truth, folder)
        if data is None:
            lines.append("| libreoffice | – | not installed | – |")
            continue
        path = folder / f"{name}.pdf"
        path.write_bytes(data)
        line, good = row(name, read(path), truth, errors=errors)
        lines.append(line)
        failed += not good
    return "\n".join(lines), failed


def row(name: str, report: Report, truth: Truth, *, errors: bool) -> tuple[str, bool]:
    """A row of the table, and whether the layout meets its floors."""
    alike, (exact, cells) = likeness(report, truth), exact_cells(report, truth)
    shown = f"{exact} of {cells}" if cells else "–"
    extra = "" if cells or not report.tables else f" ({len(report.tables)} made up)"
    if errors and (alike < 1 or exact < cells):
        print(report.text, *report.tables, sep="\n", file=sys.stderr)
    floor = LOOSE_CELL_FLOOR if truth.borderless else CELL_FLOOR
    good = alike >= TEXT_FLOOR and exact >= floor * cells and not extra
    name = name.replace("_", " ")
    return f"| {name} | {len(report.pages)} | {alike:.2%} | {shown}{extra} |", good


def main() -> int:
    """Print, read, compare."""
    parser = argparse.ArgumentParser(description="Layouts printed from known truth, read back.")
    parser.add_argument("--keep", type=Path, help="leave the PDF files in this folder")
    parser.add_argument("--errors", action="store_true", help="show where text differs")
    args = parser.parse_args()
    with tempfile.TemporaryDirectory() as temporary:
        folder = args.keep or Path(temporary)
        folder.mkdir(parents=True, exist_ok=True)
        text, failed = layouts_table(folder, errors=args.errors)
    print(text)
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
