"""From characters to an amount: a numeral, its worth, and the unit behind it.

`read_amount` reads one number with its unit and nothing around it; `quantity.amounts` puts
modifiers, ranges and currency words to it.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

from reportmine.findings import Kind
from reportmine.quantity.grammar import FRACTION, NUMBER, PAIR, SLASHED, is_pair
from reportmine.text.numerals import evaluate
from reportmine.text.units import Unit, units

Form = Literal["arabic", "chinese", "digit", "bare"]

#: Longer numerals are identifiers or noise; reading them as a number helps nobody.
LONGEST = 40
LARGEST = 26


@dataclass(slots=True)
class Amount:
    """A number with its unit. `form`: how it is written; "digit" is one Chinese digit, "bare" a
    multiplier alone (百, 万). `step` is set by 余, 多 and 几. `trailing` is the multiplier that a
    range shares with its first number (3—5万).
    """

    start: int
    end: int
    number_end: int
    form: Form
    value: Decimal | None
    kind: Kind
    low: Decimal | None = None
    high: Decimal | None = None
    step: Decimal | None = None
    trailing: Decimal = Decimal(1)
    unit: Unit | None = None
    unit_text: str | None = None
    code: str | None = None
    by_nature: bool = False

    def scale(self, factor: Decimal) -> None:
        """Multiply the value and whatever hangs on it."""
        for name in ("value", "low", "high", "step"):
            number = getattr(self, name)
            if number is not None:
                setattr(self, name, number * factor)


_TRAILING = re.compile(r"[百千万亿]+$")
_SPARE = re.compile(r"[万亿千百]+$")


def read_amount(text: str, at: int) -> Amount | None:
    """The number that begins at `at`, with its unit; None where there is none.

    Raises nothing: a numeral that makes no sense (三点点) is no number.
    """
    fraction = _fraction(text, at)
    if fraction:
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
    _attach_unit(text, amount)
    return amount


def _plain(m: re.Match[str], core: str) -> Amount:
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
    m = PAIR.match(core) if "一" <= core[0] <= "鿿" else None
    if m is None or m.end() != len(core) or not is_pair(m["low"], m["high"]):
        return None
    if not (m["head"] or m["tail"]) and not units().match(text, at + len(core)):
        return None
    low = evaluate(m["head"] + m["low"] + m["tail"]).value
    high = evaluate(m["head"] + m["high"] + m["tail"]).value
    if not m["tail"] and m["head"] and m["head"][-1] in "百千":
        return None  # 一百二三: not a range anyone writes
    end = at + len(core)
    return Amount(at, end, end, "chinese", None, "count", low, high)


def _fraction(text: str, at: int) -> Amount | None:
    spoken = text.find("分之", at, at + 40) > 0
    slashed = not spoken and text.find("/", at, at + 10) > 0
    try:
        m = FRACTION.match(text, at) if spoken else None
        if m:
            return _spoken_fraction(m)
        return _slashed(text, at) if slashed else None
    except (ValueError, ArithmeticError):
        return None


def _spoken_fraction(m: re.Match[str]) -> Amount:
    below, above = evaluate(m["below"]).value, evaluate(m["above"].lstrip("负"))
    amount = Amount(m.start(), m.end(), m.end(), "chinese", above.value, "ratio", by_nature=True)
    if m["vague"]:
        amount.step = above.step
    if m["above"][0] == "负":
        amount.scale(Decimal(-1))
    if below == 100 and not m["whole"]:
        amount.unit_text = "%"
        return amount
    amount.scale(1 / below)
    whole = evaluate(m["whole"]).value if m["whole"] else Decimal(0)
    amount.value, amount.unit_text = six((amount.value or Decimal(0)) + whole), "1"
    return amount


def _slashed(text: str, at: int) -> Amount | None:
    m = SLASHED.match(text, at)
    if m is None or text[at - 1 : at] == "/" or units().match(text, m.end()):
        return None
    above, below = Decimal(m["above"]), Decimal(m["below"])
    alone = not _WORD.match(text[at - 1 : at]) and not _WORD.match(text, m.end())
    if m["whole"] and _WORD.match(text[at - 1 : at]):
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


_PERCENT = re.compile(r"[%‰]")
# 成 is a tenth where nothing makes it the start of a word (六成以上, not 三成立).
_TENTH = re.compile(
    r"成(?![立员果绩功为本都长就人熟分年效套交活因])(?:(?P<half>半)|(?P<more>多)|(?P<unit>[一二三四五六七八九])(?![十百千万亿个名项家]))?"
)
_DISCOUNT = re.compile(r"折(?![合叠旧算抵返扣射中磨腾])")
_A_HALF = re.compile(r"个半(?P<unit>月|小时|学期|百分点|钟头|世纪|星期|工作日)")
_A_BIT = re.compile(r"个[多余](?P<unit>月|小时|学期|百分点|钟头|世纪|星期|工作日)")
_HALF_BEHIND = re.compile(r"半(?![年月天日个径岛数导路程])")
_MORE_BEHIND = re.compile(r"[多余](?![个项名元家次种年样方媒边层功]|点)")
_EACH = re.compile(r"每(?P<base>秒|小时|分钟|平方米|立方米|公斤|千克|升|吨)")
_SLASH = re.compile(r"/(?P<base>[一-鿿]{1,3}(?:·[一-鿿])?|[a-zA-Z]{1,3}[23²³]?)")
_PAREN = re.compile(r"\((?P<inner>[一-鿿]{1,2})\)")
_LATIN = re.compile(r"[A-Za-z0-9]")


def _attach_unit(text: str, amount: Amount) -> None:
    end = amount.end
    mark = text[end : end + 1]
    if mark in "%‰" and mark:
        amount.kind, amount.unit_text, amount.end, amount.by_nature = "ratio", mark, end + 1, True
    elif mark == "成" and _tenths(text, amount):
        return
    elif mark == "折" and _DISCOUNT.match(text, end) and amount.value and amount.value < 100:
        factor = Decimal(10) if amount.value < 10 else Decimal(1)
        amount.scale(factor)
        amount.kind, amount.unit_text, amount.end, amount.by_nature = "ratio", "%", end + 1, True
    elif mark in "kK" and mark and not _LATIN.match(text, end + 1):
        amount.scale(Decimal(1000))
        amount.end = amount.number_end = end + 1
    elif mark == "个" and (m := _A_HALF.match(text, end) or _A_BIT.match(text, end)):
        _with_half(text, amount, m)
    else:
        _plain_unit(text, amount)


def _tenths(text: str, amount: Amount) -> bool:
    m = _TENTH.match(text, amount.end)
    if m is None or amount.value is None or not 0 < amount.value <= 10:
        return False
    amount.scale(Decimal(10))
    if m["half"]:
        amount.value = (amount.value or Decimal(0)) + 5
    if m["unit"]:
        amount.value = (amount.value or Decimal(0)) + evaluate(m["unit"]).value
    if m["more"]:
        amount.step = Decimal(10)
    amount.kind, amount.unit_text, amount.end, amount.by_nature = "ratio", "%", m.end(), True
    return True


def _with_half(text: str, amount: Amount, m: re.Match[str]) -> None:
    """两个半小时, 一个多月: the half or the more stands between the classifier and the unit."""
    unit = units().match(text[amount.end] + m["unit"], 0)
    if unit is None or amount.value is None:
        return
    if m.re is _A_HALF:
        amount.value += Decimal("0.5")
    else:
        amount.step = Decimal(1)
    _set_unit(amount, unit, m.end())
    amount.by_nature = True


_BRACKETED = re.compile(r"\((?P<factor>[万亿]?)(?P<unit>[一-鿿]{1,4}|[%‰])\)")


def _bracketed(text: str, amount: Amount) -> bool:
    """300.00(场), 5.00(万人次): forms put the unit in brackets behind the number."""
    m = _BRACKETED.match(text, amount.end)
    if m is None:
        return False
    if m["unit"] in "%‰":
        amount.kind, amount.unit_text, amount.end, amount.by_nature = (
            "ratio",
            m["unit"],
            m.end(),
            True,
        )
        return True
    unit = units().get(m["unit"])
    if unit is None or (unit.likely < 0.6 and amount.form != "arabic"):
        return False
    if m["factor"]:
        amount.scale(evaluate(m["factor"]).value)
    _set_unit(amount, unit, m.end())
    return True


def _plain_unit(text: str, amount: Amount) -> None:
    if text[amount.end : amount.end + 1] == "(" and _bracketed(text, amount):
        return
    unit = _unit_at(text, amount.end)
    if unit is None:
        return
    _set_unit(amount, unit, amount.end + len(unit.word))
    if unit.word == "打":
        amount.scale(Decimal(12))
        amount.unit_text = None
    _compound(text, amount, unit)
    if amount.value is None or (
        unit.kind not in ("duration", "measure", "multiple") and unit.word not in ("岁", "周岁")
    ):
        return
    if _HALF_BEHIND.match(text, amount.end) and amount.step is None:
        amount.value += Decimal("0.5")
        amount.end += 1
    elif amount.step is None and _MORE_BEHIND.match(text, amount.end):
        amount.step = evaluate(text[amount.start : amount.number_end]).step
        amount.end += 1


def _unit_at(text: str, at: int) -> Unit | None:
    for unit in units().matches(text, at):
        end = at + len(unit.word)
        if unit.word[-1].isascii() and _LATIN.match(text, end):
            continue  # 5mm is not 5 m
        return unit
    return None


def _set_unit(amount: Amount, unit: Unit, end: int) -> None:
    amount.unit, amount.kind, amount.end = unit, unit.kind, end
    amount.unit_text, amount.code = unit.base, unit.code


def _compound(text: str, amount: Amount, unit: Unit) -> None:
    """元/人, 微克/立方米, 台（套）: one unit of two."""
    m = _PAREN.match(text, amount.end)
    if m and unit.kind == "count" and (inner := units().get(m["inner"])) and inner.kind == "count":
        amount.unit_text = f"{unit.base}（{m['inner']}）"
        amount.end = m.end()
        return
    m = _SLASH.match(text, amount.end) or (
        _EACH.match(text, amount.end) if unit.kind == "measure" else None
    )
    if not m:
        return
    base = m["base"]
    while base and not (units().get(base) or base in _BASES):
        base = base[:-1]
    if base:
        below = units().get(base)
        amount.unit_text = f"{unit.base}/{base}"
        if unit.kind == "score":
            amount.kind = "money"  # 5分/千瓦时 is a price
        code = below.code if below and below.kind in ("measure", "duration") else None
        amount.code = (
            f"{unit.code}/{code}" if unit.kind == "measure" and unit.code and code else None
        )
        amount.end += 1 + len(base)


_BASES = frozenset(
    [
        "人",
        "生",
        "年",
        "月",
        "日",
        "天",
        "周",
        "户",
        "亩",
        "台",
        "次",
        "班",
        "课",
        "学期",
        "学年",
        "辆",
        "车",
        "床",
        "位",
        "师",
        "人次",
        "标准箱",
        "平米",
        "村",
        "校",
        "家",
        "株",
        "头",
        "人·年",
        "人·月",
        "人·天",
        "人·次",
        "户·年",
        "平方米·月",
        "㎡",
        "m3",
        "m2",
        "km",
        "h",
        "s",
        "L",
        "kWh",
        "小时",
        "分钟",
        "秒",
    ]
)
