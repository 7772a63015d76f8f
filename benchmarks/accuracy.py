"""How right the findings are, measured against labelled reports.

    python benchmarks/accuracy.py                      the shipped samples (synthetic)
    python benchmarks/accuracy.py --gold DIR           any folder of *.gold.json or *.labels.json
    python benchmarks/accuracy.py --errors             every miss, to learn from
    python benchmarks/accuracy.py --write FILE         the table as Markdown
    python benchmarks/accuracy.py --floors FILE        raise the floors that tests hold; never lower one

In:  label files (format: corpora/README.md), each naming its document, which is sought in `--documents`
     (default: the samples' pdf folder; with `--gold`, the folder that holds DIR).
Out: for each measure the share that is right, and how many were judged.

Positions are compared in the text without its white space, so that neither side's line handling
matters. A number counts as found where a quantity touches it; what else is asked of it (span, value,
label, status …) is judged on the quantity that covers most of it, and a number that was not found
is wrong in all of them.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import math
import sys
import tomllib
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from decimal import Decimal, InvalidOperation
from pathlib import Path
from typing import Any

from page import put

ROOT = Path(__file__).parents[1]
SAMPLES = ROOT / "corpora" / "samples"
QUANTITIES = {
    "count", "money", "ratio", "percentage_point", "multiple",
    "duration", "measure", "score", "rank",
}  # fmt: skip
MEASURES = {
    "front matter": "title, organisation, period, date, kind",
    "headings found": "level, number and text of each labelled heading",
    "headings right": "of the headings reported, those that are labelled",
    "implicit sections": "sections without heading begin where they should",
    "paragraphs joined": "wrapped lines and page breaks inside a paragraph",
    "role": "of sections and of single paragraphs",
    "themes": "F1 of the themes of a section",
    "numbers found": "labelled quantities that were reported as quantities",
    "numbers right": "of the quantities reported in prose, those that are labelled",
    "traps avoided": "dates, ordinals, identifiers, idioms not taken for quantities",
    "span": "exact extent, with unit and approximating words",
    "value": "value and base unit",
    "bounds": "lower and upper bound of inexact numbers",
    "complete": "span, kind, value, unit and approximation all right",
    "label": "what is counted: at least 0.6 of its characters",
    "label overlap": "what is counted: F1 of characters",
    "status": "achieved, planned, required, baseline",
    "aspect": "level, change, growth rate, share, average …",
    "period": "what year the number speaks of",
    "table cells": "value by row and column heading",
}

Span = tuple[int, int]
Item = dict[str, Any]


@dataclass
class Scores:
    """For each measure the sum of what is right and how many were judged; and the misses."""

    right: dict[str, float] = field(default_factory=lambda: defaultdict(float))
    judged: Counter[str] = field(default_factory=Counter)
    misses: list[str] = field(default_factory=list)

    def add(self, measure: str, score: float | bool, what: object) -> None:
        self.right[measure] += float(score)
        self.judged[measure] += 1
        if score < 1:
            self.misses.append(f"{measure}: {what}")

    def merge(self, other: Scores) -> None:
        for measure, right in other.right.items():
            self.right[measure] += right
        self.judged.update(other.judged)
        self.misses += other.misses

    def share(self, measure: str) -> float | None:
        """Between 0 and 1; None where nothing was judged."""
        return self.right[measure] / self.judged[measure] if self.judged[measure] else None


class Squeezed:
    """A text without white space, and the way from its offsets there and back."""

    def __init__(self, text: str) -> None:
        self.raw = text
        self.back = [i for i, char in enumerate(text) if not char.isspace()]
        self.text = "".join(text[i] for i in self.back)
        self._there: list[int] = []
        for i, at in enumerate(self.back):
            self._there += [i] * (at + 1 - len(self._there))
        self._there += [len(self.back)] * (len(text) + 1 - len(self._there))

    def span(self, span: Iterable[int]) -> Span:
        start, end = span
        return self._there[start], self._there[end]

    def find(self, item: Item) -> Span | None:
        """Where a label's `text` stands, inside its `quote`."""
        at = self.text.find(item["quote"])
        if at < 0:
            return None
        at += item["quote"].index(item["text"])
        return at, at + len(item["text"])


def plain(text: object) -> str:
    """Width folded, white space and closing marks off: how titles and headings are compared."""
    folded = unicodedata.normalize("NFKC", str(text if text is not None else ""))
    return "".join(folded.split()).rstrip("。：:；;，,")


