"""Sections that promise, and what in them does not."""

from __future__ import annotations

from dataclasses import replace

import pytest

from reportmine.findings import Section
from reportmine.metrics import metrics
from reportmine.quantity import find_numbers
from reportmine.report import Span
from tests.metrics.build import FRONT, facts, mentions_of, report_of, section


def test_a_plan_section_promises() -> None:
    text = "二、工作打算\n举办培训10期，在去年完成8期的基础上再提高。\n"
    plan = section(text, "二、工作打算", role="plan")
    found = facts(text, plan)
    assert found["10期"].status == "planned"
    assert found["10期"].period.label == "2025"
    assert found["8期"].status == "baseline"
    assert found["10期"].section == "s1"


@pytest.mark.parametrize(
    ("told", "status"),
    [("实际使用外资增长10%", "planned"), ("实际对外投资增长10%", "planned"), ("实际增长10%", "achieved")],
)  # fmt: skip
def test_an_indicator_named_actual_is_promised_too(told: str, status: str) -> None:
    text = f"二、工作打算\n{told}。\n"
    assert facts(text, section(text, "二、工作打算", role="plan"))["10%"].status == status


@pytest.mark.parametrize(
    ("heading", "status"), [("民生改善取得新成效", "planned"), ("上年工作情况", "achieved")]
)
def test_what_a_plan_calls_a_success_is_still_to_come(heading: str, status: str) -> None:
    text = f"二、主要目标任务\n{heading}\n每千人床位达6张。\n"
    whole = section(text, "二、主要目标任务", role="plan")
    part = replace(section(text, heading, role="plan"), id="s2", parent="s1", level=2)
    found = metrics(report_of(text), (whole, part), find_numbers(text), FRONT)
    assert [m.status for m in found if m.unit == "张"] == [status]


def test_whom_the_rules_of_an_election_name_are_still_to_be_elected() -> None:
    text = "换届选举办法\n名额\n新一届设委员6名，到会超过应到的五分之四，方可选举。\n"
    whole = section(text, "换届选举办法", role="procedure")
    part = replace(section(text, "名额", role="procedure"), id="s2", parent="s1", level=2)
    found = metrics(report_of(text), (whole, part), find_numbers(text), FRONT)
    assert [m.status for m in found] == ["planned", "required"]


def test_what_was_so_far_is_no_plan() -> None:
    text = "二、工作打算\n截至8月底接待读者900人，外借图书6册。力争明年外借图书8册。\n"
    found = facts(text, section(text, "二、工作打算", role="plan"))
    assert [found[n].status for n in ("900人", "6册", "8册")] == ["achieved", "achieved", "planned"]


def test_a_shortcoming_is_no_promise() -> None:
    text = "三、存在不足\n3个小组全年没有计划，只开展活动2次。\n"
    assert (
        facts(text, section(text, "三、存在不足", role="shortcomings"))["2次"].status == "achieved"
    )


def test_shortcomings_that_are_mended_are_plans() -> None:
    heading = "三、补短板，强弱项"
    text = f"一、工作回顾\n各项工作都有新的进展。\n{heading}\n新建站点6个。\n"
    assert facts(text, section(text, heading, role="plan"))["6个"].status == "planned"


@pytest.mark.parametrize(
    ("heading", "status"),
    [
        ("怎么办", "planned"),
        ("三、待办事项", "planned"),
        ("对策", "planned"),
        ("第三部分 怎么往前走", "planned"),
        ("十年财务展望", "planned"),
        ("工作总结与展望", "achieved"),
        ("换届选举办法", "planned"),
        ("换届选举情况", "achieved"),
        ("对策研究", "achieved"),
        ("怎么办好食堂", "achieved"),
    ],
)
def test_headings_that_look_ahead(heading: str, status: str) -> None:
    text = f"一、工作回顾\n各项工作都有新的进展。\n{heading}\n新建站点6个。\n"
    assert facts(text, section(text, heading, role="review"))["6个"].status == status


@pytest.mark.parametrize(
    ("title", "status"),
    [
        ("2024年工作要点", "planned"),
        ("关于印发《2024年工作计划》的通知", "planned"),
        ("2024年工作总结", "achieved"),
        ("2023年工作总结和2024年工作要点", "achieved"),
        ("2023年工作情况和2024年工作安排", "achieved"),
        ("2024年政府工作报告要点", "achieved"),
        ("关于2023年计划执行情况的报告", "achieved"),
    ],
)
def test_what_a_report_of_plans_says_is_planned(title: str, status: str) -> None:
    text = "一、服务会员\n办培训班6期。\n"
    front = replace(FRONT, title=title, kind=None)
    found = metrics(
        report_of(text), (section(text, "一、服务会员", role="review"),), mentions_of(text), front
    )
    assert [m.status for m in found] == [status]


