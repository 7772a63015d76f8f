"""Pages of a PDF as pictures, painted by another process (`reportmine.read.painter` says why).

with Painter(path, scale) as painter:
    image = painter.page(3)         raises ReadError where the page cannot be painted
"""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Self

from reportmine.errors import ReadError
from reportmine.read.guard import child_environment

if TYPE_CHECKING:
    from PIL import Image

__all__ = ["Painter"]


class Painter:
    """Paints pages of one file, `scale` pixels a point. The process starts with the first page;
    after a page that it cannot paint, it starts again."""

    def __init__(self, path: Path, scale: float) -> None:
        self._command = [
            sys.executable, "-P", "-m", "reportmine.read.painter", str(path.absolute()), str(scale)
        ]  # fmt: skip
        self._process: subprocess.Popen[bytes] | None = None

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def page(self, number: int) -> Image.Image:
        """Page `number` (from 1) as an RGB image; a page too large is painted smaller."""
        from PIL import Image

        process = self._process or self._start()
        assert process.stdin
        assert process.stdout
        try:
            process.stdin.write(b"%d\n" % number)
            process.stdin.flush()
        except BrokenPipeError:
            pass  # it has said why
        said = json.loads(process.stdout.readline() or "{}")
        size = (said.get("width", 0), said.get("height", 0))
        pixels = process.stdout.read(3 * size[0] * size[1])
        if not pixels or len(pixels) < 3 * size[0] * size[1]:
            self.close()
            reason = said.get("error", f"page {number} needs too much time or memory to draw")
            raise ReadError("unreadable", "not_drawable", f"{reason}.")
        return Image.frombytes("RGB", size, pixels)

    def close(self) -> None:
        """End the process."""
        if self._process is None:
            return
        process, self._process = self._process, None
        process.kill()
        for pipe in (process.stdin, process.stdout):
            assert pipe
            try:
                pipe.close()
            except BrokenPipeError:
                continue
        process.wait()

    def _start(self) -> subprocess.Popen[bytes]:
        self._process = subprocess.Popen(
            self._command,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            env=child_environment(),
        )
        return self._process
