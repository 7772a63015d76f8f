"""One table over several pages, and cells that a page break cut in two."""

from __future__ import annotations

import re

from reportmine.read.assembly.openings import starts_item
from reportmine.read.printed import Grid, GridCell, Leaf, Printed
from reportmine.report import Note
from reportmine.text.normalize import squeeze

__all__ = ["join_tables"]

_NUMBER = re.compile(r"[-−(（]?\d[\d,，.]*[%％)）]?|[-—－]")
_TABLE_NAME = re.compile(r"表(?:[（(][^（()）]{1,12}[）)])?$")


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
    """Whether two tables have the same columns, as far as both show them."""
    sides, inner = (60.0, 16.0) if one.loose and other.loose else (6.0, 4.0)
    if abs(one.x0 - other.x0) > sides or abs(one.x1 - other.x1) > sides:
        return False
    few, many = sorted((one.xs, other.xs), key=len)
    return all(any(abs(x - y) <= inner for y in many) for x in few[1:-1])


def _append(table: Grid, more: Grid) -> list[str]:
    """Put the rows of `more` under those of `table`; the texts of the rows left out."""
    skip = _repeated_rows(table, more)
    dropped = [_row_text(row) for row in more.rows[:skip]]
    for _ in range(skip):
        _drop_row(more.rows, 0)
    _fill_labels(table.rows)
    # The room that was left on the page, and the one above the first row of the next.
    while len(table.rows) > 1 and _is_room(table.rows[-1], len(table.xs) - 1):
        _drop_row(table.rows, len(table.rows) - 1)
    while len(more.rows) > 1 and _is_room(more.rows[0], len(more.xs) - 1):
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
    _fill_labels(table.rows)
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


def _is_room(row: list[GridCell], width: int) -> bool:
    """Whether a row at the edge of a page is but the space that was left between the borders."""
    if any(cell.lines for cell in row):
        return False
    own = [cell for cell in row if cell.rowspan == 1]
    spanned = sum(cell.colspan for cell in own) < width
    return bool(own) and (spanned or (len(own) == 1 and own[0].colspan > 1))


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
    for cell in list(rows[0]) if rows else ():
        above = _above(table.rows, cell, height)
        if _was_cut(above, cell):
            _lengthen(above, cell)
            rows[0].remove(cell)


def _was_cut(above: list[GridCell], cell: GridCell) -> bool:
    """Whether a cell and those above it, on the page before, are one."""
    if not above or (cell.rowspan == 1 and any(upper.rowspan == 1 for upper in above)):
        return False
    if len(above) == 1 and not above[0].lines:
        return True  # a label is printed where most of its rows are
    if not all(upper.lines for upper in above):
        return False
    return not cell.lines or (len(above) == 1 and _runs_on(above[0], cell))


def _above(rows: list[list[GridCell]], cell: GridCell, height: int) -> list[GridCell]:
    """The cells that end at row `height` and together are as wide as the cell."""
    last = cell.column + cell.colspan
    found = [
        upper for row in rows[:height] for upper in row
        if upper.row + upper.rowspan == height
        and cell.column <= upper.column < last
    ]  # fmt: skip
    fits = sum(upper.colspan for upper in found) == cell.colspan
    return found if fits and all(u.column + u.colspan <= last for u in found) else []


def _lengthen(above: list[GridCell], cell: GridCell) -> None:
    for upper in above:
        upper.rowspan += cell.rowspan
    above[0].lines.extend(cell.lines)


def _fill_labels(rows: list[list[GridCell]]) -> None:
    """A merged cell with nothing in it below a label is the label's own: some writers close the
    border of a cell where its text ends, or once more at each page."""
    first = min(
        (c.column for row in rows for c in row if c.colspan == 1 and _is_number(c)), default=0
    )
    for index, row in enumerate(rows):
        for cell in list(row):
            empty = cell.rowspan > 1 and not cell.lines and cell.column + cell.colspan <= first
            above = _above(rows, cell, index) if empty else []
            if above and all(upper.lines for upper in above):
                _lengthen(above, cell)
                row.remove(cell)
    for index in reversed(range(len(rows))):
        if not rows[index]:
            _drop_row(rows, index)


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
    if _is_number(lower) and not _is_number(upper):
        return False
    last = upper.lines[-1]
    return (upper.x1 - upper.x0) - (last.x1 - last.x0) < 2.2 * last.size


def _is_number(cell: GridCell) -> bool:
    return bool(_NUMBER.fullmatch("".join(line.text for line in cell.lines).strip()))


def _has_digits(cell: GridCell) -> bool:
    return any(char.isdigit() for line in cell.lines for char in line.text)


def _mend(upper: list[GridCell], lower: list[GridCell]) -> None:
    for above, below in zip((c for c in upper if c.rowspan == 1), lower, strict=True):
        above.lines.extend(below.lines)
