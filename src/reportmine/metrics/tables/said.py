"""What the headings of a cell say of its number: aspect, status, period, whether it is a total.

In: headings in Simplified characters, outermost first. Out: one answer each; the same headings stand over many cells,
so that answers are kept.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from reportmine.findings import Aspect, Front, MetricStatus, Period
from reportmine.metrics.period.periods import (
    heading_period,
    is_term,
    last_year_of,
    relative,
    whole_year,
)

__all__ = [
    "Periods",
    "aspect_of",
    "is_done",
    "is_total",
    "plain_heading",
    "says_planned",
    "status_of",
    "without_number",
]

_NUMBERED = re.compile(
    r"^\s*(?:[一二三四五六七八九十]+、|（[一二三四五六七八九十]+）|\([一二三四五六七八九十]+\)|\d+[.．、](?!\d)|（\d+）|\(\d+\)|其中[:：]?)\s*"
)
_UNIT_NOTE = re.compile(r"[（(](?:单位[:：])?[^（()）]{1,6}[）)]$|[（(].{8,}[）)]$")


def without_number(heading: str) -> int:
    """Where a heading begins behind its number: 3 of 1. 会员."""
    number = _NUMBERED.match(heading)
    return number.end() if number else 0


@lru_cache(maxsize=4096)
def plain_heading(headings: tuple[str, ...]) -> str:
    """The innermost heading without its number and its unit: 会员 of 1.会员（人）."""
    text = _NUMBERED.sub("", headings[-1]) if headings else ""
    return _UNIT_NOTE.sub("", text)


_TOTAL = re.compile(
    r"^(?:[一二三四五六七八九十（(]+[）)、]?)?(?:合计|总计|共计|小计|累计|总额|全部)(?:数)?$|(?:收入|支出|收支|经费|本年)(?:合计|总计)$"
)


@lru_cache(maxsize=4096)
def is_total(headings: tuple[str, ...]) -> bool:
    """Whether one of some headings is that of a total: 合计, 本年收入合计."""
    return any(_TOTAL.search(_NUMBERED.sub("", text)) for text in headings)


_GROWTH = re.compile(r"增长率|增幅|增速|同比|增减(?:率|比例|%|％|幅度)|增长(?:\(|（)?[%％]|涨幅")
_CHANGE = re.compile(r"增减(?:额|数|量)?$|增加额|减少额|增长额|差额")


@lru_cache(maxsize=4096)
def aspect_of(kind: str, per: str | None, column: tuple[str, ...], row: tuple[str, ...]) -> Aspect:
    """What a number is, by its `kind`, what it is told for each of (`per`) and its nearest headings."""
    last = "".join((*column, *row))
    if kind == "rank":
        return "rank"
    if kind == "percentage_point":
        return "change"
    if kind == "ratio":
        return "growth_rate" if _GROWTH.search(last) else "share"
    if _GROWTH.search(last):
        return "growth_rate"
    if any(_CHANGE.search(t) for t in (*column, *row)):
        return "change"
    if "人均" in last or "平均" in last or per:
        return "average"
    return "cumulative" if "累计" in last else "level"


_PREVIOUS = re.compile(r"(?:上年|去年|上一?年度)(?:同期|决算|预算|执行|实际|完成)?数?$")
_PLANNED = re.compile(r"预算|计划|目标|任务|预期|指标值")
_DONE = re.compile(r"决算|执行|完成|实际|得分|评分")
#: Funds are called budgets; money from them is not thereby planned.
_FUNDS = re.compile(
    r"一般公共预算|政府性基金预算|国有资本经营预算|社会保险基金预算|预算内|预算外|非预算"
)


@lru_cache(maxsize=4096)
def status_of(column: tuple[str, ...], row: tuple[str, ...], promised: bool) -> MetricStatus:
    """What a number was; the nearest heading that says so decides. `promised`: it stands in a budget."""
    if any(_PREVIOUS.search(t) for t in column):
        return "baseline"
    for text in (*reversed(column), *row[-1:]):
        if says_planned(text):
            return "planned"
        if _DONE.search(text):
            return "achieved"
    return "planned" if promised else "achieved"


@lru_cache(maxsize=4096)
def says_planned(text: str) -> bool:
    """Whether a heading says that its numbers are planned, not only which fund they are of."""
    return bool(_PLANNED.search(_FUNDS.sub("", text))) and not _DONE.search(text)


def is_done(text: str) -> bool:
    """Whether a heading says that its numbers were reached."""
    return bool(_DONE.search(text))


_COMPARED = re.compile(r"[比较較与與同](?:上年|去年|上一年|前年)")
_CARRIED = re.compile(r"结转|结余")
_BARE_YEAR = re.compile(r"(?:19|20)\d\d")
_RELATIVE = re.compile(r"[上下]年度?|去年|[上下]一年度?|前年|明年")


class Periods:
    """The periods that the headings of one table name."""

    def __init__(self, caption: str, front: Front) -> None:
        self.front = front
        named = heading_period(caption, front)
        # of 2021—2023年主要指标 each year has its column, and what has none (增减) is told of the last
        last = last_year_of(named) if is_term(named) else None
        self.caption = whole_year(last, "inherited") if last else named
        self._known: dict[str, Period | None] = {}

    def of(self, column: Sequence[str], row: Sequence[str]) -> Period | None:
        """The period of a cell: its nearest heading that names one, else the caption's."""
        for text in (*reversed(column), *reversed(row)):
            if text not in self._known:
                self._known[text] = self._named(text)
            if self._known[text]:
                return self._known[text]
        return self.caption

    def _named(self, text: str) -> Period | None:
        """The period that one heading names; 上年结转 is money of now."""
        if _COMPARED.search(text):
            return None
        carried = _CARRIED.search(text) is not None
        word = _RELATIVE.search(text)
        if _BARE_YEAR.fullmatch(text):
            text += "年"  # 指标 | 2021 | 2022
        found = heading_period(text, self.front)
        if found and not (carried and word):
            return found._replace(source="explicit")
        return relative(word.group(), self.front, "explicit") if word and not carried else None
