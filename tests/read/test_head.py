"""What the head of a Markdown file says of a report, and what it does not."""

from __future__ import annotations

from pathlib import Path

import pytest

from reportmine.outline import outline
from reportmine.read import read
from reportmine.read.plain.head import split_head

BODY = "## 一、读者服务\n全年接待读者3万人次。\n## 二、下步打算\n明年办讲座20场。\n"


def front(tmp_path: Path, head: str) -> tuple[str | None, str | None, str | None]:
    path = tmp_path / "report.md"
    path.write_text(f"---\ntitle: 2021年工作总结\n{head}\n---\n{BODY}", encoding="utf-8")
    found = outline(read(path)).front
    return found.organisation, found.author, found.issued


@pytest.mark.parametrize(
    ("head", "organisation", "author", "issued"),
    [
        ("organization: 清河县图书馆", "清河县图书馆", None, None),
        ("author: 清河县图书馆", "清河县图书馆", None, None),
        ("author: 陈小曼\n机构: '清河县图书馆'", "清河县图书馆", "陈小曼", None),
        ("authors: [陈小曼, 何一川]", None, "陈小曼、何一川", None),
        ("authors:\n  - 陈小曼\n  - river99", None, "陈小曼", None),
        ("author: river99\ninstitution: river labs", None, None, None),
        ("date: 2022-01-09 08:41:00", None, None, "2022-01-09"),
        ("日期: 2022年1月9日", None, None, "2022-01-09"),
        ("updated: 2022-01-09\nlastmod: 2022-01-10", None, None, None),
        ("date: 近日\ncategories:\n  - 图书馆\ntags: [清河县图书馆]", None, None, None),
    ],
)
def test_who_reports_who_wrote_it_and_when_it_was_published(
    tmp_path: Path, head: str, organisation: str | None, author: str | None, issued: str | None
) -> None:
    assert front(tmp_path, head) == (organisation, author, issued)


def test_what_the_text_says_goes_before(tmp_path: Path) -> None:
    path = tmp_path / "report.md"
    head = "title: 清河县档案馆2021年工作总结\norganization: 云岭站点\ndate: 2023-05-01"
    path.write_text(f"---\n{head}\n---\n{BODY}清河县档案馆\n\n2022年1月9日\n", encoding="utf-8")
    found = outline(read(path)).front
    assert (found.organisation, found.issued) == ("清河县档案馆", "2022-01-09")


def test_a_head_is_no_text_but_stands_with_what_was_taken_out(tmp_path: Path) -> None:
    path = tmp_path / "report.md"
    path.write_text(f"---\ntitle: 总结\nauthor: 陈小曼\n---\n{BODY}", encoding="utf-8")
    report = read(path)
    assert report.text.startswith("总结\n一、读者服务")
    assert report.furniture == ("作者：陈小曼",)


@pytest.mark.parametrize(
    ("head", "told"),
    [
        (
            '+++\ntitle = "[已办结] 2023 年会务款项"\ndraft = false\n+++\n',
            ("[已办结] 2023 年会务款项", ()),
        ),
        (
            "+++\ntitle='总结'\nauthor='陈小曼'\ndate = 2023-05-01\n+++\n",
            ("总结", ("作者：陈小曼", "发布日期：2023-05-01")),
        ),
        ("+++\n一段文字\n+++\n", (None, ())),
        ("+++\ntitle = '总结'\n---\n", (None, ())),
    ],
)
def test_a_head_in_toml(head: str, told: tuple[str | None, tuple[str, ...]]) -> None:
    title, lines, body = split_head(head + BODY)
    assert (title, lines) == told
    assert body == (BODY if title else head + BODY)


def test_text_between_two_rules_is_no_head() -> None:
    text = "---\n本馆年报\n---\n正文。\n"
    assert split_head(text) == (None, (), text)
