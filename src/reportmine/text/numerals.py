"""Numerals: which characters they are, how their many forms fold to one, and what they are worth.

Everything here is a pure function on `str`. `fold` brings full-width, Traditional and financial
forms to plain ones without moving a character (`１２００萬元` → `1200万元`), so rules need one
spelling only. `evaluate` reads one folded numeral exactly, and tells its last significant place,
which is what 余 and 多 count from: 120 has 10, 3500 has 100, 三万 has 10000.

    >>> parse_number("1亿2千万")
    Decimal('120000000')
"""

from __future__ import annotations

import re
import unicodedata
from decimal import ROUND_HALF_EVEN, Context, Decimal, localcontext
from typing import NamedTuple

from reportmine.text.scripts import pairs as traditional

DIGITS = "〇零一二三四五六七八九两"
MULTIPLIERS = {
    "十": 1,
    "百": 2,
    "千": 3,
    "万": 4,
    "亿": 8,
    "兆": 12,
}
_DIGIT_VALUE = {
    "0": 0, "〇": 0, "零": 0, "一": 1, "二": 2, "两": 2, "三": 3, "四": 4, "五": 5,
    "六": 6, "七": 7, "八": 8, "九": 9,
}  # fmt: skip

#: The Chinese numeral characters that the ledger accounts for, beside all decimal digits.
CHINESE = "〇零一二三四五六七八九十百千万亿兆两廿卅卌萬億兩壹贰貳叁參肆伍陆陸柒捌玖拾佰仟"
_ENCLOSED = "①-⓿❶-➓㈠-㈩㊀-㊉㉑-㉟㊱-㊿"
_ROMAN = "Ⅰ-ↈ"
_FRACTIONS = "¼-¾⅐-⅟↉"
#: One character that must lie in a mention. ○ counts only beside another numeral (二○一四).
LEDGER = re.compile(
    rf"[0-9０-９{CHINESE}{_ENCLOSED}{_ROMAN}{_FRACTIONS}]|(?![0-9])\d"
    r"|(?<=[一二三四五六七八九○])○|○(?=[一二三四五六七八九○])"
)


def _folding() -> dict[int, str]:
    """Code point → the one character that stands for it in folded text."""
    pairs = {
        "萬": "万", "億": "亿", "兩": "两", "點": "点", "餘": "余", "幾": "几", "數": "数", "約": "约", "過": "过",
        "個": "个", "項": "项", "屆": "届", "條": "条", "張": "张", "場": "场", "輛": "辆", "戶": "户", "畝": "亩",
        "噸": "吨", "層": "层", "處": "处", "間": "间", "時": "时", "鐘": "钟", "鍾": "钟", "週": "周", "種": "种",
        "類": "类", "隻": "只", "雙": "双", "對": "对", "組": "组", "冊": "册", "門": "门", "課": "课", "學": "学",
        "節": "节", "號": "号", "樓": "楼", "電": "电", "話": "话", "傳": "传", "郵": "邮", "編": "编", "達": "达",
        "歲": "岁", "圓": "元", "圆": "元", "幣": "币", "歐": "欧", "鎊": "镑", "韓": "韩", "國": "国", "滿": "满",
        "負": "负", "會": "会", "後": "后", "內": "内", "級": "级", "獎": "奖", "進": "进", "總": "总", "計": "计",
        "佔": "占", "僅": "仅", "從": "从", "長": "长", "議": "议", "決": "决", "請": "请", "開": "开", "辦": "办",
        "舉": "举", "員": "员", "華": "华", "臺": "台", "來": "来", "該": "该", "這": "这", "體": "体", "統": "统",
        "區": "区", "倆": "两", "俩": "两", "縣": "县", "鄉": "乡", "鎮": "镇", "別": "别", "責": "责", "務": "务", "書": "书", "報": "报",
        "壹": "一", "贰": "二", "貳": "二", "叁": "三", "柒": "七", "捌": "八", "玖": "九", "佰": "百", "仟": "千",
        "％": "%", "﹪": "%", "．": ".", "／": "/", "：": ":", "∶": ":", "（": "(", "）": ")", "＋": "+", "－": "-", "−": "-",
        "￥": "¥", "＄": "$", "㎞": "k", "\u3000": " ", "\xa0": " ", "\u2009": " ", "\u2002": " ", "～": "~",
        "∼": "~", "〜": "~", "﹣": "-", "‐": "-", "‑": "-", "–": "—", "―": "—", "─": "—", "━": "—", "﹒": ".",
    }  # fmt: skip
    table = {ord(a): b for a, b in traditional().items() if a not in "參陸貳兩億萬"}
    table |= {ord(a): b for a, b in pairs.items()}
    for code in range(0x660, 0x1FBFA):
        digit = unicodedata.decimal(chr(code), None)
        if digit is not None:
            table[code] = str(digit)
    for i in range(26):
        table[ord("Ａ") + i] = chr(65 + i)
        table[ord("ａ") + i] = chr(97 + i)
    return table


