"""How far two readers agree on the reports' labels: Krippendorff's alpha.

    python corpora/agreement.py draw PASSAGES.jsonl [--labels FIRST.jsonl] [--reports DIR]
                                     [--share 0.2] [--seed N]
    python corpora/agreement.py score FIRST SECOND

`draw` picks whole reports, spread over all kinds of organisation, and writes their passages without any
label, one JSON object a line: report, passage (its number in the report), path (the headings it stands
under), heading (the innermost of them), style, text. Titles and sign-off lines are left out: they
carry no label of their own. A second reader labels these lines before looking at the first labels,
and saves them with `report`, `passage`, `starts` (the text's first characters), `role` and `themes`.
`--labels` keeps the first labels of the same passages, as they are on the day, in a file of that form
which the second reader does not open: the reports' labels may be mended later.

`score` compares two sets of labels. Each is a folder of reports (corpora/reports) or a file of JSON
Lines as a second reader saves it. Passages are met by report and first characters, so that a paragraph
added later does not shift the rest; what only one side holds is counted and left out.

Out: a table of alpha for role (nominal), for each theme (there or not), their mean weighted by how
often the theme is said, and for sets of themes (MASI distance); how the first labels' roles fared;
then the commonest disagreements.
Intervals: 95 %, whole reports drawn again with replacement.

Krippendorff, K. (2011), Computing Krippendorff's Alpha-Reliability; Passonneau, R. (2006), Measuring
Agreement on Set-valued Items (MASI).
"""

from __future__ import annotations

import argparse
import json
import random
from collections import Counter, defaultdict
from collections.abc import Callable, Hashable, Iterable, Sequence
from dataclasses import dataclass
from itertools import permutations, zip_longest
from pathlib import Path
from typing import Any

import samplefile
from samplefile import Sample, squeeze

SEED = 20
LEFT_OUT = {"sign", "left"}
STARTS = 16  # characters by which a passage is met again

Distance = Callable[[Any, Any], float]
Key = tuple[str, str, int]  # report, first characters, how many passages of it began so before


@dataclass(frozen=True)
class Judgement:
    """What one reader says of one passage."""

    role: str
    themes: frozenset[str]


# ------------------------------------------------------------------------------------- alpha
def nominal(one: Hashable, other: Hashable) -> float:
    """0 for the same name, 1 for another."""
    return float(one != other)


def masi(one: frozenset[str], other: frozenset[str]) -> float:
    """1 − Jaccard × M, M = 1 same, 2/3 one holds the other, 1/3 they overlap, 0 nothing in common."""
    if one == other:
        return 0.0
    both = len(one & other)
    if not both:
        return 1.0
    return 1 - both / len(one | other) * (2 / 3 if one <= other or other <= one else 1 / 3)


def alpha(units: Iterable[Sequence[Hashable]], distance: Distance = nominal) -> float | None:
    """Krippendorff's alpha: 1 − observed / expected disagreement, from the coincidence matrix.

    `units`: for each unit the values that its readers gave; a unit with fewer than two is left out.
    None where all values are the same: there is nothing to disagree on.
    """
    coincidences: dict[tuple[Hashable, Hashable], float] = defaultdict(float)
    for values in units:
        for pair in permutations(values, 2):
            coincidences[pair] += 1 / (len(values) - 1)
    totals: dict[Hashable, float] = defaultdict(float)
    for (value, _), weight in coincidences.items():
        totals[value] += weight
    observed = sum(weight * distance(*pair) for pair, weight in coincidences.items())
    expected = sum(
        totals[one] * totals[other] * distance(one, other) for one, other in permutations(totals, 2)
    )
    return 1 - (sum(totals.values()) - 1) * observed / expected if expected else None


# -------------------------------------------------------------------------------------- draw
def seeded_order(reports: Sequence[Sample], seed: int = SEED) -> list[Sample]:
    """The reports in turns, one of each kind a round, shuffled inside a kind and inside a round."""
    chance = random.Random(seed)
    kinds: dict[str, list[Sample]] = defaultdict(list)
    for report in sorted(reports, key=lambda report: report.name):
        kinds[report.kind or ""].append(report)
    for group in kinds.values():
        chance.shuffle(group)
    order: list[Sample] = []
    for turn in zip_longest(*(kinds[kind] for kind in sorted(kinds))):
        present = [report for report in turn if report]
        chance.shuffle(present)
        order += present
    return order


