"""The unit behind a number: %, 成, a classifier, a measure, a compound of two, and 半 or 多 after it."""

from __future__ import annotations

import re
from decimal import Decimal

from reportmine.quantity.amount.amount import Amount
from reportmine.text.numerals import evaluate
from reportmine.text.units import Unit, units

# 成 is a tenth where nothing makes it the start of a word (六成以上, not 三成立).
_TENTH = re.compile(
    r"成(?!分(?!给|到户|红|配给)|[立员果绩功为本都长就人熟年效套交活因])(?:(?P<half>半)|(?P<more>多)|(?P<unit>[一二三四五六七八九1-9])(?![十百千万亿个名项家\d成.]))?"
)
_DISCOUNT = re.compile(r"折(?![合叠旧算抵返扣射中磨腾])")
# 人均不足6毛钱, 每本收5角
_DIME = re.compile(r"毛钱|角(?:钱|(?=[，。；、,)每/]))")
_A_HALF = re.compile(r"个半(?P<unit>月|小时|学期|百分点|钟头|世纪|星期|工作日)")
_A_BIT = re.compile(r"个[多余](?P<unit>月|小时|学期|百分点|钟头|世纪|星期|工作日)")
_HALF_BEHIND = re.compile(r"半(?![年月天日个径岛数导路程])")
_MORE_BEHIND = re.compile(r"[多余](?![个项名元家次种年样方媒边层功]|点)")
_EACH = re.compile(
    r"每(?P<base>百公里|平方秒|秒|时|分(?!钟)|天|年|小时|分钟|平方米|立方米|公斤|千克|升|吨|公里|米)"
)
_SLASH = re.compile(
    r"/(?P<base>百公里|[百万]?平方公里|[一-鿿]{1,3}(?:·[一-鿿])?|[a-zA-Z]{1,3}[23²³]?)"
)
_PAREN = re.compile(r"\((?P<inner>[一-鿿]{1,2})\)")
_LATIN = re.compile(r"[A-Za-z0-9]")


def attach_unit(text: str, amount: Amount) -> None:
    """Give an amount the unit that stands behind its numeral, and move its end behind that."""
    end = amount.end
    mark = text[end : end + 1]
    if mark in ("%", "‰"):
        amount.measure("ratio", mark, end + 1)
    elif mark == "成" and _tenths(text, amount):
        return
    elif mark in ("角", "毛") and _DIME.match(text, end) and amount.value is not None:
        amount.scale(Decimal("0.1"))
        word = 2 if text.startswith("钱", end + 1) else 1
        amount.measure("money", "元", end + word, "CNY")
    elif mark == "折" and _DISCOUNT.match(text, end) and amount.value and amount.value < 100:
        amount.scale(Decimal(10) if amount.value < 10 else Decimal(1))  # 八折, 八五折
        amount.measure("ratio", "%", end + 1)
    elif mark in ("k", "K") and not _LATIN.match(text, end + 1) and text[end + 1 : end + 2] != "㎡":
        amount.scale(Decimal(1000))
        amount.end = amount.number_end = end + 1
        if text[end + 1 : end + 2] == "%":
            amount.measure("ratio", "%", end + 2)
    elif mark == "个" and (m := _A_HALF.match(text, end) or _A_BIT.match(text, end)):
        _with_half(text, amount, m)
    else:
        _plain_unit(text, amount)


def _tenths(text: str, amount: Amount) -> bool:
    """六成, 六成半, 两成多: whether the 成 behind a number makes it tenths, which it is then told as."""
    m = _TENTH.match(text, amount.end)
    most = amount.value if amount.value is not None else amount.high
    if m is None or most is None or not 0 < most <= 10:
        return False
    amount.scale(Decimal(10))
    if m["half"]:
        amount.value = (amount.value or Decimal(0)) + 5
    if m["unit"]:
        amount.value = (amount.value or Decimal(0)) + evaluate(m["unit"]).value
    if m["more"]:
        amount.step = Decimal(10)
    amount.measure("ratio", "%", m.end())
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
        amount.measure("ratio", m["unit"], m.end())
        return True
    unit = units().get(m["unit"])
    if unit is None or (unit.likely < 0.6 and amount.form != "arabic"):
        return False
    if m["factor"]:
        amount.scale(evaluate(m["factor"]).value)
    _set_unit(amount, unit, m.end())
    return True


