"""Worker processes: started when they are needed, lent out, replaced when they die.

    crew = Crew()
    crew.ask(order)     ─▶ the two payloads of `wire.encode`
                           raises ReadError where the document ends the worker
    crew.close()        ends all workers at once

May be used by several threads. A worker serves so many documents and then makes room for a fresh
one, so that what libraries leak stays small.
"""

from __future__ import annotations

import contextlib
import json
import signal
import subprocess
import sys
import threading
import time
from typing import IO, Final, Self

from reportmine.batch.wire import NO_MEMORY, Order, read_frame, write_frame
from reportmine.errors import ReadError, ReportmineError
from reportmine.read.guard import PATIENCE, child_environment

GRACE: Final = 3.0  # seconds after which we end a worker that the kernel should have ended
DOCUMENTS: Final = 500  # after which a worker is replaced
START: Final = 120.0  # seconds in which a worker must have loaded everything

MOST_SCANS: Final = 2_000  # pages of a document that get more time for being pictures

_TOO_LONG: Final = (-getattr(signal, "SIGALRM", 14), -getattr(signal, "SIGXCPU", 24))
_NO_MEMORY: Final = (-signal.SIGABRT, -getattr(signal, "SIGKILL", 9))


class Closed(Exception):
    """The crew has been sent home while this document was being mined."""


class Worker:
    """One worker process, loaded and ready. Raises ReportmineError where it cannot be started."""

    def __init__(self, documents: int) -> None:
        self.done = False
        self.page = self.scans = 0
        self._ended_by_us = False
        # Its own session: Ctrl-C reaches only us, and we end the workers.
        self._process = subprocess.Popen(
            [sys.executable, "-P", "-m", "reportmine.batch.worker", str(documents)],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            env=child_environment(),
            start_new_session=True,
        )
        assert self._process.stdin
        assert self._process.stdout
        self._requests: IO[bytes] = self._process.stdin
        self._replies: IO[bytes] = self._process.stdout

    def greet(self) -> None:
        """Wait until the worker has loaded everything."""
        try:
            with self._deadline(START):
                word = read_frame(self._replies)
        except EOFError:
            word = f"it ended with code {self._process.wait()}".encode()
        if word != b"ready":
            self.end()
            reason = word.decode(errors="replace")
            raise ReportmineError(f"a worker process could not be started: {reason}")

    def ask(self, order: Order) -> tuple[bytes, bytes]:
        """Have one document mined. Raises EOFError where the worker dies of it; `page` is then
        the page that it was reading."""
        self.page = self.scans = 0
        try:
            with self._deadline(order.seconds + GRACE) as deadline:
                write_frame(self._requests, json.dumps(order).encode("ascii"))
                said = read_frame(self._replies)
                while said.startswith((b"page ", b"costly")):
                    if said.startswith(b"page "):
                        self.page = int(said[5:])
                    elif self.scans < MOST_SCANS:
                        self.scans += 1
                        deadline.at_least(order.seconds + PATIENCE * order.seconds_per_scan + GRACE)
                    said = read_frame(self._replies)
                answer = said, read_frame(self._replies)
                self.done = read_frame(self._replies) == b"last"
                return answer
        except BrokenPipeError:
            raise EOFError from None

    def alive(self) -> bool:
        """Whether the process still runs."""
        return self._process.poll() is None

    def end(self) -> None:
        """End the process, whatever it is doing, and wait until it is gone."""
        self._process.kill()
        self._process.wait()
        for pipe in (self._requests, self._replies):
            with contextlib.suppress(BrokenPipeError):
                pipe.close()

    def verdict(self, order: Order) -> ReadError:
        """What the way in which the process died says of the document."""
        error = self._cause_of_death(order)
        error.page = self.page
        return error

    def _cause_of_death(self, order: Order) -> ReadError:
        try:
            code = self._process.wait(GRACE)
        except subprocess.TimeoutExpired:
            code = 0
        if self._ended_by_us or code in _TOO_LONG:
            return ReadError(
                "timeout",
                "time_limit",
                f"Not done after {order.seconds:g} s"
                f"{f', pages to be recognised ({self.scans}) not counted' if self.scans else ''}. "
                "Split the file, or raise the limit (seconds).",
            )
        if code in _NO_MEMORY:
            return ReadError(
                "too_large",
                "memory_limit",
                NO_MEMORY.format(order.memory_mb + bool(self.scans) * order.scan_memory_mb),
            )
        return ReadError(
            "unreadable",
            "crash",
            f"The file makes the reader crash ({_signal_name(code)}). Print it to a new PDF.",
        )

    def _deadline(self, seconds: float) -> _Deadline:
        return _Deadline(seconds, self)

    def expire(self) -> None:
        """The time is over."""
        self._ended_by_us = True
        self._process.kill()


class _Deadline:
    """Ends a worker unless the `with` block is left in time."""

    def __init__(self, seconds: float, worker: Worker) -> None:
        self._worker = worker
        self._end = time.monotonic() + seconds
        self._timer = self._start()

    def at_least(self, seconds: float) -> None:
        """Give it so much time from now."""
        self._timer.cancel()
        self._end = max(self._end, time.monotonic() + seconds)
        self._timer = self._start()

    def _start(self) -> threading.Timer:
        timer = threading.Timer(self._end - time.monotonic(), self._worker.expire)
        timer.daemon = True
        timer.start()
        return timer

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._timer.cancel()


class Crew:
    """As many workers as are asked at one time."""

    def __init__(self, documents: int = DOCUMENTS) -> None:
        self._documents = documents
        self._lock = threading.Lock()
        self._idle: list[Worker] = []
        self._all: set[Worker] = set()
        self._closed = False

    def ask(self, order: Order) -> tuple[bytes, bytes]:
        """Have one document mined by a worker that is free.

        Raises ReadError where the worker dies of it, ReportmineError where none can be started.
        """
        worker = self._borrow()
        try:
            answer = worker.ask(order)
        except EOFError:
            verdict = worker.verdict(order)
            self._dismiss(worker)
            raise Closed if self._closed else verdict from None
        except BaseException:
            self._dismiss(worker)
            raise
        self._give_back(worker)
        return answer

    def close(self) -> None:
        """End all workers; every document still being mined raises Closed."""
        with self._lock:
            self._closed = True
            workers = list(self._all)
            self._all.clear()
            self._idle.clear()
        for worker in workers:
            worker.end()

    def _borrow(self) -> Worker:
        with self._lock:
            if self._closed:
                raise Closed
            while self._idle:
                worker = self._idle.pop()
                if worker.alive():
                    return worker
                self._all.discard(worker)
                worker.end()
            worker = Worker(self._documents)
            self._all.add(worker)
        try:
            worker.greet()
        except ReportmineError:
            self._dismiss(worker)
            if self._closed:
                raise Closed from None
            raise
        return worker

    def _give_back(self, worker: Worker) -> None:
        with self._lock:
            if not self._closed and not worker.done:
                self._idle.append(worker)
                return
        self._dismiss(worker)

    def _dismiss(self, worker: Worker) -> None:
        with self._lock:
            self._all.discard(worker)
        worker.end()


def _signal_name(code: int) -> str:
    try:
        return signal.Signals(-code).name
    except ValueError:
        return f"exit code {code}"
