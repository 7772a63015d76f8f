"""The lists that are open at an item: which of them go on, and under which of them it hangs.

In: the items of a text (`items.Item`) and, step by step, what `lists` decides of each. Held: the stack of open
lists, outermost first, the lists that were closed, and what stood under what. Out: level, parent
and list, written to the items as they join a list or open one.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from reportmine.outline.headings.items import Ahead, Item, OpenList
from reportmine.outline.paragraphs.marks import RANK, Mark
from reportmine.outline.part_names import ANNEX

# 2023年工作回顾, 明年工作打算: half of a report, over lists of its own
_HALF = re.compile(
    r"^(?:(?:19|20)\d\d年|“?十[一二三四五六七]?五”?(?:时期|期间)|上半年|下半年|过去|今年|明年|下一步|今后|来年).{0,10}"
    r"(?:回顾|总结|情况|成效|打算|计划|安排|思路|目标|任务|重点|工作)$|工作(?:回顾|总结|打算|计划|安排|思路)$"
)
_LOWER = frozenset(("ar", "letter", "circle"))


class OpenLists:
    """`depth` counts in the stack from 0, the outermost list; `i` is the place of an item in `items`."""

    def __init__(self, items: Sequence[Item]) -> None:
        self.items = items
        self.stack: list[OpenList] = []
        self.ahead = Ahead(items)
        self.closed: dict[str, tuple[int, OpenList]] = {}
        self._groups = 0
        self._nested: set[tuple[str, str]] = set()

    # --- which lists go on -------------------------------------------------------------------

    def goes_on(self, depth: int, i: int) -> bool:
        """Whether list `depth` of the stack continues after item `i`, before its parents do."""
        g = self.stack[depth]
        if g.form or not g.last:
            return False
        here = self.ahead.due(g.family, g.last, i)
        if here >= len(self.items) or self.ahead.next(g.family, 1, i) < here:
            return False
        for outer in self.stack[:depth]:
            if outer.form:
                ahead = self.ahead.next_of(outer.family, i)
            else:
                ahead = self.ahead.next(outer.family, outer.last + 1, i)
            if ahead < here:
                return False
        return True

    def goes_on_beyond(self, d: int, i: int) -> bool:
        """Whether list `d` continues after a whole inner list of the same marks: 1. (1. 2. 3.) 2."""
        g = self.stack[d]
        inner = 1
        k = i
        while True:
            k = self.ahead.next_of(g.family, k)
            if k >= len(self.items):
                return False
            mark = self.items[k].mark
            value = mark.value if mark else 0
            if value == inner + 1:
                inner = value
            else:
                return value == g.last + 1 and g.last < inner

    def adopts(self, d: int, i: int, mark: Mark) -> bool:
        """Whether list `d` goes on under other marks here, and nowhere under its own."""
        g = self.stack[d]
        return (
            g.numerals == mark.numerals
            and not g.form
            and mark.shape != "multi"
            and not g.family.startswith("1.1")
            and g.last + 1 == mark.value
            and not self.goes_on(d, i)
        )

    def is_due(self, d: int, i: int, mark: Mark) -> bool:
        """Whether list `d`, two members and more, lacks just this number, in whatever numerals."""
        g = self.stack[d]
        return (
            mark.shape not in ("multi", "lead")
            and not g.form
            and g.members > 1
            and g.last + 1 == mark.value
            and not self.goes_on(d, i)
        )

    # --- where an item hangs -----------------------------------------------------------------

    def stands_over(self, d: int, i: int, item: Item) -> bool:
        """Whether the unnumbered heading `item` belongs under list `d` of the stack."""
        g = self.stack[d]
        if g.form == "style":
            return True
        if g.form:
            return g.look < item.look
        if item.form == "month":  # the schedule of the section that it stands in
            return g.rank <= RANK["（一）"] or self.directly_over(g, item)
        if (g.family, item.family) in self._nested:
            return True
        if self._bigger(item, self.items[g.item]):
            return False
        return self.goes_on(d, i) or (d == 0 and item.look.sentence > 0)

    def depth_for(self, i: int, item: Item, mark: Mark) -> int:
        """How deep in the stack the list that `item` opens belongs."""
        for d, g in enumerate(self.stack):
            outranked = not g.form and self._outranks(mark, g) and not self._opens_under(g, item)
            if outranked and not self.goes_on(d, i) and (g.family, mark.family) not in self._nested:
                return d
        d = len(self.stack)
        while d > 0:
            g = self.stack[d - 1]
            if (g.family, mark.family) in self._nested or self.goes_on(d - 1, i):
                break
            if g.form == "style":
                break
            if g.form:
                if self._heads(g, i, item):
                    break
            elif not self._outranks(mark, g) or self._opens_under(g, item):
                break
            d -= 1
        return d

    def _opens_under(self, g: OpenList, item: Item) -> bool:
        """1.稳住大盘。 and right below it 一是…: under the first point of a list, whatever the marks."""
        return g.last == 1 and g.members == 1 and self.directly_over(g, item)

    def _outranks(self, mark: Mark, g: OpenList) -> bool:
        rank = RANK.get(mark.family, 12)
        # (1) over 1., A. over 1. and 1. over A. are all usual: these do not outrank each other
        if {g.numerals, mark.numerals} <= _LOWER:
            return False
        return rank < g.rank

    def _heads(self, g: OpenList, i: int, item: Item) -> bool:
        """Whether the unnumbered heading that list `g` ends with stands over a new list."""
        head = self.items[g.item]
        if head.block.index + 1 == item.block.index or self._bigger(head, item):
            return True
        if self._bigger(item, head):
            return False
        if head.title and (_HALF.search(head.title.words) or ANNEX.fullmatch(head.title.words)):
            return True
        if item.mark and item.mark.family == "壹、":
            return False  # capital numerals head the parts of the report
        return g.members > 1 or self.ahead.next_of(g.family, i) < len(self.items)

    def directly_over(self, g: OpenList, item: Item) -> bool:
        """（一）党建工作 and right below it （一）强化学习: a heading without text of its own, and a list."""
        head = self.items[g.item]
        title = head.title
        alone = title is not None and not title.run_in and title.ending in ("", "：", "。")
        return alone and head.block.index + 1 == item.block.index and item.block.length > 0

    @staticmethod
    def _bigger(a: Item, b: Item) -> bool:
        if a.block.size and b.block.size and abs(a.block.size - b.block.size) > 0.04:
            return a.block.size > b.block.size
        return a.block.centred and not b.block.centred

    # --- joining, opening, closing -----------------------------------------------------------

    def join(self, i: int, d: int, value: int, why: str) -> None:
        """Item `i` is the next member of list `d`; the lists inside of that one are over."""
        g = self.stack[d]
        self.close(d + 1)
        g.item, g.last, g.members = i, value, g.members + 1
        self._settle(i, d, g.group, why)

    def open(self, i: int, d: int, why: str, mark: Mark | None) -> None:
        """Item `i` begins a list at depth `d`; what was open there and further in is over."""
        self.close(d)
        item = self.items[i]
        if self.stack:
            self._nested.add((self.stack[-1].family, item.family))
        rank = RANK.get(mark.family, 12) if mark else -1
        self.stack.append(
            OpenList(
                item.family,
                mark.numerals if mark else "",
                mark.value if mark else 0,
                i,
                self._groups,
                mark.separator if mark else "",
                item.look,
                item.form,
                rank,
            )
        )
        self._groups += 1
        self._settle(i, d, self.stack[-1].group, why)

    def close(self, d: int) -> None:
        """Lists from depth `d` on are over; they are kept, for one may go on later."""
        for depth, g in enumerate(self.stack[d:], d):
            if g.last and not g.form:
                self.closed[g.family] = (depth, g)
        del self.stack[d:]

    def _settle(self, i: int, d: int, group: int, why: str) -> None:
        item = self.items[i]
        item.level = d + 1
        item.parent_item = self.items[self.stack[d - 1].item] if d else None
        item.group = group
        item.because.append(why)
