"""Word (docx) → Report, as Word shows it.

    xml         asking elements
    styles      what a paragraph inherits: headings, size, weight, numbering
    numbering   the automatic numbers, which the file does not store
    body        the document's body → lines and tables in order

Insertions are read and deletions are not, as a reader sees them who accepts all changes. Contents
lists, headers and footers are furniture; hidden text and notes at the foot are left out with a
note. There are no pages: evidence gives paragraphs and cells.
"""

from __future__ import annotations

import io
import re
import zipfile
import zlib
from pathlib import Path
from typing import Any

from reportmine.errors import MissingExtra, ReadError
from reportmine.read.assembly.assemble import Builder
from reportmine.read.assembly.listing import without_contents
from reportmine.read.word.body import Body
from reportmine.read.word.numbering import Numbering
from reportmine.read.word.styles import Styles
from reportmine.read.word.xml import W
from reportmine.report import Note, Report

__all__ = ["read_word"]

_LARGEST = 512 << 20  # bytes that the parts may expand to
_MAIN = re.compile(r"word/document\d*\.xml")
_STRICT = (
    b"http://purl.oclc.org/ooxml/wordprocessingml/main"  # the same names, by ISO's own address
)
_LEFT_OUT = {
    "contents": "lines of a table of contents left out",
    "hidden": "pieces of hidden text left out",
    "deleted": "pieces of deleted text left out",
    "footnotes": "footnotes left out",
}


def read_word(path: Path, data: bytes, *, id: str, source: str) -> Report:
    """Read a docx. Raises ReadError ("unreadable", "empty", "too_large")."""
    parts = _Parts(path, data)
    body = Body(Styles(parts.root("styles")), Numbering(parts.root("numbering")))
    blocks, contents = without_contents(list(body.blocks(parts.root(parts.main))))
    if contents:
        body.left_out["contents"] += len(contents)
    if not blocks:
        raise ReadError("empty", "blank", f"{path.name} holds no text.")
    builder = Builder()
    builder.add(blocks)
    notes = [
        Note("read", code, f"{n} {_LEFT_OUT[code]}") for code, n in sorted(body.left_out.items())
    ]
    return builder.report(
        id=id, source=source, format="docx", notes=notes,
        furniture=dict.fromkeys([*_furniture(parts), *contents]),
    )  # fmt: skip


class _Parts:
    """The XML parts of the package, parsed without entities, DTDs or network."""

    def __init__(self, path: Path, data: bytes) -> None:
        try:
            self._zip = zipfile.ZipFile(io.BytesIO(data))
            size = sum(
                item.file_size for item in self._zip.infolist() if item.filename.endswith(".xml")
            )
        except (zipfile.BadZipFile, ValueError, OSError):
            raise _damaged(path) from None
        if size > _LARGEST:
            message = f"{path.name} expands to {size >> 20} MB of XML: it is damaged or a bomb."
            raise ReadError("too_large", "expanded_size", message)
        self._path = path
        self.names = sorted(self._zip.namelist())
        self.main = self._main()

    def _main(self) -> str:
        """The name of the document itself: Word on the web calls it document2."""
        names = [name for name in self.names if _MAIN.fullmatch(name)]
        if not names:
            raise _damaged(self._path)
        return min(names, key=lambda name: (len(name), name))[len("word/") : -len(".xml")]

    def root(self, name: str) -> Any | None:
        """The root element of word/`name`.xml; None where the package does not have it."""
        try:
            from lxml import etree  # type: ignore[import-untyped]
        except ImportError:
            message = str(MissingExtra("Reading Word files", "word"))
            raise ReadError("unreadable", "missing_extra", message) from None
        if f"word/{name}.xml" not in self.names:
            return None
        parser = etree.XMLParser(
            resolve_entities=False, load_dtd=False, no_network=True, huge_tree=False
        )
        try:
            xml = self._zip.read(f"word/{name}.xml").replace(_STRICT, W[1:-1].encode())
            return etree.fromstring(xml, parser)
        except (etree.XMLSyntaxError, zipfile.BadZipFile, zlib.error, OSError, ValueError):
            raise _damaged(self._path) from None
        except (RuntimeError, NotImplementedError):  # encrypted, or packed in an unknown way
            raise _damaged(self._path) from None


def _damaged(path: Path) -> ReadError:
    message = f"{path.name} is not a Word file that can be opened. Open it in Word or WPS and save it again."
    return ReadError("unreadable", "broken_docx", message)


def _furniture(parts: _Parts) -> list[str]:
    """The texts of headers and footers, each once."""
    texts: dict[str, None] = {}
    for name in parts.names:
        stem = name.removeprefix("word/").removesuffix(".xml")
        if name.startswith(("word/header", "word/footer")) and name.endswith(".xml"):
            body = Body(Styles(None), Numbering(None))
            texts.update(dict.fromkeys(body.texts(parts.root(stem))))
    return list(texts)
