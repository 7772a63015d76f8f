"""What a long text costs: four times as much of it takes about four times as long, however it repeats itself."""

from __future__ import annotations

import time

import pytest

from reportmine.findings import Front
from reportmine.metrics import metrics
from reportmine.metrics.label.sides import PER
from reportmine.quantity import find_numbers
from tests.metrics.build import metrics_of, report_of

_ITEM = "教育支出（类）普通教育（款）小学教育（项）年初预算3万元，"
_SHORT, _TIMES = 3000, 4  # characters


def _seconds(text: str) -> float:
    report, mentions = report_of(text), find_numbers(text)
    begun = time.process_time()
    metrics(report, (), mentions, Front())
    return time.process_time() - begun


@pytest.mark.parametrize(
    "words", ["3件、", "，其中3项", _ITEM, "临时动议：无。3次，", "3项，其中2人、"]
)
def test_time_grows_with_the_text(words: str) -> None:
    short = words * (_SHORT // len(words))
    _seconds(short)
    assert _seconds(short * _TIMES) < 2 * _TIMES * _seconds(short) + 0.5


def test_words_in_front_of_a_step_are_read_once() -> None:
    metric = metrics_of("努力做到" * 40 + "馆内减少合同工3名。")[0]
    assert metric.value == 3


def test_words_that_tell_for_each_of_what_are_read_once() -> None:
    assert PER.match("平均每天")
    assert not PER.match("平均每天" * 40 + "开放")
