"""The digits of a title, of a name or a slogan in quotation marks, and a postcode.

In: prepared text, the offset of an ASCII digit, what stands in front of it. Out: a `Hit`, or None.
"""

from __future__ import annotations

import re

from reportmine.quantity.hit import Hit
from reportmine.text.units import units

__all__ = ["name_or_slogan", "without_unit"]

# “奋战1161”, “保7争6”: a number that ends what is written in quotation marks
_NAME_IN_QUOTES = re.compile(
    r"[“‘「](?:[一-鿿]{1,3}\d{1,3}(?=[争进]))?[一-鿿]{1,6}(?<![达到为是率约超至近共计有])$"
)
# 《中国诗歌100》
_TITLE_END = re.compile(r"\d{1,3}(?=[》〉])")
# 310000 behind a Latin address; 10001某市某路
_POSTCODE = re.compile(
    r"(?<=[a-z] )\d{5,6}(?=,? ?[A-Z]|[,.]?(?:\n|$))|\d{3,6}(?=[一-鿿]{1,3}[市县](?:[一-鿿]{1,3}[区乡镇路街]|$|[，,]))"
)
# “保7争6”
_STRIVES = re.compile(r"\d{1,3}(?=[争进]\d{1,3}[”’」])")
# “奋战1161、奋进2020”: two or more of a kind
_PARALLEL = re.compile(r"\d{1,5}(?=[、,][一-鿿]{1,6}\d{1,5}[”’」])")
# 「喜阅台湾：找寻319喜阅团队」: a number without a unit in the middle of a name
_INSIDE_NAME = re.compile(
    r"[“「][一-鿿,:：，]{2,14}(?<![达到为是率约超至近共计有等增升降比占值年])$"
)
_NAME_GOES_ON = re.compile(r"\d{2,4}(?=[一-鿿]{2,10}[”」])(?![提升增减降到至多余])")
_QUOTED = re.compile(r"\d{1,6}(?:[”\"’」])")
# “125510高质高效落实年”: digits that nobody writes for an amount open a slogan
_OPENS_NAME = re.compile(r"(?!(?:19|20)\d\d(?!\d))\d{4,6}(?=[一-鿿]{2,12}[”」])")


def name_or_slogan(text: str, at: int, before: str) -> Hit | None:
    """The digits of a title, of a name or slogan in quotation marks; and, among these, a postcode."""
    if (m := _TITLE_END.match(text, at)) and "《" in text[max(0, at - 20) : at]:
        return Hit(at, m.end(), "lexical", "number of a title")
    if _NAME_IN_QUOTES.search(before):
        if m := _QUOTED.match(text, at):
            return Hit(at, m.end() - 1, "lexical", "name in quotation marks")
        if m := _PARALLEL.match(text, at) or _STRIVES.match(text, at):
            return Hit(at, m.end(), "lexical", "slogan in quotation marks")
    inside = _INSIDE_NAME.search(text, max(0, at - 16), at)
    if inside and (m := without_unit(text, _NAME_GOES_ON.match(text, at))):
        return Hit(at, m.end(), "lexical", "name in quotation marks")
    if m := _POSTCODE.match(text, at):
        return Hit(at, m.end(), "identifier", "postcode")
    if before[-1:] in tuple('“"‘「') and (m := _QUOTED.match(text, at)):
        return Hit(at, m.end() - 1, "lexical", "name in quotation marks")
    opens = before[-1:] in ("“", "「")
    if opens and (m := without_unit(text, _OPENS_NAME.match(text, at))):
        return Hit(at, m.end(), "lexical", "slogan in quotation marks")
    return None


def without_unit(text: str, m: re.Match[str] | None) -> re.Match[str] | None:
    """The match, unless a unit follows it: then it is an amount."""
    return None if m is None or units().match(text, m.end()) else m
