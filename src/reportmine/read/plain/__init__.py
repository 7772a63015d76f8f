"""Plain text and Markdown → Report: no pages, no boxes, lines with addresses; rows of cells are tables.

A line is a paragraph, unless the file was wrapped at a fixed width (text copied from a PDF, with
or without a blank line after each printed line): then its lines are joined again. Leading
ideographic spaces are an indent and no text. Form feeds, page numbers and contents are left out.

decode     bytes → text                     wraps, unwrap   lines that were cut at a width, joined
head       what a YAML head says            tabbed          tables set with tabs, bars or blanks
markdown   marks → styles and tables
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterable, Iterator
from pathlib import Path

from reportmine.errors import ReadError
from reportmine.read.assembly.assemble import Builder
from reportmine.read.assembly.furniture import is_page_number
from reportmine.read.assembly.listing import contents_entries
from reportmine.read.assembly.openings import mark_goes_on
from reportmine.read.assembly.stationery import is_document_number
from reportmine.read.plain.decode import decode
from reportmine.read.plain.head import split_head
from reportmine.read.plain.markdown import parse
from reportmine.read.plain.tabbed import grid_of, runs
from reportmine.read.plain.unwrap import unwrap
from reportmine.read.plain.wraps import Wrap, find_wrap
from reportmine.read.printed import Grid, Printed
from reportmine.read.quality import GARBLED, garble
from reportmine.report import Note, Report
from reportmine.text.normalize import fold_line, squeeze

__all__ = ["read_plain"]

_TABLE = "\ue0ff"  # in the lines, stands for a table
# a letter, a stop or a digit, and the blank behind it
_APART = re.compile(r"(?<![^\s])[^\sA-Za-z] (?=[^\s](?:\s|$))")
_BETWEEN = re.compile(r"(?<=[^\sA-Za-z]) (?=[^\sA-Za-z])")


def read_plain(path: Path, data: bytes, *, id: str, source: str) -> Report:
    """Read a text or Markdown file. Raises ReadError ("empty", "unreadable")."""
    text, encoding, damaged = decode(data)
    if not text.strip():
        raise ReadError("empty", "blank", f"{path.name} holds no text, only white space.")
    if garble(text) >= GARBLED or damaged > max(3, len(text) // 50):
        raise ReadError(
            "unreadable", "unknown_encoding",
            f"{path.name} is in no encoding that could be recognised (UTF-8, UTF-16, GB18030, "
            "Big5). Save it as UTF-8 and read it again.",
        )  # fmt: skip
    notes: list[Note] = []
    if damaged:
        notes.append(
            Note("read", "damaged_bytes", f"{damaged} bytes that are not {encoding} are shown as \ufffd")
        )  # fmt: skip
    markdown = path.suffix.lower() in (".md", ".markdown")
    builder = Builder()
    furniture: tuple[str, ...] = ()
    if markdown:
        title, furniture, body = split_head(text.replace("\r\n", "\n").replace("\r", "\n"))
        builder.add(_marked(body, title))
    else:
        furniture = _add_plain(builder, text, notes)
    return builder.report(
        id=id, source=source, format="markdown" if markdown else "text",
        notes=notes, furniture=furniture,
    )  # fmt: skip


def _marked(text: str, title: str | None) -> Iterator[list[Printed] | Grid]:
    for block in parse(text, title):
        if isinstance(block, Grid):
            for row in block.rows:
                for cell in row:
                    for line in cell.lines:
                        line.text = fold_line(line.text)[0]
            yield block
        else:
            block.text = fold_line(block.text)[0].strip()
            if block.text:
                yield [block]


def _add_plain(builder: Builder, text: str, notes: list[Note]) -> tuple[str, ...]:
    raw, tables = _tables(_split_lines(text))
    lines = [
        line if line in tables else _closed_up(fold_line(line.replace("\t", " "))[0].rstrip())
        for line in raw
    ]
    numbers = {i for i, line in enumerate(lines) if line and is_page_number(line)}
    if numbers:
        notes.append(
            Note("read", "page_number", f"{len(numbers)} lines with page numbers left out")
        )
        heads = set(_running_heads(lines, numbers))
        if heads:
            shown = " / ".join(dict.fromkeys(lines[i].strip() for i in sorted(heads)))
            notes.append(Note("read", "running_head", f"running head left out: {shown}"))
        lines = _without(lines, numbers | heads)
    kept = lines
    solid = [i for i, line in enumerate(kept) if line.strip()]
    contents = {solid[i] for i in contents_entries([kept[i] for i in solid])}
    furniture = tuple(dict.fromkeys(kept[i].strip() for i in sorted(contents)))
    if contents:
        notes.append(Note("read", "contents", f"contents left out ({len(contents)} lines)"))
    kept = [line for i, line in enumerate(kept) if i not in contents]
    wrap = find_wrap([line.rstrip() for line in kept if line.strip() and line not in tables])
    if wrap:
        notes.append(
            Note(
                "read",
                "hard_wrapped",
                f"lines wrapped at about {wrap.width:.0f} characters were joined",
            )
        )
    builder.add(_blocks(kept, wrap, tables))
    return furniture


def _tables(lines: list[str]) -> tuple[list[str], dict[str, Grid]]:
    """The lines with one in the place of each table, and what these stand for."""
    if any(_TABLE in line for line in lines):
        return lines, {}
    left: list[str] = []
    tables: dict[str, Grid] = {}
    behind = 0
    for start, end in runs(lines):
        name = f"{_TABLE}{len(tables)}"
        tables[name] = grid_of(lines[start:end])
        left += [*lines[behind:start], name]
        behind = end
    return [*left, *lines[behind:]], tables


def _blocks(
    lines: list[str], wrap: Wrap | None, tables: dict[str, Grid]
) -> Iterator[list[Printed] | Grid]:
    """Paragraphs and tables in order."""
    for named, stretch in itertools.groupby(lines, tables.__contains__):
        if named:
            yield from (tables[line] for line in stretch)
        elif wrap:
            yield from unwrap(stretch, wrap)
        else:
            yield from _apiece(stretch)


def _apiece(lines: Iterable[str]) -> Iterator[list[Printed]]:
    """A paragraph for each line that is not blank; with the lines right below in which it goes on."""
    paragraph: list[Printed] = []
    for line in map(str.strip, lines):
        if paragraph and not (line and mark_goes_on(paragraph[-1].text, line)):
            yield paragraph
            paragraph = []
        if line:
            paragraph.append(Printed(line))
    if paragraph:
        yield paragraph


def _split_lines(text: str) -> list[str]:
    # A page break says nothing of paragraphs, nor do the blank lines around it.
    return re.split(r"[ \t\r\n]*\f[\r\n]*|\r\n|[\n\r\v\u2028\u2029\x85]", text)


def _closed_up(line: str) -> str:
    """A line whose letters are set apart, as a scanner reads a justified one: 核 评 估 和 学 科 建 设."""
    letters = _APART.findall(line)
    if len(letters) < 7 or 2 * len(letters) < 0.8 * len(line.strip()):
        return line
    return _BETWEEN.sub("", line)


def _running_heads(lines: list[str], numbers: set[int]) -> Iterator[int]:
    """The lines right below a page number that give the title once more, or the number of the document."""
    title = squeeze("".join(itertools.islice(filter(str.strip, lines), 2)))
    for i in numbers:
        below = next((k for k in range(i + 1, min(i + 3, len(lines))) if lines[k].strip()), None)
        if below is None or below in numbers or i == 0:
            continue
        words = squeeze(lines[below])
        letters = iter(title)
        again = len(words) >= 6 and words[:4] in title and all(c in letters for c in words)
        if again or is_document_number(words):
            yield below


def _without(lines: list[str], numbers: set[int]) -> list[str]:
    """The lines without page numbers and the blank lines around these."""
    gone = set(numbers)
    for start in sorted(numbers):
        for step in (-1, 1):
            i = start + step
            while 0 <= i < len(lines) and not lines[i].strip():
                gone.add(i)
                i += step
    return [line for i, line in enumerate(lines) if i not in gone]
