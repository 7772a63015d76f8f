"""The numbers of the running text, each a metric in the making.

In: a `Document`. Out: `Draft`s, paragraph by paragraph: the rules label all slots, the learned choice has the last
word on the labels, then each slot gets its aspect, its period and its status.
"""

from __future__ import annotations

import re
from collections import deque
from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal
from typing import NamedTuple

from reportmine.findings import Aspect, Metric
from reportmine.metrics.aspect.aspects import facets
from reportmine.metrics.catalogue import Match
from reportmine.metrics.choice.choose import Choice, chosen
from reportmine.metrics.choice.window import Told
from reportmine.metrics.confidence import confidence
from reportmine.metrics.context import Paragraph, Slot, paragraphs
from reportmine.metrics.document import Document
from reportmine.metrics.draft import Draft
from reportmine.metrics.label.from_heading import matter_of, named_above, vote_in
from reportmine.metrics.label.labeller import Labeller
from reportmine.metrics.label.marks import words_only
from reportmine.metrics.label.phrase import Label
from reportmine.metrics.parts import Announced, part_of
from reportmine.metrics.period.times import Times
from reportmine.metrics.quote import quote
from reportmine.metrics.scope import scope_of, sensitive_of
from reportmine.metrics.status.denial import denies_a_deed, undenied
from reportmine.metrics.status.ruling import UNSAID, Why
from reportmine.metrics.status.verdict import Around, Judge, Verdict
from reportmine.report import Span
from reportmine.text.scripts import simplified

__all__ = ["Prose"]

_PLACE = re.compile("[省市县区區旗镇乡]")


def _known_as(names: Iterable[str]) -> tuple[str, ...]:
    """The names of bodies, and what is left of them behind a place (县文化旅游局), the longest first."""
    found = {name for name in names if len(name) >= 4}
    for name in tuple(found):
        for place in _PLACE.finditer(name, 1):
            found |= {short for at in place.span() if len(short := name[at:]) >= 5}
    return tuple(sorted(found, key=lambda name: (-len(name), name)))


class _Number(NamedTuple):
    """A number with all that was found of it but its verdict."""

    paragraph: Paragraph
    slot: Slot
    #: The label of the rules, and the words that the learned choice gives it.
    label: Label
    choice: Choice
    aspect: Aspect
    #: The id of the section that it stands in.
    section: str | None


class Prose:
    """The running text of one document."""

    def __init__(self, document: Document) -> None:
        self.document, self.above, self.front = document, document.above, document.front
        names = (document.front.organisation, document.front.parent_organisation)
        # paragraphs are looked up in Simplified characters
        self.actors = _known_as(form for n in names if n for form in (n, simplified(n)))
        self.announced = Announced()
        self.judge = Judge(
            document.report, document.above, document.front, document.default,
            budget=document.is_budget,
        )  # fmt: skip

    def drafts(self) -> Iterator[Draft]:
        """A draft for each quantity, in text order."""
        waiting: deque[tuple[Paragraph, Told]] = deque()
        for choices in chosen(self._told(waiting)):
            yield from self._paragraph(*waiting.popleft(), choices)

    def _told(self, waiting: deque[tuple[Paragraph, Told]]) -> Iterator[Told]:
        """The paragraphs with the labels of the rules; each is put into `waiting`, too."""
        for paragraph in paragraphs(self.document.report, self.document.mentions):
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
        """The drafts of one paragraph, whose slots `told` has with the labels of the rules."""
        slots, labels = told.slots, told.labels
        told_as = facets(paragraph, slots, labels)
        wholes = part_of(paragraph, slots, labels, [facet.aspect for facet in told_as])
        above = self.announced.of(slots[0])
        self.announced.after(paragraph, slots[-1], told_as[-1].aspect)
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
            around = Around(section, times[key], part)
            verdict = self.judge.of(paragraph, slot, label, change, around)
            number = _Number(paragraph, slot, label, choices[i], aspect, key)
            yield Draft(slot.mention.span.start, self._metric(number, verdict), part)

    def _metric(self, number: _Number, verdict: Verdict) -> Metric:
        """The metric of one number."""
        paragraph, slot, choice = number.paragraph, number.slot, number.choice
        mention, status, why = slot.mention, verdict.status, verdict.why
        none = why is Why.NOT_ONE
        pieces = undenied(paragraph.text, choice.pieces) if none else choice.pieces
        spans = tuple(paragraph.span(a, b) for a, b in pieces)
        spans = self._with_matter(spans, number.section, votes=mention.unit == "票")
        match = self._match(number, self.document.words(spans))
        spans = words_only(self.document.report.text, spans)
        text = self.document.words(spans)
        if none and denies_a_deed(paragraph, slot):
            match = None
        return Metric(
            id="",
            mention=slot.index,
            label=text,
            label_spans=spans,
            value=Decimal(0) if none else mention.value,
            min_value=mention.min_value,
            max_value=mention.max_value,
            mod=mention.mod,
            unit=self.document.units[slot.index],
            aspect=number.aspect,
            status=status,
            period=verdict.period,
            section=number.section,
            confidence=confidence(
                choice.rule,
                text,
                expected=choice.expected,
                promised=status == "planned" and why not in UNSAID,
                vague=mention.value is None and mention.min_value is None,
            ),
            rule=choice.rule,
            evidence=self.document.evidence(quote(paragraph, slot, choice.pieces)),
            indicator=match.id if match else None,
            change=verdict.change,
            sensitive=sensitive_of(paragraph, slot, care=number.section in self.above.care),
            scope=scope_of(paragraph, slot, self.front.organisation),
        )

    def _with_matter(
        self, spans: tuple[Span, ...], key: str | None, *, votes: bool
    ) -> tuple[Span, ...]:
        """贊成 of an item of the minutes, 新收 of a report on disclosure: with what a heading names."""
        words, section = self.document.words(spans), self.above.by_id.get(key or "")
        if not votes:
            at = spans[0].start if spans else -1
            named = named_above(words, at, section, self.above.by_id)
            return (named, *spans) if named else spans
        size = vote_in(words)
        matter = matter_of(section, self.above.by_id) if size else None
        if not size or not matter:
            return spans
        return (matter, Span(spans[-1].end - size, spans[-1].end))

    def _match(self, number: _Number, text: str) -> Match | None:
        """The indicator that a label's `text` names; where it names none, that of the rules' own label."""
        label, unit = number.label, number.slot.mention.unit
        by_rules = "".join(number.paragraph.text[a:b] for a, b in label.pieces)
        for words in dict.fromkeys((text, by_rules)):
            match = self.document.catalogue.match(
                words, unit=unit, verb=label.verb, aspect=number.aspect
            )
            if match:
                return match
        return None
