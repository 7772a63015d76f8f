"""A metric before all of its report are known: without an id, its total told by a key; and the
periods that hold where the text near a number names none.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial

from reportmine.findings import WORK_REPORT, Front, Metric, Period
from reportmine.metrics.period.periods import document_period, relative


@dataclass(slots=True)
class Draft:
    """A metric that has no id yet; `part` is the key of its total."""

    at: int
    mention: int | None
    make: partial[Metric]
    part: int | None = None


@dataclass(frozen=True, slots=True)
class Default:
    """The periods of what is `promised` and of what is `told`, where the text names none."""

    promised: Period
    told: Period

    def of(self, *, planned: bool) -> Period:
        """The period of a fact."""
        return self.promised if planned else self.told


def default_period(front: Front) -> Default:
    """The report's own period for both.

    A government tells its assembly of the year before, and promises for the one it is named by.
    """
    own = document_period(front)
    before = relative("上年", front, "inherited") if front.kind == WORK_REPORT else None
    return Default(own, before or own)
