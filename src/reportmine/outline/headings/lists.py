"""Levels from nesting and continuity: headings and items as members of lists.

`arrange(items)` walks over the marked paragraphs and the unnumbered headings in text order with a
stack of open lists, and gives every item its level, its parent and its list:

    a number that continues an open list is a member of it, whatever its marks (1． 2、);
    a one opens a new list under the innermost item that is still open, unless that list is over;
    a list is not over while its next number is still to come before its parents go on;
    a wrong, repeated or missing number stays in its list and leaves a note.

The glyph decides only where continuity is silent (`RANK`). What is open, and what goes on, is asked of `open_lists`.
"""

from __future__ import annotations

from collections.abc import Sequence

from reportmine.outline.headings.items import Item, alike
from reportmine.outline.headings.open_lists import OpenLists
from reportmine.outline.paragraphs.marks import RANK, Mark
from reportmine.report import Note


def arrange(items: Sequence[Item]) -> list[Note]:
    """Sets level, parent and group of every item in place; level stays 0 for refused ones."""
    return _Arranger(items).run()


_PARTS = frozenset(family for family in RANK if family.startswith("第") and family != "第一，")


class _Arranger:
    def __init__(self, items: Sequence[Item]) -> None:
        self.items = items
        self.lists = OpenLists(items)
        self.notes: list[Note] = []

    def run(self) -> list[Note]:
        """Place all items; what was odd about their numbers."""
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

    # --- the four kinds of items --------------------------------------------------------------

    def _numbered(self, i: int, item: Item, mark: Mark) -> None:
        exact = [
            d for d, g in enumerate(self.lists.stack) if g.family == mark.family and not g.form
        ]
        styled = [d for d, g in enumerate(self.lists.stack) if g.marks == mark.family]
        for d in sorted(exact + styled, reverse=True):
            if self.lists.stack[d].last + 1 == mark.value:
                return self.lists.join(i, d, mark.value, "continues its list")
        if mark.weak and not self.lists.ahead.follows(mark, i):
            return None
        astray = mark.shape == "lead" and mark.value > 1 and not exact
        if astray and self.lists.ahead.next(mark.family, 1, i) > i + 3:
            return None  # its 一是 stands inside a paragraph
        if mark.value == 1:
            return self._first(i, item, mark, exact)
        if not exact:
            if self._reopen(i, mark):
                return None
            for d in range(len(self.lists.stack) - 1, -1, -1):
                if self.lists.adopts(d, i, mark):
                    self._note(
                        item, "mixed-marks", f"{mark.number} continues a list of other marks"
                    )
                    return self.lists.join(i, d, mark.value, "continues a list of other marks")
            if not self.lists.ahead.follows(mark, i) and RANK.get(mark.family, 12) > RANK["（一）"]:
                return self._misprinted(i, item, mark)
            self._note(item, "number-start", f"a list begins at {mark.number}")
            return self.lists.open(i, self.lists.depth_for(i, item, mark), "opens a list", mark)
        return self._astray(i, item, mark, exact[-1])

    def _misprinted(self, i: int, item: Item, mark: Mark) -> None:
        """（一）（二）3、（四）: a lone titled number in other numerals is the one that is due."""
        d = len(self.lists.stack) - 1
        if d >= 0 and item.title and self.lists.is_due(d, i, mark):
            self._note(item, "mixed-marks", f"{mark.number} continues a list of other marks")
            self.lists.join(i, d, mark.value, "continues a list of other marks")

    def _reopen(self, i: int, mark: Mark) -> bool:
        """A list that an unnumbered heading had ended goes on at the depth that it had."""
        depth, g = self.lists.closed.get(mark.family, (0, None))
        if g is None or g.last + 1 != mark.value or depth > len(self.lists.stack):
            return False
        del self.lists.stack[depth:]
        self.lists.stack.append(g)
        self.lists.join(i, depth, mark.value, "continues its list")
        return True

    def _first(self, i: int, item: Item, mark: Mark, exact: list[int]) -> None:
        """A one: a list opens, or an open one begins again."""
        if not exact:
            return self.lists.open(i, self.lists.depth_for(i, item, mark), "opens a list", mark)
        d = exact[-1]
        g = self.lists.stack[d]
        other = bool(g.separator and mark.separator and g.separator != mark.separator)
        follower = self.lists.ahead.next_of(mark.family, i)
        after = self.items[follower].mark if follower < len(self.items) else None
        beneath = after and after.value == 2 and self.lists.directly_over(g, item)
        if after and after.value == 2 and (other or beneath or self.lists.goes_on_beyond(d, i)):
            return self.lists.open(i, len(self.lists.stack), "opens a list inside another", mark)
        if after is None or after.value == g.last + 1 != 2 or (g.last == 1 and after.value == 2):
            self._note(item, "number-repeated", f"{mark.number} stands after {g.last}")
            return self.lists.join(i, d, g.last, "stands among its siblings")
        self._note(item, "number-restart", f"numbers begin again at {mark.number}")
        return self.lists.open(i, d, "begins the numbers again", mark)

    def _astray(self, i: int, item: Item, mark: Mark, d: int) -> None:
        """A number that neither continues nor opens: gap, repetition, or order upset."""
        last = self.lists.stack[d].last
        gap = mark.value - last
        if gap > 12 or (mark.weak and gap > (2 if mark.numerals == "formal" else 1)):
            return
        if mark.value == last:
            self._note(item, "number-repeated", f"{mark.number} stands twice")
        elif mark.value > last:
            self._note(item, "number-gap", f"{mark.number} follows {last}")
        else:
            self._note(item, "number-order", f"{mark.number} stands after {last}")
        self.lists.join(i, d, max(last, mark.value), "stands among its siblings")

    def _part(self, i: int, item: Item, mark: Mark) -> None:
        """第X部分, 第X章, 第X条: the words say which stands over which, numbers may run through."""
        rank = RANK[mark.family]
        d = 0
        while d < len(self.lists.stack) and (
            self.lists.stack[d].form == "style"
            or (self.lists.stack[d].family in _PARTS and self.lists.stack[d].rank < rank)
        ):
            d += 1
        known = self.lists.closed.get(mark.family)
        if d < len(self.lists.stack) and self.lists.stack[d].family == mark.family:
            last = self.lists.stack[d].last
        elif known:
            last = known[1].last
            self.lists.close(d)
            if known[0] == d and mark.value > last:
                self.lists.stack.append(known[1])
        else:
            last = 0
        if mark.value > last + 1 and (last or mark.family != "第条"):
            self._note(item, "number-gap", f"{mark.number} follows {last}")
        elif mark.value <= last and mark.family == "第条":
            self._note(item, "number-repeated", f"{mark.number} stands after {last}")
        if d < len(self.lists.stack) and self.lists.stack[d].family == mark.family:
            self.lists.join(i, d, mark.value, "continues its list")
        else:
            self.lists.open(i, d, "opens a list", mark)

    def _bulleted(self, i: int, item: Item) -> None:
        for d in range(len(self.lists.stack) - 1, -1, -1):
            if self.lists.stack[d].family == item.family:
                return self.lists.join(i, d, 0, "goes with the items before it")
        return self.lists.open(i, len(self.lists.stack), "opens a list", item.mark)

    def _styled(self, i: int, item: Item) -> None:
        """The format's own depth: everything that is not heavier ends here."""
        depth = item.look.size
        d = 0
        while (
            d < len(self.lists.stack)
            and self.lists.stack[d].form == "style"
            and self.lists.stack[d].look.size < depth
        ):
            d += 1
        if d < len(self.lists.stack) and self.lists.stack[d].look == item.look:
            self.lists.join(i, d, 0, "the format's heading style")
        else:
            self.lists.open(i, d, "the format's heading style", None)
        # 2、 in a heading style and 3、 in plain type are one list
        if item.mark and item.mark.counts:
            self.lists.stack[d].marks, self.lists.stack[d].last = item.mark.family, item.mark.value

    def _formed(self, i: int, item: Item) -> None:
        """An unnumbered heading: beside those that look alike, under those that weigh more."""
        for d in range(len(self.lists.stack) - 1, -1, -1):
            if self.lists.stack[d].form == item.form and alike(self.lists.stack[d].look, item.look):
                return self.lists.join(i, d, 0, "looks like the headings before it")
        d = len(self.lists.stack)
        while d > 0 and not self.lists.stands_over(d - 1, i, item):
            d -= 1
        return self.lists.open(i, d, "by its form", None)

    def _pause(self, i: int) -> None:
        """A salutation in mid-text ends the inner lists that do not go on.

        Where it ended one, its item takes that list's level: the text goes on beside the list.
        """
        while len(self.lists.stack) > 1 and not self.lists.goes_on(len(self.lists.stack) - 1, i):
            self.lists.stack.pop()
            self.items[i].level = len(self.lists.stack) + 1

    def _note(self, item: Item, code: str, message: str) -> None:
        span = item.block.span
        self.notes.append(Note("outline", code, message, type(span)(span.start, item.block.body)))