_FOLD = _folding()
_FINANCIAL = {"伍": "五", "陆": "六", "陸": "六", "肆": "四", "參": "三", "叄": "三", "拾": "十"}
_ALL_FINANCIAL = str.maketrans(_FINANCIAL)
# 伍 陆 肆 參 拾 are everyday characters too (队伍 大陆 收拾 參加): numerals only next to others.
_FINANCIAL_RUN = re.compile(
    r"[伍陆陸肆參叄拾](?:(?<![队隊入退大内登放收着參参].)(?=[拾百千万亿元角名位]|[一二三四五六七八九][百千万亿元角])"
    r"|(?<=[一二三四五六七八九百千万亿拾零].)|(?<=分之[伍陆陸肆叄拾]))"
)
_WIDE_COMMA = re.compile(r"(?<=[０-９])，(?=[０-９]{3}(?![０-９]))")
_ZERO = re.compile(r"○(?:(?<=[一二三四五六七八九○〇]○)|(?=[一二三四五六七八九]))")


def fold(text: str) -> str:
    """The text with one spelling for each numeral, unit and mark; as long as the original."""
    if _WIDE_COMMA.search(text):
        text = _WIDE_COMMA.sub(",", text)
    folded = text.translate(_FOLD)
    for _ in range(2):  # 拾伍 leans on its neighbour, which may itself have been financial
        folded = _FINANCIAL_RUN.sub(lambda m: _FINANCIAL[m.group()], folded)
    return _ZERO.sub("〇", folded)


class Worth(NamedTuple):
    """What a numeral is worth, and the weight of its last significant place."""

    value: Decimal
    step: Decimal


_ONE = Decimal(1)
_TEN = [Decimal(10) ** i for i in range(13)]
_ARABIC = re.compile(r"\d*\.?\d+")
_SHORT = {"廿": "二十", "卅": "三十", "卌": "四十"}


def evaluate(numeral: str) -> Worth:
    """Read a folded numeral without sign: Arabic, Chinese or mixed.

    Raises ValueError where it is not one.
    """
    s = numeral.replace(",", "").replace(" ", "")
    if s.isascii():
        return _arabic(s)
    for short, long in _SHORT.items():
        if short in s:
            s = s.replace(short, long)
    return _read(s)


def _arabic(s: str) -> Worth:
    if not _ARABIC.fullmatch(s):
        raise ValueError(f"not a numeral: {s!r}")
    _, _, part = s.partition(".")
    if part:
        return Worth(Decimal(s), _ONE.scaleb(-len(part)))
    bare = s.rstrip("0")
    return Worth(Decimal(s), _ONE.scaleb(len(s) - len(bare) if bare else 0))


