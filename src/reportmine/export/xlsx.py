"""The workbook: what an office takes home from a folder of reports.

    汇总  every indicator of every department, its years side by side; a value leads to its 明细
    明细  one row a metric, all there is to know about it; leads to its 证据
    证据  the number as written, its sentence, page and box, file
    待核  what a person should look at first, and why, with room for the answer
    说明  every file with its status; how to read it all; what is not in 汇总

`20余` and `≥20` stay text, for they are no numbers; 未提及 (not mentioned) is not 0, and 无报告 (no
report) is neither.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from itertools import groupby
from pathlib import Path, PurePath

from reportmine.errors import UsageError
from reportmine.export.book import MOST_ROWS, Book, Head, Put
from reportmine.export.fields import BEFORE, BEHIND, QUOTE, confidence, shown_value
from reportmine.export.files import replacing
from reportmine.export.guide import GUIDE, TITLES
from reportmine.export.rows import Item, Source, items
from reportmine.export.told import told, told_all
from reportmine.export.words import say
from reportmine.findings import Mined
from reportmine.store.record import all_notes
from reportmine.study.compare import Column, Comparison, Row, column_of, compare
from reportmine.study.redact import hidden

MOST_VALUES = 8  # of one cell in 汇总; all are in 明细


def write_xlsx(mineds: Iterable[Mined], path: Path, *, lang: str = "zh") -> None:
    """Write the workbook. Raises UsageError where there are more metrics than a sheet has rows."""
    sources = [Source(number, mined) for number, mined in enumerate(mineds, 1)]
    every = list(items(sources))
    if len(every) > MOST_ROWS:
        raise UsageError(
            f"More metrics than a sheet has rows ({MOST_ROWS}): write .csv or .sqlite instead."
        )
    workbook = _Workbook(sources, every, lang)
    with replacing(path) as temporary:
        book = Book(
            temporary,
            workbook.title("book"),
            workbook.word("&C第 &P 页，共 &N 页", "&CPage &P of &N"),
        )
        try:
            workbook.fill(book)
        finally:
            book.close()


def _where(item: Item, lang: str) -> str:
    return "\n".join(told(lang, place) for place in item.where.split("\n"))


class _Workbook:
    """What stands in each sheet."""

    def __init__(self, sources: Sequence[Source], every: Sequence[Item], lang: str) -> None:
        self.sources, self.every, self.lang = sources, every, lang
        self.comparison = compare(source.mined for source in sources)
        # Where each metric stands in 明细, and its evidence in 证据: row 0 is the heading.
        self.at = {(i.source.number, i.metric.id): row for row, i in enumerate(every, 1)}

    def word(self, zh: str, en: str) -> str:
        """One of the two, by the language of the workbook."""
        return zh if self.lang == "zh" else en

    def title(self, key: str) -> str:
        return self.word(*TITLES[key])

    def fill(self, book: Book) -> None:
        """All sheets, in the order of their tabs."""
        self.summary(book)
        self.details(book)
        self.evidence(book)
        self.review(book)
        self.guide(book)

    def heads(self, *columns: tuple[str, str, float]) -> list[Head]:
        return [Head(self.word(zh, en), width) for zh, en, width in columns]

    def summary(self, book: Book) -> None:
        heads = self.heads(
            ("主题", "theme", 11), ("指标", "indicator", 24), ("口径", "aspect", 8), ("单位", "unit", 7),
            ("状态", "status", 7), ("部门", "organisation", 22),
        )  # fmt: skip
        periods = self.comparison.periods
        years = [Head(period, 13) for period in periods]
        last = self.heads(("提及/报告", "mentioned/reports", 9))
        sheet = book.sheet(self.title("summary"), [*heads, *years, *last], frozen=len(heads))
        for row in self.comparison.rows:
            theme, aspect = say(self.lang, "theme", row.theme), say(self.lang, "aspect", row.aspect)
            status = say(self.lang, "status", row.status)
            for at, organisation in enumerate(self.comparison.asked(row)):
                names = (
                    theme,
                    self.word(row.label, row.english),
                    aspect,
                    row.unit,
                    status,
                    organisation,
                )
                columns = [Column(organisation, period) for period in periods]
                values = [self.value(row, column) for column in columns]
                told = sum(column in row.cells for column in columns)
                asked = sum(column in self.comparison.columns for column in columns)
                counts = Put(f"{told}/{asked}", "center")
                sheet.add([*(Put(name) for name in names), *values, counts], parted=at == 0)
        sheet.finish()

    def value(self, row: Row, column: Column) -> Put:
        """A cell of 汇总; a value leads to the metric that speaks for it."""
        cell = row.cells.get(column)
        if cell is None:
            silent = column in self.comparison.columns
            missing = ("未提及", "not mentioned") if silent else ("无报告", "no report")
            return Put(self.word(*missing), "missing")
        values = cell.shown.split("；")
        text = "；".join([*values[:MOST_VALUES], "…"]) if len(values) > MOST_VALUES else cell.shown
        first = cell.facts[0]
        target = (self.title("details"), self.at[first.report + 1, first.metric.id])
        return Put(text if cell.value is None else cell.value, "value", target)

    def details(self, book: Book) -> None:
        before = [(f.zh, f.en, f.width) for f in BEFORE]
        behind = [(f.zh, f.en, f.width) for f in BEHIND]
        heads = self.heads(*before, (*QUOTE, 42), *behind)
        printed = len(BEFORE) + 1
        sheet = book.sheet(self.title("details"), heads, frozen=2, printed=printed)
        for row, item in enumerate(self.every, 1):
            left = [Put(f.get(item, self.lang), f.style) for f in BEFORE]
            right = [Put(f.get(item, self.lang), f.style) for f in BEHIND]
            quote = Put(item.metric.evidence.quote, "link", (self.title("evidence"), row))
            sheet.add([*left, quote, *right])
        sheet.finish()

    def evidence(self, book: Book) -> None:
        heads = self.heads(
            ("原文数字（点击看明细）", "number (click for metric)", 16), ("所在句或表行", "sentence or table row", 70), ("页", "page", 6),
            ("页面位置：左 上 右 下（磅，从左上角量起）", "box: left, top, right, bottom (points from the top left)", 30),
            ("文件", "file", 24), ("部门", "organisation", 18), ("年度", "period", 9),
        )  # fmt: skip
        sheet = book.sheet(self.title("evidence"), heads)
        for row, item in enumerate(self.every, 1):
            quote = Put(item.number, "link", (self.title("details"), row))
            place = [Put(item.sentence), Put(item.page, "center"), Put(_where(item, self.lang))]
            told = (item.source.file, *column_of(item.source.mined))
            sheet.add([quote, *place, *(Put(value) for value in told)])
        sheet.finish()

    def review(self, book: Book) -> None:
        heads = self.heads(
            ("待核原因", "why", 20), ("部门", "organisation", 18), ("年度", "period", 8), ("原文名称（点击看明细）", "label (click for metric)", 20),
            ("数值", "value", 11), ("单位", "unit", 7), ("把握", "confidence", 7), ("页", "page", 5),
            ("所在句或表行", "sentence or table row", 56), ("核对结果", "verdict", 10), ("备注", "remark", 16),
        )  # fmt: skip
        sheet = book.sheet(self.title("review"), heads)
        doubtful = [item for item in self.every if item.doubts]
        # What merely has no indicator comes last: it is probably right, only not filed.
        doubtful.sort(key=lambda i: (i.doubts == ("no_indicator",), i.metric.confidence))
        for item in doubtful:
            why = ("、" if self.lang == "zh" else ", ").join(
                self.title(f"doubt.{name}") for name in item.doubts
            )
            metric, mined = item.metric, item.source.mined
            target = (self.title("details"), self.at[item.source.number, metric.id])
            names = [*(Put(v) for v in (why, *column_of(mined))), Put(metric.label, "link", target)]
            value = [Put(shown_value(metric, mined), "number"), Put(metric.unit)]
            place = [Put(confidence(item), "number"), Put(item.page, "center")]
            sheet.add([*names, *value, *place, Put(item.sentence), Put(None), Put(None)])
        verdicts = (("正确", "right"), ("有误", "wrong"), ("存疑", "unsure"))
        sheet.choices(len(heads) - 2, [self.word(*verdict) for verdict in verdicts])
        sheet.finish()

    def guide(self, book: Book) -> None:
        heads = self.heads(
            ("文件", "file", 40), ("状态", "status", 12), ("部门", "organisation", 24), ("年度", "period", 12),
            ("页数", "pages", 7), ("章节", "sections", 7), ("指标", "metrics", 7), ("说明", "note", 60),
        )  # fmt: skip
        sheet = book.sheet(self.title("guide"), heads)
        names = _names(self.sources)
        for source in self.sources:
            sheet.add(_file_line(source, names[source.number], self.lang))
        files = sheet.rows - 1
        sheet.add([])
        title, *lines = GUIDE[self.lang]
        sheet.add([Put(title, "strong")])
        for line in (*lines, *_coverage(self.sources, self.comparison, self.word)):
            sheet.add([Put(line, "plain")])
        sheet.finish(files)


def _names(sources: Sequence[Source]) -> Mapping[int, str]:
    """Files without the folders that all share: enough to find them, nothing of the user's disk."""
    folders = [PurePath(source.mined.report.source).parent.parts for source in sources]
    shared = 0
    while folders and all(len(f) > shared and f[shared] == folders[0][shared] for f in folders):
        shared += 1
    parts = [PurePath(source.mined.report.source).parts[shared:] for source in sources]
    return {s.number: "/".join(part) for s, part in zip(sources, parts, strict=True)}


