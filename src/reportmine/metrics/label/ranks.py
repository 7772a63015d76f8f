"""What came where among rivals: 固定资产投资额完成12亿元，列全区第一 ranks 固定资产投资额, not 全区.

In: a slot whose number is a rank, its left side. Out: its label, without the verb that ranks and the
field of rivals; or None, where the number is no rank.
"""

from __future__ import annotations

import re

from reportmine.metrics.context import Slot
from reportmine.metrics.label.heads import Heads
from reportmine.metrics.label.phrase import Label, Piece
from reportmine.metrics.label.rule import Before, Rule, View
from reportmine.metrics.label.topics import Topics

_FIELD = "(?:全[国省市区县校院镇乡州]|世界|全球|各省区?|同类[^，。；]{0,6}|[省市区县])"
_MANNER = "(?:分别|均|都|继续|连续|分(?=[获列居])|[稳跃高并由从位名]){0,4}"
_PLACED = re.compile(
    # 位列全县考核第7位: behind such a verb all is the field of rivals
    rf"{_FIELD}?{_MANNER}(?:排名|排在|位于|列(?![车入席支])|居(?!民))[^，。；、\ue000]{{0,10}}$"
    rf"|{_MANNER}(?:进入|跻身|挤进|冲进|打进|闯进|[上升提跃跻进前退跌下降滑移至到居]{{2,4}}|获得?|取得|夺得?|荣获|拿[了下到]|[为排])?[了为在]?"
    rf"(?:(?:在|由|从)?(?:[上去]年的?)?{_FIELD}{{1,2}}(?:的|中)?)?$"
)
# 生产总值增长6%，增速居全市第2位: a figure of the thing before
_OF_A_FIGURE = ("增速", "增幅", "涨幅", "降幅", "占比", "比重", "总量", "总额")
# 在9支球队中获第三名: the rivals, and not what was ranked among them
_RIVALS = re.compile(
    "在[^，。；]{0,12}?"
    "(?:队伍?|[工分学协]会|馆|校|院|单位|部门|企业|公司|支部|街道|乡镇|镇街|街镇|[区县市]县|县[市区]|县市区|初中|高中|中学|小学|地市"
    "|市州|省份|城市|景区|医院|学校|选手|班组|科室|系|所)"
    "(?:之中|当中|中|里)[^，。；\ue001]{0,6}$"
)
# 获团体第二名: a class, without the contest that the words before it name
_CLASS = re.compile(
    "(?:男子|女子|男女|个人|团体|集体|[甲乙丙]组|[一二三]类)?(?:团体|个人|集体|全能|混合|单打|双打)?(?:总分|总成绩|得分|成绩|接力)?"
)
# 在全区财务考核中: what was ranked is 财务考核
_WITHIN = re.compile(r"在(?P<what>[^，。；]{2,40})[中上里裡]$")


class Ranks(Rule):
    """The rule for ranks."""

    def __init__(self, view: View, heads: Heads, topics: Topics) -> None:
        super().__init__(view)
        self.heads, self.topics = heads, topics

    def _contested(self, slot: Slot, front: Piece) -> Label | None:
        """What a body was ranked for among its rivals: the contest, or what was told of it before."""
        contest = self.topics.contest(slot)
        told = self._told_before(slot, front[1])
        own = self.left.phrase(*front)
        if told and self.phrases.text_of(own.pieces) in _OF_A_FIGURE:
            own = self.heads.attribute(own, told)
        pieces = contest or own.pieces or (told.pieces if told else ())
        return Label(pieces, "rank", pieces, inherited=True) if pieces else None

    def _told_before(self, slot: Slot, end: int) -> Label | None:
        """满意率94%，在十四个镇街中排名第二: what the last number before the rivals counts."""
        for one, told in reversed(self.memory.done[-4:]):
            if one.end <= end and one.sentence == slot.sentence:
                return told
        return None

    def rank(self, slot: Slot, front: Piece, before: Before) -> Label | None:
        """The label of a rank: what stands before its verb in the clause, or the subject so far."""
        if slot.mention.kind != "rank":
            return None
        rivals = _RIVALS.search(self.text, slot.clause_start, front[1])
        if rivals:
            return self._contested(slot, (slot.clause_start, rivals.start()))
        text = self.text[slice(*front)].rstrip()
        placed = _PLACED.search(text)
        end = placed.start() if placed else len(text)
        if text[:end].endswith(("中", "里")) and "在" in self.text[slot.clause_start : front[0]]:
            end -= 1  # 在全市9个区县考核中列第2位
        within = _WITHIN.search(text, 0, end)
        s, e = within.span("what") if within else (0, end)
        found = self.left.phrase(front[0] + s, front[0] + e)
        if not found.pieces:
            source = (before[1] if before else None) or self.heads.clause_before(slot)
            if source is None or not source.pieces:
                contest = self.topics.contest(slot)
                return Label(contest, "rank", contest, inherited=True) if contest else None
            pieces = source.noun or source.pieces
            return Label(pieces, "rank", pieces, part=self.is_part(slot), inherited=True)
        words = self.phrases.text_of(found.pieces)
        if _CLASS.fullmatch(words) and (contest := self.topics.contest(slot)):
            pieces = (*contest, *found.pieces)
            return Label(pieces, "rank", pieces, part=self.is_part(slot), used_until=slot.end)
        if before and words in _OF_A_FIGURE:
            found = self.heads.attribute(found, before[1])  # 生产总值增长6%，增速居全市第2位
        return Label(
            found.pieces, "rank", found.noun, found.verb, self.is_part(slot), used_until=slot.end
        )
