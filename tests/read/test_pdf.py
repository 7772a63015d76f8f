"""PDF → text: what the printer did is undone, what the author did stays."""

from __future__ import annotations

import re
from pathlib import Path

import pypdfium2
import pytest
from PIL import Image
from reportlab.lib.utils import ImageReader

from reportmine.read import read
from reportmine.report import Report, Span
from tests.pdfmaker import LONG, Press, white, width

OTHER = (
    "服务方面，全年接待读者12.8万人次，办理借还手续4.6万件，其中自助办理3.1万件；处理读者意见37条，"
    "全部在规定的时间内答复，没有一件超过期限，读者回访的结果也说明大家对服务是比较满意的。"
)


def _squeeze(text: str) -> str:
    return re.sub(r"\s", "", text)


def _paragraphs(report: Report) -> list[str]:
    return [report.text[a:b] for a, b in report.paragraphs]


def _read_back(path: Path, report: Report, span: Span) -> str:
    """What the file itself shows inside the places of a span."""
    document = pypdfium2.PdfDocument(path)
    found = []
    for place in report.evidence(span).places:
        assert place.page is not None
        assert place.bbox is not None
        page = document[place.page - 1]
        height = page.get_height()
        box = place.bbox
        text = page.get_textpage()
        found.append(
            text.get_text_bounded(
                box.x0 - 0.5, height - box.bottom - 1, box.x1 + 0.5, height - box.top + 1
            )
        )
        text.close()
        page.close()
    document.close()
    return "".join(found)


def test_lines_are_joined_also_over_pages(tmp_path: Path) -> None:
    press = Press()
    press.title("某某中心工会2023年度工作总结")
    paragraphs = ["一、总体情况", LONG, "二、服务工作"]
    paragraphs += [f"{n}．{OTHER}" for n in range(1, 9)]
    for text in paragraphs:
        press.paragraph(text)
    report = read(press.save(tmp_path / "a.pdf"))
    assert _paragraphs(report) == ["某某中心工会2023年度工作总结", *paragraphs]
    assert len(report.pages) > 1
    assert report.status == "ok"


@pytest.mark.parametrize("room", range(21, 32))
def test_a_wrap_at_any_width_is_undone(tmp_path: Path, room: int) -> None:
    press = Press(margin=(595 - 16 * room) / 2)
    for text in ("（一）学习培训。" + LONG, "2．" + OTHER, LONG):
        press.paragraph(text)
    report = read(press.save(tmp_path / "a.pdf"))
    assert _paragraphs(report) == ["（一）学习培训。" + LONG, "2．" + OTHER, LONG]


def test_blocks_without_indent_are_parted_by_numbers_and_short_lines(tmp_path: Path) -> None:
    press = Press()
    paragraphs = [f"{n}、{OTHER}" for n in "一二三四"]
    for text in paragraphs:
        press.paragraph(text, indent=0)
    assert _paragraphs(read(press.save(tmp_path / "a.pdf"))) == paragraphs


def test_hanging_items_are_whole(tmp_path: Path) -> None:
    press = Press()
    items = ["（一）" + OTHER, "（二）" + LONG]
    press.paragraph(LONG)
    for text in items:
        press.paragraph(text, indent=2, hanging=5)
    assert _paragraphs(read(press.save(tmp_path / "a.pdf"))) == [LONG, *items]


def test_a_first_line_cut_short_by_what_must_stay_together_is_no_title(tmp_path: Path) -> None:
    press = Press(margin=(595 - 16 * 28) / 2)
    first = "核定行政编制、参公编制和事业编制（含工勤编制2"
    assert len(first) < 26
    press.paragraph(LONG)
    press.line(first, indent=2)
    press.line("人），实有人员较上年减少，编外人员仍由街道统一调配使用，")
    press.line("各科室的人员名册已经逐一核对。")
    assert _paragraphs(read(press.save(tmp_path / "a.pdf")))[1] == (
        first
        + "人），实有人员较上年减少，编外人员仍由街道统一调配使用，各科室的人员名册已经逐一核对。"
    )


