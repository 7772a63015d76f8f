"""Messages for people, in their language: `told("zh", "page 3 is blank")` is 第 3 页空白.

In: an English sentence as errors and notes hold it. Out: the same in Chinese, by the templates of `data/zh.toml`;
what no template fits stays as it is. What fills a template is looked up as well, for messages hold reasons.
"""

from __future__ import annotations

import re
import tomllib
from functools import lru_cache
from importlib.resources import files
from typing import NamedTuple

__all__ = ["messages", "told"]

_HOLE = "{}"
_FILLED = re.compile(r"\{(\d?)\}")
_LONGEST = 600  # characters: what is longer is no message of ours


class _Template(NamedTuple):
    """A message with holes: its words in front, the whole as a pattern, and how Chinese says it."""

    begins: str
    pattern: re.Pattern[str]
    zh: str


@lru_cache(maxsize=1)
def messages() -> dict[str, str]:
    """The templates, English to Chinese."""
    source = files("reportmine") / "data" / "zh.toml"
    found: dict[str, str] = tomllib.loads(source.read_text(encoding="utf-8"))["messages"]
    return found


@lru_cache(maxsize=1)
def _templates() -> tuple[_Template, ...]:
    """Those with holes, the most telling first: the one with the most words of its own."""
    holed = [en for en in messages() if _HOLE in en]
    holed.sort(key=lambda en: (-len(en.replace(_HOLE, "")), en))
    return tuple(
        _Template(
            en.partition(_HOLE)[0],
            re.compile("(.+?)".join(map(re.escape, en.split(_HOLE))), re.DOTALL),
            messages()[en],
        )
        for en in holed
    )


def told(lang: str, message: str) -> str:
    """The message in Chinese where `lang` is "zh" and a template fits, else as it is."""
    return _zh(message) if lang == "zh" else message


@lru_cache(maxsize=1024)
def _zh(message: str) -> str:
    known = messages().get(message)
    if known is not None or len(message) > _LONGEST:
        return known or message
    for template in _templates():
        if message.startswith(template.begins) and (found := template.pattern.fullmatch(message)):
            return _filled(template.zh, [_zh(part) for part in found.groups()])
    return message


def _filled(zh: str, parts: list[str]) -> str:
    order = iter(range(len(parts)))
    return _FILLED.sub(lambda hole: parts[int(hole[1]) if hole[1] else next(order)], zh)
