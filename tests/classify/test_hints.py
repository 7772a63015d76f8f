"""Hints and tones: what stands where, and what hides what."""

from __future__ import annotations

import numpy as np
import pytest

from reportmine.classify.model import hints
from reportmine.classify.model.hints import heard, hint_names, tone_names


def listen(*lines: str) -> tuple[dict[str, float], dict[str, float]]:
    """What is heard in the one section whose heading, text and subsections these are."""
    text = "\n".join(lines) + "\n"
    codes = np.frombuffer(text.encode("utf-32-le"), dtype=np.uint32)
    line = np.cumsum(codes == 10) - (codes == 10)
    found = heard(codes, line, len(lines))
    told = [
        {name: float(x) for name, x in zip(names, each.sum(0), strict=True) if x}
        for names, each in zip((hint_names(), tone_names()), found, strict=True)
    ]
    return told[0], told[1]


@pytest.mark.parametrize(
    ("text", "themes"),
    [
        ("给读者办借阅证", {"service"}),
        ("组织消防演练", {"safety"}),
        ("无此词语", set()),
        ("", set()),
    ],
)
def test_hints(text: str, themes: set[str]) -> None:
    found, _ = listen(text)
    assert (set(found) & {"service", "safety"}) == themes


def test_a_hint_counts_once_a_place_and_not_inside_a_longer_one() -> None:
    once, _ = listen("灭火器")
    assert listen("灭火器、灭火器")[0] == once
    twice, _ = listen("灭火器", "灭火器")
    assert twice == {name: 2 * weight for name, weight in once.items()}


def test_a_tone_counts_wherever_it_stands() -> None:
    assert listen("没有人手，没有钱")[1]["lack"] == 2 * listen("没有")[1]["lack"]


def test_a_phrase_does_not_reach_over_lines() -> None:
    assert "lack" in listen("没有")[1]
    assert "lack" not in listen("没", "有")[1]


def test_every_phrase_is_found() -> None:
    for file, turn in (("hints.toml", 0), ("tones.toml", 1)):
        for name, phrases in hints._read(file).items():
            assert phrases
            missed = [phrase for phrase in sorted(phrases) if name not in listen(phrase)[turn]]
            assert not missed, (file, name)
