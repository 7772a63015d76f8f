"""Keeps what the documents show in step with what the program prints.

    python docs/refresh.py           run the commands in the documents, write their output in
    python docs/refresh.py --check   only say which documents are out of date (exit 1)

A block to keep is marked by a comment before it; `lines` picks some lines (1 is the first):

    <!-- run: reportmine outline corpora/samples/pdf/library-2023.pdf -->
    <!-- run: reportmine mine corpora/samples/pdf --out out/reports.xlsx lines: 1-3 15- -->
"""

from __future__ import annotations

import os
import re
import shlex
import subprocess
import sys
from functools import cache
from pathlib import Path

ROOT = Path(__file__).parents[1]
DOCUMENTS = ["README.md", "README.zh.md"]
_BLOCK = re.compile(
    r"(<!-- run: (?P<command>.*?)(?: lines: (?P<lines>[\d\- ]+))? -->\n```[a-z]*\n)(?P<shown>.*?)(?P<end>```\n)",
    re.DOTALL,
)


@cache
def output(command: str) -> list[str]:
    """The lines that a command prints, run from the repository's root on a terminal of 96 columns."""
    words = shlex.split(command)
    program = [sys.executable, "-m", "reportmine"] if words[0] == "reportmine" else [words[0]]
    env = {**os.environ, "COLUMNS": "96", "NO_COLOR": "1", "PYTHONIOENCODING": "utf-8"}
    done = subprocess.run(
        [*program, *words[1:]], cwd=ROOT, env=env, capture_output=True, encoding="utf-8"
    )
    if done.returncode > 1 or not done.stdout:
        raise SystemExit(f"{command}: {done.stderr}")
    return [line.rstrip() for line in done.stdout.splitlines()]


def picked(lines: list[str], ranges: str | None) -> list[str]:
    """The lines of the ranges `1-3 15-`, with … between the ranges."""
    if not ranges:
        return lines
    shown: list[str] = []
    for part in ranges.split():
        first, _, last = part.partition("-")
        end = int(last) if last else len(lines)
        shown += (["…"] if shown else []) + lines[int(first) - 1 : end]
    return shown


def refreshed(text: str) -> str:
    """A document with its blocks filled anew."""

    def fill(match: re.Match[str]) -> str:
        lines = picked(output(match["command"]), match["lines"])
        return match[1] + "\n".join(lines).strip("\n") + "\n" + match["end"]

    return _BLOCK.sub(fill, text)


def main() -> int:
    stale = []
    for name in DOCUMENTS:
        path = ROOT / name
        before = path.read_text(encoding="utf-8")
        after = refreshed(before)
        if after != before:
            stale.append(name)
            if "--check" not in sys.argv:
                path.write_text(after, encoding="utf-8")
    if stale:
        print("out of date: " if "--check" in sys.argv else "refreshed: ", ", ".join(stale))
    return 1 if stale and "--check" in sys.argv else 0


if __name__ == "__main__":
    sys.exit(main())
