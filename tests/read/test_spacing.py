"""Which spaces of a line are the printer's: a table of lines, with the width of each gap in ems."""

from __future__ import annotations

import re

import pytest

from reportmine.read.layout.spacing import spaces_to_drop
from reportmine.read.quality import GARBLED, everyday, garble, unmapped


def _close(text: str, width: float, *, cell: bool = False) -> str:
    widths = {match.start(): width for match in re.finditer(" +", text)}
    drop = set(spaces_to_drop(text, widths, cell=cell))
    return "".join(char for i, char in enumerate(text) if i not in drop)


@pytest.mark.parametrize(
    ("text", "width", "closed"),
    [
        ("2014 年 12 月 3 日", 0.25, "2014年12月3日"),
        ("号 ， 邮 编 ： 223100 ，", 0.25, "号，邮编：223100，"),
        ("本 年支出 合 计 812.40 万 元", 0.3, "本年支出合计812.40万元"),
        ("总值达到 7 4 7 7 2 亿 元 ，比 上 年", 0.3, "总值达到74772亿元，比上年"),
        ("结 余 2 2 ． 4 万 元", 0.3, "结余22．4万元"),
        ("健康发展 。", 0.4, "健康发展。"),
        ("获得 A 类 5 项", 0.3, "获得A类5项"),
        ("总产值21. 91亿元，比上年", 0.4, "总产值21.91亿元，比上年"),
        ("总产值1,021 .91亿元", 0.4, "总产值1,021.91亿元"),
        ("培训职工。2. 2023年", 0.4, "培训职工。2. 2023年"),
        ("21. 2023年", 0.4, "21. 2023年"),
        ("总产值21. 91亿元", 2.5, "总产值21. 91亿元"),
        ("目 录", 1.0, "目录"),
        ("时 间：上午", 1.5, "时间：上午"),
        ("主席：甲某 记录：乙某", 4.0, "主席：甲某 记录：乙某"),
        ("第一部分 基本情况", 0.5, "第一部分 基本情况"),
        ("第三章 职工代表大会", 0.3, "第三章 职工代表大会"),
        ("慰问了甲某 乙某 丙某。", 0.5, "慰问了甲某 乙某 丙某。"),
        ("Annual report of 2014", 0.3, "Annual report of 2014"),
        ("1. 2023年预算", 0.3, "1. 2023年预算"),
        ("0 0 0 0", 2.0, "0 0 0 0"),
        ("甲   乙丙丁", 3.5, "甲 乙丙丁"),
        ("  前后  ", 0.5, "前后"),
    ],
)
def test_spaces(text: str, width: float, closed: str) -> None:
    assert _close(text, width) == closed


@pytest.mark.parametrize(
    ("text", "closed"),
    [
        ("无正当理由大量反复 申请", "无正当理由大量反复申请"),
        ("甲某 乙某", "甲某 乙某"),
    ],
)
def test_a_stray_space_in_a_cell(text: str, closed: str) -> None:
    assert _close(text, 0.5, cell=True) == closed


READS_WELL = [
    "某某中心2023年度工作总结，共举办培训23场，培训会员1256人次，发放慰问金3.5万元。",
    "某某學會會員大會會議紀錄：經費結餘為新台幣七十萬元，較去年會員大會之經費增加。",
    "Annual report of the union: 23 courses were held, 1,256 members took part.",
    "Rapport annuel : l’année a été marquée par la création d’un réseau à l’étranger.",
    "天文年會 Annual Meeting of the Society 國立大學 National University, 150 participants 人",
    "（一）１２００万元；①②③　％　※　→　≥　“三审三校”　〔2023〕5号　《条例》　·　——……",
]


@pytest.mark.parametrize("text", READS_WELL)
def test_language_is_no_garble(text: str) -> None:
    assert garble(text * 3) < 0.2


@pytest.mark.parametrize(
    "garbled",
    [
        READS_WELL[0].encode().decode("latin-1"),
        READS_WELL[0].encode("gb18030").decode("latin-1"),
        READS_WELL[0].encode().decode("gb18030", "replace"),
        "\ue012\ue0a3\ue133\ue1f0" * 10,
        "\ufffd" * 30 + "2023",
        "".join(chr(0x4E00 + 37 * n % 20900) for n in range(300)),
    ],
)
def test_garble_is_seen(garbled: str) -> None:
    assert garble(garbled * 3) >= GARBLED


UNMAPPED = [
    "-5JK坚ËNOÂ±爱I送温暖ÆKT&•每安排EF带队离退ñôò培训23",
    "#$%&()*+,-./0123<=>?[]^_`{|}~",
    "\x01\x04\x05\x06\x07培训\x08\x0e\x0f\x10会员\x11\x12\x13",
]


@pytest.mark.parametrize("text", UNMAPPED)
def test_codes_of_a_font_without_its_map(text: str) -> None:
    assert unmapped(text * 3)


@pytest.mark.parametrize(
    "text", [*READS_WELL, "邮箱：gonghui@example.cn，电话：0512-6677", "＊" * 40 + "=" * 60]
)
def test_language_has_few_signs(text: str) -> None:
    assert not unmapped(text * 3)


def test_everyday_tells_the_encodings_apart() -> None:
    traditional = READS_WELL[1]
    assert everyday(traditional) > 0.95
    assert everyday(traditional.encode("big5").decode("gb18030", "replace")) < 0.6
    assert everyday("") == 0.0
