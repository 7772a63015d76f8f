"""The words that studies across reports go by, read once from `data/study.toml`."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import Any

from reportmine.text.shipped import rule_file


@dataclass(frozen=True, slots=True)
class Words:
    """What each list is for is told where it stands. `apart` finds its words in a label."""

    stop: frozenset[str]
    apart: re.Pattern[str]
    averaged: frozenset[str]


def data() -> dict[str, Any]:
    """The file as it is, with its examples."""
    return rule_file("study.toml")


@cache
def lists() -> Words:
    """The lists, compiled."""
    told = data()
    suggest = told["suggest"]
    return Words(
        frozenset(told["terms"]["stop"].split()),
        re.compile("|".join(map(re.escape, suggest["apart"].split()))),
        frozenset(suggest["averaged"].split()),
    )
