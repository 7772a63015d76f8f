"""Plain text and Markdown: encodings, hard wraps, indents, contents, headings, pipe tables."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from reportmine.errors import ReadError
from reportmine.read import read
from reportmine.report import Report, Span

TEXT = "某某中心2023年度工作总结\n\n　　一年来，全体会员团结一心。\n　　一、培训工作\n　　举办培训23场，培训会员1256人次。\n"
TRADITIONAL = "某某學會會員大會會議紀錄\n壹、主席報告：本年度經費結餘為新台幣七十萬元。\n貳、討論事項：無異議通過。\n"
WRAPPED = [
    "某某中心工会年度工作小结",
    "一年来，某某中心工会在上级工会和中心党总支的领",
    "导下，围绕年度重点任务，组织会员学习业务、参加竞",
    "赛、开展帮扶，共举办各类培训23场，培训会员1256",
    "人次，发放慰问金3.5万元，会员满意度达到98.6%，比",
    "上一年度提高了2.4个百分点，得到会员的普遍认可。",
    "一、学习培训",
    "1．组织会员参加上级举办的各类业务学习，并在中心内",
    "部开办夜校，请有经验的同志讲课，前后共讲了12课，",
    "听课的会员有340人次。",
    "2．鼓励会员参加技能竞赛，全年有17名会员在市级以",
    "上的竞赛中获奖。",
    "某某中心工会",
    "2023年12月20日",
]
JOINED = [
    WRAPPED[0],
    "".join(WRAPPED[1:6]),
    WRAPPED[6],
    "".join(WRAPPED[7:10]),
    "".join(WRAPPED[10:12]),
    *WRAPPED[12:],
]


def _paragraphs(report: Report) -> list[str]:
    return [report.text[a:b] for a, b in report.paragraphs]


def _write(folder: Path, data: bytes, name: str = "a.txt") -> Path:
    path = folder / name
    path.write_bytes(data)
    return path


@pytest.mark.parametrize(
    "encoding", ["utf-8", "utf-8-sig", "gb18030", "gbk", "utf-16", "utf-16-le", "utf-16-be"]
)
def test_simplified_text_in_any_encoding(tmp_path: Path, encoding: str) -> None:
    report = read(_write(tmp_path, TEXT.encode(encoding)))
    assert _paragraphs(report) == [
        "某某中心2023年度工作总结",
        "一年来，全体会员团结一心。",
        "一、培训工作",
        "举办培训23场，培训会员1256人次。",
    ]
    assert (report.format, report.status, report.pages) == ("text", "ok", ())


@pytest.mark.parametrize("encoding", ["utf-8", "big5", "big5hkscs", "gb18030", "utf-16"])
def test_traditional_text_in_any_encoding(tmp_path: Path, encoding: str) -> None:
    assert read(_write(tmp_path, TRADITIONAL.encode(encoding))).text == TRADITIONAL.strip()


@pytest.mark.parametrize("text", ["一、工作总结", "本年度完成任务12项。", "總結"])
@pytest.mark.parametrize("encoding", ["utf-8", "gb18030"])
def test_very_short_texts(tmp_path: Path, text: str, encoding: str) -> None:
    assert read(_write(tmp_path, text.encode(encoding))).text == text


def test_a_few_damaged_bytes_leave_a_note(tmp_path: Path) -> None:
    data = (TEXT * 20).encode("gb18030")
    report = read(_write(tmp_path, data[:700] + b"\xff" + data[700:]))
    assert "举办培训23场" in report.text
    assert [note.code for note in report.notes] == ["damaged_bytes"]


@pytest.mark.parametrize("gap", ["\n", "\n\n", "\r\n", " \n\n"])
def test_hard_wraps_are_undone(tmp_path: Path, gap: str) -> None:
    report = read(_write(tmp_path, gap.join(WRAPPED).encode()))
    assert _paragraphs(report) == JOINED
    assert [note.code for note in report.notes] == ["hard_wrapped"]


@pytest.mark.parametrize(
    ("head", "kept"),
    [
        ("柳河镇文化站工作总结", False),
        ("柳文发〔2019〕12号", False),
        ("柳河镇的读者还盼着周末", True),
    ],
)
def test_a_running_head_below_a_page_number(tmp_path: Path, head: str, kept: bool) -> None:
    text = f"柳河镇文化站2019年工作总结\n全年放映电影四十场，观众\n- 1 -\n{head}\n八千人次，反响很好。\n"
    report = read(_write(tmp_path, text.encode()))
    assert (head in report.text) is kept
    assert ("running_head" in [note.code for note in report.notes]) is not kept


def test_page_breaks_and_page_numbers_do_not_part_a_sentence(tmp_path: Path) -> None:
    lines = [*WRAPPED[:3], "- 1 -", "\f" + WRAPPED[3], *WRAPPED[4:]]
    report = read(_write(tmp_path, "\n".join(lines).encode()))
    assert _paragraphs(report) == JOINED


def test_a_few_full_lines_among_short_ones_are_hard_wraps(tmp_path: Path) -> None:
    wraps = [
        "一、会员出席情况：应出席会员八十六人，实到会员五十九",
        "二、理事长致辞：过去一年，本会在各位会员的支持下共办",
        "三、会务报告：本年度开办社区培力课程，培训社区骨干三",
        "四、财务报告：截至十一月底，本会各项收入合计为五十二",
    ]
    assert len({len(line) for line in wraps}) == 1
    ends = ["人。", "讲座九场。", "百人次。", "万元。"]
    short = [
        "五、讨论提案：",
        "提案一：预算案。",
        "决议：照案通过。",
        "提案二：章程修正案。",
        "决议：修正通过。",
    ]
    short += ["六、选举：", "当选理事九人。", "当选监事三人。", "七、临时动议：无", "八、散会"]
    lines = ["社区营造协会会员大会会议纪录"]
    lines += [line for pair in zip(wraps, ends, strict=True) for line in pair] + short
    joined = [a + b for a, b in zip(wraps, ends, strict=True)]
    report = read(_write(tmp_path, "\n".join(lines).encode()))
    assert _paragraphs(report) == [lines[0], *joined, *short]


def test_paragraphs_on_one_line_each_stay(tmp_path: Path) -> None:
    lines = [
        "一、总体情况",
        "全年召开会议12次。" * 9,
        "二、打算",
        "明年继续努力。" * 14,
        "完。",
    ] * 3
    report = read(_write(tmp_path, "\n".join(lines).encode()))
    assert _paragraphs(report) == lines


@pytest.mark.parametrize(
    ("lines", "paragraphs"),
    [
        (["会同工会修订《", "女职工工作条例", "》，印发各班组。", "二、打算"], ["会同工会修订《女职工工作条例》，印发各班组。", "二、打算"]),
        (["与友邻单位（", "见附表", "）共建。"], ["与友邻单位（见附表）共建。"]),
        (["做好后勤，", "一要", "管好食堂，饭菜热乎。", "二要", "修好宿舍。"], ["做好后勤，一要管好食堂，饭菜热乎。", "二要修好宿舍。"]),
        (["第一，", "这次调整只动科室，不动人员。"], ["第一，这次调整只动科室，不动人员。"]),
        (["修订条例", "", "》，印发。"], ["修订条例", "》，印发。"]),
        (["各位会员，", "现在报告工作。", "“老有所乐”活动照常。", "“", "健步走", "”受欢迎。"],
         ["各位会员，", "现在报告工作。", "“老有所乐”活动照常。", "“", "健步走", "”受欢迎。"]),
        (["一要", "", "管好食堂。"], ["一要", "管好食堂。"]),
    ],
)  # fmt: skip
def test_a_line_goes_on_behind_a_mark_that_cannot_end_it(
    tmp_path: Path, lines: list[str], paragraphs: list[str]
) -> None:
    report = read(_write(tmp_path, "\n".join(["某馆工作总结", *lines]).encode()))
    assert _paragraphs(report)[1:] == paragraphs


def test_indented_wrapped_text_breaks_at_indents(tmp_path: Path) -> None:
    lines = ["　　" + WRAPPED[1][:-2], *WRAPPED[2:6], "　　" + WRAPPED[7][:-2], *WRAPPED[8:10]] * 2
    paragraphs = _paragraphs(read(_write(tmp_path, "\n".join(lines).encode())))
    assert len(paragraphs) == 4
    assert not any(text.startswith("\u3000") for text in paragraphs)


def test_contents_are_left_out(tmp_path: Path) -> None:
    heads = ["一、总体情况", "二、培训工作", "三、不足"]
    lines = ["年度总结", "目　录", *(f"{head}……………{n}" for n, head in enumerate(heads, 1))]
    for head in heads:
        lines += [
            head,
            "这一部分有许多内容，写了很长的一段话，一直写到这一行的后面还没有写完，于是接着写。",
        ]
    report = read(_write(tmp_path, "\n".join(lines).encode()))
    assert [text for text in _paragraphs(report) if text in heads] == heads
    assert report.furniture[0] == "目　录"


def test_full_width_digits_stay_and_odd_characters_fold(tmp_path: Path) -> None:
    report = read(_write(tmp_path, "⼯会发放１２００万元\u200b，⾦额\u00a0不变。\ufeff".encode()))
    assert report.text == "工会发放１２００万元，金额 不变。"


def test_evidence_has_an_address(tmp_path: Path) -> None:
    report = read(_write(tmp_path, TEXT.encode()))
    start = report.text.index("23场")
    place = report.evidence(Span(start, start + 3)).places[0]
    assert (place.page, place.bbox, place.address) == (None, None, "paragraph 4")
    assert not report.boxes


@pytest.mark.parametrize("data", [b"\n \n\t", "　　\n".encode(), b"\xef\xbb\xbf"])
def test_blank_text_is_empty(tmp_path: Path, data: bytes) -> None:
    with pytest.raises(ReadError) as caught:
        read(_write(tmp_path, data))
    assert caught.value.status == "empty"


def test_bytes_in_no_encoding_are_unreadable(tmp_path: Path) -> None:
    data = bytes((n * 37 + n // 7) % 160 + 96 for n in range(2000)).replace(b"\n", b"")
    with pytest.raises(ReadError) as caught:
        read(_write(tmp_path, data))
    assert caught.value.status == "unreadable"


MARKDOWN = """---
title: 某某社区2023年度报告
date: 2024-01-05
---

