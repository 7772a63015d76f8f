"""The statutory forms with made-up numbers, and what each cell of them says.

    disclosure(habit)  →  [Form]     the three tables of a yearly report on open information

`form_accounts` has those of final accounts.

Headings are those that the regulations prescribe; all numbers are drawn from the habit's seed.
"""

from __future__ import annotations

import random
from dataclasses import dataclass, field
from decimal import Decimal

__all__ = ["Cell", "Draw", "Fact", "Form", "Habit", "Labels", "disclosure", "labels", "numbers"]

Labels = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Habit:
    """How one office fills its forms in."""

    seed: int = 1
    year: int = 2023
    zero: str = "0"  # or "", "-", "0.00"
    money: str = "万元"
    thousands: bool = True
    unit_at: str = "above"  # or "title", "head"
    codes: int = 1  # columns that a code takes: 1 or 3 (类 款 项)
    numbered: bool = False  # 行次 and 栏次
    title_row: bool = False  # the title is the table's first row

    @property
    def new(self) -> bool:
        """Whether the form is the one in use since the report of 2021."""
        return self.year >= 2021


@dataclass(frozen=True, slots=True)
class Cell:
    text: str
    rowspan: int = 1
    colspan: int = 1
    number: bool = False


@dataclass(frozen=True, slots=True)
class Fact:
    """What one cell says; the value is in base units."""

    row: Labels
    column: Labels
    value: Decimal
    planned: bool = False


@dataclass(slots=True)
class Form:
    title: str
    rows: list[list[Cell]]
    widths: list[float]
    heads: int  # rows that are repeated on each page
    above: list[str] = field(default_factory=list)
    facts: list[Fact] = field(default_factory=list)

    @property
    def columns(self) -> int:
        return len(self.widths)


class Draw:
    """Numbers as an office prints them, and the facts that they are."""

    def __init__(self, habit: Habit) -> None:
        self.habit = habit
        self.random = random.Random(habit.seed)

    def count(self, most: int = 300) -> str:
        if self.random.random() < 0.45:
            return self.habit.zero.replace("0.00", "0")
        return str(self.random.randint(1, most))

    def amount(self, most: float = 9000.0, zeros: float = 0.2) -> str:
        if self.random.random() < zeros:
            return self.habit.zero if self.habit.zero != "0" else "0.00"
        cents = self.random.randint(1, int(most * 100))
        if self.habit.money == "元":
            cents *= 10_000
        return f"{cents / 100:,.2f}" if self.habit.thousands else f"{cents / 100:.2f}"

    def fact(self, row: Labels, column: Labels, shown: str, *, money: bool) -> list[Fact]:
        """The fact of a cell; none where nothing is stated."""
        if shown in ("", "-"):
            return []
        factor = 10_000 if money and self.habit.money == "万元" else 1
        planned = "预算数" in (*row, *column)
        return [Fact(row, column, Decimal(shown.replace(",", "")) * factor, planned)]


def labels(*texts: str) -> list[Cell]:
    return [Cell(text) for text in texts]


def numbers(texts: list[str]) -> list[Cell]:
    return [Cell(text, number=True) for text in texts]


# -- open information

_REFUSED = (
    "1.属于国家秘密", "2.其他法律行政法规禁止公开", "3.危及“三安全一稳定”", "4.保护第三方合法权益",
    "5.属于三类内部事务信息", "6.属于四类过程性信息", "7.属于行政执法案卷", "8.属于行政查询事项",
)  # fmt: skip
_MISSING = (
    "1.本机关不掌握相关政府信息", "2.没有现成信息需要另行制作", "3.补正后申请内容仍不明确",
)  # fmt: skip
_UNTREATED = (
    "1.信访举报投诉类申请", "2.重复申请", "3.要求提供公开出版物", "4.无正当理由大量反复申请",
    "5.要求行政机关确认或重新出具已获取信息",
)  # fmt: skip
_OTHERWISE = (
    "1.申请人无正当理由逾期不补正、行政机关不再处理其政府信息公开申请",
    "2.申请人逾期未按收费通知要求缴纳费用、行政机关不再处理其政府信息公开申请", "3.其他",
)  # fmt: skip
_BODIES = ("商业企业", "科研机构", "社会公益组织", "法律服务机构", "其他")
_SUM = "（本列数据的勾稽关系为：第一项加第二项之和，等于第三项加第四项之和）"
_PARTLY = "（二）部分公开（区分处理的，只计这一情形，不计其他情形）"
_OUTCOMES = ("结果维持", "结果纠正", "其他结果", "尚未审结", "总计")


