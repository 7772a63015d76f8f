"""How large, how varied and how repetitive the labelled reports are.

    python corpora/measure.py                 all of corpora/reports
    python corpora/measure.py library rural   these kinds only
    python corpora/measure.py --plain         corpora/plain instead
    python corpora/measure.py --check         unmarked numbers and repeated sentences, file by file

In:  corpora/reports/KIND/*.txt or corpora/plain/KIND/*.txt (format: samplefile.py). Out: figures, printed. Nothing is written.
"""

from __future__ import annotations

import re
import statistics
import sys
from collections import Counter
from collections.abc import Iterable, Sequence
from itertools import combinations

import samplefile
from samplefile import Sample, squeeze

NUMERAL = re.compile(r"[0-9]+|[一二三四五六七八九十百千万亿两]+(?=[名项件次人个场期])")
IDIOM = re.compile(r"一件一件|一次次|一个个|一项项|每一[名项件次人个场期]|万人空巷|万众|一人一")
SENTENCE = re.compile(r"[^。；！？\n]+[。；！？]")
LONG_ENOUGH = 10  # characters: shorter sentences (特此报告。) repeat by nature


def unmarked_numbers(report: Sample) -> list[str]:
    """Numbers of the prose that carry no mark, each with the characters around it."""
    text = squeeze(report.plain_text)
    covered: set[int] = set()
    for item in report.labels["mentions"] + report.labels["not_quantities"]:
        start = text.index(item["quote"]) + item["quote"].index(item["text"])
        covered.update(range(start, start + len(item["text"])))
    for table in (block for block in report.blocks if block.style == "table"):
        start = text.index(squeeze(table.plain))
        covered.update(range(start, start + len(squeeze(table.plain))))
    for match in IDIOM.finditer(text):
        covered.update(range(*match.span()))
    return [
        text[max(0, match.start() - 6) : match.end() + 6]
        for match in NUMERAL.finditer(text)
        if not covered.issuperset(range(*match.span()))
    ]


def grams(text: str, size: int) -> list[str]:
    """Its character n-grams, in order."""
    return [text[at : at + size] for at in range(len(text) - size + 1)]


def distinct(texts: Iterable[str], size: int) -> float:
    """Different n-grams of all texts over all their n-grams: 1 is never the same twice."""
    counts = Counter(gram for text in texts for gram in grams(text, size))
    return len(counts) / max(1, counts.total())


def jaccard(one: str, other: str, size: int = 5) -> float:
    """Shared n-grams of two texts over all n-grams of both."""
    return _overlap(set(grams(one, size)), set(grams(other, size)))


def _overlap(one: set[str], other: set[str]) -> float:
    return len(one & other) / max(1, len(one | other))


def nearest(texts: Sequence[str], size: int = 5) -> list[tuple[float, int]]:
    """For each text the highest similarity to another one, and which."""
    sets = [set(grams(text, size)) for text in texts]
    best = [(0.0, at) for at in range(len(texts))]
    for i, j in combinations(range(len(texts)), 2):
        score = _overlap(sets[i], sets[j])
        best[i] = max(best[i], (score, j), key=lambda pair: pair[0])
        best[j] = max(best[j], (score, i), key=lambda pair: pair[0])
    return best


def sentences(text: str) -> list[str]:
    """Sentences and clauses between 。；！？, without white space, long enough to count."""
    return [s for s in map(squeeze, SENTENCE.findall(text)) if len(s) >= LONG_ENOUGH]


def repeated_sentences(texts: Iterable[str]) -> list[str]:
    """Each sentence that was said before, once for each time it is said again."""
    seen: set[str] = set()
    again = []
    for sentence in (s for text in texts for s in sentences(text)):
        if sentence in seen:
            again.append(sentence)
        seen.add(sentence)
    return again


def _counts(title: str, counts: Counter[str]) -> None:
    print(f"{title}: " + "  ".join(f"{name} {count}" for name, count in counts.most_common()))


def _table(reports: list[Sample]) -> None:
    sizes = [len(squeeze(report.plain_text)) for report in reports]
    print(f"reports {len(reports)}, characters {sum(sizes)}, each {min(sizes)}–{max(sizes)}, "
          f"median {statistics.median(sizes):.0f}")  # fmt: skip
    passages = [passage for report in reports for passage in report.passages]
    print(f"passages {len(passages)}, quantities {sum(len(r.labels['mentions']) for r in reports)}, "
          f"traps {sum(len(r.labels['not_quantities']) for r in reports)}, tables "
          f"{sum(b.style == 'table' for r in reports for b in r.blocks)}")  # fmt: skip
    _counts("kinds", Counter(report.kind or "?" for report in reports))
    _counts("styles", Counter(report.house_style or "?" for report in reports))
    _counts("roles", Counter(passage.role for passage in passages))
    _counts("themes", Counter(t for passage in passages for t in passage.themes or ("(none)",)))
    _counts("themes a passage", Counter(str(len(passage.themes)) for passage in passages))


def _variety(reports: list[Sample]) -> None:
    texts = [squeeze(report.plain_text) for report in reports]
    print(
        "distinct n-grams: " + "  ".join(f"{n}: {distinct(texts, n):.3f}" for n in (2, 3, 4, 5, 8))
    )
    best = nearest(texts)
    scores = [score for score, _ in best]
    print(f"nearest neighbour (5-gram Jaccard): median {statistics.median(scores):.3f}, "
          f"highest {max(scores):.3f}")  # fmt: skip
    ranked = sorted(range(len(best)), key=lambda at: -best[at][0])
    for at in ranked[:5]:
        print(f"  {best[at][0]:.3f} {reports[at].name} ~ {reports[best[at][1]].name}")
    plain = [report.plain_text for report in reports]
    again, total = repeated_sentences(plain), sum(len(sentences(text)) for text in plain)
    print(f"repeated sentences: {len(again)} of {total} ({len(again) / max(1, total):.2%})")
    for sentence, count in Counter(again).most_common(10):
        print(f"  {count + 1} × {sentence}")


def _check(reports: list[Sample]) -> None:
    for report in reports:
        for loose in unmarked_numbers(report):
            print(f"{report.name}: no mark: …{loose}…")
    for sentence in repeated_sentences(report.plain_text for report in reports):
        print(f"said again: {sentence}")


def main(words: list[str]) -> None:
    kinds = [word for word in words if not word.startswith("--")]
    reports = []
    plain = "--plain" in words
    for path in samplefile.plain_files() if plain else samplefile.report_files():
        if kinds and path.parent.name not in kinds:
            continue
        try:
            reports.append(samplefile.load(path))
        except ValueError as error:
            print(error)
    if not reports:
        sys.exit("no reports here")
    if "--check" in words:
        _check(reports)
    else:
        _table(reports)
        _variety(reports)


if __name__ == "__main__":
    main(sys.argv[1:])
