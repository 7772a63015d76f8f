"""The recogniser of scanned pages: an image → lines of text with their corners.

    engine = engine()                 raises MissingExtra without  pip install 'reportmine[ocr]'
    engine.find(pixels)               where lines stand, in no order one may rely on
    engine.read(pixels, corners)      the line that stands there
    engine.line(pixels)               one line that fills the picture: its text, its score

RapidOCR with the models inside its wheel; nothing is ever downloaded. One thread, so that the same
page gives the same text on every machine; and one line at a time: in a batch, short lines cost as
much as the longest, and all of them must be held.
"""

from __future__ import annotations

import importlib.util
import math
import re
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from pathlib import Path
from typing import Any, Final, NamedTuple

from reportmine.errors import MissingExtra

__all__ = ["Corners", "Engine", "Recognised", "engine", "installed"]

DETECT_SIDE: Final = 960  # pixels of an A4 page's longer side in which lines are looked for
SHORTEST: Final = 96  # pixels of a line, 48 of them high: what is shorter is read less surely
PAGE_POINTS: Final = 842.0  # that side in points: larger pages are looked at in more pixels

_NO_MEMORY = re.compile(
    r"bad_alloc|failed to map|(?:failed to|cannot) allocate|out of memory", re.I
)

Corner = tuple[float, float]


class Corners(NamedTuple):
    """Where a line stands, in pixels: from the text's own top left, clockwise."""

    a: Corner
    b: Corner
    c: Corner
    d: Corner

    @property
    def ends(self) -> tuple[Corner, Corner]:
        """The middles of its left and right side."""
        a, b, c, d = self
        return ((a[0] + d[0]) / 2, (a[1] + d[1]) / 2), ((b[0] + c[0]) / 2, (b[1] + c[1]) / 2)

    @property
    def length(self) -> float:
        """From end to end."""
        return math.dist(*self.ends)

    @property
    def thickness(self) -> float:
        """As high as its characters, with what the recogniser leaves round them."""
        return (math.dist(self.a, self.d) + math.dist(self.b, self.c)) / 2

    @property
    def flat(self) -> bool:
        """Whether it runs across the picture rather than up or down."""
        xs, ys = zip(*self, strict=True)
        return bool(max(xs) - min(xs) >= 1.2 * (max(ys) - min(ys)))


class Recognised(NamedTuple):
    """A line: its text, how sure the recogniser is (0 … 1), and where it stands."""

    text: str
    score: float
    corners: Corners


def installed() -> bool:
    """Whether the extra is there."""
    return all(importlib.util.find_spec(name) for name in ("rapidocr", "onnxruntime"))


@cache
def engine() -> Engine:
    """The recogniser, loaded once a process. Raises MissingExtra."""
    if not installed():
        raise MissingExtra("Reading scanned pages", "ocr")
    with _memory_errors():
        return Engine()


@contextmanager
def _memory_errors() -> Iterator[None]:
    """Native libraries say in many words that there is no memory left; Python has one."""
    try:
        yield
    except Exception as error:
        if _NO_MEMORY.search(str(error)):
            raise MemoryError from error
        raise


class Engine:
    """RapidOCR, set up for pages of Chinese text."""

    def __init__(self) -> None:
        import cv2
        import onnxruntime  # type: ignore[import-untyped]
        import rapidocr

        cv2.setNumThreads(1)

        onnxruntime.disable_telemetry_events()
        models = Path(rapidocr.__file__).parent / "models"
        # A path of its own for each model: without one the library may look for a newer file.
        paths = {
            f"{kind}.model_path": _model(models, kind.lower()) for kind in ("Det", "Cls", "Rec")
        }
        self._run: Any = rapidocr.RapidOCR(
            params={
                **paths,
                "Global.log_level": "critical",
                "Global.text_score": 0.0,  # what is doubtful is judged, not dropped in silence
                "Global.min_side_len": 1,
                "Global.max_side_len": 8000,
                "Det.limit_type": "max",
                "Det.limit_side_len": DETECT_SIDE,
                "Rec.rec_batch_num": 1,
                "Rec.rec_img_shape": [3, 48, SHORTEST],
                "EngineConfig.onnxruntime.intra_op_num_threads": 1,
                "EngineConfig.onnxruntime.inter_op_num_threads": 1,
            }
        )

    def find(self, pixels: Any, points: float = PAGE_POINTS) -> list[Corners]:
        """Where the lines of a page stand; `points` is the length of its longer side."""
        self._look_closer(points / PAGE_POINTS)
        with _memory_errors():
            found = self._run(pixels, use_det=True, use_cls=False, use_rec=False)
        boxes = [] if found.boxes is None else found.boxes.tolist()
        return [Corners(*((x, y) for x, y in box)) for box in boxes]

    def read(self, pixels: Any, corners: Corners) -> Recognised:
        """The line that stands there. One that runs up or down is turned first."""
        return Recognised(*self.line(_cut_out(pixels, corners)), corners)

    def line(self, pixels: Any) -> tuple[str, float]:
        """The text of a picture of one line, and its score."""
        # Which way up the page lies is found for the page as a whole: the library's own guess for
        # each line turns a good line upside down now and then, and it reads as nonsense.
        with _memory_errors():
            found = self._run(pixels, use_det=False, use_cls=False, use_rec=True)
        if not found.txts:
            return "", 0.0
        return found.txts[0], float(found.scores[0])

    def _look_closer(self, factor: float) -> None:
        side = int(DETECT_SIDE * min(max(factor, 1.0), 3.0))
        if self._run.text_det is not None:
            self._run.text_det.limit_side_len = side
        self._run.cfg.Det.limit_side_len = side


def _cut_out(pixels: Any, corners: Corners) -> Any:
    """What stands between four corners, level."""
    import cv2
    import numpy

    a, b, c, d = corners
    wide = max(1, int(max(math.dist(a, b), math.dist(c, d))))
    high = max(1, int(max(math.dist(a, d), math.dist(b, c))))
    level = numpy.array([(0, 0), (wide, 0), (wide, high), (0, high)], dtype="float32")
    move = cv2.getPerspectiveTransform(numpy.array(corners, dtype="float32"), level)
    size = (wide, high)
    cut = cv2.warpPerspective(
        pixels, move, size, flags=cv2.INTER_CUBIC, borderMode=cv2.BORDER_REPLICATE
    )
    return numpy.rot90(cut) if high >= 1.5 * wide else cut


def _model(folder: Path, kind: str) -> str:
    files = sorted(folder.glob(f"*_{kind}_*.onnx"))
    if not files:
        raise MissingExtra(f"The recogniser lacks its {kind} model; reading scanned pages", "ocr")
    return str(files[-1])
