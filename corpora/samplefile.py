"""The samples' source format: one readable text file gives the printed report and its labels.

In:  corpora/samples/NAME.txt or corpora/reports/KIND/NAME.txt, a TOML head between `+++` lines and a
     marked text.
Out: a `Sample`: the blocks to print, the plain text, the labels as a dict, and the passages: each
     heading, paragraph and table with its role and themes.

The marked text, one paragraph a line:

    @title 云岭大学图书馆工会2021年度工作总结      title line (several join)
    @note 云图工〔2021〕9号                       centred line under the title
    # 一、|强化学习 :: review training            heading: number | text :: role themes (marks as below)
    ## 1．|加强培训。 :: review training +         `+`: run in, the next paragraph goes on after it
    % shortcomings training                      the next paragraph opens an implicit section
    %% plan research                             role and themes of the next paragraph (or table) only
    {20余项|其他科研项目|=20 (20,30) more_than}    quantity: text | label | what is not plain
    {第九届!ordinal}                              a trap: a number, but no quantity
    {@plan}                                      here the paragraph turns to another role;
                                                 {@plan training}: and to these themes
    |= caption: 表1 …; unit: 万元; head: 1        a table begins; rows follow: | a | b |
                                                 (`split: yes`: a page break may part it)
                                                 `<` joins the cell to its left, `^` to the one above
    @left 联系电话：{…!identifier}                 a line at the margin
    @sign 云岭大学图书馆工会                       sign-off line, set to the right
    // a remark, not printed

What a quantity mark leaves out is plain: value and unit as the digits say, mod exact, aspect level,
status achieved, the report's own period. Dates such as 2021年3月 need no mark. Words after the
second bar: `=20` value (`=null`), `(20,30)` bounds, `u:项` unit (`u:-` none), `k:count` kind, `p:2022` period (`p:-`
not judged), a mod, an aspect, a status, `sensitive`.

The head holds `[front]` and `[layout]` (samples) or `[front]` and `[corpus]` (reports: `kind`, the kind
of organisation, and `style`, the house style).
"""

from __future__ import annotations

import re
import tomllib
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass, field
from decimal import Decimal
from pathlib import Path
from typing import Any

SAMPLES = Path(__file__).parent / "samples"
REPORTS = Path(__file__).parent / "reports"
PLAIN = Path(__file__).parent / "plain"

MODS = {"exact", "approx", "more_than", "less_than", "equal_or_more", "equal_or_less", "range"}
ASPECTS = {"level", "change", "growth_rate", "share", "rank", "average", "cumulative"}
STATUSES = {"achieved", "planned", "required", "baseline", "negated"}
ROLES = {
    "overview", "review", "shortcomings", "plan", "profile",
    "finance", "glossary", "procedure", "closing", "annex",
}  # fmt: skip
THEMES = {
    "training", "disclosure", "democratic_management", "care", "rights", "culture_sports",
    "research", "teaching", "service", "party_building", "organisation_building", "women",
    "integrity", "safety", "publicity", "honours", "finance", "economy", "livelihood",
    "environment", "rural",
}  # fmt: skip
KIND_OF_UNIT = {
    "元": "money", "%": "ratio", "个百分点": "percentage_point", "倍": "multiple", "分": "score",
    "年": "duration", "个月": "duration", "天": "duration", "小时": "duration", "分钟": "duration",
    "小時": "duration", "秒": "duration", "日": "duration", "星期": "duration", "周": "duration",
    "个工作日": "duration", "工作日": "duration",
    "平方米": "measure", "立方米": "measure", "公里": "measure", "米": "measure", "厘米": "measure",
    "公斤": "measure", "克": "measure", "千瓦时": "measure", "℃": "measure", "吨": "measure", "斤": "measure", "亩": "measure", "度": "measure",
}  # fmt: skip
FACTORS = {"": 1, "万": 10**4, "亿": 10**8}