def same_value(a: object, b: object) -> bool:
    if a is None or b is None:
        return a is b
    try:
        x, y = Decimal(str(a)), Decimal(str(b))
    except InvalidOperation:
        return False
    return abs(x - y) <= Decimal("0.000001") * max(Decimal(1), abs(y))


def overlap(a: str, b: str) -> float:
    """F1 of the characters of two phrases, order aside."""
    x, y = Counter(plain(a)), Counter(plain(b))
    both = (x & y).total()
    return 2 * both / (x.total() + y.total()) if both else 0.0


def f1(found: set[str], wanted: set[str]) -> float:
    both = len(found & wanted)
    return 2 * both / (len(found) + len(wanted)) if both else 0.0


def score(labels: Item, record: Item) -> Scores:
    """Judge one record by the labels of its document."""
    judge = _Judge(labels, record)
    judge.front()
    judge.headings()
    judge.roles()
    judge.numbers()
    judge.cells()
    return judge.scores


class _Judge:
    def __init__(self, labels: Item, record: Item) -> None:
        self.labels, self.record = labels, record
        self.name = Path(labels["document"]).name
        self.text = Squeezed(record["text"])
        self.scores = Scores()
        self.sections = [(self.text.span(s["span"]), s) for s in record["sections"]]
        self.quantities = [
            (self.text.span(m["span"]), i, m)
            for i, m in enumerate(record["mentions"])
            if m["kind"] in QUANTITIES
        ]
        self.metrics = {m["mention"]: m for m in record["metrics"] if m.get("mention") is not None}

    def _add(self, measure: str, score: float | bool, what: object) -> None:
        self.scores.add(measure, score, f"{self.name}: {what}")

    def front(self) -> None:
        for key, want in self.labels.get("front", {}).items():
            got = self.record["report"].get(key)
            got = got.get("label") if isinstance(got, dict) else got
            self._add("front matter", plain(got) == plain(want), f"{key} {got!r}, not {want!r}")

    def headings(self) -> None:
        def key(section: Item) -> tuple[int, str, str]:
            return section["level"], plain(section.get("number")), plain(section["heading"])

        got = Counter(key(s) for _, s in self.sections if s.get("heading"))
        want = Counter(key(s) for s in self.labels["sections"] if s.get("heading"))
        outlined = self.labels.get("outline") or ("complete" if self.labels.get("complete") else "")
        for head in want if outlined else ():
            self._add("headings found", got[head] > 0, head)
        for head in got if outlined == "complete" else ():
            self._add("headings right", want[head] > 0, head)
        for want_once in self.labels.get("headings_once", []):
            times = sum(plain(s.get("heading")) == plain(want_once) for _, s in self.sections)
            self._add("headings right", times == 1, f"{want_once} {times} times")

    def _section_at(self, offset: int) -> tuple[Span, Item] | None:
        inside = [(span, s) for span, s in self.sections if span[0] <= offset < span[1]]
        return max(inside, key=lambda pair: (pair[1]["level"], pair[0][0]), default=None)

    def _begin(self, want: Item, anchor: str) -> int:
        """Where a labelled section begins: at the heading of its number, else where its words stand first."""
        number, heading = plain(want.get("number")), plain(want.get("heading"))
        for (start, _), section in self.sections:
            same = heading and plain(section.get("heading")) == heading
            if same and plain(section.get("number")) == number:
                return start
        return self.text.text.find(anchor)

    def roles(self) -> None:
        for want in [*self.labels["sections"], *self.labels.get("paragraphs", [])]:
            anchor = "".join((want.get("starts") or want["heading"]).split())
            offset = self._begin(want, anchor)
            if "same_paragraph_as" in want:
                self._joined(want, offset)
            if "role" not in want:
                continue
            span, got = self._section_at(offset) or ((-1, -1), {})
            role = got.get("role") if offset >= 0 else "text not found"
            self._add("role", role == want["role"], f"{anchor[:16]} {role}, not {want['role']}")
            if want.get("implicit"):
                self._add("implicit sections", span[0] == offset, f"{anchor[:16]} at {span}")
            if want.get("themes"):
                themes = {t["name"] for t in got.get("themes", [])}
                wanted = set(want["themes"])
                says = f"{anchor[:16]} {sorted(themes)}, not {sorted(wanted)}"
                self._add("themes", f1(themes, wanted), says)

    def _joined(self, want: Item, offset: int) -> None:
        first = self.text.text.find(want["same_paragraph_as"])
        whole = (
            0 <= first < offset
            and "\n" not in (self.text.raw[self.text.back[first] : self.text.back[offset]])
        )
        self._add("paragraphs joined", whole, want["starts"])

    def _touching(self, span: Span) -> list[tuple[int, int, Item]]:
        """The quantities that share a character with `span`: shared length, index, mention."""
        found = []
        for (start, end), index, mention in self.quantities:
            shared = min(end, span[1]) - max(start, span[0])
            if shared > 0:
                found.append((shared, index, mention))
        return found

    def numbers(self) -> None:
        labelled: set[int] = set()
        for want in self.labels["mentions"]:
            span = self.text.find(want)
            touching = self._touching(span) if span else []
            labelled.update(index for _, index, _ in touching)
            self._add("numbers found", bool(touching), f"…{want['quote']}…")
            _, index, got = max(touching, key=lambda t: t[0], default=(0, -1, {}))
            self._number(want, span, got)
            self._metric(want, self.metrics.get(index, {}))
        self._false_alarms(labelled)
        for trap in self.labels.get("not_quantities", []):
            span = self.text.find(trap)
            bad = [m["text"] for _, _, m in self._touching(span)] if span else ["text not found"]
            self._add("traps avoided", not bad, f"…{trap['quote']}… {bad}")

    def _number(self, want: Item, span: Span | None, got: Item) -> None:
        shown = {k: got.get(k) for k in ("text", "kind", "value", "unit", "mod")}
        says = f"…{want['quote']}… {want['text']}: {shown}"
        exact = bool(got) and self.text.span(got["span"]) == span
        value = (
            bool(got)
            and same_value(got["value"], want["value"])
            and plain(got["unit"]) == plain(want["unit"])
        )
        rest = bool(got) and (got["mod"], got["kind"]) == (want["mod"], want["kind"])
        self._add("span", exact, says)
        self._add("value", value, f"{says}, not {want['value']} {want['unit']}")
        self._add("complete", exact and value and rest, says)
        for bound in ("min_value", "max_value"):
            if bound in want:
                ok = same_value(got.get(bound), want[bound])
                self._add("bounds", ok, f"{says} {bound} {got.get(bound)}, not {want[bound]}")

    def _metric(self, want: Item, got: Item) -> None:
        says = f"…{want['quote']}… {want['text']}:"
        if want.get("label"):
            shared = overlap(got.get("label") or "", want["label"])
            self._add("label", shared >= 0.6, f"{says} {got.get('label')!r}, not {want['label']!r}")
            self.scores.right["label overlap"] += shared
            self.scores.judged["label overlap"] += 1
        for key in ("status", "aspect", "period"):
            if want.get(key):
                found = got.get(key)
                found = found["label"] if isinstance(found, dict) else found
                self._add(key, found == want[key], f"{says} {found}, not {want[key]}")

    def _false_alarms(self, labelled: set[int]) -> None:
        """Quantities where every one is labelled, and which no label touches."""
        text = self.text.text
        if self.labels.get("complete"):
            regions = [(0, len(text))]
        else:
            ends = [(text.find(a), text.find(b)) for a, b in self.labels.get("covered", [])]
            regions = [(a, b) for a, b in ends if 0 <= a < b]
        for (start, end), index, mention in self.quantities:
            inside = any(a <= start < b for a, b in regions)
            if inside and mention.get("table") is None:
                around = (
                    f"{text[max(0, start - 8) : start]}[{text[start:end]}]{text[end : end + 6]}"
                )
                self._add("numbers right", index in labelled, f"{around} {mention['kind']}")

    def cells(self) -> None:
        found = [
            (plain("".join(m["cell"]["row"])), plain("".join(m["cell"]["column"])), m["value"])
            for m in self.record["metrics"]
            if m.get("cell")
        ]
        for want in self.labels.get("cells", []):
            row, column = plain(want["row"]), plain(want["column"])
            values = [
                v for r, c, v in found if (row in r and column in c) or (row in c and column in r)
            ]
            ok = any(same_value(v, want["value"]) for v in values)
            says = f"{row} × {column}: {values[:4]}, not {want['value']}"
            self._add("table cells", ok, says)


