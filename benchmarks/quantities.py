"""Numbers: how right and how fast, beside other libraries where they are installed.

    python benchmarks/quantities.py                              own cases, round trip, speed, growth
    python benchmarks/quantities.py --probe FILE.jsonl           a probe: {"text", "mentions": […]} a line
    python benchmarks/quantities.py --recognizers DIR            NumberModel.json and its neighbours
    python benchmarks/quantities.py --texts FILES…               what the ledger says of whole texts

In:  nothing but this repository, unless a probe, specs or texts are named.
Out: one table a measure. "complete" = exact span with modifiers and unit, value, kind and mod.
     Growth compares the time of a text with that of four times the text: 4 is linear.

Peers (cn2an, recognizers-text-suite, quantulum3, jionlp) are asked in the same run where they can
be imported. They report bare numbers, so only touching and value are judged for them.
"""

from __future__ import annotations

import argparse
import contextlib
import hashlib
import importlib
import io
import json
import random
import re
import sys
import time
import tomllib
import warnings
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from decimal import Decimal, InvalidOperation
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parents[1]
sys.path.insert(0, str(ROOT / "tests" / "quantity"))

from forms import FINANCIAL, spell  # noqa: E402

from reportmine.findings import QUANTITIES, Mention  # noqa: E402
from reportmine.quantity import find_numbers, parse_number  # noqa: E402
from reportmine.quantity.inside import numbers_inside  # noqa: E402
from reportmine.text.numerals import LEDGER  # noqa: E402

CASES = ROOT / "tests" / "cases"
REJECTED = Path(__file__).parent / "quantities_rejected.toml"
Found = list[tuple[int, int, Decimal | None]]


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


def own_cases() -> None:
    """The two tables of the tests."""
    forms = lines(CASES / "numbers_forms.jsonl")
    right = sum(_form_is_right(row) for row in forms)
    sentences = lines(CASES / "numbers_sentences.jsonl")
    known = [row for row in sentences if "xfail" in row]
    good = sum(
        [[m.text, m.kind, None if m.value is None else str(m.value), m.unit] for m in found]
        == [q[:4] for q in row["quantities"]]
        for row in sentences
        if (found := [m for m in find_numbers(row["text"]) if m.is_quantity]) is not None
    )
    print(f"own forms       {right}/{len(forms)}")
    print(f"own sentences   {good}/{len(sentences)} ({len(known)} known failures)")


def _form_is_right(row: dict[str, Any]) -> bool:
    found = find_numbers(row["text"])
    if len(found) != 1:
        return False
    m = found[0]
    value = None if row["value"] is None else Decimal(row["value"])
    return (list(m.span), m.kind, m.value, m.unit, m.mod) == (
        row["span"], row["kind"], value, row["unit"], row.get("mod", "exact"),
    )  # fmt: skip


def round_trip(count: int = 10_000) -> None:
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
    print(f"round trip      {count - len(wrong)}/{count} {' '.join(wrong[:5])}")


def probe(path: Path, errors: bool) -> None:
    """A probe file, ours and the peers."""
    rows = lines(path)
    tally: Counter[str] = Counter()
    misses = []
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
            tally.update(k for k in ("touched", "span", "value", "mod", "complete") if k not in bad)
            if bad:
                misses.append(f"{'/'.join(sorted(bad))}   {g['text']} in {row['text']}")
    n, shares = tally["n"], ("touched", "span", "value", "mod", "complete")
    print(
        f"\nprobe ({n} quantities)   precision {tally['right'] / max(1, tally['found']):.3f}   ",
        end="",
    )
    print("   ".join(f"{k} {tally[k] / n:.3f}" for k in shares))
    for name, ask in peers():
        _probe_peer(name, ask, rows)
    if errors:
        print("\n".join(misses))


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


def _probe_peer(name: str, ask: Callable[[str], Found], rows: list[dict[str, Any]]) -> None:
    tally: Counter[str] = Counter()
    start = time.process_time()
    for row in rows:
        found = ask(row["text"])
        wanted = [g for g in row["mentions"] if g["kind"] in QUANTITIES]
        tally["found"] += len(found)
        tally["right"] += sum(
            any(a < g["end"] and g["start"] < b for g in wanted) for a, b, _ in found
        )
        for g in wanted:
            over = [v for a, b, v in found if a < 0 or (a < g["end"] and g["start"] < b)]
            tally["n"] += 1
            tally["touched"] += any(0 <= a < g["end"] and g["start"] < b for a, b, _ in found)
            tally["value"] += any(same(v, g["value"]) for v in over if v is not None)
    seconds = time.process_time() - start
    speed = sum(len(row["text"]) for row in rows) / max(seconds, 1e-9)
    n = tally["n"]
    placed = tally["touched"] > 0
    print(
        f"  {name:24} precision {_share(tally['right'], tally['found'], placed)}   "
        f"touched {_share(tally['touched'], n, placed)}   value {tally['value'] / n:.3f}   "
        f"{speed / 1000:.1f}k chars/s"
    )


def _share(part: int, whole: int, known: bool) -> str:
    return f"{part / max(1, whole):.3f}" if known else "  -  "


def peers() -> Iterator[tuple[str, Callable[[str], Found]]]:
    """Whoever can be imported."""
    for module, make in (
        ("recognizers_number", _recognizers),
        ("cn2an", _cn2an),
        ("quantulum3", _quantulum),
        ("jionlp", _jionlp),
    ):
        with contextlib.redirect_stdout(io.StringIO()), contextlib.redirect_stderr(io.StringIO()):
            try:
                ask = make(importlib.import_module(module))
                ask("共3项")
            except Exception:  # a peer that cannot be loaded is left out, whatever its reason
                continue
        yield module, ask