_MARK = re.compile(r"\{([^{}|!@]*)(?:\|([^{}|]*)(?:\|([^{}]*))?|!([a-z]+))\}|\{@([a-z_ ]+)\}")
_HEADING = re.compile(r"(#+) (?:([^|{]*)\|)?(.*?) :: (\w+)((?: [a-z_]+)*)( \+)?$")
_PLAIN = re.compile(
    r"(?:近|约|超过?|不少于|不低于|不超过)?(\d[\d,]*(?:\.\d+)?)([万亿]?)(\D+?)(?:以上|以下|以内|之内|内|左右|上下)?"
)
_DATE = re.compile(
    r"\d{4}[—-]\d{4}学?年度?|\d{4}年(?:度|\d{1,2}月(?:\d{1,2}日)?)?|(?<!\d)\d{1,2}月(?:\d{1,2}日)?"
)
_NAMED_PART = re.compile(
    r"第[〇一二三四五六七八九十百0-9]+(?:部分|篇|编|卷|章|节|条|(?=[，,、：:]))"
)
_BARE_NUMBER = re.compile(r"[0-9.]*[0-9]|[〇一二三四五六七八九十百]+")


@dataclass
class Cell:
    """A table cell; `rowspan` and `colspan` count the grid cells that it covers."""

    text: str
    row: int
    column: int
    rowspan: int = 1
    colspan: int = 1


@dataclass
class Block:
    """What is printed together: a paragraph, a heading, a title line, a table."""

    style: str
    text: str = ""
    level: int = 0
    cells: list[Cell] = field(default_factory=list)
    columns: int = 0
    caption: str = ""
    unit: str = ""
    head: int = 1

    split: bool = False
    labelled: bool = False

    def at(self, row: int, column: int) -> Cell:
        """The cell that covers a place of the grid."""
        return next(
            c
            for c in self.cells
            if c.row <= row < c.row + c.rowspan and c.column <= column < c.column + c.colspan
        )

    @property
    def plain(self) -> str:
        """The block as text: a table row by row, cells separated by a tab."""
        if self.style != "table":
            return self.text
        rows: dict[int, list[str]] = {}
        for cell in self.cells:
            rows.setdefault(cell.row, []).append(cell.text)
        top = [t for t in (self.caption, f"单位：{self.unit}" if self.unit else "") if t]
        return "\n".join(top + ["\t".join(row) for _, row in sorted(rows.items())])


@dataclass(frozen=True)
class Passage:
    """A heading, paragraph, stretch of a paragraph or table, with what a careful reader says of it."""

    text: str
    offset: int  # of its first character in the squeezed plain text
    starts: str  # its first characters, without white space
    style: str  # heading, run_in (a heading in front of its paragraph), body, table, sign, left
    role: str
    themes: tuple[str, ...]
    path: tuple[
        str, ...
    ]  # headings it stands under, outermost first, without numbers; its own last


@dataclass
class Sample:
    """One report of the corpus: what to print, and what is true of it."""

    name: str
    head: dict[str, Any]
    blocks: list[Block]
    labels: dict[str, Any]
    passages: list[Passage] = field(default_factory=list)

    @property
    def kind(self) -> str | None:
        """The kind of organisation, where the head names it."""
        kind: str | None = self.head.get("corpus", {}).get("kind")
        return kind

    @property
    def house_style(self) -> str | None:
        """The house style, where the head names it."""
        style: str | None = self.head.get("corpus", {}).get("style")
        return style

    @property
    def plain_text(self) -> str:
        """The report as a text file: one paragraph a line."""
        return "\n".join(block.plain for block in self.blocks) + "\n"


def sample_files() -> list[Path]:
    """The source files of the corpus, in the order of their names."""
    return sorted(SAMPLES.glob("*.txt"))


def report_files() -> list[Path]:
    """The reports that carry labels for whole passages, in the order of kind and name."""
    return sorted(REPORTS.glob("*/*.txt"))


def plain_files() -> list[Path]:
    """The reports in plain prose, whose numbers are labelled, in the order of kind and name."""
    return sorted(PLAIN.glob("*/*.txt"))


def load(path: Path) -> Sample:
    """Read a source file. Raises ValueError, naming file and line, where a mark is wrong."""
    _, head, body = path.read_text(encoding="utf-8").split("+++\n", 2)
    return _Builder(path.stem, tomllib.loads(head), body).build()


def squeeze(text: str) -> str:
    """The text without white space: labels do not depend on how lines are joined."""
    return re.sub(r"\s", "", text)


