"""Suggestions for the catalogue: what many reports count and no indicator names.

In: mined reports. Out: `Candidate`s, clusters of labels that are alike, the most frequent first, and as TOML
a person can edit, `reportmine rules check`, and accept. The same reports give the same text, in any order of the files.

Two labels belong together when they share most of their character bigrams, end alike (a Chinese phrase carries
its head at the end) and count in the same unit.
"""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from reportmine.findings import Metric, Mined
from reportmine.metrics.tables.grid import is_measure
from reportmine.metrics.tables.said import plain_heading
from reportmine.study.cell import label_key
from reportmine.study.compare import column_of
from reportmine.study.redact import redact
from reportmine.study.words import lists

ALIKE = 0.6  # Dice of the bigrams
LEAST = 2  # reports or mentions that make a candidate
QUOTES = 3
_LONGEST = 16  # a longer label is a sentence, and no name
_PERSONS = frozenset({"人", "名", "位"})


_WHEN = re.compile(r"(?:上|下)半年|[一二三四]季度|\d{1,2}月|(?:人|金|数|次)[数额量]")
_TOTAL = re.compile(r"(?:合|总|小|共)计数?")


class _Remarks(NamedTuple):
    """The remarks of a file of candidates in one language."""

    head: str
    times: str


_REMARKS = {
    "en": _Remarks(
        "# Proposed indicators. For each: give it an id of its own and an English name, take out aliases that mean\n"
        "# something else, say how values add up (sum, average, never), or delete it. Then:\n"
        "# reportmine rules check FILE, and reportmine mine --catalogue FILE\n",
        "# told {0.count} times, in {0.reports} of the reports",
    ),
    "zh": _Remarks(
        "# 待选指标。请逐条处理：另起编号（id）和英文名（en），去掉意思不同的别名（aliases），写明各部门的数怎样合计\n"
        "# （over：sum 相加，average 平均，never 不合计），不要的删去。然后：\n"
        "# reportmine rules check 文件，再用 reportmine mine --catalogue 文件\n",
        "# 出现 {0.count} 次，见于 {0.reports} 份报告",
    ),
}


class Quote(NamedTuple):
    """Where a label stands: the report's column and the words around the figure."""

    where: str
    text: str


@dataclass(frozen=True, slots=True)
class Candidate:
    """A proposed indicator. `count` is how often, `reports` in how many reports it is told."""

    id: str
    label: str
    aliases: tuple[str, ...]
    units: tuple[str, ...]
    theme: str
    count: int
    reports: int
    quotes: tuple[Quote, ...]


class _Traits(NamedTuple):
    """What labels are compared by: their bigrams, and the words that keep them apart."""

    grams: frozenset[str]
    apart: frozenset[str]


@dataclass(slots=True)
class _Cluster:
    seed: str
    traits: _Traits
    labels: Counter[str] = field(default_factory=Counter)
    units: Counter[str] = field(default_factory=Counter)
    themes: Counter[str] = field(default_factory=Counter)
    reports: set[str] = field(default_factory=set)
    quotes: list[Quote] = field(default_factory=list)


class _Told(NamedTuple):
    label: str
    unit: str
    theme: str
    report: str
    quote: Quote


def suggest(mineds: Iterable[Mined], *, least: int = LEAST) -> tuple[Candidate, ...]:
    """Candidates for the labels that the catalogue does not know."""
    told = sorted(one for mined in mineds for one in _unmatched(mined))
    counts = Counter((one.label, _group(one.unit)) for one in told)
    clusters: dict[str, list[_Cluster]] = {}
    homes: dict[tuple[str, str], _Cluster] = {}
    named: dict[str, _Cluster] = {}
    # What has no unit joins what has one under the same name.
    for (label, unit), _ in sorted(
        counts.items(), key=lambda item: (not item[0][1], -item[1], item[0])
    ):
        if not unit and label in named:
            homes[label, unit] = named[label]
            continue
        near = clusters.setdefault(f"{label[-1]}{unit}", [])
        traits = _traits(label)
        home = next((c for c in near if _alike(traits, c.traits)), None)
        if home is None:
            home = _Cluster(label, traits)
            near.append(home)
        homes[label, unit] = named.setdefault(label, home) if not unit else home
        named.setdefault(label, home)
    for one in told:
        _add(homes[one.label, _group(one.unit)], one)
    found = [c for group in clusters.values() for c in group if c.labels.total() >= least]
    found.sort(key=lambda c: (-len(c.reports), -c.labels.total(), c.seed))
    numbers: Counter[str] = Counter()
    return tuple(_candidate(cluster, numbers) for cluster in found)