def test_what_a_report_of_plans_tells_as_done_is_done() -> None:
    text = "一、服务会员\n本会被评为先进，办培训班6期。\n"
    front = replace(FRONT, title="2024年工作要点", kind=None)
    told = section(text, "一、服务会员", role="review")
    assert [m.status for m in metrics(report_of(text), (told,), mentions_of(text), front)] == [
        "achieved"
    ]


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("对拟录用人员36名进行公示。", "achieved"),
        ("向拟拆片区36家住户送去答复。", "achieved"),
        ("拟录用人员36名。", "planned"),
        ("将各办公室整合为“综合服务中心”，下设窗口6个。", "achieved"),
        ("将新设窗口6个。", "planned"),
        ("多年想办而没有办成的事办成了，新建站点6个。", "achieved"),
        ("想办夜校6个。", "planned"),
        ("将书画展送进厂矿、乡村、学校，累计巡展6场。", "achieved"),
        ("将继续送书进村，巡展6场。", "planned"),
        ("将“上门听诊”作为固定项目，新设窗口6个。", "achieved"),
        ("将作为试点新设窗口6个。", "planned"),
        ("将一批旧磁带转录为数字文件，修复磁带6件。", "achieved"),
        ("将进一步改造成示范点，新设窗口6个。", "planned"),
        ("预计全年将接待读者6万人次左右。", "planned"),
        ("预计全年接待读者6万人次。", "achieved"),
        ("二期计划用地6亩。", "planned"),
        ("按计划用地6亩。", "achieved"),
        (" 计划翻修教室6间，只修好一半。", "planned"),
        ("商场欲裁6人。", "planned"),
        ("商场欲关两层，裁6人。", "planned"),
        ("建议增设投放点6处。", "planned"),
        ("采纳建议6条。", "achieved"),
        ("关于增补监事6名的动议，一致通过。", "planned"),
        ("关于增补监事的动议，6名监事到会。", "achieved"),
        ("新学期更换题库6套。", "planned"),
        ("新学期伊始，更换题库6套。", "achieved"),
        ("对策是与中专合办订单班，给出名额6个。", "planned"),
        ("转下一年度办理的申请6件。", "achieved"),
        ("下一年度办理申请6件。", "planned"),
        ("拟依实际需要调整补贴为6万元。", "planned"),
        ("拟办班，实际办班6期。", "achieved"),
        ("围绕稳就业、稳预期，组织专项行动6次。", "achieved"),
        ("主要任务是：治理河道。新建站点6个，惠及全镇。", "planned"),
        ("主要任务是：治理河道。截至年底新建站点6个。", "achieved"),
        ("主要任务是：治理河道，都完成了。新建站点6个。", "achieved"),
    ],
)
def test_words_that_promise_and_such_as_only_look_so(text: str, status: str) -> None:
    assert [m.status for m in facts(text).values()] == [status]


def test_what_was_not_done_is_no_plan_whatever_its_role() -> None:
    text = "三、未完成的事项\n缺设备4台。\n"
    assert facts(text, section(text, "三、未完成的事项", role="plan"))["4台"].status == "achieved"


def test_what_follows_the_shortcomings_is_a_plan() -> None:
    text = "一、成绩\n举办讲座12场。\n二、不足\n讲座只有3场在校外。\n三、再启新程\n举办讲座20场。\n"
    starts = [text.index(h) for h in ("一、", "二、", "三、")] + [len(text)]
    roles = ("review", "shortcomings", "review")
    sections = [
        Section(f"s{i}", None, 1, None, text[a : a + 4], None, Span(a, b), role=role)  # type: ignore[arg-type]
        for i, (a, b, role) in enumerate(zip(starts, starts[1:], roles, strict=False))
    ]
    found = facts(text, *sections)
    assert found["12场"].status == "achieved"
    assert found["20场"].status == "planned"
    assert found["20场"].period.label == "2025"


@pytest.mark.parametrize(
    ("told", "status"),
    [
        ("把竞赛延伸到全部6个车间", "achieved"),
        ("把竞赛延伸到6个车间", "planned"),
        ("对6户困难家庭落实帮扶", "achieved"),
        ("对6种技法逐一录像", "planned"),
    ],
)
def test_whom_a_plan_is_for_are_there_already(told: str, status: str) -> None:
    text = f"二、工作打算\n{told}。\n"
    above = section(text, "二、工作打算", role="plan")
    found = metrics(report_of(text), (above,), find_numbers(text), FRONT)
    assert [m.status for m in found] == [status]
