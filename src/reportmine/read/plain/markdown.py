"""Markdown → lines with styles, and pipe tables.

Marks are not text: `#`, emphasis, links' addresses, comments and fences go; so does a YAML head, whose
title becomes the first line, with the style "title" (`head`).
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from reportmine.read.printed import Block, Grid, GridCell, Printed

__all__ = ["parse"]

_COMMENT = re.compile(r"<!--.*?-->", re.S)
_HEADING = re.compile(r"^ {0,3}(#{1,6})[ \t]+(.*?)[ \t]*#*[ \t]*$|^ {0,3}(#{1,6})([^#\s].*?)#*$")
_UNDERLINE = re.compile(r"^ {0,3}(=+|-{2,})[ \t]*$")
_RULE = re.compile(r"^ {0,3}(?:[-*_][ \t]*){3,}$")
_FENCE = re.compile(r"^ {0,3}(?:```|~~~)")
_ITEM = re.compile(r"^[ \t]*[-*+][ \t]+(?:\[[ xX]\][ \t]+)?")
_QUOTE = re.compile(r"^[ \t]*(?:>[ \t]?)+")
_DIVIDER = re.compile(r"^[ \t]*\|?[ \t]*:?-+:?[ \t]*(?:\|[ \t]*:?-+:?[ \t]*)*\|?[ \t]*$")
_PIPE = re.compile(r"(?<!\\)\|")
_IMAGE = re.compile(r"!\[([^\]\n]{0,200})\]\([^()\n]{0,500}\)")
_LINK = re.compile(r"\[([^\]\n]{1,300})\]\([^()\n]{0,500}\)")
_STRONG = re.compile(r"(\*\*|__|~~)(?=\S)(.{1,400}?)(?<=\S)\1")
_EMPHASIS = re.compile(r"(?<![\w*])\*(?=[^\s*])([^*\n]{1,300})(?<=\S)\*(?![\w*])")
_UNDERSCORE = re.compile(r"(?<!\w)_(?=[^\s_])([^_\n]{1,400})(?<=\S)_(?!\w)")
_CODE = re.compile(r"`+([^`\n]+)`+")
_TAG = re.compile(r"</?(?:br|p|div|span|b|i|u|strong|em|font|center|a|img)\b[^<>]{0,300}/?>", re.I)
_ESCAPE = re.compile(r"\\([\\`*_{}\[\]()#+\-.!|>~])")


def parse(text: str, title: str | None = None) -> Iterator[Block]:
    """The blocks of a Markdown text without its head, in order; a line is a paragraph. Its lines end with "\\n"."""
    if title:
        yield Printed(title, style="title")
    lines = _COMMENT.sub("", text).split("\n")
    i = 0
    fenced = False
    while i < len(lines):
        line = lines[i]
        i += 1
        if _FENCE.match(line):
            fenced = not fenced
            continue
        if fenced:
            yield from _line(line.strip(), None)
            continue
        if "|" in line and i < len(lines) and "|" in lines[i] and _DIVIDER.match(lines[i]):
            end = i + 1
            while end < len(lines) and "|" in lines[end] and lines[end].strip():
                end += 1
            yield _table([line, *lines[i + 1 : end]])
            i = end
            continue
        if i < len(lines) and line.strip() and _UNDERLINE.match(lines[i]) and not _ITEM.match(line):
            level = 1 if "=" in lines[i] else 2
            yield from _line(bare(line), f"heading {level}")
            i += 1
            continue
        yield from _block(line)


def _block(line: str) -> Iterator[Printed]:
    if _RULE.match(line):
        return
    heading = _HEADING.match(line)
    if heading:
        marks, words = heading[1] or heading[3], heading[2] or heading[4] or ""
        yield from _line(bare(words), f"heading {len(marks)}")
        return
    line = _QUOTE.sub("", line)
    item = _ITEM.match(line)
    if item:
        line = line[item.end() :]
    yield from _line(bare(line), "list" if item else None)


def _line(text: str, style: str | None) -> Iterator[Printed]:
    text = text.replace("\t", " ").strip(" \u3000\\")
    if text:
        yield Printed(text, style=style)


def bare(text: str) -> str:
    """A line without its inline marks."""
    text = _IMAGE.sub(r"\1", text)
    text = _LINK.sub(r"\1", text)
    text = _CODE.sub(r"\1", text)
    text = _STRONG.sub(r"\2", text)
    text = _EMPHASIS.sub(r"\1", text)
    text = _UNDERSCORE.sub(r"\1", text)
    text = _TAG.sub("", text)
    return _ESCAPE.sub(r"\1", text).strip()


def _table(lines: list[str]) -> Grid:
    table = [_cells(line) for line in lines]
    width = max(len(row) for row in table)
    rows = [
        [
            GridCell(0, 0, 0, 0, r, c, lines=[Printed(text)] if text else [])
            for c, text in enumerate([*row, *[""] * (width - len(row))])
        ]
        for r, row in enumerate(table)
    ]
    return Grid(0, 0, 0, 0, 0, [float(c) for c in range(width + 1)], rows)


def _cells(line: str) -> list[str]:
    parts = _PIPE.split(line.strip())
    if parts and not parts[0].strip():
        parts = parts[1:]
    if parts and not parts[-1].strip():
        parts = parts[:-1]
    return [bare(part).replace("\t", " ") for part in parts]
