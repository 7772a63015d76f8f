"""Prints the scanned page of the tests: `python tests/read/scans/print_page.py FONT`.

A picture of 1 bit a pixel at 150 dpi, so that it stays small. Any font with Chinese characters does;
page.png was printed with Noto Serif CJK SC.
"""

from __future__ import annotations

import sys
from pathlib import Path

from PIL import Image, ImageDraw, ImageFont

WIDE, HIGH, SIZE = 1240, 1000, 33
LEFT, RIGHT = 100, 1140
TITLE = "职工书屋2021年工作总结"
PROSE = (
    "2021年，职工书屋坚持为一线职工服务，全年开放306天，接待读者4820人次，借出图书1650册，"
    "比上年增长12.5%。现将全年工作总结如下："
)
HEADING = "一、开展读书活动（全年共6场）"
ROWS = (("活动", "场次", "人次"), ("朗读会", "4", "210"), ("讲座", "2", "0"))
XS, YS = (166, 520, 800, 1080), (480, 545, 610, 675)


def main(font: str) -> None:
    """Draw the page into page.png, beside this file."""
    page = Image.new("L", (WIDE, HIGH), 255)
    pen = ImageDraw.Draw(page)
    large, usual, small = (ImageFont.truetype(font, size, index=2) for size in (44, SIZE, 28))
    pen.text(((WIDE - pen.textlength(TITLE, large)) / 2, 90), TITLE, fill=0, font=large)
    y = 200
    for text in (PROSE, HEADING):
        x = LEFT + 2 * SIZE
        for char in text:
            if x + SIZE > RIGHT + 1:
                x, y = LEFT, y + 55
            pen.text((x, y), char, fill=0, font=usual)
            x += pen.textlength(char, usual)
        y += 70
    for y in YS:
        pen.line((XS[0], y, XS[-1], y), fill=0, width=2)
    for x in XS:
        pen.line((x, YS[0], x, YS[-1]), fill=0, width=2)
    for y, row in zip(YS, ROWS, strict=False):
        for x, text in zip(XS, row, strict=False):
            pen.text((x + 110, y + 10), text, fill=0, font=small)
    page.convert("1", dither=Image.Dither.NONE).save(
        Path(__file__).with_name("page.png"), optimize=True, dpi=(150, 150)
    )


if __name__ == "__main__":
    main(sys.argv[1])
