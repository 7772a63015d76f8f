"""Each number with the stretch of its clause that is its own.

In: a report's text and its mentions. Out: `Paragraph`s, each with its `Slot`s in order: one slot for
each quantity, with the characters on its left and right that no other number has a claim to.

Offsets here are relative to the paragraph. `masked` is the paragraph, character for character, with
dates, quantities and list numbers replaced by stand-ins, so that a rule sees `D年` and not digits.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from reportmine.findings import Mention
from reportmine.metrics.lexicon import DATE, MARK, NUMBER
from reportmine.report import Report, Span
from reportmine.text.scripts import simplified

_STANDS_FOR = {"date": DATE, "numbering": MARK, "ordinal": MARK}
_SENTENCE_END = re.compile(r"[。！？!?]+[”’」』）)]*|\n")
_DELIMITER = re.compile(r"[，,；;：:（）()\[\]【】]|——")
_BRACKETS = re.compile(rf"[（(\[【][^（()）\[\]【】{NUMBER}]*[）)\]】]")
_JOINT = re.compile(r"\s*(?:、|和|及|以及|与|或|/|或者)\s*")
_OWN_NOUN = re.compile("(?P<noun>[\u4e00-\u9fff“”（）]{2,14})(?:以及|和|与|及)")
_NAME_BEHIND = re.compile("预算|结转|(?:累计)?结余|新收|收入|支出")
_OPENING = "（([【"
# 用两年时间改造小区: how long, said twice; but 三年时间表
TIME_ITSELF = re.compile("的?(?:时间|工夫)(?![表段节点差轴])")
# Words further away than this say nothing of a number; a text without a full stop stays cheap.
_FAR = 240


class Dated(NamedTuple):
    """A date, `[start, end)` of its paragraph."""

    start: int
    end: int
    mention: Mention


class _Quantity(NamedTuple):
    """A quantity, `[start, end)` of its paragraph, and which of the report's mentions it is."""

    nth: int
    mention: Mention
    start: int
    end: int


@dataclass(slots=True)
class Slot:
    """One quantity, `[start, end)` of its paragraph, and its surroundings."""

    #: Which of the report's mentions it is.
    index: int
    mention: Mention
    start: int
    end: int
    sentence: tuple[int, int]
    #: The stretches of its clause that are its own: one ends at `start`, the other begins at `end`.
    left: tuple[int, int]
    right: tuple[int, int]
    #: The mark that opens its clause; empty at the start of a sentence.
    opener: str
    #: Whether 、 or 和 joins it to the number before.
    joined: bool = False
    #: Where the bracket around it opens; -1 outside of brackets.
    bracket: int = -1
    #: Its clause, with other numbers' words, or not too far around it.
    clause_start: int = 0
    clause_end: int = 0
    #: Where its sentence begins, or not too far before it.
    opening: int = field(init=False)

    def __post_init__(self) -> None:
        self.opening = max(self.sentence[0], self.start - _FAR)


@dataclass(slots=True)
class Paragraph:
    """A paragraph with at least one quantity in its running text.

    `base` is its offset in the report; all other offsets are its own. `masked` is as long as `text`:
    Simplified, with a stand-in for each character of a date, a quantity, a list number.
    """

    base: int
    text: str
    masked: str
    dates: list[Dated]
    sentences: list[list[Slot]] = field(default_factory=list)
    _starts: dict[int, Slot] = field(default_factory=dict)

    def slot_at(self, start: int) -> Slot | None:
        """The slot whose number begins there, once all sentences are known."""
        if not self._starts:
            self._starts.update((slot.start, slot) for row in self.sentences for slot in row)
        return self._starts.get(start)

    def span(self, start: int, end: int) -> Span:
        """A stretch of the paragraph as a span of the report's text."""
        return Span(self.base + start, self.base + end)


def paragraphs(report: Report, mentions: Sequence[Mention]) -> Iterator[Paragraph]:
    """The paragraphs of the running text that hold a quantity; table rows are left to `cells`."""
    tables = [t.span for t in report.tables]
    traditional = _is_traditional(report.text)
    i = 0
    for span in report.paragraphs:
        while i < len(mentions) and mentions[i].span.end <= span.start:
            i += 1
        j = i
        while j < len(mentions) and mentions[j].span.start < span.end:
            j += 1
        inside = range(i, j)
        i = j
        if not any(mentions[k].is_quantity and mentions[k].table is None for k in inside):
            continue
        if any(t.covers(span) for t in tables):
            continue
        text = report.text[span.start : span.end]
        looked_up = simplified(text) if traditional else text
        yield _paragraph(text, looked_up, span.start, mentions, inside)


def in_one_script(text: str) -> str:
    """The text as rules look it up: a traditional one in Simplified characters."""
    return simplified(text) if _is_traditional(text) else text


def _is_traditional(text: str) -> bool:
    """Whether a text is in traditional characters; told by a few that every report has."""
    sample = text[:20_000]
    return sum(map(sample.count, "國學會員區數")) > sum(map(sample.count, "国学会员区数"))


