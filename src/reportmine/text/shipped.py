"""The data files that come with the package: word lists, units, rules.

rule_file("units.toml")   a TOML file of `reportmine/data`, parsed once
lines("words.txt")        a list of words, without its comments
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from functools import cache
from importlib.resources import files
from typing import Any

__all__ = ["lines", "rule_file"]


def _text(name: str) -> str:
    return (files("reportmine") / "data" / name).read_text(encoding="utf-8")


@cache
def rule_file(name: str) -> dict[str, Any]:
    """A TOML file, parsed; all who ask share it, and nobody changes it."""
    return tomllib.loads(_text(name))


def lines(name: str) -> Iterator[str]:
    """The lines of a text file that are neither empty nor a comment (#)."""
    for line in map(str.strip, _text(name).splitlines()):
        if line and not line.startswith("#"):
            yield line
