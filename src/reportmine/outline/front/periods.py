"""The time that a report covers, and the days that it names, as they are written.

find_period("2023—2024学年")        2023-2024, 2023-09-01 … 2024-08-31
find_period("2024年上半年")          2024上半年, 2024-01-01 … 2024-06-30
find_period("105 年度", roc=True)   2016 (ROC years begin with 1912)
find_day("二〇一四年十二月三日")       2014-12-03
find_day("105年12月10日")            2016-12-10
"""

from __future__ import annotations

import re
from datetime import date
from typing import NamedTuple

from reportmine.findings import Period
from reportmine.outline.paragraphs.marks import value_of
from reportmine.text.calendar import academic, months, years

_CN_DIGITS = {c: str(i) for i, c in enumerate("〇一二三四五六七八九")} | {
    "○": "0",
    "零": "0",
    "Ｏ": "0",
}
_Y = r"(?<![\d０-９])((?:19|20|１９|２０)[\d０-９]{2}|[一二][〇○零Ｏ九一二][〇○零Ｏ一二三四五六七八九]{2})"
_TO = r"\s*年?\s*(?:[-—–－~～至到]{1,2})\s*"
_SHORT = r"((?:19|20)?\d{2})"

_SCHOOL_YEARS = re.compile(rf"{_Y}{_TO}{_SHORT}\s*(?:学年|學年)度?\s*(?:第?([一二])学期)?")
_SCHOOL_YEAR = re.compile(rf"{_Y}\s*(?:学年|學年)")
# 2021—2022年, and on a line of its own 2021 - 2022
_YEARS = re.compile(rf"{_Y}{_TO}{_Y}(?:\s*年|(?=\s*[）)]?\s*$))")
_HALF = re.compile(rf"{_Y}\s*年?度?\s*(上|下)半年")
_QUARTER = re.compile(rf"{_Y}\s*年?度?\s*第?\s*([一二三四1-4])\s*季度")
# 2013年启用, 1958年建馆, 始建于1958年: when a house was founded is not what a report covers
_FOUNDED = (
    "(?:正式|整体)?(?:启用|建成(?!区)|建[馆校院]|始建|成立|创建|创办|落成|竣工|开馆|投入使用|投用)"
)
_YEAR = re.compile(
    rf"(?<!建于)(?<!立于)(?<!办于)(?<!始于){_Y}\s*年(?!\s*(?:\d|[一二三四五六七八九十])+\s*月|{_FOUNDED})"
)
# the year in 〔2023〕12号 says when a document went out
_LOOSE = re.compile(r"(?<!\d)(19[5-9]\d|20[0-9]\d)(?![\d.])(?![〕\]】）)]第?\d{1,5}[号號])")
_ROC = re.compile(r"(?:民國|民国)\s*(\d{2,3})\s*年|(?<!\d)(\d{2,3})\s*(?:年度|學年度)")
_ROC_DAY = re.compile(
    r"(?:中華|中华)?(?:民國|民国)\s*(\d{2,3}|[〇○零一二三四五六七八九]{2,3}|[一二三四五六七八九]?十[一二三四五六七八九]?)\s*年"
    r"(?:\s*(\d{1,2}|[一二三四五六七八九十]{1,3})\s*月\s*(\d{1,2}|[一二三四五六七八九十]{1,3})\s*日)?"
)
# 105年12月10日: with three digits and a day no other calendar is meant.
_BARE_ROC_DAY = re.compile(r"(?<!\d)(1[0-3]\d)\s*年\s*(\d{1,2})\s*月\s*(\d{1,2})\s*日")
# 九十六年回顧, 一百零三年度報告: of a year; while 三十年回顧 looks back on thirty
_ROC_WRITTEN = re.compile(
    r"(?<![一二三四五六七八九十百])(?P<year>[八九]十[一二三四五六七八九]|一百[零〇一二]?十?[一二三四五六七八九]?)年度?"
    r"(?=[\u4e00-\u9fff]{0,4}(?:回顧|報告|總結|紀要|大事|概況))"
)
_CN_NUM = "[一二三四五六七八九十〇○]{1,3}"
DAY = re.compile(rf"{_Y}\s*年\s*(\d{{1,2}}|{_CN_NUM})\s*月\s*(\d{{1,2}}|{_CN_NUM})\s*日")
# 24/10/2020, as it is written in Hong Kong and Macau
_DAY_FIRST = re.compile(r"(?<![\d/])(\d{1,2})/(\d{1,2})/(20\d{2}|19\d{2})(?![\d/])")
_DASHED = re.compile(r"(?<!\d)(20\d{2}|19\d{2})[-./](\d{1,2})[-./](\d{1,2})(?!\d)")


