"""Quantities: an amount with everything around it, accepted by its unit or its context.

近 300 余 人          modifiers before and behind, and inside the numeral
人民币 120余万元       a currency word before or behind
500—1000元/人          a range, unit and multiplier shared
零下5℃  华氏100度       a sign or scale in front
"""

from __future__ import annotations

import re
from decimal import Decimal

from reportmine.findings import Mod
from reportmine.quantity.amount import modifiers, temperature
from reportmine.quantity.amount.accept import accepted
from reportmine.quantity.amount.amount import Amount
from reportmine.quantity.amount.ranges import completed
from reportmine.quantity.amount.read import read_amount
from reportmine.quantity.amount.unit import attach_unit
from reportmine.quantity.grammar import SMALL, STOP
from reportmine.quantity.hit import Hit
from reportmine.text.numerals import evaluate
from reportmine.text.units import are_alternatives

_CURRENCY = re.compile(
    r"(?:人民币|RMB|CNY|US\$|HK\$|NT\$|USD|HKD|NTD|[¥$€£])[::]? ?$|(?:美元|港币|新台币|台币|欧元)$"
)
_SYMBOLS = {
    "人民币": ("元", "CNY"), "RMB": ("元", "CNY"), "CNY": ("元", "CNY"), "¥": ("元", "CNY"),
    "US$": ("美元", "USD"), "USD": ("美元", "USD"), "$": ("美元", "USD"), "HK$": ("港元", "HKD"),
    "HKD": ("港元", "HKD"), "NT$": ("元", "TWD"), "NTD": ("元", "TWD"), "€": ("欧元", "EUR"),
    "£": ("英镑", "GBP"), "美元": ("美元", "USD"), "港币": ("港元", "HKD"), "新台币": ("元", "TWD"),
    "台币": ("元", "TWD"), "欧元": ("欧元", "EUR"),
}  # fmt: skip
_NAMED_BEFORE = frozenset(["人民币", "新台币", "台币", "港币"])
_CURRENCY_LAST = frozenset("币$¥€£BYDR元")
_MINUS = re.compile(
    r"(?:(?<!.)|[^\d\w〇-鿿%)])-$|[减长降为率至由从到,，(:：]-$|(?<![减肩担胜自抱背辜欺正])负$|(?<![一二三四五六七八九十])[㐀-鿿]-$"
)
_SIGN_MAY_FOLLOW = frozenset("在为于是减至到由从")
_AFTER_MONEY = re.compile(r"(?:人民币)?整?")
_SMALL_MONEY = re.compile(
    r"(?:(?P<jiao>[\d一二三四五六七八九])[角毛])?(?:又)?(?:(?P<fen>[\d一二三四五六七八九])(?:美?分))?"
)


def quantity(text: str, at: int, floor: int) -> Hit | None:
    """The quantity whose numeral begins at `at`; what comes before it not before `floor`."""
    if text[at - 1 : at] == "." and at > floor and not _WHOLE.match(text[at - 2 : at - 1]):
        at -= 1  # .5
    first = _scientific(text, at) or read_amount(text, at)
    if first is None:
        return None
    each = text[at - 1 : at] == "每" and at > floor and first.unit
    if each and (first.form != "arabic" or first.value == 1):  # 每千人, 每两年; but 每80间
        return Hit(at, first.end, "lexical", "base of a rate: 每 before it")
    start, negative = _sign(text, at, floor, first)
    amount = completed(text, first, floor, negative=negative) or first
    hit = _hit(text, amount, at)
    if start < at:
        hit.start = start
        if negative and not amount.signed:
            _negate(hit)
    cold = temperature.degrees(text, hit, floor) and hit.start < at
    if start == at - 2 and not cold:
        return None
    mods = _modify(text, hit, amount, floor)
    if not cold and not accepted(text, hit, amount, modified=bool(mods)):
        return None
    if (
        hit.unit is None
        and hit.kind == "count"
        and not _MYRIADS.isdisjoint(text[amount.start : amount.number_end])
    ):
        _funds(text, hit, floor)
    per = _per(text, hit.start, floor)
    if per and (hit.kind not in ("ratio", "percentage_point") or per in _TIMES):
        hit.per = per  # 人均收入增长4%: the growth is no share of a person
    return hit


# 接待支出0.4万（含…）, 总投资3.2亿，: the 元 goes without saying
_FUNDS = re.compile(
    r"(?:支出|收入|经费|费用?|预算|资金|投资|金额|款|税金|利税|税收|总?产值|生产总值|GDP|税收总量|经济总量|交易额|零售总?额"
    r"|进出口总?额|存款余额|贷款余额|营收|利润|总价|补助|补贴|价值|折款|折价|造价)(?:额度?|数)?"
    r"(?:达到?|为|共|约|近|超过?|了|计|逾|突破|[过破]|迈[上入过]|跨[上过越]|[:：]){0,2}$"
)


