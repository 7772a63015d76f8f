"""Printed lines → paragraphs: what the page broke is joined, what the author broke is not.

A line begins a paragraph when the line before it was not full (its first word would still have
fitted), or when it is indented, centred, set apart, larger or smaller, or numbered after the end
of a sentence. A wrapped line may begin anywhere, also inside a number; a full line that ends with
`。` ends a paragraph only where the next one is indented. Pages and columns make no difference.
"""

from __future__ import annotations

import re
from collections import deque
from collections.abc import Iterable, Iterator

from reportmine.boxes import reach
from reportmine.read.assembly.margins import Margins, is_centred, measured, middle
from reportmine.read.assembly.openings import BULLET, STRONG, WORD, number_goes_on, starts_item
from reportmine.read.printed import Grid, Leaf, Printed

__all__ = ["Paragraph", "join"]

Paragraph = list[Printed]

_SENTENCE_END = re.compile(r"(?:[。！？；：!?;:…]|(?<![\d.])\.)['’”」』）)]*$")
_OPEN_END = re.compile(r"[，、（(《“‘第条款]$")
_CLAUSE = re.compile(r"[，。；：！？]")
_FULL_STOP = re.compile(r"[。！？!?][’”」』）)]*$")
_DATE = re.compile(r"[（(]?[\d〇○零一二三四五六七八九]{4}\s*年.{0,12}[月日号][)）]?")
# Browsers never break before a closing mark, nor beside a curly quotation mark.
_GLUED = re.compile(r"(?:[，。、；：？！）》〉」』】〕…%]|[“”‘’].?)*")
_INDENT = 1.2
_NEARLY_FULL = 0.25
_APART = 4.5


def join(leaves: Iterable[Leaf]) -> Iterator[Paragraph | Grid]:
    """All pages' blocks → paragraphs and tables, in order. The leaves are emptied on the way:
    a long document is never held twice."""
    pages = list(leaves)
    rules = _Rulebook(pages)
    blocks: deque[Printed | Grid] = deque()
    for leaf in pages:
        blocks.extend(leaf.blocks)
        leaf.blocks = []
    paragraph: Paragraph = []
    while blocks:
        block = blocks.popleft()
        if isinstance(block, Grid):
            if paragraph:
                yield paragraph
                paragraph = []
            yield block
            continue
        after = blocks[0] if blocks and isinstance(blocks[0], Printed) else None
        if paragraph and not rules.breaks(paragraph, block, after):
            paragraph.append(block)
            continue
        if paragraph:
            yield paragraph
        paragraph = [block]
    if paragraph:
        yield paragraph


