"""Cutting text into words: one protocol, two engines that agree.

`JiebaSegmenter` is the reference, `RjiebaSegmenter` (Rust, the same dictionary, some fifteen times
as fast) the default. Both know the words of the genre in `data/words.txt` and those they are made
with. Nothing is shared: each segmenter has its own dictionary, jieba's global one stays untouched,
and no cache file is written.

Words are features and search terms; no number and no heading hangs on where they are cut.
"""

from __future__ import annotations

import re
import string
import warnings
from abc import ABC, abstractmethod
from collections.abc import Iterable, Iterator
from functools import cache
from typing import Any, NamedTuple, Protocol

from reportmine.text import shipped

__all__ = ["JiebaSegmenter", "RjiebaSegmenter", "Segmenter", "Token", "domain_words", "segmenter"]


class Token(NamedTuple):
    """A word and where it stands: `text[start:end] == word`."""

    word: str
    start: int
    end: int


class Segmenter(Protocol):
    """Cuts text into words. Nothing is lost: the words joined are the text."""

    def cut(self, text: str) -> list[str]:
        """The words of `text` in order, white space and punctuation included."""
        ...

    def tokens(self, text: str) -> list[Token]:
        """The same words with their offsets."""
        ...

    def tagged(self, text: str) -> list[tuple[str, str]]:
        """Words with the part of speech that jieba's dictionary gives them."""
        ...


# The engines treat dates, codes and addresses differently (2014-12-03, www.a.cn), so runs that hold
# such a mark are cut here, the same way for both: decimals, letters and digits, each mark alone.
# A run is looked for by its first mark, what letters and digits stand before it is told afterwards:
# long letters without a mark would be tried from each.
_MARKED = re.compile(r"[-_.][-_.0-9A-Za-z]*%?")
_ASCII = string.ascii_letters + string.digits
_STOP = "\0"  # stands for a run where an engine cuts what is around it
_ASCII_PIECE = re.compile(r"[0-9]+\.[0-9]+%?(?![.0-9A-Za-z])|[0-9A-Za-z]+%?|[-_.%]")


class _Base(ABC):
    """What both engines share: lazy start, words of the genre, ASCII runs, offsets."""

    def __init__(self, words: Iterable[str] = (), *, domain: bool = True) -> None:
        self._words = [*(domain_words() if domain else ()), *words]
        self._engine: Any = None

    def cut(self, text: str) -> list[str]:
        """The words of `text` in order; joined they are the text."""
        if self._engine is None:
            self._engine = self._start()
            for word in self._words:
                self._add(word)
        if _STOP in text:
            head, *rest = text.split(_STOP)
            return [*self.cut(head), *(word for part in rest for word in (_STOP, *self.cut(part)))]
        gaps, runs = _parted(text)
        # An engine is started once for all gaps, not for each.
        found = self._cut(_STOP.join(gaps))
        words: list[str] = []
        done = 0
        for run in runs:
            stop = found.index(_STOP, done)
            words += found[done:stop]
            words += _ASCII_PIECE.findall(run)
            done = stop + 1
        return words + found[done:]

    def tokens(self, text: str) -> list[Token]:
        """The words of `text` with their offsets."""
        return list(_place(self.cut(text)))

    def tagged(self, text: str) -> list[tuple[str, str]]:
        """The words of `text` with their part of speech (`n`, `v`, `vn` …); unlike `cut`, runs of
        letters and digits are cut as the engine has it."""
        if self._engine is None:
            self.cut("")
        return list(self._tag(text))

    @abstractmethod
    def _start(self) -> Any: ...

    @abstractmethod
    def _add(self, word: str) -> None: ...

    @abstractmethod
    def _cut(self, text: str) -> list[str]:
        """The words of `text` as the engine has it; `_STOP` is always one by itself."""

    @abstractmethod
    def _tag(self, text: str) -> Iterable[tuple[str, str]]: ...


class JiebaSegmenter(_Base):
    """jieba on a tokenizer of its own."""

    def _start(self) -> Any:
        with warnings.catch_warnings():
            # jieba asks for pkg_resources, which warns of its own end.
            warnings.simplefilter("ignore")
            import jieba
        engine = jieba.Tokenizer()
        # Tokenizer.initialize() would log and keep a cache in the shared temporary folder, where
        # another program may be writing it: the dictionary is read directly.
        engine.FREQ, engine.total = engine.gen_pfdict(engine.get_dict_file())
        engine.initialized = True
        return engine

    def _add(self, word: str) -> None:
        self._engine.add_word(word)

    def _cut(self, text: str) -> list[str]:
        return list(self._engine.cut(text))

    def _tag(self, text: str) -> Iterable[tuple[str, str]]:
        from jieba.posseg import POSTokenizer

        return ((word, tag) for word, tag in POSTokenizer(self._engine).cut(text))


class RjiebaSegmenter(_Base):
    """rjieba, jieba's algorithm and dictionary in Rust."""

    def _start(self) -> Any:
        import rjieba

        return rjieba.Jieba()

    def _add(self, word: str) -> None:
        self._engine.add_word(word, None, None)

    def _cut(self, text: str) -> list[str]:
        found: list[str] = self._engine.cut(text)
        return found

    def _tag(self, text: str) -> Iterable[tuple[str, str]]:
        tagged: list[tuple[str, str]] = self._engine.tag(text)
        return tagged


def _parted(text: str) -> tuple[list[str], list[str]]:
    """A text as its runs of letters, digits and marks, and as what stands before, between and behind them."""
    gaps, runs = list[str](), list[str]()
    done = 0
    for marked in _MARKED.finditer(text):
        before = text[done : marked.start()]
        gap = before.rstrip(_ASCII)
        gaps.append(gap)
        runs.append(before[len(gap) :] + marked[0])
        done = marked.end()
    return [*gaps, text[done:]], runs


@cache
def segmenter() -> Segmenter:
    """The default segmenter, made once a process; it starts at the first cut."""
    return RjiebaSegmenter()


@cache
def domain_words() -> tuple[str, ...]:
    """The words of the genre, in the order of `data/words.txt`."""
    return tuple(word for line in shipped.lines("words.txt") for word in line.split())


def _place(words: Iterable[str]) -> Iterator[Token]:
    start = 0
    for word in words:
        yield Token(word, start, start + len(word))
        start += len(word)
