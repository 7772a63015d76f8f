"""From mentions to metrics: the rules of this room, in order.

In: a report, its sections, its mentions, its front matter. Out: a tuple of `Metric`s in text order.
"""

from __future__ import annotations

import re
from collections import deque
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from decimal import Decimal
from functools import partial

from reportmine.findings import (
    Aspect,
    Front,
    Mention,
    Metric,
    Section,
)
from reportmine.metrics.aspect.aspects import facets
from reportmine.metrics.catalogue import Catalogue, Match, load_catalogue
from reportmine.metrics.choice.choose import Choice, chosen
from reportmine.metrics.choice.window import Told
from reportmine.metrics.confidence import confidence
from reportmine.metrics.context import Paragraph, Slot, paragraphs
from reportmine.metrics.draft import Draft
from reportmine.metrics.label.from_heading import applications_of, matter_of, vote_in
from reportmine.metrics.label.labeller import Labeller
from reportmine.metrics.label.phrase import Label
from reportmine.metrics.parts import Announced, part_of
from reportmine.metrics.period.default import default_period
from reportmine.metrics.period.periods import in_its_year
from reportmine.metrics.period.times import Times
from reportmine.metrics.quote import back, forth, quote
from reportmine.metrics.scope import scope_of, sensitive_of
from reportmine.metrics.status.above import Above
from reportmine.metrics.status.denial import denies_a_deed, undenied
from reportmine.metrics.status.ruling import UNSAID, Why
from reportmine.metrics.status.verdict import Judge, Verdict
from reportmine.metrics.tables.drafts import Tables
from reportmine.metrics.zeros import Zero, zeros
from reportmine.report import Evidence, Report, Span
from reportmine.text.scripts import simplified

_PLACE = re.compile("[省市县區区旗镇乡]")
_BUDGET = re.compile(r"预算")
_ACCOUNTS = re.compile(r"决算|执行情况|总结")


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


def _known_as(names: Iterable[str]) -> tuple[str, ...]:
    """The names of bodies, and what is left of them behind a place (县文化旅游局), the longest first."""
    found = {name for name in names if len(name) >= 4}
    for name in tuple(found):
        for place in _PLACE.finditer(name, 1):
            found |= {short for at in place.span() if len(short := name[at:]) >= 5}
    return tuple(sorted(found, key=lambda name: (-len(name), name)))


def _plainly(mention: Mention) -> Mention:
    """The mention in Simplified characters: the rules know one script only."""
    text, unit = simplified(mention.text), simplified(mention.unit) if mention.unit else None
    same = text == mention.text and unit == mention.unit
    return mention if same else replace(mention, text=text, unit=unit)


