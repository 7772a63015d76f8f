"""What headings say of the numbers under or beside them: which kind, which unit, which factor.

stated("（单位：万元）")        the unit that is written
heading("收费金额（万元）")      the same, else what the words let guess: 完成率, 人数
RowUnits()                    units that numbered labels hand down: （一）车辆（辆） → 1.轿车
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from reportmine.findings import Kind
from reportmine.quantity.grammar import MULT
from reportmine.text.numerals import evaluate, fold
from reportmine.text.units import Unit, units

__all__ = ["Measure", "RowUnits", "heading", "stated"]

_UNIT = re.compile(
    rf"(?:(?P<said>单位[::]?)|[((]) ?(?:人民币)?(?P<factor>{MULT}{{1,2}})?(?P<unit>[一-鿿%‰/㎡A-Za-z²³]{{1,6}})"
    rf"(?:(?P<closed>[))])|$|[,，;；、 ])"
)
_ALONE = re.compile(rf"(?P<factor>{MULT}{{1,2}})?(?P<unit>[一-鿿%‰/㎡]{{1,4}})")
_FACTOR = re.compile(r"[((](?P<factor>[千百]?[万萬亿億]|千)[))]$")
_WORD = re.compile(r"[一-鿿]")
_SHARES = re.compile(
    r"(?:比例|比重|占比|增幅|增长率|增速|完成率|执行率|率|百分比)(?:[((]?%[))]?)?$|%"
)
_COUNTED = re.compile(
    r"(?:件|条|次|人|篇|项|个|户|家|份|册|台|场|期|人次|套|名|辆|宗|起|批|所|座|间|种|张|笔|处|页|卷|本|部|栋|株|学时|课时)数(?:量)?$"
)
#: Things that the forms count without saying so: 公务用车保有量, 单价100万元以上设备.
_THINGS = (
    (re.compile(r"批次$"), "批次"), (re.compile(r"人次$"), "人次"),
    (re.compile(r"册次$"), "册次"), (re.compile(r"件次$"), "件次"), (re.compile(r"场次$"), "场次"), (re.compile(r"团组$"), "个"),
    (re.compile(r"(?:用车|车辆|汽车)(?:保有量|购置数|数量?)$"), "辆"),
    (re.compile(r"(?:以上|以下)[^用费]{0,4}设备(?:[((][^()()]{1,8}[))])?$"), "台"),
)  # fmt: skip
_LEVELS = (
    re.compile(r"[一二三四五六七八九十]+、"),
    re.compile(r"[((][一二三四五六七八九十]+[))]"),
    re.compile(r"\d+[.、．](?!\d)"),
    re.compile(r"[((]\d+[))]"),
)
_PART = re.compile(r"其中[::]?|其 ?中")


@dataclass(frozen=True, slots=True)
class Measure:
    """What the numbers of a row, column or table are."""

    kind: Kind
    unit: str | None
    code: str | None
    factor: Decimal
    because: str
    sure: bool = False


def stated(words: str | None) -> Measure | None:
    """The unit of `（单位：万元）`, `万元` or `金额（元）`; None where none is said."""
    folded = fold(words or "").strip()
    alone = _ALONE.fullmatch(folded)
    return _written(folded) or (_measure(alone) if alone else None)


def heading(words: str) -> Measure | None:
    """What a heading says of the numbers under or beside it; of several lines the last knows best."""
    lines = words.split("\n")[::-1]
    written = next(filter(None, map(_written, lines)), None) or _below(lines)
    return written or next(filter(None, map(_guessed, lines)), None)


_BEHIND_SLASH = re.compile(
    rf"(?<=[一-鿿])[/ ](?P<factor>{MULT}{{1,2}})?(?P<unit>[一-鿿%‰㎡]{{1,4}})$"
)


def _below(lines: Sequence[str]) -> Measure | None:
    """A unit alone in the last line or row of the headings, or behind a stroke: 到馆 | 万人次, 经费/万元."""
    last = lines[0].strip()
    m = _ALONE.fullmatch(last)
    unit = units().get(m["unit"]) if m else None
    if m and m["unit"] in ("%", "‰"):
        return _measure(m)
    if m and unit and _names_unit(unit, m["factor"], under=len(lines) > 1):
        return _measure(m)
    m = _BEHIND_SLASH.search(last)
    unit = units().get(m["unit"]) if m else None
    counted = m is not None and last[: m.start()].endswith(("数", "量", "次", "额"))  # but 经费/人
    return _measure(m) if m and unit and _names_unit(unit, m["factor"], under=counted) else None


def _names_unit(unit: Unit, factor: str | None, *, under: bool) -> bool:
    """Whether a word alone is meant as a unit: 项目, 年 and 期 are headings oftener."""
    if factor or unit.kind == "money" or (unit.kind == "measure" and unit.likely >= 0.85):
        return True
    if under and unit.likely >= 0.7:
        return unit.word not in ("年", "月", "日", "期", "分", "季度")
    return len(unit.word) == 2 and unit.word.endswith("次") and unit.kind == "count"


def _written(line: str) -> Measure | None:
    """A unit in brackets, or behind 单位. One in the middle of a name is none: 副部（省）级用车."""
    for m in _UNIT.finditer(line):
        found = _measure(m)
        goes_on = m["closed"] and _WORD.match(line, m.end())
        if found and (m["said"] or not goes_on or found.kind == "money"):
            return found
    return _scaled(line)


def _scaled(line: str) -> Measure | None:
    """A factor without a unit: 入馆人次（万）."""
    m = _FACTOR.search(line.strip())
    if m is None:
        return None
    factor = evaluate(m["factor"]).value
    because = f"factor in the heading: {m['factor']}"
    thing = _guessed(line.strip()[: m.start()])
    if thing is None:
        return Measure("count", None, None, factor, because, sure=True)
    return replace(thing, factor=factor, because=because, sure=True)


def _measure(m: re.Match[str]) -> Measure | None:
    """What a written unit says: kind, base unit, code and factor; None where it is no unit."""
    name = m["unit"]
    if name in ("%", "‰"):
        return Measure("ratio", name, None, Decimal(1), f"unit in the heading: {name}", sure=True)
    unit = units().get(name) or (units().get(name.split("/")[0]) if "/" in name else None)
    if unit is None:
        return None
    factor = evaluate(m["factor"]).value if m["factor"] else Decimal(1)
    shown = name if "/" in name else unit.base
    because = f"unit in the heading: {m['factor'] or ''}{name}"
    return Measure(unit.kind, shown, unit.code, factor, because, sure=True)


def _guessed(line: str) -> Measure | None:
    """What the words of a heading let guess where no unit is written: 完成率, 人数, 车辆保有量."""
    if _SHARES.search(line):
        return Measure("ratio", "%", None, Decimal(1), "heading names a share")
    if m := _COUNTED.search(line):
        name = m.group().rstrip("量")[:-1]
        return Measure("count", name, None, Decimal(1), f"heading counts {name}")
    for thing, name in _THINGS:
        if thing.search(line.strip()):
            return Measure("count", name, None, Decimal(1), f"heading counts {name}")
    return None


class RowUnits:
    """The written units of numbered labels, one below the other; each holds for the items under it."""

    def __init__(self) -> None:
        self._open: list[tuple[int, Measure | None]] = []

    def of(self, label: str, own: Measure | None) -> Measure | None:
        """The measure of the next row: its own, else the nearest one of an item above it."""
        level = self._level(label.strip())
        while self._open and self._open[-1][0] >= level:
            self._open.pop()
        above = next((m for _, m in reversed(self._open) if m), None)
        self._open.append((level, own if own and own.sure else above))
        return own or above

    def _level(self, label: str) -> int:
        for level, marks in enumerate(_LEVELS, 1):
            if marks.match(label):
                return level
        return self._open[-1][0] + 1 if self._open and _PART.match(label) else 0
