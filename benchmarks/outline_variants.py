"""Manners of writing that office reports have beside their habit of numbering.

    written(seed) -> Truth      the report of this seed, half of them in one of the manners below

Each manner is a Writer that does one thing its own way: headings in two parts or with a full stop,
paragraphs that open with a title, no headings at all, line breaks lost, a motto over the title.
"""

from __future__ import annotations

import random
import re
from dataclasses import replace

from outline_words import ALWAYS_RUN_IN, HABITS
from outline_writer import Head, Truth, Turn, Writer

MOTTOES = ("守正创新谋发展 实干笃行谱新篇", "凝心聚力 砥砺前行", "把实事办好 把好事办实")
OUTCOMES = ("成效明显", "更加有力", "迈出新步", "稳步推进")


class OwnLines(Writer):
    """Headings stand on lines of their own, under a habit that allows it."""

    fits: tuple[str, ...] = tuple(h for h in HABITS if h not in ALWAYS_RUN_IN)

    def __init__(self, seed: int) -> None:
        super().__init__(seed)
        if self.habit not in self.fits:
            self.habit = self.fits[seed % len(self.fits)]
            self.levels = HABITS[self.habit]
            self.depth = min(self.depth, len(self.levels))
            self.truth.habit = self.habit
        self.run_in, self.upset = False, ""


class TwoParts(OwnLines):
    """一、民主管理：让职工说了算."""

    fits = tuple(h for h in OwnLines.fits if not h.startswith("lines"))

    def title(self, level: int) -> str:
        return self.fill("{o}：{v}{q}")


class Stops(OwnLines):
    """一、加强民主管理，维护职工权益。 over its text."""

    fits = ("一、（一）1.（1）", "一、(一)1、①", "一、1．（1）", "（一）1.（1）", "1、（1）①")

    def write(self) -> Truth:
        truth = super().write()
        for head in truth.heads:
            paragraph = truth.paragraphs[head.paragraph]
            if len(paragraph) == head.at + len(head.words):
                truth.paragraphs[head.paragraph] += "。"
        return truth


class Leads(OwnLines):
    """The paragraphs under the last headings open with a title of their own."""

    fits = TwoParts.fits

    def text(self, level: int, *, leaf: bool) -> None:
        if not leaf:
            return super().text(level, leaf=leaf)
        for _ in range(self.r.randint(3, 4)):
            title = self.fill("{o}") + self.r.choice(OUTCOMES)
            self.truth.heads.append(Head(level + 1, "", title, len(self.truth.paragraphs), 0))
            self.truth.add(f"{title}。{self.body(2, 3)}")
        return None


class Points(OwnLines):
    """一是…。二是…。 inside a paragraph that opens with the first point."""

    def text(self, level: int, *, leaf: bool) -> None:
        super().text(level, leaf=leaf)
        points = [self.fill("{v}{o}。") + self.body(1, 1) for _ in range(3)]
        self.truth.add("".join(f"{n}是{p}" for n, p in zip("一二三", points, strict=True)))


class Bare(Writer):
    """No headings at all: an opening, paragraphs, what follows."""

    def sections(self, level: int, parent: str) -> None:
        if not self.truth.implicit:
            self.truth.turn(
                "overview", self.truth.add(f"{self.year}年，{self.body(1, 2)}现汇报如下：")
            )
        for _ in range(self.r.randint(3, 6)):
            self.truth.turn("review", self.truth.add(self.body(2, 4)))


class Joined(Stops):
    """The line breaks between opening and tail are lost."""

    fits = ("一、（一）1.（1）", "一、1．（1）")

    def tail(self) -> None:
        truth = self.truth
        for head in truth.heads:
            paragraph = truth.paragraphs[head.paragraph]
            if len(paragraph) == head.at + len(head.words):
                truth.paragraphs[head.paragraph] += "。"
        first = min(h.paragraph for h in truth.heads)
        first = min([first, *(t.paragraph for t in truth.implicit)])
        starts = [0]
        for paragraph in truth.paragraphs[first:]:
            starts.append(starts[-1] + len(paragraph))
        truth.heads = [
            h._replace(paragraph=first, at=h.at + starts[h.paragraph - first]) for h in truth.heads
        ]
        truth.implicit = [
            Turn(t.role, first, starts[t.paragraph - first] + t.at) for t in truth.implicit
        ]
        truth.paragraphs[first:] = ["".join(truth.paragraphs[first:])]
        super().tail()


class Motto(Writer):
    """A motto over the title, which begins with a dash."""

    def front(self) -> None:
        super().front()
        motto = self.r.choice(MOTTOES)
        title = self.truth.front["title"]
        self.truth.paragraphs[:] = [motto, f"——{title}"]
        self.truth.front["title"] = re.sub(r"\s", "", f"{motto}——{title}")


class GoesOn(Writer):
    """某某2022年工作总结 / 及2023年工作计划."""

    def front(self) -> None:
        super().front()
        title = f"{self.org}{self.year}年工作总结"
        self.truth.paragraphs[:] = [title, f"及{self.year + 1}年工作计划"]
        more = {
            "title": "".join(self.truth.paragraphs),
            "kind": "工作总结",
            "period": str(self.year),
        }
        self.truth.front = {**self.truth.front, **more}


MANNERS: tuple[type[Writer], ...] = (
    TwoParts, Stops, Leads, Points, Bare, Joined, Motto, GoesOn,
)  # fmt: skip


def written(seed: int, *, wrapped: bool = False) -> Truth:
    """The report of this seed; what is `wrapped` into lines cannot have lost its line breaks."""
    r = random.Random(seed * 7919)
    if r.random() < 0.5:
        return Writer(seed).write()
    manner = r.choice([m for m in MANNERS if not (wrapped and m is Joined)])
    truth = manner(seed).write()
    return replace(truth, habit=f"{truth.habit} {manner.__name__}")
