"""How right the metrics are on corpora/reports: what is counted, for when, planned or achieved.

    python benchmarks/facts.py                     all kinds of organisation, one row a kind
    python benchmarks/facts.py --kinds library,school   only these
    python benchmarks/facts.py --errors label      every miss of a measure, to learn from
    python benchmarks/facts.py --write FILE        the tables, as a section of FILE

In:  corpora/reports (synthetic), each with every number of its prose marked: what it counts, status,
     aspect, period. Each is mined from its plain text, as from any file.
Out: for each kind the measures of accuracy.py, and the plans that were taken for achieved. A label
     is one good wording among several: at least 0.6 of its characters counts as right.

Rules were made with the kinds of DEVELOPED under the eyes; the other kinds were only measured.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))
sys.path.insert(0, str(Path(__file__).parents[1] / "corpora"))

import accuracy
import samplefile

from reportmine.pipeline import mine
from reportmine.store.record import to_record

DEVELOPED = (
    "archives", "charity", "faculty", "hospital", "logistics", "museum", "party-branch",
    "school", "subdistrict", "university-union",
)  # fmt: skip
MEASURES = (
    "numbers found", "complete", "label", "label overlap", "status", "plans kept", "aspect",
    "period",
)  # fmt: skip
BEGIN, END = "<!-- facts: begin -->", "<!-- facts: end -->"


@dataclass
class Tally:
    """Scores of some reports, and what they cost."""

    scores: accuracy.Scores = field(default_factory=accuracy.Scores)
    reports: int = 0
    metrics: int = 0
    seconds: float = 0.0

    def merge(self, other: Tally) -> None:
        self.scores.merge(other.scores)
        self.reports += other.reports
        self.metrics += other.metrics
        self.seconds += other.seconds

    def row(self, name: str) -> str:
        shares = [self.scores.share(measure) for measure in MEASURES]
        cells = ["–" if share is None else f"{share:.3f}" for share in shares]
        return f"| {name} | {self.reports} | {self.metrics:,} | {' | '.join(cells)} |"


def judged(path: Path, folder: Path) -> Tally:
    """Mine one report from its plain text and judge its numbers."""
    sample = samplefile.load(path)
    text = folder / f"{sample.name}.txt"
    text.write_text(sample.plain_text, encoding="utf-8")
    begin = time.perf_counter()
    record = to_record(mine(text))
    tally = Tally(reports=1, metrics=len(record["metrics"]), seconds=time.perf_counter() - begin)
    judge = Judge(sample.labels, record)
    judge.numbers()
    tally.scores = judge.scores
    return tally


class Judge(accuracy._Judge):
    """Also counts the plans that are told as achieved; judges a period only where the text tells it."""

    def _metric(self, want: accuracy.Item, got: accuracy.Item) -> None:
        own = self.labels["front"]["period"]
        told = any(year in self.text.text for year in years(own))
        period = want.get("period") if told else None
        found = (got.get("period") or {}).get("label", "")
        if period and found.removesuffix("学年") == period:
            period = found  # 2021-2022 is short for the school year
        super()._metric({**want, "period": period}, got)
        if want["status"] == "planned":
            says = f"…{want['quote']}… {want['text']}"
            self._add("plans kept", got.get("status") != "achieved", says)


def years(period: str) -> tuple[str, ...]:
    """How a text may name the year of a report: 2016, 105年 in Taiwan, 二〇一六."""
    year = int(period[:4])
    return str(year), f"{year - 1911}年", "".join("〇一二三四五六七八九"[int(c)] for c in str(year))


def kinds() -> dict[str, list[Path]]:
    found: dict[str, list[Path]] = {}
    for path in samplefile.report_files():
        found.setdefault(path.parent.name, []).append(path)
    return found


def run(wanted: Sequence[str]) -> Iterator[tuple[str, Tally]]:
    """Each kind of organisation with its scores."""
    with tempfile.TemporaryDirectory() as folder:
        for kind, paths in kinds().items():
            if wanted and kind not in wanted:
                continue
            tally = Tally()
            for path in paths:
                tally.merge(judged(path, Path(folder)))
            yield kind, tally


def summed(tallies: Sequence[Tally]) -> Tally:
    whole = Tally()
    for tally in tallies:
        whole.merge(tally)
    return whole


def rows(found: dict[str, Tally]) -> list[str]:
    lines = [
        f"| kind | reports | metrics | {' | '.join(MEASURES)} |",
        f"|---|{'---|' * (len(MEASURES) + 2)}",
    ]
    lines += [
        tally.row(kind if kind in DEVELOPED else f"{kind} (held out)")
        for kind, tally in found.items()
    ]
    parts = {
        "rules made with": [t for k, t in found.items() if k in DEVELOPED],
        "held out": [t for k, t in found.items() if k not in DEVELOPED],
        "all": list(found.values()),
    }
    lines += [summed(tallies).row(name) for name, tallies in parts.items() if tallies]
    return lines


def section(found: dict[str, Tally]) -> str:
    """The part of docs/accuracy.md."""
    whole = summed(list(found.values()))
    pace = whole.metrics / whole.seconds if whole.seconds else 0
    return "\n".join(
        [
            "## The metrics, on labelled reports",
            "",
            f"Written by `python benchmarks/facts.py --write docs/accuracy.md`. {whole.reports} synthetic reports of",
            "corpora/reports, mined from plain text; every number of their prose is labelled. A label counts as",
            "right with 0.6 of its characters (F1); *label overlap* is the mean of that F1. *plans kept*: of the",
            "labelled plans, those not told as achieved. The kinds that are held out were measured only.",
            "",
            *rows(found),
            "",
            f"From file to record {pace:,.0f} metrics a second in one process, all steps together.",
            "",
        ]
    )


def merged(whole: str, part: str) -> str:
    """A page with its own part replaced, or added at the end."""
    head, _, rest = whole.partition(BEGIN)
    tail = rest.partition(END)[2]
    return f"{head.rstrip()}\n\n{BEGIN}\n{part}{END}\n{tail}"


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--kinds", default="", help="comma-separated kinds of organisation")
    parser.add_argument("--errors", help="print every miss of this measure")
    parser.add_argument("--write", type=Path, help="the page that holds the section")
    args = parser.parse_args()
    found = dict(run([k for k in args.kinds.split(",") if k]))
    if not found:
        print(f"no such kind; known: {', '.join(kinds())}", file=sys.stderr)
        return 2
    print(*rows(found), sep="\n")
    if args.errors:
        for tally in found.values():
            misses = tally.scores.misses
            print(*(m for m in misses if m.startswith(f"{args.errors}: ")), sep="\n")
    if args.write:
        whole = args.write.read_text(encoding="utf-8") if args.write.exists() else ""
        args.write.write_text(merged(whole, section(found)), encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
