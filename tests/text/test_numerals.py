"""Numerals: folding keeps the length, values and last places are exact."""

from __future__ import annotations

from decimal import Decimal

import pytest

from reportmine.text.numerals import LEDGER, evaluate, fold, parse_number

VALUES = """
0 0 | 12 12 | 1,234,567.5 1234567.5 | 1.5万 15000 | 3亿 300000000 | 1亿2千万 120000000 | 12万5 125000 | 1千零20 1020
２０１４ 2014 | １２．５ 12.5 | 十 10 | 十二 12 | 一百零八 108 | 两千三百五 2350 | 百三 130 | 一万三 13000 | 三万零五十 30050
二〇一四 2014 | 二○一四 2014 | 廿 20 | 廿五 25 | 卅万 300000 | 五十五兆 55000000000000 | 四万亿 4000000000000 | 十万 100000
九十五点六 95.6 | 零点五 0.5 | 叁万伍仟 35000 | 壹佰贰拾叁 123 | 貳佰 200 | 陆佰 600 | 億 100000000
三分之二 0.6666666666666666666666666667 | 百分之五 0.05 | 1/8 0.125 | 12% 0.12 | 三成 0.3 | 八折 0.8 | ½ 0.5 | 半 0.5 | 三又二分之一 3.5
-5 -5 | 负三 -3 | (191,153) -191153 | （12） -12 | 十几 10 | 20余 20 | 3500多万 35000000 | 两年 !
 ! | abc ! | 一二点点三 ! | 1/0 !
"""
PAIRS = [row.strip().rsplit(" ", 1) for row in VALUES.replace("\n", "|").split("|") if row.strip()]


@pytest.mark.parametrize(("written", "worth"), [p if len(p) == 2 else ["", p[0]] for p in PAIRS])
def test_parse_number(written: str, worth: str) -> None:
    if worth == "!":
        with pytest.raises(ValueError):
            parse_number(written)
    else:
        assert parse_number(written) == Decimal(worth)


@pytest.mark.parametrize(
    ("written", "step"),
    [("120", "10"), ("3200", "100"), ("3205", "1"), ("1.35", "0.01"), ("三百六十", "10"), ("百", "100"),
     ("二十", "10"), ("十二", "1"), ("5万", "10000"), ("一万三", "1000"), ("三万零五十", "10"), ("0", "1")],
)  # fmt: skip
def test_the_last_significant_place(written: str, step: str) -> None:
    assert evaluate(written).step == Decimal(step)


@pytest.mark.parametrize(
    "text",
    [
        "１２００萬元",
        "壹佰伍拾圓",
        "队伍陆续收拾行装",
        "二○一四年",
        "　全角　空格",
        "٣٤",
        "Ｇ６０科創走廊",
        "１，２３４件",
        "😀３项",
    ],
)
def test_folding_keeps_the_length(text: str) -> None:
    assert len(fold(text)) == len(text)


def test_folding_leaves_everyday_characters_alone() -> None:
    assert fold("队伍陆续收拾行装參加") == "队伍陆续收拾行装參加"
    assert fold("叁万伍仟陆佰拾元") == "三万五千六百十元"


def test_the_characters_of_the_ledger() -> None:
    inside = "0９〇零一两廿卅壹拾佰萬億①㈠Ⅳ½٣"
    assert [m.group() for m in LEDGER.finditer(inside)] == list(inside)
    assert LEDGER.search("○ 项 半 几 数 ²") is None
    assert LEDGER.search("二○一四年".replace("二", "")) is not None
