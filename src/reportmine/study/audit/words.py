"""The word lists of an audit, read once from `data/audit.toml`."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from reportmine.text.shipped import rule_file


@dataclass(frozen=True, slots=True)
class Words:
    """The lists, compiled. `members` tells the scheme of a part's name; longer names are tried first."""

    members: tuple[tuple[str, str], ...]
    complete: tuple[frozenset[str], ...]
    says: re.Pattern[str]
    overlap: re.Pattern[str]
    capped: re.Pattern[str]
    never: re.Pattern[str]
    rates: tuple[tuple[str, re.Pattern[str]], ...]
    funnels: tuple[tuple[re.Pattern[str], ...], ...]
    unless: re.Pattern[str]


def _any(words: str) -> re.Pattern[str]:
    longest = sorted(words.split(), key=lambda word: (-len(word), word))
    return re.compile("|".join(map(re.escape, longest)))


def data() -> dict[str, Any]:
    """The file as it is, with its cases."""
    return rule_file("audit.toml")


@lru_cache(maxsize=1)
def words() -> Words:
    """The lists of the audit."""
    lists = data()
    members = [(name, key) for key, names in lists["schemes"].items() for name in names.split()]
    return Words(
        members=tuple(sorted(members, key=lambda pair: -len(pair[0]))),
        complete=tuple(frozenset(p.split("+")) for p in lists["complete"]["pairs"].split()),
        says=_any(lists["complete"]["says"]),
        overlap=_any(lists["overlap"]["words"]),
        capped=_any(lists["capped"]["words"]),
        never=_any(lists["capped"]["never"]),
        rates=tuple((stem, _any(names)) for stem, names in lists["rates"].items()),
        funnels=tuple(
            tuple(_any(stage) for stage in line.split(">")) for line in lists["funnels"]["lines"]
        ),
        unless=_any(lists["funnels"]["unless"]),
    )
