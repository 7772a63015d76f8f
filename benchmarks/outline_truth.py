"""How right the outline is, on reports that are written with their truth.

    python benchmarks/outline_truth.py                       2,000 reports, as paragraphs
    python benchmarks/outline_truth.py --as txt --count 500  wrapped at 20–40 characters, read back from .txt
    python benchmarks/outline_truth.py --as pdf --count 200  printed to PDF with page numbers, read back
    python benchmarks/outline_truth.py --noise 0.01          1 % of the characters spoilt (noise.py)
    python benchmarks/outline_truth.py --errors 20           the first misses, to learn from
    python benchmarks/outline_truth.py --linear              10 k, 100 k and 1 M characters: time a character
    python benchmarks/outline_truth.py --write FILE          everything above and a peer, as a section of FILE

The reports are those of outline_writer.py: habits × depths × run-in or not × numbers gone wrong ×
sections that no heading opens; half of them in one of the manners of outline_variants.py.

Measures: heading precision, recall and F1 (level, number and words); STEDS, the tree edit similarity
of tree_edit.py; implicit-section F1 (role and start); each field of the front matter. Positions are
compared in the text without white space. Under noise a heading's words are wanted as the spoilt text
has them, its number and the front matter as the author wrote them.
"""

from __future__ import annotations

import argparse
import random
import re
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))

from noise import noisy
from outline_print import as_report
from outline_variants import written
from outline_words import HABITS
from outline_writer import Head, Truth, Turn, Writer
from page import put
from tree_edit import steds

from reportmine.findings import Outline
from reportmine.outline import outline
from reportmine.report import Report

__all__ = ["HABITS", "Score", "Writer", "judge", "run", "spoilt"]


def spoilt(truth: Truth, share: float, seed: int) -> Truth:
    """The same report after a careless scan; headings' words and all places go with the text."""
    r = random.Random(seed)
    hit = [noisy(p, share, r) for p in truth.paragraphs]
    heads = []
    for head in truth.heads:
        text, offsets = hit[head.paragraph]
        words = text[offsets[head.at] : offsets[head.at + len(head.words)]]
        heads.append(head._replace(words=words, at=offsets[head.at]))
    turns = [turn._replace(at=hit[turn.paragraph][1][turn.at]) for turn in truth.implicit]
    return replace(truth, paragraphs=[text for text, _ in hit], heads=heads, implicit=turns)


# --- scores ---------------------------------------------------------------------------------------


FIELDS = ("title", "organisation", "kind", "period", "issued")
ROLES = ("overview", "review", "shortcomings", "plan", "closing")


@dataclass
class Score:
    """Counts over all reports."""

    counts: Counter[str] = field(default_factory=Counter)
    similarity: list[float] = field(default_factory=list)
    misses: list[str] = field(default_factory=list)

    def add(self, name: str, found: Counter[object], wanted: Counter[object]) -> None:
        self.counts[name + " hit"] += sum((found & wanted).values())
        self.counts[name + " found"] += sum(found.values())
        self.counts[name + " wanted"] += sum(wanted.values())

    def prf(self, name: str) -> tuple[float, float, float]:
        hit, found, wanted = (self.counts[f"{name} {k}"] for k in ("hit", "found", "wanted"))
        p, r = hit / max(1, found), hit / max(1, wanted)
        return p, r, 2 * p * r / max(1e-9, p + r)


def bare(words: str | None) -> str:
    return re.sub(r"\s", "", words or "")


def judge(score: Score, truth: Truth, report: Report, got: Outline, seed: int) -> None:
    """Adds one report to the score."""
    heads = [
        Head(s.level, bare(s.number), bare(s.heading), 0, 0) for s in got.sections if s.heading
    ]
    wanted = [Head(h.level, bare(h.number), bare(h.words), 0, 0) for h in truth.heads]
    score.add("heading", Counter(heads), Counter(wanted))
    trees = ([(h.level, (h.number, h.words)) for h in side] for side in (heads, wanted))
    score.similarity.append(steds(*trees))
    _judge_implicit(score, truth, report, got, seed)
    front = {
        "title": bare(got.front.title), "organisation": got.front.organisation, "kind": got.front.kind,
        "period": got.front.period and got.front.period.label, "issued": got.front.issued,
    }  # fmt: skip
    for name, want in truth.front.items():
        score.counts[f"front {name}"] += front[name] == want
        if front[name] != want:
            score.misses.append(f"{seed} {name}: {front[name]!r} not {want!r}")
    for head in (Counter(wanted) - Counter(heads)).elements():
        score.misses.append(f"{seed} [{truth.habit}] heading missed: {head[:3]}")
    for head in (Counter(heads) - Counter(wanted)).elements():
        score.misses.append(f"{seed} [{truth.habit}] heading too many: {head[:3]}")


