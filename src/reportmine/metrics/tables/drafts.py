"""Each numeric cell a metric: what it counts by its headings, and as what the catalogue knows it.

In: a `Document`. Out: `Draft`s of the cells of its tables, table by table.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from functools import partial
from typing import NamedTuple

from reportmine.findings import CellPath, Mention, Metric, MetricStatus
from reportmine.metrics.confidence import of_cell
from reportmine.metrics.document import Document
from reportmine.metrics.draft import Draft
from reportmine.metrics.period.periods import tidy
from reportmine.metrics.scope import sensitive_cell
from reportmine.metrics.tables.cells import CellFact, facts
from reportmine.metrics.tables.grid import is_measure
from reportmine.metrics.tables.said import plain_heading
from reportmine.metrics.tables.totals import parts_of_totals
from reportmine.report import Table


class _Named(NamedTuple):
    """An indicator, and the group of it that a cell is of: "total", or the member of a breakdown."""

    indicator: str | None
    group: str | None


class Tables:
    """The cells of one document."""

    def __init__(self, document: Document) -> None:
        self.document, self.above = document, document.above
        #: What cells with the same headings are named.
        self.named: dict[object, _Named] = {}

    def drafts(self) -> Iterator[Draft]:
        """A draft for each cell that holds a quantity, table by table."""
        by_table: dict[str, list[tuple[int, Mention]]] = defaultdict(list)
        for i, mention in enumerate(self.document.mentions):
            if mention.table is not None and mention.is_quantity:
                by_table[mention.table].append((i, mention))
        for table in self.document.report.tables:
            totals: dict[tuple[tuple[str, ...], int], int] = {}
            promised = self.document.is_budget or self._is_budgeted(table)
            own = by_table.get(table.id, ())
            found = tuple(facts(table, own, self.document.front, promised=promised))
            proved = parts_of_totals(found)
            for fact in found:
                key = (fact.column, fact.place)
                part = totals.get(key) if fact.part else proved.get(fact.index)
                if not fact.part:
                    totals[key] = fact.index
                yield Draft(fact.mention.span.start, self._metric(table.id, fact), part)

    def _is_budgeted(self, table: Table) -> bool:
        section = self.above.section(table.span.start)
        return section is not None and section.id in self.above.budgets

    def _metric(self, table: str, fact: CellFact) -> Metric:
        """The metric of one cell; `table` is the id of its table."""
        mention = fact.mention
        section = self.above.section(mention.span.start)
        key = section.id if section else None
        row, column = fact.row, fact.column
        known = (row[-1:], column[-1:], mention.unit, fact.aspect, fact.total)
        if known not in self.named:
            self.named[known] = self._named(fact, row, column)
        named = self.named[known]
        planned = fact.status == "achieved" and key in self.above.plans
        status: MetricStatus = "planned" if planned else fact.status
        period = fact.period or self.above.periods.get(key or "")
        period = period or self.document.default.of(planned=planned)
        return Metric(
            id="",
            mention=fact.index,
            label=self.document.words(fact.label_spans),
            label_spans=fact.label_spans,
            value=mention.value,
            min_value=mention.min_value,
            max_value=mention.max_value,
            mod=mention.mod,
            unit=self.document.units[fact.index],
            aspect=fact.aspect,
            status=status,
            period=tidy(period, period.source),
            section=key,
            confidence=of_cell(fact.named),
            rule=fact.rule,
            evidence=self.document.report.evidence(mention.span),
            indicator=named.indicator,
            group=named.group,
            sensitive=sensitive_cell((*row, *column), mention.unit),
            cell=CellPath(table, row, column),
        )

    def _named(self, fact: CellFact, row: tuple[str, ...], column: tuple[str, ...]) -> _Named:
        """Which indicator a cell is of, and of which group.

        Where only one of the two headings names an indicator (申请数量 × 自然人), the other one is
        the member, unless it only says year or measure (2023年, 决算数).
        """
        unit, aspect = fact.mention.unit, fact.aspect
        one, two = plain_heading(row[-1:]), plain_heading(column[-1:])
        match = partial(self.document.catalogue.match, unit=unit, aspect=aspect)
        both = match(one + two) if one and two else None
        by_row, by_column = match(one) if one else None, match(two) if two else None
        total = "total" if fact.total else None
        scores = [m.score if m else 0.0 for m in (both, by_row, by_column)]
        if both and scores[0] >= max(scores) - 0.1 and both.alias not in (one, two):
            return _Named(both.id, total)
        if by_row and scores[1] >= scores[2]:
            member = None if is_measure(two) else two
            return _Named(by_row.id, total or member)
        if by_column:
            member = None if is_measure(one) else one
            return _Named(by_column.id, member or total)
        return _Named(None, total)
