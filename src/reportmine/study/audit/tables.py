"""Tables: every rule that holds their figures against each other, in order.

In: a mined report. Out: findings of the rules

    table_sum    the total of a column is not the sum of its rows
    row_sum      the total of a row is not the sum of its columns
    part_over_total    其中：财政拨款 is more than what it is part of
    two_sides    what comes in is not what goes out
    difference, growth, share    a calculated column does not follow from the ones it is made of

What a total is the sum of is not guessed once: several readings (all rows since the last total, the rows of the
top level, the rows below …) are tried on every column, and the one that most columns confirm is
held against the others. Where nothing confirms a reading, only a plain table (one level, one total) is judged.
"""

from __future__ import annotations

from collections.abc import Iterator

from reportmine.findings import Metric, Mined
from reportmine.study.audit.accounts import calculated, requests, two_sides
from reportmine.study.audit.columns import codes, column_totals
from reportmine.study.audit.finding import Figure, Finding, amount_of, slip, told
from reportmine.study.audit.grid import Grid, grids
from reportmine.study.audit.rows import row_totals


def tables(mined: Mined) -> Iterator[Finding]:
    """Findings about every table, those that tell the same of the same figures once."""
    for grid in grids(mined):
        seen: set[tuple[int, int]] = set()
        for finding in _of_table(grid):
            at = {f.evidence.span.start for f in finding.figures}
            key = (min(at), max(at))
            if key not in seen:
                seen.add(key)
                yield finding


def over_totals(mined: Mined) -> Iterator[Finding]:
    """Cells that a heading calls part of another cell (其中：财政拨款), and that are more than it."""
    by_id = {metric.id: metric for metric in mined.metrics if metric.cell}
    for part in by_id.values():
        whole = by_id.get(part.part_of or "")
        told_so = part.cell is not None and part.cell.row[-1:] and "其中" in part.cell.row[-1]
        if whole is None or not told_so or part.unit != whole.unit or part.unit == "%":
            continue
        one, all_ = _figure(mined, part), _figure(mined, whole)
        if one and all_ and one.amount.low > all_.amount.high:
            yield Finding(
                "part_over_total", "error", (one, all_),
                f"{told(one.amount.value)} > {told(all_.amount.value)}",
                one.amount.value, all_.amount.value, one.amount.slack + all_.amount.slack,
                slip(one.amount.value, all_.amount.value),
            )  # fmt: skip


def _figure(mined: Mined, metric: Metric) -> Figure | None:
    amount = amount_of(mined.mentions[metric.mention]) if metric.mention is not None else None
    return Figure(metric.label, amount, metric.unit, metric.evidence) if amount else None


def _of_table(grid: Grid) -> Iterator[Finding]:
    yield from column_totals(grid)
    yield from codes(grid)
    yield from row_totals(grid)
    yield from two_sides(grid)
    yield from requests(grid)
    yield from calculated(grid)
