"""List numbers: 一、 （二） 1． 2.3.1 ① 一是, at the start of a paragraph or inside it.

Each function takes the prepared text, the offset of a numeral and the offset before which nothing
may be taken, and gives a `Hit` or None.
"""

from __future__ import annotations

import re

from reportmine.quantity.grammar import DIGITS, ORDER, TO
from reportmine.quantity.hit import Hit
from reportmine.text.units import units

_FINANCIAL = "[壹贰叁肆伍陆柒捌玖拾貳參陸]"
_LEAD = re.compile(r"(?:^|[\n\t\x00])[ #*>•●■◆★▶·\-—“\"(《\[【]*$")
_ITEM = re.compile(
    rf"(?P<plain>{ORDER}{{1,4}}|{_FINANCIAL}{{1,3}}|[1-9]\d{{0,2}})"
    rf"(?:、|\.(?![\d])|\.(?=(?:(?:19|20)\d\d年|(?:1[0-2]|[1-9])月|[1-9]\d岁以[上下]|[1-9]\d?(?:名|位|户)(?![/均])))|[,，](?!\d)"
    rf"|\)(?:、)?|(?=[ \n]|$))"
    r"|(?P<dotted>\d{1,2}(?:\.\d{1,2}){1,4})\.?(?=[ 、一-鿿A-Za-z(《“]|$|\n)"
)
_PARENTHESES = re.compile(rf"\((?P<n>{ORDER}{{1,4}}|\d{{1,2}})\)(?:[、.])?")
_FOLLOWS = re.compile(r"[。；;：:！？.)）」”\n\t][ “\"]*$")
_SAY = re.compile(rf"{ORDER}{{1,2}}(?:是(?!否|非)|要(?=[^，。、]{{2}})|则(?!新)|来(?=[，,]))")
_SAY_FRONT = re.compile(r"(?:[。；;：:，,、！”\n\t\x00 (]|^|[的以下有项点面]|[，。；]其)$")
_DOT_WORD = re.compile(r"[1-9]\d?\.(?=[一-鿿(《“])")


# 01 on a line of its own, over the title of a slide
_ALONE = re.compile(r"(?<![^\n])0[1-9](?=\n|$)")


def numbering(text: str, at: int, floor: int) -> Hit | None:
    """A list number, at the start of a paragraph or behind a full stop or colon."""
    opening = at - 1 if at > floor and text[at - 1] == "(" else at
    window = text[max(0, opening - 8) : opening]
    leads = opening == 0 or bool(_LEAD.search(window)) or opening == floor == 0
    if opening < at and (m := _PARENTHESES.match(text, opening)):
        inside_word = text[opening - 1 : opening] in tuple("表图式") and not leads
        if not inside_word:
            return Hit(opening, m.end(), "numbering", "numbering in parentheses")
    if not leads and not _FOLLOWS.search(window):
        m = _DOT_WORD.match(text, at)
        if m and (text[at - 1 : at] == " " or not text[at - 1 : at].isascii()):
            return Hit(at, m.end(), "numbering", "numbering inside a paragraph")
        return _saying(text, at, window)
    if m := _ALONE.match(text, at):
        return Hit(at, m.end(), "numbering", "number of what stands below it")
    m = _ITEM.match(text, at)
    if m is None:
        return _saying(text, at, window)
    if m["dotted"] and _measures(text, at):
        return None
    if m["plain"] and not leads and m.group()[-1:] not in "、.)":
        return _saying(text, at, window)
    if m["plain"] and m.end() == m.end("plain"):
        return None
    if m["plain"] and m.group()[-1] == "、" and not leads and _enumeration(text, m.end()):
        return None
    if m.group()[-1] == ")":
        return Hit(opening, m.end(), "numbering", "numbering in parentheses")
    return Hit(at, m.end(), "numbering", "numbering at the start of an item")


def _measures(text: str, at: int) -> bool:
    """2.3万元 and 1.5至2米 at the start of a paragraph are amounts, 2.3 总体情况 is not."""
    m = DIGITS.match(text, at)
    if m and (to := TO.match(text, m.end())):
        m = DIGITS.match(text, to.end()) or m
    if m is None or text.count(".", m.start(), m.end()) > 1:
        return False
    unit = units().match(text, m.end())
    return text[m.end() : m.end() + 1] in tuple("万亿千百%‰倍kK") or bool(
        unit and (unit.likely > 0.6 or unit.kind == "measure")
    )


_ENUM = re.compile(r"[\d一二三四五六七八九十]{1,3}(?:[月年日届期号级类项个两、]|季度)")


def _enumeration(text: str, after: int) -> bool:
    """3、5两月: the 、 joins two numbers."""
    return bool(_ENUM.match(text, after))


def _saying(text: str, at: int, window: str) -> Hit | None:
    """一是…；二是… inside a paragraph."""
    m = _SAY.match(text, at)
    if m and (at == 0 or _SAY_FRONT.search(window)):
        return Hit(at, m.end(), "numbering", "numbering: 一是 and the like")
    return None


_SPECIAL = re.compile(r"[①-⓿❶-➓㈠-㈩㊀-㊉㉑-㉟㊱-㊿Ⅰ-ↈ]+(?:级|类|型|期)?[、.]?")


def enclosed(text: str, at: int) -> Hit | None:
    """① ㈠ Ⅱ: numbering, or a grade where a noun for one follows (Ⅱ级)."""
    m = _SPECIAL.match(text, at)
    if m is None:
        return None
    if m.group()[-1] in "级类型期" or text[at - 1 : at] in tuple("第甲乙"):
        return Hit(at, m.end(), "ordinal", "grade in Roman numerals")
    return Hit(at, m.end(), "numbering", "enclosed numeral")
