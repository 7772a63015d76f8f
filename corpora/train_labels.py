"""Train the model that chooses what a number counts, from the labelled reports.

    python corpora/train_labels.py                    all reports -> src/reportmine/data/labels-model
    python corpora/train_labels.py --check            held-out kinds of organisation only, nothing written

In:  corpora/reports; each is mined from its plain text, so that the model sees what it will see.
Out: weights.npz and model.json (its SHA-256); with --check the figures of held-out kinds.

The chain is fitted by maximum likelihood with a penalty (L-BFGS). Held out: the kinds of organisation,
in five groups; each number is judged by a model that has seen no report of its kind. No random number.
"""

from __future__ import annotations

import argparse
import json
import sys
import tempfile
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from scipy.optimize import minimize
from scipy.sparse import csr_matrix

sys.path.insert(0, str(Path(__file__).parent))
sys.path.insert(0, str(Path(__file__).parents[1] / "benchmarks"))

import accuracy
import samplefile

from reportmine.metrics import prose
from reportmine.metrics.choice import crf
from reportmine.metrics.choice.choose import Choice, Weights, chosen, save, using
from reportmine.metrics.choice.features import BUCKETS, buckets
from reportmine.metrics.choice.window import LEFT, Told, Windows, windows
from reportmine.pipeline import mine
from reportmine.store.record import to_record
from reportmine.text.scripts import simplified

OUT = Path(__file__).parents[1] / "src" / "reportmine" / "data" / "labels-model"
GROUPS = 5
RARE = 2  # clues seen less often are not learned
PENALTY = 30.0
ROUNDS = 40


@dataclass
class Case:
    """A labelled report: its paragraphs, and for each of their slots what a reader marked, or None."""

    kind: str
    told: list[Told]
    wanted: list[list[str | None]]


def cases(paths: Iterable[Path]) -> Iterator[Case]:
    """The labelled reports that have numbers in their prose."""
    for path in paths:
        sample = samplefile.load(path)
        told: list[Told] = []
        record = as_the_rules_say(sample, told)
        wanted = wanted_labels(record, sample.labels)
        if told:
            labels = [[wanted.get(slot.index) for slot in one.slots] for one in told]
            yield Case(path.parent.name, told, labels)


def as_the_rules_say(sample: samplefile.Sample, told: list[Told]) -> accuracy.Item:
    """Mine a report without the learned choice, and note its paragraphs in `told`."""

    def keep(some: Iterable[Told]) -> Iterator[list[Choice]]:
        for one in some:
            told.append(one)
            yield [Choice(label.pieces, label.rule) for label in one.labels]

    learned = prose.chosen
    prose.chosen = keep
    try:
        with tempfile.TemporaryDirectory() as folder:
            file = Path(folder) / f"{sample.name}.txt"
            file.write_text(sample.plain_text, encoding="utf-8")
            return to_record(mine(file))
    finally:
        prose.chosen = learned


def wanted_labels(record: accuracy.Item, labels: accuracy.Item) -> dict[int, str]:
    """For each mention the label that a reader gave it, in the script that the rules see."""
    text = accuracy.Squeezed(record["text"])
    found = [
        (text.span(m["span"]), k)
        for k, m in enumerate(record["mentions"])
        if m["kind"] in accuracy.QUANTITIES
    ]
    wanted = {}
    for want in labels["mentions"]:
        span = text.find(want)
        if span and want.get("label"):
            shared = [(min(e, span[1]) - max(s, span[0]), k) for (s, e), k in found]
            size, k = max(shared, default=(0, -1))
            if size > 0:
                wanted[k] = simplified(want["label"])
    return wanted


# -- what the chain learns from ---------------------------------------------------------------


@dataclass
class Lesson:
    """Rows of a report as the chain sees them: buckets of all open places, and what is inside."""

    kind: str
    buckets: Any
    open: Any
    inside: Any


def lesson(case: Case) -> Lesson:
    seen = windows(case.told)
    inside = np.zeros(seen.open.shape, bool)
    wanted = [w for some in case.wanted for w in some]
    texts = [one.text for one in case.told for _ in one.slots]
    for row, (want, text) in enumerate(zip(wanted, texts, strict=True)):
        if want:
            inside[row] = marked(seen, row, text, want)
    known = np.array([w is not None for w in wanted])
    place = buckets(seen)[np.repeat(known, seen.open.sum(1))]
    return Lesson(case.kind, place, seen.open[known], inside[known])


def marked(seen: Windows, row: int, text: str, want: str) -> Any:
    """Which places hold the words of a label: of several, those of the rule's label and the nearest."""
    live = np.flatnonzero(seen.live[row])
    begin, end = int(seen.starts[row, live[0]]), int(seen.ends[row, live[-1]])
    number = int(seen.starts[row, LEFT])
    own = np.zeros(end - begin, bool)
    for at in np.flatnonzero(seen.own[row]):
        own[seen.starts[row, at] - begin : seen.ends[row, at] - begin] = True
    found = aligned(text[begin:end], want, own, number - begin)
    out = np.zeros(seen.open.shape[1], bool)
    for at in np.flatnonzero(seen.open[row]):
        s, e = seen.starts[row, at] - begin, seen.ends[row, at] - begin
        out[at] = 2 * sum(k in found for k in range(s, e)) >= e - s
    return out


def aligned(text: str, label: str, own: Any, number: int) -> set[int]:
    """The characters of a stretch that a label is made of: its longest piece first, then the rest."""
    used: set[int] = set()
    todo = [label]
    while todo:
        piece = todo.pop(0)
        found = _longest(text, piece, own, number, used)
        if found is None:
            continue
        offset, at, size = found
        used.update(range(at, at + size))
        todo += [p for p in (piece[:offset], piece[offset + size :]) if p]
    return used


