"""Findings built by hand, with sensible defaults, for tests that do not read a file.

report("一、培训\n举办培训5次。")                a report with one page and a box per character
metric(mined_or_report, "5次", label="培训")     a fact whose evidence is that piece of the text
mined("…", facts=[("5次", {"label": …})])       all of it
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from decimal import Decimal
from typing import Any

from reportmine.boxes import Boxes, Ink, pack
from reportmine.findings import (
    CellPath,
    Change,
    Front,
    Mention,
    Metric,
    Mined,
    Period,
    Reason,
    Section,
    Theme,
)
from reportmine.report import Box, Cell, Line, Note, Page, Report, Span, Table

YEAR = Period("2021", "2021-01-01", "2021-12-31")
_PIECES = re.compile(r"[^\n\t]+")


def year(label: str, source: str = "document") -> Period:
    """A calendar year as a period."""
    return Period(label, f"{label}-01-01", f"{label}-12-31", source)


def report(text: str, *, source: str = "总结.pdf", paged: bool = True, **more: Any) -> Report:
    """A report of one page on which each paragraph is one printed line of 10-point characters."""
    boxes, ink, lines = Boxes(), Ink(), []
    for row, paragraph in enumerate(_PIECES.finditer(text)):
        top, span = 72.0 + 20 * row, Span(*paragraph.span())
        count = span.end - span.start
        box = Box(72.0, top, 72.0 + 10 * count, top + 10) if paged else None
        lines.append(Line(span, page=1 if paged else 0, bbox=box, size=10.0))
        if paged:
            left = [72.0 + 10 * i for i in range(count)]
            right = [x + 10 for x in left]
            line = pack(left, [top] * count, right, [top + 10] * count)
            boxes.add(span.start, count, ink, ink.add(line))
    given: dict[str, Any] = {
        "id": hashlib.sha256(source.encode()).hexdigest(),
        "source": source,
        "format": "pdf" if paged else "text",
        "text": text,
        "pages": (Page(1, 595.3, 841.9, Span(0, len(text))),) if paged else (),
        "lines": tuple(lines),
        "boxes": boxes,
    }
    return Report(**{**given, **more})


def find(text: str, quote: str, nth: int = 0) -> Span:
    """The span of the nth `quote` in `text`."""
    start = -1
    for _ in range(nth + 1):
        start = text.index(quote, start + 1)
    return Span(start, start + len(quote))


def metric(of: Report, number: str, **more: Any) -> Metric:
    """A fact whose number stands as `number` in the text (`quote` widens its evidence)."""
    span = find(of.text, number, more.pop("nth", 0))
    quote = more.pop("quote", None)
    digits = re.search(r"\d+(\.\d+)?", number)
    label = more.get("label", "培训")
    at = of.text.find(label)
    value = more.pop("value", digits and digits[0])
    given: dict[str, Any] = {
        "id": "m1",
        "mention": None,
        "label": label,
        "label_spans": (Span(at, at + len(label)),) if at >= 0 else (),
        "value": Decimal(value) if value is not None else None,
        "min_value": Decimal(value) if value is not None else None,
        "max_value": Decimal(value) if value is not None else None,
        "mod": "exact",
        "unit": number[digits.end() :] if digits else None,
        "aspect": "level",
        "status": "achieved",
        "period": YEAR,
        "section": None,
        "confidence": 0.9,
        "rule": "number behind its label",
        "evidence": of.evidence(find(of.text, quote) if quote else span),
    }
    return Metric(**{**given, **more})


def mention(of: Report, number: str, **more: Any) -> Mention:
    """A counted number as the ledger has it."""
    digits = re.search(r"\d+(\.\d+)?", number)
    value = Decimal(digits[0]) if digits else None
    given: dict[str, Any] = {
        "span": find(of.text, number, more.pop("nth", 0)),
        "text": number,
        "kind": "count",
        "value": value,
        "min_value": value,
        "max_value": value,
        "unit": number[digits.end() :] if digits else None,
        "because": "a count",
    }
    return Mention(**{**given, **more})


def section(of: Report, starts: str, **more: Any) -> Section:
    """A section that begins at `starts` and runs to the end of the text."""
    span = Span(find(of.text, starts).start, len(of.text))
    given: dict[str, Any] = {
        "id": "s1",
        "parent": None,
        "level": 1,
        "number": None,
        "heading": starts,
        "heading_span": find(of.text, starts),
        "span": span,
        "role": "review",
    }
    return Section(**{**given, **more})


def mined(
    text: str = "某校工会2021年工作总结\n一、培训\n举办培训5次。",
    facts: Iterable[tuple[str, Mapping[str, Any]]] = (("5次", {}),),
    *,
    organisation: str | None = "某校工会",
    period: Period | None = YEAR,
    sections: Sequence[tuple[str, Mapping[str, Any]]] = (),
    notes: tuple[Note, ...] = (),
    **more: Any,
) -> Mined:
    """A mined report; each fact is its number in the text and what differs from the defaults."""
    of = report(text, source=more.pop("source", "总结.pdf"), **more)
    front = Front(
        title=text.split("\n")[0] or None,
        organisation=organisation,
        kind="年度工作总结",
        period=period,
        issued="2021-12-31",
        spans=(("title", Span(0, len(text.split("\n")[0]))),),
    )
    metrics, mentions = [], []
    for i, (number, differs) in enumerate(facts):
        spread = {"nth": differs["nth"]} if "nth" in differs else {}
        mentions.append(mention(of, number, **spread))
        defaults = {"id": f"m{i + 1}", "mention": i, "period": period or YEAR}
        metrics.append(metric(of, number, **{**defaults, **differs}))
    parts = tuple(section(of, starts, **differs) for starts, differs in sections)
    return Mined(of, front, parts, tuple(mentions), tuple(metrics), notes)


def failed(
    source: str = "坏.pdf", status: str = "unreadable", message: str = "不是 PDF。"
) -> Mined:
    """A file that could not be read."""
    note = Note("read", "not_pdf", message)
    of = Report(id="", source=source, format="pdf", status=status, notes=(note,))  # type: ignore[arg-type]
    return Mined(of, notes=(note,))


def relabel(of: Mined, **front: Any) -> Mined:
    """The same report with other front matter."""
    return replace(of, front=replace(of.front, **front))


def everything() -> Mined:
    """A report in which every field of every type is filled."""
    text = (
        "某校工会2021年工作总结\n一、培训。举办培训5次，比上年增加2次。\n"
        "项目\t金额\n慰问\t3.5\n约20余人受助。\n2021年12月30日"
    )
    of = report(text, furniture=("某校工会",))
    rows = find(text, "项目\t金额\n慰问\t3.5")
    head = (
        Cell("项目", find(text, "项目"), 0, 0),
        Cell("金额", find(text, "金额"), 0, 1, colspan=2),
    )
    body = (
        Cell("慰问", find(text, "慰问"), 1, 0),
        Cell("3.5", find(text, "3.5"), 1, 1),
        Cell("", None, 1, 2),
    )
    table = Table("t1", rows, of.evidence(rows).places, (head, body), "经费表", "万元")
    of = replace(of, tables=(table,), notes=(Note("read", "joined", "two lines were joined"),))
    mentions = (
        mention(of, "5次", per="年"),
        mention(of, "3.5", value=Decimal("35000"), kind="money", unit="元", unit_code="CNY", table="t1"),
        mention(
            of, "约20余人", mod="more_than", min_value=Decimal(20), max_value=Decimal(30),
            min_inclusive=False, max_inclusive=False, bound_source="convention", unit="人",
        ),
        mention(
            of, "2021年12月30日", kind="date", value=None, min_value=None, max_value=None, unit=None,
            period=Period("2021-12-30", "2021-12-30", "2021-12-30", "explicit"),
        ),
    )  # fmt: skip
    metrics = (
        metric(of, "5次", id="m1", mention=0, section="s2", indicator="training.sessions", group="g1"),
        metric(
            of, "2次", id="m2", section="s2", aspect="change", part_of="m1", sensitive=True,
            change=Change("up", "previous_year", "2020"), quote="比上年增加2次",
        ),
        metric(
            of, "3.5", id="m3", mention=1, label="慰问", value="35000", unit="元", same_as="m1", scope="全校",
            cell=CellPath("t1", ("慰问",), ("金额",)), status="planned",
        ),
    )  # fmt: skip
    themes, why = (Theme("training", 0.97),), (Reason("heading", "theme:training", 0.97, "培训"),)
    sections = (
        Section("s1", None, 1, None, None, None, Span(0, len(text)), implicit=True),
        replace(
            section(of, "一、培训", id="s2", parent="s1", level=2, number="一", run_in=True),
            heading="培训", heading_span=find(text, "培训"), number_span=find(text, "一、"),
            themes=themes, why=why,
        ),
    )  # fmt: skip
    front = Front(
        "某校工会2021年工作总结", "某校工会", "某校", "年度工作总结", YEAR, "2021-12-30",
        (("title", find(text, "某校工会2021年工作总结")), ("issued", find(text, "2021年12月30日"))),
    )  # fmt: skip
    notes = (*of.notes, Note("outline", "gap", "a number is missing", Span(14, 16)))
    return Mined(of, front, sections, mentions, metrics, notes)
