"""What a page has of its paper, where no other page shows it: a letterhead, the number of the document.

    stationery(leaves, numbers)     the ids of such lines; `numbers`: ids of the page numbers
    is_document_number(text)        某某〔2023〕12号, and nothing else

A running head says the same on several pages. A report of one page has its letterhead once, and a page out
of a longer document has a head with none to compare it to; these are known by what they say.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Set

from reportmine.read.printed import Leaf, Printed
from reportmine.text.normalize import squeeze

__all__ = ["is_document_number", "stationery"]

_DOCUMENT_NUMBER = re.compile(r"[\u3400-\u9fff]{2,8}[〔\[【（(]\d{4}[〕\]】）)]\d{1,5}号")
# TEL 02-1234 • FAX 02-1235 • http://…: how to reach the body, and no sentence
_CONTACT = re.compile(
    r"TEL|FAX|E-?MAIL|[电電][话話]|[传傳]真|[邮郵][编編箱]|[网網][址站]|地址|https?:|www\.",
    re.IGNORECASE,
)
_SENTENCE = re.compile("[。；！？]|如有|请|請|咨询|諮詢|联系|聯繫|聯絡")
# 10001某市某路3号2楼; an address or a name in Latin letters has no Chinese character
_ADDRESS = re.compile(r"\d{3,6}[\u3400-\u9fff].*[路街巷道段][\d一二三四五六七八九十].*[号號楼樓室]")
_CHINESE = re.compile("[\u3400-\u9fff]")
_HEAD_ZONE, _FOOT_ZONE = 0.18, 0.915


def is_document_number(text: str) -> bool:
    """Whether a line is the number of a document and nothing else."""
    return bool(_DOCUMENT_NUMBER.fullmatch(squeeze(text)))


def stationery(leaves: list[Leaf], numbers: Set[int]) -> set[int]:
    """The lines of the first page that are not its text."""
    first = next((leaf for leaf in leaves if leaf.blocks), None)
    if first is None:
        return set()
    lines = [line for line in first.blocks if isinstance(line, Printed)]
    lines.sort(key=lambda line: line.top)
    found = (*_letterhead(first, lines), *_head_of_excerpt(first, lines, numbers))
    return {id(line) for line in found}


def _letterhead(leaf: Leaf, lines: list[Printed]) -> Iterator[Printed]:
    """The foot that tells how to reach the body, and with it the address at the head; the name stays."""
    foot = [line for line in lines if line.top > _FOOT_ZONE * leaf.height and _reaches(line.text)]
    if not foot:
        return
    yield from foot
    for line in lines:
        if line.bottom > _HEAD_ZONE * leaf.height:
            break
        if not _CHINESE.search(line.text) or _ADDRESS.fullmatch(squeeze(line.text)):
            yield line


def _reaches(text: str) -> bool:
    return len(_CONTACT.findall(text)) > 1 and not _SENTENCE.search(text)


def _head_of_excerpt(leaf: Leaf, lines: list[Printed], numbers: Set[int]) -> Iterator[Printed]:
    """The number of the document above the text of a page that is not its first one."""
    own = [squeeze(line.text).strip("-—– ") for line in lines if id(line) in numbers]
    later = any(number.isdecimal() and int(number) > 1 for number in own)
    body = [line for line in lines if id(line) not in numbers]
    top = body[0] if later and len(body) > 1 else None
    if top and top.bottom < _HEAD_ZONE * leaf.height and is_document_number(top.text):
        yield top
