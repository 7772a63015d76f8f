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
_OF_NEIGHBOURS = ("word", "tag", "lists")
_MIX = np.uint32(0x9E3779B1)


def buckets(seen: Windows) -> Any:
    """Buckets of all open places in reading order: words × templates."""
    atoms = _atoms(seen)
    flat = {name: values[seen.open].astype(np.uint32) for name, values in atoms.items()}
    out = np.empty((int(seen.open.sum()), len(TEMPLATES)), np.int32)
    for column, names in enumerate(TEMPLATES):
        mixed = np.full(len(out), hashed(" ".join(names)), np.uint32)
        for name in names:
            mixed = (mixed ^ flat[name]) * _MIX
            mixed ^= mixed >> np.uint32(15)
        out[:, column] = mixed & np.uint32(BUCKETS - 1)
    return out


def _atoms(seen: Windows) -> dict[str, Any]:
    """The values that templates name, slots × places."""
    atoms: dict[str, Any] = {}
    last = len(seen.line) - 1
    for step, mark in ((0, ""), (-1, "-1"), (1, "+1")):
        rows = seen.line[np.clip(seen.words + step, 0, last)]
        for column, name in enumerate(Traits._fields):
            if step == 0 or name in _OF_NEIGHBOURS:
                atoms[name + mark] = seen.traits[:, column][rows]
    edge = atoms["edge"]
    atoms |= _places(seen, edge)
    own = seen.own
    starts, ends = own & ~_moved(own, 1), own & ~_moved(own, -1)
    before, behind = ~own & _moved(own, -1), ~own & _moved(own, 1)
    atoms["own"] = own
    atoms["edge"] = own + 2 * starts + 4 * ends + 16 * before + 32 * behind
    atoms["earlier"] = seen.before + 2 * seen.before_that
    opened = np.cumsum((edge & OPENS) > 0, 1) - _moved(np.cumsum((edge & SHUTS) > 0, 1), 1)
    atoms["quoted"] = np.clip(opened, -1, 1)
    for column, name in enumerate(("unit", "kind", "rule", "opener", "flags")):
        atoms[name] = _wide(seen.about[:, column])
    atoms["behind"] = _wide(atoms["tag"][:, LEFT + 1])
    atoms["behind_lists"] = _wide(atoms["lists"][:, LEFT + 1])
    atoms["ahead"] = _wide(atoms["word"][:, LEFT - 1])
    atoms["shape"] = _wide(_shape(atoms["zone"], edge, own))
    return atoms


def _places(seen: Windows, edge: Any) -> dict[str, Any]:
    """Where each word stands: clauses and numbers between it and its number, side and distance."""
    number = (edge & NUMBERS) > 0
    left, right = slice(None, LEFT), slice(LEFT + 1, None)

    def back(marks: Any) -> Any:
        return np.cumsum(marks[:, left][:, ::-1], 1)[:, ::-1]

    zone = np.zeros(edge.shape, np.int64)
    clauses, numbers = back((edge & ENDS_LEFT) > 0), back(number)
    zone[:, left] = 1 + np.minimum(clauses, 3) * 3 + np.minimum(numbers, 2)
    clauses = np.cumsum((edge & ENDS_RIGHT)[:, right] > 0, 1)
    numbers = np.cumsum(number[:, right], 1)
    zone[:, right] = 20 + np.minimum(clauses, 2) * 2 + np.minimum(numbers, 1)
    zone[np.arange(WIDTH) < np.minimum(seen.first, LEFT)[:, None]] = 40
    side = np.repeat([1, 0, 2], [LEFT, 1, RIGHT])
    steps = np.abs(np.arange(WIDTH) - LEFT)
    far = np.searchsorted([1, 2, 3, 4, 6, 9, 14], steps) + 10 * side
    return {"zone": zone, "side": _deep(side, zone), "far": _deep(far, zone)}


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


def _wide(column: Any) -> Any:
    return np.broadcast_to(column[:, None], (len(column), WIDTH))


def _deep(row: Any, like: Any) -> Any:
    return np.broadcast_to(row, like.shape)