def _read(s: str) -> Worth:
    """Split at the heaviest multiplier, the last of them: left × weight + right."""
    best = at = -1
    for i, ch in enumerate(s):
        power = MULTIPLIERS.get(ch, -1)
        if power >= best and power > 0:
            best, at = power, i
    if at < 0:
        return _leaf(s)
    weight = _TEN[best]
    left = _read(s[:at]) if at else Worth(_ONE, _ONE)
    if at and not s[:at].strip("零〇"):
        left = Worth(_ONE, _ONE)  # 零十 is ten: the zero only fills a place; 0.00万 is nothing
    rest = s[at + 1 :]
    if not rest:
        return Worth(left.value * weight, left.step * weight)
    right = _read(rest.lstrip("零〇")) if rest.lstrip("零〇") else Worth(Decimal(0), _ONE)
    if best >= 2 and len(rest) == 1 and rest in DIGITS[2:] + "123456789":
        right = Worth(right.value * weight / 10, weight / 10)  # 一万三, 12万5: the next place
    return Worth(left.value * weight + right.value, right.step)


def _leaf(s: str) -> Worth:
    """Digits without a multiplier: 1234.5, 二〇一四, 五点七, 点五."""
    if s.isascii():
        return _arabic(s)
    try:
        plain = "".join("." if ch == "点" else str(_DIGIT_VALUE[ch]) for ch in s)
    except KeyError as error:
        raise ValueError(f"not a numeral: {s!r}") from error
    return _arabic(plain)


_PARTS = re.compile(r"(?:(.+)又)?(.+?)分之(.+)")
_SIGN = re.compile(r"[-+负正]")
_PERCENT = {"%": 100, "‰": 1000, "成": 10, "折": 10}


#: Every value is reckoned in this context: a program that changes Python's own must not change ours.
ARITHMETIC = Context(prec=28, rounding=ROUND_HALF_EVEN)


def parse_number(text: str) -> Decimal:
    """The exact value of a number written in any common form, alone in `text`.

    Knows Arabic, Chinese, financial and mixed numerals, signs and accounting brackets,
    fractions (三分之二, 1/8, ½), percentages as a part of one (百分之五 and 5% are 0.05), 半 and
    the imprecise 十几 or 20余 at their base value. Fractions that do not end are exact to
    Decimal's 28 places.

    Raises ValueError where `text` is not one number.
    """
    with localcontext(ARITHMETIC):
        return _parse(text)


def _parse(text: str) -> Decimal:
    """`parse_number` without its context."""
    s = fold(text.strip()).replace(" ", "").translate(_ALL_FINANCIAL)
    if len(s) > 1 and s[0] == "(" and s[-1] == ")":
        return -_parse(s[1:-1])
    if s and _SIGN.match(s):
        value = _parse(s[1:])
        return -value if s[0] in "-负" else value
    if s == "半":
        return Decimal("0.5")
    if len(s) == 1 and s in VULGAR:
        return VULGAR[s]
    if m := _PARTS.fullmatch(s):
        whole, below, above = m.groups()
        part = evaluate(above).value / evaluate(below).value
        return (evaluate(whole).value if whole else 0) + part
    if s.count("/") == 1:
        over, under = s.split("/")
        if not under.strip("0"):
            raise ValueError(f"{text!r} divides by nothing")
        return evaluate(over).value / evaluate(under).value
    if s and s[-1] in _PERCENT:
        return _parse(s[:-1]) / _PERCENT[s[-1]]
    if s.endswith("半"):
        return _parse(s[:-1]) + Decimal("0.5")
    s = re.sub(r"[余多几来](?=[十百千万亿兆]*$)", "", s)
    if not s:
        raise ValueError("there is no number in an empty text")
    return evaluate(s).value


def _vulgar() -> dict[str, Decimal]:
    forms = {
        "½": (1, 2), "⅓": (1, 3), "⅔": (2, 3), "¼": (1, 4), "¾": (3, 4), "⅕": (1, 5), "⅖": (2, 5), "⅗": (3, 5),
        "⅘": (4, 5), "⅙": (1, 6), "⅚": (5, 6), "⅐": (1, 7), "⅛": (1, 8), "⅜": (3, 8), "⅝": (5, 8), "⅞": (7, 8),
        "⅑": (1, 9), "⅒": (1, 10),
    }  # fmt: skip
    return {ch: Decimal(a) / Decimal(b) for ch, (a, b) in forms.items()}


VULGAR = _vulgar()