def disclosure(habit: Habit) -> list[Form]:
    """第二十条, 收到和处理申请, 行政复议和诉讼."""
    draw = Draw(habit)
    return [_published(draw), _applications(draw), _reviews(draw)]


def _published(draw: Draw) -> Form:
    if draw.habit.new:
        heads, documents = (
            ("本年制发件数", "本年废止件数", "现行有效件数"),
            ("规章", "行政规范性文件"),
        )
        blocks = [
            ("五", ("本年处理决定数量",), ("行政许可",)),
            ("六", ("本年处理决定数量",), ("行政处罚", "行政强制")),
        ]
    else:
        heads, documents = (
            ("本年新制作数量", "本年新公开数量", "对外公开总数量"),
            ("规章", "规范性文件"),
        )
        year = ("上一年项目数量", "本年增/减", "处理决定数量")
        blocks = [
            ("五", year, ("行政许可", "其他对外管理服务事项")),
            ("六", year, ("行政处罚", "行政强制")),
        ]
    form = Form("二、主动公开政府信息情况", [], [26, 25, 25, 24], 0)

    def block(article: str, columns: Labels, names: Labels, money: bool = False) -> None:
        above = f"第二十条第（{article}）项"
        form.rows.append([Cell(above, colspan=4)])
        span = 3 if len(columns) == 1 else 1
        form.rows.append([Cell("信息内容"), *(Cell(c, colspan=span) for c in columns)])
        for name in names:
            shown = [draw.amount(90) if money else draw.count(5000) for _ in columns]
            form.rows.append([Cell(name), *(Cell(s, colspan=span, number=True) for s in shown)])
            for column, text in zip(columns, shown, strict=True):
                form.facts += draw.fact((name,), (above, column), text, money=money)

    block("一", heads, documents)
    for article, columns, names in blocks:
        block(article, columns, names)
    block("八", (f"本年收费金额（单位：{draw.habit.money}）",), ("行政事业性收费",), money=True)
    return form


def _applications(draw: Draw) -> Form:
    heads = [
        [Cell(_SUM, 3, 3), Cell("申请人情况", 1, 7)],
        [Cell("自然人", 2), Cell("法人或其他组织", 1, 5), Cell("总计", 2)],
        labels(*_BODIES),
    ]
    form = Form("三、收到和处理政府信息公开申请情况", heads, [8, 10, 22, *[8.5] * 7], 3)
    top = "申请人情况"
    columns = [(top, "自然人"), *((top, "法人或其他组织", b) for b in _BODIES), (top, "总计")]

    def row(lead: list[Cell], path: Labels) -> None:
        shown = [draw.count() for _ in columns]
        form.rows.append([*lead, *numbers(shown)])
        for column, text in zip(columns, shown, strict=True):
            form.facts += draw.fact(path, column, text, money=False)

    for text in ("一、本年新收政府信息公开申请数量", "二、上年结转政府信息公开申请数量"):
        row([Cell(text, 1, 3)], (text,))
    groups: list[tuple[str, Labels]] = [
        ("（一）予以公开", ()), (_PARTLY, ()), ("（三）不予公开", _REFUSED), ("（四）无法提供", _MISSING),
        ("（五）不予处理", _UNTREATED), ("（六）其他处理", _OTHERWISE if draw.habit.new else ()), ("（七）总计", ()),
    ]  # fmt: skip
    result = "三、本年度办理结果"
    lead = [Cell(result, sum(max(1, len(parts)) for _, parts in groups))]
    for name, parts in groups:
        if not parts:
            row([*lead, Cell(name, 1, 2)], (result, name))
            lead = []
        for n, part in enumerate(parts):
            own = [Cell(name, len(parts))] if not n else []
            row([*lead, *own, Cell(part)], (result, name, part))
            lead = []
    row([Cell("四、结转下年度继续办理", 1, 3)], ("四、结转下年度继续办理",))
    return form


def _reviews(draw: Draw) -> Form:
    later = ("未经复议直接起诉", "复议后起诉")
    heads = [
        [Cell("行政复议", 1, 5), Cell("行政诉讼", 1, 10)],
        [*(Cell(o, 2) for o in _OUTCOMES), *(Cell(name, 1, 5) for name in later)],
        labels(*_OUTCOMES * 2),
    ]
    form = Form("四、政府信息公开行政复议、行政诉讼情况", heads, [100 / 15] * 15, 3)
    shown = [draw.count(40) for _ in range(15)]
    form.rows.append(numbers(shown))
    for i, text in enumerate(shown):
        group: Labels = ("行政复议",) if i < 5 else ("行政诉讼", later[i // 5 - 1])
        form.facts += draw.fact(group, (_OUTCOMES[i % 5],), text, money=False)
    return form