def label_files(folder: Path) -> list[Path]:
    return sorted([*folder.rglob("*.gold.json"), *folder.rglob("*.labels.json")])


def score_folder(folder: Path, documents: Path) -> Iterator[tuple[str, Scores]]:
    """Mine the document of each label file and judge it; yields its name with its scores."""
    from reportmine.batch import mine_all
    from reportmine.store.record import to_record

    labels = [json.loads(path.read_text(encoding="utf-8")) for path in label_files(folder)]
    paths = [documents / item["document"] for item in labels]
    for item, mined in zip(labels, mine_all(paths), strict=True):
        yield item["document"], score(item, to_record(mined))


def table(scores: Scores) -> list[tuple[str, str, int, str]]:
    """Rows of measure, share, number judged, meaning; measures that judged nothing are left out."""
    return [
        (measure, f"{share:.3f}", scores.judged[measure], meaning)
        for measure, meaning in MEASURES.items()
        if (share := scores.share(measure)) is not None
    ]


def markdown(scores: Scores, by_report: dict[str, Scores]) -> str:
    """The part of docs/accuracy.md."""
    shown = [
        "headings found",
        "role",
        "numbers found",
        "complete",
        "label",
        "status",
        "table cells",
    ]
    lines = [
        "## The samples",
        "",
        "Written by `python benchmarks/accuracy.py --write docs/accuracy.md`.",
        "",
        f"Measured on the {len(by_report)} reports of corpora/samples. **They are synthetic**: written for",
        "this project by the people who also wrote the rules, so these figures show that nothing is",
        "broken, not how well other people's reports are read. `--gold DIR` measures on reports that",
        "you have labelled yourself (format: corpora/README.md).",
        "",
        "| measure | right | judged | what is asked |",
        "|---|---|---|---|",
        *(f"| {m} | {share} | {n} | {meaning} |" for m, share, n, meaning in table(scores)),
        "",
        "### By report",
        "",
        f"| report | {' | '.join(shown)} |",
        f"|---|{'---|' * len(shown)}",
    ]
    for name, own in by_report.items():
        cells = ["–" if own.share(m) is None else f"{own.share(m):.3f}" for m in shown]
        lines.append(f"| {name} | {' | '.join(cells)} |")
    return "\n".join(lines) + "\n"


