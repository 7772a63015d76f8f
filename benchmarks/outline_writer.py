"""Reports with known truth: made-up sentences under every habit of numbering.

    Writer(seed).write()     -> Truth     paragraphs, headings, turns, front matter

Each report takes one of the `HABITS` of numbering, a depth of 1–4, run-in or own-line headings,
numbers that are missing, repeated, out of order or differently dressed, and sections that no heading
opens: an opening, shortcomings with items, a plan that follows, a closing.
"""

from __future__ import annotations

import random
import re
from dataclasses import dataclass, field
from typing import NamedTuple

from outline_words import (
    ADVERBS,
    ALWAYS_RUN_IN,
    CIRCLES,
    CLOSINGS,
    FORMAL,
    HABITS,
    KINDS,
    NOUNS,
    OBJECTS,
    ORGS,
    PLACES,
    PLANS,
    POINTS,
    ROMANS,
    SENTENCES,
    STEMS,
    TAILS,
    TROUBLE,
    VERBS,
    WEAK,
    cn,
)


class Head(NamedTuple):
    """A heading: `words` begin at character `at` of the paragraph."""

    level: int
    number: str
    words: str
    paragraph: int
    at: int


class Turn(NamedTuple):
    """A section without a heading: it begins at character `at` of the paragraph."""

    role: str
    paragraph: int
    at: int


@dataclass
class Truth:
    """A written report: its paragraphs, and what a reader should find in it."""

    habit: str
    paragraphs: list[str] = field(default_factory=list)
    heads: list[Head] = field(default_factory=list)
    implicit: list[Turn] = field(default_factory=list)
    front: dict[str, str | None] = field(default_factory=dict)
    lines: set[str] = field(default_factory=set)

    def add(self, paragraph: str) -> int:
        """Appends a paragraph; gives its index."""
        self.paragraphs.append(paragraph)
        return len(self.paragraphs) - 1

    def turn(self, role: str, paragraph: int, at: int = 0) -> None:
        """An implicit section begins at this character of the paragraph."""
        self.implicit.append(Turn(role, paragraph, at))


