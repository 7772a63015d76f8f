"""Folding the characters that stand for others, with the mapping kept.

PDF producers write 工 as the radical ⼯, 金 as the compatibility ideograph 金, a bullet as a
private-use code, and sprinkle zero-width marks. `fold` undoes this one character for one
character; `fold_line` also drops what prints nothing and says which characters it kept, so that
every character still knows its box. Full-width digits and punctuation stay as they are written.
"""

from __future__ import annotations

import re
import unicodedata
from functools import cache

from reportmine.text import shipped

__all__ = ["fold", "fold_line", "squeeze"]

_COMPATIBILITY = (range(0xF900, 0xFB00), range(0x2F800, 0x2FA20))
_PRIVATE = "\ue000-\uf8ff\U000f0000-\U000ffffd\U00100000-\U0010fffd"
_SILENT = "\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufe00-\ufe0f\ufeff\U000e0100-\U000e01ef"
_CONTROL = "\x00-\x08\x0b-\x1f\x7f-\x9f"
_ODD = re.compile(
    f"[\u2e80-\u2fd5\uf900-\ufaff\U0002f800-\U0002fa1f\u00a0\u2000-\u200a\u202f\u205f\ufffe"
    f"{_PRIVATE}{_SILENT}{_CONTROL}]"
)
_DROP = re.compile(f"[{_PRIVATE}{_SILENT}{_CONTROL}]")
_BULLET = re.compile(f"\\s*([{_PRIVATE}])(?=\\s*[^\\s{_PRIVATE}])")


@cache
def _table() -> dict[int, str]:
    """Code point → the character it stands for; each exactly one character long."""
    radicals = shipped.rule_file("radicals.toml")
    table = {
        ord(radical): ideograph
        for radical, ideograph in zip(radicals["radicals"], radicals["ideographs"], strict=True)
    }
    for block in _COMPATIBILITY:
        for code in block:
            folded = unicodedata.normalize("NFKC", chr(code))
            if len(folded) == 1 and folded != chr(code):
                table[code] = folded
    table.update(dict.fromkeys([0xA0, 0x202F, 0x205F, *range(0x2000, 0x200B)], " "))
    # PDFium writes U+FFFE (older versions U+0002) for the hyphen of a word broken over two lines.
    table[0xFFFE] = table[0x02] = "-"
    return table


def fold(text: str) -> str:
    """Radicals and compatibility ideographs → ideographs, odd spaces → space; same length."""
    return text.translate(_table()) if _ODD.search(text) else text


def fold_line(text: str) -> tuple[str, list[int] | None]:
    """One printed line, folded, without what prints nothing.

    Returns the new text and the indices of the characters kept; None where all were. A
    private-use character that opens the line is its bullet and becomes `•`.
    """
    if not _ODD.search(text):
        return text, None
    bullet = _BULLET.match(text)
    if bullet:
        text = f"{text[: bullet.start(1)]}•{text[bullet.end(1) :]}"
    text = text.translate(_table())
    if not _DROP.search(text):
        return text, None
    keep = [i for i, char in enumerate(text) if not _DROP.match(char)]
    return "".join([text[i] for i in keep]), keep


def squeeze(text: str) -> str:
    """Text without any white space."""
    return "".join(text.split())
