"""How right the catalogue's matches are, on phrasings that were written without its aliases in view.

    python benchmarks/indicators.py              precision, recall, F1
    python benchmarks/indicators.py --misses     and every phrasing that was not matched as it should be
    python benchmarks/indicators.py --write FILE the table, as a section of FILE

In:  phrasings.txt: a sentence, the number in it, and its indicator, or - where the catalogue has none.
     Each sentence goes through all steps, as a report of one sentence.
Out: of the indicators given, the share that is right; of those wanted, the share that is found.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from page import put

from reportmine.pipeline import mine

PHRASINGS = Path(__file__).parent / "phrasings.txt"


class Case(NamedTuple):
    text: str
    number: str
    wanted: str | None
    found: str | None
    label: str


def cases() -> Iterator[Case]:
    """Each phrasing with what was found for its number."""
    lines = PHRASINGS.read_text(encoding="utf-8").splitlines()
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "report.txt"
        for line in lines:
            if not line or line.startswith("#"):
                continue
            text, number, wanted = line.split("|")
            path.write_text(f"某单位2024年工作总结\n{text}\n", encoding="utf-8")
            mined = mine(path)
            found, label = None, ""
            for metric in mined.metrics:
                at = metric.mention
                if at is not None and mined.mentions[at].text == number:
                    found, label = metric.indicator, metric.label
            yield Case(text, number, None if wanted == "-" else wanted, found, label)


def measured(told: list[Case]) -> dict[str, tuple[float, int]]:
    """Share and number judged of each measure."""
    given = [c for c in told if c.found]
    wanted = [c for c in told if c.wanted]
    none = [c for c in told if not c.wanted]
    right = sum(c.found == c.wanted for c in given)
    precision, recall = right / max(1, len(given)), right / max(1, len(wanted))
    silent = sum(c.found is None for c in none)
    return {
        "precision": (precision, len(given)),
        "recall": (recall, len(wanted)),
        "F1": (2 * precision * recall / max(1e-9, precision + recall), len(told)),
        "nothing where nothing fits": (silent / max(1, len(none)), len(none)),
    }


def section(shares: dict[str, tuple[float, int]]) -> str:
    """The part of docs/accuracy.md."""
    rows = [f"| {name} | {share:.3f} | {judged} |" for name, (share, judged) in shares.items()]
    return "\n".join(
        [
            "## The catalogue of indicators",
            "",
            "Written by `python benchmarks/indicators.py --write docs/accuracy.md`, on the sentences of",
            "benchmarks/phrasings.txt: each names one indicator in words of its own, or something that the",
            "catalogue does not hold.",
            "",
            "| measure | share | judged |",
            "|---|---|---|",
            *rows,
            "",
        ]
    )


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--misses", action="store_true", help="print what was not matched right")
    parser.add_argument("--write", type=Path, help="the page that holds the section")
    args = parser.parse_args()
    told = list(cases())
    shares = measured(told)
    for name, (share, judged) in shares.items():
        print(f"{name:27} {share:.3f}  of {judged}")
    if args.misses:
        for c in told:
            if c.found != c.wanted:
                print(f"{c.text} {c.number}: {c.found}, not {c.wanted} ({c.label})")
    if args.write:
        put(args.write, "catalogue", section(shares))
    return 0


if __name__ == "__main__":
    sys.exit(main())
