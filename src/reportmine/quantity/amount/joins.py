"""Two mentions that are one: the ends of a range said in words, the parts of a length of time.

18岁以上60岁以下   大于10而小于20        one range
1小时25分   11分38秒                    one duration, in its smallest unit
"""

from __future__ import annotations

import re
from decimal import Decimal

from reportmine.quantity.amount.modifiers import AT_LEAST, AT_MOST
from reportmine.quantity.hit import Hit

_LINK = re.compile(r"(?:[,，]?(?:[而且并又但]|同时))?")
_LINK_AFTER_THAN = re.compile(r"[,，]?(?:[而且并又但]|同时)?")
_IN_SECONDS = {"小时": 3600, "分钟": 60, "分": 60, "秒": 1}
_IN_MONTHS = {"年": 12, "个月": 1}


def joined(text: str, first: Hit, second: Hit) -> Hit | None:
    """One hit in the place of two neighbours; None where they stay two."""
    if second.start - first.end > 3 or first.kind == "date":
        return None
    if second.kind == "duration" and second.start == first.end:
        return _time(first, second)
    if second.mod in AT_MOST and first.mod in AT_LEAST:
        return _range(text, first, second, first, second)
    if second.mod in AT_LEAST and first.mod in AT_MOST:
        return _range(text, first, second, second, first)
    return None


_LIST = re.compile(r"(?:、|和|及|与|,|，)")
_LISTED = re.compile(r"(?:各|分别|依次)")


def lent(text: str, hits: list[Hit], last: Hit) -> None:
    """4.2、4.3和3.2个百分点: bare numbers take unit and factor of the one that ends their list."""
    if last.unit is None or last.value is None or last.kind not in _LENDING:
        return
    at, factor = last.start, None
    for hit in reversed(hits[-6:]):
        m = _LIST.fullmatch(text, hit.end, at)
        if m is None or hit.because != "number without a unit" or hit.mod != "exact":
            return
        if m.group() in ",，" and not _LISTED.search(text, max(0, hits[-1].start - 24), last.start):
            return
        factor = factor or _factor(text, last)
        if factor is None or hit.value is None:
            return
        if text[hit.end - 1] in "万亿":  # 48.7万、92.5万人次
            factor_here = Decimal(1)
        elif text[hit.start : hit.end].isascii():
            factor_here = factor
        else:
            return
        hit.value *= factor_here
        hit.kind, hit.unit, hit.code = last.kind, last.unit, last.code
        hit.because, at = "unit behind the list", hit.start


_LENDING = frozenset({"money", "percentage_point", "ratio", "measure", "count"})
_DIGITS = re.compile(r"[\d,]*\.?\d+")


def _factor(text: str, hit: Hit) -> Decimal | None:
    """What the written digits were multiplied with: 万 in 4143.91万元."""
    m = _DIGITS.match(text, hit.start)
    written = Decimal(m.group().replace(",", "")) if m else Decimal(0)
    if not written or hit.value is None:
        return None
    factor = hit.value / written
    return factor if factor in _FACTORS else None


_FACTORS = frozenset(Decimal(10) ** n for n in (0, 3, 4, 8, 12))


def _time(first: Hit, second: Hit) -> Hit | None:
    """1小时25分, 11分38秒; the smaller unit counts."""
    if first.value is None or second.value is None or first.mod != "exact":
        return None
    table = _IN_MONTHS if first.unit == "年" else _IN_SECONDS
    large, small = table.get(first.unit or ""), table.get(second.unit or "")
    if not large or not small or large <= small or first.kind not in ("duration", "score"):
        return None
    first.value = first.value * large / small + second.value
    first.kind, first.unit, first.code = second.kind, second.unit, second.code
    first.end, first.because = second.end, "length of time in parts"
    first.mod, first.source = second.mod, second.source
    for name in ("low", "high"):
        if getattr(second, name) is not None:
            more = getattr(second, name) - second.value
            setattr(first, name, first.value + more)
    first.low_in, first.high_in = second.low_in, second.high_in
    return first


def _range(text: str, first: Hit, second: Hit, low: Hit, high: Hit) -> Hit | None:
    """大于10而小于20: one range of two stated bounds, where only a joint stands between them."""
    if not _told(first, second) or low.low is None or high.high is None:
        return None
    if low.high is not None or high.low is not None or low.low >= high.high:
        return None  # 余 and 多 have bounds of their own
    than = text[first.start : first.end].find("于", 0, 4) > 0
    link = _LINK_AFTER_THAN if than else _LINK
    m = link.match(text, first.end)
    if m is None or m.end() != second.start:
        return None
    hit = Hit(first.start, second.end, second.kind, "range: two bounds", unit=second.unit)
    hit.code, hit.per, hit.mod, hit.source = second.code, second.per, "range", "stated"
    hit.low, hit.low_in, hit.high, hit.high_in = low.low, low.low_in, high.high, high.high_in
    return hit


def _told(first: Hit, second: Hit) -> bool:
    """Both bounds are stated, and of the same thing."""
    if not first.source == second.source == "stated":
        return False
    return first.unit == second.unit or (first.unit is None and first.kind == "count")
