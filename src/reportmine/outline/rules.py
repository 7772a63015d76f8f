"""The outline's rules are data: `data/outline.toml`, read once.

    cues()           sentences at which the tone turns
    front_words()    word lists of the front matter; kinds(): the kinds of reports among them; kind_at_end(words)
    lacking()        what tells of wants, and of what was done well
    no_heading()     what a line says that is no heading

Each cue carries examples and counter-examples; `tests/outline/test_rules.py` runs them all.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import Any

from reportmine.findings import Role
from reportmine.text.scripts import simplified
from reportmine.text.shipped import rule_file


@dataclass(frozen=True, slots=True)
class Sign:
    """What turns the text to `role`, and why it is believed."""

    name: str
    role: Role
    because: str


@dataclass(frozen=True, slots=True)
class Cue(Sign):
    """A sentence that says one of `patterns`, and none of `unless`, turns the text.

    `needs` finds the words without which it cannot speak: a cheap check of whole paragraphs.
    """

    needs: re.Pattern[str]
    patterns: re.Pattern[str]
    unless: re.Pattern[str] | None
    examples: tuple[str, ...]
    counter_examples: tuple[str, ...]

    def says(self, sentence: str) -> bool:
        """Whether the sentence is such a turn."""
        return bool(self.patterns.search(sentence)) and not (
            self.unless and self.unless.search(sentence)
        )


def data() -> dict[str, Any]:
    """The file as it is, with its examples."""
    return rule_file("outline.toml")


@cache
def cues() -> tuple[Cue, ...]:
    """All cues, in the order in which they are tried."""
    return tuple(
        Cue(
            c["name"], c["role"], c["because"], re.compile("|".join(c["needs"])), re.compile("|".join(c["patterns"])),
            re.compile("|".join(c["unless"])) if c.get("unless") else None,
            tuple(c["examples"]), tuple(c["counter_examples"]),
        )
        for c in data()["cue"]
    )  # fmt: skip


@dataclass(frozen=True, slots=True)
class FrontWords:
    """The word lists of the front matter; what each is for is told where it stands, in `outline.toml`.

    `kinds`, the kinds of reports, is sorted: the longest first, for a line ends with the longest that fits.
    """

    kinds: tuple[str, ...]
    no_kinds: tuple[str, ...]
    name_words: tuple[str, ...]
    look_alikes: tuple[str, ...]
    organisations: tuple[str, ...]
    sorts: tuple[str, ...]
    short_names: tuple[tuple[str, str], ...]
    chrome: tuple[str, ...]
    chrome_openings: tuple[str, ...]
    sheet_labels: tuple[str, ...]


@cache
def front_words() -> FrontWords:
    """The word lists of the front matter."""
    lists = {name: tuple(words) for name, words in data()["front"].items()}
    lists["short_names"] = tuple((short, full) for short, full in lists["short_names"])
    longest_first = sorted(lists.pop("kinds"), key=lambda k: (-len(k), k))
    return FrontWords(kinds=tuple(longest_first), **lists)


@cache
def kinds() -> tuple[str, ...]:
    """The kinds of reports, longest first."""
    return front_words().kinds


def kind_at_end(words: str) -> str:
    """The longest kind of report that the words end with, in either script; empty where there is none."""
    plain = simplified(words)
    if not words.endswith(kinds()) and not plain.endswith(kinds()):
        return ""
    return next(k for k in kinds() if words.endswith(k) or plain.endswith(k))


@cache
def lacking() -> dict[str, Any]:
    """What a paragraph says that mostly tells of wants, and what one says that does not."""
    table: dict[str, Any] = data()["lacking"]
    return table


@cache
def no_heading() -> re.Pattern[str]:
    """Finds in a line what says that it is no heading."""
    return re.compile("|".join(entry["pattern"] for entry in data()["no_heading"]))
