"""Who is who: lists of people and bodies are profile, and no plan is told from a place alone."""

from __future__ import annotations

from pathlib import Path

import pytest

from reportmine.classify.voting.tenses import looks_back
from reportmine.pipeline import mine

NAMES = "| 名称 | 简介 | 网址 |\n| --- | --- | --- |\n| 东门馆 | 以少儿阅读见长 | dm.example.org |\n| 西渡馆 | 与中学合办 | xd.example.org |\n| 南桥馆 | 藏地方报刊 | nq.example.org |\n"
PEOPLE = "| 姓名 | 职务 |\n| --- | --- |\n| 陈小曼 | 馆长 |\n| 何一川 | 副馆长 |\n"
PRIZES = "| 姓名 | 单位 | 奖项 | 时间 |\n| --- | --- | --- | --- |\n| 陈小曼 | 东门馆 | 一等奖 | 5月 |\n| 何一川 | 西渡馆 | 二等奖 | 5月 |\n"
SHEETS = "#### 青苗读书社\n\n成立时间：2009年5月\n\n简介：由中学教师发起。\n\n成员：120+，以学生为主\n\n#### 银杏读书社\n\n成立时间：2013年\n\n成员：45，以退休职工为主\n\n指导单位：市图书馆\n"
SITES = "读者常去的站点：\n\n- 东门馆（dm.example.com）\n- 西渡馆（xd.example.com）\n- 南桥馆（nq.example.org）\n"


def roles(tmp_path: Path, text: str) -> dict[str, str | None]:
    path = tmp_path / "report.md"
    path.write_text(text, encoding="utf-8")
    return {section.heading or "": section.role for section in mine(path).sections}


@pytest.mark.parametrize("title", ["清河市图书馆联盟概览", "2020年阅读组织生态发展报告"])
def test_lists_of_people_and_bodies_are_profile(tmp_path: Path, title: str) -> None:
    text = f"# {title}\n\n## 成员馆\n\n{NAMES}\n## 馆长\n\n{PEOPLE}\n## 读者组织\n\n{SHEETS}\n## 站点\n\n{SITES}\n## 展览\n\n2018年办地图展，2019年办家谱展。\n"
    found = roles(tmp_path, text)
    assert [found[name] for name in ("成员馆", "馆长", "读者组织", "银杏读书社", "站点")] == (
        ["profile"] * 5
    )
    assert found["展览"] == "review"


def test_a_table_of_what_happened_is_review(tmp_path: Path) -> None:
    text = f"# 清河市图书馆2020年工作总结\n\n## 阅读比赛\n\n{PRIZES}\n## 读者服务\n\n全年接待读者3万人次。\n"
    assert roles(tmp_path, text)["阅读比赛"] == "review"


LAST_PART = """# {title}

## 第一部分 成员

{names}
## 第二部分 活动

每月一次读书会，由各馆轮流承办。

## 第三部分 影响

### 1.读者组织

{sheets}
### 2.政策与大事

#### 市里

- 2007年，市政府把社区图书室写进规划
- 2012年，市图书馆与五个街道签约

#### 东门街道

- 通借通还平台，2014年

#### 西渡街道

- 图书漂流点
"""


@pytest.mark.parametrize(
    "title",
    ["清河市社区图书室联盟概览", "2015年社区阅读生态发展报告V1.0", "2015年清河市图书馆名录"],
)
def test_the_last_part_of_a_who_is_who_is_no_plan(tmp_path: Path, title: str) -> None:
    text = LAST_PART.format(title=title, names=NAMES, sheets=SHEETS)
    found = roles(tmp_path, text)
    assert "plan" not in found.values()
    assert found["东门街道"] == found["西渡街道"] == "review"
    path = tmp_path / "report.md"
    assert {metric.status for metric in mine(path).metrics} <= {"achieved", "required"}


def test_a_last_part_that_tells_what_is_to_come_is_still_a_plan(tmp_path: Path) -> None:
    text = (
        "# 清河市图书馆2021年工作总结\n\n## 一、读者服务\n\n全年接待读者3万人次，办讲座12场。\n\n"
        "## 二、队伍建设\n\n派出馆员6人进修，2人取得职称。\n\n## 三、下一年的样子\n\n"
        "### 借阅\n\n添自助机4台，周末延到九点关门。\n\n### 队伍\n\n馆员每人认一条专题，每季讲一课。\n"
    )
    found = roles(tmp_path, text)
    assert [found[name] for name in ("下一年的样子", "借阅", "队伍")] == ["plan"] * 3


@pytest.mark.parametrize(
    ("text", "year", "wanted"),
    [
        ("2004年成立联盟，2011年办首届论坛。", 2015, True),
        ("2004年成立联盟，2011年办首届论坛。", None, False),
        ("成立时间：2004 年 7 月\n会员12家。\n成立时间：2009年", None, True),
        ("先后建成书屋8家，借阅增长了三成。", None, True),
        ("添自助机4台，周末延到九点关门。", 2021, False),
        ("将建成书屋8家，力争借阅增长三成，继续完成2020年的任务。", 2021, False),
    ],
)
def test_what_looks_back(text: str, year: int | None, wanted: bool) -> None:
    assert looks_back(text, year) is wanted
