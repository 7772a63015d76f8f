"""A list of departments: every spelling of a name becomes one organisation.

    departments = load(Path("departments.toml"))        .toml, .csv or .xlsx; RuleError where it is wrong
    departments.settle(front, "2014/gonghui.pdf")       the front matter with the list's names

The list, one entry a department (`aliases`, `parent`, `from` and `to` may be missing)

    [[department]]
    name = "临江大学图书馆"
    aliases = ["图书馆", "校图书馆"]
    parent = "临江大学"
    from = 2010          # the first and the last year in which it has this name
    to = 2023

As a table (.csv, first sheet of .xlsx): columns `name`, `aliases` (parted by ；), `parent`, `from`, `to`, or
名称, 别名, 上级, 起, 止. A report that names no organisation is given the one whose name or alias its
title, its file or its folder carries.
"""

from __future__ import annotations

import csv
import io
import re
import tomllib
import zipfile
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path, PurePath
from typing import Any
from xml.etree import ElementTree

from reportmine.errors import RuleError
from reportmine.findings import Front

_COLUMNS = {"名称": "name", "别名": "aliases", "上级": "parent", "起": "from", "止": "to"}
_KNOWN = frozenset(_COLUMNS.values())
_SPREADSHEET = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"


@dataclass(frozen=True, slots=True)
class Department:
    """A department under one name; `since` and `until` are years, both included."""

    name: str
    aliases: tuple[str, ...] = ()
    parent: str | None = None
    since: int | None = None
    until: int | None = None

    def in_year(self, year: int | None) -> bool:
        """Whether the name was in use; always where one of the years is not known."""
        if year is None:
            return True
        return (self.since or year) <= year <= (self.until or year)


@dataclass(frozen=True, slots=True)
class Departments:
    """All departments of a list, found by any of their names."""

    known: tuple[Department, ...]

    def settle(self, front: Front, source: str = "") -> Front:
        """`front` with the list's organisation and parent; unchanged where the list knows neither."""
        year = int(front.period.start[:4]) if front.period and front.period.start else None
        found = self._named(front.organisation or "", year) if front.organisation else None
        if found is None and front.organisation is None:
            places = (front.title or "", *reversed(PurePath(source).parts))
            found = next(filter(None, (self._inside(words, year) for words in places)), None)
        if found is None:
            return front
        return replace(
            front,
            organisation=found.name,
            parent_organisation=found.parent or front.parent_organisation,
        )

    def _named(self, words: str, year: int | None) -> Department | None:
        wanted = _plain(words)
        named = [d for d in self.known if wanted in map(_plain, (d.name, *d.aliases))]
        return next((d for d in named if d.in_year(year)), None)

    def _inside(self, words: str, year: int | None) -> Department | None:
        """The department with the longest name that stands in `words`."""
        plain = _plain(words)
        found = [
            (len(name), -i, d)
            for i, d in enumerate(self.known)
            for name in map(_plain, (d.name, *d.aliases))
            if len(name) > 1 and name in plain and d.in_year(year)
        ]
        return max(found)[2] if found else None


def load(path: Path) -> Departments:
    """Read a list. Raises RuleError: which file, which entry, what is wrong with it."""
    readers = {".toml": _toml, ".csv": _csv, ".xlsx": _xlsx}
    reader = readers.get(path.suffix.lower())
    if reader is None:
        raise RuleError(f"{path.name}: a list of departments is a .toml, .csv or .xlsx file.")
    try:
        entries = list(reader(path.read_bytes()))
    except OSError as error:
        raise RuleError(f"{path.name} cannot be read: {error.strerror}.") from None
    except (ValueError, KeyError, zipfile.BadZipFile, ElementTree.ParseError) as error:
        raise RuleError(
            f"{path.name} is no {path.suffix} file that can be read: {error}."
        ) from None
    if not entries:
        raise RuleError(f"{path.name} names no department. Give each one at least a name.")
    return Departments(tuple(_department(path.name, n, e) for n, e in enumerate(entries, 1)))


