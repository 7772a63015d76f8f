"""Levels from nesting and continuity: headings and items as members of lists.

`arrange(items)` walks over the marked paragraphs and the unnumbered headings in text order with a
stack of open lists, and gives every item its level, its parent and its list:

    a number that continues an open list is a member of it, whatever its marks (1． 2、);
    a one opens a new list under the innermost item that is still open, unless that list is over;
    a list is not over while its next number is still to come before its parents go on;
    a wrong, repeated or missing number stays in its list and leaves a note.

The glyph decides only where continuity is silent (`RANK`).
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from reportmine.outline.items import Ahead, Item, OpenList, alike
from reportmine.outline.marks import RANK, Mark
from reportmine.outline.titles import ANNEX
from reportmine.report import Note


def arrange(items: Sequence[Item]) -> list[Note]:
    """Sets level, parent and group of every item in place; level stays 0 for refused ones."""
    return _Arranger(items).run()


# 2023年工作回顾, 明年工作打算: half of a report, over lists of its own
_HALF = re.compile(
    r"^(?:(?:19|20)\d\d年|上半年|下半年|过去|今年|明年|下一步|今后|来年).{0,10}(?:回顾|总结|情况|成效|打算|计划|安排|思路|任务|重点|工作)$|工作(?:回顾|总结|打算|计划|安排|思路)$"
)
_LOWER = frozenset(("ar", "letter", "circle"))
_PARTS = frozenset(family for family in RANK if family.startswith("第") and family != "第一，")


class _Arranger:
    def __init__(self, items: Sequence[Item]) -> None:
        self.items = items
        self.stack: list[OpenList] = []
        self.notes: list[Note] = []
        self.groups = 0
        self.closed: dict[str, tuple[int, OpenList]] = {}
        self.nested: set[tuple[str, str]] = set()
        self.ahead = Ahead(items)

    def run(self) -> list[Note]:
        for i, item in enumerate(self.items):
            if item.pause:
                self._pause(i)
            elif item.form == "style":
                self._styled(i, item)
            elif item.form:
                self._formed(i, item)
            elif item.mark and item.mark.shape == "part":
                self._part(i, item, item.mark)
            elif item.mark and item.mark.counts:
                self._numbered(i, item, item.mark)
            else:
                self._bulleted(i, item)
        return self.notes

    # --- what lies ahead ---------------------------------------------------------------------

    def _goes_on(self, depth: int, i: int) -> bool:
        """Whether list `depth` of the stack continues after item `i`, before its parents do."""
        g = self.stack[depth]
        if g.form or not g.last:
            return False
        here = self.ahead.next(g.family, g.last + 1, i)
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

    # --- the four kinds of items --------------------------------------------------------------

    def _numbered(self, i: int, item: Item, mark: Mark) -> None:
        exact = [d for d, g in enumerate(self.stack) if g.family == mark.family and not g.form]
        styled = [d for d, g in enumerate(self.stack) if g.marks == mark.family]
        for d in sorted(exact + styled, reverse=True):
            if self.stack[d].last + 1 == mark.value:
                return self._join(i, d, mark.value, "continues its list")
        if mark.weak and not self.ahead.follows(mark, i):
            return None
        astray = mark.shape == "lead" and mark.value > 1 and not exact
        if astray and self.ahead.next(mark.family, 1, i) > i + 3:
            return None  # its 一是 stands inside a paragraph
        if mark.value == 1:
            return self._first(i, item, mark, exact)
        if not exact:
            if self._reopen(i, mark):
                return None
            for d in range(len(self.stack) - 1, -1, -1):
                if self._adopts(d, i, mark):
                    self._note(
                        item, "mixed-marks", f"{mark.number} continues a list of other marks"
                    )
                    return self._join(i, d, mark.value, "continues a list of other marks")
            if not self.ahead.follows(mark, i) and RANK.get(mark.family, 12) > RANK["（一）"]:
                return None
            self._note(item, "number-start", f"a list begins at {mark.number}")
            return self._open(i, self._depth_for(i, item, mark), "opens a list", mark)
        return self._astray(i, item, mark, exact[-1])

    def _reopen(self, i: int, mark: Mark) -> bool:
        """A list that an unnumbered heading had ended goes on at the depth that it had."""
        depth, g = self.closed.get(mark.family, (0, None))
        if g is None or g.last + 1 != mark.value or depth > len(self.stack):
            return False
        del self.stack[depth:]
        self.stack.append(g)
        self._join(i, depth, mark.value, "continues its list")
        return True

    def _adopts(self, d: int, i: int, mark: Mark) -> bool:
        """Whether list `d` goes on under other marks here, and nowhere under its own."""
        g = self.stack[d]
        return (
            g.numerals == mark.numerals
            and not g.form
            and mark.shape != "multi"
            and not g.family.startswith("1.1")
            and g.last + 1 == mark.value
            and not self._goes_on(d, i)
        )

    def _first(self, i: int, item: Item, mark: Mark, exact: list[int]) -> None:
        """A one: a list opens, or an open one begins again."""
        if not exact:
            return self._open(i, self._depth_for(i, item, mark), "opens a list", mark)
        d = exact[-1]
        g = self.stack[d]
        other = bool(g.separator and mark.separator and g.separator != mark.separator)
        follower = self.ahead.next_of(mark.family, i)
        after = self.items[follower].mark if follower < len(self.items) else None
        beneath = after and after.value == 2 and self._directly_over(g, item)
        if after and after.value == 2 and (other or beneath or self._goes_on_beyond(d, i)):
            return self._open(i, len(self.stack), "opens a list inside another", mark)
        if after is None or after.value == g.last + 1 != 2 or (g.last == 1 and after.value == 2):
            self._note(item, "number-repeated", f"{mark.number} stands after {g.last}")
            return self._join(i, d, g.last, "stands among its siblings")
        self._note(item, "number-restart", f"numbers begin again at {mark.number}")
        return self._open(i, d, "begins the numbers again", mark)

    def _directly_over(self, g: OpenList, item: Item) -> bool:
        """（一）党建工作 and right below it （一）强化学习: a heading without text of its own, and a list."""
        head = self.items[g.item]
        title = head.title
        alone = title is not None and not title.run_in and title.ending in ("", "：", "。")
        return alone and head.block.index + 1 == item.block.index and item.block.length > 0

    def _goes_on_beyond(self, d: int, i: int) -> bool:
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

    def _astray(self, i: int, item: Item, mark: Mark, d: int) -> None:
        """A number that neither continues nor opens: gap, repetition, or order upset."""
        last = self.stack[d].last
        if mark.value > last + 12 or (mark.weak and mark.value > last + 1):
            return
        if mark.value == last:
            self._note(item, "number-repeated", f"{mark.number} stands twice")
        elif mark.value > last:
            self._note(item, "number-gap", f"{mark.number} follows {last}")
        else:
            self._note(item, "number-order", f"{mark.number} stands after {last}")
        self._join(i, d, max(last, mark.value), "stands among its siblings")

    def _part(self, i: int, item: Item, mark: Mark) -> None:
        """第X部分, 第X章, 第X条: the words say which stands over which, numbers may run through."""
        rank = RANK[mark.family]
        d = 0
        while d < len(self.stack) and (
            self.stack[d].form == "style"
            or (self.stack[d].family in _PARTS and self.stack[d].rank < rank)
        ):
            d += 1
        known = self.closed.get(mark.family)
        if d < len(self.stack) and self.stack[d].family == mark.family:
            last = self.stack[d].last
        elif known:
            last = known[1].last
            self._close(d)
            if known[0] == d and mark.value > last:
                self.stack.append(known[1])
        else:
            last = 0
        if mark.value > last + 1 and (last or mark.family != "第条"):
            self._note(item, "number-gap", f"{mark.number} follows {last}")
        elif mark.value <= last and mark.family == "第条":
            self._note(item, "number-repeated", f"{mark.number} stands after {last}")
        if d < len(self.stack) and self.stack[d].family == mark.family:
            self._join(i, d, mark.value, "continues its list")
        else:
            self._open(i, d, "opens a list", mark)

    def _bulleted(self, i: int, item: Item) -> None:
        for d in range(len(self.stack) - 1, -1, -1):
            if self.stack[d].family == item.family:
                return self._join(i, d, 0, "goes with the items before it")
        return self._open(i, len(self.stack), "opens a list", item.mark)

    def _styled(self, i: int, item: Item) -> None:
        """The format's own depth: everything that is not heavier ends here."""
        depth = item.look[0]
        d = 0
        while (
            d < len(self.stack) and self.stack[d].form == "style" and self.stack[d].look[0] < depth
        ):
            d += 1
        if d < len(self.stack) and self.stack[d].look == item.look:
            self._join(i, d, 0, "the format's heading style")
        else:
            self._open(i, d, "the format's heading style", None)
        # 2、 in a heading style and 3、 in plain type are one list
        if item.mark and item.mark.counts:
            self.stack[d].marks, self.stack[d].last = item.mark.family, item.mark.value

    def _formed(self, i: int, item: Item) -> None:
        """An unnumbered heading: beside those that look alike, under those that weigh more."""
        for d in range(len(self.stack) - 1, -1, -1):
            if self.stack[d].form == item.form and alike(self.stack[d].look, item.look):
                return self._join(i, d, 0, "looks like the headings before it")
        d = len(self.stack)
        while d > 0 and not self._under(d - 1, i, item):
            d -= 1
        return self._open(i, d, "by its form", None)

    def _under(self, d: int, i: int, item: Item) -> bool:
        """Whether the unnumbered heading `item` belongs under list `d` of the stack."""
        g = self.stack[d]
        if g.form == "style":
            return True
        if g.form:
            return g.look < item.look
        if item.form == "month":  # the schedule of the section that it stands in
            return g.rank <= RANK["（一）"] or self._directly_over(g, item)
        if (g.family, item.family) in self.nested:
            return True
        if self._bigger(item, self.items[g.item]):
            return False
        return self._goes_on(d, i) or (d == 0 and item.look[-2] > 0)

    @staticmethod
    def _bigger(a: Item, b: Item) -> bool:
        if a.block.size and b.block.size and abs(a.block.size - b.block.size) > 0.04:
            return a.block.size > b.block.size
        return a.block.centred and not b.block.centred

    def _pause(self, i: int) -> None:
        """A salutation in mid-text ends the inner lists that do not go on.

        Where it ended one, its item takes that list's level: the text goes on beside the list.
        """
        while len(self.stack) > 1 and not self._goes_on(len(self.stack) - 1, i):
            self.stack.pop()
            self.items[i].level = len(self.stack) + 1

    # --- where a new list hangs ---------------------------------------------------------------

    def _depth_for(self, i: int, item: Item, mark: Mark) -> int:
        """How deep in the stack the list that `item` opens belongs."""
        for d, g in enumerate(self.stack):
            outranked = not g.form and self._outranks(mark, g) and not self._opens_under(g, item)
            if outranked and not self._goes_on(d, i) and (g.family, mark.family) not in self.nested:
                return d
        d = len(self.stack)
        while d > 0:
            g = self.stack[d - 1]
            if (g.family, mark.family) in self.nested or self._goes_on(d - 1, i):
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
        return g.last == 1 and g.members == 1 and self._directly_over(g, item)

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
        return g.members > 1 or self.ahead.next_of(g.family, i) < len(self.items)

    # --- bookkeeping -------------------------------------------------------------------------

    def _join(self, i: int, d: int, value: int, why: str) -> None:
        g = self.stack[d]
        self._close(d + 1)
        g.item, g.last, g.members = i, value, g.members + 1
        self._settle(i, d, g.group, why)

    def _open(self, i: int, d: int, why: str, mark: Mark | None) -> None:
        self._close(d)
        item = self.items[i]
        if self.stack:
            self.nested.add((self.stack[-1].family, item.family))
        rank = RANK.get(mark.family, 12) if mark else -1
        self.stack.append(
            OpenList(
                item.family,
                mark.numerals if mark else "",
                mark.value if mark else 0,
                i,
                self.groups,
                mark.separator if mark else "",
                item.look,
                item.form,
                rank,
            )
        )
        self.groups += 1
        self._settle(i, d, self.stack[-1].group, why)

    def _close(self, d: int) -> None:
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

    def _note(self, item: Item, code: str, message: str) -> None:
        span = item.block.span
        self.notes.append(Note("outline", code, message, type(span)(span.start, item.block.body)))
