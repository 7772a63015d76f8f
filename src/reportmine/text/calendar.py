"""Periods: from what a date says to its first and last day.

All ends are included and written in ISO: 2014年 is 2014-01-01 to 2014-12-31. Words like 今年 and
近三年 are read from the report's own period (`reference`); without one they have no days.
"""

from __future__ import annotations

from calendar import monthrange

from reportmine.findings import Period
from reportmine.text.numerals import evaluate

#: A pattern: the year of a report whose years were taken out before it was passed on, 20xx年, 201×年.
YEAR_TAKEN_OUT = r"(?:19|20)\d?[xX×*＊]{1,2}年"


def number(text: str | None) -> int | None:
    """A small whole number, Arabic or Chinese; None where there is none."""
    if not text:
        return None
    try:
        return int(evaluate(text).value)
    except ValueError:
        return None


def year_of(reference: Period | None) -> int | None:
    """The year that 今年 means: that of the last day of the report's period."""
    day = (reference.end or reference.start) if reference else None
    return int(day[:4]) if day else None


def days(
    label: str, start: tuple[int, int, int] | None, end: tuple[int, int, int] | None
) -> Period:
    """A period from two days; months and days that do not exist give a period without days."""
    first, last = _iso(start), _iso(end)
    if start and end and (first is None or last is None or first > last):
        first = last = None
    return Period(label, first, last, "explicit")


def _iso(day: tuple[int, int, int] | None) -> str | None:
    if day is None:
        return None
    year, month, date = day
    if not (1 <= year <= 9999 and 1 <= month <= 12):
        return None
    longest = monthrange(year, month)[1]
    date = longest if date == 99 else date
    return f"{year:04d}-{month:02d}-{date:02d}" if 1 <= date <= longest else None


def years(label: str, first: int, last: int) -> Period:
    """Whole calendar years."""
    return days(label, (first, 1, 1), (last, 12, 31))


def months(label: str, year: int, first: int, last_year: int, last: int) -> Period:
    """Whole months, from the first day of one to the last day of the other."""
    return days(label, (year, first, 1), (last_year, last, 99))


def academic(label: str, first: int, term: int | None = None) -> Period:
    """A school year, 1 September to 31 August, or one of its two terms."""
    if term == 1:
        return days(label, (first, 9, 1), (first + 1, 1, 31))
    if term == 2:
        return days(label, (first + 1, 2, 1), (first + 1, 8, 31))
    return days(label, (first, 9, 1), (first + 1, 8, 31))


def is_school(period: Period) -> bool:
    """Whether a period is a school year, 2023-2024 from September on, or one of its terms."""
    if "学" in period.label:
        return True
    start, end = period.start or "", period.end or ""
    return start[4:] == "-09-01" and end[4:] == "-08-31"


def nothing(label: str) -> Period:
    """A period whose days nobody can tell from here."""
    return Period(label, None, None, "explicit")
