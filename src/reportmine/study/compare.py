"""Departments × years × indicators: the same thing counted, side by side over many reports.

In: mined reports. Out: a `Comparison`, a table whose columns are (organisation, period) and whose
rows are indicators, or, where the catalogue knows none, labels as the reports write them.

    what goes in     the organisation's own achieved figures for the report's own period; an
                     explicit zero (未发生) is one of them. What is planned has rows of its own.
    what stays out   thresholds, baselines, other periods, and others' figures (全校, 全市); they
                     are counted in `left_out`, not lost: the list of metrics has them all.
    an empty cell    says nothing is reported: missing is not zero, and nothing is guessed or added.

Where a report gives one indicator several different values, the cell keeps them all and shows
them all; they are never summed, for one may hold the other.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import PurePath
from typing import Literal, NamedTuple

from reportmine.classify.taxonomy import load_taxonomy
from reportmine.findings import Aspect, Metric, Mined, Period
from reportmine.metrics.catalogue import load_catalogue
from reportmine.study.cell import Cell, Fact, cell_of, label_key, row_name, shown
from reportmine.study.whose import longer_names, one_name
from reportmine.text.scripts import simplified

RowStatus = Literal["achieved", "planned"]

# Classifiers that count the same thing: 培训 5名 is 培训 5人. Where the catalogue says that two
# figures are one indicator, 12场 is also 12期 and 5条 is 5项; persons are never 人次.
_PERSONS = ("人", "名", "位")
_KNOWN_ALIKE = (
    _PERSONS,
    ("次", "场", "期", "届"),
    ("项", "个", "条", "件", "份", "起", "宗", "篇"),
)
# Units that nobody may guess: an amount without one may be in 万元.
_SURE = frozenset(("元", "%", "‰", "个百分点"))
MOST_ASKED = 40  # organisations
_PLAIN = ("achieved", "level")


class Column(NamedTuple):
    """A department and the time that its report covers."""

    organisation: str
    period: str


class Name(NamedTuple):
    """What an indicator is called and where it is filed: catalogue order decides among rows."""

    zh: str
    en: str
    theme: str | None
    order: int


@dataclass(frozen=True, slots=True)
class Row:
    """An indicator with one unit and one aspect, over all columns that mention it.

    `label` and `english` are its names in the catalogue, or both the label as written. `unit` has
    every classifier that the reports use for it: `期/场`.
    """

    indicator: str | None
    label: str
    english: str
    theme: str | None
    unit: str | None
    aspect: Aspect
    status: RowStatus
    cells: Mapping[Column, Cell]

    @property
    def coverage(self) -> int:
        """How many columns mention it."""
        return len(self.cells)


@dataclass(frozen=True, slots=True)
class Comparison:
    """The table. `columns` are the reports that could be read, each (organisation, period) once.

    `left_out` counts the metrics that are not in the table, by reason.
    """

    columns: tuple[Column, ...]
    rows: tuple[Row, ...]
    left_out: Mapping[str, int]

    @property
    def organisations(self) -> tuple[str, ...]:
        """In the order in which their first report came."""
        return tuple(dict.fromkeys(column.organisation for column in self.columns))

    @property
    def periods(self) -> tuple[str, ...]:
        """In the order of time."""
        return tuple(dict.fromkeys(sorted((c.period for c in self.columns), key=_period_order)))

    def asked(self, row: Row) -> tuple[str, ...]:
        """The organisations that a row is asked of: a known indicator's level is asked of all.

        Where there are very many, only those that mention it: pages of 未提及 help nobody.
        """
        there = {column.organisation for column in row.cells}
        few = len(self.organisations) <= MOST_ASKED
        all_of_them = few and row.indicator and (row.status, row.aspect) == _PLAIN
        return tuple(o for o in self.organisations if all_of_them or o in there)

    def main(self, limit: int) -> tuple[Row, ...]:
        """The achieved levels that most columns mention, in the order of the table.

        Known indicators come before mere labels, one value a report before several.
        """

        def order(at: int) -> tuple[bool, int, int]:
            row = self.rows[at]
            values = sum(cell.value is None for cell in row.cells.values())
            return (row.indicator is None, -row.coverage, values)

        rows = self.rows
        levels = [i for i in range(len(rows)) if (rows[i].status, rows[i].aspect) == _PLAIN]
        return tuple(rows[i] for i in sorted(sorted(levels, key=order)[:limit]))


class _Key(NamedTuple):
    indicator: str | None
    label: str
    unit: str | None
    aspect: Aspect
    status: RowStatus


@dataclass(slots=True)
class _Gathered:
    cells: dict[Column, list[Fact]] = field(default_factory=dict)
    themes: Counter[str] = field(default_factory=Counter)
    units: Counter[str] = field(default_factory=Counter)


def compare(
    mineds: Iterable[Mined], *, name: Callable[[str], Name | None] | None = None
) -> Comparison:
    """Put reports side by side; those that could not be read are passed over.

    `name` tells how an indicator is called (default: the catalogue's own labels).
    """
    name = name or catalogue_name
    columns: dict[Column, None] = {}
    spelled: dict[str, set[str]] = {}
    gathered: dict[_Key, _Gathered] = {}
    left_out: Counter[str] = Counter()
    for index, mined in enumerate(mineds):
        if mined.report.status not in ("ok", "partial"):
            continue
        if not mined.metrics and mined.front.organisation is None:
            continue  # a few words of nobody: no department that keeps silent
        column = column_of(mined)
        columns.setdefault(column)
        spelled.setdefault(column.organisation, set()).update(longer_names(mined))
        themes = {s.id: s.themes[0].name for s in mined.sections if s.themes}
        for metric in mined.metrics:
            if reason := _why_not(metric, mined.front.period):
                left_out[reason] += 1
                continue
            row = gathered.setdefault(_key(metric), _Gathered())
            row.cells.setdefault(column, []).append(Fact(index, metric, shown(metric, mined)))
            row.themes[themes.get(metric.section or "", "")] += 1
            row.units[metric.unit or ""] += 1
    whose = one_name(spelled)
    for row in gathered.values() if whose else ():
        row.cells = _renamed(row.cells, whose)
    columns = dict.fromkeys(_called(column, whose) for column in columns)
    rows = [_row(key, row, name) for key, row in gathered.items()]
    rows.sort(key=lambda row: _rank(row, name))
    return Comparison(tuple(columns), tuple(rows), dict(sorted(left_out.items())))


def _called(column: Column, whose: Mapping[str, str]) -> Column:
    return Column(whose.get(column.organisation, column.organisation), column.period)


def _renamed(
    cells: Mapping[Column, list[Fact]], whose: Mapping[str, str]
) -> dict[Column, list[Fact]]:
    found: dict[Column, list[Fact]] = {}
    for column, facts in cells.items():
        found.setdefault(_called(column, whose), []).extend(facts)
    return found


def column_of(mined: Mined) -> Column:
    """The column of a report; what its front matter does not tell is told by its file's name."""
    front = mined.front
    stem = PurePath(mined.report.source).stem
    return Column(front.organisation or f"[{stem}]", front.period.label if front.period else "?")


def _key(metric: Metric) -> _Key:
    groups = _KNOWN_ALIKE if metric.indicator else (_PERSONS,)
    plain = simplified(metric.unit) if metric.unit else _usual(metric)
    unit = next((group[0] for group in groups if plain in group), plain)
    if metric.aspect == "rank":
        unit = None  # 第3名, 第3位 and 第3 say the same
    label = "" if metric.indicator else label_key(row_name(metric))
    status: RowStatus = "planned" if metric.status == "planned" else "achieved"
    return _Key(metric.indicator, label, unit, metric.aspect, status)


def _usual(metric: Metric) -> str | None:
    """What a known indicator counts, where the form that holds its number does not say: 申请数量 | 21."""
    catalogue = load_catalogue()
    at = catalogue.places.get(metric.indicator or "")
    units = catalogue.indicators[at].units if metric.cell and at is not None else ()
    return next(iter(units), None) if not _SURE & set(units) else None


def _why_not(metric: Metric, own: Period | None) -> str | None:
    """Why a metric stays out of the table; None where it belongs in."""
    if metric.status in ("required", "baseline"):
        return metric.status
    if metric.scope is not None:
        return "scope"
    if metric.status != "planned" and not _within(metric.period, own):
        return "period"
    return None


def _within(period: Period, own: Period | None) -> bool:
    """Whether the fact belongs to the report's own time; plans look ahead and are not asked."""
    if own is None or period.label == own.label:
        return True
    if None in (period.start, period.end, own.start, own.end):
        return False
    return str(own.start) <= str(period.start) and str(period.end) <= str(own.end)


def _row(key: _Key, row: _Gathered, name: Callable[[str], Name | None]) -> Row:
    known = name(key.indicator) if key.indicator else None
    first = next(iter(row.cells.values()))[0].metric
    label = known.zh if known else key.indicator or row_name(first)
    english = known.en if known else label
    theme = known.theme if known and known.theme else (row.themes.most_common(1)[0][0] or None)
    cells = {column: cell_of(facts) for column, facts in row.cells.items()}
    unit = "/".join(unit for unit, _ in row.units.most_common() if unit) or None
    return Row(key.indicator, label, english, theme, unit, key.aspect, key.status, cells)


def _rank(row: Row, name: Callable[[str], Name | None]) -> tuple[object, ...]:
    """Achieved before planned, known indicators before labels, by theme, levels first.

    What is equal so far keeps the order of the reports.
    """
    known = name(row.indicator) if row.indicator else None
    return (
        row.status != "achieved",
        row.indicator is None,
        theme_order(row.theme),
        known.order if known else 0,
        row.indicator or "",
        row.aspect != "level",
        -row.coverage,
    )


def _period_order(label: str) -> tuple[str, str]:
    digits = re.search(r"\d{4}", label)
    return (digits[0] if digits else "9999", label)


def catalogue_name(indicator: str) -> Name | None:
    """What the catalogue calls an indicator; None where it has no such id."""
    catalogue = load_catalogue()
    order = catalogue.places.get(indicator)
    if order is None:
        return None
    entry = catalogue.indicators[order]
    # A taxonomy of one's own may have other themes than the catalogue: then the section tells.
    theme = entry.theme if entry.theme in load_taxonomy().theme_ranks else None
    return Name(entry.zh, entry.en, theme, order)


def theme_order(theme: str | None) -> int:
    """The place of a theme in the taxonomy; unknown ones and none come last."""
    ranks = load_taxonomy().theme_ranks
    return ranks.get(theme or "", len(ranks))
