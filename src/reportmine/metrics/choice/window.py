"""The words around each number, as arrays, for the learned choice of what it counts.

In: paragraphs as the rules see them (`Told`): masked text, slots, labels. Out: `Windows`: for each slot
a row of places, its number in the middle, and for each place the word that stands there and what is
known of it. Words and their parts of speech are jieba's; a number, a date, a mark are one word each.
"""

from __future__ import annotations

import re
import zlib
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import chain, starmap
from typing import Any, NamedTuple

import numpy as np

from reportmine.metrics.context import Slot
from reportmine.metrics.label.phrase import Label, Piece
from reportmine.metrics.lexicon import DATE, MARK, NUMBER, lexicon
from reportmine.text.segment import segmenter

__all__ = ["LEFT", "RIGHT", "WIDTH", "Told", "Traits", "Windows", "hashed", "windows"]

LEFT, RIGHT = 32, 12  # words that are seen before a number and behind it
WIDTH = LEFT + 1 + RIGHT
_SENTENCE_BEFORE = 60  # characters of the sentence before that are seen
_FAR = 300  # characters before a sentence's first number, behind its last one
# Empty places between two stretches: neighbours of a word are looked up at most so far off.
_GAP = 3

# What an edge of a clause, a quotation or a list looks like; the letter is the mark's part of speech.
_MARKS = {
    **dict.fromkeys("，,", "c"), **dict.fromkeys("；;", "s"), **dict.fromkeys("：:", "k"),
    **dict.fromkeys("。", "f"), **dict.fromkeys("！？", "f"), "、": "d", "\n": "n",
    **dict.fromkeys("（(【[", "("), **dict.fromkeys("）)】]", ")"),
    **dict.fromkeys("“「", "q"), **dict.fromkeys("”」", "Q"), "《": "b", "》": "B",
    **dict.fromkeys(" 　\t", "_"),
}  # fmt: skip
_STAND_INS = {NUMBER: "#N", DATE: "#D", MARK: "#M"}
_RUN = re.compile(f"{NUMBER}+|{DATE}+|{MARK}+|[^{NUMBER}{DATE}{MARK}]+")
# Bits of `Traits.edge`: ends a clause to the left, to the right, opens or shuts a quotation, a number,
# no word, a verb.
ENDS_LEFT, ENDS_RIGHT, OPENS, SHUTS, NUMBERS, NO_WORD, VERB = (1 << bit for bit in range(7))

Pieces = tuple[Piece, ...]


class Told(NamedTuple):
    """A paragraph with its slots and the labels that the rules gave them; its text as the rules see it,
    without who reports and how changes were computed."""

    text: str
    slots: Sequence[Slot]
    labels: Sequence[Label]


class Traits(NamedTuple):
    """A word in figures: hashes of the word and its part of speech, the lists of `data/labels.toml`
    that hold it, its first and last character, its length up to 5, and what it is the edge of."""

    word: int
    tag: int
    lists: int
    first: int
    last: int
    length: int
    edge: int


_NOTHING = Traits(1, 1, 0, 0, 0, 0, NO_WORD)


@dataclass(frozen=True)
class Windows:
    """Rows are slots, columns are places; the number stands at column `LEFT`.

    `traits` has a column for each different word, `line` all words one behind the other as columns of
    `traits`, and `words` are places in `line`; `starts` and `ends` offsets in the slot's paragraph. `edge` is
    that trait of each word. `live` places are in sight, `open` ones hold a word that may be part of a label. `own`, `noun`, `before`,
    `before_that`: in the rule's label, in its noun, in the labels of the one and two numbers before.
    `first` is the column where the number's own sentence begins. `about` is described at `_about`.
    """

    traits: Any
    line: Any
    words: Any
    starts: Any
    ends: Any
    edge: Any
    live: Any
    open: Any
    own: Any
    noun: Any
    before: Any
    before_that: Any
    first: Any
    about: Any


def hashed(text: str) -> int:
    """A number for a string, the same on every machine."""
    return zlib.crc32(text.encode())


def windows(paragraphs: Sequence[Told]) -> Windows:
    """The surroundings of all slots of some paragraphs, in order; there must be one at least."""
    stretch = _Stretch()
    rows = [row for told in paragraphs for row in stretch.rows(told)]
    figures = [*_NOTHING, *chain.from_iterable(starmap(_traits, stretch.known))]
    traits = np.array(figures, np.int64).reshape(-1, len(_NOTHING)).T
    line = np.array(stretch.line)
    bounds = np.array([row.bounds for row in rows], np.int64)
    begin, end, middle, first = bounds.T
    at = middle[:, None] + np.arange(-LEFT, RIGHT + 1)
    live = (at >= begin[:, None]) & (at < end[:, None])
    words = np.clip(at, 0, len(line) - 1)
    edge = traits[Traits._fields.index("edge")].take(line.take(words))
    own, noun, one, two = (_mask([r.masks[n] for r in rows], middle) & live for n in range(4))
    return Windows(
        traits, line, words,
        np.array(stretch.starts).take(words), np.array(stretch.ends).take(words),
        edge, live, live & ((edge & NO_WORD) == 0),
        own, noun, one, two,
        first - middle + LEFT, np.array([row.about for row in rows], np.int64),
    )  # fmt: skip


class _Row(NamedTuple):
    bounds: tuple[int, int, int, int]
    masks: tuple[list[Piece], ...]
    about: tuple[int, ...]