def _number(value: Any) -> Decimal | None:
    try:
        return Decimal(str(value))
    except InvalidOperation:
        return None


def _recognizers(lib: Any) -> Callable[[str], Found]:
    culture = importlib.import_module("recognizers_text").Culture.Chinese

    def ask(text: str) -> Found:
        return [
            (r.start, r.end + 1, _number((r.resolution or {}).get("value")))
            for r in lib.recognize_number(text, culture)
        ]

    return ask


def _cn2an(lib: Any) -> Callable[[str], Found]:
    """It rewrites the text and keeps no offsets: its numbers have start -1 and count by value."""

    def ask(text: str) -> Found:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            turned = lib.transform(text, "cn2an")
        return [(-1, -1, _number(m.group())) for m in re.finditer(r"\d+(?:\.\d+)?", turned)]

    return ask


def _quantulum(lib: Any) -> Callable[[str], Found]:
    parse = importlib.import_module("quantulum3.parser").parse
    return lambda text: [(q.span[0], q.span[1], _number(q.value)) for q in parse(text)]


def _jionlp(lib: Any) -> Callable[[str], Found]:
    def ask(text: str) -> Found:
        return [
            (x["offset"][0], x["offset"][1], _number((x.get("detail") or {}).get("num")))
            for x in lib.ner.extract_money(text, with_parsing=True)
        ]

    return ask


def recognizers(folder: Path, errors: bool) -> None:
    """The specs; the cases that `quantities_rejected.toml` names are not counted."""
    rejected = {
        (c["model"], c["digest"]) for c in tomllib.loads(REJECTED.read_text("utf-8"))["case"]
    }
    print()
    for model in ("NumberModel", "OrdinalModel", "CurrencyModel"):
        path = folder / f"{model}.json"
        if not path.exists():
            continue
        right = counted = left_out = 0
        misses = []
        for case in json.loads(path.read_text("utf-8-sig")):
            digest = hashlib.sha256(case["Input"].encode()).hexdigest()[:12]
            if (model, digest) in rejected:
                left_out += 1
                continue
            counted += 1
            good = _spec_is_met(model, case)
            right += good
            misses += [] if good else [case["Input"]]
        print(f"{model:16}{right}/{counted} = {right / counted:.3f}   ({left_out} rejected)")
        if errors:
            print("\n".join(misses))


def _spec_is_met(model: str, case: dict[str, Any]) -> bool:
    wanted = [
        (r["Start"], r["End"] + 1, r["Resolution"]["value"])
        for r in case["Results"]
        if r["Resolution"].get("value") is not None
    ]
    found = find_numbers(case["Input"])
    if model == "NumberModel":
        got = [part for m in found for part in numbers_inside(m)]
    else:
        kinds = {"money"} if model == "CurrencyModel" else {"ordinal", "identifier"}
        got = [
            (m.span.start, m.span.end, m.value)
            for m in found
            if m.kind in kinds and m.value is not None
        ]
    return len(got) == len(wanted) and all(
        a < d and c < b and same(value, want, "1e-6")
        for (a, b, value), (c, d, want) in zip(got, wanted, strict=True)
    )


def speed(size: int = 2_000_000) -> None:
    """Characters a second on one core, and growth on ordinary and on hostile text."""
    sentences = [row["text"] for row in lines(CASES / "numbers_sentences.jsonl")]
    plain = "会议强调，各部门要认真落实年度工作部署，加强沟通协调，不断提升服务质量和管理水平。"
    text = "".join(f"{s}{plain * 2}" for s in sentences)
    text *= size // len(text) + 1
    text = text[:size]
    start = time.process_time()
    found = find_numbers(text)
    seconds = time.process_time() - start
    print(
        f"\nspeed           {size / seconds / 1000:.0f}k chars/s ({len(found)} mentions in {size} characters)"
    )
    print(f"growth          {_growth(text[:400_000]):.1f} on prose", end="")
    for piece in ("1", "一", "万", "1,", "一、", "1-", "第1、", "a1", "二〇", "1 ", "近1至"):
        print(f"   {_growth(piece * (60_000 // len(piece))):.1f} {piece!r}", end="")
    print()


def _growth(text: str) -> float:
    times = []
    for part in (text[: len(text) // 4], text):
        start = time.process_time()
        find_numbers(part)
        times.append(time.process_time() - start)
    return times[1] / max(times[0], 1e-6)


def whole_texts(paths: Iterable[Path]) -> None:
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
    print(f"\nledger          {total} mentions, {outside} numerals outside, ", end="")
    print(f"unknown {kinds['unknown'] / max(1, total):.4f}   {dict(kinds.most_common())}")


def main() -> None:
    """Parse and run."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--probe", type=Path)
    parser.add_argument("--recognizers", type=Path)
    parser.add_argument("--texts", type=Path, nargs="*", default=[])
    parser.add_argument("--errors", action="store_true", help="print what was missed")
    args = parser.parse_args()
    own_cases()
    round_trip()
    if args.probe:
        probe(args.probe, args.errors)
    if args.recognizers:
        recognizers(args.recognizers, args.errors)
    speed()
    if args.texts:
        whole_texts(args.texts)


if __name__ == "__main__":
    main()