def _paragraph(
    text: str, looked_up: str, base: int, mentions: Sequence[Mention], inside: range
) -> Paragraph:
    """A paragraph with its stand-ins, its dates and, sentence by sentence, its slots."""
    characters = list(looked_up)
    dates: list[Dated] = []
    quantities: list[_Quantity] = []
    for k in inside:
        m = mentions[k]
        s, e = max(0, m.span.start - base), min(len(text), m.span.end - base)
        stand_in = NUMBER if m.is_quantity else _STANDS_FOR.get(m.kind)
        if stand_in == MARK and m.kind == "ordinal" and text.startswith("产业", e):
            stand_in = None  # 第三产业
        if stand_in == DATE and _NAME_BEHIND.match(text, e) and not text[s].isdigit():
            stand_in = None  # 年初预算, 上年结转: part of a name
        if stand_in == DATE and text[e - 1] == "中" and text.startswith("央", e):
            e -= 1  # 2025年中央…: the middle of no year
        if stand_in == DATE and text.startswith("“", s - 1) and "”" in text[s:e]:
            s -= 1  # “十三五”末
        if stand_in:
            characters[s:e] = stand_in * (e - s)
        if m.is_quantity and m.table is None:
            quantities.append(_Quantity(k, m, s, e))
        elif m.kind == "date":
            dates.append(Dated(s, e, m))
    paragraph = Paragraph(base, text, "".join(characters), dates)
    ends = [m.end() for m in _SENTENCE_END.finditer(paragraph.masked)] + [len(text)]
    grouped: dict[int, list[_Quantity]] = {}
    for quantity in quantities:
        grouped.setdefault(bisect_right(ends, quantity.start), []).append(quantity)
    for n, group in grouped.items():
        start = ends[n - 1] if n else 0
        paragraph.sentences.append(_slots(paragraph.masked, start, ends[n], group))
    return paragraph


def _slots(masked: str, start: int, end: int, group: Sequence[_Quantity]) -> list[Slot]:
    """The slots of the sentence `[start, end)`, divided at its marks."""
    marks = _borders(masked, start, end)
    mark_starts, mark_ends = [m.start() for m in marks], [m.end() for m in marks]
    slots: list[Slot] = []
    for nth, mention, s, e in group:
        before = bisect_right(mark_ends, s) - 1
        after = bisect_left(mark_starts, e)
        left = mark_ends[before] if before >= 0 else start
        right = mark_starts[after] if after < len(marks) else end
        slot = Slot(
            nth, mention, s, e, (start, end), (left, s), (_behind(masked, mention, e, right), right),
            marks[before].group() if before >= 0 else "",
            clause_start=max(left, s - _FAR), clause_end=min(right, e + _FAR),
        )  # fmt: skip
        slot.bracket = _open_bracket(marks, before)
        if slots:
            _share(masked, slots[-1], slot)
        slots.append(slot)
    return slots


def _behind(masked: str, mention: Mention, end: int, right: int) -> int:
    """Where the words behind a number begin that are not its own."""
    itself = TIME_ITSELF.match(masked, end, right) if mention.kind == "duration" else None
    return itself.end() if itself else end


def _borders(masked: str, start: int, end: int) -> list[re.Match[str]]:
    """The marks that part the clauses of a stretch; those in a bracket without a number part nothing."""
    quiet = [m.span() for m in _BRACKETS.finditer(masked, start, end)]
    closed = [e for _, e in quiet]

    def is_quiet(at: int) -> bool:
        k = bisect_right(closed, at)
        return k < len(quiet) and quiet[k][0] <= at

    return [m for m in _DELIMITER.finditer(masked, start, end) if not is_quiet(m.start())]


def _open_bracket(marks: list[re.Match[str]], at: int) -> int:
    """Where the bracket around a number opens; -1 outside of brackets."""
    depth = 0
    for k in range(at, max(-1, at - 12), -1):
        mark = marks[k].group()
        if mark in "）)]】":
            depth += 1
        elif mark in _OPENING:
            if not depth:
                return marks[k].start()
            depth -= 1
    return -1


def _share(masked: str, one: Slot, two: Slot) -> None:
    """Divide the characters between two numbers of one clause.

    Behind the first 、 or 和 they belong to the second. Without one, both see them, and
    `label` lets the first take its noun.
    """
    behind = one.right[0]
    if two.left[0] > behind:
        return
    joint = _JOINT.match(masked, behind, two.start)
    if joint:
        two.joined = True
        one.right = (behind, behind)
        two.left = (joint.end(), two.start)
        return
    own = _OWN_NOUN.fullmatch(masked, behind, two.start)
    if own:  # 2家机关和1家事业单位
        two.joined = True
        one.right, two.left = own.span("noun"), (own.end(), two.start)
        return
    comma = masked.find("、", behind, two.start)
    if comma >= 0:
        two.joined = True
        one.right = (behind, comma)
        two.left = (comma + 1, two.start)
    else:
        one.right = (behind, two.start)
        two.left = (behind, two.start)
