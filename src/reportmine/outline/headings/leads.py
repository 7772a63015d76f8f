"""Clauses that head paragraphs: those of a section all begin with one (`服务能力稳步提升。全年…`).

plain = headed(text, blocks)        each paragraph with the title that its first clause would make
leads(text, plain, least)           those that have one, where most of them do
short_leads, label_leads, boxed_leads        … by words that leave less doubt
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from reportmine.outline.paragraphs.blocks import Block
from reportmine.outline.rules import cues
from reportmine.outline.titles import Title, is_label, propose
from reportmine.report import Span

_COMMA = re.compile("[，,]")
# 要继续同邻县往来: a call is no title of what was done
_CALLS = re.compile("要|我们|让我们|必须")
_QUOTES = re.compile("[“”‘’「」]")
# 书画展览：… and 【概况】 …: what parts a title from its text without a stop
_LABEL = re.compile("[\u3400-\u9fff、]{3,10}")
# 二等奖：…, 青年组：…, 副组长：…: who or what it was, and no more; 收入：指… says what a word means
_LISTS = re.compile("(?:[奖组队班员长师人者]|名单|单位)$")
_DEFINES = re.compile("[：:]\\s*(?:是?指|即|系)")
_BOX = re.compile("【[^【】。，]{2,20}】")
_SUMS_UP = re.compile("我们[要必]|必须|让我们")
# 刚刚过去的2021年，是“十四五”开局之年: what a time was like heads nothing
_TELLS_OF_A_TIME = re.compile(
    "(?:刚刚)?(?:过去的?|今后|未来|即将到来的)?(?:这?[一两三四五几]年来?|(?:19|20)\\d\\d年|[今明去]年|新的?一年|“?十[一二三四五六七]五”?(?:时期|期间)?)"
    "[，,]?(?:[^。，,]{0,12}[，,])?[^。，,]{0,10}是"
)
#: A paragraph, and the title that its first clause would make.
Headed = tuple[Block, Title | None]
# a paragraph that is shorter is no title with its text; one as long counts where it has no title
_TELLS, _LONG = 24, 45
# what a label is told of has at least so many characters
_BRIEF = 16


def headed(text: str, blocks: Sequence[Block]) -> list[Headed]:
    """Each paragraph with the title that its first clause would make."""
    return [(b, propose(text, b.span.start, b.span.end)) for b in blocks]


def leads(
    text: str, plain: Sequence[Headed], least: int, *, habit: bool = False
) -> list[tuple[Block, Title]]:
    """The paragraphs of one section that open with a titling clause, where most of them do.

    `plain` are the prose paragraphs without marks that stand directly in the section; at least
    `least` of them must be titled. Where the report has the `habit`, a section's last paragraphs
    may speak of the whole, and a clause among titles may look less like one.
    """
    titles = _going_on(text, plain)
    long = [b for b, _ in titles]
    if len(long) < least:
        return []
    good = [(b, t) for b, t in titles if t and _leads_in(t)]
    if habit and good and good[0][0] is long[0]:
        last = long.index(good[-1][0])
        run = [(b, t) for b, t in titles[: last + 1] if t and t.run_in and t.ending == "。"]
        run = [(b, t) for b, t in run if len(t.words) <= 28]
        if len(run) == last + 1 and len(good) >= max(least, 0.7 * len(run)):
            return run
    share = 1.0 if len(long) < 6 else 0.8
    return good if len(good) >= least and len(good) >= share * len(long) else []


def _going_on(text: str, plain: Sequence[Headed]) -> list[Headed]:
    """The paragraphs that are long enough to have a title, as far as the text goes on.

    新的一年，我们要… and what sums up ends the section rather than heading a part of it.
    """
    titles = [
        (b, t) for b, t in plain if b.length >= _LONG or (b.length >= _TELLS and _leads_in(t))
    ]
    while len(titles) > 2 and (time := titles[-1][1]) and _TELLS_OF_A_TIME.match(time.words):
        titles.pop()
    turned = next((i for i, (_, t) in enumerate(titles) if t and _turns(t.words)), len(titles))
    if turned > 2 and turned == len(titles) and _sums_up(text, titles[-1][1]):
        turned -= 1
    return titles[:turned]


def _sums_up(text: str, title: Title | None) -> bool:
    """产业强则经济强。我们要…, behind the last point: what all of them are for."""
    return title is not None and bool(_SUMS_UP.match(text, title.span.end + 1))


def _leads_in(title: Title | None) -> bool:
    """Whether a clause at the head of a paragraph reads as its title."""
    return bool(
        title
        and title.run_in
        and title.ending == "。"
        and title.score >= 1.3
        and len(title.words) <= 28
        and not _TELLS_OF_A_TIME.match(title.words)
    )


def _turns(words: str) -> bool:
    return any(cue.says(words) for cue in cues() if cue.needs.search(words))


def short_leads(text: str, plain: Sequence[Headed], least: int) -> list[tuple[Block, Title]]:
    """Paragraphs that all open with a few titling words, a pair of mottos, or words cut after one pattern
    (打好…攻坚战): where they are few, or stand under no heading, nothing else is taken for a title."""
    titled = leads(text, plain, least)
    if not titled:
        return []
    alike = _is_pattern([t.words for _, t in titled])
    short = all((alike or _is_short(t.words)) and b.span.end - t.span.end >= 20 for b, t in titled)
    told = {b.index for b, _ in titled}
    whole = all(b.index in told for b, _ in _going_on(text, plain))
    return titled if short and whole else []


def _is_short(words: str) -> bool:
    halves = _COMMA.split(_QUOTES.sub("", words))
    if _CALLS.match(words):
        return False
    if len(halves) == 1:
        return 4 <= len(halves[0]) <= 12
    return len(halves) == 2 and all(4 <= len(half) <= 9 for half in halves)


def _is_pattern(titles: Sequence[str]) -> bool:
    """打好民生攻坚战, 打好作风转变攻坚战: three or more that begin and end with the same words."""
    if len(titles) < 3 or any(len(t) > 20 or _COMMA.search(t) for t in titles):
        return False
    return len({t[:2] for t in titles}) == len({t[-2:] for t in titles}) == 1


def label_leads(text: str, plain: Sequence[Headed]) -> list[tuple[Block, Title]]:
    """The last paragraphs of a section where all of them, three and more, open with what they are
    about and a colon: 展览：全年…。. Labels that ask for a value (时间：…) are no titles. Where nothing
    else stands in the section, its paragraphs may be short."""
    whole = _labelled(text, plain, _BRIEF)
    return whole if len(whole) == len(plain) else _labelled(text, plain, _LONG)


def _labelled(text: str, plain: Sequence[Headed], least: int) -> list[tuple[Block, Title]]:
    run: list[tuple[Block, Title]] = []
    for block, title in reversed(plain):
        if title is None or not _labels(text, block, title, least):
            break
        run.append((block, title))
    return run[::-1] if len(run) >= 3 else []


def _labels(text: str, block: Block, title: Title, least: int) -> bool:
    told = block.span.end - title.span.end >= least and text[block.span.end - 1] == "。"
    if _LISTS.search(title.words) or _DEFINES.match(text, title.span.end):
        return False
    named = title.ending == "：" and _LABEL.fullmatch(title.words) and title.score >= 1.3
    return bool(told and named and not is_label(title.words))


def boxed_leads(text: str, plain: Sequence[Headed]) -> list[tuple[Block, Title]]:
    """The entries of a yearbook, two and more, each with its title in a box: 【概况】 2018年，…."""
    found: list[tuple[Block, Title]] = []
    for block, _ in plain:
        box = _BOX.match(text, block.span.start, block.span.end)
        if box and block.span.end - box.end() >= _TELLS:
            inside = Span(box.start() + 1, box.end() - 1)
            title = Title(inside, box[0][1:-1], "", True, 2.0, "in a box")
            found.append((block, title))
    return found if len(found) >= 2 else []
