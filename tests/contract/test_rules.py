"""The five rules of the contract, held on every sample, and the record against its schema.

1  one text         paragraphs without line breaks, no page furniture, one box a character
2  exact evidence   every span gives its quote, every place reads back from the file
3  every number     each numeral character lies in exactly one mention
4  same output      byte for byte: again, with more workers, from elsewhere
5  missing ≠ zero   a stated zero is a value; what is not mentioned has no row
"""

from __future__ import annotations

import json
import shutil
import unicodedata
from collections.abc import Iterator
from decimal import Decimal
from functools import cache
from itertools import pairwise
from pathlib import Path

import jsonschema
import pypdfium2
import pytest

from reportmine.batch import mine_all
from reportmine.findings import Mined
from reportmine.pipeline import mine
from reportmine.report import Box, Place, Span
from reportmine.store.record import dumps, json_schema, to_record
from reportmine.store.restore import from_record
from reportmine.study.compare import Column, compare

# What the contract calls a Chinese numeral character, told here on its own.
PDFS = sorted((Path(__file__).parents[2] / "corpora" / "samples" / "pdf").glob("*.pdf"))
NUMERALS = frozenset("〇零一二三四五六七八九十百千万亿兆两廿卅")


def squeeze(text: str) -> str:
    return "".join(text.split())


# -- the record --------------------------------------------------------------------------------


def test_record_keeps_to_its_schema(mined: Mined) -> None:
    record = json.loads(dumps(mined))
    jsonschema.Draft202012Validator(json_schema()).validate(record)
    assert record["report"]["status"] == "ok"
    assert record["metrics"]


def test_record_comes_back_whole(mined: Mined) -> None:
    record = to_record(mined)
    assert to_record(from_record(record)) == record


def test_references_lead_somewhere(mined: Mined) -> None:
    sections = {s.id for s in mined.sections}
    metrics = {m.id for m in mined.metrics}
    tables = {t.id for t in mined.report.tables}
    assert len(sections) == len(mined.sections)
    assert len(metrics) == len(mined.metrics)
    assert {s.parent for s in mined.sections} <= sections | {None}
    assert {m.section for m in mined.metrics} <= sections | {None}
    assert {m.part_of for m in mined.metrics} <= metrics | {None}
    assert {m.cell.table for m in mined.metrics if m.cell} <= tables
    assert {m.table for m in mined.mentions} <= tables | {None}


def test_sections_are_a_tree_in_text_order(mined: Mined) -> None:
    by_id = {s.id: s for s in mined.sections}
    starts = [s.span.start for s in mined.sections]
    assert starts == sorted(starts)
    for section in mined.sections:
        assert section.role is not None, section
        if section.parent:
            parent = by_id[section.parent]
            assert parent.span.covers(section.span)
            assert parent.level < section.level
    roots = [s for s in mined.sections if s.parent is None]
    assert all(a.span.end <= b.span.start for a, b in pairwise(roots))


# -- 1: one text -------------------------------------------------------------------------------


def test_text_has_the_same_paragraphs_as_the_source(pdf: Path, mined_pdf: Mined) -> None:
    """Wrapped lines are joined, also over page breaks; running heads and numbers are gone."""
    import samplefile

    source = samplefile.load(samplefile.SAMPLES / f"{pdf.stem}.txt")
    want = [squeeze(line) for line in source.plain_text.splitlines()]
    got = [squeeze(line) for line in mined_pdf.report.text.splitlines()]
    assert [line for line in got if line] == [line for line in want if line]


def test_each_character_has_its_box(mined_pdf: Mined) -> None:
    report = mined_pdf.report
    assert report.boxes.end == len(report.text.rstrip())
    covered = bytearray(len(report.text))
    for line in report.lines:
        covered[line.span.start : line.span.end] = b"\1" * (line.span.end - line.span.start)
    bare = [i for i, ch in enumerate(report.text) if not covered[i] and ch not in "\n\t"]
    assert bare == []


# -- 2: exact evidence -------------------------------------------------------------------------


def quotes(mined: Mined) -> Iterator[tuple[Span, str]]:
    """Everything that has a span, with what it claims to say."""
    for mention in mined.mentions:
        yield mention.span, mention.text
    for section in mined.sections:
        if section.heading_span:
            assert section.heading
            yield section.heading_span, section.heading
    for table in mined.report.tables:
        for row in table.cells:
            yield from ((cell.span, cell.text) for cell in row if cell.span)
    for metric in mined.metrics:
        yield metric.evidence.span, metric.evidence.quote


def test_spans_give_their_quotes(mined: Mined) -> None:
    text = mined.report.text
    for span, quote in quotes(mined):
        assert 0 <= span.start < span.end <= len(text)
        assert text[span.start : span.end] == quote


def test_labels_are_put_together_from_the_text(mined: Mined) -> None:
    text = mined.report.text
    for metric in mined.metrics:
        assert metric.label == "".join(text[s:e] for s, e in metric.label_spans), metric


