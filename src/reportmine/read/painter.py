"""The process that turns PDF pages into pixels: `python -m reportmine.read.painter FILE SCALE`

For each page number, a line of stdin, to stdout: a line of JSON, {"width", "height"}, and three bytes a pixel; or, in place
of all that follows, {"error"}. A process of its own, because a page that makes PDFium crash, or
never ends, must not take the caller along, and because reading uses a font without shapes
(`reportmine.read.pdf.fonts`), while pictures want the fonts of this computer.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Iterable
from pathlib import Path
from typing import IO

import pypdfium2

from reportmine.read.guard import PATIENCE, confine, release

SECONDS, MEMORY_MB = 8.0, 1024  # for a page: of processor time, and of address space
MOST_PIXELS = 40_000_000  # a poster is drawn smaller rather than not at all


def main(path: str, scale: float, numbers: Iterable[bytes], out: IO[bytes]) -> None:
    """Paint pages one after the other, until there are no more numbers."""
    _confine()
    try:
        document = pypdfium2.PdfDocument(Path(path))
    except (pypdfium2.PdfiumError, OSError) as error:
        return _say(out, error=f"{Path(path).name} cannot be opened as a PDF ({error})")
    for line in numbers:
        number = int(line)
        _confine()
        if not 1 <= number <= len(document):
            return _say(out, error=f"there is no page {number}; the file has {len(document)}")
        try:
            width, height, pixels = _paint(document, number, scale)
        except (pypdfium2.PdfiumError, MemoryError) as error:
            return _say(out, error=f"page {number} cannot be drawn ({error})")
        _say(out, width=width, height=height)
        out.write(pixels)
        out.flush()
        release()
    return None


def _confine() -> None:
    confine(PATIENCE * SECONDS, MEMORY_MB, work=SECONDS)


def _paint(document: pypdfium2.PdfDocument, number: int, scale: float) -> tuple[int, int, bytes]:
    page = document[number - 1]
    width, height = page.get_size()
    fitting = (MOST_PIXELS / max(1.0, width * height)) ** 0.5
    picture = page.render(scale=min(scale, fitting)).to_pil().convert("RGB")
    page.close()
    return picture.width, picture.height, picture.tobytes()


def _say(out: IO[bytes], **what: int | str) -> None:
    out.write(json.dumps(what).encode() + b"\n")
    out.flush()


if __name__ == "__main__":
    main(sys.argv[1], float(sys.argv[2]), sys.stdin.buffer, sys.stdout.buffer)
