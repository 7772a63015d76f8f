"""Lists of what is planned, that no heading opens, and headings that name the year to come."""

from __future__ import annotations

from pathlib import Path

import pytest

from reportmine.classify.taxonomy import load_taxonomy
from reportmine.classify.voting.features import Features
from reportmine.outline import outline
from reportmine.pipeline import mine
from reportmine.read import read

REVIEW = "云岭区总工会2022年工作总结\n一年来，区总工会做了以下工作。\n1．组织建设。新建工会32家，发展会员4500人。\n2．文体活动。办运动会1次，1200人参加。\n"
POINTS = "1．建会扩面。新建工会40家。\n2．队伍提能。轮训干部200人次。\n"
SIGNED = "云岭区总工会\n2022年12月30日\n"


def roles(tmp_path: Path, text: str) -> dict[str, str | None]:
    path = tmp_path / "report.txt"
    path.write_text(text, encoding="utf-8")
    mined = mine(path)
    return {
        section.heading or mined.report.text[slice(*section.span)][:8]: section.role
        for section in mined.sections
    }


@pytest.mark.parametrize(
    "lead", ["2023年，我们重点做三件事：\n", "2023年，区总工会的工作有以下几项：\n"]
)
def test_points_below_the_year_to_come_are_a_plan(tmp_path: Path, lead: str) -> None:
    found = roles(tmp_path, REVIEW + lead + POINTS + SIGNED)
    assert [found[name] for name in ("建会扩面", "队伍提能")] == ["plan", "plan"]
    assert found["文体活动"] == "review"


@pytest.mark.parametrize(
    "lead",
    [
        "2022年，我们还做了几件事：\n",
        "2023年，我们已经完成了两件事：\n",
        "这一年，我们重点做了两件事：\n",
    ],
)
def test_points_below_the_report_s_own_year_are_none(tmp_path: Path, lead: str) -> None:
    found = roles(tmp_path, REVIEW + lead + POINTS + SIGNED)
    assert found["建会扩面"] == "review"


def test_measures_announced_in_the_last_sentence_hold_their_list(tmp_path: Path) -> None:
    text = (
        "云岭县水务局2021年工作总结\n一、主要工作\n新铺管网12公里，惠及居民3200户。\n二、存在的问题\n"
        "当前突出的问题是用水紧张，管网老化。针对这些问题，拟采取以下措施：\n"
        "一、分批更换老管网，先东片后西片；\n二、添设监测点20处；\n三、每月公布水质。\n三、体会\n做好供水，要依靠群众，要舍得花力气。\n"
    )
    found = roles(tmp_path, text)
    assert found["存在的问题"] == "shortcomings"
    assert found["一、分批更换老管"] == found["二、添设监测点2"] == "plan"
    assert found["体会"] == "review"


def test_what_is_seen_to_lack_is_told_before_the_plan(tmp_path: Path) -> None:
    lacks = "我们也看到，基层力量不强，经费偏紧，部分企业建会意愿低。\n"
    found = roles(tmp_path, REVIEW + lacks + "2023年，我们重点做三件事：\n" + POINTS + SIGNED)
    assert found["我们也看到，基层"] == "shortcomings"
    assert found["建会扩面"] == "plan"


def test_a_heading_that_names_the_year_behind_the_report_s_own_is_a_plan(tmp_path: Path) -> None:
    text = (
        "清河县档案馆2019年工作总结和2020年工作思路\n一、2019年工作\n接收档案1.2万卷，数字化30万页。\n"
        "二、{}\n接收档案1.5万卷；数字化40万页；办展2场。\n"
    )
    assert roles(tmp_path, text.format("2020年思路"))["2020年思路"] == "plan"
    done = text.format("2020年一月").replace("办展2场", "办展2场，来了3000人")
    assert roles(tmp_path, done)["2020年一月"] == "review"


def test_a_heading_that_begins_with_the_report_s_own_year_is_none(tmp_path: Path) -> None:
    path = tmp_path / "report.txt"
    path.write_text(
        "清河县档案馆2019年工作总结\n一、2019年收集和2020年思路\n接收档案1.2万卷；数字化30万页。\n二、2020年思路\n办展2场。\n",
        encoding="utf-8",
    )
    report = read(path)
    features = Features(report, outline(report).sections, load_taxonomy())
    assert [node.looks_ahead for node in features.nodes] == [False, True]


def test_what_is_planned_for_a_later_quarter_is_planned_for_the_same_year(tmp_path: Path) -> None:
    path = tmp_path / "report.txt"
    path.write_text(
        "东山机械厂工会2020年工作情况\n一、今年以来的工作\n职工培训12期，参训640人。\n"
        "二、四季度安排\n办技能赛1场；慰问困难职工35户。\n三、明年初步考虑\n办培训14期。\n",
        encoding="utf-8",
    )
    found = [(m.value, m.status, m.period.label if m.period else "") for m in mine(path).metrics]
    assert [(str(value), status, year) for value, status, year in found] == [
        ("12", "achieved", "2020"),
        ("640", "achieved", "2020"),
        ("1", "planned", "2020"),
        ("35", "planned", "2020"),
        ("14", "planned", "2021"),
    ]


@pytest.mark.parametrize("heading", ["寄语", "致谢", "鸣谢"])
def test_what_takes_leave_under_a_heading_is_one_section(tmp_path: Path, heading: str) -> None:
    text = (
        "青禾小学2021—2022学年工作总结\n一、学年回顾\n开课12门，办主题班会40次。\n二、新学年设想\n减作业两成，添实验课4门。\n"
        f"三、{heading}\n愿孩子们天天有笑脸，感谢家长一路相伴。\n"
    )
    found = roles(tmp_path, text)
    assert list(found.items())[-1] == (heading, "closing")
