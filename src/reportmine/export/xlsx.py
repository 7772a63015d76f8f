"""The workbook: what an office takes home from a folder of reports.

    汇总  every indicator of every department, its years side by side; a value leads to its 明细
    明细  one row a metric, all there is to know about it; leads to its 证据
    证据  the quote, its sentence, page and box, file
    待核  what a person should look at first, and why, with room for the answer
    说明  how to read it; every file with its status; what was left out of 汇总

`20余` and `≥20` stay text, for they are no numbers; 未提及 (not mentioned) is not 0, and 无报告 (no
report) is neither. No merged cells; headings stay in sight, repeat on paper and filter; prints on
A4. Every text is written as text, so none is ever a formula. The same reports give the same bytes.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from datetime import datetime
from decimal import Decimal
from itertools import groupby
from pathlib import Path
from typing import Any, NamedTuple

import xlsxwriter

from reportmine.errors import UsageError
from reportmine.export.files import clean, replacing
from reportmine.export.guide import GUIDE, TITLES
from reportmine.export.rows import Item, Source, items
from reportmine.export.words import say
from reportmine.findings import Mined
from reportmine.store.schema import all_notes, plain
from reportmine.study.compare import Cell, Column, Comparison, Row, column_of, compare, shown

Value = str | int | Decimal | None

# A workbook names its day of birth; a fixed one keeps repeats identical.
BORN = datetime(2000, 1, 1)
FONT = "微软雅黑"
MOST_ROWS = 1_048_575
MOST_LINKS = 65_000  # a sheet may hold 65,530
MOST_TEXT = 32_000  # a cell may hold 32,767 characters
EXACT_DIGITS = 15  # what a spreadsheet's number keeps


class Field(NamedTuple):
    """A column of a list: its headings, its width, and how a cell is filled."""

    zh: str
    en: str
    width: float
    get: Callable[[Item, str], Value]


def _indicator(item: Item, lang: str) -> Value:
    known = item.known
    return known.label if known and lang == "zh" else item.metric.indicator


FIELDS: tuple[Field, ...] = (
    Field("部门", "organisation", 14, lambda i, _: column_of(i.source.mined).organisation),
    Field("报告年度", "report period", 9, lambda i, _: column_of(i.source.mined).period),
    Field("所在章节", "section", 22, lambda i, _: i.source.path_of(i.metric)),
    Field("章节性质", "role", 9, lambda i, lang: say(lang, "role", i.role)),
    Field("主题", "theme", 9, lambda i, lang: say(lang, "theme", i.theme)),
    Field("指标", "indicator", 14, _indicator),
    Field("原文名称", "label", 16, lambda i, _: i.metric.label),
    Field("原文数值", "as written", 9, lambda i, _: shown(i.metric, i.source.mined)),
    Field("数值", "value", 10, lambda i, _: i.metric.value),
    Field("下限", "min", 8, lambda i, _: i.metric.min_value),
    Field("上限", "max", 8, lambda i, _: i.metric.max_value),
    Field("单位", "unit", 6, lambda i, _: i.metric.unit),
    Field("精度", "exactness", 6, lambda i, lang: say(lang, "mod", i.metric.mod)),
    Field("口径", "aspect", 7, lambda i, lang: say(lang, "aspect", i.metric.aspect)),
    Field("状态", "status", 7, lambda i, lang: say(lang, "status", i.metric.status)),
    Field("数据期间", "period", 9, lambda i, _: i.metric.period.label),
    Field("他方数据", "others' figure", 7, lambda i, _: i.metric.scope),
    Field("把握", "confidence", 6, lambda i, _: Decimal(f"{i.metric.confidence:.2f}")),
    Field("页", "page", 5, lambda i, _: i.page),
)
QUOTE = Field(
    "原文（点击看证据）", "quote (click for evidence)", 34, lambda i, _: i.metric.evidence.quote
)


def write_xlsx(mineds: Iterable[Mined], path: Path, *, lang: str = "zh") -> None:
    """Write the workbook. Raises UsageError where there are more metrics than a sheet has rows."""
    sources = [Source(number, mined) for number, mined in enumerate(mineds, 1)]
    if sum(len(source.mined.metrics) for source in sources) > MOST_ROWS:
        raise UsageError(
            f"More metrics than a sheet has rows ({MOST_ROWS}): write .csv or .sqlite instead."
        )
    with replacing(path) as temporary:
        book = Book(temporary, lang)
        try:
            book.fill(sources)
        finally:
            book.close()


class Book:
    """The workbook under construction, sheet by sheet."""

    def __init__(self, path: Path, lang: str) -> None:
        self.lang = lang
        self.book = xlsxwriter.Workbook(str(path), {"constant_memory": True})
        self.book.set_properties({"created": BORN, "title": TITLES["book"][lang == "en"]})
        self.styles: dict[str, Any] = {}
        self.links: Counter[str] = Counter()

    def close(self) -> None:
        self.book.close()

    def word(self, zh: str, en: str) -> str:
        return zh if self.lang == "zh" else en

    def title(self, key: str) -> str:
        return TITLES[key][self.lang == "en"]

    def fill(self, sources: Sequence[Source]) -> None:
        every = list(items(sources))
        rows = {(item.source.number, item.metric.id): row for row, item in enumerate(every, 1)}
        comparison = compare(source.mined for source in sources)
        self.summary(comparison, rows)
        self.details(every)
        self.evidence(every)
        self.review([(item, rows[item.source.number, item.metric.id]) for item in every])
        self.guide(sources, comparison)

    # -- sheets --------------------------------------------------------------------------------

    def summary(self, comparison: Comparison, rows: dict[tuple[int, str], int]) -> None:
        periods, word = comparison.periods, self.word
        head = [
            (word("主题", "theme"), 11),
            (word("指标", "indicator"), 24),
            (word("口径", "aspect"), 8),
        ]
        head += [
            (word("单位", "unit"), 7),
            (word("状态", "status"), 7),
            (word("部门", "organisation"), 22),
        ]
        head += [(period, 12) for period in periods] + [(word("提及年数", "mentioned"), 9)]
        sheet = self.sheet("summary", head, frozen=6)
        lines = [(row, org) for row in comparison.rows for org in _departments(row, comparison)]
        for number, (row, organisation) in enumerate(lines, 1):
            names = (
                say(self.lang, "theme", row.theme),
                row.label,
                say(self.lang, "aspect", row.aspect),
            )
            kind = say(self.lang, "status", row.status)
            for at, text in enumerate((*names, row.unit or "", kind, organisation)):
                self.put(sheet, number, at, text, "text")
            for at, period in enumerate(periods, 6):
                column = Column(organisation, period)
                self.summary_cell(
                    sheet, number, at, row.cells.get(column), column in comparison.columns, rows
                )
            mentioned = sum(column.organisation == organisation for column in row.cells)
            self.put(sheet, number, 6 + len(periods), mentioned, "center")
        self.finish(sheet, len(lines), len(head))

    def summary_cell(
        self,
        sheet: Any,
        row: int,
        at: int,
        cell: Cell | None,
        reported: bool,
        rows: dict[tuple[int, str], int],
    ) -> None:
        if cell is None:
            missing = ("未提及", "not mentioned") if reported else ("无报告", "no report")
            self.put(sheet, row, at, self.word(*missing), "missing")
            return
        first = cell.facts[0]
        target = rows[first.report + 1, first.metric.id]
        self.put(
            sheet,
            row,
            at,
            cell.shown if cell.value is None else cell.value,
            "value",
            ("details", target),
        )

    def details(self, every: Sequence[Item]) -> None:
        head = [(self.word(f.zh, f.en), f.width) for f in (*FIELDS, QUOTE)]
        sheet = self.sheet("details", head, frozen=0)
        for row, item in enumerate(every, 1):
            for at, field in enumerate(FIELDS):
                self.put(sheet, row, at, field.get(item, self.lang), "text")
            self.put(sheet, row, len(FIELDS), item.metric.evidence.quote, "link", ("evidence", row))
        self.finish(sheet, len(every), len(head))

    def evidence(self, every: Sequence[Item]) -> None:
        word = self.word
        head = [
            (word("原文", "quote"), 34),
            (word("所在句", "sentence"), 60),
            (word("页", "page"), 6),
        ]
        head += [(word("页面位置（左 上 右 下，磅）", "box (left top right bottom, points)"), 30)]
        head += [
            (word("文件", "file"), 30),
            (word("部门", "organisation"), 18),
            (word("年度", "period"), 9),
        ]
        sheet = self.sheet("evidence", head, frozen=0)
        for row, item in enumerate(every, 1):
            self.put(sheet, row, 0, item.metric.evidence.quote, "link", ("details", row))
            values: tuple[Value, ...] = (item.sentence, item.page, item.where, item.source.file)
            for at, value in enumerate((*values, *column_of(item.source.mined)), 1):
                self.put(sheet, row, at, value, "text")
        self.finish(sheet, len(every), len(head))

    def review(self, every: Sequence[tuple[Item, int]]) -> None:
        word = self.word
        head = [
            (word("待核原因", "why"), 20),
            (word("部门", "organisation"), 16),
            (word("年度", "period"), 8),
        ]
        head += [
            (word("原文名称", "label"), 20),
            (word("原文数值", "as written"), 10),
            (word("单位", "unit"), 7),
        ]
        head += [
            (word("把握", "confidence"), 7),
            (word("页", "page"), 5),
            (word("所在句", "sentence"), 50),
        ]
        head += [(word("核对结果", "verdict"), 10), (word("备注", "remark"), 18)]
        sheet = self.sheet("review", head, frozen=0)
        doubtful = [(item, target) for item, target in every if item.doubts]
        doubtful.sort(
            key=lambda pair: (pair[0].doubts == ("no_indicator",), pair[0].metric.confidence)
        )
        for row, (item, target) in enumerate(doubtful, 1):
            why = "、".join(self.title(f"doubt.{name}") for name in item.doubts)
            column, metric = column_of(item.source.mined), item.metric
            values = (why, *column, metric.label, shown(metric, item.source.mined), metric.unit)
            for at, value in enumerate((*values, Decimal(f"{metric.confidence:.2f}"), item.page)):
                self.put(sheet, row, at, value, "text")
            self.put(sheet, row, 8, item.sentence, "link", ("details", target))
            for at in (9, 10):
                self.put(sheet, row, at, "", "text")
        verdicts = [word("正确", "right"), word("有误", "wrong"), word("存疑", "unsure")]
        if doubtful:
            sheet.data_validation(1, 9, len(doubtful), 9, {"validate": "list", "source": verdicts})
        self.finish(sheet, len(doubtful), len(head))

    def guide(self, sources: Sequence[Source], comparison: Comparison) -> None:
        word = self.word
        head = [
            (word("文件", "file"), 40),
            (word("状态", "status"), 12),
            (word("部门", "organisation"), 24),
        ]
        head += [
            (word("年度", "period"), 12),
            (word("页数", "pages"), 7),
            (word("章节", "sections"), 7),
        ]
        head += [(word("指标", "metrics"), 7), (word("说明", "note"), 60)]
        sheet = self.sheet("guide", head, frozen=0)
        for row, source in enumerate(sources, 1):
            for at, value in enumerate(_file_line(source, self.lang)):
                self.put(sheet, row, at, value, "text")
        row = len(sources) + 2
        for line in (*GUIDE[self.lang], *_coverage(sources, comparison, self.lang)):
            self.put(sheet, row, 0, line, "plain")
            row += 1
        self.finish(sheet, len(sources), len(head))

    # -- how a sheet is made -------------------------------------------------------------------

    def sheet(self, key: str, head: Sequence[tuple[str, float]], *, frozen: int) -> Any:
        sheet = self.book.add_worksheet(self.title(key))
        sheet.set_landscape()
        sheet.set_paper(9)
        sheet.set_margins(left=0.4, right=0.4, top=0.6, bottom=0.6)
        sheet.fit_to_pages(1, 0)
        sheet.repeat_rows(0)
        sheet.freeze_panes(1, frozen)
        sheet.set_header(f"&L{self.title('book')}&R{self.title(key)}")
        sheet.set_footer(self.word("&C第 &P 页，共 &N 页", "&CPage &P of &N"))
        sheet.set_row(0, 30)
        for at, (name, width) in enumerate(head):
            sheet.set_column(at, at, width)
            sheet.write_string(0, at, clean(name), self.style("head"))
        return sheet

    def finish(self, sheet: Any, rows: int, columns: int) -> None:
        sheet.autofilter(0, 0, rows, columns - 1)

    def put(
        self,
        sheet: Any,
        row: int,
        column: int,
        value: Value,
        style: str,
        link: tuple[str, int] | None = None,
    ) -> None:
        """Write a value as what it is; a text is never taken for anything else."""
        number = value if isinstance(value, int) else _as_number(value)
        if number is not None:
            form = self.style(style, _places(value))
        else:
            form = self.style(style)
        if link and self.links[sheet.name] < MOST_LINKS:
            self.links[sheet.name] += 1
            name, target = link
            sheet.write_url(
                row, column, f"internal:'{self.title(name)}'!A{target + 1}", form, string=" "
            )
        if number is not None:
            sheet.write_number(row, column, number, form)
        elif value is None or value == "":
            sheet.write_blank(row, column, None, form)
        else:
            text = plain(value) if isinstance(value, Decimal) else clean(str(value))
            sheet.write_string(row, column, text[:MOST_TEXT], form)

    def style(self, name: str, places: int | None = None) -> Any:
        key = f"{name} {places}"
        if key not in self.styles:
            number = (
                {} if places is None else {"num_format": _number_format(places), "align": "right"}
            )
            self.styles[key] = self.book.add_format({**_BASE, **_STYLES[name], **number})
        return self.styles[key]


_BASE = {"font_name": FONT, "font_size": 9, "valign": "top", "text_wrap": True}
_LINE = {"border": 1, "border_color": "#D0D7DE"}
_STYLES: dict[str, dict[str, Any]] = {
    "head": {"bold": True, "bg_color": "#DCE6F1", "valign": "vcenter", "align": "center", **_LINE},
    "text": _LINE,
    "center": {"align": "center", **_LINE},
    "value": {"align": "right", "font_color": "#1F4E9E", **_LINE},
    "link": {"font_color": "#1F4E9E", **_LINE},
    "missing": {"align": "right", "font_color": "#9AA0A6", **_LINE},
    "plain": {"text_wrap": False},
}


def _departments(row: Row, comparison: Comparison) -> list[str]:
    """A known indicator is asked of every department; a mere label only where it stands."""
    there = {column.organisation for column in row.cells}
    return [o for o in comparison.organisations if row.indicator or o in there]


def _file_line(source: Source, lang: str) -> tuple[Value, ...]:
    mined = source.mined
    report, front = mined.report, mined.front
    period = front.period.label if front.period else None
    told = (report.source, say(lang, "file", report.status), front.organisation, period)
    counts = (len(report.pages), len(mined.sections), len(mined.metrics))
    notes = all_notes(mined) if report.status != "ok" else ()
    return (*told, *counts, " ".join(note.message for note in notes))


def _coverage(sources: Sequence[Source], comparison: Comparison, lang: str) -> list[str]:
    read = [s for s in sources if s.mined.report.status in ("ok", "partial")]
    lines = [
        f"共 {len(sources)} 个文件，读出 {len(read)} 个；{len(comparison.organisations)} 个部门，{len(comparison.periods)} 个年度。"
        if lang == "zh"
        else f"{len(sources)} files, {len(read)} read; {len(comparison.organisations)} departments, {len(comparison.periods)} periods."
    ]
    names = sorted((column_of(s.mined), s.file) for s in read)
    for column, group in groupby(names, key=lambda pair: pair[0]):
        files = [file for _, file in group]
        if len(files) > 1:
            text = "、".join(files)
            lines.append(
                f"{column.organisation} {column.period} 有 {len(files)} 份报告：{text}"
                if lang == "zh"
                else f"{column.organisation} {column.period} has {len(files)} reports: {text}"
            )
    for reason, count in comparison.left_out.items():
        lines.append(f"{TITLES[f'left.{reason}'][lang == 'en']}{count}")
    return lines


def _as_number(value: Value) -> float | None:
    """The number that a spreadsheet keeps without loss, if it does."""
    if not isinstance(value, Decimal):
        return None
    digits = value.normalize().as_tuple().digits
    return float(value) if len(digits) <= EXACT_DIGITS and abs(value.adjusted()) < 300 else None


def _places(value: Value) -> int:
    """How many decimals a number has."""
    exponent = value.normalize().as_tuple().exponent if isinstance(value, Decimal) else 0
    return max(0, -exponent) if isinstance(exponent, int) else 0


def _number_format(places: int) -> str:
    return "#,##0" + ("." + "0" * places if places else "")