def unlabelled(report: Sample) -> list[dict[str, Any]]:
    """A report's passages as a second reader gets them: text and headings, no label."""
    return [
        {
            "report": report.name,
            "passage": number,
            "path": "／".join(passage.path),
            "heading": passage.path[-1] if passage.path else "",
            "style": passage.style,
            "text": passage.text,
        }
        for number, passage in enumerate(report.passages, 1)
        if passage.style not in LEFT_OUT
    ]


def labelled(report: Sample) -> list[dict[str, Any]]:
    """The first labels of the same passages, in the form that a second reader saves."""
    return [
        {
            "report": report.name,
            "passage": number,
            "starts": squeeze(passage.text)[:STARTS],
            "role": passage.role,
            "themes": list(passage.themes),
        }
        for number, passage in enumerate(report.passages, 1)
        if passage.style not in LEFT_OUT
    ]


def draw(target: Path, reports: Path, share: float, seed: int, labels: Path | None = None) -> None:
    """Write the passages of a share of the reports, whole reports in seeded order."""
    loaded = [samplefile.load(path) for path in sorted(reports.glob("*/*.txt"))]
    chosen = seeded_order(loaded, seed)[: round(share * len(loaded))]
    rows = [row for report in chosen for row in unlabelled(report)]
    _write(target, rows)
    if labels:
        _write(labels, [row for report in chosen for row in labelled(report)])
    print(f"{len(chosen)} of {len(loaded)} reports, {len(rows)} passages")


def _write(target: Path, rows: Iterable[dict[str, Any]]) -> None:
    lines = (json.dumps(row, ensure_ascii=False) + "\n" for row in rows)
    target.write_text("".join(lines), encoding="utf-8")


# ------------------------------------------------------------------------------------- score
def judgements(source: Path) -> dict[Key, Judgement]:
    """The labels of a folder of reports or of a file of JSON Lines, by passage."""
    if source.is_dir():
        reports = map(samplefile.load, sorted(source.glob("*/*.txt")))
        rows = [row for report in reports for row in labelled(report)]
    else:
        rows = [json.loads(line) for line in source.read_text(encoding="utf-8").splitlines()]
    met: Counter[tuple[str, str]] = Counter()
    found: dict[Key, Judgement] = {}
    for row in rows:
        start = row["report"], row["starts"]
        found[(*start, met[start])] = Judgement(row["role"], frozenset(row["themes"]))
        met[start] += 1
    return found


Pair = tuple[Judgement, Judgement]


def role_alpha(pairs: Sequence[Pair]) -> float | None:
    """Alpha for the role."""
    return alpha([(one.role, other.role) for one, other in pairs])


def theme_alpha(pairs: Sequence[Pair], theme: str) -> float | None:
    """Alpha for one theme: there or not."""
    return alpha([(theme in one.themes, theme in other.themes) for one, other in pairs])


def set_alpha(pairs: Sequence[Pair]) -> float | None:
    """Alpha for the sets of themes: two sets that share a theme disagree less than two that do not."""
    return alpha([(one.themes, other.themes) for one, other in pairs], masi)


def frequencies(pairs: Sequence[Pair]) -> Counter[str]:
    """How often each theme is said, by both readers together."""
    return Counter(theme for pair in pairs for side in pair for theme in side.themes)


def mean_alpha(pairs: Sequence[Pair]) -> float | None:
    """The themes' alphas, weighted by how often each theme is said."""
    said = frequencies(pairs)
    values = [(theme_alpha(pairs, theme), count) for theme, count in sorted(said.items())]
    weighed = [(value, count) for value, count in values if value is not None]
    total = sum(count for _, count in weighed)
    return sum(value * count for value, count in weighed) / total if total else None


def interval(
    groups: Sequence[Sequence[Pair]],
    measure: Callable[[Sequence[Pair]], float | None],
    rounds: int = 400,
) -> tuple[float, float]:
    """95 % interval of a measure when whole reports are drawn again with replacement."""
    chance = random.Random(SEED)
    values = []
    for _ in range(rounds):
        drawn = [pair for group in chance.choices(groups, k=len(groups)) for pair in group]
        values.append(measure(drawn) or 0.0)
    values.sort()
    return values[round(0.025 * rounds)], values[round(0.975 * rounds) - 1]


