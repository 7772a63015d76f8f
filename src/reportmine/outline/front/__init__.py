"""Front matter: what title block, sign-off and opening say about the report itself.

read_front(report, blocks) -> Frame      title, organisation, kind, period, date of issue; where the body lies

Each field is looked for in this order of trust: title block, sign-off, first paragraphs, running heads, file
name. Each that stands in the text carries its span. In the order in which they work:

view          the blocks, with spoilt words at both ends mended (`mending`)
limits        where the body begins and ends
title_block   the title: its line, the lines that belong to it, the kind of report that it names
sign_off      who signs below the text, and when
whole_name    the whole name of whom the title names in short
organisation  whose report it is, and who is above them
dates         the day of issue, and the time that is covered

What they ask: `names` (organisations and kinds in the words of a title), `periods` (times and days as they are written).
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from reportmine.findings import Front
from reportmine.outline.front.dates import find_covered, find_issued
from reportmine.outline.front.limits import Limits
from reportmine.outline.front.mending import agreed, mend_name
from reportmine.outline.front.names import close, is_organisation, own_organisation, rest_of
from reportmine.outline.front.organisation import find_organisation
from reportmine.outline.front.sign_off import find_sign_off, signature
from reportmine.outline.front.title_block import find_kind, find_title
from reportmine.outline.front.view import View, mended_note, speaks_traditional, view_of
from reportmine.outline.paragraphs.blocks import Block
from reportmine.report import Note, Report, Span
from reportmine.text.normalize import squeeze

_OWN_NUMBER = re.compile(
    r"^\s*([\u3400-\u9fff]{1,14}[〔\[【（(]\s*(?:19|20)\d{2}\s*[〕\]】）)]\s*(?:第\s*)?\d+\s*号)"
)
_AUTHOR = re.compile(
    r"(?:作者|撰稿人?|撰写人?|执笔人?|编写人?|报告人|汇报人|述职人|填报人|起草人)\s*[：:]\s*([\u3400-\u9fff·]{2,6})(?=\s|$|[）)])"
)


@dataclass(frozen=True, slots=True)
class Frame:
    """The front matter and the body's place: `blocks[first:last]`."""

    front: Front
    first: int
    last: int
    notes: tuple[Note, ...] = ()


def name_in_title(report: Report, words: str) -> str | None:
    """The organisation that a title line names, if it names one."""
    return own_organisation(words, roc=speaks_traditional(report))


def read_front(
    report: Report, blocks: Sequence[Block], entries: frozenset[str] = frozenset()
) -> Frame:
    """Front matter and limits of the body; see the module's docstring. `entries` are titles that the
    contents announced: the body begins with the first of them."""
    if not blocks:
        return Frame(Front(), 0, 0)
    view, notes = view_of(report, blocks)
    limits = Limits(view)
    end = limits.tail()
    first = limits.body_start(end)
    while entries and first > 1 and squeeze(view.words(blocks[first - 1])) in entries:
        first -= 1
    zone = [b for b in blocks[:first] if b.kind == "prose" and not view.chrome(b)]
    title = find_title(view, zone)
    bound = limits.next_title(first, end)
    sign_off = find_sign_off(view, first, bound)
    last = end if bound < end else sign_off.start
    if title.words:
        words = _agreed(view, title.words, sign_off.signed)
        if words != title.words:
            notes.append(
                mended_note(rest_of(title.words), rest_of(words), title.span or Span(0, 0))
            )
            title = replace(title, words=words)
    kind = find_kind(view, title)
    of = find_organisation(view, title, kind, zone, sign_off.signed, first)
    issued, issued_at = sign_off.day, sign_off.span
    if not issued:
        issued, issued_at = find_issued(view, zone, kind)
    period, period_at = find_covered(view, title, kind, first, issued, signed=bool(sign_off.day))
    author, author_at = _told(view, _AUTHOR, zone, max(first, last - 2))
    author = author or _author_outside(view)
    number, number_at = _told(view, _OWN_NUMBER, zone, len(blocks))
    places = {
        "title": title.span, "kind": title.span if kind else None, "organisation": of.span,
        "issued": issued_at, "period": period_at, "author": author_at, "document_number": number_at,
    }  # fmt: skip
    spans = tuple(sorted((name, span) for name, span in places.items() if span))
    front = Front(title.words, of.name, of.parent, kind, period, issued, spans, author, number)
    return Frame(front, first, max(first, last), tuple(notes))


def _told(
    view: View, pattern: re.Pattern[str], zone: Sequence[Block], tail: int
) -> tuple[str | None, Span | None]:
    """What a line of the title block, or one behind the text, says of a field."""
    for block in (*zone, *view.blocks[max(tail, len(view.blocks) - 6) :]):
        if block.kind != "prose" or block.span.end - block.span.start > 60:
            continue
        m = pattern.search(view.seen(block))
        if m:
            start = block.span.start
            return close(m[1]), Span(start + m.start(1), start + m.end(1))
    return None, None


def _author_outside(view: View) -> str | None:
    """Who wrote it, as lines outside the text say (作者：张三), if those are names of people as Chinese writes them."""
    told = [m[1] for words in view.report.furniture if (m := _AUTHOR.fullmatch(words))]
    return "、".join(name for name in told if not is_organisation(name)) or None


def _agreed(view: View, title: str, signed: Block | None) -> str:
    """The title, its name mended by the one that signs or by the words that names are made of."""
    name = rest_of(title)
    if len(name) < 4 or name not in title:
        return title
    other = signature(view, signed) if signed else ""
    better = agreed(name, other, view.text) or mend_name(name, is_organisation(name))
    return title.replace(name, better, 1)