# 第一部分 **概况** #

全年举办活动 [23 场](http://example.org/a)，`新增`会员 *120* 名。

培训情况
--------

- 线上培训 5 场
* 线下培训 3 场

<!-- 草稿 -->
| 项目 | 数量 |
| :--- | ---: |
| 讲座 | 12 |
| 参观 \\| 交流 | |

1. 第一项
***
> 引文
"""


def test_markdown_gives_styles_and_tables(tmp_path: Path) -> None:
    report = read(_write(tmp_path, MARKDOWN.encode(), "a.md"))
    styled = [(report.text[line.span.start : line.span.end], line.style) for line in report.lines]
    assert styled == [
        ("某某社区2023年度报告", "title"),
        ("第一部分 概况", "heading 1"),
        ("全年举办活动 23 场，新增会员 120 名。", None),
        ("培训情况", "heading 2"),
        ("线上培训 5 场", "list"),
        ("线下培训 3 场", "list"),
        ("项目", None),
        ("数量", None),
        ("讲座", None),
        ("12", None),
        ("参观 | 交流", None),
        ("1. 第一项", None),
        ("引文", None),
    ]
    assert report.format == "markdown"
    table = report.tables[0]
    assert [[cell.text for cell in row] for row in table.cells] == [
        ["项目", "数量"],
        ["讲座", "12"],
        ["参观 | 交流", ""],
    ]
    span = table.cells[1][1].span
    assert span is not None
    assert report.evidence(span).places[0].address == "t1 row 2 column 2"


SERVICE = (
    "本中心全年开展各类服务活动，接待来访群众，耐心解答问题，{}各项工作都按照年初的安排"
    "有序推进，没有发生责任事故，得到了群众的普遍好评和上级部门的充分肯定，为下一年打下了基础。"
)


def _wrapped(text: str, ends: tuple[int, ...]) -> list[str]:
    """The text cut at these lengths, over and over."""
    lines, width = [], itertools.cycle(ends)
    while text:
        cut = next(width)
        lines.append(text[:cut])
        text = text[cut:]
    return lines


@pytest.mark.parametrize(
    "number", ["提高4|.2个百分点，", "支出1|,250元，", "完成98|%，", "接待3|万人，", "寄发20|6件，"]
)
def test_a_line_never_begins_inside_a_number(tmp_path: Path, number: str) -> None:
    head, _, tail = SERVICE.format(number).partition("|")
    body = _wrapped(SERVICE.format("") * 3, (33, 32, 33, 31))
    text = "\n".join([head, *_wrapped(tail, (33, 32)), *body])
    assert number.replace("|", "") in read(_write(tmp_path, text.encode())).text


def test_a_third_point_stays_where_the_second_is(tmp_path: Path) -> None:
    body = _wrapped(SERVICE.format("") * 3, (33, 32, 33, 31))
    points = [
        "一年来，主要做了以下几个方面的工作：一是完善各项制度，逐项对照",
        "检查落实情况，认真整改存在的问题。二是加强学习培训，提高业务水",
        "平，组织外出考察和交流活动，取得了较好的效果和反响。",
        "三是做好服务，方便群众办事，减少跑腿次数，压缩办理时限。",
    ]
    for last, together in ((points[2], False), ("平，" + points[2][2:-1] + "，群众满意。", True)):
        text = "\n".join([*points[:2], last, points[3], *body])
        paragraphs = _paragraphs(read(_write(tmp_path, text.encode())))
        assert any(p.startswith("三是") for p in paragraphs) is not together


def test_digits_and_a_long_title_do_not_hide_the_width(tmp_path: Path) -> None:
    """Lines of 30 characters, those full of digits half as wide in print; a mark may hang over."""
    title = "清河区财政局关于清河区2022年预算执行情况和2023年预算草案的报告（书面）"
    numbers = "全年收入12.34亿元，比上年增长5.6%，支出23.45亿元，比上年增长7.8%，"
    paragraphs = [(numbers + SERVICE.format("")) * 2, numbers * 2 + "安排资金用于帮助企业。"]
    lines = [title]
    for paragraph in paragraphs:
        rest = "\u3000\u3000" + paragraph
        while rest:
            cut = 31 if rest[30:31] in tuple("，。") else 30
            lines.append(rest[:cut])
            rest = rest[cut:]
    report = read(_write(tmp_path, "\n".join(lines).encode()))
    assert _paragraphs(report) == [title, *paragraphs]


def test_paragraphs_of_one_length_are_not_joined(tmp_path: Path) -> None:
    rows = [
        f"第{n}项：本年度组织开展各类活动，参加人数比上年有所增加。" for n in "一二三四五六七八九"
    ]
    long = "另有若干事项需要说明，有关部门已经作了安排，具体情况见附后的表格和说明，请各单位对照检查落实。"
    report = read(_write(tmp_path, "\n".join([*rows, long, long]).encode()))
    assert _paragraphs(report) == [*rows, long, long]


@pytest.mark.parametrize(("pages", "left"), [((2, 6, 8), 3), ((9, 4, 7), 7)])
def test_a_contents_list_with_pages_behind_its_entries(
    tmp_path: Path, pages: tuple[int, ...], left: int
) -> None:
    """Their entries need not come again: a part of the report may be all there is."""
    titles = [
        "工作报告要点之一：2022年工作回顾",
        "工作报告要点之二：思路和目标",
        "工作报告要点之三：重点工作",
    ]
    entries = [f"{n}.2023{t} {p}" for n, (t, p) in enumerate(zip(titles, pages, strict=True), 1)]
    body = ["2023" + titles[0], "一年来，各项工作都有新的进展，群众比较满意。"]
    report = read(_write(tmp_path, "\n".join(["2023年解读", "目录", *entries, *body]).encode()))
    assert len(_paragraphs(report)) == left


ROWS = ["项目|2022年|2023年", "会员|112|118", "小组|6|7"]


@pytest.mark.parametrize("between", ["\t", " | ", "│"])
def test_rows_between_tabs_or_bars_are_a_table(tmp_path: Path, between: str) -> None:
    rows = "\n".join(row.replace("|", between) for row in ROWS)
    text = f"某馆工会2023年总结\n会员情况（单位：人）\n{rows}\n明年再努力。\n"
    report = read(_write(tmp_path, text.encode()))
    (table,) = report.tables
    assert [[cell.text for cell in row] for row in table.cells] == [r.split("|") for r in ROWS]
    assert report.text.splitlines()[-1] == "明年再努力。"
    assert "\ue0ff" not in report.text


@pytest.mark.parametrize(
    "rows",
    [
        ["项目    2022年   2023年", "会员     112     118", "小组       6       7"],
        ["　　　　　2022年　　2023年", "会员　　　112　　　118", "小组　　　　6　　　　7"],
        ["项目    单位   2023年", "会员    人     118", "经费    万元   7.5", "藏书    万册   —"],
        ["项目    2022年   2023年", "", "会员     112     118", "", "小组       6       7"],
    ],
)
def test_rows_set_in_columns_with_blanks_are_a_table(tmp_path: Path, rows: list[str]) -> None:
    text = "\n".join(
        ["某馆工会2023年总结", "会员情况", *rows, "明年再努力。", "某馆工会    2023年12月"]
    )
    report = read(_write(tmp_path, text.encode()))
    (table,) = report.tables
    assert [len(row) for row in table.cells] == [3] * sum(map(bool, rows))
    assert report.text.splitlines()[-2] == "明年再努力。"


@pytest.mark.parametrize(
    "lines",
    [
        ["目录", "一、总体情况    1", "二、主要工作    3", "三、打算    9"],
        ["姓名    性别    年龄", "甲某    男    委员", "乙某    女    主席", "丙某    男    35"],
        ["会员    小组", "112    6"],  # one row
        ["办班    12期，", "慰问    30人，", "评优    5个。"],  # sentences
        ["某馆工会    某馆团委", "2023年12月3日    2023年12月5日", "主席    书记"],
    ],
)
def test_other_lines_with_blanks_are_text(tmp_path: Path, lines: list[str]) -> None:
    text = "\n".join(["某馆工会2023年总结", *lines, "明年再努力。"])
    assert read(_write(tmp_path, text.encode())).tables == ()


@pytest.mark.parametrize(
    "lines",
    [
        ["目录", "一、总体情况\t1", "二、主要工作\t3", "三、打算\t9"],  # contents
        ["姓名\t职务", "甲某\t主席", "乙某\t委员"],  # only set in columns
        ["会员\t112"],  # one row
        ["\t一年来，本会办班12期。", "\t慰问30人。"],  # an indent
        ["办班\t12期，" + "学员各处都有，" * 8, "慰问\t30人"],  # sentences
    ],
)
def test_other_lines_with_tabs_are_text(tmp_path: Path, lines: list[str]) -> None:
    text = "\n".join(["某馆工会2023年总结", *lines, "明年再努力。"])
    assert read(_write(tmp_path, text.encode())).tables == ()


def test_tables_among_wrapped_lines_stay_whole(tmp_path: Path) -> None:
    words = "一年来，本会围绕中心服务职工，扎实工作，各项任务都有进展，职工满意" * 8 + "。"
    wrapped = [words[at : at + 30] for at in range(0, len(words), 30)]
    rows = [row.replace("|", "\t") for row in ROWS]
    text = "\n".join([*wrapped, *rows, *wrapped])
    report = read(_write(tmp_path, text.encode()))
    assert len(report.tables) == 1
    assert report.text.splitlines().count(words) == 2


YEAR = [
    "　　今年以来，全乡完成产值5.87亿元，同比增长9.6％，其中工业3.12亿元，增长17.4％，农业1.94亿元，增长8.1％；收入1268万元，占年计划的45.3％。",
    "　　1、坚持把修路架桥作为全乡百姓出行方便的头等大事来抓，交通条件有了改善。",
    "　　全年修路12.5公里，架桥3座，改造危桥16座，投资1286.4万元，解决了3200多人出行难的问题，受益村组达到41个。",
    "　　2、坚持把旱地变成水浇地作为全乡农民多打粮食的根本办法来抓，产量有了提高。",
    "　　新打机井28眼，铺设管道6480米，新增水浇地1.35万亩，粮食总产2.29万吨，比上年增产4200吨，户均增收2865元。",
    "　　3、坚持把送医送药作为全乡老人安享晚年的具体行动来抓，看病难有了缓解。",
    "　　为1946名老人建档，上门巡诊328次，减免药费21.36万元，慢病随访率达到98.6％。",
]  # fmt: skip


_KEPT = {"glued": r"[\d.]{2}|.[，。；％]", "counted": ".[，。；]"}


def _hand_wrapped(paragraphs: list[str], width: int, habit: str) -> Iterator[str]:
    """Lines of `width` characters that part no figure; a closing mark hangs over or takes its
    neighbour along, and where lines are merely counted, figures and their % are parted."""
    for paragraph in paragraphs:
        rest = paragraph
        while rest:
            at = min(width, len(rest))
            kept = _KEPT.get(habit, r"[\d.]{2}")
            while 0 < at < len(rest) and re.fullmatch(kept, rest[at - 1 : at + 1]):
                at -= 1
            while at < len(rest) and habit == "hanging" and rest[at] in "，。；％":
                at += 1
            yield rest[:at]
            rest = rest[at:]


@pytest.mark.parametrize("habit", ["free", "hanging", "glued", "counted"])
@pytest.mark.parametrize("width", [19, 26, 30])
@pytest.mark.parametrize("indent", ["　　", "", "    "])
def test_lines_are_ragged_where_figures_stay_whole(
    tmp_path: Path, habit: str, width: int, indent: str
) -> None:
    paragraphs = [p.replace("　　", indent) for p in YEAR]
    lines = ["柏木乡2016年工作总结", *_hand_wrapped(paragraphs, width, habit)]
    report = read(_write(tmp_path, "\n".join(lines).encode()))
    assert _paragraphs(report) == [lines[0], *(p.strip() for p in YEAR)]


@pytest.mark.parametrize(
    "lines",
    [
        [f"{n}、聚焦{a}，办好{b}实事" for n, a, b in zip("一二三四五六七八", "学教衣食住行医养", "大小多少远近高低", strict=True)],
        ["春风又绿", "河两岸，", "一年辛苦", "到今天，", "百业兴旺", "人欢笑，", "来年再上", "一层楼。"] * 2,
        [f"{name}　　第{n}小组　　志愿服务标兵称号" for n, name in enumerate("甲乙丙丁戊己庚辛壬", 1)],
    ],
)  # fmt: skip
def test_lines_of_like_length_are_not_joined(tmp_path: Path, lines: list[str]) -> None:
    report = read(_write(tmp_path, "\n".join(["某乡2016年工作总结", *lines]).encode()))
    assert len(_paragraphs(report)) == len(lines) + 1


def test_a_figure_that_begins_a_line_belongs_to_the_noun_before_it(tmp_path: Path) -> None:
    body = [line for line in WRAPPED if not line.startswith("某某")]
    torn = ["全会现有会员一百多人，下面设立的工会小组", "7个，分布在各个科室。"]
    head = ["二、参加上级组织的职工技能竞赛活动情况", "12人获奖，会员都很高兴。"]
    (tmp_path / "a.txt").write_text("\n".join([*body, *torn, *head]), encoding="utf-8")
    lines = read(tmp_path / "a.txt").text.split("\n")
    assert not any(line.startswith("7个") for line in lines)
    assert any(line.startswith("12人获奖") for line in lines)


COUNTED = ["指标名称 单位 数量", "公开信息数 条 486", "网站公开数 条 431", "收到申请数 件 7"]


def test_a_single_blank_parts_cells_where_only_names_units_and_figures_stand(
    tmp_path: Path,
) -> None:
    report = read(_write(tmp_path, "\n".join(["附表", *COUNTED, "柳河镇文化站"]).encode()))
    (table,) = report.tables
    assert [cell.text for row in table.cells for cell in row][-3:] == ["收到申请数", "件", "7"]


@pytest.mark.parametrize(
    "lines",
    [
        COUNTED[:3],  # two rows are too few
        [*COUNTED[:3], "收到申请数 件 多数"],  # not all end in a figure
        ["2021 年 5", "2022 年 6", "2023 年 7", "2024 年 8"],  # no headings
        [
            "姓名 职务 年龄",
            "甲某 站长 41",
            "乙某 馆员 36",
            "丙某 馆员 29",
        ],  # neither names nor units alone
    ],
)
def test_lines_with_blanks_that_are_no_table(tmp_path: Path, lines: list[str]) -> None:
    report = read(_write(tmp_path, "\n".join(["附表", *lines, "柳河镇文化站"]).encode()))
    assert not report.tables


def test_letters_set_apart_are_closed_up(tmp_path: Path) -> None:
    apart = "广 泛 征 求 各 站 意 见 ， 全 年 经 费 6 1 2 万 元 。"
    text = f"{apart}\n甲 乙 丙 丁\n单 位：柳河镇 文化站 负责人 站长\n"
    assert _paragraphs(read(_write(tmp_path, text.encode()))) == [
        "广泛征求各站意见，全年经费612万元。",
        "甲 乙 丙 丁",
        "单 位：柳河镇 文化站 负责人 站长",
    ]


STATISTICS = [
    "统 计 指 标 单位 统计数",
    "一、主动公开情况",
    "（一）主动公开政府信息数 条 326",
    "1．政府网站公开政府信息数 条 285",
    "二、行政复议数量 件 0",
    "三、专项经费 万元 1.2",
]


def test_the_form_of_statistics_is_a_table_with_its_parts(tmp_path: Path) -> None:
    report = read(_write(tmp_path, "\n".join(["附件", *STATISTICS, "填报日期"]).encode()))
    (table,) = report.tables
    rows = [[cell.text for cell in row] for row in table.cells]
    assert rows[0] == ["统计指标", "单位", "统计数"]
    assert rows[1] == ["一、主动公开情况", "", ""]
    assert rows[-1] == ["三、专项经费", "万元", "1.2"]


def test_parts_without_their_figures_are_no_form_of_statistics(tmp_path: Path) -> None:
    lines = [STATISTICS[0], STATISTICS[1], "（一）健全制度", "（二）加强培训", STATISTICS[2]]
    assert not read(_write(tmp_path, "\n".join(lines).encode())).tables
