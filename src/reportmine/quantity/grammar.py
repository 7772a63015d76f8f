"""The shapes of numbers in prepared text, as regular expressions that the rules share.

One pattern reads a whole numeral, Arabic, Chinese or mixed, with the imprecise parts inside it
(120余万, 十几, 二三十). Characters that begin a unit or a word are no multipliers: 千瓦, 百分点.
"""

from __future__ import annotations

import re

DIGIT = "〇零一二三四五六七八九两"
SMALL = {ch: i for i, ch in enumerate("〇一二三四五六七八九")} | {"两": 2}
_HUNDRED = r"百(?!分(?:之|点|比|百|率|制|位|表|号)|姓|货|科|强|佳|校)"
_THOUSAND = r"千(?!瓦|米|克|卡|帕|伏|赫|焦|字节)"
_MYRIAD = r"万(?!分之)"
_TRILLION = r"兆(?!瓦|帕|赫|字节|欧|麦|丰|易|宽带|带宽|光纤|光网|流量|专线|独享|比特|(?:以上)?的?(?:宽带|带宽|光纤)|每秒)"
MULT = rf"(?:{_HUNDRED}|{_THOUSAND}|{_MYRIAD}|亿|{_TRILLION})"
# 两 behind a digit is the weight (二两), but for 两百 and 一两个.
_TWO = rf"两(?:(?=[百千万亿])|(?<![{DIGIT}十百千万亿\d]两)|(?<=一两)(?=[个名位次天年周家场项件条户篇册岁倍成元]))"
_CN_CHAR = rf"(?:[〇零一二三四五六七八九十廿卅卌]|{_TWO}|{MULT})"
_GROUPED = r"\d{1,3}(?:,\d{3})+"
ARABIC = r"(?:\d{1,3}(?:,\d{3})+(?!\d)(?:\.\d+)?|\d+(?:\.\d+)?|\.\d+)"
CHINESE = rf"{_CN_CHAR}{{1,40}}(?:点[〇零一二三四五六七八九]{{1,20}}(?!分)[十百千万亿]{{0,3}})?"
#: One character of a Chinese list number or grade.
ORDER = "[一二三四五六七八九十百]"
#: Digits with or without 万, or a Chinese numeral.
WHOLE = rf"(?:\d{{1,6}}万?|{CHINESE})"
#: Digits as a pattern of their own.
DIGITS = re.compile(ARABIC)
MIXED = (
    rf"{ARABIC}(?:{MULT}{{1,3}}(?:(?:{_GROUPED}|零?\d+(?:\.\d+)?){MULT}{{1,3}})*"
    rf"(?:(?:{_GROUPED}|零?\d+)(?![\d.年月日]|,\d{{3}}(?!\d))|[{DIGIT}]{_CN_CHAR}{{0,3}}[十百千万亿]{_CN_CHAR}{{0,16}})?)?"
)
#: The whole numeral. Groups: `arabic` or `chinese`, then `vague` with its own multiplier.
NUMBER = re.compile(
    rf"(?:(?P<arabic>{MIXED})|(?P<chinese>{CHINESE}))"
    rf"(?:(?P<vague>余|多(?!半)|(?<=[十百千零])几|(?<=[十百])来|(?<=\d0)来(?=[个名位人家次场件项岁天户万千百]))(?P<mult>(?:十|{MULT}){{1,3}})?)?"
)
#: 二三十, 十七八, 三五: two neighbouring digits are a range.
PAIR = re.compile(
    rf"(?P<head>(?:[{DIGIT}]?[百千]零?)*(?:[一二三四五六七八九]?十)?)"
    r"(?P<low>[一二两三四五六七八])(?P<high>[二两三四五六七八九])(?P<tail>[十百千万亿]*)"
)
_PAIRS = frozenset(
    ["一二", "一两", "二三", "两三", "三四", "四五", "五六", "六七", "七八", "八九", "三五"]
)


def is_pair(low: str, high: str) -> bool:
    """Whether two digits side by side mean from the one to the other."""
    return low + high in _PAIRS


_PART = rf"(?:{MIXED}|[{DIGIT}十百千万亿]{{1,12}}(?:点[〇零一二三四五六七八九]{{1,12}})?)"
#: 三分之二, 百分之九十五点六, 3又1/2 aside.
FRACTION = re.compile(
    rf"(?:(?P<whole>{_PART})又)?(?P<below>\d{{1,4}}|[{DIGIT}十百千万亿]{{1,8}})分之"
    rf"(?P<above>[负+]?{_PART})(?P<power>[eE][-+]?\d{{1,2}}|\^\d{{1,2}})?(?P<kilo>[kK](?![A-Za-z]))?(?P<vague>[余多几])?"
)
SLASHED = re.compile(
    r"(?:(?P<whole>\d{1,3}) )?(?P<above>\d{1,4})/(?P<below>[1-9]\d{0,3})(?![\d/.])"
)
#: What joins the two ends of a range.
TO = re.compile(r" ?(?:—{1,2}|-{1,2}|~{1,2}|至|到|→) ?")
#: Punctuation that ends a clause.
STOP = "，。；、！？,;:：()（）]】」』”\"'\n\t \x00…."
