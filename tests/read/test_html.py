"""Web pages: the report without what stands around it, and never less than the report."""

from __future__ import annotations

from pathlib import Path

import pytest

from reportmine.errors import ReadError
from reportmine.read import read
from reportmine.report import Report

BODY = "全年举办培训班3期，培训职工120人次，走访慰问困难职工40户，发放慰问金2万元。"


def page(body: str, head: str = "") -> str:
    return f"<!DOCTYPE html><html><head><title>题</title>{head}</head><body>{body}</body></html>"


def read_page(tmp_path: Path, text: str | bytes) -> Report:
    path = tmp_path / "总结.html"
    path.write_bytes(text if isinstance(text, bytes) else text.encode())
    return read(path)


def test_headings_lists_and_paragraphs(tmp_path: Path) -> None:
    report = read_page(
        tmp_path,
        page(
            "<h1>某局 2020 年总结</h1><h2>一、<b>培训</b></h2><div>开头<p>办班<span>3</span>期，\n 共<br>120人</p>尾</div>"
            "<ul><li>其一</li><li>其二<ul><li>之一</li></ul></li></ul><p><strong>粗</strong></p><script>var a=1</script>"
            "<p style='display: none'>藏</p><!-- 注 --><p>甲&nbsp;乙&#x200b;</p><pre>行一\n行二</pre>"
        ),
    )
    assert [(report.text[slice(*line.span)], line.style, line.bold) for line in report.lines] == [
        ("某局 2020 年总结", "title", False),
        ("一、培训", "heading 2", False),
        ("开头", None, False),
        ("办班3期， 共", None, False),
        ("120人", None, False),
        ("尾", None, False),
        ("其一", "list", False),
        ("其二", "list", False),
        ("之一", "list", False),
        ("粗", None, True),
        ("甲 乙", None, False),
        ("行一", None, False),
        ("行二", None, False),
    ]
    assert (report.format, bool(report.boxes), report.notes) == ("html", False, ())


def test_contents_at_the_top_of_a_page_are_left_out(tmp_path: Path) -> None:
    entries = ("第一部分 概况", "一、职责", "二、机构设置", "第二部分 决算说明", "一、收入说明")
    listed = "".join(f"<p>{entry}</p>" for entry in entries)
    told = "".join(f"<p>{entry}</p><p>{BODY}</p>" for entry in entries)
    report = read_page(tmp_path, page(f"<h1>某局决算</h1><p>目 录</p>{listed}{told}"))
    assert report.text.startswith("某局决算\n第一部分 概况\n全年")
    assert report.text.count("机构设置") == 1
    assert [note.code for note in report.notes] == ["contents"]


def test_what_stands_around_the_report_goes_with_a_note(tmp_path: Path) -> None:
    report = read_page(
        tmp_path,
        page(
            "<nav>首页 机构</nav><div class='top-nav x'>导航</div><div id='share'>分享到</div><main class='header'>"
            f"<p>{BODY}</p></main><div class='navy'>留下</div><footer>版权所有</footer>"
        ),
    )
    assert report.text == f"{BODY}\n留下"
    assert [note.code for note in report.notes] == ["navigation"]


def test_where_most_of_the_page_would_go_all_is_kept(tmp_path: Path) -> None:
    report = read_page(tmp_path, page(f"<footer><p>{BODY}</p></footer><p>短</p>"))
    assert report.text == f"{BODY}\n短"
    assert [note.code for note in report.notes] == ["whole_page"]


def test_an_element_that_holds_the_report_is_kept_whatever_its_name(tmp_path: Path) -> None:
    links = "".join(f"<a href='#'>栏目{n}导航链接</a>" for n in range(9))
    report = read_page(
        tmp_path,
        page(
            f"<div class='nav'>{links}</div><div class='print-box'><p>{BODY}{BODY}</p></div><p>{BODY}</p>"
            "<div id='share'>分享到</div>"
        ),
    )
    assert report.text == f"{BODY}{BODY}\n{BODY}"
    assert [note.code for note in report.notes] == ["navigation"]


