"""The periods that hold where the text near a number names none.

In: the front matter. Out: a `Default`: one period for what is promised, one for what is told.
"""

from __future__ import annotations

from dataclasses import dataclass

from reportmine.findings import WORK_REPORT, Front, Period
from reportmine.metrics.period.periods import document_period, relative

__all__ = ["Default", "default_period"]


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
