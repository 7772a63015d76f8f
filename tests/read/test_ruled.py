"""Ruling lines in pictures of pages: long ones, short ones between others, pages that lie aslant."""

from __future__ import annotations

import math
from typing import Any

import pytest

numpy = pytest.importorskip("numpy")
cv2 = pytest.importorskip("cv2")

from reportmine.read.scan.ruled import rules, slant, upright  # noqa: E402

EM = 40.0


def _page(*lines: tuple[int, int, int, int]) -> Any:
    page = numpy.full((800, 1000, 3), 255, dtype=numpy.uint8)
    for x0, y0, x1, y1 in lines:
        cv2.line(page, (x0, y0), (x1, y1), (0, 0, 0), 2)
    return page


FRAME = ((100, 100, 900, 100), (100, 160, 900, 160), (100, 100, 100, 160), (900, 100, 900, 160))


def _upright_at(found: list[tuple[float, float, float, float]]) -> list[int]:
    return sorted(round(x0, -1) for x0, _, x1, _ in found if x0 == x1)


def test_a_short_rule_between_two_others_parts_their_row() -> None:
    assert _upright_at(rules(_page(*FRAME, (400, 100, 400, 160)), EM)) == [100, 400, 900]


@pytest.mark.parametrize(
    "stroke", [(400, 112, 400, 148), (400, 100, 400, 145), (400, 300, 400, 360)]
)
def test_the_stroke_of_a_character_is_no_rule(stroke: tuple[int, int, int, int]) -> None:
    assert _upright_at(rules(_page(*FRAME, stroke), EM)) == [100, 900]


@pytest.mark.parametrize("degrees", [-1.5, -0.4, 0.0, 0.7, 2.0])
def test_rules_tell_how_a_page_lies(degrees: float) -> None:
    turned = upright(_page(*FRAME, (100, 400, 900, 400)), -math.radians(degrees))
    found = slant(turned)
    assert found is not None
    assert math.degrees(found) == pytest.approx(degrees, abs=0.12)


def test_a_page_without_rules_tells_nothing() -> None:
    assert slant(_page((100, 100, 140, 100), (100, 100, 100, 140))) is None
