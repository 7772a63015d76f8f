"""Tables in plain text: rows whose cells stand between tabs, as office programs paste them, between bars, or between
blanks that set them in columns.

In: the lines of a text file. Out: the runs of lines that are rows of one table, and their `Grid`. Rows have as many
cells as each other; below the first one, most cells behind the first column are figures: what is only set in
columns (names, addresses) stays text. Blanks part sentences and signatures, too, so that a table set with them
needs two rows of nearly nothing but figures below its heading, whose corner may be empty; where a single blank parts
the cells, three rows that end in a figure behind names and units alone (公开信息数 条 486).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from reportmine.read.printed import Grid, GridCell, Printed
from reportmine.text.normalize import fold_line
from reportmine.text.units import units

__all__ = ["grid_of", "runs"]

LONGEST = 40  # characters of a cell
LONGEST_SPACED = 20  # of one between blanks
_BAR = re.compile("[|│｜]")
_GAP = re.compile(r"[ \u3000]{2,}")
_SPACED = re.compile(r"[^ \u3000][ \u3000]{2,}[^ \u3000]")
# 公开信息数 条 486
_BLANK = re.compile(r"[ \u3000]*[^\s。，；：]{1,20}(?:[ \u3000][^\s。，；：]{1,12}){1,5}[ \u3000]*")
# （一）收到申请数 件 6: a row of the form of statistics that public offices filled in till 2020; its parts have a line each
_COUNTED = re.compile(
    r"[ \u3000]*(?P<name>[^\s，。；：][^\t，。；：|]{1,38}?)[ \u3000]+(?P<unit>[^\s\d]{1,4})"
    r"[ \u3000]+(?P<figure>[\d,.]+|[—–-]{1,4})[ \u3000]*"
)
_PART = re.compile(
    r"[ \u3000]*(?:[一二三四五六七八九十]{1,3}、|[（(][一二三四五六七八九十]{1,3}[）)]|\d{1,2}[.．、])[^\s，。；：]{2,30}[ \u3000]*"
)
_COUNT_HEAD = re.compile(
    r"[ \u3000]*(?P<name>[^\t，。；：|]{2,12}?)[ \u3000]+(?P<unit>单[ \u3000]*位)[ \u3000]+"
    r"(?P<figure>[^\s，。；：]{1,6}[数量值])[ \u3000]*"
)
_FEWEST_COUNTED = 4
# The first row holds headings, which may be years; entries of a table of contents end in the page from the first on.
_NO_HEADING = re.compile(r"(?!(?:19|20)\d\d$)[\d,，.]+[%％]?")
_FIGURE = re.compile(r"[-+−±≥≤<>]? ?[\d,，.]+(?: ?[%％‰])?[\u4e00-\u9fff/]{0,3}|[-—–/]{1,2}")
_SENTENCE = re.compile(r"[，。；！？：:]")


def runs(lines: Sequence[str]) -> Iterator[tuple[int, int]]:
    """The first line of each table and the one behind its last, in order."""
    cells = [_cells(line) for line in lines]
    at = 0
    while at < len(lines):
        behind = _counted_until(lines, at)
        if behind > at:
            yield at, behind
            at = behind
            continue
        width, spaced = len(cells[at]), _is_spaced(lines[at])
        if spaced and _lacks_corner(lines, cells, at):
            width += 1
        gapped = at + 1 < len(lines) and not lines[at + 1].strip()
        last = end = at
        while (
            width > 1 and end < len(lines) and (end == at or _goes_on(lines, cells, at, end, width))
        ):
            last, end = end, end + 1 + (gapped and _is_gap(lines, end + 1))
        single = spaced and not _SPACED.search(lines[at])
        whole = _is_blank_table if single else _is_spaced_table if spaced else _is_table
        if whole([cells[i] for i in range(at, last + 1) if lines[i].strip()]):
            yield at, last + 1
        at = last + 1


def _counted_until(lines: Sequence[str], at: int) -> int:
    """Where the table ends whose heading 统计指标 单位 统计数 stands at line `at`; `at` where there is none."""
    if not _COUNT_HEAD.fullmatch(lines[at]):
        return at
    end = at + 1
    rows = 0
    while end < len(lines) and (_is_counted(lines[end]) or _PART.fullmatch(lines[end])):
        rows += _is_counted(lines[end])
        end += 1
    return end if rows >= _FEWEST_COUNTED else at


def _is_counted(line: str) -> bool:
    m = _COUNTED.fullmatch(line)
    return m is not None and _is_unit(m["unit"])


def _counted_cells(line: str) -> list[str]:
    m = _COUNT_HEAD.fullmatch(line) or _COUNTED.fullmatch(line)
    parts = m.group("name", "unit", "figure") if m else (line, "", "")
    return [fold_line(re.sub(r"(?<=[一-鿿]) (?=[一-鿿])", "", part))[0].strip() for part in parts]


def _goes_on(
    lines: Sequence[str], cells: Sequence[list[str]], at: int, end: int, width: int
) -> bool:
    """Whether line `end` is a row like line `at`: of as many cells, parted as there."""
    alike = bool(_BLANK.fullmatch(lines[at])) == bool(_BLANK.fullmatch(lines[end]))
    return alike and len(cells[end]) == width


def _is_gap(lines: Sequence[str], at: int) -> bool:
    """Whether one blank line stands at `at`, as between the rows of a table that is set apart so."""
    return at + 1 < len(lines) and not lines[at].strip() and bool(lines[at + 1].strip())


def grid_of(lines: Sequence[str]) -> Grid:
    """The table of a run."""
    counted = _counted_until(lines, 0) == len(lines)
    texts = [_counted_cells(line) if counted else _cells(line) for line in lines if line.strip()]
    if len(texts[0]) < len(texts[-1]):
        texts[0] = ["", *texts[0]]
    rows = [
        [
            GridCell(0, 0, 0, 0, r, c, lines=[Printed(text)] if text else [])
            for c, text in enumerate(row)
        ]
        for r, row in enumerate(texts)
    ]
    return Grid(0, 0, 0, 0, 0, [float(c) for c in range(len(rows[0]) + 1)], rows)


def _cells(line: str) -> list[str]:
    if "\t" in line:
        parts = line.strip(" ").split("\t")
    elif _BAR.search(line):
        parts = _BAR.split(line.strip().strip("|│｜"))
    elif _SPACED.search(line):
        parts = _GAP.split(line.strip(" \u3000"))
    elif _BLANK.fullmatch(line):
        parts = line.split()
    else:
        return []
    return [fold_line(part)[0].strip() for part in parts]


def _is_spaced(line: str) -> bool:
    return "\t" not in line and not _BAR.search(line)


def _lacks_corner(lines: Sequence[str], cells: Sequence[list[str]], at: int) -> bool:
    """Whether the headings begin behind the first column: 　　　　2022年　　2023年."""
    if at + 1 == len(lines) or len(cells[at]) < 2 or len(cells[at + 1]) != len(cells[at]) + 1:
        return False
    indent = len(lines[at]) - len(lines[at].lstrip(" \u3000"))
    return indent >= len(cells[at + 1][0])


def _is_table(rows: list[list[str]]) -> bool:
    if len(rows) < 2 or any(len(cell) > LONGEST for row in rows for cell in row):
        return False
    if any(_NO_HEADING.fullmatch(cell) for cell in rows[0]):
        return False
    figures, inner = _inner(rows)
    return figures > 0 and 2 * figures > inner


def _is_spaced_table(rows: list[list[str]]) -> bool:
    if len(rows) < 3 or any(_SENTENCE.search(cell) for row in rows[1:] for cell in row):
        return False
    if any(len(cell) > LONGEST_SPACED for row in rows for cell in row):
        return False
    figures, inner = _inner(rows)
    return _is_table(rows) and figures > 0.7 * inner


def _is_blank_table(rows: list[list[str]]) -> bool:
    """Headings, and below them names, units and, last, figures: nothing else that blanks part is a table."""
    if len(rows) < 4 or not all(_FIGURE.fullmatch(row[-1]) for row in rows[1:]):
        return False
    if any(_FIGURE.fullmatch(cell) for cell in (*rows[0], *(row[0] for row in rows[1:]))):
        return False
    figures, inner = _inner(rows)
    return figures == inner


def _inner(rows: list[list[str]]) -> tuple[int, int]:
    """How many cells behind the first column and below the first row are figures, and how many hold anything but
    a unit."""
    inner = [cell for row in rows[1:] for cell in row[1:] if cell and not _is_unit(cell)]
    return sum(bool(_FIGURE.fullmatch(cell)) for cell in inner), len(inner)


def _is_unit(cell: str) -> bool:
    return units().get(cell.lstrip("千百万亿")) is not None or cell in ("%", "％", "‰")