class Writer:
    """Writes one report from one seed."""

    def __init__(self, seed: int) -> None:
        self.r = random.Random(seed)
        self.habit = self.r.choice(list(HABITS))
        self.levels = HABITS[self.habit]
        self.depth = self.r.randint(1, min(4, len(self.levels)))
        if self.habit in ALWAYS_RUN_IN or self.habit.startswith("lines"):
            self.depth = max(2, self.depth)
        self.run_in = self.r.random() < 0.6
        self.colon = self.r.random() < 0.15
        self.year = self.r.randint(2012, 2025)
        self.upset = self.r.choice(("", "", "", "gap", "repeat", "order", "mixed"))
        self.truth = Truth(self.habit)

    # --- words ---------------------------------------------------------------------------------

    def fill(self, template: str) -> str:
        r = self.r
        v, v2 = r.sample(VERBS, 2)
        o, q = r.sample(OBJECTS, 2)
        return template.format(
            v=v, v2=v2, o=o, q=q, n=r.randint(2, 19), m=r.randint(21, 980), k=r.randint(2, 9), y=self.year + 1
        )  # fmt: skip

    def title(self, level: int) -> str:
        if level == 1 and self.r.random() < 0.3:
            return self.r.choice(NOUNS)
        tail = self.fill(self.r.choice(TAILS))
        return self.r.choice(ADVERBS) + self.fill("{v}{o}") + tail

    def body(self, least: int = 1, most: int = 4) -> str:
        return "".join(self.fill(s) for s in self.r.sample(SENTENCES, self.r.randint(least, most)))

    # --- the report ----------------------------------------------------------------------------

    def write(self) -> Truth:
        self.front()
        if self.r.random() < 0.7:
            at = self.truth.add(f"{self.year}年，" + self.body(1, 3) + "现将有关工作情况报告如下：")
            self.truth.turn("overview", at)
        self.sections(1, "")
        self.tail()
        return self.truth

    def front(self) -> None:
        org = self.r.choice(ORGS).format(p=self.r.choice(PLACES))
        kind = self.r.choice(KINDS)
        year = self.r.choice((f"{self.year}年", f"{self.year}年度", f"{self.year} 年"))
        label = str(self.year)
        if self.r.random() < 0.12:
            year = f"{self.year}—{self.year + 1}学年"
            label = f"{self.year}-{self.year + 1}"
        kind_words = kind.removeprefix("年度") if year.endswith("年度") else kind
        title = org + year + kind_words
        shape = self.r.random()
        if shape < 0.25:
            self.truth.add(org)
            self.truth.add(year + kind_words)
        elif shape < 0.4:
            title = year + org + kind_words
            self.truth.add(title)
        else:
            self.truth.add(title)
        expected = (
            "年度" + kind_words if year.endswith("年度") and kind.startswith("年度") else kind_words
        )
        if kind == "工作总结" and not year.endswith("学年"):
            expected = {"年度": "年度工作总结"}.get(year[-2:], "工作总结")
        if shape >= 0.25 and shape < 0.4:
            expected = kind_words
        if year.endswith("年度") and kind_words == "工作报告" and not 0.25 <= shape < 0.4:
            expected = "年度工作报告"
        self.truth.front = {
            "title": re.sub(r"\s", "", title), "organisation": org, "kind": expected, "period": label, "issued": None
        }  # fmt: skip
        self.org = org

    def sections(self, level: int, parent: str) -> None:
        count = self.r.randint(2, 5 if level == 1 else 4)
        upset = self.upset if level == min(2, self.depth) and count >= 3 else ""
        if self.habit in ("1 1.1 1.1.1", "1. 1.1 1.1.1", "lines over 一、") and level == 1:
            upset = ""
        numbers = list(range(1, count + 1))
        if upset == "gap":
            numbers = [n + (n > 1) for n in numbers]
        elif upset == "repeat":
            numbers = [1, 2, 2, *range(3, count)]
        elif upset == "order":
            numbers[0], numbers[1] = 2, 1
        if upset:
            self.upset = ""
        titled = self.run_in and (level == self.depth or self.r.random() < 0.2)
        for n in numbers:
            self.section(level, parent, n, titled, mixed=upset == "mixed")

    def section(self, level: int, parent: str, n: int, titled: bool, *, mixed: bool) -> None:
        mark, bare = self.levels[level - 1]
        names = {
            "c": cn(n), "a": str(n), "f": FORMAL[n - 1], "s": STEMS[n - 1], "o": CIRCLES[n - 1], "r": ROMANS[n - 1],
            "u": "ABCDEFGHIJ"[n - 1], "l": "abcdefghij"[n - 1], "p": parent,
        }  # fmt: skip
        number = bare.format(**names)
        shown = mark.format(**names)
        if mixed and mark in ("{a}．", "{a}、", "{a}."):
            shown = str(n) + self.r.choice("．、.")
        title = self.title(level)
        leaf = level == self.depth
        titled = (titled and bool(shown)) or ALWAYS_RUN_IN.get(self.habit) == level - 1
        if mark not in POINTS:
            self.truth.heads.append(
                Head(level, number, title, len(self.truth.paragraphs), len(shown))
            )
        if titled and leaf:
            self.truth.add(
                f"{shown}{title}{'：' if self.colon and len(title) < 16 else '。'}{self.body(2, 4)}"
            )
        elif titled:
            self.truth.add(f"{shown}{title}。{self.body(2, 3)}")
        else:
            self.truth.add(shown + title)
            if not shown:
                self.truth.lines.add(title)
            if leaf or self.r.random() < 0.5:
                self.text(level, leaf=leaf)
        if not leaf:
            self.sections(level + 1, number)

    def text(self, level: int, *, leaf: bool) -> None:
        """What stands under a heading of its own line."""
        for _ in range(self.r.randint(1, 2)):
            self.truth.add(self.body(2, 5))

    def tail(self) -> None:
        r = self.r
        if r.random() < 0.5:
            cue = r.choice(TROUBLE)
            weak = [self.fill(w) for w in r.sample(WEAK, r.randint(2, 3))]
            inside = r.random() < 0.4
            if inside:
                at = self.truth.add(cue + "；".join(weak) + "。")
            else:
                at = self.truth.add(cue)
                for n, w in enumerate(weak, 1):
                    self.truth.add(w + ("；" if n < len(weak) else "。"))
            self.truth.turn("shortcomings", at)
            if r.random() < 0.6:
                plan = self.fill(r.choice(PLANS)) + self.body(1, 1)
                if inside and r.random() < 0.5:
                    self.truth.turn("plan", at, len(self.truth.paragraphs[-1]))
                    self.truth.paragraphs[-1] += plan
                else:
                    self.truth.turn("plan", self.truth.add(plan))
        if r.random() < 0.5:
            self.truth.turn("closing", self.truth.add(r.choice(CLOSINGS)))
        if r.random() < 0.6:
            month, day = r.randint(11, 12), r.randint(1, 28)
            self.truth.add(self.org)
            if r.random() < 0.1:
                self.truth.add(f"{self.year}年{month}月")
                return
            self.truth.add(f"{self.year}年{month}月{day}日")
            self.truth.front["issued"] = f"{self.year}-{month:02}-{day:02}"
