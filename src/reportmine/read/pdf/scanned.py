"""The pages of a PDF that must be read from their pictures: painted, then recognised.

with Scanner(path) as scanner:
    scan = scanner.read(number, width, height, known, seconds)
                                     raises ReadError where it cannot be painted, or not in time
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from pathlib import Path
from tempfile import TemporaryDirectory
from types import TracebackType
from typing import TYPE_CHECKING, Self

from reportmine.read.paint import Painter
from reportmine.read.scan import ocr

if TYPE_CHECKING:
    from reportmine.read.scan.page import Known, Scan

__all__ = ["Scanner"]

_DOTS = 200 / 72


class Scanner:
    """Reads scanned pages, if the extra is installed."""

    def __init__(self, path: Path) -> None:
        self._painter = Painter(path, _DOTS)
        self._folder: TemporaryDirectory[str] | None = None
        self.installed = ocr.installed()

    def instead(self, data: bytes) -> None:
        """Paint the pages of a PDF as mended, not of the file itself."""
        self._painter.close()
        self._folder = self._folder or TemporaryDirectory(prefix="reportmine-")
        mended = Path(self._folder.name, "mended.pdf")
        mended.write_bytes(data)
        self._painter = Painter(mended, _DOTS)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, _kind: type[BaseException] | None, _error: BaseException | None,
        _trace: TracebackType | None,
    ) -> None:  # fmt: skip
        self._painter.close()
        if self._folder:
            self._folder.cleanup()

    def read(
        self, number: int, width: float, height: float, known: Sequence[Known] = (),
        seconds: float = math.inf,
    ) -> Scan:  # fmt: skip
        """Paint and recognise a page; `width` and `height` in points, `known` what is printed,
        `seconds` the processor time that recognising it may take."""
        import numpy

        from reportmine.read.scan.page import recognise

        picture = self._painter.page(number)
        return recognise(numpy.asarray(picture), number, width, height, known, seconds)
