"""Which cells are parts of which total, where the arithmetic proves it.

In: the facts of a table. Out: for each part the mention of its total.
"""

from __future__ import annotations

from collections.abc import Sequence

from reportmine.metrics.tables.cells import CellFact
from reportmine.metrics.tables.said import is_total

__all__ = ["parts_of_totals"]


def parts_of_totals(found: Sequence[CellFact]) -> dict[int, int]:
    """Which cells of a table are parts of which total, by mention; only where the sum proves it.

    In each column, and then in each row, the cells between one total and the next make it up.
    """
    counted = [f for f in found if f.mention.value is not None and f.aspect == "level"]
    parts = _proved([(f.column, f.row[-1:], f) for f in counted])
    return _proved([(f.row, f.column[-1:], f) for f in counted]) | parts


def _proved(
    cells: Sequence[tuple[tuple[str, ...], tuple[str, ...], CellFact]],
) -> dict[int, int]:
    """For cells as line, heading on the other side, fact: in each line the parts of each total."""
    lines: dict[tuple[str, ...], list[tuple[bool, CellFact]]] = {}
    for line, heading, fact in cells:
        if heading:
            lines.setdefault(line, []).append((is_total(heading), fact))
    parts: dict[int, int] = {}
    for members in lines.values():
        totals = [i for i, (total, _) in enumerate(members) if total]
        borders = [-1, *totals, len(members)]
        for n, i in enumerate(totals, 1):
            whole = members[i][1]
            for first, last in ((borders[n - 1] + 1, i), (i + 1, borders[n + 1])):
                inside = [f for _, f in members[first:last] if not f.part]
                if _adds_up(inside, whole):
                    parts.update({f.index: whole.index for f in inside})
                    break
    return parts


def _adds_up(parts: Sequence[CellFact], total: CellFact) -> bool:
    """Whether several parts of one unit make up a total that is not nought."""
    values = [f.mention.value for f in parts if f.mention.value is not None]
    same = {f.mention.unit for f in parts} <= {total.mention.unit}
    return len(values) > 1 and same and sum(values) == total.mention.value != 0
