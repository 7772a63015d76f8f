"""The worker: `python -m reportmine.batch.worker`, one document after the other, within limits.

    stdin     frames, each a JSON list [path, source, seconds, memory_mb]
    stdout    a frame b"ready" once everything is loaded, or a frame that says why not; then for
              each document three frames: the two of `wire.encode`, or {status, code, message}
              and b""; and b"again", or b"last" where this worker has served enough

It serves at most as many documents as its argument says, and fewer where one of them leaves it
large. It ends when its stdin does, so no worker outlives the process that started it. What Python can
tell of a failure is said here; where the kernel ends the worker, `batch.crew` reads how it died.
"""

from __future__ import annotations

import gc
import json
import os
import sys
import traceback
from importlib import import_module
from pathlib import Path
from typing import IO

from reportmine.batch.wire import NO_MEMORY, encode, read_frame, write_frame
from reportmine.read.guard import address_space, confine, release
from reportmine.report import Line, Report, Span

BLOAT = 128 << 20  # bytes of address space above the start at which a worker is replaced
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
    held = address_space()
    for left in reversed(range(int(sys.argv[1]))):
        try:
            request = read_frame(requests)
        except EOFError:
            return
        for payload in _serve(held, *json.loads(request)):
            write_frame(replies, payload)
        last = not left or address_space() > held + BLOAT
        write_frame(replies, b"last" if last else b"again")
        if last:
            return


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


def _serve(
    held: int, path: str, source: str, seconds: float, memory_mb: int
) -> tuple[bytes, bytes]:
    """Mine one document; what it can do wrong becomes a failure, not the end of the worker."""
    from reportmine.pipeline import mine

    confine(seconds, memory_mb, held)
    try:
        return encode(mine(Path(path), source=source))
    except MemoryError:
        return _failure("too_large", "memory_limit", NO_MEMORY.format(memory_mb))
    except RecursionError:
        return _failure("unreadable", "nesting", NESTED)
    except OSError as error:  # it was there a moment ago
        return _failure("unreadable", "io_error", f"The file cannot be read: {error.strerror}.")
    except Exception as error:
        return _failure("unreadable", "internal_error", _where(error))
    finally:
        release()


def _failure(status: str, code: str, message: str) -> tuple[bytes, bytes]:
    return json.dumps({"status": status, "code": code, "message": message}).encode(), b""


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
