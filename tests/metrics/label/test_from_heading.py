"""What votes were on, where only a heading says so."""

from __future__ import annotations

import pytest

from tests.metrics.build import facts, section


@pytest.mark.parametrize(
    ("heading", "told", "label"),
    [
        ("延长夜间开放案", "决议：赞成9票、反对1票，通过。", "延长夜间开放案反对"),
        ("拟修订借阅规则，放宽续借次数案，提请讨论", "决议：赞成9票、反对1票。", "放宽续借次数案反对"),
        ("延长夜间开放案", "《续借办法》：赞成9票、反对1票。", "续借办法反对"),
        ("会议情况", "经表决，赞成9票、反对1票。", "表决反对"),
    ],
)  # fmt: skip
def test_a_vote_is_on_the_matter_of_its_item(heading: str, told: str, label: str) -> None:
    text = f"{heading}\n{told}"
    assert facts(text, section(text, heading, role="procedure"))["1票"].label == label


def test_other_numbers_of_an_item_borrow_no_matter() -> None:
    text = "延长夜间开放案\n出席理事9人，安排值班3人。"
    assert facts(text, section(text, "延长夜间开放案"))["9人"].label == "出席理事"


@pytest.mark.parametrize(
    ("heading", "told", "number", "label"),
    [
        (
            "收到和处理政府信息公开申请情况",
            "本年新收36件，上年结转2件。",
            "2件",
            "政府信息公开申请上年结转",
        ),
        ("依申请公开情况", "受理11件，予以公开3件。", "11件", "依申请公开受理"),
        ("依申请公开情况", "受理11件，予以公开3件。", "3件", "予以公开"),
        ("收到和处理政府信息公开申请情况", "新收建议36件。", "36件", "新收建议"),
        ("建议提案办理情况", "全年办结9件。", "9件", "办结"),
    ],
)
def test_applications_are_named_above(heading: str, told: str, number: str, label: str) -> None:
    text = f"{heading}\n{told}"
    assert facts(text, section(text, heading))[number].label == label


@pytest.mark.parametrize(
    ("heading", "told", "number", "label"),
    [
        ("“三公”经费支出情况", "预算38万元，决算29万元。", "29万元", "三公经费决算"),
        ("教育支出（类）进修及培训（款）", "年初预算42万元。", "42万元", "进修及培训年初预算"),
        ("卫生健康支出", "决算42万元。", "42万元", "卫生健康支出决算"),
        ("康复楼改造工程", "总投资42万元。", "42万元", "康复楼改造工程总投资"),
        ("积极争取经费，改善条件", "年初预算42万元。", "42万元", "年初预算"),
        ("行政单位养老支出（款）", "支出决算42万元。", "42万元", "行政单位养老支出决算"),
        ("经费情况", "预算38万元。", "38万元", "预算"),
        ("“三公”经费支出情况", "会议费预算38万元。", "38万元", "会议费预算"),
        ("教学竞赛", "参赛98人。", "98人", "教学竞赛参赛"),
        ("互助保障", "参保380人。", "380人", "互助保障参保"),
        ("互助保障", "宣讲3场。参保380人。", "380人", "参保"),
        ("队伍建设", "参训98人。", "98人", "参训"),
    ],
)
def test_what_an_account_or_who_took_part_is_of(
    heading: str, told: str, number: str, label: str
) -> None:
    text = f"{heading}\n{told}"
    assert facts(text, section(text, heading))[number].label == label
