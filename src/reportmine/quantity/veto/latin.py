"""Numerals with Latin letters at them: PM2.5, G60, COVID-19, a@b.cn, https://…; but not 5km."""

from __future__ import annotations

import re

from reportmine.quantity.grammar import DIGITS
from reportmine.quantity.hit import Hit
from reportmine.text.units import units

_TOKEN = re.compile(r"[A-Za-z0-9._\-/@:%?=&#~+'’]+")
_TOKEN_CHAR = frozenset(
    "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789._-/@:?=&#~+"
)
_TOKEN_MAX = 200
_LETTERS = re.compile(r"[A-Za-z]")
_ABBREVIATION = re.compile(r"(?:[A-Z]{2,6}|[A-Za-z]*[CE]I|SCIE)$")
_NETWORK = re.compile(r"(?:[2-6]G|[248]K|[23]D|[2-6]G-?A)(?![A-Za-z0-9])")
_KNOWN = re.compile(r"(?:PM|COVID|H\dN|CO|SO|NO|HSK|TOP|GB|ISO|QQ|AAAA|MPA|[A-Z])-?\d")


def latin(text: str, at: int, floor: int) -> Hit | None:
    """A numeral with Latin letters at it: PM2.5, G60, COVID-19, a@b.cn, https://…; not 5km."""
    start = at
    while start > floor and at - start < _TOKEN_MAX and text[start - 1] in _TOKEN_CHAR:
        start -= 1
    m = _TOKEN.match(text, at, at + _TOKEN_MAX)
    end = m.end() if m else at
    token = text[start:end]
    if not _LETTERS.search(token):
        return None
    if "@" in token or "://" in token or "www." in token:
        return _trimmed(text, at, start, end, "web or e-mail address")
    if not _LETTERS.search(token[: at - start]):
        return _number_first(text, at, end)
    head = token[: at - start]
    if _ABBREVIATION.search(head) and not _KNOWN.match(token) and _counts(text, at):
        return None  # SCI12篇: the letters are a name, the number counts
    return _trimmed(text, at, start, end, "name with letters and digits")


def _trimmed(text: str, at: int, start: int, end: int, because: str) -> Hit:
    """The token without the marks at its ends; the numeral at `at` stays in it."""
    while end > at + 1 and text[end - 1] in ".:-/?&=#~+":
        end -= 1
    while start < at and text[start] in ".:-/?&=#~+":
        start += 1
    return Hit(start, end, "identifier", because)


def _counts(text: str, at: int) -> bool:
    m = DIGITS.match(text, at)
    if m is None:
        return False
    unit = units().match(text, m.end())
    return bool(unit and unit.likely >= 0.8) or text[m.end() : m.end() + 1] in tuple("%余多万")


def _number_first(text: str, at: int, end: int) -> Hit | None:
    """5G and 3D are names; 5km and 80TB are measures and left to the units."""
    if m := _NETWORK.match(text, at):
        return Hit(at, m.end(), "identifier", "name of a technology")
    m = DIGITS.match(text, at)
    stop = m.end() if m else at
    stop += text[stop : stop + 1] in tuple("万亿")
    unit = units().match(text, stop)
    if (
        unit
        and unit.word[0].isascii()
        and not re.match(r"[A-Za-z0-9]", text[stop + len(unit.word) : stop + len(unit.word) + 1])
    ):
        return None
    if not re.match(r"[A-Za-z]", text[stop : stop + 1]):
        return None
    if re.match(r"[kK](?![A-Za-z])", text[stop:]):
        return None
    return Hit(at, end, "identifier", "name with letters and digits")
