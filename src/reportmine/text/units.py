"""Units: which words behind a number are one, of what kind, and how surely.

The table is data (`data/units.toml`). Look-ups cost one dictionary access and a few comparisons:
the words are grouped by their first two characters, longest first.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import cast

from reportmine.errors import RuleError
from reportmine.findings import QUANTITIES, Kind
from reportmine.text import shipped


@dataclass(frozen=True, slots=True)
class Unit:
    """A unit as it is written. `base` is its usual written form, `code` its UCUM or ISO 4217 code.

    `likely` says how surely the word is a unit behind a short Chinese numeral (0–1). Before one of
    the beginnings in `not_before` it is no unit but part of another word: 台 in 台湾.
    """

    word: str
    kind: Kind
    likely: float
    base: str
    code: str | None
    not_before: tuple[str, ...] = ()

    def stands_at(self, text: str, start: int) -> bool:
        """Whether the unit is written at `start`, and is not the beginning of another word."""
        return text.startswith(self.word, start) and not (
            self.not_before and text.startswith(self.not_before, start + len(self.word))
        )


@dataclass(frozen=True, slots=True)
class UnitTable:
    """All units, ready to be matched at a place of a text; filed under their first two characters,
    or the only one, longest first.
    """

    by_start: dict[str, tuple[Unit, ...]]

    def match(self, text: str, start: int) -> Unit | None:
        """The longest unit that begins at `start`, or None."""
        return next(self.matches(text, start), None)

    def matches(self, text: str, start: int) -> Iterator[Unit]:
        """Every unit that begins at `start`, longest first."""
        for key in (text[start : start + 2], text[start : start + 1]):
            for unit in self.by_start.get(key, ()):
                if unit.stands_at(text, start):
                    yield unit

    def get(self, word: str) -> Unit | None:
        """The unit that is exactly this word."""
        unit = self.match(word, 0)
        return unit if unit and unit.word == word else None


_ALTERNATIVES = ("台套辆件部架艘", "家户所", "项个件类种条宗", "册本卷套种", "场次期", "人名位")


def are_alternatives(unit: str) -> bool:
    """Whether 台/套 names one unit by two words, and not so much for each (元/人)."""
    one, _, other = unit.partition("/")
    return len(one) == len(other) == 1 and any(one in g and other in g for g in _ALTERNATIVES)


@cache
def units() -> UnitTable:
    """The table of units. Raises RuleError where a word stands in two groups."""
    found: dict[str, Unit] = {}
    for group in shipped.rule_file("units.toml")["group"]:
        for unit in _units_of(group):
            if unit.word in found:
                raise RuleError(
                    f"units.toml: {unit.word!r} stands in {group['name']!r} and in another group; "
                    "keep one of them"
                )
            found[unit.word] = unit
    filed: dict[str, list[Unit]] = {}
    for unit in sorted(found.values(), key=lambda u: (-len(u.word), u.word)):
        filed.setdefault(unit.word[:2], []).append(unit)
    return UnitTable({start: tuple(some) for start, some in filed.items()})


def _units_of(group: dict[str, object]) -> list[Unit]:
    """The units of one group. Raises RuleError where its kind or its likelihood is missing."""
    kind, likely = group["kind"], group["likely"]
    codes, base, words = group.get("codes", {}), group.get("base", {}), group.get("words", [])
    assert isinstance(codes, dict)
    assert isinstance(base, dict)
    assert isinstance(words, list)
    if kind not in QUANTITIES or not isinstance(likely, float):
        raise RuleError(
            f"units.toml: group {group['name']!r} needs a quantity as kind and a number as likely"
        )
    denied = group.get("not_before", {})
    assert isinstance(denied, dict)
    every = dict.fromkeys([*words, *codes])
    sort = cast(Kind, kind)
    return [
        Unit(w, sort, likely, base.get(w, w), codes.get(w) or None, tuple(denied.get(w, ())))
        for w in every
    ]
