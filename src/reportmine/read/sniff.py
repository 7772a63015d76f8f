"""What a file is, by its first bytes, and only then by its name."""

from __future__ import annotations

import re

from reportmine.read.quality import everyday

__all__ = ["sniff"]

_MAGIC: tuple[tuple[bytes, str], ...] = (
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "doc"),
    (b"{\\rtf", "rtf"),
    (b"\x89PNG\r\n\x1a\n", "image"),
    (b"\xff\xd8\xff", "image"),
    (b"GIF8", "image"),
    (b"II*\x00", "image"),
    (b"MM\x00*", "image"),
    (b"7z\xbc\xaf\x27\x1c", "archive"),
    (b"Rar!\x1a\x07", "archive"),
    (b"\x1f\x8b", "archive"),
    (b"SQLite format 3\x00", "sqlite"),
    (b"\x7fELF", "program"),
    (b"MZ", "program"),
)
_ZIPPED: tuple[tuple[bytes, str], ...] = (
    (b"word/", "docx"),
    (b"xl/", "xlsx"),
    (b"ppt/", "pptx"),
    (b"application/vnd.oasis.opendocument.text", "odt"),
    (b"OFD.xml", "ofd"),
)
_HTML = re.compile(rb"\s*(?:<!--.*?-->\s*)*<(?:!doctype\s+html|html|head|body)\b", re.I | re.S)
_MARKDOWN = (".md", ".markdown")
_TEXT_BOMS = (b"\xef\xbb\xbf", b"\xff\xfe", b"\xfe\xff")


def sniff(data: bytes, suffix: str = "") -> str:
    """The format of a file: "pdf", "text", "markdown", "docx", "html", "doc", "image" … or "binary".

    `data` is the file's content or at least its first kilobytes; `suffix` its extension.
    """
    suffix = suffix.lower()
    # PDF readers accept the mark anywhere in the first kilobyte.
    if b"%PDF-" in data[:1024]:
        return "pdf"
    for magic, format in _MAGIC:
        if data.startswith(magic):
            return format
    # Marks of two or four letters may also begin a text: the zero bytes behind them may not.
    if (data[:2] == b"BM" and data[6:10] == bytes(4)) or data[:4] + data[8:12] == b"RIFFWEBP":
        return "image"
    if data.startswith(b"PK\x03\x04"):
        head = data[:4096] + data[-65536:]
        return next((format for mark, format in _ZIPPED if mark in head), "archive")
    if _HTML.match(data[:2048].removeprefix(b"\xef\xbb\xbf")) or suffix in (".html", ".htm"):
        return "html"
    if suffix == ".pdf" and not data.startswith(_TEXT_BOMS):
        return "pdf"
    if not data.startswith(_TEXT_BOMS) and _is_binary(data):
        return "binary"
    return "markdown" if suffix in _MARKDOWN else "text"


def _is_binary(data: bytes) -> bool:
    """Zero bytes, and no Chinese in UTF-16."""
    head = data[:4096]
    if b"\0" not in head:
        return False
    head = head[: len(head) // 2 * 2]
    return all(everyday(head.decode(name, "replace")) < 0.7 for name in ("utf-16-le", "utf-16-be"))
