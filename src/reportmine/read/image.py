"""Pictures (PNG, JPEG, TIFF, GIF, BMP, WebP) → Report: each frame is a scanned page."""

from __future__ import annotations

import io
import warnings
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from reportmine.errors import ReadError
from reportmine.read.assembly import furniture
from reportmine.read.assembly.assemble import Builder
from reportmine.read.assembly.continued import join_tables
from reportmine.read.assembly.paragraphs import join
from reportmine.read.guard import Watch
from reportmine.read.printed import Leaf
from reportmine.read.scan import ocr
from reportmine.report import Note, Report

if TYPE_CHECKING:
    from PIL import Image

__all__ = ["read_image"]

_SHORT_SIDE: Final = 595.0  # points: a picture that does not say how large it is, is taken for A4
_PLAUSIBLE: Final = range(100, 1201)  # dots an inch that a scanner writes into its files
_MOST_DOTS: Final = 4_500  # of the longer side: more helps nobody
_MOST_PIXELS: Final = 120_000_000


def read_image(
    path: Path, data: bytes, *, id: str, source: str, watch: Watch | None = None
) -> Report:
    """Read a scan. Raises ReadError ("needs_ocr", "unreadable", "empty", "too_large")."""
    if not ocr.installed():
        raise ReadError(
            "needs_ocr", "picture",
            f"{path.name} is a picture. Install the scan reader with  pip install 'reportmine[ocr]'",
        )  # fmt: skip
    from reportmine.read.scan.page import recognise

    watch = watch or Watch()
    leaves: list[Leaf] = []
    notes: list[Note] = []
    unread, slow = 0, None
    for number, pixels, (width, height) in _frames(path, data):
        if why := watch.page(number):
            unread += 1
            notes.append(
                Note("read", "unread_pages", f"page {number} and the rest were not read: {why}")
            )
            break
        seconds = watch.costly()
        leaf = Leaf(number, width, height, source="ocr")
        leaves.append(leaf)
        try:
            scan = recognise(pixels, number, width, height, seconds=seconds)
        except ReadError as error:
            leaf.source, unread, slow = "none", unread + 1, error
            notes.append(Note("read", error.code, f"page {number} was left out. {error}"))
            continue
        if scan.legible:
            leaf.blocks = scan.blocks
        elif scan.blocks:
            unread += 1
            notes.append(
                Note("read", "illegible_page", f"page {number} shows nothing that reads as text")
            )
    watch.done()
    if not any(leaf.blocks for leaf in leaves):
        raise slow or _nothing(path, unread)
    removed, told = furniture.strip(leaves)
    notes += [*told, *join_tables(leaves)]
    builder = Builder()
    builder.add(join(leaves))
    return builder.report(
        id=id, source=source, format="image", leaves=leaves, notes=notes, furniture=removed,
        status="partial" if unread else "ok",
    )  # fmt: skip


def _nothing(path: Path, unread: int) -> ReadError:
    if unread:
        return ReadError(
            "unreadable", "illegible",
            f"{path.name} shows nothing that reads as text. Scan the paper again at 300 dpi.",
        )  # fmt: skip
    return ReadError("empty", "blank", f"{path.name} shows no text.")


def _frames(path: Path, data: bytes) -> Iterator[tuple[int, Any, tuple[float, float]]]:
    """Number, pixels and size in points of each frame."""
    import numpy
    from PIL import Image, ImageOps

    try:
        with warnings.catch_warnings(action="ignore"), Image.open(io.BytesIO(data)) as file:
            # The further frames of a photograph are previews, those of an animation no pages.
            for index in range(getattr(file, "n_frames", 1) if file.format == "TIFF" else 1):
                file.seek(index)
                if file.width * file.height > _MOST_PIXELS:
                    message = (
                        f"{path.name} has {file.width} × {file.height} pixels; scan it at 300 dpi."
                    )
                    raise ReadError("too_large", "pixels", message)
                size = _points(file)
                picture = _flat(ImageOps.exif_transpose(file))
                if (picture.width > picture.height) != (size[0] > size[1]):
                    size = size[::-1]
                picture.thumbnail((_MOST_DOTS, _MOST_DOTS))
                yield index + 1, numpy.asarray(picture), size
    except (OSError, SyntaxError, ValueError, EOFError, Image.DecompressionBombError) as error:
        message = f"{path.name} is not a picture that can be opened ({error}). Save it as PNG."
        raise ReadError("unreadable", "broken_picture", message) from None


def _points(file: Image.Image) -> tuple[float, float]:
    dots = file.info.get("dpi", (0, 0))[0]
    if int(dots) in _PLAUSIBLE:
        return file.width * 72 / float(dots), file.height * 72 / float(dots)
    scale = _SHORT_SIDE / min(file.width, file.height)
    return file.width * scale, file.height * scale


def _flat(picture: Image.Image) -> Image.Image:
    """RGB, with white where the picture is transparent."""
    from PIL import Image

    if picture.mode.startswith("I"):  # 16 bits a dot, which PIL cuts off rather than scales
        picture = picture.point(lambda dots: dots / 257).convert("L")
    if "A" not in picture.getbands() and "transparency" not in picture.info:
        return picture.convert("RGB")
    picture = picture.convert("RGBA")
    paper = Image.new("RGBA", picture.size, "white")
    return Image.alpha_composite(paper, picture).convert("RGB")
