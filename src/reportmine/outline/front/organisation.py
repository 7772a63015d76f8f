"""The organisation that a report is of, and the one above it.

In this order of trust: who a government's report is given for, the title, a labelled line (编制单位：…), a
name in the title block, the one that signs, a line outside the text that says so (of a running head or of the
head of a Markdown file), the sheet over a web page, the opening, the place in the title, the source that a web page
gives, running heads and file name. A title that names only the sort (图书馆工作总结), the place (柳溪镇工作总结) or
the name in short is made whole by what comes behind it (`whole_name`).
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from pathlib import PurePath

from reportmine.findings import WORK_REPORT
from reportmine.outline.front.names import (
    LABELLED,
    close,
    is_organisation,
    is_sort,
    name_on,
    own_organisation,
    subject_of,
)
from reportmine.outline.front.periods import without_periods
from reportmine.outline.front.title_block import TitleBlock
from reportmine.outline.front.view import View
from reportmine.outline.front.whole_name import (
    Named,
    labelled_outside,
    published_by,
    signature_of,
    source_of,
    whole_name,
)
from reportmine.outline.paragraphs.blocks import Block
from reportmine.report import Span
from reportmine.text.scripts import simplified

_COMPILED = re.compile(
    r"(?:本(?:年度)?报告)?[由系]\s*([^，。；\s]{2,40}?)\s*(?:根据|按照|依据|编制|负责编制|公布)"
)
_SPEAKS_FOR = re.compile(r"我代表\s*([^，,。向]{2,24}?)\s*[，,]?\s*向")
_SHORT = 30
# 石桥镇农家书屋检查总结
_PLACE = re.compile("[\u3400-\u9fff]{2,6}?(?P<sort>镇|乡|街道|社区|村)(?=[\u3400-\u9fff“])")
# 市第五届人民政府: which of its governments it is
_TERM = re.compile(r"第?[\d一二三四五六七八九十]{1,3}[届屆](?=人民政府)")
_CONGRESS = re.compile(r"([\u3400-\u9fff]{2,12}?(?:省|市|县|區|区|州|旗|盟))第.{1,6}届人民代表大会")


def find_organisation(
    view: View,
    title: TitleBlock,
    kind: str | None,
    zone: Sequence[Block],
    signed: Block | None,
    first: int,
) -> Named:
    """The organisation of the report whose body begins at block `first`."""
    spoken = _government(view, title.words or "", first) if kind == WORK_REPORT else None
    own = own_organisation(title.words, roc=view.roc) if title.words else None
    own = None if own and own[0] in "我本" and is_sort(own) else own  # 我院2022年工作总结
    if spoken and not (own and spoken.name and own.endswith(spoken.name)):
        return spoken  # unless the title calls 县人民政府 by its whole name, 云岭县人民政府
    if own and title.words:
        whole = whole_name(view, own, above=title.above, zone=zone, signed=signed, first=first)
        if whole:
            return whole._replace(parent=_parent(view, title.above, whole.name or own))
        if own != "工会":  # 2021年度工会工作总结: which one may be told elsewhere
            span = _find(view, own, title.span) if title.span else None
            return Named(own, span, _parent(view, title.above, own))
    return (
        _in_title_block(view, zone)
        or (signature_of(view, signed) if signed else None)
        or next(iter(labelled_outside(view)), None)
        or published_by(view, first)
        or _in_opening(view, first)
        or _place(view, title, first)
        or source_of(view, first)
        or _outside(view)
        or Named(own, _find(view, own, title.span) if own and title.span else None)
    )


def _parent(view: View, above: Block | None, own: str) -> str | None:
    words = close(view.words(above)) if above else ""
    return words if words != own and is_organisation(words) else None


def _in_title_block(view: View, zone: Sequence[Block]) -> Named | None:
    for block in zone:
        m = LABELLED.search(view.words(block))
        if m:
            return Named(m[1], view.inside(block, m.start(1), m.end(1)))
    for block in zone:
        if name := name_on(view.words(block)):
            at = view.words(block).find(name)
            return Named(name, view.inside(block, at, at + len(name)) if at >= 0 else block.span)
    return None


def _in_opening(view: View, first: int) -> Named | None:
    """本报告由…编制 in the first paragraphs, or who they speak of."""
    for block in view.blocks[first : first + 4]:
        words = view.words(block)[:200]
        for pattern in (LABELLED, _COMPILED):
            m = pattern.search(words)
            if m and is_organisation(m[1]):
                return Named(close(m[1]), view.inside(block, m.start(1), m.end(1)))
    for block in view.blocks[first : first + 2]:
        if block.kind == "prose" and block.mark and block.length < _SHORT:
            continue  # the heading of the opening
        if block.kind != "prose" or block.mark:
            break
        start = block.span.start
        spoken = subject_of(view.text, start, min(block.span.end, start + 160))
        if spoken:
            return Named(*spoken)
    return None


def _place(view: View, title: TitleBlock, first: int) -> Named | None:
    """石桥镇农家书屋检查总结, whose opening says 我镇: the place reports on its own affairs."""
    place = _PLACE.match(close(title.words)) if title.words and title.span else None
    if place is None or title.span is None:
        return None
    opening = "".join(view.words(block) for block in view.blocks[first : first + 4])
    ours = re.search(f"我{place['sort']}|本{place['sort']}", simplified(opening))
    return Named(place[0], _find(view, place[0], title.span)) if ours else None


def _outside(view: View) -> Named | None:
    """The name in a running head, the file's name or its folder's."""
    parts = PurePath(view.report.source).parts[::-1][:2]
    for words in (*view.report.furniture, *parts):
        name = own_organisation(PurePath(words).stem, roc=view.roc)
        if name:
            return Named(name)
    return None


def _find(view: View, words: str, within: Span) -> Span:
    at = view.text.find(words, within.start, within.end)
    return Span(at, at + len(words)) if at >= 0 else within


def _government(view: View, title: str, first: int) -> Named | None:
    """我代表省人民政府 in a report of 浙江省: 浙江省人民政府."""
    head = view.text[: view.blocks[min(first + 6, len(view.blocks) - 1)].span.end]
    m = _SPEAKS_FOR.search(head)
    if not m:
        return None
    name, span = close(m[1]), Span(m.start(1), m.end(1))
    name = _TERM.sub("", name)
    if not re.match("(?:省|市|县|区|州|旗|自治区|自治州|自治县|镇|乡|街道)?人?民?政府", name):
        return Named(name, span)
    place = re.search(
        r"([\u3400-\u9fff]{2,12}?(?:省|市|县|区|州|旗|盟|镇|乡))", without_periods(title)
    )
    region = place[1] if place else None
    if not region and (congress := _CONGRESS.search(head)):
        region = congress[1].rpartition("在")[2]
    if not region:
        return Named(name, span)
    return Named(region + re.sub("^(?:自治)?[省市县区州旗镇乡]", "", name), span)
