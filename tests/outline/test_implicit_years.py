"""Last paragraphs that only their year tells from the review."""

from __future__ import annotations

import pytest

from reportmine.outline.implicit.next_year import promises_for_next_year, tells_of_next_year
from reportmine.outline.paragraphs.blocks import Block
from reportmine.report import Span


def blocks_of(text: str) -> list[Block]:
    """A prose block for each line."""
    found, at = [], 0
    for index, line in enumerate(text.split("\n")):
        span = Span(at, at + len(line))
        found.append(Block(index, span, "prose", None, at))
        at += len(line) + 1
    return found


@pytest.mark.parametrize(
    ("comment", "text", "plans"),
    [
        ("bare verbs of the next year", "甲馆2023年工作总结\n全年开放300天。\n2024年，补上女职工活动室的空调，讲座排12场。", True),
        ("in Chinese digits", "甲馆二〇二三年工作总结\n二〇二四年：清完积压一万册。", True),
        ("a school year", "甲校2022-2023学年总结\n全学年听课九百节。\n2024学年，新开两门课。", True),
        ("the year in review itself", "甲馆2023年工作总结\n2023年，开放300天。", False),
        ("what is over", "甲馆2023年工作总结\n全年开放300天。\n2024年，书库搬迁完工了。", False),
        ("a month of it", "甲馆2023年工作总结\n全年开放300天。\n2024年1月，评审组到馆。", False),
        ("a chronicle", "甲馆沿革\n2022年，建馆。\n2023年，开放。", False),
        ("no year before", "甲馆工作\n2023年，开放300天。", False),
        ("years further on were named", "甲馆2023年工作总结\n到2025年建成两个分馆。\n2024年，书库扩建。", False),
    ],
)  # fmt: skip
def test_the_year_to_come(comment: str, text: str, plans: bool) -> None:
    *before, last = blocks_of(text)
    assert tells_of_next_year(text, last, before[1:]) is plans, comment


@pytest.mark.parametrize(
    ("text", "promises"),
    [
        ("甲馆2023年总结。书少人少。2024年，添书两千册。", True),
        ("甲馆2023年总结。书少人少。2024年，经费的缺口更大。", False),
        ("甲馆2023年总结。书少人少。2024年，书库搬迁完工了。", False),
        ("甲馆2023年总结。书少人少。2025年，添书两千册。", False),
    ],
)
def test_a_sentence_behind_what_is_lacking(text: str, promises: bool) -> None:
    start = text.index("202", 10)
    assert promises_for_next_year(text, start, len(text)) is promises
