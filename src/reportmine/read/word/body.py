"""The body of a Word document → lines and tables, in the order in which they stand.

body = Body(styles, numbering)
body.blocks(document_xml)      ─▶ [[Printed], Grid, …]: paragraphs (one line each), tables
body.left_out                  ─▶ how much of what was not read: deleted, hidden, contents …
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from typing import Any, Final

from reportmine.read.printed import Grid, GridCell, Printed
from reportmine.read.word.numbering import Numbering
from reportmine.read.word.styles import (
    Look,
    Styles,
    half_points,
    merge,
    numbering,
    outline_role,
)
from reportmine.read.word.xml import W, child, integer, switch, value
from reportmine.text.normalize import fold_line

Block = list[Printed] | Grid

# Containers that only wrap what a reader sees.
_WRAPPERS: Final = frozenset(
    W + name
    for name in ("sdt", "sdtContent", "ins", "moveTo", "smartTag", "hyperlink", "customXml", "fldSimple", "ruby",
                 "rubyBase", "dir", "bdo")
)  # fmt: skip
_DELETED: Final = frozenset({W + "del", W + "moveFrom"})
_FALLBACK: Final = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
_MOST_COLUMNS: Final = 512


class Body:
    """Walks one part. Numbers are counted on as paragraphs come."""

    def __init__(self, styles: Styles, numbers: Numbering) -> None:
        self._styles = styles
        self._numbers = numbers
        self._boxes: list[Any] = []
        self.left_out: Counter[str] = Counter()

    def blocks(self, root: Any | None) -> Iterator[Block]:
        """Paragraphs and tables of `w:document`."""
        yield from self._walk(child(root, "body"))

    def texts(self, root: Any | None) -> list[str]:
        """The text of each paragraph of a header, a footer, a note …"""
        if root is None:
            return []
        found = (self._text(paragraph, Look())[0] for paragraph in root.iter(W + "p"))
        return [text for text in found if text]

    def _walk(self, container: Any | None) -> Iterator[Block]:
        for element in () if container is None else _joined(container):
            if element.tag == W + "p":
                yield from self._paragraph(element)
                boxes, self._boxes = self._boxes, []
                for box in boxes:  # a text box stands behind the paragraph that it hangs on
                    yield from self._walk(box)
            elif element.tag == W + "tbl":
                yield from self._table(element)
            elif element.tag in _WRAPPERS and not self._is_contents(element):
                yield from self._walk(element)

    def _is_contents(self, element: Any) -> bool:
        """Whether a content control is Word's own table of contents."""
        part = child(child(child(element, "sdtPr"), "docPartObj"), "docPartGallery")
        if part is None or part.get(W + "val") != "Table of Contents":
            return False
        self.left_out["contents"] += sum(1 for _ in element.iter(W + "p"))
        return True

    # -- paragraphs

    def _paragraph(self, element: Any) -> Iterator[list[Printed]]:
        properties = child(element, "pPr")
        look = self._styles.look(value(properties, "pStyle"))
        role = outline_role(properties) or look.role
        if role == "contents":
            self.left_out["contents"] += 1
            return
        text, size, bold = self._text(element, look)
        if not text:
            return  # Word does not number what it does not show
        number, listed = self._number(properties, look)
        style = role or ("list" if listed else None)
        for n, line in enumerate(text.split("\n")):
            folded = fold_line(number + line if n == 0 else line)[0].strip()
            if folded:
                yield [Printed(folded, size=size, bold=bold, style=style)]

    def _number(self, properties: Any | None, look: Look) -> tuple[str, bool]:
        """The automatic number, and whether the paragraph is in a list at all."""
        name = value(properties, "pStyle") or self._styles.default
        num_id, depth = merge(numbering(properties), look.numbering)
        if num_id is None:
            return "", False
        linked = self._numbers.styled(name) if name and depth is None else None
        number = self._numbers.next(num_id, linked[1] if linked else depth or 0)
        return number or "", number is not None

    def _text(self, element: Any, look: Look) -> tuple[str, float, bool]:
        """Text (with \\n where a line is broken by hand), usual size, and whether all is bold."""
        parts: list[str] = []
        sizes: Counter[float] = Counter()
        plain = 0
        for run in self._runs(element):
            properties = child(run, "rPr")
            hidden = switch(properties, "vanish")
            text = self._run_text(run)
            if look.hidden if hidden is None else hidden:
                self.left_out["hidden"] += bool(text.strip())
                continue
            own = (
                self._styles.look(value(properties, "rStyle")) if properties is not None else Look()
            )
            bold = switch(properties, "b")
            weight = own.bold or look.bold if bold is None else bold
            ink = len(text.strip())
            sizes[
                half_points(value(properties, "sz")) or own.size or look.size or self._styles.size
            ] += ink
            plain += 0 if weight else ink
            parts.append(text)
        text = "\n".join(part.strip() for part in "".join(parts).split("\n")).strip()
        size = max(sizes, key=lambda s: (sizes[s], s)) if sizes else 0.0
        return text, size, bool(text) and not plain

    def _runs(self, element: Any) -> Iterator[Any]:
        for item in element:
            if item.tag == W + "r":
                yield item
            elif item.tag in _WRAPPERS:
                yield from self._runs(item)
            elif item.tag in _DELETED:
                self.left_out["deleted"] += 1

    def _run_text(self, run: Any) -> str:
        parts = []
        for item in run.iter():
            if item.tag == W + "t" and not _inside_box(item, run):
                parts.append(item.text or "")
            elif item.tag in (W + "tab", W + "ptab") and item.getparent() is run:
                parts.append(" ")
            elif item.tag in (W + "br", W + "cr") and value(item, None, "type") in (
                None,
                "textWrapping",
            ):
                parts.append("\n" if item.getparent() is run else "")
            elif item.tag == W + "noBreakHyphen":
                parts.append("-")
            elif item.tag == W + "footnoteReference":
                self.left_out["footnotes"] += 1
            elif item.tag == W + "txbxContent" and not _in_fallback(item, run):
                self._boxes.append(item)
        return "".join(parts)

    # -- tables

    def _table(self, element: Any) -> Iterator[Block]:
        rows: list[list[GridCell]] = []
        above: dict[int, GridCell] = {}
        for row in _deep(element, W + "tr"):
            rows.append(list(self._row(row, len(rows), above)))
        if any(cell.lines for row in rows for cell in row):
            yield Grid(0, 0, 0, 0, 0, [], rows)

    def _row(self, row: Any, number: int, above: dict[int, GridCell]) -> Iterator[GridCell]:
        column = min(integer(value(child(row, "trPr"), "gridBefore"), 0), _MOST_COLUMNS)
        for element in _deep(row, W + "tc"):
            properties = child(element, "tcPr")
            span = min(max(1, integer(value(properties, "gridSpan"), 1)), _MOST_COLUMNS)
            merge_mark = child(properties, "vMerge")
            started = merge_mark is None or merge_mark.get(W + "val") == "restart"
            if not started and column in above:
                above[column].rowspan += 1
            else:
                lines = list(self._cell_lines(element))
                cell = GridCell(0, 0, 0, 0, row=number, column=column, colspan=span, lines=lines)
                above[column] = cell
                yield cell
            column += span

    def _cell_lines(self, element: Any) -> Iterator[Printed]:
        """The paragraphs of a cell; those of a table inside it one after the other."""
        for block in self._walk(element):
            if isinstance(block, Grid):
                for row in block.rows:
                    for cell in row:
                        yield from cell.lines
            else:
                yield from block


