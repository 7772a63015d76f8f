"""Tables in plain text: rows whose cells stand between tabs, as office programs paste them, or between bars.

In: the lines of a text file. Out: the runs of lines that are rows of one table, and their `Grid`. Rows have as many
cells as each other; below the first one, most cells behind the first column are figures: what is only set in
columns (names, addresses) stays text.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from reportmine.read.printed import Grid, GridCell, Printed
from reportmine.text.normalize import fold_line

__all__ = ["grid_of", "runs"]

LONGEST = 40  # characters of a cell
_BAR = re.compile("[|│｜]")
# The first row holds headings, which may be years; entries of a table of contents end in the page from the first on.
_NO_HEADING = re.compile(r"(?!(?:19|20)\d\d$)[\d,，.]+[%％]?")
_FIGURE = re.compile(r"[-+−±≥≤<>]? ?[\d,，.]+(?: ?[%％‰])?[\u4e00-\u9fff/]{0,3}|[-—–/]{1,2}")


def runs(lines: Sequence[str]) -> Iterator[tuple[int, int]]:
    """The first line of each table and the one behind its last, in order."""
    at = 0
    while at < len(lines):
        width = len(_cells(lines[at]))
        end = at + 1
        while width > 1 and end < len(lines) and len(_cells(lines[end])) == width:
            end += 1
        if _is_table([_cells(line) for line in lines[at:end]]):
            yield at, end
        at = end


def grid_of(lines: Sequence[str]) -> Grid:
    """The table of a run."""
    rows = [
        [
            GridCell(0, 0, 0, 0, r, c, lines=[Printed(text)] if text else [])
            for c, text in enumerate(_cells(line))
        ]
        for r, line in enumerate(lines)
    ]
    return Grid(0, 0, 0, 0, 0, [float(c) for c in range(len(rows[0]) + 1)], rows)


def _cells(line: str) -> list[str]:
    if "\t" in line:
        parts = line.strip(" ").split("\t")
    elif _BAR.search(line):
        parts = _BAR.split(line.strip().strip("|│｜"))
    else:
        return []
    return [fold_line(part)[0].strip() for part in parts]


def _is_table(rows: list[list[str]]) -> bool:
    if len(rows) < 2 or any(len(cell) > LONGEST for row in rows for cell in row):
        return False
    if any(_NO_HEADING.fullmatch(cell) for cell in rows[0]):
        return False
    inner = [cell for row in rows[1:] for cell in row[1:] if cell]
    figures = sum(bool(_FIGURE.fullmatch(cell)) for cell in inner)
    return figures > 0 and 2 * figures > len(inner)
