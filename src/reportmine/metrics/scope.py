"""Whose a number is, and whether it touches on a person's health or hardship.

In: a slot of a paragraph, the organisation, whether it stands in a section on care. Out: `scope`, the body
that a figure belongs to where it is not the reporting organisation's own; `sensitive`. The words are
in `data/status.toml`.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

from reportmine.metrics.context import Paragraph, Slot
from reportmine.metrics.lexicon import DATE, any_of, words
from reportmine.text.shipped import rule_file

__all__ = ["scope_of", "sensitive_cell", "sensitive_of"]


@dataclass(frozen=True)
class _Words:
    """`scope` and `sensitive` of `data/status.toml`, compiled."""

    whole: tuple[tuple[str, tuple[str, ...]], ...]
    sensitive: re.Pattern[str]
    delicate: re.Pattern[str]
    harmless: re.Pattern[str]
    units: frozenset[str]


@lru_cache(maxsize=1)
def _words() -> _Words:
    """The lists, compiled once."""
    data = rule_file("status.toml")
    sensitive = data["sensitive"]
    return _Words(
        whole=tuple((w["word"], words(w["own"])) for w in data["scope"]["whole"]),
        sensitive=re.compile(any_of(words(sensitive["strong"]))),
        delicate=re.compile(any_of(words(sensitive["weak"]))),
        harmless=re.compile(any_of(words(sensitive["protect"]))),
        units=frozenset(words(sensitive["units"])),
    )


_PART = re.compile(r"(?:总?工会|党委|党总支|团委|委员会|人民政府|办公室)+$")
_BEFORE_SCOPE = f"{DATE} 　，、年度末底全当其中截至目前共现"
_NAMED = re.compile("重点|先进|优秀|文明|模范|五一|三八|工会|青年|劳动|首[个批家]|统一|第")


def scope_of(paragraph: Paragraph, slot: Slot, organisation: str | None) -> str | None:
    """The body that a number belongs to where that is not the reporting organisation itself."""
    clause = paragraph.masked[slot.clause_start : slot.start]
    for word, own in _words().whole:
        at = clause.find(word)
        if (
            at >= 0
            and not clause[:at].strip(_BEFORE_SCOPE)
            and not _NAMED.match(clause, at + len(word))
        ):
            # A union speaks of the house that it is the union of as its own.
            name = _PART.sub("", organisation or "")
            mine = name.endswith(own)
            if mine or not name:
                return None
            return word
    return None


def sensitive_cell(headings: Iterable[str], unit: str | None) -> bool:
    """Illness, bereavement or hardship in the headings of a cell that counts persons."""
    lists = _words()
    if unit == "元" or (unit and unit not in lists.units):
        return False
    told = lists.harmless.sub("", " ".join(headings))
    return bool(lists.sensitive.search(told) or lists.delicate.search(told))


def sensitive_of(paragraph: Paragraph, slot: Slot, *, care: bool) -> bool:
    """Illness, bereavement or hardship in the number's sentence, where persons are counted."""
    lists = _words()
    if (slot.mention.unit or "") not in lists.units:
        return False
    clause = paragraph.text[slot.clause_start : slot.clause_end]
    sentence = clause if len(clause) > 160 else paragraph.text[slot.sentence[0] : slot.sentence[1]]
    if len(sentence) > 200:
        sentence = paragraph.text[max(slot.sentence[0], slot.start - 60) : slot.end + 60]
    if lists.sensitive.search(lists.harmless.sub("", sentence)):
        return True
    return care and bool(lists.delicate.search(lists.harmless.sub("", clause)))
