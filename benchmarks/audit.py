"""Audit: planted errors that it finds, and false alarms on clean reports.

    python benchmarks/audit.py                  the table: planted, found, by class; false alarms
    python benchmarks/audit.py --misses         and every error that was not found
    python benchmarks/audit.py FILES…           findings in other files, to be read and judged

The reports of corpora/ are written without errors. A site is a set of figures whose labels (not the audit's own
reading) show that they depend on each other: level, change and rate; total, part and share; a total and
its parts in prose; rows and columns of a table with a total; last year's figure in two years' reports. One figure
of a site is changed (behind a 其中 that does not say that all parts follow, only so that they come to more than
their total: less is no error), the report is set as HTML and mined as any other file, and the error counts as
found where a finding that the clean report does not give quotes the changed figure.

    sum      a digit changed in a total or a part       growth    in a level, a step or a rate
    share    in a share, its part or its total          slip      ×10, ÷10, ×10,000 in any of these
    last     last year's figure in this year's report
"""

from __future__ import annotations

import argparse
import html
import random
import re
import sys
import tempfile
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent.parent / "corpora"))

import samplefile

from reportmine.findings import Mined
from reportmine.pipeline import mine
from reportmine.study.audit import Finding, across, audit

SEED = 7
_NUMBER = re.compile(r"\d[\d,]*(?:\.\d+)?")
_SAME = {"名": "人", "位": "人", "个百分点": "%"}


@dataclass(frozen=True)
class Quantity:
    """A marked quantity, and where its text stands in the source."""

    start: int
    text: str
    label: str
    value: Decimal
    unit: str
    aspect: str
    status: str
    exact: bool
    sentence: int
    before: str


@dataclass(frozen=True)
class Site:
    """Numbers that depend on each other: their places in the source, and what kind of site it is."""

    kind: str
    numbers: tuple[tuple[int, str], ...]
    open: bool = False


# -- sites ----------------------------------------------------------------------------------------


def quantities(source: str) -> Iterator[list[Quantity]]:
    """The exact quantities of each paragraph."""
    builder = samplefile._Builder("x", {"front": {"period": ""}}, "")
    at = 0
    for line in source.split("\n"):
        found: list[Quantity] = []
        last = 0
        for match in samplefile._MARK.finditer(line):
            text, label, words, trap, turn = match.groups()
            if trap or turn or line.startswith("//"):
                continue
            item = builder._quantity(text, label, words or "")
            before, last = line[last : match.start()], match.end()
            if item["value"] is None or not _NUMBER.search(text):
                continue
            sentence = len(re.findall("[。！？]", line[: match.start()]))
            unit = _SAME.get(item["unit"], item["unit"])
            found.append(
                Quantity(
                    at + match.start() + 1, text, label or "", Decimal(item["value"]), unit,
                    item["aspect"], item["status"], item["mod"] == "exact", sentence, before,
                )
            )  # fmt: skip
        yield found
        at += len(line) + 1


def _places(text: str) -> Decimal:
    printed = _NUMBER.search(text)
    return Decimal(1).scaleb(-len(printed[0].partition(".")[2])) if printed else Decimal(1)


def sites(source: str) -> Iterator[Site]:
    """Every site of a marked source."""
    for paragraph in quantities(source):
        exact = [q for q in paragraph if q.exact]
        for sentence in range(1 + max((q.sentence for q in exact), default=-1)):
            yield from _of_sentence([q for q in exact if q.sentence == sentence])
    yield from _of_tables(source)


def _site(kind: str, *numbers: Quantity) -> Site:
    return Site(kind, tuple((q.start, q.text) for q in numbers))


def _of_sentence(told: Sequence[Quantity]) -> Iterator[Site]:
    levels = [q for q in told if q.aspect in ("level", "cumulative", "average")]
    for at, one in enumerate(told):
        after = told[at + 1 : at + 4]
        same = [q for q in after if q.label == one.label]
        step = next((q for q in same if q.aspect == "change" and q.unit == one.unit), None)
        rate = next((q for q in same if q.aspect == "growth_rate"), None)
        then = next((q for q in same if q.unit == one.unit and q.status == "achieved"), None)
        if one.status == "baseline" and then and step and abs(then.value - one.value) == step.value:
            yield _site("growth", one, then, step)
        elif one.status == "achieved" and step and rate:
            for sign in (1, -1):
                base = one.value - sign * step.value
                if base > 0 and abs(100 * step.value / base - rate.value) <= _places(rate.text):
                    yield _site("growth", one, step, rate)
                    break
    for share in [q for q in told if q.aspect == "share"]:
        before = [q for q in levels if q.start < share.start and q.unit != "%"]
        if len(before) < 2 or not re.match(r"[，（(]\S{0,3}占", share.before):
            continue
        part = before[-1]
        for whole in reversed(before[:-1]):
            if (
                whole.unit == part.unit
                and whole.value
                and (abs(100 * part.value / whole.value - share.value) <= _places(share.text))
            ):
                yield _site("share", share, part, whole)
                break
    yield from _parts(levels)


