"""One report with all that its metrics are made from.

In: a report, its sections, the mentions of the ledger, the front matter. Out: a `Document`, which is asked by
all that make `Draft`s: `prose`, `tables`, `zeros`.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from reportmine.findings import Front, Mention, Section
from reportmine.metrics.catalogue import Catalogue
from reportmine.metrics.period.default import default_period
from reportmine.metrics.period.periods import in_its_year
from reportmine.metrics.status.above import Above
from reportmine.report import Evidence, Report, Span
from reportmine.text.scripts import simplified

__all__ = ["Document"]

_BUDGET = re.compile(r"预算")
_ACCOUNTS = re.compile(r"决算|执行情况|总结")


class Document:
    """A report as the metrics see it."""

    def __init__(
        self,
        report: Report,
        sections: Sequence[Section],
        mentions: Sequence[Mention],
        front: Front,
        catalogue: Catalogue,
    ) -> None:
        front = in_its_year(front, report.text, mentions)
        title = f"{front.title or ''}{front.kind or ''}"
        self.report, self.front, self.catalogue = report, front, catalogue
        #: Units as they are written; the mentions are in Simplified characters.
        self.units = tuple(m.unit for m in mentions)
        self.mentions = tuple(map(_plainly, mentions))
        self.default = default_period(front)
        self.above = Above(report, sections, front)
        #: Whether the report is a budget, and what it says of money is planned.
        self.is_budget = bool(_BUDGET.search(title)) and not _ACCOUNTS.search(title)
        self._known: dict[Span, Evidence] = {}

    def evidence(self, span: Span) -> Evidence:
        """The evidence of a span; the numbers of a sentence share one."""
        found = self._known.get(span)
        if found is None:
            found = self._known[span] = self.report.evidence(span)
        return found

    def words(self, spans: Sequence[Span]) -> str:
        """The texts of spans, joined."""
        return "".join(self.report.text[s.start : s.end] for s in spans)


def _plainly(mention: Mention) -> Mention:
    """The mention in Simplified characters: the rules know one script only."""
    text, unit = simplified(mention.text), simplified(mention.unit) if mention.unit else None
    same = text == mention.text and unit == mention.unit
    return mention if same else replace(mention, text=text, unit=unit)
