"""How fast, against other readers: one table, measured in one run.

    python benchmarks/speed.py [FILES…] [--runs N] [--write docs/performance.md]

`--write` measures memory, scans and layouts as well (memory.py, layouts.py) and keeps all tables.

In:  PDF files; without any, the sample reports of this project.
Out: pages per second (median of the runs), the ratio to pdfplumber's text and tables, peak memory.
     Reading gives text, a box for each character, and tables; pdfplumber is measured with its
     tables and without, pypdf and pdftotext give text alone. Absolute figures belong to the machine; the ratios are what may be quoted.

Each method runs in a process of its own, with one thread, and the methods take turns, so that what
else the machine does falls on all of them alike; seconds are processor time for the same reason. Starting up (imports, dictionaries, models) is
not in the figures: each process does one file first, then repeats all files for at least
`SECONDS`.
"""

from __future__ import annotations

import argparse
import json
import os
import platform
import resource
import shutil
import statistics
import subprocess
import sys
import tempfile
from collections.abc import Callable
from dataclasses import dataclass
from importlib.metadata import PackageNotFoundError, version
from importlib.util import find_spec
from pathlib import Path

from layouts import layouts_table
from memory import memory_table
from scans import scans_table

HERE = Path(__file__).resolve().parent
SAMPLES = HERE.parent / "corpora" / "samples" / "pdf"
SECONDS = 1.0  # that a run takes at least
PEER = "plumber"  # the method that all others are compared with

Method = Callable[[Path], str]


def by_read() -> Method:
    """Reading alone: text, places, lines, tables."""
    from reportmine.read import read

    return lambda path: read(path).text


def by_mine() -> Method:
    """Everything: reading, outline, roles and themes, the ledger of numbers, metrics."""
    from reportmine.pipeline import mine

    return lambda path: mine(path).report.text


def by_plumber() -> Method:
    """pdfplumber's text and tables: its characters have boxes, too."""
    import pdfplumber

    def text(path: Path) -> str:
        with pdfplumber.open(path) as pdf:
            parts = []
            for page in pdf.pages:
                parts.append(page.extract_text())
                page.extract_tables()
            return "\n".join(parts)

    return text


def by_plumber_text() -> Method:
    """pdfplumber's bare text, no tables."""
    import pdfplumber

    def text(path: Path) -> str:
        with pdfplumber.open(path) as pdf:
            return "\n".join(page.extract_text() for page in pdf.pages)

    return text


def by_pypdf() -> Method:
    """pypdf's bare text."""
    import pypdf

    return lambda path: "\n".join(page.extract_text() for page in pypdf.PdfReader(path).pages)


def by_pdftotext() -> Method:
    """poppler's pdftotext, a program of its own: starting it is in the figure."""

    def text(path: Path) -> str:
        done = subprocess.run(["pdftotext", path, "-"], capture_output=True, check=True)
        return done.stdout.decode("utf-8", "replace")

    return text


METHODS: dict[str, tuple[str, Callable[[], Method]]] = {
    "read": ("reportmine: reading (text, boxes, tables)", by_read),
    "mine": ("reportmine: mine (all steps)", by_mine),
    "plumber": ("pdfplumber: extract_text, extract_tables", by_plumber),
    "plumber-text": ("pdfplumber: extract_text", by_plumber_text),
    "pypdf": ("pypdf: extract_text", by_pypdf),
    "pdftotext": ("poppler: pdftotext", by_pdftotext),
}


@dataclass(frozen=True, slots=True)
class Run:
    """One process: processor seconds for one pass, characters read, peak memory in MB."""

    seconds: float
    characters: int
    memory: float


def measure(method: str, files: list[Path]) -> Run:
    """Run one method in this process; the first file once beforehand, to warm up."""
    text = METHODS[method][1]()
    text(min(files, key=lambda file: file.stat().st_size))
    passes, start = 0, busy()
    while not passes or busy() - start < SECONDS:
        characters = sum(len("".join(text(file).split())) for file in files)
        passes += 1
    seconds = (busy() - start) / passes
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return Run(seconds, characters, peak / (1024 * 1024 if sys.platform == "darwin" else 1024))


def busy() -> float:
    """Processor seconds of this process and of those that it has started and that have ended."""
    times = os.times()
    return times.user + times.system + times.children_user + times.children_system


def in_own_process(method: str, files: list[Path]) -> Run:
    """The same, in a fresh process with one thread."""
    command = [sys.executable, __file__, "--measure", method, *map(str, files)]
    threads = dict.fromkeys(("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS"), "1")
    done = subprocess.run(
        command, capture_output=True, text=True, check=False, env={**os.environ, **threads}
    )
    if done.returncode:
        reason = done.stderr.strip().splitlines()[-1:] or [f"exit code {done.returncode}"]
        raise SystemExit(f"{method} failed: {reason[0]}")
    return Run(**json.loads(done.stdout))


