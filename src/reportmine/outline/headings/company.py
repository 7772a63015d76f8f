"""Lines that might head what follows, as the lines around them let them: headings stand over text or over other
headings; names, addresses and buttons come in runs of short lines.

In: the lines of a stretch of paragraphs, by block index, as `unnumbered` judged each for itself. Out: those that are
believed. A line's `look` tells the lines of one kind from those of another.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from reportmine.outline.headings.items import Item
from reportmine.outline.paragraphs.blocks import Block
from reportmine.outline.part_names import ANNEX, heads_part

__all__ = ["by_company", "is_text", "words_of"]


def by_company(
    text: str, blocks: Sequence[Block], found: dict[int, Item], printed: bool
) -> dict[int, Item]:
    """Keeps lines that stand over text, and sentences only where they come in numbers."""
    kept: dict[int, Item] = {}
    lines = {i: item for i, item in found.items() if not item.look.sentence}
    parts = {i for i in lines if _heads_part(text, blocks, i)}
    for i, item in found.items():
        after = _past_greeting(blocks, i + 1)
        sentence = bool(item.look.sentence)
        if (printed or item.block.size) and not (sentence and after.length < 60):
            kept[i] = item
            continue
        words = item.block.span.end - item.block.span.start
        over_text = after.kind == "prose" and (
            after.length >= max(40, 1.5 * words)
            or after.mark is not None
            or (is_text(text, after) and after.length >= 2 * words)
            or _leads_to_list(text, blocks, after.index)
        )
        if sentence:
            # 其一，… below a line like its fellows is text as well
            spoken = after.mark is None or (after.mark.shape == "lead" and after.mark.value == 1)
            over_text = after.kind == "prose" and spoken and after.length >= 40
        over_text = (
            over_text or after.kind == "row" or ANNEX.fullmatch(words_of(text, item)) is not None
        )
        # names, addresses and buttons come in runs of short lines; headings stand over text
        company = found if sentence else lines
        alone = i - 1 not in company or i - 1 in parts or _stack_of_headings(blocks, found, i)
        if (over_text and alone) or _stack_of_headings(blocks, found, i + 1) or i in parts:
            kept[i] = item
    sentences = [i for i, item in kept.items() if item.look.sentence]
    for i in _strays(text, blocks, kept, sentences):
        if not blocks[i].bold:
            del kept[i]
    sentences = [i for i in sentences if i in kept]
    if len(sentences) < 3:
        for i in sentences:
            if not blocks[i].bold:
                del kept[i]
    return _parts_above(text, kept)


def _heads_part(text: str, blocks: Sequence[Block], i: int) -> bool:
    """存在问题 over whatever is not the next of such lines: slides have no text to stand over."""
    here, after = (text[slice(*b.span)] for b in blocks[i : i + 2])
    named = heads_part(here) and not ANNEX.fullmatch(here)
    return named and not heads_part(after) and blocks[i + 1].kind != "contents"


def _parts_above(text: str, kept: dict[int, Item]) -> dict[int, Item]:
    """Where one of the lines that head a part stands right over a heading like it, all of them stand above."""
    parts = {i for i, item in kept.items() if heads_part(words_of(text, item))}
    if not any(
        i + 1 in kept and i + 1 not in parts and kept[i + 1].look == kept[i].look for i in parts
    ):
        return kept
    for i in parts:
        look = kept[i].look
        kept[i] = replace(kept[i], look=look._replace(size=look.size - 0.5))
    return kept


def _strays(
    text: str, blocks: Sequence[Block], kept: dict[int, Item], sentences: list[int]
) -> list[int]:
    """Sentences that are headings of nothing: rare among the paragraphs of their stretch."""
    strays: list[int] = []
    stretch: list[int] = []
    paragraphs = 0
    limits = kept.keys() - set(sentences)
    for block in blocks:
        if block.index in limits or (block.mark and block.mark.counts and block.length < 60):
            if len(stretch) * 3 < paragraphs:
                strays += stretch
            stretch, paragraphs = [], 0
        elif block.index in kept:
            stretch.append(block.index)
        elif block.kind == "prose" and block.length >= 60:
            paragraphs += 1
    return strays + (stretch if len(stretch) * 3 < paragraphs else [])


def _leads_to_list(text: str, blocks: Sequence[Block], i: int) -> bool:
    """今后五年，要努力实现以下目标任务： over 一是…: a short paragraph that goes over into a list."""
    mark = blocks[i + 1].mark if i + 1 < len(blocks) else None
    opens = mark is not None and mark.value == 1
    return opens and blocks[i].length >= 12 and text[blocks[i].span.end - 1] in "：:"


def _past_greeting(blocks: Sequence[Block], i: int) -> Block:
    """The block at `i`, or the one after it where it is a bare 各位代表！."""
    block = blocks[i]
    return blocks[i + 1] if block.length < 12 and not block.mark and i + 1 < len(blocks) else block


def _stack_of_headings(blocks: Sequence[Block], found: dict[int, Item], i: int) -> bool:
    """A heading directly under a heading, then text: two short lines, not a run of them."""
    if i not in found or i - 1 not in found or i - 2 in found or i + 1 in found:
        return False
    after = blocks[i + 1]
    return after.kind == "prose" and after.length >= 40 and found[i - 1].look != found[i].look


def is_text(text: str, block: Block) -> bool:
    """A paragraph, or a short line that is a statement: names and addresses end without a stop."""
    stated = block.length >= 12 and text[block.span.end - 1] in "。；"
    return block.kind == "prose" and (block.length >= 40 or stated)


def words_of(text: str, item: Item) -> str:
    """The words of an item's paragraph."""
    return text[item.block.span.start : item.block.span.end]
