"""Numbers: how right and how fast, beside other libraries where they are installed.

    python benchmarks/quantities.py                              everything that needs no other file
    python benchmarks/quantities.py --write docs/accuracy.md     the same, kept in a document
    python benchmarks/quantities.py --probe FILE.jsonl           another probe: {"text", "mentions": […]} a line
    python benchmarks/quantities.py --recognizers DIR            NumberModel.json and its neighbours, too
    python benchmarks/quantities.py --texts FILES…               what the ledger says of whole texts

In:  nothing but this repository, unless a probe, specs or texts are named.
Out: one table a measure. "full span" = number, unit and the approximating words that touch it;
     "complete" = full span, kind, value, unit and mod. Growth compares the time of a text with that
     of four times the text: 4 is linear.

The peers of `number_peers.py` are asked in the same run. They report bare numbers, so neither unit,
kind nor mod are asked of them, and "complete" is full span and value.
"""

from __future__ import annotations

import argparse
import json
import random
import sys
import time
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from decimal import Decimal, InvalidOperation
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parents[1]
sys.path.insert(0, str(ROOT / "tests" / "quantity"))

import number_specs  # noqa: E402
from forms import FINANCIAL, spell  # noqa: E402
from number_peers import Found, peers  # noqa: E402
from page import put  # noqa: E402

from reportmine.findings import QUANTITIES, Mention  # noqa: E402
from reportmine.quantity import find_numbers, parse_number  # noqa: E402
from reportmine.text.numerals import LEDGER  # noqa: E402

CASES = ROOT / "tests" / "cases"
PROBE = Path(__file__).parent / "probe" / "reports.jsonl"


def lines(path: Path) -> list[dict[str, Any]]:
    """The rows of a JSON Lines file."""
    return [json.loads(line) for line in path.read_text("utf-8").splitlines() if line.strip()]


def same(a: Decimal | None, b: Any, tolerance: str = "1e-5") -> bool:
    """Equal but for rounding."""
    if a is None or b is None:
        return a is None and b is None
    try:
        wanted = Decimal(str(b))
    except InvalidOperation:
        return False
    return abs(a - wanted) <= Decimal(tolerance) * max(1, abs(wanted))


def own_cases() -> Iterator[str]:
    """The two tables of the tests."""
    forms = lines(CASES / "numbers_forms.jsonl")
    right = sum(_form_is_right(row) for row in forms)
    sentences = lines(CASES / "numbers_sentences.jsonl")
    known = sum("xfail" in row for row in sentences)
    good = sum(
        [[m.text, m.kind, None if m.value is None else str(m.value), m.unit] for m in found]
        == [q[:4] for q in row["quantities"]]
        for row in sentences
        if (found := [m for m in find_numbers(row["text"]) if m.is_quantity]) is not None
    )
    yield f"| own cases: forms of writing | {right} of {len(forms)} |"
    yield f"| own cases: sentences | {good} of {len(sentences)}, {known} of them known failures |"


def _form_is_right(row: dict[str, Any]) -> bool:
    found = find_numbers(row["text"])
    if len(found) != 1:
        return False
    m = found[0]
    value = None if row["value"] is None else Decimal(row["value"])
    return (list(m.span), m.kind, m.value, m.unit, m.mod) == (
        row["span"], row["kind"], value, row["unit"], row.get("mod", "exact"),
    )  # fmt: skip


def round_trip(count: int = 10_000) -> Iterator[str]:
    """Random numbers, written in random forms, read back."""
    chance = random.Random(20_240)
    writers: list[Callable[[int], str]] = [
        str,
        lambda n: f"{n:,}",
        spell,
        lambda n: spell(n, digits=FINANCIAL, powers="拾佰仟"),
        lambda n: spell(n, lead_ten=True),
    ]
    wrong = []
    for _ in range(count):
        n = int(10 ** chance.uniform(0, 12))
        written = chance.choice(writers)(n)
        if parse_number(written) != n or find_numbers(f"计{written}元。")[0].value != n:
            wrong.append(written)
    yield f"| random numbers in random forms, read back | {count - len(wrong):,} of {count:,} {' '.join(wrong[:5])}|"


