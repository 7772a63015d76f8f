"""From paragraphs to the section tree: candidates, lists, titles, implicit sections, spans."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, replace

from reportmine.findings import Reason, Role, Section
from reportmine.outline.blocks import Block
from reportmine.outline.forms import leads, short_leads, styled_heading, unnumbered_lines
from reportmine.outline.implicit import Turn, turns
from reportmine.outline.lists import Item, arrange
from reportmine.outline.numbering import Mark, ordinal
from reportmine.outline.titles import Title, decide, propose, propose_line
from reportmine.report import Note, Span

_SALUTATION = re.compile(r"(?:各位|同志们|同事们|尊敬的)[^。，,；;]{0,14}[！!：:，,]")
# 过去五年，……主要体会是： speaks of the whole, not of the item before it
_LOOKS_BACK = re.compile(
    r"(?:回顾|总结|回望|过去|几年来|[一两三四五]年来|一年来|年来|实践).{0,60}(?:体会|经验|启示|认识到)[^。]{0,10}[：:]$"
)
_DUTIES = re.compile("职能|职责|条件|任务是|机构设置|单位构成|注意事项|名单")
_ALWAYS_TITLED = frozenset({"第部分", "第篇", "第编", "第卷", "第章", "第节"})
_NAMED_PARTS = _ALWAYS_TITLED | {"第条"}


@dataclass(frozen=True, slots=True)
class Candidate:
    """A paragraph that might have been a heading; `accepted` says what became of it and why."""

    span: Span
    words: str
    accepted: bool
    level: int
    because: str


@dataclass(frozen=True, slots=True)
class Tree:
    """Sections in text order, what was noticed on the way, and every candidate with its fate."""

    sections: tuple[Section, ...]
    notes: tuple[Note, ...]
    candidates: tuple[Candidate, ...]


def grow(text: str, blocks: Sequence[Block], first: int, last: int) -> Tree:
    """The section tree of the body `blocks[first:last]`."""
    items = _items(text, blocks, first, last)
    notes = arrange(items)
    pauses = [item for item in items if item.pause and item.level]
    items = [item for item in items if not item.pause]
    _title(text, blocks, items, last)
    candidates = tuple(_candidate(text, item) for item in items)
    nodes = _sections(items)
    end = blocks[last - 1].span.end if last > first else 0
    if sum(bool(b.style) for b in blocks[first:last]) < 3:
        stops = [item.block.index for item in pauses]
        nodes = _with_leads(text, blocks, nodes, (first, last), stops)
    nodes = _with_turns(text, blocks, nodes, first, last)
    nodes = _with_pauses(nodes, pauses)
    return Tree(_spanned(nodes, end), tuple(notes), candidates)


# --- candidates ---------------------------------------------------------------------------------


def _items(text: str, blocks: Sequence[Block], first: int, last: int) -> list[Item]:
    styled = sum(bool(b.style) for b in blocks[first:last])
    # where the format marks its headings, nothing else is one for its looks alone
    unnumbered = unnumbered_lines(text, blocks, first, last) if styled < 3 else {}
    items: list[Item] = []
    for block in blocks[first:last]:
        if block.kind != "prose":
            continue
        item = styled_heading(block) or unnumbered.get(block.index)
        if item is None and block.mark and not _enumerates(text, block):
            item = Item(block, block.mark, None)
        if item is None and _pauses(text, block):
            item = Item(block, None, None, pause=True)
        if item is None:
            continue
        if item.title is None:
            item.title = propose(text, block.body, block.span.end)
        items.append(item)
    return items


def _enumerates(text: str, block: Block) -> bool:
    """一是… 二是… inside one paragraph are points of its text, though the first opens it."""
    mark = block.mark
    if mark is None or mark.shape != "lead" or not mark.counts:
        return False
    after = ordinal(mark, mark.value + 1)
    if mark.family == "首先":
        return "其次" in text[mark.end : block.span.end]
    return after is not None and bool(
        re.search(f"[。；;，]\\s*{after}[是要]|其{after}[，是]", text[mark.end : block.span.end])
    )


def _pauses(text: str, block: Block) -> bool:
    """Whether a paragraph without a number ends the lists before it: 各位代表！, 主要体会是："""
    start, end = block.span
    if _SALUTATION.match(text, start, end):
        return True
    return text[end - 1] in "：:" and bool(_LOOKS_BACK.search(text, max(start, end - 120), end))


# --- which titles are headings ------------------------------------------------------------------


def _title(text: str, blocks: Sequence[Block], items: list[Item], last: int) -> None:
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
            _take_over(text, blocks, group)
            continue
        bodies = [_has_body(blocks, items, i, last) for i in members]
        _lengthen_labels(text, group)
        _whole_lines(text, group, bodies)
        proposals = [item.title for item in group]
        heads = decide(proposals, bodies, duties=_is_duties(group[0]), top=group[0].level == 1)
        family = group[0].family
        articles = sum(map(_owns_line, group))
        listed = 2 * sum(heads) >= len(heads) - 1
        for k, item, head, body in zip(members, group, heads, bodies, strict=True):
            head = head or (listed and _opens_list(items, k))
            if family == "第条":
                head = _names_article(item, own=articles > 1 and body)
            elif family in _ALWAYS_TITLED:
                head = item.title is not None or _title_below(text, inner, at, item)
                if head:
                    _second_line(text, inner, at, item)
            elif item.title is None and item.block.length == 0:
                head = _title_below(text, inner, at, item)
            if item.form:
                _take_over(text, blocks, [item])
                continue
            item.heading = head
            if item.title:
                item.because.append(item.title.because)
            if not head:
                item.because.append("no title" if not body else "its first clause is no title")
        if group[0].mark and not group[0].mark.counts:
            _keep_titled_bullets(group, bodies)
    _bridge(items)


def _names_article(item: Item, *, own: bool) -> bool:
    """第五条 【总则】 …, or 第五条 总则 over text: other articles open with a sentence."""
    title = item.title
    if title is None:
        return False
    if title.words.startswith(("【", "（")):
        return True
    return own and _owns_line(item) and len(title.words) <= 16


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


def _is_duties(item: Item) -> bool:
    above = item.parent_item
    return bool(above and above.title and _DUTIES.search(above.title.words))


def _has_body(blocks: Sequence[Block], items: Sequence[Item], i: int, last: int) -> bool:
    """Whether text, a table or a deeper item stands between item `i` and the next one."""
    here = items[i].block.index
    after = items[i + 1] if i + 1 < len(items) else None
    until = after.block.index if after else last
    if any(b.kind != "contents" for b in blocks[here + 1 : until]):
        return True
    return bool(after and after.level > items[i].level)


def _take_over(text: str, blocks: Sequence[Block], group: Sequence[Item]) -> None:
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


def _told(mark: Mark) -> str | None:
    """The number without its marks: 一 of （一）; 第三章 whole, for there the words are the number."""
    if mark.number and mark.family in _NAMED_PARTS:
        return f"第{mark.number}{mark.family[1:]}"
    return mark.number


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


def _candidate(text: str, item: Item) -> Candidate:
    words = item.title.words if item.title else text[item.block.body : item.block.body + 40]
    why = (
        "; ".join(item.because)
        if item.level
        else "; ".join(item.because or ["its number fits no list"])
    )
    return Candidate(item.block.span, words, bool(item.level and item.heading), item.level, why)


# --- sections -----------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Node:
    """A section before it knows where it ends; `parent` is the start of the parent section."""

    start: int
    level: int
    number: str | None = None
    number_span: Span | None = None
    heading: str | None = None
    heading_span: Span | None = None
    run_in: bool = False
    implicit: bool = False
    role: Role | None = None
    why: tuple[Reason, ...] = ()


def _sections(items: Sequence[Item]) -> list[Node]:
    nodes = []
    for item in items:
        if not item.level:
            continue
        mark, title = item.mark, item.title if item.heading else None
        counted = mark if mark and mark.end > mark.start else None
        nodes.append(
            Node(
                item.block.span.start,
                item.level,
                _told(counted) if counted else None,
                Span(counted.start, counted.end) if counted and counted.number else None,
                _clean(title.words) if title else None,
                title.span if title else None,
                bool(title and title.run_in),
                why=(
                    Reason(
                        "outline",
                        "heading" if title else "item",
                        round(item.score, 2),
                        "; ".join(item.because),
                    ),
                ),
            )
        )
    return nodes


def _clean(words: str) -> str:
    return words.strip().strip("*_").strip()


def _with_leads(
    text: str,
    blocks: Sequence[Block],
    nodes: list[Node],
    body: tuple[int, int],
    stops: Sequence[int],
) -> list[Node]:
    """Adds a section for each paragraph of a leaf section whose paragraphs all have titles.

    A salutation at one of the blocks `stops` ends a section before the next heading does.

    Three such paragraphs make a habit; where three sections have it, two are enough elsewhere.
    """
    if not nodes:
        plain = [b for b in blocks[slice(*body)] if b.kind == "prose"]
        found = short_leads(text, plain[1:], 3)
        return [_lead(1, block, title) for block, title in found]
    starts = [b.span.start for b in blocks]
    leaves: list[tuple[Node, list[Block]]] = []
    for k, node in enumerate(nodes):
        if node.heading is None or (k + 1 < len(nodes) and nodes[k + 1].level > node.level):
            continue
        i = bisect_left(starts, node.start) + 1
        j = bisect_left(starts, nodes[k + 1].start) if k + 1 < len(nodes) else body[1]
        j = min(j, stops[at]) if (at := bisect_left(stops, i)) < len(stops) else j
        leaves.append((node, [b for b in blocks[i:j] if b.kind == "prose" and not b.mark]))
    habits = [leads(text, plain, 3) for _, plain in leaves]
    habits = [
        habit or _few_leads(text, node, plain)
        for habit, (node, plain) in zip(habits, leaves, strict=True)
    ]
    if sum(bool(h) for h in habits) >= 3:
        habits = [leads(text, plain, 2, habit=True) for _, plain in leaves]
    added = [
        _lead(node.level + 1, block, title)
        for (node, _), habit in zip(leaves, habits, strict=True)
        for block, title in habit
    ]
    return sorted(nodes + added, key=lambda n: n.start) if added else nodes


def _few_leads(text: str, node: Node, plain: Sequence[Block]) -> list[tuple[Block, Title]]:
    """Two short titles make no habit, but they may fill a section; where it has a number, a first
    paragraph may lead up to them."""
    found = short_leads(text, plain, 2)
    return found or (short_leads(text, plain[1:], 2) if node.number else [])


def _lead(level: int, block: Block, title: Title) -> Node:
    because = "the paragraphs of this section all open with a title; " + title.because
    why = Reason("outline", "heading", 0.6, because)
    return Node(
        block.span.start, level, None, None, _clean(title.words), title.span, True, why=(why,)
    )


def _with_turns(
    text: str, blocks: Sequence[Block], nodes: list[Node], first: int, last: int
) -> list[Node]:
    """Adds the sections that no heading opens; a turn to level 1 ends everything before it."""
    heads = [(n.start, n.level, n.heading, n.number is not None) for n in nodes]
    found: list[Turn] = turns(text, blocks[first:last], heads)
    if not found:
        return nodes
    added = [
        Node(t.start, t.level, implicit=True, role=t.role, why=(Reason("outline", t.role, 0.7, t.because),))
        for t in found
    ]  # fmt: skip
    return sorted(nodes + added, key=lambda n: (n.start, n.level))


def _with_pauses(nodes: list[Node], pauses: Sequence[Item]) -> list[Node]:
    """各位代表！… behind the last point of a list speaks of the whole, and is no part of that point."""
    why = (Reason("outline", "implicit", 0.6, "turns to the hearers behind a list"),)
    starts = [n.start for n in nodes]
    added = []
    for item in pauses:
        start, end = item.block.span
        after = bisect_left(starts, start)
        if after < len(nodes) and nodes[after].start <= end + 1:
            continue  # the next heading ends the list by itself
        added.append(Node(start, item.level, implicit=True, why=why))
    return sorted(nodes + added, key=lambda n: (n.start, n.level)) if added else nodes


def _spanned(nodes: Sequence[Node], end: int) -> tuple[Section, ...]:
    """Ids, parents and ends: a section lasts until the next one that is not its child."""
    ends = [end] * len(nodes)
    parents: list[int | None] = [None] * len(nodes)
    open_: list[int] = []
    for i, node in enumerate(nodes):
        while open_ and nodes[open_[-1]].level >= node.level:
            ends[open_.pop()] = node.start
        parents[i] = open_[-1] if open_ else None
        open_.append(i)
    levels: list[int] = []
    sections = []
    for i, node in enumerate(nodes):
        p = parents[i]
        levels.append(levels[p] + 1 if p is not None else 1)
        sections.append(
            Section(
                f"s{i + 1}",
                f"s{p + 1}" if p is not None else None,
                levels[i],
                node.number,
                node.heading,
                node.heading_span,
                Span(node.start, ends[i]),
                node.number_span,
                node.run_in,
                node.implicit,
                node.role,
                (),
                node.why,
            )
        )
    return tuple(sections)
