"""The few things that are asked of WordprocessingML elements, without its long names."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, Final

W: Final = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


def child(element: Any | None, name: str) -> Any | None:
    """The first child `w:name`, if any."""
    return None if element is None else element.find(W + name)


def children(element: Any | None, name: str) -> Iterator[Any]:
    """All children `w:name`."""
    return iter(() if element is None else element.findall(W + name))


def value(element: Any | None, name: str | None, attribute: str = "val") -> str | None:
    """The attribute of the child `w:name`, or of the element itself where `name` is None."""
    found = element if name is None else child(element, name)
    return None if found is None else found.get(W + attribute)


def switch(element: Any | None, name: str) -> bool | None:
    """An on/off property: True, False, or None where nothing is said."""
    found = child(element, name)
    if found is None:
        return None
    return found.get(W + "val", "1") not in ("0", "false", "off", "none")


def integer(text: str | None, default: int) -> int:
    """A whole number, or `default` where there is none."""
    try:
        return int(text or "")
    except ValueError:
        return default
