"""What a file must be before it is opened, and what opening it may cost.

    admit(path, limits)    is it a file that can be read, and not too large?     raises ReadError
    confine(seconds, …)    from here on this process gets so much time and memory, or it is ended

`admit` costs one `stat` and never opens what could block (a pipe, a device). `confine` is for
worker processes: the kernel ends the process when the allowance is used up, also inside native
code that never returns to Python. Where the system has no such limits (Windows), it does
nothing, and the wall clock of `reportmine.batch` is what holds.
"""

from __future__ import annotations

import hashlib
import math
import os
import signal
import stat
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from reportmine.errors import ReadError

MB: Final = 1 << 20
PATIENCE: Final = 4.0  # wall-clock seconds for one of the processor, where others want it too


@dataclass(frozen=True, slots=True)
class Limits:
    """What one document may cost. A document that needs more ends with a named status.

    `seconds` is wall-clock time; a large file gets `seconds_per_mb` for each of its megabytes
    where that is more. `memory_mb` is address space above what the worker holds before it opens
    the file. `file_mb` is the size up to which a file is opened at all, `archive_mb` what the
    reports in a zip archive may expand to.

    A page that must be recognised from its picture is paid apart: it may take `seconds_per_scan`
    of processor time, `PATIENCE` times as long on a busy machine, and is left out where it takes
    more, the pages before and behind it kept. The first one adds `scan_memory_mb`. A file that
    LibreOffice must convert counts as one.
    """

    seconds: float = 15.0
    seconds_per_mb: float = 1.5
    memory_mb: int = 640
    file_mb: int = 256
    archive_mb: int = 2048
    seconds_per_scan: float = 10.0
    scan_memory_mb: int = 1024

    def __post_init__(self) -> None:
        for name in ("seconds", "memory_mb", "file_mb", "archive_mb"):
            if getattr(self, name) <= 0:
                raise ValueError(f"{name} must be above 0, not {getattr(self, name)}")
        for name in ("seconds_per_mb", "seconds_per_scan", "scan_memory_mb"):
            if getattr(self, name) < 0:
                raise ValueError(f"{name} must not be negative, but is {getattr(self, name)}")

    def allowance(self, size: int) -> float:
        """How many seconds a file of `size` bytes gets."""
        return max(self.seconds, self.seconds_per_mb * size / MB)


class Watch:
    """Whom a reader asks before each page. This one lets it go on; `batch.worker` has another."""

    def page(self, number: int) -> str:
        """ "" to go on with page `number`; else why reading stops here, with the pages read so far."""
        return ""

    def costly(self) -> float:
        """What comes now, a picture to be recognised or a file that another program must convert,
        costs more time and memory than reading a page. The processor seconds that it may take."""
        return math.inf

    def done(self) -> None:
        """All pages have been read."""


def admit(path: Path, limits: Limits) -> int:
    """The size in bytes of a file that may be opened.

    Raises ReadError ("unreadable", "empty" or "too_large") for anything else: a file that is not
    there, a folder, a pipe or device, a file without permission, without content, or too large.
    """
    name = path.name
    try:
        facts = path.stat()
    except FileNotFoundError:
        raise _unreadable(
            "not_found", f"There is no file {name} (any more); check the path."
        ) from None
    except OSError as error:
        raise _unreadable("io_error", f"{name} cannot be reached: {error.strerror}.") from None
    except ValueError:
        raise _unreadable("io_error", "The path holds a NUL character; check the list.") from None
    if stat.S_ISDIR(facts.st_mode):
        raise _unreadable("is_folder", f"{name} is a folder; name the files in it.")
    if not stat.S_ISREG(facts.st_mode):
        raise _unreadable("special_file", f"{name} is a pipe or a device; save it as a file first.")
    if not os.access(path, os.R_OK):
        raise _unreadable("no_permission", f"{name} may not be read: check its permissions.")
    if facts.st_size == 0:
        raise ReadError("empty", "no_bytes", f"{name} is empty (0 bytes). Ask for the file again.")
    if facts.st_size > limits.file_mb * MB:
        raise ReadError(
            "too_large",
            "file_size",
            f"{name} has {-(-facts.st_size // MB)} MB, the limit is {limits.file_mb} MB; "
            "split it, or raise the limit (file_mb).",
        )
    return facts.st_size


def _unreadable(code: str, message: str) -> ReadError:
    return ReadError("unreadable", code, message)


def confine(seconds: float, memory_mb: int, held: int = 0, work: float = 0.0) -> None:
    """Let this process run `seconds` more, and hold `memory_mb` above `held` bytes; or end it.

    `work` is how much of that time it may spend on a processor (default: all of it). `held` is the
    address space that is not the document's (default: all that is held now). Too long ends in SIGALRM
    (or SIGXCPU), too much memory in MemoryError or, in native code that cannot go on without it, in
    SIGABRT. May be called again for the next document.
    """
    if sys.platform == "win32":
        return
    import resource

    signal.signal(signal.SIGALRM, signal.SIG_DFL)
    signal.setitimer(signal.ITIMER_REAL, seconds)
    usage = resource.getrusage(resource.RUSAGE_SELF)
    used = usage.ru_utime + usage.ru_stime
    # A process with threads can use more processor time than wall-clock time; ours has one.
    _soft(resource.RLIMIT_CPU, int(used + (work or seconds)) + 2)
    held = held or address_space()
    if held:
        _soft(resource.RLIMIT_AS, held + memory_mb * MB)


def release() -> None:
    """Stop the clock that `confine` started: the document is done."""
    if sys.platform != "win32":
        signal.setitimer(signal.ITIMER_REAL, 0)


def _soft(kind: int, value: int) -> None:
    import resource

    hard = resource.getrlimit(kind)[1]
    if hard != resource.RLIM_INFINITY:
        value = min(value, hard)
    resource.setrlimit(kind, (value, hard))


def address_space() -> int:
    """The bytes of address space that this process holds; 0 where the system does not say."""
    try:
        pages = int(Path("/proc/self/statm").read_text().split()[0])
    except (OSError, ValueError):
        return 0
    return pages * os.sysconf("SC_PAGE_SIZE")


def digest(path: Path) -> str:
    """The sha256 of a file's bytes in hex; "" where it cannot be read (any more)."""
    try:
        with path.open("rb") as file:
            return hashlib.file_digest(file, "sha256").hexdigest()
    except OSError:
        return ""


def child_environment() -> dict[str, str]:
    """The environment of a process of ours: this package on its path, one thread a library."""
    home = str(Path(__file__).parents[2])
    paths = [home, *filter(None, [os.environ.get("PYTHONPATH")])]
    threads = dict.fromkeys(("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS"), "1")
    return {**os.environ, **threads, "PYTHONPATH": os.pathsep.join(paths)}
