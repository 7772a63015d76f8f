"""The scanner: from one numeral character to the next, asking the rules in order.

    numbering → identifiers → ordinals → words → dates → quantities → what is left

The first rule that answers decides, and its name stays with the mention. Whatever no rule knows
still gets an entry, so that every numeral lies in exactly one mention. The text is read once from
left to right; no rule looks further back than the end of the last mention, nor far ahead.
"""

from __future__ import annotations

import re
from decimal import Decimal

from reportmine.findings import Period
from reportmine.quantity.amount import halves, quantities, ratios, temperature
from reportmine.quantity.amount.joins import joined, lent
from reportmine.quantity.amount.read import LONGEST
from reportmine.quantity.date import dates
from reportmine.quantity.grammar import NUMBER
from reportmine.quantity.hit import Hit
from reportmine.quantity.veto import identifiers, latin, names, numbering, order
from reportmine.quantity.veto.lexicon import lexical
from reportmine.text.calendar import years
from reportmine.text.numerals import CHINESE, VULGAR

_PLAIN = "〇零一二三四五六七八九十百千万亿兆两廿卅卌"
_FINANCIAL = "".join(ch for ch in CHINESE if ch not in _PLAIN)
_SIGNS = "①-⓿❶-➓㈠-㈩㊀-㊉㉑-㉟㊱-㊿Ⅰ-ↈ"
# A numeral, or the first character of a quantity or date that has none: 半年, 多名, 翻番, 今年.
_ANCHOR = re.compile(
    rf"[\d{_PLAIN}{_FINANCIAL}{_SIGNS}{''.join(VULGAR)}]"
    r"|半(?=[数个年天日小分学周价公千斤升亩吨英里米岁克折成])|对(?=折)|(?<=过)半(?=[的以，。；、,]|$)|翻(?=了?番)"
    r"|[多数几](?=[名位家项件场篇起户台套幅])|多(?=[部座所款]|支队)|[数几](?=[个条次种批])|若干(?=[名位家项件场篇起户台套批幅次条个])"
    r"|[今本去上下明来次当前近过最年](?=[年月学季一半去近几初底末])"
)
_SOME = re.compile(
    r"(?:若干|多|几|数)(?P<unit>人次|[名位家项件场篇起户台套批幅次条个种部座所款支](?![门委撑持出有属]|月|景|合一|[一元化]体|层次|庭))"
)
# 抓好以下几项工作: they follow, and are counted there
_AS_FOLLOWS = re.compile(r"(?:以下|如下|下列|下述|下面|上述|[这那]么?|哪)的?$")
# 来年要办的几件事: those that are known or listed; but 发表的几篇论文
_KNOWN = re.compile(
    r"的几[件项个条点](?:[大实小要]?事|重点|工作|任务|问题|打算|措施|做法|体会|不足|建议)"
)
_NOT_SOME = frozenset("很许更最众诸繁差之再过不太较大好够越愈十百千万亿第每点余更")
_WORDY = frozenset("今本去上下明来次当前近过最年")


def scan(text: str, reference: Period | None = None) -> list[Hit]:
    """Every mention of prepared `text`, sorted, none overlapping."""
    hits: list[Hit] = []
    floor = start = 0
    while m := _ANCHOR.search(text, start):
        at = m.start()
        hit = _decide(text, at, floor, reference)
        if hit is None:
            start = at + 1
            continue
        if hits and (one := joined(text, hits[-1], hit)):
            hits[-1] = one
        else:
            if hits and hit.unit and hits[-1].unit is None and hits[-1].kind == "count":
                lent(text, hits, hit)
            hits.append(hit)
        floor = start = hit.end
    return hits


def _decide(text: str, at: int, floor: int, reference: Period | None) -> Hit | None:
    """What the character at `at` begins, by which of them it is."""
    ch = text[at]
    if "0" <= ch <= "9":
        return _arabic(text, at, floor, reference)
    if ch in _PLAIN:
        return _chinese(text, at, floor, reference)
    if ch in _WORDY:
        return dates.word(text, at, reference)
    if ch in "半对":
        return halves.half(text, at, floor)
    if ch == "翻":
        return halves.doubled(text, at)
    if ch in "多数几若":
        return _some(text, at)
    if ch in VULGAR:
        return Hit(at, at + 1, "ratio", "vulgar fraction", VULGAR[ch], unit="1")
    if ch in _FINANCIAL:
        return (
            numbering.numbering(text, at, floor)
            or lexical(text, at, floor)
            or Hit(at, at + 1, "lexical", "financial numeral in a word")
        )
    return numbering.enclosed(text, at)


