"""Messages and reasons for people, in their language: `told("zh", "page 3 is blank")` is 第 3 页空白.

In: an English sentence as errors and notes hold it, or the reasons of a finding. Out: the same in Chinese, by the
templates of `data/zh.toml`; what no template fits stays as it is. What fills a template is looked up as well, for
messages hold reasons.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache
from itertools import chain, zip_longest
from typing import NamedTuple

from reportmine.text.shipped import rule_file

__all__ = ["messages", "reason", "told", "told_all"]

_HOLE = re.compile(r"\{#?\}")
_FILLED = re.compile(r"\{(\d?)#?\}")
_LONGEST = 600  # characters: what is longer is no message of ours
# text +1.8, first words +0.6: what the parts of a model's answer added
_ADDED = re.compile(r"[a-z][a-z, ]*(?= [+-]\d)")


class _Template(NamedTuple):
    """A message with holes: its words in front, the whole as a pattern, and how Chinese says it."""

    begins: str
    pattern: re.Pattern[str]
    zh: str


def messages(name: str = "messages") -> dict[str, str]:
    """The templates of a table ("messages", "reasons"), English to Chinese."""
    found: dict[str, str] = rule_file("zh.toml")[name]
    return found


@lru_cache(maxsize=2)
def _templates(table: str) -> tuple[_Template, ...]:
    """Those with holes, the most telling first: the one with the most words of its own."""
    known = messages(table)
    holed = [en for en in known if _HOLE.search(en)]
    holed.sort(key=lambda en: (-len(_HOLE.sub("", en)), en))
    return tuple(_Template(_HOLE.split(en)[0], _pattern(en), known[en]) for en in holed)


def _pattern(template: str) -> re.Pattern[str]:
    """`{}` stands for anything, `{#}` for numbers of pages and paragraphs."""
    holes = (r"([\d–, ]+)" if hole[0] == "{#}" else "(.+?)" for hole in _HOLE.finditer(template))
    words = map(re.escape, _HOLE.split(template))
    return re.compile(
        "".join(chain.from_iterable(zip_longest(words, holes, fillvalue=""))), re.DOTALL
    )


def told(lang: str, message: str) -> str:
    """The message in Chinese where `lang` is "zh" and a template fits, else as it is."""
    return _zh("messages", message) if lang == "zh" else message


def told_all(lang: str, all_of_them: Iterable[str]) -> str:
    """Several messages in one line, each with a stop behind it or a semicolon."""
    between, behind = ("；", "") if lang == "zh" else ("; ", " ")
    line = ""
    for message in (told(lang, each) for each in all_of_them):
        gap = behind if line.endswith((".", "。")) else between
        line = f"{line}{gap}{message}" if line else message
    return line


def reason(lang: str, because: str) -> str:
    """The reasons of a finding, parted by “; ”, likewise."""
    if lang != "zh":
        return because
    return "；".join(_zh("reasons", _added(part)) for part in because.split("; ") if part)


def _added(part: str) -> str:
    return _ADDED.sub(lambda found: messages("reasons").get(found[0].strip(", "), found[0]), part)


@lru_cache(maxsize=4096)
def _zh(table: str, message: str) -> str:
    known = messages(table).get(message)
    if known is not None or len(message) > _LONGEST:
        return known or message
    for template in _templates(table):
        if message.startswith(template.begins) and (found := template.pattern.fullmatch(message)):
            return _filled(template.zh, [_zh(table, part) for part in found.groups()])
    return message


def _filled(zh: str, parts: list[str]) -> str:
    order = iter(range(len(parts)))
    return _FILLED.sub(lambda hole: parts[int(hole[1]) if hole[1] else next(order)], zh)
