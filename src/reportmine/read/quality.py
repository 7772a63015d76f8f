"""Is a text layer usable? A score for garble, calibrated on Chinese, bilingual and Latin pages.

    garble(text)  →  0.0 (reads well) … 1.0 (not one character can be trusted)
    unmapped(text)   whether a printed page shows the codes of a font instead of its characters

Three signs: bytes of one encoding shown in another (`æ¿åº`, `锟斤拷`), characters that have no
meaning at all (private use, replacement), and ideographs that nobody writes: of the hanzi in a
real page nearly all are among the 3,755 of GB 2312's first level or the 5,401 of Big5's; a wrong
character map draws evenly from 21,000.
"""

from __future__ import annotations

import re
from functools import cache

__all__ = ["GARBLED", "everyday", "garble", "unmapped"]

GARBLED = 0.35
"""From this score on a page's text is not mined."""

_BYTES = re.compile(
    r"[\u0080-\u00b6\u00b8-\u00d6\u00d8-\u024f\u02b0-\u02ff\ufb00-\ufb06\u2020-\u2021\u2030\u0192]"
)
_MEANINGLESS = re.compile(r"[\ue000-\uf8ff\ufffd\U000f0000-\U0010ffff]|锟斤拷|烫烫烫|屯屯屯")
_NOT_ASCII = re.compile(r"[^\x00-\x7f\s]")
_HAN = re.compile(r"[\u3400-\u9fff\U00020000-\U0003ffff]")
_FOREIGN = re.compile(r"[\u0400-\u08ff\u0e00-\u0fff\ua000-\ua4cf\uac00-\ud7af]")
_SIGNS = re.compile(
    r"[\x01\x03-\x08\x0b\x0c\x0e-\x1f#$*+<=>\[\\\]^`{|}~\u00a1-\u00a6\u00a8-\u00af\u00b4-\u00b6\u00b8-\u00bf]"
)
_LETTERS = re.compile(r"[\u00c0-\u024f\u02b0-\u02ff]")
_RULED = re.compile(r"(.)\1{3,}")
_FEW_SIGNS = 0.06  # of a page; on printed reports it is below 0.01
_ENOUGH = 8
_SAMPLE = 200
_PAGE_SAMPLE = 250
_READS_WELL = 0.8
_LONG_SAMPLE = 8_000


def garble(text: str) -> float:
    """How much of the text is not language, from 0 to 1; 0 for texts too short to tell."""
    text = text[:: 1 + len(text) // _PAGE_SAMPLE]
    solid = len(text) - text.count(" ") - text.count("\u3000") - text.count("\n") - text.count("\r")
    foreign = _NOT_ASCII.findall(text)
    if len(foreign) < _ENOUGH:
        return 0.0
    if sum(map(_common().__contains__, foreign)) > _READS_WELL * len(foreign):
        return 0.0
    joined = "".join(foreign)
    broken = (
        len(_BYTES.findall(joined))
        + len(_MEANINGLESS.findall(joined))
        + len(_FOREIGN.findall(joined))
    )
    score = broken / len(foreign)
    # Accents in a Latin text are a few letters among many: weigh them against all letters.
    if len(foreign) < 0.4 * solid:
        score *= (len(foreign) / (0.4 * solid)) ** 2
    return max(score, _rare(_HAN.findall(joined)))


def unmapped(text: str) -> bool:
    """Whether a page's characters are codes of fonts that lost their character map, all of them or
    some: `-5JK坚ËNOÂ±爱I!"#$%&`.

    Such text is worse than none: what is left of it reads on, with other numbers.
    """
    text = text[:: 1 + len(text) // (2 * _PAGE_SAMPLE)]
    if len(_SIGNS.findall(text)) + len(_LETTERS.findall(text)) < _ENOUGH:
        return False
    text = _RULED.sub(r"\1", "".join(text.split()))
    odd = len(_SIGNS.findall(text))
    if len(_HAN.findall(text)) > 0.2 * len(text):
        odd += len(_LETTERS.findall(text))
    return odd >= _ENOUGH and odd > _FEW_SIGNS * len(text)


def everyday(text: str) -> float:
    """The share of a text's characters that everyday Chinese text has, from 0 to 1."""
    solid = [char for char in text[:_LONG_SAMPLE] if not char.isspace()]
    if not solid:
        return 0.0
    common = _common()
    good = sum("!" <= char <= "~" or char in common for char in solid)
    return good / len(solid)


def _rare(hanzi: list[str]) -> float:
    """0 where the hanzi are everyday ones, 1 where half of them or more are rare."""
    if len(hanzi) < 3 * _ENOUGH:
        return 0.0
    step = max(1, len(hanzi) // _SAMPLE)
    sample, common = hanzi[::step], _common()
    share = sum(char not in common for char in sample) / len(sample)
    return min(1.0, max(0.0, 2.5 * (share - 0.12)))


@cache
def _common() -> frozenset[str]:
    """Punctuation and full-width forms, GB 2312's first level, Big5's symbols and first level."""
    simplified = ((0xA1, 0xA1), (0xA3, 0xA3), (0xB0, 0xD7))
    traditional = ((0xA1, 0xA1), (0xA4, 0xC6))
    out: set[str] = set()
    tables: tuple[tuple[str, tuple[tuple[int, int], ...], tuple[int, ...]], ...] = (
        ("gb2312", simplified, tuple(range(0xA1, 0xFF))),
        ("big5", traditional, (*range(0x40, 0x7F), *range(0xA1, 0xFF))),
    )
    for encoding, rows, seconds in tables:
        for first, last in rows:
            for lead in range(first, last + 1):
                cells = b"".join(bytes((lead, second)) for second in seconds)
                out.update(cells.decode(encoding, "ignore"))
    return frozenset(out)
