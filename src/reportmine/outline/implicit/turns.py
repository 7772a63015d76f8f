"""Sections that no heading opens: the opening, shortcomings told in prose, plans, the closing.

`turns` reads the body paragraph by paragraph and finds the sentences where the tone turns
(`在肯定成绩的同时，我们也清醒地看到…`, `针对上述问题，下一步…`). The cues are data (`outline.toml`), each with examples
and counter-examples. A turn opens a section at its paragraph, or at its sentence where the
paragraph had something else to say first.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass

from reportmine.findings import Role
from reportmine.outline.implicit.announcing import PLAN_LIST, announces_plan, announces_points
from reportmine.outline.implicit.heads import Head, Heads
from reportmine.outline.implicit.lacking import LACKING, Tail, mostly_lacking
from reportmine.outline.implicit.next_year import (
    NEXT_YEAR,
    begins_with_a_year,
    promises_for_next_year,
    tells_of_next_year,
)
from reportmine.outline.implicit.openings import SO_FOLLOWS, introduces_itself, openings
from reportmine.outline.paragraphs.blocks import Block
from reportmine.outline.part_names import FRAME
from reportmine.outline.rules import Cue, Sign, cues
from reportmine.outline.salutation import hails, is_hail, with_hail

_SENTENCE = re.compile("[^。！？；!?]*[。！？；!?]+[”’」』）)]*|[^。！？；!?]+$")
# 本报告由概述、…存在的问题及下一步打算等七部分组成: it says what follows, and turns to nothing.
_ANNOUNCES = re.compile(
    r"(?:由|包括|分为|包含|分).{6,200}?[一二两三四五六七八九十\d]{1,3}个?(?:大?部分|方面|章节?)(?:的?内容)?(?:组成|构成)?[。；]?\s*$"
)
# behind a plan only what is plainly announced is lacking: plans speak of problems, too
_AFTERTHOUGHT = "trouble-announced"
# what a paragraph of a plan says, and figures; 一 alone is in too many other words
_PLANS = re.compile(
    r"[\d%％]|[两二三四五六七八九十百千]+(?:个|项|次|名|场|期|处|条|件)|加强|完善|推进|推动|提高|提升|落实|做好|开展|组织|建立|健全"
    r"|继续|进一步|争取|力争|加快|强化|确保|扩大|增加|改进|培训|整改|拟|计划|打算|[一二三]是|每[年季月周日人]"
)
# 这些都需要我们在今后的工作中改进。 as the last words of a paragraph about what is lacking plans nothing yet
_WANTS_WORK = re.compile(
    r"\s*(?:这些|以上|上述)[^。，]{0,8}(?:需要|有待|亟待|亟需|都要|还要)(?!.*(?:[\d%％]|[一二三]是))[^。；]{0,70}[。！]?"
)
# behind a promise the text looks back once more: 回顾…，过去一年
_BACK = re.compile("回顾|回首|回望|过去|一年来|去年")
# 我们相信，街坊们的日子会越过越好。 takes leave, though the plan stands in the same paragraph
_BELIEVES = re.compile("(?:我们|让我们)(?:坚信|相信)[，：]")
_NEW_YEAR = re.compile("新的?一?年[里，,]|展望")
# texts from the web write their Chinese with ASCII marks; the cues are written with full-width ones
_WIDE = str.maketrans(",:;!?()", "，：；！？（）")


@dataclass(frozen=True, slots=True)
class Turn:
    """An implicit section: where it starts, how deep it stands, what it is, and why."""

    start: int
    level: int
    role: Role
    because: str


def turns(text: str, body: Sequence[Block], heads: Sequence[Head]) -> list[Turn]:
    """The implicit sections of the body, in order; see the module's docstring."""
    if not body:
        return []
    return _Teller(text, body, Heads(heads)).run()