def test_a_metric_quotes_its_number(mined: Mined) -> None:
    for metric in mined.metrics:
        if metric.mention is not None:
            mention = mined.mentions[metric.mention]
            assert metric.evidence.span.covers(mention.span)
            assert mention.is_quantity
        assert metric.evidence.places


@cache
def glyphs(path: Path) -> dict[int, list[tuple[str, float, float]]]:
    """For each page, its characters in stream order and where their middles are."""
    pages: dict[int, list[tuple[str, float, float]]] = {}
    document = pypdfium2.PdfDocument(path)
    for number, page in enumerate(document, 1):
        height = page.get_height()
        textpage = page.get_textpage()
        pages[number] = []
        for i in range(textpage.count_chars()):
            char = textpage.get_text_range(i, 1)
            if not char.isspace():
                left, bottom, right, top = textpage.get_charbox(i)
                middle = ((left + right) / 2, height - (top + bottom) / 2)
                pages[number].append((char, *middle))
    return pages


def read_again(path: Path, places: tuple[Place, ...]) -> str:
    """The characters whose middles lie in the boxes, in the order of the boxes."""
    found = []
    for place in places:
        assert place.page is not None
        box: Box | None = place.bbox
        assert box is not None
        found += [
            char
            for char, x, y in glyphs(path)[place.page]
            if box.x0 - 0.1 <= x <= box.x1 + 0.1 and box.top - 0.1 <= y <= box.bottom + 0.1
        ]
    return "".join(found)


def test_places_read_back_from_the_file(pdf: Path, mined_pdf: Mined) -> None:
    for span, quote in quotes(mined_pdf):
        places = mined_pdf.report.evidence(span).places
        assert read_again(pdf, places) == squeeze(quote)


def test_stored_places_are_those_of_the_span(mined: Mined) -> None:
    for metric in mined.metrics:
        assert metric.evidence == mined.report.evidence(metric.evidence.span)


# -- 3: every number ---------------------------------------------------------------------------


def test_each_numeral_lies_in_exactly_one_mention(mined: Mined) -> None:
    text = mined.report.text
    times = [0] * len(text)
    for mention in mined.mentions:
        for i in range(*mention.span):
            times[i] += 1
    assert max(times) == 1, "two mentions share a character"
    left = [
        text[max(0, i - 5) : i + 6]
        for i, char in enumerate(text)
        if (char in NUMERALS or unicodedata.decimal(char, None) is not None) and not times[i]
    ]
    assert left == []


def test_each_mention_says_what_it_is(mined: Mined) -> None:
    for mention in mined.mentions:
        assert mention.because
        if mention.is_quantity and mention.mod == "exact":
            assert mention.value is not None, mention
        if mention.min_value is not None and mention.max_value is not None:
            assert mention.min_value <= mention.max_value


# -- 4: same output ----------------------------------------------------------------------------


def test_same_bytes_again_and_from_elsewhere(pdf: Path, tmp_path: Path) -> None:
    first = dumps(mine(pdf, source="report.pdf"))
    copy = tmp_path / "somewhere" / "else.pdf"
    copy.parent.mkdir()
    shutil.copy(pdf, copy)
    assert dumps(mine(copy, source="report.pdf")) == first
    assert str(pdf.parent) not in first


def test_same_bytes_with_any_number_of_workers() -> None:
    one = [dumps(mined) for mined in mine_all(PDFS, workers=1)]
    two = [dumps(mined) for mined in mine_all(PDFS, workers=2)]
    assert one == two
    assert [json.loads(line)["report"]["source"] for line in one] == [p.as_posix() for p in PDFS]


# -- 5: missing is not zero --------------------------------------------------------------------

LIBRARY_2023 = Column("云岭大学图书馆工会", "2023")


def test_what_is_not_mentioned_has_no_row(all_mined: dict[str, Mined]) -> None:
    """The library's report of 2023 says nothing of proposals; those of other years do."""
    assert "提案" not in all_mined["library-2023"].report.text
    rows = [row for row in compare(all_mined.values()).rows if "提案" in row.label]
    assert any(Column("云岭大学图书馆工会", "2022") in row.cells for row in rows)
    assert not any(LIBRARY_2023 in row.cells for row in rows)


@pytest.mark.parametrize(
    ("name", "label"),
    [
        ("library-2022", "国家社科基金"),
        ("hospital-2021", "国家社科基金"),
        ("logistics-2023", "国家级省部级项目"),
        ("street-2023", "省部级及以上项目"),
    ],
)
def test_a_stated_zero_is_a_value(all_mined: dict[str, Mined], name: str, label: str) -> None:
    facts = [m for m in all_mined[name].metrics if m.cell is None and m.value == Decimal(0)]
    assert any(label in metric.label for metric in facts), [m.label for m in facts]


def test_a_zero_is_never_made_up(mined: Mined) -> None:
    for metric in mined.metrics:
        if metric.value == 0:
            quote = metric.evidence.quote
            assert any(word in quote for word in ("0", "零", "未", "无", "没有")), metric
