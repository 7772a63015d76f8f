"""What a Word paragraph inherits from its style and the styles below it.

    styles = Styles(styles_xml)
    styles.look("a3")     ─▶ Look(heading="heading 1", size=16.0, bold=True, numbering=("5", 0) …)

Style ids are arbitrary ("1", "a3"); the name tells what a style is: "heading 1", in any language
of Word's ("heading 1" is what the file says also where the screen shows 标题 1). An outline level
makes a heading of any other style.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any

from reportmine.read.word.xml import child, children, switch, value

_HEADING = re.compile(r"(?:heading|标题|標題)\s*([1-9])$")
_CONTENTS = re.compile(r"(?:toc|目录|目錄)\s*[1-9]$")


@dataclass(frozen=True, slots=True)
class Look:
    """What a style says of a paragraph; None where neither it nor a style below it says so."""

    role: str | None = None  # "title", "heading 1" …, "contents"
    size: float | None = None
    bold: bool | None = None
    hidden: bool | None = None
    numbering: tuple[str | None, int | None] = (None, None)


class Styles:
    """The styles of one document."""

    def __init__(self, root: Any | None) -> None:
        self._styles: dict[str, Any] = {}
        self._looks: dict[str, Look] = {}
        self.default: str | None = None
        self.size = 10.5
        if root is None:
            return
        for style in children(root, "style"):
            name = value(style, None, "styleId")
            if name:
                self._styles[name] = style
                if value(style, None, "type") == "paragraph" and value(style, None, "default"):
                    self.default = name
        defaults = child(child(child(root, "docDefaults"), "rPrDefault"), "rPr")
        self.size = half_points(value(defaults, "sz")) or 10.0

    def look(self, name: str | None) -> Look:
        """What the style of this id says, with all that it is based on."""
        return self._find(name or self.default or "", frozenset())

    def _find(self, name: str, above: frozenset[str]) -> Look:
        if name in self._looks:
            return self._looks[name]
        style = self._styles.get(name)
        if style is None or name in above:  # styles based on each other in a circle
            return Look()
        base = self._find(value(style, "basedOn") or "", above | {name})
        self._looks[name] = _look(style, base)
        return self._looks[name]


def _look(style: Any, base: Look) -> Look:
    paragraph, run = child(style, "pPr"), child(style, "rPr")
    bold, hidden = switch(run, "b"), switch(run, "vanish")
    return Look(
        role=_role(style, paragraph) or base.role,
        size=half_points(value(run, "sz")) or base.size,
        bold=base.bold if bold is None else bold,
        hidden=base.hidden if hidden is None else hidden,
        numbering=merge(numbering(paragraph), base.numbering),
    )


def _role(style: Any, paragraph: Any | None) -> str | None:
    name = (value(style, "name") or "").strip().lower()
    if name in ("title", "标题", "標題"):
        return "title"
    if _CONTENTS.match(name) or name in ("toc heading", "table of contents"):
        return "contents"
    heading = _HEADING.match(name)
    return f"heading {heading[1]}" if heading else outline_role(paragraph)


def outline_role(paragraph: Any | None) -> str | None:
    """ "heading 1" … for a paragraph (or style) with an outline level; 10 means body text."""
    level = value(paragraph, "outlineLvl")
    return f"heading {int(level) + 1}" if level and level.isdigit() and int(level) < 9 else None


def numbering(paragraph: Any | None) -> tuple[str | None, int | None]:
    """The list and level that these paragraph properties name themselves."""
    found = child(paragraph, "numPr")
    level = value(found, "ilvl")
    return value(found, "numId"), int(level) if level and level.isdigit() else None


def merge(
    own: tuple[str | None, int | None], base: tuple[str | None, int | None]
) -> tuple[str | None, int | None]:
    """What is said here, and where nothing is said what is said below."""
    return own[0] or base[0], base[1] if own[1] is None else own[1]


def half_points(text: str | None) -> float | None:
    """Word's half points as points."""
    try:
        return float(text) / 2 if text else None
    except ValueError:
        return None