class _Builder:
    """Walks the lines of a source once; collects blocks, and labels with their offsets."""

    def __init__(self, name: str, head: dict[str, Any], body: str) -> None:
        self.name, self.head, self.lines = name, head, body.split("\n")
        self.blocks: list[Block] = []
        self.text = ""  # squeezed, of all blocks so far
        self.sections: list[dict[str, Any]] = []
        self.paragraphs: list[dict[str, Any]] = []
        self.marked: list[tuple[int, dict[str, Any]]] = []
        self.cells: list[dict[str, Any]] = []
        self.opening: dict[str, Any] | None = None
        self.run_in = False
        self.implicit = False
        self.rows = 0  # of the open table
        self.passages: list[Passage] = []
        self.path: list[tuple[int, str]] = []  # level and heading of the open sections
        self.label: tuple[str, tuple[str, ...]] | None = None  # for the next paragraph only

    def build(self) -> Sample:
        for at, line in enumerate(self.lines, 1):
            try:
                self._line(line.rstrip())
            except (ValueError, KeyError, ArithmeticError) as error:
                raise ValueError(f"{self.name}, line {at} of the text: {error}") from error
        self._close_table()
        labels: dict[str, Any] = {
            "document": f"{self.name}.pdf",
            "complete": True,
            "front": self.head["front"],
            "sections": self.sections,
            "paragraphs": self.paragraphs,
            "mentions": [],
            "not_quantities": [],
            "cells": self.cells,
        }
        for offset, item in sorted(self.marked, key=lambda pair: pair[0]):
            kind = "mentions" if "mod" in item else "not_quantities"
            labels[kind].append({"quote": self._quote(offset, item["text"]), **item})
        return Sample(self.name, self.head, self.blocks, labels, self.passages)

    def _line(self, line: str) -> None:
        if line.startswith("//") or not line:
            return
        if line.startswith("#"):
            self._heading(line)
        elif line.startswith("% "):
            role, *themes = line[2:].split()
            self._open(1, None, None, role, themes)
            self.implicit = True
        elif line.startswith("%% "):
            self._close_table()
            role, *themes = line[3:].split()
            self.label = _known(role, themes)
        elif line.startswith("|="):
            options = dict(part.strip().split(": ", 1) for part in line[2:].split(";"))
            self.blocks.append(
                Block(
                    "table",
                    caption=options.get("caption", ""),
                    unit=options.get("unit", ""),
                    head=int(options.get("head", 1)),
                    split="split" in options,
                )
            )
            self.text += squeeze(self.blocks[-1].plain)
            self.rows = 0
        elif line.startswith("|"):
            self._row([part.strip() for part in line.strip("|").split("|")])
        else:
            style, _, rest = line[1:].partition(" ") if line[0] == "@" else ("body", "", line)
            self._paragraph(style, rest)

    def _open(
        self, level: int, number: str | None, heading: str | None, role: str, themes: list[str]
    ) -> None:
        _known(role, themes)
        self._close_table()
        self.path = [(depth, name) for depth, name in self.path if depth < level]
        if heading:
            self.path.append((level, heading.rstrip("。：:")))
        bare = (_NAMED_PART.match(number) or _BARE_NUMBER.search(number)) if number else None
        section: dict[str, Any] = {
            "number": bare[0] if bare else None,
            "level": level,
            "heading": heading or None,
            "role": role,
            "themes": themes,
        }
        self.sections.append(section)
        self.opening = section if not heading else None

    def _heading(self, line: str) -> None:
        match = _HEADING.fullmatch(line)
        if not match:
            raise ValueError(f"not a heading: {line}")
        marks, number, heading, role, themes, run_in = match.groups()
        source, heading = heading, _plain(heading)
        self._open(len(marks), number, heading.rstrip("。：:"), role, themes.split())
        if number:
            self._mark(len(self.text), number.strip(), "numbering")
        self._read_marks(source, number or "")
        block = Block("heading", (number or "") + heading, len(marks))
        if run_in:
            block.style, self.sections[-1]["run_in"] = "body", True
        self.run_in = bool(run_in)
        self.blocks.append(block)
        start = len(self.text)
        self.text += squeeze(block.text)
        kind = "run_in" if run_in else "heading"
        self._passage(start, block.text, kind, role, tuple(themes.split()))

    def _paragraph(self, style: str, source: str) -> None:
        self._close_table()
        text = self._read_marks(source)
        start = len(self.text)
        self.text += squeeze(text)
        if style not in ("title", "note"):
            self._label_paragraph(start, text, style, source)
        if self.run_in:
            self.blocks[-1].text += text
            self.run_in = False
        else:
            self.blocks.append(Block(style, text))
        if self.opening is not None:
            whole = squeeze(self.blocks[-1].text)
            self.opening["starts"] = whole[: 20 if self.opening["number"] else 16]
            if self.implicit:
                self.opening["implicit"] = True
            self.opening, self.implicit = None, False
        elif style == "body" and self.sections and self.sections[-1].get("implicit"):
            self.paragraphs.append(
                {"starts": squeeze(text)[:16], "role": self.sections[-1]["role"]}
            )
        whole = squeeze(self.blocks[-1].text)
        if style == "body" and len(whole) > 90:
            at = start + len(squeeze(text)) - len(whole)
            first, last = self._unique(at, 12), self._unique(at + len(whole) - 14, 13)
            self.paragraphs.append({"starts": last, "same_paragraph_as": first})

    def _passage(
        self, start: int, text: str, style: str, role: str, themes: tuple[str, ...]
    ) -> None:
        path = tuple(name for _, name in self.path)
        starts = squeeze(text)[:16]
        self.passages.append(Passage(text, start, starts, style, role, themes, path))

    def _section_label(self, outside: str) -> tuple[str, tuple[str, ...]]:
        """Role and themes of the open section; the role `outside` where none is open."""
        if not self.sections:
            return outside, ()
        return self.sections[-1]["role"], tuple(self.sections[-1]["themes"])

    def _label_paragraph(self, start: int, text: str, style: str, source: str) -> None:
        """Passages of a paragraph: one, or one more for each place where its role turns."""
        role, themes = self.label or self._section_label("overview")
        if self.label and role != self._section_label("overview")[0]:
            self.paragraphs.append({"starts": squeeze(text)[:16], "role": role})
        self.label = None
        turns = [match for match in _MARK.finditer(source) if match[5]]
        last = 0
        for match in [*turns, None]:
            piece = _plain(source[last : match.start() if match else len(source)])
            if piece:
                self._passage(start, piece, style, role, themes)
                start += len(squeeze(piece))
            if match:
                last = match.end()
                turned, *about = match[5].split()
                role, themes = _known(turned, about)

    def _unique(self, offset: int, size: int) -> str:
        """A piece of the text from `offset` that stands nowhere before it."""
        while self.text.find(self.text[offset : offset + size]) != offset:
            if offset + size >= len(self.text):
                raise ValueError(f"said before: {self.text[offset:]}")
            size += 1
        return self.text[offset : offset + size]

    def _read_marks(self, source: str, before: str = "") -> str:
        """The source without its marks, which are noted; `before` stands in front of it in its block."""
        plain, last = before, 0
        for match in _MARK.finditer(source):
            plain += self._dates(source[last : match.start()], plain)
            last = match.end()
            text, label, words, trap, turn = match.groups()
            offset = len(self.text) + len(squeeze(plain))
            if turn:
                rest = squeeze(_MARK.sub(lambda m: m[1] or "", source[last : last + 80]))
                role = turn.split()[0]
                self.paragraphs.append({"starts": rest[:14], "role": role, "mid_paragraph": True})
                continue
            if trap:
                self._mark(offset, text, trap)
            else:
                self.marked.append((offset, self._quantity(text, label, words or "")))
            plain += text
        return plain.removeprefix(before) + self._dates(source[last:], plain)

    def _dates(self, piece: str, before: str) -> str:
        for match in _DATE.finditer(piece):
            offset = len(self.text) + len(squeeze(before + piece[: match.start()]))
            self._mark(offset, match[0], "date")
        return piece

    def _mark(self, offset: int, text: str, kind: str) -> None:
        self.marked.append((offset, {"text": squeeze(text), "kind": kind}))

    def _quantity(self, text: str, label: str, words: str) -> dict[str, Any]:
        item: dict[str, Any] = {"text": squeeze(text), "kind": None, "mod": "exact"}
        match = _PLAIN.fullmatch(item["text"])
        if match:
            item["value"] = str(Decimal(match[1].replace(",", "")) * FACTORS[match[2]])
            item["unit"] = match[3]
        item |= {"label": label, "status": "achieved", "period": self.head["front"]["period"]}
        item["aspect"] = "level"
        for word in words.split():
            if word[0] == "=":
                item["value"] = None if word == "=null" else str(Decimal(word[1:]))
            elif word[0] == "(":
                low, high = word.strip("()").split(",")
                item |= {k: v for k, v in (("min_value", low), ("max_value", high)) if v}
            elif word == "u:-":
                item["unit"] = None
            elif word[:2] in ("u:", "k:", "p:"):
                item[{"u": "unit", "k": "kind", "p": "period"}[word[0]]] = word[2:]
            elif word == "sensitive":
                item["sensitive"] = True
            else:
                names = {"mod": MODS, "aspect": ASPECTS, "status": STATUSES}
                item[next(key for key, known in names.items() if word in known)] = word
        if "value" not in item or "unit" not in item:
            raise ValueError(f"{text} needs =value and u:unit")
        item["kind"] = item["kind"] or KIND_OF_UNIT.get(item["unit"], "count")
        if item["period"] == "-":
            del item["period"]
        if not label:
            del item["label"]
        return item

    def _row(self, texts: list[str]) -> None:
        table, row = self.blocks[-1], self.rows
        self.rows += 1
        table.columns = max(table.columns, len(texts))
        for column, text in enumerate(texts):
            if text == "<":
                cell = table.at(row, column - 1)
                cell.colspan = column - cell.column + 1
            elif text == "^":
                cell = table.at(row - 1, column)
                cell.rowspan = row - cell.row + 1
            else:
                table.cells.append(Cell(text, row, column))
                self.text += squeeze(text)

    def _close_table(self) -> None:
        """When a table has ended, its numbers become cell labels."""
        if self.blocks and self.blocks[-1].style == "table" and not self.blocks[-1].labelled:
            self.blocks[-1].labelled = True
            self.cells += cell_labels(self.blocks[-1])
            plain = self.blocks[-1].plain
            role, themes = self.label or self._section_label("annex")
            self.label = None
            self._passage(len(self.text) - len(squeeze(plain)), plain, "table", role, themes)

    def _quote(self, offset: int, text: str) -> str:
        """The shortest readable stretch around `text` that stands only once."""
        assert self.text[offset : offset + len(text)] == text, (text, self.text[offset:][:20])
        ends = (5, 3), (8, 6), (8, 12), (14, 6), (14, 14), (24, 24), (40, 40), (60, 60)
        for left, right in ends:
            start = max(0, offset - left)
            quote = self.text[start : offset + len(text) + right]
            if self.text.count(quote) == 1 and quote.index(text) == offset - start:
                return quote
        for right in range(1, 60):  # the same text stands close before it
            for left in range(6):
                quote = self.text[max(0, offset - left) : offset + len(text) + right]
                if self.text.count(quote) == 1 and quote.index(text) == left:
                    return quote
        raise ValueError(f"no quote of its own for {text}")


