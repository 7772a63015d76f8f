"""Which rule decides the status of a number: every rule of the table has an example, and one where it does not hold."""

from __future__ import annotations

import pytest

from reportmine.metrics.context import paragraphs
from reportmine.metrics.label.labeller import Labeller
from reportmine.metrics.status.case import Case, Place
from reportmine.metrics.status.rules import RULES, ruling
from reportmine.metrics.status.ruling import OF_ITS_YEAR, UNSAID, Ruling, Why
from reportmine.quantity import find_numbers
from tests.metrics.build import FRONT, report_of

_PLAIN, _PLAN, _BUDGET = Place(), Place(plan=True), Place(budget_report=True)


def _ruling(text: str, number: str, place: Place = _PLAIN) -> Ruling:
    """What the table says of a number of a text of one paragraph."""
    mentions = find_numbers(text, reference=FRONT.period)
    (paragraph,) = paragraphs(report_of(text), mentions)
    labeller = Labeller(paragraph)
    for sentence in paragraph.sentences:
        for slot, label in zip(sentence, labeller.sentence(sentence), strict=True):
            if slot.mention.text == number:
                return ruling(Case(paragraph, slot, label, place))
    raise AssertionError(f"no {number} in {text}")


# For each reason: a text and a number, what it stands in; then the same where it does not hold.
_EXAMPLES: list[tuple[Why, str, str, Place, str, str, Place]] = [
    (
        Why.NAMED_THRESHOLD, "购置60万元以上仪器6台。", "60万元以上", _PLAIN,
        "投入60万元以上。", "60万元以上", _PLAIN,
    ),
    (
        Why.BUDGET, "年初部门预算46万元，执行率96%。", "46万元", _PLAIN,
        "比年初预算多46万元。", "46万元", _PLAIN,
    ),
    (
        Why.TARGET, "原定演出60场，实际演出66场。", "60场", _PLAIN,
        "原定演出60场，实际演出66场。", "66场", _PLAIN,
    ),
    (
        Why.CAST, "明年的安排有16票赞成。", "16票", _PLAN,
        "明年的安排有16人赞成。", "16人", _PLAN,
    ),
    (
        Why.BOUND, "公示期规定的6天已过。", "6天", _PLAIN,
        "公示已过6天。", "6天", _PLAIN,
    ),
    (
        Why.BASELINE, "分馆由6个增加到9个。", "6个", _PLAIN,
        "分馆由6个增加到9个。", "9个", _PLAIN,
    ),
    (
        Why.NOT_ONE, "搬箱子96箱，没丢一箱。", "一箱", _PLAIN,
        "搬箱子96箱，又搬一箱。", "一箱", _PLAIN,
    ),
    (
        Why.TASK_SET, "截至11月底，36项任务已完成26项。", "36项", _PLAIN,
        "全年36项任务全部完成。", "36项", _PLAIN,
    ),
    (
        Why.TO_COME, "两名馆员明年退休。", "两名", _PLAIN,
        "两名馆员去年退休。", "两名", _PLAIN,
    ),
    (
        Why.BOUND_SET, "每位教师听课不少于15节，实际人均16节。", "不少于15节", _PLAIN,
        "每位教师听课不少于15节，评课16节。", "不少于15节", _PLAIN,
    ),
    (
        Why.NEVER, "今后每亩租金不得突破600元。", "600元", _PLAN,
        "今后每亩租金600元。", "600元", _PLAN,
    ),
    (
        Why.WORD, "力争入会率达到96%。", "96%", _PLAIN,
        "入会率达到96%。", "96%", _PLAIN,
    ),
    (
        Why.LISTED, f"主要预期目标是：{'产值增长；' * 60}就业96人。", "96人", _PLAIN,
        "主要预期目标都已实现；就业96人。", "96人", _PLAIN,
    ),
    (
        Why.MOTION, "讨论了关于增补监事两名的动议。", "两名", _PLAIN,
        "增补监事两名。", "两名", _PLAIN,
    ),
    (
        Why.BOUND_AHEAD, "确保参保率不低于96%。", "不低于96%", _PLAIN,
        "参保率不低于96%。", "不低于96%", _PLAIN,
    ),
    (
        Why.PLAN, "办好讲座16场。", "16场", _PLAN,
        "截至6月底已办讲座16场。", "16场", _PLAN,
    ),
    (
        Why.TERM, "申请在6个工作日内答复。", "6个工作日内", _PLAIN,
        "申请答复缩短到6个工作日内。", "6个工作日内", _PLAIN,
    ),
    (
        Why.BUDGET_MONEY, "购置费36万元。", "36万元", _BUDGET,
        "购置费实际支出36万元。", "36万元", _BUDGET,
    ),
    (
        Why.MODAL, "教师应当听课15至20节。", "15至20节", _PLAIN,
        "教师听课15至20节。", "15至20节", _PLAIN,
    ),
    (
        Why.AGREED, "合同约定津贴增幅不低于6%。", "不低于6%", _PLAIN,
        "津贴增幅不低于6%。", "不低于6%", _PLAIN,
    ),
    (
        Why.RESOLVED, "决议：先开办1班。", "1班", _PLAIN,
        "说明：先开办1班。", "1班", _PLAIN,
    ),
    (
        Why.PART_OF_PROMISED, "其中公务接待16万元。", "16万元", Place(of_promised=True),
        "其中公务接待已用16万元。", "16万元", Place(of_promised=True),
    ),
    (
        Why.PROJECT, "更换课桌90套。", "90套", Place(budget_report=True, projects=True),
        "更换课桌90套。", "90套", Place(projects=True),
    ),
    (
        Why.ARTICLE, "本会设理事九名。", "九名", Place(article=True),
        "本会设理事九名。", "九名", _PLAIN,
    ),
]  # fmt: skip


@pytest.mark.parametrize(
    ("why", "text", "number", "place"), [row[:4] for row in _EXAMPLES], ids=lambda v: str(v)[:24]
)
def test_a_rule_decides(why: Why, text: str, number: str, place: Place) -> None:
    ruled = _ruling(text, number, place)
    assert ruled.why is why
    assert ruled.status in {rule.status for rule in RULES if rule.why is why}


@pytest.mark.parametrize(
    ("why", "text", "number", "place"),
    [(row[0], *row[4:]) for row in _EXAMPLES],
    ids=lambda v: str(v)[:24],
)
def test_a_rule_does_not_decide(why: Why, text: str, number: str, place: Place) -> None:
    assert _ruling(text, number, place).why is not why


def test_every_rule_has_an_example() -> None:
    assert {rule.why for rule in RULES} == {row[0] for row in _EXAMPLES}


def test_a_word_of_promise_is_told() -> None:
    assert _ruling("力争入会率达到96%。", "96%") == Ruling("planned", Why.WORD, "力争")
    assert _ruling("馆里计划招馆员6名。", "6名").word == "计划"


def test_nothing_said_is_something_done() -> None:
    assert _ruling("办了讲座16场。", "16场") == Ruling("achieved", Why.NOTHING_SAID)


@pytest.mark.parametrize("ratio", ["决算为年初预算的96%", "实际为计划的96%"])
def test_what_is_measured_by_a_promise_is_none(ratio: str) -> None:
    assert _ruling(f"{ratio}。", "96%").status == "achieved"


def test_only_what_is_planned_is_of_a_year_or_unsaid() -> None:
    planned = {rule.why for rule in RULES if rule.status == "planned"}
    assert planned >= OF_ITS_YEAR | UNSAID - {Why.READS_AHEAD}
