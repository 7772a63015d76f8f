"""Hard wraps of plain text: at which width lines were cut, and which line breaks are the author's.

    wrap = find_wrap(lines)          None where each line is a paragraph
    wrap.full(line, following)       could the following line's first word not have stood on it?

Three ways of cutting are told apart, because an exact one tells far more: by characters, by printed
width (a Latin letter is half a Chinese character), and by printed width between words, with closing
punctuation hanging over (`exact` is False: then a line counts as full within a tolerance).
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass

__all__ = ["WORD", "Wrap", "ems", "ends_sentence", "find_wrap"]

_SENTENCE_END = re.compile(r"[。！？；：!?;:…”’）)]$")
_STOP = re.compile(r"[。！？；：!?;:…][”’）)」』]*$")
WORD = re.compile(r"[0-9A-Za-z.,%‰@:/+#&_\-]+")
_FEWEST_LINES = 8
_NEAR = 4.0
_INDENTED = 2.0
# closing marks may stand beyond the width: 。”
_HANGING = 2.0
_CLOSING = re.compile(r"[，。、；：！？,;:!?）)”’》】…]$")


def ems(text: str) -> float:
    """The printed width of a line: a Chinese character is 1, a Latin one half."""
    return sum(1.0 if char > "\u2e7f" or char in "“”‘’—…" else 0.5 for char in text)


def ends_sentence(line: str) -> bool:
    """Whether the line ends as a sentence, a clause of a list or a lead-in does."""
    return bool(_STOP.search(line))


@dataclass(frozen=True, slots=True)
class Wrap:
    """The width at which a text was cut: `width` in what `measure` counts."""

    width: float
    measure: Callable[[str], float]
    exact: bool

    def full(self, line: str, following: str, *, indented: bool = False) -> bool:
        """Whether `line` had no room for how `following` begins; else the author ended it."""
        if self.exact:
            room = self.width - self.measure(line)
            return -_HANGING <= room < self.measure(following[:1])
        word = WORD.match(following)
        first = ems(word[0]) if word else 1.0
        return self.slack(line, indented=indented) <= first + 1.0

    def slack(self, line: str, *, indented: bool = False) -> float:
        """The room that `line` leaves; an indent that was lost may have taken some of it."""
        return self.width - self.measure(line) - _INDENTED * indented


def find_wrap(lines: Sequence[str]) -> Wrap | None:
    """The way in which `lines` (stripped, none empty) were wrapped; None where they were not."""
    if len(lines) < _FEWEST_LINES:
        return None
    for widest in (max, _common_width):
        for measure in (len, ems):
            widths = [measure(line) for line in lines]
            wrap = _exact(lines, widths, Wrap(widest(widths), measure, True))
            if wrap and _few_are_wider(lines, widths, wrap.width):
                return wrap
    width = _usual_width(lines)
    return None if width is None else Wrap(width, ems, False)


def _common_width(widths: Sequence[float]) -> float:
    """The width of most lines: a title may be longer, and closing marks may hang over."""
    return max(Counter(widths).items(), key=lambda item: (item[1], item[0]))[0]


def _few_are_wider(lines: Sequence[str], widths: Sequence[float], width: float) -> bool:
    """Whether no lines but a title or two go on beyond the width, closing marks aside."""
    wider = [line for line, w in zip(lines, widths, strict=True) if w > width]
    hanging = sum(bool(_CLOSING.search(line)) for line in wider)
    return len(wider) - hanging <= max(1, len(lines) // 40) and hanging <= 0.3 * len(lines)


def _exact(lines: Sequence[str], widths: Sequence[float], wrap: Wrap) -> Wrap | None:
    """Lines cut like cloth: nearly all long ones end at one width, most of them in mid sentence."""
    if not 12 <= wrap.width <= 80:
        return None
    near = [i for i in range(len(lines) - 1) if widths[i] > wrap.width - _NEAR]
    full = [i for i in near if wrap.full(lines[i], lines[i + 1])]
    running = sum(not _SENTENCE_END.search(lines[i]) for i in full)
    torn = sum(not _SENTENCE_END.search(lines[i]) for i in near) - running
    # Minutes have few full lines among many short ones: they tell, where each stops in mid sentence.
    certain = len(full) > 3 and running == len(full) and all(widths[i] == wrap.width for i in full)
    if len(full) < max(4, 0.3 * len(lines)) and not certain:
        return None
    if running < 0.5 * len(full):
        return None
    return wrap if torn <= max(int(certain), 0.06 * len(full)) else None  # a long title is torn too


def _usual_width(lines: Sequence[str]) -> float | None:
    """The width of most lines where these stop in mid sentence."""
    widths = sorted(ems(line) for line in lines)
    width = widths[int(0.9 * (len(widths) - 1))]
    if not 12 <= width <= 60 or widths[-1] > 1.5 * width + 3:
        return None
    full = [line for line in lines if ems(line) >= width - 2.5]
    running = [line for line in full if not _SENTENCE_END.search(line)]
    if len(full) < 0.4 * len(lines) or len(running) < 0.5 * len(full):
        return None
    return width
