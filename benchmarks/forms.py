"""Statutory forms in many layouts, printed from known truth and mined again.

    python benchmarks/forms.py [--only WORD] [--keep FOLDER] [--errors]

Out: for each file the share of cells that are `found` (a metric with this value whose headings hold
the innermost heading of the row and of the column) and `exact` (with all headings of its row and of
its column and no other). Producers that are not installed are named and left out. With `--keep` the
files stay in FOLDER and are not printed again.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
import unicodedata
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from form_accounts import accounts
from form_look import Look
from form_print import PRODUCERS, missing, print_forms
from form_tables import Fact, Form, Habit, disclosure

from reportmine.errors import ReadError
from reportmine.findings import CellPath, Metric
from reportmine.pipeline import mine

NAME = "河东区水务局"


@dataclass(frozen=True, slots=True)
class Case:
    producer: str
    kind: str
    habit: Habit
    look: Look

    @property
    def name(self) -> str:
        marks = "".join(
            m for m, on in (("-vertical", self.look.vertical), ("-wide", self.look.landscape)) if on
        )
        return f"{self.habit.seed:02}-{self.producer}-{self.kind}-{self.look.rules}{marks}"

    def forms(self) -> list[Form]:
        return disclosure(self.habit) if self.kind == "disclosure" else accounts(self.habit)

    @property
    def heading(self) -> str:
        what = "政府信息公开工作年度报告" if self.kind == "disclosure" else "部门决算"
        return f"{NAME}{self.habit.year}年{what}"


def cases() -> Iterator[Case]:
    """Every producer with every way of drawing rules that it can, other habits mixed in by turns."""
    ways = {
        "html": ("full",), "docx": ("full", "none"), "scan": ("full",), "office": ("full", "dotted", "rows", "none", "pale"),
        "office-html": ("full", "none"), "reportlab": ("full", "hair", "rows", "none"),
    }  # fmt: skip
    web = (
        "full",
        "hair",
        "separate",
        "spaced",
        "ground",
        "dotted",
        "pale",
        "double",
        "rows",
        "none",
        "striped",
    )
    seed = 0
    for producer in PRODUCERS:
        for rules in ways.get(producer, web):
            for kind in ("disclosure", "accounts"):
                seed += 1
                yield Case(producer, kind, _habit(seed, kind), _look(seed, kind, rules))


def _habit(seed: int, kind: str) -> Habit:
    return Habit(
        seed, year=(2023, 2019, 2022, 2020)[seed // 2 % 4], zero=("0", "", "0.00", "-")[seed // 2 % 4],
        money=("万元", "万元", "元")[seed % 3], thousands=seed % 5 > 0,
        unit_at=("above", "above", "title", "head")[seed // 2 % 4], codes=(1, 3)[seed // 4 % 2],
        numbered=seed % 3 == 0, title_row=kind == "accounts" and seed % 7 == 0,
    )  # fmt: skip


def _look(seed: int, kind: str, rules: str) -> Look:
    wide = seed % 4 == 0
    size = (8.0, 9.0, 7.5)[seed % 3] if kind == "accounts" or not wide else 10.5
    return Look(
        rules, size, wide, vertical=seed % 3 == 1, repeat=seed % 2 == 0, lead=1 + seed % 5,
        numbers="right" if kind == "accounts" else "center", broken=seed % 4 == 1,
        apart=kind == "accounts" and (seed % 7 == 0 or seed % 4 < 2),
    )  # fmt: skip


# -- comparing


def solid(text: str) -> str:
    return "".join(unicodedata.normalize("NFKC", text).split())


def _joined(labels: tuple[str, ...]) -> str:
    return solid("".join(labels))


def is_found(fact: Fact, metric: Metric, path: CellPath) -> bool:
    """As users look a cell up: by one heading of its row and one of its column."""
    row, column = solid(fact.row[-1]), solid(fact.column[-1])
    at_row, at_column = _joined(path.row), _joined(path.column)
    there = (row in at_row and column in at_column) or (row in at_column and column in at_row)
    return there and metric.value == fact.value


def is_exact(fact: Fact, metric: Metric, path: CellPath) -> bool:
    wanted = {solid(label) for label in (*fact.row, *fact.column)}
    return metric.value == fact.value and wanted == {
        solid(label) for label in (*path.row, *path.column)
    }


def score(case: Case, path: Path, errors: bool) -> tuple[int, int, int]:
    """Cells found, cells exact, all cells."""
    try:
        cells = [(m, m.cell) for m in mine(path).metrics if m.cell]
    except ReadError as error:
        print(f"  {error}")
        cells = []
    by_value: defaultdict[object, list[tuple[Metric, CellPath]]] = defaultdict(list)
    for metric, at in cells:
        by_value[metric.value].append((metric, at))
    found = exact = total = 0
    for fact in (fact for form in case.forms() for fact in form.facts):
        hits = by_value[fact.value]
        total += 1
        found += any(is_found(fact, *hit) for hit in hits)
        right = any(is_exact(fact, *hit) for hit in hits)
        exact += right
        if errors and not right:
            print(
                "  ",
                fact.row,
                fact.column,
                fact.value,
                "|",
                [(h[1].row, h[1].column) for h in hits][:2],
            )
    return found, exact, total


def main() -> int:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--only", help="cases whose name holds this word")
    parser.add_argument("--keep", type=Path, help="folder for the printed files")
    parser.add_argument("--errors", action="store_true", help="print the cells that are not exact")
    args = parser.parse_args()
    for producer in PRODUCERS:
        if lack := missing(producer):
            print(f"{producer} left out: it needs {lack}")
    sums: defaultdict[str, list[int]] = defaultdict(lambda: [0, 0, 0])
    with tempfile.TemporaryDirectory() as temporary:
        folder = args.keep or Path(temporary)
        folder.mkdir(parents=True, exist_ok=True)
        for case in cases():
            if missing(case.producer) or (args.only and args.only not in case.name):
                continue
            kept = [folder / f"{case.name}.{end}" for end in ("pdf", "html", "docx")]
            path = next((p for p in kept if p.exists()), None) or print_forms(
                case.forms(), case.heading, case.look, case.producer, folder, case.name
            )
            counts = score(case, path, args.errors)
            print(
                f"{case.name:44} found {counts[0]:4}  exact {counts[1]:4}  of {counts[2]:4}",
                flush=True,
            )
            for group in (case.producer, case.kind, case.look.rules, "all"):
                sums[group] = [a + b for a, b in zip(sums[group], counts, strict=True)]
    for group, (found, exact, total) in sums.items():
        print(f"{group:14} found {found / total:7.2%}  exact {exact / total:7.2%}  of {total}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