class _Rulebook:
    """The margins and the leading of a document, and what breaks a paragraph in it."""

    def __init__(self, leaves: list[Leaf]) -> None:
        self._margins, self._pitch = measured(leaves)

    def breaks(self, paragraph: Paragraph, line: Printed, following: Printed | None) -> bool:
        """Whether `line` begins a new paragraph after `paragraph`; `following` comes after it."""
        last, first = paragraph[-1], paragraph[0]
        em = line.size or 1.0
        before, here = self._margins[last.page, last.column], self._margins[line.page, line.column]
        if abs(last.size - line.size) > 0.12 * max(last.size, line.size):
            return True
        if (last.gapped or line.gapped) and not self._is_stretched(paragraph, line):
            return True
        # The second line of a hanging item may stand in the middle by chance.
        in_line = abs(last.x0 - line.x0) < 0.6 * em or starts_item(first.text)
        room, needed = before.right - last.x1, _first_word(line) + 0.5 * em
        cut = _is_cut(last, line, before)
        torn = cut or (room <= needed and _is_torn(last, line, room, here))
        if (is_centred(last, before) and not torn) or (is_centred(line, here) and not in_line):
            return True
        if room > needed and not cut:
            return True
        if self._is_apart(last, line, before, here):
            return True
        if starts_item(line.text) and (
            line.bold != last.bold or self._is_heading(last, line, here)
        ):
            return True
        same_column = last.page == line.page and last.column == line.column
        if same_column and (middle(line) - middle(last)) / em > 1.45 * self._pitch:
            return True
        ended = bool(_SENTENCE_END.search(last.text))
        if line.x0 - here.left >= _INDENT * em:
            return self._indented(paragraph, line, following, ended)
        indented_style = first.x0 - self._margins[first.page, first.column].left >= _INDENT * em
        if indented_style:
            return bool(
                STRONG.match(line.text) and _FULL_STOP.search(last.text) and line.bold != last.bold
            )
        if len(paragraph) == 1 and starts_item(first.text) and STRONG.match(line.text):
            # A heading that fills its line, and the first item below it.
            return not _OPEN_END.search(last.text)
        return ended and starts_item(line.text)

    def _is_stretched(self, paragraph: Paragraph, line: Printed) -> bool:
        """Whether the gap is the slack of a justified line (累计栽树          500|棵) and parts no fields:
        the line before has filled its width in the middle of a sentence."""
        if not line.gapped:
            return len(paragraph) > 1 and not paragraph[-2].gapped
        last, em = paragraph[-1], line.size or 1.0
        before, here = self._margins[last.page, last.column], self._margins[line.page, line.column]
        return (
            not last.gapped
            and last.x1 - last.x0 > 0.8 * (before.right - before.left)
            and before.right - last.x1 < em
            and abs(line.x0 - here.left) < 0.6 * em
            and not _SENTENCE_END.search(last.text)
            and not starts_item(line.text)
        )

    def _is_heading(self, last: Printed, line: Printed, here: Margins) -> bool:
        """A short numbered line without a comma after a sentence that lacks its full stop."""
        return bool(
            STRONG.match(line.text)
            and here.right - line.x1 > 4 * line.size
            and not _CLAUSE.search(STRONG.sub("", line.text, count=1))
            and not _OPEN_END.search(last.text)
        )

    def _indented(
        self, paragraph: Paragraph, line: Printed, following: Printed | None, ended: bool
    ) -> bool:
        """An indented line after a full one: a new paragraph, or a hanging item's second line."""
        last, first = paragraph[-1], paragraph[0]
        em = line.size or 1.0
        if starts_item(line.text):
            return True
        if len(paragraph) > 1 and last.page == line.page and abs(last.x0 - line.x0) < 0.6 * em:
            return False
        if line.x0 > first.x0 + 0.5 * em:
            # • 特别奖（图书 x 3）:|甲、乙、丙: a bullet heads no paragraph
            return ended and not (BULLET.match(first.text) and last.text[-1] in ":：")
        if abs(first.x0 - line.x0) < 0.6 * em:
            return ended or len(paragraph) > 1 or self._opens(line, following)
        return True

    def _opens(self, line: Printed, following: Printed | None) -> bool:
        """Whether an indented line is the first of a paragraph that goes on at the margin: then it is full."""
        if following is None:
            return False
        here = self._margins[following.page, following.column]
        em = line.size or 1.0
        room = self._margins[line.page, line.column].right - line.x1
        if room > _first_word(following) + 0.5 * em:
            return False
        return abs(following.x0 - here.left) < 0.6 * em and not starts_item(following.text)

    def _is_apart(self, last: Printed, line: Printed, before: Margins, here: Margins) -> bool:
        """Right-hand lines (sign-off, date) stand alone; a block set far in stays together."""
        em = line.size or 1.0
        far_last = last.x0 - before.left > _APART * em
        far_line = line.x0 - here.left > _APART * em
        if far_last and far_line:
            hangs = line.x0 > last.x0 and starts_item(last.text)
            together = abs(last.x0 - line.x0) < 0.6 * em and not _DATE.fullmatch(line.text)
            return not (hangs or together)
        if far_last or not far_line:
            return far_last
        if starts_item(last.text):
            return False
        # Behind a label (`名单：`) a full line goes on far to the right; a sign-off is short there.
        goes_on = line.x1 - line.x0 > 12 * em or here.right - line.x1 > 4 * em
        return bool(_SENTENCE_END.search(last.text) or _DATE.fullmatch(line.text)) or not goes_on


def _is_torn(last: Printed, line: Printed, room: float, here: Margins) -> bool:
    """An indented line may end as far from the right as it begins from the left: it is no title,
    where what follows it at the margin had no room."""
    em = line.size or 1.0
    return (
        room < 4 * em
        and line.x0 - here.left < 0.6 * em
        and last.x1 - last.x0 > min(20 * em, 0.7 * (here.right - here.left))
        and not _SENTENCE_END.search(last.text)
    )


def _is_cut(last: Printed, line: Printed, margins: Margins) -> bool:
    """Whether a line ends in the middle of a number, hardly before the margin."""
    slack = margins.right - last.x1
    return slack < _NEARLY_FULL * (margins.right - margins.left) and number_goes_on(
        last.text, line.text
    )


def _first_word(line: Printed) -> float:
    """How much room the line's first word needs: a character, or a run of Latin and digits."""
    em = line.size or 1.0
    match = WORD.match(line.text)
    end = match.end() if match else 1
    glued = _GLUED.match(line.text, end)
    end = glued.end() if glued else end
    if line.ink and line.x1 - line.x0 > 0:
        left, right = reach(line.packed, len(line.text), end)
        if right > left and right - left <= line.x1 - line.x0 + 1:
            return right - left
    return em * end * (0.55 if match else 1.0)
