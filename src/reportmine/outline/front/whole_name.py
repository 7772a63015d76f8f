"""The whole name of an organisation that a title calls by its place, its sort or a short name.

    柳溪镇2016年工作总结, signed by 柳溪镇人民政府             柳溪镇人民政府     (the title names the place)
    2019年工会工作总结 / 清河县第三医院工会                    清河县第三医院工会  (it names the sort)
    学生工作处2014年工作总结, signed by 清河大学学生工作处      清河大学学生工作处  (it names a part)
    柳荫社区居委会2021年工作总结, signed 柳荫社区居民委员会     柳荫社区居民委员会  (it names it in short)

The whole name is one that stands where reports say who gives them: on a line of the title block, on the one
that signs, on the label of a web page (来源：), or as the subject of the opening. Any other is not asked.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from reportmine.outline.front.names import (
    LABELLED,
    close,
    is_organisation,
    is_sort,
    name_on,
    subject_of,
)
from reportmine.outline.front.periods import find_day
from reportmine.outline.front.sign_off import signature
from reportmine.outline.front.view import View
from reportmine.outline.paragraphs.blocks import Block
from reportmine.outline.rules import front_words
from reportmine.report import Span
from reportmine.text.scripts import simplified

# the sheet over a web page: 发布机构：	柳溪镇人民政府; or the line below its title: 来源：柳溪镇人民政府　浏览次数：32
_PUBLISHER = re.compile(
    r"(?:发布机构|发布单位|公开单位|公开主体|发文机关|发文机构|发文单位|信息来源)[：:\]】\s|]*([\u3400-\u9fff（）()]{4,30})"
)
_SOURCE = re.compile(
    r"(?:来源|发布单位|发布机构|供稿单位|发布者)\s*[：:]\s*([\u3400-\u9fff（）()]{4,30})(?![\u3400-\u9fff])"
)
# a paper tells of others
_PAPER = re.compile("报社$|日报|晚报|通讯社$|电视台$|电台$|新闻网|融媒体|中心$")
_PLACE = re.compile("[\u3400-\u9fff]{2,14}(?:镇|乡|街道|社区|村|鎮|鄉)")
_OFFICE = re.compile(
    "人民政府|政府|办事处|辦事處|公所|居委会|居民委员会|社区居民委员会|村委会|村民委员会"
)
_OPENING = 4  # paragraphs


class Named(NamedTuple):
    """An organisation, where its name stands, and its parent if a line above the title names one."""

    name: str | None = None
    span: Span | None = None
    parent: str | None = None


def whole_name(
    view: View,
    own: str,
    *,
    above: Block | None,
    zone: Sequence[Block],
    signed: Block | None,
    first: int,
) -> Named | None:
    """The whole name of whom the title calls `own`; None where no line gives more of it."""
    stated = list(_stated(view, zone, signed, first))
    sort = is_sort(own)
    if sort:
        over = close(view.words(above)) if above else ""
        stated[:0] = [Named(over, above.span)] if above and is_organisation(over) else []
        stated += _subject(view, first)
        stated += labelled_outside(view)
    for named in stated:
        name = named.name or ""
        whole = name.endswith(own) or _is_office(own, name) or _writes_out(own, name)
        if whole and name != own:
            return named
    return None if sort else _office_in_opening(view, own, first)


def _stated(view: View, zone: Sequence[Block], signed: Block | None, first: int) -> Iterator[Named]:
    """The names on the lines where a report says who gives it."""
    for block in zone:
        if name := name_on(view.words(block)):
            yield Named(name, block.span)
    if signed is not None:
        yield signature_of(view, signed)
    if filed := published_by(view, first):
        yield filed
    if source := source_of(view, first):
        yield source


def signature_of(view: View, signed: Block) -> Named:
    """The name on the line that signs, without its day."""
    words = view.words(signed)
    day = find_day(words)
    start = signed.span.start
    return Named(signature(view, signed), Span(start, start + (day.start if day else len(words))))


def published_by(view: View, first: int) -> Named | None:
    """Who published a page, as the sheet over it says: 发布机构：	清河县图书馆."""
    for block in view.blocks[:first]:
        m = _PUBLISHER.search(view.words(block)) if block.kind == "row" else None
        if m and is_organisation(m[1]):
            return Named(close(m[1]), view.inside(block, m.start(1), m.end(1)))
    return None


def source_of(view: View, first: int) -> Named | None:
    """Whom a line around the title gives as the source (来源：清河县图书馆), unless it is a paper, or a name
    that needs a reader of the place: 县水利局."""
    for block in view.blocks[: first + 1]:
        words = view.words(block)
        m = _SOURCE.search(words) if block.kind == "prose" and len(words) < 100 else None
        if m is None or _PAPER.search(m[1]) or not is_organisation(m[1]):
            continue
        if not re.match("[本省市县区州镇乡]", m[1]) and not is_sort(m[1]):
            return Named(close(m[1]), view.inside(block, m.start(1), m.end(1)))
    return None


def labelled_outside(view: View) -> list[Named]:
    """编制单位：清河县图书馆 in a running head or in the head of a Markdown file; or who wrote it, if that is no person."""
    told = (LABELLED, re.compile(r"作者\s*[：:]\s*([^\s：:，。]{3,40})"))
    lines = ((pattern.fullmatch(words)) for pattern in told for words in view.report.furniture)
    return [Named(close(m[1])) for m in lines if m and is_organisation(m[1])]


def _subject(view: View, first: int) -> list[Named]:
    """Whom the opening speaks of."""
    for block in view.blocks[first : first + 2]:
        if block.kind != "prose":
            break
        spoken = subject_of(
            view.text, block.span.start, min(block.span.end, block.span.start + 160)
        )
        if spoken:
            return [Named(*spoken)]
    return []


def _is_office(place: str, name: str) -> bool:
    """榕桥街道, signed by 清河区榕桥街道办事处: the title names the place, that line who reports."""
    at = name.find(place) if _PLACE.fullmatch(place) else -1
    return at >= 0 and bool(_OFFICE.fullmatch(name, at + len(place)))


def _writes_out(short: str, name: str) -> bool:
    """Whether `name` is `short` with a word of it written out: 居民委员会 for 居委会."""
    pairs = front_words().short_names
    return any(name.endswith(short.replace(brief, full)) for brief, full in pairs if brief in short)


def _office_in_opening(view: View, place: str, first: int) -> Named | None:
    """榕桥街道2024年工作总结, whose opening says 榕桥街道办事处坚持…."""
    if not _PLACE.fullmatch(place):
        return None
    for block in view.blocks[first : first + _OPENING]:
        words = simplified(view.words(block))[:300]
        m = re.search(
            f"(?<![\u3400-\u9fff]){re.escape(simplified(place))}(?:{_OFFICE.pattern})", words
        )
        if m:
            span = view.inside(block, m.start(), m.end())
            return Named(view.text[slice(*span)], span)
    return None