_MYRIADS = frozenset("万亿")
_BARRIER = re.compile(r"大关|台阶|关口|门槛|规模")


def _funds(text: str, hit: Hit, floor: int) -> None:
    """Make it money where a sum is spoken of and nothing else is counted."""
    if text[hit.end : hit.end + 1] not in ("", *STOP) and not _BARRIER.match(text, hit.end):
        return
    if _FUNDS.search(text, max(floor, hit.start - 8), hit.start):
        hit.kind, hit.unit, hit.code, hit.because = "money", "元", "CNY", "sum without its 元"


_TIMES = frozenset("年月日天周") | {"季度", "学期", "学年", "小时"}
_WHOLE = re.compile(r"[\w.]")
_SCIENTIFIC = re.compile(
    r"(?P<base>\d{1,12}(?:\.\d{1,12})?)(?:[eE](?P<ten>[-+]?\d{1,2})|\^(?P<power>[-+]{0,2}\d{1,2}))(?![\dA-Za-z.])"
)


def _scientific(text: str, at: int) -> Amount | None:
    """2e5, 2^5."""
    m = _SCIENTIFIC.match(text, at)
    if m is None:
        return None
    base = Decimal(m["base"])
    try:
        if m["ten"]:
            value = base.scaleb(int(m["ten"]))
        else:
            value = base ** int(m["power"].replace("--", ""))
    except ArithmeticError:
        return None
    if not value.is_finite():
        return None  # 0^-1
    amount = Amount(at, m.end(), m.end(), "arabic", value, "count")
    attach_unit(text, amount)
    return amount


def scientific(text: str, at: int, floor: int) -> Hit | None:
    """A number in scientific notation; asked before Latin letters make it a name."""
    return quantity(text, at, floor) if _SCIENTIFIC.match(text, at) else None


def _hit(text: str, amount: Amount, at: int) -> Hit:
    """An amount as a hit, its currency, its 角 and 分 and what it is told for each of (元/人) settled."""
    hit = Hit(
        at, amount.end, amount.kind, "", amount.value, unit=amount.unit_text, code=amount.code
    )
    if amount.low is not None:
        hit.value, hit.low, hit.high = None, amount.low, amount.high
        hit.low_in = hit.high_in = True
        hit.mod, hit.source = "range", "stated"
    if amount.unit and amount.unit.word == "块" and _PRICE.search(text, max(0, at - 6), at):
        hit.kind, hit.unit, hit.code = "money", "元", "CNY"
    if amount.unit and amount.unit.word == "分" and text[at - 2 : at] == "小时":
        hit.kind, hit.unit, hit.code = "duration", "分钟", "min"
    if hit.kind == "money":
        _money_behind(text, hit)
    if amount.unit_text and "/" in amount.unit_text and amount.kind != "measure":
        base = amount.unit_text.partition("/")[2]
        counted = base == "次" and amount.kind == "count"  # 126万册/次: 册次
        hit.per = None if counted or are_alternatives(amount.unit_text) else base
    return hit


_PRICE = re.compile(r"[花价付卖钱费]")


def _money_behind(text: str, hit: Hit) -> None:
    """Take in what may follow a sum: 3元5角, 人民币, 整."""
    m = _SMALL_MONEY.match(text, hit.end)
    if m and m.end() > hit.end and hit.value is not None and text[hit.end - 1] == "元":
        for name, weight in (("jiao", "0.1"), ("fen", "0.01")):
            if m[name]:
                digit = int(m[name]) if m[name].isdigit() and m[name].isascii() else SMALL[m[name]]
                hit.value += digit * Decimal(weight)
        hit.end = m.end()
    if m := _AFTER_MONEY.match(text, hit.end):
        hit.end = m.end()


def _modify(text: str, hit: Hit, amount: Amount, floor: int) -> list[Mod]:
    """Take in currency words and modifiers on both sides, and set the bounds that follow."""
    start = _currency(text, hit, floor)
    if start < hit.start and text[start - 1] == "-" and _negative(text, start, floor, hit.kind):
        start -= 1  # -¥5
        _negate(hit)
    bare = text[amount.start] in "百千万亿十" and hit.start == amount.start
    front = modifiers.before(text, start, floor, bare=bare)
    end, tail = modifiers.behind(
        text, hit.end, inside=hit.kind in ("duration", "measure") and hit.mod != "range"
    )
    if hit.kind == "money" and end > hit.end and text.startswith("人民币", end):
        end += 3
    hit.start, hit.end = front.start if front else start, end
    mods = [m for m in (front.mod if front else None, tail) if m]
    if amount.step is not None:
        mods.append("more_than" if amount.step else "approx")
    if not mods and (far := modifiers.away(text, hit.start, floor)):
        mods = [far]
    if not mods and hit.kind == "ratio" and (far := modifiers.of_whole(text, hit.start)):
        mods = [far]
    if hit.mod == "range":
        return mods
    hit.mod = modifiers.combine(mods)
    vague = amount.step if amount.step and hit.mod == "more_than" else None
    modifiers.bound(hit, vague=vague)
    return mods


