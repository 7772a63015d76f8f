"""What came where among rivals: 固定资产投资额完成12亿元，列全区第一 ranks 固定资产投资额, not 全区.

In: a slot whose number is a rank, its left side. Out: its label, without the verb that ranks and the
field of rivals; or None, where the number is no rank.
"""

from __future__ import annotations

import re

from reportmine.metrics.context import Slot
from reportmine.metrics.heads import Before
from reportmine.metrics.phrase import Label
from reportmine.metrics.shares import Shares

_FIELD = (
    "(?:全[国國省市区區县縣校院镇鎮乡鄉州]|世界|全球|各省[区區]?|同类[^，。；]{0,6}|[省市区區县縣])"
)
_MANNER = "(?:分别|分別|均|都|继续|繼續|连续|分(?=[获獲列居])|[稳穩跃躍高并並由从從位名]){0,4}"
_PLACED = re.compile(
    # 位列全县考核第7位: behind such a verb all is the field of rivals
    rf"{_FIELD}?{_MANNER}(?:排名|排在|位于|位於|列(?![车車入席支])|居(?!民))[^，。；、\ue000]{{0,10}}$"
    rf"|{_MANNER}(?:[上升提跃躍跻进進前退跌下降滑移至到居]{{2,4}}|[获獲]得?|取得|[夺奪]得?|荣获|榮獲|拿[了下到]|[为為排])?[了为為在]?"
    rf"(?:(?:在|由|从|從)?(?:[上去]年的?)?{_FIELD}{{1,2}}(?:的|中)?)?$"
)
_OF_A_FIGURE = ("增速", "增幅", "涨幅", "降幅", "占比", "比重", "总量", "总额")
_WITHIN = re.compile(r"在(?P<what>[^，。；]{2,40})[中上里裡]$")


class Ranks(Shares):
    """The rule for ranks."""

    def _rank(self, slot: Slot, ls: int, le: int, before: Before) -> Label | None:
        """The label of a rank: what stands before its verb in the clause, or the subject so far."""
        if slot.mention.kind != "rank":
            return None
        text = self.text[ls:le].rstrip()
        placed = _PLACED.search(text)
        end = placed.start() if placed else len(text)
        within = _WITHIN.search(text, 0, end)
        span = within.span("what") if within else (0, end)
        found = self._left(ls + span[0], ls + span[1])
        if not found.pieces:
            source = (before[1] if before else None) or self._topic(slot)
            if source is None or not source.pieces:
                return None
            pieces = source.noun or source.pieces
            return Label(pieces, "rank", pieces, part=self._is_part(slot), inherited=True)
        if before and self._words(found.pieces) in _OF_A_FIGURE:
            found = self._attribute(found, before[1])  # 生产总值增长6%，增速居全市第2位
        return Label(
            found.pieces, "rank", found.noun, found.verb, self._is_part(slot), used_until=slot.end
        )
