"""How far two readers agree on what the numbers of the reports count.

    python corpora/agreement_numbers.py

In:  corpora/reports, and numbers_second.jsonl: a second reader's labels of 27 whole reports, made by
     guideline_numbers.md without a look at the first. One JSON object a number: report, quote and text
     (as in the labels), label (null: no quantity), status, period.
Out: how many numbers both call quantities; of those the shares that agree in label (0.6 of the
     characters, F1), status and period, and the mean F1 of the labels. That mean is what a program
     that labelled as a careful reader does would reach.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Sequence
from pathlib import Path

import samplefile

SECOND = Path(__file__).parent / "numbers_second.jsonl"
ENOUGH = 0.6


def character_f1(one: str, other: str) -> float:
    """F1 of the characters of two labels, order aside; two empty ones agree."""
    if not one or not other:
        return float(one == other)
    return 2 * sum((Counter(one) & Counter(other)).values()) / (len(one) + len(other))


def main() -> None:
    """Print the agreement."""
    rows = [json.loads(line) for line in SECOND.read_text("utf-8").splitlines()]
    names = {row["report"] for row in rows}
    reports = [samplefile.load(p) for p in samplefile.report_files() if p.stem in names]
    first = {
        (report.name, mention["quote"], mention["text"]): mention
        for report in reports
        for mention in report.labels["mentions"]
    }
    pairs = [(first[key], row) for row in rows if (key := _key(row)) in first]
    both = [(one, two) for one, two in pairs if two["label"] is not None]
    scores = [character_f1(one.get("label") or "", two["label"]) for one, two in both]
    print(f"{len(reports)} reports, {len(pairs)} numbers; quantities to both {_share(both, pairs)}")
    print(f"label {_share([s for s in scores if s >= ENOUGH], scores)}")
    print(f"label overlap {sum(scores) / len(scores):.3f}")
    for name in ("status", "period"):
        same = [1 for one, two in both if _said(one.get(name)) == _said(two[name])]
        print(f"{name} {_share(same, both)}")


def _key(row: dict[str, str]) -> tuple[str, str, str]:
    return row["report"], row["quote"], row["text"]


def _said(value: str | None) -> str:
    """A value as told; `-` and none are the same."""
    return "" if value in (None, "-") else str(value)


def _share(part: Sequence[object], whole: Sequence[object]) -> str:
    return f"{len(part) / len(whole):.3f}"


if __name__ == "__main__":
    main()