def test_headings_of_one_length_are_no_right_margin(tmp_path: Path) -> None:
    # hardly a line is full here, and more of them end where the headings do than anywhere else
    lines = (
        "一、组织发展", "全年新加入会员二十四人。",
        "二、劳资协商", "召开协商会议九次，处理申诉三十七件。",
        "三、教育训练", "办理劳工教育六期，支出经费四万八千元。",
        "四、福利服务", "发放生育补助五十七人、结婚补助四十一人。",
    )  # fmt: skip
    press = Press()
    for text in lines:
        press.line(text, indent=2)
    report = read(press.save(tmp_path / "r.pdf"))
    assert [_squeeze(p) for p in _paragraphs(report)] == [*lines]


def test_a_first_line_in_a_narrow_column_is_no_title(tmp_path: Path) -> None:
    # as much is free on its left as on its right, where “日”期” may not be parted
    first, *more = (
        "三是网络募捐有突破。“九九公益",
        "日”期间一万二千人次参与捐款，募集善款",
        "四十一万元。",
    )
    press = Press()
    for _ in range(3):
        press.line("其余年份围绕中心服务大局稳步发展慈善事业")
        press.line(first, indent=2)
        for text in more:
            press.line(text)
    report = read(press.save(tmp_path / "r.pdf"))
    whole = "".join((first, *more))
    assert sum(whole in _squeeze(p) for p in _paragraphs(report)) == 3


def test_centred_lines_and_the_sign_off_stand_alone(tmp_path: Path) -> None:
    press = Press()
    press.centred("某某大学图书馆与档案馆工会委员会", size=20)
    press.centred("二○二三年度工作总结", size=20)
    press.paragraph(LONG)
    press.signed("某某大学图书馆工会")
    press.signed("2023年12月20日")
    assert _paragraphs(read(press.save(tmp_path / "a.pdf"))) == [
        "某某大学图书馆与档案馆工会委员会",
        "二○二三年度工作总结",
        LONG,
        "某某大学图书馆工会",
        "2023年12月20日",
    ]


@pytest.mark.parametrize(
    "number",
    [
        "- {page} -",
        "— {page} —",
        "第 {page} 页 共 9 页",
        "{page}/9",
        "{page}",
        "·{page}·",
        "第{page}頁，共9頁",
        "页码：{page}",
        "{page} of 9",
        "〔{page}〕",
    ],
)
def test_heads_and_page_numbers_are_furniture(tmp_path: Path, number: str) -> None:
    press = Press(head="某某中心·内部材料", number=number)
    paragraphs = [f"{n}．{LONG if n % 3 else OTHER}" for n in range(1, 14)]
    for text in paragraphs:
        press.paragraph(text)
    report = read(press.save(tmp_path / "a.pdf"))
    assert _paragraphs(report) == paragraphs
    assert report.furniture == ("某某中心·内部材料",)
    assert [note.code for note in report.notes] == ["running_head", "page_number"]


def test_a_number_in_the_body_is_no_page_number(tmp_path: Path) -> None:
    press = Press()
    press.paragraph("全年受理的件数是：")
    press.line("12", indent=2)
    press.paragraph(LONG)
    assert _paragraphs(read(press.save(tmp_path / "a.pdf")))[:2] == ["全年受理的件数是：", "12"]


def test_sentences_at_one_height_of_a_few_pages_are_no_heads(tmp_path: Path) -> None:
    press = Press()
    same = "本页说明：以下数据由各部门报送。"
    for page in range(12):
        press.paragraph(same if page in (0, 5, 11) else f"第{page}组的说明另附，不在此重复。")
        press.paragraph(f"本组共有{7 * page + 11}名会员。{LONG}")
        if page < 11:
            press.new_page()
    report = read(press.save(tmp_path / "a.pdf"))
    assert report.text.count(same) == 3
    assert report.furniture == ()


