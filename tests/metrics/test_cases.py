"""Sentences with what each number counts: tests/cases/metrics.jsonl, known failures as strict xfail."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from reportmine.findings import Metric
from reportmine.metrics import metrics
from tests.metrics.build import FRONT, mentions_of, report_of

_FILE = Path(__file__).parents[1] / "cases" / "metrics.jsonl"
_CASES = [json.loads(line) for line in _FILE.read_text(encoding="utf-8").splitlines()]


def _found(case: dict[str, Any]) -> tuple[Metric, dict[str, str]]:
    text = case["text"]
    mentions = mentions_of(text)
    found = metrics(report_of(text), (), mentions, FRONT)
    numbers = {m.id: mentions[m.mention].text for m in found if m.mention is not None}
    for metric in found:
        if case["number"] is None and metric.mention is None and metric.label == case["label"]:
            return metric, numbers
        if metric.mention is not None and numbers[metric.id] == case["number"]:
            return metric, numbers
    raise AssertionError(f"no metric for {case['number']!r} in {text!r}")


def _param(case: dict[str, Any]) -> Any:
    name = f"{case['number'] or 'zero'} {case['text'][:24]}"
    if "xfail" in case:
        return pytest.param(case, id=name, marks=pytest.mark.xfail(reason=case["xfail"]))
    return pytest.param(case, id=name)


@pytest.mark.parametrize("case", [_param(c) for c in _CASES])
def test_what_a_number_counts(case: dict[str, Any]) -> None:
    metric, numbers = _found(case)
    assert metric.label == case["label"]
    assert metric.aspect == case["aspect"]
    assert metric.status == case["status"]
    assert metric.period.label == case["period"]
    assert numbers.get(metric.part_of or "") == case.get("part_of")
    change = metric.change
    got = [change.direction, change.basis, change.base_period] if change else None
    assert got == case.get("change")
    assert metric.sensitive == case.get("sensitive", False)
    assert metric.scope == case.get("scope")
    if "indicator" in case:
        assert metric.indicator == case["indicator"]


def test_the_table_is_large_and_has_known_failures() -> None:
    assert len(_CASES) >= 150
    assert any("xfail" in case for case in _CASES)


@pytest.mark.parametrize("word", ["均", "分别", "在", "连续"])
def test_a_long_run_of_words_before_a_rank(word: str) -> None:
    text = f"借阅量{word * 6000}位列全市第3位。"
    found = metrics(report_of(text), (), mentions_of(text), FRONT)
    assert [(metric.value, metric.aspect) for metric in found] == [(3, "rank")]


@pytest.mark.parametrize(
    "words", ["亩均增收", "讲了又讲", "全年共", "馆全年", "馆每周", "馆里累计", "的2023年度预算"]
)
def test_a_long_run_of_words_before_a_count(words: str) -> None:
    text = f"{words * 10000}讲座5场。"
    found = metrics(report_of(text), (), mentions_of(text), FRONT)
    assert [metric.value for metric in found if metric.unit == "场"] == [5]
