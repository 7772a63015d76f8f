"""Similarity of two section trees by tree edit distance (Zhang and Shasha, 1989).

    steds(found, wanted) -> float       1 − distance / size of the larger tree

A tree is given as its nodes in text order, `(level, label)`, level counted from 1. Inserting,
deleting and relabelling a node cost 1 each; an unseen root holds the trees of level 1 together.
The measure is the one that table recognition calls TEDS, applied to sections.
"""

from __future__ import annotations

from collections.abc import Hashable, Sequence

Node = tuple[int, Hashable]


def steds(found: Sequence[Node], wanted: Sequence[Node]) -> float:
    """1.0 for equal trees, 0.0 for trees that share nothing."""
    larger = max(len(found), len(wanted))
    return 1.0 - distance(found, wanted) / larger if larger else 1.0


def distance(a: Sequence[Node], b: Sequence[Node]) -> int:
    """How many nodes must be inserted, deleted or relabelled to make `b` of `a`."""
    left_a, label_a = _postorder(a)
    left_b, label_b = _postorder(b)
    table = [[0] * len(label_b) for _ in label_a]
    for i in _keyroots(left_a):
        for j in _keyroots(left_b):
            _forests(i, j, left_a, left_b, label_a, label_b, table)
    return table[-1][-1]


def _postorder(nodes: Sequence[Node]) -> tuple[list[int], list[Hashable]]:
    """For each node in postorder, root last: its leftmost leaf, and its label."""
    left: list[int] = []
    labels: list[Hashable] = []
    open_: list[tuple[int, Hashable, int]] = [(0, None, 0)]

    def close() -> None:
        _, label, first = open_.pop()
        left.append(first)
        labels.append(label)

    for level, label in nodes:
        while open_[-1][0] >= level:
            close()
        open_.append((level, label, len(labels)))
    while open_:
        close()
    return left, labels


def _keyroots(left: Sequence[int]) -> list[int]:
    """The highest node of each leftmost path."""
    return sorted({first: node for node, first in enumerate(left)}.values())


def _forests(
    i: int, j: int, left_a: Sequence[int], left_b: Sequence[int],
    label_a: Sequence[Hashable], label_b: Sequence[Hashable], table: list[list[int]],
) -> None:  # fmt: skip
    """Distances of all pairs of subtrees that end on the two keyroots' leftmost paths."""
    a0, b0 = left_a[i], left_b[j]
    rows, columns = i - a0 + 2, j - b0 + 2
    cost = [[0] * columns for _ in range(rows)]
    for x in range(1, rows):
        cost[x][0] = x
    cost[0] = list(range(columns))
    for x in range(1, rows):
        for y in range(1, columns):
            node_a, node_b = a0 + x - 1, b0 + y - 1
            best = min(cost[x - 1][y], cost[x][y - 1]) + 1
            if left_a[node_a] == a0 and left_b[node_b] == b0:
                changed = label_a[node_a] != label_b[node_b]
                cost[x][y] = min(best, cost[x - 1][y - 1] + changed)
                table[node_a][node_b] = cost[x][y]
            else:
                before = cost[left_a[node_a] - a0][left_b[node_b] - b0]
                cost[x][y] = min(best, before + table[node_a][node_b])
