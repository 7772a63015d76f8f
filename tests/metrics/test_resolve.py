"""What holds of every metric, and what sections, front matter and tables change."""

from __future__ import annotations

import pytest

from reportmine.findings import Front
from reportmine.metrics import metrics
from tests.metrics.build import FRONT, mentions_of, metrics_of, report_of

TEXT = (
    "青松大学图书馆工会2024年度工作总结\n"
    "一、培训\n全年举办业务培训8期，培训馆员260人次，同比增长12%，其中新馆员30人次。\n"
    "二、关爱\n走访慰问困难职工15户，发放慰问金2.4万元。全年未发生安全事故。\n"
)


def test_each_quantity_has_one_metric_in_text_order() -> None:
    mentions = mentions_of(TEXT)
    found = metrics(report_of(TEXT), (), mentions, FRONT)
    quantities = [i for i, m in enumerate(mentions) if m.is_quantity]
    assert [m.mention for m in found if m.mention is not None] == quantities
    assert [m.id for m in found] == [f"m{n}" for n in range(1, len(found) + 1)]


def test_labels_and_evidence_are_the_text() -> None:
    mentions = mentions_of(TEXT)
    for m in metrics(report_of(TEXT), (), mentions, FRONT):
        assert m.label == "".join(TEXT[s.start : s.end] for s in m.label_spans)
        span = m.evidence.span
        assert TEXT[span.start : span.end] == m.evidence.quote
        if m.mention is not None:
            assert span.covers(mentions[m.mention].span)
        assert all(span.covers(s) for s in m.label_spans)
        assert 0 < m.confidence < 1


def test_it_is_the_same_every_time() -> None:
    assert metrics_of(TEXT) == metrics_of(TEXT)


@pytest.mark.parametrize("text", ["联系电话见首页。", "一要学习，二要实践。", "\n\n", "  \n"])
def test_no_quantity_no_metric(text: str) -> None:
    assert metrics_of(text) == ()


def test_the_body_that_reports_is_known_in_a_traditional_report() -> None:
    front = Front(organisation="桃園市教育產業工會", kind="年度工作总结")
    metric = metrics_of("各校會員踴躍參加。桃園市教育產業工會志工36人。", front=front)[0]
    assert metric.label == "志工"
    metric = metrics_of("各校會員踴躍參加。木偶劇志工36人。", front=front)[0]
    assert metric.label != "志工"
