"""From mentions to metrics: those of the running text, of the tables, and zeros told in words.

In: a report, its sections, its mentions, its front matter. Out: a tuple of `Metric`s in text order.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import chain

from reportmine.findings import Front, Mention, Metric, Section
from reportmine.metrics.catalogue import Catalogue, load_catalogue
from reportmine.metrics.document import Document
from reportmine.metrics.draft import numbered
from reportmine.metrics.prose import Prose
from reportmine.metrics.tables.drafts import Tables
from reportmine.metrics.zeros import zeros
from reportmine.report import Report

__all__ = ["metrics"]


def metrics(
    report: Report,
    sections: Sequence[Section],
    mentions: Sequence[Mention],
    front: Front,
    catalogue: Catalogue | None = None,
) -> tuple[Metric, ...]:
    """One metric for each quantity, and one for each zero told without a number.

    `mentions` are those of the ledger of `report`, in its order: a metric names its own by index. Without a
    `catalogue` the one in use names the indicators. Raises RuleError where a rule file or a model is broken.
    """
    document = Document(report, sections, mentions, front, catalogue or load_catalogue())
    return numbered(chain(Prose(document).drafts(), Tables(document).drafts(), zeros(document)))
