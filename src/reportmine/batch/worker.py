"""The worker: `python -m reportmine.batch.worker`, one document after the other, within limits.

    stdin     frames, each an `Order` as a JSON list
    stdout    a frame b"ready" once everything is loaded, or a frame that says why not; then for
              each document b"page N" before each page, b"page 0" behind the last, and b"costly"
              before a page is recognised from its picture or a file converted; then three frames: the two of
              `wire.encode`, or {status, code, message, page} and b""; and b"again", or b"last"
              where this worker has served enough

It serves at most as many documents as its argument says, and fewer where one of them leaves it
large. It ends when its stdin does, so no worker outlives the process that started it. What Python can
tell of a failure is said here; where the kernel ends the worker, `batch.crew` reads how it died.
"""

from __future__ import annotations

import contextlib
import ctypes
import gc
import json
import os
import sys
import time
import traceback
from importlib import import_module
from pathlib import Path
from typing import IO

from reportmine.batch.wire import NO_MEMORY, Order, encode, read_frame, write_frame
from reportmine.read.guard import PATIENCE, Watch, address_space, confine, release
from reportmine.report import Line, Report, Span, Status

BLOAT = 128 << 20  # bytes of address space above the start at which a worker is replaced
YOUNG = 20_000  # objects made before circles are looked for
NESTED = "The file is nested without end. Print it to a new PDF."
WARM_UP = "某某工会2020年工作总结\n一、开展培训。全年举办培训班3期，培训职工120人次。"


def main() -> None:
    """Load everything, say so, and serve documents until stdin closes."""
    requests, replies = _private_streams()
    try:
        _load()
    except Exception as error:
        write_frame(replies, f"{type(error).__name__}: {error}".encode(errors="replace"))
        return
    write_frame(replies, b"ready")
    held, recognises = address_space(), False
    for left in reversed(range(int(sys.argv[1]))):
        try:
            request = read_frame(requests)
        except EOFError:
            return
        watch = _Told(Order(*json.loads(request)), held, replies)
        for payload in _serve(watch):
            write_frame(replies, payload)
        if watch.scans:
            _give_back()
            # The recogniser stays: loading it takes as long as a page does.
            held, recognises = held if recognises else address_space(), True
        last = not left or address_space() > held + BLOAT
        write_frame(replies, b"last" if last else b"again")
        if last:
            return


def _give_back() -> None:
    """Let the system have the memory that a picture took; the C library keeps it otherwise."""
    gc.collect()
    with contextlib.suppress(OSError, AttributeError, TypeError):
        ctypes.CDLL(None).malloc_trim(0)


def _private_streams() -> tuple[IO[bytes], IO[bytes]]:
    """Our two pipes, out of reach of a library that prints or reads: it gets the null device."""
    requests, replies = os.fdopen(os.dup(0), "rb"), os.fdopen(os.dup(1), "wb")
    null = os.open(os.devnull, os.O_RDWR)
    os.dup2(null, 0)
    os.dup2(null, 1)
    if sys.platform != "win32":
        import resource

        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    return requests, replies


def _load() -> None:
    """Import and warm all steps now, so that no document pays for it in time or memory."""
    from reportmine.pipeline import mine_report

    import_module("reportmine.read.pdf")
    cut = WARM_UP.index("\n")
    lines = (Line(Span(0, cut)), Line(Span(cut + 1, len(WARM_UP))))
    mine_report(Report(id="", source="", format="text", text=WARM_UP, lines=lines))
    gc.freeze()
    # What is found of a document is made of values, and values make no circles.
    gc.set_threshold(YOUNG)


class _Told(Watch):
    """Tells the process that started us how far we are, and keeps to the order's limits."""

    def __init__(self, order: Order, held: int, replies: IO[bytes]) -> None:
        self.order = order
        self.reached = self.scans = 0
        self.memory_mb = order.memory_mb
        self._held, self._replies = held, replies
        self._left = order.seconds  # wall-clock, for all that is not costly
        self._began = time.monotonic()
        self._picture = False
        self._confine()

    def page(self, number: int) -> str:
        """Say which page begins, and whether it may."""
        if self.order.pages and number > self.order.pages:
            return self.order.reason
        self._settle()
        # What follows reading takes about as long as reading did.
        if self._left < self.order.seconds / 2:
            return "there was no time left"
        self._say(number)
        return ""

    def costly(self) -> float:
        """A picture, say: time for this one, memory for the recogniser."""
        self._settle()
        self._picture = True
        self.scans += 1
        write_frame(self._replies, b"costly")
        self.memory_mb = self.order.memory_mb + self.order.scan_memory_mb
        self._confine()
        return self.order.seconds_per_scan

    def done(self) -> None:
        """What fails from here on is not the fault of a page."""
        self._settle()
        self._say(0)

    def _settle(self) -> None:
        """Take the time that has gone by from what is left; a picture is paid apart."""
        now = time.monotonic()
        if not self._picture:
            self._left -= now - self._began
        self._began, self._picture = now, False
        self._confine()

    def _say(self, number: int) -> None:
        self.reached = number
        write_frame(self._replies, b"page %d" % number)

    def _confine(self) -> None:
        left, work = max(0.1, self._left), self.order.seconds_per_scan if self._picture else 0.0
        confine(left + PATIENCE * work, self.memory_mb, self._held, left + work)


def _serve(watch: _Told) -> tuple[bytes, bytes]:
    """Mine one document; what it can do wrong becomes a failure, not the end of the worker."""
    from reportmine.pipeline import mine

    failure: tuple[Status, str, str]
    try:
        return encode(mine(Path(watch.order.path), source=watch.order.source, watch=watch))
    except MemoryError:
        failure = "too_large", "memory_limit", NO_MEMORY.format(watch.memory_mb)
    except RecursionError:
        failure = "unreadable", "nesting", NESTED
    except OSError as error:  # it was there a moment ago
        failure = "unreadable", "io_error", f"The file cannot be read: {error.strerror}."
    except Exception as error:
        failure = "unreadable", "internal_error", _where(error)
    finally:
        release()
    said = dict(zip(("status", "code", "message", "page"), (*failure, watch.reached), strict=True))
    return json.dumps(said).encode(), b""


def _where(error: Exception) -> str:
    """The error and our own line that it came from, without any path of this computer."""
    ours = [f for f in traceback.extract_tb(error.__traceback__) if "reportmine" in f.filename]
    place = ""
    if ours:
        name = ours[-1].filename.replace(os.sep, "/").rpartition("/reportmine/")[2]
        place = f" in {name}, line {ours[-1].lineno}"
    return f"Mining failed ({type(error).__name__}: {error}{place}). Please report this."


if __name__ == "__main__":
    main()
