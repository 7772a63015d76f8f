"""Damaged numbers, mended from the list that they stand in: `口、` between `一、` and `三、` is `二、`.

Scans and careless typing spoil one character of a mark: 1 is read as l, 一 as a dash, a bracket is
lost. Such a mark names no list, and one lost `一、` takes a whole tree of levels with it. `mend_marks`
looks at every paragraph without a mark (or with one that begins nothing) and asks each habit of the
document: which of your numbers is missing here, and is this, but for one character, how you write it?
Each repair leaves a note.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import NamedTuple

from reportmine.outline.paragraphs.blocks import Block
from reportmine.outline.paragraphs.marks import RANK, Mark, ordinal
from reportmine.report import Note, Span

_HEAD = 8
#: What a mark, or a piece of one, looks like: without any of these a paragraph is not looked at.
_CLUES = frozenset(
    "、．.，,：:（）()〔〕〈〉第章节部分篇条0123456789①②③④⑤⑥⑦⑧⑨⑩口□■�lIO|—－＝一二三四五六七八九十壹贰叁肆伍陆柒捌玖拾甲乙丙丁戊己庚辛"
)
#: What a scanner takes a numeral for.
_LOOKS = {
    "一": "二",
    "二": "三一",
    "三": "二王",
    "四": "匹西",
    "五": "互",
    "六": "大",
    "七": "匕",
    "八": "人入",
    "九": "丸",
    "十": "千什",
    "1": "2",
    "5": "S",
    "8": "B3",
    "9": "g",
}
_JUNK = frozenset("口□■�?？·'`´’‘°*|lIiOo!！—－-＝=ー~〇.．,，、:：;；_(（)）〈〉〔〕[]{}【】/\\")


@dataclass(frozen=True, slots=True)
class _Member:
    """A mark that can be believed, and the block that it opens."""

    index: int
    mark: Mark


class _Missing(NamedTuple):
    """A number that a list lacks: a mark of the list, the value, and whether the list goes on behind it."""

    sibling: Mark
    value: int
    sure: bool


def mend_marks(text: str, blocks: Sequence[Block]) -> tuple[list[Block], list[Note]]:
    """The blocks with damaged marks made good, and a note for each of them."""
    return _Mender(text, blocks).run()


class _Mender:
    def __init__(self, text: str, blocks: Sequence[Block]) -> None:
        self.text, self.blocks = text, list(blocks)
        self.members: dict[str, list[_Member]] = defaultdict(list)
        self.at: dict[str, list[int]] = defaultdict(list)
        for block in blocks:
            mark = block.mark
            if mark and mark.counts and mark.shape != "lead":
                self.members[mark.family].append(_Member(block.index, mark))
                self.at[mark.family].append(block.index)
        self.fitting = {
            family: _in_company({m.mark.value for m in found})
            for family, found in self.members.items()
        }
        self.families = sorted(
            (f for f in self.members if f in RANK),
            key=lambda f: RANK[f],
        )
        self.notes: list[Note] = []

    def run(self) -> tuple[list[Block], list[Note]]:
        for block in self.blocks:
            if block.kind != "prose" or not self._suspect(block):
                continue
            mark = self._mended(block)
            if mark:
                self._settle(block, mark)
        return self.blocks, self.notes

    def _suspect(self, block: Block) -> bool:
        """Whether the paragraph may open with a damaged mark."""
        start = block.span.start
        head = self.text[start : min(start + 5, block.span.end)]
        if _CLUES.isdisjoint(head):
            return False
        mark = block.mark
        if mark is None or not mark.counts or mark.shape == "lead":
            return mark is None or not mark.counts
        return mark.value not in self.fitting[mark.family]

    def _mended(self, block: Block) -> Mark | None:
        for family in self.families:
            for missing in self._wanted(family, block.index):
                mark = self._read_as(block, missing)
                if mark and block.mark and block.mark.counts and mark.end == block.mark.end:
                    continue  # a whole number of another kind is not a damaged one
                if mark:
                    return mark
        return None

    def _wanted(self, family: str, index: int) -> list[_Missing]:
        """Numbers of this family that may be missing here."""
        members = self.members[family]
        k = bisect_left(self.at[family], index)
        before = members[k - 1].mark if k else None
        after = members[k].mark if k < len(members) else None
        wanted: list[_Missing] = []
        if before and after and after.value == before.value + 2:
            wanted.append(_Missing(before, before.value + 1, sure=True))
        if after and after.value == 2 and not (before and before.value == 1):
            wanted.append(_Missing(after, 1, sure=True))
        if before and (after is None or after.value == 1):
            wanted.append(_Missing(before, before.value + 1, sure=False))
        return wanted

    def _read_as(self, block: Block, missing: _Missing) -> Mark | None:
        """The mark that is missing, dressed like its sibling, if the paragraph nearly opens with it."""
        sibling, value, sure = missing
        number = ordinal(sibling, value)
        if number is None:
            return None
        written = self.text[sibling.start : sibling.end]
        old = sibling.number or ""
        shown = _shown(self.text, sibling)
        expected = written.replace(shown, _like(shown, old, number), 1)
        start = block.span.start
        head = self.text[start : min(start + _HEAD, block.span.end)]
        length = _near(head, expected, sure=sure)
        if length is None or start + length >= block.span.end:
            return None
        return replace(sibling, number=number, value=value, start=start, end=start + length)

    def _settle(self, block: Block, mark: Mark) -> None:
        body = mark.end
        while body < block.span.end and self.text[body].isspace():
            body += 1
        self.blocks[block.index] = replace(block, mark=mark, body=body)
        k = bisect_left(self.at[mark.family], block.index)
        self.at[mark.family].insert(k, block.index)
        self.members[mark.family].insert(k, _Member(block.index, mark))
        seen = self.text[mark.start : mark.end]
        message = f"“{seen}” is read as number {mark.number} of its list"
        self.notes.append(Note("outline", "number-mended", message, Span(mark.start, mark.end)))


def _in_company(values: set[int]) -> set[int]:
    """The values that have a neighbour: the others may be misread."""
    return {v for v in values if v - 1 in values or v + 1 in values}


def _shown(text: str, mark: Mark) -> str:
    """The number as printed inside the mark: `1．2` where the bare number is 1.2."""
    written = text[mark.start : mark.end]
    if mark.number and mark.number in written:
        return mark.number
    return written.rstrip("、．.）) 　")


def _like(shown: str, old: str, number: str) -> str:
    return number.replace(".", "．") if shown != old and "．" in shown else number


def _near(head: str, expected: str, *, sure: bool) -> int | None:
    """How much of `head` stands for `expected` with one character spoilt, or None.

    Where the list does not go on behind it (`sure` is False), the spoilt character must be rubbish.
    """
    n = len(expected)
    if n == 1:
        good = bool(head) and (head[0] in _JUNK)
        return 1 if good and sure else None
    if len(head) <= n:
        return None
    for i in range(n):
        if head[:i] == expected[:i] and head[i + 1 : n] == expected[i + 1 :]:
            return _substituted(head, expected, i, sure=sure)
    for i in range(n):  # one lost
        if sure and n > 2 and head[: n - 1] == expected[:i] + expected[i + 1 :]:
            return n - 1
    for i in range(n):  # one too many
        if head[i] in _JUNK and head[:i] + head[i + 1 : n + 1] == expected:
            return n + 1
    return None


def _substituted(head: str, expected: str, i: int, *, sure: bool) -> int | None:
    n = len(expected)
    if head[:n] == expected:
        return n
    if head[i] in _JUNK or head[i] in _LOOKS.get(expected[i], ""):
        return n
    if not sure and (n < 3 or i == n - 1):
        return None
    # 二加强…: the separator is lost rather than replaced by a word's first letter
    if i == n - 1:
        return n - 1 if n == 2 and expected[0] not in "0123456789" else n
    return n