def _known(role: str, themes: list[str]) -> tuple[str, tuple[str, ...]]:
    """Role and themes as they are. Raises ValueError for a name that nobody knows."""
    if role not in ROLES:
        raise ValueError(f"no such role: {role}")
    if unknown := [theme for theme in themes if theme not in THEMES]:
        raise ValueError(f"no such theme: {', '.join(unknown)}")
    return role, tuple(themes)


def _plain(source: str) -> str:
    """A marked text without its marks."""
    return _MARK.sub(lambda match: match[1] or "", source)


def cell_labels(table: Block) -> Iterator[dict[str, Any]]:
    """Labels for the numbers of a table: row heading, column heading, value in the base unit."""
    for cell in table.cells:
        match = re.fullmatch(r"-?\d[\d,]*(?:\.\d+)?%?", cell.text)
        if cell.row < table.head or cell.column == 0 or not match:
            continue
        heads = [
            c.text
            for c in table.cells
            if c.row < table.head and c.column <= cell.column < c.column + c.colspan
        ]
        stubs = [
            c
            for c in table.cells
            if c.column < cell.column
            and c.row <= cell.row < c.row + c.rowspan
            and not re.fullmatch(r"[-—\d.,%]*", c.text)
        ]
        path = "".join(heads)
        named = re.search(r"（(\D+?)）", path + stubs[-1].text)
        unit = named[1] if named else table.unit
        value = Decimal(cell.text.replace(",", "").rstrip("%"))
        if unit and unit[0] in "万亿":
            value, unit = value * FACTORS[unit[0]], unit[1:]
        row = unicodedata.normalize("NFKC", stubs[-1].text)
        label = {"row": row, "column": path, "value": f"{value.normalize():f}"}
        yield label | ({"unit": unit} if unit else {})
