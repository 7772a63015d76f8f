"""Shares, fulfilments, and numbers that are part of a name.

占党员总数的1/8 counts the part in the whole; 完成年初预算的95% counts what was fulfilled; in 1亿元以上项目9个 the
first number only picks out what the second one counts.
"""

from __future__ import annotations

import re

from reportmine.metrics.context import Slot
from reportmine.metrics.label.heads import BUDGET_WORDS, Heads
from reportmine.metrics.label.phrase import Label, Piece
from reportmine.metrics.label.rule import Before, Rule, View
from reportmine.metrics.lexicon import AGES, NUMBER

_SHARE = re.compile(r"占(?:到)?(?!比|地|用|有率)")
_PLANS = ("任务", "计划", "目标", "指标", "任务数", "计划数")
_OF_WHOLE = re.compile("的(?:比重|比例|份额)$")
_FULFILLED = re.compile(
    r"((?:超额)?完成[^，。；]{0,10}?(?:预算|计划|任务|目标|指标|进度)(?:任务|目标|数)?)的?(?:比例|比率)?[为达约\s]*(?:到)?$"
)


_SIZE = re.compile(
    "(?P<size>(?:计划|协议|合同|概算|估算|预计)?总?投资(?:总?额)?|(?:总|建筑|占地|使用|经营)?面积|总长度?|库容)(?:约|近|达|超|为|共)*$"
)


_REACHES = ("达", "达到", "增至", "增加到", "共", "已达", "有")
_EXCEEDS = re.compile(
    "(?:年|总|亩均|年均)?(?:产值|营收|营业收入|销售额|销售收入|税收|纳税额?|收入|投资额?|注册资本|资产|利润|交易额|产量)$"
)


def is_bound(slot: Slot) -> bool:
    """Whether a number ends in words that bound it: 30人以上, 2年内."""
    if slot.mention.mod not in ("equal_or_more", "equal_or_less", "more_than", "less_than"):
        return False
    return slot.mention.text.endswith(("上", "下", "内", "外", "）", ")"))


