"""Whose a figure is, and whether it touches on hardship."""

from __future__ import annotations

from reportmine.findings import Front
from tests.metrics.build import YEAR, facts, section


def test_another_body_is_named_as_scope() -> None:
    assert facts("全省共有高校图书馆120家。")["120家"].scope == "全省"
    own = Front(organisation="云岭省人民政府", period=YEAR)
    assert facts("全省共有高校图书馆120家。", front=own)["120家"].scope is None
    assert facts("创建全国文明单位2家。")["2家"].scope is None


def test_care_is_delicate_where_persons_are_counted() -> None:
    text = "三、关爱职工\n走访困难职工15户，编印手册200册。\n"
    found = facts(text, section(text, "三、关爱职工", theme="care"))
    assert found["15户"].sensitive
    assert not found["200册"].sensitive
