"""What changed against what: the direction of a step, and the base that it is measured by."""

from __future__ import annotations

import pytest

from reportmine.findings import Change
from reportmine.metrics import metrics
from reportmine.quantity import find_numbers
from tests.metrics.build import FRONT, report_of


def _change(text: str, number: str) -> Change | None:
    mentions = find_numbers(text, reference=FRONT.period)
    found = metrics(report_of(text), (), mentions, FRONT)
    told = {mentions[m.mention].text: m.change for m in found if m.mention is not None}
    return told[number]


@pytest.mark.parametrize(
    ("text", "number", "change"),
    [
        ("外借量同比增长16%。", "16%", ("up", "yoy", None)),
        ("外借量环比下降6%。", "6%", ("down", "mom", None)),
        ("外借量同比-6%。", "-6%", ("down", "yoy", None)),
        ("会员比上年增加36人。", "36人", ("up", "previous_year", "2023")),
        ("会员较2023年增加36人。", "36人", ("up", "previous_year", "2023")),
        ("会员较2016年增加36人。", "36人", ("up", None, "2016")),
        ("支出比年初预算少6万元。", "6万元", ("down", "plan", None)),
        ("满意率提高6个百分点。", "6个百分点", ("up", None, None)),
        ("与上年相比，外借量下降6%，到馆增长16%。", "6%", ("down", "previous_year", "2023")),
        ("与上年相比，外借量下降6%，到馆增长16%。", "16%", ("up", "previous_year", "2023")),
        ("比上年多买书60册；退书减少16册。", "16册", ("down", None, None)),
        ("借书、还书量分别下降6%、16%。", "16%", ("down", None, None)),
        ("得分高出全省平均0.6分。", "0.6分", ("up", None, None)),
    ],
)
def test_a_step_has_a_direction_and_a_base(
    text: str, number: str, change: tuple[str, str | None, str | None]
) -> None:
    assert _change(text, number) == Change(*change)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("会员增加到36人。", "36人"),
        ("新增会员36人。", "36人"),
        ("女会员占36%。", "36%"),
        ("改造提升书屋36家。", "36家"),
        ("节约用水讲座36场。", "36场"),
    ],
)
def test_a_level_is_no_step(text: str, number: str) -> None:
    assert _change(text, number) is None