class _Teller:
    """Goes through the paragraphs once; `k` is the section around one (`Heads`).

    `open` is the role of the implicit section that is open, None where a heading has ended it; `bare` is a report
    without any heading, `itself` one that introduces who writes it.
    """

    def __init__(self, text: str, body: Sequence[Block], heads: Heads) -> None:
        self.text, self.body, self.heads = text, body, heads
        self.tail = Tail(text, body, heads)
        self.found: list[Turn] = []
        self.open: Role | None = None
        self.bare = not heads.all
        self.itself = self.bare and introduces_itself(text, body)
        self.opening_ends = self._opening_ends() if self.bare else -1
        # what comes before the last 各位代表！ is no farewell
        self.last_hail = max((b.span.start for b in body if hails(text, b)), default=-1)

    def run(self) -> list[Turn]:
        self._opening()
        said = [b for b in self.body if b.kind == "prose" and b.span.start < self.heads.ends]
        last = said[-1].index if said else -1
        for block in said:
            k = self.heads.around(block.span.start)
            if self.heads.opens(block.span.start):
                self._headed(block, k)
            if self.bare:
                self._paragraph(block)
            if self._opens_list_of_plans(block, k):
                self._turn(block.span.start, PLAN_LIST, k)
            else:
                self._read(block, k, tail=last - block.index <= 2)
        self._last_words(last)
        return self.found

    def _last_words(self, last: int) -> None:
        """Behind a plan, a short last paragraph that plans nothing and counts nothing takes leave."""
        block = next((b for b in self.body if b.index == last), None)
        if block is None or block.mark or not 12 <= block.length <= 120:
            return
        if self.text[block.span.end - 1] not in "。！!”…":
            return
        start = block.span.start
        k = self.heads.around(start)
        if self.open == "plan":
            since, needed = self.found[-1].start, 1
        elif self.open is None and self.heads.is_plan(k):
            # 新的一年，…, behind the last point of the plan, is no part of that point
            all_of_it = _NEW_YEAR.match(self.text, start) is not None
            since, needed = self.heads.part(k) if all_of_it else self.heads.starts[k], 2
        else:
            return
        paragraphs = sum(b.kind == "prose" and since <= b.span.start < start for b in self.body)
        if paragraphs >= needed and not _PLANS.search(self.text, start, block.span.end):
            because = "the last paragraph plans nothing any more"
            self.found.append(Turn(with_hail(self.text, self.body, start), 1, "closing", because))

    def _opening(self) -> None:
        until = self.heads.starts[0] if self.heads.starts else None
        if until is not None and self.body[0].span.start >= until:
            return
        for first in openings(self.text, self.body, until, bare=self.bare):
            self.found.append(Turn(first.start, 1, first.role, first.because))
            self.open = "review" if first.role == "review" else "overview"

    def _paragraph(self, block: Block) -> None:
        """Where a report has no headings at all, its paragraphs are its parts."""
        start, end = block.span.start, block.span.end
        back = self.open == "plan" and _BACK.match(self.text, start) is not None
        back = back or (self.owned_up and not mostly_lacking(self.text[start:end]))
        if not (back or self.open in ("overview", "review")) or block.length < 30:
            return
        if start <= self.opening_ends:
            return
        because = "a paragraph of a text without headings"
        self.found.append(Turn(start, 1, "profile" if self.itself else "review", because))
        self.open = "review"

    def _opening_ends(self) -> int:
        """Where the last paragraph of the opening begins: 现将情况报告如下 may close a second one."""
        first = [b for b in self.body if b.kind == "prose" and b.length >= 30][:3]
        ends = [b for b in first if SO_FOLLOWS.search(self.text, b.span.end - 12, b.span.end)]
        return (ends[-1] if ends else first[0]).span.start if first else -1

    def _headed(self, block: Block, k: int) -> None:
        """A headed section ends what an implicit one had opened."""
        level = self.heads.all[k].level
        if not self.found or level <= self.found[-1].level or self.open == "overview":
            self.open = None

    def _read(self, block: Block, k: int, *, tail: bool) -> None:
        live = self._live(block, k, tail=tail)
        if k >= 0 and FRAME.fullmatch(self.heads.all[k].heading or ""):
            return
        dated = begins_with_a_year(self.text, block) or self._wanting(k)
        titled = self.heads.opens(block.span.start)
        at = block.span.start
        if not titled and self._owns_up(block, k):
            self._turn(at, LACKING, k)
            live = self._live(block, k, tail=tail)
        if not live and not dated:
            return
        sentences = _SENTENCE.finditer(self.text, block.span.start, block.span.end)
        n = -1
        for sentence in sentences:
            # a line that begins after a full stop may begin a paragraph
            n = 0 if sentence.start() in block.starts else n + 1
            words = sentence.group().translate(_WIDE)
            if n == 0 and is_hail(words):
                n = -1  # 各位代表！ is no sentence of its own
                continue
            if _ANNOUNCES.search(words):
                continue
            cue: Sign | None = next((c for c in live if c.says(words)), None)
            if cue is None and self._is_of_next_year(block, sentence.start(), n, k):
                cue = NEXT_YEAR
            if cue is None or (cue.role == "closing" and n > 1 and not _BELIEVES.match(words)):
                continue
            if cue.name == _AFTERTHOUGHT and n > 0 and self.heads.is_plan(k):
                continue
            if n > 0 and _WANTS_WORK.fullmatch(self.text, sentence.start(), block.span.end):
                continue
            start = sentence.start()
            while self.text[start].isspace():
                start += 1
            # one short sentence before the turn leads up to it: the paragraph opens the section
            if start - at <= 45 and not titled and cue.role != "plan":
                start = at
            if (titled or self._opens_plan(start, cue, k)) and start == at:
                return
            self._turn(start, cue, k)
            live = self._live(block, k, tail=tail)

    @property
    def owned_up(self) -> bool:
        """Whether the section that is open tells what is lacking, and only says so by that."""
        told = self.found[-1].because == LACKING.because if self.found else False
        return self.open == "shortcomings" and told

    def _owns_up(self, block: Block, k: int) -> bool:
        """Whether the review ends with a paragraph of what is lacking."""
        if self.open in ("shortcomings", "plan", "closing") or self.heads.is_trouble(k):
            return False
        return not self.heads.is_plan(k) and self.tail.lacks(block, k)

    def _wanting(self, k: int) -> bool:
        """Whether what is lacking is being told."""
        return self.open == "shortcomings" or (self.open is None and self.heads.is_trouble(k))

    def _is_of_next_year(self, block: Block, start: int, n: int, k: int) -> bool:
        """Whether a paragraph of the last section plans, and says so by its year alone; behind
        what is lacking, a sentence may."""
        if self._wanting(k) and n > 0:
            return promises_for_next_year(self.text, start, block.span.end)
        if start != block.span.start or not self._may(NEXT_YEAR, k, tail=False):
            return False
        return self._tells_of_next_year(block, k)

    def _tells_of_next_year(self, block: Block, k: int) -> bool:
        """Whether a paragraph begins with the year to come, and none before it in its section with any."""
        spans = (self.heads.starts[k] if k >= 0 else 0, block.span.start)
        first, last = (bisect_left(self.body, at, key=lambda b: b.span.start) for at in spans)
        before = (b for b in self.body[first:last] if b.kind == "prose")
        return tells_of_next_year(self.text, block, before)

    def _opens_list_of_plans(self, block: Block, k: int) -> bool:
        """Whether the numbers of the review begin again here, for what is planned."""
        if k < 0 or self.heads.starts[k] >= block.span.start:
            return False
        if self.open == "plan" or self.heads.is_plan(k):
            return False
        # 2023年，我们重点做三件事：
        points = announces_points(self.text, block)
        return announces_plan(self.text, block) or (points and self._tells_of_next_year(block, k))

    def _opens_plan(self, start: int, cue: Sign, k: int) -> bool:
        """Whether a plan of work begins so: its first words lead up to its first heading."""
        opening = bool(self.found) and self.found[-1].start == start
        return cue.role == "plan" and opening and k < 0 and bool(self.heads.all)

    def _live(self, block: Block, k: int, *, tail: bool) -> list[Cue]:
        """The cues that may speak in this paragraph."""
        return [
            cue
            for cue in cues()
            if self._may(cue, k, tail=tail)
            and cue.needs.search(self.text, block.span.start, block.span.end)
            and not (cue.role == "closing" and block.span.start < self.last_hail)
        ]

    def _may(self, cue: Sign, k: int, *, tail: bool) -> bool:
        """Whether a cue has any business here, whatever the words say."""
        if cue.role == self.open:
            return False
        if cue.role == "review":
            return self.open == "shortcomings"
        if cue.role == "shortcomings":
            if self.heads.is_plan(k):
                return cue.name == _AFTERTHOUGHT and k == len(self.heads.all) - 1
            return not self.heads.is_trouble(k)
        if cue.role == "plan":
            return self._after_trouble(k)
        return tail and not self.heads.part_follows(k) and (k >= 0 or self.bare)

    def _after_trouble(self, k: int) -> bool:
        if self.open == "shortcomings" or self.heads.is_trouble(k):
            return True
        return not self.heads.is_plan(k) and not self.heads.part_follows(k)

    def _turn(self, start: int, cue: Sign, k: int) -> None:
        level = 2 if self.heads.list_goes_on(k) else 1
        if self._kin(k, cue):
            level = self.heads.all[k].level + 1
        start = with_hail(self.text, self.body, start)
        if self.found and self.found[-1].start == start:
            self.found.pop()
        self.found.append(Turn(start, level, cue.role, cue.because))
        self.open = cue.role

    def _kin(self, k: int, cue: Sign) -> bool:
        """A plan inside a section about shortcomings belongs to it: 存在问题及改进情况."""
        if cue.role != "plan" or not self.heads.is_trouble(k):
            return False
        since = self.found[-1].start if self.open == "shortcomings" and self.found else -1
        return since < self.heads.starts[k]