def _unmatched(mined: Mined) -> Iterable[_Told]:
    themes = {s.id: s.themes[0].name for s in mined.sections if s.themes}
    organisation, period = column_of(mined)
    # Candidates are handed round: whom a quote names stays hidden.
    for metric, shown in zip(mined.metrics, redact(mined).metrics, strict=True):
        label = _name(metric)
        if _counts(metric) and 2 <= len(label) <= _LONGEST:
            text = " ".join(shown.evidence.quote.split())[:80]
            told = f"{shown.label}: {text}" if metric.cell else text
            quote = Quote(f"{organisation} {period}", told)
            theme = themes.get(metric.section or "", "service")
            yield _Told(label, metric.unit or "", theme, mined.report.id, quote)


def _name(metric: Metric) -> str:
    """The label; of a cell what its row is called, where its column says only when or how (决算数, 上半年)."""
    if metric.cell is None:
        return label_key(metric.label)
    row, column = plain_heading(metric.cell.row), plain_heading(metric.cell.column)
    if _TOTAL.fullmatch(row) or _TOTAL.fullmatch(column):
        return ""
    return label_key(row if _WHEN.fullmatch(column) or is_measure(column) else row + column)


def _counts(metric: Metric) -> bool:
    plain = metric.aspect in ("level", "cumulative", "average") and metric.scope is None
    return (
        plain and metric.indicator is None and metric.status in ("achieved", "planned", "negated")
    )


def _group(unit: str) -> str:
    return "人" if unit in _PERSONS else unit


def _traits(label: str) -> _Traits:
    grams = frozenset(label[i : i + 2] for i in range(len(label) - 1))
    return _Traits(grams, frozenset(lists().apart.findall(label)))


def _alike(one: _Traits, two: _Traits) -> bool:
    shared = len(one.grams & two.grams)
    return one.apart == two.apart and 2 * shared >= ALIKE * (len(one.grams) + len(two.grams))


def _add(cluster: _Cluster, one: _Told) -> None:
    cluster.labels[one.label] += 1
    cluster.units[one.unit] += 1
    cluster.themes[one.theme] += 1
    cluster.reports.add(one.report)
    if len(cluster.quotes) < QUOTES and all(q.text != one.quote.text for q in cluster.quotes):
        cluster.quotes.append(one.quote)


def _most(counter: Counter[str]) -> list[str]:
    return [name for name, _ in sorted(counter.items(), key=lambda item: (-item[1], item[0]))]


def _candidate(cluster: _Cluster, numbers: Counter[str]) -> Candidate:
    theme, labels = _most(cluster.themes)[0], _most(cluster.labels)
    numbers[theme] += 1
    return Candidate(
        f"{theme}.new_{numbers[theme]:02d}", labels[0], tuple(labels),
        tuple(unit for unit in _most(cluster.units) if unit), theme, cluster.labels.total(),
        len(cluster.reports), tuple(cluster.quotes),
    )  # fmt: skip


def as_toml(candidates: Iterable[Candidate], lang: str = "en") -> str:
    """The candidates as entries of a catalogue, the quotes as remarks above each; `lang` is that of the remarks."""
    remarks = _REMARKS["zh" if lang == "zh" else "en"]
    return "\n".join(
        [remarks.head, *(_entry(candidate, remarks.times) for candidate in candidates)]
    )


def _over(units: Sequence[str]) -> str:
    """How values add up over departments: scores and days do not, shares never do."""
    if "%" in units:
        return "never"
    return "average" if lists().averaged.intersection(units) else "sum"


def _entry(candidate: Candidate, times: str) -> str:
    remarks = [times.format(candidate)]
    remarks += [f"# {_plain(quote.where)}: {_plain(quote.text)}" for quote in candidate.quotes]
    fields = {
        "id": candidate.id,
        "zh": candidate.label,
        "en": f"? {candidate.label}",
        "theme": candidate.theme,
        "units": " ".join(candidate.units),
        "over": _over(candidate.units),
        "aliases": " ".join(candidate.aliases),
        "examples": " ".join(candidate.aliases[:QUOTES]),
    }
    lines = [f"{key} = {json.dumps(value, ensure_ascii=False)}" for key, value in fields.items()]
    return "\n".join([*remarks, "[[indicator]]", *lines, ""])


def _plain(text: str) -> str:
    """A remark of one line without control characters."""
    return "".join(ch if ch.isprintable() else " " for ch in text)
