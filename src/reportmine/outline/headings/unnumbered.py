"""Unnumbered headings: lines that are headings by form.

Two kinds, the sure one first (clauses that head paragraphs are in `leads`):
    styled   the format itself says so (Word, Markdown)
    lines    short lines of their own over text: larger, bold or centred where the page shows it,
             else by what stands around them and by the number of their kind
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from reportmine.outline.headings.company import by_company, is_text, words_of
from reportmine.outline.headings.items import Item, Look
from reportmine.outline.paragraphs.blocks import Block
from reportmine.outline.part_names import FRAME, SHORT, heads_part
from reportmine.outline.rules import no_heading
from reportmine.outline.titles import Title, propose_line, states_quantity
from reportmine.report import Span
from reportmine.text.normalize import squeeze
from reportmine.text.scripts import simplified

_COMMA = re.compile("[，,]")
_COLON = re.compile("[：:]")
_CJK = re.compile("[\u3400-\u9fff]{2}")
_LETTER = re.compile("[\u3400-\u9fff]")
# a line that goes on with such a character was torn out of a sentence (a link on a web page)
_FRAGMENT = "》”）)，。、；：！？"
# 财务委员 甲某: who speaks, or a row of a roster
_OFFICE = re.compile(
    "[\u3400-\u9fff]{0,6}(?:委员|主席|主任|理事长?|监事长?|会长|干事|秘书长?|经理|馆长|院长|校长|书记|组长)[ \u3000]+[\u3400-\u9fff]{2,4}"
)
# 2022年工作打算： over a list
_LABEL = re.compile(
    "([^，。；：]{0,14}(?:打算|计划|思路|安排|问题|不足|做法|成绩|成效|体会|建议|措施|重点|工作任务|工作目标))[：:]"
)
# 附表 收支明细 over rows of cells is the table's caption
_CAPTION = re.compile(r"^附?[表图](?!彰|达|演|现|率|决|态|面|书)|[表]$")
# 收支表（新臺幣／元）
_UNIT = re.compile(r"\s*[（(][^（()）]{0,12}(?:元|[单單]位)[^（()）]{0,6}[）)]$")
# 附件：政府信息公开情况统计表（2014年度）
_ANNEXED = re.compile(r"附\s*[件表录]\s*[一二三四五\d]?\s*[：:]\s*[^。；;]{4,40}")
# one clause or two, without digits
_TITLING = re.compile("(?:[\u3400-\u9fff“”、]{4,16}[，,])?[\u3400-\u9fff“”、]{4,20}")
_BOXED = re.compile(r"【[^】]{2,16}】.{0,24}")


def styled_heading(block: Block) -> Item | None:
    """The item of a paragraph that its format calls a heading of depth 1–9, or a further title."""
    if block.style is None:
        return None
    return Item(block, block.mark, None, form="style", look=Look(block.style), heading=True)


def announced_lines(text: str, body: Sequence[Block], entries: frozenset[str]) -> dict[int, Item]:
    """Lines without a number that the contents of the report announced, by block index."""
    found: dict[int, Item] = {}
    for block in body if entries else ():
        words = text[block.span.start : block.span.end]
        plain = block.kind == "prose" and not block.mark and block.style is None
        if not plain or len(words) > 80 or squeeze(words) not in entries:
            continue
        found[block.index] = _named_elsewhere(text, block, "the contents announce it")
    return found


def _named_elsewhere(text: str, block: Block, because: str) -> Item:
    """A line that heads a part whatever it looks like: it is heavier than any other."""
    title = Title(block.span, text[slice(*block.span)], "", False, 1.0, "a line of its own")
    look = Look(-block.size - 1.0, -1.0, -1.0)
    return Item(block, None, title, form="form", look=look, heading=True, because=[because])


def annexed_tables(text: str, body: Sequence[Block]) -> dict[int, Item]:
    """附件：…统计表（2014年度） right above a table, behind the text, by block index; a list of annexes has none below it."""
    found: dict[int, Item] = {}
    half = (body[0].span.start + body[-1].span.end) / 2 if body else 0
    for k, block in enumerate(body):
        named = block.kind == "prose" and block.style is None and block.span.start > half
        if not named or not _ANNEXED.fullmatch(text, *block.span):
            continue
        if any(b.kind == "row" for b in body[k + 1 : k + 3]):
            found[block.index] = _named_elsewhere(text, block, "names the annex below")
    return found


def unnumbered_lines(text: str, blocks: Sequence[Block], first: int, last: int) -> dict[int, Item]:
    """Unnumbered lines among `blocks[first:last]` that are headings by form, by block index."""
    printed = any(b.size for b in blocks)
    found: dict[int, Item] = {}
    shy: set[int] = set()
    plain: set[int] = set()
    for i in range(first, last):
        block = blocks[i]
        if block.kind != "prose" or block.mark or block.style is not None:
            continue
        length = block.span.end - block.span.start
        if not 2 <= length <= 70:
            continue
        follower = blocks[i + 1] if i + 1 < last else None
        item = _line(text, block, follower, printed)
        if (
            item is None
            and printed
            and i > first
            and _is_plain(text, blocks[i - 1], block, follower)
        ):
            item = _line(text, block, follower, printed=False)
            plain.update([i] if item else [])
        if item:
            found[i] = item
            if _is_shy(text, item, follower):
                shy.add(i)
    kept = by_company(text, blocks, found, printed)
    if len(plain.intersection(kept)) < 3:
        kept = {i: item for i, item in kept.items() if i not in plain}
    kept = kept if len(kept) >= 3 else {i: item for i, item in kept.items() if i not in shy}
    own = [i for i, item in kept.items() if not heads_part(words_of(text, item))]
    if len(own) == 1 and _is_motto(text, blocks, own[0]):
        del kept[own[0]]
    return kept


def _is_motto(text: str, blocks: Sequence[Block], i: int) -> bool:
    """砥砺奋进，履职担当 over 一、: the only line that heads no part by its words is the motto of the report."""
    block, below = blocks[i], blocks[i + 1]
    plain = block.size <= 1.05 and not block.bold and not block.centred
    return plain and below.mark is not None and bool(_COMMA.search(text, *block.span))


def _is_plain(text: str, before: Block, block: Block, after: Block | None) -> bool:
    """A line printed like the text that is one or two clauses, between a paragraph's end and the next
    paragraph: 坚持多措并举，募集保持稳定, or 生态环境持续改善。. Only where several stand so is it believed."""
    words = text[block.span.start : block.span.end]
    bare = words.removesuffix("。")
    if after is None or after.kind != "prose" or block.lines > 1 or not _TITLING.fullmatch(bare):
        return False
    ended = before.kind == "prose" and (
        text[before.span.end - 1] in "。！；：" or before.mark is not None
    )
    least = 20 if bare == words else 60
    return (
        ended and not after.mark and after.length >= least and text[after.span.end - 1] in "。：；"
    )


def _is_shy(text: str, item: Item, after: Block | None) -> bool:
    """A line that alone is no heading, but is one among others: 台上, 我们也在学, 课堂：重新开始."""
    block, words = item.block, text[item.block.span.start : item.block.span.end]
    if block.size > 1.05 or block.bold or block.centred or item.title is None:
        return False
    if heads_part(words):
        return False
    few = len(_LETTER.findall(words)) < 4 and not SHORT.fullmatch(simplified(words))
    over_line = after is not None and not _is_over_text(after)
    return few or over_line or words.startswith("我们") or bool(re.search("[：:].", words))


def _line(text: str, block: Block, after: Block | None, printed: bool) -> Item | None:
    """The line as a candidate, judged by its own words and print and by what comes next."""
    words = text[block.span.start : block.span.end]
    sentence = words.endswith("。")
    bare = words.rstrip("。")
    commas = len(_COMMA.findall(bare))
    if after is None or after.kind == "contents" or text[after.span.start] in _FRAGMENT:
        return None
    label = _LABEL.fullmatch(bare)
    if label:
        bare = label[1]
    if "。" in bare or not (_CJK.search(bare) or FRAME.fullmatch(bare)):
        return None
    if not label and (no_heading().search(bare) or _OFFICE.fullmatch(simplified(bare))):
        return None
    if not label and _COLON.search(bare) and not _in_two_parts(text, block, after):
        return None
    if commas > 3 or len(bare) > (60 if sentence else 56):
        return None
    emphasis = (block.size > 1.05) + block.bold + block.centred + bool(_BOXED.fullmatch(bare))
    if not emphasis and not sentence and commas and states_quantity(bare):
        return None  # a statement that lost its stop
    few = len(_LETTER.findall(bare)) < 4 and not SHORT.fullmatch(simplified(bare))
    if not emphasis and few and (after.mark or not is_text(text, after)):
        return None
    unit = _UNIT.search(bare)
    if after.kind == "row" and _CAPTION.search(_UNIT.sub("", bare)) and (unit or not emphasis):
        return None
    if label and not (after.mark and after.mark.value == 1) and after.length < 40:
        return None
    half = heads_part(bare)
    if printed and not emphasis and not half and not (after.mark and after.mark.value == 1):
        return None
    if printed and not emphasis and (block.lines > 1 or commas):
        return None
    look = Look(
        -block.size,
        -float(block.centred),
        -float(block.bold),
        float(sentence),
        float((commas > 1 or len(bare) > 28) and not sentence),
    )
    span = Span(block.span.start, block.span.start + len(bare))
    title = Title(span, bare, "。" if sentence else "", False, 1.0, "a line of its own")
    return Item(block, None, title, form="form", look=look, heading=True, because=[_seen(block)])


def _is_over_text(after: Block) -> bool:
    """Whether what follows a line is long enough to be text whatever it says."""
    return after.mark is not None or after.length >= 40 or after.kind != "prose"


def _in_two_parts(text: str, block: Block, after: Block) -> bool:
    """队伍：让手艺值钱 over text: a title with a colon inside."""
    line = propose_line(text, block.span.start, block.span.end)
    inside = line is not None and not re.search(r"\d|[，,].*[，,]|[：:]$", line.words)
    return inside and after.kind == "prose" and after.length >= 40


def _seen(block: Block) -> str:
    seen = [
        word
        for word, yes in (
            ("larger than the text", block.size > 1.05), ("bold", block.bold), ("centred", block.centred)
        )
        if yes
    ]  # fmt: skip
    return "a short line, " + ", ".join(seen) if seen else "a short line over text"
