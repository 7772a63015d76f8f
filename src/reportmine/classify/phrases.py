"""Finding many phrases in one pass over a text.

`Phrases(names).scan(text)` gives every place where a phrase stands, also where phrases overlap or
lie inside each other; what a longer phrase means for those inside it is for `features` to say.

A phrase may hold one gap, `…`: `解决…问题` is both ends in one clause, at most 16 characters apart.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Any, NamedTuple

GAP = "…"
_BETWEEN = r"[^，。；：！？、\n\t]{0,16}?"


class Hit(NamedTuple):
    """Where a phrase stands: `[start, end)` of the text that was scanned."""

    start: int
    end: int
    phrase: str


class Phrases:
    """A set of phrases, compiled once."""

    def __init__(self, phrases: Iterable[str]) -> None:
        names = sorted(set(phrases))
        plain = {p for p in names if GAP not in p}
        self._gapped = [p for p in names if GAP in p]
        # The pattern finds the longest phrase at each place; these begin with the same characters.
        self._shorter = {
            p: [p[:size] for size in range(len(p) - 1, 0, -1) if p[:size] in plain] for p in plain
        }
        # Lookahead, so that a phrase may begin inside another; (?!) never matches.
        self._find_plain = re.compile(f"(?=({_trie_pattern(plain) or '(?!)'}))").finditer
        gaps = "|".join(f"({_gap_pattern(p)})" for p in self._gapped)
        self._find_gapped = re.compile(f"(?={gaps or '(?!)'})").finditer

    def scan(self, text: str) -> list[Hit]:
        """All hits in `text`, by start, the longest first; linear in the length of the text."""
        hits = []
        for match in self._find_plain(text):
            phrase, start = match[1], match.start()
            hits.append(Hit(start, start + len(phrase), phrase))
            for shorter in self._shorter[phrase]:
                hits.append(Hit(start, start + len(shorter), shorter))
        for match in self._find_gapped(text):
            group = match.lastindex or 1
            hits.append(Hit(*match.span(group), self._gapped[group - 1]))
        hits.sort(key=lambda hit: (hit.start, -hit.end))
        return hits


def _gap_pattern(phrase: str) -> str:
    head, _, tail = phrase.partition(GAP)
    return re.escape(head) + _BETWEEN + re.escape(tail)


def _trie_pattern(phrases: Iterable[str]) -> str:
    """One pattern for all phrases, sharing what they begin with; the longest wins."""
    root: dict[str, Any] = {}
    for phrase in sorted(phrases):
        node = root
        for character in phrase:
            node = node.setdefault(character, {})
        node[""] = {}
    return _branch(root)


def _branch(node: dict[str, Any]) -> str:
    options = [re.escape(c) + _branch(rest) for c, rest in node.items() if c]
    if not options:
        return ""
    inner = options[0] if len(options) == 1 else f"(?:{'|'.join(options)})"
    return f"(?:{inner})?" if "" in node else inner
