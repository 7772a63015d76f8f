"""The word lists of `data/ones.toml`: what stands around a 一 that counts, and around one that is an article.

In: the name of a list. Out: whether a text ends or begins with one of its words.
"""

from __future__ import annotations

from functools import cache
from typing import NamedTuple

from reportmine.text.shipped import rule_file

__all__ = ["held"]


class _Words(NamedTuple):
    """A list of `data/ones.toml`."""

    words: tuple[str, ...]
    protect: tuple[str, ...]

    def end(self, text: str) -> bool:
        """Whether a text ends with one of the words, and with none that only ends so."""
        return text.endswith(self.words) and not text.endswith(self.protect)

    def begin(self, text: str) -> bool:
        """Whether a text begins with one of the words, and with none that only begins so."""
        return text.startswith(self.words) and not text.startswith(self.protect)


@cache
def held(name: str) -> _Words:
    """A list by its name."""
    told = rule_file("ones.toml")[name]
    return _Words(tuple(told["words"].split()), tuple(told.get("protect", "").split()))
