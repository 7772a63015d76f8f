"""From characters to an amount: a numeral, its worth, and the unit behind it.

`read_amount` reads one number with its unit and nothing around it; `quantities` puts
modifiers, ranges and currency words to it.
"""

from __future__ import annotations

import re
from decimal import Decimal

from reportmine.quantity.amount.amount import Amount, Form
from reportmine.quantity.amount.unit import attach_measure, attach_unit
from reportmine.quantity.grammar import FRACTION, NUMBER, PAIR, SLASHED, is_pair
from reportmine.text.numerals import evaluate
from reportmine.text.units import units

#: Longer numerals are identifiers or noise; reading them as a number helps nobody.
LONGEST = 40
LARGEST = 26
_TRAILING = re.compile(r"[百千万亿]+$")


def read_amount(text: str, at: int) -> Amount | None:
    """The number that begins at `at`, with its unit; None where there is none.

    Raises nothing: a numeral that makes no sense (三点点) is no number.
    """
    fraction = _fraction(text, at)
    if fraction:
        if fraction.unit_text == "1":
            attach_measure(text, fraction)
        return fraction
    m = NUMBER.match(text, at)
    if m is None or m.end() == at:
        return None
    core = m["arabic"] or m["chinese"]
    if len(core) > LONGEST:
        return None
    try:
        amount = _pair(text, at, core) or _plain(m, core)
    except ValueError:
        return None
    attach_unit(text, amount)
    return amount


def _plain(m: re.Match[str], core: str) -> Amount:
    """One numeral with the 余, 多, 几 inside it. Raises ValueError where it is no number or too large."""
    worth = evaluate(core)
    if worth.value.adjusted() > LARGEST:
        raise ValueError("larger than anything a report counts")
    form: Form = "arabic" if m["arabic"] else "chinese"
    if form == "chinese" and len(core) == 1:
        form = "bare" if core in "百千万亿兆" else "digit"
    tail = _TRAILING.search(core)
    trailing = evaluate(tail.group()).value if tail and tail.start() else Decimal(1)
    amount = Amount(m.start(), m.end(), m.end(), form, worth.value, "count", trailing=trailing)
    if m["vague"]:
        amount.step = worth.step
        if m["mult"]:
            factor = evaluate(m["mult"]).value
            amount.scale(factor)
            amount.trailing = factor
        if m["vague"] == "来":
            amount.step = Decimal(0)  # 十来个: about ten, no bounds
        if amount.form in ("digit", "bare"):
            amount.form = "chinese"
    return amount


def _pair(text: str, at: int, core: str) -> Amount | None:
    """三五天, 二三十: two digits side by side that mean from the one to the other."""
    m = PAIR.match(core) if "一" <= core[0] <= "鿿" else None
    if m is None or m.end() != len(core) or not is_pair(m["low"], m["high"]):
        return None
    tenths = text[at + len(core) : at + len(core) + 1] == "成"
    if not (m["head"] or m["tail"] or tenths) and not units().match(text, at + len(core)):
        return None
    low = evaluate(m["head"] + m["low"] + m["tail"]).value
    high = evaluate(m["head"] + m["high"] + m["tail"]).value
    if not m["tail"] and m["head"] and m["head"][-1] in "百千":
        return None  # 一百二三: not a range anyone writes
    end = at + len(core)
    return Amount(at, end, end, "chinese", None, "count", low, high)


def _fraction(text: str, at: int) -> Amount | None:
    """三分之二, 百分之五, 1/8; None where it is no fraction."""
    spoken = text.find("分之", at, at + 40) > 0
    slashed = text.find("/", at, at + 10) > 0
    try:
        m = FRACTION.match(text, at) if spoken else None
        if m:
            return _spoken_fraction(m)
        return _slashed(text, at) if slashed else None
    except (ValueError, ArithmeticError):
        return None


def _spoken_fraction(m: re.Match[str]) -> Amount:
    """Hundredths stay percent, all others are parts of one, kept to six places."""
    below, above = evaluate(m["below"]).value, evaluate(m["above"].lstrip("负+"))
    amount = Amount(m.start(), m.end(), m.end(), "chinese", above.value, "ratio", by_nature=True)
    if m["vague"]:
        amount.step = above.step
    if m["above"][0] == "负":
        amount.scale(Decimal(-1))
    if m["kilo"]:
        amount.scale(Decimal(1000))
    if m["power"]:
        amount.value = _raised(above.value, m["power"])
    if below == 100 and not m["whole"]:
        amount.unit_text = "%"
        return amount
    amount.scale(1 / below)
    whole = evaluate(m["whole"]).value if m["whole"] else Decimal(0)
    amount.value, amount.unit_text = six((amount.value or Decimal(0)) + whole), "1"
    return amount


def _raised(base: Decimal, power: str) -> Decimal:
    """1e3 and 2^5."""
    return base ** int(power[1:]) if power[0] == "^" else base.scaleb(int(power[1:]))


def _slashed(text: str, at: int) -> Amount | None:
    """3/4, 3 1/2升; two numbers with a stroke between and a unit behind (5/6月) are none."""
    m = SLASHED.match(text, at)
    if m is None or text[at - 1 : at] == "/":
        return None
    unit = units().match(text, m.end())
    if unit and not m["whole"]:
        return None
    above, below = Decimal(m["above"]), Decimal(m["below"])
    alone = not _WORD.match(text[at - 1 : at]) and not _WORD.match(text, m.end())
    if m["whole"] and unit is None and _WORD.match(text[at - 1 : at]):
        return None
    if not (above < below or alone or m["whole"]):
        return None
    value = six(above / below + Decimal(m["whole"] or 0))
    return Amount(at, m.end(), m.end(), "arabic", value, "ratio", unit_text="1", by_nature=True)


_WORD = re.compile(r"[\w〇-鿿]")
_SIX = Decimal("0.000001")


def six(value: Decimal) -> Decimal:
    """Fractions that do not end are kept to six places: 三分之二 is 0.666667."""
    rounded = value.quantize(_SIX)
    return value if value == rounded or value < _SIX * 1000 else rounded.normalize()
