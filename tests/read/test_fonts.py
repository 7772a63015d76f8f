"""Files that only name their fonts read the same on every computer, whatever fonts it has."""

from __future__ import annotations

import io
from pathlib import Path

import pytest
from PIL import ImageFont
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.cidfonts import UnicodeCIDFont
from reportlab.pdfgen.canvas import Canvas

from reportmine.read import read
from reportmine.read.pdf.fonts import square_font


@pytest.mark.parametrize(
    ("char", "width"), [("中", 100), ("，", 20), ("《", 100), ("A", 20), ("1", 20), ("龥", 100)]
)
def test_every_character_has_a_shape(char: str, width: int) -> None:
    font = ImageFont.truetype(io.BytesIO(square_font()), 100)
    assert font.getmetrics() == (88, 12)
    ink = font.getmask(char).getbbox()
    assert ink[2] - ink[0] == width


def test_characters_that_stand_alone_are_read_with_their_own_widths(tmp_path: Path) -> None:
    pdfmetrics.registerFont(UnicodeCIDFont("STSong-Light"))
    path = tmp_path / "a.pdf"
    canvas = Canvas(str(path))
    x = 72.0
    pieces = ("获", "21", "项", "，", "占", "98.5", "%", "。")
    for piece in pieces:  # each a text object of its own, Chinese and Latin in turns
        name = "Times-Roman" if piece[0].isdigit() else "STSong-Light"
        canvas.setFont(name, 16)
        canvas.drawString(x, 700, piece)
        x += pdfmetrics.stringWidth(piece, name, 16)
    canvas.save()
    report = read(path)
    assert report.text == "获21项，占98.5%。"
    x0, _, x1, _ = report.boxes.edges(0, len(report.text))
    widths = [round(right - left, 2) for left, right in zip(x0, x1, strict=True)]
    assert [widths[i] for i in (0, 3, 5)] == [16.0, 16.0, 16.0]
    assert [widths[i] for i in (1, 2)] == [8.0, 8.0]
