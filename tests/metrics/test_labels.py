"""The labels of the rules, before the learned choice: what is borrowed, what stands alone, what is cut."""

from __future__ import annotations

import pytest

from reportmine.metrics.context import paragraphs
from reportmine.metrics.label import Labeller

from .build import mentions_of, report_of


def labels_of(text: str) -> dict[str, str]:
    """The label of each number by the rules alone."""
    found: dict[str, str] = {}
    for paragraph in paragraphs(report_of(text), mentions_of(text)):
        labeller = Labeller(paragraph)
        for sentence in paragraph.sentences:
            for slot, label in zip(sentence, labeller.sentence(sentence), strict=True):
                found[slot.mention.text] = "".join(text[s:e] for s, e in label.pieces)
    return found


@pytest.mark.parametrize(
    ("comment", "text", "number", "label"),
    [
        ("a vote is on a matter", "《夜班轮换办法》：赞成86人，反对9人。", "86人", "夜班轮换办法赞成"),
        ("the second vote, too", "《夜班轮换办法》：赞成86人，反对9人。", "9人", "夜班轮换办法反对"),
        ("the title's draft mark stays out", "《食堂外包细则（草案）》表决，同意31人。", "31人", "食堂外包细则同意"),
        ("no vote is on another vote", "经举手表决，同意31人，反对2人。", "2人", "反对"),
        ("a deed with its object", "申请巡回指导8次；选送6人参加手语培训。", "6人", "参加手语培训"),
        ("a deed without one borrows", "举办手语培训8期，60人参训。", "60人", "手语培训参训"),
        ("what persons did is told on", "推荐3名教师参加初赛，一名进入复赛。", "一名", "教师进入复赛"),
        ("an aside is no deed", "全县产值达到80亿元（预计数），增长6%。", "6%", "产值"),
        ("what sums a list up", "组织摄影、书法、棋艺三类比赛12场。", "12场", "比赛"),
        ("a list of two names", "组织书法、棋艺比赛12场。", "12场", "书法、棋艺比赛"),
        ("a balance stands alone", "会费收入30万元，活动支出28万元，结余2万元。", "2万元", "结余"),
        ("so do discharges", "门急诊5万人次，出院2300人次。", "2300人次", "出院"),
        ("who received is not counted", "举办开放日4次，接待600人次。", "600人次", "接待"),
        ("what was found", "巡查中发现隐患12处。", "12处", "隐患"),
        ("problems that were found", "年内发现问题9个。", "9个", "发现问题"),
        ("new finds", "林场新发现古墓3处。", "3处", "新发现古墓"),
        ("but is no part of a name", "但成品率只有82%。", "82%", "成品率"),
    ],
)  # fmt: skip
def test_labels_of_the_rules(comment: str, text: str, number: str, label: str) -> None:
    assert labels_of(text)[number] == label, comment