def _department(file: str, n: int, entry: Mapping[str, Any]) -> Department:
    where = f"{file}, entry {n}"
    unknown = sorted(set(entry) - _KNOWN)
    if unknown:
        raise RuleError(
            f"{where}: unknown field {unknown[0]}; known are {', '.join(sorted(_KNOWN))}."
        )
    name = entry.get("name")
    if not isinstance(name, str) or not name.strip():
        raise RuleError(f"{where}: the name is missing. Give it as name (名称).")
    aliases = entry.get("aliases") or []
    if not isinstance(aliases, list) or not all(isinstance(a, str) for a in aliases):
        raise RuleError(f"{where} ({name}): aliases must be a list of names.")
    since, until = (_year(where, name, entry.get(key), key) for key in ("from", "to"))
    if since and until and since > until:
        raise RuleError(f"{where} ({name}): it ends in {until}, before it begins in {since}.")
    return Department(name.strip(), tuple(aliases), entry.get("parent") or None, since, until)


def _year(where: str, name: str, value: object, key: str) -> int | None:
    if value in (None, ""):
        return None
    if not re.fullmatch(r"(?:19|20)\d\d(?:\.0)?", str(value)):
        raise RuleError(f"{where} ({name}): {key} must be a year such as 2014, not {value!r}.")
    return int(str(value)[:4])


def _plain(name: str) -> str:
    return re.sub(r"[\s（）()]", "", name)


# --- files --------------------------------------------------------------------------------------


def _toml(data: bytes) -> list[dict[str, Any]]:
    entries = tomllib.loads(data.decode("utf-8-sig")).get("department", [])
    if not isinstance(entries, list) or not all(isinstance(e, dict) for e in entries):
        raise ValueError("departments are [[department]] tables")
    return entries


def _csv(data: bytes) -> Iterator[dict[str, Any]]:
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError:
        text = data.decode("gb18030")
    return _rows(list(csv.reader(io.StringIO(text))))


def _xlsx(data: bytes) -> Iterator[dict[str, Any]]:
    with zipfile.ZipFile(io.BytesIO(data)) as book:
        shared: list[str] = []
        if "xl/sharedStrings.xml" in book.namelist():
            root = ElementTree.fromstring(book.read("xl/sharedStrings.xml"))
            shared = [_text(item) for item in root.iter(_SPREADSHEET + "si")]
        first = sorted(n for n in book.namelist() if n.startswith("xl/worksheets/sheet"))[:1]
        sheet = ElementTree.fromstring(book.read(first[0] if first else "xl/worksheets/sheet1.xml"))
    return _rows([_cells(row, shared) for row in sheet.iter(_SPREADSHEET + "row")])


def _cells(row: ElementTree.Element, shared: Sequence[str]) -> list[str]:
    cells: list[str] = []
    for cell in row.iter(_SPREADSHEET + "c"):
        column = 0
        for letter in re.sub(r"\d", "", cell.get("r", "")):
            column = 26 * column + ord(letter) - ord("A") + 1
        cells += [""] * (column - 1 - len(cells))
        words = _text(cell)
        cells.append(shared[int(words)] if cell.get("t") == "s" else words)
    return cells


def _text(element: ElementTree.Element) -> str:
    return "".join(
        part.text or ""
        for part in element.iter()
        if part.tag in (_SPREADSHEET + "t", _SPREADSHEET + "v")
    )


def _rows(rows: Sequence[Sequence[str]]) -> Iterator[dict[str, Any]]:
    if not rows:
        return
    heads = [_COLUMNS.get(h.strip(), h.strip()) for h in rows[0]]
    if "name" not in heads:
        raise ValueError("the first row must hold the columns, one of them name (名称)")
    for row in rows[1:]:
        entry: dict[str, Any] = {h: v.strip() for h, v in zip(heads, row, strict=False) if h}
        if any(entry.values()):
            entry["aliases"] = [a for a in re.split("[；;、|]", entry.get("aliases", "")) if a]
            yield entry
