"""Titles that name one subject, and what that does to the sections of the report."""

from __future__ import annotations

import pytest

from classify.cases import answer
from reportmine.classify import classify, load_taxonomy
from reportmine.classify.voting.fold import fold
from reportmine.classify.voting.subject import subject_of
from reportmine.findings import Section
from reportmine.report import Report, Span


@pytest.mark.parametrize(
    ("title", "theme"),
    [
        ("消防安全工作总结", "safety"),
        ("云岭大学后勤处2021年消防安全专项工作总结", "safety"),
        ("职工合理化建议活动小结", "democratic_management"),
        ("分工会女工工作总结", "women"),
        ("春节送温暖活动情况报告", "care"),
        ("云岭大学工会\n消防安全\n工作总结", "safety"),
        ("首页 > 政务公开计划总结\n团市委工作总结", ""),
        ("2019年院务公开工作总结", "disclosure"),
        ("云岭大学图书馆2021年工作总结", ""),  # who writes is no subject
        ("县委宣传部2022年工作总结", ""),
        ("安全生产监督管理局工作总结", ""),
        ("云岭县人民政府工作报告", ""),
        ("党建与业务工作总结", ""),  # two matters
        ("女工、青年与文体专项工作报告", ""),
        ("图书馆服务宣传周活动总结", ""),  # told deed by deed
        ("云岭街道文明创建掠影", ""),  # no report
    ],
)
def test_subject(title: str, theme: str) -> None:
    assert subject_of(fold(title), load_taxonomy()) == theme


@pytest.mark.parametrize(
    ("title", "heading", "themes"),
    [
        ("职工合理化建议活动总结", "主要做法", {"democratic_management"}),
        ("职工合理化建议活动总结", "存在的不足", {"democratic_management"}),
        # a further theme only where the heading names it
        ("职工合理化建议活动总结", "评选先进，表彰优秀建议", {"honours", "democratic_management"}),
        ("云岭大学图书馆工作总结", "主要做法", set()),
    ],
)
def test_sections_are_about_the_subject(title: str, heading: str, themes: set[str]) -> None:
    section = answer({"title": title, "heading": heading, "body": "各单位认真部署，逐级落实。"})
    assert {theme.name for theme in section.themes} == themes


def test_the_trained_model_keeps_to_the_subject() -> None:
    heads = ("加强组织领导", "加强宣传报道", "建立奖励制度", "存在的不足", "下一步打算")
    text = "云岭大学工会2021年合理化建议活动总结\n"
    sections = list[Section]()
    for at, head in enumerate(heads):
        start = len(text)
        text += f"{head}\n各单位认真部署，逐级落实，按季度检查。\n"
        spans = Span(start, start + len(head)), Span(start, len(text))
        sections.append(Section(f"s{at}", None, 1, None, head, *spans))
    answered = classify(Report("0" * 64, "x", "text", text=text), sections)
    assert all("democratic_management" in {t.name for t in one.themes} for one in answered)
    assert [t.name for t in answered[1].themes] == ["publicity", "democratic_management"]
