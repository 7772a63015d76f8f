"""The words that studies across reports go by, read once from `data/study.toml`."""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any


@dataclass(frozen=True, slots=True)
class Words:
    """What each list is for is told where it stands. `apart` finds its words in a label."""

    stop: frozenset[str]
    apart: re.Pattern[str]
    averaged: frozenset[str]


def data() -> dict[str, Any]:
    """The file as it is, with its examples."""
    source = files("reportmine") / "data" / "study.toml"
    return tomllib.loads(source.read_text(encoding="utf-8"))


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
