"""From mentions to metrics: the rules of this room, in order.

In: a report, its sections, its mentions, its front matter. Out: a tuple of `Metric`s in text order.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import partial

from reportmine.findings import (
    Aspect,
    CellPath,
    Change,
    Front,
    Mention,
    Metric,
    MetricStatus,
    Period,
    Section,
)
from reportmine.metrics.aspect import aspects
from reportmine.metrics.catalogue import Catalogue, load_catalogue
from reportmine.metrics.cells import (
    CellFact,
    facts,
    parts_of_totals,
    plain_heading,
)
from reportmine.metrics.confidence import confidence
from reportmine.metrics.context import Paragraph, Slot, paragraphs
from reportmine.metrics.grid import is_measure
from reportmine.metrics.label import Labeller
from reportmine.metrics.parts import Announced, part_of
from reportmine.metrics.period import (
    Times,
    document_period,
    following,
    heading_period,
    relative,
    tidy,
    year_of,
)
from reportmine.metrics.phrase import Label
from reportmine.metrics.status import (
    budgets,
    is_plan_line,
    opens_plan,
    plans,
    scope_of,
    sensitive_of,
    status_of,
)
from reportmine.metrics.zeros import Zero, zeros
from reportmine.report import Evidence, Report, Span, Table
from reportmine.text.scripts import simplified

_QUOTE = 90
_FURTHEST = 240  # how far the evidence goes for the end of a clause
_BUDGET = re.compile(r"预算")
_ACCOUNTS = re.compile(r"决算|执行情况|总结")
_THIS_YEAR = re.compile("预算|年初|当年|今年|本年|原计划|原定|目标|budget|target|bound")
_THIS_YEAR_TOLD = re.compile("今年(?!要|将|拟|计划|力争|起|内|底)|一年来")
_AHEAD = re.compile(r"预算|计划|要点|安排|方案|政府工作报告|国民经济")
_WORK_REPORT = "政府工作报告"
_CLAUSE_END = "，；。！？,;\n"


@dataclass(slots=True)
class _Draft:
    """A metric that has no id yet; `part` is the key of its total."""

    at: int
    mention: int | None
    make: partial[Metric]
    part: int | None = None


class _Above:
    """What stands above an offset: the deepest section, its period, whether it promises or cares."""

    def __init__(self, sections: Sequence[Section], front: Front, looks_back: bool) -> None:
        ordered = sorted(sections, key=lambda s: (s.span.start, s.level))
        by_id = {s.id: s for s in sections}
        self.borders: list[int] = []
        self.deepest: list[Section | None] = []
        events = sorted({b for s in ordered for b in (s.span.start, s.span.end)})
        stack: list[Section] = []
        k = 0
        for border in events:
            stack = [s for s in stack if s.span.end > border]
            while k < len(ordered) and ordered[k].span.start <= border:
                if ordered[k].span.end > border:
                    stack.append(ordered[k])
                k += 1
            self.borders.append(border)
            top = max(stack, key=lambda s: (s.level, s.span.start), default=None)
            self.deepest.append(top)
        self.plans = plans(ordered, looks_back=looks_back)
        self.budgets = budgets(ordered)
        self.top = [s.span.start for s in ordered if s.parent is None]
        self.periods: dict[str, Period | None] = {}
        self.care: set[str] = set()
        planned: Period | None = None
        for section in ordered:
            period = heading_period(section.heading or "", front)
            if section.parent is None:
                # 三、加强自身建设 behind 二、2023年工作安排 speaks of 2023 too
                planned = (period or planned) if section.role == "plan" else None
                period = planned or period
            parent = section.parent if section.parent in self.periods else None
            self.periods[section.id] = period or (self.periods[parent] if parent else None)
            themes = {t.name for t in section.themes}
            if themes & {"care"} or (section.parent in self.care and not themes):
                self.care.add(section.id)
        self.by_id = by_id

    def section(self, offset: int) -> Section | None:
        """The deepest section that holds an offset."""
        k = bisect_right(self.borders, offset) - 1
        return self.deepest[k] if k >= 0 else None


def metrics(
    report: Report,
    sections: Sequence[Section],
    mentions: Sequence[Mention],
    front: Front,
    catalogue: Catalogue | None = None,
) -> tuple[Metric, ...]:
    """One metric for each quantity, and one for each zero told without a number."""
    work = _Resolver(report, sections, mentions, front, catalogue or load_catalogue())
    return work.run()


def _fact_key(make: partial[Metric]) -> tuple[object, ...]:
    """What makes a cell the same fact as one told in prose; empty where nothing can be said."""
    fact = make.keywords
    if not fact["indicator"] or not fact["value"] or fact.get("group") not in (None, "total"):
        return ()
    keys = ("indicator", "value", "unit", "aspect", "status")
    return (*(fact[k] for k in keys), fact["period"].label)


def _plainly(mention: Mention) -> Mention:
    """The mention with its unit in Simplified characters: the rules know one script only."""
    unit = simplified(mention.unit) if mention.unit else None
    return mention if unit == mention.unit else replace(mention, unit=unit)


class _Resolver:
    def __init__(
        self,
        report: Report,
        sections: Sequence[Section],
        mentions: Sequence[Mention],
        front: Front,
        catalogue: Catalogue,
    ) -> None:
        self.report, self.front, self.catalogue = report, front, catalogue
        self.units = tuple(m.unit for m in mentions)
        self.mentions = tuple(map(_plainly, mentions))
        self.document = document_period(front)
        # A government tells its assembly of the year before, and promises for the one it is named by.
        told = relative("上年", front, "inherited") if front.kind == _WORK_REPORT else None
        self.told = told or self.document
        names = (front.organisation, front.parent_organisation)
        self.actors = tuple(n for n in names if n and len(n) >= 4)
        title = f"{front.title or ''}{front.kind or ''}"
        # What a report on a year promises is for the year behind it.
        looks_back = "总结" in title or not _AHEAD.search(title)
        self.above = _Above(sections, front, looks_back)
        self.next_year = following(front) if looks_back else None
        year = year_of(front.period) if looks_back else None
        self.plan_lines = [
            p.start for p in report.paragraphs
            if p.end - p.start <= 24 and is_plan_line(report.text[p.start : p.end], year)
        ]  # fmt: skip
        half = len(report.text) // 2
        # A plan that no heading opens goes on to the end of its section.
        self.openings = [
            p.start for p in report.paragraphs
            if looks_back and p.start > half and opens_plan(report.text[p.start : p.start + 40])
        ]  # fmt: skip
        self.announced = Announced()
        self.quoted: dict[Span, Evidence] = {}
        self.named: dict[object, tuple[str | None, str | None]] = {}
        self.budget = bool(_BUDGET.search(title)) and not _ACCOUNTS.search(title)

    def _evidence(self, span: Span) -> Evidence:
        """The evidence of a span; the numbers of a sentence share one."""
        found = self.quoted.get(span)
        if found is None:
            found = self.quoted[span] = self.report.evidence(span)
        return found

    def run(self) -> tuple[Metric, ...]:
        drafts: list[_Draft] = []
        for paragraph in paragraphs(self.report, self.mentions):
            drafts.extend(self._paragraph(paragraph))
        drafts.extend(self._tables())
        drafts.extend(self._zeros())
        drafts.sort(key=lambda d: d.at)
        ids = {d.mention: f"m{n}" for n, d in enumerate(drafts, 1)}
        told: dict[tuple[object, ...], str] = {}
        for n, d in enumerate(drafts, 1):
            key = _fact_key(d.make)
            if key and d.make.keywords.get("cell") is None:
                told.setdefault(key, f"m{n}")
        return tuple(
            d.make(
                id=f"m{n}",
                part_of=ids.get(d.part) if d.part is not None else None,
                same_as=told.get(_fact_key(d.make)) if d.make.keywords.get("cell") else None,
            )
            for n, d in enumerate(drafts, 1)
        )

    # -- running text -------------------------------------------------------------------------

    def _paragraph(self, paragraph: Paragraph) -> Iterator[_Draft]:
        labeller = Labeller(paragraph, self.actors)
        slots: list[Slot] = []
        labels: list[Label] = []
        for sentence in paragraph.sentences:
            slots += sentence
            labels += labeller.sentence(sentence)
        judged = aspects(paragraph, slots, labels)
        wholes = part_of(paragraph, slots, labels, [a for a, _ in judged])
        above = self.announced.of(slots[0])
        self.announced.after(paragraph, slots[-1], judged[-1][0])
        section = self.above.section(paragraph.base + slots[0].start)
        times: dict[str | None, Times] = {}
        for i, (slot, label) in enumerate(zip(slots, labels, strict=True)):
            section = self.above.section(paragraph.base + slot.start)
            key = section.id if section else None
            if key not in times:
                times[key] = Times(paragraph, self.front, self.above.periods.get(key or ""))
            whole = wholes[i]
            yield self._draft(
                paragraph, slot, label, judged[i], section, times[key],
                slots[whole].index if whole is not None else above if i == 0 else None,
            )  # fmt: skip

    def _draft(
        self,
        paragraph: Paragraph,
        slot: Slot,
        label: Label,
        judged: tuple[Aspect, Change | None],
        section: Section | None,
        times: Times,
        part: int | None,
    ) -> _Draft:
        mention = slot.mention
        key = section.id if section else None
        plan = key in self.above.plans or self._is_announced(paragraph.base, section)
        said = paragraph.text[slot.opening : slot.start]
        if self.next_year and _THIS_YEAR_TOLD.search(said):
            plan = False  # a report on a year tells of 今年 what was done
        budget = self.budget or key in self.above.budgets
        status, why = status_of(paragraph, slot, label, plan=plan, budget=budget)
        spans = tuple(paragraph.span(a, b) for a, b in label.pieces)
        text = "".join(self.report.text[s.start : s.end] for s in spans)
        aspect, change = judged
        period = times.of(slot)
        if change and not change.basis and change.base_period == str((year_of(period) or 0) - 1):
            change = replace(change, basis="previous_year")
        if status == "planned" and period.source == "document":
            clause = paragraph.text[slot.clause_start : slot.start]
            if not _THIS_YEAR.search(why) and not _THIS_YEAR.search(clause):
                period = self.next_year or period
        elif period.source == "document":
            period = self.told
        if status == "baseline" and not change:
            period = times.base(slot) or period
        if status == "achieved" and self._is_ahead(period):
            status, why = "planned", "later than the report"
        match = self.catalogue.match(text, unit=mention.unit, verb=label.verb, aspect=aspect)
        make = partial(
            Metric,
            mention=slot.index,
            label=text,
            label_spans=spans,
            value=mention.value,
            min_value=mention.min_value,
            max_value=mention.max_value,
            mod=mention.mod,
            unit=self.units[slot.index],
            aspect=aspect,
            status=status,
            period=period,
            section=key,
            confidence=confidence(
                label.rule,
                text,
                promised=status == "planned" and why not in ("plan section", "budget"),
                vague=mention.value is None and mention.min_value is None,
            ),
            rule=label.rule,
            evidence=self._evidence(self._quote(paragraph, slot, label)),
            indicator=match.id if match else None,
            change=change,
            sensitive=sensitive_of(paragraph, slot, care=key in self.above.care),
            scope=scope_of(paragraph, slot, self.front.organisation),
        )
        return _Draft(mention.span.start, slot.index, make, part)

    def _is_announced(self, at: int, section: Section | None) -> bool:
        """Whether a line or paragraph that opens a plan stands above, in the same part of the report."""
        k = bisect_right(self.openings, at) - 1
        if k >= 0 and section is not None and section.span.start <= self.openings[k]:
            return True
        k = bisect_right(self.plan_lines, at) - 1
        if k < 0:
            return False
        top = self.above.top
        line = self.plan_lines[k]
        return bisect_right(top, at) == bisect_right(top, line)

    def _is_ahead(self, period: Period) -> bool:
        own = self.front.period
        if own is not None and own.end and period.start:
            return period.start > own.end
        year, mine = year_of(period), year_of(own)
        return year is not None and mine is not None and year > mine

    def _quote(self, paragraph: Paragraph, slot: Slot, label: Label) -> Span:
        """The sentence that holds number and label, or its clauses where it is long."""
        text = paragraph.text
        first = min([a for a, _ in label.pieces] + [slot.start])
        last = max([b for _, b in label.pieces] + [slot.end])
        start, end = min(slot.sentence[0], first), max(slot.sentence[1], last)
        if first < slot.sentence[0]:
            start = self._back(text, first)
        if end - start > _QUOTE:
            start = max(start, self._back(text, min(first, slot.clause_start)))
            end = min(end, self._forth(text, max(last, slot.clause_end)))
        while start < first and text[start].isspace():
            start += 1
        while end > last and text[end - 1].isspace():
            end -= 1
        return paragraph.span(start, end)

    def _back(self, text: str, at: int) -> int:
        least = max(0, at - _FURTHEST)
        while at > least and text[at - 1] not in _CLAUSE_END:
            at -= 1
        return at

    def _forth(self, text: str, at: int) -> int:
        most = min(len(text), at + _FURTHEST)
        while at < most and text[at] not in _CLAUSE_END:
            at += 1
        return min(len(text), at + 1)

    # -- tables -------------------------------------------------------------------------------

    def _tables(self) -> Iterator[_Draft]:
        by_table: dict[str, list[tuple[int, Mention]]] = defaultdict(list)
        for i, mention in enumerate(self.mentions):
            if mention.table is not None and mention.is_quantity:
                by_table[mention.table].append((i, mention))
        for table in self.report.tables:
            totals: dict[tuple[str, ...], int] = {}
            promised = self.budget or self._budgeted(table)
            found = tuple(facts(table, by_table.get(table.id, ()), self.front, promised=promised))
            proved = parts_of_totals(found)
            for fact in found:
                part = totals.get(fact.column) if fact.part else proved.get(fact.index)
                if not fact.part:
                    totals[fact.column] = fact.index
                yield _Draft(fact.mention.span.start, fact.index, self._cell(table.id, fact), part)

    def _budgeted(self, table: Table) -> bool:
        section = self.above.section(table.span.start)
        return section is not None and section.id in self.above.budgets

    def _cell(self, table: str, fact: CellFact) -> partial[Metric]:
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
        period = period or (self.document if planned else self.told)
        return partial(
            Metric,
            mention=fact.index,
            label=text,
            label_spans=fact.label_spans,
            value=mention.value,
            min_value=mention.min_value,
            max_value=mention.max_value,
            mod=mention.mod,
            unit=self.units[fact.index],
            aspect=fact.aspect,
            status=status,
            period=tidy(period, period.source),
            section=key,
            confidence=round(1 - fact.risk, 2),
            rule=fact.rule,
            evidence=self.report.evidence(mention.span),
            indicator=indicator,
            group=group,
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

    # -- zeros in words -----------------------------------------------------------------------

    def _zeros(self) -> Iterator[_Draft]:
        taken = [m.span for m in self.mentions if m.is_quantity]
        headings = [
            s.heading_span for s in self.above.by_id.values() if s.heading_span and not s.run_in
        ]
        taken += [t.span for t in self.report.tables] + headings
        for zero in zeros(self.report.text, sorted(taken)):
            yield _Draft(zero.words.start, None, self._zero(zero))

    def _zero(self, zero: Zero) -> partial[Metric]:
        text = self.report.text
        section = self.above.section(zero.words.start)
        key = section.id if section else None
        label = text[zero.what.start : zero.what.end]
        match = self.catalogue.match(label)
        start = self._back(text, zero.words.start)
        planned = zero.promised or key in self.above.plans
        nothing = Decimal(0)
        return partial(
            Metric,
            mention=None,
            label=label,
            label_spans=(zero.what,),
            value=nothing,
            min_value=None,
            max_value=None,
            mod="exact",
            unit=None,
            aspect="level",
            status="planned" if planned else "negated",
            period=self.above.periods.get(key or "") or (self.document if planned else self.told),
            section=key,
            confidence=0.8,
            rule="zero in words",
            evidence=self.report.evidence(Span(start, self._forth(text, zero.words.end))),
            indicator=match.id if match else None,
        )
