"""What is part of what in the running text."""

from __future__ import annotations

from reportmine.metrics import metrics
from reportmine.quantity import find_numbers
from tests.metrics.build import FRONT, mentions_of, metrics_of, report_of

TEXT = (
    "青松大学图书馆工会2024年度工作总结\n"
    "一、培训\n全年举办业务培训8期，培训馆员260人次，同比增长12%，其中新馆员30人次。\n"
    "二、关爱\n走访慰问困难职工15户，发放慰问金2.4万元。全年未发生安全事故。\n"
)


def test_part_of_points_to_the_total() -> None:
    mentions = mentions_of(TEXT)
    by_id = {m.id: m for m in metrics(report_of(TEXT), (), mentions, FRONT)}
    part = next(m for m in by_id.values() if m.part_of)
    total = by_id[part.part_of or ""]
    assert part.mention is not None
    assert total.mention is not None
    assert mentions[part.mention].text == "30人次"
    assert mentions[total.mention].text == "260人次"


def test_parts_that_a_paragraph_announces_stand_in_the_next_ones() -> None:
    text = "公务用车支出6万元。其中：\n公务用车购置支出4万元。\n公务用车运行支出2万元。\n接待支出1万元。\n"
    found = metrics_of(text)
    assert [m.part_of for m in found] == [None, found[0].id, found[0].id, None]


def test_a_threshold_is_no_part() -> None:
    text = "固定资产90万元，其中：车辆40万元，单价10万元以上设备30万元。"
    found = metrics(report_of(text), (), find_numbers(text), FRONT)
    assert [m.part_of is None for m in found] == [True, False, True, False]