# Digits with a sure unit behind and no list mark, 第 or Latin letter before them are an amount;
# most numbers are of this kind, and nothing else needs to be asked of them.
_SURE = re.compile(
    r"(?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d+)?(?:[万亿余多]|%|元|人(?!制)|名|项(?!目)|个|家|件|篇|册|亩|吨|公里|公顷|平方|立方|千瓦|倍|户|所|岁|场)"
)
_UNSURE_BEFORE = frozenset("\n；;第前后後过(（〔[【.-/:+_@#&=~—'’“\"")


# A cell that holds nothing but a number; years, codes and dates are left to the rules.
_CELL = re.compile(
    r"(?:(?!(?:19|20)\d\d[\t\n.])(?:[1-9]\d{0,2}(?:,\d{3})+|[1-9]\d{0,7}|0)(?:\.\d{1,6})?)(?=[\t\n]|$)"
)


def _cell(text: str, at: int) -> Hit | None:
    """A number that is all of its cell."""
    m = _CELL.match(text, at)
    if m is None:
        return None
    value = Decimal(m.group().replace(",", ""))
    return Hit(at, m.end(), "count", "number without a unit", value)


def _arabic(text: str, at: int, floor: int, reference: Period | None) -> Hit:
    """What digits are: the first rule that answers decides."""
    before = text[at - 1 : at]
    if before == "\t" and (cell := _cell(text, at)):
        return cell
    if _is_sure(text, at, before) and (hit := _amount(text, at, floor)):
        return hit
    hit = (
        quantities.scientific(text, at, floor)
        or (latin.latin(text, at, floor) if _touches_latin(text, at, floor) else None)
        or (order.ordinal(text, at, floor) if before == "第" or before == "(" else None)
        or (ratios.composition(text, at) if before == ":" or ":" in text[at + 1 : at + 6] else None)
        or (ratios.proportion(text, at) if ":" in text[at + 1 : at + 9] else None)
        or (ratios.incidence(text, at) if "/" in text[at + 1 : at + 9] else None)
        or dates.date(text, at, floor, reference)
        or numbering.numbering(text, at, floor)
        or identifiers.identifier(text, at, floor)
        or identifiers.numbered(text, at)
        or order.anniversary(text, at)
        or order.top(text, at, floor)
        or names.named(text, at)
        or identifiers.long_number(text, at)
        or _amount(text, at, floor)
    )
    return hit or _left_over(text, at)


def _is_sure(text: str, at: int, before: str) -> bool:
    """Whether digits are an amount whatever else may be asked; `before` is the character in front of them."""
    if not before or before in _UNSURE_BEFORE or (before.isascii() and before.isalnum()):
        return False
    if before == "年" and text[at - 2 : at - 1] == "一":
        return False  # “一年10件实事”
    return _SURE.match(text, at) is not None


_LATIN_AHEAD = re.compile(r"[\d.,\-/:_~]*[A-Za-z@]")


def _touches_latin(text: str, at: int, floor: int) -> bool:
    """Whether a Latin letter, or a mark that joins it to one, stands at a numeral."""
    before = text[at - 1 : at]
    if at > floor and before.isascii() and (before.isalpha() or before in "-_./@:#&=?+~"):
        return True
    return bool(_LATIN_AHEAD.match(text, at, at + 60))


def _chinese(text: str, at: int, floor: int, reference: Period | None) -> Hit:
    """What a Chinese numeral is: the first rule that answers decides."""
    before = text[at - 1 : at]
    if before == "半" and text[at] == "百" and at > floor:
        return Hit(at - 1, at + 1, "count", "half a hundred", Decimal(50))
    hit = (
        (order.ordinal(text, at, floor) if before == "第" or before == "(" else None)
        or (_below_zero(text, at, floor) if text[at] == "零" else None)
        or numbering.numbering(text, at, floor)
        or _turns(text, at, floor)
        or (quantities.quantity(text, at, floor) if "分之" in text[at + 1 : at + 9] else None)
        or dates.term(text, at, reference)
        or names.plan(text, at)
        or (halves.all_of_it(text, at) if text[at] == "百" else None)
        or lexical(text, at, floor)
        or names.unit_label(text, at, floor)
        or names.in_a_name(text, at)
        or dates.date(text, at, floor, reference)
        or identifiers.numbered(text, at)
        or order.anniversary(text, at)
        or order.top(text, at, floor)
        or names.named(text, at)
        or halves.one_half(text, at, floor)
        or _amount(text, at, floor)
    )
    return hit or _left_over(text, at)


