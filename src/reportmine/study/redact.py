"""Redaction: what must not leave with a report is blackened, everything else stays where it is.

In: a mined report. Out: a mined report of the same shape. Each hidden character (`private.spots`) has become one `▇`,
so that every offset, box and quote still holds; figures that were hidden have no value any more.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import replace
from typing import TypeVar

from reportmine.findings import CellPath, Front, Mention, Metric, Mined, Section
from reportmine.report import Cell, Note, Report, Span, Table
from reportmine.study.private import Spot, spots

__all__ = ["BLACK", "hidden", "redact"]

BLACK = "▇"


def redact(mined: Mined) -> Mined:
    """The report with everything hidden that must not leave; itself where there is nothing."""
    found = spots(mined)
    if not found:
        return mined
    return _Redaction(mined, found).run()


def hidden(mined: Mined) -> int:
    """How many places of a report have been hidden."""
    return sum(int(n.message.split()[0]) for n in mined.notes if n.code == "redacted")


class _Redaction:
    """Rewrites every text of a report: those with a span from the text, others by what was hidden."""

    def __init__(self, mined: Mined, found: tuple[Spot, ...]) -> None:
        self.mined, self.found = mined, found
        characters = list(mined.report.text)
        for span, _ in found:
            for at in range(span.start, span.end):
                if characters[at] not in "\n\t":
                    characters[at] = BLACK
        self.text = "".join(characters)
        told = mined.report.text
        words = {
            told[s.span.start : s.span.end].strip() for s in found if s.what in ("name", "contact")
        }
        pieces = sorted((w for w in words if len(w) > 1), key=lambda w: (-len(w), w))
        self.again = re.compile("|".join(map(re.escape, pieces))) if pieces else None
        self.small = {s.span for s in found if s.what == "small"}

    def run(self) -> Mined:
        mined = self.mined
        counts = Counter(what for _, what in self.found)
        listed = ", ".join(f"{what} {counts[what]}" for what in sorted(counts))
        note = Note("redact", "redacted", f"{len(self.found)} places are hidden: {listed}.")
        return Mined(
            self._report(mined.report),
            self._front(mined.front),
            tuple(self._section(section) for section in mined.sections),
            tuple(self._mention(mention) for mention in mined.mentions),
            tuple(self._metric(metric) for metric in mined.metrics),
            (*(self._note(n) for n in mined.notes), note),
        )

    def _at(self, span: Span) -> str:
        return self.text[span.start : span.end]

    def _word(self, text: str) -> str:
        """A text without a span: what was hidden is hidden there, too."""
        if self.again is None:
            return text
        return self.again.sub(lambda match: BLACK * len(match[0]), text)

    def _may(self, text: str | None) -> str | None:
        return None if text is None else self._word(text)

    def _note(self, note: Note) -> Note:
        return replace(note, message=self._word(note.message))

    def _report(self, report: Report) -> Report:
        return replace(
            report,
            text=self.text,
            source=self._word(report.source),
            tables=tuple(self._table(table) for table in report.tables),
            notes=tuple(self._note(note) for note in report.notes),
            furniture=tuple(self._word(line) for line in report.furniture),
        )

    def _table(self, table: Table) -> Table:
        cells = tuple(tuple(self._cell(cell) for cell in row) for row in table.cells)
        return replace(table, cells=cells, caption=self._may(table.caption))

    def _cell(self, cell: Cell) -> Cell:
        if cell.span is None:
            return replace(cell, text=self._word(cell.text))
        return replace(cell, text=self._at(cell.span))

    def _front(self, front: Front) -> Front:
        return replace(
            front,
            title=self._may(front.title),
            organisation=self._may(front.organisation),
            parent_organisation=self._may(front.parent_organisation),
            author=self._may(front.author),
        )

    def _section(self, section: Section) -> Section:
        heading = (
            self._at(section.heading_span) if section.heading_span else self._may(section.heading)
        )
        why = tuple(reason._replace(because=self._word(reason.because)) for reason in section.why)
        return replace(section, heading=heading, why=why)

    def _is_hidden(self, span: Span) -> bool:
        return BLACK in self._at(span)

    def _mention(self, mention: Mention) -> Mention:
        made = replace(mention, text=self._at(mention.span), because=self._word(mention.because))
        return _without_value(made) if self._is_hidden(mention.span) else made

    def _metric(self, metric: Metric) -> Metric:
        evidence = replace(metric.evidence, quote=self._at(metric.evidence.span))
        label = "".join(self._at(span) for span in metric.label_spans)
        cell = metric.cell and CellPath(
            metric.cell.table,
            tuple(self._word(text) for text in metric.cell.row),
            tuple(self._word(text) for text in metric.cell.column),
        )
        label = label if metric.label_spans else self._word(metric.label)
        made = replace(metric, label=label, evidence=evidence, cell=cell)
        told = self.mined.mentions[metric.mention].span if metric.mention is not None else None
        return _without_value(made) if told and self._is_hidden(told) else made


_Valued = TypeVar("_Valued", Mention, Metric)


def _without_value(of: _Valued) -> _Valued:
    return replace(of, value=None, min_value=None, max_value=None)