def take_turns(methods: list[str], files: list[Path], runs: int) -> dict[str, list[Run]]:
    """All methods, `runs` rounds, one after the other in each round."""
    results: dict[str, list[Run]] = {method: [] for method in methods}
    for turn in range(runs):
        for method in methods:
            print(f"run {turn + 1} of {runs}: {method} …", file=sys.stderr)
            results[method].append(in_own_process(method, files))
    return results


def table(results: dict[str, list[Run]], pages: int) -> str:
    """The results as a Markdown table."""
    lines = [
        "| method | pages/s | lowest – highest | × pdfplumber | peak memory | characters |",
        "|---|---:|---:|---:|---:|---:|",
    ]
    peer = statistics.median(run.seconds for run in results[PEER])
    for method, runs in results.items():
        speeds = sorted(pages / run.seconds for run in runs)
        median = statistics.median(speeds)
        lines.append(
            f"| {METHODS[method][0]} | {median:.0f} | {speeds[0]:.0f} – {speeds[-1]:.0f} "
            f"| {median * peer / pages:.1f} | {max(run.memory for run in runs):.0f} MB "
            f"| {runs[0].characters} |"
        )
    return "\n".join(lines)


def machine() -> str:
    """The facts a reader needs to judge the figures; nothing that names the machine."""
    cpu = platform.processor() or platform.machine()
    facts = Path("/proc/cpuinfo")
    if facts.exists():
        names = [
            line.partition(":")[2].strip()
            for line in facts.read_text(encoding="utf-8").splitlines()
            if line.startswith("model name")
        ]
        cpu = names[0] if names else cpu
    versions = []
    for package in ("pypdfium2", "pdfplumber", "pdfminer.six", "pypdf"):
        try:
            versions.append(f"{package} {version(package)}")
        except PackageNotFoundError:
            continue
    return (
        f"{cpu}, {os.cpu_count()} processors, one used; {platform.system()}, "
        f"Python {platform.python_version()}; {', '.join(versions)}"
    )


def count_pages(files: list[Path]) -> int:
    """The pages of all files together."""
    import pypdfium2

    total = 0
    for file in files:
        document = pypdfium2.PdfDocument(file)
        total += len(document)
        document.close()
    return total


def page_of(text: str, what: str, runs: int, pages: int) -> str:
    """The whole of docs/performance.md; measures what is not in `text`: memory, scans, layouts."""
    samples = sorted(SAMPLES.glob("*.pdf"))
    with tempfile.TemporaryDirectory() as folder:
        layouts, _ = layouts_table(Path(folder))
    return f"""# Performance

Written by `python benchmarks/speed.py --write docs/performance.md`; do not edit.

Machine: {machine()}.

## Speed

{what}, {pages} pages; pages per second of processor time, median of {runs} runs in turns, each in a
process of its own, start-up not counted. Ratios may be quoted; the other figures belong to this
machine.

{text}

## Memory

Files of so many pages, put together from the sample reports. A dash: not measured, because the
reader takes minutes for a file of that size.

{memory_table(samples, [10, 200, 5000], 200)}

## Scans

Pages painted from the sample reports, laid 0.6° aslant, blurred and speckled, and recognised by both
readers, one after the other, one thread each; processor time. Not found: characters of the page's
text that are nowhere; wrong in order: of the whole text, as it is read from the printed file.

{scans_table(samples, 5, 0.6) or "Not measured: the recogniser is not installed."}

## Layouts

Printed from known truth and read back: how alike the text is (white space aside; 100 % is every
character in its order) and how many table cells are exact: text, row, column and span.

{layouts}
"""


def main() -> None:
    """Parse, measure, print."""
    parser = argparse.ArgumentParser(description="Pages per second against other readers.")
    parser.add_argument("files", nargs="*", type=Path, help="PDF files (default: the samples)")
    parser.add_argument("--runs", type=int, default=3, help="rounds (default 3)")
    parser.add_argument("--write", type=Path, help="also write the table into this file")
    parser.add_argument("--measure", choices=METHODS, help=argparse.SUPPRESS)
    args = parser.parse_args()
    files = args.files or sorted(SAMPLES.glob("*.pdf"))
    if not files:
        parser.error("no PDF files; print the samples first, or name files")
    if args.measure:
        run = measure(args.measure, files)
        print(json.dumps({name: getattr(run, name) for name in Run.__slots__}))
        return
    pages = count_pages(files)
    there = {"pypdf": find_spec("pypdf"), "pdftotext": shutil.which("pdftotext")}
    methods = [method for method in METHODS if there.get(method, True)]
    what = f"{len(files)} files" if args.files else f"The {len(files)} sample reports"
    text = table(take_turns(methods, files, args.runs), pages)
    print(f"{what}, {pages} pages; {machine()}\n\n{text}")
    if args.write:
        args.write.parent.mkdir(parents=True, exist_ok=True)
        args.write.write_text(page_of(text, what, args.runs, pages), encoding="utf-8")


if __name__ == "__main__":
    main()
