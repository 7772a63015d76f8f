"""Headings that name a year: ahead of the report, or behind it."""

from __future__ import annotations

import pytest
from factories import report

from reportmine.outline import outline

GOVERNMENT = """
2022年南坡市政府工作报告
2022年1月12日在南坡市第五届人民代表大会第一次会议上
各位代表：
现在，我代表市人民政府向大会报告工作，请予审议，并请列席的同志提出意见。
"""
SUMMARY = """
云岭图书馆2021年工作总结
一年来，全馆同志团结协作，做好读者服务，各项工作都有新的进展，现总结如下。
"""

BUDGET = """
云岭县林业局2021年度部门预算
本局按照县里的统一安排编制部门预算，现把有关内容向社会公开，请大家监督。
"""


@pytest.mark.parametrize(
    ("head", "headings", "roles"),
    [
        (
            GOVERNMENT,
            ("2021年工作", "关于2022年工作", "加强政府自身建设"),
            (None, "plan", "plan"),
        ),
        (GOVERNMENT, ("过去一年工作", "2022年主要任务"), (None, "plan")),
        (GOVERNMENT, ("今年工作的总体要求", "名词解释"), ("plan", None)),
        (GOVERNMENT, ("2021年工作", "2023年工作"), (None, None)),
        (SUMMARY, ("2021年工作", "2022年工作", "加强自身建设"), (None, "plan", None)),
        (BUDGET, ("主要职责", "2021年重点工作"), (None, "plan")),
        (BUDGET.replace("预算", "决算"), ("主要职责", "2021年重点工作"), (None, None)),
        (SUMMARY, ("读者服务", "2022年馆舍维修情况"), (None, None)),
    ],
)
def test_what_lies_ahead(head: str, headings: tuple[str, ...], roles: tuple[str | None]) -> None:
    body = "全年围绕中心工作，完成了年初确定的各项任务，群众比较满意，也积累了一些经验。"
    parts = "".join(
        f"{number}、{heading}\n{body}\n"
        for number, heading in zip("一二三", headings, strict=False)
    )
    found = outline(report((head + parts).strip(), paged=False)).sections
    headed = [s for s in found if s.heading]
    assert [s.heading for s in headed] == [*headings]
    assert tuple(s.role for s in headed) == roles
