"""What the model learns from besides whole reports, and how themes are weighed against each other."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import numpy as np
import pytest

from reportmine.classify import classify
from reportmine.classify.learning.corpus import Document, load_document
from reportmine.classify.learning.retold import broken_off, taken_apart
from reportmine.classify.learning.seen import see
from reportmine.classify.model import Pool, chosen
from reportmine.classify.model.pooling import EVIDENCE, evidence
from reportmine.findings import Section
from reportmine.report import Report, Span

ROOT = Path(__file__).parents[2]
HEAD = (
    '+++\n[front]\ntitle = "总结"\nperiod = "2021"\n[corpus]\nkind = "library"\nstyle = "S1"\n+++\n'
)
BODY = (
    "@title 云溪图书馆2021年工作总结\n% overview\n一年来。\n# 一、|主要工作 :: review\n## 1．|培训 :: review training\n"
    "办班。\n%% review safety\n演练。\n# 二、|不足 :: shortcomings service\n书少。\n# 三、|打算 :: plan\n再办班。\n"
)


@pytest.fixture
def document(tmp_path: Path) -> Document:
    (tmp_path / "made.txt").write_text(HEAD + BODY, encoding="utf-8")
    return load_document(tmp_path / "made.txt")


def test_a_report_is_broken_off_at_a_section(document: Document) -> None:
    begun = broken_off(document)[0]
    assert [s.role for s in begun.sections] == ["overview", "review", "review", "shortcomings"]
    assert document.report.text.startswith(begun.report.text)
    assert begun.report.text.endswith("书少。\n")
    assert all(s.span.end <= len(begun.report.text) for s in begun.sections)


def test_a_short_report_is_not_broken_off(document: Document) -> None:
    assert not broken_off(broken_off(document)[0])


def test_a_long_report_is_broken_off_in_several_places(tmp_path: Path) -> None:
    more = "".join(f"# {n}、|培训 :: review training\n办班。\n" for n in range(4, 30))
    (tmp_path / "long.txt").write_text(HEAD + BODY + more, encoding="utf-8")
    begun = broken_off(load_document(tmp_path / "long.txt"))
    assert len({len(each.sections) for each in begun}) == len(begun) == 3


def test_paragraphs_of_a_section_become_sections(document: Document) -> None:
    apart = taken_apart(document)
    assert apart
    inner = [s for s in apart.sections if s.parent == "s3"]
    assert [[t.name for t in s.themes] for s in inner] == [["training"], ["safety"]]
    assert [document.report.text[slice(*s.span)] for s in inner] == ["办班。", "演练。"]
    assert len(apart.sections) == len(document.sections) + 2


def test_both_are_seen_with_the_report(document: Document) -> None:
    seen = see(document)
    assert [len(told.nodes) for told in seen.all] == [5, 4, 7]
    assert seen.home == {"service"}


def test_evidence_weighs_a_theme_against_its_rivals(document: Document) -> None:
    nodes = see(document).nodes
    odds = np.tile(np.array([2.0, -1.0]), (len(nodes), 1))
    told = evidence(nodes, ("training", "service"), odds, np.zeros(len(nodes)), {"service"})
    assert len(told) == len(EVIDENCE)

    def of(name: str) -> Any:
        return np.broadcast_to(told[EVIDENCE.index(name)], odds.shape)

    assert of("ahead")[0].tolist() == [3.0, -3.0]
    assert of("likeliest")[0].tolist() == [1.0, 0.0]
    assert of("of the house")[0].tolist() == [0.0, 1.0]
    assert of("in the heading")[2].tolist() == [1.0, 0.0]
    assert of("another in the heading")[2].tolist() == [0.0, 1.0]


@pytest.mark.parametrize(
    ("chances", "headed", "given"),
    [
        ([0.5, 0.2, 0.1], [0, 0, 0], [1, 0, 0]),  # the likeliest
        ([0.2, 0.1, 0.1], [0, 0, 0], [0, 0, 0]),  # too unlikely
        ([0.7, 0.6, 0.1], [0, 0, 0], [1, 1, 0]),  # a second one needs more
        ([0.7, 0.45, 0.1], [0, 0, 0], [1, 0, 0]),
        ([0.45, 0.1, 0.1], [0, 1, 1], [0, 1, 1]),  # the heading names two, and that settles it
        ([0.7, 0.2, 0.1], [0, 1, 0], [1, 1, 0]),
        ([0.5, 0.01, 0.1], [0, 1, 0], [1, 0, 0]),  # named, but surely not meant
        ([0.6, 0.1, 0.1], [0, 1, 0], [1, 0, 0]),  # named, but another is given and far likelier
        ([0.4, 0.1, 0.1], [0, 1, 0], [0, 1, 0]),  # none is given but for its name
        ([0.6, 0.2, 0.1], [1, 1, 0], [1, 1, 0]),  # both are named and likely enough
        ([0.6, 0.1, 0.1], [1, 1, 0], [1, 0, 0]),  # the second word is a picture or an aim
    ],
)
def test_which_themes_are_given(chances: list[float], headed: list[int], given: list[int]) -> None:
    pool = Pool(threshold=0.3, named=0.06, beside=0.5)
    found = chosen(np.array([chances]), np.array([headed], bool), pool)
    assert found[0].astype(int).tolist() == given


def section(name: str, start: int, end: int, role: Any = None) -> Section:
    return Section(name, None, 1, None, None, None, Span(start, end), implicit=True, role=role)


def test_what_opens_a_report_does_not_close_it() -> None:
    opening, rest = "今年是开局之年，大家砥砺前行。\n", "举办讲座，参加者很多，完成了任务。"
    report = Report("0" * 64, "x", "text", text=opening + rest)
    sections = [
        section("a", 0, len(opening), "closing"),
        section("b", len(opening), len(report.text)),
    ]
    assert classify(report, sections)[0].role == "overview"


def test_a_report_of_one_section_is_more_than_its_opening() -> None:
    text = "全年开放三百天，接待读者，举办讲座，完成了书刊加工，召开了座谈会。"
    found = classify(
        Report("0" * 64, "x", "text", text=text), [section("a", 0, len(text), "overview")]
    )
    assert found[0].role == "review"
