"""Which titles are headings: decided list by list, outer lists first.

`settle_titles(text, blocks, items, last)` looks at the items that `lists` has arranged. Siblings are
written alike, so the members of a list are judged together (`titles.decide`); a title may go on in
the next line, stand below its number, or be the whole of a line with a colon inside. Bullets without
titles are refused, and what hung under a refused item is hung higher.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import replace

from reportmine.outline.headings.items import Item
from reportmine.outline.paragraphs.blocks import Block
from reportmine.outline.titles import Title, decide, propose, propose_glued, propose_line
from reportmine.report import Span

_DUTIES = re.compile("职能|职责|条件|任务是|机构设置|单位构成|注意事项|名单")
#: Parts that always carry a title, on their line or on the next one.
ALWAYS_TITLED = frozenset({"第部分", "第篇", "第编", "第卷", "第章", "第节"})


def settle_titles(text: str, blocks: Sequence[Block], items: list[Item], last: int) -> None:
    """Decides list by list, outer lists first, and refuses bullets that have no titles."""
    inner = blocks[:last]
    at = {item.block.index: item for item in items}
    groups: dict[int, list[int]] = defaultdict(list)
    for i, item in enumerate(items):
        if item.level:
            groups[item.group].append(i)
    for members in groups.values():
        group = [items[i] for i in members]
        if all(item.form for item in group):
            _take_over(text, group)
            continue
        _settle_list(text, inner, items, members, at)
    _bridge(items)


def _settle_list(
    text: str, blocks: Sequence[Block], items: Sequence[Item], members: Sequence[int],
    at: dict[int, Item],
) -> None:  # fmt: skip
    """Decides the items of one list together: `members` are their places in `items`.

    `at` has the item of each block.
    """
    group = [items[i] for i in members]
    bodies = [_has_body(blocks, items, i) for i in members]
    _lengthen_labels(text, group)
    _whole_lines(text, group, bodies)
    proposals = [item.title for item in group]
    heads = decide(
        proposals, bodies, duties=_stands_under(group[0], _DUTIES), top=group[0].level == 1
    )
    family = group[0].family
    articles = sum(map(_owns_line, group))
    points = family == "一是" and not any(bodies[:-1])
    listed = 2 * sum(heads) >= len(heads) - 1
    titled = _are_run_in(heads, group) or 2 * sum(heads) > max(3, len(heads))
    for k, item, head, body in zip(members, group, heads, bodies, strict=True):
        head = head or (listed and _opens_list(items, k)) or _bare_over_list(items, k)
        if family == "第条":
            head = _names_article(item, own=articles > 1 and body)
        elif family in ALWAYS_TITLED:
            head = item.title is not None or _title_below(text, blocks, at, item)
            if head:
                _second_line(text, blocks, at, item)
        elif item.title is None and item.block.length == 0:
            head = _title_below(text, blocks, at, item)
        if item.form:
            _take_over(text, [item])
            continue
        if points and item.title and item.title.run_in:
            item.heading = False
            item.because.append("一是, 二是 in one paragraph each are points of the text above")
            continue
        if titled and not head:
            head = _lost_stop(text, item)
        item.heading = head
        if item.title:
            item.because.append(item.title.because)
        if not head:
            item.because.append("no title" if not body else "its first clause is no title")
    if group[0].mark and not group[0].mark.counts:
        _keep_titled_bullets(group, bodies)


def _are_run_in(heads: Sequence[bool], group: Sequence[Item]) -> bool:
    """Whether half of a list, and more than one, have titles that go on in their line."""
    told = sum(
        h and i.title is not None and i.title.run_in for h, i in zip(heads, group, strict=True)
    )
    return told >= 2 and 2 * told >= len(group)


def _names_article(item: Item, *, own: bool) -> bool:
    """第五条 【总则】 …, or 第五条 总则 over text: other articles open with a sentence."""
    title = item.title
    if title is None:
        return False
    if title.words.startswith(("【", "（")):
        return True
    return own and _owns_line(item) and len(title.words) <= 16


def _lost_stop(text: str, item: Item) -> bool:
    """Whether a title among titles goes over into its text; it is the item's title then."""
    glued = propose_glued(text, item.block.body, item.block.span.end)
    item.title = glued or item.title
    return glued is not None


def _opens_list(items: Sequence[Item], k: int) -> bool:
    """A clause of its own directly over the first item of a deeper list, among headings."""
    item, title = items[k], items[k].title
    after = items[k + 1] if k + 1 < len(items) else None
    if title is None or title.run_in or after is None or after.level <= item.level:
        return False
    numbered = after.mark is not None and after.mark.value == 1 and after.mark.shape != "lead"
    if not numbered or after.block.index != item.block.index + 1:
        return False
    short = len(title.words) <= 40 and not title.states_quantity
    return short and (title.ending == "：" or (title.ending == "。" and title.score >= -0.5))


def _bare_over_list(items: Sequence[Item], k: int) -> bool:
    """（二）会务报告 right over 1. …: a few words without a stop that only a list can follow."""
    item, title = items[k], items[k].title
    after = items[k + 1] if k + 1 < len(items) else None
    if title is None or title.run_in or title.ending or len(title.words) > 12 or after is None:
        return False
    numbered = after.mark is not None and after.mark.value == 1 and after.mark.shape != "lead"
    return numbered and after.level > item.level and after.block.index == item.block.index + 1


