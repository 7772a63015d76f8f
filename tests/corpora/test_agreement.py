"""Alpha gives the published figures; drawn passages carry no label; two sets of labels meet."""

from __future__ import annotations

import json
from pathlib import Path

import agreement
import pytest
from agreement import Judgement, alpha, masi

# Krippendorff (2011), Computing Krippendorff's Alpha-Reliability: examples A, B and C; a point is
# a unit that the reader left out.
PUBLISHED = [
    (("0100000010", "1110010000"), 0.095),
    (("aabbdcccedda", "babbbccceddd"), 0.692),
    (("123321412...", "1233224125.3", ".3332342251.", "12332441251."), 0.743),
]
REPORT = """+++
[front]
title = "总结"
period = "2021"
[corpus]
kind = "{kind}"
style = "S1"
+++
@title 某馆总结
# 一、|强化学习 :: review training
全馆学习业务。
全馆学习业务。{{@shortcomings publicity}}但宣传不够。
@sign 某馆
"""


def units(readers: tuple[str, ...]) -> list[list[str]]:
    """The readers' values, unit by unit."""
    return [[value for value in unit if value != "."] for unit in zip(*readers, strict=True)]


@pytest.fixture
def reports(tmp_path: Path) -> Path:
    """A folder with three reports of two kinds."""
    for kind, name in (("library", "one"), ("library", "two"), ("school", "three")):
        (tmp_path / "reports" / kind).mkdir(parents=True, exist_ok=True)
        path = tmp_path / "reports" / kind / f"{name}.txt"
        path.write_text(REPORT.format(kind=kind), encoding="utf-8")
    return tmp_path / "reports"


@pytest.mark.parametrize(("readers", "expected"), PUBLISHED)
def test_alpha_as_published(readers: tuple[str, ...], expected: float) -> None:
    assert alpha(units(readers)) == pytest.approx(expected, abs=0.0005)


def test_alpha_with_a_distance_as_published() -> None:
    values = [[int(value) for value in unit] for unit in units(PUBLISHED[2][0])]
    assert alpha(values, lambda a, b: (a - b) ** 2) == pytest.approx(0.849, abs=0.0005)


def test_alpha_without_variety_is_unknown() -> None:
    assert alpha([("review", "review"), ("review", "review")]) is None


@pytest.mark.parametrize(
    ("one", "other", "distance"),
    [
        ("ab", "ab", 0),
        ("", "", 0),
        ("a", "ab", 2 / 3),
        ("ab", "bc", 8 / 9),
        ("a", "b", 1),
        ("", "a", 1),
    ],
)
def test_masi(one: str, other: str, distance: float) -> None:
    assert masi(frozenset(one), frozenset(other)) == pytest.approx(distance)


def test_draw_takes_turns_and_shows_no_label(reports: Path, tmp_path: Path) -> None:
    target = tmp_path / "drawn.jsonl"
    agreement.draw(target, reports, 2 / 3, 1)
    rows = [json.loads(line) for line in target.read_text(encoding="utf-8").splitlines()]
    assert len({row["report"] for row in rows}) == 2
    assert "three" in {row["report"] for row in rows}  # the first round holds each kind
    assert all(
        set(row) == {"report", "passage", "path", "heading", "style", "text"} for row in rows
    )
    assert [row["text"] for row in rows[:4]] == [
        "一、强化学习", "全馆学习业务。", "全馆学习业务。", "但宣传不够。",
    ]  # fmt: skip
    assert "review" not in target.read_text(encoding="utf-8")


def test_first_labels_are_kept_apart(reports: Path, tmp_path: Path) -> None:
    kept = tmp_path / "first.jsonl"
    agreement.draw(tmp_path / "drawn.jsonl", reports, 1, 1, kept)
    assert agreement.judgements(kept) == agreement.judgements(reports)


def test_two_sets_of_labels_meet(reports: Path, tmp_path: Path) -> None:
    first = agreement.judgements(reports)
    assert first["one", "但宣传不够。", 0] == Judgement("shortcomings", frozenset({"publicity"}))
    second = tmp_path / "second.jsonl"
    rows = [
        {"report": report, "passage": 0, "starts": starts, "role": "review", "themes": ["training"]}
        for report, starts, _ in first
    ]
    rows.append({**rows[0], "starts": "别处的话"})
    text = "".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows)
    second.write_text(text, encoding="utf-8")
    table = agreement.score(reports, second)
    assert "12 passages of 3 reports; 1 not met" in table
    assert "| shortcomings | review | 3 |" in table
    assert "| publicity | training | 3 |" in table
    assert "| all | 12 | 9 | 9 | 9 | 0 |" in table
    # 24 values, 3 of them yes, always against a no: 1 − 23·6 / (2·3·21)
    assert "| publicity | -0.095 | 0 | 3 | 0 |" in table
