"""Boxes kept packed: what comes back is what went in, whatever a line's heights; damage is refused."""

from __future__ import annotations

from array import array

import pytest

from reportmine.boxes import Boxes, Ink, pack, pack_tenths, reach, tenths, unpack

ONE = [700.0] * 8
TWO = [700.0, 700.0, 698.5, 700.0, 698.5, 700.0, 700.0, 700.0]
MANY = [700.0 + n for n in range(8)]
X0 = [72.0 + 10 * n for n in range(8)]
X1 = [x + 9.5 for x in X0]


def below(top: list[float]) -> list[float]:
    return [y + 12.0 for y in top]


@pytest.mark.parametrize(
    ("top", "size"),
    [(ONE, 1 + 8 * 4 + 8), (TWO, 1 + 8 * 4 + 8 + 2 * 8), (MANY, 1 + 8 * 12)],
    ids=["one height", "two heights", "many heights"],
)
def test_a_line_comes_back_and_is_small(top: list[float], size: int) -> None:
    packed = pack(X0, top, X1, below(top))
    assert len(packed) == size
    assert [list(edge) for edge in unpack(packed, 8)] == [X0, top, X1, below(top)]


def test_noise_in_the_last_bits_makes_no_heights() -> None:
    noisy = [700.0 + n / 4096 for n in range(8)]
    packed = pack(X0, noisy, X1, below(noisy))
    assert packed == pack(X0, ONE, X1, below(ONE))


@pytest.mark.parametrize("top", [ONE, TWO, MANY])
def test_how_far_the_first_characters_reach(top: list[float]) -> None:
    assert reach(pack(X0, top, X1, below(top)), 8, 3) == (72.0, 101.5)


@pytest.mark.parametrize("count", [1, 2, 3, 300])
def test_any_number_of_characters(count: int) -> None:
    values = [float(n) for n in range(count)]
    edges = unpack(pack(values, values, values, values), count)
    assert all(edge == array("f", values) for edge in edges)


def test_a_page_of_any_size() -> None:
    """Beyond 3276.7 points a line's numbers take four bytes; none is lost, none wraps round."""
    far = [x + 9000 for x in X0]
    packed = pack(X0, ONE, [x + 9.5 for x in far], below(ONE))
    assert len(packed) == 1 + 8 * 8 + 8
    left, _, right, _ = unpack(packed, 8, 6, 8)
    assert list(left) == [132.0, 142.0]
    assert list(right) == [9141.5, 9151.5]


@pytest.mark.parametrize(
    ("value", "kept", "size"),
    [
        (72.25, 72.2, 2), (72.75, 72.8, 2), (0.04, 0.0, 2), (-0.04, 0.0, 2), (-0.06, -0.1, 2),
        (3276.7, 3276.7, 2), (3276.8, 3276.8, 4), (-3276.8, -3276.8, 2), (-3276.9, -3276.9, 4),
        (1e9, 2.0**30 / 10, 4), (-1e9, -(2.0**30) / 10, 4),
    ],
)  # fmt: skip
def test_numbers_are_kept_to_a_tenth(value: float, kept: float, size: int) -> None:
    x = tenths([1.0, value])
    edges = unpack(pack_tenths(x, [0.0, 0.0], x, [9.0, 9.0]), 2)
    assert x.itemsize == size
    assert edges.x0 == edges.x1 == array("f", [1.0, kept])


def test_what_is_no_number_does_no_harm() -> None:
    nan, far = float("nan"), float("inf")
    assert len(unpack(pack([nan, 1.0], [far, 1.0], [-far, 1e30], [nan, nan]), 2).x1) == 2


def test_tenths_are_rounded_as_round_does_it() -> None:
    values = array("f", [n / 64 for n in range(40_000)] + [n / 20 for n in range(-13_000, 13_000)])
    x = tenths(values)
    level = [0.0] * len(values)
    rounded = unpack(pack_tenths(x, level, x, level), len(values)).x0
    assert rounded == array("f", [round(value, 1) for value in values])


@pytest.mark.parametrize("cut", [1, 4, 8, 40])
def test_too_few_bytes_are_refused(cut: int) -> None:
    with pytest.raises(ValueError):
        unpack(pack(X0, TWO, X1, below(TWO))[:-cut], 8)


def two_lines() -> Boxes:
    """Offsets 0–7, then a gap of one character, then 9–16."""
    boxes, page, next_page = Boxes(), Ink(), Ink()
    boxes.add(0, 8, page, page.add(pack(X0, ONE, X1, below(ONE))))
    next_page.add(b"a line that is not in the text")
    boxes.add(9, 8, next_page, next_page.add(pack(X0, TWO, X1, below(TWO))))
    return boxes


def test_edges_run_over_lines_and_what_is_not_printed() -> None:
    x0, top, x1, bottom = two_lines().edges(6, 12)
    assert list(x0) == [132.0, 142.0, 0.0, 72.0, 82.0, 92.0]
    assert list(top) == [700.0, 700.0, 0.0, 700.0, 700.0, 698.5]
    assert list(x1) == [141.5, 151.5, 0.0, 81.5, 91.5, 101.5]
    assert list(bottom) == [712.0, 712.0, 0.0, 712.0, 712.0, 710.5]


@pytest.mark.parametrize(("start", "end"), [(8, 9), (17, 20), (3, 3)])
def test_characters_without_a_box(start: int, end: int) -> None:
    assert all(list(edge) == [0.0] * (end - start) for edge in two_lines().edges(start, end))


def test_boxes_travel() -> None:
    boxes = two_lines()
    again = Boxes.frombytes(boxes.tobytes())
    assert again == boxes
    assert again.end == 17
    assert Boxes.frombytes(Boxes().tobytes()) == Boxes()
    assert boxes
    assert not Boxes()
    assert boxes != Boxes()


@pytest.mark.parametrize(
    "damage",
    [
        lambda data: b"",
        lambda data: data[:-1],
        lambda data: data + b"\0",
        lambda data: data[:10],
        lambda data: array("i", [-1]).tobytes() + data[4:],
        lambda data: array("i", [1 << 30]).tobytes() + data[4:],
        lambda data: data[:8] + array("i", [3]).tobytes() + data[12:],  # lines that overlap
        lambda data: data[:12] + array("i", [0]).tobytes() + data[16:],  # a line of no characters
        lambda data: data[:12] + array("i", [7]).tobytes() + data[16:],
    ],
)
def test_what_is_not_boxes_is_refused(damage: object) -> None:
    with pytest.raises(ValueError):
        Boxes.frombytes(damage(two_lines().tobytes()))  # type: ignore[operator]