@pytest.mark.parametrize("leader", ["……………………", "................", ""])
def test_contents_do_not_repeat_the_headings(tmp_path: Path, leader: str) -> None:
    heads = ["一、总体情况", "二、培训工作", "三、存在的不足", "四、下一年打算"]
    press = Press(number="- {page} -")
    press.title("某某中心2023年度工作总结")
    press.centred("目 录")
    for n, head in enumerate(heads):
        press.line(head + (f"{leader}{n + 2}" if leader else ""))
    press.new_page()
    for head in heads:
        press.paragraph(head)
        press.paragraph(LONG)
    report = read(press.save(tmp_path / "a.pdf"))
    assert [p for p in _paragraphs(report) if p in heads] == heads
    assert "目录" not in _squeeze(report.text)
    assert "contents" in [note.code for note in report.notes]


def test_printers_spaces_are_closed_and_authors_stay(tmp_path: Path) -> None:
    press = Press()
    lines = {
        "共有会员 812 名，其中女会员 402 名。": "共有会员812名，其中女会员402名。",
        "第一部分 基本情况": "第一部分 基本情况",
        "目 录": "目录",
        "Annual report of the union": "Annual report of the union",
    }
    for text in lines:
        press.line(text)
    assert _paragraphs(read(press.save(tmp_path / "a.pdf"))) == list(lines.values())


@pytest.mark.parametrize(
    "text",
    ["地址：学府路8号，邮编：223100，电话：87222589，", "本年支出合计812.40万元，结余22．4万元"],
)
def test_letterspaced_lines_are_closed_up(tmp_path: Path, text: str) -> None:
    press = Press()
    press.paragraph(LONG)
    press.y += press.leading
    press.at(press.left, press.y, text, size=14, spread=4.5)
    assert _paragraphs(read(press.save(tmp_path / "a.pdf")))[-1] == text


def test_a_wide_gap_stays_a_space(tmp_path: Path) -> None:
    press = Press()
    press.y += press.leading
    press.at(press.left, press.y, "主席：甲某")
    press.at(press.left + 200, press.y, "记录：乙某")
    assert read(press.save(tmp_path / "a.pdf")).text == "主席：甲某 记录：乙某"


def test_the_slack_of_a_justified_line_parts_no_paragraph(tmp_path: Path) -> None:
    press = Press()
    press.paragraph(LONG)
    size, wide = 14.0, int((press.right - press.left) / 14)
    lines = ["各社区".ljust(wide, "业"), "栽" * (wide - 7), "棵，完成绿化。"]
    for n, line in enumerate(lines):
        press.y += press.leading
        press.at(press.left, press.y, line, size=size)
        if n == 1:
            press.at(press.right - 1.7 * size, press.y, "500", size=size)
    assert (
        _paragraphs(read(press.save(tmp_path / "a.pdf")))[-1]
        == f"{lines[0]}{lines[1]} 500{lines[2]}"
    )


def test_two_columns_are_read_one_after_the_other(tmp_path: Path) -> None:
    press = Press(size=10, leading=16, margin=50)
    press.title("某某中心2023年度工作总结")
    columns = []
    for n, left in enumerate((50, 310)):
        press.left, press.right, press.y = left, left + 235, 150.0
        columns.append([f"{m}．{LONG}" for m in range(3 * n + 1, 3 * n + 4)])
        for text in columns[-1]:
            press.paragraph(text)
    report = read(press.save(tmp_path / "a.pdf"))
    assert _paragraphs(report)[1:] == columns[0] + columns[1]


def test_columns_drawn_line_by_line_are_put_in_order(tmp_path: Path) -> None:
    press = Press(size=10, leading=16)
    left, right = [], []
    text = LONG * 3
    for n in range(0, 22 * 14, 22):
        left.append(text[n : n + 22])
        right.append(text[n + 7 : n + 29])
    for n, (one, other) in enumerate(zip(left, right, strict=True)):
        press.at(50, 100 + 16 * n, one, size=10)
        press.at(310, 100 + 16 * n, other, size=10)
    report = read(press.save(tmp_path / "a.pdf"))
    assert _squeeze(report.text) == "".join(left) + "".join(right)


