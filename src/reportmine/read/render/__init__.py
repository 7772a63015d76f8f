"""Pages as pictures, with what was found on them: how a person checks a mined report.

    render_page(path, number, scale)   ─▶ the page as an image
    draw(path, mined, folder)          ─▶ page-001.png … with boxes drawn on the page

Sections are named in the left margin (number, level, role), metrics in the right one (what is
counted, and the value). Where the system has no font with Chinese characters, labels are the short
names of the record: S3, M12.

marks   what is marked, in which colour, and what the margin says of it
sheet   a page with its marks on a larger sheet
fonts   a font with Chinese characters, where this system has one
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Final

from reportmine.errors import UsageError
from reportmine.findings import Mined
from reportmine.read.paint import Painter
from reportmine.read.render import fonts
from reportmine.read.render.marks import Mark, Say, marked
from reportmine.read.render.sheet import annotated

if TYPE_CHECKING:
    from PIL import Image

__all__ = ["SCALE", "draw", "render_page"]


SCALE: Final = 1.6  # pixels a point: 115 dpi


def render_page(path: Path | str, number: int, scale: float = SCALE) -> Image.Image:
    """Page `number` (from 1) of a PDF as an RGB image, `scale` pixels a point.

    A page too large for that is drawn smaller. Raises ReadError where there is no such page, or it
    cannot be drawn.
    """
    return next(_painted(Path(path), [number], scale))


def draw(
    path: Path | str,
    mined: Mined,
    folder: Path | str,
    *,
    scale: float = SCALE,
    say: Say = lambda _, name: name,
) -> list[Path]:
    """Draw every page of a mined PDF into `folder` as page-001.png …; returns the files.

    `say` gives roles ("role"), themes ("theme") and statuses ("status") their names for readers.

    Raises UsageError where the report has no pages or no boxes, ReadError where the file cannot
    be drawn (any more).
    """
    if not mined.report.pages or not mined.report.boxes:
        raise UsageError(f"{mined.report.source} has no pages with text: there is nothing to draw")
    folder = Path(folder)
    folder.mkdir(parents=True, exist_ok=True)
    marks: dict[int, list[Mark]] = {}
    for mark in marked(mined, say if fonts.chinese() else None):
        marks.setdefault(mark.page, []).append(mark)
    width = max(3, len(str(len(mined.report.pages))))
    files = []
    pages = mined.report.pages
    images = _painted(Path(path), [page.number for page in pages], scale)
    for page, image in zip(pages, images, strict=True):
        sheet = annotated(image, image.width / max(page.width, 1), marks.get(page.number, []))
        files.append(folder / f"page-{page.number:0{width}}.png")
        sheet.save(files[-1])
    return files


def _painted(path: Path, numbers: list[int], scale: float) -> Iterator[Image.Image]:
    with Painter(path, scale) as painter:
        for number in numbers:
            yield painter.page(number)
