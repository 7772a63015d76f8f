"""The unit of a number in a table: in its column's heading or below it, in a column of its own, with its factor."""

from __future__ import annotations

from pathlib import Path

import pytest

from reportmine.pipeline import mine

TABLES: list[tuple[str, list[str], list[tuple[str, str | None, str]]]] = [
    (
        "in brackets in the heading, with a factor",
        ["馆别|到馆（万人次）|开放（天）", "总馆|12.2|262", "分馆|3.5|240"],
        [("122000", "人次", "总馆到馆（万人次）"), ("262", "天", "总馆开放（天）"), ("35000", "人次", "分馆到馆（万人次）"), ("240", "天", "分馆开放（天）")],
    ),
    (
        "in a row of its own below the headings",
        ["馆别|到馆|外借", "|万人次|册次", "总馆|12.2|830", "分馆|3.5|95"],
        [("122000", "人次", "总馆到馆"), ("830", "册次", "总馆外借"), ("35000", "人次", "分馆到馆"), ("95", "册次", "分馆外借")],
    ),
    (
        "in a column of its own, with a factor or a sign",
        ["项目|计量单位|数量", "藏书|万册|23.6", "读者|人|8,620", "满意率|%|97.2"],
        [("236000", "册", "藏书数量"), ("8620", "人", "读者数量"), ("97.2", "%", "满意率数量")],
    ),
    (
        "behind a stroke; the heading itself; the factor in the cell",
        ["项目|经费/万元|人次", "讲座|3.2|860", "展览|1.5|8.6万"],
        [("32000", "元", "讲座经费/万元"), ("860", "人次", "讲座人次"), ("15000", "元", "展览经费/万元"), ("86000", "人次", "展览人次")],
    ),
    (
        "of a target with its bound in the same cell",
        ["指标|单位|目标值|完成值", "藏书|万册|≥5|5.6", "满意度|%|≥90|96.5"],
        [("50000", "册", "藏书目标值"), ("56000", "册", "藏书完成值"), ("90", "%", "满意度目标值"), ("96.5", "%", "满意度完成值")],
    ),
    (
        "rows named by bounds",
        ["年龄|人数|占比", "35岁以下|12|30%", "36—50岁|20|50%", "51岁以上|8|20%"],
        [
            ("35", "岁", "年龄"), ("12", "人", "35岁以下人数"), ("30", "%", "35岁以下占比"),
            ("None", "岁", "年龄"), ("20", "人", "36—50岁人数"), ("50", "%", "36—50岁占比"),
            ("51", "岁", "年龄"), ("8", "人", "51岁以上人数"), ("20", "%", "51岁以上占比"),
        ],
    ),
    (
        "one bound in a first column may be a result",
        ["出席|缺席", "40人以上|3"],
        [("40", "人", "出席"), ("3", None, "缺席")],
    ),
    (
        "rows by their number under years; two units for two columns",
        ["单位|2021|2022", "一分会|5|6", "二车间|7|9"],
        [("5", None, "一分会"), ("6", None, "一分会"), ("7", None, "二车间"), ("9", None, "二车间")],
    ),
    (
        "what is counted in the heading, before a stroke or at its end",
        ["类别|笔数/笔|借书册次|种数|经费/人", "个人|126|860|32|300", "单位|8|95|6|200"],
        [
            ("126", "笔", "个人笔数/笔"), ("860", "册次", "个人借书册次"), ("32", "种", "个人种数"), ("300", None, "个人经费/人"),
            ("8", "笔", "单位笔数/笔"), ("95", "册次", "单位借书册次"), ("6", "种", "单位种数"), ("200", None, "单位经费/人"),
        ],
    ),
    (
        "but 期, 项目 and 年份 are headings",
        ["名称|期|项目", "简报|3|12", "文集|4|6"],
        [("3", None, "简报期"), ("12", None, "简报项目"), ("4", None, "文集期"), ("6", None, "文集项目")],
    ),
]  # fmt: skip


def _in_blanks(rows: list[str]) -> bool:
    """Whether blanks can part the columns: they show no empty cell, and two rows of them are no table."""
    return len(rows) > 2 and not any(row.startswith("|") for row in rows)


@pytest.mark.parametrize(
    ("between", "rows", "cells"),
    [
        pytest.param(between, rows, cells, id=f"{name}, {how}")
        for name, rows, cells in TABLES
        for how, between in (("tabs", "\t"), ("blanks", "    "))
        if how == "tabs" or _in_blanks(rows)
    ],
)
def test_unit_of_a_cell(
    tmp_path: Path, between: str, rows: list[str], cells: list[tuple[str, str | None, str]]
) -> None:
    lines = [row.replace("|", between) for row in rows]
    path = tmp_path / "a.txt"
    path.write_text(
        "\n".join(["某馆2023年工作总结", "各馆情况如下。", *lines, "明年再努力。"]), "utf-8"
    )
    mined = mine(path)
    told = [(str(m.value), m.unit, m.label) for m in mined.metrics if m.cell]
    assert told == cells


MERGED = """<html><body><h1>某馆2023年工作总结</h1><p>情况见下表。</p><table>
<tr><td rowspan="2">馆别</td><td colspan="2">到馆（万人次）</td></tr><tr><td>2022年</td><td>2023年</td></tr>
<tr><td>总馆</td><td>12.3</td><td>15</td></tr><tr><td>分馆</td><td>3</td><td>2.8</td></tr></table></body></html>"""


def test_years_below_what_is_counted_are_no_label(tmp_path: Path) -> None:
    path = tmp_path / "a.html"
    path.write_text(MERGED, "utf-8")
    told = [(str(m.value), m.label, m.period.label if m.period else "") for m in mine(path).metrics]
    assert told == [
        ("123000", "总馆到馆（万人次）", "2022"), ("150000", "总馆到馆（万人次）", "2023"),
        ("30000", "分馆到馆（万人次）", "2022"), ("28000", "分馆到馆（万人次）", "2023"),
    ]  # fmt: skip
