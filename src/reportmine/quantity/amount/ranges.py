"""The second number of a range: it completes the first, which lends or borrows sign, unit, factor.

10—20名   2000元至3000元   3—5万元   -5到5℃   百分之三十至四十   介于20和30之间
"""

from __future__ import annotations

import re
from decimal import Decimal

from reportmine.quantity.amount.amount import Amount
from reportmine.quantity.amount.read import read_amount
from reportmine.quantity.grammar import TO

_CHANGE = re.compile(r"[由从自]$")
_AND = re.compile(r"[和与跟](?=[\d负一二三四五六七八九十百千万两])")
_BETWEEN = re.compile(r"(?:介于|处于|位于|在|取)$")
_SIGN = re.compile(r"(?:[-负]|零下)(?=[\d一二三四五六七八九十百两])")


def completed(text: str, first: Amount, floor: int, *, negative: bool) -> Amount | None:
    """The range that begins with `first`, as one amount; None where no second number follows.

    `negative` says that a sign stands before the first number; the bounds come signed.
    """
    if first.value is None or first.form == "bare":
        return None
    m = TO.match(text, first.end) or _and(text, first, floor)
    if m is None:
        return None
    moves = m.group().strip() in ("至", "到") and _CHANGE.search(
        text, max(floor, first.start - 1), first.start
    )
    sign = _SIGN.match(text, m.end())
    second = read_amount(text, sign.end() if sign else m.end())
    if second is None or second.value is None or second.low is not None:
        return None
    changes = moves and not text.startswith("不等", second.end)
    if changes and (first.unit is not None or first.by_nature):
        return None  # 由3万到5万: a change, two numbers; 从10元到50元不等 is a range
    if m.re is _AND and not text.startswith("之间", second.end):
        return None
    if not _alike(text, first, second, signed=negative or sign is not None):
        return None
    return _ends(text, first, second, (-1 if negative else 1, -1 if sign else 1))


def _and(text: str, first: Amount, floor: int) -> re.Match[str] | None:
    m = _AND.match(text, first.end)
    return m if m and _BETWEEN.search(text, max(floor, first.start - 3), first.start) else None


def _alike(text: str, first: Amount, second: Amount, *, signed: bool) -> bool:
    """Whether the two numbers can be ends of one range; a unit said once goes to the second."""
    if first.by_nature and second.unit_text is None:
        spoken = text.startswith("百分之", first.start)
        if not spoken and first.unit_text != "1":
            return False
        second.kind, second.unit_text, second.by_nature = first.kind, first.unit_text, True
        return True
    if first.unit_text is None and second.unit_text is None:
        if signed:
            return True
        return first.form == "arabic" or (first.form == second.form == "chinese")
    return not first.unit_text or first.unit_text == second.unit_text


def _ends(text: str, first: Amount, second: Amount, signs: tuple[int, int]) -> Amount | None:
    """Both numbers as one amount, signed; None where the first is not below the second."""
    assert first.value is not None
    assert second.value is not None
    low = first.value * _shared(text, first, second) * signs[0]
    high = second.value * signs[1]
    if low >= high:
        if not (signs != (1, 1) and high < low):
            return None
        low, high = high, low
    second.low, second.high, second.value = low, high, None
    second.signed = signs != (1, 1)
    second.by_nature = second.by_nature or first.by_nature
    second.form = first.form if first.form == "arabic" else "chinese"
    return second


def _shared(text: str, first: Amount, second: Amount) -> Decimal:
    """The factor that the first number takes from the second: 3—5万, 二至三成."""
    assert first.value is not None
    assert second.value is not None
    if first.unit_text is not None:
        return Decimal(1)
    if second.kind == "ratio" and second.unit_text == "%" and text[second.end - 1] in "成折":
        return Decimal(10)
    if first.trailing == 1 and first.value < second.value / second.trailing:
        return second.trailing
    return Decimal(1)
