"""Hard wraps of plain text: at which width lines were cut, and which line breaks are the author's.

    wrap = find_wrap(lines)          None where each line is a paragraph
    wrap.full(line, following)       could what begins the following line not have stood on it?

Ways of cutting differ in what they count (characters, or printed width, where a Latin letter is half a
Chinese character), in what they leave whole (figures and Latin words), in what they do with a closing
mark that would begin a line (let it hang over, take its neighbour along, or nothing), and in whether
the indent of a paragraph was lost. An exact way tells far more than a usual width about which lines are
full within a tolerance (`exact` is False), so that all exact ways are tried first.
"""

from __future__ import annotations

import itertools
import re
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from reportmine.read.assembly.openings import WORD, starts_item

__all__ = ["INDENT", "Wrap", "ems", "ends_sentence", "find_wrap"]

INDENT = re.compile(r"^[ \t]*\u3000+|^ {2,}")
_NARROW = re.compile("[^\u2e80-\U0010ffff“”‘’—…]+")
_STOP = re.compile(r"[。！？；：!?;:…][”’）)」』]*$")
_PAUSE = re.compile(r"[，。、；：！？,;:!?…][”’）)」』]*$")
_SPLIT = re.compile(r"[0-9A-Za-z]\n[0-9A-Za-z]|\d\.\n\d|\d\n\.\d")
_CLOSING = r"，。、；：！？,;:!?）)”’》」』】…％%‰"
_CLOSED = tuple(_CLOSING)
_CLAUSES = re.compile(r"[，。、；：]")
# A % may be parted from its figure also where no other mark begins a line.
_CLOSES = re.compile(rf"[{_CLOSING.rstrip('％%‰')}]")
_OPENING = "[（(《“‘「『【]*"
# What is not parted, by whether words stay whole and whether closing marks are kept with them.
_UNITS = {
    (False, False): re.compile("."),
    (True, False): re.compile(rf"{WORD.pattern}|."),
    (False, True): re.compile(rf"{_OPENING}.[{_CLOSING}]*"),
    (True, True): re.compile(rf"{_OPENING}(?:{WORD.pattern}|.)[{_CLOSING}]*"),
}
_FEWEST_LINES = 8
_NEAR = 4.0
_INDENTED = 2.0
# closing marks may stand beyond the width: 》）。
_HANGING = 3.0
_WIDTHS_TRIED = 6
# By how much a rare habit must explain the lines better.
_RARE = 0.05


def ems(text: str) -> float:
    """The printed width of a line: a Chinese character is 1, a Latin one half."""
    return len(text) - 0.5 * sum(map(len, _NARROW.findall(text)))


def ends_sentence(line: str) -> bool:
    """Whether the line ends as a sentence, a clause of a list or a lead-in does."""
    return bool(_STOP.search(line))


@dataclass(frozen=True, slots=True)
class Wrap:
    """The width at which a text was cut, in what `measure` counts, and the habits of cutting."""

    width: float
    measure: Callable[[str], float]
    exact: bool = True
    whole: bool = False  # figures and Latin words are not split
    glued: bool = False  # a closing mark that has no room takes its neighbour along
    indented: bool = False  # paragraphs begin with an indent
    unindented: bool = False  # paragraphs had an indent, which was lost

    def full(self, line: str, following: str, *, opened: bool = False) -> bool:
        """Whether `line` had no room for how `following` begins; else the author ended it. A line that
        is `opened` is the first of its paragraph."""
        return self.has_no_room(self.slack(line, opened=opened), following)

    def has_no_room(self, room: float, following: str) -> bool:
        """The same of a line that leaves so much room."""
        if self.exact and room < -_HANGING:
            return False
        needed = self.measure(self._first(following))
        return room < needed if self.exact else room <= needed + 1.0

    def slack(self, line: str, *, opened: bool = False) -> float:
        """The room that `line` leaves; an indent that was lost may have taken some of it."""
        return self.width - self.measure(line) - _INDENTED * (opened and self.unindented)

    def _first(self, following: str) -> str:
        """What begins a line and is not parted."""
        unit = _UNITS[self.whole, self.glued].match(following)
        return unit[0] if unit else following[:1]


def find_wrap(lines: Sequence[str]) -> Wrap | None:
    """The way in which `lines` (stripped on the right, none empty) were wrapped; None where they were
    not."""
    if len(lines) < _FEWEST_LINES:
        return None
    best, fewest = None, 0.0
    run_on = [_runs_on(*pair) for pair in itertools.pairwise(lines)]
    for wrap in _ways(lines):
        torn = _torn(lines, run_on, wrap)
        if torn is not None and (best is None or torn + _RARE * wrap.unindented < fewest):
            best, fewest = wrap, torn
        if best and not fewest:
            return best
    if best:
        return best
    width = _usual_width(lines)
    return None if width is None else Wrap(width, ems, False, whole=True, unindented=True)


