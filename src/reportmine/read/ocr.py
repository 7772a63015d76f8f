"""The recogniser of scanned pages: an image → lines of text with their corners.

    engine = engine()                 raises MissingExtra without  pip install 'reportmine[ocr]'
    engine.page(pixels)               every line that it finds, in no order one may rely on
    engine.line(pixels)               one line that fills the picture: its text, its score

RapidOCR with the models inside its wheel; nothing is ever downloaded. One thread, so that the same
page gives the same text on every machine.
"""

from __future__ import annotations

import importlib.util
import re
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from functools import cache
from pathlib import Path
from typing import Any, Final, NamedTuple

from reportmine.errors import MissingExtra

__all__ = ["Engine", "Recognised", "engine", "installed"]

DETECT_SIDE: Final = 960  # pixels of an A4 page's longer side in which lines are looked for
PAGE_POINTS: Final = 842.0  # that side in points: larger pages are looked at in more pixels

_NO_MEMORY = re.compile(
    r"bad_alloc|failed to map|(?:failed to|cannot) allocate|out of memory", re.I
)

Corner = tuple[float, float]


class Recognised(NamedTuple):
    """A line: its text, how sure the recogniser is (0 … 1), and its four corners in pixels,
    from the text's own top left, clockwise."""

    text: str
    score: float
    corners: Sequence[Corner]


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
        import onnxruntime  # type: ignore[import-untyped]
        import rapidocr

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
                "Global.max_side_len": 8000,
                "Det.limit_type": "max",
                "Det.limit_side_len": DETECT_SIDE,
                "EngineConfig.onnxruntime.intra_op_num_threads": 1,
                "EngineConfig.onnxruntime.inter_op_num_threads": 1,
            }
        )

    def page(self, pixels: Any, points: float = PAGE_POINTS) -> list[Recognised]:
        """The lines of a page; `points` is the length of its longer side."""
        self._look_closer(points / PAGE_POINTS)
        # Which way up the page lies is found for the page as a whole: the library's own guess for
        # each line turns a good line upside down now and then, and it reads as nonsense.
        with _memory_errors():
            found = self._run(pixels, use_det=True, use_cls=False, use_rec=True)
        if found.txts is None or found.boxes is None:
            return []
        return [
            Recognised(text, float(score), [(float(x), float(y)) for x, y in corners])
            for text, score, corners in zip(found.txts, found.scores, found.boxes, strict=True)
        ]

    def line(self, pixels: Any) -> tuple[str, float]:
        """The text of a picture of one line, and its score."""
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


def _model(folder: Path, kind: str) -> str:
    files = sorted(folder.glob(f"*_{kind}_*.onnx"))
    if not files:
        raise MissingExtra(f"The recogniser lacks its {kind} model; reading scanned pages", "ocr")
    return str(files[-1])
