"""Train the model that tells which statements look ahead, from the labelled reports.

    python corpora/train_outlook.py                   all reports -> src/reportmine/data/outlook-model
    python corpora/train_outlook.py --check           held-out kinds of organisation only, nothing written

In:  corpora/reports, each mined from its plain text, and corpora/lines, whose passages lend their words.
     A statement is ahead where a reader marked its numbers as planned, or its passage as a plan.
Out: weights.npz and model.json (its SHA-256); with --check how many held-out statements are told right.

Two steps: what the words of a statement say by themselves (logistic regression on hashed runs of
characters), then a chain (`fit_states`) that weighs this against the section and the neighbours. The chain
is fitted on what models say of kinds that they have not seen; so are the roles of the sections. Held
out: the kinds of organisation, in five groups. No random number.
"""

from __future__ import annotations

import argparse
import json
import re
import sys
import tempfile
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any
from unittest.mock import patch

import numpy as np
from scipy.optimize import minimize
from scipy.sparse import csr_matrix, vstack

sys.path.insert(0, str(Path(__file__).parent))
sys.path.insert(0, str(Path(__file__).parents[1] / "benchmarks"))

import accuracy
import fit_states
import samplefile

from reportmine.classify import load_taxonomy
from reportmine.classify import model as roles
from reportmine.classify.learning.corpus import load_corpus
from reportmine.classify.learning.lines import load_lines
from reportmine.classify.learning.seen import see
from reportmine.classify.learning.training import fit as fit_roles
from reportmine.metrics.status import outlook, verdict
from reportmine.metrics.status.outlook import BORDERS, MEASURES, SIDES, Outlook, Weights, chances
from reportmine.metrics.status.statements import BUCKETS, Stretch, stated, worded
from reportmine.pipeline import mine
from reportmine.store.record import to_record

OUT = Path(__file__).parents[1] / "src" / "reportmine" / "data" / "outlook-model"
LINES = Path(__file__).parent / "lines"
GROUPS = 5
RARE = 3  # runs of characters seen less often are not learned
PENALTY = 5.0
ROUNDS = 45
_UNKNOWN = -1
# What such a section states is neither told nor promised; its words are not learned from.
_NEITHER = ("closing", "procedure", "glossary", "annex")
_YEAR = re.compile(r"(?:19|20)\d\d")
_WORDS = MEASURES.index("words")


@dataclass
class Lesson:
    """Statements of a report: their words as rows of buckets, MEASURES without what the words say, the
    borders in front, and marks, sides × statements: 1, 0, -1 unknown; `learned` from their words, or
    only `judged`."""

    kind: str
    words: Any
    rows: Any
    borders: list[int]
    learned: Any
    judged: Any


def group(kind: str, kinds: Sequence[str]) -> int:
    return kinds.index(kind) % GROUPS


def unseen_roles() -> dict[str, roles.Model]:
    """For each kind of organisation a model of roles that has seen none of its reports."""
    seen = [see(document) for document in load_corpus(samplefile.REPORTS)]
    more = [see(document, told_otherwise=False) for document in load_lines(LINES)]
    kinds = sorted({one.document.kind for one in seen})
    shipped, labels = roles.shipped(), load_taxonomy().labels
    found: dict[str, roles.Model] = {}
    for number in range(GROUPS):
        own = [kind for kind in kinds if group(kind, kinds) == number]
        model = fit_roles([*(s for s in seen if s.document.kind not in own), *more], labels)
        if shipped:
            model = replace(model, pool=shipped.pool)
        found.update(dict.fromkeys(own, model))
    return found


# -- lessons ----------------------------------------------------------------------------------


def lessons(models: Mapping[str, roles.Model]) -> Iterator[Lesson]:
    """The labelled reports. `models`: for each kind of organisation who tells the roles of sections."""
    for path in samplefile.report_files():
        sample = samplefile.load(path)
        with roles.using(models.get(path.parent.name)):
            seen, record = looked_at(sample)
        rows, borders = seen.frame()
        learned, judged = marks(seen.spans, sample, record)
        words = runs(seen.text, seen.year, seen.spans)
        yield Lesson(path.parent.name, words, rows, borders, learned, judged)


