"""The yardstick itself: tree edit distance on trees small enough to count by hand."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

import pytest

sys.path.insert(0, str(Path(__file__).parents[2] / "benchmarks"))

from tree_edit import distance, steds

TREE = [(1, "a"), (2, "b"), (2, "c"), (1, "d")]


@pytest.mark.parametrize(
    ("other", "edits"),
    [
        (TREE, 0),
        ([(1, "a"), (2, "b"), (1, "d")], 1),
        ([(1, "a"), (2, "x"), (2, "c"), (1, "d")], 1),
        ([(1, "b"), (1, "c"), (1, "d")], 1),
        ([(1, "a"), (1, "b"), (1, "c"), (1, "d")], 2),
        ([], 4),
    ],
)
def test_distance(other: list[Any], edits: int) -> None:
    assert distance(TREE, other) == distance(other, TREE) == edits
    assert steds(TREE, other) == 1 - edits / 4