def test_tables_with_spans(tmp_path: Path) -> None:
    report = read_page(
        tmp_path,
        page(
            "<table><caption>经费（单位：万元）</caption><thead><tr><th rowspan=2>项目<th colspan=2>金额</tr>"
            "<tr><th>上年<th>本年</tr></thead><tbody><tr><td>培训<td>3.5<td><p>4</p><p>万</p></tr>"
            "<tr><td>慰问<td><td>0</tr></tbody></table>"
        ),
    )
    assert report.text.split("\n")[1:] == [
        "项目\t金额",
        "上年\t本年",
        "培训\t3.5\t4万",
        "慰问\t\t0",
    ]
    (table,) = report.tables
    assert table.unit == "万元"
    assert [(c.text, c.row, c.column, c.rowspan, c.colspan) for c in table.cells[0]] == [
        ("项目", 0, 0, 2, 1),
        ("金额", 0, 1, 1, 2),
    ]
    assert [(c.text, c.column) for c in table.cells[1]] == [("上年", 1), ("本年", 2)]
    assert table.cells[3][1].span is None


def test_a_table_that_only_lays_out_the_page(tmp_path: Path) -> None:
    report = read_page(tmp_path, page(f"<table><tr><td><p>{BODY}</p><p>完</p></td></tr></table>"))
    assert (report.text, report.tables) == (f"{BODY}\n完", ())


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030", "utf-16"])
@pytest.mark.parametrize("declared", ["", "utf-8", "gb2312", "x-nonsense"])
def test_encodings(encoding: str, declared: str, tmp_path: Path) -> None:
    head = f"<meta charset='{declared}'>" if declared else ""
    report = read_page(tmp_path, page(f"<p>{BODY}𠮷镕</p>", head).encode(encoding))
    assert report.text == BODY + "𠮷镕"


@pytest.mark.parametrize("text", ["<html>", page(""), page("<script>1</script>"), "<html><!--"])
def test_pages_without_text(text: str, tmp_path: Path) -> None:
    with pytest.raises(ReadError) as error:
        read_page(tmp_path, text)
    assert error.value.status == "empty"


def test_deep_nesting_is_read_and_nesting_without_end_is_said(tmp_path: Path) -> None:
    for depth in (100, 1000):
        report = read_page(tmp_path, page("<div>" * depth + BODY + "</div>" * depth))
        assert report.text == BODY
    with pytest.raises(ReadError, match="nested so deep"):
        read_page(tmp_path, page("<div>" * 5000 + BODY + "</div>" * 5000))


HEADED = (
    '<html><head><title>{tab}</title></head><body><div class="header"><div class="header-inner">'
    '<h1>{h1}</h1><p class="header-sub">清河苑管理委员会</p>{more}</div></div>'
    "<div>{h2}<p>本次会议应到九十人，实到六十四人，主席宣布开会，议程没有异议，逐项审议了年度工作和财务收支情况。</p></div>"
    "</body></html>"
)


@pytest.mark.parametrize(
    ("tab", "h1", "more", "h2", "kept"),
    [
        ("", "第二届第一次业主会议", "", "", True),
        ("第二届第一次业主会议-清河苑", "第二届第一次业主会议", "", "<h2>工作</h2>", True),
        ("2021年工作总结-清河县图书馆", "清河县图书馆", "", "<h2>2021年工作总结</h2>", False),
        ("", "清河县图书馆", "", "<h2>2021年工作总结</h2>", False),
        ("", "清河县图书馆", "<a href='/'>首页</a><a href='/b'>本馆概况介绍</a>", "", False),
        ("", "<a href='/'>清河县图书馆</a>", "", "", False),
    ],
)
def test_a_header_that_holds_the_title_of_the_text_is_read(
    tmp_path: Path, tab: str, h1: str, more: str, h2: str, kept: bool
) -> None:
    page = tmp_path / "page.html"
    page.write_text(HEADED.format(tab=tab, h1=h1, more=more, h2=h2), encoding="utf-8")
    assert ("清河苑管理委员会" in read(page).text) is kept


@pytest.mark.parametrize(
    ("tab", "furniture"),
    [
        ("清河县图书馆2021年工作总结-清河县政府网", ("清河县图书馆2021年工作总结",)),
        ("清河县图书馆2021-2022年工作总结", ("清河县图书馆2021-2022年工作总结",)),
        ("主要工作_清河县政府网", ()),
        ("全年举办培训班_清河县政府网", ()),
    ],
)
def test_what_the_tab_calls_the_page_stands_outside_the_text(
    tmp_path: Path, tab: str, furniture: tuple[str, ...]
) -> None:
    report = read_page(
        tmp_path, f"<html><head><title>{tab}</title></head><body><p>{BODY}</p></body></html>"
    )
    assert report.furniture == furniture
