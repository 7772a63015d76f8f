"""Names and values that are paired, one by one: 借书、还书量分别增长8.2%、6.5%.

收、支总计各是A，B does the same. Where 分别 has no names in front, it takes the names of as many values before it, or of as
many things listed before one rate.

In: a sentence's slots and labels. Out: the labels, changed in place.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from reportmine.metrics.context import Slot
from reportmine.metrics.label.phrase import Label, Piece
from reportmine.metrics.label.rule import Rule

_MEASURED = re.compile(
    r"(?:下载|借阅|访问|浏览|点击|销售|使用|覆盖|完成|合格|满意|参与|排放|消耗|发表|授权|申请|立项"
    r"|办结|接待|入馆|到馆|培训|参训|流通|阅读|播放|增加|占有|持有|保有)(?:量|数|率|额|度|值)$"
)
_EACH = re.compile("分别|各(?=[是为达减增下上占有])")
_BOTH = re.compile("[、和与及]")
# 春节、中秋两节走访困难职工: what stands behind both names is of each.
_TOGETHER = re.compile(
    "(?P<name>[^，。；]{1,10}?)[两二三四五六七八九十](?:节|类|种|级|地|校区|镇|乡|县|馆|院)(?P<tail>[\u4e00-\u9fff]{2,})"
)

_NUMERALS = "特一二三四五六七八九十"
# 评出一、二、三等奖分别为3名、6名、10名
_GRADED = re.compile(f"(?P<grade>[{_NUMERALS}])(?P<tail>[等级星类档][\u4e00-\u9fff]*)")


class Respectively(Rule):
    """Labels of values that are paired with names."""

    def pair(self, slots: Sequence[Slot], labels: list[Label]) -> None:
        """Pair names with values, run by run."""
        i = 0
        while i < len(slots):
            run = i + 1
            while run < len(slots) and self._goes_on(slots[run - 1], slots[run], labels[run]):
                run += 1
            names = self._each(slots, labels, i, run - i) if run - i > 1 else []
            names = names or self._shared_out(labels, i, run - i)
            for k, pieces in enumerate(names):
                labels[i + k] = Label(pieces, "respectively", pieces, labels[i].verb)
                at = len(self.memory.done) - len(slots) + i + k
                self.memory.done[at] = (slots[i + k], labels[i + k])
            i = run

    def _goes_on(self, one: Slot, two: Slot, label: Label) -> bool:
        """Whether a value stands right behind another, without words of its own."""
        if not label.inherited:
            return False
        return two.joined or self.text[one.end : two.start].strip() in ("，", ",")

    def _each(
        self, slots: Sequence[Slot], labels: Sequence[Label], i: int, count: int
    ) -> list[tuple[Piece, ...]]:
        """The names of `count` values from slot `i` on; empty where they share one name."""
        left = slots[i].left[0]
        each = _EACH.search(self.text, left, slots[i].start)
        if each and each.start() > left:
            s, e = self.left.strip(left, each.start())
            if s < e:
                names = self._names(s, e, count) or self._announced(slots, i, count, (s, e))
                return names or self._rates(slots, labels, i, count, (s, e))
        if each:
            return self._lent(slots, labels, i, count)
        if len(labels[i].pieces) == 1 and slots[i + 1].joined:
            s, e = labels[i].pieces[0]
            if _BOTH.search(self.text, s, e) and self.text[s:e].endswith(self.lexicon.tails):
                return self._names(s, e, count)
        return []

    def _announced(
        self, slots: Sequence[Slot], i: int, count: int, tail: Piece
    ) -> list[tuple[Piece, ...]]:
        """水稻、油茶两个产业产值分别达到2亿元和1亿元: names whose number is told behind them."""
        one = slots[i - 1] if i else None
        if one is None or one.mention.value != count or one.end > tail[0]:
            return []
        names = self._names(*self.left.strip(one.left[0], one.start), count)
        measure = self.lexicon.measures.search(self.text[slice(*tail)])
        shared = (tail[0] + measure.start(), tail[1]) if measure else tail
        return [(*name, shared) for name in names]

    def _rates(
        self, slots: Sequence[Slot], labels: Sequence[Label], i: int, count: int, name: Piece
    ) -> list[tuple[Piece, ...]]:
        """One rate of as many things listed before: 建议86件、提案124件，满意率分别为97%和98%."""
        if slots[i].mention.kind != "ratio" or not self.text[slice(*name)].endswith("率"):
            return []
        for first in range(i - count, -1, -1):
            listed = slots[first : first + count]
            alike = {one.mention.unit for one in listed} == {listed[0].mention.unit}
            beside = all(one.joined for one in listed[1:]) and not listed[0].joined
            nouns = [label.noun for label in labels[first : first + count]]
            if alike and beside and all(nouns) and len(set(nouns)) == count:
                return [(*noun, name) for noun in nouns]
        return []

    def _lent(
        self, slots: Sequence[Slot], labels: Sequence[Label], i: int, count: int
    ) -> list[tuple[Piece, ...]]:
        """The different names of as many values before: 甲60亿元，乙2亿元，同比分别增长6%、9%.

        What brackets tell of a value is no value beside it: 培训16期（线上6期），参训230人次，分别增长….
        """
        inside = slots[i].bracket
        before = [
            label.pieces
            for one, label in zip(slots[:i], labels[:i], strict=True)
            if one.bracket == inside
        ][-count:]
        different = len(before) == count and len(set(before)) == count and all(before)
        return before if different else []

    def _shared_out(self, labels: Sequence[Label], i: int, count: int) -> list[tuple[Piece, ...]]:
        """教授、副教授分别为26人和48人，占教师的20.6%和38.1%: a share for each of the names before."""
        before = labels[max(0, i - count) : i]
        paired = len(before) == count > 1 and all(one.rule == "respectively" for one in before)
        return [one.pieces for one in before] if paired and labels[i].rule == "share" else []

    def _names(self, s: int, e: int, count: int) -> list[tuple[Piece, ...]]:
        text = self.text
        for pattern in ("、|和|及|与|以及", "、", "和|及|与|以及"):
            cuts = [m.span() for m in re.finditer(pattern, text[s:e])]
            if len(cuts) + 1 == count:
                bounds = [0, *[x for cut in cuts for x in cut], e - s]
                parts = [(s + bounds[k], s + bounds[k + 1]) for k in range(0, len(bounds), 2)]
                return self._with_tail(parts)
        return []

    def _with_tail(self, parts: list[Piece]) -> list[tuple[Piece, ...]]:
        """The last name lends its tail to the others: 新能源汽车、工业机器人产量."""
        first = self.left.behind_verb(*parts[0]).pieces or (parts[0],)
        last_s, last_e = parts[-1]
        if graded := _GRADED.fullmatch(self.text, last_s, last_e):
            grades = [(b - 1, b) for _, b in parts[:-1]]
            if all(self.text[a] in _NUMERALS for a, _ in grades):
                return [(one, graded.span("tail")) for one in (*grades, graded.span("grade"))]
        if together := _TOGETHER.fullmatch(self.text, last_s, last_e):
            last_name = together.span("name")
            return [(one, together.span("tail")) for one in (first[0], *parts[1:-1], last_name)]
        last = self.text[last_s:last_e]
        measured = _MEASURED.search(last)
        tail = (
            measured.group()
            if measured
            else next(
                (t for t in self.lexicon.tails if last.endswith(t) and len(t) < len(last)), ""
            )
        )
        others = [self.text[a:b] for a, b in (first[0], *parts[1:-1])]
        if len(tail) == len(last):
            tail = ""
        if tail and all(o.endswith(self.lexicon.tails) for o in others):
            tail = ""
        names: list[tuple[Piece, ...]] = []
        for a, b in (first[0], *parts[1:-1]):
            names.append(((a, b), (last_e - len(tail), last_e)) if tail else ((a, b),))
        return [*names, (*self._shared_head(first[0], last), (last_s, last_e))]

    def _shared_head(self, first: Piece, last: str) -> tuple[Piece, ...]:
        """The first name lends its head to a last one that only measures: 火灾起数和死亡人数."""
        name = self.text[first[0] : first[1]]
        own = self.lexicon.measures.search(name)
        if own is None or not own.start() or not self.lexicon.measures.fullmatch(last):
            return ()
        return ((first[0], first[0] + own.start()),)