def probe(path: Path, errors: bool) -> Iterator[str]:
    """A probe file as a Markdown table: this project, then the peers; what was missed behind it."""
    rows = lines(path)
    misses: list[str] = []
    find_numbers("预热1项")
    start = time.process_time()
    ours = _ours(rows, misses)
    speed = _chars(rows) / (time.process_time() - start)
    n, inexact = ours["n"], ours["inexact"]
    yield (
        f"| {n} quantities in {len(rows)} sentences | precision | recall | full span | value | complete "
        "| approximation | characters a second |"
    )
    yield "|---|---|---|---|---|---|---|---|"
    yield (
        f"| **reportmine** | {ours['right'] / max(1, ours['found']):.3f} | "
        + " | ".join(f"{ours[k] / n:.3f}" for k in ("touched", "span", "value", "complete"))
        + f" | {ours['approximation']}/{inexact} | {speed / 1000:.0f} k |"
    )
    absent = []
    for name, ask in peers():
        if ask is None:
            absent.append(name)
        else:
            yield _peer_row(name, ask, rows, inexact)
    if absent:
        yield ""
        yield f"Not installed here, so not asked: {', '.join(absent)}."
    if errors:
        yield from misses


def _chars(rows: list[dict[str, Any]]) -> int:
    return sum(len(row["text"]) for row in rows)


def _ours(rows: list[dict[str, Any]], misses: list[str]) -> Counter[str]:
    tally: Counter[str] = Counter()
    for row in rows:
        found = [m for m in find_numbers(row["text"]) if m.is_quantity]
        wanted = [g for g in row["mentions"] if g["kind"] in QUANTITIES]
        tally["found"] += len(found)
        for m in found:
            hit = any(m.span.start < g["end"] and g["start"] < m.span.end for g in wanted)
            tally["right"] += hit
            if not hit:
                misses.append(f"extra   {m.text} in {row['text']}")
        for g in wanted:
            tally["n"] += 1
            bad = _probe_misses(g, found)
            tally.update(k for k in ("touched", "span", "value", "complete") if k not in bad)
            tally["inexact"] += g["mod"] != "exact"
            tally["approximation"] += g["mod"] != "exact" and "mod" not in bad
            if bad:
                misses.append(f"{'/'.join(sorted(bad))}   {g['text']} in {row['text']}")
    return tally


def _probe_misses(g: dict[str, Any], found: list[Mention]) -> set[str]:
    over = [m for m in found if m.span.start < g["end"] and g["start"] < m.span.end]
    if not over:
        return {"touched", "span", "value", "mod", "complete"}
    m = max(over, key=lambda m: min(m.span.end, g["end"]) - max(m.span.start, g["start"]))
    bad = set()
    if tuple(m.span) != (g["start"], g["end"]):
        bad.add("span")
    ends = same(m.min_value, g["min_value"]) and same(m.max_value, g["max_value"])
    if not (ends if g["mod"] == "range" else same(m.value, g["value"])) or m.unit != g["unit"]:
        bad.add("value")
    if m.mod != g["mod"]:
        bad.add("mod")
    return bad | ({"complete"} if bad or m.kind != g["kind"] else set())


def _peer_row(
    name: str, ask: Callable[[str], Found], rows: list[dict[str, Any]], inexact: int
) -> str:
    tally: Counter[str] = Counter()
    start = time.process_time()
    answers = [ask(row["text"]) for row in rows]
    speed = _chars(rows) / max(time.process_time() - start, 1e-9)
    for row, found in zip(rows, answers, strict=True):
        wanted = [g for g in row["mentions"] if g["kind"] in QUANTITIES]
        tally["found"] += len(found)
        tally["right"] += sum(
            any(a < g["end"] and g["start"] < b for g in wanted) for a, b, _ in found
        )
        for g in wanted:
            over = [f for f in found if f[0] < g["end"] and g["start"] < f[1]]
            full = [v for a, b, v in over if (a, b) == (g["start"], g["end"])]
            values = [v for _, _, v in over] or [v for a, _, v in found if a < 0]
            tally["n"] += 1
            tally["touched"] += bool(over)
            tally["span"] += bool(full)
            tally["value"] += any(v is not None and same(v, g["value"]) for v in values)
            tally["complete"] += any(v is not None and same(v, g["value"]) for v in full)
    placed, n = tally["touched"] > 0, tally["n"]
    shares = [f"{tally['right'] / max(1, tally['found']):.3f}" if placed else "–"]
    shares += [f"{tally[k] / n:.3f}" if placed else "–" for k in ("touched", "span")]
    shares += [f"{tally[k] / n:.3f}" for k in ("value", "complete")]
    return f"| {name} | {' | '.join(shares)} | 0/{inexact} | {speed / 1000:.1f} k |"


