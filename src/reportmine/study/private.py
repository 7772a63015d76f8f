"""What must not leave with a report: where persons, contacts, small counts and illness stand in it.

In: a mined report. Out: `Spot`s in text order. What is hidden:

    name       of a person: 职工王…, 陳…同志, 刘…身患, 联系人：…, a column headed 姓名; then wherever it stands again
    contact    telephone, e-mail, identity card, bank account, home address
    small      a count of fewer than five persons where care, illness or hardship is told of, in prose and
               in tables (and one more cell of the column where a total would give it away)
    illness    what they suffer from, in the sentence of a hidden name or a small count

What counts many (慰问患病职工96人) and the names of organisations stay: they are what reports are read for. The
rules lean towards hiding. They know no name that no word announces, so a person should look at what leaves.
The words are in `data/redact.toml`.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Any, Literal, NamedTuple

from reportmine.findings import Metric, Mined
from reportmine.report import Report, Span
from reportmine.text.shipped import rule_file

__all__ = ["FEW", "Spot", "What", "data", "spots"]

What = Literal["name", "contact", "small", "illness"]
FEW = 5

_CONTACTS = tuple(
    re.compile(pattern)
    for pattern in (
        r"[A-Za-z0-9._%+-]+@[A-Za-z0-9.-]+\.[A-Za-z]{2,}",
        r"(?<![\dA-Za-z.])\d{17}[\dXx](?![\dA-Za-z])",
        r"(?<![\d.,])\d{16,19}(?![\d,.])",
        r"(?:账号|账户|帐号|帐户|賬號|帳號|卡号|卡號)[^\d\n]{0,6}(\d[\d -]{7,24}\d)",
        r"(?<![\d.,])(?:\+?86[ -]?)?1[3-9]\d(?:[ -]?\d{4}){2}(?!\d)",
        r"(?<![\d.,A-Za-z〔])(?:\+\d{1,3}[ -])?[（(]?0\d{1,3}[）)]?[ -－]?\d{3,4}[ -]?\d{4}(?!\d)",
        r"\+\d{1,3}(?:[ -]\d{1,4}){2,4}",
        r"(?:(?:电话|電話|手机|手機|传真|傳真)[^\d\n]{0,4})(\d{7,8}(?!\d))",
        r"(?<![\dA-Za-z])[A-Z][12]\d{8}(?!\d)",
        r"(?:家住|住址[:：]?|家庭住址[:：]?)([^，。；\n\t的]{3,40})",
        r"(?:微信号?|微信號?|QQ号?|QQ號?|qq号?)[:：]?[ ]?([A-Za-z0-9][A-Za-z0-9_-]{4,19})",
        r"(?:护照|護照|通行证|军官证|社保卡|医保卡|工号|学号)[号號]?码?[:：]?[ ]?([A-Z]?\d{5,18})(?!\d)",
        r"住((?:\d{1,4}|[A-Z])(?:栋|幢|号楼|单元|弄)[^，。；\n\t的）)]{0,12})",
        r"(?:现住|住在)([^，。；\n\t的\d]{2,24}\d{1,5}(?:号|室|栋|幢)[^，。；\n\t的]{0,12})",
        r"([^\s，。；：、（(《]{1,8}?(?:路|街|巷|弄|道|里|村|小区|社区|花园|苑)\d*[^，。；\s]{0,6}?(?<![\dA-Za-z])\d{1,3}"
        r"(?:号楼|栋|幢|单元)[^，。；的\s]{0,6}?\d{1,4}(?:室|户|号))",
    )
)
_SENTENCE = re.compile(r"[^。！？\n]+")
_FOLLOWS = (
    r"(?=$|[^一-鿿]|等|的|因|患|同|获|獲|和|与|在|被|家|参|荣|榮|去|病|住|母|父|妻|之|為|为|向|子|儿|女|突|确|不|送|夫|丈|老|身|遭|查"
    r"|罹|瘫|受|及|均|办|逝|辞|离|離|领|申|捐)"
)


# 「星星奖」三名，每名奖金贰佰圆：陈某、Jo Smith
_HONOURED = r"(?:[一-鿿·]{2,5}|[A-Z][\w.-]{0,20}(?: [A-Z][\w.-]{0,20}){1,3})"
_PRIZE = re.compile(
    r"(?:奖|獎|得主|当选|當選|中签|中籤)[^：:\n]{0,60}[：:]\s?"
    rf"({_HONOURED}(?:[、,，]\s?{_HONOURED}){{0,60}})[。.]?\s*$",
    re.MULTILINE,
)
_MEMBER = re.compile(
    r"(?:^|[、,，]\s?)([^、,，。]+?)(?=女士|先生|小姐|博士|同志|老师|老師|[、,，。.]|\s*$)"
)
_BODY = re.compile(r"[镇鎮乡鄉村市县縣区區省校院馆館队隊部系所局处處社组組班厂廠路街司会會]$")


class Spot(NamedTuple):
    """A stretch of the text that is hidden, and as what."""

    span: Span
    what: What


@dataclass(frozen=True, slots=True)
class _Words:
    named: tuple[re.Pattern[str], ...]
    person: re.Pattern[str]
    columns: frozenset[str]
    illness: re.Pattern[str]
    context: re.Pattern[str]
    units: frozenset[str]


def data() -> dict[str, Any]:
    """The word lists with their cases."""
    return rule_file("redact.toml")


def _of_illness(lists: Mapping[str, str]) -> re.Pattern[str]:
    organ, end = _any(lists["organs"]), _any(lists["ends"])
    return re.compile(f"(?:{organ})(?:{end})|{_any(lists['words'])}")


def _any(words: str) -> str:
    return "|".join(sorted(map(re.escape, words.split()), key=lambda w: (-len(w), w)))


@lru_cache(maxsize=1)
def _words() -> _Words:
    lists = data()
    names = lists["names"]
    common = "|".join(f"{word[0]}[{word[1:]}]" for word in names["common"].split())
    han, given = "[一-鿿]", f"[^\\W\\d_a-zA-Z{names['never']}]"
    family, compound = f"[{names['family']}]", _any(names["compound"])
    # Behind a colon or in a list anything with a family name may be one; behind a mere word, no common word may.
    loose = f"(?:(?:{compound}){han}{{1,2}}|{family}{han}{{1,2}})"
    strict = f"(?:{family}某某?|(?:{compound}){given}{{1,2}}|(?!{common}){family}{given}{{1,2}})"
    short = f"(?:(?:{compound}){given}|(?!{common}){family}{given}|{family}某)"
    listed = f"{loose}(?:[、 ]{loose})+"
    places = _any("大学 大學 学院 學院 系 所 科 處 处 部 院 中心 学校 小学 中学")
    # 老师傅 is no Mr. 傅.
    before, behind = f"(?!老师傅|老師傅)(?:{_any(names['before'])})", _any(names["behind"])
    many = "{0,200}"  # names in a row
    named = (
        f"(?:{_any(names['fields'])})人?\\s?[:：]\\s?({loose}(?:[、,，]\\s?{loose}){many}){_FOLLOWS}",
        f"(?:{places})\\s?[:：]\\s?((?!{common}){loose}(?:[、,，]\\s?{loose}){many})(?=\\s*$)",
        # Votes are cast for persons, whatever they are called.
        f"(?<!{han})(?!{_any(names['ballot'])})({han}{{2,5}})(?=\\s?[（(]\\d{{1,5}}\\s?票)",
        f"(?:{before})\\s?[:：（(]\\s?({listed}|{loose}){_FOLLOWS}",
        f"(?:{before})({strict}(?:[、和]{loose})+){_FOLLOWS}",
        f"(?:{before})(?:为|為|是)?({strict}){_FOLLOWS}",
        f"(?:{before})(?:为|為|是)?({short}){_FOLLOWS}",
        f"(?<!{han})({strict}(?:[、和]{strict}){many})(?=(?:{behind}))",
        f"(?:看望|慰问|走访|帮助|帮扶|探望|给|給|向|和|、|及|由|对)({strict}(?:[、和]{strict}){many})(?=(?:{behind}))",
        f"(?:(?<!{han})|(?<=[中员員工师師长長生民友妇婦亲親者])|(?<=干部))((?!{common}){loose})"
        f"(?=(?:{_any(names['kin'])})?(?:{_any(names['struck'])})(?!者))",
        f"(?<!{han})((?!{common}){loose})(?=\\s?[（(][^（()）\\n]{{0,24}}(?:{places})[）)])",
        f"(?:(?<!{han})|(?<=[为為给給对對向由和、望问問访訪助]))({strict}(?:[、和]{strict}){many})"
        f"(?=等?(?:[一二两兩三四五六七八九十]+|\\d+)[名位](?:{_any(names['before'])}))",
        # Three and more in a row are a list of persons.
        f"(?<!{han})((?!{common}){loose}(?:、(?!{common}){loose}){{2,}})(?=$|[^一-鿿]|等)",
    )
    return _Words(
        tuple(re.compile(pattern, re.MULTILINE) for pattern in named),
        re.compile(f"(?!{common}){loose}"),
        frozenset(names["columns"].split()),
        _of_illness(lists["illness"]),
        re.compile(_any(lists["small"]["context"])),
        frozenset(lists["small"]["units"].split()),
    )


def spots(mined: Mined) -> tuple[Spot, ...]:
    """Everything that is to be hidden, in text order; spans may touch but do not overlap."""
    text = mined.report.text
    found = [*_contacts(text), *_names(mined)]
    found += _small(mined)
    found += _illness(text, found)
    merged: list[Spot] = []
    for spot in sorted(found, key=lambda s: (s.span.start, -s.span.end)):
        if merged and spot.span.start < merged[-1].span.end:
            last = merged[-1]
            merged[-1] = Spot(Span(last.span.start, max(last.span.end, spot.span.end)), last.what)
        else:
            merged.append(spot)
    return tuple(merged)


def _contacts(text: str) -> Iterator[Spot]:
    for pattern in _CONTACTS:
        for match in pattern.finditer(text):
            yield Spot(Span(*match.span(1 if pattern.groups else 0)), "contact")


def _names(mined: Mined) -> list[Spot]:
    """Names that a word announces, and the same names wherever else they stand."""
    text, words = mined.report.text, _words()
    spans = [Span(*m.span(1)) for pattern in words.named for m in pattern.finditer(text)]
    spans += _columns(mined.report, words.columns)
    spans += _winners(text, words)
    known: dict[str, None] = {}
    for span in spans:
        pieces = re.split(r"[、，,和 ]+", text[span.start : span.end])
        known.update(dict.fromkeys(piece.strip() for piece in pieces if len(piece.strip()) > 1))
    if not known:
        return []
    again = re.compile("|".join(sorted(map(re.escape, known), key=lambda n: (-len(n), n))))
    return [Spot(Span(*match.span()), "name") for match in again.finditer(text)]


def _winners(text: str, words: _Words) -> Iterator[Span]:
    """Whom a line gives its prizes to: …奖：陈某、Jo Smith. One of them must have a family name."""
    for line in _PRIZE.finditer(text):
        members = [
            Span(line.start(1) + m.start(1), line.start(1) + m.end(1))
            for m in _MEMBER.finditer(line[1])
        ]
        told = [text[s.start : s.end] for s in members]
        if any(map(words.person.fullmatch, told)) and not any(map(_BODY.search, told)):
            yield from members


def _columns(report: Report, headings: frozenset[str]) -> Iterator[Span]:
    """The cells under 姓名."""
    for table in report.tables:
        heads = [c for row in table.cells for c in row if "".join(c.text.split()) in headings]
        for head in heads:
            for row in table.cells:
                for cell in row:
                    below = cell.row >= head.row + head.rowspan and cell.column == head.column
                    if below and cell.span and re.fullmatch(r"[^\d\n]{2,12}", cell.text.strip()):
                        yield cell.span


def _small(mined: Mined) -> list[Spot]:
    """Counts of fewer than five persons where illness, hardship or relief is told of."""
    words = _words()
    hidden: dict[int, None] = {}
    for metric in mined.metrics:
        if metric.mention is None or metric.value is None or not 0 < metric.value < FEW:
            continue
        if metric.value % 1 or metric.aspect not in ("level", "cumulative", "change"):
            continue
        persons = (metric.unit or "") in words.units or (
            metric.cell is not None and not metric.unit
        )
        if persons and (metric.sensitive or _is_care(mined, metric)):
            hidden.setdefault(metric.mention)
    for metric in mined.metrics:
        if metric.cell and metric.mention in hidden:
            beside = _next_in_column(mined, metric, hidden)
            if beside is not None:
                hidden.setdefault(beside)
    return [Spot(_counted(mined, index), "small") for index in hidden]


def _is_care(mined: Mined, metric: Metric) -> bool:
    if metric.cell:
        told = " ".join((*metric.cell.row, *metric.cell.column))
    else:
        assert metric.mention is not None
        told = metric.label + _clause(mined.report.text, mined.mentions[metric.mention].span)
    return _words().context.search(told) is not None


def _clause(text: str, span: Span) -> str:
    start = max(text.rfind(mark, 0, span.start) for mark in "，。；！？\n") + 1
    ends = [at for mark in "，。；！？\n" if (at := text.find(mark, span.end)) >= 0]
    return text[start : min(ends, default=len(text))]


def _next_in_column(mined: Mined, metric: Metric, hidden: Mapping[int, None]) -> int | None:
    """The smallest other figure of a column in which only one is hidden: else its total tells it."""
    assert metric.cell is not None
    path = (metric.cell.table, metric.cell.column)
    column = [
        m for m in mined.metrics
        if m.cell and (m.cell.table, m.cell.column) == path and m.mention is not None and m.value
    ]  # fmt: skip
    if len([m for m in column if m.mention in hidden]) != 1 or len(column) < 3:
        return None
    others = [m for m in column if m.mention not in hidden]
    return min(others, key=lambda m: (m.value or 0, m.mention or 0)).mention


def _counted(mined: Mined, index: int) -> Span:
    return mined.mentions[index].span


def _illness(text: str, found: Iterable[Spot]) -> list[Spot]:
    """What is suffered, in the sentences of hidden names and counts."""
    marked = sorted(s.span.start for s in found if s.what in ("name", "small"))
    hidden: list[Spot] = []
    for sentence in _SENTENCE.finditer(text):
        start, end = sentence.span()
        if any(start <= at < end for at in marked):
            hidden += [
                Spot(Span(*match.span()), "illness")
                for match in _words().illness.finditer(text, start, end)
            ]
    return hidden
