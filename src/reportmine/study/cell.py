"""One cell of a comparison: what one department's reports of one year say of one indicator.

    shown(metric, mined)   a value as a reader should see it: `20余`, `≥20`, `35000`, a fall `-8.3` or `降近10`
    cell_of(facts)         all facts of a cell, ranked, and the text that stands in it

A fact that another one covers stands behind it: a part behind its whole, a table's rows behind
its total, `突破1万` behind the 10120 of the same sentence. What is left may differ, and is all shown.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import NamedTuple

from reportmine.findings import Metric, Mined, Mod
from reportmine.store.record import plain
from reportmine.text.units import units

_SYMBOL: Mapping[Mod, str] = {
    "approx": "约",
    "more_than": ">",
    "less_than": "<",
    "equal_or_more": "≥",
    "equal_or_less": "≤",
}


class Signed(NamedTuple):
    """A value and its bounds to calculate with; None where the text gives none."""

    value: Decimal | None
    low: Decimal | None
    high: Decimal | None


class Fact(NamedTuple):
    """A metric, the index of its report among those compared, and its value as `shown`."""

    report: int
    metric: Metric
    shown: str


@dataclass(frozen=True, slots=True)
class Cell:
    """What one column says of one row.

    `facts` has all metrics, the leading one first: a whole or a table's total before its parts, the surer before the
    less sure, then in text order. `shown` has the different values as written (`20余`, `≥20`),
    joined by `；`. `value` is exact and None where the text is not exact or gives several values.
    """

    shown: str
    value: Decimal | None
    facts: tuple[Fact, ...]

    @property
    def first(self) -> Metric:
        """The leading metric."""
        return self.facts[0].metric


def shown(metric: Metric, mined: Mined) -> str:
    """The value as a reader should see it: exact ones plain, others as written (`20余`, `≥20`).

    Exact values are in the base unit; what is written (`约50万`) has only its unit taken off. The text of a fall
    (下降8.3%) gives no sign, but beside rises it must be told from them.
    """
    told = _unsigned(metric, mined)
    if not _falls(metric):
        return told
    return f"-{told}" if metric.mod == "exact" else f"降{told}"


def signed(metric: Metric) -> Signed:
    """Value and bounds to calculate with: those of a fall are below nought."""
    value, low, high = metric.value, metric.min_value, metric.max_value
    if not _falls(metric):
        return Signed(value, low, high)
    return Signed(_negative(value), _negative(high), _negative(low))


def _negative(value: Decimal | None) -> Decimal | None:
    return None if value is None else -value


def _falls(metric: Metric) -> bool:
    """Whether the text tells a decrease by its size."""
    if metric.aspect not in ("change", "growth_rate") or metric.change is None:
        return False
    told = metric.value if metric.value is not None else metric.min_value or metric.max_value
    return metric.change.direction == "down" and told is not None and told > 0


def _unsigned(metric: Metric, mined: Mined) -> str:
    text = mined.mentions[metric.mention].text if metric.mention is not None else ""
    if metric.value is None and metric.min_value is None and metric.max_value is None:
        return text or "?"
    if metric.mod == "exact" and metric.value is not None:
        return plain(metric.value)
    bare = _without_unit(text, metric.unit)
    if bare and not _NUMBER.fullmatch(bare):
        return bare
    return _symbolic(metric)


_NUMBER = re.compile(r"[\d０-９.．,，\s〇零一二三四五六七八九十百千万亿两]+[%％]?")


def _without_unit(text: str, unit: str | None) -> str:
    at = text.rfind(unit) if unit else -1
    if unit is None or at <= 0:
        return text.strip()
    return (text[:at] + text[at + len(unit) :]).strip()


def _symbolic(metric: Metric) -> str:
    low, high, value = metric.min_value, metric.max_value, metric.value
    if metric.mod == "range" and low is not None and high is not None:
        return f"{plain(low)}—{plain(high)}"
    number = value if value is not None else low if low is not None else high
    return _SYMBOL.get(metric.mod, "") + (plain(number) if number is not None else "?")


def label_key(label: str) -> str:
    """Labels that differ only in width, spaces or quotation marks are one."""
    return _NOISE.sub("", unicodedata.normalize("NFKC", label))


_IN_BRACKETS = re.compile(r"[（(](?:单位[:：]?)?([^（()）]{1,4})[）)]")


def row_name(metric: Metric) -> str:
    """What a figure is called in a row that holds years side by side and base units: of a cell without the year and
    the unit of its headings (会费收入 of 会费收入2023年（万元）)."""
    if metric.cell is None:
        return metric.label
    bare = _IN_BRACKETS.sub(
        lambda m: "" if units().get(m[1].lstrip("百千万亿")) else m[0], metric.label
    )
    bare = re.sub(f"{re.escape(metric.period.label)}年度?", "", bare)
    return bare or metric.label


_NOISE = re.compile(r"[\s“”\"'‘’《》「」『』()（）:：,，]+")


def cell_of(facts: Sequence[Fact]) -> Cell:
    """The cell of facts (one at least), which all belong to one row and one column."""
    aside = _Aside(facts)
    ranked = sorted(facts, key=lambda fact: (aside.of(fact), -round(fact.metric.confidence, 2)))
    first = ranked[0]
    leading = [fact for fact in ranked if aside.of(fact) == aside.of(first)]
    values = list(dict.fromkeys(fact.shown for fact in leading))
    exact = signed(first.metric).value if len(values) == 1 and first.metric.mod == "exact" else None
    return Cell("；".join(values), exact, tuple(ranked))


class _Aside:
    """Which facts of a cell stand behind others."""

    def __init__(self, facts: Sequence[Fact]) -> None:
        self.ids = {(fact.report, fact.metric.id) for fact in facts}
        self.totals: Counter[tuple[int, str]] = Counter()
        self.exact: dict[tuple[int, int], list[Decimal]] = {}
        for fact in facts:
            if table := _table(fact):
                self.totals[table] = max(self.totals[table], _totals(fact.metric))
            if fact.metric.mod == "exact" and fact.metric.value is not None:
                self.exact.setdefault(_sentence(fact), []).append(fact.metric.value)

    def of(self, fact: Fact) -> int:
        """0 leads; 1 is part of a fact that is here; 2 tells a fact again that is here."""
        if (fact.report, fact.metric.same_as) in self.ids or self._said_exactly(fact):
            return 2
        table = _table(fact)
        under = table is not None and _totals(fact.metric) < self.totals[table]
        return int(under or (fact.report, fact.metric.part_of) in self.ids)

    def _said_exactly(self, fact: Fact) -> bool:
        """Whether the same sentence gives the exact value: 突破1万人，达到10120人."""
        metric = fact.metric
        low, high = metric.min_value, metric.max_value
        if metric.mod in ("exact", "range") or (low is None and high is None):
            return False
        return any(
            (low is None or low <= value) and (high is None or value <= high)
            for value in self.exact.get(_sentence(fact), ())
        )


# Headings of a row or a column that holds the sum of the others.
_TOTAL = re.compile(r"^(?:合计|总计|共计|总和|全年)|(?<!小)(?:合计|总计)$")


def _totals(metric: Metric) -> int:
    """How many headings of a table cell say that it is a sum: two at the corner of a table."""
    path = (*metric.cell.row, *metric.cell.column) if metric.cell else ()
    return sum(_TOTAL.search(label_key(heading)) is not None for heading in path)


def _table(fact: Fact) -> tuple[int, str] | None:
    return (fact.report, fact.metric.cell.table) if fact.metric.cell else None


def _sentence(fact: Fact) -> tuple[int, int]:
    return fact.report, fact.metric.evidence.span.start
