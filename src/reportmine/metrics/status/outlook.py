"""Which statements of a report look ahead, where neither a word nor a heading says so.

    outlook = Outlook(report, above, front)
    outlook.at(offset)                        how likely the statement there is a plan, and what stands before
    settled(ruling, outlook, offset)          the ruling of the rules, or another where they only guessed

设雨天室内课6节 under 怎么办 promises what the same words under 这一年 tell. What decides is all that stands
around: the runs of characters of a statement (`statements`), the role of its section, where in the
report it stands, and what its neighbours look at. A chain of two states, ahead or not, weighs these
together, exactly; a second one tells in the same way what is lacking. Both must agree: who writes a plan
without calling it one has just said what is lacking, while an official review (推进, 加快, 完善) only
sounds like a plan. The weights are in `data/outlook-model`: arrays in an .npz, a card with its
SHA-256, no pickle. Trained by `corpora/train_outlook.py`.
"""

from __future__ import annotations

import hashlib
import re
from bisect import bisect_right
from collections.abc import Sequence
from functools import cached_property
from importlib.resources import files
from importlib.resources.abc import Traversable
from itertools import accumulate
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np

from reportmine.findings import Front, Section
from reportmine.metrics.context import in_one_script
from reportmine.metrics.period.periods import last_year_of, year_of
from reportmine.metrics.status.above import Above
from reportmine.metrics.status.ruling import Ruling, Why
from reportmine.metrics.status.statements import BITS, LONGEST, Stretch, added, stated, worded
from reportmine.report import Report
from reportmine.weights import InUse, fetch, store

__all__ = [
    "BORDERS",
    "MEASURES",
    "SIDES",
    "Glance",
    "Outlook",
    "Weights",
    "chances",
    "load",
    "settled",
    "using",
]

VERSION = 1
_ROLES = (
    "plan",
    "review",
    "shortcomings",
    "overview",
    "finance",
    "procedure",
    "closing",
    "profile",
)
MEASURES = (
    "always", "words", "words of a heading", *_ROLES, "other role",
    "plan section", "next year's section", "heading", "first half", "last third", "last sixth",
)  # fmt: skip
SIDES = ("ahead", "lacking")
# What lies between a statement and the one before: a semicolon, a full stop, a line, a heading.
BORDERS = ("sentence", "paragraph", "section", "report")
_ROLE, _PLAN, _HEADING = map(MEASURES.index, (_ROLES[0], "plan section", "heading"))
_STOPS = frozenset("。！!？?")
_MOST = 8.0  # log-odds that the words of one statement may come to
# From where on the guess of the rules is given up. A plan told as a deed is the worse mistake, but
# plans are one in eight, and a section that was taken for a plan mostly is one.
_PROMISES, _TELLS, _LACKS = 0.7, 0.05, 0.5
_BY_A_TERM = 0.3  # 9月前覆盖各班组: whoever says by when, rarely tells what was
_BY_WHEN = re.compile(
    r"(?:\d{1,2}月|(?<![个一二两三四五六七八九十几数多半\d])[月年季]|学期|暑假|寒假|开学|汛期|节)"
    r"(?:底|末|初)?(?:之|以)?前(?![一两几三四五])"
)
_NEAR = 24  # characters


class Weights(NamedTuple):
    """The first axis of all is SIDES. `words`: one byte a bucket, times `scale`, and `bias`; `measures`:
    log-odds of each of MEASURES; `steps`: borders × state before × state."""

    words: Any
    scale: Any
    bias: Any
    measures: Any
    steps: Any

    @classmethod
    def packed(cls, words: Any, bias: Any, measures: Any, steps: Any) -> Weights:
        """Trained weights, the words rounded to one byte each."""
        scale = np.maximum(np.abs(words).max(1), 1e-6) / 127
        small = np.round(words / scale[:, None]).astype(np.int8)
        rest = (each.astype(np.float32) for each in (scale, bias, measures, steps))
        return cls(small, *rest)

    def say(self, text: str, year: int | None, spans: Sequence[Stretch]) -> Any:
        """The log-odds of each statement by its words alone, sides × statements."""
        runs = worded(text, year)
        sums = [added(words[runs].sum(0, dtype=np.int32), spans) for words in self.words]
        return bounded(np.array(sums) * self.scale[:, None] + self.bias[:, None])


class Glance(NamedTuple):
    """How likely a statement looks ahead, whether anything lacking is stated before it, and whether it
    says by when."""

    ahead: float
    behind_lack: bool
    has_term: bool = False