class _Resolver:
    def __init__(
        self,
        report: Report,
        sections: Sequence[Section],
        mentions: Sequence[Mention],
        front: Front,
        catalogue: Catalogue,
    ) -> None:
        front = in_its_year(front, report.text, mentions)
        self.report, self.front, self.catalogue = report, front, catalogue
        self.units = tuple(m.unit for m in mentions)
        self.mentions = tuple(map(_plainly, mentions))
        self.default = default_period(front)
        names = (front.organisation, front.parent_organisation)
        self.actors = _known_as(n for n in names if n)
        title = f"{front.title or ''}{front.kind or ''}"
        self.above = Above(report, sections, front)
        self.announced = Announced()
        self.quoted: dict[Span, Evidence] = {}
        budget = bool(_BUDGET.search(title)) and not _ACCOUNTS.search(title)
        self.judge = Judge(report, self.above, front, self.default, budget=budget)
        self.tables = Tables(report, front, self.above, catalogue, self.default, budget=budget)

    def _evidence(self, span: Span) -> Evidence:
        """The evidence of a span; the numbers of a sentence share one."""
        found = self.quoted.get(span)
        if found is None:
            found = self.quoted[span] = self.report.evidence(span)
        return found

    def run(self) -> tuple[Metric, ...]:
        drafts: list[Draft] = []
        waiting: deque[tuple[Paragraph, Told]] = deque()
        for choices in chosen(self._told(waiting)):
            drafts.extend(self._paragraph(*waiting.popleft(), choices))
        drafts.extend(self.tables.drafts(self.mentions, self.units))
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

    def _told(self, waiting: deque[tuple[Paragraph, Told]]) -> Iterator[Told]:
        """The paragraphs with the labels of the rules; each is put into `waiting`, too."""
        for paragraph in paragraphs(self.report, self.mentions):
            labeller = Labeller(paragraph, self.actors)
            slots: list[Slot] = []
            labels: list[Label] = []
            for sentence in paragraph.sentences:
                slots += sentence
                labels += labeller.sentence(sentence)
            told = Told(labeller.text, slots, labels)
            waiting.append((paragraph, told))
            yield told

    def _paragraph(
        self, paragraph: Paragraph, told: Told, choices: Sequence[Choice]
    ) -> Iterator[Draft]:
        slots, labels = told.slots, told.labels
        told_as = facets(paragraph, slots, labels)
        wholes = part_of(paragraph, slots, labels, [facet.aspect for facet in told_as])
        above = self.announced.of(slots[0])
        self.announced.after(paragraph, slots[-1], told_as[-1].aspect)
        section = self.above.section(paragraph.base + slots[0].start)
        times: dict[str | None, Times] = {}
        for i, (slot, label) in enumerate(zip(slots, labels, strict=True)):
            section = self.above.section(paragraph.base + slot.start)
            key = section.id if section else None
            if key not in times:
                told_above = self.above.period(paragraph.base, section)
                times[key] = Times(paragraph, self.front, told_above)
            whole = wholes[i]
            part = slots[whole].index if whole is not None else above if i == 0 else None
            aspect, change = told_as[i]
            verdict = self.judge.of(paragraph, slot, label, change, section, times[key], part)
            make = self._metric(paragraph, slot, label, choices[i], aspect, verdict, key)
            yield Draft(slot.mention.span.start, slot.index, make, part)

    def _metric(
        self,
        paragraph: Paragraph,
        slot: Slot,
        label: Label,
        choice: Choice,
        aspect: Aspect,
        verdict: Verdict,
        key: str | None,
    ) -> partial[Metric]:
        mention, status, why = slot.mention, verdict.status, verdict.why
        none = why is Why.NOT_ONE
        pieces = undenied(paragraph.text, choice.pieces) if none else choice.pieces
        spans = tuple(paragraph.span(a, b) for a, b in pieces)
        spans = self._with_matter(spans, key, votes=mention.unit == "票")
        text = self._worded(spans)
        match = self._match(paragraph, slot, label, text, aspect)
        if none and denies_a_deed(paragraph, slot):
            match = None
        return partial(
            Metric,
            mention=slot.index,
            label=text,
            label_spans=spans,
            value=Decimal(0) if none else mention.value,
            min_value=mention.min_value,
            max_value=mention.max_value,
            mod=mention.mod,
            unit=self.units[slot.index],
            aspect=aspect,
            status=status,
            period=verdict.period,
            section=key,
            confidence=confidence(
                choice.rule,
                text,
                expected=choice.expected,
                promised=status == "planned" and why not in UNSAID,
                vague=mention.value is None and mention.min_value is None,
            ),
            rule=choice.rule,
            evidence=self._evidence(quote(paragraph, slot, choice.pieces)),
            indicator=match.id if match else None,
            change=verdict.change,
            sensitive=sensitive_of(paragraph, slot, care=key in self.above.care),
            scope=scope_of(paragraph, slot, self.front.organisation),
        )

    def _worded(self, spans: Sequence[Span]) -> str:
        return "".join(self.report.text[s.start : s.end] for s in spans)

    def _with_matter(
        self, spans: tuple[Span, ...], key: str | None, *, votes: bool
    ) -> tuple[Span, ...]:
        """贊成 of an item of the minutes, 新收 of a report on disclosure: with what a heading names."""
        words, section = self._worded(spans), self.above.by_id.get(key or "")
        if not votes:
            named = applications_of(words, section, self.above.by_id)
            return (named, *spans) if named else spans
        size = vote_in(words)
        matter = matter_of(section, self.above.by_id) if size else None
        if not size or not matter:
            return spans
        return (matter, Span(spans[-1].end - size, spans[-1].end))

    def _match(
        self, paragraph: Paragraph, slot: Slot, label: Label, text: str, aspect: Aspect
    ) -> Match | None:
        """The indicator that a label names; where it names none, that of the rules' own label."""
        by_rules = "".join(paragraph.text[a:b] for a, b in label.pieces)
        for words in dict.fromkeys((text, by_rules)):
            match = self.catalogue.match(
                words, unit=slot.mention.unit, verb=label.verb, aspect=aspect
            )
            if match:
                return match
        return None

    # -- zeros in words -----------------------------------------------------------------------

    def _zeros(self) -> Iterator[Draft]:
        taken = [m.span for m in self.mentions if m.is_quantity]
        headings = [
            s.heading_span for s in self.above.by_id.values() if s.heading_span and not s.run_in
        ]
        taken += [t.span for t in self.report.tables] + headings
        for zero in zeros(self.report.text, sorted(taken)):
            yield Draft(zero.words.start, None, self._zero(zero))

    def _zero(self, zero: Zero) -> partial[Metric]:
        text = self.report.text
        section = self.above.section(zero.words.start)
        key = section.id if section else None
        label = text[zero.what.start : zero.what.end]
        match = self.catalogue.match(label)
        start = back(text, zero.words.start)
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
            period=self.above.period(zero.words.start, section) or self.default.of(planned=planned),
            section=key,
            confidence=0.8,
            rule="zero in words",
            evidence=self.report.evidence(Span(start, forth(text, zero.words.end))),
            indicator=match.id if match else None,
        )
