"""First and last days of years, terms and months: one arithmetic for front matter, dates and plans."""

from __future__ import annotations

import pytest

from reportmine.outline.front.periods import find_period
from reportmine.quantity import find_numbers
from reportmine.text.calendar import academic, days, months


@pytest.mark.parametrize(
    ("term", "start", "end"),
    [
        (None, "2023-09-01", "2024-08-31"),
        (1, "2023-09-01", "2024-01-31"),
        (2, "2024-02-01", "2024-08-31"),
    ],
)
def test_school_years_and_terms(term: int | None, start: str, end: str) -> None:
    assert academic("x", 2023, term)[1:3] == (start, end)


def test_months_know_leap_years_and_impossible_days_have_none() -> None:
    assert months("x", 2024, 2, 2024, 2)[1:3] == ("2024-02-01", "2024-02-29")
    assert days("x", (2023, 2, 30), (2023, 3, 1))[1:3] == (None, None)


@pytest.mark.parametrize(
    "words", ["2023—2024学年第一学期", "2023—2024学年第二学期", "2023—2024学年"]
)
def test_front_matter_and_dates_in_the_text_agree(words: str) -> None:
    front = find_period(words)
    mention = find_numbers(words)[0]
    assert front is not None
    assert mention.period is not None
    assert mention.period[1:3] == front.period[1:3]
