"""How a line begins: like an item of a list or a heading, or with the rest of a number.

    starts_item(line)                   一、…, （二）…, 3．…, • …
    without_number(line)                the line without the number that it begins with
    number_goes_on(line, following)     支出4|,977元, 座位20|个
    mark_goes_on(line, following)       认真执行《|工会法|》，修订章程
    BULLET                              • and its like: marks of a list that count nothing
    WORD                                a Latin word or a number, which no line parts

What a line *is* (paragraph, heading, row) is for its caller to say.
"""

from __future__ import annotations

import re

__all__ = [
    "BULLET",
    "STRONG",
    "WORD",
    "mark_goes_on",
    "number_goes_on",
    "starts_item",
    "without_number",
]

_NUMERAL = "一二三四五六七八九十百"
_BULLETS = "•●■◆◇○□▲★※➢➤✓►▪"
_ITEM = re.compile(
    rf"(?:第[\d{_NUMERAL}零〇]+(?:部分|[章节条篇编]))"
    rf"|[{_NUMERAL}]+[、．.]|[壹贰叁肆伍陆柒捌玖拾貳參陸]+、"
    rf"|[（(][{_NUMERAL}\d]+[)）]|[①-⑳]"
    r"|\d{1,2}[、．)）]|\d{1,2}\.(?!\d)|\d{1,2}(?:\.\d{1,2}){1,3}[ 　、]"
    r"|[A-Za-z][、．.)）]\s*(?=[\u3400-\u9fff])"
    rf"|(?:提案|案由|议案|議案|议题|議題|议程|議程|动议|動議)\s*[（(]?[{_NUMERAL}\d]{{1,2}}[)）]?\s*[.．、:：]"
    rf"|[{_BULLETS}–]|——"
)
WORD = re.compile(r"[0-9A-Za-z.,%‰@:/+#&_\-]+")
STRONG = re.compile(
    rf"第[\d{_NUMERAL}零〇]+(?:部分|[章节条篇编])|[{_NUMERAL}]+、|[（(][{_NUMERAL}]+[)）]"
)
BULLET = re.compile(f"[{_BULLETS}]")
_DIGIT_END = re.compile(r"\d$")
# No paragraph begins so: digits of a number, or its unit, which keeps the punctuation behind it.
_REST_OF_NUMBER = re.compile(
    r"[.．]\d|[,，]\d{3}|\d{1,4}(?:\.\d+)?(?:[%％万亿余多元]|[个件条名项次份家篇场期册人户](?!级))|[%％‰万亿余多]"
    r"|[个個件条條名项項次份家篇场場期册冊人户戶元](?=[，。；、：,;“（(])"
)
# Neither stands at that end of a paragraph; “ and ” are often typed for each other, ) may end a number.
_OPENED = re.compile(r"[《〈（「『【〔]$")
_CLOSED = re.compile(r"[，。、；：！？）》〉」』】〕]")
# 一要 / 规范培训, in a line of its own where it was set apart by its looks
_COUNTS = re.compile("[一二三四五六七八九十]+[是要]")
_ONLY_COUNTS = re.compile(rf"{_COUNTS.pattern}|第[一二三四五六七八九十]+，")


def starts_item(text: str) -> bool:
    """Whether a line begins like an item of a list or a numbered heading."""
    return bool(_ITEM.match(text))


def without_number(text: str) -> str:
    """A line without the number or bullet that it begins with."""
    match = _ITEM.match(text)
    return text[match.end() :].lstrip() if match else text


def number_goes_on(line: str, following: str) -> bool:
    """Whether a line ends inside a number, or between a number and its unit: 支出4|,977元, 座位20|个。"""
    return bool(_DIGIT_END.search(line) and _REST_OF_NUMBER.match(following))


def mark_goes_on(line: str, following: str) -> bool:
    """Whether a line ends inside a title or a clause that goes on, as where a page set a link on a line of its
    own: 认真执行《|工会法|》，修订章程; or with the word that counts what follows: 一要|规范培训."""
    if _OPENED.search(line) or _CLOSED.match(following) or _ONLY_COUNTS.fullmatch(line):
        return True
    return line.endswith("，") and bool(_COUNTS.match(following))