def _ways(lines: Sequence[str]) -> Iterator[Wrap]:
    """The exact ways of cutting that may be, likely ones first."""
    indents = sum(bool(INDENT.match(line)) for line in lines)
    parted_marks = any(map(_CLOSES.match, lines))
    for unindented in (False, True)[: 2 - bool(indents)]:
        for measure in (len, ems):
            widths = [measure(line) for line in lines]
            for width in _likely(widths):
                if 12 <= width <= 80 and _few_are_wider(lines, widths, width):
                    parted = _parted(lines, widths, width)
                    yield Wrap(
                        width,
                        measure,
                        whole=not any(map(_SPLIT.search, parted)),
                        glued=not parted_marks and not _hang(lines, widths, width),
                        indented=indents > 0.5 * sum(w <= width - _NEAR for w in widths),
                        unindented=unindented,
                    )


def _parted(lines: Sequence[str], widths: Sequence[float], width: float) -> list[str]:
    """The full lines, each with the one behind it."""
    pairs = zip(itertools.pairwise(lines), widths, strict=False)
    return ["\n".join(pair) for pair, w in pairs if w > width - 1]


def _hang(lines: Sequence[str], widths: Sequence[float], width: float) -> bool:
    """Whether closing marks stand beyond the width."""
    return any(
        0 < w - width <= _HANGING and line.endswith(_CLOSED)
        for line, w in zip(lines, widths, strict=True)
    )


def _likely(widths: Sequence[float]) -> Iterator[float]:
    """The greatest width and those of most lines: a title may be longer, and closing marks hang over."""
    greatest = max(widths)
    yield greatest
    common = sorted(Counter(widths).items(), key=lambda item: (-item[1], -item[0]))
    yield from (width for width, _ in common[:_WIDTHS_TRIED] if width != greatest)


def _few_are_wider(lines: Sequence[str], widths: Sequence[float], width: float) -> bool:
    """Whether no lines but a title or two go on beyond the width, closing marks aside."""
    wider = [line for line, w in zip(lines, widths, strict=True) if w > width]
    hanging = sum(line.endswith(_CLOSED) for line in wider)
    return len(wider) - hanging <= max(1, len(lines) // 40) and hanging <= 0.3 * len(lines)


def _torn(lines: Sequence[str], run_on: Sequence[bool], wrap: Wrap) -> float | None:
    """How many lines end in mid sentence for each that is full; None where the text was hardly cut so:
    nearly all long lines end at the width, most of them in mid sentence. `run_on` tells of each line whether it does."""
    full = running = torn = prose = 0
    opened = False  # the first line is the title
    for (line, following), runs in zip(itertools.pairwise(lines), run_on, strict=True):
        slack = wrap.slack(line, opened=opened)
        if wrap.has_no_room(slack, following):
            full += 1
            running += runs
            prose += runs and bool(_CLAUSES.search(line))
            opened = False
        else:
            torn += -_HANGING <= slack < _NEAR and runs
            opened = True
    # Minutes have few full lines among many short ones: they tell where these stop in mid sentence,
    # or where no other line of about that length does.
    certain = full > 3 and (prose >= 0.6 * full or (not torn and prose > 3))
    if (full < max(4, 0.3 * len(lines)) and not certain) or running < 0.4 * full:
        return None
    if prose < 0.3 * running:  # rows or names of one length
        return None
    # a long title is torn, too
    return torn / full if torn <= 0.1 * full else None


def _runs_on(line: str, following: str) -> bool:
    """Whether a sentence is broken between two lines, and not even at a comma."""
    return not (_PAUSE.search(line) or INDENT.match(following) or starts_item(following))


def _usual_width(lines: Sequence[str]) -> float | None:
    """The width of most lines where these stop in mid sentence."""
    widths = sorted(ems(line) for line in lines)
    width = widths[int(0.9 * (len(widths) - 1))]
    if not 12 <= width <= 60 or widths[-1] > 1.5 * width + 3:
        return None
    full = [i for i, line in enumerate(lines[:-1]) if ems(line) >= width - 2.5]
    running = [i for i in full if _runs_on(lines[i], lines[i + 1])]
    prose = sum(bool(_CLAUSES.search(lines[i])) for i in running)
    if len(full) < 0.4 * len(lines) or len(running) < 0.5 * len(full) or prose < 0.3 * len(running):
        return None
    return width