def _longest(
    text: str, piece: str, own: Any, number: int, used: set[int]
) -> tuple[int, int, int] | None:
    for size in range(len(piece), 0, -1):
        best: tuple[float, tuple[int, int, int]] | None = None
        for offset in range(len(piece) - size + 1):
            part, at = piece[offset : offset + size], -1
            while (at := text.find(part, at + 1)) >= 0:
                if used.intersection(range(at, at + size)):
                    continue
                far = number - at - size if at < number else at - number
                worth = 3.0 * own[at : at + size].sum() - 0.05 * far
                if best is None or worth > best[0]:
                    best = (worth, (offset, at, size))
        if best:
            return best[1]
    return None


# -- fitting ----------------------------------------------------------------------------------


def fit(lessons: Sequence[Lesson]) -> Weights:
    """The weights that make the marks likeliest, with a penalty for their squares."""
    place = np.concatenate([one.buckets for one in lessons])
    open_ = np.concatenate([one.open for one in lessons])
    states = crf.states_of(np.concatenate([one.inside for one in lessons]))
    count = np.bincount(place.ravel(), minlength=BUCKETS)
    kept = np.flatnonzero(count >= RARE)
    column = np.full(BUCKETS, -1)
    column[kept] = np.arange(len(kept))
    words, templates = place.shape
    entries = column[place.ravel()]
    rows = np.repeat(np.arange(words), templates)[entries >= 0]
    entries = entries[entries >= 0]
    clues = csr_matrix((np.ones(len(rows), np.float32), (rows, entries)), (words, len(kept)))
    turned = clues.T.tocsr()
    marks = np.eye(crf.STATES, dtype=np.float32)[states[open_]]
    moves = np.zeros((crf.STATES, crf.STATES))
    np.add.at(moves, (states[:, :-1].ravel(), states[:, 1:].ravel()), 1)
    size = len(kept) * crf.STATES

    def loss(theta: Any) -> tuple[float, Any]:
        weights = theta[:size].reshape(-1, crf.STATES)
        steps = theta[size:].reshape(crf.STATES, crf.STATES)
        scores = np.zeros((*open_.shape, crf.STATES))
        scores[open_] = clues @ weights.astype(np.float32)
        total, shares, sums = crf.forward_backward(scores, steps, open_)
        told = (scores[open_] * marks).sum() + (steps * moves)[crf.ALLOWED].sum()
        slope = turned @ (shares[open_].astype(np.float32) - marks)
        slope_steps = (crf.expected(sums) - moves) * crf.ALLOWED
        value = total.sum() - told + PENALTY / 2 * (theta**2).sum()
        return float(value), PENALTY * theta + np.concatenate([slope.ravel(), slope_steps.ravel()])

    begin = np.zeros(size + crf.STATES**2)
    options = {"maxiter": ROUNDS, "maxfun": ROUNDS + 10}
    found = minimize(loss, begin, jac=True, method="L-BFGS-B", options=options).x
    weights = np.zeros((BUCKETS, crf.STATES), np.float32)
    weights[kept] = found[:size].reshape(-1, crf.STATES)
    return Weights.packed(weights, found[size:].reshape(crf.STATES, crf.STATES))


def group(kind: str, kinds: Sequence[str]) -> int:
    return kinds.index(kind) % GROUPS


def held_out(lessons: Sequence[Lesson]) -> Iterator[tuple[set[str], Weights]]:
    """For each group of kinds the weights of a model that has seen none of them."""
    kinds = sorted({one.kind for one in lessons})
    for number in range(GROUPS):
        own = {kind for kind in kinds if group(kind, kinds) == number}
        yield own, fit([one for one in lessons if one.kind not in own])


# -- judging ----------------------------------------------------------------------------------


def judged(found: Sequence[Case], weights: Weights) -> Iterator[tuple[str, float, float]]:
    """For each labelled number the rule, and the overlap of the rule's label and of the chosen one."""
    with using(weights):
        for case in found:
            for told, wanted, choices in zip(
                case.told, case.wanted, chosen(case.told), strict=True
            ):
                for label, want, choice in zip(told.labels, wanted, choices, strict=True):
                    if want:
                        yield (
                            label.rule,
                            *(
                                accuracy.overlap("".join(told.text[s:e] for s, e in pieces), want)
                                for pieces in (label.pieces, choice.pieces)
                            ),
                        )


def about(scores: Sequence[tuple[str, float, float]]) -> dict[str, Any]:
    before = np.array([one for _, one, _ in scores])
    after = np.array([one for _, _, one in scores])
    return {
        "numbers": len(scores),
        "overlap": {"rules": _mean(before), "chosen": _mean(after)},
        "right": {"rules": _mean(before >= 0.6), "chosen": _mean(after >= 0.6)},
        "better": _mean(after > before), "worse": _mean(after < before),
    }  # fmt: skip


def _mean(values: Any) -> float:
    return round(float(np.mean(values)), 4)


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--check", action="store_true", help="judge held-out kinds, write nothing")
    args = parser.parse_args()
    found = list(cases(samplefile.report_files()))
    lessons = [lesson(case) for case in found]
    if not args.check:
        numbers = sum(len(one.inside) for one in lessons)
        save(OUT, fit(lessons), {"reports": len(found), "numbers": numbers})
        return 0
    scores = [
        score
        for own, weights in held_out(lessons)
        for score in judged([case for case in found if case.kind in own], weights)
    ]
    print(json.dumps(about(scores), indent=1))
    return 0


if __name__ == "__main__":
    sys.exit(main())
