"""The rest of things that were counted before, and the batches in which something was done.

意见86条，采纳81条，其余5条已作说明: the 5 count 意见, with what became of them. 分4批组织教职工疗休养160人: the 4 count
the batches of 教职工疗休养.

In: a slot, the numbers before and behind it. Out: its `Label`, or None where it is neither.
"""

from __future__ import annotations

import re

from reportmine.metrics.context import Slot
from reportmine.metrics.label.heads import Heads
from reportmine.metrics.label.phrase import Label, Piece
from reportmine.metrics.label.rule import Before, Rule, View
from reportmine.metrics.lexicon import NUMBER
from reportmine.text.segment import segmenter

_REST = re.compile(r"\s*(?P<word>其余|余下|剩余|剩下|另有|另外|还有|尚有|另)的?[仅只]?有?\s*")
# 其余3项受审批影响转入下年, 另有2件因涉及改造转入下年: the reason is left out
_WHY = re.compile(
    "受[^，。；\ue001]{1,8}影响|因[^，。；\ue001]{1,12}?(?=转入|转为|未|不|尚|暂|待|需|须|跨|推迟|延期|列入|结转)"
)
# Units of batches; 分 stands in front of their number.
_BATCHES = ("批", "批次", "期", "次", "轮", "组", "路", "队", "片", "阶段", "步")
_IN_BATCHES = re.compile(
    "(?:.*(?:[期年月内前后中]|计划|拟|先后|全年|统一|集中))?分|.*(?:先后|集中|统一)分(?:别|成|为)?"
)
# 需学校统一安排, 已作说明, 未整改: what became of the rest begins with one of these, or with a verb.
_BECAME = ("已", "未", "需", "待", "正", "因", "尚", "仍", "均", "将", "拟", "转", "列", "作", "不")
_SHORT = 8  # characters that are taken as they are
_LONGEST = 20  # characters that tell what became of the rest


class Portions(Rule):
    """The rules for the rest and for batches."""

    def __init__(self, view: View, heads: Heads) -> None:
        super().__init__(view)
        self.heads = heads

    def portion(self, slot: Slot, before: Before, after: Slot | None) -> Label | None:
        """The label of a number that counts the rest or batches."""
        if slot.mention.kind != "count":
            return None
        return self._rest(slot, before) or self._batches(slot, after)

    def _rest(self, slot: Slot, before: Before) -> Label | None:
        """其余〈5条〉已作说明: the noun of the whole, then what became of the rest; 剩余 where nothing is said of it."""
        rest = _REST.fullmatch(self.text, slot.left[0], slot.start)
        head = self._in_all(slot) if before and rest else ()
        if rest is None or not head:
            return None
        start, end = slot.right
        why = _WHY.match(self.text, start, end)
        start = why.end() if why else start
        words = segmenter().tagged(self.text[start:end].strip("。！；"))
        told = bool(words) and self.text[end : end + 1] != NUMBER
        if told and not (words[0][0].startswith(_BECAME) or words[0][1].startswith("v")):
            return None  # 另有3名学生获奖
        became = self.right.action(start, end, _LONGEST) if told else ()
        if told and not became and end - start <= _SHORT:
            became = self.phrases.tidy(start, end)  # 正在加紧建设
        became = became or (rest.span("word"),)
        return Label((*head, *became), "the rest", head, part=True, inherited=True)

    def _in_all(self, slot: Slot) -> tuple[Piece, ...]:
        """目标任务42项，完成39项，其余〈3项〉: what the first number of the sentence with this unit counts."""
        for one, label in self.memory.done[-8:]:
            if one.sentence == slot.sentence and one.mention.unit == slot.mention.unit:
                return label.noun or label.pieces
        return ()

    def _batches(self, slot: Slot, after: Slot | None) -> Label | None:
        """分〈4批〉组织教职工疗休养160人: what was done, up to the next number."""
        opener = self.text[slot.left[0] : slot.start].strip()
        if slot.mention.unit not in _BATCHES or not _IN_BATCHES.fullmatch(opener):
            return None
        end = slot.clause_end
        if after and after.start < end:
            end = after.start
        done = self.left.phrase(slot.end, end)
        return Label(done.pieces, "in batches", done.noun, done.verb) if done.pieces else None