def _turns(text: str, at: int, floor: int) -> Hit | None:
    """翻一番, 翻了两番, 翻了近一番."""
    start = text.rfind("翻", max(floor, at - 3), at)
    return halves.doubled(text, start) if start >= 0 else None


def _below_zero(text: str, at: int, floor: int) -> Hit | None:
    """零下五度: `at` stands at 零."""
    number = temperature.sign(text, at)
    return quantities.quantity(text, number, floor) if number else None


def _amount(text: str, at: int, floor: int) -> Hit | None:
    """A quantity, or what a number without a unit is instead: a year, a code."""
    before = text[at - 1 : at]
    if before in ("几", "数") and at - 1 >= floor and text[at] in "十百千万亿":
        return quantities.several(text, at - 1, floor)
    hit = quantities.quantity(text, at, floor)
    if hit and hit.unit is None and hit.kind == "count" and hit.mod == "exact":
        return _bare_year(text, hit) or _coded(text, hit) or hit
    return hit


def _bare_year(text: str, hit: Hit) -> Hit | None:
    """2014 without 年 is a year more often than a count."""
    value = hit.value
    if value is None or not text[hit.start : hit.end].isdigit() or hit.end - hit.start != 4:
        return None
    if not 1900 <= value <= 2099:
        return None
    year = Hit(hit.start, hit.end, "date", "date: bare year", value)
    year.period = years(text[hit.start : hit.end], int(value), int(value))
    return year


_CODE = re.compile(r"(?<![A-Za-z])[A-Z]{1,5} ?$")


# Windows 10, Delphi 7: a name and a number without a unit
_PRODUCT = re.compile(r"(?<![A-Za-z])[A-Z][a-z]{2}[A-Za-z]{1,11} $")
# oma 1.13: the release of a program
_PROGRAM = re.compile(r"(?<![A-Za-z])[A-Za-z]*[a-z]{2}[A-Za-z]* $")
_RELEASE = re.compile(r"\d{1,2}\.\d{1,2}")


def _coded(text: str, hit: Hit) -> Hit | None:
    """PS 55 before a name: letters, a space and a short number are a code; so is oma 1.13, a release."""
    if _RELEASE.fullmatch(text, hit.start, hit.end) and _PROGRAM.search(
        text, max(0, hit.start - 16), hit.start
    ):
        return Hit(hit.start, hit.end, "identifier", "version of a product")
    if hit.end - hit.start > 4 or not text[hit.start : hit.end].isdigit():
        return None
    if _PRODUCT.search(text, max(0, hit.start - 16), hit.start):
        return Hit(hit.start, hit.end, "identifier", "version of a product")
    if not "一" <= text[hit.end : hit.end + 1] <= "鿿":
        return None
    if text[hit.start - 1 : hit.start] != " " or not _CODE.search(
        text, max(0, hit.start - 7), hit.start
    ):
        return None
    return Hit(hit.start, hit.end, "identifier", "code with letters")


def _some(text: str, at: int) -> Hit | None:
    """多名, 若干项: a count that the text does not tell."""
    m = _SOME.match(text, at)
    if m is None or (at and text[at - 1] in _NOT_SOME):
        return None
    told = _AS_FOLLOWS.search(text, max(0, at - 4), at) or _KNOWN.match(text, at - 1)
    if told and text[at] == "几":
        return Hit(at, m.end(), "lexical", "those that follow")
    return Hit(at, m.end(), "count", "indefinite count", mod="approx", unit=m["unit"])


def _left_over(text: str, at: int) -> Hit:
    """What no rule takes for a quantity: a numeral inside a word, or one too long to be read."""
    m = NUMBER.match(text, at)
    end = max(at + 1, m.end("chinese") if m and m["chinese"] else m.end() if m else at + 1)
    if end - at > LONGEST:
        return Hit(at, end, "unknown", "numeral too long to be read")
    if text[at] in _PLAIN:
        return Hit(at, end, "lexical", "numeral in a word")
    return Hit(at, end, "unknown", "no rule applies")
