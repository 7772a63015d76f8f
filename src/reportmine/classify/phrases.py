"""Finding many phrases in one pass over a text.

`Phrases(names).find(codes)` gives every place where a phrase stands, also where phrases overlap or
lie inside each other; what a longer phrase means for those inside it is for others to say.

Phrases are filed under their first two characters: most places of a text are the beginning of
none, and one look-up for the whole text tells which. What stands at the others is compared by its
hash, all places and all lengths at once.

`Gapped(names).scan(text)` knows phrases with one gap, `…`, too: `解决…问题` is both ends in one
clause, at most 16 characters apart.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Any, NamedTuple

import numpy as np

__all__ = ["GAP", "Gapped", "Hit", "Phrases", "Places"]

GAP = "…"
_BETWEEN = r"[^，。；：！？、\n\t]{0,16}?"
_SHORTEST = 2  # characters: one alone is no key
# Pairs of characters share so many marks: a mark says that a phrase may begin here.
_MARKS = 1 << 16
_AT_ONCE = 1 << 14  # places that are compared together, so that memory stays small
_TOP = np.uint64(48)
_STEP = np.uint64(0x9E3779B97F4A7C15)
_STEP_BACK = np.uint64(pow(0x9E3779B97F4A7C15, -1, 1 << 64))


class Places(NamedTuple):
    """Where phrases stand: `starts` and `sizes` in characters, and which they are (`numbers`)."""

    starts: Any
    sizes: Any
    numbers: Any


class Phrases:
    """A set of phrases of two characters or more, filed once; they are numbered as given."""

    def __init__(self, phrases: Iterable[str]) -> None:
        self.phrases = tuple(phrases)
        longest = max(map(len, self.phrases), default=_SHORTEST)
        lengths = np.array([len(phrase) for phrase in self.phrases], np.int64)
        codes = _codes("".join([phrase.ljust(longest, "\0") for phrase in self.phrases]))
        codes = codes.reshape(-1, longest)
        # For each mark how long the longest phrase is that begins so.
        self._reach = np.zeros(_MARKS, np.int8)
        np.maximum.at(self._reach, _marks(codes[:, 0], codes[:, 1]), lengths)
        self._window = _AT_ONCE + longest
        self._powers = np.full(self._window, _STEP).cumprod()
        self._back = np.full(self._window, _STEP_BACK).cumprod()
        keys = self._sums(codes)[np.arange(len(codes)), lengths] * self._back[0]
        order = np.argsort(keys)
        self._keys, self._numbers = keys[order], order
        self._known = np.zeros(_MARKS, bool)  # how the hashes begin: hardly another gets through
        self._known[keys >> _TOP] = True

    def find(self, codes: Any) -> Places:
        """All places in a text, given as its code points: by start, the longest first. Linear in
        the length of the text."""
        windows = range(0, len(codes) or 1, _AT_ONCE)
        parts = [self._found(codes[at : at + self._window], at) for at in windows]
        return (
            parts[0] if len(parts) == 1 else Places(*map(np.concatenate, zip(*parts, strict=True)))
        )

    def _found(self, codes: Any, offset: int) -> Places:
        """The phrases that begin among the first characters of a text, `_AT_ONCE` of them."""
        reach = self._reach.take(_marks(codes[:-1][:_AT_ONCE], codes[1:][:_AT_ONCE]))
        starts = reach.nonzero()[0]
        # How many sizes are asked for at each place, and which: the longest first.
        many = np.minimum(reach.take(starts), len(codes) - starts) - (_SHORTEST - 1)
        starts, sizes = starts.repeat(many), many.cumsum().repeat(many) + (_SHORTEST - 1)
        sizes -= np.arange(len(sizes))
        sums = self._sums(codes)
        asked = (sums.take(starts + sizes) - sums.take(starts)) * self._back.take(starts)
        near = self._known.take(asked >> _TOP).nonzero()[0]
        asked = asked.take(near)
        at = self._keys.searchsorted(asked)
        right = (self._keys.take(at, mode="clip") == asked).nonzero()[0]
        near = near.take(right)
        return Places(
            starts.take(near) + offset, sizes.take(near), self._numbers.take(at.take(right))
        )

    def _sums(self, codes: Any) -> Any:
        """What the characters in front of each place add up to, each counting by its place. The
        difference of two, taken back to the first place, is the hash of what stands between them."""
        sums = np.zeros((*codes.shape[:-1], codes.shape[-1] + 1), np.uint64)
        weighed = (codes + np.uint32(1)) * self._powers[: codes.shape[-1]]
        np.cumsum(weighed, axis=-1, out=sums[..., 1:])
        return sums


Hit = tuple[int, int, str]  # start and end in the text that was scanned, and the phrase


class Gapped:
    """Phrases of which some have a gap."""

    def __init__(self, phrases: Iterable[str]) -> None:
        own = sorted(set(phrases), key=lambda p: (-len(p), p))
        whole = {phrase for phrase in own if GAP not in phrase}
        gapped: dict[str, list[tuple[str, re.Pattern[str]]]] = {}
        # 在…领导下: one character is no key, so these are looked for where their end is.
        self._single: list[tuple[str, str, re.Pattern[str]]] = []
        for phrase in own:
            if phrase in whole:
                continue
            head, _, tail = phrase.partition(GAP)
            pattern = re.compile(re.escape(head) + _BETWEEN + re.escape(tail))
            if len(head) >= _SHORTEST:
                gapped.setdefault(head, []).append((phrase, pattern))
            else:
                self._single.append((phrase, tail, pattern))
        names = sorted(whole | gapped.keys())
        self._filed = Phrases(names)
        # Whether it is a phrase, and which phrases with a gap it opens.
        self._as = [(name, name in whole, gapped.get(name, ())) for name in names]

    def scan(self, text: str) -> list[Hit]:
        """All hits in `text`, by start, the longest first; linear in the length of the text."""
        starts, sizes, numbers = self._filed.find(_codes(text))
        places = zip(starts.tolist(), (starts + sizes).tolist(), numbers.tolist(), strict=True)
        hits, gapped = list[Hit](), list[Hit]()
        for start, end, number in places:
            name, whole, opened = self._as[number]
            if whole:
                hits.append((start, end, name))
            for phrase, pattern in opened:
                if match := pattern.match(text, start):
                    gapped.append((start, match.end(), phrase))
        for phrase, tail, pattern in self._single:
            if tail in text:
                gapped += [(*match.span(), phrase) for match in pattern.finditer(text)]
        if gapped:
            hits = sorted(hits + gapped, key=lambda hit: (hit[0], -hit[1]))
        return hits


def _codes(text: str) -> Any:
    return np.frombuffer(text.encode("utf-32-le", "surrogatepass"), dtype=np.uint32)


def _marks(first: Any, second: Any) -> Any:
    """The marks of pairs of characters, of 16 bits."""
    return first.astype(np.uint16) * np.uint16(0x9E37) + second.astype(np.uint16)
