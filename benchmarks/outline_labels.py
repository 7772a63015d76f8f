"""How right the outline is on corpora/reports: text and labels by another hand than the outline's rules.

    python benchmarks/outline_labels.py            figures by house style
    python benchmarks/outline_labels.py --errors   and every miss

A label's number is bare (一, 1); where the source leaves it out (甲、, ①) any number is right. The
labels tell run-in points of a list as paragraphs, so that a run-in heading with a number below
level 1 that is not labelled is not counted as wrong. Implicit sections are compared by their first
character; roles are those that the outline gives by itself. The reports are synthetic.
"""

from __future__ import annotations

import argparse
import re
import sys
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Iterator
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1] / "corpora"))

from samplefile import Sample, load, report_files

from reportmine.findings import Outline
from reportmine.outline import outline
from reportmine.report import Report

Head = tuple[int, str, str]
ROLES = ("overview", "review", "shortcomings", "plan", "closing")
FIELDS = ("title", "organisation", "period")


def bare(words: str | None) -> str:
    """Without white space, final punctuation and differences of width."""
    words = unicodedata.normalize("NFKC", words or "")
    return re.sub(r"\s", "", words).rstrip("。:;,")


def heads(sample: Sample, got: Outline) -> tuple[Counter[Head], Counter[Head]]:
    """The headings found and the headings labelled."""
    wanted = Counter(
        (s["level"], bare(s.get("number")), bare(s["heading"]))
        for s in sample.labels["sections"]
        if s.get("heading")
    )
    found: Counter[Head] = Counter()
    for s in got.sections:
        head = (s.level, bare(s.number), bare(s.heading))
        if not s.heading:
            continue
        if head not in wanted and (head[0], "", head[2]) in wanted:
            head = (head[0], "", head[2])
        if head in wanted or not (s.run_in and s.number and s.level > 1):
            found[head] += 1
    return found, wanted


def turns(sample: Sample, report: Report, got: Outline) -> Iterator[tuple[str, bool]]:
    """Each labelled implicit section: its role, and whether one begins there with that role."""
    squeezed = [0]
    for c in report.text:
        squeezed.append(squeezed[-1] + (not c.isspace()))
    text = re.sub(r"\s", "", report.text)
    found = {(squeezed[s.span.start], s.role) for s in got.sections if not s.heading}
    for s in sample.labels["sections"]:
        if s.get("implicit"):
            yield s["role"], (text.find(s["starts"]), s["role"]) in found


def front(sample: Sample, got: Outline) -> Iterator[tuple[str, bool]]:
    """Each field of the front matter, and whether it is right."""
    told = {
        "title": got.front.title,
        "organisation": got.front.organisation,
        "period": got.front.period.label if got.front.period else None,
    }
    for name in FIELDS:
        seen, meant = (bare(w) for w in (told[name], sample.labels["front"].get(name)))
        yield name, seen == meant


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--errors", action="store_true", help="print every heading missed")
    told = parser.parse_args()
    styles: dict[str, Counter[str]] = defaultdict(Counter)
    right: Counter[str] = Counter()
    judged: Counter[str] = Counter()
    for path in report_files():
        sample = load(path)
        report = Report(path.stem, f"{path.stem}.txt", "text", text=sample.plain_text)
        got = outline(report)
        found, wanted = heads(sample, got)
        counts = styles[sample.house_style or ""]
        counts.update(hit=(found & wanted).total(), found=found.total(), wanted=wanted.total())
        for name, ok in (*turns(sample, report, got), *front(sample, got)):
            judged[name] += 1
            right[name] += ok
        if told.errors:
            for sign, misses in (("-", wanted - found), ("+", found - wanted)):
                for head in misses:
                    print(sign, path.stem, *head)
    for style, c in sorted(styles.items()):
        if c["wanted"]:
            print(
                f"{style}  headings: precision {c['hit'] / c['found']:.3f}, recall {c['hit'] / c['wanted']:.3f}"
            )
    for name in (*ROLES, *FIELDS):
        print(f"{name:14} {right[name] / judged[name]:.3f} ({right[name]}/{judged[name]})")


if __name__ == "__main__":
    main()