class Shares(Rule):
    """The rules for ratios of a whole and for bounds in names."""

    def __init__(self, view: View, heads: Heads) -> None:
        super().__init__(view)
        self.heads = heads

    def share(self, slot: Slot, ls: int, le: int, before: Before) -> Label | None:
        """占党员总数的1/8: the part, and the whole where the part is named elsewhere; None for no share."""
        if slot.mention.kind not in ("ratio", "multiple"):
            return None
        match = None
        for found in _SHARE.finditer(self.text, ls, le):
            match = found
        if match is None:
            return None
        part = self.left.phrase(ls, match.start())
        whole_s, whole_e = self.left.strip(match.end(), le)
        of = _OF_WHOLE.search(self.text, whole_s, whole_e)
        if of and whole_e - whole_s > of.end() - of.start():
            whole_e = of.start()  # 占总数的比例达; but 占总产值比重 is what the rate is called
        inherited = False
        if not part.pieces and self.text.startswith("的", slot.end):
            # 占全部职工65%的女职工: the part stands behind.
            head, rs = self.right.noun(slot)
            part.pieces = part.noun = self.phrases.tidy(rs, head)
        if not part.pieces:
            found_before = before[1] if before and before[1].pieces else self.memory.level()
            topic = None if before else self.heads.clause_before(slot)
            source = topic or found_before
            inherited = source is not None
            part = Label(source.noun or source.pieces, noun=source.noun) if source else Label()
        pieces = part.pieces
        if before and pieces and before[0].mention.unit in AGES and before[0].end == pieces[0][0]:
            pieces = ((before[0].start, pieces[0][1]), *pieces[1:])  # 50岁以上教师占38%
        rate = self.text.endswith(("比重", "比例", "份额"), whole_s, whole_e)
        planned = self.text.endswith(_PLANS, whole_s, whole_e)  # 占年度计划的102%
        if (
            whole_s < whole_e and not planned and (inherited or rate)
        ):  # 女职工占职工总数的45% is of 女职工
            pieces += ((match.start(), whole_e),)
            if len(pieces) > 1 and pieces[-2][1] == pieces[-1][0]:
                pieces = (*pieces[:-2], (pieces[-2][0], pieces[-1][1]))
        if not pieces:
            return None
        return Label(pieces, "share", part.noun, part=self.is_part(slot), inherited=inherited)

    def fulfilled(self, slot: Slot, ls: int, le: int, before: Before) -> Label | None:
        """完成年初预算的95%: what was fulfilled, and whose budget or plan it was."""
        if slot.mention.kind != "ratio":
            return None
        match = _FULFILLED.search(self.text, ls, le)
        if match is None:
            return None
        own = match.span(1)
        part = self.left.phrase(ls, match.start()).pieces
        if not part and before and before[1].pieces:
            part = self.heads.owner(before[1])
            if not part and self.phrases.text_of(before[1].pieces) not in BUDGET_WORDS:
                part = before[1].noun
        return Label((*part, own), "fulfilled", part, "完成", self.is_part(slot), True)

    def sized(self, slot: Slot, ls: int, le: int, head: int, rs: int) -> Label | None:
        """总投资5亿元的新材料产业园: what is measured stands behind, with a size for a name in front."""
        size = _SIZE.search(self.text, ls, le)
        if size is None or not self.text.startswith("的", slot.end):
            return None
        counted = self.text.find(NUMBER, rs, slot.clause_end)
        if head < counted <= rs + 16 and "、" not in self.text[rs:counted]:
            head = counted  # 黑石沟至大坪公路12公里
        noun = self.phrases.tidy(*self.phrases.shorten(rs, head))
        if len(self.phrases.text_of(noun)) < 2:
            return None
        pieces = (*noun, size.span("size"))
        until = slot.end if head == counted else noun[-1][1]
        return Label(pieces, "attribute", noun, part=self.is_part(slot), used_until=until)

    def is_threshold(self, slot: Slot, after: Slot, rs: int) -> bool:
        """1亿元以上项目9个: a number that is part of the name of what the next one counts."""
        if after.mention.kind == "rank":
            return False
        if not is_bound(slot) and not self._exceeded(slot, rs, after):
            return False
        head, _ = self.right.noun(slot)
        aside = self.text.rfind("（", rs, head) > self.text.rfind("）", rs, head)
        reaches = self.text[head : after.start] in _REACHES
        if slot.mention.kind == "ratio" or (head < after.start and not aside and not reaches):
            return False  # in …设备（不含车辆）4台 the aside ends no noun
        gap = self.text[rs : after.start]
        side = after.start == slot.end and after.mention.kind == "count"
        if side and slot.mention.unit != after.mention.unit:
            return True  # 85岁以上42人, 5亿元以上3个
        return (
            after.left[0] <= slot.end and 1 < len(gap) <= 24 and not any(c in gap for c in "、，。")
        )

    def _exceeded(self, slot: Slot, rs: int, after: Slot) -> bool:
        """税收超千万元企业8家: what exceeds a sum, named in front of it, and what is counted behind."""
        of = _EXCEEDS.search(self.text, slot.left[0], slot.start)
        money = slot.mention.kind == "money" and slot.mention.text[0] in "超上过"
        thing = self.text[rs : after.start]
        acts = any(m[0] not in self.lexicon.protected for m in self.lexicon.verbs.finditer(thing))
        return of is not None and money and after.mention.kind == "count" and not acts

    def begins_a_name(self, after: Slot) -> bool:
        """Whether the second of two numbers side by side begins a name: 6个百万羽蛋鸡养殖项目."""
        head, rs = self.right.noun(after)
        return bool(self.text[rs:head].strip("。！？；"))

    def around_threshold(self, slot: Slot, after: Slot) -> Label:
        """70个30亿元以上项目: the name that begins with the threshold."""
        head, _ = self.right.noun(after)
        pieces = self.phrases.tidy_end(after.start, head)
        return Label(pieces, "number first, threshold", pieces, used_until=after.end + 1)

    def threshold(self, slot: Slot, rs: int, counted: Slot | None = None) -> Label:
        """The name that begins with a bound, for what `counted` counts: 项目 in 1亿元以上项目9个."""
        s, e = self.left.strip(rs, slot.right[1])
        pieces = self.phrases.tidy(s, e) or self._measured_by(slot)
        pieces = pieces or self._counted_before(counted or slot)
        return Label(pieces, "threshold in a name", pieces, threshold=True, used_until=slot.end)

    def _measured_by(self, slot: Slot) -> tuple[Piece, ...]:
        """中考 of 中考500分以上37人: what a bound is of, where it is no part of something named before."""
        return () if self.is_part(slot) else self.left.phrase(*slot.left).pieces

    def _counted_before(self, slot: Slot) -> tuple[Piece, ...]:
        """The bare noun of the last number of the paragraph with this unit, persons for an age, or of the last at all."""
        unit = "人" if slot.mention.unit in AGES else slot.mention.unit
        before = (self.memory.level(unit) if unit else None) or self.memory.level()
        pieces = (before.noun or before.pieces) if before else ()
        return self._unbounded(pieces)

    def _unbounded(self, pieces: tuple[Piece, ...]) -> tuple[Piece, ...]:
        """职工 of 40岁以上职工: without the bound that a name begins with."""
        for one, _ in self.memory.done[-8:]:
            pieces = tuple((one.end if s <= one.start < e else s, e) for s, e in pieces)
        return tuple((s, e) for s, e in pieces if s < e)

    def over_threshold(self, threshold: Slot, slot: Slot, phrase: Label, le: int) -> Label:
        """The label of a number whose name holds the bound before it: 1亿元以上项目 of 9个."""
        if not phrase.pieces and le <= threshold.end:
            of = self._measured_by(threshold)
            noun = of or self._counted_before(slot)
            own = ((threshold.start, threshold.end),)
            pieces = (*of, *own) if of else (*own, *noun)
            return Label(pieces, "number last, threshold", noun, phrase.verb)
        s, e = threshold.start, phrase.pieces[-1][1] if phrase.pieces else le
        size = _EXCEEDS.search(self.text, threshold.left[0], s)
        if size and threshold.mention.text[0] in "超上过":
            s = size.start()
        elif size and (of := self.left.phrase(*threshold.left).pieces) and of[-1][1] == s:
            s = of[0][0]  # 集体收入50万元以上的村
        return Label(((s, e),), "number last, threshold", ((s, e),), phrase.verb)