class _Stretch:
    """The words of all paragraphs one behind the other, with gaps (0) between; `known` counts the different ones, each
    with its part of speech, from 1."""

    def __init__(self) -> None:
        self.known: dict[tuple[str, str], int] = {}
        self.line: list[int] = []
        self.starts: list[int] = []
        self.ends: list[int] = []

    def rows(self, told: Told) -> Iterator[_Row]:
        """One row a slot: where its words, its number and the labels around it stand in the line."""
        begins = [_begin(told.text, slot) for slot in told.slots]
        base, starts, ends = self._place(told.text, min(begins), told.slots[-1])

        def places(pieces: Pieces) -> list[Piece]:
            return [
                (base + bisect_right(ends, a), base + bisect_left(starts, b)) for a, b in pieces
            ]

        labels = [places(label.pieces) for label in told.labels]
        for i, (slot, label) in enumerate(zip(told.slots, told.labels, strict=True)):
            start, end = slot.sentence
            places_of_it = (
                bisect_left(starts, begins[i]), bisect_left(starts, end),
                min(bisect_right(ends, slot.start), len(ends) - 1), bisect_left(starts, start),
            )  # fmt: skip
            one, two = (labels[i - back] if i >= back else [] for back in (1, 2))
            begin, stop, middle, first = (base + place for place in places_of_it)
            masks = (labels[i], places(label.noun), one, two)
            yield _Row((begin, stop, middle, first), masks, _about(told, i))

    def _place(self, text: str, begin: int, last: Slot) -> tuple[int, list[int], list[int]]:
        """Put the words of a paragraph behind those of the others: where they begin, their starts and their ends."""
        found = tagged_words(text, begin, min(last.sentence[1], last.end + _FAR))
        starts = [at for at, _, _ in found]
        ends = [at + len(word) for at, word, _ in found]
        known, gap = self.known, [-1] * _GAP
        base = len(self.line) + _GAP
        self.line += [0] * _GAP
        for _, word, tag in found:
            self.line.append(known.setdefault((_STAND_INS.get(word[0], word), tag), len(known) + 1))
        self.line += [0] * _GAP
        self.starts += gap + starts + gap
        self.ends += gap + ends + gap
        return base, starts, ends


def _begin(text: str, slot: Slot) -> int:
    """Where the sentence before a slot's own begins, or not too far off."""
    start = slot.sentence[0]
    least = max(0, start - _SENTENCE_BEFORE)
    before = max(text.rfind(c, least, max(0, start - 1)) for c in "。！？；\n") + 1
    return max(least, before, slot.start - _FAR)


def tagged_words(text: str, start: int, end: int) -> list[tuple[int, str, str]]:
    """Where each word of a masked stretch stands, the word and its part of speech."""
    out: list[tuple[int, str, str]] = []
    tagged = segmenter().tagged
    for run in _RUN.finditer(text, start, end):
        if run[0][0] in _STAND_INS:
            out.append((run.start(), run[0], "#"))
            continue
        at = run.start()
        for word, tag in tagged(run[0]):
            mark = _MARKS.get(word)
            out.append((at, word, f"x{mark}" if mark else tag or "?"))
            at += len(word)
    return out


@lru_cache(maxsize=65536)
def _traits(word: str, tag: str) -> Traits:
    """What is known of a word by itself."""
    lists = 0
    for bit, held in enumerate(_lists()):
        lists |= (word in held) << bit
    lists |= word.endswith(lexicon().persons) << 12
    mark = tag[1:] if tag[0] == "x" else "-"
    edge = ENDS_LEFT * (mark in tuple("csfk()n")) | ENDS_RIGHT * (mark in tuple("csf(n"))
    edge |= OPENS * (mark in ("q", "b")) | SHUTS * (mark in ("Q", "B"))
    edge |= NUMBERS * (word == "#N") | NO_WORD * (tag[0] == "x" or word[0] == "#")
    edge |= VERB * (tag[0] == "v")
    return Traits(
        hashed(word), hashed(tag), lists, ord(word[0]), ord(word[-1]), min(len(word), 5), edge
    )


@lru_cache(maxsize=1)
def _lists() -> tuple[frozenset[str], ...]:
    known = lexicon()
    return (
        known.drop, known.keep, known.light, known.dual, known.protected, known.attributes,
        known.dependent | known.bare, known.predicate_words, known.adverbs,
        known.lead_words, known.trail_words, known.funds,
    )  # fmt: skip


def _about(told: Told, i: int) -> tuple[int, ...]:
    """Hashes of the unit, its kind, the rule and what opens the clause; flags of the slot."""
    slot, label = told.slots[i], told.labels[i]
    before = told.slots[i - 1] if i else None
    flags = (
        slot.joined, slot.bracket >= 0, label.part,
        before is not None and before.mention.unit == slot.mention.unit,
        before is not None and before.sentence == slot.sentence,
    )  # fmt: skip
    return (
        hashed(slot.mention.unit or ""), hashed(slot.mention.kind), hashed(label.rule),
        hashed(slot.opener), sum(flag << bit for bit, flag in enumerate(flags)),
    )  # fmt: skip


def _mask(pieces: Sequence[list[Piece]], middle: Any) -> Any:
    out = np.zeros((len(pieces), WIDTH), bool)
    for row, some in enumerate(pieces):
        off = int(middle[row]) - LEFT
        for a, b in some:
            out[row, max(a - off, 0) : max(b - off, 0)] = True
    return out
