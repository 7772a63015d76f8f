"""Lines kept packed: they are a sequence like any other, and each comes back as it went in."""

from __future__ import annotations

import pytest

from reportmine.lines import Lines
from reportmine.report import Box, Line, Span

BOX = Box(72.0, 90.5, 100.25, 1e30)
SOME = [
    Line(Span(0, 4), 1, BOX, 12.0, True, "heading 1"),
    Line(Span(5, 10)),
    Line(Span(10, 10), 70_000, Box(-1.0, 0.0, 0.0, 0.0), 12.0, True, "heading 1"),
    Line(Span(11, 2_000_000), 70_001, BOX, 10.5),
]


def test_each_line_comes_back() -> None:
    lines = Lines(SOME)
    assert [*lines] == SOME
    assert [lines[i] for i in range(4)] == SOME
    assert lines[-1] == SOME[-1]
    assert [*lines[1:3]] == SOME[1:3]
    assert len(lines) == 4
    assert lines[1].bbox is None


def test_lines_are_equal_to_the_same_lines() -> None:
    lines = Lines(SOME)
    assert lines == Lines(SOME)
    assert lines == tuple(SOME)
    assert tuple(SOME) == lines
    assert lines != SOME[:3]
    assert lines != [*SOME[:3], SOME[0]]
    assert lines != "four"
    lines.append(SOME[0])
    assert lines == [*SOME, SOME[0]]
    assert Lines() == ()


@pytest.mark.parametrize("index", [4, -5])
def test_there_is_no_line_behind_the_last(index: int) -> None:
    with pytest.raises(IndexError):
        Lines(SOME)[index]