def _judge_implicit(score: Score, truth: Truth, report: Report, got: Outline, seed: int) -> None:
    squeezed = [0]
    for c in report.text:
        squeezed.append(squeezed[-1] + (not c.isspace()))
    found = {(s.role, squeezed[s.span.start]) for s in got.sections if s.implicit}
    wanted = {(t.role, _place(truth, t)) for t in truth.implicit}
    for role in ROLES:
        both = [Counter(i for i in side if i[0] == role) for side in (found, wanted)]
        score.add(role, *both)
    for i in sorted(wanted ^ found):
        at = squeezed.index(i[1])
        verb = "missed" if i in wanted else "too many"
        score.misses.append(f"{seed} [{truth.habit}] {i[0]} {verb}: {report.text[at : at + 30]!r}")


def _place(truth: Truth, turn: Turn) -> int:
    """Where a turn stands in the text without white space."""
    before = "".join(truth.paragraphs[: turn.paragraph])
    return len(bare(before + truth.paragraphs[turn.paragraph][: turn.at]))


def run(count: int, form: str, noise: float, first: int = 1) -> tuple[Score, int, float]:
    """Writes, reads and judges `count` reports; gives the score, characters, and outline seconds."""
    score, characters, seconds = Score(), 0, 0.0
    with tempfile.TemporaryDirectory() as folder:
        for seed in range(first, first + count):
            truth = written(seed, wrapped=form != "paragraphs")
            if noise:
                truth = spoilt(truth, noise, seed)
            report = as_report(truth, truth.paragraphs, form, seed, Path(folder))
            start = time.process_time()
            got = outline(report)
            seconds += time.process_time() - start
            characters += len(report.text)
            judge(score, truth, report, got, seed)
    return score, characters, seconds


def table(score: Score, count: int) -> Iterator[str]:
    p, r, f = score.prf("heading")
    yield f"heading precision       {p:.4f}"
    yield f"heading recall          {r:.4f}"
    yield f"heading F1              {f:.4f}"
    yield f"STEDS                   {sum(score.similarity) / count:.4f}"
    for role in ROLES:
        p, r, f = score.prf(role)
        yield f"implicit {role:14} F1 {f:.4f} (P {p:.4f}, R {r:.4f})"
    for name in FIELDS:
        yield f"front {name:17} {score.counts['front ' + name] / count:.4f}"


