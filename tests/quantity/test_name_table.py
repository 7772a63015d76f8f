"""Each row of the names that hold a numeral is tried with its own examples."""

from __future__ import annotations

import pytest

from reportmine.quantity.veto.name_table import NAMED, Name

EXAMPLES = [(name, example) for name in NAMED for example in name.examples.split("; ")]


@pytest.mark.parametrize(
    ("name", "example"), EXAMPLES, ids=[f"{name.because}: {example}" for name, example in EXAMPLES]
)
def test_the_first_row_that_fits_an_example_is_its_own(name: Name, example: str) -> None:
    text = example.replace("〈", "").replace("〉", "")
    start, end = example.index("〈"), example.index("〉") - 1
    found = next(row for row in NAMED if row.pattern.match(text, start))
    match = found.pattern.match(text, start)
    assert found is name
    assert match is not None
    assert match.end() == end