def _joined(container: Any) -> Iterator[Any]:
    """What a container holds; a paragraph whose end was deleted goes on in the next one."""
    begun: Any | None = None
    for element in container:
        if begun is None:
            whole = element
        elif element.tag == W + "p":
            whole = begun
            whole.extend([item for item in element if item.tag != W + "pPr"])
        else:
            yield begun
            whole = element
        ends = element.tag != W + "p" or not _end_deleted(element)
        begun = None if ends else whole
        if ends:
            yield whole
    if begun is not None:
        yield begun


def _end_deleted(paragraph: Any) -> bool:
    mark = child(child(paragraph, "pPr"), "rPr")
    return child(mark, "del") is not None or child(mark, "moveFrom") is not None


def _deep(element: Any, tag: str) -> Iterator[Any]:
    """Children with this tag, also inside content controls and insertions."""
    for item in element:
        if item.tag == tag:
            yield item
        elif item.tag in _WRAPPERS:
            yield from _deep(item, tag)


def _inside_box(item: Any, run: Any) -> bool:
    """Whether a piece of text belongs to a text box (or ruby) inside the run, not to the run."""
    parent = item.getparent()
    while parent is not run:
        if parent.tag in (W + "txbxContent", W + "rt"):
            return True
        parent = parent.getparent()
    return False


def _in_fallback(item: Any, run: Any) -> bool:
    """Whether a text box is the copy for old programs, or stands in another text box."""
    parent = item.getparent()
    while parent is not run:
        if parent.tag in (_FALLBACK, W + "txbxContent"):
            return True
        parent = parent.getparent()
    return False