def _file_line(source: Source, name: str, lang: str) -> list[Put]:
    report, front = source.mined.report, source.mined.front
    counts = (len(report.pages), len(source.mined.sections), len(source.mined.metrics))
    notes = all_notes(source.mined) if report.status != "ok" else ()
    return [
        Put(name),
        Put(say(lang, "file", report.status), "text" if report.status == "ok" else "bad"),
        Put(front.organisation),
        Put(front.period.label if front.period else None, "center"),
        *(Put(count, "center") for count in counts),
        Put(told_all(lang, (note.message for note in notes))),
    ]


def _coverage(
    sources: Sequence[Source], comparison: Comparison, word: Callable[[str, str], str]
) -> Iterable[str]:
    """How much of what was given is in the table, and what is not."""
    read = [s for s in sources if s.mined.report.status in ("ok", "partial")]
    files, organisations, periods = (
        len(sources),
        len(comparison.organisations),
        len(comparison.periods),
    )
    yield word(
        f"共 {files} 个文件，读出 {len(read)} 个；{organisations} 个部门，{periods} 个年度。",
        f"{files} files, {len(read)} read; {organisations} departments, {periods} periods.",
    )
    names = sorted((column_of(s.mined), s.file) for s in read)
    for column, group in groupby(names, key=lambda pair: pair[0]):
        same = [file for _, file in group]
        if len(same) > 1:
            listed = "、".join(same)
            yield word(
                f"{column.organisation} {column.period} 有 {len(same)} 份报告，汇总时放在一格：{listed}",
                f"{column.organisation} {column.period} has {len(same)} reports in one cell: {listed}",
            )
    if places := sum(hidden(source.mined) for source in sources):
        yield word(
            f"已隐去 {places} 处个人信息（姓名、联系方式、住址、病情，以及 5 人以下的困难或患病人数），写作 ▇；原件未改动。",
            f"{places} places are hidden (▇): names, contacts, addresses, illness, and counts below 5 of people in need. The files themselves are unchanged.",
        )
    for reason, count in comparison.left_out.items():
        yield f"{word(*TITLES[f'left.{reason}'])}{count}"
