"""The organisation that a report is of, and the one above it.

In this order of trust: who a government's report is given for, the title, a labelled line (编制单位：…), a
name in the title block, the one that signs, a line outside the text that says so (of a running head or of the
head of a Markdown file), the sheet over a web page, the opening, the place in the title, running heads and file
name. A title that names only the sort (图书馆工作总结) or the place (柳溪镇工作总结) is made whole by what comes behind it.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import PurePath

from reportmine.findings import WORK_REPORT
from reportmine.outline.front.names import (
    LABELLED,
    close,
    is_organisation,
    kind_of,
    own_organisation,
    subject_of,
)
from reportmine.outline.front.periods import find_day, without_periods
from reportmine.outline.front.sign_off import signature
from reportmine.outline.front.title_block import TitleBlock
from reportmine.outline.front.view import View
from reportmine.outline.paragraphs.blocks import Block
from reportmine.report import Span
from reportmine.text.scripts import simplified

_COMPILED = re.compile(
    r"(?:本(?:年度)?报告)?[由系]\s*([^，。；\s]{2,40}?)\s*(?:根据|按照|依据|编制|负责编制|公布)"
)
_SPEAKS_FOR = re.compile(r"我代表\s*([^，,。向]{2,24}?)\s*[，,]?\s*向")
# what sort of organisation it is, and not which: 图书馆, 县总工会
_SORT = re.compile(
    "(?:[省市县区镇乡村校院馆局厂]|学校|医院|社区|街道)?(?:图书馆|档案[馆局]|文化馆|博物馆|(?:总|分)?工会|工会委员会"
    "|学校|小学|中学|幼儿园|医院|卫生院|街道|(?:街道)?办事处|社区|居委会|妇联|团委|党支部)"
)
_WRITTEN_BY = re.compile(r"作者\s*[：:]\s*([^\s：:，。]{3,40})")
_SHORT = 30
# the sheet over a web page: 发布机构：	柳溪镇人民政府
_PUBLISHER = re.compile(
    r"(?:发布机构|发布单位|公开单位|公开主体|发文机关|发文机构|发文单位|信息来源)[：:\]】\s|]*([\u3400-\u9fff（）()]{4,30})"
)
# 石桥镇农家书屋检查总结
_PLACE = re.compile("[\u3400-\u9fff]{2,6}?(?P<sort>镇|乡|街道|社区|村)(?=[\u3400-\u9fff“])")
_BARE_PLACE = re.compile("[\u3400-\u9fff]{2,8}(?:镇|乡|街道|社区|村|鎮|鄉)")
_OFFICE = re.compile("人民政府|政府|办事处|辦事處|公所|居委会|居民委员会|村委会|村民委员会")
_CONGRESS = re.compile(r"([\u3400-\u9fff]{2,12}?(?:省|市|县|區|区|州|旗|盟))第.{1,6}届人民代表大会")


@dataclass(frozen=True, slots=True)
class Named:
    """An organisation, where its name stands, and its parent if a line above the title names one."""

    name: str | None = None
    span: Span | None = None
    parent: str | None = None


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
    if spoken and not (own and spoken.name and own.endswith(spoken.name)):
        return spoken  # unless the title calls 县人民政府 by its whole name, 云岭县人民政府
    if own == "工会" and signed and len(close(view.words(signed))) > 2:
        own = None  # 2021年度工会工作总结: which one is told by the line that signs
    if (
        own
        and _SORT.fullmatch(simplified(own))
        and (fuller := _fuller(view, own, title.above, first))
    ):
        return fuller
    if own:
        for office in (_signed(view, signed), _filed(view, first)):
            if office and _is_whole(own, office):
                return office
        span = _find(view, own, title.span) if title.span else None
        return Named(own, span, _parent(view, title.above, own))
    return (
        _in_title_block(view, zone)
        or _signed(view, signed)
        or _labelled_outside(view)
        or _filed(view, first)
        or _in_opening(view, first)
        or _place(view, title, first)
        or _outside(view)
        or Named()
    )


def _fuller(view: View, sort: str, above: Block | None, first: int) -> Named | None:
    """Which one it is, where the title says only what sort (2022年图书馆工作总结): the line above it, else the
    opening, or a line outside the text calls it by a name that ends so."""
    over = close(view.words(above)) if above else ""
    in_line_above = Named(over, above.span) if above and is_organisation(over) else None
    for named in (in_line_above or _in_opening(view, first), _labelled_outside(view)):
        name = named.name if named else None
        if name and name != sort and name.endswith(sort):
            return named
    return None


def _is_whole(place: str, office: Named) -> bool:
    """柳溪镇2016年工作总结, signed or published by 柳溪镇人民政府: the title names the place, that line who reports."""
    name = office.name or ""
    if not (_BARE_PLACE.fullmatch(place) and name.startswith(place)):
        return False
    return bool(_OFFICE.fullmatch(name, len(place)))


def _filed(view: View, first: int) -> Named | None:
    """Who published a page, as the sheet over it says: 发布机构：	清河县图书馆."""
    for block in view.blocks[:first]:
        m = _PUBLISHER.search(view.words(block)) if block.kind == "row" else None
        if m and is_organisation(m[1]):
            return Named(close(m[1]), view.inside(block, m.start(1), m.end(1)))
    return None


def _parent(view: View, above: Block | None, own: str) -> str | None:
    words = close(view.words(above)) if above else ""
    return words if words != own and is_organisation(words) else None


def _in_title_block(view: View, zone: Sequence[Block]) -> Named | None:
    for block in zone:
        m = LABELLED.search(view.words(block))
        if m:
            return Named(m[1], view.inside(block, m.start(1), m.end(1)))
    for block in zone:
        words = close(view.words(block))
        if is_organisation(words) and not kind_of(words):
            return Named(words, block.span)
    return None


def _signed(view: View, signed: Block | None) -> Named | None:
    if signed is None:
        return None
    words = view.words(signed)
    day = find_day(words)
    start = signed.span.start
    return Named(signature(view, signed), Span(start, start + (day.start if day else len(words))))


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


def _labelled_outside(view: View) -> Named | None:
    """编制单位：清河县图书馆 in a running head or in the head of a Markdown file; or who wrote it, if that is no person."""
    for told in (LABELLED, _WRITTEN_BY):
        for words in view.report.furniture:
            m = told.fullmatch(words)
            if m and is_organisation(m[1]):
                return Named(close(m[1]))
    return None


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
