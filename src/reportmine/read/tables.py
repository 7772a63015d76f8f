"""Tables: what stands above them, and one table over several pages."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from reportmine.read.paragraphs import starts_item
from reportmine.read.printed import Grid, GridCell, Leaf, Printed
from reportmine.report import Cell, Note
from reportmine.text.normalize import squeeze

__all__ = ["Heading", "caption_and_unit", "join_tables"]

_UNIT = re.compile(r"(?:金[额額])?[单單]\s*位\s*[:：]\s*([^\s，,；;）)】\]|]{1,12})")
_FIELD = re.compile(
    r"[^\s：:，。]{2,8}[:：]|\d{4}\s*年(?:度|\s*\d{1,2}\s*月(?:\s*\d{1,2}\s*日)?)?$|[^\s]{0,6}\d{2}\s*表$"
)
_TABLE_NAME = re.compile(r"表(?:[（(][^（()）]{1,12}[）)])?$")
_MOST_LINES = 4
_HEAD_ROWS = 4


@dataclass(slots=True)
class Heading:
    """The paragraphs right above a table."""

    texts: list[str] = field(default_factory=list)
    last: Printed | None = None

    def add(self, text: str, line: Printed) -> None:
        self.texts = [*self.texts[1 - _MOST_LINES :], text]
        self.last = line

    def clear(self) -> None:
        self.texts.clear()
        self.last = None


def caption_and_unit(
    heading: Heading, rows: Sequence[Sequence[Cell]]
) -> tuple[str | None, str | None]:
    """Caption and unit of a table, from the paragraphs above it and from its first rows."""
    caption = unit = None
    for text in reversed(heading.texts):
        found = _UNIT.search(text)
        if found and unit is None:
            unit = found[1]
            text = (text[: found.start()] + text[found.end() :]).strip(" （）()[]【】\u3000")
        # 编制部门：某局 stands between a table and its caption.
        if not text or _FIELD.match(text.strip("（）()")):
            continue
        if caption is None and len(text) <= 60 and not text.endswith(("。", "；")):
            caption = text
        break
    if unit is None:
        stated = [_unit_in(cell) for row in rows[:_HEAD_ROWS] for cell in row]
        unit = next(filter(None, stated), None)
    # A form has its title in a first row that runs across all columns.
    if caption is None and rows and len(rows[0]) == 1 and any(len(row) > 1 for row in rows):
        caption = rows[0][0].text or None
    return caption, unit


def _unit_in(cell: Cell) -> str | None:
    """The unit that a cell of the heading states for the whole table: a cell of its own, or the
    corner. One in the heading of another column is that column's."""
    found = _UNIT.search(cell.text)
    words = cell.text.strip(" （）()[]【】")
    if found and (cell.column == 0 or words.startswith(("单位", "單位", "金额单位", "金額單位"))):
        return found[1]
    return None


# -- one table over several pages


def join_tables(leaves: list[Leaf]) -> list[Note]:
    """Append a table that opens a page to the one that ends the page before, where it goes on.

    It goes on where nothing stands between the two and their columns agree. Heading rows and
    captions that the new page repeats are dropped. Changes the leaves in place.
    """
    notes: list[Note] = []
    last: Grid | None = None
    above: list[str] = []
    for leaf in leaves:
        if not leaf.blocks:
            continue
        opening = _opening(leaf)
        if last and opening and _agree(last, opening):
            before = leaf.blocks[: leaf.blocks.index(opening)]
            texts = [squeeze(line.text) for line in before if isinstance(line, Printed)]
            new = _is_same_form(last, opening) or _is_titled_anew(last, opening)
            if all(text in above for text in texts) and not new:
                dropped = _append(last, opening)
                leaf.blocks = leaf.blocks[len(before) + 1 :]
                if dropped or texts:
                    shown = " / ".join([*texts, *dropped])[:80]
                    notes.append(
                        Note("read", "table_continued", f"page {leaf.number} goes on with a table; "
                             f"its repeated headings were left out: {shown}")
                    )  # fmt: skip
                if not leaf.blocks:
                    continue
        ends = leaf.blocks[-1]
        if isinstance(ends, Grid):
            if ends is not last:
                last, above = ends, _lines_above(leaf.blocks)
        else:
            last = None
    return notes


def _opening(leaf: Leaf) -> Grid | None:
    """The table that opens a page, after at most four lines."""
    for block in leaf.blocks[:5]:
        if isinstance(block, Grid):
            return block
    return None


def _lines_above(blocks: list[Printed | Grid]) -> list[str]:
    """The lines right above the last block, a table."""
    out: list[str] = []
    for block in reversed(blocks[:-1]):
        if isinstance(block, Grid) or len(out) >= 5:
            break
        out.append(squeeze(block.text))
    return out


def _agree(one: Grid, other: Grid) -> bool:
    if abs(one.x0 - other.x0) > 6 or abs(one.x1 - other.x1) > 6:
        return False
    few, many = sorted((one.xs, other.xs), key=len)
    return all(any(abs(x - y) <= 4 for y in many) for x in few)


