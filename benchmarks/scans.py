"""Scanned pages: what recognising one costs and how right it is, beside bare RapidOCR.

    python benchmarks/scans.py [FILES…] [--pages 5] [--slant 0.6]

In:  PDF files with a text layer; without any, the sample reports. Their pages are painted at 200
     dpi, laid slightly aslant, blurred and speckled, and read again from the pictures.
Out: for reportmine and for RapidOCR as it comes (the same models, one thread, the same pictures):
     seconds of processor time a page, loading not counted; peak memory; and how many characters
     of the text layer are not there. RapidOCR gives lines in no order that one may rely on, so
     that is counted with order aside; for reportmine the text in its order is compared, too. Each
     in a process of its own. Painting needs a Chinese font on the system.
"""

from __future__ import annotations

import argparse
import difflib
import json
import resource
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Callable
from importlib.util import find_spec
from itertools import islice
from pathlib import Path
from typing import Any

import pikepdf

SAMPLES = Path(__file__).resolve().parent.parent / "corpora" / "samples" / "pdf"
DOTS = 200

Reader = Callable[[Path], str]


def as_scans(files: list[Path], count: int, slant: float, folder: Path) -> int:
    """`printed.pdf`, the first `count` pages of the files, and `scanned.pdf`, pictures of them; how
    many pages there are."""
    with pikepdf.new() as made:
        sources = [pikepdf.open(file) for file in files]
        for page in islice((page for source in sources for page in source.pages), count):
            made.pages.append(page)
        pages = len(made.pages)
        made.save(folder / "printed.pdf")
        for source in sources:
            source.close()
    pictures = [_scanned(folder / "printed.pdf", n, slant) for n in range(1, pages + 1)]
    rest: list[Any] = pictures[1:]
    pictures[0].save(folder / "scanned.pdf", save_all=True, append_images=rest, resolution=DOTS)
    return pages


def _scanned(file: Path, number: int, slant: float) -> Any:
    """A page as a scanner sees it: grey, aslant, a little soft, speckled."""
    import numpy
    from PIL import Image, ImageFilter

    from reportmine.read.paint import Painter

    with Painter(file, DOTS / 72) as painter:
        page = painter.page(number).convert("L")
    turned = page.rotate(slant * (-1) ** number, Image.Resampling.BICUBIC, fillcolor=255)
    soft = numpy.asarray(turned.filter(ImageFilter.GaussianBlur(0.6)), dtype=float)
    speckled = soft + numpy.random.default_rng(number).normal(-6, 6, soft.shape)
    return Image.fromarray(speckled.clip(0, 255).astype("uint8"))


def by_reportmine() -> Reader:
    """Reading as a whole: lines, tables, order, paragraphs."""
    from reportmine.read import read
    from reportmine.read.scan import ocr

    ocr.engine()
    return lambda path: read(path).text


def by_rapidocr() -> Reader:
    """RapidOCR as it comes, but for its threads: the lines of each page."""
    import numpy
    import rapidocr

    from reportmine.read.paint import Painter

    threads = dict.fromkeys(("intra_op_num_threads", "inter_op_num_threads"), 1)
    params = {f"EngineConfig.onnxruntime.{name}": value for name, value in threads.items()}
    engine = rapidocr.RapidOCR(params={"Global.log_level": "critical", **params})
    engine(numpy.full((64, 640, 3), 255, dtype="uint8"))  # it loads its models when they are used

    def lines(path: Path) -> str:
        with pikepdf.open(path) as file:
            count = len(file.pages)
        with Painter(path, DOTS / 72) as painter:
            found = [engine(numpy.asarray(painter.page(n + 1))) for n in range(count)]
        return "\n".join(text for page in found for text in page.txts or ())

    return lines


READERS: dict[str, tuple[str, Callable[[], Reader]]] = {
    "reportmine": ("reportmine: text in order, boxes, tables", by_reportmine),
    "rapidocr": ("rapidocr: lines", by_rapidocr),
}


def measure(reader: str, file: Path) -> dict[str, Any]:
    """Read a scanned file in this process."""
    text = READERS[reader][1]()
    start = time.process_time()
    found = text(file)
    seconds = time.process_time() - start
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return {
        "text": "".join(found.split()),
        "seconds": seconds,
        "peak": peak / (1 << 20 if sys.platform == "darwin" else 1 << 10),
    }


def missing(found: str, wanted: str) -> float:
    """The share of the wanted characters that are not found, order aside."""
    return (Counter(wanted) - Counter(found)).total() / len(wanted)


def differing(found: str, wanted: str) -> float:
    """The share of the wanted characters that are others, too many or too few, in their order."""
    codes = difflib.SequenceMatcher(None, wanted, found, autojunk=False).get_opcodes()
    return sum(max(i2 - i1, j2 - j1) for tag, i1, i2, j1, j2 in codes if tag != "equal") / len(
        wanted
    )


def scans_table(files: list[Path], count: int, slant: float) -> str:
    """Both readers on the same pictures, as Markdown; "" without the recogniser."""
    if not find_spec("rapidocr"):
        return ""
    from reportmine.read import read

    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        pages = as_scans(files, count, slant, folder)
        wanted = "".join(read(folder / "printed.pdf").text.split())
        found = {}
        for reader in READERS:
            print(f"scans: {pages} pages, {reader} …", file=sys.stderr)
            command = [sys.executable, __file__, "--measure", reader, str(folder / "scanned.pdf")]
            done = subprocess.run(command, capture_output=True, text=True, check=True)
            found[reader] = json.loads(done.stdout)
    peer = found["rapidocr"]["seconds"]
    rows = [
        f"| {READERS[reader][0]} | {it['seconds'] / pages:.1f} | {it['seconds'] / peer:.2f} "
        f"| {it['peak']:.0f} MB | {missing(it['text'], wanted):.2%} "
        f"| {format(differing(it['text'], wanted), '.2%') if reader == 'reportmine' else '–'} |"
        for reader, it in found.items()
    ]
    head = (
        f"| {pages} pages, A4, {DOTS} dpi, {len(wanted)} characters | s a page | × rapidocr "
        "| peak memory | not found | wrong in order |"
    )
    return "\n".join([head, "|---|---:|---:|---:|---:|---:|", *rows])


def main() -> None:
    """Make the pictures, measure, print."""
    parser = argparse.ArgumentParser(description="What recognising scanned pages costs.")
    parser.add_argument("files", nargs="*", type=Path, help="PDF files (default: the samples)")
    parser.add_argument("--pages", type=int, default=5)
    parser.add_argument("--slant", type=float, default=0.6, help="degrees, to both sides in turns")
    parser.add_argument("--measure", choices=READERS, help=argparse.SUPPRESS)
    args = parser.parse_args()
    if args.measure:
        print(json.dumps(measure(args.measure, args.files[0])))
        return
    files = args.files or sorted(SAMPLES.glob("*.pdf"))
    print(scans_table(files, args.pages, args.slant) or "The recogniser is not installed.")


if __name__ == "__main__":
    main()