def looked_at(sample: samplefile.Sample) -> tuple[Outlook, accuracy.Item]:
    """What the model is asked about in a report, and the record of what the rules alone say."""
    kept: list[Outlook] = []

    class Silent(Outlook):
        def __init__(self, *told: Any) -> None:
            super().__init__(*told)
            kept.append(self)

        def at(self, offset: int) -> float | None:
            return None

    with patch.object(verdict, "Outlook", Silent), tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / f"{sample.name}.txt"
        file.write_text(sample.plain_text, encoding="utf-8")
        record = to_record(mine(file))
    return kept[-1], record


def passages() -> Iterator[Lesson]:
    """Loose passages and small reports: only their words are learned."""
    for document in load_lines(LINES):
        text = document.report.text
        spans = stated(text)
        year = max(map(int, _YEAR.findall(text.split("\n")[0])), default=None)
        mark = np.full((len(SIDES), len(spans)), _UNKNOWN)
        for section in document.sections:
            for i, (start, _) in enumerate(spans):
                if section.span.start <= start < section.span.end:
                    mark[:, i] = _of_role(section.role)
        yield Lesson("", runs(text, year, spans), None, [], mark, mark)


def _of_role(role: str | None) -> tuple[int, int]:
    """Whether what such a section states is ahead, and lacking."""
    if role in (None, *_NEITHER):
        return _UNKNOWN, _UNKNOWN
    return int(role == "plan"), int(role == "shortcomings")


def marks(
    spans: Sequence[Stretch], sample: samplefile.Sample, record: accuracy.Item
) -> tuple[Any, Any]:
    """What a reader says of each statement: to learn its words from, and to judge."""
    text = accuracy.Squeezed(record["text"])
    begins = [(text.back[p.offset], p.role) for p in sample.passages if p.offset < len(text.back)]
    numbers = [
        (text.back[span[0]], want["status"])
        for want in sample.labels["mentions"]
        if (span := text.find(want))
    ]
    learned, judged = np.full((2, len(SIDES), len(spans)), _UNKNOWN)
    for i, (start, end) in enumerate(spans):
        role = next((role for at, role in reversed(begins) if at <= start + 2), None)
        learned[:, i] = judged[:, i] = _of_role(role)
        if role in _NEITHER and role != "closing":
            judged[:, i] = 0
        told = {status for at, status in numbers if start <= at < end} & {"planned", "achieved"}
        if told == {"planned"} or (told == {"achieved"} and role != "plan"):
            learned[0, i] = judged[0, i] = int("planned" in told)
        elif len(told) > 1:
            learned[0, i] = _UNKNOWN
    return learned, judged


def runs(text: str, year: int | None, spans: Sequence[Stretch]) -> Any:
    """How often each bucket is in each statement: statements × buckets."""
    told = worded(text, year)
    cut = [told[:, start:end].ravel() for start, end in spans]
    columns = np.concatenate(cut) if cut else np.zeros(0, int)
    rows = np.repeat(np.arange(len(cut)), [len(each) for each in cut])
    ones = np.ones(len(columns), np.float32)
    found = csr_matrix((ones, (rows, columns)), (len(spans), BUCKETS))
    found.sum_duplicates()
    return found


# -- fitting ----------------------------------------------------------------------------------


def fit_words(some: Sequence[Lesson], side: int) -> tuple[Any, float]:
    """A weight for each bucket, and the bias."""
    asked = np.concatenate([one.learned[side] for one in some])
    words = vstack([one.words for one in some]).tocsr()[asked != _UNKNOWN]
    truth = asked[asked != _UNKNOWN]
    kept = np.flatnonzero(np.bincount(words.indices, minlength=BUCKETS) >= RARE)
    words = words[:, kept]
    turned = words.T.tocsr()

    def loss(theta: Any) -> tuple[float, Any]:
        said = words @ theta[:-1].astype(np.float32) + theta[-1]
        slope = (1 / (1 + np.exp(-said)) - truth).astype(np.float32)
        value = (np.logaddexp(0, said) - truth * said).sum() + PENALTY / 2 * (theta[:-1] ** 2).sum()
        return float(value), np.append(turned @ slope + PENALTY * theta[:-1], slope.sum())

    begin = np.zeros(len(kept) + 1)
    found = minimize(loss, begin, jac=True, method="L-BFGS-B", options={"maxiter": ROUNDS}).x
    weights = np.zeros(BUCKETS, np.float32)
    weights[kept] = found[:-1]
    return weights, float(found[-1])