def _stands_under(item: Item, words: re.Pattern[str]) -> bool:
    above = item.parent_item
    return bool(above and above.title and words.search(above.title.words))


def _has_body(blocks: Sequence[Block], items: Sequence[Item], i: int) -> bool:
    """Whether text, a table or a deeper item stands between item `i` and the next one."""
    here = items[i].block.index
    after = items[i + 1] if i + 1 < len(items) else None
    until = after.block.index if after else len(blocks)
    if any(b.kind != "contents" for b in blocks[here + 1 : until]):
        return True
    return bool(after and after.level > items[i].level)


def _take_over(text: str, group: Sequence[Item]) -> None:
    """Styled and unnumbered headings are what they look like; their whole line is the title."""
    for item in group:
        start, end = item.block.body, item.block.span.end
        if item.title is None or (item.form == "style" and item.title.run_in):
            stop = end
            while stop > start and text[stop - 1] in "。：:":
                stop -= 1
            item.title = Title(
                Span(start, stop), text[start:stop], "", False, 1.0, "a line of its own"
            )
        item.heading = item.title.span.start < item.title.span.end
        item.score = 0.95 if item.form == "style" else 0.8


def _title_below(text: str, blocks: Sequence[Block], at: dict[int, Item], item: Item) -> bool:
    """第三部分 alone on its line: the next short line is its title."""
    k = item.block.index + 1
    below = blocks[k] if k < len(blocks) else None
    weak = item.mark is None or item.mark.weak
    if (
        weak
        or item.block.length
        or not below
        or below.kind != "prose"
        or below.mark
        or below.length > 40
    ):
        return False
    item.title = propose(text, below.span.start, below.span.end)
    found = bool(item.title and item.title.ending == "" and not item.title.run_in)
    if found:
        _absorb(at, item, below)
    else:
        item.title = None
    return found


def _absorb(at: dict[int, Item], item: Item, below: Block) -> None:
    """A line that belongs to the title of `item` is no heading of its own."""
    other = at.get(below.index)
    if other:
        other.level = 0
        other.parent_item = item


def _second_line(text: str, blocks: Sequence[Block], at: dict[int, Item], item: Item) -> None:
    """第三部分 … printed over two lines: the second line belongs to the title."""
    k = item.block.index + 1
    below = blocks[k] if k < len(blocks) else None
    title = item.title
    if title is None or below is None or below.kind != "prose" or below.mark or below.length > 30:
        return
    printed = item.block.size > 0 and abs(below.size - item.block.size) <= 0.04
    heavy = below.bold == item.block.bold and (below.bold or below.centred or below.size > 1.05)
    if not (printed and heavy and below.page == item.block.page) or title.ending:
        return
    span = Span(title.span.start, below.span.end)
    words = title.words + text[below.span.start : below.span.end]
    item.title = replace(title, span=span, words=words)
    _absorb(at, item, below)


def _lengthen_labels(text: str, group: Sequence[Item]) -> None:
    """案由：… twice in one list labels nothing: the whole sentence is the title."""
    labels = Counter(i.title.words for i in group if i.title and i.title.ending == "：")
    for item in group:
        title = item.title
        if title is None or title.ending != "：" or labels[title.words] < 2:
            continue
        rest = propose(text, title.span.end + 1, item.block.span.end)
        if rest and rest.ending in ("", "。"):
            span = Span(title.span.start, rest.span.end)
            words = text[span.start : span.end]
            item.title = replace(title, span=span, words=words, ending="", run_in=rest.run_in)


def _whole_lines(text: str, group: Sequence[Item], bodies: Sequence[bool]) -> None:
    """一、募集工作：渠道更宽 over text of its own: the colon parts the title, it does not end it."""
    for item, body in zip(group, bodies, strict=True):
        title, start, end = item.title, item.block.body, item.block.span.end
        if title is None and not re.match("[\u3400-\u9fff][：:].", text[start : start + 3]):
            continue
        if body and (title is None or (title.run_in and title.ending == "：")):
            item.title = propose_line(text, start, end) or title


def _owns_line(item: Item) -> bool:
    return item.title is not None and item.title.ending == "" and not item.title.run_in


def _keep_titled_bullets(group: Sequence[Item], bodies: Sequence[bool]) -> None:
    """Bullets are sections only where they are titled: `——经济跨上新台阶。2007年…`."""
    least = 8 if group[0].family == "——" else 30
    titled = sum(
        item.heading and (body if _owns_line(item) else _text_after(item) >= least)
        for item, body in zip(group, bodies, strict=True)
    )
    if titled < 2 or titled < 0.6 * len(group):
        for item in group:
            item.level = 0
            item.heading = False
            item.because.append("bullets without titles are no sections")


def _text_after(item: Item) -> int:
    """How many characters follow a run-in title in its paragraph."""
    title = item.title
    return item.block.span.end - title.span.end if title and title.run_in else 0


def _bridge(items: Sequence[Item]) -> None:
    """Children of refused items hang where the refused ones would have hung."""
    for item in items:
        above = item.parent_item
        while above is not None and above.level == 0:
            above = above.parent_item
        item.parent_item = above
    for item in items:
        if item.level:
            item.level = item.parent_item.level + 1 if item.parent_item else 1
