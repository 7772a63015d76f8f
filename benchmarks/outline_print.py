"""Written reports as files, read back: `as_report(truth, paragraphs, form, seed, folder)`."""

from __future__ import annotations

import random
import re
from collections.abc import Iterator, Sequence
from pathlib import Path

from outline_writer import Truth

from reportmine.report import Report

_FIGURE = re.compile(r"[\d.]{2}")


def as_report(
    truth: Truth, paragraphs: Sequence[str], form: str, seed: int, folder: Path
) -> Report:
    """The report, read back in the given form: "paragraphs", "txt" or "pdf"."""
    if form == "paragraphs":
        return Report(id=str(seed), source=f"{seed}.txt", format="text", text="\n".join(paragraphs))
    from reportmine.read import read

    if form == "txt":
        path = folder / f"r{seed}.txt"
        path.write_text("\n".join(_wrapped(paragraphs, seed)), encoding="utf-8")
    else:
        path = folder / f"r{seed}.pdf"
        _print(truth, paragraphs, path, seed)
    return read(path)


def _wrapped(paragraphs: Sequence[str], seed: int) -> Iterator[str]:
    """Lines of 20–40 characters: cut like cloth, between figures, or as a page sets them, with or without
    indent."""
    r = random.Random(seed)
    width, style = r.randint(20, 40), r.choice(("cut", "whole", "set", "indented", "spaced"))
    for paragraph in paragraphs:
        if style == "whole":
            yield from _cut_between(paragraph, width)
            continue
        if style == "cut":
            yield from (paragraph[i : i + width] for i in range(0, len(paragraph), width))
            continue
        rest = "\u3000\u3000" + paragraph if style == "indented" else paragraph
        while rest:
            line, rest = _line(rest, width, 1)
            yield line
        if style == "spaced":
            yield ""


def _cut_between(words: str, width: int) -> Iterator[str]:
    """Lines of at most `width` characters that part no figure."""
    while words:
        n = min(width, len(words))
        while 0 < n < len(words) and _FIGURE.fullmatch(words[n - 1 : n + 1]):
            n -= 1
        yield words[:n]
        words = words[n:]


def _print(truth: Truth, paragraphs: Sequence[str], path: Path, seed: int) -> None:
    """A page as an office prints it: indented paragraphs, full lines, page numbers below."""
    from reportlab.lib.pagesizes import A4
    from reportlab.pdfbase import pdfmetrics
    from reportlab.pdfbase.cidfonts import UnicodeCIDFont
    from reportlab.pdfgen.canvas import Canvas

    pdfmetrics.registerFont(UnicodeCIDFont("STSong-Light"))
    r = random.Random(seed)
    size = r.choice((12, 14, 16))
    width = size * min(r.randint(22, 36), int(430 / size))
    left = (A4[0] - width) / 2
    canvas = Canvas(str(path), pagesize=A4, invariant=True)
    y, page = A4[1] - 80, 1
    heads = 2 if "年" not in paragraphs[0] else 1
    for n, paragraph in enumerate(paragraphs):
        title = n < heads
        centred = title or paragraph in truth.lines
        signs = n >= len(paragraphs) - 2 and len(paragraph) < 24
        font = size + 6 if title else size + 2 * centred
        rest = paragraph
        while rest:
            indent = 0 if centred or signs or rest != paragraph else 2 * size
            line, rest = _line(rest, width - indent, font)
            if y < 80:
                canvas.setFont("STSong-Light", 9)
                canvas.drawCentredString(A4[0] / 2, 40, f"- {page} -")
                canvas.showPage()
                y, page = A4[1] - 80, page + 1
            canvas.setFont("STSong-Light", font)
            if centred:
                canvas.drawCentredString(A4[0] / 2, y, line)
            elif signs:
                canvas.drawRightString(left + width, y, line)
            else:
                canvas.drawString(left + indent, y, line)
            y -= font * 1.75
    canvas.setFont("STSong-Light", 9)
    canvas.drawCentredString(A4[0] / 2, 40, f"- {page} -")
    canvas.save()


def _line(words: str, width: float, size: float) -> tuple[str, str]:
    """As much as fits on a line, and the rest; closing punctuation hangs over the edge."""
    used, n = 0.0, 0
    while n < len(words) and used + size * (0.5 if words[n].isascii() else 1) <= width + 0.1:
        used += size * (0.5 if words[n].isascii() else 1)
        n += 1
    while n < len(words) and words[n] in "，。；：、）”！":
        n += 1
    return words[:n], words[n:]
