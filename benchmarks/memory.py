"""Peak memory of reading, at 10, 200 and 5,000 pages.

    python benchmarks/memory.py [FILES…] [--pages 10 200 5000]

In:  PDF files whose pages are used over and over; without any, the sample reports.
Out: for each number of pages the peak memory of a process that reads such a file, and what each
     page more costs, against pdfplumber, pypdf and pdftotext. Each in a process of its own.
"""

from __future__ import annotations

import argparse
import json
import multiprocessing
import resource
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from importlib.util import find_spec
from itertools import cycle, islice
from pathlib import Path

import pikepdf

HERE = Path(__file__).resolve().parent
SAMPLES = HERE.parent / "corpora" / "samples" / "pdf"

Method = Callable[[Path], int]


def repeat_pages(files: list[Path], count: int, target: Path) -> None:
    """A PDF of so many pages; pages that come again share their objects, as forms do."""
    with pikepdf.new() as made:
        sources = [pikepdf.open(file) for file in files]
        pages = [page for source in sources for page in source.pages]
        for page in islice(cycle(pages), count):
            made.pages.append(page)
        made.save(target)
        for source in sources:
            source.close()


def by_read() -> Method:
    """Reading as a whole: text, boxes, lines, tables."""
    from reportmine.read import read

    return lambda path: len(read(path).text)


def by_plumber() -> Method:
    """pdfplumber's text and tables, each page given back to it after use."""
    import pdfplumber

    def length(path: Path) -> int:
        with pdfplumber.open(path) as pdf:
            count = 0
            for page in pdf.pages:
                count += len(page.extract_text())
                page.extract_tables()
                page.close()
            return count

    return length


def by_pypdf() -> Method:
    """pypdf's bare text."""
    import pypdf

    return lambda path: sum(len(page.extract_text()) for page in pypdf.PdfReader(path).pages)


def by_pdftotext() -> Method:
    """poppler's pdftotext, its output thrown away: the memory is that of the program."""
    return lambda path: subprocess.run(["pdftotext", path, "/dev/null"], check=True).returncode


METHODS: dict[str, tuple[str, Callable[[], Method]]] = {
    "read": ("reportmine: reading (text, boxes, tables)", by_read),
    "plumber": ("pdfplumber: extract_text, extract_tables", by_plumber),
    "pypdf": ("pypdf: extract_text", by_pypdf),
    "pdftotext": ("poppler: pdftotext", by_pdftotext),
}


def measure(method: str, file: Path) -> dict[str, float]:
    """Read a file in this process: seconds of processor time, peak memory."""
    run = METHODS[method][1]()
    run(min(SAMPLES.glob("*.pdf")))
    start = time.process_time()
    run(file)
    return {"seconds": time.process_time() - start, "peak": _peak(method)}


def _peak(method: str) -> float:
    """Peak memory of this process in MB, or of the program it has started."""
    whose = resource.RUSAGE_CHILDREN if method == "pdftotext" else resource.RUSAGE_SELF
    return resource.getrusage(whose).ru_maxrss / (1 << 20 if sys.platform == "darwin" else 1 << 10)


def in_own_process(method: str, file: Path) -> dict[str, float]:
    """The same, in a fresh process."""
    command = [sys.executable, __file__, "--measure", method, str(file)]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    found: dict[str, float] = json.loads(done.stdout)
    return found


def memory_table(files: list[Path], counts: list[int], peer_pages: int) -> str:
    """Peak memory by number of pages, as Markdown; slow peers only up to `peer_pages`."""
    there = {"pypdf": find_spec("pypdf"), "pdftotext": shutil.which("pdftotext")}
    methods = [method for method in METHODS if there.get(method, True)]
    peaks: dict[str, dict[int, float]] = {method: {} for method in methods}
    with tempfile.TemporaryDirectory() as folder:
        target = Path(folder, "pages.pdf")
        for count in counts:
            _in_own_process(repeat_pages, files, count, target)
            for method in methods:
                if count > peer_pages and method in ("plumber", "pypdf"):
                    continue
                print(f"memory: {count} pages, {method} …", file=sys.stderr)
                peaks[method][count] = in_own_process(method, target)["peak"]
    head = "".join(f" {count:,} pages |" for count in counts)
    rows = [_row(METHODS[method][0], peaks[method], counts) for method in methods]
    return "\n".join(
        [f"| peak memory |{head} each page more |", "|---|" + "---:|" * (len(counts) + 1), *rows]
    )


def _row(name: str, peaks: dict[int, float], counts: list[int]) -> str:
    """The peaks of a method, and what a page more costs between the two largest numbers."""
    cells = [f"{peaks[count]:.0f} MB" if count in peaks else "–" for count in counts]
    *_, few, many = [0, *counts]
    known = few in peaks and many in peaks
    cells.append(f"{(peaks[many] - peaks[few]) * 1024 / (many - few):.0f} KB" if known else "–")
    return f"| {name} | {' | '.join(cells)} |"


def _in_own_process(work: Callable[..., None], *args: object) -> None:
    """What makes the files must not count as memory of what reads them: a new process begins with
    the peak of the one that started it."""
    process = multiprocessing.get_context("spawn").Process(target=work, args=args)
    process.start()
    process.join()


def main() -> None:
    """Make the files, measure, print."""
    parser = argparse.ArgumentParser(description="Peak memory of reading.")
    parser.add_argument("files", nargs="*", type=Path, help="PDF files (default: the samples)")
    parser.add_argument("--pages", nargs="*", type=int, default=[10, 200, 5000])
    parser.add_argument("--peer-pages", type=int, default=200, help="slow peers only up to these")
    parser.add_argument("--measure", choices=METHODS, help=argparse.SUPPRESS)
    args = parser.parse_args()
    if args.measure:
        print(json.dumps(measure(args.measure, args.files[0])))
        return
    files = args.files or sorted(SAMPLES.glob("*.pdf"))
    print(memory_table(files, args.pages, args.peer_pages))


if __name__ == "__main__":
    main()
