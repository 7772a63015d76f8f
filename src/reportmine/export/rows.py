"""A metric as a row for people: what the CSV table and the workbook say of it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import PurePath
from typing import NamedTuple

from reportmine.export.headings import heading
from reportmine.findings import Metric, Mined, Section
from reportmine.study.compare import Name, catalogue_name
from reportmine.study.redact import BLACK

# Below this a person should look before the figure is used.
REVIEW_BELOW = 0.5

# Characters of a sentence shown on either side of a quote.
CONTEXT = 80
_SENTENCE_ENDS = ("。", "；", "！", "？", "\n")


@dataclass(frozen=True)
class Source:
    """A mined report with what every row of it needs."""

    number: int
    mined: Mined

    @cached_property
    def sections(self) -> dict[str, Section]:
        return {section.id: section for section in self.mined.sections}

    def path_of(self, metric: Metric) -> str:
        """The headings above a metric, outermost first: `一、学习培训 / 1．业务培训`."""
        names: list[str] = []
        at = self.sections.get(metric.section or "")
        while at is not None and len(names) < 12:
            names.append(heading(self.mined, at))
            at = self.sections.get(at.parent or "")
        return " / ".join(name for name in reversed(names) if name)

    @cached_property
    def file(self) -> str:
        return PurePath(self.mined.report.source).name


class Item(NamedTuple):
    """A row to come: its report, its metric."""

    source: Source
    metric: Metric

    @property
    def section(self) -> Section | None:
        return self.source.sections.get(self.metric.section or "")

    @property
    def role(self) -> str | None:
        return self.section.role if self.section else None

    @property
    def known(self) -> Name | None:
        return catalogue_name(self.metric.indicator) if self.metric.indicator else None

    @property
    def theme(self) -> str | None:
        """The indicator's theme in the catalogue, else the first one of its section."""
        if self.known and self.known.theme:
            return self.known.theme
        return self.section.themes[0].name if self.section and self.section.themes else None

    @property
    def page(self) -> int | None:
        places = self.metric.evidence.places
        return places[0].page if places else None

    @property
    def number(self) -> str:
        """The number as it stands in the text; the quote where a zero is told without one."""
        mention = self.metric.mention
        if mention is None:
            return self.metric.evidence.quote
        return self.source.mined.mentions[mention].text

    @property
    def sentence(self) -> str:
        """The sentence or table row around the evidence, cut to what a reader can take in."""
        text, span = self.source.mined.report.text, self.metric.evidence.span
        start = max(text.rfind(mark, 0, span.start) + 1 for mark in _SENTENCE_ENDS)
        # A quote that ends its sentence ends here, too.
        last = max(span.start, span.end - 1)
        ends = [at for mark in _SENTENCE_ENDS if (at := text.find(mark, last)) >= 0]
        end = min(ends, default=len(text))
        end += end < len(text) and text[end] != "\n"
        before = "…" if span.start - start > CONTEXT else ""
        after = "…" if end - span.end > CONTEXT else ""
        cut = text[max(start, span.start - CONTEXT) : min(end, span.end + CONTEXT)]
        return f"{before}{cut.strip()}{after}".replace("\t", " | ")

    @property
    def where(self) -> str:
        """Pages and boxes, one a line, or the address where there are no pages."""
        return "\n".join(
            f"p{p.page} [{', '.join(f'{edge:.1f}' for edge in p.bbox)}]"
            if p.page is not None and p.bbox
            else (p.address or "")
            for p in self.metric.evidence.places
        )

    @property
    def doubts(self) -> tuple[str, ...]:
        """Why a person should look at it: low_confidence, no_indicator, no_value, sensitive."""
        metric = self.metric
        told = {
            "low_confidence": metric.confidence < REVIEW_BELOW,
            "no_indicator": metric.indicator is None,
            "no_value": metric.value is None
            and metric.min_value is None
            and BLACK not in self.number,
            "sensitive": metric.sensitive,
        }
        return tuple(name for name, holds in told.items() if holds)


def items(sources: Iterable[Source]) -> Iterator[Item]:
    """Every metric of every report, in order."""
    for source in sources:
        for metric in source.mined.metrics:
            yield Item(source, metric)