class StatedPeriod(NamedTuple):
    """A period, and where words state it: `words[start:end]`."""

    period: Period
    start: int
    end: int


class StatedDay(NamedTuple):
    """A day, ISO, and where words state it: `words[start:end]`."""

    day: str
    start: int
    end: int


def _year(digits: str) -> int:
    return int("".join(_CN_DIGITS.get(c, c) for c in digits))


def _roc(digits: str) -> int:
    """A year of the Republic of China: 一一二, 112 and 一百一十二 are 2023."""
    if all(c in _CN_DIGITS for c in digits):
        return _year(digits) + 1911
    return value_of(digits) + 1911


def whole_year(year: int) -> Period:
    """The calendar year."""
    return _of_report(years(str(year), year, year))


def years_of_report(first: int, last: int) -> Period:
    """Several calendar years: 2018-2022."""
    return _of_report(years(f"{first}-{last}", first, last))


def _of_report(period: Period) -> Period:
    return period._replace(source="document")


def find_period(words: str, *, roc: bool = False) -> StatedPeriod | None:
    """The first period that `words` states; with `roc`, years may be those of the Republic of China."""
    if m := _SCHOOL_YEARS.search(words):
        return StatedPeriod(_school(_year(m[1]), m[3]), *m.span())
    if m := _SCHOOL_YEAR.search(words):
        return StatedPeriod(_school(_year(m[1]), None), *m.span())
    if m := _HALF.search(words):
        y, half = _year(m[1]), m[2]
        first = 1 if half == "上" else 7
        period = months(f"{y}{half}半年", y, first, y, first + 5)
        return StatedPeriod(_of_report(period), *m.span())
    if m := _QUARTER.search(words):
        y, q = _year(m[1]), value_of(m[2])
        return StatedPeriod(_of_report(months(f"{y}Q{q}", y, 3 * q - 2, y, 3 * q)), *m.span())
    if m := _YEARS.search(words):
        a, b = _year(m[1]), _year(m[2])
        if a < b:
            return StatedPeriod(years_of_report(a, b), *m.span())
    if m := _YEAR.search(words):
        return StatedPeriod(whole_year(_year(m[1])), *m.span())
    if m := _ROC_DAY.search(words) or _BARE_ROC_DAY.search(words):
        return StatedPeriod(whole_year(_roc(m[1])), *m.span())
    if roc and (m := _ROC.search(words)):
        return StatedPeriod(whole_year(int(m[1] or m[2]) + 1911), *m.span())
    if roc and (m := _ROC_WRITTEN.search(words)):
        return StatedPeriod(whole_year(value_of(m["year"]) + 1911), *m.span())
    return None


def _school(year: int, term: str | None) -> Period:
    label = f"{year}-{year + 1}" + (f"学年第{term}学期" if term else "")
    return _of_report(academic(label, year, {"一": 1, "二": 2}.get(term or "")))


def loose_year(words: str) -> Period | None:
    """A bare year, as in file names: `gonghui-2014.pdf`."""
    found = find_period(words)
    if found:
        return found.period
    m = _LOOSE.search(words)
    return whole_year(int(m[1])) if m else None


def find_day(words: str) -> StatedDay | None:
    """The first full date that `words` states."""
    m = DAY.search(words)
    if m:
        parts = _year(m[1]), value_of(m[2]), value_of(m[3])
    elif ((m := _ROC_DAY.search(words)) and m[2]) or (m := _BARE_ROC_DAY.search(words)):
        parts = _roc(m[1]), value_of(m[2]), value_of(m[3])
    elif m := _DASHED.search(words):
        parts = int(m[1]), int(m[2]), int(m[3])
    elif m := _DAY_FIRST.search(words):
        parts = int(m[3]), int(m[2]), int(m[1])
    else:
        return None
    try:
        return StatedDay(date(*parts).isoformat(), *m.span())
    except ValueError:
        return None


def without_periods(words: str) -> str:
    """`words` without any period: 图书馆2014年度工作总结 → 图书馆工作总结."""
    for pattern in (_SCHOOL_YEARS, _SCHOOL_YEAR, _HALF, _QUARTER, _YEARS):
        words = pattern.sub("", words)
    return re.sub(rf"{_Y}\s*年?\s*度?|(?:民國|民国)?\d{{2,3}}\s*(?:年度|學年度)", "", words)