class Outlook:
    """How likely each statement of a report looks ahead; nothing is reckoned before it is asked for."""

    def __init__(self, report: Report, above: Above, front: Front) -> None:
        self.report, self.above = report, above
        self.year = last_year_of(front.period)

    @cached_property
    def text(self) -> str:
        """The text in Simplified characters."""
        return in_one_script(self.report.text)

    @cached_property
    def spans(self) -> list[Stretch]:
        """The statements of the running text; rows of tables are none."""
        tables = [(t.span.start, t.span.end) for t in self.report.tables]
        starts = [s for s, _ in tables]
        found = []
        for span in stated(self.text):
            k = bisect_right(starts, span[0]) - 1
            if k < 0 or span[0] >= tables[k][1]:
                found.append(span)
        return found

    def frame(self) -> tuple[Any, list[int]]:
        """Statements × MEASURES, still without what the words say, and the border in front of each."""
        spans, length = self.spans, max(1, len(self.text))
        heads = {s.heading_span.start for s in self.above.by_id.values() if s.heading_span}
        rows, borders, before = list[list[float]](), list[int](), None
        role, is_next = 0, False
        for i, (start, end) in enumerate(spans):
            section = self.above.section(start)
            same = i > 0 and section is before
            if not same:
                role, is_next = self._role(section), self._is_next(section)
            row = [0.0] * len(MEASURES)
            row[0] = row[_ROLE + role] = 1.0
            place = start / length
            row[_PLAN:] = (
                self._is_plan(start, section), is_next,
                not heads.isdisjoint(range(start, min(end, start + 6))),
                place < 1 / 2, place > 2 / 3, place > 5 / 6,
            )  # fmt: skip
            rows.append(row)
            borders.append(self._border(spans[i - 1][1], start) if same else len(BORDERS) - 1)
            before = section
        return np.array(rows, float).reshape(-1, len(MEASURES)), borders

    def _role(self, section: Section | None) -> int:
        role = section.role if section else None
        return _ROLES.index(role) if role in _ROLES else len(_ROLES)

    def _is_plan(self, start: int, section: Section | None) -> bool:
        if section is not None and section.id in self.above.plans:
            return True
        line = self.text.rfind("\n", 0, start) + 1
        return self.above.is_announced(line, section)

    def _is_next(self, section: Section | None) -> bool:
        year = year_of(self.above.periods.get(section.id)) if section else None
        return year is not None and self.year is not None and year > self.year

    def _border(self, end: int, start: int) -> int:
        between = self.text[end:start]
        return 2 if "\n" in between else int(not _STOPS.isdisjoint(between))

    @cached_property
    def _glances(self) -> list[Glance]:
        """What each statement looks at, by both chains."""
        weights = _in_use.now()
        rows, borders = self.frame()
        said = weights.say(self.text, self.year, self.spans)
        ahead, lacking = (
            chances((told(rows, words) @ measures).tolist(), borders, steps)
            for words, measures, steps in zip(said, weights.measures, weights.steps, strict=True)
        )
        before = accumulate(lacking, max, initial=0.0)
        return [Glance(likely, most > _LACKS) for likely, most in zip(ahead, before, strict=False)]

    def at(self, offset: int) -> Glance | None:
        """What the statement at an offset of the report looks at; None where none stands."""
        k = bisect_right(self.spans, (offset, len(self.text))) - 1
        if k < 0 or offset >= self.spans[k][1]:
            return None
        start = self.spans[k][0]
        term = _BY_WHEN.search(self.text, max(start, offset - _NEAR), offset)
        return self._glances[k]._replace(has_term=bool(term))


def told(rows: Any, words: Any) -> Any:
    """The measures with what the words of each statement say, as log-odds."""
    rows = rows.copy()
    rows[:, 1], rows[:, 2] = words, words * rows[:, _HEADING]
    return rows


def bounded(odds: Any) -> Any:
    """Log-odds of words, no larger than those of one statement may be."""
    return np.clip(odds, -_MOST, _MOST)


def settled(by_rules: Ruling, outlook: Outlook, offset: int, *, plan: bool) -> Ruling:
    """What the rules said, or the other thing where they only guessed and the text is clear.

    What a `plan` tells of the past (在去年12期的基础上) was no guess.
    """
    if by_rules.why is not Why.PLAN and (by_rules.why is not Why.NOTHING_SAID or plan):
        return by_rules
    seen = outlook.at(offset)
    if seen and not plan and seen.ahead > _likely(seen) and seen.behind_lack:
        return Ruling("planned", Why.READS_AHEAD)
    if seen and plan and seen.ahead < _TELLS and not seen.behind_lack:
        return Ruling("achieved", Why.READS_BACK)
    return by_rules


def _likely(seen: Glance) -> float:
    return _BY_A_TERM if seen.has_term else _PROMISES


def chances(said: Sequence[float], borders: Sequence[int], steps: Any) -> list[float]:
    """How likely each place of a chain is in state 1. `said`: log-odds of each place by itself.

    Odds are handed on from both ends: a place before hands on what the step makes of its own.
    """
    odds = np.exp(np.clip(said, -30.0, 30.0)).tolist()
    factors = np.exp(steps).tolist()
    ahead, back = [1.0] * len(odds), [1.0] * len(odds)
    for i in range(1, len(odds)):
        (stays, enters), (leaves, keeps) = factors[borders[i]]
        one = min(odds[i - 1] * ahead[i - 1], _HUGE)
        ahead[i] = (enters + one * keeps) / (stays + one * leaves)
    for i in range(len(odds) - 1, 0, -1):
        (stays, enters), (leaves, keeps) = factors[borders[i]]
        one = min(odds[i] * back[i], _HUGE)
        back[i - 1] = (leaves + one * keeps) / (stays + one * enters)
    return [1 - 1 / (1 + a * o * b) for a, o, b in zip(ahead, odds, back, strict=True)]


_HUGE = 1e12


def save(folder: Path, weights: Weights, about: dict[str, Any]) -> None:
    """Write `weights.npz` and `model.json` into a folder."""
    store(folder, weights._asdict(), {**_made_for(), "about": about})


def load(folder: Traversable) -> Weights:
    """Read a model. Raises RuleError where it is missing, of another version, or was changed."""
    _, arrays = fetch(folder, "run corpora/train_outlook.py", _made_for())
    return Weights(**{name: arrays[name] for name in Weights._fields})


def _made_for() -> dict[str, Any]:
    measures = hashlib.sha256(
        f"{BITS} {LONGEST} {SIDES} {MEASURES} {BORDERS}".encode()
    ).hexdigest()[:16]
    return {"version": VERSION, "measures": measures}


_in_use = InUse(lambda: load(files("reportmine") / "data" / "outlook-model"))
using = _in_use.using
