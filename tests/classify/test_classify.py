"""Roles and themes of labelled sections, and what classification promises besides."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import Any

import pytest

from classify.cases import answer, build, load
from reportmine.classify import classify, load_taxonomy
from reportmine.classify.voting.features import Features, Node
from reportmine.classify.voting.voters import Vote
from reportmine.errors import UsageError
from reportmine.findings import Reason, Section
from reportmine.registry import voters
from reportmine.report import Report, Span


def name(case: dict[str, Any]) -> str:
    return "/".join(case[key] for key in ("title", "under", "heading", "body") if key in case)[:60]


@pytest.mark.parametrize("case", load(), ids=name)
def test_case(case: dict[str, Any]) -> None:
    section = answer(case)
    themes = {theme.name for theme in section.themes}
    assert section.role == case["role"]
    assert not {section.role, *themes} & set(case.get("not", []))
    # A section of review that names no theme may be given one by its words.
    if case["themes"] or section.role != "review":
        assert themes == set(case["themes"])


def test_the_table_is_large_and_covers_everything() -> None:
    cases, taxonomy = load(), load_taxonomy()
    assert len(cases) >= 200
    assert {case["role"] for case in cases} == {role.name for role in taxonomy.roles}
    assert {t for case in cases for t in case["themes"]} == {t.name for t in taxonomy.themes}
    assert sum("not" in case for case in cases) >= 20


def report(*sections: tuple[int, str | None, str]) -> tuple[Report, list[Section]]:
    """A report of (level, heading, text) sections; a heading of None is an implicit section."""
    text, made = "", list[Section]()
    for number, (level, heading, body) in enumerate(sections):
        start = len(text)
        above = [s for s in made if s.level < level]
        parent = above[-1].id if above and level > 1 else None
        span = Span(start, start + len(heading)) if heading else None
        made.append(
            Section(f"s{number}", parent, level, None, heading, span, Span(start, 0), implicit=not heading)
        )  # fmt: skip
        text += (heading or "") + ("\n" if heading else "") + body + "\n"
    ends = [
        next((o.span.start for o in made[i + 1 :] if o.level <= s.level), len(text))
        for i, s in enumerate(made)
    ]
    whole = [replace(s, span=Span(s.span.start, end)) for s, end in zip(made, ends, strict=True)]
    return Report("0" * 64, "x", "text", text=text), whole


def themes(section: Section) -> list[str]:
    return [theme.name for theme in section.themes]


def test_scores_are_probabilities_and_reasons_name_the_words() -> None:
    section = answer({"heading": "加强业务培训", "body": "举办培训6期。"})
    assert all(0 <= theme.score <= 1 for theme in section.themes)
    assert all(0 <= reason.score <= 1 for reason in section.why)
    heard = next(r for r in section.why if r.voter == "heading" and r.label == "theme:training")
    assert heard.because == "heading: 培训"
    assert section.why[0].label in ("theme:training", "role:review")


def test_reasons_name_the_parent() -> None:
    section = answer({"under": "下一步工作打算", "heading": "抓好培训", "body": "办好讲座。"})
    assert ("parent", "role:plan") in {(reason.voter, reason.label) for reason in section.why}
    assert any("下一步工作打算" in reason.because for reason in section.why)


def test_order_and_everything_else_of_the_sections_stays() -> None:
    text, sections = report((1, "工作回顾", ""), (2, "培训", "办班6期。"), (1, "工作打算", ""))
    answered = classify(text, sections[::-1])[::-1]
    bare = [replace(s, role=None, themes=(), why=()) for s in answered]
    assert bare == sections
    assert [s.role for s in answered] == ["review", "review", "plan"]


def test_no_sections() -> None:
    assert classify(Report("0", "x", "text", text="全年培训6期。"), []) == ()


def test_the_outline_is_believed_on_sections_that_it_opened() -> None:
    text, sections = report((1, "存在的问题", "宣传不够。"), (2, None, "我们要加强宣传。"))
    hinted = [sections[0], replace(sections[1], role="plan")]
    assert [s.role for s in classify(text, hinted)] == ["shortcomings", "plan"]


def test_opening_speaks_of_everything_and_so_of_no_theme() -> None:
    text, sections = report(
        (1, None, "一年来，馆工会抓培训、送温暖、办活动，现将工作汇报如下："),
        (1, "培训工作", "办班3期。"),
    )
    first, second = classify(text, sections)
    assert (first.role, themes(first)) == ("overview", [])
    assert themes(second) == ["training"]


def test_a_silent_heading_is_about_what_its_subsections_are_about() -> None:
    text, sections = report(
        (1, "凝心聚力，同向同行", ""),
        (2, "走访慰问困难职工", "走访26户。"),
        (2, "举办职工运动会", "参赛120人。"),
    )
    assert set(themes(classify(text, sections)[0])) == {"care", "culture_sports"}


def test_a_general_heading_is_about_what_two_thirds_of_its_subsections_are_about() -> None:
    fires = (2, "防火", "开展消防演练三次。"), (2, "消防隐患排查", "查出消防隐患九处。")
    for last, wanted in [("开设瑜伽班", ["safety"]), ("安全生产", ["safety"])]:
        of, sections = report((1, "一年工作回顾", ""), *fires, (2, last, ""))
        assert themes(classify(of, sections)[0]) == wanted
    of, sections = report(
        (1, "一年工作回顾", ""), fires[0], (2, "职工培训", ""), (2, "书画展览", "")
    )
    assert themes(classify(of, sections)[0]) == []


def test_a_heading_that_names_its_theme_keeps_to_it() -> None:
    text, sections = report(
        (1, "关心职工生活", ""),
        (2, "走访慰问困难职工", "走访26户。"),
        (2, "维护职工合法权益", "调解纠纷3起。"),
    )
    assert [themes(s) for s in classify(text, sections)] == [["care"], ["care"], ["rights"]]


def test_review_and_plan_share_a_vocabulary_and_the_parent_tells_them_apart() -> None:
    text, sections = report(
        (1, "2021年工作回顾", ""),
        (2, "加强队伍建设，开展业务培训", "组织学习。"),
        (1, "2022年重点工作", ""),
        (2, "加强队伍建设，开展业务培训", "组织学习。"),
    )
    assert [s.role for s in classify(text, sections)] == ["review", "review", "plan", "plan"]


def test_tense_tells_without_a_parent() -> None:
    done = {"heading": "读书活动", "body": "举办了6场荐书会，参加人数达到320人，共完成了12期推送。"}
    to_do = {
        "heading": "读书活动",
        "body": "明年将举办荐书会，力争覆盖全员，计划推出专栏，争取办出特色。",
    }
    assert answer(done).role == "review"
    assert answer(to_do).role == "plan"


@pytest.mark.parametrize(
    ("traditional", "simplified"),
    [("財務報告", "财务报告"), ("討論事項", "讨论事项"), ("存在問題", "存在问题")],
)
def test_traditional_characters_are_understood(traditional: str, simplified: str) -> None:
    one, other = (answer({"heading": h, "body": "無。"}) for h in (traditional, simplified))
    assert (one.role, themes(one)) == (other.role, themes(other))


@pytest.mark.parametrize(
    ("title", "headings", "roles"),
    [
        # the year that the report sums up, and the next one
        ("云溪博物馆2022年工作总结", ["接待情况", "2022年重点工作", "2023年重点工作"], "RRP"),
        ("云溪博物馆2022年度工作报告", ["接待情况", "2022年主要任务"], "RR"),
        # read out at the beginning of the year that it is named by
        ("云溪工会2023年工作汇报", ["2022年工作回顾", "2023年重点工作"], "RP"),
        ("云溪博物馆2022年工作计划", ["2022年重点工作"], "P"),
        ("云溪博物馆2022年工作总结", ["2022年工作安排"], "P"),  # a word that leaves no doubt
        ("云溪博物馆工作总结\n发布日期：2022年1月5日", ["2022年重点工作"], "P"),
    ],
)
def test_a_heading_with_the_reports_own_year_looks_back(
    title: str, headings: list[str], roles: str
) -> None:
    made, sections = report(*((1, heading, "接待观众。") for heading in headings))
    moved = [
        replace(s, span=shifted(s.span, len(title) + 1), heading_span=s.heading_span and shifted(s.heading_span, len(title) + 1))
        for s in sections
    ]  # fmt: skip
    whole = replace(made, text=f"{title}\n{made.text}")
    assert "".join((s.role or "?")[0].upper() for s in classify(whole, moved)) == roles


def shifted(span: Span, by: int) -> Span:
    return Span(span.start + by, span.end + by)


def test_same_input_same_answer() -> None:
    case = {"heading": "关心职工，办好实事", "body": "走访慰问，组织体检，办班培训。"}
    assert answer(case) == answer(case)


def test_a_voter_of_ones_own(monkeypatch: pytest.MonkeyPatch) -> None:
    def contrary(features: Features, node: Node) -> Iterator[Vote]:
        yield Vote("role:annex", 20.0, "because I say so")

    # the table of voters is everybody's: what is registered here goes with this test
    monkeypatch.setattr(voters, "_registered", dict(voters._registered))
    voters.register("contrary", contrary)
    base = load_taxonomy()
    taxonomy = replace(base, voters=(*base.voters, ("contrary", 1.0)))
    section = answer({"heading": "培训工作"}, taxonomy)
    assert section.role == "annex"
    assert ("contrary", "because I say so") in {(r.voter, r.because) for r in section.why}


def test_a_voter_that_does_not_exist() -> None:
    base = load_taxonomy()
    with pytest.raises(UsageError, match="no voter named 'oracle'; known names: body"):
        answer({"heading": "培训"}, replace(base, voters=(("oracle", 1.0),)))


def test_text_that_belongs_to_no_section_is_left_alone() -> None:
    text, sections = build({"title": "存在的不足：一篇总结", "heading": "培训工作"})
    assert classify(text, sections)[0].role == "review"


@pytest.mark.parametrize("sections", [2, 6])
def test_what_made_a_section_stays_with_it(sections: int) -> None:
    # a few sections are answered by the rules, more of them by the trained model
    of, made = report(
        *[(1, f"培训工作之{n}", "全年举办培训十期，三百人参加。") for n in range(sections)]
    )
    seen = Reason("outline", "heading", 0.8, "a line of its own")
    answers = classify(of, [replace(section, why=(seen,)) for section in made])
    assert all(answer.why[0] == seen and len(answer.why) > 1 for answer in answers)


PLANNED = (
    "继续抓好队伍建设，要确保每月集中学习一次，进一步规范考勤。",
    "努力改善阅览条件，争取添置书架，要把旧报刊整理上架。",
    "切实做好安全工作，要进一步落实值班制度，确保不出事故。",
    "大力开展读书活动，力争办好读书节，继续送书下乡。",
)


def test_a_text_that_does_not_say_what_it_is_and_only_looks_ahead_is_a_plan() -> None:
    text, sections = report(*[(1, None, words) for words in PLANNED])
    assert [s.role for s in classify(text, sections)] == ["plan"] * 4
    told = [words.replace("要", "已经").replace("确保", "做到了") for words in PLANNED]
    text, sections = report(*[(1, None, words) for words in told])
    assert "plan" not in [s.role for s in classify(text, sections)][:3]
