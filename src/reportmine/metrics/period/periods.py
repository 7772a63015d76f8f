"""The times that reports, headings and plans are for.

In: a report's front matter, a heading. Out: a `Period`, or None where no year can be said.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from functools import lru_cache

from reportmine.findings import WORK_REPORT, Front, Mention, Period
from reportmine.text.calendar import academic, is_school, months, number, years

_YEAR = re.compile(r"^(?:公元)?(\d{4})年?度?$")
_YEARS = re.compile(r"(\d{4})\s*年?\s*[-—–－~～至到]+\s*(\d{4})\s*(?:学年|學年|年)?度?$")
_ONE_YEAR = re.compile(r"(\d{4})-\d\d-\d\d \1-")
_WHOLE_YEARS = re.compile(r"(\d{4})-01-01 (\d{4})-12-31")
_NAMED = re.compile(r"\d{4}")
_RELATIVE = {
    "上年": -1, "去年": -1, "上年度": -1, "上一年": -1, "上一年度": -1, "前年": -2,
    "今年": 0, "本年": 0, "本年度": 0, "当年": 0, "全年": 0,
    "明年": 1, "下一年": 1, "来年": 1, "下年度": 1, "下一年度": 1, "明年度": 1,
}  # fmt: skip
_SCHOOL_YEAR = re.compile(r"((?:19|20)\d{2})\s*[—–\-~～至]+\s*((?:19|20)\d{2})\s*学年")
# 审议115年度收支预算表: the year of a Republic of China calendar
_HEADING_YEAR_TAIWAN = re.compile(r"(?<![\d/])(\d{2,3})年度")
# 上年度存在问题的改进情况: what was lacking then was mended in the report's own year
_MENDED_SINCE = re.compile("(?:问题|短板|不足|意见)[^，。；]{0,6}(?:改进|整改|落实|解决|办理)")
# 运行维护费与2024年预算持平: the year it is compared with
_COMPARED = re.compile(
    r"[比较与和同]\s*(?:\d{4}\s*年|上年|去年|上一年)[^，。；]{0,8}?(?:持平|相比|增|减|下降|上升)"
)
# 2018—2022年工作回顾
_HEADING_TERM = re.compile(
    r"(?<!\d)((?:19|20)\d{2})\s*年?\s*[—–\-~～至到]{1,2}\s*((?:19|20)\d{2})\s*年(?!\s*\d)"
)
# 过去五年和2016年工作回顾: what its parts name no year for is told of all of them
_TERM_AND_YEAR = re.compile(
    r"(?:过去|这)的?[二三四五六七八九十]年(?:的?工作|来)?[和及与暨、](?:(?:19|20)\d{2}年|去年|过去一年)"
)
_HEADING_YEAR = re.compile(r"(?<!\d)((?:19|20)\d{2})(?=\s*年|学年)")
#: What the years before the report's own are called, and those behind it.
YEARS_BEFORE = tuple(word for word, shift in _RELATIVE.items() if shift < 0)
YEARS_BEHIND = tuple(word for word, shift in _RELATIVE.items() if shift > 0)
RELATIVE_WORD = re.compile("|".join(sorted(_RELATIVE, key=len, reverse=True)))


@lru_cache(maxsize=256)
def tidy(period: Period, source: str) -> Period:
    """A period with the label that a table would show: 2014 and not 2014年度, 2020-2025 and not 2020年到2025年
    nor 五年来, 2022-2023 and not 2022—2023学年.

    What lies within one year goes by its year: 7月 is told by start and end.
    """
    label = period.label
    year = _YEAR.match(label)
    within = _ONE_YEAR.match(f"{period.start} {period.end}")
    several = _YEARS.match(label)
    if not several and not _NAMED.search(label):
        several = _WHOLE_YEARS.match(f"{period.start} {period.end}")
    if several and several[1] != several[2]:
        label = f"{several[1]}-{several[2]}"
    elif within and "学" not in label:
        label = within.group(1)
    elif year and period.start is None:
        label = year.group(1)
        return whole_year(int(label), source)
    return Period(label, period.start, period.end, source)


def year_of(period: Period | None) -> int | None:
    """The calendar year that a period begins in."""
    if period is None:
        return None
    match = _NAMED.match(period.start or period.label or "")
    return int(match[0]) if match else None


def last_year_of(period: Period | None) -> int | None:
    """The calendar year that a period ends in: 2023 of the school year 2022-2023."""
    match = _NAMED.match(period.end or "") if period is not None else None
    return int(match[0]) if match else year_of(period)


def whole_year(year: int, source: str) -> Period:
    """The calendar year."""
    return years(str(year), year, year)._replace(source=source)


def relative(word: str, front: Front, source: str) -> Period | None:
    """上年, 明年 as a year, from the report's own period."""
    year = year_of(front.period)
    shift = _RELATIVE.get(word)
    if year is None or shift is None:
        return None
    return whole_year(year + shift, source)


