"""How a form looks, whoever prints it: its rules, sizes and directions, and the text in front of it."""

from __future__ import annotations

from dataclasses import dataclass

from form_tables import Cell

__all__ = ["PROSE", "Look", "broken", "upright"]


PROSE = "一年来，本局坚持以公开为常态、不公开为例外，完善制度，主动回应群众关切，各项工作取得了新的进展，群众满意度继续提高。"


@dataclass(frozen=True, slots=True)
class Look:
    """How the forms are drawn."""

    rules: str = "full"
    size: float = 10.5
    landscape: bool = False
    vertical: bool = False  # heads over many rows run downwards
    repeat: bool = True  # heads come again on each page
    lead: int = 2  # paragraphs before the first form
    numbers: str = "center"
    broken: bool = False  # hard line breaks in long labels
    apart: bool = False  # each form begins a page


def broken(text: str) -> str:
    """A long label with a line break in it, as typists put them in."""
    return f"{text[:6]}\n{text[6:]}" if len(text) > 9 and not text[0].isdigit() else text


def upright(cell: Cell) -> bool:
    """Whether an office may turn the text of a cell: heads over many rows."""
    return cell.rowspan > 2 and cell.colspan == 1 and len(cell.text) < 12
