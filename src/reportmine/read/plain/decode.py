"""Bytes → text: byte-order mark, strict UTF-8, then the Chinese encodings by how well they read.

Trying GB18030 after UTF-8 is not enough: it accepts nearly any Big5 file and reads it as nonsense.
charset-normalizer proposes, and the share of everyday hanzi decides.
"""

from __future__ import annotations

import codecs

from charset_normalizer import from_bytes

from reportmine.read.quality import everyday

__all__ = ["decode"]

_BOMS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_CHINESE = ("gb18030", "big5hkscs", "utf_16_le", "utf_16_be")
_SAMPLE = 64 * 1024


def decode(data: bytes) -> tuple[str, str, int]:
    """The text, the name of its encoding, and how many characters had to be replaced by U+FFFD."""
    for bom, name in _BOMS:
        if data.startswith(bom):
            text = data.decode(name, "replace")
            return text, name, text.count("\ufffd")
    try:
        return data.decode("utf-8"), "utf-8", 0
    except UnicodeDecodeError:
        pass
    name = _guess(data)
    text = data.decode(name, "replace")
    return text, name, text.count("\ufffd")


def _guess(data: bytes) -> str:
    sample = data[:_SAMPLE]
    proposed = [
        match.encoding
        for match in from_bytes(sample, cp_isolation=list(_CHINESE))
        if match.encoding
    ]
    names = [*dict.fromkeys([*proposed, *_CHINESE, "utf-8"])]
    return max(names, key=lambda name: (_score(sample, name), -names.index(name)))


def _score(sample: bytes, name: str) -> float:
    text = sample.decode(name, "replace")
    broken = text.count("\ufffd") / max(1, len(text))
    return everyday(text) - 5 * broken