def digest(folder: Path) -> str:
    """Of all labels below a folder: floors are only worth something for the labels they were set on."""
    sha = hashlib.sha256()
    for path in label_files(folder):
        sha.update(path.relative_to(folder).as_posix().encode() + b"\0" + path.read_bytes())
    return sha.hexdigest()


def floors(scores: Scores, folder: Path, old: Item) -> str:
    """A floors file. On the same labels a floor only rises; other labels begin anew."""
    same = old.get("labels") == digest(folder)
    lines = [
        "# What accuracy on the samples must not fall below. Written by",
        "# `python benchmarks/accuracy.py --floors tests/corpora/floors.toml`, which never lowers one.",
        "",
        f'labels = "{digest(folder)}"',
        "",
        "[floors]",
    ]
    for measure in MEASURES:
        share = scores.share(measure)
        if share is not None:
            floor = math.floor(share * 1000) / 1000
            before = old.get("floors", {}).get(measure, 0.0) if same else 0.0
            lines.append(f'"{measure}" = {max(floor, before):.3f}')
    return "\n".join(lines) + "\n"


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--gold", type=Path, help="folder of label files instead of the samples")
    parser.add_argument("--documents", type=Path, help="folder that the labels' paths start from")
    parser.add_argument("--errors", action="store_true", help="print every miss")
    parser.add_argument("--write", type=Path, help="write the table as Markdown")
    parser.add_argument("--floors", type=Path, help="raise the floors in this file")
    args = parser.parse_args()
    folder = args.gold or SAMPLES
    documents = args.documents or (args.gold.resolve().parent if args.gold else SAMPLES / "pdf")
    by_report = dict(score_folder(folder, documents))
    if not by_report:
        print(f"no *.gold.json or *.labels.json below {folder}", file=sys.stderr)
        return 2
    scores = Scores()
    for own in by_report.values():
        scores.merge(own)
    print(f"{len(by_report)} reports, {'labelled in ' + folder.name if args.gold else 'synthetic'}")
    for measure, share, judged, _ in table(scores):
        print(f"{measure:18} {share}  of {judged}")
    if args.errors:
        print(*scores.misses, sep="\n")
    if args.write:
        put(args.write, "samples", markdown(scores, by_report))
    if args.floors:
        old = tomllib.loads(args.floors.read_text("utf-8")) if args.floors.exists() else {}
        args.floors.write_text(floors(scores, folder, old), encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
