"""The audit of budgets: plans against last year's spending, parts in forms, totals of tables in prose."""

from __future__ import annotations

from pathlib import Path

import pytest

from reportmine.findings import Mined
from reportmine.pipeline import mine
from reportmine.study.audit import audit

TITLE = "<p>某县植物园2023年部门预算</p><p>一、预算编制说明</p>"


def _page(folder: Path, body: str, title: str = TITLE) -> Mined:
    path = folder / "预算.html"
    path.write_text(f"<html><body>{title}{body}</body></html>", encoding="utf-8")
    return mine(path)


def _table(*lines: str) -> str:
    cells = ["".join(f"<td>{c.strip()}</td>" for c in line.split("|")) for line in lines]
    return "<table>" + "".join(f"<tr>{row}</tr>" for row in cells) + "</table>"


SPENT = "温室维护：2022年当年预算执行数为{done}万元，2023年预算安排{plan}万元，比2022年预算执行数{step}。"


@pytest.mark.parametrize(
    ("done", "plan", "step", "told"),
    [
        ("40.00", "50.00", "增加25.00%", None),
        ("40.00", "50.00", "增加30.00%", "(500,000 − 400,000) ÷ 400,000 = 25% ≠ 30%"),
        ("50.00", "40.00", "减少20.00%", None),
        ("50.00", "40.00", "增加20.00%", "(400,000 − 500,000) ÷ 500,000 = −20% ≠ 20%"),
        ("40.00", "50.00", "增加10.00万元", None),
        ("40.00", "50.00", "增加12.00万元", "500,000 − 400,000 = 100,000 ≠ 120,000"),
        ("0.00", "50.00", "增加100.00%", None),  # of nothing there is no rate
        ("40.00", "40.00", "持平", None),
    ],
)
def test_a_plan_against_what_was_spent(
    tmp_path: Path, done: str, plan: str, step: str, told: str | None
) -> None:
    found = audit(_page(tmp_path, f"<p>{SPENT.format(done=done, plan=plan, step=step)}</p>"))
    assert [f.arithmetic for f in found] == ([told] if told else [])


@pytest.mark.parametrize(
    ("text", "rules"),
    [
        ("绿化预算0.00万元，比2022年预算增加12.00万元。", ["difference"]),
        ("绿化预算30.00万元，比2022年预算增加12.00万元。", []),
        ("绿化预算0.00万元，比2022年预算减少12.00万元。", []),
        ("绿化预算5.00万元，苗圃预算比2022年预算增加12.00万元。", []),
    ],
)
def test_nothing_has_not_grown(tmp_path: Path, text: str, rules: list[str]) -> None:
    assert [f.rule for f in audit(_page(tmp_path, f"<p>{text}</p>"))] == rules


@pytest.mark.parametrize(("part", "rules"), [("40.00", []), ("70.00", ["part_over_total"])])
def test_a_cell_that_is_more_than_it_is_part_of(
    tmp_path: Path, part: str, rules: list[str]
) -> None:
    form = _table(
        "项目资金（万元）|全年预算数", "资金总额|60.00", f"其中：财政拨款|{part}", "其他资金|20.00"
    )
    assert [f.rule for f in audit(_page(tmp_path, form))] == rules


@pytest.mark.parametrize(("said", "rules"), [("60.00", []), ("61.50", ["told_twice"])])
def test_the_total_of_a_table_in_prose(tmp_path: Path, said: str, rules: list[str]) -> None:
    title = "<p>某县植物园2023年度部门决算</p><p>二、一般公共预算支出决算表</p>"
    table = _table(
        "科目|合计|基本支出|项目支出",
        "养护|70.00|40.00|30.00",
        "培训|25.00|20.00|5.00",
        "合计|95.00|60.00|35.00",
    )
    prose = f"<p>三、情况说明</p><p>一般公共预算基本支出{said}万元。</p>"
    mined = _page(tmp_path, "<p>单位：万元</p>" + table + prose, title)
    assert [f.rule for f in audit(mined)] == rules


@pytest.mark.parametrize(
    ("heading", "rules"), [("一般公共预算支出情况", []), ("支出情况", ["told_twice"])]
)
def test_one_fund_is_not_all_funds(tmp_path: Path, heading: str, rules: list[str]) -> None:
    title = "<p>某县植物园2023年度部门决算</p><p>一、支出决算总表</p>"
    table = _table("科目|决算数", "苗木养护支出|70.00", "花卉培育支出|25.00")
    prose = f"<p>二、{heading}</p><p>苗木养护支出61.50万元。</p>"
    mined = _page(tmp_path, "<p>单位：万元</p>" + table + prose, title)
    assert [f.rule for f in audit(mined)] == rules
