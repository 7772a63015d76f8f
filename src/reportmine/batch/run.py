"""Many files: each is mined in a worker process with limits; a bad one costs only itself.

    mine_all(paths, workers=None, limits=Limits())  ─▶ one Mined for each path, in their order;
                                                       for an archive, one for each report in it

Results are streamed: at most `AHEAD` documents a worker are mined before they are asked for. The
number of workers changes nothing but the time it takes. What travels back is described in
`batch.wire`, how a dead worker is read in `batch.crew`.
"""

from __future__ import annotations

import json
import os
import tempfile
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from pathlib import Path
from typing import Final

from reportmine.batch.archive import Item, items, unpacked
from reportmine.batch.crew import Crew
from reportmine.batch.wire import Order, decode
from reportmine.errors import ReadError
from reportmine.findings import Mined
from reportmine.read.failed import failed
from reportmine.read.guard import Limits, admit, digest

AHEAD: Final = 8  # documents a worker that may be done, or under way, before they are asked for

SHORTEST: Final = 3.0  # seconds for the pages before a fault: they have been read once

Progress = Callable[[Mined], None]


def mine_all(
    paths: Iterable[Path | str],
    *,
    workers: int | None = None,
    limits: Limits | None = None,
    progress: Progress | None = None,
) -> Iterator[Mined]:
    """Mine every file, each within its limits; yields one `Mined` for each path, in their order.
    A zip archive stands for the reports in it, in the order of their names.

    A file that cannot be mined yields a `Mined` whose report has a status and a note that says
    what to do; nothing is raised for a file. `workers` is the number of processes (default: one
    for each processor that we may use); one worker is a process of its own, too. `progress` is
    called with each document as soon as it is done, from another thread and in no fixed order.

    Raises ValueError for fewer than one worker, ReportmineError where no worker can be started.
    """
    if workers is None:
        workers = _processors()
    if workers < 1:
        raise ValueError(f"workers must be at least 1, not {workers}")
    return _stream(paths, workers, limits or Limits(), progress)


def _stream(
    paths: Iterable[Path | str], workers: int, limits: Limits, progress: Progress | None
) -> Iterator[Mined]:
    crew = Crew()
    inner = tempfile.TemporaryDirectory(prefix="reportmine-", ignore_cleanup_errors=True)
    found = (item for path in paths for item in items(Path(path), limits, Path(inner.name)))
    threads = ThreadPoolExecutor(workers, thread_name_prefix="reportmine")
    waiting: deque[Future[Mined]] = deque()
    try:
        for item in found:
            waiting.append(threads.submit(_mine_one, crew, item, limits, progress))
            while waiting and (waiting[0].done() or len(waiting) >= workers * AHEAD):
                yield waiting.popleft().result()
        while waiting:
            yield waiting.popleft().result()
    finally:
        # Also on Ctrl-C, and where the caller stops asking: no process stays behind.
        crew.close()
        threads.shutdown(wait=True, cancel_futures=True)
        inner.cleanup()


def _mine_one(crew: Crew, item: Item, limits: Limits, progress: Progress | None) -> Mined:
    if item.error:
        mined = failed(item.source, item.error)
    else:
        try:
            with unpacked(item, limits) as path:
                mined = _attempt(crew, path, item.source, limits)
        except ReadError as error:
            mined = failed(item.source, error)
    if progress:
        progress(mined)
    return mined


def _attempt(crew: Crew, path: Path, source: str, limits: Limits) -> Mined:
    try:
        size = admit(path, limits)
    except ReadError as error:
        return failed(source, error)
    order = Order(
        str(path), source, limits.allowance(size), limits.memory_mb,
        limits.seconds_per_scan, limits.scan_memory_mb,
    )  # fmt: skip
    try:
        return _understood(*crew.ask(order))
    except ReadError as error:
        kept = _pages_before(crew, order, error)
        return kept or failed(source, error, file_id=digest(path))


def _pages_before(crew: Crew, order: Order, error: ReadError) -> Mined | None:
    """What can be had of a file that fails at one of its pages: the pages before that one."""
    if error.page < 2:
        return None
    reason = f"page {error.page} is too much. {error}"
    again = order._replace(
        pages=error.page - 1, seconds=max(SHORTEST, order.seconds / 4), reason=reason
    )
    try:
        mined = _understood(*crew.ask(again))
    except ReadError:
        return None
    return mined if mined.report.status == "partial" else None


def _understood(payload: bytes, boxes: bytes) -> Mined:
    """The mined report, or the failure, that a worker has sent."""
    try:
        if payload.startswith(b"{"):
            said = json.loads(payload)
            failure = ReadError(said["status"], said["code"], said["message"])
            failure.page = said["page"]
            raise failure
        return decode(payload, boxes)
    except (ValueError, KeyError, TypeError) as error:
        message = f"Its worker sent what is not a report ({error}). Please report this."
        raise ReadError("unreadable", "internal_error", message) from None


def _processors() -> int:
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1
