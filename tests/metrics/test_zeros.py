"""Zeros that are told in words."""

from __future__ import annotations

import pytest

from tests.metrics.build import metrics_of


@pytest.mark.parametrize(
    ("text", "labels"),
    [
        ("全年未发生火灾事故。", ["火灾事故"]),
        ("没有发生一起群体性事件。", ["群体性事件"]),
        ("做到零投诉、零差错。", ["投诉", "差错"]),
        ("本年度无行政复议案件。", ["行政复议案件"]),
        ("人员结构未发生变化。", []),
        ("建设无障碍通道，无论老幼都方便。", []),
        ("如未发生事故，则予以奖励。", []),
        ("实现零距离服务。", []),
        ("参、临时动议：无。", ["临时动议"]),
        ("參、臨時動議：\n無\n散會。", ["臨時動議"]),
        ("全年無行政訴訟案件。", ["行政訴訟案件"]),
        ("一、备注：无。", []),
        ("临时动议：无异议通过。", []),
        ("教职工提案：无线网络应当改善。", []),
        ("", []),
    ],
)
def test_zeros_in_words(text: str, labels: list[str]) -> None:
    found = metrics_of(text)
    assert [m.label for m in found] == labels
    assert all(m.value == 0 and m.mention is None and m.status == "negated" for m in found)


def test_a_promise_of_nothing_is_a_plan() -> None:
    assert metrics_of("力争实现零投诉。")[0].status == "planned"


@pytest.mark.parametrize(
    ("text", "quote"),
    [
        ("參、臨時動議：\n無\n散會。", "參、臨時動議：\n無"),
        ("参、临时动议：无\n散会。", "参、临时动议：无"),
        ("全年工作平稳，未发生火灾事故。", "未发生火灾事故。"),
    ],
)
def test_what_proves_a_zero(text: str, quote: str) -> None:
    evidence = metrics_of(text)[0].evidence
    assert evidence is not None
    assert evidence.quote == quote
