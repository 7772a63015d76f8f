"""What a section states: how it is cut, and what counting its statements tells."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import numpy as np
import pytest

from reportmine.classify.learning.corpus import load_document
from reportmine.classify.learning.seen import Seen, see
from reportmine.classify.model.linear import added
from reportmine.classify.model.statements import COUNTED, counted, stated

REPORT = (
    '+++\n[front]\ntitle = "总结"\nperiod = "2021"\n[corpus]\nkind = "library"\nstyle = "S1"\n+++\n'
    "@title 云溪图书馆2021年工作总结\n# 一、|主要工作 :: review\n## 1．|培训 :: review training\n办班四期；讲座六场。\n"
    "## 2．|其他 :: review\n演练一次；办班一期；评优三人。\n# 二、|打算 :: plan\n"
)


@pytest.fixture
def seen(tmp_path: Path) -> Seen:
    (tmp_path / "made.txt").write_text(REPORT, encoding="utf-8")
    return see(load_document(tmp_path / "made.txt"))


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("办班四期，参加百人。讲座六场！", ["办班四期，参加百人", "讲座六场"]),
        ("不足：一是培训太少，二是库房太旧。", ["一是培训太少", "二是库房太旧"]),
        ("写信三封；还书\n查库两遍", ["写信三封", "查库两遍"]),  # two characters say nothing
        ("全年办班", ["全年办班"]),
        ("。；\n", []),
        ("", []),
    ],
)
def test_statements_end_where_sentences_and_points_do(text: str, told: list[str]) -> None:
    assert stated(text) == told


def test_headings_are_the_first_statements(seen: Seen) -> None:
    vectors = seen.vectors
    lines = vectors.text.split("\n")[: len(vectors.owner)]
    assert lines == [
        "主要工作", "培训", "其他", "打算", "办班四期", "讲座六场", "演练一次", "办班一期", "评优三人",
    ]  # fmt: skip
    assert vectors.owner.tolist() == [0, 1, 2, 3, 1, 1, 2, 2, 2]
    assert len(vectors.statements.dense) == len(lines)


def test_a_theme_with_half_of_the_statements_stands_out(seen: Seen) -> None:
    """Two of two are about the first theme, then one of three about each theme and one about none."""
    about = [2, 0, 2, 2, 0, 0, 1, 0, 2]
    odds = np.where(np.eye(3)[about] > 0, 4.0, -4.0)
    told = counted(seen.nodes, seen.vectors.owner, odds)
    assert len(told) == len(COUNTED)

    def of(name: str) -> Any:
        return np.broadcast_to(told[COUNTED.index(name)], (4, 2)).astype(float).round(2).tolist()

    assert of("share")[1:] == [[1.0, 0.0], [0.33, 0.33], [0.0, 0.0]]
    assert of("half or more") == [[0, 0], [1, 0], [0, 0], [0, 0]]
    assert of("heading")[1] == [1.0, 0.0]
    assert of("none in the heading") == [[1, 1], [0, 0], [1, 1], [1, 1]]
    assert of("heading above")[1] == [0.0, 0.0]
    assert of("in the subsections")[0] == [0.58, 0.08]
    assert of("nothing stated") == [[1, 1], [0, 0], [0, 0], [1, 1]]


def test_entries_are_added_up_by_row() -> None:
    told = added(np.array([0, 0, 2]), np.array([[1.0, 2.0], [3.0, 4.0], [5.0, 6.0]]), 4)
    assert told.tolist() == [[4, 6], [0, 0], [5, 6], [0, 0]]
    assert added(np.zeros(0, int), np.zeros((0, 2)), 1).tolist() == [[0, 0]]