def speed(size: int = 2_000_000) -> Iterator[str]:
    """Characters a second on one core, and growth on ordinary and on hostile text."""
    sentences = [row["text"] for row in lines(CASES / "numbers_sentences.jsonl")]
    plain = "会议强调，各部门要认真落实年度工作部署，加强沟通协调，不断提升服务质量和管理水平。"
    text = "".join(f"{s}{plain * 2}" for s in sentences)
    text *= size // len(text) + 1
    text = text[:size]
    start = time.process_time()
    found = find_numbers(text)
    rate = size / (time.process_time() - start)
    yield (
        f"| characters a second on one core, {size / 1e6:.0f} M characters with {len(found):,} mentions "
        f"| {rate / 1000:.0f} k |"
    )
    hostile = (
        "1",
        "一",
        "万",
        "1,",
        "一、",
        "1-",
        "第1、",
        "a1",
        "二〇",
        "1 ",
        "近1至",
        "“一",
        "负1到",
    )
    worst = max((_growth(piece * (60_000 // len(piece))), piece) for piece in hostile)
    yield f"| time of four times the prose; of the slowest of {len(hostile)} hostile strings | ×{_growth(text[:400_000]):.1f}; ×{worst[0]:.1f} ({worst[1]!r}) |"


def _growth(text: str) -> float:
    """How many times longer the whole takes than its first quarter; the best of three tries."""
    tries = []
    for _ in range(3):
        times = []
        for part in (text[: len(text) // 4], text):
            start = time.process_time()
            find_numbers(part)
            times.append(time.process_time() - start)
        tries.append(times)
    return min(t for _, t in tries) / max(min(t for t, _ in tries), 1e-6)


def whole_texts(paths: Iterable[Path]) -> Iterator[str]:
    """What stands in the ledger of whole texts, and whether anything is outside it."""
    kinds: Counter[str] = Counter()
    outside = 0
    for path in paths:
        text = path.read_text("utf-8", errors="replace")
        covered = bytearray(len(text))
        for m in find_numbers(text):
            kinds[m.kind] += 1
            covered[m.span.start : m.span.end] = b"\1" * len(m.text)
        outside += sum(not covered[m.start()] for m in LEDGER.finditer(text))
    total = sum(kinds.values())
    told = ", ".join(f"{kind} {n}" for kind, n in kinds.most_common())
    yield f"ledger: {total} mentions, {outside} numerals outside, {kinds['unknown'] / max(1, total):.2%} unknown ({told})"


def report(args: argparse.Namespace) -> Iterator[str]:
    """Every measure, as Markdown."""
    yield "## Numbers"
    yield ""
    yield "Written by `python benchmarks/quantities.py --write docs/accuracy.md`; the probe and its card are in benchmarks/probe."
    yield "It helped to mend the rules, so new sentences will be harder. Peers report bare numbers: their full span can"
    yield "only be right where nothing stands around the number, and none of them says how exact it is."
    yield ""
    yield from probe(args.probe or PROBE, args.errors)
    yield ""
    yield "| measure | result |"
    yield "|---|---|"
    yield from own_cases()
    yield from round_trip()
    yield from speed()
    if args.recognizers:
        yield ""
        yield from number_specs.table(args.recognizers, args.errors)
    if args.texts:
        yield ""
        yield from whole_texts(args.texts)


def main() -> None:
    """Parse and run."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--probe", type=Path)
    parser.add_argument("--recognizers", type=Path)
    parser.add_argument("--texts", type=Path, nargs="*", default=[])
    parser.add_argument("--errors", action="store_true", help="print what was missed")
    parser.add_argument("--write", type=Path)
    args = parser.parse_args()
    if args.write:
        put(args.write, "numbers", "\n".join(report(args)))
        return
    for line in report(args):
        print(line, flush=True)


if __name__ == "__main__":
    main()
