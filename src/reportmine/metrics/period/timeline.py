"""Timelines: lines that hold nothing but a date, and speak for the paragraphs below them.

In: a report. Out: by offset, the year (or years) of the line above. One or two such lines are no
timeline: a title and a sign-off have their dates, too.
"""

from __future__ import annotations

import re
from bisect import bisect_right

from reportmine.findings import Period, Section
from reportmine.report import Report
from reportmine.text.calendar import years

_DATE = re.compile(
    r"[【\[（(●■◆·\s]*((?:19|20)\d{2})\s*年?"
    r"(?:\s*[-—–~～至到]+\s*((?:19|20)\d{2})\s*年|(?<=年)(?:\s*\d{1,2}\s*月(?:\s*\d{1,2}\s*日)?)?)[】\])）：:\s]*"
)
_LONGEST = 20  # characters of a line of its own
_OTHER = re.compile(r"[^，。；：！？\d]{1,12}")
_FEWEST = 3


class Timeline:
    """What time each stretch of a timeline speaks of."""

    def __init__(self, report: Report) -> None:
        self.turns: list[tuple[int, Period | None]] = []
        self.nexts: list[int] = []  # where the paragraph behind each line begins
        for p in report.paragraphs:
            line = report.text[p.start : p.end] if p.end - p.start <= _LONGEST else ""
            if dated := _DATE.fullmatch(line):
                first, last = int(dated[1]), int(dated[2] or dated[1])
                label = f"{first}-{last}" if last > first else f"{first}"
                self.turns.append((p.start, years(label, first, last)._replace(source="inherited")))
            elif self.turns and _OTHER.fullmatch(line):
                self.turns.append((p.start, None))
        if sum(period is not None for _, period in self.turns) < _FEWEST:
            self.turns = []
        self.starts = [at for at, _ in self.turns]
        begins = [p.start for p in report.paragraphs] if self.turns else []
        for at in self.starts:
            k = bisect_right(begins, at)
            self.nexts.append(begins[k] if k < len(begins) else at)

    def at(self, offset: int, section: Section | None) -> Period | None:
        """The time of the line above a paragraph, if that stands in the same section."""
        k = bisect_right(self.starts, offset) - 1
        if k < 0 or (section is not None and self.nexts[k] < section.span.start):
            return None
        return self.turns[k][1]
