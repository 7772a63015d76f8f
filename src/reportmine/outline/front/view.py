"""What the front matter is read from: the blocks, with spoilt words in title block and sign-off mended."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import PurePath

from reportmine.outline.front.mending import mend_day, mend_title, years_of
from reportmine.outline.paragraphs.blocks import Block
from reportmine.outline.rules import front_words
from reportmine.report import Note, Report, Span

# [ 发布机构 ] 区残联, 文号：, of the sheet that a page stands under
_FIELD = re.compile(r"[\[［【]?\s*([\u3400-\u9fff]{2,6})\s*[\]］】：:]")
# 您的位置：首页 > 区财政局 > 预决算: the way to a web page, told on it
_WAY = re.compile(
    "[您你]?(?:现在|當前|当前|目前|所在)?(?:的|所在)?位置\\s*(?:是|[：:])|首\\s*[页頁]\\s*[>＞»/]"
)
_TRADITIONAL = re.compile("[屆會議報黨學國業發織團體務處區縣廳與點無現實]")


@dataclass(frozen=True, slots=True)
class View:
    """A report's blocks and words; `mended` has, by block, the words that were meant; `roc` is set
    where years may be those of the Republic of China."""

    report: Report
    blocks: Sequence[Block]
    mended: Mapping[int, str]
    roc: bool

    @property
    def text(self) -> str:
        """The report's text."""
        return self.report.text

    @property
    def outside(self) -> tuple[str, ...]:
        """What is said about the report outside its text: running heads, the file's name."""
        return (*self.report.furniture, PurePath(self.report.source).stem)

    def seen(self, block: Block) -> str:
        """The words of a block as they stand there."""
        return self.text[block.span.start : block.span.end]

    def words(self, block: Block) -> str:
        """The words of a block as they were meant."""
        return self.mended.get(block.index, self.seen(block))

    def inside(self, block: Block, start: int, end: int) -> Span:
        """The span of `[start, end)` of a block's words; all of it where they were mended."""
        if block.index in self.mended:
            return block.span
        return Span(block.span.start + start, block.span.start + end)

    def chrome(self, block: Block) -> bool:
        """Whether a line is a button or a label of a web page."""
        words, lists = self.words(block), front_words()
        if words in lists.chrome or words.startswith(lists.chrome_openings):
            return True
        if _WAY.match(words):
            return True
        field = _FIELD.match(words)
        return field is not None and field[1] in lists.sheet_labels


def view_of(report: Report, blocks: Sequence[Block]) -> tuple[View, list[Note]]:
    """The view, its short lines at both ends read as they were meant, and a note for each mended."""
    years = years_of(report.text)
    seen = View(report, blocks, {}, speaks_traditional(report))
    mended: dict[int, str] = {}
    notes: list[Note] = []
    for block in (*blocks[:8], *blocks[max(8, len(blocks) - 4) :]):
        if block.kind != "prose" or block.span.end - block.span.start > 60:
            continue
        words = seen.seen(block)
        meant = mend_day(words, years)
        if block.index < 8 and not (block.mark and block.mark.value and not block.mark.weak):
            meant = mend_title(meant, years)
        if meant != words:
            mended[block.index] = meant
            notes.append(mended_note(words, meant, block.span))
    return View(report, blocks, mended, seen.roc), notes


def speaks_traditional(report: Report) -> bool:
    """Whether the report opens in traditional characters."""
    return len(_TRADITIONAL.findall(report.text[:2000])) > 12


def mended_note(seen: str, meant: str, span: Span) -> Note:
    """The note that words were not taken as they stand."""
    return Note("outline", "front-mended", f"“{seen}” is read as “{meant}”", span)