@pytest.mark.parametrize("rotation", [90, 180, 270])
def test_turned_pages_read_as_shown(tmp_path: Path, rotation: int) -> None:
    press = Press(rotation=rotation)
    press.paragraph(LONG)
    report = read(press.save(tmp_path / "a.pdf"))
    assert report.text == LONG
    page = report.pages[0]
    assert (page.width, page.height) == ((842, 595) if rotation != 180 else (595, 842))


def test_text_that_runs_upwards_is_read(tmp_path: Path) -> None:
    press = Press()
    lines = [LONG[:30], LONG[30:60], LONG[60:90]]
    for n, text in enumerate(lines):
        press.at(100 + 24 * n, 700, text, size=14, angle=90)
    report = read(press.save(tmp_path / "a.pdf"))
    assert _squeeze(report.text) == LONG[:90]
    box = report.lines[0].bbox
    assert box is not None
    assert box.bottom - box.top > 10 * (box.x1 - box.x0)


def test_a_watermark_is_left_out(tmp_path: Path) -> None:
    press = Press()
    press.at(200, 500, "内部资料", size=60, angle=45)
    press.paragraph(LONG)
    report = read(press.save(tmp_path / "a.pdf"))
    assert report.text == LONG
    assert [note.code for note in report.notes] == ["watermark"]


@pytest.mark.parametrize("y", [195, 200, 205, 210, 220])
def test_a_stamp_over_the_text_does_not_cut_it(tmp_path: Path, y: float) -> None:
    press = Press()
    press.title("某某中心2023年度工作总结")
    press.paragraph(LONG)
    press.at(300, y, "某某公章", size=14)
    press.paragraph(OTHER)
    report = read(press.save(tmp_path / "a.pdf"))
    assert _paragraphs(report)[1:] == [LONG, OTHER]
    assert [note.code for note in report.notes] == ["overprint"]


def test_hidden_text_is_not_the_reports(tmp_path: Path) -> None:
    press = Press()
    press.paragraph(LONG)
    press.at(100, 500, "看不见的一百万元", mode=3)
    press.at(100, 540, "白色的二百万元", colour=white)
    press.at(100, 580, "极小的三百万元", size=0.5)
    press.at(-400, 620, "页外的四百万元")
    report = read(press.save(tmp_path / "a.pdf"))
    assert report.text == LONG
    assert [note.code for note in report.notes] == ["hidden_text"]


@pytest.mark.parametrize("strips", [1, 6])
def test_letters_that_do_not_show_on_a_scan_are_its_text(tmp_path: Path, strips: int) -> None:
    press = Press()
    picture = ImageReader(Image.new("L", (60, 60), 240))
    for n in range(strips):  # as scanners write them
        press.canvas.drawImage(picture, 0, 842 * n / strips, 595, 842 / strips)
    press.at(100, 500, "走访慰问困难职工26人", mode=3)
    report = read(press.save(tmp_path / "a.pdf"))
    assert report.text == "走访慰问困难职工26人"
    assert not report.notes


def test_white_letters_on_a_dark_ground_are_read(tmp_path: Path) -> None:
    press = Press()
    press.canvas.setFillColorRGB(0.1, 0.2, 0.5)
    press.canvas.rect(90, press.high - 520, 300, 40, stroke=0, fill=1)
    press.at(100, 505, "年度要点", colour=white)
    press.paragraph(LONG)
    assert "年度要点" in read(press.save(tmp_path / "a.pdf")).text


def test_every_character_has_its_box(tmp_path: Path) -> None:
    press = Press(head="某某中心", number="- {page} -")
    for n in range(1, 7):
        press.paragraph(f"{n}．{LONG}")
    path = press.save(tmp_path / "a.pdf")
    report = read(path)
    assert report.boxes.end == len(report.text)
    for start in range(0, len(report.text) - 30, 37):
        span = Span(start, start + 23)
        quote = _squeeze(report.evidence(span).quote)
        assert quote in _squeeze(_read_back(path, report, span))
    for line in report.lines:
        assert "\n" not in report.text[line.span.start : line.span.end]