def linear() -> Iterator[str]:
    """Time a character for texts of growing length."""
    text = "\n".join(p for seed in range(1, 4000) for p in written(seed).paragraphs)
    for length in (10_000, 100_000, 1_000_000):
        report = Report(id="x", source="x.txt", format="text", text=text[:length])
        best = min(_timed(report) for _ in range(3))
        yield f"{length:>9,} characters: {best:.3f} s, {best / length * 1e6:.2f} µs a character"
    for line in ("（一）党建工作", "课堂：老师重新做学生", "各位代表！"):
        seconds = []
        for length in (50_000, 200_000):
            lines = (line + "\n") * (length // (len(line) + 1))
            seconds.append(_timed(Report(id="x", source="x.txt", format="text", text=lines)))
        told = " and ".join(f"{s:.2f} s" for s in seconds)
        yield f"{line} and nothing else, 50,000 and 200,000 characters: {told}"


def _timed(report: Report) -> float:
    start = time.process_time()
    outline(report)
    return time.process_time() - start


# --- the section of docs/accuracy.md ----------------------------------------------------------------

RUNS = (
    ("as paragraphs", "paragraphs", 0.0, 1.0),
    ("wrapped .txt", "txt", 0.0, 0.2),
    ("printed to PDF", "pdf", 0.0, 0.05),
    ("1 % noise", "paragraphs", 0.01, 0.2),
)


def section(count: int) -> str:
    """The measures of all forms as Markdown, and a peer on the same files."""
    names = [name for name, *_ in RUNS]
    columns = []
    for _, form, noise, share in RUNS:
        n = max(1, int(count * share))
        score, characters, seconds = run(n, form, noise)
        columns.append(dict(_figures(score, n, characters / seconds)))
    rows = [f"| measure | {' | '.join(names)} |", "|---" * (len(names) + 1) + "|"]
    rows += [f"| {m} | {' | '.join(c[m] for c in columns)} |" for m in columns[0]]
    return "\n".join(
        [
            "## The outline, on generated reports", "",
            "Written by `python benchmarks/outline_truth.py --write docs/accuracy.md`. The reports are made up by",
            "benchmarks/outline_writer.py and outline_variants.py, and their author knows the rules: new documents will be harder.", "",
            *rows, "", *_peer(max(1, count // 80)), "", "Time of the outline alone on growing text:", "",
            *(f"- {line}" for line in linear()), "",
        ]
    )  # fmt: skip


def _figures(score: Score, n: int, speed: float) -> Iterator[tuple[str, str]]:
    yield "reports", f"{n:,}"
    for name, figure in zip(("precision", "recall", "F1"), score.prf("heading"), strict=True):
        yield f"heading {name}", f"{figure:.4f}"
    yield "STEDS", f"{sum(score.similarity) / n:.4f}"
    for role in ROLES:
        yield f"implicit {role} F1", f"{score.prf(role)[2]:.4f}"
    for name in FIELDS:
        yield f"front {name}", f"{score.counts['front ' + name] / n:.4f}"
    yield "characters a second", f"{speed / 1e6:.2f} M"


def _peer(count: int) -> Iterator[str]:
    """MarkItDown's headings in the same PDFs, and how many pages a second both take."""
    try:
        from markitdown import MarkItDown
    except ImportError:
        yield "No peer is installed; `pip install 'markitdown[pdf]'` adds one."
        return
    from reportmine.read import read

    ours, theirs = Score(), Score()
    pages, seconds = 0, [0.0, 0.0]
    with tempfile.TemporaryDirectory() as folder:
        for seed in range(1, count + 1):
            truth = written(seed, wrapped=True)
            report = as_report(truth, truth.paragraphs, "pdf", seed, Path(folder))
            pages += len(report.pages)
            path = Path(folder) / f"r{seed}.pdf"
            start = time.process_time()
            got = outline(read(path))
            seconds[0] += time.process_time() - start
            judge(ours, truth, report, got, seed)
            start = time.process_time()
            text = MarkItDown().convert(path).text_content
            seconds[1] += time.process_time() - start
            marked = re.findall(r"^(#+)\s+(.*\S)\s*$", text, re.MULTILINE)
            found = Counter(bare(words) for _, words in marked)
            theirs.add("heading", found, Counter(bare(h.words) for h in truth.heads))
    yield f"The same {count} PDFs ({pages} pages) read by a tool that gives Markdown with headings; its"
    yield "headings are compared by their words alone, ours by level and number, too:"
    yield ""
    yield "| | heading precision | recall | F1 | pages a second |"
    yield "|---|---|---|---|---|"
    for name, score, spent in (
        ("reportmine", ours, seconds[0]),
        ("MarkItDown", theirs, seconds[1]),
    ):
        p, r, f = score.prf("heading")
        yield f"| {name} | {p:.4f} | {r:.4f} | {f:.4f} | {pages / spent:.0f} |"


def main() -> int:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--count", type=int, default=2000)
    parser.add_argument(
        "--as", dest="form", choices=("paragraphs", "txt", "pdf"), default="paragraphs"
    )
    parser.add_argument("--noise", type=float, default=0.0)
    parser.add_argument("--errors", type=int, default=0)
    parser.add_argument("--linear", action="store_true")
    parser.add_argument("--write", type=Path)
    args = parser.parse_args()
    if args.write:
        put(args.write, "outline", section(args.count))
        return 0
    if args.linear:
        print("\n".join(linear()))
        return 0
    score, characters, seconds = run(args.count, args.form, args.noise)
    print(f"{args.count} reports as {args.form}, noise {args.noise:.0%}, {characters:,} characters")
    print("\n".join(table(score, args.count)))
    print(f"outline alone           {characters / seconds / 1e6:.2f} M characters a second")
    print("\n".join(score.misses[: args.errors]))
    return 0


if __name__ == "__main__":
    sys.exit(main())
