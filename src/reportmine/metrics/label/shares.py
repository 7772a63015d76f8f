"""Shares of a whole, fulfilments of a plan, sizes of what stands behind.

占党员总数的1/8 counts the part in the whole, 完成年初预算的95% what was fulfilled, 总投资5亿元的产业园 what is so
large. In: a slot, what stands in front of it and behind it. Out: its `Label`, or None where the rule is silent.
"""

from __future__ import annotations

import re

from reportmine.metrics.context import Slot
from reportmine.metrics.label.heads import Heads
from reportmine.metrics.label.phrase import Label, Piece
from reportmine.metrics.label.rule import Before, Rule, View
from reportmine.metrics.lexicon import AGES, NUMBER

_SHARE = re.compile(r"占(?:到)?(?!比|地(?!区|方)|用|有率)")
_RATES = ("比重", "比例", "份额")
_OF_WHOLE = re.compile("的(?:比重|比例|份额)$")
# 完成年初预算的95%
_FULFILLED = re.compile(
    r"((?:超额)?完成[^，。；]{0,10}?(?:预算|计划|任务|目标|指标|进度)(?:任务|目标|数)?)的?(?:比例|比率)?[为达约\s]*(?:到)?$"
)
# 完成年度任务的108%: a task is no account of its own, as a budget is.
_TASK = re.compile("(?:计划|任务|目标|指标|进度)(?:任务|目标|数)?$")
# 总投资5亿元的产业园
_SIZE = re.compile(
    "(?P<size>(?:计划|协议|合同|概算|估算|预计)?总?投资(?:总?额)?|(?:总|建筑|占地|使用|经营)?面积|总长度?|库容)(?:约|近|达|超|为|共)*$"
)


class Shares(Rule):
    """The rules for ratios of a whole, and for sizes."""

    def __init__(self, view: View, heads: Heads) -> None:
        super().__init__(view)
        self.heads = heads

    def share(self, slot: Slot, front: Piece, before: Before) -> Label | None:
        """占党员总数的1/8: the part, and the whole where the part is named elsewhere; None for no share."""
        if slot.mention.kind not in ("ratio", "multiple"):
            return None
        shares = list(_SHARE.finditer(self.text, *front))
        if not shares:
            return None
        match = shares[-1]
        part = self.left.phrase(front[0], match.start())
        whole_s, whole_e = self.left.strip(match.end(), front[1])
        of = _OF_WHOLE.search(self.text, whole_s, whole_e)
        if of and whole_e - whole_s > of.end() - of.start():
            whole_e = of.start()  # 占总数的比例达; but 占总产值比重 is what the rate is called
        inherited = False
        if not part.pieces and self.text.startswith("的", slot.end):
            # 占全部职工65%的女职工: the part stands behind.
            part.pieces = part.noun = self.phrases.tidy(*self.right.noun(slot))
        if not part.pieces:
            found_before = before[1] if before and before[1].pieces else self.memory.level()
            topic = None if before else self.heads.clause_before(slot)
            source = topic or found_before
            inherited = source is not None
            part = self._part_of(source) if source else Label()
        pieces = part.pieces
        if before and pieces and before[0].mention.unit in AGES and before[0].end == pieces[0][0]:
            pieces = ((before[0].start, pieces[0][1]), *pieces[1:])  # 50岁以上教师占38%
        if not pieces and self.text.endswith(_RATES, whole_s, whole_e):
            pieces = ((match.start(), whole_e),)  # 占生产总值比重: known by its rate alone
        if not pieces:
            return None
        return Label(pieces, "share", part.noun, part=self.is_part(slot), inherited=inherited)

    def _part_of(self, source: Label) -> Label:
        """What has the share: 女性会员 of 其中女性131人，占71%, and not all members; 学员考证 of 考证61人，占64%."""
        whole = (source.part and source.inherited) or source.rule == "topic"
        return Label(source.pieces if whole else source.noun or source.pieces, noun=source.noun)

    def fulfilled(self, slot: Slot, front: Piece, before: Before) -> Label | None:
        """完成年初预算的95%: what was fulfilled, and whose budget or plan it was."""
        if slot.mention.kind != "ratio":
            return None
        match = _FULFILLED.search(self.text, *front)
        if match is None:
            return None
        own = match.span(1)
        part = self.left.phrase(front[0], match.start()).pieces
        if _TASK.search(match[1]):
            return self._set_for(slot, part, own, before)
        if not part and before and before[1].pieces:
            part = self.heads.owner(before[1])
            if not part and self.phrases.text_of(before[1].pieces) not in self.lexicon.budget:
                part = before[1].noun
        return Label((*part, own), "fulfilled", part, "完成", self.is_part(slot), inherited=True)

    def _set_for(self, slot: Slot, part: tuple[Piece, ...], own: Piece, before: Before) -> Label:
        """新发展会员320名，完成年度任务的108%: what the task was set for; the task alone where nothing is named."""
        told = before[1] if before and before[0].sentence == slot.sentence else None
        told = self.heads.clause_before(slot) or told
        pieces = part or (told.pieces if told else ()) or (own,)
        return Label(pieces, "fulfilled", pieces, "完成", self.is_part(slot), inherited=not part)

    def sized(self, slot: Slot, front: Piece, behind: Piece) -> Label | None:
        """总投资5亿元的新材料产业园: what is measured stands behind, with a size for a name in front."""
        size = _SIZE.search(self.text, *front)
        if size is None or not self.text.startswith("的", slot.end):
            return None
        start, end = behind
        counted = self.text.find(NUMBER, start, slot.clause_end)
        if end < counted <= start + 16 and "、" not in self.text[start:counted]:
            end = counted  # 黑石沟至大坪公路12公里
        noun = self.phrases.tidy(*self.phrases.shorten(start, end))
        if len(self.phrases.text_of(noun)) < 2:
            return None
        pieces = (*noun, size.span("size"))
        until = slot.end if end == counted else noun[-1][1]
        return Label(pieces, "attribute", noun, part=self.is_part(slot), used_until=until)