def _append(table: Grid, more: Grid) -> list[str]:
    """Put the rows of `more` under those of `table`; the texts of the rows left out."""
    skip = _repeated_rows(table, more)
    dropped = [_row_text(row) for row in more.rows[:skip]]
    for _ in range(skip):
        _drop_row(more.rows, 0)
    # The room that was left on the page, and the one above the first row of the next.
    if len(table.rows) > 1 and _is_room(table.rows[-1]):
        _drop_row(table.rows, len(table.rows) - 1)
    if len(more.rows) > 1 and _is_room(more.rows[0]):
        _drop_row(more.rows, 0)
    rows, height = more.rows, len(table.rows)
    xs = table.xs if len(table.xs) >= len(more.xs) else more.xs
    for grid_rows in (table.rows, rows):
        for row in grid_rows:
            for cell in row:
                cell.column = _nearest(xs, cell.x0)
                cell.colspan = max(1, _nearest(xs, cell.x1) - cell.column)
    for row in rows:
        for cell in row:
            cell.row += height
    _carry_spans(table, rows, height)
    cut = bool(rows) and _is_cut(table.rows[-1], rows[0])
    if cut:
        _mend(table.rows[-1], rows[0])
    table.xs = xs
    table.rows.extend(rows)
    if cut:
        _drop_row(table.rows, height)
    table.places.extend(more.places)
    return dropped


def _drop_row(rows: list[list[GridCell]], index: int) -> None:
    """Take a row out. A cell that begins in it and reaches further down stays, one row shorter."""
    gone = rows.pop(index)
    for row in rows[:index]:
        for cell in row:
            cell.rowspan -= cell.row + cell.rowspan > index
    for row in rows[index:]:
        for cell in row:
            cell.row -= 1
    if index < len(rows):
        kept = [cell for cell in gone if cell.rowspan > 1]
        for cell in kept:
            cell.rowspan -= 1
        rows[index][:] = sorted([*kept, *rows[index]], key=lambda cell: cell.x0)


def _is_room(row: list[GridCell]) -> bool:
    """Whether a row at the edge of a page is but the space that was left between the borders."""
    own = [cell for cell in row if cell.rowspan == 1]
    return len(own) == 1 and own[0].colspan > 1 and not own[0].lines


def _nearest(xs: list[float], x: float) -> int:
    return min(range(len(xs)), key=lambda i: abs(xs[i] - x))


def _row_text(row: list[GridCell]) -> str:
    return " ".join("".join(line.text for line in cell.lines) for cell in row).strip()


def _repeated_rows(table: Grid, more: Grid) -> int:
    """How many first rows of `more` repeat the heading of `table`."""
    count = 0
    for own, new in zip(table.rows[:4], more.rows[:-1], strict=False):
        if not squeeze(_row_text(new)) or squeeze(_row_text(own)) != squeeze(_row_text(new)):
            break
        count += 1
    texts = "".join(_row_text(row) for row in more.rows[:count])
    digits = sum(char.isdigit() for char in texts)
    return count if digits <= 0.4 * len(texts) else 0


def _is_same_form(table: Grid, more: Grid) -> bool:
    """Whether `more` is the same form filled in again: the labels below its title are the same."""
    skip = _repeated_rows(table, more)
    labels = [
        (squeeze(_row_text(own[:1])), squeeze(_row_text(new[:1])))
        for own, new in zip(table.rows[skip : skip + 3], more.rows[skip : skip + 3], strict=False)
    ]
    same = [own for own, new in labels if own == new and own and not own[0].isdigit()]
    return len(labels) > 1 and len(same) == len(labels)


def _is_titled_anew(table: Grid, more: Grid) -> bool:
    """Whether `more` has the name of another table in its first row."""
    first = more.rows[0] if more.rows else []
    name = squeeze(_row_text(first))
    return len(first) == 1 and bool(_TABLE_NAME.search(name)) and not _repeated_rows(table, more)


def _carry_spans(table: Grid, rows: list[list[GridCell]], height: int) -> None:
    """A cell over several rows that the page break cut in two is one cell again."""
    if not rows:
        return
    open_below = {
        (cell.column, cell.colspan): cell
        for row in table.rows for cell in row
        if cell.row + cell.rowspan == height and cell.lines
    }  # fmt: skip
    for cell in list(rows[0]):
        upper = open_below.get((cell.column, cell.colspan))
        if not upper or (cell.rowspan == 1 and upper.rowspan == 1):
            continue
        if not cell.lines or _runs_on(upper, cell):
            upper.rowspan += cell.rowspan
            upper.lines.extend(cell.lines)
            rows[0].remove(cell)


def _is_cut(upper: list[GridCell], lower: list[GridCell]) -> bool:
    """Whether a page break runs through a row: below it stands only what did not fit above."""
    own = [cell for cell in upper if cell.rowspan == 1]  # a longer one has been carried over
    if not lower or [c.column for c in own] != [c.column for c in lower]:
        return False
    if any(c.rowspan > 1 for c in lower):
        return False
    if not any(c.lines for c in own) or not any(c.lines for c in lower):
        return False
    pairs = list(zip(own, lower, strict=True))
    if not own[0].lines:
        # The numbers fitted above, the longer label did not: no cell stands on both pages.
        return bool(lower[0].lines) and not any(a.lines and b.lines for a, b in pairs)
    if lower[0].lines:
        return _runs_on(own[0], lower[0]) and not any(cell.lines for cell in lower[1:])
    below = [(a, b) for a, b in pairs if b.lines]
    if len(below) == 1 and below[0][0].lines and not _runs_on(*below[0]):
        return False
    return not any(_has_digits(a) and _has_digits(b) for a, b in pairs)


def _runs_on(upper: GridCell, lower: GridCell) -> bool:
    """Whether the text of a label goes on below: its last line is full, and no new item begins."""
    if not upper.lines or not lower.lines or starts_item(lower.lines[0].text):
        return False
    last = upper.lines[-1]
    return (upper.x1 - upper.x0) - (last.x1 - last.x0) < 2.2 * last.size


def _has_digits(cell: GridCell) -> bool:
    return any(char.isdigit() for line in cell.lines for char in line.text)


def _mend(upper: list[GridCell], lower: list[GridCell]) -> None:
    for above, below in zip((c for c in upper if c.rowspan == 1), lower, strict=True):
        above.lines.extend(below.lines)
