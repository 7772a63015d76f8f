"""Printing: plain and wide into a pipe, coloured and fitted on a terminal.

Text from files is data: its control characters are shown as `�` and its `[red]` is no markup.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from rich import box
from rich.console import Console
from rich.table import Table
from rich.text import Text

from reportmine.export.words import say
from reportmine.findings import Section
from reportmine.report import Report

PIPE_WIDTH = 10_000  # no line of a report's quote is cut or wrapped where a program reads it


class Head(NamedTuple):
    """A column's heading, its alignment, and how wide it may get (0: as wide as it likes)."""

    name: str
    right: bool = False
    most: int = 0


class _Console(Console):
    """A console that leaves a closed pipe to the edge; rich would exit with 1, a failure."""

    def on_broken_pipe(self) -> None:
        raise BrokenPipeError


def console(*, err: bool = False) -> Console:
    """The console of stdout or stderr."""
    stream = sys.stderr if err else sys.stdout
    terminal = stream.isatty()
    return _Console(
        file=stream,
        width=None if terminal else PIPE_WIDTH,
        highlight=False,
        markup=False,
        emoji=False,
        soft_wrap=False,
        no_color=None if terminal else True,
    )


_CONTROL = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u200e\u200f\u202a-\u202e\u2066-\u2069\ud800-\udfff]"
)


def plain_text(text: object) -> str:
    """One line, without characters that drive a terminal or turn its direction."""
    return " ".join(_CONTROL.sub("\ufffd", str(text)).split())


def styled(text: object, style: str = "") -> Text:
    """A piece of text from a file, safe to print."""
    return Text(plain_text(text), style=style)


def table(heads: Sequence[Head], rows: Iterable[Sequence[Text | str]], title: str = "") -> Table:
    """A table without vertical rules, no wider than it needs to be; what is too long wraps."""
    made = Table(
        box=box.SIMPLE_HEAD, title=title or None, title_justify="left", title_style="bold",
        pad_edge=False, show_edge=False, header_style="bold", expand=False,
    )  # fmt: skip
    for head in heads:
        made.add_column(
            head.name,
            justify="right" if head.right else "left",
            overflow="fold",
            max_width=head.most or None,
            min_width=2,
        )
    for row in rows:
        made.add_row(*(cell if isinstance(cell, Text) else styled(cell) for cell in row))
    return made


def page_of(report: Report, offset: int) -> str:
    """`p3`, or nothing in formats without pages."""
    page = report.page_of(offset)
    return f"p{page}" if page else ""


def labels(section: Section, lang: str) -> str:
    """Role and themes: `总结 · 培训 送温暖`."""
    themes = " ".join(say(lang, "theme", theme.name) for theme in section.themes)
    return " · ".join(part for part in (say(lang, "role", section.role), themes) if part)


def depth(section: Section, parents: dict[str, Section]) -> int:
    """How many sections are around it."""
    count, at = 0, parents.get(section.parent or "")
    while at is not None and count < 12:
        count, at = count + 1, parents.get(at.parent or "")
    return count
