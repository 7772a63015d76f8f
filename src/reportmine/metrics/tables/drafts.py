"""Each numeric cell a metric: what it counts by its headings, and as what the catalogue knows it.

In: a report's tables with their mentions, what stands above them. Out: `Draft`s, table by table.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from functools import partial

from reportmine.findings import CellPath, Front, Mention, Metric, MetricStatus
from reportmine.metrics.catalogue import Catalogue
from reportmine.metrics.draft import Draft
from reportmine.metrics.period.default import Default
from reportmine.metrics.period.periods import tidy
from reportmine.metrics.scope import sensitive_cell
from reportmine.metrics.status.above import Above
from reportmine.metrics.tables.cells import CellFact, facts, parts_of_totals, plain_heading
from reportmine.metrics.tables.grid import is_measure
from reportmine.report import Report, Table


class Tables:
    """The cells of one report."""

    def __init__(
        self,
        report: Report,
        front: Front,
        above: Above,
        catalogue: Catalogue,
        default: Default,
        *,
        budget: bool,
    ) -> None:
        self.report, self.front, self.above = report, front, above
        self.catalogue, self.default, self.budget = catalogue, default, budget
        self.named: dict[object, tuple[str | None, str | None]] = {}

    def drafts(self, mentions: Sequence[Mention], units: Sequence[str | None]) -> Iterator[Draft]:
        """A draft for each cell that holds a quantity.

        `mentions` have their units in Simplified characters, `units` are these as written.
        """
        by_table: dict[str, list[tuple[int, Mention]]] = defaultdict(list)
        for i, mention in enumerate(mentions):
            if mention.table is not None and mention.is_quantity:
                by_table[mention.table].append((i, mention))
        for table in self.report.tables:
            totals: dict[tuple[tuple[str, ...], int], int] = {}
            promised = self.budget or self._budgeted(table)
            found = tuple(facts(table, by_table.get(table.id, ()), self.front, promised=promised))
            proved = parts_of_totals(found)
            for fact in found:
                key = (fact.column, fact.place)
                part = totals.get(key) if fact.part else proved.get(fact.index)
                if not fact.part:
                    totals[key] = fact.index
                yield Draft(
                    fact.mention.span.start,
                    fact.index,
                    self._cell(table.id, fact, units[fact.index]),
                    part,
                )

    def _budgeted(self, table: Table) -> bool:
        section = self.above.section(table.span.start)
        return section is not None and section.id in self.above.budgets

    def _cell(self, table: str, fact: CellFact, unit: str | None) -> partial[Metric]:
        mention = fact.mention
        text = "".join(self.report.text[s.start : s.end] for s in fact.label_spans)
        section = self.above.section(mention.span.start)
        key = section.id if section else None
        row, column = fact.row, fact.column
        known = (row[-1:], column[-1:], mention.unit, fact.aspect, fact.total)
        if known not in self.named:
            self.named[known] = self._named(fact, row, column)
        indicator, group = self.named[known]
        planned = fact.status == "achieved" and key in self.above.plans
        status: MetricStatus = "planned" if planned else fact.status
        period = fact.period or self.above.periods.get(key or "")
        period = period or self.default.of(planned=planned)
        return partial(
            Metric,
            mention=fact.index,
            label=text,
            label_spans=fact.label_spans,
            value=mention.value,
            min_value=mention.min_value,
            max_value=mention.max_value,
            mod=mention.mod,
            unit=unit,
            aspect=fact.aspect,
            status=status,
            period=tidy(period, period.source),
            section=key,
            confidence=round(1 - fact.risk, 2),
            rule=fact.rule,
            evidence=self.report.evidence(mention.span),
            indicator=indicator,
            group=group,
            sensitive=sensitive_cell((*row, *column), mention.unit),
            cell=CellPath(table, row, column),
        )

    def _named(
        self, fact: CellFact, row: tuple[str, ...], column: tuple[str, ...]
    ) -> tuple[str | None, str | None]:
        """Which indicator a cell is of, and of which group: "total", or the member of a breakdown.

        Where only one of the two headings names an indicator (申请数量 × 自然人), the other one is
        the member, unless it only says year or measure (2023年, 决算数).
        """
        unit, aspect = fact.mention.unit, fact.aspect
        one, two = plain_heading(row[-1:]), plain_heading(column[-1:])
        both = self.catalogue.match(one + two, unit=unit, aspect=aspect) if one and two else None
        by_row = self.catalogue.match(one, unit=unit, aspect=aspect) if one else None
        by_column = self.catalogue.match(two, unit=unit, aspect=aspect) if two else None
        total = "total" if fact.total else None
        scores = [m.score if m else 0.0 for m in (both, by_row, by_column)]
        if both and scores[0] >= max(scores) - 0.1 and both.alias not in (one, two):
            return both.id, total
        if by_row and scores[1] >= scores[2]:
            member = None if is_measure(two) else two
            return by_row.id, total or member
        if by_column:
            return by_column.id, (None if is_measure(one) else one) or total
        return None, total