def _plain_unit(text: str, amount: Amount) -> None:
    """A unit of the table, alone, in brackets or with another one; and the 半 or 多 behind it."""
    if text[amount.end : amount.end + 1] == "(" and _bracketed(text, amount):
        return
    unit = _unit_at(text, amount.end)
    if unit is None:
        return
    _set_unit(amount, unit, amount.end + len(unit.word))
    if unit.word == "打":
        amount.scale(Decimal(12))
        amount.unit_text = None
    _turns(text, amount, unit)
    _compound(text, amount, unit)
    age = unit.word in ("岁", "周岁")
    if (age or unit.kind == "duration") and _OLD.match(text, amount.end):
        amount.end += 1
    if amount.value is None or not (age or unit.kind in ("duration", "measure", "multiple")):
        return
    if _HALF_BEHIND.match(text, amount.end) and amount.step is None:
        amount.value += Decimal("0.5")
        amount.end += 1
    elif amount.step is None and _MORE_BEHIND.match(text, amount.end):
        amount.step = evaluate(text[amount.start : amount.number_end]).step
        amount.end += 1


# 采样3.6万管次, 拔罐8600罐次: a classifier and how often
_TIMES = re.compile(r"次(?![要日年序品级生贷数第之于元会])")
_TIMED = frozenset("管罐针组席盘堂座瓶袋箱桶株亩户孔处站店课队岗盆筐")


def _turns(text: str, amount: Amount, unit: Unit) -> None:
    if unit.word in _TIMED and amount.form == "arabic" and _TIMES.match(text, amount.end):
        amount.unit_text = f"{unit.word}次"
        amount.end += 1


# 5个月大: an age, not 大会, 大修, 大旱.
_OLD = re.compile(r"大(?=[的时，。、；,)了]|婴|幼|小[狗猫孩]|左右|$)")


def attach_measure(text: str, amount: Amount) -> None:
    """三分之二英里, 3 1/2升: what a fraction measures; of anything else it is a share."""
    unit = _unit_at(text, amount.end)
    if unit and unit.kind in ("measure", "duration") and unit.likely >= 0.85:
        _set_unit(amount, unit, amount.end + len(unit.word))


def _unit_at(text: str, at: int) -> Unit | None:
    """The longest unit that begins there and is not the beginning of a Latin word."""
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
    if text[amount.end : amount.end + 1] not in _JOINTS:
        return
    m = _PAREN.match(text, amount.end)
    if m and unit.kind == "count" and (inner := units().get(m["inner"])) and inner.kind == "count":
        amount.unit_text = f"{unit.base}（{m['inner']}）"
        amount.end = m.end()
        return
    m = _SLASH.match(text, amount.end) or (
        _EACH.match(text, amount.end) if unit.kind in ("measure", "money") else None
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


_JOINTS = frozenset("(/每")
_BASES = frozenset([
    "百公里", "百平方公里", "万平方公里", "平方秒", "时", "分", "人", "生", "年", "月", "日", "天", "周", "户", "亩", "台", "次", "班",
    "课", "学期", "学年", "辆", "车", "床", "位", "师", "人次", "标准箱", "平米", "村", "校", "家", "株", "头",
    "人·年", "年·人", "月·人", "次·人", "人·月", "人·天", "人·次", "户·年", "平方米·月", "㎡", "m3", "m2",
    "km", "h", "s", "L", "kWh", "小时", "分钟", "秒",
])  # fmt: skip
