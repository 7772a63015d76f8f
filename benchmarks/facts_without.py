"""What each step of the metrics is worth: the labelled reports again, one step at a time left out.

In:  nothing; `without(name)` is a context in which the named step does nothing.
Out: see facts.py, which measures and prints.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from typing import Any
from unittest.mock import patch

from reportmine.metrics import prose
from reportmine.metrics.choice.choose import Choice
from reportmine.metrics.choice.window import Told
from reportmine.metrics.label.heads import Heads
from reportmine.metrics.label.lists import Lists
from reportmine.metrics.label.respectively import Respectively
from reportmine.metrics.label.sides import Sides
from reportmine.metrics.label.topics import Topics
from reportmine.metrics.period.periods import document_period
from reportmine.metrics.period.times import Times
from reportmine.metrics.status import above, rules, verdict
from reportmine.metrics.status.promises import promise


def _by_rules(told: Iterable[Told]) -> Iterator[list[Choice]]:
    for one in told:
        yield [Choice(label.pieces, label.rule) for label in one.labels]


_UNPROMISED = tuple(rule for rule in rules.RULES if rule.holds is not promise)

STEPS = {
    "learned choice": ("参训540人次, 教师2人到馆跟班", [(prose, "chosen", _by_rules)]),
    "nouns behind the number": ("2名教师", [(Sides, "is_number_first", lambda *_: False)]),
    "heads of parts": (
        "收到建议86条，采纳41条",
        [(Heads, "with_head", lambda self, slot, label, before: label)],
    ),
    "topics of thin labels": (
        "参训540人次",
        [(Topics, "carried", lambda self, slot, label, before: label)],
    ),
    "lists": (
        "借书、还书量分别增长8%、6%",
        [
            (Respectively, "pair", lambda *_: None),
            (Lists, "sister", lambda self, slot, label, before: label),
            (Lists, "in_bracket", lambda self, slot, label: label),
        ],
    ),
    "what looks ahead unsaid": (
        "怎么办：设雨天课6节",
        [(verdict, "settled", lambda by_rules, *_, **__: by_rules)],
    ),
    "plan sections": ("2025年打算", [(above, "plans", lambda *_, **__: frozenset())]),
    "promise words": ("力争达到95%", [(rules, "RULES", _UNPROMISED)]),
    "times": ("上年, 7月, 2012年以来", [(Times, "of", lambda self, slot: document_period(self.front))]),
}  # fmt: skip


@contextmanager
def without(step: str) -> Iterator[None]:
    """A context in which one of STEPS is left out."""
    patches: list[Any] = [patch.object(*one) for one in STEPS[step][1]]
    for one in patches:
        one.start()
    try:
        yield
    finally:
        for one in patches:
            one.stop()
