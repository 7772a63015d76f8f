"""What single files cost: status, wall-clock seconds and peak memory of each, mined in a worker.

    python benchmarks/limits.py FILES… [--seconds 20] [--memory 1024]

In:  files of any kind, hostile ones above all.
Out: a table, a row a file; exit code 1 where one has no named status or costs more than it may. The
     memory is that of the largest process (the worker, the painter of scanned pages, LibreOffice);
     starting the worker is not in the seconds.
"""

from __future__ import annotations

import argparse
import json
import resource
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

HERE = Path(__file__).resolve().parent
SMALL = HERE.parent / "corpora" / "samples" / "pdf"


def measure(file: Path) -> dict[str, Any]:
    """Mine one file in a worker of this process, warmed up by a small one."""
    from reportmine.batch import mine_all

    small = min(SMALL.glob("*.pdf"), key=lambda sample: sample.stat().st_size)
    results = mine_all([small, file], workers=1)
    next(results)
    start = time.perf_counter()
    (mined,) = results
    seconds = time.perf_counter() - start
    peak = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss
    codes = [note.code for note in mined.notes if note.step == "read"]
    return {
        "status": mined.report.status,
        "seconds": seconds,
        "memory": peak / (1 << 20 if sys.platform == "darwin" else 1 << 10),
        "pages": len(mined.report.pages),
        "characters": len(mined.report.text),
        "notes": ", ".join(codes[:4]),
    }


def in_own_process(file: Path) -> dict[str, Any]:
    """The same, in a process whose children are this file's alone."""
    command = [sys.executable, __file__, "--measure", str(file)]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    found: dict[str, Any] = json.loads(done.stdout)
    return found


def main() -> None:
    """Measure each file, print a row at a time."""
    parser = argparse.ArgumentParser(description="What single files cost.")
    parser.add_argument("files", nargs="+", type=Path)
    parser.add_argument("--seconds", type=float, default=20.0)
    parser.add_argument("--memory", type=float, default=1024.0, help="MB")
    parser.add_argument("--measure", action="store_true", help=argparse.SUPPRESS)
    args = parser.parse_args()
    if args.measure:
        print(json.dumps(measure(args.files[0])))
        return
    print("| file | status | seconds | peak memory | pages | characters | notes |")
    print("|---|---|---:|---:|---:|---:|---|")
    faults = 0
    for file in args.files:
        it = in_own_process(file)
        over = it["seconds"] > args.seconds or it["memory"] > args.memory
        faults += over or "internal_error" in it["notes"]
        print(
            f"| {file.name} | {it['status']} | {it['seconds']:.1f} | {it['memory']:.0f} MB "
            f"| {it['pages']} | {it['characters']} | {it['notes']} |",
            flush=True,
        )
    raise SystemExit(1 if faults else 0)


if __name__ == "__main__":
    main()
