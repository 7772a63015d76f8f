"""Lexical veto: words that hold a numeral character and count nothing.

The words are data (`data/lexicon.toml`). Each is filed under two characters, its first numeral
and what stands beside it, so that a look-up costs one dictionary access however long the lexicon.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from reportmine.errors import RuleError
from reportmine.findings import Kind
from reportmine.quantity.hit import Hit
from reportmine.text import shipped
from reportmine.text.numerals import CHINESE

_NUMERALS = frozenset(CHINESE + "0123456789")
_PLAIN = frozenset("〇零一二三四五六七八九十百千万亿两廿卅")
_PLAIN_OR_POINT = _PLAIN | {"点"}


@dataclass(frozen=True, slots=True)
class Word:
    """A word; `offset` is where its first numeral stands in it."""

    text: str
    offset: int
    kind: Kind
    not_before: tuple[str, ...]
    not_after: tuple[str, ...]
    inner: bool
    final: bool

    def fits(self, text: str, start: int, floor: int) -> bool:
        """Whether the word stands at `start`, whole and not inside a longer numeral.

        A numeral that a mention before `floor` has taken is no part of it: 2011-2015 三次产业.
        """
        if start < 0 or not text.startswith(self.text, start):
            return False
        end = start + len(self.text)
        if self.inner and start > floor and text[start - 1] in _NUMERALS:
            return False
        if self.final and text[end : end + 1] in _PLAIN and end < len(text):
            return False
        if self.not_before and start and text.endswith(self.not_before, 0, start):
            return False
        return not (self.not_after and text.startswith(self.not_after, end))


@cache
def _words() -> dict[str, tuple[Word, ...]]:
    found: dict[str, list[Word]] = {}
    for group in shipped.rule_file("lexicon.toml")["group"]:
        for word in _words_of(group):
            found.setdefault(_key(word.text, word.offset), []).append(word)
    return {
        key: tuple(sorted(words, key=lambda w: (-len(w.text), w.text)))
        for key, words in found.items()
    }


def _words_of(group: dict[str, object]) -> list[Word]:
    """The words of a group. Raises RuleError where one is too short or holds no numeral."""
    texts = str(group["words"]).split()
    before = _strings(group, "not_before")
    after = _strings(group, "not_after")
    words = []
    for text in dict.fromkeys(texts):
        offset = next((i for i, ch in enumerate(text) if ch in _NUMERALS), None)
        if offset is None or len(text) < 2:
            raise RuleError(
                f"lexicon.toml: {text!r} in group {group['name']!r} is one character long or "
                "holds no numeral; take it out"
            )
        kind: Kind = "date" if group["kind"] == "date" else "lexical"
        inner, final = text[0] in _NUMERALS, text[-1] in _PLAIN_OR_POINT
        words.append(Word(text, offset, kind, before, after, inner, final))
    return words


def _strings(group: dict[str, object], name: str) -> tuple[str, ...]:
    values = group.get(name, [])
    assert isinstance(values, list)
    return tuple(str(value) for value in values)


def _key(text: str, offset: int) -> str:
    """The numeral and the character behind it, or before it where the word ends with it."""
    if offset + 1 < len(text):
        return text[offset : offset + 2]
    return text[offset - 1 : offset + 1]


def lexical(text: str, at: int, floor: int) -> Hit | None:
    """The longest word of the lexicon whose first numeral stands at `at`; not before `floor`."""
    words = _words()
    best: Word | None = None
    for key in (text[at - 1 : at + 1] if at else "", text[at : at + 2]):
        for word in words.get(key, ()):
            start = at - word.offset
            if start < floor or (best and len(best.text) >= len(word.text)):
                continue
            if word.fits(text, start, floor):
                best = word
                break
    if best is None:
        return None
    start = at - best.offset
    return Hit(start, start + len(best.text), best.kind, f"lexicon: {best.text}")
