"""Peak memory of reading, at 10, 200 and 5,000 pages; and what a scanned page costs.

    python benchmarks/memory.py [FILES…] [--pages 10 200 5000] [--scans 5]

In:  PDF files whose pages are used over and over; without any, the sample reports.
Out: for each number of pages the peak memory of a process that reads such a file, its parts, and
     pages per second; then seconds of processor time for a page that is a picture. Each in a
     process of its own. Painting pages for the scans needs a Chinese font on the system.
"""

from __future__ import annotations

import argparse
import json
import resource
import subprocess
import sys
import tempfile
import time
from importlib.util import find_spec
from itertools import cycle, islice
from pathlib import Path

import pikepdf

HERE = Path(__file__).resolve().parent
SAMPLES = HERE.parent / "corpora" / "samples" / "pdf"


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


def as_scans(files: list[Path], count: int, target: Path) -> None:
    """A PDF of so many pictures of pages, at 200 dpi."""
    from reportmine.read.paint import Painter

    pictures = []
    for file in files:
        with pikepdf.open(file) as source:
            pages = len(source.pages)
        with Painter(file, 200 / 72) as painter:
            pictures += [painter.page(n + 1).convert("L") for n in range(min(pages, count))]
        if len(pictures) >= count:
            break
    pictures[0].save(target, save_all=True, append_images=pictures[1:count], resolution=200)


def measure(file: Path) -> dict[str, float]:
    """Read a file in this process: seconds of processor time, peak memory, what came out."""
    from reportmine.read import read

    read(min(SAMPLES.glob("*.pdf")))
    before, start = _peak(), time.process_time()
    report = read(file)
    return {
        "seconds": time.process_time() - start,
        "before": before,
        "peak": _peak(),
        "characters": len(report.text),
        "recognised": sum(page.source == "ocr" for page in report.pages),
    }


def _peak() -> float:
    """Peak memory of this process in MB."""
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return peak / (1 << 20 if sys.platform == "darwin" else 1 << 10)


def in_own_process(file: Path) -> dict[str, float]:
    """The same, in a fresh process."""
    command = [sys.executable, __file__, "--measure", str(file)]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    found: dict[str, float] = json.loads(done.stdout)
    return found


def main() -> None:
    """Make the files, measure, print."""
    parser = argparse.ArgumentParser(description="Peak memory of reading.")
    parser.add_argument("files", nargs="*", type=Path, help="PDF files (default: the samples)")
    parser.add_argument("--pages", nargs="*", type=int, default=[10, 200, 5000])
    parser.add_argument("--scans", type=int, default=5, help="scanned pages (0: none)")
    parser.add_argument("--measure", type=Path, help=argparse.SUPPRESS)
    args = parser.parse_args()
    if args.measure:
        print(json.dumps(measure(args.measure)))
        return
    files = args.files or sorted(SAMPLES.glob("*.pdf"))
    print("| pages | file | peak memory | characters | pages/s |\n|---:|---:|---:|---:|---:|")
    with tempfile.TemporaryDirectory() as folder:
        target = Path(folder, "pages.pdf")
        for count in args.pages:
            repeat_pages(files, count, target)
            found = in_own_process(target)
            size = target.stat().st_size / (1 << 20)
            print(
                f"| {count} | {size:.1f} MB | {found['peak']:.0f} MB "
                f"({found['before']:.0f} MB before) | {found['characters']:.0f} "
                f"| {count / found['seconds']:.0f} |"
            )
        if args.scans and find_spec("rapidocr"):
            as_scans(files, args.scans, target)
            found = in_own_process(target)
            print(
                f"\n{found['recognised']:.0f} of {args.scans} scanned pages recognised: "
                f"{found['seconds'] / args.scans:.1f} s a page, {found['peak']:.0f} MB"
            )


if __name__ == "__main__":
    main()