def at_its_end(period: Period, latest: int | None) -> Period:
    """The last year of several, or the latest one that can have been reached: what 五年来 came to."""
    several = _WHOLE_YEARS.match(f"{period.start} {period.end}")
    if several is None or several[1] == several[2]:
        return period
    first, last = int(several[1]), int(several[2])
    if latest is not None and first <= latest < last:
        last = latest
    return whole_year(last, period.source)


def earlier(period: Period) -> Period:
    """The same stretch of whole years, one year before."""
    first, last = year_of(period), last_year_of(period)
    if first is None or last is None:
        return period
    return years(f"{first - 1}-{last - 1}", first - 1, last - 1)._replace(source=period.source)


def last_years(term: Period, period: Period) -> Period:
    """As many of the last years of a term as another one has: 两年平均, in the review of five years."""
    end, first, last = last_year_of(term), year_of(period), last_year_of(period)
    if end is None or first is None or last is None or last - first >= end - (year_of(term) or end):
        return term
    first += end - last
    return years(f"{first}-{end}", first, end)._replace(source="explicit")


_TERM = re.compile(r"第([一二])学期")
_QUARTER = re.compile(r"Q([1-4])$")
_HALF = re.compile(r"上半年$")


def following(front: Front) -> Period | None:
    """The time that a report's plans are for: the year, school year, term, half or quarter behind its own.
    What lies within one year goes by its year."""
    own, year = front.period, year_of(front.period)
    if own is None or year is None:
        return None
    quarter = _QUARTER.search(own.label)
    if is_school(own):
        begun, term = _begun(own), _TERM.search(own.label)
        if term and term.group(1) == "一":
            then = academic(own.label.replace("第一", "第二"), begun, 2)
        else:
            label = f"{begun + 1}-{begun + 2}" + ("学年第一学期" if term else "")
            then = academic(label, begun + 1, 1 if term else None)
    elif quarter and quarter.group(1) != "4":
        n = int(quarter.group(1)) + 1
        then = months(f"{year}Q{n}", year, 3 * n - 2, year, 3 * n)
    elif _HALF.search(own.label):
        then = months(f"{year}下半年", year, 7, year, 12)
    else:
        return relative("明年", front, "inherited")
    return tidy(then, "inherited")


def school_year_before(front: Front) -> Period | None:
    """上学年 in a report on a school year; in one on a calendar year, the year before."""
    if front.period is None or not is_school(front.period):
        return relative("上年", front, "explicit")
    begun = _begun(front.period) - 1
    return academic(f"{begun}-{begun + 1}", begun)


def _begun(school: Period) -> int:
    """The year in which a school year began."""
    named = _NAMED.search(school.label)
    return int(named.group()) if named else year_of(school) or 0


def lies_in_school_year(day: Period, own: Period | None) -> bool:
    """Whether a day or month lies in the school year that a report is for: 2022年8月底 in 2021-2022学年."""
    if own is None or not is_school(own) or not (own.start and own.end and day.start and day.end):
        return False
    return own.start <= day.start <= day.end <= own.end


def document_period(front: Front) -> Period:
    """The report's own period; an unknown one has an empty label."""
    return tidy(front.period, "document") if front.period else Period("", None, None, "document")