def _sign(text: str, at: int, floor: int, amount: Amount) -> tuple[int, bool]:
    """Where the number begins with its sign, and whether that says less than nought."""
    if at - 2 >= floor and text[at - 1] in "上下" and text[at - 2] == "零":
        return at - 2, text[at - 1] == "下"
    if at > floor and text[at - 1] == "±":
        return at - 1, False
    if at > floor and text[at - 1] in "-负" and _negative(text, at, floor, amount.kind):
        return at - 1, True
    return at, False


def _negate(hit: Hit) -> None:
    hit.value = None if hit.value is None else -hit.value
    hit.low, hit.high = (
        None if hit.high is None else -hit.high,
        None if hit.low is None else -hit.low,
    )


def _negative(text: str, start: int, floor: int, kind: str) -> bool:
    """Whether the - or 负 before `start` is a sign, not a dash."""
    if text[start - 2 : start] == "--":
        return False
    before = text[start - 2 : start - 1]
    if kind == "count" and "㐀" <= before <= "鿿" and text[start - 1] == "-":
        return before in _SIGN_MAY_FOLLOW
    return bool(_MINUS.search(text, max(floor, start - 2), start))


def _currency(text: str, hit: Hit, floor: int) -> int:
    """Where the number begins, a currency word or sign before it included; sets its unit."""
    start = hit.start
    if start <= floor or (text[start - 1] not in _CURRENCY_LAST and text[start - 1] not in ": "):
        return start
    m = _CURRENCY.search(text, max(floor, start - 6), start)
    if m is None or hit.kind not in ("count", "money") or (hit.unit and hit.kind == "count"):
        return start
    word = m.group().rstrip(": ")
    if text[start - 1] in "元币" and hit.kind == "money":
        if word not in _NAMED_BEFORE:
            return start
        hit.unit, hit.code = _SYMBOLS[word] if hit.unit == "元" else (hit.unit, _SYMBOLS[word][1])
    if hit.kind == "count":
        hit.kind, (hit.unit, hit.code) = "money", _SYMBOLS[word]
        hit.because = f"currency: {word}"
    if (
        word == "$"
        and hit.unit in ("元", "美元")
        and "新台币" in text[max(0, start - 2000) : start]
    ):
        hit.unit, hit.code = "元", "TWD"
        return m.start() - (3 if text.endswith("新台币", floor, m.start()) else 0)
    return m.start()


def several(text: str, start: int, floor: int) -> Hit | None:
    """数十条, 几百户: from two to ten of the multiplier; `start` stands at 几 or 数."""
    amount = read_amount(text, start + 1)
    m = _MULTIPLIER.match(text, start + 1)
    if amount is None or m is None or amount.value is None:
        return None
    one = evaluate(m.group()).value
    if amount.number_end > m.end() and amount.step is None:
        return None
    amount.step = None
    hit = _hit(text, amount, start)
    hit.value, hit.mod, hit.source = None, "approx", "convention"
    hit.low, hit.high, hit.low_in, hit.high_in = 2 * one, 10 * one, True, False
    hit.start = start - 1 if text[start - 1 : start] == "好" and start > floor else start
    if amount.unit is None and not amount.by_nature and amount.number_end - start < 3:
        return None
    hit.because = "几 or 数 before a multiplier"
    hit.per = _per(text, hit.start, floor)
    return hit


_MULTIPLIER = re.compile(r"[十百千万亿]+")
_PER = re.compile(
    r"(?P<each>[人生师户日月年周校班村均])均|每(?P<one>千人口|万人口|百户|平方米|平方公里|立方米|小时|分钟|学期|学年|季度|"
    r"个月|人|生|户|年|月|日|天|周|次|亩|班|校|村|台|辆|册|篇|项|件|家|名|位|场|吨|桶|公里|股|节|门|份|单)"
)
_CLAUSE = re.compile(r"[，,。；！？;\n\t\x00]")


def _per(text: str, start: int, floor: int) -> str | None:
    """The base of an average that is named earlier in the clause: 日均入馆3200余人次."""
    window = text[max(0, start - 18) : start]
    if "均" not in window and "每" not in window:
        return None
    found = None
    for m in _PER.finditer(window):
        if not _CLAUSE.search(window, m.end()):
            found = m["each"] or m["one"]
    return found
