"""What travels between processes: nothing is lost, and nothing but data is believed."""

from __future__ import annotations

import io
import json
from decimal import Decimal

import pytest

from reportmine.batch.wire import decode, encode, read_frame, write_frame
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
from reportmine.report import Box, Cell, Evidence, Line, Note, Page, Place, Report, Span, Table

TEXT = "一、培训\n培训𠮷职工\t1.50万人\n"


def everything() -> Mined:
    """A report in which every type and every optional field occurs."""
    place = Place(1, Box(72.0, 90.5, 100.25, 102.0))
    table = Table(
        "t1",
        Span(5, 18),
        (place,),
        ((Cell("培训𠮷职工", Span(5, 10), 0, 0, 1, 2),), ()),
        None,
        "万",
    )
    period = Period("2019", "2019-01-01", "2019-12-31")
    boxes, ink = Boxes(), Ink()
    boxes.add(0, len(TEXT), ink, ink.add(pack(*[[0.1] * len(TEXT)] * 4)))
    report = Report(
        id="0" * 64,
        source="甲/\udce4.pdf",
        format="pdf",
        status="partial",
        text=TEXT,
        pages=(Page(1, 595, 842.5, Span(0, 18), "ocr"),),
        lines=(Line(Span(0, 4), 1, place.bbox, 12.0, True, "heading 1"), Line(Span(5, 10))),
        tables=(table,),
        notes=(Note("read", "x", "“y”", Span(0, 1)), Note("read", "z", "")),
        furniture=("- 1 -",),
        boxes=boxes,
    )
    section = Section(
        "s1", None, 1, "一", "培训", Span(2, 4), Span(0, 18), Span(0, 2), True, True, "plan",
        (Theme("training", 0.25),), (Reason("heading", "training", 1.0, "培训"),),
    )  # fmt: skip
    mention = Mention(
        Span(11, 17), "1.50万人", "count", Decimal("15000.0"), min_inclusive=False, period=period
    )
    metric = Metric(
        "m1", 0, "培训𠮷职工", (Span(5, 10),), Decimal("1E+4"), None, None, "approx", "人", "level",
        "achieved", period, "s1", 0.5, "r", Evidence("1", Span(11, 12), (place,)), None,
        Change("up", "yoy"), None, "g", CellPath("t1", ("a", "b"), ()), True, "全校", "m0",
    )  # fmt: skip
    front = Front("题", None, None, None, period, "2020-01-01", (("title", Span(0, 1)),))
    return Mined(report, front, (section,), (mention,), (metric,), report.notes)


def test_nothing_is_lost() -> None:
    mined = everything()
    assert decode(*encode(mined)) == mined
    assert str(decode(*encode(mined)).metrics[0].value) == "1E+4"


def test_a_failure_without_anything_travels() -> None:
    mined = Mined(Report("", "x.pdf", "pdf", "unreadable"))
    assert decode(*encode(mined)) == mined


@pytest.mark.parametrize(
    ("change", "complaint"),
    [
        (lambda record: record[:-1], "zip"),
        (lambda record: "report", "zip"),
        (lambda record: None, "iterable"),
        (lambda record: [*record[:5], [["read", "x", 7, None]]], "str expected, not int"),
        (lambda record: [*record[:5], [["read", "x", "y", ["0", 1]]]], "int expected, not str"),
        (lambda record: [*record[:5], [["read", "x", "y", [True, 1]]]], "int expected, not bool"),
        (lambda record: [[*record[0][:3], "fine", *record[0][4:]], *record[1:]], "'fine' is not"),
        (lambda record: [*record[:5], {"0": 1}], "list expected, not dict"),
    ],
)
def test_what_is_not_a_report_is_refused(change: object, complaint: str) -> None:
    payload, boxes = encode(everything())
    changed = change(json.loads(payload))  # type: ignore[operator]
    with pytest.raises(ValueError, match=complaint):
        decode(json.dumps(changed).encode(), boxes)


def test_boxes_must_fit_the_text() -> None:
    payload, boxes = encode(everything())
    with pytest.raises(ValueError, match="not the boxes"):
        decode(payload, boxes[:-1])
    longer, ink = Boxes(), Ink()
    longer.add(len(TEXT), 1, ink, ink.add(pack([0.1], [0.1], [0.2], [0.2])))
    with pytest.raises(ValueError, match="characters"):
        decode(payload, longer.tobytes())


def test_nesting_without_end_is_refused() -> None:
    with pytest.raises(ValueError):
        decode(b"[" * 100_000, b"")


def test_frames() -> None:
    stream = io.BytesIO()
    write_frame(stream, b"one")
    write_frame(stream, b"")
    stream.seek(0)
    assert [read_frame(stream), read_frame(stream)] == [b"one", b""]
    with pytest.raises(EOFError):
        read_frame(stream)


def test_a_frame_cut_short_or_endless() -> None:
    with pytest.raises(EOFError):
        read_frame(io.BytesIO(b"\0\0\0\0\0\0\0\5abc"))
    with pytest.raises(ValueError, match="larger than any report"):
        read_frame(io.BytesIO(b"\xff" * 8))
