"""The last word on what a number counts: the label of the rules, or words that are likelier.

    for choices in chosen(told):     `told`: paragraphs with the labels of the rules, any number of them

A linear chain (`crf`) over the words around a number says how likely each is part of its label; what
the rules chose is among its features. Taken are the words with the highest expected F1. The label of the
rules stays where its own is nearly as high, and where the rule is one that the model has nothing to
add to. The weights are in `data/labels-model`: arrays in an .npz, a card with its SHA-256, no pickle.
Trained by `corpora/train_labels.py`.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable, Iterator, Sequence
from importlib.resources import files
from importlib.resources.abc import Traversable
from itertools import pairwise
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np

from reportmine.metrics.choice.crf import STATES, forward_backward
from reportmine.metrics.choice.features import BUCKETS, TEMPLATES, buckets
from reportmine.metrics.choice.trim import trimmed
from reportmine.metrics.choice.vetoes import places, stays
from reportmine.metrics.choice.window import Pieces, Told, Windows, windows
from reportmine.metrics.context import Slot
from reportmine.metrics.label.phrase import ACTORS, Label
from reportmine.metrics.lexicon import lexicon
from reportmine.text.shipped import rule_file
from reportmine.weights import InUse, fetch, store

__all__ = ["CHOSEN", "Choice", "Weights", "chosen", "load", "using"]

VERSION = 1
CHOSEN = "chosen"
_SHORT = 4  # characters of a label that says little by itself (借阅, 藏书)
_AT_ONCE = 200  # slots that are looked at together
_LANES = 8  # bytes of a bucket
# 有关部门联合 of 检查: who acted, and with whom
_TOGETHER = re.compile("(?:联合|共同|合作|协同|牵头|组织)+$")
_KEEPS = float("-inf")  # of a label that stays as it is
_PAIRS = ("“”", "‘’", "《》", "「」", "『』", "（）", "()", "【】")


class Choice(NamedTuple):
    """The pieces of a label, the rule that gave it, and the F1 of its characters that is expected.

    None is expected of rules that the model knows nothing of.
    """

    pieces: Pieces
    rule: str
    expected: float | None = None


class Weights(NamedTuple):
    """`words`: buckets × states, in one byte each, times `scale`; `transitions`: states × states. Behind the
    states a bucket is filled up, so that it is looked up as one number."""

    words: Any
    scale: Any
    transitions: Any

    @classmethod
    def packed(cls, words: Any, transitions: Any) -> Weights:
        """Trained weights, rounded to one byte each."""
        scale = max(float(np.abs(words).max()), 1e-6) / 127
        return cls(_wide(np.round(words / scale)), np.float32(scale), transitions)

    def likely(self, seen: Windows) -> Any:
        """How likely each place is part of the label, slots × places."""
        scores = np.zeros((*seen.open.shape, STATES))
        known = self.words.view(np.int64)[:, 0].take(buckets(seen).T)
        told = np.add.reduce(known.view(np.int8), axis=0, dtype=np.int32).reshape(-1, _LANES)
        scores[seen.open] = told[:, :STATES] * self.scale
        _, shares, _ = forward_backward(scores, self.transitions, seen.open)
        return np.where(seen.open, 1 - shares[..., 0], 0.0)


def _wide(words: Any) -> Any:
    """Weights of buckets, filled up."""
    wide = np.zeros((len(words), _LANES), np.int8)
    wide[:, :STATES] = words
    return wide


def chosen(told: Iterable[Told]) -> Iterator[list[Choice]]:
    """For each paragraph the choice for each of its slots."""
    waiting: list[Told] = []
    slots = 0
    for one in told:
        if len(one.slots) > _AT_ONCE:
            yield from _choices(waiting)
            waiting, slots = [], 0
            yield [choice for part in _parts(one) for some in _choices([part]) for choice in some]
            continue
        waiting.append(one)
        slots += len(one.slots)
        if slots >= _AT_ONCE:
            yield from _choices(waiting)
            waiting, slots = [], 0
    yield from _choices(waiting)


def _parts(told: Told) -> Iterator[Told]:
    """A long paragraph in parts, so that memory stays small."""
    for k in range(0, len(told.slots), _AT_ONCE):
        yield Told(told.text, told.slots[k : k + _AT_ONCE], told.labels[k : k + _AT_ONCE])


def _choices(paragraphs: Sequence[Told]) -> Iterator[list[Choice]]:
    """The choices of some paragraphs, which are looked at together."""
    if not paragraphs:
        return
    seen = windows(paragraphs)
    taken, most, own = best(_in_use.now().likely(seen), seen)
    row = 0
    for told in paragraphs:
        here = slice(row, row + len(told.slots))
        better = most[here] - own[here]
        found = [
            pieces_of(told.text, seen, row + i, taken[row + i])
            if better[i] > _least(label)
            else label.pieces
            for i, label in enumerate(told.labels)
        ]
        ahead = _ahead(told, found, better)
        yield [
            _choice(told.text, label, found[i], ahead[i], float(most[row + i]), float(own[row + i]))
            for i, label in enumerate(told.labels)
        ]
        row = here.stop


def _choice(
    text: str, label: Label, found: Pieces, ahead: float, most: float, own: float
) -> Choice:
    pieces = trimmed(text, label.pieces)
    if ahead == _KEEPS:
        return Choice(pieces, label.rule)
    if ahead > 0 and found != label.pieces and sum(e - s for s, e in found) > 1:
        return Choice(trimmed(text, found), CHOSEN, most)
    return Choice(pieces, label.rule, own)


def _ahead(told: Told, found: Sequence[Pieces], better: Any) -> list[float]:
    """How far other words are above the margin of each label's rule.

    The members of a list (一等奖1项、二等奖2项) are worded alike: all are ahead, or none is.
    """
    ahead = [
        _KEEPS
        if label.rule not in _margins() or stays(told, i, found[i])
        else float(better[i]) - _margin(told, i, found[i])
        for i, label in enumerate(told.labels)
    ]
    begin = 0
    for i in range(1, len(ahead) + 1):
        if i == len(ahead) or not _is_next(told.slots[i - 1], told.slots[i]):
            least = min((a for a in ahead[begin:i] if a != _KEEPS), default=_KEEPS)
            ahead[begin:i] = [a if a == _KEEPS else least for a in ahead[begin:i]]
            begin = i
    return ahead


def _margin(told: Told, i: int, found: Pieces) -> float:
    """Words that are only added are believed sooner, where they touch the label of the rule in the clause of
    the number (内设机构 for 机构), tell the deed behind it (职工120人在岗), or what a short label is of (阅览室藏书)."""
    slot, label, margins = told.slots[i], told.labels[i], _margins()
    usual = margins[label.rule]
    if found == label.pieces:
        return usual
    own, other = places(label.pieces), places(found)
    if not own < other:
        return usual
    more = sorted(other - own)
    added = "".join(told.text[at] for at in more)
    grows = len(found) == len(label.pieces)
    if slot.clause_start <= more[0] and more[-1] < slot.clause_end:
        if label.rule == "number first" and more[0] < slot.start:
            return usual
        touches = grows and not _brings_about(added)
        if touches or (more[0] >= slot.end and not slot.joined):
            return min(margins["longer"], usual)
    short = label.rule == "number last" and len(own) <= _SHORT
    if (
        short
        and not _TOGETHER.sub("", added).endswith(ACTORS)
        and not (grows and _brings_about(added))
    ):
        return min(margins["bare"], usual)
    return usual


def _brings_about(words: str) -> bool:
    """Whether words say who acts, or only that a thing was brought about (筹集善款)."""
    drop = lexicon().drop
    return words.endswith(ACTORS) or any(words[:n] in drop for n in (1, 2, 3, 4))


def _least(label: Label) -> float:
    """The least margin that other words may have to pass."""
    margins = _margins()
    return min(margins["longer"], margins.get(label.rule, float("inf")))


def _margins() -> dict[str, float]:
    margins: dict[str, float] = rule_file("labels.toml")["learned"]
    return margins


def _is_next(one: Slot, two: Slot) -> bool:
    """Whether a number is the next member of a list."""
    return two.joined and one.sentence == two.sentence and one.mention.unit == two.mention.unit


def best(likely: Any, seen: Windows) -> tuple[Any, Any, Any]:
    """The places with the highest expected F1 of characters, that F1, and that of the rules' labels.

    Expected F1: twice the expected characters in common, by the characters taken and expected.
    """
    size = np.where(seen.open, seen.ends - seen.starts, 0)
    gain = likely * size
    total = gain.sum(1, keepdims=True)
    order = np.argsort(-likely, 1, kind="stable")
    common = np.take_along_axis(gain, order, 1).cumsum(1)
    taken = np.take_along_axis(size, order, 1).cumsum(1)
    expected = 2 * common / (taken + total + 1e-9)
    most = expected.argmax(1)[:, None]
    places = (np.argsort(order, 1) <= most) & seen.open
    own = 2 * (gain * seen.own).sum(1) / ((size * seen.own).sum(1) + total[:, 0] + 1e-9)
    return places, expected.max(1), own


def pieces_of(text: str, seen: Windows, row: int, places: Any) -> Pieces:
    """The chosen words as pieces of the paragraph; words that touch are one piece.

    What the rule's label has between two chosen words stays with them (因公出国（境）费, 收入、支出),
    unless a quotation or a bracket would be cut.
    """
    at = np.flatnonzero(places)
    filled = places.copy()
    for one, two in pairwise(at):
        if seen.own[row, one : two + 1].all():
            filled[one:two] = True
    pieces = _joined(seen, row, np.flatnonzero(filled))
    if all(is_whole(text[s:e]) for s, e in pieces):
        return pieces
    return _joined(seen, row, at)


def _joined(seen: Windows, row: int, places: Any) -> Pieces:
    pieces: list[tuple[int, int]] = []
    starts, ends = seen.starts[row].take(places).tolist(), seen.ends[row].take(places).tolist()
    for start, end in zip(starts, ends, strict=True):
        if pieces and pieces[-1][1] == start:
            start = pieces.pop()[0]
        pieces.append((start, end))
    return tuple(pieces)


def is_whole(stretch: str) -> bool:
    """Whether every quotation, title and bracket that opens in a stretch closes in it."""
    return all(stretch.count(pair[0]) == stretch.count(pair[1]) for pair in _PAIRS)


def save(folder: Path, weights: Weights, about: dict[str, Any]) -> None:
    """Write `weights.npz` and `model.json` into a folder."""
    told = weights._replace(words=weights.words[:, :STATES])
    store(folder, told._asdict(), {**_made_for(), "about": about})


def load(folder: Traversable) -> Weights:
    """Read a model. Raises RuleError where it is missing, of another version, or was changed."""
    _, arrays = fetch(folder, "run corpora/train_labels.py", _made_for())
    return Weights(_wide(arrays["words"]), arrays["scale"], arrays["transitions"])


def _made_for() -> dict[str, Any]:
    templates = hashlib.sha256(f"{BUCKETS} {TEMPLATES}".encode()).hexdigest()[:16]
    return {"version": VERSION, "templates": templates}


_in_use = InUse(lambda: load(files("reportmine") / "data" / "labels-model"))
using = _in_use.using