def test_pages_say_what_they_carry(tmp_path: Path) -> None:
    press = Press()
    for n in range(1, 9):
        press.paragraph(f"{n}．{LONG}")
    report = read(press.save(tmp_path / "a.pdf"))
    assert "".join(report.text[p.span.start : p.span.end] for p in report.pages).replace(
        "\n", ""
    ) == report.text.replace("\n", "")
    assert report.page_of(len(report.text) - 1) == len(report.pages)


def test_the_same_file_reads_the_same(tmp_path: Path) -> None:
    press = Press(number="{page}")
    press.paragraph(LONG)
    path = press.save(tmp_path / "a.pdf")
    assert read(path) == read(path)
    assert read(path, source="总结/a.pdf").source == "总结/a.pdf"


def test_a_title_behind_the_contents_is_no_entry(tmp_path: Path) -> None:
    press = Press()
    press.centred("目录")
    for n, heading in enumerate(("一、主要工作", "二、存在问题", "三、工作打算"), 2):
        press.line(f"{heading}……………………{n}")
    press.new_page()
    press.title("河东站2021年工作总结")
    for heading in ("一、主要工作", "二、存在问题", "三、工作打算"):
        press.paragraph(heading)
        press.paragraph(LONG)
    report = read(press.save(tmp_path / "a.pdf"))
    assert report.text.startswith("河东站2021年工作总结\n一、主要工作\n")


def test_a_part_on_a_line_of_its_own_behind_the_contents_is_no_entry(tmp_path: Path) -> None:
    press = Press()
    press.centred("目录")
    for entry in ("第一部分 单位概况", "一、主要职责", "第二部分 决算说明"):
        press.line(entry)
    press.new_page()
    for part, heading in (("第一部分", "单位概况"), ("第二部分", "决算说明")):
        press.centred(part)
        press.centred(heading)
        press.paragraph("一、主要职责")
        press.paragraph(LONG)
    report = read(press.save(tmp_path / "a.pdf"))
    assert report.text.startswith("第一部分\n单位概况\n一、主要职责\n")


def test_lines_are_as_wide_as_planned() -> None:
    assert width("一二三", 10) == 30


def test_columns_of_short_paragraphs_drawn_one_after_the_other(tmp_path: Path) -> None:
    press = Press()
    column = [
        line
        for n in "一二三四五"
        for line in (f"{n}、本年工作", "组织学习和考察活动，人员按时到", "会。")
    ]
    for x in (80, 330):
        for row, line in enumerate(column):
            press.at(x, 100 + 24 * row, line)
    text = read(press.save(tmp_path / "a.pdf")).text.replace("\n", "")
    assert text == "".join(column) * 2


@pytest.mark.parametrize(
    ("last", "following", "one"),
    [
        ("全年改造旧阅览室六处，再建三处，添座位4320", "个，“小书房”由此有了自己的地方。", True),
        ("全年改造旧阅览室六处，再建三处，共支出4", ",977,850元，均在预算之内。", True),
        ("全年改造旧阅览室六处，再建三处，添座位4320", "个人意见另有登记，由专人答复。", False),
        (
            "全年改造旧阅览室六处，见第4",
            "个，“小书房”由此有了自己的地方。",
            False,
        ),  # hardly half full
    ],
)
def test_a_number_goes_on_in_the_next_line(
    tmp_path: Path, last: str, following: str, one: bool
) -> None:
    press = Press()
    for text in (LONG, OTHER, LONG):
        press.paragraph(text)
    press.line(last, indent=2)
    press.line(following)
    text = read(press.save(tmp_path / "a.pdf")).text
    assert ((last + following) in text) is one


def test_a_long_file_is_read_to_its_end(tmp_path: Path) -> None:
    """PDFium opens it anew on the way."""
    press, sentences = Press(), [f"全年第{n}场讲座有{n + 7}人到场。" for n in range(1, 103)]
    for n, sentence in enumerate(sentences):
        if n:
            press.new_page()
        press.line(sentence, indent=2)
    report = read(press.save(tmp_path / "a.pdf"))
    assert _squeeze(report.text) == "".join(sentences)
    assert [len(report.text[slice(*page.span)]) > 0 for page in report.pages] == [True] * 102
