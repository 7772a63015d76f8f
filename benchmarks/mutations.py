"""Damaged files: seeded mutations of PDFs, each mined; what statuses do they end in?

    python benchmarks/mutations.py [FILES…] [--count 500] [--seed 1] [--keep DIR]

In:  PDF files; without any, the sample reports of this project.
Out: a table of kinds of damage × statuses, the slowest file, the peak memory of a worker. Exit
     code 1 where a file ended in an error of our own or took longer than `SECONDS`.

The same seed makes the same files. Every tenth file is left whole: the batch must still be alive
for it and mine it.
"""

from __future__ import annotations

import argparse
import random
import re
import resource
import tempfile
import time
from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path

from reportmine.batch import mine_all
from reportmine.findings import Mined

SAMPLES = Path(__file__).resolve().parent.parent / "corpora" / "samples" / "pdf"
SECONDS = 20.0

_STREAM = re.compile(rb"(?<=stream)\r?\n(.*?)\r?\n?(?=endstream)", re.S)
_NUMBER = re.compile(rb"(?<=[ \[/<])\d+(?=[ \]/>\r\n])")
_NAME = re.compile(rb"/(?:FlateDecode|ASCII85Decode|Type0|Identity-H|Page|Pages|Font|Contents)\b")

Mutation = Callable[[bytes, random.Random], bytes]


def flip(data: bytes, dice: random.Random) -> bytes:
    """A few bytes become others."""
    out = bytearray(data)
    for _ in range(dice.choice((1, 5, 50, 500))):
        out[dice.randrange(len(out))] = dice.randrange(256)
    return bytes(out)


def cut_tail(data: bytes, dice: random.Random) -> bytes:
    """The end is missing: a download that broke off."""
    return data[: dice.randrange(1, len(data))]


def cut_middle(data: bytes, dice: random.Random) -> bytes:
    """A piece is missing, so every offset behind it is wrong."""
    start = dice.randrange(len(data))
    return data[:start] + data[start + dice.randrange(1, 1 + len(data) // 4) :]


def blank(data: bytes, dice: random.Random) -> bytes:
    """A block of the disk reads as zeros."""
    start = dice.randrange(len(data))
    return data[:start] + bytes(min(4096, len(data) - start)) + data[start + 4096 :]


def swap_streams(data: bytes, dice: random.Random) -> bytes:
    """Two streams change places: a font where the page should be."""
    spans = [match.span(1) for match in _STREAM.finditer(data)]
    if len(spans) < 2:
        return flip(data, dice)
    (a, b), (c, d) = sorted(dice.sample(spans, 2))
    return data[:a] + data[c:d] + data[b:c] + data[a:b] + data[d:]


def wild_numbers(data: bytes, dice: random.Random) -> bytes:
    """Lengths, counts, references and sizes become impossible."""
    wild = (b"0", b"-1", b"65536", b"2147483647", b"99999999999999999999", b"1e308")

    def change(match: re.Match[bytes]) -> bytes:
        return dice.choice(wild) if dice.random() < 0.03 else match[0]

    return _NUMBER.sub(change, data)


def wild_names(data: bytes, dice: random.Random) -> bytes:
    """Keys and filters are other ones."""
    names = sorted({match[0] for match in _NAME.finditer(data)}) or [b"/Page"]

    def change(match: re.Match[bytes]) -> bytes:
        return dice.choice(names) if dice.random() < 0.3 else match[0]

    return _NAME.sub(change, data)


def whole(data: bytes, dice: random.Random) -> bytes:
    """Not damaged at all."""
    return data


KINDS: tuple[Mutation, ...] = (
    flip, cut_tail, cut_middle, blank, swap_streams, wild_numbers, wild_names,
)  # fmt: skip


def mutations(files: list[Path], count: int, seed: int) -> Iterator[tuple[str, bytes]]:
    """`count` damaged files as (kind of damage, bytes)."""
    dice = random.Random(seed)
    for i in range(count):
        data = dice.choice(files).read_bytes()
        mutate = whole if i % 10 == 9 else KINDS[i % len(KINDS)]
        yield mutate.__name__, mutate(data, dice)


def write(folder: Path, files: list[Path], count: int, seed: int) -> list[Path]:
    """The damaged files, on disk; the kind is in the name."""
    written = []
    for i, (kind, data) in enumerate(mutations(files, count, seed)):
        written.append(folder / f"{i:04}-{kind}.pdf")
        written[-1].write_bytes(data)
    return written


def report(results: list[tuple[Mined, float]]) -> int:
    """Print what happened; the number of files that went wrong in a way that is our fault."""
    table: dict[str, Counter[str]] = {}
    faults = []
    for mined, seconds in results:
        kind = Path(mined.report.source).stem.partition("-")[2]
        table.setdefault(kind, Counter())[mined.report.status] += 1
        codes = {note.code: note.message for note in mined.notes}
        damaged = kind != whole.__name__
        if "internal_error" in codes or seconds > SECONDS or not (damaged or mined.mentions):
            faults.append(f"{mined.report.source}: {seconds:.1f} s {mined.report.status} {codes}")
    statuses = sorted({status for counts in table.values() for status in counts})
    print(f"{'damage':14}", *(f"{status:>11}" for status in statuses))
    for kind, counts in table.items():
        print(f"{kind:14}", *(f"{counts[status]:11}" for status in statuses))
    print(f"slowest {max(seconds for _, seconds in results):.2f} s", *faults, sep="\n")
    return len(faults)


def main() -> None:
    """Make the files, mine them, print the table."""
    parser = argparse.ArgumentParser(description="Mine damaged files.")
    parser.add_argument("files", nargs="*", type=Path, help="PDF files (default: the samples)")
    parser.add_argument("--count", type=int, default=500)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--keep", type=Path, help="leave the damaged files in this folder")
    args = parser.parse_args()
    files = args.files or sorted(SAMPLES.glob("*.pdf"))
    with tempfile.TemporaryDirectory() as scratch:
        folder = args.keep or Path(scratch)
        folder.mkdir(parents=True, exist_ok=True)
        damaged = write(folder, files, args.count, args.seed)
        mining = mine_all([files[0], *damaged], workers=1)
        next(mining)  # starting the worker is nobody's fault
        results, start = [], time.perf_counter()
        for mined in mining:
            now = time.perf_counter()
            results.append((mined, now - start))
            start = now
    faults = report(results)
    peak = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss // 1024
    print(f"{len(results)} files, seed {args.seed}; peak memory of a worker {peak} MB")
    raise SystemExit(1 if faults else 0)


if __name__ == "__main__":
    main()