def score(first: Path, second: Path) -> str:
    """The table of agreement between two sets of labels."""
    ones, others = judgements(first), judgements(second)
    groups: dict[str, list[Pair]] = defaultdict(list)
    for key in others:
        if key in ones:
            groups[key[0]].append((ones[key], others[key]))
    pairs = [pair for group in groups.values() for pair in group]
    alone = len(others) - len(pairs)
    lines = [f"{len(pairs)} passages of {len(groups)} reports; {alone} not met in the first labels"]
    lines += ["", "| | alpha | 95 % | same |", "|---|---|---|---|"]
    same_role = sum(one.role == other.role for one, other in pairs) / len(pairs)
    same_set = sum(one.themes == other.themes for one, other in pairs) / len(pairs)
    rows: list[tuple[str, Callable[[Sequence[Pair]], float | None], str]] = [
        ("role", role_alpha, f"{same_role:.1%}"),
        ("themes, weighted mean", mean_alpha, ""),
        ("sets of themes (MASI)", set_alpha, f"{same_set:.1%}"),
    ]
    for name, measure, same in rows:
        low, high = interval(list(groups.values()), measure)
        lines.append(f"| {name} | {_show(measure(pairs))} | {low:.3f}–{high:.3f} | {same} |")
    tables = _theme_table(pairs), _role_table(pairs), _disagreements(pairs)
    return "\n".join(lines + [line for table in tables for line in ("", *table)])


def _show(value: float | None) -> str:
    return "–" if value is None else f"{value:.3f}"


def _theme_table(pairs: Sequence[Pair]) -> list[str]:
    lines = ["| theme | alpha | both | only first | only second |", "|---|---|---|---|---|"]
    for theme in sorted(frequencies(pairs)):
        cases = Counter((theme in one.themes, theme in other.themes) for one, other in pairs)
        counts = cases[True, True], cases[True, False], cases[False, True]
        shown = " | ".join(map(str, counts))
        lines.append(f"| {theme} | {_show(theme_alpha(pairs, theme))} | {shown} |")
    return lines


def _role_table(pairs: Sequence[Pair]) -> list[str]:
    """Role by role of the first labels: in how many passages the second reader says the same."""
    lines = [
        "| role (first) | passages | same role | same themes | a theme in common | themes only second |",
        "|---|---|---|---|---|---|",
    ]
    for role in [*sorted({one.role for one, _ in pairs}), "all"]:
        these = [(one, other) for one, other in pairs if role in (one.role, "all")]
        counts = (
            len(these),
            sum(one.role == other.role for one, other in these),
            sum(one.themes == other.themes for one, other in these),
            sum(bool(one.themes & other.themes) for one, other in these),
            sum(bool(other.themes) and not one.themes for one, other in these),
        )
        lines.append(f"| {role} | {' | '.join(map(str, counts))} |")
    more = sum(bool(other.themes) and one.themes > other.themes for one, other in pairs)
    less = sum(bool(one.themes) and one.themes < other.themes for one, other in pairs)
    return [*lines, "", f"The first says more themes in {more} passages, the second in {less}."]


def _disagreements(pairs: Sequence[Pair], most: int = 12) -> list[str]:
    """The commonest pairs of roles, and of theme sets without what both say."""
    roles = Counter((one.role, other.role) for one, other in pairs if one.role != other.role)
    sets = Counter(
        ("+".join(sorted(one.themes - other.themes)), "+".join(sorted(other.themes - one.themes)))
        for one, other in pairs
        if one.themes != other.themes
    )
    lines = []
    for name, counted in (("role", roles), ("themes", sets)):
        lines += [f"| {name}: first | second | times |", "|---|---|---|"]
        ranked = sorted(counted.items(), key=lambda item: (-item[1], item[0]))
        lines += [f"| {a or '–'} | {b or '–'} | {times} |" for (a, b), times in ranked[:most]]
        lines.append("")
    return lines[:-1]


def main(arguments: Sequence[str] | None = None) -> None:
    """Parse the command line and run one of the two commands."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    commands = parser.add_subparsers(dest="command", required=True)
    drawing = commands.add_parser("draw", help="passages without labels, for a second reader")
    drawing.add_argument("target", type=Path)
    drawing.add_argument("--labels", type=Path, help="keep the first labels here")
    drawing.add_argument("--reports", type=Path, default=samplefile.REPORTS)
    drawing.add_argument("--share", type=float, default=0.2)
    drawing.add_argument("--seed", type=int, default=SEED)
    scoring = commands.add_parser("score", help="agreement of two sets of labels")
    scoring.add_argument("first", type=Path)
    scoring.add_argument("second", type=Path)
    given = parser.parse_args(arguments)
    if given.command == "draw":
        draw(given.target, given.reports, given.share, given.seed, given.labels)
    else:
        print(score(given.first, given.second))


if __name__ == "__main__":
    main()
