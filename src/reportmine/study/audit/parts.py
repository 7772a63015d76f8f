"""Parts against their total, in running text.

In: the sentences of a report. Out: findings for

    parts             举办讲座96期，其中校级40期、院级66期
    part_over_total   举办培训12场，其中专题辅导15场

其中 does not promise that all parts follow, so parts that come to less than their total are no error unless
the text says that they are all (分别为, a colon) or they are so by nature (男、女). Parts that come to more are one
only where they exclude each other: 女职工 and 党员 may be the same people.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import reduce
from itertools import pairwise
from operator import add

from reportmine.findings import Mined
from reportmine.study.audit.finding import NOTHING, Amount, Finding, slip, told
from reportmine.study.audit.sentences import Sentence, Told, figure
from reportmine.study.audit.words import words

__all__ = ["parts"]


_SUM_WORD = re.compile(r"(?:合计|共计|总计|总共|累计共)(?:\S{0,4})$")
_SUM_OF = re.compile(r"(?:^|[，,；;])([一-鿿]{2,4})(?:合计|共计|总计)为?$")
_VERB = re.compile(
    r"开展|举办|组织|召开|完成|新增|成立|建立|发放|接待|投入|参加|参与|荣获|获得|同时|另外|此外"
)
_ALL_FOLLOW = re.compile(r"^[^\s，。；;]{0,6}[：:]|^[（(]")
_REST = re.compile(r"^(?:其他|其它|其余|另外?)")
_PERSONS = ("人", "人次", "户")
_MOST = 14  # parts of a total


@dataclass(frozen=True, slots=True)
class _Group:
    """A total and the parts that follow it; `opened` is what stands between total and first part."""

    total: Told
    parts: tuple[Told, ...]
    opened: str


def parts(mined: Mined, sentence: Sentence) -> Iterator[Finding]:
    """Findings about totals and their parts."""
    for group in _groups(sentence):
        yield from _judged(mined, sentence, group)
    yield from _sums(mined, sentence)


def _groups(sentence: Sentence) -> Iterator[_Group]:
    told_ = sentence.told
    for at, first in enumerate(told_):
        opened = "其中" in first.left and "；" not in first.left.partition("其中")[2]
        total = _total_before(told_, at, first) if opened else _total_beside(sentence, at, first)
        if total is None or not first.level or first.metric.status != total.metric.status:
            continue
        group = [first, *_siblings(sentence, at)]
        gap = sentence.between(total, first)
        yield _Group(total, tuple(group[:_MOST]), gap)


def _total_before(told_: Sequence[Told], at: int, first: Told) -> Told | None:
    for one in reversed(told_[:at]):
        if one.unit == first.unit and one.level:
            return one
    return None


def _total_beside(sentence: Sentence, at: int, first: Told) -> Told | None:
    """96期：校级40期、院级56期, or with brackets: the total stands directly in front."""
    if not at:
        return None
    one = sentence.told[at - 1]
    gap = sentence.between(one, first)
    alike = one.unit == first.unit and one.level
    return one if alike and len(gap) < 16 and _ALL_FOLLOW.match(gap) else None


def _siblings(sentence: Sentence, at: int) -> Iterator[Told]:
    """The parts that follow the first one; what is of another unit stands aside."""
    first = last = sentence.told[at]
    # 其中：甲…，占…；乙…，占…: a colon behind 其中 holds the list together over its semicolons.
    long = bool(re.search("其中[：:]", first.left))
    listed = False
    for one in sentence.told[at + 1 :]:
        gap = sentence.between(last, one)
        stop = ("；" in gap and not long) or ";" in gap or "其中" in gap or len(gap) > 40
        if stop or ("）" in gap and "（" not in gap and "(" not in gap):
            return
        if one.unit != first.unit or not one.level:
            continue
        own = gap[max(gap.rfind(mark) for mark in "，、,") + 1 :]
        if _VERB.search(own) and "、" not in gap:
            return
        # 甲3人、乙4人，丙5人: behind a list with 、 a comma opens something else.
        if listed and "、" not in gap and "和" not in gap and not _REST.match(own):
            return
        listed = "、" in gap
        yield one
        if _REST.match(own):
            return
        last = one


def _judged(mined: Mined, sentence: Sentence, group: _Group) -> Iterator[Finding]:
    total, whole = group.total, group.total.amount
    rivals = [
        t
        for t in sentence.told
        if t.level and t.unit == total.unit and t.start < group.parts[0].start
    ]
    most = sum((t.amount.high for t in rivals), Decimal(0))
    listed = [one for one in group.parts[1:] if "、" in one.left]
    for one in (group.parts[0], *listed) if "其中" in group.opened else ():
        # 在编74人、合同制21人，其中…: what stands side by side may be the total together.
        if one.amount.low > max(whole.high, most):
            text = f"{told(one.amount.value)} > {told(whole.value)}"
            yield Finding(
                "part_over_total", "error", (figure(mined, one), figure(mined, total)), text,
                one.amount.value, whole.value, whole.slack + one.amount.slack,
                slip(one.amount.value, whole.value),
            )  # fmt: skip
            return
    if len(group.parts) < 2:
        return
    sum_ = reduce(add, (one.amount for one in group.parts), NOTHING)
    names = [_member(one) for one in group.parts]
    apart = _apart(group, names)
    over = sum_.low > whole.high and apart
    under = sum_.high < whole.low and apart and _complete(sentence, group, names)
    if over or under:
        yield _sum_finding(mined, total, group.parts, sum_)


def _sum_finding(mined: Mined, total: Told, parts_: Sequence[Told], sum_: Amount) -> Finding:
    text = " + ".join(told(one.amount.value) for one in parts_)
    return Finding(
        "parts", "error", tuple(figure(mined, one) for one in (total, *parts_)),
        f"{text} = {told(sum_.value)} ≠ {told(total.amount.value)}",
        total.amount.value, sum_.value, sum_.slack + total.amount.slack,
        slip(total.amount.value, sum_.value),
    )  # fmt: skip


def _member(one: Told) -> tuple[str, str] | None:
    """Name and scheme of a part: 校级 of the grades."""
    phrase = _own(one)[:24]
    return next(((name, key) for name, key in words().members if name in phrase), None)


def _apart(group: _Group, names: Sequence[tuple[str, str] | None]) -> bool:
    """Whether the parts exclude each other."""
    if all(names):
        known = [name for name in names if name]
        if len({key for _, key in known}) == 1:
            return len(dict(known)) == len(known)
    own = [_own(one) for one in group.parts]
    if _REST.match(own[-1]):
        return True
    if any(words().overlap.search(text) for text in own):
        return False
    if group.total.unit in _PERSONS and any(names):
        return False
    return all("、" in one.left or "和" in one.left[:2] for one in group.parts[1:])


def _own(one: Told) -> str:
    """The words of a part, without what stands before it."""
    return re.split(r"[，、,；：:（(]|其中|和", one.left)[-1] + one.right


def _complete(sentence: Sentence, group: _Group, names: Sequence[tuple[str, str] | None]) -> bool:
    """Whether the text says, or their nature makes it plain, that these are all parts."""
    if "等" in group.parts[-1].right[:2] or "等" in group.opened:
        return False
    known = frozenset(name for pair in names if pair for name in pair[:1])
    if known in words().complete and len(known) == len(group.parts):
        return True
    if _REST.match(_own(group.parts[-1])):
        return True
    if "其中" in group.opened:
        return False
    return bool(_ALL_FOLLOW.match(group.opened) or words().says.search(group.opened))


def _listed(sentence: Sentence, parts_: Sequence[Told], total: Told) -> bool:
    """Whether these are what a total behind them is of: parted by 、, or all called as the total is
    (会费收入…，赞助收入…，收入合计…)."""
    if all(
        "、" in gap and len(gap) < 20
        for gap in (sentence.between(a, b) for a, b in pairwise(parts_))
    ):
        return True
    named = _SUM_OF.search(total.left)
    return named is not None and all(one.left.endswith(named[1]) for one in parts_)


def _sums(mined: Mined, sentence: Sentence) -> Iterator[Finding]:
    """甲12万元、乙20万元，合计32万元: a total behind its parts."""
    for at, total in enumerate(sentence.told):
        if not total.level or not _SUM_WORD.search(total.left[-8:]):
            continue
        before = [one for one in sentence.told[:at] if one.unit == total.unit and one.level]
        if len(before) < 2 or any("其中" in one.left for one in before):
            continue
        if any(one.metric.status != total.metric.status for one in before):
            continue
        sum_ = reduce(add, (one.amount for one in before), NOTHING)
        if _listed(sentence, before, total) and not sum_.meets(total.amount):
            yield _sum_finding(mined, total, before, sum_)