def heading_period(heading: str, front: Front) -> Period | None:
    """The year that a heading names, or the several years: 2026年重点工作, 明年打算, 过去五年工作回顾,
    2018—2022年工作回顾."""
    if not heading:
        return None
    school = _SCHOOL_YEAR.search(heading)
    if school:
        one, two = school.groups()
        own = front.period
        if own and own.start == f"{one}-09-01" and own.end == f"{two}-08-31":
            return own._replace(source="inherited")
        return academic(f"{one}-{two}", int(one))._replace(source="inherited")
    if _MENDED_SINCE.search(heading):
        return None
    heading = _COMPARED.sub("", heading)
    term = _HEADING_TERM.search(heading)
    if term and int(term[1]) < int(term[2]):
        return _term(int(term[1]), int(term[2]))
    if _TERM_AND_YEAR.search(heading) and (behind := term_in(heading, front)):
        return behind
    named = _HEADING_YEAR.findall(heading) or _of_taiwan(heading, front)
    if len(set(named)) == 1:
        return whole_year(int(named[0]), "inherited")
    word = RELATIVE_WORD.search(heading)
    if word and not named and _RELATIVE[word.group()]:
        return relative(word.group(), front, "inherited")
    if not named and front.period and _LATER_IN_YEAR.search(heading):
        return (
            front.period._replace(source="inherited")
            if _YEAR.fullmatch(front.period.label)
            else None
        )
    return None if named else term_in(heading, front)


# 四季度安排, in a report on a year: of that year
_LATER_IN_YEAR = re.compile("下半年|[二三四]季度")
_FEW = "[二两三四五六七八九十]|[2-9]|10"
# “十五五”时期主要目标任务; but “十四五”规划编制, 完成“十四五”目标
_PLAN_TERM = re.compile(
    '十(?P<n>[一二三四五六七])五[”’"」]?(?:这|的)?(?:时期|期间|以来|五年|发展)(?!规划|纲要)'
)
_TERM_BEHIND = re.compile(
    rf"过去的?(?P<n>{_FEW})年(?![级制期前后行计规])|(?<![\d二三四五六七八九十])(?P<m>{_FEW})年(?:以?来|间|的?工作(?:回顾|总结|报告|情况))"
)
_TERM_AHEAD = re.compile(rf"(?:今后|未来|往后)的?(?P<n>{_FEW})年(?![级制期])")


def term_in(words: str, front: Front) -> Period | None:
    """The several years that words name: 过去五年, “十五五”时期, 今后三年."""
    plan = _PLAN_TERM.search(words)
    if plan:
        first = 2001 + 5 * (number(plan["n"]) or 0)
        return _term(first, first + 4)
    behind, ahead = _TERM_BEHIND.search(words), _TERM_AHEAD.search(words)
    own = last_year_of(front.period)
    if own is None or bool(behind) == bool(ahead):
        return None
    if front.kind == WORK_REPORT:
        own -= 1
    if ahead:
        return _term(own + 1, own + (number(ahead["n"]) or 1))
    return _term(own + 1 - (number(behind["n"] or behind["m"]) or 1), own) if behind else None


def _term(first: int, last: int) -> Period:
    return years(f"{first}-{last}", first, last)._replace(source="inherited")


def is_term(period: Period | None) -> bool:
    """Whether a period is of several whole years."""
    whole = _WHOLE_YEARS.match(f"{period.start} {period.end}") if period else None
    return whole is not None and whole[1] < whole[2]


def is_long(period: Period) -> bool:
    """Whether a period is a year or more."""
    if not (period.start and period.end):
        return True
    start, end = period.start[:7], period.end[:7]
    length = (int(end[:4]) - int(start[:4])) * 12 + int(end[5:7] or 12) - int(start[5:7] or 1)
    return length >= 10


def _of_taiwan(heading: str, front: Front) -> list[str]:
    """The years that a heading names in the calendar of Taiwan, if they are near the report's own."""
    own = year_of(front.period)
    years = [int(y) + 1911 for y in _HEADING_YEAR_TAIWAN.findall(heading)]
    return [str(year) for year in years if own is not None and abs(year - own) <= 2]


def in_its_year(front: Front, text: str, mentions: Sequence[Mention]) -> Front:
    """The front matter; where it has no period, with the one year that the text names, if it opens a
    sentence with it: 2020年，工会…. 1998年建馆 gives no year to a report."""
    if front.period is not None:
        return front
    named = [m for m in mentions if m.kind == "date" and _DATED.match(m.text)]
    if len({m.text[:4] for m in named}) != 1:
        return front
    for m in named:
        before = text[max(0, m.span.start - 8) : m.span.start].rstrip(" \u3000")[-1:]
        whole = len(m.text) == len("2020年") and text.startswith(_PAUSES, m.span.end)
        if whole and before in ("", "\n", "。"):
            return replace(front, period=whole_year(int(m.text[:4]), "document"))
    return front


_DATED = re.compile(r"(?:19|20)\d{2}年")
_PAUSES = ("，", ",", "是", "以来")
