"""The word lists of `data/labels.toml` and `data/status.toml`, as compiled patterns.

In: the two rule files. Out: `lexicon()`, one frozen object that every rule of this room shares.
Longer words always win over shorter ones, and a protected word (建议, 组织部) wins over what it holds.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

from reportmine.text.shipped import rule_file

# Units in which a number is an age.
AGES = ("岁", "周岁")
# Units in which persons are counted one by one.
PERSONS = ("名", "人", "位")
# Units in which events are counted.
EVENTS = ("期", "场", "次", "届", "场次", "班次")
# 每户600元, 每场40人: what a figure may be told for each of.
FOR_EACH = "人名户项个位篇件份家班生周月年季天日期场次题亩张只处间座栋幢所套台辆餐例笔把碗轮组站层片册本讲根包批头"
# Stand-ins of one character for what other rooms have already understood; offsets do not move.
DATE, NUMBER, MARK = "\ue000", "\ue001", "\ue002"


def words(text: str) -> tuple[str, ...]:
    """The words of a list, each once, longest first."""
    return tuple(sorted(dict.fromkeys(text.split()), key=lambda w: (-len(w), w)))


def any_of(items: Iterable[str]) -> str:
    """A pattern that matches any of the words, the longest first."""
    return "|".join(re.escape(w) for w in sorted(set(items), key=lambda w: (-len(w), w)))


@dataclass(frozen=True)
class Lexicon:
    """Patterns for the phrase around a number; see `data/labels.toml` for what each list means."""

    verbs: re.Pattern[str]
    protected: frozenset[str]
    drop: frozenset[str]
    light: frozenset[str]
    keep: frozenset[str]
    dual: frozenset[str]
    stages: frozenset[str]
    lead: re.Pattern[str]
    lead_protect: re.Pattern[str]
    lead_words: frozenset[str]
    trail_words: frozenset[str]
    trail_reversed: re.Pattern[str]
    predicates: re.Pattern[str]
    predicate_words: frozenset[str]
    adverbs: frozenset[str]
    results: tuple[str, ...]
    attributes: frozenset[str]
    persons: tuple[str, ...]
    tails: tuple[str, ...]
    measures: re.Pattern[str]
    part_suffix: tuple[str, ...]
    attributive: frozenset[str]
    posts: tuple[str, ...]
    loose_units: frozenset[str]
    bare: frozenset[str]
    dependent: frozenset[str]
    funds: frozenset[str]
    gross: frozenset[str]
    actors: tuple[str, ...]
    payers: tuple[str, ...]
    budget: frozenset[str]
    announced: frozenset[str]
    held: frozenset[str]
    causing: frozenset[str]


def _lead(around: dict[str, str]) -> re.Pattern[str]:
    protect = any_of(words(around["lead_protect"]))
    skip = (
        rf"{DATE}+(?:的|间|中(?!央)|里|内|期间|以来|起[未已就]?|止|，)?|{MARK}+|[\s、，”·•・／—－-]"
    )
    lead = rf"(?:{any_of(words(around['lead']))})(?![率级额](?![\u4e00-\u9fff]{{2}}))"  # 成功率, 全市级
    return re.compile(rf"(?:(?!{protect})(?:{skip}|{lead}))*")


def _trail(around: dict[str, str]) -> re.Pattern[str]:
    protect = any_of(w[::-1] for w in words(around["trail_protect"]))
    trail = any_of(w[::-1] for w in words(around["trail"]))
    return re.compile(rf"(?:(?!{protect})(?:{trail}|{DATE}+|[\s、，：:“\"·—－-]))*")


@lru_cache(maxsize=1)
def lexicon() -> Lexicon:
    """The lexicon, compiled once."""
    data = rule_file("labels.toml")
    verbs, around, predicates = data["verbs"], data["around"], data["predicates"]
    groups = {key: frozenset(words(verbs[key])) for key in ("drop", "light", "keep", "dual")}
    protected = frozenset(words(verbs["protect"]))
    predicate_words = frozenset(words(predicates["verbs"]))
    return Lexicon(
        verbs=re.compile(any_of(protected.union(*groups.values()))),
        protected=protected,
        **groups,
        stages=groups["keep"] - groups["dual"],
        lead=_lead(around),
        lead_protect=re.compile(any_of(words(around["lead_protect"]))),
        lead_words=frozenset(words(around["lead"])),
        trail_words=frozenset(words(around["trail"])),
        trail_reversed=_trail(around),
        predicates=re.compile(any_of({*predicate_words, *words(predicates["protect"])})),
        predicate_words=predicate_words - frozenset(words(predicates["protect"])),
        adverbs=frozenset(words(predicates["adverbs"])),
        results=words(predicates["results"]),
        attributes=frozenset(words(around["attributes"])),
        persons=words(around["persons"]),
        tails=words(around["tails"]),
        measures=re.compile(rf"(?:{any_of(words(around['measures']))})$"),
        part_suffix=words(around["part_suffix"]),
        attributive=frozenset(words(around["attributive"])),
        posts=words(around["posts"]),
        bare=frozenset(words(around["bare"])),
        dependent=frozenset(words(around["dependent"])),
        gross=frozenset(words(around["gross"])),
        funds=frozenset(words(around["funds"])),
        loose_units=frozenset(words(around["loose_units"])),
        actors=words(around["actors"]),
        payers=words(around["payers"]),
        budget=frozenset(words(around["budget"])),
        announced=frozenset(words(around["announced"])),
        held=frozenset(words(verbs["held"])),
        causing=frozenset(words(verbs["causing"])),
    )
