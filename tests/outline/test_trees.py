"""Whole small reports against the tree that they must give."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

import pytest
from factories import report
from hypothesis import given, settings
from hypothesis import strategies as st

from reportmine.findings import Outline, Section
from reportmine.outline import candidates, outline
from reportmine.outline.paragraphs.blocks import blocks
from reportmine.report import Line, Report, Span

FILE = Path(__file__).parents[1] / "cases" / "outline_trees.toml"
CASES = tomllib.loads(FILE.read_text(encoding="utf-8"))["case"]


def read(text: str, *, plain: bool = False) -> tuple[Report, Outline]:
    """`plain`: a text file, of which nothing is known but its characters."""
    of = report(text.strip(), source="r.txt", paged=False)
    if plain:
        of = Report(id="r", source="r.txt", format="text", text=text.strip())
    return of, outline(of)


def line(of: Report, section: Section, wanted: str) -> str:
    """A section in the notation of the cases."""
    head = f"<{section.role}>" if section.implicit else section.heading or ""
    out = f"{section.level}|{section.number or ''}|{head}"
    if wanted.count("|") == 3:
        length = len(wanted.rsplit("|", 1)[1])
        out += "|" + of.text[section.span.start : section.span.start + length]
    return out


@pytest.mark.parametrize("case", CASES, ids=lambda c: c["name"])
def test_tree(case: dict[str, Any]) -> None:
    of, found = read(case["text"], plain=case.get("plain", False))
    wanted = case["tree"] + [""] * len(found.sections)
    got = [line(of, s, w) for s, w in zip(found.sections, wanted, strict=False)]
    assert got == case["tree"]
    assert [n.code for n in found.notes] == case.get("notes", [])


@pytest.mark.parametrize("case", CASES, ids=lambda c: c["name"])
def test_spans(case: dict[str, Any]) -> None:
    of, found = read(case["text"])
    check(of, found)


def check(of: Report, found: Outline) -> None:
    """What holds for every outline: quotes, order, nesting."""
    by_id = {s.id: s for s in found.sections}
    assert len(by_id) == len(found.sections)
    starts = [s.span.start for s in found.sections]
    assert starts == sorted(starts)
    for s in found.sections:
        assert 0 <= s.span.start < s.span.end <= len(of.text)
        if s.heading_span:
            quote = of.text[slice(*s.heading_span)]
            assert s.heading is not None
            assert s.heading in quote
            assert s.span.covers(s.heading_span)
        else:
            assert s.heading is None
        if s.number_span:
            assert s.number is not None
            assert s.number_span.start == s.span.start
        if s.parent:
            parent = by_id[s.parent]
            assert parent.span.covers(s.span)
            assert s.level == parent.level + 1
        else:
            assert s.level == 1
        assert s.why


PIECES = st.sampled_from(
    ["一、总体情况", "二、存在问题", "（一）培训工作。全年举办五次。", "1．宣传", "2、服务", "3", "第三章 附则", "——亮点突出。进展很快。", "各位代表！",
     "目录", "但仍存在不少问题。", "下一步，我们将努力。", "2020年1月5日", "某某馆", "名称\t数量", "①甲", "A. 乙", "1.1 丙", "。", "（", "首先，", "　"]
)  # fmt: skip


@settings(max_examples=150, deadline=None)
@given(st.lists(PIECES | st.text(max_size=30), max_size=25))
def test_any_text_gives_a_sound_tree(pieces: list[str]) -> None:
    of = Report(id="x", source="x.txt", format="text", text="\n".join(pieces))
    check(of, outline(of))
    assert outline(of) == outline(of)


def test_no_text_no_sections() -> None:
    assert outline(Report(id="x", source="x", format="text")) == Outline(
        front=outline(Report("x", "x", "text")).front
    )


def _styled(text: str, styles: dict[str, str]) -> Report:
    """A report of these paragraphs, those named in the style that is given them."""
    at, lines = 0, []
    for paragraph in text.split("\n"):
        lines.append(Line(Span(at, at + len(paragraph)), style=styles.get(paragraph)))
        at += len(paragraph) + 1
    return Report(id="x", source="x.docx", format="docx", text=text, lines=tuple(lines))


def test_styles_of_the_format_decide() -> None:
    text = "工作报告\n概况\n本年度人员稳定，工作有序。\n数据\n1. 借阅\n借阅量比上年增加。\n展望\n明年继续努力。"
    styles = {"概况": "heading 1", "数据": "heading 2", "1. 借阅": "heading 3", "展望": "heading 1"}
    of = _styled(text, styles)
    assert [(s.level, s.number, s.heading) for s in outline(of).sections] == [
        (1, None, "概况"), (2, None, "数据"), (3, "1", "借阅"), (1, None, "展望")
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("text", "codes"),
    [
        (
            "XX局20xx年工作总结\n20xx年，XX局在XX县委的领导下，完成了____项任务，培训XX人，支出xx万元，取得了较好的成绩。\n一、学习\n组织学习。",
            ["template"],
        ),
        (
            "XX镇总工会20xx年工作总结\n20xx年，XX镇总工会建会12家，发展会员860人。\n一、维权\n调处纠纷17起。",
            ["anonymised"],
        ),
        (
            "某镇总工会201×年工作总结\n201×年，建会12家。\n一、维权\n调处纠纷17起，比201×年少3起。",
            ["anonymised"],
        ),
        ("某局2020年工作总结\n一、学习\n组织学习五次。", []),
    ],
)
def test_a_form_to_be_filled_in_is_noted(text: str, codes: list[str]) -> None:
    _, found = read(text)
    assert [n.code for n in found.notes] == codes


def test_a_plain_item_goes_on_after_styled_ones() -> None:
    text = "总结\n一、培训\n1、办班\n全年办班三期，结业一百人。\n2、外出\n外出学习两次，共计六人参加。\n3、请专家来馆座谈，听取他们对阅览环境、馆藏结构、服务时间和活动安排的意见，逐条研究办法，改进日常的服务工作，读者都说好。"
    styles = {"一、培训": "heading 1", "1、办班": "heading 2", "2、外出": "heading 2"}
    of = _styled(text, styles)
    assert [(s.level, s.number, s.heading) for s in outline(of).sections] == [
        (1, "一", "培训"), (2, "1", "办班"), (2, "2", "外出"), (2, "3", None)
    ]  # fmt: skip


def test_larger_lines_are_headings_on_a_page() -> None:
    of = report(
        "年度报告\n服务读者\n全年接待读者三万人次，比上年有所增加，满意度较高。\n建设馆藏\n新购图书两千册，受到欢迎。"
    )
    lines = tuple(
        Line(
            x.span,
            x.page,
            x.bbox,
            {0: 20.0}.get(i, 14.0 if x.span.end - x.span.start < 6 else 10.0),
        )
        for i, x in enumerate(of.lines)
    )
    of = Report(
        of.id, of.source, of.format, text=of.text, pages=of.pages, lines=lines, boxes=of.boxes
    )
    assert [s.heading for s in outline(of).sections] == ["服务读者", "建设馆藏"]


def test_sentences_printed_like_the_text_are_headings_in_numbers() -> None:
    """One that stands alone, or is told at length, is a sentence of the text."""
    text = "全年办成实事二十件，群众的满意程度比上一年提高，基层的负担有所减轻，各项工作走在全市前列，受到上级的多次表扬，经验在全市推广。"
    titles = ["城乡协同融合发展", "安全基础不断夯实", "这是改革步伐明显加快的五年"]
    headed = "\n".join(f"{title}。\n{text}" for title in titles)
    of = report(f"政府工作报告\n一、工作回顾\n{text}\n{headed}")
    assert [s.heading for s in outline(of).sections] == ["工作回顾", None, *titles]
    of = report(f"政府工作报告\n一、工作回顾\n{text}\n{titles[0]}。\n{text}")
    assert [s.heading for s in outline(of).sections] == ["工作回顾"]


def test_numbers_in_table_rows_are_no_headings() -> None:
    of, found = read(
        "决算\n一、收入情况\n本年收入比上年增加不少。\n项目\t金额\n一、财政拨款\t12\n二、事业收入\t3\n二、支出情况\n本年支出持平。"
    )
    assert [s.heading for s in found.sections] == ["收入情况", "支出情况"]
    assert of.text[slice(*found.sections[0].span)].endswith("3\n")


def test_candidates_tell_what_was_refused_and_why() -> None:
    of, _ = read(
        "总结\n一、培训工作\n举办培训五次，参加的人不少。\n1、接待读者三万人次，借出图书六万册，解答咨询五百次，整理旧刊一千册，编目新书两千册。\n2、其余工作按计划完成。"
    )
    found = candidates(of)
    assert [(c.words[:4], c.accepted) for c in found] == [
        ("培训工作", True), ("接待读者", False), ("其余工作", False)
    ]  # fmt: skip
    assert all(c.because for c in found)


@pytest.mark.parametrize(
    ("printed", "pieces"),
    [
        (("主要职能是：1、做好党的建设。2、促进发展。", "3、履行公共服务职责。"), 1),
        (("一年来主要做了两件事，各方都还满意，现在", "二、报告如下。"), 2),
        (("坚持“抓业务、抓队", "伍、抓安全”的思路，全馆上下团结一致。"), 1),
        (("各项规章做到了统", "一、公开、透明，大家都满意。"), 1),
    ],
)
def test_where_a_paragraph_is_cut_at_a_printed_line(printed: tuple[str, ...], pieces: int) -> None:
    starts = [0, len(printed[0])]
    lines = tuple(
        Line(Span(a, a + len(words)), 1, None, 12.0, False, None)
        for a, words in zip(starts, printed, strict=True)
    )
    of = Report(id="r", source="r.pdf", format="pdf", text="".join(printed), lines=lines)
    assert len(blocks(of)) == pieces


def test_a_line_that_the_contents_announced_is_a_heading() -> None:
    text = "某县工作要点解读\n要点之一：2022年工作回顾\n一年来，各项工作都有新的进展，群众比较满意，为来年打下了基础。\n办成实事二十件，修通村路三条，新建学校两所。"
    entries = ("1.要点之一：2022年工作回顾 2", "2.要点之二：工作思路 6", "3.要点之三：重点工作 8")
    told = outline(Report("r", "r.txt", "text", text=text, furniture=entries))
    assert told.sections[0].heading == "要点之一：2022年工作回顾"
    heads = outline(Report("r", "r.txt", "text", text=text, furniture=entries[:1]))
    assert heads.sections[0].heading is None


def test_a_word_that_did_not_fit_its_line_ends_the_heading() -> None:
    printed = (
        "（一）努力在服务全县乡村振兴和保护山水田林湖草中有新担",
        "当。坚持把服务送到村里，全年下村三十次，解决难题十二件，村民满意。",
    )
    starts = [0, len(printed[0])]
    lines = tuple(
        Line(Span(a, a + len(words)), 1, None, 12.0, False, None)
        for a, words in zip(starts, printed, strict=True)
    )
    of = Report(id="r", source="r.pdf", format="pdf", text="".join(printed), lines=lines)
    heading = outline(of).sections[0].heading
    assert heading == "努力在服务全县乡村振兴和保护山水田林湖草中有新担当"
