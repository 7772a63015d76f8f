"""Accuracy on the labelled samples does not fall below what was reached."""

from __future__ import annotations

import json
import tomllib
from functools import cache
from pathlib import Path
from typing import Any

import accuracy
import pytest

FLOORS = Path(__file__).parent / "floors.toml"
FLOOR: dict[str, float] = tomllib.loads(FLOORS.read_text(encoding="utf-8"))["floors"]
AGAIN = "run: python benchmarks/accuracy.py --floors tests/corpora/floors.toml"


@cache
def measured() -> accuracy.Scores:
    scores = accuracy.Scores()
    for _, own in accuracy.score_folder(accuracy.SAMPLES, accuracy.SAMPLES / "pdf"):
        scores.merge(own)
    return scores


@pytest.mark.parametrize("measure", FLOOR)
def test_not_below_its_floor(measure: str) -> None:
    share = measured().share(measure)
    misses = [miss for miss in measured().misses if miss.startswith(f"{measure}:")]
    assert share is not None
    assert share >= FLOOR[measure], "\n".join(misses)


def test_floors_are_those_of_these_labels() -> None:
    labels = tomllib.loads(FLOORS.read_text(encoding="utf-8"))["labels"]
    assert labels == accuracy.digest(accuracy.SAMPLES), AGAIN
    assert set(FLOOR) == {m for m in accuracy.MEASURES if measured().share(m) is not None}, AGAIN


def test_floors_only_rise_on_the_same_labels(tmp_path: Path) -> None:
    good, bad = accuracy.Scores(), accuracy.Scores()
    good.add("role", 1, "")
    bad.add("role", 0, "")
    before = tomllib.loads(accuracy.floors(good, tmp_path, {}))
    assert before["floors"] == {"role": 1.0}
    assert tomllib.loads(accuracy.floors(bad, tmp_path, before)) == before
    (tmp_path / "new.labels.json").write_text("{}", encoding="utf-8")
    assert tomllib.loads(accuracy.floors(bad, tmp_path, before))["floors"] == {"role": 0.0}


# -- the scorer itself: what is right counts, what is wrong does not ----------------------------

LABELS: dict[str, Any] = {
    "document": "a.pdf",
    "complete": True,
    "front": {"title": "总结"},
    "sections": [{"number": "一", "level": 1, "heading": "培训", "role": "review", "themes": []}],
    "mentions": [
        {
            "quote": "培训20余人，", "text": "20余人", "kind": "count", "value": "20", "min_value": "20",
            "max_value": "30", "unit": "人", "mod": "more_than", "label": "培训", "status": "achieved",
            "aspect": "level", "period": "2021",
        }
    ],
    "not_quantities": [{"quote": "十分重视", "text": "十分", "kind": "lexical"}],
}  # fmt: skip


def record(**changes: Any) -> dict[str, Any]:
    """A record of `一、培训\\n培训20余人，十分重视`, right in everything but the `changes`."""
    mention = {
        "span": [8, 12], "text": "20余人", "kind": "count", "value": "20", "min_value": "20",
        "max_value": "30", "unit": "人", "mod": "more_than",
    }  # fmt: skip
    trap = {"span": [13, 15], "text": "十分", "kind": "lexical"}
    mention |= {k: v for k, v in changes.items() if k in mention}
    trap |= {"kind": changes.get("trap", "lexical")}
    metric = {
        "mention": 0, "label": "培训", "status": "achieved", "aspect": "level",
        "period": {"label": "2021"},
    }  # fmt: skip
    metric |= {k: v for k, v in changes.items() if k in metric}
    section = {
        "span": [0, 17], "level": 1, "number": "一", "heading": "培训", "role": "review", "themes": [],
    }  # fmt: skip
    section |= {k: v for k, v in changes.items() if k in section and k != "span"}
    return {
        "text": "一、培训 \n培训20余人，十分重视",
        "report": {"title": changes.get("title", "总结")},
        "sections": [section],
        "mentions": [mention, trap],
        "metrics": [metric],
    }


def wrong(**changes: Any) -> list[str]:
    """The measures that are not fully right."""
    scores = accuracy.score(LABELS, json.loads(json.dumps(record(**changes))))
    return [m for m in accuracy.MEASURES if scores.judged[m] and (scores.share(m) or 0) < 1]


def test_a_right_record_scores_in_full() -> None:
    assert wrong() == []


@pytest.mark.parametrize(
    ("changes", "measures"),
    [
        ({"title": "报告"}, ["front matter"]),
        ({"heading": "培训。训"}, ["headings found", "headings right"]),
        ({"level": 2}, ["headings found", "headings right"]),
        ({"role": "plan"}, ["role"]),
        ({"span": [8, 11]}, ["span", "complete"]),
        ({"value": "21"}, ["value", "complete"]),
        ({"unit": "人次"}, ["value", "complete"]),
        ({"max_value": None}, ["bounds"]),
        ({"mod": "exact"}, ["complete"]),
        ({"trap": "score"}, ["numbers right", "traps avoided"]),
        ({"label": "会员"}, ["label", "label overlap"]),
        ({"status": "planned"}, ["status"]),
        ({"aspect": "change"}, ["aspect"]),
        ({"period": {"label": "2022"}}, ["period"]),
    ],
)
def test_each_fault_shows_in_its_measure(changes: dict[str, Any], measures: list[str]) -> None:
    assert wrong(**changes) == measures


def test_a_number_that_is_not_found_is_wrong_in_everything() -> None:
    found = wrong(kind="date")
    assert found == [
        "numbers found", "span", "value", "bounds", "complete", "label", "label overlap",
        "status", "aspect", "period",
    ]  # fmt: skip
