"""Ratios told with a colon or a slash: 师生比1:16.5, 死亡率9.8/10万, 三次产业结构为5.2:38.6:56.2.

In: the prepared text and the place of an ASCII digit. Out: a `Hit` where the words around say that it is a
ratio; times of day, results of games and fractions have the same shape.
"""

from __future__ import annotations

import re
from decimal import Decimal

from reportmine.quantity.hit import Hit

_PROPORTION = re.compile(r"(?P<a>\d{1,5}(?:\.\d{1,3})?) ?: ?(?P<b>\d{1,5}(?:\.\d{1,3})?)(?![\d:])")


def proportion(text: str, at: int) -> Hit | None:
    """师生比1:16.5: a ratio where the words around say so; else a time or a result."""
    m = _PROPORTION.match(text, at)
    if m is None or not Decimal(m["b"]):
        return None
    like_time = int(Decimal(m["a"])) <= 24 and re.fullmatch(r"[0-5]\d", m["b"])
    told = "比" in text[max(0, at - (3 if like_time else 12)) : at]
    if not told and not re.match(r"的?(?:比例|配比|比率)", text[m.end() : m.end() + 3]):
        return None
    value = (Decimal(m["a"]) / Decimal(m["b"])).quantize(Decimal("0.000001"))
    return Hit(at, m.end(), "ratio", "ratio: two numbers", value, unit="1")


_INCIDENCE = re.compile(
    r"(?P<a>\d{1,5}(?:\.\d{1,3})?)/(?P<of>1000|100万|10万|十万|百万|万|千)(?![\d元人户个名])"
)


def incidence(text: str, at: int) -> Hit | None:
    """死亡率9.8/10万: so many in a hundred thousand; the unit keeps what it is told of."""
    m = _INCIDENCE.match(text, at)
    if m is None or "率" not in text[max(0, at - 12) : at]:
        return None
    return Hit(at, m.end(), "ratio", "so many of", Decimal(m["a"]), unit=f"/{m['of']}")


_PARTS_BEFORE = re.compile(r"(?:\d{1,2}(?:\.\d{1,2})?:){1,5}$")
_PARTS = re.compile(r"\d{1,2}(?:\.\d{1,2})?(?::\d{1,2}(?:\.\d{1,2})?){0,5}(?![\d:])")
_MADE_UP = re.compile(r"结构|比重|构成|比例|占比|之比|比为")


def composition(text: str, at: int) -> Hit | None:
    """三次产业结构为5.2:38.6:56.2: three or more parts of a hundred, each a share of its own."""
    before = _PARTS_BEFORE.search(text, max(0, at - 24), at)
    m = _PARTS.match(text, at)
    start = before.start() if before else at
    if m is None or text.count(":", start, m.end()) < 2:
        return None
    parts = [Decimal(part) for part in text[start : m.end()].split(":")]
    if not 99 < sum(parts) < 101 or not _MADE_UP.search(text, max(0, start - 32), start):
        return None
    end = text.find(":", at, m.end())
    end = m.end() if end < 0 else end
    return Hit(at, end, "ratio", "part of a composition", Decimal(text[at:end]), unit="%")
