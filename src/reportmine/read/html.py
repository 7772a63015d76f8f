"""Web pages → Report: the text that a reader came for, without what stands around it.

    tree ─▶ blocks (paragraphs, headings, list items, tables, in order)
         ─▶ without navigation, headers, footers, share bars (`_CHROME`), unless too much goes

What is dropped is checked: where less than `_KEEP` of the page's words would be left, the whole
page is kept, with a note. Scripts are never run, nothing is fetched.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any, Final

from reportmine.errors import MissingExtra, ReadError
from reportmine.read.assembly.assemble import Builder
from reportmine.read.assembly.listing import without_contents
from reportmine.read.page_bars import BLOCKS, is_bar, title_block
from reportmine.read.printed import Grid, GridCell, Printed
from reportmine.report import Note, Report
from reportmine.text.normalize import fold_line, squeeze

__all__ = ["read_html"]

Block = list[Printed] | Grid

_KEEP: Final = 0.5  # of the words on the page
_REPORT: Final = 0.3  # of the words: more than any bar around it has
_SILENT: Final = frozenset(
    ["script", "style", "noscript", "template", "svg", "math", "head", "title", "meta", "link",
     "iframe", "object", "embed", "canvas", "audio", "video", "select", "option", "button",
     "input", "textarea", "datalist", "rp", "rt", "del"]
)  # fmt: skip
_SPACE: Final = re.compile(r"[ \t\r\n\f]+")
_HIDDEN: Final = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.I)
_DECLARED: Final = re.compile(rb"<meta[^>]{0,200}charset\s*=\s*[\"']?\s*([\w-]+)", re.I)
_OF_SITE: Final = re.compile(r"\s*[-_|｜—－]+\s*(?=[^\d\s])")  # 2021年工作总结-清河县图书馆
_MOST_SPAN: Final = 200
_DEEPEST: Final = 150


def read_html(path: Path, data: bytes, *, id: str, source: str) -> Report:
    """Read a web page. Raises ReadError ("unreadable", "empty")."""
    root = _parse(path, data)
    whole = list(_Walker(chrome=True).blocks(root))
    all_of_it = _words(whole)
    blocks = list(_Walker(chrome=False, page=all_of_it).blocks(root))
    notes = []
    kept = _words(blocks)
    if kept < _KEEP * all_of_it:
        blocks = whole
        message = "without navigation most of the page would be gone: all of it was kept"
        notes.append(Note("read", "whole_page", message))
    elif kept < all_of_it:
        message = f"navigation and page furniture left out ({all_of_it - kept} characters)"
        notes.append(Note("read", "navigation", message))
    if not all_of_it:
        raise ReadError("empty", "blank", f"{path.name} holds no text.")
    blocks, contents = without_contents(blocks)
    if contents:
        notes.append(Note("read", "contents", f"contents left out ({len(contents)} lines)"))
    builder = Builder()
    builder.add(blocks)
    furniture = [*contents, *_tab(root, blocks)]
    return builder.report(id=id, source=source, format="html", notes=notes, furniture=furniture)


def _tab(root: Any, blocks: list[Block]) -> list[str]:
    """What the browser's tab calls the page, without the name of the site, where the text does not say it."""
    tab = fold_line(_SPACE.sub(" ", root.findtext(".//head/title") or ""))[0].strip()
    name = _OF_SITE.split(tab)[0].strip()
    said = squeeze(
        "".join(line.text for block in blocks if isinstance(block, list) for line in block)
    )
    return [name] if 6 <= len(name) <= 60 and squeeze(name) not in said else []


def _parse(path: Path, data: bytes) -> Any:
    try:
        from lxml import etree, html  # type: ignore[import-untyped]
    except ImportError:
        message = str(MissingExtra("Reading web pages", "word"))
        raise ReadError("unreadable", "missing_extra", message) from None
    parser = html.HTMLParser(
        encoding="utf-8", no_network=True, huge_tree=True, remove_comments=True, remove_pis=True
    )
    try:
        root = html.document_fromstring(_decode(data).encode("utf-8", "replace"), parser=parser)
    except (etree.ParserError, etree.XMLSyntaxError, ValueError):
        raise ReadError("empty", "blank", f"{path.name} holds no text.") from None
    if any(error.level_name == "FATAL" for error in parser.error_log):
        message = f"{path.name} is nested so deep that it cannot be read. Save it as text or PDF."
        raise ReadError("unreadable", "nesting", message)
    return root


def _decode(data: bytes) -> str:
    """By its mark, as strict UTF-8, by its own word, or as what Chinese pages are written in."""
    for mark, name in (
        (b"\xef\xbb\xbf", "utf-8"),
        (b"\xff\xfe", "utf-16"),
        (b"\xfe\xff", "utf-16"),
    ):
        if data.startswith(mark):
            return data.decode(name, "replace").lstrip("\ufeff")
    declared = _DECLARED.search(data[:4096])
    own_word = declared[1].decode("ascii").lower() if declared else "gb18030"
    # UTF-8 first: no page in another encoding is valid UTF-8, whatever it says of itself.
    # Pages that say GB2312 are written in its superset.
    wider = "gb18030" if own_word in ("gb2312", "gbk", "gb_2312-80") else own_word
    for name in ("utf-8", wider, "gb18030", "big5"):
        try:
            return data.decode(name)
        except (UnicodeDecodeError, LookupError):
            continue
    return data.decode("gb18030", "replace")


def _words(blocks: list[Block]) -> int:
    """How many characters, white space aside."""
    return sum(
        len(squeeze(line.text))
        for block in blocks
        for line in (block if isinstance(block, list) else _lines(block))
    )