def fit_sides(some: Sequence[Lesson]) -> list[tuple[Any, float]]:
    return [fit_words(some, side) for side in range(len(SIDES))]


def measured(lesson: Lesson, weights: Any, bias: float) -> Any:
    """The measures of a lesson, with what the words say."""
    return outlook.told(lesson.rows, outlook.bounded(lesson.words @ weights + bias))


def fit(reports: Sequence[Lesson], more: Sequence[Lesson]) -> Iterator[tuple[set[str], Weights]]:
    """For each group of kinds the weights of a model that has seen none of them; last, under no kind,
    those of a model that has seen all."""
    kinds = sorted({one.kind for one in reports})
    groups = [{k for k in kinds if group(k, kinds) == number} for number in range(GROUPS)]
    sides = [fit_sides([*(r for r in reports if r.kind not in own), *more]) for own in groups]
    of = {kind: pairs for own, pairs in zip(groups, sides, strict=True) for kind in own}
    rows = {id(one): [measured(one, *pair) for pair in of[one.kind]] for one in reports}
    groups.append(set())
    sides.append(fit_sides([*reports, *more]))
    for own, pairs in zip(groups, sides, strict=True):
        shown = [one for one in reports if one.kind not in own and one.borders]
        chains = [
            fit_states.fit(
                [rows[id(one)][side] for one in shown],
                [one.borders for one in shown],
                [one.judged[side] for one in shown],
                len(BORDERS),
            )
            for side in range(len(SIDES))
        ]
        columns = (*zip(*pairs, strict=True), *zip(*chains, strict=True))
        yield own, Weights.packed(*map(np.array, columns))


def about(reports: Sequence[Lesson], found: Sequence[tuple[set[str], Weights]]) -> dict[str, Any]:
    """Of held-out kinds, how many statements are told right by the words alone and by all."""
    figures = {}
    for side, name in enumerate(SIDES):
        alone, whole, truth = [], [], []
        for own, weights in found:
            for one in reports:
                if one.kind in own:
                    words = weights.words[side] * weights.scale[side]
                    rows = measured(one, words, float(weights.bias[side]))
                    said = (rows @ weights.measures[side]).tolist()
                    alone.append(rows[:, _WORDS] > 0)
                    whole.append(np.array(chances(said, one.borders, weights.steps[side])) > 0.5)
                    truth.append(one.judged[side])
        mark = np.concatenate(truth)
        asked, mark = mark != _UNKNOWN, mark[mark != _UNKNOWN] == 1
        figures[name] = {
            "statements": len(mark), "there": int(mark.sum()),
            "by words": _right(np.concatenate(alone)[asked], mark),
            "by all": _right(np.concatenate(whole)[asked], mark),
        }  # fmt: skip
    return figures


def _right(said: Any, mark: Any) -> dict[str, Any]:
    right = round(float((said == mark).mean()), 4)
    return {"right": right, "missed": int((mark & ~said).sum()), "false": int((said & ~mark).sum())}


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--check", action="store_true", help="judge held-out kinds, write nothing")
    args = parser.parse_args()
    reports = list(lessons(unseen_roles()))
    found = list(fit(reports, list(passages())))
    figures = about(reports, found[:-1])
    print(json.dumps(figures, indent=1))
    if not args.check:
        outlook.save(OUT, found[-1][1], {"reports": len(reports), **figures})
    return 0


if __name__ == "__main__":
    sys.exit(main())
