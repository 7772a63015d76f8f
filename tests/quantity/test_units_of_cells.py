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
        "but 期, 项目 and 年份 are headings",
        ["名称|期|项目", "简报|3|12", "文集|4|6"],
        [("3", None, "简报期"), ("12", None, "简报项目"), ("4", None, "文集期"), ("6", None, "文集项目")],
    ),
]  # fmt: skip


@pytest.mark.parametrize(
    ("rows", "cells"), [case[1:] for case in TABLES], ids=[case[0] for case in TABLES]
)
@pytest.mark.parametrize("between", ["\t", "    "])
def test_unit_of_a_cell(
    tmp_path: Path, between: str, rows: list[str], cells: list[tuple[str, str | None, str]]
) -> None:
    lines = [row.replace("|", between) for row in rows]
    if between == "    " and any(row.startswith("|") for row in rows):
        pytest.skip("blanks cannot show an empty cell among others")
    path = tmp_path / "a.txt"
    path.write_text(
        "\n".join(["某馆2023年工作总结", "各馆情况如下。", *lines, "明年再努力。"]), "utf-8"
    )
    mined = mine(path)
    told = [(str(m.value), m.unit, m.label) for m in mined.metrics if m.cell]
    assert told == cells
