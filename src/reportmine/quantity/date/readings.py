"""What a date means: its `Period`, from the groups of the pattern that it fits.

In: a match of a pattern of `shapes`, and the period that the report is about (`reference`), which gives the year where
the date leaves it out. Out: a `Period`; one without first and last day where no year can be said.

Groups: `y` `m` `d` are the year, month and day that a date begins with, `z` `n` `e` those that it ends with, `q` and `p`
the first and the last quarter, `t` the term of a school year, `c` a century.
"""

from __future__ import annotations

import re
from collections.abc import Callable

from reportmine.findings import Period
from reportmine.text import calendar as cal

#: Makes the period of a match; the second argument is the report's own period.
Reader = Callable[[re.Match[str], "Period | None"], Period]


def _get(m: re.Match[str], name: str) -> str | None:
    """The text of a group; None where the shape has no such group."""
    return m[name] if name in m.re.groupindex else None


def number_in(m: re.Match[str], name: str) -> int | None:
    """The whole number that a group holds; None where the shape has no such group or it is empty."""
    return cal.number(_get(m, name))


def one_year(m: re.Match[str], reference: Period | None) -> Period:
    """2023年, 2023年上半年."""
    y = number_in(m, "y") or 0
    half = m["part"] or ""
    if half.startswith("上半"):
        return cal.months(m.group(), y, 1, y, 6)
    if half.startswith("下半"):
        return cal.months(m.group(), y, 7, y, 12)
    return cal.years(m.group(), y, y)


def year_range(m: re.Match[str], reference: Period | None) -> Period:
    """2020—2025年, 2020—25年: from the first of January to the end of the last year."""
    first, last = number_in(m, "y") or 0, number_in(m, "z") or 0
    if last < 100:
        last += first // 100 * 100
    return cal.years(m.group(), first, last)


def school(m: re.Match[str], reference: Period | None) -> Period:
    """2022—2023学年, 2022学年第二学期."""
    term = {"一": 1, "1": 1, "上": 1, "秋": 1, "二": 2, "2": 2, "下": 2, "春": 2}.get(
        _get(m, "t") or ""
    )
    return cal.academic(m.group(), number_in(m, "y") or 0, term)


def day(m: re.Match[str], reference: Period | None) -> Period:
    """2023年5月1日, 5月1日, 2023年5月: one day or a whole month, in the year of `reference` where none is said."""
    y = number_in(m, "y") if _get(m, "y") else cal.year_of(reference)
    month = number_in(m, "m") or 0
    if y is None:
        return cal.nothing(m.group())
    number = number_in(m, "d") if _get(m, "d") else None
    if number is None:
        return cal.months(m.group(), y, month, y, month)
    return cal.days(m.group(), (y, month, number), (y, month, number))


def day_range(m: re.Match[str], reference: Period | None) -> Period:
    """1月1日至12月31日, 11月至次年2月; a day that is left out is the first or the last of its month."""
    y = number_in(m, "y") if _get(m, "y") else cal.year_of(reference)
    if y is None:
        return cal.nothing(m.group())
    z = number_in(m, "z") or y
    first = number_in(m, "m") or 1
    last = number_in(m, "n") or first
    if z == y and last < first and not _get(m, "z"):
        z += 1  # 11月至次年2月
    return cal.days(
        m.group(),
        (y, first, number_in(m, "d") or 1),
        (z, last, number_in(m, "e") or 99),
    )


def first_months(m: re.Match[str], reference: Period | None) -> Period:
    """前九个月: from January on."""
    y = number_in(m, "y") if _get(m, "y") else cal.year_of(reference)
    last = number_in(m, next(k for k in ("n", "n2", "n3") if m[k]))
    if y is None or last is None:
        return cal.nothing(m.group())
    return cal.months(m.group(), y, 1, y, last)


def quarter(m: re.Match[str], reference: Period | None) -> Period:
    """一季度, 前三季度, 第二至四季度."""
    y = number_in(m, "y") if _get(m, "y") else cal.year_of(reference)
    q = number_in(m, "q") or 0
    p = number_in(m, "p") if _get(m, "p") else None
    if y is None or not 1 <= q <= 4:
        return cal.nothing(m.group())
    if _get(m, "whole"):
        return cal.months(m.group(), y, 1, y, 3 * q)
    last = p if p and q < p <= 4 else q
    return cal.months(m.group(), y, 3 * q - 2, y, 3 * last)


def roc(m: re.Match[str], reference: Period | None) -> Period:
    """民国112年5月1日: the years of the Republic of China are counted from 1911."""
    y = (number_in(m, "y") or 0) + 1911
    if not _get(m, "m"):
        return cal.years(m.group(), y, y)
    month = number_in(m, "m") or 0
    if not _get(m, "d"):
        return cal.months(m.group(), y, month, y, month)
    number = number_in(m, "d") or 0
    return cal.days(m.group(), (y, month, number), (y, month, number))


def roc_range(m: re.Match[str], reference: Period | None) -> Period:
    """112年1至10月, 112年3月14、15日: as `day_range`, in years of the Republic of China."""
    first = (number_in(m, "y") or 0) + 1911
    last = number_in(m, "z")
    month = number_in(m, "m") or 1
    return cal.days(
        m.group(),
        (first, month, number_in(m, "d") or 1),
        (last + 1911 if last else first, number_in(m, "n") or month, number_in(m, "e") or 99),
    )


def decade(m: re.Match[str], reference: Period | None) -> Period:
    """上世纪80年代, 21世纪, 80年代; without a century only what cannot be of this one."""
    century, decade = number_in(m, "c"), number_in(m, "e")
    if century is None and _get(m, "last"):
        century = 20
    if century is None and decade is not None and decade >= 30:
        century = 20
    if century is None:
        return cal.nothing(m.group())
    first = (century - 1) * 100
    if decade is None:
        return cal.years(m.group(), first, first + 99)
    return cal.years(m.group(), first + decade, first + decade + 9)


def decade_of_years(m: re.Match[str], reference: Period | None) -> Period:
    """1990年代, 2010年代."""
    first = int(m["c"]) * 100 + int(m["e"])
    return cal.years(m.group(), first, first + 9)


def short_year(m: re.Match[str], reference: Period | None) -> Period:
    """98年, 08年: two digits of a year; those of the reader's own century from 00 on."""
    y = int(m["y"])
    full = y + (1900 if y >= 70 else 2000)
    return cal.years(m.group(), full, full)


def short_month(m: re.Match[str], reference: Period | None) -> Period:
    """23年4月: of this century."""
    year, month = 2000 + int(m["y"]), int(m["m"])
    return cal.months(m.group(), year, month, year, month)


def five_years(m: re.Match[str], reference: Period | None) -> Period:
    """The eleventh plan ran from 2006 to 2010; 末 is its last year, 以来 is up to the report's own."""
    count = number_in(m, "p") or 0
    first = 1966 + 5 * (count - 3)
    last = first + 4
    if m["when"].endswith("末") or m["when"] == "收官之年":
        first = last
    elif "初" in m["when"] or m["when"] == "开局之年":
        last = first
    elif m["when"] == "以来":
        last = min(last, max(first, cal.year_of(reference) or last))
    return cal.years(f"{first}-{last}" if last > first else str(first), first, last)


def unknown(m: re.Match[str], reference: Period | None) -> Period:
    """A date that stands for no single period: 9点至17点, 3·15, 20××年."""
    return cal.nothing(m.group())
