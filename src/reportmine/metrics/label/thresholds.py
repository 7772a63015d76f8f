"""Numbers that are part of a name: in 1亿元以上项目9个 the first only picks out what the second one counts.

In: two numbers side by side, what stands between them. Out: whether the first is such a bound, and the
`Label`s of both, with the bound in the name where that is so written.
"""

from __future__ import annotations

import re

from reportmine.metrics.context import Slot
from reportmine.metrics.label.phrase import Label, Piece
from reportmine.metrics.label.rule import Rule
from reportmine.metrics.lexicon import AGES, any_of, lexicon

_REACHES = ("达", "达到", "增至", "增加到", "共", "已达", "有", "仅", "只", "仅有", "只有")
_RATE = re.compile("[\u4e00-\u9fff]{2}率$")
_PERSONS = re.compile(any_of((*lexicon().persons, "老年人", "残疾人", "人群")))
_EXCEEDS = re.compile(
    "(?:年|总|亩均|年均)?(?:产值|营收|营业收入|销售额|销售收入|税收|纳税额?|收入|投资额?|注册资本|资产|利润|交易额|产量)$"
)


def is_bound(slot: Slot) -> bool:
    """Whether a number ends in words that bound it: 30人以上, 2年内."""
    if slot.mention.mod not in ("equal_or_more", "equal_or_less", "more_than", "less_than"):
        return False
    return slot.mention.text.endswith(("上", "下", "内", "外", "）", ")"))


class Thresholds(Rule):
    """The rules for bounds in names."""

    def is_threshold(self, slot: Slot, after: Slot, behind: Piece) -> bool:
        """1亿元以上项目9个: a number that is part of the name of what the next one counts."""
        if after.mention.kind == "rank":
            return False
        start, end = behind
        if not is_bound(slot) and not self._exceeded(slot, start, after):
            return False
        aside = self.text.rfind("（", start, end) > self.text.rfind("）", start, end)
        reaches = self.text[end : after.start] in _REACHES
        if slot.mention.kind == "ratio" or (end < after.start and not aside and not reaches):
            return False  # in …设备（不含车辆）4台 the aside ends no noun
        gap = self.text[start : after.start]
        side = after.start == slot.end and after.mention.kind == "count"
        if side and slot.mention.unit != after.mention.unit:
            return True  # 85岁以上42人, 5亿元以上3个
        return (
            after.left[0] <= slot.end
            and (1 < len(gap) <= 24 or gap in (*_REACHES, *"者村镇乡县校馆店户人"))
            and not any(c in gap for c in "、，。")
        )

    def _exceeded(self, slot: Slot, start: int, after: Slot) -> bool:
        """税收超千万元企业8家: what exceeds a sum, named in front of it, and what is counted behind."""
        of = _EXCEEDS.search(self.text, slot.left[0], slot.start)
        money = slot.mention.kind == "money" and slot.mention.text[0] in "超上过"
        thing = self.text[start : after.start]
        acts = any(m[0] not in self.lexicon.protected for m in self.lexicon.verbs.finditer(thing))
        return of is not None and money and after.mention.kind == "count" and not acts

    def begins_a_name(self, after: Slot) -> bool:
        """Whether the second of two numbers side by side begins a name: 6个百万羽蛋鸡养殖项目."""
        start, end = self.right.noun(after)
        return bool(self.text[start:end].strip("。！？；"))

    def around_threshold(self, after: Slot) -> Label:
        """70个30亿元以上项目: the name that begins with the threshold."""
        pieces = self.phrases.tidy_end(after.start, self.right.noun(after)[1])
        return Label(pieces, "number first, threshold", pieces, used_until=after.end + 1)

    def threshold(self, slot: Slot, start: int, counted: Slot | None = None) -> Label:
        """The name that begins with a bound, for what `counted` counts: 项目 in 1亿元以上项目9个."""
        s, e = self.left.strip(start, slot.right[1])
        e = self._persons_end(slot, s, e) or e
        pieces = self.phrases.tidy(s, e) or self._measured_by(slot)
        pieces = self._unrated(pieces) or self._counted_before(counted or slot)
        return Label(pieces, "threshold in a name", pieces, threshold=True, used_until=slot.end)

    def of_age(self, slot: Slot, behind: Piece) -> Label | None:
        """0—6岁儿童免费筛查, 70岁以上老人意外险全覆盖: the age is of those persons, whatever is told of them."""
        bounded = is_bound(slot) or slot.mention.mod == "range"
        end = self._persons_end(slot, behind[0], slot.right[1]) if bounded else 0
        if not end:
            return None
        pieces = self.phrases.tidy(behind[0], end)
        return Label(pieces, "threshold in a name", pieces, threshold=True, used_until=slot.end)

    def _persons_end(self, slot: Slot, s: int, e: int) -> int:
        """Where the persons end whose age a number bounds; 0 where it is no age, or nobody is named."""
        aged = slot.mention.unit in AGES and not self.text.startswith("者", s)
        found = _PERSONS.search(self.text, s, e) if aged else None
        end = 0
        while found:
            end = found.end()
            found = _PERSONS.match(self.text, end, e)
        return end

    def _unrated(self, pieces: tuple[Piece, ...]) -> tuple[Piece, ...]:
        """企业 of 25人以上企业建会率: a bound is of those, and not of their rate."""
        if not pieces:
            return ()
        *rest, (s, e) = pieces
        if self.text[s:e] == "者":
            return ()  # 八十岁以上者: who, is told before
        rate = _RATE.search(self.text, s + 2, e)
        theirs = rate and _PERSONS.search(self.text, s, rate.start())
        end = theirs.end() if theirs else rate.start() if rate else e
        return (*rest, *self.phrases.tidy(s, end))

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

    def speaks_of(self, bound: Label, phrase: Label) -> bool:
        """40岁以下干部比例 goes on from those of that age; in 60岁以上老人的课堂开设手机课 the count is of lessons."""
        if not phrase.pieces or not bound.pieces or self.phrases.text_of(phrase.pieces) == "者":
            return True
        return phrase.pieces[0][0] < bound.pieces[-1][1]

    def over_threshold(self, threshold: Slot, slot: Slot, phrase: Label, le: int) -> Label:
        """The label of a number whose name holds the bound before it: 1亿元以上项目 of 9个."""
        if self.phrases.text_of(phrase.pieces) == "者":
            phrase = Label(verb=phrase.verb)
            le = threshold.end
        if not phrase.pieces and not self.text[threshold.end : le].strip("的仅只有"):
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
