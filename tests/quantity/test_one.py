"""一个 is mostly an article: what makes a count of one Chinese digit and a unit, and what does not."""

from __future__ import annotations

import pytest

from reportmine.quantity import find_numbers


def _quantities(text: str) -> list[str]:
    return [m.text for m in find_numbers(text) if m.is_quantity]


@pytest.mark.parametrize(
    ("text", "counted"),
    [
        # in front of it
        ("没有一个学校停课。", "一个"),
        ("从未接到一起投诉。", "一起"),
        ("一件投诉都没有。", "一件"),
        ("每个村创建一块示范园。", "一块"),
        ("剩下的一件留待年后。", "一件"),
        ("办了一场故事会。", "一场"),
        ("创建了一所学校。", "一所"),
        ("借给邻馆一台电脑，新增一台打印机。", "一台"),
        ("大会审议通过了一项，其余缓议。", "一项"),
        # behind it
        ("连任以一次为限。", "一次"),
        ("获国家项目一项，经费尚未到账。", "一项"),
        ("库房一间三十平方米。", "一间"),
        ("新购保温箱一台供读者使用。", "一台"),
        ("考古报告一部在印。", "一部"),
        ("一人获全国表彰。", "一人"),
        # another one beside it
        ("推荐教师2名，最终一名进入复赛。", "一名"),
        ("一位获一等奖，另一位获二等奖。", "另一位"),
    ],
)
def test_one_is_counted(text: str, counted: str) -> None:
    assert counted.removeprefix("另") in _quantities(text)


@pytest.mark.parametrize(
    "text",
    [
        "“一个中心、两个基本点”。",
        "不漏一户，不落一人。",
        "培养一支懂管理的队伍。",
        "这是一个良好的开端。",
        "把目录翻了一遍。",
        "实行一项一卷。",
        "先比了一轮。",
        "是来人最齐的一个。",
        "大家没有一起去。",
        "公证一科负责此事。",
        "营造一种和谐的氛围。",
    ],
)
def test_one_is_no_count(text: str) -> None:
    assert _quantities(text) == []


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("上述三项均已办结。", []),
        ("办结三项。", ["三项"]),
        ("「理事任期二年，連選連任」。", ["二年"]),
        ("差错率为零。", ["零"]),
        ("零距离服务。", []),
        ("十方面民生实事圆满完成。", ["十方面"]),
        ("办好“十件民生实事”。", ["十件"]),
        ("还有三方面差距。", []),
        ("建设“三个一批”。", []),
    ],
)
def test_other_digits(text: str, found: list[str]) -> None:
    assert _quantities(text) == found
