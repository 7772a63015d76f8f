"""What the learned choice sees of each word around a number: hashed features.

In: `Windows`. Out: for each word that may be part of a label the buckets of its features, one a template.
A template names traits of the word, of its neighbours, of its place, of the rule's label and of the
number; each combination of their values has a bucket.
"""

from __future__ import annotations

from typing import Any

import numpy as np

from reportmine.metrics.choice.window import (
    ENDS_LEFT,
    ENDS_RIGHT,
    LEFT,
    NUMBERS,
    OPENS,
    RIGHT,
    SHUTS,
    VERB,
    WIDTH,
    Traits,
    Windows,
    hashed,
)

__all__ = ["BITS", "BUCKETS", "TEMPLATES", "buckets"]

BITS = 19
BUCKETS = 1 << BITS

# word, tag, lists, first, last, length: traits of the word; with -1, +1 …: of its neighbours.
# zone: how many clauses and numbers lie between it and the number; side: before or behind; far: how far,
# with the side. own: in the rule's label; edge: where in it; earlier: in the labels of numbers before.
# quoted: in quotation marks. unit, kind, rule, opener, flags, shape: of the number and its clause;
# behind, behind_lists, ahead: the words right behind the number and right in front of it.
TEMPLATES = tuple(
    tuple(line.split())
    for line in """
    zone | far | own zone | edge | edge rule | own rule zone
    word | word-1 | word+1 | tag | tag-1 | tag+1 | lists | lists-1 | lists+1
    tag-1 tag | tag tag+1 | tag-1 tag tag+1
    word zone | tag zone | lists zone | word own | word edge | tag own zone | tag far | lists own zone | lists edge
    tag-1 tag own side | tag tag+1 own side | word-1 edge side | word+1 edge side
    last own | first own | length own | last side
    earlier zone | earlier own rule | quoted own
    unit zone | unit edge | unit far | unit tag side
    kind zone own | kind tag own side
    behind zone own | behind_lists zone own | ahead zone own
    opener zone own | flags zone own | flags earlier
    shape zone own | shape tag own zone
    """.replace("\n", "|").split("|")
    if line.strip()
)
_OF_NEIGHBOURS = Traits._fields[:3]
_OF_SLOTS = ("unit", "kind", "rule", "opener", "flags", "behind", "behind_lists", "ahead", "shape")
_ATOMS = (
    *Traits._fields[:-1],
    *(name + mark for mark in ("-1", "+1") for name in _OF_NEIGHBOURS),
    *_OF_SLOTS,
    *("side", "far", "zone", "own", "edge", "earlier", "quoted"),
)
# All templates are mixed at once, name by name: those of most names come first.
_LONGEST_FIRST = sorted(TEMPLATES, key=len, reverse=True)
_SEEDS = np.array([[hashed(" ".join(names))] for names in _LONGEST_FIRST], np.uint32)
_TURNS = [
    [_ATOMS.index(names[turn]) for names in _LONGEST_FIRST if len(names) > turn]
    for turn in range(len(_LONGEST_FIRST[0]))
]
_MIX, _SHIFT = np.uint32(0x9E3779B1), np.uint32(15)
# By place: on which side of the number, and how far, with the side.
_SIDE = np.repeat([1, 0, 2], [LEFT, 1, RIGHT])
_FAR = np.searchsorted([1, 2, 3, 4, 6, 9, 14], np.abs(np.arange(WIDTH) - LEFT)) + 10 * _SIDE


def buckets(seen: Windows) -> Any:
    """Buckets of all open places in reading order: words × templates, these in an order of their own."""
    atoms = _atoms(seen)
    mixed = _SEEDS.repeat(atoms.shape[1], axis=1)
    for turn in _TURNS:
        part = mixed[: len(turn)]
        part ^= atoms.take(turn, axis=0)
        part *= _MIX
        part ^= part >> _SHIFT
    mixed &= np.uint32(BUCKETS - 1)
    return mixed.T


def _atoms(seen: Windows) -> Any:
    """The values that templates name, `_ATOMS` × open places."""
    slot, place = seen.open.nonzero()
    word, last = seen.words[slot, place], len(seen.line) - 1
    zone = _zone(seen)
    told = [seen.traits[:-1].take(seen.line.take(word), axis=1)]
    for step in (-1, 1):
        beside = seen.line.take(np.clip(word + step, 0, last))
        told.append(seen.traits[: len(_OF_NEIGHBOURS)].take(beside, axis=1))
    told.append(_of_slots(seen, zone).take(slot, axis=1))
    told.append(np.array([_SIDE, _FAR]).take(place, axis=1))
    grids = zone, seen.own, _edge(seen.own), seen.before + 2 * seen.before_that, _quoted(seen.edge)
    told += [grid[slot, place][None] for grid in grids]
    return np.concatenate(told, dtype=np.uint32, casting="unsafe")


def _of_slots(seen: Windows, zone: Any) -> Any:
    """The values that all places of a row share, `_OF_SLOTS` × slots."""
    behind, ahead = (
        seen.traits.take(seen.line.take(seen.words[:, at]), axis=1) for at in (LEFT + 1, LEFT - 1)
    )
    word, tag, lists = range(3)
    return np.array(
        [*seen.about.T, behind[tag], behind[lists], ahead[word], _shape(zone, seen.edge, seen.own)]
    )


def _edge(own: Any) -> Any:
    """Whether a word is in the rule's label, its first, its last, or right before or behind it."""
    starts, ends = own & ~_moved(own, 1), own & ~_moved(own, -1)
    before, behind = ~own & _moved(own, -1), ~own & _moved(own, 1)
    return own + 2 * starts + 4 * ends + 16 * before + 32 * behind


def _quoted(edge: Any) -> Any:
    """1 in quotation marks, -1 behind one that shuts and did not open."""
    opened = ((edge & OPENS) > 0).cumsum(1) - _moved(((edge & SHUTS) > 0).cumsum(1), 1)
    return np.clip(opened, -1, 1)


def _zone(seen: Windows) -> Any:
    """How many clauses and numbers stand between a word and its number, and on which side of it."""
    number = (seen.edge & NUMBERS) > 0
    left, right = slice(None, LEFT), slice(LEFT + 1, None)

    def back(marks: Any) -> Any:
        return marks[:, left][:, ::-1].cumsum(1)[:, ::-1]

    zone = np.zeros(number.shape, np.int64)
    clauses, numbers = back((seen.edge & ENDS_LEFT) > 0), back(number)
    zone[:, left] = 1 + np.minimum(clauses, 3) * 3 + np.minimum(numbers, 2)
    clauses = ((seen.edge & ENDS_RIGHT)[:, right] > 0).cumsum(1)
    numbers = number[:, right].cumsum(1)
    zone[:, right] = 20 + np.minimum(clauses, 2) * 2 + np.minimum(numbers, 1)
    zone[np.arange(WIDTH) < np.minimum(seen.first, LEFT)[:, None]] = 40
    return zone


def _shape(zone: Any, edge: Any, own: Any) -> Any:
    """Whether its clause has a verb before the number, one behind it, and how long the rule's label is."""
    verb = (edge & VERB) > 0
    before = (verb & (zone == 1)).any(1)
    behind = (verb & (zone == 20)).any(1)
    return before + 2 * np.minimum(own.sum(1), 6) + 20 * behind


def _moved(marks: Any, step: int) -> Any:
    """Columns moved to the right by `step`, or to the left where it is negative."""
    out = np.zeros_like(marks)
    if step > 0:
        out[:, step:] = marks[:, :-step]
    else:
        out[:, :step] = marks[:, -step:]
    return out