def _parts(levels: Sequence[Quantity]) -> Iterator[Site]:
    """A total whose parts follow and add up to it exactly; the text says that they are all or apart."""
    for at, total in enumerate(levels):
        sum_, parts = Decimal(0), []
        for q in levels[at + 1 :]:
            if q.unit != total.unit or q.status != total.status:
                continue
            sum_ += q.value
            parts.append(q)
            if sum_ >= total.value:
                break
        if len(parts) > 1 and sum_ == total.value and "其中" in parts[0].before[:6]:
            rest = re.match(r"[，、；]?(?:其他|其余|另)", parts[-1].before) is not None
            yield Site("sum", tuple((q.start, q.text) for q in (total, *parts)), open=not rest)


def _of_tables(source: str) -> Iterator[Site]:
    """Totals of rows and columns that hold exactly."""
    at, rows = 0, []
    for line in [*source.split("\n"), ""]:
        if line.startswith("| "):
            cells, start = [], at + 1
            for cell in line[1:-1].split("|"):
                cells.append((start + len(cell) - len(cell.lstrip()), cell.strip()))
                start += len(cell) + 1
            rows.append(cells)
        elif rows:
            yield from _of_table(rows)
            rows = []
        at += len(line) + 1


def _of_table(rows: list[list[tuple[int, str]]]) -> Iterator[Site]:
    total = next((r for r in rows[1:] if r[0][1] in ("合计", "总计")), None)
    if total is None:
        return
    body = [r for r in rows if r is not total]
    for column in range(1, len(total)):
        numbers = [r[column] for r in body if column < len(r) and _NUMBER.fullmatch(r[column][1])]
        whole = total[column][1]
        added = sum((_value(text) for _, text in numbers), Decimal(0))
        if len(numbers) > 1 and _NUMBER.fullmatch(whole) and added == _value(whole):
            yield Site("sum", (total[column], *numbers))


def _value(text: str) -> Decimal:
    return Decimal(text.replace(",", ""))


# -- errors ---------------------------------------------------------------------------------------


def changed(text: str, kind: str, dice: random.Random) -> str | None:
    """A number with another leading or second digit; or, for a slip, with its point moved."""
    match = _NUMBER.search(text)
    assert match is not None
    number = match[0].replace(",", "")
    value = Decimal(number)
    if not value:
        return None
    if kind == "slip":
        power = dice.choice((10, 10, Decimal("0.1"), 10000))
        moved = value * power
        new = f"{moved.normalize():f}"
    else:
        digits = [i for i, c in enumerate(number) if c.isdigit()]
        at = dice.choice(digits[: max(1, min(2, len(digits) - 1))])
        other = [c for c in "123456789" if c != number[at]]
        new = number[:at] + dice.choice(other) + number[at + 1 :]
    return text[: match.start()] + new + text[match.end() :]


def planted(source: str, dice: random.Random, most: int) -> Iterator[tuple[str, str, str, str]]:
    """(class, changed source, old text, new text), one error each."""
    for site in sites(source):
        picks = list(site.numbers)
        dice.shuffle(picks)
        for number, (start, text) in enumerate(picks[:most]):
            for kind in (site.kind, "slip") if number == 0 else (site.kind,):
                new = changed(text, kind, dice)
                if new and site.kind == "sum" and not _is_error(site, start, new):
                    continue
                if new and source[start : start + len(text)] == text:
                    yield kind, source[:start] + new + source[start + len(text) :], text, new


def _worth(text: str) -> tuple[Decimal, Decimal]:
    """The value of a printed number, and half of its last place."""
    match = _NUMBER.search(text)
    assert match is not None
    factor = {"万": Decimal(10**4), "亿": Decimal(10**8)}.get(text[match.end() :][:1], Decimal(1))
    half = _places(text) * factor / 2 if factor > 1 or "." in match[0] else Decimal(0)
    return _value(match[0]) * factor, half


def _is_error(site: Site, start: int, new: str) -> bool:
    """Whether a changed sum is wrong beyond rounding.

    其中 does not say that all parts follow: there parts that come to less are no error of the text.
    """
    worth = [_worth(new if at == start else text) for at, text in site.numbers]
    more = sum(value for value, _ in worth[1:]) - worth[0][0]
    return (more if site.open else abs(more)) > sum(half for _, half in worth)


# -- mining ---------------------------------------------------------------------------------------


def as_html(sample: samplefile.Sample) -> str:
    """The report as a page; tables with their merged cells."""
    out = ["<html><head><meta charset='utf-8'></head><body>"]
    for block in sample.blocks:
        if block.style != "table":
            out.append(f"<p>{html.escape(block.text)}</p>")
            continue
        top = [t for t in (block.caption, f"单位：{block.unit}" if block.unit else "") if t]
        out += [f"<p>{html.escape(t)}</p>" for t in top] + ["<table>"]
        for row in range(1 + max(c.row for c in block.cells)):
            cells = (c for c in block.cells if c.row == row)
            line = (
                f"<td rowspan='{c.rowspan}' colspan='{c.colspan}'>{html.escape(c.text)}</td>"
                for c in cells
            )
            out.append(f"<tr>{''.join(line)}</tr>")
        out.append("</table>")
    return "\n".join([*out, "</body></html>"])


