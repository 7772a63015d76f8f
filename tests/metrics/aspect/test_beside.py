"""What a number is of its label beside the number before it."""

from __future__ import annotations

from reportmine.metrics import metrics
from reportmine.quantity import find_numbers
from tests.metrics.build import FRONT, metrics_of, report_of


def test_what_all_came_to_is_no_average_though_each_got_as_much() -> None:
    found = metrics_of("慰问困难职工12户，每户500元，合计6000元。")
    assert [m.aspect for m in found] == ["level", "average", "level"]


def test_one_unit_by_two_words_is_no_average() -> None:
    text = "专用设备82台/套，补贴50元/人，展品9个/天。"
    found = metrics(report_of(text), (), find_numbers(text), FRONT)
    assert [m.aspect for m in found] == ["level", "average", "average"]
