"""The word lists of this folder: what promises, what says that it was done, what binds.

In: `data/status.toml`. Out: `status_words()`, one frozen object that all rules here share.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from reportmine.metrics.lexicon import any_of, words
from reportmine.text.shipped import rule_file

__all__ = ["StatusWords", "is_done", "status_words", "uncompared"]

# 应在3日内答复; but 应届, 应急, 供应.
_OUGHT = "(?<![供响反适效相对回])应(?![当届急对用邀聘征付])"
# The indicator's own name says 实际, in plans too: 实际使用外资增长10%.
_NAMED_SO = "实际(?:对外|使用外资|利用[外内省]|吸收外资|需[要求]|情况|问题|困难|出发)"
# 较上年多120人 measures a plan too; it does not say that it was done.
_COMPARED = re.compile(
    r"(?:比|较|与|和|高于|低于|多于)(?:上年|去年|上一年)度?|在(?:上年|去年|上一年)度?的?基础上"
)


@dataclass(frozen=True)
class StatusWords:
    """`data/status.toml`, compiled."""

    #: Words of promise; among their matches those in `protect` promise nothing.
    strong: re.Pattern[str]
    protect: frozenset[str]
    #: Words that promise in front of a bound only.
    weak: re.Pattern[str]
    #: What says that it was done.
    done: re.Pattern[str]
    #: Behind what is lacking: the text turns to what will be done.
    turns: tuple[str, ...]
    #: What binds, and what binds everywhere.
    modal: re.Pattern[str]
    never: re.Pattern[str]
    #: Headings that open a plan, and that close one again.
    heading: re.Pattern[str]
    review: re.Pattern[str]
    #: Behind a bound these tell a deed, and no noun that it picks out.
    deed: re.Pattern[str]
    #: Units of a bound by which something is picked out, and of service.
    sizes: frozenset[str]
    courses: frozenset[str]

    def turns_ahead(self, year: int | None) -> re.Pattern[str]:
        """Where a report on a year turns from what is lacking to what will be done: the next year is named, too."""
        next_year = (f"{year + 1}年",) if year else ()
        return re.compile(any_of((*self.turns, *next_year)))


@lru_cache(maxsize=1)
def status_words() -> StatusWords:
    """The lists, compiled once."""
    data = rule_file("status.toml")
    planned, required = data["planned"], data["required"]
    protect = words(planned["protect"])
    return StatusWords(
        strong=re.compile(any_of((*protect, *words(planned["strong"])))),
        protect=frozenset(protect),
        weak=re.compile(any_of(words(planned["weak"]))),
        done=re.compile(f"(?!{_NAMED_SO})(?:{any_of(words(planned['done']))})"),
        turns=words(data["lacking"]["turns"]),
        modal=re.compile(f"{_OUGHT}|{any_of(words(required['modal']))}"),
        never=re.compile(any_of(words(required["never"]))),
        heading=re.compile(any_of(words(planned["heading"]))),
        review=re.compile(any_of(words(planned["review_heading"]))),
        deed=re.compile(f"的?(?:{any_of(words(required['deeds']))})"),
        sizes=frozenset(words(required["sizes"])),
        courses=frozenset(words(required["courses"])),
    )


def is_done(left: str) -> bool:
    """Whether the words before a number say that it was reached; a comparison does not."""
    return bool(status_words().done.search(uncompared(left)))


def uncompared(words: str) -> str:
    """The words without what a number is compared with: 比上年多9个 tells of no last year."""
    return _COMPARED.sub("", words)
