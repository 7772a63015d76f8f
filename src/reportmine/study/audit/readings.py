"""What a total may be the sum of: readings of a table, and the one that the table itself confirms.

In: totals with the parts that one reading gives them (`Test`). Out: the tests that fail of the reading that most
of its tests confirm, and the finding that tells of one.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import reduce
from operator import add
from typing import NamedTuple

from reportmine.study.audit.finding import NOTHING, Amount, Finding, Rule, slip, told
from reportmine.study.audit.grid import Grid, Number


class Test(NamedTuple):
    """A total, and what it should be the sum of by one reading."""

    total: Number
    parts: tuple[Number, ...]

    @property
    def sum(self) -> Amount:
        """What the parts come to."""
        return reduce(add, (part.amount for part in self.parts), NOTHING)

    @property
    def holds(self) -> bool:
        """Whether the total may be that sum."""
        return self.sum.meets(self.total.amount)

    @property
    def empty(self) -> bool:
        """Whether all are nought, which proves nothing."""
        return not self.total.amount.value and not any(p.amount.value for p in self.parts)


def sum_finding(grid: Grid, rule: Rule, test: Test) -> Finding:
    """The finding that a total is not the sum of its parts; of many parts the calculation shows some."""
    shown = [part for part in test.parts if part.amount.value]
    shown = shown if len(shown) > 1 else list(test.parts)
    sum_, printed = test.sum, test.total.amount
    listed = [told(part.amount.value) for part in shown]
    if len(listed) > 8:
        listed = [*listed[:4], "…", *listed[-2:]]
    text = f"{' + '.join(listed)} = {told(sum_.value)} ≠ {told(printed.value)}"
    return Finding(
        rule, "error", (grid.figure(test.total), *(grid.figure(part) for part in shown)), text,
        printed.value, sum_.value, sum_.slack + printed.slack, slip(printed.value, sum_.value),
    )  # fmt: skip


def failed_by_vote(readings: Sequence[Sequence[Test]], plain: Sequence[Test]) -> Iterator[Test]:
    """The tests that fail of the reading that most of its tests confirm.

    `plain` is the one test that is believed without any confirmation.
    """
    best: Sequence[Test] = ()
    votes = 0
    for tests in readings:
        told_ = [test for test in tests if not test.empty and len(test.parts) > 1]
        held = sum(test.holds for test in told_)
        if held > votes and held >= len(told_) - held:
            best, votes = told_, held
    if best:
        yield from (test for test in best if not test.holds)
    elif len(plain) == 1 and len(plain[0].parts) > 1 and not plain[0].holds:
        yield plain[0]
