"""Finding many phrases in one pass over a text.

`Phrases(names, hiding).scan(text)` gives every place where a phrase stands, the longest at each
place, and drops what lies wholly inside a longer hit of a `hiding` phrase. So a longer phrase hides a shorter
one: 公开招聘 (which means nothing here) hides 公开 (which does).

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

    def __init__(self, phrases: Iterable[str], hiding: Iterable[str]) -> None:
        names = sorted(set(phrases))
        self._hiding = frozenset(hiding)
        self._gapped = [p for p in names if GAP in p]
        # Lookahead, so that a phrase may begin inside another; (?!) never matches.
        self._find_plain = re.compile(
            f"(?=({_trie_pattern(p for p in names if GAP not in p) or '(?!)'}))"
        ).finditer
        gaps = "|".join(f"({_gap_pattern(p)})" for p in self._gapped)
        self._find_gapped = re.compile(f"(?={gaps or '(?!)'})").finditer

    def scan(self, text: str) -> list[Hit]:
        """All hits in `text`, sorted by start; linear in the length of the text."""
        found = [Hit(*m.span(1), m[1]) for m in self._find_plain(text)]
        for m in self._find_gapped(text):
            group = m.lastindex or 1
            found.append(Hit(*m.span(group), self._gapped[group - 1]))
        found.sort(key=lambda hit: (hit.start, -hit.end))
        hits, covered = list[Hit](), -1
        for hit in found:
            if hit.end > covered:
                hits.append(hit)
                if hit.phrase in self._hiding:
                    covered = hit.end
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