def _lines(grid: Grid) -> Iterator[Printed]:
    for row in grid.rows:
        for cell in row:
            yield from cell.lines


class _Walker:
    """Collects the text between block elements; a paragraph ends where a block begins or ends."""

    def __init__(self, *, chrome: bool, page: int = 0) -> None:
        self._chrome, self._page = chrome, page
        self._title: Any = None
        self._head: Any = None
        self._parts: list[str] = []
        self._bold: list[bool] = []

    def blocks(self, root: Any) -> Iterator[Block]:
        """All blocks below `root`, in order."""
        first = root.findall(".//h1")
        self._title = first[0] if len(first) == 1 else None  # one h1 is the title of the page
        self._head = None if self._title is None else title_block(root, self._title)
        yield from self._inside(root, None, False, 0)
        yield from self._flush(None)

    def _inside(self, element: Any, style: str | None, bold: bool, depth: int) -> Iterator[Block]:
        if depth > _DEEPEST:  # nested for its own sake: the text is enough
            self._say("".join(element.itertext()), bold)
            return
        self._say(element.text, bold)
        for item in element:
            if isinstance(item.tag, str) and not self._skip(item):
                yield from self._element(item, style, bold, depth + 1)
            self._say(item.tail, bold)

    def _element(self, item: Any, style: str | None, bold: bool, depth: int) -> Iterator[Block]:
        tag = item.tag.lower()
        if tag == "br":
            yield from self._flush(style)
        elif tag == "table" and _is_data(item):
            yield from self._flush(style)
            yield from self._table(item)
        elif tag in BLOCKS:
            own = (
                f"heading {tag[1]}"
                if re.fullmatch("h[1-6]", tag)
                else "list"
                if tag == "li"
                else style
            )
            own = "title" if item is self._title else own
            yield from self._flush(style)
            if tag == "pre":
                yield from self._preformatted(item)
            else:
                yield from self._inside(item, own, bold, depth)
            yield from self._flush(own)
        else:
            yield from self._inside(item, style, bold or tag in ("b", "strong"), depth)

    def _skip(self, item: Any) -> bool:
        tag = item.tag.lower()
        if (
            tag in _SILENT
            or item.get("hidden") is not None
            or _HIDDEN.search(item.get("style") or "")
        ):
            return True
        if self._chrome or tag in ("body", "html", "main", "article"):
            return False
        if self._head is not None and self._head in (item, *item.iterancestors()):
            return is_bar(item, of_title=True)
        return is_bar(item) and (is_bar(item, named=False) or not self._is_report(item))

    def _is_report(self, item: Any) -> bool:
        """Whether an element called `print` or `header` holds the report for all that: much of the
        page's words, and hardly a link."""
        words = len(squeeze("".join(item.itertext())))
        if words < _REPORT * self._page:
            return False
        links = sum(len(squeeze("".join(link.itertext()))) for link in item.iter("a"))
        return links < 0.3 * words

    def _say(self, text: str | None, bold: bool) -> None:
        if text:
            self._parts.append(text)
            if text.strip():
                self._bold.append(bold)

    def _flush(self, style: str | None) -> Iterator[list[Printed]]:
        text = fold_line(_SPACE.sub(" ", "".join(self._parts)))[0].strip(" \u3000")
        bold = bool(self._bold) and all(self._bold)
        self._parts.clear()
        self._bold.clear()
        if text:
            yield [Printed(text, bold=bold, style=style)]

    def _preformatted(self, item: Any) -> Iterator[list[Printed]]:
        for line in "".join(item.itertext()).splitlines():
            self._say(line, False)
            yield from self._flush(None)

    # -- tables

    def _table(self, table: Any) -> Iterator[Block]:
        caption = table.find("caption")
        if caption is not None:
            yield from self._inside(caption, None, False, 0)
            yield from self._flush(None)
        taken: set[tuple[int, int]] = set()
        rows = [
            [self._cell(element, number, taken) for element in row if element.tag in ("td", "th")]
            for number, row in enumerate(_rows(table))
        ]
        if any(cell.lines for row in rows for cell in row):
            yield Grid(0, 0, 0, 0, 0, [], rows)

    def _cell(self, element: Any, row: int, taken: set[tuple[int, int]]) -> GridCell:
        rowspan, colspan = _span(element, "rowspan"), _span(element, "colspan")
        column = 0
        while (row, column) in taken:
            column += 1
        taken.update((row + r, column + c) for r in range(rowspan) for c in range(colspan))
        inner = _Walker(chrome=True)
        lines: list[Printed] = []
        for block in inner.blocks(element):
            lines += block if isinstance(block, list) else _lines(block)
        return GridCell(0, 0, 0, 0, row, column, rowspan, colspan, lines)


def _rows(table: Any) -> Iterator[Any]:
    for item in table:
        if item.tag == "tr":
            yield item
        elif item.tag in ("thead", "tbody", "tfoot"):
            yield from item.findall("tr")


def _is_data(table: Any) -> bool:
    """Whether a table holds data: many pages use tables to lay out the page."""
    rows = list(_rows(table))
    if table.find(".//table") is not None or (table.get("role") or "") == "presentation":
        return False
    widths = [sum(1 for cell in row if cell.tag in ("td", "th")) for row in rows]
    return len(rows) >= 2 and max(widths) >= 2


def _span(element: Any, name: str) -> int:
    text = (element.get(name) or "1").strip()
    return min(max(1, int(text)), _MOST_SPAN) if text.isascii() and text.isdigit() else 1