def mined(source: str, folder: Path) -> Mined | None:
    """The report of a marked source, mined as a page; None where the change broke a mark."""
    page, text = folder / "report.html", folder / "report.txt"
    text.write_text(source, encoding="utf-8")
    try:
        page.write_text(as_html(samplefile.load(text)), encoding="utf-8")
    except (ValueError, AssertionError, IndexError):
        return None
    return mine(page)


def keys(findings: Sequence[Finding]) -> set[tuple[str, str]]:
    return {(f.rule, f.arithmetic) for f in findings}


def quotes(finding: Finding, text: str) -> bool:
    number = _NUMBER.search(text)
    return number is not None and any(number[0] in f.evidence.quote for f in finding.figures)


def last_years(files: Sequence[Path]) -> Iterator[tuple[Path, Path, Quantity]]:
    """Baselines whose figure last year's report of the same organisation gives under the same label."""
    years = {}
    for path in files:
        match = re.fullmatch(r"(.+)-(\d{4})", path.stem)
        if match:
            years[match[1], int(match[2])] = path
    for (name, year), path in sorted(years.items()):
        before = years.get((name, year - 1))
        if before is None:
            continue
        known = {
            (q.label, q.unit, q.value)
            for group in quantities(before.read_text(encoding="utf-8")) for q in group
            if q.status == "achieved" and q.exact
        }  # fmt: skip
        for group in quantities(path.read_text(encoding="utf-8")):
            for q in group:
                if q.status == "baseline" and q.exact and (q.label, q.unit, q.value) in known:
                    yield before, path, q


# -- the table ------------------------------------------------------------------------------------


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("files", nargs="*", type=Path)
    parser.add_argument("--misses", action="store_true")
    parser.add_argument("--seed", type=int, default=SEED)
    parser.add_argument("--most", type=int, default=3, help="errors a site")
    options = parser.parse_args()
    if options.files:
        for path in options.files:
            tell(path)
        return
    count(options.misses, options.most, options.seed)


def tell(path: Path) -> None:
    findings = audit(mine(path))
    print(f"{path.name}: {len(findings)}")
    for finding in findings:
        print(f"  {finding.rule}  {finding.arithmetic}")
        for figure in finding.figures[:3]:
            print(f"      {figure.name}: {figure.evidence.quote!r}")


def count(misses: bool, most: int, seed: int) -> None:
    files = [*samplefile.sample_files(), *samplefile.report_files()]
    dice = random.Random(seed)
    planted_, found = Counter[str](), Counter[str]()
    alarms: list[str] = []
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        for path in files:
            source = path.read_text(encoding="utf-8")
            report = mined(source, folder)
            if report is None:
                continue
            clean = audit(report)
            alarms += [f"{path.stem}: {f.rule} {f.arithmetic}" for f in clean]
            for kind, text, old, new in planted(source, dice, most):
                wrong = mined(text, folder)
                if wrong is None:
                    continue
                planted_[kind] += 1
                fresh = [f for f in audit(wrong) if (f.rule, f.arithmetic) not in keys(clean)]
                hit = any(quotes(f, new) for f in fresh)
                found[kind] += hit
                if misses and not hit:
                    at = next(
                        i for i, (a, b) in enumerate(zip(source, text, strict=False)) if a != b
                    )
                    print(
                        f"missed {kind} {path.stem}: {old} → {new} in {source[max(0, at - 60) : at + 60]!r}"
                    )
        for before, path, q in last_years(files):
            source = path.read_text(encoding="utf-8")
            new = changed(q.text, "last", dice)
            wrong = new and mined(source[: q.start] + new + source[q.start + len(q.text) :], folder)
            earlier = mined(before.read_text(encoding="utf-8"), folder)
            right = mined(source, folder)
            if not (wrong and earlier and right and new):
                continue
            alarms += [
                f"{path.stem}: {f.rule} {f.arithmetic}"
                for _, fs in across([earlier, right])
                for f in fs
            ]
            planted_["last"] += 1
            hit = any(quotes(f, new) for _, fs in across([earlier, wrong]) for f in fs)
            found["last"] += hit
            if misses and not hit:
                print(f"missed last {path.stem}: {q.text} → {new} ({q.label})")
    print(f"\n{'class':10}{'planted':>9}{'found':>7}{'rate':>9}")
    for kind in ("sum", "growth", "share", "slip", "last"):
        if planted_[kind]:
            rate = 100 * found[kind] / planted_[kind]
            print(f"{kind:10}{planted_[kind]:9}{found[kind]:7}{rate:8.1f}%")
    total = 100 * sum(found.values()) / max(1, sum(planted_.values()))
    print(f"{'all':10}{sum(planted_.values()):9}{sum(found.values()):7}{total:8.1f}%")
    alarms = sorted(set(alarms))
    print(f"\nfalse alarms on {len(files)} clean reports: {len(alarms)}")
    for alarm in alarms:
        print(f"  {alarm}")


if __name__ == "__main__":
    main()
